//! A finding on a page of ours leads back to the words it speaks of by where they were written, never by what they say.
#![allow(clippy::unwrap_used, reason = "tests stop where they cannot go on")]

mod common;

use vanthu::page::line::lines;
use vanthu::press::judge;
use vanthu::rules::source::parse;
use vanthu::typeset::origin_at;
use vanthu::words::diagnostic::{Message, Place, Rect};

/// The same words as subject, addressee, paragraph, points, cell and recipient, each on a line of its own.
const SAME: &str = r#"loai = "cong-van"
so = 12
ky_hieu = "UBND-NC"
ngay = 2026-03-05
trich_yeu = "Báo cáo kết quả hằng tháng"
kinh_gui = [
  "Báo cáo kết quả hằng tháng",
  "Báo cáo kết quả hằng tháng",
]
mo_dau = "Báo cáo kết quả hằng tháng"
noi_dung = """
1. Các phòng, ban:
a) Báo cáo kết quả hằng tháng
b) Báo cáo kết quả hằng tháng
2. Báo cáo kết quả hằng tháng
"""
ket_thuc = "Báo cáo kết quả hằng tháng"
noi_nhan = [
  "Như trên",
  "Báo cáo kết quả hằng tháng",
]
luu = "VT, NC"

[co_quan]
ten = ["Ủy ban nhân dân", "xã Trà Côn"]
dia_danh = "Trà Côn"

[nguoi_ky]
chuc_vu = "CHỦ TỊCH"
ho_ten = "Nguyễn Văn An"
"#;

/// The lines with the same words.
fn written() -> Vec<usize> {
    let lines = SAME.lines().zip(1..).filter(|(line, _)| line.contains("Báo cáo kết quả hằng tháng"));
    lines.map(|(_, number)| number).collect()
}

#[test]
fn the_same_words_lead_back_each_to_their_own_line() {
    let parsed = parse("thu.toml", SAME.as_bytes(), &|_| Err(Message::new("", "")));
    let printed = common::press().print(&parsed.directive.unwrap()).unwrap_or_else(|e| panic!("{e:#?}"));
    let pages = vanthu::pdf::read(&common::pdf(&printed)).unwrap();
    let mut found: Vec<usize> = lines(&pages[0])
        .iter()
        .flat_map(|line| &line.segments)
        .filter(|segment| segment.text.contains("hằng tháng"))
        .filter_map(|s| {
            let rect = Rect { x: s.x, y: s.baseline - 3.0, width: s.right - s.x, height: 3.5 };
            let span = origin_at(&printed.typeset, &printed.manuscript.origins, 1, rect)?;
            Some(parsed.sources.line_column(span)?.0)
        })
        .collect();
    found.sort_unstable();
    assert_eq!(found, written());
}

/// A clause that stands alone on its line is taken for a title; the subject, further up, says the same.
#[test]
fn a_finding_on_a_clause_is_told_of_the_clause() {
    let parsed = parse("thu.toml", SAME.as_bytes(), &|_| Err(Message::new("", "")));
    let printed = common::press().print(&parsed.directive.unwrap()).unwrap_or_else(|e| panic!("{e:#?}"));
    let pages = vanthu::pdf::read(&common::pdf(&printed)).unwrap();
    let found = judge(&pages, &printed);
    let of_clause = found.iter().find(|d| d.message.vi.contains("`2. Báo cáo")).unwrap_or_else(|| panic!("{found:#?}"));
    let Place::Page { origin: Some(span), .. } = of_clause.place else { panic!("{of_clause:#?}") };
    let line = parsed.sources.line_column(span).unwrap().0;
    assert!(SAME.lines().nth(line - 1).unwrap().starts_with("2. "), "line {line}");
}

/// What the source shows and the page shows again is told once, at the source.
#[test]
fn one_defect_is_told_once() {
    let cases = [
        ("2. Báo cáo", "3. Báo cáo", "bo-cuc-sai-thu-tu"),
        ("b) Báo cáo", "c) Báo cáo", "bo-cuc-sai-thu-tu"),
        ("b) Báo cáo", "e) Báo cáo", "bo-cuc-sai-thu-tu"),
        ("Nguyễn Văn An", "LS. Nguyễn Văn An", "ho-ten-co-hoc-vi"),
    ];
    for (right, wrong, rule) in cases {
        let text = SAME.replace(right, wrong);
        let mut parsed = parse("thu.toml", text.as_bytes(), &|_| Err(Message::new("", "")));
        let directive = parsed.directive.unwrap_or_else(|| panic!("{:#?}", parsed.diagnostics));
        let printed = common::press().print(&directive).unwrap_or_else(|e| panic!("{e:#?}"));
        let pages = vanthu::pdf::read(&common::pdf(&printed)).unwrap();
        let measured = judge(&pages, &printed);
        assert!(measured.iter().any(|d| d.rule == rule), "the page shows {rule}: {measured:#?}");
        vanthu::press::add(&mut parsed.diagnostics, measured);
        let told: Vec<_> = parsed.diagnostics.iter().filter(|d| d.rule == rule).collect();
        assert_eq!(told.len(), 1, "{wrong}: {told:#?}");
        assert!(matches!(told[0].place, Place::Source(_)), "{told:#?}");
    }
}
