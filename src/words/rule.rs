//! What a rule says of itself: printed by `vanthu rules`, written into `docs/rules.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::words::diagnostic::{Diagnostic, Lang, Severity};

/// A sentence of the program in both languages, known when it is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// A sentence in both languages.
    #[must_use]
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The sentence in one language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}

/// A rule and its documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// Id in kebab-case: component first, defect second.
    pub id: &'static str,
    /// Weight of what it finds.
    pub severity: Severity,
    /// Clause as [`crate::standard::Standard::cite`] takes it; empty for a rule of the program itself.
    pub clause: &'static str,
    /// What is wrong when it fires.
    pub what: Words,
    /// Why it matters.
    pub why: Words,
    /// Something wrong and how it is written rightly; empty when `what` says it all.
    pub example: &'static str,
}

/// What a rule says when it fires. The tests take it down from their counter-proofs, so it is what a person will read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The line of the directive it was said of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The message in Vietnamese.
    pub vi: String,
    /// The message in English.
    pub en: String,
}

/// Examples by id of the rule.
pub type Examples = BTreeMap<String, Example>;

impl Example {
    /// What a diagnostic says, of a line of a directive where there is one.
    #[must_use]
    pub fn of(diagnostic: &Diagnostic, line: Option<&str>) -> Self {
        let line = line.map(|line| line.trim().to_owned());
        Self { line, vi: diagnostic.message.vi.clone(), en: diagnostic.message.en.clone() }
    }

    /// On one line.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> String {
        let message = match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        };
        self.line.as_ref().map_or_else(|| message.clone(), |line| format!("{line} → {message}"))
    }
}

/// Writes rules one after the other: name, id, weight, clause, what, why and an example.
macro_rules! rules {
    ($($name:ident: $id:literal, $severity:ident, $clause:literal, $vi:literal, $en:literal, $why_vi:literal, $why_en:literal, $example:literal;)*) => {
        $(
            #[doc = $en]
            pub const $name: RuleInfo = RuleInfo {
                id: $id,
                severity: $severity,
                clause: $clause,
                what: Words::new($vi, $en),
                why: Words::new($why_vi, $why_en),
                example: $example,
            };
        )*
        /// All of these rules.
        pub const RULES: &[RuleInfo] = &[$($name),*];
    };
}

pub(crate) use rules;
