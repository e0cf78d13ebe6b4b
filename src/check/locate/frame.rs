//! The edges of the text: where most full lines begin and end.

use super::Sheet;
use crate::check::document::{Frame, Row};

/// A line of this share of the page is part of a paragraph, not of a column, in a document of ordinary lines.
const WIDE: f64 = 0.55;
/// Edges this near are one edge, in mm.
const SAME: f64 = 0.4;
/// Fewest lines that make an edge.
const FEWEST: usize = 3;

/// The edges of the text on upright pages; none when there are too few full lines.
pub(super) fn frame(sheet: &Sheet<'_>) -> Option<Frame> {
    let upright = sheet.pages.iter().zip(&sheet.content).filter(|(page, _)| page.width < page.height);
    let wide: Vec<&Row> = upright.flat_map(|(page, rows)| rows.iter().filter(|row| is_full(row, page.width))).collect();
    let least = FEWEST.max(wide.len() / 10);
    // Paragraphs begin further in: the left edge is the first that enough lines have; the right edge the last.
    let mut lefts = edges(wide.iter().map(|row| row.x));
    let mut rights = edges(wide.iter().map(|row| row.right));
    lefts.retain(|(_, count)| *count >= least);
    rights.retain(|(_, count)| *count >= least);
    let left = lefts.iter().map(|(edge, _)| *edge).reduce(f64::min)?;
    let right = rights.iter().map(|(edge, _)| *edge).reduce(f64::max)?;
    Some(Frame { left, right })
}

/// Whether a row is a line of running text: wide, and without the gap between two columns.
fn is_full(row: &Row, page_width: f64) -> bool {
    row.right - row.x > WIDE * page_width && row.inked(8.0).len() == 1
}

/// Edges and how many lines have each.
fn edges(values: impl Iterator<Item = f64>) -> Vec<(f64, usize)> {
    let mut found: Vec<(f64, usize)> = Vec::new();
    for value in values {
        match found.iter_mut().find(|(edge, _)| (*edge - value).abs() <= SAME) {
            Some((_, count)) => *count += 1,
            None => found.push((value, 1)),
        }
    }
    found
}
