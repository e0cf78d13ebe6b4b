//! Words that remember where they stood: from the decoded text of a TOML string back to the bytes of the file.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::words::diagnostic::Message;
use crate::words::letters::{self, Meaning};
use crate::words::source::Span;
use crate::words::text::Text;

/// From an offset in the decoded text to one in the file. Between two marks both run on byte by byte.
#[derive(Debug, Clone)]
pub(super) struct Map {
    file: usize,
    /// Decoded offset; end of the raw bytes before it; start of the raw bytes after it.
    marks: Vec<(usize, usize, usize)>,
    /// Set when nothing is known but the whole: text that did not come from the file as it stands.
    whole: Option<Span>,
}

impl Map {
    fn offset(&self, at: usize, end: bool) -> usize {
        let Some(&(decoded, raw_end, raw_start)) =
            self.marks.get(self.marks.partition_point(|m| m.0 <= at).saturating_sub(1))
        else {
            return 0;
        };
        if end && decoded == at { raw_end } else { raw_start + at.saturating_sub(decoded) }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.whole.unwrap_or_else(|| {
            let from = self.offset(start, false);
            Span { file: self.file, start: from, end: self.offset(end, true).max(from) }
        })
    }
}

/// Decoded text in NFC with its map.
#[derive(Debug, Clone)]
pub(super) struct Decoded {
    text: String,
    map: Map,
}

impl Decoded {
    /// The text of a whole file.
    pub(super) fn file(text: &str, file: usize) -> Self {
        Self { text: text.to_owned(), map: Map { file, marks: vec![(0, 0, 0)], whole: None } }.into_nfc()
    }

    /// The value of a TOML string; `raw` is what stands in the file, quotes included. A value that is not what `raw`
    /// says (a cell of a table was merged into it) is placed at the string as a whole.
    pub(super) fn toml(value: &str, raw: &str, span: Span) -> Self {
        let (text, marks) = unescape(raw, span.start);
        if text == value {
            Self { text, map: Map { file: span.file, marks, whole: None } }.into_nfc()
        } else {
            let map = Map { file: span.file, marks: Vec::new(), whole: Some(span) };
            Self { text: value.nfc().collect(), map }
        }
    }

    /// All of it.
    pub(super) fn all(&self) -> Located<'_> {
        Located { text: &self.text, at: 0, map: &self.map }
    }

    /// The text with some stretches, in order, in other words. What was put in stands where the old words stood.
    pub(super) fn edited(self, edits: &[(Range<usize>, String)]) -> Self {
        if edits.is_empty() {
            return self;
        }
        let (mut text, mut marks) = (String::with_capacity(self.text.len()), Vec::new());
        let mut mark = |at: usize, of: usize| marks.push((at, self.map.offset(of, true), self.map.offset(of, false)));
        let mut kept = 0;
        let end = self.text.len();
        for (range, words) in edits.iter().map(|(range, words)| (range.clone(), words.as_str())).chain([(end..end, "")])
        {
            mark(text.len(), kept);
            let inner = self.map.marks.iter().filter(|(at, ..)| (kept + 1..range.start).contains(at));
            inner.for_each(|(at, ..)| mark(text.len() + at - kept, *at));
            text.push_str(&self.text[kept..range.start]);
            mark(text.len(), range.start);
            text.push_str(words);
            kept = range.end;
        }
        mark(text.len(), end);
        Self { text, map: Map { marks, ..self.map } }
    }

    /// With letters of Word as what they mean, and the places and names of those that mean nothing.
    pub(super) fn readable(self) -> (Self, Vec<(Span, Message)>) {
        if !letters::may_be_strange(&self.text) {
            return (self, Vec::new());
        }
        let (mut edits, mut lost) = (Vec::new(), Vec::new());
        for (range, meaning) in letters::strange(&self.text) {
            match meaning {
                Meaning::Itself => {}
                Meaning::Other(other) => edits.push((range, other.to_owned())),
                Meaning::Lost(name) => {
                    lost.push((self.map.span(range.start, range.end), name));
                    edits.push((range, String::new()));
                }
            }
        }
        (self.edited(&edits), lost)
    }

    /// Composes letter by letter, so that the map stays exact around every letter that changes.
    fn into_nfc(self) -> Self {
        if is_nfc(&self.text) {
            return self;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut marks = self.map.marks.clone();
        let mut clusters: Vec<usize> =
            self.text.char_indices().filter(|(_, c)| canonical_combining_class(*c) == 0).map(|(i, _)| i).collect();
        if clusters.first() != Some(&0) {
            clusters.insert(0, 0);
        }
        clusters.push(self.text.len());
        marks.clear();
        for pair in clusters.windows(2) {
            let raw_end = self.map.offset(pair[0], true);
            marks.push((text.len(), raw_end, self.map.offset(pair[0], false)));
            text.extend(self.text[pair[0]..pair[1]].nfc());
        }
        let end = self.map.offset(self.text.len(), true);
        marks.push((text.len(), end, end));
        Self { text, map: Map { marks, ..self.map } }
    }
}

/// Decodes a TOML string as the `toml` crate does, keeping a mark after every escape.
fn unescape(raw: &str, base: usize) -> (String, Vec<(usize, usize, usize)>) {
    let (quote, long) = match raw.as_bytes() {
        [b'"', b'"', b'"', ..] if raw.len() >= 6 => ('"', true),
        [b'\'', b'\'', b'\'', ..] if raw.len() >= 6 => ('\'', true),
        [b'\'', ..] => ('\'', false),
        _ => ('"', false),
    };
    let width = if long { 3 } else { 1 };
    let body = raw.get(width..raw.len().saturating_sub(width)).unwrap_or_default();
    let skipped = if !long {
        0
    } else if body.starts_with("\r\n") {
        2
    } else {
        usize::from(body.starts_with('\n'))
    };
    let start = base + width + skipped;
    let (mut text, mut marks) = (String::with_capacity(body.len()), vec![(0, start, start)]);
    let mut rest = &body[skipped..];
    while let Some(at) = rest.find('\\').filter(|_| quote == '"') {
        text.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let used = escape(tail, &mut text);
        let raw_before = base + raw.len() - width - tail.len() - 1;
        let raw_after = raw_before + 1 + used;
        let before = if tail[..used].contains('\n') { raw_before } else { raw_after };
        marks.push((text.len(), before, raw_after));
        rest = &tail[used..];
    }
    text.push_str(rest);
    (text, marks)
}

/// Decodes one escape, the text after its backslash given; says how many bytes it took.
fn escape(tail: &str, text: &mut String) -> usize {
    let Some(first) = tail.chars().next() else { return 0 };
    let hex =
        |digits: usize| tail.get(1..=digits).and_then(|h| u32::from_str_radix(h, 16).ok()).and_then(char::from_u32);
    let (letter, used) = match first {
        'b' => (Some('\u{8}'), 1),
        'e' => (Some('\u{1b}'), 1),
        'f' => (Some('\u{c}'), 1),
        'n' => (Some('\n'), 1),
        'r' => (Some('\r'), 1),
        't' => (Some('\t'), 1),
        'x' => (hex(2), 3),
        'u' => (hex(4), 5),
        'U' => (hex(8), 9),
        ' ' | '\t' | '\r' | '\n' => return tail.len() - tail.trim_start_matches([' ', '\t', '\r', '\n']).len(),
        other => (Some(other), other.len_utf8()),
    };
    text.extend(letter);
    if tail.is_char_boundary(used) { used } else { first.len_utf8() }
}

/// A stretch of decoded text and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Located<'a> {
    text: &'a str,
    at: usize,
    map: &'a Map,
}

impl<'a> Located<'a> {
    /// The words as they stand, in NFC.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Where they stand.
    pub(super) fn span(&self) -> Span {
        self.map.span(self.at, self.at + self.text.len())
    }

    /// A part, by bytes of [`Self::text`]; both ends must be boundaries of letters.
    pub(super) fn part(&self, start: usize, end: usize) -> Self {
        Self { text: &self.text[start..end], at: self.at + start, map: self.map }
    }

    /// Everything from a byte on.
    pub(super) fn from(&self, start: usize) -> Self {
        self.part(start, self.text.len())
    }

    /// Without white space at the ends.
    pub(super) fn trim(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.part(start, start + self.text.trim().len())
    }

    /// Lines that are not blank, trimmed.
    pub(super) fn lines(&self) -> Vec<Self> {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in self.text.split('\n') {
            lines.push(self.part(at, at + line.len()).trim());
            at += line.len() + 1;
        }
        lines.retain(|l| !l.text.is_empty());
        lines
    }

    /// Where its first letter stands; the place of its end where it has none.
    pub(super) fn first_letter(&self) -> Span {
        self.part(0, self.text.chars().next().map_or(0, char::len_utf8)).span()
    }

    /// This and everything up to the end of another stretch of the same text.
    pub(super) fn to(&self, other: Self) -> Span {
        self.map.span(self.at, other.at + other.text.len())
    }

    /// The words with every run of white space as one space.
    pub(super) fn finish(&self) -> Text {
        let words = self.trim();
        Text { value: squeeze(words.text), span: words.span() }
    }
}

/// Every run of white space (no-break spaces too) as one space.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_under(raw: &str, word: &str) -> String {
        let toml = format!("k = {raw}\n");
        let table = toml::de::DeTable::parse(&toml).unwrap();
        let value = table.get_ref().get("k").unwrap();
        let span = Span { file: 0, start: value.span().start, end: value.span().end };
        let decoded = Decoded::toml(value.get_ref().as_str().unwrap(), &toml[value.span()], span);
        assert!(decoded.map.whole.is_none(), "decoded as the toml crate does: {raw}");
        let at = decoded.text.find(word).unwrap();
        let found = decoded.all().part(at, at + word.len()).span();
        toml[found.start..found.end].to_owned()
    }

    #[test]
    fn spans_are_the_very_bytes() {
        assert_eq!(text_under(r#""một hai ba""#, "hai"), "hai");
        assert_eq!(text_under(r#""m\u1ED9t \"hai\" ba""#, "hai"), "hai");
        assert_eq!(text_under(r#""m\u1ED9t hai ba""#, "một"), r"m\u1ED9t");
        assert_eq!(text_under("\"\"\"\nmột\nhai \\\n   ba\"\"\"", "ba"), "ba");
        assert_eq!(text_under("\"\"\"\nmột\nhai \\\n   ba\"\"\"", "hai "), "hai ");
        assert_eq!(text_under("'''\r\nmột\r\nhai'''", "hai"), "hai");
        assert_eq!(text_under("\"mo\u{323}\u{302}t hai\"", "một"), "mo\u{323}\u{302}t");
        assert_eq!(text_under("\"mo\u{323}\u{302}t hai\"", "hai"), "hai");
        assert_eq!(text_under(r#""a\x41b""#, "b"), "b");
    }
}
