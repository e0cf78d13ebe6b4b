//! Any bytes as the house profile that lies near a directive.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::words::diagnostic::{Lang, Message};
use vanthu::directive::{self, profile};
use vanthu::report;

const DIRECTIVE: &[u8] = include_bytes!("../../../tests/directives/dung-don-vi.toml");

fuzz_target!(|bytes: &[u8]| {
    let near = || profile::Near { name: "don-vi.toml".to_owned(), folder: "..".to_owned(), bytes: bytes.to_vec() };
    let (_, sources, found) = vanthu::rules::source::read_profile(near());
    let _ = report::text::text(&found, &sources, Lang::Vi, false);
    let mut document = directive::document("van-ban.toml", DIRECTIVE);
    if let Some(table) = &mut document.table {
        table.entries.retain(|entry| entry.key != "don_vi");
    }
    document.near = Some(near());
    let parsed = vanthu::rules::source::read(document, &|_| Err(Message::new("không có", "none")));
    let _ = report::text::text(&parsed.diagnostics, &parsed.sources, Lang::Vi, false);
});
