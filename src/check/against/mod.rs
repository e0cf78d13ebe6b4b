//! An issued document beside its draft: what was lost, added or changed, field by field.
//!
//! Both are read as print, so the issued one may come from any program. Number and date filled in at issue are no
//! difference, nor are line breaks, page breaks and spacing.

mod tables;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use similar::{Algorithm, capture_diff_slices};

use crate::locate;
use crate::locate::document::{Block, Component, Document};
use crate::page::Page;
use crate::rules::against::{ADDED, CHANGED, LOST};
use crate::words::diagnostic::{Diagnostic, Place, Rect};
use crate::words::rule::RuleInfo;
use tables::{compare_tables, table_words};

/// Fields that are compared as one text each.
const FIELDS: [Component; 17] = [
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
    Component::Annex,
    Component::AnnexTitle,
    Component::AnnexReference,
];

/// Fields that name a number and a date, which a draft leaves blank.
const FILLED: [Component; 3] = [Component::Number, Component::PlaceDate, Component::AnnexReference];

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

/// Which of the files of a draft an issued file was made from: the one whose words it has most of.
#[must_use]
pub fn counterpart(drafts: &[Vec<Page>], issued: &[Page]) -> usize {
    let words = |pages: &[Page]| -> BTreeSet<String> {
        let text: String = pages.iter().flat_map(|page| &page.runs).map(|run| format!("{} ", run.text)).collect();
        text.split_whitespace().map(str::to_owned).collect()
    };
    let issued = words(issued);
    let likeness = |draft: &Vec<Page>| {
        let draft = words(draft);
        let all = draft.union(&issued).count().max(1);
        draft.intersection(&issued).count() as f64 / all as f64
    };
    let scored = drafts.iter().map(likeness).enumerate();
    // Among equals the document itself, which comes first.
    scored.fold((0, 0.0), |best, (at, score)| if score > best.1 { (at, score) } else { best }).0
}

fn compare_field(field: Component, draft: &Document<'_>, issued: &Document<'_>, found: &mut Vec<Diagnostic>) {
    let (name, en) = draft.style(field).map_or(("", ""), |style| (style.ten.as_str(), style.en.as_str()));
    match (draft.one(field), issued.one(field)) {
        (None, None) => {}
        (Some(_), None) => found.push(tell(&LOST, name, en, &whole(field, draft), "", Place::Whole)),
        (None, Some(new)) => found.push(tell(&ADDED, name, en, "", &whole(field, issued), place(new, issued))),
        (Some(_), Some(new)) => {
            let (was, is) = (whole(field, draft), whole(field, issued));
            if !same(field, &was, &is) {
                found.push(tell(&CHANGED, name, en, &was, &is, place(new, issued)));
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
    old == new || (FILLED.contains(&field) && fills(&old, &new))
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
    /// The words without the mark before them: an item keeps them when another is lost above it.
    text: String,
    /// All of it: `2. Chuyển kinh phí`.
    whole: String,
    place: Place,
}

impl Entry {
    /// Words without a mark.
    fn plain(text: &str, place: Place) -> Self {
        // A dotted line is as long as the page is wide.
        static DOTS: LazyLock<Regex> = LazyLock::new(|| Regex::new("[.…]{4,}").expect("a fixed pattern"));
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = DOTS.replace_all(&words, "…").into_owned();
        // The end mark goes to another paragraph when the last one is moved.
        let text = words.strip_suffix("/.").filter(|rest| rest.ends_with('.')).unwrap_or(&words).to_owned();
        Self { text, whole: words, place }
    }
}

fn recipients(document: &Document<'_>) -> Vec<Entry> {
    let rows = document.blocks(Component::Recipients).iter().flat_map(|block| &block.rows);
    let at = |page: usize, rect: Rect| Place::Page { page: document.page_number(page), rect, origin: None };
    rows.map(|row| Entry::plain(&row.text, at(row.page, row.rect()))).collect()
}

fn paragraphs(document: &Document<'_>) -> Vec<Entry> {
    let entry = |paragraph: &crate::locate::document::Paragraph| {
        let page = paragraph.rows.first().map_or(0, |row| row.page);
        let rect = crate::locate::document::around(&paragraph.rows);
        let place = Place::Page { page: document.page_number(page), rect, origin: None };
        let whole = Entry::plain(&paragraph.text(), place);
        let words = whole.text.strip_prefix(&paragraph.mark).unwrap_or(&whole.text);
        Entry { text: words.trim_start_matches(['.', ')', ' ']).to_owned(), ..whole }
    };
    document.body.iter().map(entry).collect()
}

fn compare_lists(name: &str, en: &str, old: &[Entry], new: &[Entry], found: &mut Vec<Diagnostic>) {
    let words = |entries: &[Entry]| -> Vec<String> { entries.iter().map(|entry| entry.text.clone()).collect() };
    let (was, is) = (words(old), words(new));
    let (mut lost, mut added, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Patience, &was, &is) {
        let (_, from, to) = op.as_tag_tuple();
        // Lines of a title or of a paragraph that another program breaks elsewhere say the same.
        let same = was[from.clone()].join(" ") == is[to.clone()].join(" ");
        if !same {
            pair(&was, &is, from, to, &mut changed, (&mut lost, &mut added));
        }
    }
    let before = found.len();
    for (i, j) in changed {
        found.push(tell(&CHANGED, name, en, &old[i].whole, &new[j].whole, new[j].place.clone()));
    }
    lost.retain(|i: &usize| {
        let Some(at) = added.iter().position(|j: &usize| is[*j] == was[*i]) else { return true };
        let j = added.remove(at);
        let (words, _) = apart(&old[*i].whole, "");
        let (vi, english) =
            (format!("{name}: `{words}` chuyển sang chỗ khác"), format!("{en}: `{words}` stands elsewhere"));
        found.push(advised(&CHANGED, vi, english, new[j].place.clone()));
        false
    });
    found.extend(lost.iter().map(|i| tell(&LOST, name, en, &old[*i].whole, "", Place::Whole)));
    found.extend(added.iter().map(|j| tell(&ADDED, name, en, "", &new[*j].whole, new[*j].place.clone())));
    if found.len() == before {
        compare_marks((name, en), old, new, found);
    }
}

/// Where the same paragraphs have other numbers; numbers that only follow from a loss are no difference of their own.
fn compare_marks((name, en): (&str, &str), old: &[Entry], new: &[Entry], found: &mut Vec<Diagnostic>) {
    // Lines broken elsewhere stand at other places of the list.
    let numbered_anew = |was: &Entry, is: &Entry| {
        let bare = |entry: &Entry| entry.whole.trim_end_matches(['.', '/']).to_owned();
        was.text == is.text && bare(was) != bare(is)
    };
    for (was, is) in old.iter().zip(new).filter(|(was, is)| numbered_anew(was, is)) {
        found.push(tell(&CHANGED, name, en, &was.whole, &is.whole, is.place.clone()));
    }
}

/// Pairs the lines of a stretch that are like each other: those were changed, the others lost or added.
fn pair(
    was: &[String],
    is: &[String],
    from: Range<usize>,
    to: Range<usize>,
    changed: &mut Vec<(usize, usize)>,
    (lost, added): (&mut Vec<usize>, &mut Vec<usize>),
) {
    let mut next = to.start;
    for i in from {
        let alike = (next..to.end).find(|j| likeness(&was[i], &is[*j]) >= ALIKE);
        match alike {
            Some(j) => {
                added.extend(next..j);
                changed.push((i, j));
                next = j + 1;
            }
            None => lost.push(i),
        }
    }
    added.extend(next..to.end);
}

/// The share of words that two lines have in common.
fn likeness(one: &str, other: &str) -> f64 {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>();
    let (one, other) = (words(one), words(other));
    one.intersection(&other).count() as f64 / one.len().max(other.len()).max(1) as f64
}

fn place(block: &Block, document: &Document<'_>) -> Place {
    Place::Page { page: document.page_number(block.page()), rect: block.rect(), origin: None }
}

fn tell(rule: &RuleInfo, name: &str, en: &str, old: &str, new: &str, place: Place) -> Diagnostic {
    let (old, new) = apart(old, new);
    told(rule, (name, en), &old, &new, place)
}

fn told(rule: &RuleInfo, (name, en): (&str, &str), old: &str, new: &str, place: Place) -> Diagnostic {
    let (vi, en) = match (old.is_empty(), new.is_empty()) {
        (false, true) => (format!("{name}: mất `{old}`"), format!("{en}: `{old}` is lost")),
        (true, false) => (format!("{name}: thêm `{new}`"), format!("{en}: `{new}` was added")),
        _ => {
            (format!("{name}: dự thảo `{old}`, bản phát hành `{new}`"), format!("{en}: draft `{old}`, issued `{new}`"))
        }
    };
    advised(rule, vi, en, place)
}

fn advised(rule: &RuleInfo, vi: String, en: String, place: Place) -> Diagnostic {
    Diagnostic::new(rule.id, rule.severity, vi, en).at(place).hint(
        "kiểm tra xem chỗ khác này đã được người ký duyệt chưa",
        "see whether the signer approved this difference",
    )
}

/// Words shown on each side of a difference.
const AROUND: usize = 6;
/// Lines with this share of words in common are one line that was changed.
const ALIKE: f64 = 0.4;

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
    fn lines_broken_elsewhere_and_dotted_lines_are_no_difference() {
        let entries = |lines: &[&str]| lines.iter().map(|line| Entry::plain(line, Place::Whole)).collect::<Vec<_>>();
        let told = |old: &[&str], new: &[&str]| {
            let mut found = Vec::new();
            compare_lists("nội dung", "body", &entries(old), &entries(new), &mut found);
            found.len()
        };
        assert_eq!(told(&["BAN THƯỜNG TRỰC", "ỦY BAN"], &["BAN THƯỜNG", "TRỰC ỦY BAN"]), 0);
        assert_eq!(told(&["BAN THƯỜNG TRỰC", "ỦY", "BAN", "Căn cứ"], &["BAN THƯỜNG", "TRỰC ỦY BAN", "Căn cứ"]), 0);
        assert_ne!(told(&["BAN THƯỜNG TRỰC", "ỦY BAN"], &["BAN THƯỜNG", "TRỰC HỘI"]), 0);
        assert_eq!(told(&["Ông (bà): ......................"], &["Ông (bà): ............"]), 0);
        assert_eq!(told(&["một hai ba", "bốn năm"], &["bốn năm", "một hai ba"]), 1);
    }

    #[test]
    fn a_difference_is_shown_with_the_words_around_it() {
        let (old, new) = apart("một hai ba bốn năm sáu bảy tám chín mười", "một hai ba bốn năm sáu bảy TÁM chín mười");
        assert_eq!(old, "… hai ba bốn năm sáu bảy tám chín mười");
        assert_eq!(new, "… hai ba bốn năm sáu bảy TÁM chín mười");
    }
}
