//! Accepted findings: a file that keeps them quiet until something else goes wrong.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::words::diagnostic::Diagnostic;

/// Findings that were accepted, by document.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Baseline {
    /// A finding is the same when document, rule and words are; its place on the page may shift.
    accepted: BTreeSet<(String, String, String)>,
}

impl Baseline {
    /// Reads a baseline as [`Baseline::to_json`] writes it.
    ///
    /// # Errors
    /// What is wrong with the JSON.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The baseline as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Accepts a finding of a document.
    pub fn accept(&mut self, document: &str, finding: &Diagnostic) {
        self.accepted.insert(key(document, finding));
    }

    /// Parts the findings of a document into those that are new and those that were accepted.
    #[must_use]
    pub fn part(&self, document: &str, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        findings.into_iter().partition(|finding| !self.accepted.contains(&key(document, finding)))
    }
}

fn key(document: &str, finding: &Diagnostic) -> (String, String, String) {
    (document.to_owned(), finding.rule.to_owned(), finding.message.vi.clone())
}
