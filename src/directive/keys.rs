//! Every key of a directive, once: the reader knows no other, the schema is made of them, the manual is tested by them.

use super::kind::Kind;
use Kind::{
    BanGhiNho, BanThoaThuan, BienBan, CongDien, CongVan, GiayGioiThieu, GiayMoi, GiayNghiPhep, HopDong, NghiQuyet,
    QuyetDinh, ThuCong, ToTrinh,
};

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A string.
    Text,
    /// A string or a list of strings.
    Lines,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A TOML date, or a string such as `2020-04`.
    Date,
    /// One of a few words; a function because some lists live elsewhere.
    Word(fn() -> Vec<&'static str>),
    /// One of a few numbers.
    Size(&'static [i64]),
    /// A table of its own.
    Table(&'static Table),
    /// A table of its own, or its short name in the house profile.
    Named(&'static Table),
    /// In the house profile: tables by short name.
    Names(&'static Table),
    /// In the house profile: lists of strings or of tables by short name.
    Groups(&'static Table),
    /// In the house profile: a reason for each rule.
    Reasons,
    /// A list of strings or of tables.
    Mixed(&'static Table),
    /// A list of strings or of any of two kinds of tables.
    Tasks,
    /// A list of tables.
    Tables(fn() -> &'static Table),
    /// A string, a table that names a file, or a list of tables.
    Body,
    /// `true`, or which draft it is.
    Draft,
    /// A list of lists of strings and numbers.
    Rows,
}

/// Kinds for which something holds.
#[derive(Debug, Clone, Copy)]
pub enum Kinds {
    /// Every kind.
    All,
    /// These.
    Only(&'static [Kind]),
    /// Every kind but these.
    But(&'static [Kind]),
}

impl Kinds {
    /// Whether a kind is among them.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        match self {
            Self::All => true,
            Self::Only(kinds) => kinds.contains(&kind),
            Self::But(kinds) => !kinds.contains(&kind),
        }
    }
}

/// A key and what a clerk is told of it.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Kinds whose directives may have it.
    pub kinds: Kinds,
    /// Those among them whose directives must have it.
    pub needed: Kinds,
    /// What it means, in Vietnamese.
    pub about: &'static str,
}

/// A table of a directive.
#[derive(Debug)]
pub struct Table {
    /// Its name in messages, in Vietnamese and English; the directive itself has none.
    pub name: &'static str,
    /// Its keys, in the order of the manual.
    pub keys: &'static [Key],
}

impl Table {
    /// The key of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|k| k.name == name)
    }
}

impl Key {
    /// The key is for these kinds only.
    const fn only(mut self, kinds: &'static [Kind]) -> Self {
        self.kinds = Kinds::Only(kinds);
        self
    }

    /// The key is for every kind but these.
    const fn but(mut self, kinds: &'static [Kind]) -> Self {
        self.kinds = Kinds::But(kinds);
        self
    }

    /// These kinds need the key.
    const fn needed(mut self, kinds: Kinds) -> Self {
        self.needed = kinds;
        self
    }

    /// Whether directives of a kind must have it; of an unknown kind, when nearly all must.
    #[must_use]
    pub fn is_needed(&self, kind: Option<Kind>) -> bool {
        match kind {
            Some(kind) => self.kinds.has(kind) && self.needed.has(kind),
            None => !matches!(self.kinds, Kinds::Only(_)) && !matches!(self.needed, Kinds::Only(_)),
        }
    }
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, kinds: Kinds::All, needed: Kinds::Only(&[]), about }
}

const fn must(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, kinds: Kinds::All, needed: Kinds::All, about }
}

fn kinds() -> Vec<&'static str> {
    Kind::ALL.iter().map(|kind| kind.key()).collect()
}

fn standards() -> Vec<&'static str> {
    crate::standard::StandardId::ALL.into_iter().map(crate::standard::StandardId::key).collect()
}

fn wordings() -> Vec<&'static str> {
    vec!["giao-viec", "cau", "tieu-de"]
}

fn meetings() -> Vec<&'static str> {
    vec!["cuộc họp", "hội nghị", "hội thảo"]
}

fn urgencies() -> Vec<&'static str> {
    super::stamps::Urgency::ALL.into_iter().map(super::stamps::Urgency::key).collect()
}

fn secrecies() -> Vec<&'static str> {
    vec!["mat", "toi-mat", "tuyet-mat"]
}

fn circulations() -> Vec<&'static str> {
    super::stamps::Circulation::ALL.into_iter().map(super::stamps::Circulation::words).collect()
}

fn alignments() -> Vec<&'static str> {
    super::table::Align::ALL.into_iter().map(super::table::Align::key).collect()
}

fn arrangements() -> Vec<&'static str> {
    vec!["canh-nhau", "chong"]
}

fn marks() -> Vec<&'static str> {
    vec!["a)", "-", "+"]
}

/// Kinds that are signed by two or more parties.
const PARTIES: &[Kind] = &[HopDong, BanGhiNho, BanThoaThuan];
/// Kinds that one body issues, or whose parties have a table of their own.
const NEVER_JOINT: &[Kind] = &[HopDong, BanGhiNho, BanThoaThuan, BienBan, GiayGioiThieu, GiayNghiPhep, ThuCong];
/// Kinds that issue by article, under the name of who has the authority.
const ISSUING: &[Kind] = &[NghiQuyet, QuyetDinh];
/// Kinds whose mẫu is a form to fill in.
const FORM_KINDS: &[Kind] = &[BienBan, GiayMoi, GiayGioiThieu, GiayNghiPhep];
/// Kinds whose mẫu leaves no room for a body.
const WITHOUT_BODY: &[Kind] = &[GiayGioiThieu, GiayNghiPhep];
/// Kinds that have no Kính gửi: they name those they are for in another way, or bind whom it concerns.
const WITHOUT_ADDRESSEES: &[Kind] =
    &[NghiQuyet, QuyetDinh, BienBan, CongDien, HopDong, BanGhiNho, BanThoaThuan, GiayMoi, GiayGioiThieu, GiayNghiPhep];

/// Keys of the directive itself.
pub const TOP: Table = Table {
    name: "",
    keys: &[
        must("loai", Shape::Word(kinds), "tên loại văn bản, viết không dấu: cong-van, ke-hoach, thong-bao …"),
        key("so", Shape::Number, "số của văn bản, từ 1; bỏ trống thì bản in chừa chỗ để Văn thư đóng số"),
        must("ky_hieu", Shape::Text, "ký hiệu sau dấu gạch chéo: UBND-KGVX với công văn, KH-UBND với kế hoạch")
            .needed(Kinds::But(&[ThuCong])),
        key("ngay", Shape::Date, "ngày ban hành: 2020-04-14; \"2020-04\" hoặc \"2020\" thì phần thiếu để trống")
            .but(&[BienBan]),
        must("trich_yeu", Shape::Text, "trích yếu nội dung; công văn không cần gõ “V/v”").but(WITHOUT_BODY),
        key("kinh_gui", Shape::Lines, "nơi nhận ở phần Kính gửi, mỗi nơi một chuỗi")
            .but(WITHOUT_ADDRESSEES)
            .needed(Kinds::Only(&[CongVan, ToTrinh])),
        must("tham_quyen", Shape::Text, "thẩm quyền ban hành: chức vụ của người đứng đầu, hoặc tên tập thể, cơ quan")
            .only(ISSUING),
        key("can_cu", Shape::Lines, "các căn cứ ban hành, mỗi căn cứ một chuỗi").but(FORM_KINDS),
        key("theo_de_nghi", Shape::Text, "người đề nghị ban hành, in sau các căn cứ; không cần gõ “Theo đề nghị của”")
            .only(ISSUING),
        key("mo_dau", Shape::Lines, "đoạn mở đầu trước nội dung, mỗi dòng một đoạn").but(FORM_KINDS),
        key(
            "noi_dung",
            Shape::Body,
            "nội dung với các đề mục, hoặc { tep = \"noi-dung.txt\" }, hoặc nhiều phần [[noi_dung]]",
        )
        .but(WITHOUT_BODY),
        key(
            "nhiem_vu",
            Shape::Tables(|| &ASSIGNMENT),
            "nhiệm vụ giao, đứng sau toàn bộ nội dung: giao cho ai, việc gì",
        )
        .but(FORM_KINDS),
        key("ket_thuc", Shape::Lines, "đoạn kết sau nội dung; không cần gõ “./.”").but(&[
            BienBan,
            GiayGioiThieu,
            GiayNghiPhep,
        ]),
        key("kem_theo", Shape::Text, "dòng ghi văn bản gửi kèm, không cần gõ ngoặc đơn"),
        must(
            "noi_nhan",
            Shape::Mixed(&RECIPIENTS),
            "danh sách nơi nhận, mỗi nơi một chuỗi, hoặc một nhóm có chung ghi chú",
        ),
        key("luu", Shape::Text, "nội dung dòng Lưu: VT, đơn vị soạn thảo và số bản lưu; không cần gõ “Lưu:”"),
        key("nguoi_soan", Shape::Text, "ký hiệu người soạn thảo và số lượng bản phát hành: PL.(300)"),
        key("co_chu", Shape::Size(&[13, 14]), "cỡ chữ của phần lời văn: 13 hoặc 14 (mặc định 14)"),
        key(
            "tieu_chuan",
            Shape::Word(standards),
            "tiêu chuẩn trình bày: nd30 hoặc tt01; mặc định chọn theo ngày ban hành",
        ),
        key("phu_luc", Shape::Tables(|| &ANNEX), "các phụ lục, mỗi phụ lục một bảng [[phu_luc]], in sau chữ ký"),
        key("ngang", Shape::Bool, "true: cả văn bản trên trang ngang, khi nội dung có bảng không tách thành phụ lục").but(WITHOUT_BODY),
        key(
            "ban_dien_tu",
            Shape::Bool,
            "true với văn bản điện tử: dòng “Kèm theo …” của phụ lục, của văn bản kèm theo để trống số và ngày",
        ),
        key(
            "thoi_gian_ky",
            Shape::Date,
            "thời gian ký số của cơ quan lên các tệp riêng (tep_rieng): 2026-03-05T14:05:09; không ghi thì chừa chỗ",
        ),
        key("do_khan", Shape::Word(urgencies), "dấu chỉ mức độ khẩn, in màu đỏ ở ô số 10b"),
        key("do_mat", Shape::Word(secrecies), "độ mật: bản in chừa chỗ để đóng dấu ở ô số 10a"),
        key("luu_hanh", Shape::Word(circulations), "chỉ dẫn về phạm vi lưu hành, in ở ô số 11"),
        key("thu_hoi", Shape::Bool, "true: in “TÀI LIỆU THU HỒI” ở ô số 11"),
        key("du_thao", Shape::Draft, "true: in “DỰ THẢO”; số 2: in “DỰ THẢO LẦN 2”"),
        key("dia_chi", Shape::Lines, "địa chỉ, điện thoại, thư điện tử in cuối trang 1, mỗi dòng một chuỗi"),
        must("co_quan", Shape::Table(&ISSUER), "cơ quan, tổ chức ban hành văn bản; của văn bản liên tịch là cơ quan chủ trì"),
        key(
            "co_quan_cung_ban_hanh",
            Shape::Tables(|| &JOINT_ISSUER),
            "của văn bản liên tịch: các cơ quan cùng ban hành với cơ quan chủ trì, mỗi cơ quan một bảng",
        )
        .but(NEVER_JOINT),
        key(
            "xep_ten_co_quan",
            Shape::Word(arrangements),
            "của văn bản liên tịch: canh-nhau (A - B) hoặc chong (mỗi cơ quan một dòng); không ghi thì chương trình chọn",
        )
        .but(NEVER_JOINT),
        must(
            "nguoi_ky",
            Shape::Named(&SIGNER),
            "người ký văn bản, hoặc tên tắt của người ký trong hồ sơ đơn vị; với biên bản là chủ tọa",
        )
        .but(PARTIES),
        key(
            "van_ban_kem_theo",
            Shape::Table(&ATTACHED),
            "văn bản được ban hành, phê duyệt kèm theo quyết định này (mẫu 1.3)",
        )
        .only(ISSUING),
        must("dien", Shape::Table(&TELEGRAM), "ai điện cho ai").only(&[CongDien]),
        must("cuoc_hop", Shape::Table(&MEETING), "cuộc họp mà giấy mời, biên bản nói tới").only(&[GiayMoi, BienBan]),
        must("thu_ky", Shape::Table(&SECRETARY), "thư ký ký biên bản").only(&[BienBan]),
        must("gioi_thieu", Shape::Table(&INTRODUCTION), "người được giới thiệu").only(&[GiayGioiThieu]),
        must("nghi_phep", Shape::Table(&LEAVE), "người được nghỉ phép").only(&[GiayNghiPhep]),
        must("ben", Shape::Tables(|| &PARTY), "các bên ký, mỗi bên một bảng").only(PARTIES),
        key(
            "don_vi",
            Shape::Text,
            "tệp hồ sơ đơn vị; không ghi thì dùng don-vi.toml ở thư mục này hoặc thư mục chứa nó",
        ),
    ],
};

/// Keys of the house profile: those of the directive that it fills in, and what only a profile has.
pub const PROFILE: Table = Table {
    name: "",
    keys: &[
        key("co_quan", Shape::Table(&ISSUER), "cơ quan, tổ chức ban hành văn bản"),
        key("luu", Shape::Text, "nội dung dòng Lưu của mọi văn bản"),
        key("dia_chi", Shape::Lines, "địa chỉ, điện thoại, thư điện tử in cuối trang 1 của mọi văn bản"),
        key("co_chu", Shape::Size(&[13, 14]), "cỡ chữ của phần lời văn: 13 hoặc 14"),
        key("tieu_chuan", Shape::Word(standards), "tiêu chuẩn trình bày: nd30 hoặc tt01"),
        key("nguoi_ky", Shape::Names(&SIGNER), "những người ký theo tên tắt: [nguoi_ky.an]"),
        key("noi_nhan", Shape::Groups(&RECIPIENTS), "các nhóm nơi nhận theo tên tắt; văn bản ghi \"@ten-tat\""),
        key("mau", Shape::Text, "thư mục mẫu trình bày, tính từ thư mục của hồ sơ"),
        key("phong_chu", Shape::Lines, "thư mục hoặc tệp phông chữ, tính từ thư mục của hồ sơ"),
        key("lech", Shape::Reasons, "các quy tắc mà đơn vị khai là làm khác, mỗi quy tắc một lý do"),
    ],
};

fn copy_forms() -> Vec<&'static str> {
    super::copy::CopyForm::ALL.into_iter().map(super::copy::CopyForm::key).collect()
}

/// Keys of the slip of a copy.
pub const COPY: Table = Table {
    name: "",
    keys: &[
        must("hinh_thuc", Shape::Word(copy_forms), "hình thức sao: sao-y, sao-luc hoặc trich-sao"),
        key("so", Shape::Number, "số bản sao, đánh chung cho các loại bản sao trong năm; bỏ trống thì bản in chừa chỗ"),
        key("ky_hieu", Shape::Text, "ký hiệu bản sao: SY-UBND, SL-UBND, TrS-UBND; bản sao giấy phải có"),
        key("ngay", Shape::Date, "ngày sao: 2026-03-05; phần thiếu để trống"),
        key("thoi_gian_ky", Shape::Date, "thời gian ký số: 2026-03-05T14:05:09; bản sao điện tử phải có"),
        key("noi_nhan", Shape::Mixed(&RECIPIENTS), "nơi nhận bản sao; bản sao giấy phải có"),
        key("luu", Shape::Text, "nội dung dòng Lưu"),
        key("co_chu", Shape::Size(&[13, 14]), "cỡ chữ: 13 hoặc 14"),
        key("tieu_chuan", Shape::Word(standards), "không dùng ở bản sao: thể thức bản sao theo Nghị định 30"),
        key("dia_chi", Shape::Lines, "không dùng ở bản sao"),
        must("co_quan", Shape::Table(&ISSUER), "cơ quan sao văn bản"),
        key(
            "nguoi_ky",
            Shape::Named(&SIGNER),
            "người ký bản sao, hoặc tên tắt trong hồ sơ đơn vị; bản sao giấy phải có",
        ),
        key("don_vi", Shape::Text, "tệp hồ sơ đơn vị"),
    ],
};

/// Keys of the profile that are no part of a directive: what is named there, and what concerns the program.
pub const PROFILE_ONLY: [&str; 5] = ["nguoi_ky", "noi_nhan", "mau", "phong_chu", "lech"];

/// Keys of `[co_quan]`.
pub const ISSUER: Table = Table {
    name: "co_quan",
    keys: &[
        must("ten", Shape::Lines, "tên cơ quan ban hành; tên dài viết thành danh sách, mỗi dòng một chuỗi"),
        key("chu_quan", Shape::Lines, "tên cơ quan chủ quản trực tiếp, nếu có"),
        must("dia_danh", Shape::Text, "địa danh ghi trước ngày tháng: Cần Thơ; biên bản không in")
            .needed(Kinds::But(&[BienBan])),
    ],
};

/// Keys of `[[co_quan_cung_ban_hanh]]`.
pub const JOINT_ISSUER: Table = Table {
    name: "co_quan_cung_ban_hanh",
    keys: &[
        must("ten", Shape::Lines, "tên cơ quan cùng ban hành; tên dài viết thành danh sách, mỗi dòng một chuỗi"),
        key("chu_quan", Shape::Lines, "tên cơ quan chủ quản trực tiếp, nếu khác của cơ quan đứng trước"),
        key("so", Shape::Number, "số của riêng cơ quan này, nếu mỗi cơ quan lấy một số; bỏ trống thì chừa chỗ"),
        key("ky_hieu", Shape::Text, "ký hiệu của riêng cơ quan này; không ghi thì dùng chung số, ký hiệu của văn bản"),
        must("nguoi_ky", Shape::Table(&SIGNER), "người ký của cơ quan này; các khóa như của [nguoi_ky]"),
    ],
};

/// Keys of `[nguoi_ky]`.
pub const SIGNER: Table = Table {
    name: "nguoi_ky",
    keys: &[
        key(
            "quyen_han",
            Shape::Lines,
            "quyền hạn: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH …; nhiều dòng thì viết thành danh sách",
        ),
        key("chuc_vu", Shape::Text, "chức vụ của người ký: CHỦ TỊCH, PHÓ CHỦ TỊCH, GIÁM ĐỐC"),
        key("chuc_vu_khac", Shape::Text, "chức vụ khác ghi ngay trên họ tên, khi ký thay một ban hoặc hội đồng"),
        key("ho_ten", Shape::Text, "họ và tên người ký, không kèm học hàm, học vị"),
        key("anh_chu_ky", Shape::Text, "tệp PNG nền trong có hình chữ ký, đặt cạnh tệp này"),
        key("anh_dau", Shape::Text, "tệp PNG nền trong có hình dấu của cơ quan, cắt sát mép dấu"),
        key("duong_kinh_dau", Shape::Number, "đường kính thật của dấu, tính bằng mm; bắt buộc khi có anh_dau"),
    ],
};

/// Keys of a group of recipients.
pub const RECIPIENTS: Table = Table {
    name: "noi_nhan",
    keys: &[
        must("nhom", Shape::Lines, "các nơi nhận được gộp bằng dấu ngoặc móc"),
        must("ghi_chu", Shape::Text, "ghi chú chung của nhóm: để b/c"),
    ],
};

/// Keys of a section of the body: text, then the assignments that follow it.
pub const SECTION: Table = Table {
    name: "noi_dung",
    keys: &[
        key("van_ban", Shape::Text, "phần lời văn với các đề mục của nó"),
        key("tep", Shape::Text, "tệp văn bản đặt cạnh tệp này, thay cho van_ban"),
        key("bang", Shape::Table(&GRID), "bảng, đứng sau phần lời văn này"),
        key("nhiem_vu", Shape::Tables(|| &ASSIGNMENT), "nhiệm vụ giao, đứng ngay sau phần lời văn này"),
    ],
};

/// Keys of an annex.
pub const ANNEX: Table = Table {
    name: "phu_luc",
    keys: &[
        key("tieu_de", Shape::Text, "tên phụ lục, in hoa giữa trang"),
        key("noi_dung", Shape::Body, "nội dung, viết như noi_dung của văn bản"),
        key("bang", Shape::Table(&GRID), "bảng, đứng sau nội dung"),
        key("ngang", Shape::Bool, "true: in trên trang ngang; chỉ dùng khi phụ lục có bảng"),
        key("tep_rieng", Shape::Bool, "true: văn bản điện tử có phụ lục này ở tệp riêng, được ký số riêng (mẫu 2.2)"),
    ],
};

/// Keys of a table of cells (`bang`).
pub const GRID: Table = Table {
    name: "bang",
    keys: &[
        key("tieu_de", Shape::Text, "tên bảng, in trên bảng"),
        key(
            "cot",
            Shape::Mixed(&COLUMN),
            "các cột: tên cột, hoặc { ten, nhom, rong, can, gop }; lấy từ tệp thì có thể bỏ",
        ),
        key("dong", Shape::Rows, "các hàng, mỗi hàng một danh sách ô theo thứ tự cột"),
        key("tep", Shape::Text, "tệp CSV hoặc XLSX đặt cạnh tệp này, hàng đầu là tên cột"),
        key("trang_tinh", Shape::Text, "tên trang tính trong tệp XLSX; mặc định là trang đầu"),
        key(
            "hang_ten_cot",
            Shape::Size(&[1, 2]),
            "số hàng tên cột ở đầu tệp; 2 thì hàng trên là tên nhóm cột. XLSX có ô gộp ở hàng đầu thì tự hiểu là 2",
        ),
    ],
};

/// Keys of a column of a table.
pub const COLUMN: Table = Table {
    name: "cot",
    keys: &[
        must("ten", Shape::Text, "tên cột, đúng như trong tệp nếu bảng lấy từ tệp"),
        key("nhom", Shape::Text, "tên nhóm, in trong một ô chung trên các cột liền nhau có cùng `nhom`"),
        key("gop", Shape::Bool, "true: ô trống, hoặc giống hệt ô trên nó, được gộp với ô trên"),
        key("rong", Shape::Number, "bề rộng, tính bằng mm; bỏ trống thì chương trình chia"),
        key("can", Shape::Word(alignments), "canh chữ: trai, giua, phai, deu hoặc so (thẳng dấu phẩy thập phân)"),
    ],
};

/// Keys of an assignment.
pub const ASSIGNMENT: Table = Table {
    name: "nhiem_vu",
    keys: &[
        must("giao", Shape::Text, "cơ quan, người được giao"),
        must(
            "viec",
            Shape::Tasks,
            "các việc phải làm: chuỗi, hoặc { noi_dung, han }, hoặc một nhiệm vụ con { giao, viec }",
        ),
        key(
            "cach_viet",
            Shape::Word(wordings),
            "giao-viec: “Giao … thực hiện các nội dung sau:”; cau: người được giao là chủ ngữ của câu; tieu-de: tên người được giao làm tiêu đề",
        ),
        key("de_nghi", Shape::Bool, "true khi là lời đề nghị (“Đề nghị …”), không phải giao việc"),
        key("dan", Shape::Text, "lời dẫn thay cho “thực hiện các nội dung sau:”"),
        key("dau", Shape::Word(marks), "dấu đầu dòng của các việc: \"a)\", \"-\" hoặc \"+\""),
    ],
};

/// Keys of a task.
pub const TASK: Table = Table {
    name: "viec",
    keys: &[
        must("noi_dung", Shape::Text, "việc phải làm; các dòng sau dòng đầu là ý con"),
        key("han", Shape::Date, "hạn hoàn thành: 2020-10-01 hoặc \"2020-10\""),
    ],
};

/// Keys of `van_ban_kem_theo`.
pub const ATTACHED: Table = Table {
    name: "van_ban_kem_theo",
    keys: &[
        must("loai", Shape::Word(kinds), "tên loại văn bản kèm theo, viết không dấu: quy-che, quy-dinh, ke-hoach …"),
        must("trich_yeu", Shape::Text, "trích yếu nội dung văn bản kèm theo"),
        must("noi_dung", Shape::Body, "nội dung văn bản kèm theo, viết như noi_dung của văn bản"),
        key("nhiem_vu", Shape::Tables(|| &ASSIGNMENT), "nhiệm vụ giao, đứng sau nội dung"),
        key(
            "tep_rieng",
            Shape::Bool,
            "true: văn bản điện tử có văn bản kèm theo ở tệp riêng, được ký số riêng (mẫu 1.3)",
        ),
    ],
};

/// Keys of `[dien]`.
pub const TELEGRAM: Table = Table {
    name: "dien",
    keys: &[
        key(
            "nguoi_gui",
            Shape::Text,
            "cơ quan hoặc chức danh người đứng đầu gửi điện; mặc định là tên cơ quan ban hành",
        ),
        must("noi_nhan", Shape::Lines, "cơ quan, tổ chức nhận điện, mỗi nơi một chuỗi"),
    ],
};

/// Keys of `[cuoc_hop]`.
pub const MEETING: Table = Table {
    name: "cuoc_hop",
    keys: &[
        key(
            "kinh_moi",
            Shape::Text,
            "người được mời: tên cơ quan, hoặc họ tên, chức vụ, đơn vị; bỏ trống thì in dòng chấm",
        )
        .only(&[GiayMoi]),
        key("toi_du", Shape::Text, "tên, nội dung cuộc họp, hội nghị").only(&[GiayMoi]),
        key("hinh_thuc", Shape::Word(meetings), "cuộc họp (mặc định), hội nghị hoặc hội thảo").only(&[BienBan]),
        key("bat_dau", Shape::Text, "thời gian bắt đầu: 08 giờ 00, ngày 16 tháng 3 năm 2026").only(&[BienBan]),
        key("chu_tri", Shape::Text, "người chủ trì"),
        key("thu_ky", Shape::Text, "người ghi biên bản").only(&[BienBan]),
        key("thoi_gian", Shape::Text, "thời gian họp").only(&[GiayMoi]),
        key("dia_diem", Shape::Text, "địa điểm"),
        key("thanh_phan", Shape::Lines, "thành phần tham dự; nhiều dòng thì mỗi dòng một gạch đầu dòng")
            .only(&[BienBan]),
        key("ket_thuc", Shape::Text, "thời gian kết thúc: 11 giờ 30, ngày 16 tháng 3 năm 2026").only(&[BienBan]),
    ],
};

/// Keys of `[thu_ky]`.
pub const SECRETARY: Table = Table {
    name: "thu_ky",
    keys: &[key("ho_ten", Shape::Text, "họ và tên thư ký; bỏ trống thì chừa chỗ")],
};

/// Keys of `[gioi_thieu]`.
pub const INTRODUCTION: Table = Table {
    name: "gioi_thieu",
    keys: &[
        key("ong_ba", Shape::Text, "họ và tên người được giới thiệu; mục nào bỏ trống thì in dòng chấm"),
        key("chuc_vu", Shape::Text, "chức vụ, đơn vị công tác"),
        key("duoc_cu_den", Shape::Text, "cơ quan, tổ chức được giới thiệu tới làm việc"),
        key("ve_viec", Shape::Text, "việc cần làm"),
        key("gia_tri_den", Shape::Date, "ngày cuối cùng giấy có giá trị"),
    ],
};

/// Keys of `[nghi_phep]`.
pub const LEAVE: Table = Table {
    name: "nghi_phep",
    keys: &[
        key("ngay_don", Shape::Date, "ngày ghi trên Đơn đề nghị nghỉ phép; mục nào bỏ trống thì in dòng chấm"),
        key("ong_ba", Shape::Text, "họ và tên người được nghỉ phép"),
        key("chuc_vu", Shape::Text, "chức vụ, đơn vị công tác"),
        key("thoi_gian", Shape::Text, "nghỉ bao lâu: 05 ngày làm việc"),
        key("tu_ngay", Shape::Date, "ngày đầu tiên được nghỉ"),
        key("den_ngay", Shape::Date, "ngày cuối cùng được nghỉ"),
        key("noi_nghi", Shape::Text, "nơi nghỉ phép"),
        key("tinh_vao", Shape::Text, "được tính vào thời gian: nghỉ hằng năm có lương, nghỉ không hưởng lương …"),
        key("xac_nhan", Shape::Bool, "true thì có chỗ xác nhận của cơ quan, chính quyền nơi nghỉ phép"),
    ],
};

/// Keys of `[[ben]]`.
pub const PARTY: Table = Table {
    name: "ben",
    keys: &[
        must("goi", Shape::Text, "cách gọi trong văn bản: Bên A"),
        must("ten", Shape::Text, "tên đầy đủ của bên ký"),
        key("thong_tin", Shape::Lines, "các dòng thông tin, mỗi dòng một chuỗi: Địa chỉ: …, Mã số thuế: …"),
        key("quyen_han", Shape::Lines, "quyền hạn của người ký: TM. …, KT. …; nhiều dòng thì viết thành danh sách"),
        must("chuc_vu", Shape::Text, "chức vụ của người ký"),
        key("ho_ten", Shape::Text, "họ và tên người ký"),
    ],
};

/// Tables whose values go to the templates as they are, key by key.
pub const FORMS: [&Table; 6] = [&TELEGRAM, &MEETING, &SECRETARY, &INTRODUCTION, &LEAVE, &PARTY];

/// Every table, in the order of the manual.
pub const TABLES: &[&Table] = &[
    &TOP,
    &ISSUER,
    &JOINT_ISSUER,
    &SIGNER,
    &RECIPIENTS,
    &SECTION,
    &ANNEX,
    &GRID,
    &COLUMN,
    &ASSIGNMENT,
    &TASK,
    &ATTACHED,
    &TELEGRAM,
    &MEETING,
    &SECRETARY,
    &INTRODUCTION,
    &LEAVE,
    &PARTY,
];
