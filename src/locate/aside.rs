//! What stands beside the running text, or in its place: the cells of tables without rules, text beside a figure,
//! formulas. A reader sees them as things of their own, so the edges and distances of the text are none of theirs.

use std::sync::LazyLock;

use regex::Regex;

use super::body::mark;
use crate::locate::document::{Frame, MM_PER_PT, Row};
use crate::page::Page;
use crate::words::diagnostic::Rect;

/// A gap this wide, in mm, between the columns of rows that stand one below the other is a gap between cells.
const CORRIDOR: f64 = 1.5;
/// Two baselines nearer than this, in em, are no lines of one text: they stand side by side.
const LEVEL: f64 = 0.75;
/// Rows of one cell are no further apart than this, in em.
const NEAR: f64 = 2.6;
/// What stands further in than this, in mm, is no first line of a paragraph.
const DEEP: f64 = 15.0;
/// Justified lines of one cell end together, in mm.
const ALIKE: f64 = 1.0;
/// What a picture keeps free above and below, in em of the text beside it.
const AROUND: [f64; 2] = [0.9, 1.0];
/// A picture smaller than this, in mm, is a mark in the line.
const PICTURE: f64 = 8.0;
/// Words of a language in a formula, at most: `nếu`, `khi`, a unit.
const WORDS: usize = 2;
/// Letters of the longest name in a formula.
const NAME: usize = 2;

static OPERATOR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[=∑√∛∜×÷≤≥±∫∏≈≠≡∞⋅]").expect("a fixed pattern"));

/// The gap between two columns, from and to in mm.
pub(super) type Gap = (f64, f64);

/// Which rows of a page stand in columns: in cells of a table without rules, or beside a figure. `open` is the gap of the
/// columns that the page before ends with, then that of this one.
pub(super) fn in_columns(rows: &[Row], frame: Frame, open: &mut Option<Gap>) -> Vec<bool> {
    let mut inside = vec![false; rows.len()];
    let mut at = 0;
    if let Some(gap) = open.take().filter(|gap| rows.first().is_some_and(|row| beside(row, *gap, frame).is_some())) {
        (at, *open) = grow(rows, 0, gap, frame, &mut inside);
    }
    while at < rows.len() {
        *open = None;
        match seed(rows, at) {
            Some(gap) => (at, *open) = grow(rows, at, gap, frame, &mut inside),
            None => at += 1,
        }
    }
    // An item of the outline that has a tab in its line is an item all the same.
    for (row, inside) in rows.iter().zip(&mut inside) {
        *inside &= mark(&row.text).1.is_empty() || !is_first_line(row, frame);
    }
    inside
}

/// The gap that parts a row from what stands beside it, in its own line or half a line above or below.
fn seed(rows: &[Row], at: usize) -> Option<Gap> {
    let row = &rows[at];
    let own = row.breaks.iter().filter(|(from, to)| to - from > CORRIDOR);
    if let Some(gap) = own.copied().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0))) {
        return Some(gap);
    }
    let next = rows.get(at + 1)?;
    let level = next.baseline - row.baseline < LEVEL * row.size.min(next.size) * MM_PER_PT;
    let (left, right) = if row.x < next.x { (row, next) } else { (next, row) };
    (level && right.x - left.right > CORRIDOR).then_some((left.right, right.x))
}

/// Marks the rows around a gap that stand on one side of it, or on both; gives the first row below them, and the gap.
fn grow(rows: &[Row], at: usize, mut gap: Gap, frame: Frame, inside: &mut [bool]) -> (usize, Option<Gap>) {
    let near = |a: &Row, b: &Row| (b.baseline - a.baseline).abs() < NEAR * a.size.max(b.size) * MM_PER_PT;
    inside[at] = true;
    for up in (0..at).rev() {
        // What stands on the left above may be the end of a paragraph.
        if inside[up] || !near(&rows[up], &rows[up + 1]) || rows[up].x < gap.1 - CORRIDOR || gap.1 < frame.left + DEEP {
            break;
        }
        inside[up] = true;
    }
    for down in at + 1..rows.len() {
        let row = &rows[down];
        let Some(narrower) = beside(row, gap, frame).filter(|_| near(&rows[down - 1], row)) else {
            return (down, None);
        };
        gap = narrower;
        inside[down] = true;
    }
    (rows.len(), Some(gap))
}

/// The gap as it is left by one row more; none where the row runs across it.
fn beside(row: &Row, gap: Gap, frame: Frame) -> Option<Gap> {
    let narrowed = |from: f64, to: f64| {
        let both = (gap.0.max(from), gap.1.min(to));
        (both.1 - both.0 > CORRIDOR).then_some(both)
    };
    if let Some(both) = row.breaks.iter().find_map(|(from, to)| narrowed(*from, *to)) {
        return Some(both);
    }
    if row.x > gap.0 {
        return narrowed(f64::MIN, row.x).filter(|gap| gap.1 > frame.left + DEEP);
    }
    // On the left stands a cell, or else the next paragraph, which begins with a mark, or further in and ends elsewhere.
    let ends_alike = (row.right - gap.0).abs() < ALIKE;
    let cell = ends_alike || mark(&row.text).1.is_empty() && !is_first_line(row, frame);
    narrowed(row.right, f64::MAX).filter(|_| cell)
}

/// Whether a row begins where the first lines of paragraphs do.
fn is_first_line(row: &Row, frame: Frame) -> bool {
    [10.0, 12.7].iter().any(|indent| (row.x - frame.left - indent).abs() < 0.7)
}

/// The edges that a figure leaves to a row beside it; none where nothing stands beside.
pub(super) fn beside_pictures(page: &Page, row: &Row) -> Option<[Option<f64>; 2]> {
    let em = row.size * MM_PER_PT;
    let level = |rect: &Rect| {
        rect.y < row.baseline + AROUND[0] * em && rect.y + rect.height > row.baseline - (0.6 + AROUND[1]) * em
    };
    let pictures = page.images.iter().map(|image| image.rect).filter(|r| r.width > PICTURE && r.height > PICTURE);
    let mut edges = [None, None];
    for picture in pictures.filter(level) {
        if row.x > picture.x + picture.width - 1.0 {
            edges[0] = Some(edges[0].unwrap_or(0.0_f64).max(picture.x + picture.width));
        } else if row.right < picture.x + 1.0 {
            edges[1] = Some(edges[1].unwrap_or(f64::MAX).min(picture.x));
        }
    }
    (edges != [None, None]).then_some(edges)
}

/// Which rows are formulas, with the numerators, limits and numbers that stand around them.
pub(super) fn formulas(rows: &[Row]) -> Vec<bool> {
    let mut found: Vec<bool> = rows.iter().map(is_formula).collect();
    let near = |a: &Row, b: &Row| (b.baseline - a.baseline).abs() < 1.4 * a.size.max(b.size) * MM_PER_PT;
    let wordless: Vec<bool> = rows.iter().map(|row| words(row) == 0 && mark(&row.text).1.is_empty()).collect();
    for at in 1..rows.len() {
        found[at] |= found[at - 1] && wordless[at] && near(&rows[at - 1], &rows[at]);
    }
    for at in (1..rows.len()).rev() {
        found[at - 1] |= found[at] && wordless[at - 1] && near(&rows[at - 1], &rows[at]);
    }
    found
}

fn is_formula(row: &Row) -> bool {
    OPERATOR.is_match(&row.text) && words(row) <= WORDS && mark(&row.text).1.is_empty()
}

/// Words of a language: letters alone, more than a name in a formula has.
fn words(row: &Row) -> usize {
    let is_word = |word: &str| word.chars().count() > NAME && word.chars().all(char::is_alphabetic);
    row.words.iter().filter(|word| is_word(word.text.trim_matches(|c: char| c.is_ascii_punctuation()))).count()
}
