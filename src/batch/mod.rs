//! Batch: one directive with blanks and a table of rows become as many documents, proven, with nothing lost.
//!
//! `rows` reads the table, `merge` fills a directive with a row, `names` names its file, `recipe` makes the document,
//! `state` remembers what was made, `report` says what came of every row.
//! Nothing here touches the disk: `desk::batch` does.

pub mod merge;
pub mod names;
pub mod recipe;
pub mod report;
pub mod rows;
pub mod state;
