//! The decree as data: every figure once, with its clause.

pub mod clauses;
mod differences;
mod tables;
mod terms;
pub mod written;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

pub use tables::{Circulation, Header, Lines, Marks, PageSize, Phrases, Stamps, Styles, Text, Tolerances, Zeros};
pub use terms::{Alignment, Case, Figure, Fixed, Level, Margin, PageNumber, Style, Tolerance, Typeface, Wording};

/// The standard in force, from which every other one differs.
const ND30: &str = include_str!("nd30.toml");

/// Which standard a document follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StandardId {
    /// Nghị định 30/2020/NĐ-CP, in force since 5 March 2020.
    Nd30,
    /// Thông tư 01/2011/TT-BNV, in force before.
    Tt01,
}

impl StandardId {
    /// Every standard.
    pub const ALL: [Self; 2] = [Self::Nd30, Self::Tt01];

    /// The data as text; the Typst library reads the very same bytes.
    #[must_use]
    pub fn source(self) -> &'static str {
        static TT01: LazyLock<String> = LazyLock::new(|| {
            let whole = differences::apply(ND30, include_str!("tt01.toml"));
            whole.unwrap_or_else(|e| panic!("tt01.toml is part of the program: {e}"))
        });
        match self {
            Self::Nd30 => ND30,
            Self::Tt01 => &TT01,
        }
    }

    /// Name in directives: `nd30`, `tt01`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Nd30 => "nd30",
            Self::Tt01 => "tt01",
        }
    }

    /// The standard itself, read once.
    #[must_use]
    pub fn get(self) -> &'static Standard {
        static ND30: LazyLock<Standard> = LazyLock::new(|| Standard::read(StandardId::Nd30));
        static TT01: LazyLock<Standard> = LazyLock::new(|| Standard::read(StandardId::Tt01));
        match self {
            Self::Nd30 => &ND30,
            Self::Tt01 => &TT01,
        }
    }
}

/// A standard of presentation (thể thức và kỹ thuật trình bày).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Key: `nd30`, `tt01`.
    pub ma: String,
    /// Name of the document that sets it.
    pub ten: String,
    /// Where in that document the clauses are.
    pub pham_vi: String,
    /// First day in force.
    pub hieu_luc_tu: toml::value::Datetime,
    /// Typeface and colour.
    pub phong_chu: Typeface,
    /// Tolerances of the checker.
    pub sai_so: Tolerances,
    /// Page, in mm.
    pub trang: PageSize,
    /// Place of the page number.
    pub so_trang: PageNumber,
    /// Header columns.
    pub dau_trang: Header,
    /// Paragraphs and gaps.
    pub van_ban: Text,
    /// Rules (lines).
    pub ke: Lines,
    /// Stamps of urgency (dấu chỉ mức độ khẩn), in mm.
    pub dau_khan: Stamps,
    /// Boxes of the circulation marks (phạm vi lưu hành), in mm.
    pub luu_hanh: Circulation,
    /// Zeros in front of numbers, days and months.
    pub so_khong: Zeros,
    /// Words that are fixed.
    pub loi: Phrases,
    /// Marks at the ends of lines.
    pub dau_cau: Marks,
    /// Components.
    pub thanh_phan: Styles,
    /// Words that the official mẫu of a kind prints, by key of the kind; level M.
    pub loi_cua_mau: BTreeMap<String, Wording>,
    /// Abbreviations of the kinds, by key of the kind.
    pub ky_hieu: BTreeMap<String, String>,
    /// Abbreviations of the copies.
    pub ky_hieu_sao: BTreeMap<String, String>,
    /// What practice adds to code and name of a kind where several bodies issue: `LT`, “liên tịch”.
    pub hau_to_lien_tich: BTreeMap<String, String>,
    /// Codes that are no longer right, and what replaces them.
    pub ky_hieu_cu: BTreeMap<String, String>,
}

impl Standard {
    fn read(id: StandardId) -> Self {
        toml::from_str(id.source()).unwrap_or_else(|e| panic!("{}.toml is part of the program: {e}", id.key()))
    }

    /// Which of the pair of sizes of each component goes with a size of the text.
    #[must_use]
    pub fn size_index(&self, size: u8) -> usize {
        self.van_ban.co_chu.chap_nhan.iter().position(|of_text| (of_text - f64::from(size)).abs() < 0.1).unwrap_or(0)
    }

    /// The words that practice adds to the name of a kind, of the code that it adds them to: “liên tịch” of `NQLT`.
    #[must_use]
    pub fn joint_words(&self, code: &str, of_kind: &str) -> Option<&str> {
        self.hau_to_lien_tich.get(code.strip_prefix(of_kind)?).map(String::as_str)
    }

    /// The full form of a clause: `Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.b`.
    #[must_use]
    pub fn cite(&self, clause: &str) -> String {
        if clause.starts_with("Điều") || clause.starts_with("Phụ lục") {
            format!("{}, {clause}", self.ten)
        } else if clause.starts_with("Mẫu") {
            format!("{}, Phụ lục III, {clause}", self.ten)
        } else {
            format!("{}, {}, {clause}", self.ten, self.pham_vi)
        }
    }
}

#[cfg(test)]
mod tests;
