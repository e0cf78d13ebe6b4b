//! What came of a run: `bao-cao.csv` and `.json`, `index.html`, the register of outgoing documents.

mod csv_file;
mod html;
mod json;
mod ledger;
mod register;
mod shared;

use serde::{Deserialize, Serialize};

use crate::report::{page_place, row_place};
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::source::{Sources, Span};

pub use csv_file::csv;
pub use html::html;
pub use json::json;
pub use ledger::{Ledger, Old, Storage, Totals};
pub use register::{Registered, register};
pub use shared::Shared;

/// A finding as it is kept and reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Id of the rule.
    pub rule: String,
    /// `failure`, `error`, `warning`, `note`.
    pub severity: Weight,
    /// In Vietnamese.
    pub message: String,
    /// In English.
    pub message_en: String,
    /// Where, in words.
    pub place: String,
    /// Line of the directive, `ke-hoach.toml:12:5`; empty when it speaks of none.
    #[serde(default)]
    pub source: String,
}

/// Weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Good to know.
    Note,
    /// Against practice.
    Warning,
    /// Against the decree.
    Error,
    /// Not made.
    Failure,
}

impl Found {
    /// A diagnostic in the words of a report.
    #[must_use]
    pub fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let Message { vi, en } = diagnostic.message.clone();
        let severity = match diagnostic.severity {
            Severity::Note => Weight::Note,
            Severity::Warning => Weight::Warning,
            Severity::Error => Weight::Error,
            Severity::Failure => Weight::Failure,
        };
        let source = match &diagnostic.place {
            Place::Source(span) | Place::Page { origin: Some(span), .. } => at(*span, sources),
            _ => String::new(),
        };
        let place = place(&diagnostic.place, sources);
        Self { rule: diagnostic.rule.to_owned(), severity, message: vi, message_en: en, place, source }
    }

    /// The line of the directive.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.source.rsplit(':').nth(1)?.parse().ok()
    }
}

fn at(span: Span, sources: &Sources) -> String {
    match (sources.get(span.file), sources.line_column(span)) {
        (Some(file), Some((line, column))) => format!("{}:{line}:{column}", file.name),
        (Some(file), None) => file.name.clone(),
        _ => String::new(),
    }
}

fn place(place: &Place, sources: &Sources) -> String {
    let at = |span| at(span, sources);
    let lang = crate::words::diagnostic::Lang::Vi;
    match place {
        Place::Whole => String::new(),
        Place::File(name) => name.clone(),
        Place::Source(span) => at(*span),
        Place::Template { name, line, column, .. } => format!("{name}:{line}:{column}"),
        Place::Page { page, rect, origin } => {
            let page = page_place(*page, *rect, lang);
            origin.map_or_else(|| page.clone(), |span| format!("{page} ({})", at(span)))
        }
        Place::Row { file, row, column } => format!("{file}, {}", row_place(*row, column.as_deref(), lang)),
    }
}

/// How it went with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Made in this run.
    Made,
    /// Nothing had changed since an earlier run.
    Unchanged,
    /// Not made: see the findings.
    Failed,
    /// Not reached before the run was broken off.
    NotReached,
}

impl Outcome {
    /// In Vietnamese.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Made => "đã tạo",
            Self::Unchanged => "giữ nguyên",
            Self::Failed => "không tạo được",
            Self::NotReached => "chưa làm",
        }
    }
}

/// One row of the report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Record {
    /// Number of the row in its table, or of the file in its folder.
    pub row: usize,
    /// Name of its files without ending.
    pub name: String,
    /// How it went.
    pub outcome: Outcome,
    /// Files.
    pub files: Vec<String>,
    /// SHA-256 of each file.
    pub sha256: Vec<String>,
    /// Pages.
    pub pages: usize,
    /// What was found.
    pub findings: Vec<Found>,
    /// What the register of outgoing documents says of it.
    #[serde(skip)]
    pub registered: Option<Registered>,
}

impl Record {
    /// What kept the row from being made, in words.
    #[must_use]
    pub fn error(&self) -> String {
        let failures = self.findings.iter().filter(|f| f.severity == Weight::Failure);
        failures.map(|f| f.message.as_str()).collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests;
