//! The directive: its model, and how a TOML file becomes one.

pub mod kind;
pub mod model;
mod texts;
