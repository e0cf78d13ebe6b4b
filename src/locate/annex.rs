//! Annexes after the signature block: word and number, title, the line that names the document they belong to.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::attached::{REFERENCE, REFERENCE_ROWS, closes};
use super::header::{self, UNDER, has_head};
use super::kind::kind_of;
use super::signature::Foot;
use super::text::fold;
use super::{COPY, Sheet, Spot, title};
use crate::locate::document::{Component, Confidence, Frame, MM_PER_PT, Row};

/// An annex names itself in one of the first rows of its page.
const SOON: usize = 4;

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^phụ\s*lục\s*(số\s*)?([IVXLC]+|\d+|[….\s\d]+)?\s*[.:]?$").expect("a fixed pattern")
});

/// Finds the annexes behind the foot of the document; gives the pages of each and where its text begins.
pub(super) fn locate(sheet: &mut Sheet<'_>, foot: Option<Foot>, frame: Option<Frame>) -> Vec<(Range<usize>, Spot)> {
    let pages = sheet.pages.len();
    let last = foot.and_then(|foot| foot.last);
    let found = last.is_some();
    let first = last.map_or(usize::from(foot.is_some()), |last| last + 1);
    let mut starts: Vec<usize> = (first..pages).filter(|page| opens(sheet, *page) || headed(sheet, *page)).collect();
    let whole = foot.is_none();
    if (found || whole) && first < pages && starts.first() != Some(&first) {
        starts.insert(0, first);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([pages]).collect();
    let mut part = COPY;
    let mut annexes = Vec::new();
    for (from, to) in starts.into_iter().zip(ends) {
        let mut start = Spot { page: from, y: 0.0 };
        // A text issued with the document has a title of its own and is no annex of the form of Mẫu 2.1.
        if headed(sheet, from) || is_companion(sheet, from) {
            part += 1;
            start = sheet.apart(part, |sheet| {
                let head = if headed(sheet, from) { header::locate(sheet, from) } else { start };
                title::locate(sheet, head, frame).start
            });
        } else {
            head(sheet, from);
        }
        annexes.push((from..to, start));
    }
    annexes
}

/// Whether a page has a Quốc hiệu or Tiêu ngữ at its head.
fn headed(sheet: &Sheet<'_>, page: usize) -> bool {
    has_head(&sheet.content[page], &sheet.pages[page])
}

/// Whether a page begins with the name of a kind and says what document it was issued with: a quy chế whose head was
/// left out, as it stands in one file with its decision.
fn is_companion(sheet: &Sheet<'_>, page: usize) -> bool {
    let rows = &sheet.content[page];
    let kind = rows.iter().take(SOON).position(|row| row.is_bold() && kind_of(&row.text).is_some());
    let soon = |at: usize| rows[at..].iter().take(SOON + REFERENCE_ROWS).any(|row| REFERENCE.is_match(&row.text));
    kind.is_some_and(|at| soon(at) && !rows[..at].iter().any(|row| WORD.is_match(&row.text)))
}

/// Whether an annex begins on a page.
pub(super) fn opens(sheet: &Sheet<'_>, page: usize) -> bool {
    let mut soon = sheet.content[page].iter().take(SOON);
    soon.any(|row| WORD.is_match(&row.text) || REFERENCE.is_match(&row.text))
}

/// Takes the head of an annex.
fn head(sheet: &mut Sheet<'_>, page: usize) {
    let rows = sheet.content[page].clone();
    let word = rows.iter().take(SOON).position(|row| WORD.is_match(&row.text));
    let open = rows.iter().take(SOON + 4).position(|row| REFERENCE.is_match(&row.text));
    let title_from = word.map_or(0, |at| at + 1);
    let tables = super::tables::tables(sheet, page);
    let free = |row: &&Row| !tables.iter().any(|table| (table.y..table.y + table.height).contains(&row.baseline));
    let below = || rows[title_from..].iter().take_while(free).take_while(|row| titles(row));
    let title_to = open.unwrap_or_else(|| title_from + below().count());
    let mut reference: Vec<Row> = Vec::new();
    for row in open.map_or(&[][..], |at| &rows[at..]) {
        reference.push(row.clone());
        if closes(row) || reference.len() == REFERENCE_ROWS {
            break;
        }
    }
    let title: Vec<Row> =
        if word.is_some() || open.is_some() { rows[title_from..title_to.max(title_from)].to_vec() } else { Vec::new() };
    for row in word.map(|at| &rows[at]).into_iter().chain(&title).chain(&reference) {
        sheet.take(row);
    }
    sheet.put(Component::Annex, word.map(|at| rows[at].clone()).into_iter().collect(), Confidence::Sure);
    sheet.put(Component::AnnexTitle, title, Confidence::Sure);
    sheet.put(Component::AnnexReference, reference, Confidence::Sure);
    if open.is_some() {
        sheet.underline(Component::AnnexReference, UNDER);
    }
}

/// Whether a row can be part of a title: bold or short, no sentence.
fn titles(row: &Row) -> bool {
    row.is_bold() && row.size * MM_PER_PT > 3.0 && !fold(&row.text).is_empty()
}
