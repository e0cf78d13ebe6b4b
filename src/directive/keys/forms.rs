//! Keys of what goes with a document, and of the kinds whose mẫu is a form.

use super::words::{kinds, meetings};
use super::{ASSIGNMENT, Shape, Table, key, must};
use crate::words::kind::Kind::{BienBan, GiayMoi};

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
