//! What stands between the paragraphs and is no text: formulas, and the captions of pictures.

use std::sync::LazyLock;

use regex::Regex;

use super::{Sheet, Spot};
use crate::locate::document::{Component, Confidence, Frame, MM_PER_PT, Row};
use crate::page::line::Span;

/// A caption stands in from the edge of the text by more than a first line does, in mm.
const CAPTION_IN: f64 = 14.0;
/// So does a formula.
const FORMULA_IN: f64 = CAPTION_IN;
/// Middles of the rows of one caption differ by less, in mm.
const SAME_MIDDLE: f64 = 4.0;
/// Rows of one caption are no further apart than this, in em.
const SAME_CAPTION: f64 = 1.7;
/// Rows of a formula are no further apart than this, in em: numerator, line, denominator.
const SAME_FORMULA: f64 = 1.6;
/// Gap between two captions side by side, in mm.
const ABREAST: f64 = 4.0;

static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:Hình|HÌNH|Ảnh|Biểu đồ|Sơ đồ|Bản đồ|Đồ thị)\s+(?:số\s+)?(?:\d+|[IVX]+)[\d.\-]*[a-zđ]?\s*(?:[.:]|[-–]\s|$)",
    )
    .expect("a fixed pattern")
});

/// Takes formulas and captions out of the text between two places, and out of the annexes.
pub(super) fn locate(sheet: &mut Sheet<'_>, start: Spot, frame: Option<Frame>) {
    for page in start.page..sheet.pages.len() {
        for row in formulas(&sheet.content[page], frame.map_or(f64::MAX, |frame| frame.left)) {
            sheet.take(&row);
            sheet.put(Component::Formula, vec![row], Confidence::Sure);
        }
        for caption in frame.map(|frame| captions(&sheet.content[page], frame)).unwrap_or_default() {
            caption.iter().for_each(|row| sheet.take(row));
            sheet.put(Component::Caption, caption, Confidence::Sure);
        }
    }
}

/// Whether a span is set in a face for mathematics, or in its letters.
pub(crate) fn is_mathematics(span: &Span) -> bool {
    let of_mathematics = |c: char| ('\u{1d400}'..='\u{1d7ff}').contains(&c) || c == '\u{210e}';
    if span.text.chars().any(of_mathematics) {
        return true;
    }
    // Words typed in such a face are text all the same.
    let word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > LONGEST_NAME;
    let vietnamese = span.text.chars().any(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c) || "đĐăâêôơư".contains(c));
    span.family.split(|c: char| !c.is_alphabetic()).any(|part| part.ends_with("Math"))
        && !vietnamese
        && !span.text.split_whitespace().any(word)
}

/// The longest name of a function: `arccos`, `liminf`.
const LONGEST_NAME: usize = 6;

/// Rows that are formulas: a third of their signs at least is mathematics; and what is small and close to one: limits,
/// words beside it.
fn formulas(rows: &[Row], left: f64) -> Vec<Row> {
    let count = |span: &Span| span.text.chars().filter(|c| !c.is_whitespace()).count();
    let is_formula = |row: &Row| {
        let all: usize = row.spans.iter().map(count).sum();
        let mathematics: usize = row.spans.iter().filter(|span| is_mathematics(span)).map(count).sum();
        // A line of a paragraph begins at the edge; one of a formula with words beside it does not.
        mathematics > 0 && (mathematics * 3 >= all || row.x > left + FORMULA_IN)
    };
    let sure: Vec<&Row> = rows.iter().filter(|row| is_formula(row)).collect();
    let close = |row: &Row| {
        sure.iter().any(|formula| {
            let apart = (row.baseline - formula.baseline).abs() / (formula.size.max(row.size) * MM_PER_PT);
            let inside = row.x > formula.x - 1.0 && row.right < formula.right + 1.0;
            apart < SAME_FORMULA && inside && row.x > left + FORMULA_IN
        })
    };
    rows.iter().filter(|row| is_formula(row) || close(row)).cloned().collect()
}

/// Captions of pictures, each with all of its rows; two may stand side by side.
fn captions(rows: &[Row], frame: Frame) -> Vec<Vec<Row>> {
    let parts: Vec<Row> = rows.iter().flat_map(parts).collect();
    let opens = |row: &Row| CAPTION.is_match(&row.text) && row.x > frame.left + CAPTION_IN;
    let caption = |first: &Row| {
        let mut caption = vec![first.clone()];
        for row in parts.iter().filter(|row| row.baseline > first.baseline) {
            let last = &caption[caption.len() - 1];
            let near =
                (row.baseline - last.baseline) < SAME_CAPTION * last.size * MM_PER_PT && row.baseline > last.baseline;
            if near && (row.centre() - last.centre()).abs() < SAME_MIDDLE && !opens(row) {
                caption.push(row.clone());
            }
        }
        caption
    };
    parts.iter().filter(|row| opens(row)).map(caption).collect()
}

/// A row as it is, or its parts where wide gaps split it.
fn parts(row: &Row) -> Vec<Row> {
    let mut parts = Vec::new();
    let mut rest = Some(row.clone());
    while let Some(open) = rest.take() {
        let gap = open.words.windows(2).find(|pair| pair[1].x - pair[0].right > ABREAST).map(|pair| pair[1].x);
        match gap {
            Some(at) => {
                let (before, after) = open.split(at - 0.01);
                parts.extend(before);
                rest = after;
            }
            None => parts.push(open),
        }
    }
    parts
}
