//! Spreadsheets: the first row of a sheet with two cells or more is the heading, in a table of one column the first row.

use super::{Cell, HeadingRow, Row, Table, bad_cell, columns_of, typed, unprintable, unreadable};
use crate::words::diagnostic::{Diagnostic, Message};
use crate::workbook::{self, LeftOut, Seen};

/// Cells that can't be read: more than this nobody mends one by one.
const MOST: usize = 20;

pub(super) fn read(name: &str, bytes: &[u8], sheet: Option<&str>, all: bool) -> Result<Table, Vec<Diagnostic>> {
    let mut sheet = workbook::read(bytes, sheet, all).map_err(|trouble| {
        let (why, hint) = (trouble.why, trouble.hint);
        vec![unreadable(name, &why.vi, &why.en).hint(hint.vi, hint.en)]
    })?;
    // What stands alone in its row above the table is its title.
    let filled = |row: &Vec<Seen>| row.iter().filter(|cell| !cell.is_nothing()).count();
    let top = sheet.rows.iter().position(|row| filled(row) > 1).unwrap_or(0);
    let mut notes = left_out(&sheet.left_out);
    notes.extend(shared(&sheet.share_joined(top + 1)));
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
            match cell(&seen[*at]) {
                Ok(cell) => cells.push(cell),
                Err(_) if problems.len() == MOST => {}
                Err(why) => {
                    let address = sheet.address(place, *at);
                    problems.push(bad(name, (&sheet.name, &address, number), &column.heading, why));
                }
            }
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { number, cells, ..Row::default() });
        }
    }
    if problems.is_empty() { Ok(Table { columns, rows, notes }) } else { Err(problems) }
}

/// Why a cell can't be read.
enum Bad<'s> {
    Wrong(&'s str),
    Uncomputed(&'s str),
    Unprintable(Message),
}

fn cell(seen: &Seen) -> Result<Cell, Bad<'_>> {
    match seen {
        Seen::Nothing => Ok(Cell::Empty),
        Seen::Words(words) => typed(words).map_err(Bad::Unprintable),
        Seen::Truth(yes) => Ok(Cell::Truth(*yes)),
        Seen::Wrong(error) => Err(Bad::Wrong(error)),
        Seen::Uncomputed(formula) => Err(Bad::Uncomputed(formula)),
    }
}

/// What is said of rows, columns and sheets that can't be seen.
fn left_out(left: &LeftOut) -> Vec<Message> {
    left.said()
        .map(|Message { vi, en }| {
            Message::new(format!("{vi}; `--all` lấy cả phần ấy"), format!("{en}; `--all` takes them in"))
        })
        .into_iter()
        .chain(left.said_of_sheets())
        .collect()
}

fn shared(areas: &[String]) -> Option<Message> {
    let list = areas.join(", ");
    (!areas.is_empty()).then(|| {
        Message::new(
            format!("ô gộp {list}: giá trị được dùng cho mọi dòng nó phủ"),
            format!("joined cells {list}: their value holds for every row they cover"),
        )
    })
}

fn bad(file: &str, (sheet, address, number): (&str, &str, usize), heading: &str, why: Bad<'_>) -> Diagnostic {
    let bad = |vi: &str, en: &str| bad_cell(file, number, Some(heading), vi, en);
    match why {
        Bad::Wrong(error) => bad(
            &format!("ô {address} của trang `{sheet}` có lỗi `{error}`"),
            &format!("cell {address} of sheet `{sheet}` holds the error `{error}`"),
        )
        .hint("sửa công thức trong ô", "mend the formula of the cell"),
        Bad::Uncomputed(formula) => bad(
            &format!("ô {address} của trang `{sheet}` có công thức `{formula}` chưa được tính"),
            &format!("cell {address} of sheet `{sheet}` holds the formula `{formula}`, which was never computed"),
        )
        .hint(workbook::COMPUTE.0, workbook::COMPUTE.1),
        Bad::Unprintable(name) => unprintable(file, number, heading, &name),
    }
}
