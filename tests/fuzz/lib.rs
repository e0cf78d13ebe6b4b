//! The rooms of `vanthu` that bytes from outside enter, compiled once more without Typst, so that all of it can be
//! instrumented in minutes. The same files as in `src/`, nothing of their own.
#![allow(dead_code, unused_imports, clippy::all, clippy::pedantic)]

pub mod batch;
#[path = "../../src/catalogue/mod.rs"]
pub mod catalogue;
#[path = "../../src/check/mod.rs"]
pub mod check;
#[path = "../../src/directive/mod.rs"]
pub mod directive;
#[path = "../../src/locate/mod.rs"]
pub mod locate;
#[path = "../../src/page/mod.rs"]
pub mod page;
#[path = "../../src/pdf/mod.rs"]
pub mod pdf;
#[path = "../../src/quiet.rs"]
mod quiet;
#[path = "../../src/report/mod.rs"]
pub mod report;
#[path = "../../src/rules/mod.rs"]
pub mod rules;
#[path = "../../src/standard/mod.rs"]
pub mod standard;
#[path = "../../src/workbook/mod.rs"]
pub mod workbook;
#[path = "../../src/words/mod.rs"]
pub mod words;
