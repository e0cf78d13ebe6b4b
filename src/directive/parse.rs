//! From bytes to a directive: every problem at once.

use super::build;
use super::judge::Judge;
use super::model::Directive;
use super::profile::{self, Near, Profile};
use super::rules;
use super::text::{Files, MOST, add_file, other, table};
use super::tree::Table;
use crate::words::diagnostic::{Diagnostic, Place, Severity};
use crate::words::file_kind::FileKind;
use crate::words::source::{Sources, Span};

/// What came of a directive.
#[derive(Debug)]
pub struct Parsed {
    /// The files diagnostics point into.
    pub sources: Sources,
    /// The directive; `None` when there was a failure.
    pub directive: Option<Directive>,
    /// Everything found, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The house profile it was completed from.
    pub profile: Option<Profile>,
}

/// A directive as a table, before its keys are read: `batch` fills in its strings, then gives it to [`read`].
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The file, at index 0.
    pub sources: Sources,
    /// The table; `None` when the file holds no readable text.
    pub table: Option<Table>,
    /// Failures met so far: encoding, syntax.
    pub diagnostics: Vec<Diagnostic>,
    /// The house profile that was found near the file: used when the directive names none.
    pub near: Option<Near>,
    /// The byte where something begins that has no end and swallows the rest of the file.
    pub endless: Option<usize>,
}

/// Makes a directive of a document.
#[must_use]
pub fn read(document: Document, files: &Files<'_>, judge: &Judge) -> Parsed {
    let Document { mut sources, table, mut diagnostics, near, endless } = document;
    let Some(mut table) = table else { return Parsed { sources, directive: None, diagnostics, profile: None } };
    let mut broken = diagnostics.iter().any(|d| d.severity == Severity::Failure);
    let profile = profile::complete(&mut table, near, &mut sources, (files, judge), &mut diagnostics);
    broken |= profile.is_err();
    let (directive, mut found) = build::directive(&table, &mut sources, files);
    if let Some(directive) = &directive {
        (judge.findings)(directive, &sources, &mut found);
    }
    drop_consequences(&mut found, &diagnostics, &sources, endless);
    add_new(&mut diagnostics, found, broken);
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Failure);
    if diagnostics.len() > 2 * MOST {
        // Failures first: without them it would not be clear why there is no directive.
        diagnostics.sort_by_key(|d| std::cmp::Reverse(d.severity));
        diagnostics.truncate(MOST);
    }
    Parsed { directive: directive.filter(|_| !failed), sources, diagnostics, profile: profile.ok().flatten() }
}

/// Drops what only follows from a mistake of syntax: in the same line, behind something without an end, of a value that could
/// not be read.
pub(super) fn drop_consequences(
    found: &mut Vec<Diagnostic>,
    said: &[Diagnostic],
    sources: &Sources,
    endless: Option<usize>,
) {
    let line = |span: Span| (span.file, sources.line_column(span).map(|(line, _)| line));
    let place = |d: &Diagnostic| match d.place {
        Place::Source(span) => Some(span),
        _ => None,
    };
    let lines: Vec<_> = said.iter().filter(|d| d.rule == rules::SYNTAX.id).filter_map(place).map(line).collect();
    if lines.is_empty() {
        return;
    }
    found.retain(|d| {
        let Some(span) = place(d) else { return true };
        let swallowed = endless.is_some_and(|from| span.file == 0 && span.start >= from);
        let unread =
            d.rule == rules::WRONG_TYPE.id && span.start == span.end || d.rule == rules::AUTHORITY_NO_POSITION.id;
        let same_line = d.severity == Severity::Failure && lines.contains(&line(span));
        !(swallowed || unread || same_line)
    });
}

/// Adds what was found to what has been said, in the order of the files. A place that was wrong already is said once; what
/// is missing may stand in the part that could not be read.
pub(super) fn add_new(said: &mut Vec<Diagnostic>, mut found: Vec<Diagnostic>, broken: bool) {
    let places: Vec<Place> = said.iter().map(|d| d.place.clone()).collect();
    found.retain(|d| !(places.contains(&d.place) || broken && d.rule == rules::MISSING_KEY.id));
    said.append(&mut found);
    said.sort_by_key(|d| match &d.place {
        Place::Source(span) => *span,
        _ => Span { file: 0, start: 0, end: 0 },
    });
}

/// Reads bytes as TOML, going on after an error.
#[must_use]
pub fn document(name: &str, bytes: &[u8]) -> Document {
    let mut sources = Sources::default();
    if FileKind::of(bytes) == Some(FileKind::Html) {
        let mut problem = other(name, FileKind::Html);
        problem.hint = Some(FileKind::Html.as_directive(name));
        return Document { sources, diagnostics: vec![problem], ..Document::default() };
    }
    let file = match add_file(&mut sources, name, bytes) {
        Ok(file) => file,
        Err(mut problem) => {
            if let Some(kind) = FileKind::of(bytes) {
                problem.hint = Some(kind.as_directive(name));
            }
            return Document { sources, diagnostics: vec![*problem], ..Document::default() };
        }
    };
    let (table, diagnostics, endless) = table(&sources, file);
    Document { sources, table: Some(table), diagnostics, near: None, endless }
}
