//! Takes off the punctuation that the decree fixes: templates supply it once.

use std::sync::LazyLock;

use regex::Regex;

use super::located::Located;
use super::markup;
use crate::standard::StandardId;
use crate::words::marks;

/// An item of a list: without its dash and without the `;` or `.` at its end.
pub(super) fn item(words: Located<'_>) -> Located<'_> {
    let mut words = words.trim();
    let bullet = |letter: char| matches!(letter, '-' | '–' | '—' | '+' | '•') || marks::PASTED.contains(letter);
    if let Some(rest) = words.text().strip_prefix(bullet)
        && rest.starts_with([' ', '\t', '\u{a0}'])
    {
        words = words.from(words.text().len() - rest.len()).trim();
    }
    loop {
        let text = words.text();
        let shorter = match text.chars().last() {
            Some(';' | ',') => text.len() - 1,
            Some('.') if is_full_stop(text) => text.len() - 1,
            _ => return words,
        };
        words = words.part(0, shorter).trim();
    }
}

/// An addressee, without the words `Kính gửi` when they were typed.
pub(super) fn addressee(words: Located<'_>) -> Located<'_> {
    let words = item(words);
    match words.text().strip_prefix(StandardId::Nd30.get().loi.kinh_gui.dat.as_str()) {
        Some(rest) => item(words.from(words.text().len() - rest.len())),
        None => words,
    }
}

/// Whether the last full stop ends a sentence rather than `…` or `v.v.`.
fn is_full_stop(text: &str) -> bool {
    !text.ends_with("..") && !text.to_lowercase().ends_with("v.v.")
}

/// The subject of an official letter, without `V/v` or `Về việc`.
pub(super) fn subject(words: Located<'_>) -> Located<'_> {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:v/v|về\s+việc)(?:\s*:\s*|\s+|$)").expect("patterns are part of the program")
    });
    let mut words = words.trim();
    while let Some(found) = LEAD.find(words.text()) {
        words = words.from(found.end()).trim();
    }
    words
}

/// Who proposed a decision: "Theo đề nghị của" and the full stop are the template's.
pub(super) fn proposer(words: Located<'_>) -> Located<'_> {
    let words = item(words);
    let prefix = format!("{} ", StandardId::Nd30.get().loi.theo_de_nghi.dat);
    match words.text().get(..prefix.len()) {
        Some(typed) if typed.to_lowercase() == prefix.to_lowercase() => words.from(prefix.len()).trim(),
        _ => words,
    }
}

/// What is filed: without `Lưu` and its colon.
pub(super) fn filing(words: Located<'_>) -> Located<'_> {
    let words = item(words);
    filing_text(words.text()).map_or(words, |rest| words.from(words.text().len() - rest.len()))
}

/// What follows the word `Lưu`, when the words begin with it.
pub(super) fn filing_text(words: &str) -> Option<&str> {
    static LEAD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(?i:lưu)(?:\s*:\s*|\s+|$)").expect("patterns are part of the program"));
    LEAD.find(words).map(|found| words[found.end()..].trim())
}

/// What stands between brackets, when brackets enclose all of it.
pub(super) fn brackets(words: Located<'_>) -> Located<'_> {
    let words = words.trim();
    let stopped = if words.text().ends_with(").") { words.part(0, words.text().len() - 1) } else { words };
    match stopped.text().strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        Some(inner) if !inner.contains(['(', ')']) => stopped.part(1, 1 + inner.len()).trim(),
        _ => words,
    }
}

/// Takes `./.` and its misspellings off the last paragraph, and a full stop: the template ends it with `./.`.
pub(super) fn end_mark(words: &mut String) {
    static MARK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\s*\.?\s*/\s*\.?$").expect("patterns are part of the program"));
    // Notes at the very end stay: their marks come before `./.`.
    let (stem, notes) = markup::split_notes(words);
    if !notes.is_empty() {
        let (mut stem, notes) = (stem.to_owned(), notes.to_owned());
        end_mark(&mut stem);
        *words = stem + &notes;
        return;
    }
    if let Some(found) = MARK.find(words) {
        words.truncate(found.start());
    }
    if words.ends_with('.') && !words.ends_with("..") {
        words.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::super::located::Decoded;
    use super::*;

    fn with(f: fn(Located<'_>) -> Located<'_>, text: &str) -> String {
        let decoded = Decoded::file(text, 0);
        f(decoded.all()).text().to_owned()
    }

    #[test]
    fn fixed_punctuation_goes_and_the_rest_stays() {
        assert_eq!(with(item, "- Như trên;"), "Như trên");
        assert_eq!(with(item, "Cổng TTĐT TP."), "Cổng TTĐT TP");
        assert_eq!(with(item, "các sở, ngành..."), "các sở, ngành...");
        assert_eq!(with(item, "Bộ, ngành, v.v."), "Bộ, ngành, v.v.");
        assert_eq!(with(item, "–  Bộ GDĐT (để báo cáo);"), "Bộ GDĐT (để báo cáo)");
        assert_eq!(with(item, "-5 độ"), "-5 độ");
        assert_eq!(with(addressee, "Kính gửi: - Sở Nội vụ."), "Sở Nội vụ");
        assert_eq!(with(subject, "V/v nâng bậc lương"), "nâng bậc lương");
        assert_eq!(with(subject, "V/v: về việc nâng bậc lương"), "nâng bậc lương");
        assert_eq!(with(subject, "Vui vẻ"), "Vui vẻ");
        assert_eq!(with(filing, "- Lưu: VT, ND."), "VT, ND");
        assert_eq!(with(filing, "Lưu VT, GDTX."), "VT, GDTX");
        assert_eq!(with(brackets, "(Gửi kèm Công văn)"), "Gửi kèm Công văn");
        assert_eq!(with(brackets, "(a) và (b)"), "(a) và (b)");
    }

    #[test]
    fn end_marks_go() {
        for (typed, kept) in [
            ("thực hiện./.", "thực hiện"),
            ("thực hiện. /.", "thực hiện"),
            ("thực hiện /.", "thực hiện"),
            ("thực hiện. /", "thực hiện"),
            ("thực hiện.", "thực hiện"),
            ("thực hiện...", "thực hiện..."),
            ("thực hiện và/hoặc báo cáo", "thực hiện và/hoặc báo cáo"),
        ] {
            let mut words = typed.to_owned();
            end_mark(&mut words);
            assert_eq!(words, kept, "{typed}");
        }
    }
}
