//! The list of all rules, and what each was seen to say.

use crate::words::rule::{Examples, RuleInfo};

/// What the rules of directives and of pages were seen to say.
#[must_use]
pub fn examples() -> Examples {
    let read = |text| toml::from_str::<Examples>(text).unwrap_or_default();
    let mut all = read(include_str!("../directive/examples.toml"));
    all.append(&mut read(include_str!("../check/examples.toml")));
    all
}

/// Every rule of the program: those of the directive, then those of the page.
pub fn all() -> impl Iterator<Item = &'static RuleInfo> {
    let of_page = crate::check::rules().map(|rule| &rule.info);
    crate::directive::rules::RULES.iter().chain(of_page).chain(crate::check::against::RULES)
}
