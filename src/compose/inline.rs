//! Words inside a paragraph: their marks as calls of the layout library, and what must not break over two lines.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use tera::Value;

use super::fold;
use super::literal::literal;
use super::origin::marked;
use crate::directive::markup::{Run, Words, runs};
use crate::directive::model::Text;
use crate::words::source::Span;

/// A text as safe markup: literals, wrapped where they are emphasised or kept together.
pub(super) fn value(text: &str) -> Value {
    Value::safe_string(&markup(text))
}

/// The same, of words that stand in the directive.
pub(super) fn value_of(text: &str, span: Span) -> Value {
    Value::safe_string(&marked(&markup(text), span))
}

/// Words that are set in the middle and fold into lines of about equal length: subjects, names of bodies, positions. They
/// fold between words of two syllables, never inside one (`công tác`), and before the place of a people's committee.
pub(super) fn balanced(text: &str, span: Span) -> Value {
    let text = keep_words_together(text);
    let whole = |text: &str| {
        let mut whole = symbols(text);
        whole.extend(compounds(text));
        whole.sort_by_key(|found| found.start);
        whole
    };
    let markup: String = runs(&text).iter().map(|run| written(run, &whole)).collect();
    Value::safe_string(&marked(&markup, span))
}

/// The words of a cell: addresses fold after their signs, numbers stay with the words they belong to where there is room.
pub(super) fn cell(words: &Text, tied: bool) -> Value {
    let text = if tied { keep_words_together(&words.value) } else { words.value.clone() };
    let whole = |text: &str| {
        let mut whole = symbols(text);
        whole.retain(|symbol| fold::addresses(text).iter().all(|a| a.end <= symbol.start || symbol.end <= a.start));
        whole.extend(fold::addresses(text).iter().flat_map(|address| fold::address_parts(text, address)));
        whole.sort_by_key(|found| found.start);
        whole
    };
    let markup: String = runs(&text).iter().map(|run| written(run, &whole)).collect();
    Value::safe_string(&marked(&markup, words.span))
}

/// A text as markup.
pub(super) fn markup(text: &str) -> String {
    runs(&keep_words_together(text)).iter().map(|run| written(run, &symbols)).collect()
}

/// What never breaks: a number with its symbol, a date in figures, a range, what has Word's hyphen that
/// never breaks: `1231/BGDĐT-GDTX`, `09/4/2020`, `2012-2020`.
pub(super) fn symbols(text: &str) -> Vec<Range<usize>> {
    static SYMBOLS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\S*\x{2011}\S*|[0-9]+(?:/[A-Za-zÀ-ỹ0-9&.\-]*[A-Za-zÀ-ỹ0-9])+|[0-9]+(?:[.,][0-9]+)*[-–][0-9]+(?:[.,][0-9]+)*")
            .expect("a fixed pattern")
    });
    if !text.contains(|c: char| c.is_ascii_digit() || c == '\u{2011}') {
        return Vec::new();
    }
    SYMBOLS.find_iter(text).map(|found| found.range()).collect()
}

/// Syllables of the longest word that is kept whole.
const LONGEST: usize = 4;

/// Words of several syllables, in any case. Looked up, not matched by a pattern: one of so many words takes longer to
/// build than a page to set.
fn compounds(text: &str) -> Vec<Range<usize>> {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let words = include_str!("tu-ghep.txt").split([',', '\n']).map(str::trim).filter(|word| !word.is_empty());
        words.chain(["ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân"]).collect()
    });
    let syllables = syllables(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < syllables.len() {
        let stretch = |count: &usize| {
            let these = syllables.get(at..at + count)?;
            let range = these[0].start..these[count - 1].end;
            let known = WORDS.contains(text[range.clone()].to_lowercase().as_str());
            known.then_some((range, *count))
        };
        let longest = (2..=LONGEST).rev().find_map(|count| stretch(&count));
        at += longest.as_ref().map_or(1, |(_, count)| *count);
        found.extend(longest.map(|(range, _)| range));
    }
    found
}

/// The stretches of letters and digits.
fn syllables(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + letter.len_utf8(),
            _ => found.push(at..at + letter.len_utf8()),
        }
    }
    found
}

/// A run as markup; what is kept whole stays on one line. Semicolons end the code, so that one that follows in a template is
/// printed.
fn written(run: &Run, whole: &impl Fn(&str) -> Vec<Range<usize>>) -> String {
    let inner = match &run.words {
        Words::Level(text) => keep_whole(text, &whole(text)),
        Words::Raised(text) => format!("#super[{}];", literal(text)),
        Words::Lowered(text) => format!("#sub[{}];", literal(text)),
        // A note has a style of its own, whatever the words are set in that call it.
        Words::Note(text) => return format!("#chu-thich[{}];", markup(text.trim())),
    };
    match (run.strong, run.emph) {
        (false, false) => inner,
        (true, false) => format!("#strong[{inner}];"),
        (false, true) => format!("#emph[{inner}];"),
        (true, true) => format!("#strong[#emph[{inner}];];"),
    }
}

/// Words that a number, a Roman numeral or a single letter belongs to.
const NUMBERED: [&str; 31] = [
    "Điều",
    "điều",
    "Khoản",
    "khoản",
    "Điểm",
    "điểm",
    "Phần",
    "Chương",
    "Mục",
    "Ngày",
    "ngày",
    "Tháng",
    "tháng",
    "Năm",
    "năm",
    "Quý",
    "quý",
    "Số",
    "số",
    "Quận",
    "quận",
    "Phường",
    "phường",
    "Thứ",
    "thứ",
    "Trang",
    "trang",
    "Bảng",
    "bảng",
    "Mẫu",
    "mẫu",
];
/// Such words of two syllables.
const NUMBERED_PAIRS: [(&str, &str); 2] = [("Tiểu", "mục"), ("Phụ", "lục")];
/// Units that belong to the number before them.
const UNITS: [&str; 12] = ["mm", "cm", "km", "m2", "m", "kg", "ha", "đồng", "người", "triệu", "tỷ", "nghìn"];

/// Puts a no-break space where a number belongs to the word beside it: `Điều 5`, `ngày 09`, `10 %`. The dash of `2012 - 2020`
/// belongs to the first year alone: a line may end after any dash, and a no-break space would begin the next one.
pub(super) fn keep_words_together(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            out.push(if belongs(&words, at) { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
    }
    out
}

/// Whether a word belongs to the one before it.
fn belongs(words: &[&str], at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let (before, word) = (words[at - 1], words[at]);
    let is_dash = |word: &str| matches!(word, "-" | "–");
    let number_begins = |at: usize| words.get(at).is_some_and(|word| word.starts_with(digit));
    if before.ends_with(digit) {
        let (name, _) = run(word);
        return word.starts_with('%') || UNITS.contains(&name) || is_dash(word) && number_begins(at + 1);
    }
    let name = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
    let earlier = if at > 1 { words[at - 2] } else { "" };
    let pair = |(first, second): &(&str, &str)| *second == name && earlier.ends_with(first);
    (NUMBERED.contains(&name) || NUMBERED_PAIRS.iter().any(pair)) && is_number(word)
}

/// The letters and digits a word begins with, and the rest.
fn run(word: &str) -> (&str, &str) {
    word.split_at(word.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(word.len()))
}

/// Whether a word begins with a number in figures, or is a Roman numeral or a single small letter.
fn is_number(word: &str) -> bool {
    let (name, _) = run(word);
    let single = name.chars().count() == 1 && name.starts_with(|c: char| c.is_ascii_lowercase() || c == 'đ');
    let roman = !name.is_empty() && name.chars().all(|c| "IVXLC".contains(c));
    word.starts_with(|c: char| c.is_ascii_digit()) || single || roman
}

/// A text as literals, what is kept whole in boxes that stay on one line.
fn keep_whole(text: &str, whole: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut done = 0;
    for found in whole {
        if found.start >= done {
            out.push_str(&literal(&text[done..found.start]));
            out.push_str(&format!("#lien[{}];", literal(&text[found.clone()])));
            done = found.end;
        }
    }
    out.push_str(&literal(&text[done..]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_opens_and_closes_like_markdown() {
        assert_eq!(markup("một *hai* ba"), r#"#"một ";#emph[#"hai";];#" ba";"#);
        assert_eq!(markup("**đậm**"), r#"#strong[#"đậm";];"#);
        assert_eq!(markup("***x***"), r#"#strong[#emph[#"x";];];"#);
    }

    #[test]
    fn raised_and_lowered_letters_and_notes_are_calls() {
        assert_eq!(markup("5 m^2^"), "#\"5\u{a0}m\";#super[#\"2\";];");
        assert_eq!(markup("*k*~s~"), r#"#emph[#"k";];#sub[#"s";];"#);
        assert_eq!(markup("quý I^[Theo *Sở*.]"), "#\"quý\u{a0}I\";#chu-thich[#\"Theo \";#emph[#\"Sở\";];#\".\";];");
    }

    #[test]
    fn numbers_stay_with_their_words() {
        assert_eq!(markup("ngày 09 tháng 4"), "#\"ngày\u{a0}09 tháng\u{a0}4\";");
        assert_eq!(markup("Điều 5 và 10 %"), "#\"Điều\u{a0}5 và 10\u{a0}%\";");
        assert_eq!(markup("giai đoạn 2012 - 2020"), "#\"giai đoạn 2012\u{a0}- 2020\";");
        assert_eq!(
            markup("Công văn số 1231/BGDĐT-GDTX."),
            "#\"Công văn số\u{a0}\";#lien[#\"1231/BGDĐT-GDTX\";];#\".\";"
        );
    }

    #[test]
    fn words_of_two_syllables_do_not_fold() {
        let span = crate::words::source::Span { file: 0, start: 0, end: 0 };
        let folds = |text: &str| super::super::origin::taken(&balanced(text, span).to_string()).0;
        assert_eq!(folds("Kết quả tốt"), r#"#lien[#"Kết quả";];#" tốt";"#);
        assert_eq!(folds("TM. ỦY BAN NHÂN DÂN TỈNH"), r#"#"TM. ";#lien[#"ỦY BAN NHÂN DÂN";];#" TỈNH";"#);
    }

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        assert_eq!(literal(r#"a"b\c"#), r#"#"a\"b\\c";"#);
    }
}
