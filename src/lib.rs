//! `vanthu` turns a TOML description of a directive into an administrative document of Vietnam that provably follows
//! Nghị định 30/2020/NĐ-CP, and measures finished PDFs against it.

pub mod batch;
pub mod case;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod compose;
pub mod copy;
pub mod desk;
pub mod directive;
pub mod elements;
pub mod locate;
pub mod page;
pub mod pdf;
pub mod press;
mod quiet;
pub mod report;
pub mod rules;
pub mod standard;
pub mod typeset;
pub mod web;
pub mod word;
pub mod words;
pub mod workbook;
