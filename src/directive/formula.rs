//! Formulas (`cong_thuc`): Typst's notation for mathematics. What is wrong in one is found where it is set.

use super::reader::{Fields, Reader};
use super::rules::{self, problem};

pub use super::model::formula::Formula;

/// The longest formula, in bytes: no line of a page holds more.
const LONGEST: usize = 2_000;

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
