//! Any bytes as a directive: parsed, read, its findings told with their excerpts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::diagnostic::{Lang, Message};
use vanthu::directive;

fuzz_target!(|bytes: &[u8]| {
    let none = |_: &str| Err(Message::new("không có", "none"));
    let parsed = directive::read(directive::document("van-ban.toml", bytes), &none);
    vanthu::report::text::text(&parsed.diagnostics, &parsed.sources, Lang::Vi, false);
});
