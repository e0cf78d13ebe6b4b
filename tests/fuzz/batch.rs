//! The part of `src/batch` that does not need Typst.

#[path = "../../src/batch/merge/mod.rs"]
pub mod merge;
#[path = "../../src/batch/names.rs"]
pub mod names;
#[path = "../../src/batch/report/mod.rs"]
pub mod report;
#[path = "../../src/batch/rows/mod.rs"]
pub mod rows;
#[path = "../../src/batch/state.rs"]
pub mod state;
