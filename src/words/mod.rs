//! The words every room shares: spans, what a person is told, what a rule says of itself, kinds, levels, marks, dates, what a
//! file is. Knows no other room.

pub mod date;
pub mod diagnostic;
pub mod file_kind;
pub mod kind;
pub(crate) mod legacy;
pub(crate) mod letters;
pub mod level;
pub(crate) mod marks;
pub(crate) mod references;
pub mod rule;
pub mod source;
pub mod text;
