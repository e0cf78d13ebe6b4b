//! The directive: its model, and how a TOML file becomes one.

pub mod annex;
mod body;
mod build;
pub mod copy;
pub mod date;
mod findings;
mod joint;
pub mod keys;
pub mod kind;
mod legacy;
mod lint;
mod located;
pub(crate) mod marks;
pub mod model;
mod outline;
mod parse;
pub mod picture;
pub mod profile;
mod reader;
pub mod rules;
pub mod schema;
mod sheet;
pub mod stamps;
mod strip;
pub mod table;
#[cfg(test)]
mod tests;
mod texts;
mod toml_words;
pub mod tree;

pub use lint::lint;
pub use parse::{Document, Files, MAX_BYTES, Parsed, document, empty, parse, read, too_large};
