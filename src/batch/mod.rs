//! Batch: one directive with blanks and a table of rows become as many documents, proven, with nothing lost.

pub mod merge;
pub mod names;
pub mod rows;
