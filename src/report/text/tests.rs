use super::*;
use crate::words::diagnostic::Rect;

const DIRECTIVE: &str = "loai = \"cong-van\"\nky_hieu = \"CV-UBND\"\nnoi_dung = \"\"\"\n1. Một\n3. Ba\n\"\"\"\n";

fn sources() -> Sources {
    let mut sources = Sources::default();
    sources.add("cong-van.toml", DIRECTIVE);
    sources
}

fn span(of: &str) -> Span {
    let start = DIRECTIVE.find(of).unwrap();
    Span { file: 0, start, end: start + of.len() }
}

fn symbol() -> Diagnostic {
    let vi = "ký hiệu `CV-UBND` có chữ `CV`; công văn không ghi tên loại trong ký hiệu";
    let en = "symbol `CV-UBND` has `CV`; a công văn does not name its kind in the symbol";
    Diagnostic::new("so-ky-hieu-sai-dang", Severity::Error, vi, en)
        .at_span(span("CV"))
        .clause("Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.b")
        .hint("viết `UBND-KGVX`", "write `UBND-KGVX`")
}

fn on_page(origin: Option<Span>) -> Diagnostic {
    let rect = Rect { x: 30.04, y: 25.4, width: 80.0, height: 5.0 };
    Diagnostic::new("ky-hieu-sai-co", Severity::Warning, "cỡ chữ 12, phải là 13", "size 12, expected 13")
        .at(Place::Page { page: 2, rect, origin })
}

#[test]
fn points_into_the_directive() {
    let expected = "\
lỗi[so-ky-hieu-sai-dang]: ký hiệu `CV-UBND` có chữ `CV`; công văn không ghi tên loại trong ký hiệu
 --> cong-van.toml:2:12
  |
2 | ky_hieu = \"CV-UBND\"
  |            ^^
  |
  = căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.b
  = gợi ý: viết `UBND-KGVX`

1 lỗi
";
    assert_eq!(text(&[symbol()], &sources(), Lang::Vi, false), expected);
}

#[test]
fn speaks_english() {
    let report = text(&[symbol(), on_page(None)], &sources(), Lang::En, false);
    assert!(report.starts_with("error[so-ky-hieu-sai-dang]: symbol `CV-UBND` has `CV`"), "{report}");
    assert!(report.contains("= clause: Nghị định 30") && report.contains("= hint: write"), "{report}");
    assert!(report.contains("--> page 2, 30.0 mm from the left edge, 25.4 mm from the top"), "{report}");
    assert!(report.ends_with("\n1 error, 1 warning\n"), "{report}");
}

#[test]
fn points_onto_the_page_and_to_the_words_set_there() {
    let expected = "\
cảnh báo[ky-hieu-sai-co]: cỡ chữ 12, phải là 13
 --> ra.pdf, trang 2, cách mép trái 30,0 mm, mép trên 25,4 mm
  |
 ::: cong-van.toml:2:12
  |
2 | ky_hieu = \"CV-UBND\"
  |            ^^^^^^^

1 cảnh báo
";
    let report = text_about("ra.pdf", &[on_page(Some(span("CV-UBND")))], &sources(), Lang::Vi, false);
    assert_eq!(report, expected);
}

#[test]
fn every_other_place_has_its_words() {
    let at = |place| Diagnostic::new("x", Severity::Note, "v", "e").at(place);
    let line =
        |place| text_about("ra.pdf", &[at(place)], &sources(), Lang::Vi, false).lines().nth(1).map(str::to_owned);
    assert_eq!(line(Place::Whole).as_deref(), Some("--> ra.pdf"));
    assert_eq!(line(Place::File("thieu.txt".into())).as_deref(), Some("--> thieu.txt"));
    let template = |text: &str| Place::Template { name: "a.typ.tera".into(), line: 4, column: 9, text: text.into() };
    assert_eq!(line(template("")).as_deref(), Some("--> a.typ.tera:4:9"));
    let excerpt = text_about("ra.pdf", &[at(template("  số:{{ sô }}"))], &sources(), Lang::Vi, false);
    assert!(excerpt.contains("--> a.typ.tera:4:9") && excerpt.contains("4 |   số:{{ sô }}"), "{excerpt}");
    assert!(excerpt.contains("|         ^^\n"), "{excerpt}");
    for odd in ["đ", "", "\u{1b}[31m      x", "ngắn hơn cột"] {
        assert!(text_about("ra.pdf", &[at(template(odd))], &sources(), Lang::Vi, true).contains("a.typ.tera"));
    }
    let row = Place::Row { file: "ds.csv".into(), row: 3, column: Some("ho_ten".into()) };
    assert_eq!(line(row).as_deref(), Some("--> ds.csv, dòng 3, cột ho_ten"));
}

#[test]
fn all_findings_in_reading_order_with_counts() {
    let whole = Diagnostic::new("thieu", Severity::Failure, "thiếu", "missing");
    let later = Diagnostic::new("thu-tu", Severity::Error, "sau 1 là 3", "3 follows 1").at_span(span("3."));
    let report = text(&[on_page(None), later, symbol(), whole], &sources(), Lang::Vi, false);
    let rules: Vec<&str> = report.lines().filter_map(|l| l.split_once('[')?.1.split_once(']')).map(|p| p.0).collect();
    assert_eq!(rules, ["thieu", "so-ky-hieu-sai-dang", "thu-tu", "ky-hieu-sai-co"]);
    assert!(report.ends_with("\n3 lỗi, 1 cảnh báo\n"), "{report}");
}

#[test]
fn odd_spans_never_panic() {
    let end = DIRECTIVE.len();
    for (start, file_end) in [(end, end), (0, 0), (end + 5, end + 9), (3, 1), (0, end), (16, 18), (17, 18)] {
        let odd = symbol().at_span(Span { file: 0, start, end: file_end });
        assert!(text(&[odd], &sources(), Lang::Vi, true).contains("cong-van.toml"));
    }
    let nowhere = symbol().at_span(Span { file: 7, start: 0, end: 1 });
    assert!(text(&[nowhere], &sources(), Lang::Vi, false).contains("so-ky-hieu-sai-dang"));
    let mut crlf = Sources::default();
    crlf.add("a.toml", "a = 1\r\nb = \"\u{1b}[31mđỏ\"\r\n");
    let odd = symbol().at_span(Span { file: 0, start: 7, end: 8 });
    let report = text(&[odd], &crlf, Lang::Vi, false);
    assert!(report.contains("a.toml:2:1") && !report.contains('\u{1b}') && !report.contains('\r'), "{report}");
}

#[test]
fn nothing_found_says_nothing() {
    assert_eq!(text(&[], &sources(), Lang::Vi, false), "");
}

#[test]
fn the_same_on_several_pages_is_told_once() {
    let number = |page: usize, size: u32| {
        let vi = format!("số trang `{page}`: cỡ chữ {size}, quy định 13-14");
        let place = Place::Page { page, rect: Rect { x: 110.0, y: 10.0, width: 4.0, height: 4.0 }, origin: None };
        Diagnostic::new("so-trang-sai-co-chu", Severity::Error, vi, String::new()).at(place)
    };
    let found = [number(2, 12), number(3, 12), number(4, 12), number(5, 11)];
    let told = text(&found, &sources(), Lang::Vi, false);
    assert_eq!(told.matches("so-trang-sai-co-chu").count(), 1, "{told}");
    assert!(told.contains("= lặp lại: còn 3 chỗ nữa, trang 3, 4, 5\n"), "{told}");
    assert!(told.ends_with("4 lỗi\n"), "{told}");
}

#[test]
fn places_that_one_finding_stands_for_are_counted() {
    let gap = |page: usize, pt: &str, more: &str| {
        let vi = format!("đoạn `Trang {page}` cách đoạn trên {pt} pt, quy định ≥ 6 pt{more}");
        let place = Place::Page { page, rect: Rect { x: 30.0, y: 40.0, width: 150.0, height: 5.0 }, origin: None };
        Diagnostic::new("noi-dung-sai-cach-doan", Severity::Error, vi, String::new()).at(place)
    };
    let found = [gap(1, "3", ""), gap(2, "0", " (và 4 chỗ khác trên trang này)"), gap(3, "2,5", "")];
    let told = text(&found, &sources(), Lang::Vi, false);
    assert!(told.contains("= lặp lại: còn 6 chỗ nữa, trang 2, 3\n"), "{told}");
}
