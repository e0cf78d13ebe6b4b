//! Ô 5a and 9a: name of the kind, subject, Kính gửi; and the kind they show.

use std::sync::LazyLock;

use regex::Regex;

use super::attached::{REFERENCE, REFERENCE_ROWS, closes};
use super::body::mark;
use super::kind::{kind_going_on, kind_of};
use super::text::{fold, has_blanks, is_upper};
use super::{Sheet, Spot};
use crate::locate::document::{Component, Confidence, Frame, MM_PER_PT, Row};
use crate::words::kind::Kind;

/// How far a centred row may be off the middle, in mm.
const OFF_CENTRE: f64 = 2.5;
/// A bold row this far off is still meant to be under the name of the kind.
const FAR_OFF: f64 = 15.0;
/// The name of the kind is one of the first rows below the head.
const SOON: usize = 6;
/// Depth under the subject in which its line stands, in mm.
const UNDER: f64 = 8.0;
/// Pages that a list of addressees may take.
const LIST_PAGES: usize = 8;
/// Addressees stand further in than any paragraph, in mm from the left edge.
const ADDRESSEES_INDENT: f64 = 14.0;

static ADDRESSEES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^kính\s+(gửi|gởi|trình)\b").expect("a fixed pattern"));

/// What stands between head and body.
pub(super) struct Title {
    /// The kind it names.
    pub(super) kind: Option<Kind>,
    /// Where the body begins.
    pub(super) start: Spot,
    /// Whether it says what it was issued with (Mẫu 1.3): “(Kèm theo Quyết định số …)”.
    pub(super) is_attached: bool,
}

/// Finds ô 5a and 9a below the head.
pub(super) fn locate(sheet: &mut Sheet<'_>, head: Spot, frame: Option<Frame>) -> Title {
    let pages = sheet.content.iter().skip(head.page).take(LIST_PAGES);
    let rows: Vec<Row> = pages.flatten().filter(|row| head.before(row)).cloned().collect();
    let (kind, mut start) = titles(sheet, &rows, head, frame);
    let attached = attached(&rows, start);
    let is_attached = attached.is_some();
    start = attached.unwrap_or(start);
    let soon = rows.iter().filter(|row| start.before(row)).take(SOON);
    let first = soon.clone().find(|row| ADDRESSEES.is_match(&row.text));
    if let Some(first) = first {
        let at = rows.iter().position(|row| std::ptr::eq(row, first)).unwrap_or(0);
        let block = addressees(&rows[at..], frame);
        start = block.last().map_or(start, spot);
        sheet.put(Component::Addressees, block, Confidence::Sure);
    }
    let letter = sheet.one(Component::LetterSubject).is_some();
    Title { kind: kind.or(letter.then_some(Kind::CongVan)), start, is_attached }
}

/// Where “(Kèm theo …)” right below the title ends.
fn attached(rows: &[Row], start: Spot) -> Option<Spot> {
    let below = rows.iter().filter(|row| start.before(row)).take(REFERENCE_ROWS);
    let open = below.clone().next().filter(|row| REFERENCE.is_match(&row.text))?;
    let close = below.clone().find(|row| closes(row));
    Some(spot(close.unwrap_or(open)))
}

fn spot(row: &Row) -> Spot {
    Spot { page: row.page, y: row.baseline }
}

fn titles(sheet: &mut Sheet<'_>, rows: &[Row], head: Spot, frame: Option<Frame>) -> (Option<Kind>, Spot) {
    let letter = sheet.one(Component::LetterSubject).is_some();
    let soon = || rows.iter().enumerate().take(SOON).take_while(|(_, row)| !ADDRESSEES.is_match(&row.text));
    let known = soon().find_map(|(at, row)| kind_of(&row.text).map(|kind| (at, Some(kind), Confidence::Sure)));
    // A heading of an outline is no title, be it the first row of a page.
    let looks = |row: &Row| {
        let middle = frame.map_or(row.centre(), |f| f64::midpoint(f.left, f.right));
        mark(&row.text).1.is_empty()
            && is_upper(&row.text)
            && row.is_bold()
            && (row.centre() - middle).abs() < OFF_CENTRE
    };
    // A page without any head begins in the middle of something.
    let headed = [Component::Motto, Component::Issuer, Component::Number].iter().any(|c| sheet.one(*c).is_some());
    // The name of a kind may go on: “GIẤY MỜI HỌP”. What is set as a title names a kind, known or not.
    let guessed = || {
        soon().filter(|_| headed && !letter).find_map(|(at, row)| {
            let kind = kind_going_on(&row.text).filter(|_| row.is_bold());
            (kind.is_some() || looks(row)).then_some((at, kind, Confidence::Likely))
        })
    };
    let Some((at, kind, confidence)) = known.or_else(guessed) else { return (None, head) };
    let name = &rows[at];
    sheet.put(Component::KindName, vec![name.clone()], confidence);
    let subject = subject(sheet, name, &rows[at + 1..], frame);
    let end = subject.last().unwrap_or(name);
    let mut start = spot(end);
    let last = if subject.is_empty() { Component::KindName } else { Component::Subject };
    sheet.put(Component::Subject, subject, Confidence::Sure);
    sheet.underline(last, UNDER);
    if let Some(line) = sheet.one(last).and_then(|block| block.line) {
        start.y = start.y.max(line.rect.y);
    }
    (kind, start)
}

/// The centred rows right under the name of the kind, down to the line under them.
fn subject(sheet: &Sheet<'_>, name: &Row, rows: &[Row], frame: Option<Frame>) -> Vec<Row> {
    let middle = frame.map_or(name.centre(), |frame| f64::midpoint(frame.left, frame.right));
    let mut subject: Vec<Row> = Vec::new();
    for row in rows {
        let above = subject.last().unwrap_or(name);
        let near = row.page == above.page && row.baseline - above.baseline < 2.3 * above.size.max(row.size) * MM_PER_PT;
        let off = (row.centre() - name.centre()).abs().min((row.centre() - middle).abs());
        let centred = off < OFF_CENTRE + 1.0 || row.is_bold() && off < FAR_OFF;
        let other = row.text.starts_with('(') || ADDRESSEES.is_match(&row.text) || fold(&row.text).starts_with("cancu");
        let lined = sheet.lines[name.page].iter().any(|line| {
            (above.baseline..row.baseline - 3.0).contains(&line.rect.y)
                && line.rect.width < 0.6 * sheet.pages[name.page].width
        });
        let authority =
            is_upper(&row.text) && !has_blanks(&row.text) && subject.last().is_some_and(|last| !is_upper(&last.text));
        if !near || !centred || other || lined || authority {
            break;
        }
        subject.push(row.clone());
    }
    subject
}

/// “Kính gửi” and the rows that name the addressees.
fn addressees(rows: &[Row], frame: Option<Frame>) -> Vec<Row> {
    let edge = frame.map_or(rows[0].x - 2.0, |frame| (frame.left + ADDRESSEES_INDENT).min(rows[0].x + 0.5));
    let mut block = vec![rows[0].clone()];
    for row in &rows[1..] {
        let last = &block[block.len() - 1];
        // One addressee stands on the row of “Kính gửi:”; what comes below is the text, however deep it is set in.
        let named = block.len() > 1 || !last.text.trim_end_matches('.').ends_with(':') && !has_blanks(&last.text);
        let ended = last.text.ends_with('.') && named;
        let item = row.text.starts_with(['-', '–', '+', '•']) && row.x > edge - 5.0;
        // A long list goes on overleaf.
        let overleaf = row.page == last.page + 1 && item && last.text.ends_with(';');
        let near = row.page == last.page && row.baseline - last.baseline < 2.5 * row.size * MM_PER_PT || overleaf;
        // What was set in with tabs goes on at the left edge.
        let goes_on = block.len() > 1 && !last.text.ends_with(['.', ';', ':']) && is_full(last, row, frame);
        if !near || ended && !item || !(item || row.x > edge || goes_on) {
            break;
        }
        block.push(row.clone());
    }
    block
}

/// Whether the first word of the next row would not have stood at the end of a row.
fn is_full(row: &Row, next: &Row, frame: Option<Frame>) -> bool {
    let word = next.words.first().map_or(0.0, |word| word.right - word.x);
    frame.is_some_and(|frame| row.right + word + 0.25 * row.size * MM_PER_PT > frame.right)
}
