//! Pages of known make: what is read is what was put there.

use vanthu::page::Page;
use vanthu::page::line::{Line, lines};
use vanthu::page::rule::rules;
use vanthu::page::{Run, Visibility};
use vanthu::pdf::read;
use vanthu::words::diagnostic::Rect;

use super::build::{page, stream, typst};

const MM: f64 = 25.4 / 72.0;

fn only(bytes: &[u8]) -> Page {
    let mut pages = read(bytes).expect("a sound file is read");
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

fn run<'a>(page: &'a Page, text: &str) -> &'a Run {
    page.runs.iter().find(|run| run.text == text).unwrap_or_else(|| panic!("{text} not in {:?}", page.runs))
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(Line::text).collect()
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 0.05, "found {found}, expected {expected}");
}

#[track_caller]
fn same_place(found: Rect, expected: [f64; 4]) {
    near(found.x, expected[0]);
    near(found.y, expected[1]);
    near(found.width, expected[2]);
    near(found.height, expected[3]);
}

#[test]
fn a_page_set_by_typst_is_measured() {
    let page = only(&typst(
        r#"#set page(width: 210mm, height: 297mm, margin: 0mm)
           #set text(font: "Liberation Serif", size: 13pt, top-edge: "baseline", bottom-edge: "baseline")
           #place(dx: 30mm, dy: 40mm)[ỦY BAN #text(weight: "bold")[NHÂN DÂN]]
           #place(dx: 120mm, dy: 40.5mm, text(14pt, style: "italic", fill: rgb("c00000"))[Hà Nội, ngày 05])
           #place(dx: 30mm, dy: 60mm, line(length: 50mm, stroke: 0.5pt))
           #place(dx: 30mm, dy: 70mm, line(length: 50mm, stroke: (thickness: 0.5pt, dash: "dashed")))
           #place(dx: 30mm, dy: 80mm, rect(width: 40mm, height: 0.3mm, fill: black, stroke: none))
           #place(dx: 100mm, dy: 80mm, rect(width: 30mm, height: 20mm, stroke: 1pt))"#,
    ));
    near(page.width, 210.0);
    near(page.height, 297.0);
    let lines = lines(&page);
    assert_eq!(texts(&lines), ["ỦY BAN NHÂN DÂN\tHà Nội, ngày 05"]);
    let [left, right] = lines[0].segments.as_slice() else { panic!("two columns") };
    near(left.x, 30.0);
    near(left.baseline, 40.0);
    near(left.size, 13.0);
    assert_eq!((left.bold, left.italic, left.family.as_str()), (false, false, "Liberation Serif"));
    assert_eq!(
        left.spans.iter().map(|s| (s.text.as_str(), s.bold)).collect::<Vec<_>>(),
        [("ỦY BAN", false), (" NHÂN DÂN", true)]
    );
    near(right.baseline, 40.5);
    near(right.size, 14.0);
    assert_eq!((right.bold, right.italic, right.colour), (false, true, [0xc0, 0, 0]));
    let rules = rules(&page);
    assert_eq!(rules.len(), 7, "{rules:?}");
    same_place(rules[0].rect, [30.0, 60.0 - MM / 4.0, 50.0, MM / 2.0]);
    assert_eq!((rules[0].dashed, rules[1].dashed, rules[2].dashed), (false, true, false));
    same_place(rules[3].rect, [30.0, 80.0, 40.0, 0.3]);
}

#[test]
fn the_crop_box_and_the_turn_of_a_page_are_minded() {
    let content = b"BT /R 10 Tf 150 700 Td (abc) Tj ET";
    let plain = only(&page(content, "/CropBox [100 100 500 750]", "", &[]));
    near(plain.width, 400.0 * MM);
    near(plain.height, 650.0 * MM);
    near(run(&plain, "abc").x, 50.0 * MM);
    near(run(&plain, "abc").baseline, 50.0 * MM);
    near(run(&plain, "abc").right, (50.0 + 13.88) * MM);

    let turned = only(&page(b"BT /R 10 Tf 0 1 -1 0 500 150 Tm (abc) Tj ET", "/Rotate 90", "", &[]));
    near(turned.width, 800.0 * MM);
    near(turned.height, 600.0 * MM);
    near(run(&turned, "abc").angle, 0.0);
    near(run(&turned, "abc").x, 150.0 * MM);
    near(run(&turned, "abc").baseline, 500.0 * MM);
}

#[test]
fn fonts_that_are_not_embedded_keep_their_names() {
    let content = b"BT /R 12 Tf 50 700 Td (plain) Tj /B 12 Tf 0 -20 Td (bold) Tj /W 12 Tf 0 -20 Td (word) Tj \
        /V 12 Tf 0 -20 Td (vn) Tj /C 12 Tf 0 -20 Td [(slan) -20 (ted)] TJ \
        /R 12 Tf 2 Tr 0.4 w 0 -20 Td (thick) Tj 0 Tr 1 0 0.3 1 50 500 Tm (leaning) Tj ET";
    let page = only(&page(content, "", "", &[]));
    let style = |text| {
        let run = run(&page, text);
        (run.family.as_str(), run.bold, run.italic)
    };
    assert_eq!(style("plain"), ("Times", false, false));
    assert_eq!(style("bold"), ("Times", true, false));
    assert_eq!(style("word"), ("Times New Roman", true, false));
    assert_eq!(style("vn"), (".VnTime", false, false));
    assert_eq!(style("slanted"), ("Calibri", false, true));
    assert_eq!(style("thick"), ("Times", true, false));
    assert_eq!(style("leaning"), ("Times", false, true));
}

#[test]
fn a_font_of_a_form_and_of_a_stamp_is_found() {
    let form = super::build::stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /R << /Type /Font /Subtype /TrueType \
         /BaseFont /Arial,Bold /Encoding /WinAnsiEncoding >> >> >>",
        b"BT /R 12 Tf 50 300 Td (form) Tj ET",
    );
    let stamp = super::build::stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F << /Type /Font /Subtype /TrueType \
         /BaseFont /TimesNewRomanPS-ItalicMT /Encoding /WinAnsiEncoding >> >> >>",
        b"BT /F 12 Tf 0 5 Td (173) Tj ET",
    );
    let annotation = b"<< /Type /Annot /Subtype /Stamp /Rect [200 600 300 620] /AP << /N 6 0 R >> >>".to_vec();
    let bytes = page(
        b"BT /R 12 Tf 50 700 Td (before) Tj ET /X Do BT 50 200 Td (after) Tj ET",
        "/Annots [7 0 R]",
        "/XObject << /X 5 0 R >>",
        &[form, stamp, annotation],
    );
    let page = only(&bytes);
    let families: Vec<_> = page.runs.iter().map(|run| (run.text.as_str(), run.family.as_str())).collect();
    assert_eq!(families, [("before", "Times"), ("form", "Arial"), ("after", "Times"), ("173", "Times New Roman")]);
    near(run(&page, "173").x, 200.0 * MM);
    near(run(&page, "173").baseline, (800.0 - 605.0) * MM);
}

#[test]
fn hidden_text_is_told_apart() {
    let content = b"BT /R 12 Tf 50 700 Td (seen) Tj 3 Tr 0 -20 Td (layer) Tj 0 Tr 0 400 Td (above) Tj ET \
        q 40 90 100 30 re W n BT /R 12 Tf 50 100 Td (inside) Tj 0 300 Td (cut) Tj ET Q";
    let page = only(&page(content, "", "", &[]));
    let visibility = |text| run(&page, text).visibility;
    assert_eq!(visibility("seen"), Visibility::Painted);
    assert_eq!(visibility("layer"), Visibility::Invisible);
    assert_eq!(visibility("above"), Visibility::Outside);
    assert_eq!(visibility("inside"), Visibility::Painted);
    assert_eq!(visibility("cut"), Visibility::Outside);
    assert_eq!(texts(&lines(&page)), ["seen", "inside"]);
    assert!(page.has_text());
}

#[test]
fn a_scan_has_no_text() {
    let image = super::build::stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8",
        &[0, 255, 255, 0],
    );
    let content = b"q 600 0 0 800 0 0 cm /I Do Q BT 3 Tr /R 12 Tf 50 700 Td (recognised) Tj ET";
    let page = only(&page(content, "", "/XObject << /I 5 0 R >>", &[image]));
    assert!(!page.has_text());
    assert_eq!(page.images.len(), 1);
    assert_eq!(page.images[0].pixels, [2, 2]);
    same_place(page.images[0].rect, [0.0, 0.0, 600.0 * MM, 800.0 * MM]);
    assert!(lines(&page).is_empty());
}

#[test]
fn cut_up_words_are_joined_and_columns_parted() {
    // Letters in single strings, a word over two fonts, a tab after a label, two cells, a note sign, a stamp in a gap.
    let content = b"BT /R 12 Tf 50 700 Td (Th) Tj /B 12 Tf (ong) Tj /R 12 Tf (  ) Tj (b) Tj (\xe1) Tj (o) Tj ET \
        BT /R 12 Tf 300 700 Td (right) Tj ET \
        BT /R 12 Tf 50 680 Td (1.) Tj 36 0 Td (label) Tj ET \
        BT /R 12 Tf 50 660 Td (note) Tj /R 7 Tf 5 Ts (2) Tj 0 Ts ET \
        BT /R 12 Tf 50 640 Td (No:          /KH) Tj ET BT /B 12 Tf 72 640 Td (173) Tj ET";
    let page = only(&page(content, "", "", &[]));
    assert_eq!(texts(&lines(&page)), ["Thong báo\tright", "1. label", "note2", "No: 173 /KH"]);
}

#[test]
fn places_left_blank_do_not_part_a_line() {
    let page = only(&typst(
        r#"#set page(width: 210mm, height: 60mm, margin: 10mm)
           #set text(font: "Liberation Serif", size: 13pt)
           #grid(columns: (1fr, 1fr), align: center,
             [Số: #h(15mm)/SNV-CCVC], [_Ninh Bình, ngày #h(10mm) tháng #h(10mm) năm 2026_])"#,
    ));
    assert_eq!(texts(&lines(&page)), ["Số: /SNV-CCVC\tNinh Bình, ngày tháng năm 2026"]);
}

#[test]
fn letters_are_composed() {
    let page =
        only(&typst("#set text(font: \"Liberation Serif\")\nThu\u{31b}\u{301} tu\u{31b}\u{323} o\u{302}\u{309}"));
    assert_eq!(texts(&lines(&page)), ["Thứ tự ổ"]);
}

#[test]
fn rules_are_put_together() {
    let content = b"1 w 100 500 m 150 500 l S 150.5 500 m 200 500 l S \
        100 480 m 102 480 l S 104 480 m 106 480 l S 108 480 m 110 480 l S 112 480 m 114 480 l S \
        100 460 50 0.7 re f 100 460 50 0.7 re f 1 g 100 440 50 0.7 re f 0 g \
        100 421 m 190 420 l S 100 400 m 150 380 l S \
        BT /R 8 Tf 6 Ts 300 500 Td (________) Tj 0 -40 Td (--------) Tj ET";
    let page = only(&page(content, "", "", &[]));
    let rules = rules(&page);
    let found: Vec<_> = rules.iter().map(|rule| (rule.rect.x / MM, rule.rect.width / MM, rule.dashed)).collect();
    let expected = [
        (300.0, 32.0, false), // underscores
        (100.0, 100.0, false),
        (100.0, 14.0, true),
        (300.0, 21.3, true), // hyphens
        (100.0, 50.0, false),
        (100.0, 90.0, false), // drawn by hand, not quite level
    ];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        near(found.0, expected.0);
        near(found.1, expected.1);
        assert_eq!(found.2, expected.2);
    }
    near(rules[1].rect.height, MM);
    assert!(lines(&page).is_empty());
}

#[test]
fn white_letters_show_on_dark_ground_only() {
    let content = b"BT /R 12 Tf 1 g 50 700 Td (mark) Tj ET 0.1 0.2 0.4 rg 40 590 200 30 re f \
        BT /R 12 Tf 1 g 50 600 Td (heading) Tj ET BT /R 12 Tf 0 g 50 500 Td (text) Tj ET";
    let page = only(&page(content, "", "", &[]));
    assert_eq!(run(&page, "mark").visibility, Visibility::Invisible);
    assert_eq!(texts(&lines(&page)), ["heading", "text"]);
}

#[test]
fn a_gap_is_a_space_where_none_is_written() {
    let content = b"BT /R 12 Tf 50 700 Td [(VI) 20 (ET) -248 (NAM)] TJ ET";
    assert_eq!(texts(&lines(&only(&page(content, "", "", &[])))), ["VIET NAM"]);
}

#[test]
fn an_area_cut_down_to_a_line_is_a_rule() {
    let content = b"q 100 600 200 0.7 re W n 100 600 200 40 re f Q q 100 500 200 40 re W n 100 500 200 40 re f Q";
    let rules = rules(&only(&page(content, "", "", &[])));
    assert_eq!(rules.len(), 1);
    same_place(rules[0].rect, [100.0 * MM, (200.0 - 0.7) * MM, 200.0 * MM, 0.7 * MM]);
}

#[test]
fn the_picture_of_a_signature_is_no_part_of_the_text() {
    let look = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F << /Type /Font /Subtype /Type1 \
         /BaseFont /Helvetica >> >> >>",
        b"BT /F 8 Tf 0 5 Td (Signed by) Tj ET 0 0 100 0.5 re f",
    );
    let field = |kind: &str| {
        format!("<< /Type /Annot /Subtype /Widget /FT /{kind} /Rect [200 600 300 620] /AP << /N 5 0 R >> >>")
            .into_bytes()
    };
    let file = |kind: &str| {
        only(&page(b"BT /R 12 Tf 50 700 Td (text) Tj ET", "/Annots [6 0 R]", "", &[look.clone(), field(kind)]))
    };
    let signed = file("Sig");
    assert_eq!(run(&signed, "Signed by").visibility, Visibility::Signature);
    assert_eq!(texts(&lines(&signed)), ["text"]);
    assert!(rules(&signed).is_empty());
    assert_eq!(run(&file("Tx"), "Signed by").visibility, Visibility::Painted);
}

#[test]
fn a_picture_of_the_page_hides_the_text_under_it() {
    let picture = |extra: &str| {
        let entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
        stream(&format!("{entries} {extra}"), b"\xff")
    };
    let content =
        b"BT /R 12 Tf 50 700 Td (under) Tj ET q 600 0 0 800 0 0 cm /I Do Q BT /R 12 Tf 50 600 Td (over) Tj ET";
    let file = |extra: &str| only(&page(content, "", "/XObject << /I 5 0 R >>", &[picture(extra), picture("")]));
    assert_eq!(texts(&lines(&file(""))), ["over"]);
    assert!(file("").is_scan());
    assert_eq!(texts(&lines(&file("/SMask 6 0 R"))), ["under", "over"]);
}
