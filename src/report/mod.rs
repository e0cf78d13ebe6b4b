//! What was found, told to people (text, HTML) and to programs (JSON, SARIF). Every writer is a pure function.

use std::cmp::Ordering;

use crate::words::diagnostic::{Diagnostic, Lang, Message, Place, Rect, Severity};
use crate::words::source::Sources;

pub mod html;
pub mod json;
pub mod sarif;
pub mod text;

/// What was found in one document. Everything a writer of reports wants to know.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// Name of the document as the user typed it.
    pub name: &'a str,
    /// Name of the standard it was measured against, if it was: `Nghị định 30/2020/NĐ-CP`.
    pub standard: Option<&'a str>,
    /// Width and height of each page in mm; empty when no page was read.
    pub pages: &'a [[f64; 2]],
    /// The findings, in any order.
    pub findings: &'a [Diagnostic],
    /// Findings known and accepted (a baseline, a declared deviation of the house): listed, never counted.
    pub accepted: &'a [Diagnostic],
    /// How many rules passed.
    pub passed: usize,
    /// How many rules failed.
    pub failed: usize,
    /// Rules that could not tell, and why: never counted as passed.
    pub undecided: &'a [Undecided],
    /// Rules about what the document does not have: never counted as passed.
    pub not_applicable: &'a [&'static str],
    /// The files the findings point into.
    pub sources: &'a Sources,
}

/// A rule that could not tell.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Undecided {
    /// Id of the rule.
    pub rule: &'static str,
    /// Why the print does not show it.
    pub reason: Message,
}

/// Why a rule is not applicable.
#[must_use]
pub const fn not_applicable(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "văn bản không có thành phần này",
        Lang::En => "the document has nothing that the rule is about",
    }
}

/// Findings in the order a reader meets them: the file as a whole, then by file and place.
#[must_use]
pub fn in_reading_order(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|a, b| by_place(&a.place, &b.place));
    sorted
}

fn by_place(a: &Place, b: &Place) -> Ordering {
    use Place::{File, Page, Row, Source, Template};
    match (a, b) {
        (File(a), File(b)) => a.cmp(b),
        (Source(a), Source(b)) => (a.file, a.start, a.end).cmp(&(b.file, b.start, b.end)),
        (Template { name: a, line: la, column: ca, .. }, Template { name: b, line: lb, column: cb, .. }) => {
            (a, la, ca).cmp(&(b, lb, cb))
        }
        (Page { page: a, rect: ra, .. }, Page { page: b, rect: rb, .. }) => {
            a.cmp(b).then(ra.y.total_cmp(&rb.y)).then(ra.x.total_cmp(&rb.x))
        }
        (Row { file: a, row: ra, .. }, Row { file: b, row: rb, .. }) => (a, ra).cmp(&(b, rb)),
        _ => rank(a).cmp(&rank(b)),
    }
}

fn rank(place: &Place) -> u8 {
    match place {
        Place::Whole => 0,
        Place::File(_) => 1,
        Place::Source(_) => 2,
        Place::Template { .. } => 3,
        Place::Page { .. } => 4,
        Place::Row { .. } => 5,
    }
}

/// How many findings of each weight; a failure counts as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Counts {
    /// Failures and errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Counts findings.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Failure | Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    /// `3 lỗi, 1 cảnh báo`; empty when there is nothing to count.
    #[must_use]
    pub fn summary(self, lang: Lang) -> String {
        let parts = [(self.errors, Severity::Error), (self.warnings, Severity::Warning), (self.notes, Severity::Note)];
        let said = parts.iter().filter(|(n, _)| *n > 0).map(|(n, severity)| {
            let plural = if lang == Lang::En && *n > 1 { "s" } else { "" };
            format!("{n} {}{plural}", severity_word(*severity, lang))
        });
        said.collect::<Vec<_>>().join(", ")
    }
}

/// The word for a weight. That a failure also stopped the job is said by its message and the exit status.
#[must_use]
pub fn severity_word(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Failure | Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
        (Severity::Note, Lang::Vi) => "lưu ý",
        (Severity::Failure | Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Note, Lang::En) => "note",
    }
}

/// A length in mm with one decimal, with the comma of Vietnamese: `30,0 mm`.
#[must_use]
pub fn millimetres(value: f64, lang: Lang) -> String {
    let number = format!("{value:.1}");
    match lang {
        Lang::Vi => format!("{} mm", number.replace('.', ",")),
        Lang::En => format!("{number} mm"),
    }
}

/// A place on a page in words: `trang 2, cách mép trái 30,0 mm, mép trên 25,4 mm`.
#[must_use]
pub fn page_place(page: usize, rect: Rect, lang: Lang) -> String {
    let (x, y) = (millimetres(rect.x, lang), millimetres(rect.y, lang));
    match lang {
        Lang::Vi => format!("trang {page}, cách mép trái {x}, mép trên {y}"),
        Lang::En => format!("page {page}, {x} from the left edge, {y} from the top"),
    }
}

/// A place in a data table in words: `dòng 3, cột ho_ten`.
#[must_use]
pub fn row_place(row: usize, column: Option<&str>, lang: Lang) -> String {
    match (lang, column) {
        (Lang::Vi, Some(column)) => format!("dòng {row}, cột {column}"),
        (Lang::Vi, None) => format!("dòng {row}"),
        (Lang::En, Some(column)) => format!("row {row}, column {column}"),
        (Lang::En, None) => format!("row {row}"),
    }
}

#[cfg(test)]
mod example;
