//! Keys of the house profile and of the slip of a copy.

use super::words::{copy_forms, standards};
use super::{ISSUER, RECIPIENTS, SIGNER, Shape, Table, key, must};

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
