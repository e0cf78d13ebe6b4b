//! Annexes after the signature block: word and number, title, the line that names the document they belong to.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::header::{begins, has_head};
use super::text::fold;
use super::{Sheet, Spot};
use crate::check::document::{Component, Confidence, MM_PER_PT, Row};
use crate::pdf::page::Page;

/// A text issued with a document says so in one of the first rows of its page, the head counted.
const ATTACHED_SOON: usize = 16;
/// An annex names itself in one of the first rows of its page.
const SOON: usize = 4;

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^phụ\s*lục\s*(số\s*)?([IVXLC]+|\d+|[….\s\d]+)?\s*[.:]?$").expect("a fixed pattern")
});
static REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^\(\s*(ban hành\s+)?kèm theo").expect("a fixed pattern"));

/// Finds the annexes behind the foot of the document; gives the pages of each.
pub(super) fn locate(sheet: &mut Sheet<'_>, foot: Option<Spot>) -> Vec<Range<usize>> {
    let pages = sheet.pages.len();
    let found = foot.is_some_and(|foot| foot.page != usize::MAX);
    let first = match foot {
        Some(foot) if found => foot.page + 1,
        Some(_) => 1,
        None => 0,
    };
    let mut starts: Vec<usize> = (first..pages).filter(|page| opens(sheet, *page)).collect();
    let whole = foot.is_none();
    if (found || whole) && first < pages && starts.first() != Some(&first) {
        starts.insert(0, first);
    }
    let ends = starts.iter().skip(1).copied().chain([pages]);
    let ranges: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect();
    for range in &ranges {
        // A text issued with the document, with a head of its own, is no annex of the form of Mẫu 2.1.
        if !has_head(&sheet.content[range.start], &sheet.pages[range.start]) {
            head(sheet, range.start);
        }
    }
    ranges
}

/// Whether an annex begins on a page.
pub(super) fn opens(sheet: &Sheet<'_>, page: usize) -> bool {
    let mut soon = sheet.content[page].iter().take(SOON);
    soon.any(|row| WORD.is_match(&row.text) || REFERENCE.is_match(&row.text))
}

/// Whether a file is a text issued with a document, apart from it (mẫu 1.3): a head without a number, and whose it is below
/// its title.
pub(super) fn is_attached_text(sheet: &Sheet<'_>) -> bool {
    let rows = sheet.content.first().map_or(&[][..], Vec::as_slice);
    let headed = |page: &&Page| has_head(rows, page) && !begins(rows, page);
    let Some(page) = sheet.pages.first().filter(headed) else { return false };
    let high = sheet.content[0].iter().filter(|row| row.baseline < page.height / 2.0);
    high.take(ATTACHED_SOON).any(|row| REFERENCE.is_match(&row.text))
}

/// Takes the head of an annex.
fn head(sheet: &mut Sheet<'_>, page: usize) {
    let rows = sheet.content[page].clone();
    let word = rows.iter().take(SOON).position(|row| WORD.is_match(&row.text));
    let open = rows.iter().take(SOON + 4).position(|row| REFERENCE.is_match(&row.text));
    let title_from = word.map_or(0, |at| at + 1);
    let title_to = open.unwrap_or_else(|| title_from + rows[title_from..].iter().take_while(|row| titles(row)).count());
    let mut reference: Vec<Row> = Vec::new();
    for row in open.map_or(&[][..], |at| &rows[at..]) {
        reference.push(row.clone());
        if row.text.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(')') || reference.len() > 3 {
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
}

/// Whether a row can be part of a title: bold or short, no sentence.
fn titles(row: &Row) -> bool {
    row.is_bold() && row.size * MM_PER_PT > 3.0 && !fold(&row.text).is_empty()
}
