//! A directive with blanks and a table, parted by a byte 0xFF: read as a plan, filled with every row, read as a directive,
//! written as TOML and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::batch::merge::Plan;
use vanthu::batch::rows;
use vanthu::directive::writer as toml_text;
use vanthu::words::diagnostic::{Lang, Message};
use vanthu::{directive, report};

fuzz_target!(|bytes: &[u8]| {
    let Some(at) = bytes.iter().position(|byte| *byte == 0xff) else { return };
    let (toml, csv) = (&bytes[..at], &bytes[at + 1..]);
    let Ok(table) = rows::read("bang.csv", csv, None, false) else { return };
    let document = directive::document("mau.toml", toml);
    let plan = match Plan::new(document, &table.columns) {
        Ok(plan) => plan,
        Err((sources, problems)) => {
            let _ = report::text::text(&problems, &sources, Lang::Vi, false);
            return;
        }
    };
    for row in table.rows.iter().take(3) {
        let merged = plan.merge("bang.csv", &table, row);
        let _ = report::text::text(&merged.findings, plan.sources(), Lang::Vi, false);
        let written = merged.document.table.as_ref().map(|table| toml_text::write(table, &merged.document.sources));
        let parsed = vanthu::rules::source::read(merged.document, &|_| Err(Message::new("không có", "none")));
        let _ = report::text::text(&parsed.diagnostics, &parsed.sources, Lang::Vi, false);
        if let (Some(toml), Some(_)) = (written, parsed.directive) {
            let again = directive::document("da-dien.toml", toml.as_bytes());
            assert!(again.diagnostics.is_empty(), "what was filled is TOML: {:?}\n{toml}", again.diagnostics);
        }
    }
});
