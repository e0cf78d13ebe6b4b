//! String literals of Typst: the only form in which a value enters the manuscript.

use std::io::{self, Write};

/// Writes a value as `#"…";`, in which only `\` and `"` need escaping. Nothing between the quotes is markup.
pub(super) fn escape(value: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(literal(value).as_bytes())
}

/// The value as `#"…";`; an empty value is nothing at all.
pub(super) fn literal(value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    let mut text = String::with_capacity(value.len() + 4);
    text.push_str("#\"");
    for c in value.chars() {
        if matches!(c, '"' | '\\') {
            text.push('\\');
        }
        // The font has no hyphen that never breaks: what holds it together is said around it.
        text.push(if c == '\u{2011}' { '-' } else { c });
    }
    text.push_str("\";");
    text
}
