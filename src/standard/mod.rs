//! The decree as data: every figure once, with its clause.

pub mod clauses;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

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

    /// The data file as text; the Typst library reads the very same bytes.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::Nd30 => include_str!("nd30.toml"),
            Self::Tt01 => include_str!("tt01.toml"),
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

/// How binding a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Level {
    /// Wording of the decree.
    L,
    /// Table of Mục V.
    T,
    /// Shown only in the official mẫu.
    M,
    /// Practice or derived.
    P,
    /// From memory, unverified: never enforced as an error.
    #[serde(rename = "MEM")]
    Mem,
}

/// One figure: what is accepted, what is set, by which clause.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Lower end of the accepted range.
    pub tu: Option<f64>,
    /// Upper end of the accepted range.
    pub den: Option<f64>,
    /// Whether the clause names no upper limit: `den` then bounds only what vanthu sets.
    #[serde(default)]
    pub khong_tran: bool,
    /// The only values accepted, where the clause names values and no range.
    #[serde(default)]
    pub chap_nhan: Vec<f64>,
    /// The value vanthu sets.
    pub dat: f64,
    /// Unit: `mm`, `pt`, `em`, `dòng` or none for a ratio.
    pub don_vi: String,
    /// Clause within the scope of the standard.
    pub dieu_khoan: String,
    /// How binding.
    pub muc: Level,
}

impl Figure {
    /// Whether a measured value is accepted, within a tolerance of the same unit.
    #[must_use]
    pub fn accepts(&self, value: f64, tolerance: f64) -> bool {
        if !self.chap_nhan.is_empty() {
            return self.chap_nhan.iter().any(|v| (v - value).abs() <= tolerance);
        }
        let low = self.tu.unwrap_or(self.dat);
        let high = if self.khong_tran { f64::INFINITY } else { self.den.unwrap_or(self.dat) };
        value >= low - tolerance && value <= high + tolerance
    }
}

/// Letters of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// In hoa.
    Hoa,
    /// In thường.
    Thuong,
    /// Both occur.
    BatKy,
}

/// Alignment of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alignment {
    /// Flush left.
    Trai,
    /// Centred.
    Giua,
    /// Flush right.
    Phai,
    /// Justified.
    Deu,
}

/// How a component is set: a row of the table of Mục V.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// Number of the box in the diagram of Mục IV.
    pub o: String,
    /// Name in the decree's words.
    pub ten: String,
    /// Name in English.
    pub en: String,
    /// Letters.
    pub chu: Case,
    /// Accepted sizes in pt, lowest and highest.
    pub co: [f64; 2],
    /// Sizes set in pt: in a document of 13, in a document of 14.
    pub dat: [f64; 2],
    /// Bold.
    pub dam: bool,
    /// Italic.
    pub nghieng: bool,
    /// Colour where it is not that of the text, six hexadecimal digits.
    #[serde(default)]
    pub mau: Option<String>,
    /// Alignment.
    pub can: Alignment,
    /// Clause.
    pub dieu_khoan: String,
    /// How binding.
    pub muc: Level,
}

/// A tolerance and the reason for it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// Value in the unit beside it.
    pub gia_tri: f64,
    /// Unit.
    pub don_vi: String,
    /// Why this much.
    pub ly_do: String,
}

/// The typeface rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typeface {
    /// Family the standard asks for; empty when it names none.
    pub ten: String,
    /// Families of the same metrics that stand in for it.
    pub tuong_duong: Vec<String>,
    /// Colour of the text, six hexadecimal digits.
    pub mau: String,
    /// Clause.
    pub dieu_khoan: String,
    /// How binding.
    pub muc: Level,
}

/// A margin of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Margin {
    /// Top.
    Tren,
    /// Bottom.
    Duoi,
}

/// Where the page number stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    /// The margin it stands in; its alignment is that of the component `so_trang`.
    pub le: Margin,
    /// Clause.
    pub dieu_khoan: String,
    /// How binding.
    pub muc: Level,
}

/// A mark at the end of a line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndMark {
    /// The mark: `;`, `.`, `./.`.
    pub dat: String,
    /// Clause.
    pub dieu_khoan: String,
    /// How binding.
    pub muc: Level,
}

/// Words of an official mẫu.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The words, in their order.
    pub dat: Vec<String>,
    /// The mẫu.
    pub dieu_khoan: String,
    /// How binding.
    pub muc: Level,
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
    pub sai_so: BTreeMap<String, Tolerance>,
    /// Page, in mm.
    pub trang: BTreeMap<String, Figure>,
    /// Place of the page number.
    pub so_trang: PageNumber,
    /// Header columns.
    pub dau_trang: BTreeMap<String, Figure>,
    /// Paragraphs and gaps.
    pub van_ban: BTreeMap<String, Figure>,
    /// Rules (lines).
    pub ke: BTreeMap<String, Figure>,
    /// Stamps of urgency (dấu chỉ mức độ khẩn), in mm.
    pub dau_khan: BTreeMap<String, Figure>,
    /// Boxes of the circulation marks (phạm vi lưu hành), in mm.
    pub luu_hanh: BTreeMap<String, Figure>,
    /// Electronic copies of paper documents (văn bản số hóa).
    pub so_hoa: BTreeMap<String, Figure>,
    /// Marks at the ends of lines.
    pub dau_cau: BTreeMap<String, EndMark>,
    /// Components, by key.
    pub thanh_phan: BTreeMap<String, Style>,
    /// Words that the official mẫu of a kind prints, by key of the kind; level M.
    #[serde(default)]
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
