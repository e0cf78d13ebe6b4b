//! What the checker finds on the official mẫu and on real documents: each finding was compared with the print by eye, so
//! the list stays as it is. `BLESS=1 cargo test --release --test verdicts` rewrites it; look at the pages before.
#![allow(clippy::disallowed_methods, reason = "tests read files and write what people bless")]

mod common;

use std::fmt::Write;
use std::ops::RangeInclusive;
use std::path::Path;

use vanthu::check::check;
use vanthu::page::Page;
use vanthu::words::diagnostic::Place;
use vanthu::words::kind::Kind;

fn pages(file: &Path) -> Vec<Page> {
    vanthu::pdf::read(&std::fs::read(file).expect("the file is read")).expect("the file is a PDF")
}

/// The findings of some pages taken as a file of their own: page and rule, a line each.
fn verdicts(pages: &[Page], of: RangeInclusive<usize>) -> String {
    let mut own = pages[of.start() - 1..*of.end()].to_vec();
    own.iter_mut().enumerate().for_each(|(at, page)| page.number = at + 1);
    let report = check(&own);
    let mut lines: Vec<String> = report
        .diagnostics
        .iter()
        .map(|finding| {
            let page = if let Place::Page { page, .. } = finding.place { page + of.start() - 1 } else { *of.start() };
            format!("{page:3} {}", finding.rule)
        })
        .collect();
    lines.sort();
    lines.iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    })
}

fn hold(name: &str, found: &str) {
    common::hold_to(&format!("tests/verdicts/{name}"), found);
}

/// Phụ lục III prints the mẫu one after the other; each is a document by itself. Mẫu 1.5 begins at the foot of page 8.
#[test]
fn the_official_mau() {
    let all = pages(&common::official_mau());
    let mau = [
        ("Phụ lục III, Mục I, II", 1..=2),
        ("Mẫu 1.1", 3..=3),
        ("Mẫu 1.2", 4..=4),
        ("Mẫu 1.3", 5..=5),
        ("Mẫu 1.3, văn bản kèm theo, giấy", 6..=6),
        ("Mẫu 1.3, văn bản kèm theo, điện tử", 7..=7),
        ("Mẫu 1.4", 8..=8),
        ("Mẫu 1.4, 1.5", 8..=9),
        ("Mẫu 1.5, trang sau", 9..=9),
        ("Mẫu 1.6", 10..=10),
        ("Mẫu 1.7", 11..=11),
        ("Mẫu 1.8", 12..=12),
        ("Mẫu 1.9", 13..=13),
        ("Mẫu 1.10", 14..=14),
        ("Mẫu 2.1", 15..=15),
        ("Mẫu 2.2", 16..=16),
        ("Mẫu 3.1", 17..=17),
        ("Mẫu 3.2", 18..=18),
        ("cả tệp", 1..=18),
    ];
    let found: String = mau.into_iter().map(|(name, of)| format!("{name}\n{}\n", verdicts(&all, of))).collect();
    hold("mau-phu-luc-3.txt", &found);
}

/// Not the project's own. Kế hoạch 173/KH-UBND: page numbers of 12 pt, two headings at the foot of a page, an empty last page.
#[test]
fn the_real_plan() {
    let Some(file) = common::shared("real-documents/ke-hoach-173-ubnd-ha-noi-2026.pdf") else { return };
    let all = pages(&file);
    assert_eq!(check(&all).kind.map(Kind::key), Some("ke-hoach"));
    hold("ke-hoach-173.txt", &verdicts(&all, 1..=all.len()));
}
