//! The list of all rules, and what each was seen to say.

pub mod markdown;

use crate::words::rule::Examples;

/// What the rules of directives and of pages were seen to say.
#[must_use]
pub fn examples() -> Examples {
    let read = |text| toml::from_str::<Examples>(text).unwrap_or_default();
    let mut all = read(include_str!("examples-source.toml"));
    all.append(&mut read(include_str!("examples-page.toml")));
    all
}
