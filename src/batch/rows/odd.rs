//! Cells that can be read and are not right: letters of old fonts, numbers that a spreadsheet has cut off.

use super::{Cell, Table};
use crate::directive::rules::{LEGACY_ENCODING, cut_off, problem};
use crate::words::diagnostic::{Diagnostic, Place};
use crate::words::legacy;
use crate::workbook;

/// Notes what is odd about the cells of every row.
pub(super) fn mark(file: &str, table: &mut Table) {
    let fonts = legacy::encodings(&table.rows.iter().flat_map(|row| &row.cells).filter_map(strange).fold(
        String::new(),
        |mut all, words| {
            all.push_str(words);
            all.push('\n');
            all
        },
    ));
    // In a spreadsheet a power of ten may be what its cell shows; words typed in a text file are all there is.
    let typed = !workbook::has_sheets(file);
    for row in &mut table.rows {
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let Cell::Text(words) = cell else { continue };
            let found = if typed && workbook::is_cut(words) {
                Some(cut_off(words))
            } else {
                strange(cell).and_then(|words| old_font(words, &fonts))
            };
            let place = || Place::Row { file: file.to_owned(), row: row.number, column: Some(column.heading.clone()) };
            row.findings.extend(found.map(|found| found.at(place())));
        }
    }
}

/// The words of a cell that may be those of an old font.
fn strange(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text(words) if !words.is_ascii() => Some(words),
        _ => None,
    }
}

fn old_font(words: &str, fonts: &[&'static str]) -> Option<Diagnostic> {
    let (font, place) = legacy::find_one(words, fonts)?;
    let word = &words[place];
    let found = problem(
        &LEGACY_ENCODING,
        format!("`{word}` là chữ gõ bằng phông {font}, không phải Unicode"),
        format!("`{word}` was typed for {font} fonts, it is not Unicode"),
    );
    Some(
        found.hint(
            "chuyển mã cả bảng sang Unicode bằng công cụ chuyển mã của UniKey",
            "convert the whole table to Unicode",
        ),
    )
}
