//! Every key of a directive, once: the reader knows no other, the schema is made of them, the manual is tested by them.

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
}

/// A key and what a clerk is told of it.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Whether every directive has it.
    pub required: bool,
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

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: false, about }
}

const fn must(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: true, about }
}

fn kinds() -> Vec<&'static str> {
    super::kind::Kind::ALL.into_iter().map(super::kind::Kind::key).collect()
}

fn standards() -> Vec<&'static str> {
    crate::standard::StandardId::ALL.into_iter().map(crate::standard::StandardId::key).collect()
}

fn wordings() -> Vec<&'static str> {
    vec!["giao-viec", "cau", "tieu-de"]
}

fn marks() -> Vec<&'static str> {
    vec!["a)", "-", "+"]
}

/// Keys of the directive itself.
pub const TOP: Table = Table {
    name: "",
    keys: &[
        must("loai", Shape::Word(kinds), "tên loại văn bản, viết không dấu: cong-van, ke-hoach, thong-bao …"),
        key("so", Shape::Number, "số của văn bản, từ 1; bỏ trống thì bản in chừa chỗ để Văn thư đóng số"),
        must("ky_hieu", Shape::Text, "ký hiệu sau dấu gạch chéo: UBND-KGVX với công văn, KH-UBND với kế hoạch"),
        key("ngay", Shape::Date, "ngày ban hành: 2020-04-14; \"2020-04\" hoặc \"2020\" thì phần thiếu để trống"),
        must("trich_yeu", Shape::Text, "trích yếu nội dung; công văn không cần gõ “V/v”"),
        key("kinh_gui", Shape::Lines, "nơi nhận ở phần Kính gửi, mỗi nơi một chuỗi; bắt buộc với công văn và tờ trình"),
        key("can_cu", Shape::Lines, "các căn cứ ban hành, mỗi căn cứ một chuỗi"),
        key("mo_dau", Shape::Lines, "đoạn mở đầu trước nội dung, mỗi dòng một đoạn"),
        key(
            "noi_dung",
            Shape::Body,
            "nội dung với các đề mục, hoặc { tep = \"noi-dung.txt\" }, hoặc nhiều phần [[noi_dung]]",
        ),
        key(
            "nhiem_vu",
            Shape::Tables(|| &ASSIGNMENT),
            "nhiệm vụ giao, đứng sau toàn bộ nội dung: giao cho ai, việc gì",
        ),
        key("ket_thuc", Shape::Lines, "đoạn kết sau nội dung; không cần gõ “./.”"),
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
        must("co_quan", Shape::Table(&ISSUER), "cơ quan, tổ chức ban hành văn bản"),
        must("nguoi_ky", Shape::Named(&SIGNER), "người ký văn bản, hoặc tên tắt của người ký trong hồ sơ đơn vị"),
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
        must("co_quan", Shape::Table(&ISSUER), "cơ quan sao văn bản"),
        key("nguoi_ky", Shape::Named(&SIGNER), "người ký bản sao, hoặc tên tắt trong hồ sơ đơn vị; bản sao giấy phải có"),
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
        must("dia_danh", Shape::Text, "địa danh ghi trước ngày tháng: Cần Thơ"),
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
        key("nhiem_vu", Shape::Tables(|| &ASSIGNMENT), "nhiệm vụ giao, đứng ngay sau phần lời văn này"),
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

/// Every table, in the order of the manual.
pub const TABLES: [&Table; 7] = [&TOP, &ISSUER, &SIGNER, &RECIPIENTS, &SECTION, &ASSIGNMENT, &TASK];
