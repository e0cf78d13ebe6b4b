//! Any bytes as a data table of a batch, or as the memory of an earlier run. The first byte says which.
#![no_main]

mod zip;

use libfuzzer_sys::fuzz_target;
use vanthu::batch::{names, rows, state};
use vanthu::words::diagnostic::Lang;
use vanthu::report;
use vanthu::words::source::Sources;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let outcome = match kind % 5 {
        0 => rows::read("bang.csv", bytes, None, false),
        1 => rows::read("bang.json", bytes, None, false),
        2 => rows::read("bang.xlsx", bytes, None, false),
        3 => rows::read("bang.xlsx", &zip::workbook(bytes), None, false),
        _ => {
            if let Ok(text) = std::str::from_utf8(bytes) {
                state::read(text).values().for_each(|entry| drop(state::line(entry)));
            }
            return;
        }
    };
    match outcome {
        Ok(table) => {
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.columns.len());
                row.cells.iter().for_each(|cell| drop(names::safe(&cell.shown())));
            }
            let key = table.columns[0].key.clone();
            let mut joined = table.clone();
            let _ = joined.join("them", &table, "them.csv", &key);
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            let _ = report::text::text(&problems, &Sources::default(), Lang::Vi, false);
        }
    }
});
