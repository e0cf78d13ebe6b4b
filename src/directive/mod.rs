//! The directive: its model, and how a TOML file becomes one.

mod body;
mod build;
pub mod copy;
pub mod date;
mod findings;
pub mod keys;
pub mod kind;
mod legacy;
mod lint;
mod located;
mod marks;
pub mod model;
pub mod new;
mod outline;
mod parse;
pub mod profile;
mod reader;
pub mod rules;
pub mod schema;
mod strip;
#[cfg(test)]
mod tests;
mod texts;
pub mod tree;

pub use lint::lint;
pub use parse::{Document, Files, MAX_BYTES, Parsed, document, empty, parse, read, too_large};
