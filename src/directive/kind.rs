//! Kinds of documents (tên loại văn bản, Điều 7).

/// A kind of Điều 7 of Nghị định 30/2020/NĐ-CP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Công văn.
    CongVan,
    /// Kế hoạch.
    KeHoach,
    /// Thông báo.
    ThongBao,
    /// Báo cáo.
    BaoCao,
    /// Tờ trình.
    ToTrinh,
    /// Chương trình.
    ChuongTrinh,
    /// Hướng dẫn.
    HuongDan,
    /// Chỉ thị.
    ChiThi,
    /// Phương án.
    PhuongAn,
    /// Đề án.
    DeAn,
    /// Dự án.
    DuAn,
}

impl Kind {
    /// Every kind the program can set.
    pub const ALL: [Self; 11] = [
        Self::CongVan,
        Self::KeHoach,
        Self::ThongBao,
        Self::BaoCao,
        Self::ToTrinh,
        Self::ChuongTrinh,
        Self::HuongDan,
        Self::ChiThi,
        Self::PhuongAn,
        Self::DeAn,
        Self::DuAn,
    ];

    /// Key in directives (`loai`) and name of the template folder.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// Name in the decree's words, in lower case: `công văn`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.words().1
    }

    /// Name in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        self.words().2
    }

    /// The kind of a key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether the kind prints its name (ô 5a) rather than a V/v under the number (ô 5b).
    #[must_use]
    pub fn is_titled(self) -> bool {
        self != Self::CongVan
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::CongVan => ("cong-van", "công văn", "official letter"),
            Self::KeHoach => ("ke-hoach", "kế hoạch", "plan"),
            Self::ThongBao => ("thong-bao", "thông báo", "notice"),
            Self::BaoCao => ("bao-cao", "báo cáo", "report"),
            Self::ToTrinh => ("to-trinh", "tờ trình", "submission"),
            Self::ChuongTrinh => ("chuong-trinh", "chương trình", "programme"),
            Self::HuongDan => ("huong-dan", "hướng dẫn", "guidance"),
            Self::ChiThi => ("chi-thi", "chỉ thị", "instruction"),
            Self::PhuongAn => ("phuong-an", "phương án", "scheme"),
            Self::DeAn => ("de-an", "đề án", "scheme of work"),
            Self::DuAn => ("du-an", "dự án", "project"),
        }
    }
}
