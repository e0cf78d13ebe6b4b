//! The one value for everything a person is told.

use crate::words::source::Span;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Good to know; never changes the exit status.
    Note,
    /// Against practice or an illustrative mẫu.
    Warning,
    /// Against the wording of the decree.
    Error,
    /// The job could not be done at all.
    Failure,
}

/// A sentence in both languages of the program.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Message {
    /// Vietnamese, the default.
    pub vi: String,
    /// English, with `--lang en`.
    pub en: String,
}

impl Message {
    /// A sentence in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The sentence in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// Language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// A rectangle on a page, in mm from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct Rect {
    /// Left edge in mm.
    pub x: f64,
    /// Top edge in mm.
    pub y: f64,
    /// Width in mm.
    pub width: f64,
    /// Height in mm.
    pub height: f64,
}

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// The document as a whole.
    Whole,
    /// A file by name, when nothing inside it can be pointed at.
    File(String),
    /// A stretch of a directive or of a text file it names.
    Source(Span),
    /// A line of a letter template.
    Template {
        /// Name of the template file.
        name: String,
        /// Line from 1.
        line: usize,
        /// Column from 1.
        column: usize,
        /// The line itself; empty where it is not known.
        text: String,
    },
    /// A place on a page of a PDF.
    Page {
        /// Page from 1.
        page: usize,
        /// Rectangle in mm.
        rect: Rect,
        /// The words of the directive that were set there, when the PDF is our own.
        origin: Option<Span>,
    },
    /// A cell of a data table.
    Row {
        /// Data file.
        file: String,
        /// Row from 1, the header line not counted.
        row: usize,
        /// Column by its heading.
        column: Option<String>,
    },
}

/// One thing a person is told: what was found, what was expected, where, by which clause, and what to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Id in kebab-case: component first, defect second.
    pub rule: &'static str,
    /// Weight.
    pub severity: Severity,
    /// What was found and what was expected: lower case, no full stop, names in back-ticks.
    pub message: Message,
    /// Where.
    pub place: Place,
    /// Clause, as `Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.b`.
    pub clause: Option<String>,
    /// What to do.
    pub hint: Option<Message>,
}

impl Diagnostic {
    /// A diagnostic about the whole, to be completed with the methods below.
    pub fn new(rule: &'static str, severity: Severity, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { rule, severity, message: Message::new(vi, en), place: Place::Whole, clause: None, hint: None }
    }

    /// Points to a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Points to a stretch of a source file.
    #[must_use]
    pub fn at_span(self, span: Span) -> Self {
        self.at(Place::Source(span))
    }

    /// Names the clause.
    #[must_use]
    pub fn clause(mut self, clause: impl Into<String>) -> Self {
        self.clause = Some(clause.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Some(Message::new(vi, en));
        self
    }
}
