//! Kinds of documents (tên loại văn bản, Điều 7). A new kind is a line here, its abbreviation
//! in the standard, a folder of `letter-templates/` with a sample (and a template where its words differ), and a case.

/// What sets a kind apart from others by its mẫu (Phụ lục III). No room asks for a kind by name where a trait says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    /// Prints no name of its kind (ô 5a) but a V/v under the number (ô 5b).
    Untitled,
    /// Its mẫu has no subject under the name of the kind.
    Subjectless,
    /// Its mẫu is a form that needs no body (Mẫu 1.7, 1.8, 2.2).
    Bodiless,
    /// Has no code in its number (Phụ lục III).
    Numberless,
    /// Tells place and time in its text (Mẫu 1.9).
    Undated,
    /// Ends in words of its own, after which the end mark stands (Mẫu 1.9).
    EndsInFixedWords,
    /// Its fixed words are those of a meeting (Mẫu 1.9), which papers of the same name need not be.
    Meeting,
    /// Names in its text those it is for, so that Nơi nhận may say "Như trên" without Kính gửi (Mẫu 1.6-1.8).
    NamesReceivers,
    /// Names its receivers in a list before the text, which is no text (Mẫu 1.6).
    ListsReceivers,
    /// Says who issues it, and what is decided, in the body (Mẫu 1.1-1.3).
    Decides,
    /// Is an agreement of several parties.
    Agreement,
    /// Several parties sign it side by side and keep a copy each.
    PartiesSign,
}

/// Makes the kinds of their lines: variant, key, name in Vietnamese and in English, traits.
macro_rules! kinds {
    ($($kind:ident: $key:literal, $name:literal, $english:literal, [$($has:ident),*];)*) => {
        /// A kind of Điều 7 of Nghị định 30/2020/NĐ-CP.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = $name] $kind,)*
        }

        impl Kind {
            /// Every kind, in the order of Điều 7.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// What sets it apart.
            #[must_use]
            pub const fn traits(self) -> &'static [Trait] {
                match self {
                    $(Self::$kind => &[$(Trait::$has),*],)*
                }
            }

            fn words(self) -> (&'static str, &'static str, &'static str) {
                match self {
                    $(Self::$kind => ($key, $name, $english),)*
                }
            }
        }
    };
}

kinds! {
    NghiQuyet: "nghi-quyet", "nghị quyết", "resolution", [Decides];
    QuyetDinh: "quyet-dinh", "quyết định", "decision", [Decides];
    ChiThi: "chi-thi", "chỉ thị", "instruction", [];
    QuyChe: "quy-che", "quy chế", "statute", [];
    QuyDinh: "quy-dinh", "quy định", "regulation", [];
    ThongCao: "thong-cao", "thông cáo", "communiqué", [];
    ThongBao: "thong-bao", "thông báo", "notice", [];
    HuongDan: "huong-dan", "hướng dẫn", "guidance", [];
    ChuongTrinh: "chuong-trinh", "chương trình", "programme", [];
    KeHoach: "ke-hoach", "kế hoạch", "plan", [];
    PhuongAn: "phuong-an", "phương án", "scheme", [];
    DeAn: "de-an", "đề án", "scheme of work", [];
    DuAn: "du-an", "dự án", "project", [];
    BaoCao: "bao-cao", "báo cáo", "report", [];
    BienBan: "bien-ban", "biên bản", "minutes", [EndsInFixedWords, Undated, PartiesSign, Meeting];
    ToTrinh: "to-trinh", "tờ trình", "submission", [];
    HopDong: "hop-dong", "hợp đồng", "contract", [PartiesSign, Agreement];
    CongVan: "cong-van", "công văn", "official letter", [Untitled, Subjectless];
    CongDien: "cong-dien", "công điện", "telegram", [NamesReceivers, ListsReceivers];
    BanGhiNho: "ban-ghi-nho", "bản ghi nhớ", "memorandum of understanding", [PartiesSign, Agreement];
    BanThoaThuan: "ban-thoa-thuan", "bản thỏa thuận", "agreement", [PartiesSign, Agreement];
    GiayUyQuyen: "giay-uy-quyen", "giấy ủy quyền", "letter of authority", [];
    GiayMoi: "giay-moi", "giấy mời", "invitation", [NamesReceivers, Bodiless];
    GiayGioiThieu: "giay-gioi-thieu", "giấy giới thiệu", "letter of introduction", [NamesReceivers, Subjectless, Bodiless];
    GiayNghiPhep: "giay-nghi-phep", "giấy nghỉ phép", "leave permit", [Subjectless, Bodiless];
    PhieuGui: "phieu-gui", "phiếu gửi", "dispatch slip", [];
    PhieuChuyen: "phieu-chuyen", "phiếu chuyển", "forwarding slip", [];
    PhieuBao: "phieu-bao", "phiếu báo", "notification slip", [];
    ThuCong: "thu-cong", "thư công", "courtesy letter", [Numberless];
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

    /// Whether a trait sets it apart.
    #[must_use]
    pub fn has(self, wanted: Trait) -> bool {
        self.traits().contains(&wanted)
    }

    /// Whether the kind prints its name (ô 5a) rather than a V/v under the number (ô 5b).
    #[must_use]
    pub fn is_titled(self) -> bool {
        !self.has(Trait::Untitled)
    }
}
