//! The directive: its model, and how a TOML file becomes one.

pub mod annex;
mod blanks;
mod body;
mod build;
pub mod copy;
pub mod edit;
pub mod figure;
pub mod formula;
mod joint;
mod judge;
pub mod keys;
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
mod supply;
mod syntax;
pub mod table;
#[cfg(test)]
mod tests;
mod text;
mod texts;
pub mod tree;
pub mod writer;

pub use blanks::blanks;
pub use judge::Judge;
pub use parse::{Document, Parsed, document, read};
pub use text::{Files, MAX_BYTES, MOST, empty, text, too_large};
