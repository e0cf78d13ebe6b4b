//! The edges of the text: where most full lines begin and end.

use super::header::{DATE, HEAD, NUMBER};
use super::{Sheet, tables};
use crate::locate::document::{Frame, Row, lies_alike};
use crate::page::Page;
use crate::standard::StandardId;

/// A line of this share of the page is part of a paragraph, not of a column, in a document of ordinary lines.
const WIDE: f64 = 0.55;
/// Edges this near are one edge, in mm.
const SAME: f64 = 0.4;
/// Fewest lines that make an edge.
const FEWEST: usize = 3;
/// Lines that show whether a text is justified.
const ENOUGH: usize = 6;
/// Of justified text at least one full line in so many ends at the edge; the others are the last of their paragraphs.
const JUSTIFIED: usize = 3;
/// Lines that are not justified end no further from each other than this, in mm: a long word.
const RAGGED: f64 = 30.0;

/// The edges of the text on pages that lie as the first one does; none when there are too few full lines.
pub(super) fn frame(sheet: &Sheet<'_>) -> Option<Frame> {
    let wide: Vec<&Row> =
        alike(sheet).flat_map(|(page, rows)| rows.iter().filter(|row| is_full(row, page.width))).collect();
    // The columns of a table are none of the text.
    let tables: Vec<_> = (0..sheet.pages.len()).map(|page| tables::tables(sheet, page)).collect();
    let wide: Vec<&Row> = wide.into_iter().filter(|row| !tables::is_inside(&tables[row.page], row)).collect();
    let least = FEWEST.max(wide.len() / 10);
    // Paragraphs begin further in: the left edge is the first that enough lines have. On the right most lines end at
    // the edge; a comma or hyphen may hang over it.
    let mut lefts = edges(wide.iter().map(|row| row.x));
    lefts.retain(|(_, count)| *count >= least);
    let left = lefts.iter().map(|(edge, _)| *edge).reduce(f64::min)?;
    let (right, ragged) = right_edge(&wide)?;
    let left = outdented(sheet, left);
    Some(Frame { left, right, ragged })
}

/// Where most full lines end; lines of text that is not justified end anywhere, the longest nearest to the edge.
fn right_edge(wide: &[&Row]) -> Option<(f64, bool)> {
    let (right, count) = edges(wide.iter().map(|row| row.right)).into_iter().max_by_key(|(_, count)| *count)?;
    let longest = wide.iter().map(|row| row.right).fold(right, f64::max);
    let ragged = wide.len() >= ENOUGH && count * JUSTIFIED < wide.len() && longest - right < RAGGED;
    if ragged { Some((longest, true)) } else { (count >= FEWEST).then_some((right, false)) }
}

/// Pages that lie as the first one does, with their rows.
fn alike<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = (&'s Page, &'s Vec<Row>)> {
    let first = sheet.pages.first();
    sheet.pages.iter().zip(&sheet.content).filter(move |(page, _)| first.is_some_and(|first| lies_alike(first, page)))
}

/// The edge itself, where every full line of a short document is the first of its paragraph: the last lines and the
/// recipients begin one indent further out.
fn outdented(sheet: &Sheet<'_>, left: f64) -> f64 {
    let indent = &StandardId::Nd30.get().van_ban.thut_dau_dong;
    // A head that is wider than the text proves nothing.
    let head = sheet.content.first().and_then(|rows| {
        let high = HEAD * sheet.pages[0].height;
        rows.iter().rfind(|row| row.baseline < high && (NUMBER.is_match(&row.text) || DATE.is_match(&row.text)))
    });
    let below = |row: &&Row| row.page > 0 || head.is_none_or(|head| row.baseline > head.baseline);
    let rows = alike(sheet).flat_map(|(_, rows)| rows).filter(below);
    let out = rows.map(|row| row.x).filter(|x| indent.accepts(left - x, SAME));
    let found = edges(out).into_iter().filter(|(_, count)| *count > 1).max_by_key(|(_, count)| *count);
    found.map_or(left, |(edge, _)| edge)
}

/// The ink of the upright pages, for putting paragraphs together where no edge can be measured.
pub(super) fn ink(sheet: &Sheet<'_>) -> Option<Frame> {
    let upright = || sheet.pages.iter().zip(&sheet.content).filter(|(page, _)| page.width < page.height);
    let left = upright().flat_map(|(_, rows)| rows).map(|row| row.x).reduce(f64::min)?;
    let right = upright().flat_map(|(_, rows)| rows).map(|row| row.right).reduce(f64::max)?;
    Some(Frame { left, right, ragged: false })
}

/// Whether a row is a line of running text: wide, and without the gap between two columns.
fn is_full(row: &Row, page_width: f64) -> bool {
    row.right - row.x > WIDE * page_width && !row.is_blank() && row.inked(8.0).len() == 1
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
