//! What the rules say of what is read.

use super::model::Directive;
use crate::words::diagnostic::Diagnostic;
use crate::words::source::Sources;

/// What the rules say of what is read; the reader itself knows none of them.
pub struct Judge {
    /// The id of the rule that an office declares not to follow, or what is wrong with the name.
    pub deviation: fn(&str) -> Result<&'static str, Diagnostic>,
    /// Adds what is found in the fields of a directive.
    pub findings: fn(&Directive, &Sources, &mut Vec<Diagnostic>),
}
