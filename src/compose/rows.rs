//! Rows of a table that never stand alone at the edge of a page: sub-headings with what follows, totals with what is summed.

use std::sync::LazyLock;

use regex::Regex;

use crate::directive::markup;
use crate::directive::table::Table;

/// Sub-headings are the smaller part of a table: one in so many rows at most.
const SHARE: usize = 3;
/// Filled cells of a sub-heading, at most: its number and its words.
const HEADING_CELLS: usize = 2;

/// Rows, from 0, that stay on the page of the row below them.
pub(super) fn kept_with_next(table: &Table) -> Vec<usize> {
    let last = table.rows.len().saturating_sub(1);
    let headings: Vec<usize> = (0..last).filter(|row| is_heading(table, *row)).collect();
    let headings = if headings.len() * SHARE <= table.rows.len() { headings } else { Vec::new() };
    let before_total = (1..=last).filter(|row| is_total(table, *row)).map(|row| row - 1);
    let mut kept: Vec<usize> = before_total.chain(headings).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// A row that names what follows: bold throughout, numbered `A` or `II` among others numbered `1`, or its words alone.
fn is_heading(table: &Table, row: usize) -> bool {
    static LETTERED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\**(?:[A-ZĐ]|[IVXL]+)[.)]?\**$").expect("a fixed pattern"));
    let cells = &table.rows[row];
    let filled: Vec<&str> = cells.iter().map(|cell| cell.value.as_str()).filter(|cell| !cell.is_empty()).collect();
    let bold = !filled.is_empty() && filled.iter().all(|cell| cell.starts_with("**") && cell.ends_with("**"));
    let lettered = cells.len() > 1 && LETTERED.is_match(&cells[0].value);
    let alone = cells.len() > HEADING_CELLS && !filled.is_empty() && filled.len() <= HEADING_CELLS;
    !is_total(table, row) && (bold || lettered || alone)
}

/// A row of totals.
fn is_total(table: &Table, row: usize) -> bool {
    let begins = |cell: &str| {
        let words = markup::plain(cell).to_lowercase();
        ["tổng", "cộng"].iter().any(|word| words == *word || words.starts_with(&format!("{word} ")))
    };
    // A title such as `Cộng tác viên` is no total: the cell stands among the first, and numbers follow.
    let cells = &table.rows[row];
    let numbers = cells.iter().filter(|cell| cell.value.chars().any(|c| c.is_ascii_digit())).count();
    numbers > 0 && cells.iter().take(HEADING_CELLS).any(|cell| begins(&cell.value))
}
