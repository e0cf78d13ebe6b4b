//! The way back from a manuscript: which words of the directive each of its literals has. A literal is marked with its span
//! before a template takes it, wherever that puts it, and the marks are taken out of what the template gives.

use crate::words::source::Span;

/// The place of a literal in a manuscript, at its opening quote, and the words of the directive that it has.
pub type Origin = (usize, Span);

/// Signs that Unicode keeps free for uses such as this one: no text has them.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// Marks every literal of a markup.
pub(super) fn marked(markup: &str, span: Span) -> String {
    let mark = format!("{OPEN}{}.{}.{}{CLOSE}", span.file, span.start, span.end);
    let (mut out, mut rest) = (String::with_capacity(markup.len() + mark.len()), markup);
    while let Some(start) = rest.find("#\"") {
        let end = start + 2 + literal_length(&rest[start + 2..]);
        out.push_str(&rest[..start]);
        out.push_str(&mark);
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    out + rest
}

/// Bytes of a literal after its opening quote.
fn literal_length(rest: &str) -> usize {
    let mut escaped = false;
    let quote = rest.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    quote.map_or(rest.len(), |at| at + 1)
}

/// A manuscript without its marks, and where they stood.
pub(super) fn taken(source: &str) -> (String, Vec<Origin>) {
    let (mut out, mut origins) = (String::with_capacity(source.len()), Vec::new());
    let mut parts = source.split(OPEN);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (mark, rest) = part.split_once(CLOSE).unwrap_or(("", part));
        let mut numbers = mark.split('.').map(str::parse::<usize>);
        if let (Some(Ok(file)), Some(Ok(start)), Some(Ok(end))) = (numbers.next(), numbers.next(), numbers.next()) {
            // The quote comes after the sign that begins code.
            origins.push((out.len() + 1, Span { file, start, end }));
        }
        out.push_str(rest);
    }
    (out, origins)
}

#[cfg(test)]
mod tests {
    use super::{marked, taken};
    use crate::words::source::Span;

    #[test]
    fn marks_come_out_as_they_went_in() {
        for markup in ["#\"một\";", "#strong[#\"a\\\\\";];#\"b#\";", "#\"nói \\\"#\\\" rồi #\";x", "không có"] {
            let span = Span { file: 1, start: 20, end: 30 };
            let (source, origins) = taken(&format!("đầu {} cuối", marked(markup, span)));
            assert_eq!(source, format!("đầu {markup} cuối"));
            assert!(origins.iter().all(|(at, of)| source[at - 1..].starts_with("#\"") && *of == span));
            let literals = ["#\"một", "#\"a", "#\"b", "#\"nói"].iter().filter(|begin| markup.contains(*begin)).count();
            assert_eq!(origins.len(), literals, "{markup}");
        }
    }
}
