//! Keys of the tables that documents of every kind are made of.

use super::words::{alignments, marks, wordings};
use super::{Kinds, Shape, Table, key, must};
use crate::words::kind::Kind::BienBan;

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
        key(
            "cong_thuc",
            Shape::Text,
            "công thức giữa dòng, sau phần lời văn này, viết theo cách viết toán của Typst: \"r_s = k_s root(3, Q)\"",
        ),
        key("so", Shape::Label, "số của công thức, in trong ngoặc ở lề phải: 1 thành (1), \"2.1\" thành (2.1)"),
        key("hinh", Shape::Few(&FIGURE), "hình, đứng sau phần lời văn này; danh sách hai hình thì in cạnh nhau"),
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
        key("hinh", Shape::Few(&FIGURE), "hình, đứng sau nội dung; danh sách hai hình thì in cạnh nhau"),
        key("bang", Shape::Table(&GRID), "bảng, đứng sau nội dung"),
        key("ngang", Shape::Bool, "true: in trên trang ngang; chỉ dùng khi phụ lục có bảng"),
        key("tep_rieng", Shape::Bool, "true: văn bản điện tử có phụ lục này ở tệp riêng, được ký số riêng (mẫu 2.2)"),
    ],
};

/// Keys of a picture.
pub const FIGURE: Table = Table {
    name: "hinh",
    keys: &[
        must("tep", Shape::Text, "tệp PNG, JPEG hoặc SVG đặt cạnh tệp này"),
        key(
            "rong",
            Shape::Number,
            "bề rộng khi in, tính bằng mm; bỏ trống thì theo độ phân giải ghi trong tệp, nhiều nhất 3/4 bề rộng lời văn",
        ),
        key("chu_thich", Shape::Text, "tên hình, in giữa dòng dưới hình"),
        key("so", Shape::Label, "số của hình: 1 thành “Hình 1.”; bỏ trống thì không in"),
        key("mo_ta", Shape::Text, "hình vẽ gì, cho người không nhìn thấy hình; bỏ trống thì lấy chu_thich"),
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
        key("dan", Shape::Text, "bảng dán thẳng từ Excel, giữa hai cặp ba dấu nháy, hàng đầu là tên cột"),
        key("tep", Shape::Text, "tệp CSV hoặc XLSX đặt cạnh tệp này, hàng đầu là tên cột"),
        key("trang_tinh", Shape::Text, "tên trang tính trong tệp XLSX; mặc định là trang đầu tiên không bị ẩn"),
        key("tat_ca", Shape::Bool, "true: in cả hàng, cột bị ẩn hay bị lọc trong tệp XLSX"),
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
