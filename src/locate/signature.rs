//! The foot of the document: ô 7a and 7b right, ô 9b and 12 left.

use std::sync::LazyLock;

use ecow::EcoString;
use regex::Regex;

use super::rows::{Edge, columns, joined, merged};
use super::text::{fold, is_upper};
use super::{Sheet, Spot, abreast};
use crate::locate::document::{Component, Confidence, MM_PER_PT, Row};

/// The position may stand this much above “Nơi nhận”, in mm.
const ABOVE: f64 = 12.0;
/// A gap between columns is at least this wide, in mm.
const COLUMN_GAP: f64 = 3.0;
/// “Nơi nhận:” stands by itself; a sentence that begins so is longer than this, in bytes.
const LABEL: usize = 24;
/// A stretch of this share of the page is a line of text, not of a column.
const WIDE: f64 = 0.55;
/// A gap in the right column of this many lines is the room for the signature.
const SIGNATURE_GAP: f64 = 2.2;

/// Rows of text that stand above a date over the signature, at least.
const TEXT_ROWS: usize = 3;
/// Such a date stands over the position by no more than this many of its sizes.
const DATE_ABOVE: f64 = 3.0;
/// A position takes no more rows than this, the one below it included.
const POSITION_ROWS: usize = 5;

static AUTHORITY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(TM|KT|TL|TUQ|Q)\s*[./]\s*\p{Lu}").expect("a fixed pattern"));
static DRAFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\p{Lu}\p{Ll}]{1,8}\s*\.?\s*\(?\s*\d{1,4}\s*\)?\s*\.?$").expect("a fixed pattern"));

/// Place and date, and nothing else.
static SIGNED_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\p{Lu}.…][^;:()]{0,60},\s*ngày\b.*\btháng\b.*\bnăm\b[\s\d.…]*$").expect("a fixed pattern")
});

/// Where the foot of a document stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Foot {
    /// Where it begins: the text ends there.
    pub(super) begin: Spot,
    /// The last page it reaches; none where there is no foot.
    pub(super) last: Option<usize>,
}

impl Foot {
    const fn on_one_page(begin: Spot) -> Self {
        Self { begin, last: Some(begin.page) }
    }
}

/// Finds the foot and gives the place where it stands.
pub(super) fn locate(sheet: &mut Sheet<'_>, head: Spot) -> Foot {
    signed_dates(sheet, head);
    let all: Vec<Row> = sheet.content.iter().flatten().filter(|row| head.before(row)).cloned().collect();
    let label = all.iter().position(is_label);
    let text_end = label.unwrap_or(all.len());
    if let Some(begin) = label.and_then(|at| abreast::locate(sheet, &all[..at], &all[at])) {
        let rest: Vec<Row> = all[text_end..].iter().filter(|row| row.page == begin.page).cloned().collect();
        recipients(sheet, &rest);
        return Foot::on_one_page(begin);
    }
    if let Some(begin) = side_by_side(sheet, &all[..text_end]) {
        let (page, y) = (all[begin].page, all[begin].baseline);
        let end = text_end.min(begin + all[begin..].iter().take_while(|row| !ends_foot(row)).count());
        signers(sheet, &all[begin..end]);
        recipients(sheet, label.map_or(&[], |at| &all[at..]));
        let last = label.map_or(end - 1, |at| at.max(end - 1));
        return Foot { begin: Spot { page, y: y - 0.2 }, last: Some(all[last].page) };
    }
    let begin = label.or_else(|| all.iter().position(|row| AUTHORITY.is_match(&row.text) && is_upper(&row.text)));
    let Some(begin) = begin else { return Foot { begin: Spot { page: usize::MAX, y: 0.0 }, last: None } };
    let (page, y) = (all[begin].page, all[begin].baseline);
    let middle = sheet.pages[page].width / 2.0;
    let beside = |row: &&Row| row.page == page && row.x > middle && is_upper(&row.text) && row.baseline > y - ABOVE;
    let top = all[..begin].iter().rev().take_while(beside).last().map_or(y, |row| row.baseline);
    let mut foot: Vec<Row> = all.iter().filter(|row| row.page == page && row.baseline >= top - 0.1).cloned().collect();
    for next in page + 1..sheet.pages.len() {
        let more = torn_off(&foot, all.iter().filter(|row| row.page == next).cloned());
        // A list of recipients may take several pages.
        let ends = !more.last().is_some_and(|row| row.text.ends_with(';'));
        foot.extend(more);
        if ends {
            break;
        }
    }
    foot_of(sheet, &foot);
    Foot { begin: Spot { page, y: top - 0.2 }, last: foot.last().map(|row| row.page) }
}

/// Takes place and date that stand over a signature, as permits and contracts have them: a row, or the part of one in the
/// right half, that holds nothing else, with a position or “Nơi nhận” right below.
fn signed_dates(sheet: &mut Sheet<'_>, head: Spot) {
    let rows: Vec<&Row> = sheet.content.iter().flatten().filter(|row| head.before(row)).collect();
    let mut found = Vec::new();
    let signs =
        |row: &Row| is_label(row) || row.parts(COLUMN_GAP).iter().any(|part| part.is_bold() && is_upper(&part.text));
    for (at, row) in rows.iter().enumerate().skip(TEXT_ROWS).filter(|(_, row)| row.text.contains("năm")) {
        let near =
            |below: &&&Row| below.page == row.page && below.baseline - row.baseline < DATE_ABOVE * row.size * MM_PER_PT;
        let middle = sheet.pages[row.page].width / 2.0;
        let dated = |part: &Row| SIGNED_ON.is_match(&part.text) && part.centre() > middle;
        // A draft leaves wide gaps for day and month: what begins behind a gap goes on to the end of the row.
        let mut tails = row.inked(COLUMN_GAP).into_iter().filter_map(|(from, _)| row.split(from - 0.01).1);
        let Some(part) = tails.find(dated) else { continue };
        if signs(row) || rows[at + 1..].iter().take_while(near).any(|row| signs(row)) {
            found.push(part);
        }
    }
    for part in found {
        sheet.take(&part);
        sheet.put(Component::SignedDate, vec![part], Confidence::Likely);
    }
}

/// The rows of the next page that the foot goes on with: Word breaks a row of a table where the page ends, so that the
/// Lưu line and the name may come over the page.
fn torn_off(foot: &[Row], next: impl Iterator<Item = Row>) -> Vec<Row> {
    let filed = foot.iter().any(is_filing);
    let next: Vec<Row> = next.take_while(|row| !ends_foot(row)).collect();
    let (ink, columns) = (foot.iter().chain(&next).flat_map(|row| row.inked(COLUMN_GAP)), 2);
    // All that stands on the next page must stand in the two columns of the foot.
    let in_columns = merged(ink.collect(), 1.0).len() == columns;
    let goes_on =
        !filed && next.iter().any(is_filing) || next.first().is_some_and(|row| !filed && row.text.starts_with('-'));
    if in_columns && (goes_on || lacks_name(foot)) { next } else { Vec::new() }
}

/// Whether nothing but capitals stands right of the recipients.
fn lacks_name(foot: &[Row]) -> bool {
    let last =
        |row: &Row| row.inked(COLUMN_GAP).into_iter().next_back().and_then(|(from, to)| row.part(Edge { from, to }));
    !foot.iter().filter_map(last).any(|part| part.is_bold() && !is_upper(&part.text) && !is_label(&part))
}

/// Notes signer and recipients in the rows that the foot of a document, or of a copy, begins with.
pub(super) fn foot_of(sheet: &mut Sheet<'_>, rows: &[Row]) {
    let Some(first) = rows.first() else { return };
    let foot: Vec<Row> = rows.iter().take_while(|row| !ends_foot(row)).cloned().collect();
    let boundary = boundary(&foot, sheet.pages[first.page].width);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for page in foot.chunk_by(|a, b| a.page == b.page) {
        let (on_left, on_right) = columns(page, boundary);
        left.extend(on_left);
        right.extend(on_right);
    }
    recipients(sheet, &left);
    signer(sheet, &right);
}

/// Whether a row is the line of “Nơi nhận”.
pub(super) fn is_label(row: &Row) -> bool {
    let words = first_part(row);
    words.len() < LABEL && fold(&words).starts_with("noinhan")
}

/// What follows the foot: an annex on the same page, the notes under a form.
fn ends_foot(row: &Row) -> bool {
    fold(&row.text).starts_with("phuluc") || row.text.starts_with("Ghi chú")
}

/// The first row where several sign side by side (Mẫu 1.9: secretary and chair; the parties of an agreement): positions
/// in two columns or more, and no line of text below them.
fn side_by_side(sheet: &Sheet<'_>, rows: &[Row]) -> Option<usize> {
    let last = rows.last()?.page;
    // Names alone on the last page belong to positions on the page before.
    let torn = last > 0 && rows.iter().filter(|row| row.page == last).count() < POSITION_ROWS;
    let first = if torn { last - 1 } else { last };
    let tables = super::tables::tables(sheet, last);
    let text = |row: &Row| {
        let width = WIDE * sheet.pages[last].width;
        row.page < first || row.inked(COLUMN_GAP).iter().any(|(from, to)| to - from > width)
    };
    let after_text = rows.iter().rposition(text).map_or(0, |at| at + 1);
    let positions = |at: usize| {
        let row = &rows[at];
        let words = fold(&row.text);
        let minutes = words.contains("thuky") && (words.contains("chutoa") || words.contains("chutri"));
        let free = row.page < last || !tables.iter().any(|t| (t.y..t.y + t.height).contains(&row.baseline));
        let set = (is_upper(&row.text) || row.is_bold()) && room_to_sign(&rows[at..]);
        row.inked(COLUMN_GAP).len() > 1 && free && (minutes || is_upper(&row.text) && row.is_bold() || set)
    };
    (after_text..rows.len()).find(|at| positions(*at))
}

/// Whether below the first row, or the few that go on with it, room is left to sign in: a wide gap, or the words that ask
/// for a signature.
fn room_to_sign(rows: &[Row]) -> bool {
    let gap = |pair: &[Row]| {
        let room = SIGNATURE_GAP * pair[0].size.max(pair[1].size) * MM_PER_PT;
        pair[0].page != pair[1].page || pair[1].baseline - pair[0].baseline > room
    };
    let few = &rows[..rows.len().min(POSITION_ROWS)];
    few.windows(2).any(gap) || few.iter().any(|row| asks_to_sign(&row.text))
}

/// “(Ký, ghi rõ họ tên)”, under a position.
pub(crate) fn asks_to_sign(text: &str) -> bool {
    let words = fold(text);
    text.contains('(') && (words.starts_with("ky") || words.contains("ghirohoten"))
}

/// Those who sign side by side: the row with most stretches shows the columns, the first of them as a rule.
fn signers(sheet: &mut Sheet<'_>, rows: &[Row]) {
    let inks = rows.iter().map(|row| row.inked(COLUMN_GAP));
    let Some(ink) = inks.reduce(|most, ink| if ink.len() > most.len() { ink } else { most }) else { return };
    let mut from = 0.0;
    let ends = ink.windows(2).map(|pair| f64::midpoint(pair[0].1, pair[1].0)).chain([f64::MAX]);
    for to in ends {
        let column: Vec<Row> = rows.iter().filter_map(|row| row.part(Edge { from, to })).collect();
        let pages = column.chunk_by(|a, b| a.page == b.page).flat_map(|page| joined(page.to_vec()));
        signer(sheet, &pages.collect::<Vec<Row>>());
        from = to;
    }
}

/// The words of a row up to its first wide gap.
fn first_part(row: &Row) -> EcoString {
    let end = row.inked(COLUMN_GAP).first().map_or(row.right, |first| first.1);
    row.split(end + 0.1).0.map_or_else(EcoString::new, |left| left.text)
}

/// Middle of the widest gap between the columns.
fn boundary(foot: &[Row], width: f64) -> f64 {
    let ink = merged(foot.iter().flat_map(|row| row.inked(COLUMN_GAP)).collect(), 1.0);
    let gaps = ink.windows(2).map(|pair| (pair[0].1, pair[1].0));
    let inner = gaps.filter(|(from, to)| *to > 0.3 * width && *from < 0.75 * width);
    let widest = inner.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    widest.map_or(width / 2.0, |(from, to)| f64::midpoint(from, to))
}

/// Label, list with the Lưu line, and the drafter's mark after it.
fn recipients(sheet: &mut Sheet<'_>, left: &[Row]) {
    let Some(at) = left.iter().position(|row| fold(&row.text).starts_with("noinhan")) else { return };
    sheet.put(Component::RecipientsLabel, vec![left[at].clone()], Confidence::Sure);
    let mut list: Vec<Row> = Vec::new();
    let mut drafter = None;
    for row in &left[at + 1..] {
        let above = list.last().unwrap_or(&left[at]);
        let complete = list.iter().any(is_filing);
        let far = row.baseline - above.baseline > 2.5 * row.size.max(above.size) * MM_PER_PT;
        if complete && !far && DRAFTER.is_match(&row.text) && !row.text.starts_with('-') {
            drafter = Some(row.clone());
            break;
        }
        let over = complete && above.text.ends_with('.') && !row.text.starts_with(['-', '–']);
        if far || over {
            break;
        }
        list.push(row.clone());
    }
    sheet.put(Component::Recipients, list, Confidence::Sure);
    sheet.put(Component::Drafter, drafter.into_iter().collect(), Confidence::Sure);
}

/// Whether a row of the list is the Lưu line.
fn is_filing(row: &Row) -> bool {
    fold(&row.text).starts_with("luu")
}

/// Authority and position above the room for the signature, the name below it.
fn signer(sheet: &mut Sheet<'_>, right: &[Row]) {
    let note = |row: &&Row| row.text.starts_with('(') || row.text.ends_with(')') || row.text.contains(':');
    let rows: Vec<&Row> = right.iter().filter(|row| !note(row)).collect();
    let gap = |pair: &[&Row]| {
        let room = SIGNATURE_GAP * pair[0].size.max(pair[1].size) * MM_PER_PT;
        let over_page = pair[0].page != pair[1].page && !is_upper(&pair[1].text);
        over_page || pair[1].baseline - pair[0].baseline > room
    };
    let first_gap = rows.windows(2).position(gap).map(|at| at + 1);
    let upper = rows.iter().take_while(|row| is_upper(&row.text)).count();
    let end = first_gap.unwrap_or(upper).min(rows.len());
    let confidence = if first_gap.is_some() { Confidence::Sure } else { Confidence::Likely };
    sheet.put(Component::Authority, rows[..end].iter().map(|row| (*row).clone()).collect(), confidence);
    let name = rows[end..]
        .iter()
        .rev()
        .find(|row| row.text.split(' ').count() > 1 && !row.text.chars().any(|c| c.is_ascii_digit()));
    sheet.put(Component::SignerName, name.map(|row| (*row).clone()).into_iter().collect(), confidence);
}
