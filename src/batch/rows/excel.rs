//! Spreadsheets: the first row of a sheet with two cells or more is the heading, in a table of one column the first row.

use super::{Cell, HeadingRow, Row, Table, bad_cell, columns_of, unreadable};
use crate::words::diagnostic::Diagnostic;
use crate::workbook::{self, Seen, Sheet};

pub(super) fn read(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Table, Vec<Diagnostic>> {
    let sheet = workbook::read(bytes, sheet).map_err(|trouble| {
        let (why, hint) = (trouble.why, trouble.hint);
        vec![unreadable(name, &why.vi, &why.en).hint(hint.vi, hint.en)]
    })?;
    // What stands alone in its row above the table is its title.
    let filled = |row: &Vec<Seen>| row.iter().filter(|cell| !cell.is_nothing()).count();
    let top = sheet.rows.iter().position(|row| filled(row) > 1).unwrap_or(0);
    let table = &sheet.rows[top..];
    let width = table.first().map_or(0, Vec::len);
    let places: Vec<_> = (0..width).filter(|at| table.iter().any(|row| !row[*at].is_nothing())).collect();
    let heading = |seen: &Seen| if let Seen::Words(words) = seen { words.clone() } else { String::new() };
    let headings: Vec<String> =
        table.iter().take(1).flat_map(|row| places.iter().map(|at| heading(&row[*at]))).collect();
    let in_sheet = places.iter().map(|at| sheet.column(*at)).collect();
    let columns = columns_of(name, &headings, &HeadingRow { row: sheet.number(top), places: in_sheet })?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (place, seen) in sheet.rows.iter().enumerate().skip(top + 1) {
        let number = sheet.number(place);
        let mut cells = Vec::with_capacity(places.len());
        for (at, column) in places.iter().zip(&columns) {
            match &seen[*at] {
                Seen::Nothing => cells.push(Cell::Empty),
                Seen::Words(words) => cells.push(Cell::typed(words)),
                Seen::Truth(yes) => cells.push(Cell::Truth(*yes)),
                Seen::Wrong(error) => {
                    let address = sheet.address(place, *at);
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
