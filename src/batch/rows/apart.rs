//! Rows that people do not count as data: the numbers of the columns, totals.

use super::{Row, Table};
use crate::words::diagnostic::Message;
use crate::workbook;

/// More rows than this of one sort are not named one by one.
const MOST: usize = 5;

/// Takes such rows out of a table and notes it.
pub(super) fn leave_out(table: &mut Table) {
    let words = |row: &Row| row.cells.iter().map(super::Cell::shown).collect::<Vec<_>>();
    if let Some(first) = table.rows.first() {
        let (row, next) = (words(first), table.rows.get(1).map(words));
        let next: Option<Vec<&str>> = next.as_ref().map(|next| next.iter().map(String::as_str).collect());
        if workbook::is_column_numbers(&row.iter().map(String::as_str).collect::<Vec<_>>(), next.as_deref()) {
            let number = table.rows.remove(0).number;
            table.notes.push(Message::new(
                format!("dòng {number} đánh số các cột, không phải dữ liệu: bỏ qua"),
                format!("row {number} numbers the columns, it is no data: left out"),
            ));
        }
    }
    let mut totals = Vec::new();
    table.rows.retain(|row| {
        let first: Vec<_> = row.cells.iter().filter(|cell| !cell.is_empty()).take(2).map(super::Cell::shown).collect();
        let first: Vec<_> = first.iter().map(String::as_str).collect();
        let total = workbook::total(&first).map(|words| format!("{} (`{words}`)", row.number));
        totals.extend(total.clone());
        total.is_none()
    });
    if !totals.is_empty() {
        let more = if totals.len() > MOST { ", …" } else { "" };
        let rows = totals[..totals.len().min(MOST)].join(", ");
        table.notes.push(Message::new(
            format!("dòng cộng không phải dữ liệu: bỏ qua dòng {rows}{more}"),
            format!("rows of totals are no data: row {rows}{more} left out"),
        ));
    }
}
