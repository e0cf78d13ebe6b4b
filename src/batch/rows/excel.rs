//! Spreadsheets: the first row of a sheet with words in it is the heading.

use super::{Cell, Row, Table, bad_cell, columns_of, unreadable};
use crate::diagnostic::Diagnostic;
use crate::workbook::{self, Seen, Sheet};

pub(super) fn read(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Table, Vec<Diagnostic>> {
    let sheet = workbook::read(bytes, sheet).map_err(|trouble| {
        let (why, hint) = (trouble.why, trouble.hint);
        vec![unreadable(name, &why.vi, &why.en).hint(hint.vi, hint.en)]
    })?;
    let width = sheet.rows.iter().map(|row| filled(row)).max().unwrap_or(0);
    let heading = |seen: &Seen| if let Seen::Words(words) = seen { words.clone() } else { String::new() };
    let headings: Vec<String> = sheet.rows.iter().take(1).flatten().take(width).map(heading).collect();
    let columns = columns_of(name, &headings)?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (place, seen) in sheet.rows.iter().enumerate().skip(1) {
        let number = sheet.number(place);
        let mut cells = Vec::with_capacity(width);
        for (at, (cell, column)) in seen.iter().zip(&columns).enumerate() {
            match cell {
                Seen::Nothing => cells.push(Cell::Empty),
                Seen::Words(words) => cells.push(Cell::typed(words)),
                Seen::Truth(yes) => cells.push(Cell::Truth(*yes)),
                Seen::Wrong(error) => {
                    let address = sheet.address(place, at);
                    problems.push(bad(name, &sheet, number, &address, &column.heading, error));
                }
            }
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { number, order: 0, cells });
        }
    }
    if problems.is_empty() { Ok(Table { columns, rows }) } else { Err(problems) }
}

/// Cells up to the last with something in it.
fn filled(row: &[Seen]) -> usize {
    row.iter().rposition(|cell| !cell.is_nothing()).map_or(0, |at| at + 1)
}

fn bad(file: &str, sheet: &Sheet, number: usize, address: &str, heading: &str, error: &str) -> Diagnostic {
    let sheet = &sheet.name;
    bad_cell(
        file,
        number,
        Some(heading),
        &format!("ô {address} của trang `{sheet}` có lỗi `{error}`"),
        &format!("cell {address} of sheet `{sheet}` holds the error `{error}`"),
    )
    .hint("sửa công thức trong ô", "mend the formula of the cell")
}
