//! What a rule says of itself: printed by `vanthu rules`, written into `docs/rules.md`.

use crate::diagnostic::{Lang, Severity};

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

/// Every rule of the program: those of the directive, then those of the page.
pub fn all() -> impl Iterator<Item = &'static RuleInfo> {
    let of_page = crate::check::rules().map(|rule| &rule.info);
    crate::directive::rules::RULES.iter().chain(of_page).chain(crate::check::against::RULES)
}
