//! What headers and footers print beside the page number: running heads, and fields that print their code.

use std::sync::LazyLock;

use regex::Regex;

use super::{Sheet, header};
use crate::locate::document::{Component, Confidence, Row, lies_alike};
use crate::standard::StandardId;

/// What is measured of text and margins is off by no more than this, in mm.
const ABOVE: f64 = 0.5;
/// A row of this share of the page is a line of text.
const WIDE: f64 = 0.55;
/// One line of a header stands at one height on all pages, in mm.
const SAME: f64 = 0.5;
/// Rows of a header or footer, at most.
const ROWS: usize = 3;

/// The code of a field that an editor did not compute: `PAGE \* MERGEFORMAT`, `{ NUMPAGES }`.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\W*(?:(?:Trang|Page)\s+)?(?:PAGE|NUMPAGES|SECTIONPAGES)\b(?:\s*\\?\s*\*?\s*(?:MERGEFORMAT|Arabic|ARABIC))*[\W\d]*$")
        .expect("a fixed pattern")
});

/// Takes what stands above and below the text in the margins of the pages.
pub(super) fn locate(sheet: &mut Sheet<'_>) {
    let edges: Vec<Vec<Row>> = (0..sheet.pages.len()).map(|page| at_edges(sheet, page)).collect();
    let text_top = sheet.content.first().and_then(|rows| rows.first()).map(|row| row.rect().y);
    for (page, rows) in edges.iter().enumerate() {
        let other = || edges.iter().enumerate().filter(|(at, _)| *at != page).flat_map(|(_, rows)| rows);
        for row in rows {
            let component = if FIELD.is_match(&row.text) {
                Component::PageField
            } else if other().any(|other| is_same(other, row))
                || text_top.is_some_and(|top| is_over_text(sheet, page, row, top))
            {
                Component::MarginText
            } else {
                continue;
            };
            sheet.take(row);
            sheet.put(component, vec![row.clone()], Confidence::Sure);
        }
    }
}

/// The first and last rows of a page that stand in its margins, where no lawful text stands.
fn at_edges(sheet: &Sheet<'_>, page: usize) -> Vec<Row> {
    let (rows, paper) = (&sheet.content[page], &sheet.pages[page]);
    let lawful = &StandardId::Nd30.get().trang;
    let (top, bottom) = (lawful.le_tren.least() - ABOVE, paper.height - lawful.le_duoi.least() + ABOVE);
    let is_head = |row: &Row| header::has_head(std::slice::from_ref(row), paper);
    let above = rows.iter().take(ROWS).take_while(|row| row.rect().y < top && !is_head(row));
    let below = rows.iter().rev().take(ROWS).take_while(|row| row.rect().y + row.rect().height > bottom);
    above.chain(below).cloned().collect()
}

/// Whether two pages print the same words at the same height, whatever number stands among them.
fn is_same(one: &Row, other: &Row) -> bool {
    let words = |row: &Row| row.text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    (one.baseline - other.baseline).abs() < SAME && words(one).len() > 1 && words(one) == words(other)
}

/// Whether a short row of a later page stands higher than the text of the first page begins, and above any lawful text.
fn is_over_text(sheet: &Sheet<'_>, page: usize, row: &Row, text_top: f64) -> bool {
    let paper = &sheet.pages[page];
    let rect = row.rect();
    page > 0
        && lies_alike(&sheet.pages[0], paper)
        && row.right - row.x < WIDE * paper.width
        && rect.y + rect.height < text_top + ABOVE
        && row.baseline < paper.height / 2.0
}
