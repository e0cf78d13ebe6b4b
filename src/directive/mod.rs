//! The directive: its model, and how a TOML file becomes one.

pub mod annex;
mod blanks;
mod body;
mod build;
pub mod copy;
mod findings;
mod joint;
pub mod keys;
mod legacy;
mod lint;
mod located;
pub mod markup;
pub mod model;
mod notes;
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
mod syntax;
pub mod table;
#[cfg(test)]
mod tests;
mod texts;
pub mod tree;
pub mod writer;

pub use blanks::blanks;
pub use lint::lint;
pub use parse::{Document, Files, MAX_BYTES, Parsed, document, empty, parse, read, too_large};
