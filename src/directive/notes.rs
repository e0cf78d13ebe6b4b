//! Notes at the foot of the page: `[^1]` in a text, and a line `[^1]: …` below it, as Markdown has them.
//!
//! A mark becomes its note (`^[…]`, Pandoc's other form of it), so that a text carries its notes wherever it goes.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::located::{Decoded, squeeze};
use super::rules::{self, problem};
use super::tree::{Table, Value};
use crate::words::diagnostic::Diagnostic;
use crate::words::rule::RuleInfo;
use crate::words::source::{Sources, Span};

static MARK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[\^([^\]\[\s]{1,40})\]").expect("patterns are part of the program"));
static DEFINITION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[ \t]*\[\^([^\]\[\s]{1,40})\]:[ \t]*").expect("patterns are part of the program"));

/// A note that was written: `[^1]: …`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Definition {
    id: String,
    words: String,
    /// Where it stands.
    span: Span,
}

/// The notes of a directive.
#[derive(Debug, Default)]
pub(super) struct Notes {
    written: Vec<Definition>,
    /// Places of those that some mark names.
    named: BTreeSet<Span>,
}

impl Notes {
    /// The notes written in the strings of a directive: a mark may stand in another string, a cell of a table for one.
    pub(super) fn of(table: &Table, sources: &Sources) -> Self {
        let mut written = Vec::new();
        let mut add = |value: &str, span: Span| {
            if value.contains("[^") {
                written
                    .extend(definitions(&Decoded::toml(value, sources.text(span), span)).into_iter().map(|(_, d)| d));
            }
        };
        strings(table, &mut add);
        Self { written, named: BTreeSet::new() }
    }

    /// Puts the notes of a text in the place of their marks, and says which are wrong.
    pub(super) fn place(&mut self, text: Decoded, found: &mut Vec<Diagnostic>) -> Decoded {
        if !text.all().text().contains("[^") {
            return text;
        }
        let own = definitions(&text);
        // Those of a text from a file of its own are not known yet.
        let new: Vec<_> =
            own.iter().map(|(_, note)| note).filter(|note| !self.written.contains(note)).cloned().collect();
        self.written.extend(new);
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let all = text.all();
        for hit in MARK.captures_iter(all.text()) {
            let (Some(whole), id) = (hit.get(0), &hit[1]) else { continue };
            if own.iter().any(|(range, _)| range.contains(&whole.start())) {
                continue;
            }
            let span = all.part(whole.start(), whole.end()).span();
            match self.find(id, own.iter().map(|(_, note)| note)) {
                Ok(note) => {
                    self.named.insert(note.span);
                    found.extend(wrong(&note));
                    edits.push((whole.range(), format!("^[{}]", note.words)));
                }
                Err(rule) => {
                    self.named.extend(self.written.iter().filter(|note| note.id == *id).map(|note| note.span));
                    found.push(unclear(rule, id, span));
                }
            }
        }
        edits.extend(own.into_iter().map(|(range, _)| (range, String::new())));
        edits.sort_by_key(|(range, _)| range.start);
        text.edited(&edits)
    }

    /// The note of a mark: one below it in its own text, else the only one of the directive.
    fn find<'n>(&self, id: &str, own: impl Iterator<Item = &'n Definition>) -> Result<Definition, &'static RuleInfo> {
        let of = |notes: Vec<&Definition>| match notes[..] {
            [] => None,
            [note] => Some(Ok(note.clone())),
            _ => Some(Err(&rules::NOTE_TWICE)),
        };
        of(own.filter(|note| note.id == id).collect())
            .or_else(|| of(self.written.iter().filter(|note| note.id == id).collect()))
            .unwrap_or(Err(&rules::NOTE_MISSING))
    }

    /// The notes that no mark names.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = Diagnostic> {
        self.written.iter().filter(|note| !self.named.contains(&note.span)).map(|note| {
            let id = &note.id;
            problem(
                &rules::NOTE_UNNAMED,
                format!("chú thích `[^{id}]` không có dấu gọi trong văn bản, không được in"),
                format!("no mark calls the note `[^{id}]`, it is not printed"),
            )
            .at_span(note.span)
            .hint(
                format!("đặt `[^{id}]` sau chữ cần chú thích, hoặc bỏ dòng này"),
                format!("put `[^{id}]` behind the words it is about, or drop the line"),
            )
        })
    }
}

/// Calls a function for every string of a table.
fn strings(table: &Table, call: &mut impl FnMut(&str, Span)) {
    fn value(of: &Value, span: Span, call: &mut impl FnMut(&str, Span)) {
        match of {
            Value::Text(text) => call(text, span),
            Value::List(items) => items.iter().for_each(|item| value(&item.value, item.span, call)),
            Value::Table(table) => strings(table, call),
            Value::Integer(_) | Value::Float | Value::Bool(_) | Value::Date => {}
        }
    }
    table.entries.iter().for_each(|entry| value(&entry.node.value, entry.node.span, call));
}

/// The notes written in a text, each with the lines it takes. A line that is indented, or begins in lower case, goes on.
fn definitions(text: &Decoded) -> Vec<(Range<usize>, Definition)> {
    let all = text.all();
    let mut found: Vec<(Range<usize>, Definition)> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in all.text().split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let goes_on = line.starts_with([' ', '\t']) || line.starts_with(char::is_lowercase);
        if let Some(hit) = DEFINITION.captures(line) {
            let span = all.part(range.start, range.end).trim().span();
            let words = squeeze(&line[hit[0].len()..]);
            found.push((range, Definition { id: hit[1].to_owned(), words, span }));
            open = true;
        } else if let Some((lines, note)) = found.last_mut().filter(|_| open && goes_on && !line.trim().is_empty()) {
            lines.end = range.end;
            note.words = squeeze(&format!("{} {line}", note.words));
        } else {
            open = false;
        }
    }
    found
}

/// What is wrong with a note that a mark names.
fn wrong(note: &Definition) -> Option<Diagnostic> {
    let id = &note.id;
    let (vi, en) = if note.words.contains("[^") || note.words.contains("^[") {
        (
            format!("trong chú thích `[^{id}]` lại có dấu gọi chú thích"),
            format!("the note `[^{id}]` calls a note itself"),
        )
    } else if note.words.is_empty() {
        (format!("chú thích `[^{id}]` để trống"), format!("the note `[^{id}]` is empty"))
    } else if !balanced(&note.words) {
        (
            format!("ngoặc vuông trong chú thích `[^{id}]` không đi thành cặp"),
            format!("a square bracket of the note `[^{id}]` lacks its mate"),
        )
    } else {
        return None;
    };
    let hint = ("viết chú thích thành một câu chữ thường, không có chú thích con", "write the note as plain words");
    Some(problem(&rules::NOTE_WORDS, vi, en).at_span(note.span).hint(hint.0, hint.1))
}

fn balanced(words: &str) -> bool {
    let mut depth = 0_i32;
    let sound = words.chars().all(|letter| {
        depth += i32::from(letter == '[') - i32::from(letter == ']');
        depth >= 0
    });
    sound && depth == 0
}

fn unclear(rule: &'static RuleInfo, id: &str, span: Span) -> Diagnostic {
    let twice = rule.id == rules::NOTE_TWICE.id;
    let (vi, en) = if twice {
        (format!("có nhiều chú thích cùng tên `[^{id}]`"), format!("several notes are named `[^{id}]`"))
    } else {
        (format!("dấu gọi `[^{id}]` không có chú thích nào"), format!("the mark `[^{id}]` has no note"))
    };
    let hint = if twice {
        ("đặt cho mỗi chú thích một số riêng".to_owned(), "give each note a number of its own".to_owned())
    } else {
        (
            format!("thêm một dòng `[^{id}]: …` dưới đoạn này, hoặc bỏ dấu gọi"),
            format!("add a line `[^{id}]: …` below the text, or drop the mark"),
        )
    };
    problem(rule, vi, en).at_span(span).hint(hint.0, hint.1)
}
