//! Row 6 of the table of Mục V, row by row, measured on the pages of two cases: the two columns of the decree, a structure
//! by điều and one by numbered mục. What each row asks is typed here from the decree, not read from the standard's data.
#![allow(clippy::unwrap_used, reason = "tests stop where they cannot go on")]

mod common;

use vanthu::page::line::{Segment, lines};

/// Where a row of the table stands across the page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Across {
    /// In the middle of the text.
    Middle,
    /// With the indent of a paragraph.
    Indented,
}
use Across::{Indented, Middle};

/// A row: what shows it, in capitals or not, bold or not, where.
type Row = (&'static str, bool, bool, Across);

/// V.6.a: phần, chương, mục, tiểu mục, điều, khoản, điểm.
const BY_ARTICLE: [Row; 12] = [
    ("Phần I", false, true, Middle),
    ("QUY ĐỊNH CHUNG", true, true, Middle),
    ("Chương I", false, true, Middle),
    ("MỤC ĐÍCH VÀ ĐỐI TƯỢNG", true, true, Middle),
    ("Mục 1", false, true, Middle),
    ("MỤC ĐÍCH", true, true, Middle),
    ("Tiểu mục 1", false, true, Middle),
    ("MỤC ĐÍCH CHUNG", true, true, Middle),
    ("Điều 1. Mục đích của đợt tập huấn", false, true, Indented),
    ("1. Nâng cao kỹ năng", false, false, Indented),
    ("2. Thống nhất cách làm", false, false, Indented),
    ("a) Thể thức và kỹ thuật", false, false, Indented),
];

/// V.6.b: phần, mục with a Roman number, khoản with a title and without, điểm.
const BY_SECTION: [Row; 8] = [
    ("Phần I", false, true, Middle),
    ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2026", true, true, Middle),
    ("I. NHỮNG KẾT QUẢ ĐẠT ĐƯỢC", true, true, Indented),
    ("1. Phạm vi và đối tượng áp dụng", false, true, Indented),
    ("Quy chế làm việc được áp dụng", false, false, Indented),
    ("a) Tiếp nhận, xử lý", false, false, Indented),
    ("1. Việc nộp lưu hồ sơ", false, false, Indented),
    ("1. Hoàn thành việc chỉnh lý", false, false, Indented),
];

/// The stretches of words of a case.
fn segments(case: &str) -> Vec<Segment> {
    let pages = common::render(&common::case(case));
    pages.iter().flat_map(lines).flat_map(|line| line.segments).collect()
}

/// How a row of the table is not kept; nothing when it is.
fn wrong(segments: &[Segment], (words, capitals, bold, across): Row) -> Option<String> {
    // The words of a title stand above those that begin like it: the exact ones are taken first.
    let exact = segments.iter().find(|s| s.text == words);
    let Some(found) = exact.or_else(|| segments.iter().find(|s| s.text.starts_with(words))) else {
        return Some(format!("`{words}` is not there"));
    };
    let middle = (f64::midpoint(found.x, found.right) - f64::midpoint(30.0, 195.0)).abs() < 1.0;
    let place = if middle && found.x > 45.0 { Middle } else { Indented };
    let indent = found.x - 30.0;
    let kept = (found.size - 14.0).abs() < 0.01
        && found.bold == bold
        && !found.italic
        && (found.text == found.text.to_uppercase()) == capitals
        && place == across
        && (across == Middle || (indent - 10.0).abs() < 0.2);
    (!kept).then(|| {
        let (size, italic) = (found.size, found.italic);
        format!("`{words}`: {size} pt, bold {}, italic {italic}, {place:?}, {indent:.1} mm in", found.bold)
    })
}

fn check(case: &str, rows: &[Row]) {
    let segments = segments(case);
    let wrong: Vec<String> = rows.iter().filter_map(|row| wrong(&segments, *row)).collect();
    assert!(wrong.is_empty(), "{case}:\n{}", wrong.join("\n"));
}

#[test]
fn the_structure_by_article_is_set_row_by_row() {
    check("nho-bo-cuc-phan-dieu", &BY_ARTICLE);
}

#[test]
fn the_structure_by_section_is_set_row_by_row() {
    check("nho-bo-cuc-phan-muc", &BY_SECTION);
}

/// II.6.đ: number and title of a phần, chương, mục or tiểu mục stand on lines of their own, the title right below.
#[test]
fn a_title_stands_right_below_its_number() {
    let segments = segments("nho-bo-cuc-phan-dieu");
    for (word, title) in [("Phần I", "QUY ĐỊNH CHUNG"), ("Mục 1", "MỤC ĐÍCH"), ("Tiểu mục 1", "MỤC ĐÍCH CHUNG")]
    {
        let at = segments.iter().position(|s| s.text == word).unwrap();
        assert_eq!(segments[at + 1].text, title);
        assert!(segments[at + 1].baseline - segments[at].baseline < 8.0, "{title}");
    }
}

/// Mẫu 1.2: of an article without a title only “Điều 1.” is bold, the sentence after it is not.
#[test]
fn an_article_without_a_title_is_bold_in_its_number_only() {
    let segments = segments("loai-quyet-dinh-truc-tiep");
    let article = segments.iter().find(|s| s.text.starts_with("Điều 1.")).unwrap();
    let bold: String = article.spans.iter().filter(|span| span.bold).map(|span| span.text.as_str()).collect();
    assert_eq!(bold.trim(), "Điều 1.");
    assert!(!article.bold && article.spans.len() > 1);
}

/// The judge of these tests tells a row that is not kept.
#[test]
fn a_row_that_is_not_kept_is_told() {
    let segments = segments("nho-bo-cuc-phan-muc");
    assert!(wrong(&segments, ("Phần I", false, false, Middle)).is_some());
    assert!(wrong(&segments, ("Phần I", false, true, Indented)).is_some());
    assert!(wrong(&segments, ("1. Phạm vi và đối tượng áp dụng", true, true, Indented)).is_some());
    assert!(wrong(&segments, ("Chương XX", false, true, Middle)).is_some());
}
