//! Spacing, quotation marks, tone marks: what every reader sees, though the decree does not speak of it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Lint, Role, regex};
use crate::directive::model::Text;
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::Diagnostic;

/// Runs the rules.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    for text in lint.of(&[Role::Subject, Role::Basis, Role::Prose, Role::Enclosure, Role::Cell]) {
        spaces(lint, text, found);
        brackets(lint, text, found);
    }
    quotes(lint, found);
    tones(lint, found);
}

fn spaces(lint: &Lint<'_>, text: &Text, found: &mut Vec<Diagnostic>) {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:[\p{L}\d)”’])(\s+(?:[,;:!?]|\.(?:\s|$)))"));
    static AFTER: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:\p{L}[,;]\p{L}|\p{Ll}:\p{L}|\p{Ll}{2}\.\p{Lu}\p{Ll})"));
    for hit in BEFORE.captures_iter(&text.value) {
        let Some(wrong) = hit.get(1) else { continue };
        let mark = wrong.as_str().trim();
        found.push(
            finding(
                &list::SPACE_BEFORE,
                lint.directive.standard,
                format!("có khoảng trắng trước dấu `{mark}`"),
                format!("a space before `{mark}`"),
            )
            .at_span(lint.spot(text, around(&text.value, wrong.start(), wrong.start() + 1 + mark.len())))
            .hint("bỏ khoảng trắng", "drop the space"),
        );
    }
    for hit in AFTER.find_iter(&text.value) {
        let word = around(&text.value, hit.start(), hit.end());
        let typed = &text.value[word.clone()];
        if typed.contains(['@', '/', '&']) || typed.starts_with("www") {
            continue;
        }
        found.push(
            finding(
                &list::SPACE_AFTER,
                lint.directive.standard,
                format!("`{typed}` thiếu khoảng trắng sau dấu câu"),
                format!("`{typed}` lacks a space after the punctuation"),
            )
            .at_span(lint.spot(text, word)),
        );
    }
}

/// The words a range touches, so that the place is unmistakable.
fn around(text: &str, start: usize, end: usize) -> Range<usize> {
    let from = text[..start].rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let to = text[end..].find(char::is_whitespace).map_or(text.len(), |i| end + i);
    from..to
}

fn brackets(lint: &Lint<'_>, text: &Text, found: &mut Vec<Diagnostic>) {
    // "điểm a)" and "1)" close nothing.
    static MARK: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:^|[\s,;])(?:\p{L}|\d{1,2})\)"));
    let marks = MARK.find_iter(&text.value).filter(|m| !text.value[..m.start()].contains('(')).count();
    let (open, close) = (text.value.matches('(').count(), text.value.matches(')').count());
    let straight = text.value.matches('"').count();
    if open != close && open + marks != close {
        let side = if open > close { text.value.rfind('(') } else { text.value.rfind(')') };
        unbalanced(lint, text, side, "ngoặc đơn", "a bracket", found);
    }
    if straight % 2 == 1 {
        unbalanced(lint, text, text.value.rfind('"'), "dấu nháy `\"`", "a quotation mark", found);
    }
}

/// Curly quotes may run over paragraphs, so they are judged by paragraph only when the whole does not close.
fn quotes(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    let count = |text: &Text| (text.value.matches('“').count(), text.value.matches('”').count());
    let texts: Vec<&Text> = lint.of(&[Role::Subject, Role::Basis, Role::Prose, Role::Enclosure, Role::Cell]).collect();
    let total = texts.iter().map(|t| count(t)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    if total.0 == total.1 {
        return;
    }
    for text in texts {
        let (open, close) = count(text);
        if open != close {
            let side = if open > close { text.value.rfind('“') } else { text.value.rfind('”') };
            unbalanced(lint, text, side, "ngoặc kép", "a quotation mark", found);
        }
    }
}

fn unbalanced(lint: &Lint<'_>, text: &Text, at: Option<usize>, vi: &str, en: &str, found: &mut Vec<Diagnostic>) {
    let Some(at) = at else { return };
    let length = text.value[at..].chars().next().map_or(0, char::len_utf8);
    found.push(
        finding(
            &list::QUOTES,
            lint.directive.standard,
            format!("{vi} không có dấu đi cùng"),
            format!("{en} without its mate"),
        )
        .at_span(lint.spot(text, at..at + length)),
    );
}

fn tones(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    static FIRST: LazyLock<Regex> = LazyLock::new(|| regex(r"\b[\p{L}]*(?:[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])\b"));
    static SECOND: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(?:[\p{L}]*[^qQ\P{L}])?(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])\b"));
    let texts: Vec<&Text> = lint.passages.iter().map(|p| p.text).collect();
    let hits = |form: &'static Regex| -> Vec<(&Text, Range<usize>)> {
        texts.iter().flat_map(|t| form.find_iter(&t.value).map(|m| (*t, m.range()))).collect()
    };
    let (first, second) = (hits(&FIRST), hits(&SECOND));
    let (few, many) = if first.len() < second.len() { (first, second) } else { (second, first) };
    if let (Some((text, range)), Some((other, other_range))) = (few.first(), many.first()) {
        let (odd, usual) = (&text.value[range.clone()], &other.value[other_range.clone()]);
        found.push(
            finding(
                &list::TONE_MIXED,
                lint.directive.standard,
                format!("`{odd}` đặt dấu thanh khác `{usual}` trong cùng văn bản"),
                format!("`{odd}` puts its tone mark otherwise than `{usual}`"),
            )
            .at_span(lint.spot(text, range.clone()))
            .hint("dùng một cách đặt dấu trong cả văn bản", "use one way in the whole document"),
        );
    }
}
