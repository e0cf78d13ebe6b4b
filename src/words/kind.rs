//! Kinds of documents (tên loại văn bản, Điều 7). A new kind is a line here, its abbreviation
//! in the standard, a folder of `letter-templates/` with a sample (and a template where its words differ), and a case.

/// Makes the kinds of their lines: variant, key, name in Vietnamese and in English.
macro_rules! kinds {
    ($($kind:ident: $key:literal, $name:literal, $english:literal;)*) => {
        /// A kind of Điều 7 of Nghị định 30/2020/NĐ-CP.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = $name] $kind,)*
        }

        impl Kind {
            /// Every kind, in the order of Điều 7.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            fn words(self) -> (&'static str, &'static str, &'static str) {
                match self {
                    $(Self::$kind => ($key, $name, $english),)*
                }
            }
        }
    };
}

kinds! {
    NghiQuyet: "nghi-quyet", "nghị quyết", "resolution";
    QuyetDinh: "quyet-dinh", "quyết định", "decision";
    ChiThi: "chi-thi", "chỉ thị", "instruction";
    QuyChe: "quy-che", "quy chế", "statute";
    QuyDinh: "quy-dinh", "quy định", "regulation";
    ThongCao: "thong-cao", "thông cáo", "communiqué";
    ThongBao: "thong-bao", "thông báo", "notice";
    HuongDan: "huong-dan", "hướng dẫn", "guidance";
    ChuongTrinh: "chuong-trinh", "chương trình", "programme";
    KeHoach: "ke-hoach", "kế hoạch", "plan";
    PhuongAn: "phuong-an", "phương án", "scheme";
    DeAn: "de-an", "đề án", "scheme of work";
    DuAn: "du-an", "dự án", "project";
    BaoCao: "bao-cao", "báo cáo", "report";
    BienBan: "bien-ban", "biên bản", "minutes";
    ToTrinh: "to-trinh", "tờ trình", "submission";
    HopDong: "hop-dong", "hợp đồng", "contract";
    CongVan: "cong-van", "công văn", "official letter";
    CongDien: "cong-dien", "công điện", "telegram";
    BanGhiNho: "ban-ghi-nho", "bản ghi nhớ", "memorandum of understanding";
    BanThoaThuan: "ban-thoa-thuan", "bản thỏa thuận", "agreement";
    GiayUyQuyen: "giay-uy-quyen", "giấy ủy quyền", "letter of authority";
    GiayMoi: "giay-moi", "giấy mời", "invitation";
    GiayGioiThieu: "giay-gioi-thieu", "giấy giới thiệu", "letter of introduction";
    GiayNghiPhep: "giay-nghi-phep", "giấy nghỉ phép", "leave permit";
    PhieuGui: "phieu-gui", "phiếu gửi", "dispatch slip";
    PhieuChuyen: "phieu-chuyen", "phiếu chuyển", "forwarding slip";
    PhieuBao: "phieu-bao", "phiếu báo", "notification slip";
    ThuCong: "thu-cong", "thư công", "courtesy letter";
}

impl Kind {
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
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// Whether the kind prints its name (ô 5a) rather than a V/v under the number (ô 5b).
    #[must_use]
    pub fn is_titled(self) -> bool {
        self != Self::CongVan
    }

    /// Whether its mẫu ends in words of its own, after which the end mark stands (mẫu 1.9).
    #[must_use]
    pub fn ends_in_fixed_words(self) -> bool {
        self == Self::BienBan
    }

    /// Whether its text names those it is for, so that Nơi nhận may say "Như trên" without Kính gửi (mẫu 1.6-1.8).
    #[must_use]
    pub fn names_receivers(self) -> bool {
        matches!(self, Self::CongDien | Self::GiayMoi | Self::GiayGioiThieu)
    }
}
