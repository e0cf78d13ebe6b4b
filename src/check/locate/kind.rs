//! The kinds of Điều 7, as their titles name them.

use super::text::fold;
use crate::check::document::KindName;

const KINDS: [(&str, &str); 29] = [
    ("nghi-quyet", "nghị quyết"),
    ("quyet-dinh", "quyết định"),
    ("chi-thi", "chỉ thị"),
    ("quy-che", "quy chế"),
    ("quy-dinh", "quy định"),
    ("thong-cao", "thông cáo"),
    ("thong-bao", "thông báo"),
    ("huong-dan", "hướng dẫn"),
    ("chuong-trinh", "chương trình"),
    ("ke-hoach", "kế hoạch"),
    ("phuong-an", "phương án"),
    ("de-an", "đề án"),
    ("du-an", "dự án"),
    ("bao-cao", "báo cáo"),
    ("bien-ban", "biên bản"),
    ("to-trinh", "tờ trình"),
    ("hop-dong", "hợp đồng"),
    ("cong-van", "công văn"),
    ("cong-dien", "công điện"),
    ("ban-ghi-nho", "bản ghi nhớ"),
    ("ban-thoa-thuan", "bản thỏa thuận"),
    ("giay-uy-quyen", "giấy ủy quyền"),
    ("giay-moi", "giấy mời"),
    ("giay-gioi-thieu", "giấy giới thiệu"),
    ("giay-nghi-phep", "giấy nghỉ phép"),
    ("phieu-gui", "phiếu gửi"),
    ("phieu-chuyen", "phiếu chuyển"),
    ("phieu-bao", "phiếu báo"),
    ("thu-cong", "thư công"),
];

/// Công văn: known by its V/v, as it prints no name of its kind.
pub(super) const LETTER: KindName = KindName { key: "cong-van", name: "công văn" };

/// The kind that a row names and nothing else.
#[must_use]
pub(super) fn kind_of(title: &str) -> Option<KindName> {
    let title = fold(title);
    KINDS.into_iter().find(|(_, name)| fold(name) == title).map(|(key, name)| KindName { key, name })
}
