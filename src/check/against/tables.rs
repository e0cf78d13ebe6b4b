//! Tables of a draft and of the issued document, word by word.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{ADDED, CHANGED, Entry, LOST, told};
use crate::locate::document::{Document, Row};
use crate::words::diagnostic::{Diagnostic, Place};

/// Baselines of one line differ by less than this, in mm.
const SAME_LINE: f64 = 1.5;
/// Words of tables that are shown.
const MANY: usize = 12;
/// Words of a table shown before a difference.
const BEFORE: usize = 4;

/// The words of tables: of all rows that hold neither a component nor text of the body.
pub(super) fn table_words(document: &Document<'_>) -> Vec<Entry> {
    let blocks = document.found.values().flatten().flat_map(|block| &block.rows);
    let known: Vec<&Row> = blocks.chain(document.body.iter().flat_map(|paragraph| &paragraph.rows)).collect();
    let is_known = |row: &&Row| {
        known.iter().any(|other| other.page == row.page && (other.baseline - row.baseline).abs() < SAME_LINE)
    };
    // The heading of a table that goes on stands on every page.
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut rows: Vec<&Row> = Vec::new();
    for page in &document.content {
        let table: Vec<&Row> = page.iter().filter(|row| !is_known(row)).collect();
        let repeated = table.iter().take_while(|row| seen.contains(row.text.as_str())).count();
        rows.extend(&table[repeated..]);
        seen.extend(table.iter().map(|row| row.text.as_str()));
    }
    let rows = rows.into_iter();
    let entries = rows.flat_map(|row| {
        let place = Place::Page { page: document.page_number(row.page), rect: row.rect(), origin: None };
        row.words.iter().map(move |word| Entry::plain(&word.text, place.clone()))
    });
    entries.collect()
}

/// Compared word by word: another program folds the lines of a cell elsewhere, so a word that only stands elsewhere is no
/// difference.
pub(super) fn compare_tables(old: &[Entry], new: &[Entry], found: &mut Vec<Diagnostic>) {
    let words = |entries: &[Entry]| entries.iter().map(|entry| entry.text.clone()).collect::<Vec<_>>();
    let (was, is) = (words(old), words(new));
    let ops = capture_diff_slices(Algorithm::Patience, &was, &is);
    let apart: Vec<_> = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).map(DiffOp::as_tag_tuple).collect();
    let mut lost = count(apart.iter().flat_map(|(_, from, _)| &was[from.clone()]));
    let mut added = count(apart.iter().flat_map(|(_, _, to)| &is[to.clone()]));
    for (word, times) in &mut lost {
        let other = added.entry(word).or_default();
        let both = (*times).min(*other);
        *times -= both;
        *other -= both;
    }
    for (_, from, to) in apart {
        let gone = taken(&was[from.clone()], &mut lost);
        let come = taken(&is[to.clone()], &mut added);
        let rule = match (gone.is_empty(), come.is_empty()) {
            (true, true) => continue,
            (false, true) => &LOST,
            (true, false) => &ADDED,
            (false, false) => &CHANGED,
        };
        let before = was[from.start.saturating_sub(BEFORE)..from.start].join(" ");
        let place = new.get(to.start).filter(|_| !come.is_empty()).map_or(Place::Whole, |entry| entry.place.clone());
        let after = |vi: &str, en: &str| {
            if before.is_empty() {
                (vi.to_owned(), en.to_owned())
            } else {
                (format!("{vi}, sau `{before}`"), format!("{en}, after `{before}`"))
            }
        };
        let (vi, en) = after("bảng", "table");
        found.push(told(rule, (&vi, &en), &shown(&gone), &shown(&come), place));
    }
}

/// How often each word stands there.
fn count<'w>(words: impl Iterator<Item = &'w String>) -> BTreeMap<&'w str, usize> {
    let mut counts = BTreeMap::new();
    words.for_each(|word| *counts.entry(word.as_str()).or_default() += 1);
    counts
}

/// The words of a stretch that are still to be accounted for.
fn taken<'w>(words: &'w [String], left: &mut BTreeMap<&str, usize>) -> Vec<&'w str> {
    let open = |word: &&'w String| match left.get_mut(word.as_str()) {
        Some(times) if *times > 0 => {
            *times -= 1;
            true
        }
        _ => false,
    };
    words.iter().filter(open).map(String::as_str).collect()
}

/// The first words of many.
fn shown(words: &[&str]) -> String {
    let rest = if words.len() > MANY { " …" } else { "" };
    format!("{}{rest}", words[..words.len().min(MANY)].join(" "))
}
