//! The styles of a Word file: names in the decree's words, each with the component of the standard whose size, weight, case
//! and alignment it carries, and how it stands among its neighbours. Distances in points are layout, not law: they set a
//! Word page as `letter-templates/lib.typ` sets ours.

use crate::standard::{Alignment, Figure, Standard};

/// Where a figure stands in a standard.
pub(crate) type FigureOf = fn(&Standard) -> &Figure;

/// Pitch of the lines of a style.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Pitch {
    /// One line of the typeface.
    Single,
    /// That of the body.
    Body,
    /// So many points, whatever stands in it.
    Exact(f64),
    /// A height of the standard, whatever stands in it.
    Figure(FigureOf),
}

/// Space between a paragraph and its neighbour, in points. Word takes the larger of two that meet.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Space {
    /// So many points.
    Points(f64),
    /// That between paragraphs of the body, and so many points more.
    Body(f64),
    /// A figure of the standard, and so many points more.
    Figure(FigureOf, f64),
}

/// Indents of a style.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Indent {
    /// None.
    None,
    /// The first line, as the standard has it.
    FirstLine,
    /// All but the first line, by so many em: what folds stands under the words after a dash.
    Hanging(f64),
}

/// Borders of the paragraphs of a style.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Border {
    /// None.
    None,
    /// A rule along the top.
    Top,
    /// A box.
    Box,
}

/// A paragraph style.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// Key in elements, identifier in the file (`dau_trang` becomes `DauTrang`).
    pub(crate) key: &'static str,
    /// Name in Word's list.
    pub(crate) name: &'static str,
    /// The component of the standard it carries.
    pub(crate) component: Option<&'static str>,
    pub(crate) pitch: Pitch,
    pub(crate) before: Space,
    pub(crate) after: Space,
    pub(crate) indent: Indent,
    pub(crate) border: Border,
    /// Whether it stays with the paragraph after it.
    pub(crate) keep_next: bool,
    /// No space between paragraphs of this style.
    pub(crate) contextual: bool,
    /// Alignment, where it is not that of the component.
    pub(crate) align: Option<Alignment>,
}

const PLAIN: Style = Style {
    key: "",
    name: "",
    component: None,
    pitch: Pitch::Single,
    before: Space::Points(0.0),
    after: Space::Points(0.0),
    indent: Indent::None,
    border: Border::None,
    keep_next: false,
    contextual: false,
    align: None,
};

const fn line(key: &'static str, name: &'static str) -> Style {
    Style { key, name, component: Some(key), ..PLAIN }
}

const fn body(key: &'static str, name: &'static str, component: &'static str) -> Style {
    let (pitch, after) = (Pitch::Body, Space::Body(0.0));
    Style { key, name, component: Some(component), pitch, after, indent: Indent::FirstLine, ..PLAIN }
}

/// A title of the body stays with its text.
const fn heading(style: Style) -> Style {
    Style { before: Space::Body(0.0), ..kept(style) }
}

const fn kept(style: Style) -> Style {
    Style { keep_next: true, ..style }
}

const fn centred(style: Style) -> Style {
    Style { indent: Indent::None, align: Some(Alignment::Giua), ..style }
}

const fn rule(key: &'static str, name: &'static str, before: f64, height: f64, after: f64) -> Style {
    Style {
        key,
        name,
        pitch: Pitch::Exact(height),
        before: Space::Points(before),
        after: Space::Points(after),
        border: Border::Top,
        ..PLAIN
    }
}

const fn spaced(style: Style, before: f64, after: f64) -> Style {
    Style { before: Space::Points(before), after: Space::Points(after), ..style }
}

/// Every paragraph style, in the order in which a document uses them.
pub(crate) const STYLES: &[Style] = &[
    line("quoc_hieu", "Quốc hiệu"),
    line("tieu_ngu", "Tiêu ngữ"),
    line("chu_quan", "Tên cơ quan chủ quản"),
    line("co_quan", "Tên cơ quan"),
    rule("ke_dau_trang", "Kẻ dưới tên cơ quan, Tiêu ngữ", 1.2, 6.0, 2.2),
    line("so_ky_hieu", "Số, ký hiệu"),
    line("dia_danh_ngay", "Địa danh và thời gian"),
    Style {
        before: Space::Figure(|it| &it.van_ban.cach_trich_yeu_cong_van, 0.0),
        after: Space::Points(2.4),
        ..line("trich_yeu_cong_van", "Trích yếu công văn")
    },
    spaced(line("ten_loai", "Tên loại"), 13.7, 0.0),
    spaced(line("trich_yeu", "Trích yếu"), 0.9, 0.0),
    rule("ke_trich_yeu", "Kẻ dưới trích yếu", 2.6, 17.3, 0.0),
    rule("ke_ten_loai", "Kẻ dưới tên loại", 2.6, 17.3, 8.7),
    Style {
        pitch: Pitch::Body,
        before: Space::Figure(|it| &it.van_ban.cach_kinh_gui, 0.0),
        after: Space::Figure(|it| &it.van_ban.cach_kinh_gui, 6.0),
        ..line("kinh_gui", "Kính gửi")
    },
    kept(Style { pitch: Pitch::Body, ..spaced(line("tham_quyen", "Thẩm quyền ban hành"), 12.4, 9.6) }),
    body("can_cu", "Căn cứ", "can_cu"),
    body("noi_dung", "Nội dung", "noi_dung"),
    Style { after: Space::Points(11.0), ..centred(body("giua_dong", "Nội dung giữa dòng", "noi_dung")) },
    heading(centred(body("phan_chuong", "Phần, Chương", "phan_chuong"))),
    heading(centred(body("muc", "Mục, Tiểu mục", "muc"))),
    heading(body("muc_la_ma", "Mục số La Mã", "muc_la_ma")),
    heading(body("dieu_tieu_de", "Điều có tiêu đề", "dieu")),
    body("dieu", "Điều", "noi_dung"),
    heading(body("khoan_tieu_de", "Khoản có tiêu đề", "khoan_tieu_de")),
    body("khoan", "Khoản", "khoan"),
    body("diem", "Điểm", "diem"),
    body("gach", "Gạch đầu dòng", "noi_dung"),
    body("cong", "Dấu cộng đầu dòng", "noi_dung"),
    kept(spaced(centred(Style { component: Some("bang"), ..line("ten_bang", "Tên bảng") }), 6.0, 6.0)),
    line("bang", "Chữ trong bảng"),
    spaced(
        Style {
            component: Some("noi_dung"),
            pitch: Pitch::Body,
            align: Some(Alignment::Phai),
            ..line("het_bang", "Hết bảng")
        },
        6.0,
        6.0,
    ),
    spaced(Style { contextual: true, ..line("quyen_han_chuc_vu", "Quyền hạn, chức vụ") }, 10.7, 0.0),
    Style { before: Space::Figure(|it| &it.van_ban.cach_chu_ky, 0.0), ..line("chuc_vu_khac", "Chức vụ khác") },
    Style { before: Space::Figure(|it| &it.van_ban.cach_chu_ky, 0.0), ..line("ho_ten", "Họ và tên") },
    Style { key: "cho_ky", name: "Chữ ký, dấu", ..PLAIN },
    spaced(line("tu_noi_nhan", "Từ Nơi nhận"), 12.5, 0.0),
    Style { indent: Indent::Hanging(0.58), ..line("noi_nhan", "Nơi nhận") },
    line("nguoi_soan", "Người soạn thảo"),
    spaced(
        Style { component: Some("noi_nhan"), align: Some(Alignment::Giua), ..line("xac_nhan", "Xác nhận") },
        18.0,
        0.0,
    ),
    kept(line("phu_luc", "Phụ lục")),
    line("chi_dan_phu_luc", "Chỉ dẫn phụ lục"),
    rule("ke_phu_luc", "Kẻ dưới chỉ dẫn phụ lục", 2.6, 17.3, 8.7),
    Style { border: Border::Box, ..spaced(line("dau_khan", "Dấu chỉ mức độ khẩn"), 5.2, 0.0) },
    Style {
        border: Border::Box, component: Some("dau_khan"), ..spaced(line("thu_hoi", "Tài liệu thu hồi"), 2.3, 0.0)
    },
    Style { border: Border::Box, ..spaced(line("luu_hanh", "Chỉ dẫn lưu hành"), 2.3, 0.0) },
    Style {
        key: "cho_dau_mat",
        name: "Chỗ dấu mật",
        pitch: Pitch::Figure(|it| &it.dau_khan.cho_mat_cao),
        before: Space::Points(2.3),
        ..PLAIN
    },
    // Word's own name: notes that are added later have it too.
    line("chu_thich", "footnote text"),
    line("so_trang", "Số trang"),
    rule("ke_dia_chi", "Kẻ trên địa chỉ", 0.0, 1.0, 0.0),
    line("dia_chi", "Địa chỉ"),
    line("thong_tin_ky_so", "Thông tin ký số"),
    Style { key: "sau_bang", name: "Sau bảng", pitch: Pitch::Exact(1.0), ..PLAIN },
];

/// Character styles: words of another component inside a paragraph. Key, name, component.
pub(crate) const CHARACTERS: &[(&str, &str, &str)] = &[
    ("tu_dieu", "Từ Điều", "dieu"),
    ("tieu_de_phan_chuong", "Tiêu đề phần, chương", "tieu_de_phan_chuong"),
    ("tieu_de_muc", "Tiêu đề mục, tiểu mục", "tieu_de_muc"),
    ("tieu_de_phu_luc", "Tiêu đề phụ lục", "tieu_de_phu_luc"),
];

/// The style of the numbers of notes, by Word's own name.
pub(crate) const NOTE_NUMBER: (&str, &str) = ("FootnoteReference", "footnote reference");

/// Key of the style of the words of a table that is set smaller: their size in halves of a point follows.
pub(crate) const SMALL_TABLE: &str = "bang_";

/// The style of that key; the body's where there is none.
pub(crate) fn style(key: &str) -> &'static Style {
    let key = if key.starts_with(SMALL_TABLE) { "bang" } else { key };
    let find = |key: &str| STYLES.iter().find(|style| style.key == key);
    find(key).or_else(|| find("noi_dung")).unwrap_or(&STYLES[0])
}

/// Identifier of a style in the file: `DauTrang`.
pub(crate) fn id(key: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    key.split('_').filter(|part| !part.is_empty()).map(capital).collect()
}
