//! The PDF reader, measured against a foreign reader, against pages of known make, and with broken input.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read files, and stop where they cannot"
)]

mod broken;
mod build;
#[path = "../common/mod.rs"]
mod common;
mod made;
mod memory;
mod poppler;
