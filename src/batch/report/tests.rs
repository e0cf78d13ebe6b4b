use super::{Found, Ledger, Outcome, Record, Registered, Weight, csv, html, json, register};
use crate::batch::rows;

/// A document with a finding, one that was not made, and a row that was not reached.
fn ledger() -> Ledger<'static> {
    let letter = include_bytes!("../../../cases/cong-van-1120-ubnd-kgvx/directive.toml");
    let parsed = crate::rules::source::parse("a.toml", letter, &|_| unreachable!());
    let finding = Found {
        rule: "o-trong".to_owned(),
        severity: Weight::Error,
        message: "ô `Người ký` trống; <b>".to_owned(),
        message_en: "empty".to_owned(),
        place: "a.xlsx, dòng 1".to_owned(),
        source: String::new(),
    };
    let record = |row, outcome, findings| Record {
        row,
        name: format!("{row}-Cần Thơ"),
        outcome,
        files: if outcome == Outcome::Made { vec![format!("{row}-Cần Thơ.pdf")] } else { vec![] },
        sha256: vec![],
        pages: 2,
        findings,
        registered: parsed.directive.as_ref().map(Registered::of),
    };
    let blank = record(3, Outcome::NotReached, vec![]);
    let mut ledger = Ledger::new(3, Box::new(std::io::Cursor::new(Vec::new())), move |_| blank.clone());
    // As two jobs may end.
    ledger.add(1, &record(2, Outcome::Failed, vec![])).unwrap();
    ledger.add(0, &record(1, Outcome::Made, vec![finding])).unwrap();
    ledger
}

#[test]
fn records_come_back_whole_and_in_the_order_of_the_table() {
    let ledger = ledger();
    let records: Vec<_> = ledger.records().map(Result::unwrap).collect();
    assert_eq!(records.iter().map(|r| r.row).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(records[0].registered.is_some() && records[0].findings.len() == 1);
    let totals = ledger.totals();
    assert_eq!((totals.made, totals.failed, totals.not_reached, totals.with_findings), (1, 1, 1, 1));
    assert_eq!(totals.worst, Some(Weight::Error));
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_csv_reads_back() {
    let text = written(|out| csv(&ledger(), out));
    assert!(text.starts_with('\u{feff}'));
    let table = rows::read("bao-cao.csv", text.as_bytes(), None, false).unwrap();
    let column = table.column("phat_hien").unwrap();
    assert_eq!(table.rows[0].cells[column].shown(), "ô `Người ký` trống; <b> (a.xlsx, dòng 1)");
}

#[test]
fn the_index_escapes_what_it_shows() {
    let page = written(|out| html(&ledger(), out));
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>"));
    assert!(page.contains("href=\"1-C%E1%BA%A7n%20Th%C6%A1.pdf\""));
}

#[test]
fn the_json_counts() {
    let value: serde_json::Value = serde_json::from_str(&written(|out| json(&ledger(), out))).unwrap();
    assert_eq!((value["made"].as_u64(), value["failed"].as_u64()), (Some(1), Some(1)));
    assert_eq!(value["rows"][0]["findings"][0]["severity"], "error");
}

#[test]
fn the_register_has_the_columns_of_the_decree() {
    let made = || {
        let mut bytes = std::io::Cursor::new(Vec::new());
        register(&ledger(), &mut bytes).unwrap();
        bytes.into_inner()
    };
    let bytes = made();
    assert_eq!(bytes, made());
    let table = rows::read("so-dang-ky.xlsx", &bytes, None, false).unwrap();
    assert_eq!(table.columns.len(), 10);
    // The line of column numbers is no data; then one document: the failed row is not registered.
    assert_eq!((table.rows.len(), table.notes.len()), (1, 1));
    let cells: Vec<_> = table.rows[0].cells.iter().map(rows::Cell::shown).collect();
    assert_eq!((cells[0].as_str(), cells[1].as_str()), ("1120/UBND-KGVX", "14/4/2020"));
    assert!(cells[2].starts_with("Công văn triển khai") && cells[3] == "Võ Thị Hồng Ánh", "{cells:?}");
}
