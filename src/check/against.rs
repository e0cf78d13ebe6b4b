//! An issued document beside its draft: what was lost, added or changed, field by field.
//!
//! Both are read as print, so the issued one may come from any program. Number and date filled in at issue are no
//! difference, nor are line breaks, page breaks and spacing.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::document::{Block, Component, Document, Row};
use super::locate;
use crate::diagnostic::{Diagnostic, Place, Rect, Severity};
use crate::pdf::page::Page;
use crate::rule::{RuleInfo, Words};

/// What a comparison can find.
pub const RULES: &[RuleInfo] = &[LOST, ADDED, CHANGED];

const LOST: RuleInfo = rule(
    "doi-chieu-mat",
    Words::new("bản phát hành thiếu nội dung của dự thảo", "the issued document lacks words of the draft"),
);
const ADDED: RuleInfo = rule(
    "doi-chieu-them",
    Words::new("bản phát hành có thêm nội dung", "the issued document has words the draft lacks"),
);
const CHANGED: RuleInfo = rule(
    "doi-chieu-khac",
    Words::new("bản phát hành ghi khác dự thảo", "the issued document says something else than the draft"),
);

const fn rule(id: &'static str, what: Words) -> RuleInfo {
    let why = Words::new("bản phát hành phải đúng nội dung đã được duyệt", "what is issued must be what was approved");
    RuleInfo { id, severity: Severity::Error, clause: "", what, why, example: "" }
}

/// Fields that are compared as one text each.
const FIELDS: [Component; 15] = [
    Component::Parent,
    Component::Issuer,
    Component::Number,
    Component::PlaceDate,
    Component::KindName,
    Component::Subject,
    Component::LetterSubject,
    Component::Addressees,
    Component::Authority,
    Component::SignerName,
    Component::Drafter,
    Component::Urgency,
    Component::Circulation,
    Component::Address,
    Component::AnnexTitle,
];

/// The differences between a draft and the document issued from it.
#[must_use]
pub fn compare(draft: &[Page], issued: &[Page]) -> Vec<Diagnostic> {
    let (draft, issued) = (locate::locate(draft), locate::locate(issued));
    let mut found = Vec::new();
    for field in FIELDS {
        compare_field(field, &draft, &issued, &mut found);
    }
    compare_lists("nơi nhận", "recipients", &recipients(&draft), &recipients(&issued), &mut found);
    compare_lists("nội dung", "body", &paragraphs(&draft), &paragraphs(&issued), &mut found);
    compare_tables(&table_words(&draft), &table_words(&issued), &mut found);
    found
}

fn compare_field(field: Component, draft: &Document<'_>, issued: &Document<'_>, found: &mut Vec<Diagnostic>) {
    let (name, en) = draft.style(field).map_or(("", ""), |style| (style.ten.as_str(), style.en.as_str()));
    match (draft.one(field), issued.one(field)) {
        (None, None) => {}
        (Some(old), None) => found.push(tell(&LOST, name, en, &old.text(), "", Place::Whole)),
        (None, Some(new)) => found.push(tell(&ADDED, name, en, "", &new.text(), place(new, issued))),
        (Some(old), Some(new)) => {
            let (was, is) = (whole(field, draft), whole(field, issued));
            if !same(field, &was, &is) {
                found.push(tell(&CHANGED, name, en, &old.text(), &new.text(), place(new, issued)));
            }
        }
    }
}

/// The words of all blocks of a field.
fn whole(field: Component, document: &Document<'_>) -> String {
    document.blocks(field).iter().map(Block::text).collect::<Vec<_>>().join(" ")
}

/// Whether two texts say the same: without spaces, and without the digits that fill a blank.
fn same(field: Component, draft: &str, issued: &str) -> bool {
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (old, new) = (squeezed(draft), squeezed(issued));
    old == new || (matches!(field, Component::Number | Component::PlaceDate) && fills(&old, &new))
}

/// Whether the issued text is the draft with digits put where it had none: `Số:/KH-UBND` and `Số:173/KH-UBND`.
fn fills(draft: &str, issued: &str) -> bool {
    let mut old = draft.chars().peekable();
    let mut filling = false;
    for c in issued.chars() {
        if old.peek() == Some(&c) {
            old.next();
            filling = false;
        } else if c.is_ascii_digit() && (filling || !old.peek().is_some_and(char::is_ascii_digit)) {
            filling = true;
        } else {
            return false;
        }
    }
    old.next().is_none()
}

/// A line of a list and where it stands in the issued document.
struct Entry {
    text: String,
    place: Place,
}

fn recipients(document: &Document<'_>) -> Vec<Entry> {
    let rows = document.blocks(Component::Recipients).iter().flat_map(|block| &block.rows);
    let at = |page: usize, rect: Rect| Place::Page { page: document.page_number(page), rect, origin: None };
    rows.map(|row| Entry { text: row.text.clone(), place: at(row.page, row.rect()) }).collect()
}

fn paragraphs(document: &Document<'_>) -> Vec<Entry> {
    let entry = |paragraph: &super::document::Paragraph| {
        let page = paragraph.rows.first().map_or(0, |row| row.page);
        let rect = super::document::around(&paragraph.rows);
        Entry { text: paragraph.text(), place: Place::Page { page: document.page_number(page), rect, origin: None } }
    };
    document.body.iter().map(entry).collect()
}

/// The words of tables: of all rows that hold neither a component nor text of the body.
fn table_words(document: &Document<'_>) -> Vec<Entry> {
    let blocks = document.found.values().flatten().flat_map(|block| &block.rows);
    let known: Vec<&Row> = blocks.chain(document.body.iter().flat_map(|paragraph| &paragraph.rows)).collect();
    let is_known = |row: &&Row| {
        known.iter().any(|other| other.page == row.page && (other.baseline - row.baseline).abs() < SAME_LINE)
    };
    let rows = document.content.iter().flatten().filter(|row| !is_known(row));
    let entries = rows.flat_map(|row| {
        let place = Place::Page { page: document.page_number(row.page), rect: row.rect(), origin: None };
        row.words.iter().map(move |word| Entry { text: word.text.clone(), place: place.clone() })
    });
    entries.collect()
}

/// Compared word by word without their order: another program folds the lines of a cell elsewhere.
fn compare_tables(old: &[Entry], new: &[Entry], found: &mut Vec<Diagnostic>) {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    old.iter().for_each(|entry| *left.entry(&entry.text).or_default() += 1);
    let added: Vec<&Entry> = new
        .iter()
        .filter(|entry| match left.get_mut(entry.text.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect();
    let lost = left.iter().flat_map(|(word, count)| std::iter::repeat_n(*word, *count));
    let (lost, more) = (shown(lost), shown(added.iter().map(|entry| entry.text.as_str())));
    let place = added.first().map_or(Place::Whole, |entry| entry.place.clone());
    let rule = match (lost.is_empty(), more.is_empty()) {
        (true, true) => return,
        (false, true) => &LOST,
        (true, false) => &ADDED,
        (false, false) => &CHANGED,
    };
    found.push(tell(rule, "bảng", "tables", &lost, &more, place));
}

/// The first words of many.
fn shown<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.collect();
    let rest = if words.len() > MANY { " …" } else { "" };
    format!("{}{rest}", words[..words.len().min(MANY)].join(" "))
}

fn compare_lists(name: &str, en: &str, old: &[Entry], new: &[Entry], found: &mut Vec<Diagnostic>) {
    let words = |entries: &[Entry]| -> Vec<String> {
        entries.iter().map(|entry| entry.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let (was, is) = (words(old), words(new));
    for op in capture_diff_slices(Algorithm::Patience, &was, &is) {
        let (_, from, to) = op.as_tag_tuple();
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let pairs = from.len().min(to.len());
        for (i, j) in from.clone().zip(to.clone()) {
            found.push(tell(&CHANGED, name, en, &was[i], &is[j], new[j].place.clone()));
        }
        for i in from.skip(pairs) {
            found.push(tell(&LOST, name, en, &was[i], "", Place::Whole));
        }
        for j in to.skip(pairs) {
            found.push(tell(&ADDED, name, en, "", &is[j], new[j].place.clone()));
        }
    }
}

fn place(block: &Block, document: &Document<'_>) -> Place {
    Place::Page { page: document.page_number(block.page()), rect: block.rect(), origin: None }
}

fn tell(rule: &RuleInfo, name: &str, en: &str, old: &str, new: &str, place: Place) -> Diagnostic {
    let (old, new) = apart(old, new);
    let (vi, en) = match (old.is_empty(), new.is_empty()) {
        (false, true) => (format!("{name}: mất `{old}`"), format!("{en}: `{old}` is lost")),
        (true, false) => (format!("{name}: thêm `{new}`"), format!("{en}: `{new}` was added")),
        _ => {
            (format!("{name}: dự thảo `{old}`, bản phát hành `{new}`"), format!("{en}: draft `{old}`, issued `{new}`"))
        }
    };
    Diagnostic::new(rule.id, rule.severity, vi, en).at(place).hint(
        "kiểm tra xem chỗ khác này đã được người ký duyệt chưa",
        "see whether the signer approved this difference",
    )
}

/// Baselines of one line differ by less than this, in mm.
const SAME_LINE: f64 = 0.5;
/// Words of tables that are shown.
const MANY: usize = 12;
/// Words shown on each side of a difference.
const AROUND: usize = 6;

/// The two texts cut down to where they differ, with a few words around.
fn apart(old: &str, new: &str) -> (String, String) {
    let (was, is): (Vec<_>, Vec<_>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let head = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let shortest = was.len().min(is.len()) - head;
    let tail = was.iter().rev().zip(is.iter().rev()).take(shortest).take_while(|(a, b)| a == b).count();
    let cut = |words: &[&str]| {
        let (from, to) = (head.saturating_sub(AROUND), (words.len() - tail + AROUND).min(words.len()));
        let (left, right) = (if from > 0 { "… " } else { "" }, if to < words.len() { " …" } else { "" });
        format!("{left}{}{right}", words[from..to].join(" "))
    };
    (cut(&was), cut(&is))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_date_filled_in_are_no_difference() {
        assert!(same(Component::Number, "Số: /KH-UBND", "Số: 173 /KH-UBND"));
        assert!(same(Component::PlaceDate, "Hà Nội, ngày tháng năm 2026", "Hà Nội, ngày 28 tháng 4 năm 2026"));
        assert!(!same(Component::Number, "Số: 12/KH-UBND", "Số: 173/KH-UBND"));
        assert!(!same(Component::Number, "Số: /KH-UBND", "Số: 173/KH-UBNDX"));
        assert!(!same(Component::Subject, "năm", "năm 2026"));
    }

    #[test]
    fn a_difference_is_shown_with_the_words_around_it() {
        let (old, new) = apart("một hai ba bốn năm sáu bảy tám chín mười", "một hai ba bốn năm sáu bảy TÁM chín mười");
        assert_eq!(old, "… hai ba bốn năm sáu bảy tám chín mười");
        assert_eq!(new, "… hai ba bốn năm sáu bảy TÁM chín mười");
    }
}
