//! Formulas (`cong_thuc`): Typst's notation for mathematics. What is wrong in one is found where it is set.

use std::ops::Range;

use super::located::Decoded;
use super::model::Text;
use super::reader::{Fields, Reader};
use super::rules::{self, problem};
use crate::words::source::Span;

/// The longest formula, in bytes: no line of a page holds more.
const LONGEST: usize = 2_000;

/// A formula on a line of its own.
#[derive(Debug, Clone)]
pub struct Formula {
    /// Its words, in Typst's notation.
    pub source: String,
    /// Its number, at the right margin (`so`).
    pub number: Option<Text>,
    /// Where it stands.
    pub span: Span,
    /// Width of the text that it stands in, in mm.
    pub room: f64,
    words: Decoded,
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.span == other.span
    }
}

impl Formula {
    /// The place of a part of it, by bytes of its source.
    #[must_use]
    pub fn spot(&self, range: &Range<usize>) -> Span {
        let all = self.words.all();
        let boundary = |at: usize| (0..=at.min(self.source.len())).rev().find(|at| self.source.is_char_boundary(*at));
        match (boundary(range.start), boundary(range.end)) {
            (Some(start), Some(end)) if start < end => all.part(start, end).span(),
            (Some(start), _) => all.from(start).trim().first_letter(),
            _ => self.span,
        }
    }
}

/// Reads the formula of a key `cong_thuc`, with its number; `room` is the width of the text, in mm.
pub(super) fn read(reader: &mut Reader<'_>, fields: Fields<'_>, room: f64) -> Option<Formula> {
    let number = reader.label(fields, "so");
    let Some(entry) = fields.table.get("cong_thuc") else {
        if let (Some(_), Some(entry)) = (&number, fields.table.get("so")) {
            reader.found.push(
                problem(
                    &rules::FOREIGN_KEY,
                    "`so` ở đây là số của công thức, mà không có `cong_thuc`",
                    "`so` without a `cong_thuc`",
                )
                .at_span(entry.key_span)
                .hint(
                    "số của hình ghi trong `hinh = { so = … }`",
                    "the number of a picture stands in `hinh = { so = … }`",
                ),
            );
        }
        return None;
    };
    let words = reader.field(fields, "cong_thuc")?;
    let (source, span) = (words.all().text().to_owned(), entry.node.span);
    if source.len() > LONGEST {
        let length = source.len();
        reader.found.push(
            problem(
                &rules::FORMULA_LONG,
                format!("công thức dài {length} byte, nhiều nhất {LONGEST}"),
                format!("the formula has {length} bytes, at most {LONGEST}"),
            )
            .at_span(span)
            .hint("tách thành nhiều công thức", "split it into several formulas"),
        );
        return None;
    }
    Some(Formula { source, number, span, room, words })
}
