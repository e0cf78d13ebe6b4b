//! Source rules: what can be judged of a directive without setting it.

mod annex;
mod capital;
mod citation;
mod deadline;
mod district;
mod kind;
mod script;
mod spelling;

use std::ops::Range;

use crate::directive::MOST;
use crate::directive::model::{Assignment, Block, Directive, Recipient, Task, Text};
use crate::words::diagnostic::{Diagnostic, Place};
use crate::words::source::{Sources, Span};

/// Runs every source rule; what [`crate::directive::read`] has said already is not said again.
#[must_use]
pub fn lint(directive: &Directive, sources: &Sources) -> Vec<Diagnostic> {
    let lint = Lint { directive, sources, passages: passages(directive) };
    let mut found = Vec::new();
    for rule in [
        citation::check,
        deadline::check,
        annex::check,
        kind::check,
        district::check,
        capital::check,
        spelling::check,
        script::check,
    ] {
        rule(&lint, &mut found);
    }
    found.sort_by_key(|d| match &d.place {
        Place::Source(span) => *span,
        _ => Span { file: 0, start: 0, end: 0 },
    });
    // Two patterns may see the same word.
    found.dedup_by(|a, b| a.rule == b.rule && a.place == b.place && a.message == b.message);
    if found.len() > MOST {
        // The gravest first: nobody reads more, and telling them, each with its line, would take minutes.
        found.sort_by_key(|d| std::cmp::Reverse(d.severity));
        found.truncate(MOST);
    }
    found
}

/// Where in the document words stand, as far as rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Trích yếu.
    Subject,
    /// Căn cứ.
    Basis,
    /// Sentences: opening, body, tasks, closing.
    Prose,
    /// Kính gửi, Nơi nhận, assignees.
    Name,
    /// The enclosure line.
    Enclosure,
    /// A cell of a table that holds words, not figures or codes.
    Cell,
}

/// Words of the document with their role.
#[derive(Clone, Copy)]
struct Passage<'d> {
    role: Role,
    text: &'d Text,
    /// Whether the words stand in an annex.
    annex: bool,
}

/// What every rule is given.
struct Lint<'d> {
    directive: &'d Directive,
    sources: &'d Sources,
    /// All words, in the order of the document.
    passages: Vec<Passage<'d>>,
}

impl<'d> Lint<'d> {
    /// Words of some roles.
    fn of(&self, roles: &'static [Role]) -> impl Iterator<Item = &'d Text> {
        self.passages.iter().filter(|p| roles.contains(&p.role)).map(|p| p.text)
    }

    /// The very place of a part of a passage; the whole passage when it is typed in another way than it reads.
    fn spot(&self, text: &Text, range: Range<usize>) -> Span {
        spot(self.sources, text, range)
    }
}

/// The very place of a part of some words; all of them when they are typed in another way than they read.
pub(super) fn spot(sources: &Sources, text: &Text, range: Range<usize>) -> Span {
    // Nobody writes paragraphs of this length; searching them again for every hit would take minutes.
    if text.value.len() > 1 << 13 {
        return text.span;
    }
    let raw = sources.text(text.span);
    let (before, part) = (&text.value[..range.start], &text.value[range]);
    let nth = before.matches(part).count();
    match raw.match_indices(part).nth(nth) {
        Some((at, _)) => Span { start: text.span.start + at, end: text.span.start + at + part.len(), ..text.span },
        None => text.span,
    }
}

fn passages(directive: &Directive) -> Vec<Passage<'_>> {
    let mut all = vec![Passage { role: Role::Subject, text: &directive.subject, annex: false }];
    let mut add = |role, text| all.push(Passage { role, text, annex: false });
    directive.addressees.iter().for_each(|t| add(Role::Name, t));
    directive.legal_bases.iter().for_each(|t| add(Role::Basis, t));
    directive.form_texts().for_each(|t| add(Role::Name, t));
    directive.opening.iter().for_each(|t| add(Role::Prose, t));
    let attached = directive.attached.iter().flat_map(|attached| &attached.body);
    directive.body.iter().chain(attached).for_each(|b| block(b, &mut add));
    directive.closing.iter().for_each(|t| add(Role::Prose, t));
    directive.enclosure.iter().for_each(|t| add(Role::Enclosure, t));
    for recipient in &directive.recipients {
        match recipient {
            Recipient::One(text) => add(Role::Name, text),
            Recipient::Group { names, .. } => names.iter().for_each(|t| add(Role::Name, t)),
        }
    }
    let mut add = |role, text| all.push(Passage { role, text, annex: true });
    directive.annexes.iter().flat_map(|annex| &annex.body).for_each(|b| block(b, &mut add));
    all
}

/// Words from which a cell is taken to hold text: codes, units and figures are spaced as they like.
const TEXT_WORDS: usize = 3;

/// The words of a block; cells are no sentences, only how they are spelt is looked at.
fn block<'d>(block: &'d Block, add: &mut impl FnMut(Role, &'d Text)) {
    match block {
        Block::Text(items) => items.iter().for_each(|i| add(Role::Prose, &i.text)),
        Block::Assignments(assignments) => assignments.iter().for_each(|a| assignment(a, add)),
        Block::Table(table) => {
            table.caption.iter().for_each(|t| add(Role::Prose, t));
            let titles = table.columns.iter().flat_map(|column| column.group.iter().chain([&column.title]));
            let words = |text: &&Text| text.value.split(' ').filter(|w| w.chars().all(char::is_alphabetic)).count();
            let texts = titles.chain(table.rows.iter().flatten()).filter(|text| words(text) >= TEXT_WORDS);
            texts.for_each(|text| add(Role::Cell, text));
        }
        Block::Figures(figures) => figures.iter().flat_map(|f| &f.caption).for_each(|t| add(Role::Prose, t)),
        Block::Formula(_) => {}
    }
}

fn assignment<'d>(assignment: &'d Assignment, add: &mut impl FnMut(Role, &'d Text)) {
    add(Role::Name, &assignment.assignees);
    assignment.lead.iter().for_each(|t| add(Role::Prose, t));
    for task in &assignment.tasks {
        match task {
            Task::Todo { text, below, .. } => {
                add(Role::Prose, text);
                below.iter().for_each(|i| add(Role::Prose, &i.text));
            }
            Task::Assignment(nested) => self::assignment(nested, add),
        }
    }
}

/// A regex of the program; a pattern that does not compile is a defect of the program itself.
fn regex(pattern: &str) -> regex::Regex {
    regex::Regex::new(pattern).expect("patterns are part of the program")
}
