//! The outline of a text: lines to paragraphs, paragraphs to items, and their sequence.

use std::collections::BTreeMap;

use super::located::{Located, squeeze};
use super::markup;
use super::model::{Item, Text};
use super::rules::{self, finding};
use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;
use crate::words::level::Level;
use crate::words::marks::{self, Mark, Number};
use crate::words::source::{Sources, Span};

/// A title is short: a sentence that only lost its full stop is longer.
const LONGEST_TITLE: usize = 250;

/// A paragraph as typed: its words (lines joined), its mark, the title of a heading on the next line.
struct Paragraph<'a> {
    mark: Option<Mark>,
    first: Located<'a>,
    last: Located<'a>,
    words: String,
}

/// Joins lines to paragraphs: a line that goes on in lower case continues a sentence that had not ended.
pub(super) fn paragraphs(text: Located<'_>) -> Vec<Text> {
    join(text, false).into_iter().map(|p| Text { span: p.first.to(p.last), value: squeeze(&p.words) }).collect()
}

/// Lines of a list pasted as one string; a line that goes on in lower case after no `;` or `.` belongs to the one before.
pub(super) fn lines(text: Located<'_>) -> Vec<Located<'_>> {
    text.lines()
}

/// Reads a text into items; `followed` tells that assignments come after it.
pub(super) fn items(text: Located<'_>, followed: bool) -> Vec<Item> {
    let paragraphs = join(text, true);
    let levels: Vec<Level> = paragraphs.iter().map(|p| p.mark.as_ref().map_or(Level::Paragraph, |m| m.level)).collect();
    let mut items = Vec::with_capacity(paragraphs.len());
    for (at, paragraph) in paragraphs.into_iter().enumerate() {
        let level = levels[at];
        let deeper = levels.get(at + 1).map_or(followed, |next| *next > level);
        let value = squeeze(&paragraph.words);
        let title = match level {
            Level::Dash | Level::Plus | Level::Paragraph => false,
            Level::Article | Level::Clause | Level::Subclause | Level::Point => deeper && is_title(&value),
            _ => true,
        };
        let mark = paragraph.mark.map(|m| m.printed).unwrap_or_default();
        items.push(Item { level, mark, title, text: Text { span: paragraph.first.to(paragraph.last), value } });
    }
    items
}

fn join(text: Located<'_>, marked: bool) -> Vec<Paragraph<'_>> {
    let mut paragraphs: Vec<Paragraph<'_>> = Vec::new();
    for line in text.lines() {
        let mark = if marked { marks::read(line.text()) } else { None };
        if let (None, Some(previous)) = (&mark, paragraphs.last_mut())
            && continues(previous, line.text())
        {
            previous.words.push('\n');
            previous.words.push_str(line.text());
            previous.last = line;
            continue;
        }
        let words = line.text()[mark.as_ref().map_or(0, |m| m.length)..].to_owned();
        paragraphs.push(Paragraph { mark, first: line, last: line, words });
    }
    paragraphs
}

fn continues(previous: &Paragraph<'_>, line: &str) -> bool {
    let level = previous.mark.as_ref().map_or(Level::Paragraph, |m| m.level);
    if matches!(level, Level::Part | Level::Chapter | Level::Section | Level::Subsection) && previous.words.is_empty() {
        return line.starts_with(char::is_uppercase) && is_title(line);
    }
    level > Level::Article
        && level != Level::Roman
        && line.starts_with(char::is_lowercase)
        && !ends_sentence(&previous.words)
}

fn ends_sentence(words: &str) -> bool {
    let words = markup::split_notes(words).0;
    words.trim_end_matches(['"', '”', '’', ')', '*', ' ']).ends_with(['.', ';', ':', '!', '?', '/'])
}

fn is_title(words: &str) -> bool {
    let words = markup::split_notes(words).0;
    !words.is_empty()
        && words.chars().count() <= LONGEST_TITLE
        && !words.trim_end_matches(['*', ' ']).ends_with(['.', ';', ':', ',', '!', '?'])
}

/// What has been numbered so far, to check what comes next.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Last number of each open level; `None` after assignments, whose numbers are given later.
    last: BTreeMap<Level, Option<(Number, String)>>,
    /// Level of the title that is open.
    open: Option<Level>,
}

impl Order {
    /// Checks items in the order of the document.
    pub(super) fn check(
        &mut self,
        items: &[Item],
        standard: StandardId,
        sources: &Sources,
        found: &mut Vec<Diagnostic>,
    ) {
        for item in items.iter().filter(|i| !i.mark.is_empty()) {
            if matches!(item.level, Level::Part | Level::Chapter | Level::Section | Level::Subsection)
                && item.text.value.is_empty()
            {
                found.push(title_missing(item, standard));
            }
            if let Some(mark) = marks::read(&format!("{} ", item.mark)).or_else(|| marks::read(&item.mark)) {
                let wrong = self.step(&mark, item, standard);
                found.extend(wrong.map(|d| d.at_span(mark_span(item, sources))));
            }
            if item.title {
                self.open = Some(item.level);
            } else if self.open.is_some_and(|open| open >= item.level) {
                self.open = None;
            }
        }
    }

    /// Assignments come here: their numbers are not known yet.
    pub(super) fn pass_assignments(&mut self) {
        let open = self.open.unwrap_or(Level::Article);
        for level in [Level::Roman, Level::Clause, Level::Subclause, Level::Point] {
            if level > open {
                self.last.insert(level, None);
            }
        }
    }

    fn step(&mut self, mark: &Mark, item: &Item, standard: StandardId) -> Option<Diagnostic> {
        let previous = self.last.get(&mark.level).cloned();
        let clause = match self.last.get(&Level::Clause) {
            Some(Some((Number::Value(value), _))) => Some(*value),
            _ => None,
        };
        let wrong = match mark.number {
            Number::Letter(letter) if !marks::is_point_letter(letter) => Some(letter_unknown(letter, standard)),
            _ => expected(mark, previous.as_ref(), clause)
                .filter(|expected| *expected != mark.printed)
                .map(|expected| out_of_sequence(&expected, previous.flatten(), item, standard)),
        };
        self.last.retain(|level, _| *level <= mark.level || *level == Level::Article);
        if mark.number != Number::None {
            self.last.insert(mark.level, Some((mark.number.clone(), mark.printed.clone())));
        }
        wrong
    }
}

/// The mark that should stand here; `None` when anything may.
fn expected(mark: &Mark, previous: Option<&Option<(Number, String)>>, clause: Option<u32>) -> Option<String> {
    let previous = match previous {
        Some(None) => return None,
        Some(Some((number, _))) => Some(number),
        None => None,
    };
    match (&mark.number, previous) {
        (Number::Value(_), Some(Number::Value(last))) => Some(numbered(mark, last + 1)),
        (Number::Value(value), None) => {
            // Chapters may run on through the parts.
            if mark.level == Level::Chapter && *value > 1 { None } else { Some(numbered(mark, 1)) }
        }
        (Number::Letter(_), Some(Number::Letter(last))) => marks::next_letter(*last).map(|l| format!("{l})")),
        (Number::Letter(_), None) => Some("a)".to_owned()),
        (Number::Path(now), Some(Number::Path(last))) if goes_on(now, last) => {
            let parents = &now[..now.len() - 1];
            Some(path(parents, last[parents.len()] + 1))
        }
        (Number::Path(now), _) if now.len() == 2 => clause.map(|c| path(&[c], 1)),
        _ => None,
    }
}

/// Whether a path numbers the next item of a list that the last one, or an item above it, belongs to: `1.2.` after `1.1.1.`.
fn goes_on(now: &[u32], last: &[u32]) -> bool {
    let parents = now.len().saturating_sub(1);
    last.len() > parents && last[..parents] == now[..parents]
}

fn path(parents: &[u32], end: u32) -> String {
    parents.iter().chain([&end]).map(ToString::to_string).collect::<Vec<_>>().join(".") + "."
}

/// A mark like the one given, with another number.
fn numbered(mark: &Mark, value: u32) -> String {
    let roman = mark.printed.trim_end_matches('.').ends_with(['I', 'V', 'X', 'L', 'C']);
    let number = if roman { marks::to_roman(value) } else { value.to_string() };
    match mark.level {
        Level::Roman | Level::Clause => format!("{number}."),
        Level::Article => format!("Điều {number}."),
        _ if mark.printed.contains("thứ") => mark.printed.clone(),
        _ => format!("{} {number}", mark.printed.rsplit_once(' ').map_or("", |p| p.0)),
    }
}

/// The place of the mark, at the start of its line; the whole item when the mark is typed in another way.
fn mark_span(item: &Item, sources: &Sources) -> Span {
    let mark = item.mark.trim_end_matches('.');
    let span = item.text.span;
    if sources.text(span).starts_with(mark) { Span { end: span.start + mark.len(), ..span } } else { span }
}

fn out_of_sequence(
    expected: &str,
    previous: Option<(Number, String)>,
    item: &Item,
    standard: StandardId,
) -> Diagnostic {
    let mark = &item.mark;
    let (vi, en) = match previous {
        Some((_, previous)) => (
            format!("`{mark}` đứng sau `{previous}`, đúng thứ tự phải là `{expected}`"),
            format!("`{mark}` follows `{previous}` where `{expected}` was expected"),
        ),
        None => (
            format!("đề mục đầu tiên là `{mark}`, đúng thứ tự phải là `{expected}`"),
            format!("the first item is `{mark}` where `{expected}` was expected"),
        ),
    };
    finding(&rules::SEQUENCE, standard, vi, en).hint(
        format!("đánh lại thành `{expected}`, hoặc tìm phần bị thiếu ở trên"),
        format!("number it `{expected}`, or look for what is missing above"),
    )
}

fn letter_unknown(letter: char, standard: StandardId) -> Diagnostic {
    finding(
        &rules::POINT_LETTER,
        standard,
        format!("điểm `{letter})`: bảng chữ cái tiếng Việt không có chữ `{letter}`"),
        format!("point `{letter})`: the Vietnamese alphabet has no `{letter}`"),
    )
    .hint("thứ tự của điểm: a, b, c, d, đ, e, g, h, i, k, l, m …", "points run a, b, c, d, đ, e, g, h, i, k, l, m …")
}

fn title_missing(item: &Item, standard: StandardId) -> Diagnostic {
    finding(
        &rules::TITLE_MISSING,
        standard,
        format!("`{}` không có tiêu đề", item.mark),
        format!("`{}` has no title", item.mark),
    )
    .at_span(item.text.span)
    .hint("viết tiêu đề ở dòng ngay dưới", "write its title on the next line")
}
