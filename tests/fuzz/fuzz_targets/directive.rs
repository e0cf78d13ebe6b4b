//! Any bytes as a directive: parsed, read, linted, its findings told with their excerpts; as a slip of a copy too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanthu::words::diagnostic::{Diagnostic, Lang, Message, Place, Severity};
use vanthu::directive::copy::{self, Medium};
use vanthu::words::source::Sources;
use vanthu::{batch, directive, report};

fuzz_target!(|bytes: &[u8]| {
    let none = |_: &str| Err(Message::new("không có", "none"));
    let document = directive::document("van-ban.toml", bytes);
    if let Some(table) = &document.table {
        let _ = vanthu::directive::writer::write(table, &document.sources);
    }
    let slip = vanthu::rules::source::read_slip(document.clone(), Medium::Paper, &none);
    tell(&slip.diagnostics, &slip.sources);
    let parsed = vanthu::rules::source::read(document, &none);
    let mut found = parsed.diagnostics;
    if let Some(directive) = &parsed.directive {
        let _ = directive.texts();
        found.extend(vanthu::rules::source::lint(directive, &parsed.sources));
    }
    assert_eq!(parsed.directive.is_none(), found.iter().any(|d| d.severity == Severity::Failure));
    tell(&found, &parsed.sources);
});

fn tell(found: &[Diagnostic], sources: &Sources) {
    for place in found.iter().map(|d| &d.place) {
        if let Place::Source(span) = place {
            let text = &sources.get(span.file).expect("a known file").text;
            assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        }
    }
    let _ = report::text::text(found, sources, Lang::Vi, false);
}
