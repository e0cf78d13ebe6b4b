//! What the tables of a standard are made of: figures, styles, tolerances, marks and words, each with its clause.

use serde::Deserialize;

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
        let high = if self.khong_tran { f64::INFINITY } else { self.most() };
        value >= self.least() - tolerance && value <= high + tolerance
    }

    /// A number as it is written, with a zero in front where it lies below this figure.
    #[must_use]
    pub fn zeroed(&self, number: u32) -> String {
        if f64::from(number) < self.dat { format!("0{number}") } else { number.to_string() }
    }

    /// The lowest value of its range.
    #[must_use]
    pub fn least(&self) -> f64 {
        self.tu.unwrap_or(self.dat)
    }

    /// The highest value of its range, or of what vanthu sets where the clause names no upper limit.
    #[must_use]
    pub fn most(&self) -> f64 {
        self.den.unwrap_or(self.dat)
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

/// A mark or words that a standard fixes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// As printed: `;`, `./.`, `Kính gửi:`.
    pub dat: String,
    /// Other spellings that are right.
    #[serde(default)]
    pub cung_nhan: Vec<String>,
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
