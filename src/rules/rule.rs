//! What a rule is: its documentation, the component it looks at, and how it judges.

use super::advice;
use crate::locate::document::{Component, Document, Row};
use crate::standard::{Level, StandardId};
use crate::words::diagnostic::{Diagnostic, Place, Rect, Severity};
use crate::words::rule::{RuleInfo, Words};

/// What a rule says of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Nothing printed is against the rule.
    Pass,
    /// What is against it, place by place.
    Fail(Vec<Diagnostic>),
    /// The print does not show it, and why. Never counted as a pass.
    CannotTell(Words),
    /// The document has nothing that the rule is about: no annex, no stamp, no căn cứ. Never counted as a pass.
    NotApplicable,
}

impl Verdict {
    /// Fails with these findings, passes without any.
    #[must_use]
    pub fn of(findings: Vec<Diagnostic>) -> Self {
        if findings.is_empty() { Self::Pass } else { Self::Fail(findings) }
    }

    /// The component was not found, so nothing can be said of it.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::CannotTell(Words::new(
            "không tìm thấy thành phần này trên trang in",
            "the component was not found in print",
        ))
    }
}

/// A rule of the checker.
#[derive(Debug)]
pub struct Rule {
    /// The component it looks at.
    pub component: Component,
    /// Its documentation.
    pub info: RuleInfo,
    /// How it judges.
    pub judge: fn(&Rule, &Document<'_>) -> Verdict,
}

impl Rule {
    /// A finding on a page, against the wording of the standard.
    #[must_use]
    pub fn finding(&self, document: &Document<'_>, page: usize, rect: Rect, vi: String, en: String) -> Diagnostic {
        let wording =
            if document.standard_id == StandardId::Nd30 { (self.info.clause, Level::L) } else { ("", Level::Mem) };
        self.finding_by(document, wording, (page, rect), vi, en)
    }

    /// A finding on a row of text, against the wording of the standard.
    #[must_use]
    pub fn on(&self, document: &Document<'_>, row: &Row, vi: String, en: String) -> Diagnostic {
        self.finding(document, row.page, row.rect(), vi, en)
    }

    /// A finding against a figure with its own clause and level: what is from memory is never an error.
    #[must_use]
    pub fn finding_by(
        &self,
        document: &Document<'_>,
        (clause, level): (&str, Level),
        (page, rect): (usize, Rect),
        vi: String,
        en: String,
    ) -> Diagnostic {
        let severity = match level {
            Level::L | Level::T => self.info.severity,
            Level::M | Level::P | Level::Mem => self.info.severity.min(Severity::Warning),
        };
        let place = Place::Page { page: document.page_number(page), rect, origin: None };
        let found = Diagnostic::new(self.info.id, severity, vi, en).at(place);
        let found = Diagnostic { hint: advice::of(self.info.id), ..found };
        if self.info.clause.is_empty() {
            found
        } else if clause.is_empty() {
            found.clause(document.standard.ten.clone())
        } else {
            found.clause(document.standard.cite(clause))
        }
    }
}
