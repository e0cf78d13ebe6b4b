//! Mail merge: the strings of a directive are templates, the row is what they see.
//!
//! Only strings of the parsed table are filled, never the TOML text, and a value is one line: whatever stands in a cell,
//! the directive keeps its structure.

mod arithmetic;
mod condition;
mod decimal;
mod engine;
mod fill;
mod filters;
mod number;
mod outline;
mod plan;
mod sentences;
mod tags;
mod told;
mod trouble;
mod words;

pub use engine::{Engine, Render, context};
pub use fill::Merged;
pub use number::{Parsed, parse as parse_number};
pub use plan::Plan;
pub use trouble::Trouble;
pub use words::in_words;

#[cfg(test)]
mod tests;
