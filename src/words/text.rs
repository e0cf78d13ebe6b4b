//! Words with their place.

use super::source::Span;

/// Words of the directive and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words, normalised.
    pub value: String,
    /// Where they stand in the sources: the very line inside a multi-line string.
    pub span: Span,
}
