//! Keys of the directive itself.

use super::words::{arrangements, circulations, kinds, secrecies, standards, urgencies};
use super::{
    ANNEX, ASSIGNMENT, ATTACHED, INTRODUCTION, ISSUER, JOINT_ISSUER, Kinds, LEAVE, MEETING, PARTY, RECIPIENTS,
    SECRETARY, SIGNER, Shape, TELEGRAM, Table, key, must,
};
use crate::words::kind::Kind;
use crate::words::kind::Kind::{
    BanGhiNho, BanThoaThuan, BienBan, CongDien, CongVan, GiayGioiThieu, GiayMoi, GiayNghiPhep, HopDong, NghiQuyet,
    QuyetDinh, ThuCong, ToTrinh,
};

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
        key("can_cu", Shape::Lines, "các căn cứ ban hành, mỗi căn cứ một chuỗi; không cần gõ “Căn cứ” trước tên văn bản").but(FORM_KINDS),
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
