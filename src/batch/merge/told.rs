//! How our own filters complain through Tera, which knows one language only.

/// Between the two languages of a complaint of our own filters. A noncharacter: no text has it.
pub(super) const BETWEEN: char = '\u{fdd4}';

/// An error of one of our own filters.
pub(super) fn told(vi: impl std::fmt::Display, en: impl std::fmt::Display) -> tera::Error {
    told_of("", vi, en)
}

/// An error of one of our own filters about a value.
pub(super) fn told_of(value: &str, vi: impl std::fmt::Display, en: impl std::fmt::Display) -> tera::Error {
    tera::Error::message(format!("{vi}{BETWEEN}{en}{BETWEEN}{value}"))
}
