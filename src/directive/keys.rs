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
        key("phu_luc", Shape::Tables(|| &ANNEX), "các phụ lục, mỗi phụ lục một bảng [[phu_luc]], in sau chữ ký"),
        key("ban_dien_tu", Shape::Bool, "true với văn bản điện tử: dòng “Kèm theo …” của phụ lục để trống số và ngày"),
        key("do_khan", Shape::Word(urgencies), "dấu chỉ mức độ khẩn, in màu đỏ ở ô số 10b"),
        key("do_mat", Shape::Word(secrecies), "độ mật: bản in chừa chỗ để đóng dấu ở ô số 10a"),
        key("luu_hanh", Shape::Word(circulations), "chỉ dẫn về phạm vi lưu hành, in ở ô số 11"),
        key("thu_hoi", Shape::Bool, "true: in “TÀI LIỆU THU HỒI” ở ô số 11"),
        key("du_thao", Shape::Draft, "true: in “DỰ THẢO”; số 2: in “DỰ THẢO LẦN 2”"),
        key("dia_chi", Shape::Lines, "địa chỉ, điện thoại, thư điện tử in cuối trang 1, mỗi dòng một chuỗi"),
        must("co_quan", Shape::Table(&ISSUER), "cơ quan, tổ chức ban hành văn bản"),
        must("nguoi_ky", Shape::Table(&SIGNER), "người ký văn bản"),
    ],
};

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
    ],
};

/// Keys of a table of cells (`bang`).
pub const GRID: Table = Table {
    name: "bang",
    keys: &[
        key("tieu_de", Shape::Text, "tên bảng, in trên bảng"),
        key("cot", Shape::Mixed(&COLUMN), "các cột: tên cột, hoặc { ten, rong, can }; lấy từ tệp thì có thể bỏ"),
        key("dong", Shape::Rows, "các hàng, mỗi hàng một danh sách ô theo thứ tự cột"),
        key("tep", Shape::Text, "tệp CSV hoặc XLSX đặt cạnh tệp này, hàng đầu là tên cột"),
        key("trang_tinh", Shape::Text, "tên trang tính trong tệp XLSX; mặc định là trang đầu"),
    ],
};

/// Keys of a column of a table.
pub const COLUMN: Table = Table {
    name: "cot",
    keys: &[
        must("ten", Shape::Text, "tên cột, đúng như trong tệp nếu bảng lấy từ tệp"),
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

/// Every table, in the order of the manual.
pub const TABLES: &[&Table] =
    &[&TOP, &ISSUER, &SIGNER, &RECIPIENTS, &SECTION, &ANNEX, &GRID, &COLUMN, &ASSIGNMENT, &TASK];
