//! Ruled tables: where upright lines stand side by side.

use super::Sheet;
use crate::locate::document::Row;
use crate::words::diagnostic::Rect;

/// Upright lines this near to each other's height belong to one table, in mm.
const TABLE: f64 = 1.0;
/// A line between columns is taller than this and thinner than [`THIN`], in mm.
const TALL: f64 = 4.0;
/// See [`TALL`].
const THIN: f64 = 2.0;
/// No table is narrower, in mm.
const NARROWEST: f64 = 10.0;

/// Whether a line is one that parts the columns of a table.
#[must_use]
pub(crate) fn is_upright(line: Rect) -> bool {
    line.height > TALL && line.width < THIN
}

/// The places of ruled tables: where two upright lines stand side by side.
pub(super) fn tables(sheet: &Sheet<'_>, page: usize) -> Vec<Rect> {
    let upright = sheet.pages[page].strokes.iter().map(|stroke| stroke.rect).filter(|rect| is_upright(*rect));
    let mut tables: Vec<(Rect, usize)> = Vec::new();
    let mut lines: Vec<Rect> = upright.collect();
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    for line in lines {
        match tables.last_mut() {
            Some((table, count)) if line.y <= table.y + table.height + TABLE => {
                table.height = table.height.max(line.y + line.height - table.y);
                let left = table.x.min(line.x);
                table.width = (table.x + table.width).max(line.x) - left;
                table.x = left;
                *count += 1;
            }
            _ => tables.push((Rect { width: 0.0, ..line }, 1)),
        }
    }
    tables.into_iter().filter(|(table, count)| *count > 1 && table.width > NARROWEST).map(|(table, _)| table).collect()
}

/// Whether a row stands in one of the tables of its page.
pub(super) fn is_inside(tables: &[Rect], row: &Row) -> bool {
    let across = |table: &Rect| row.right > table.x && row.x < table.x + table.width;
    let down = |table: &Rect| (table.y - TABLE..table.y + table.height + TABLE).contains(&row.baseline);
    tables.iter().any(|table| down(table) && across(table))
}
