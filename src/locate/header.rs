//! The head of page 1: two columns, ô 2 and 3 (and 5b) left, ô 1 and 4 right.

use std::sync::LazyLock;

use regex::Regex;

use super::rows::{columns, joined, merged};
use super::text::{fold, is_upper, resembles};
use super::{Sheet, Spot};
use crate::locate::document::{Component, Confidence, MM_PER_PT, Row};
use crate::page::Page;
use crate::standard::StandardId;

static NATIONAL_NAME: LazyLock<&str> = LazyLock::new(|| &StandardId::Nd30.get().loi.quoc_hieu.dat);
/// Its first row where the column is too narrow for it.
const NAME_FOLDED: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA";
static MOTTO: LazyLock<&str> = LazyLock::new(|| &StandardId::Nd30.get().loi.tieu_ngu.dat);
/// The head stands in this share of the page.
pub(super) const HEAD: f64 = 0.4;
/// Place and date stand no further below the motto than this, in mm, beside a long name of the issuer.
const DATE_BELOW: f64 = 58.0;
/// Beside a short name it stands no further down than this, in mm.
const DATE_NEAR: f64 = 30.0;
/// A date far down stands no further off the middle of Quốc hiệu than this, in mm.
const DATE_OFF: f64 = 10.0;
/// A gap between columns is at least this wide, in mm.
const COLUMN_GAP: f64 = 1.5;
/// A date in a row of its own reaches no further to the left or right of Quốc hiệu than this, in mm.
const DATE_ROOM: f64 = 20.0;
/// Words this much like those of the decree are meant to be them.
const ALIKE: f64 = 0.8;
/// Letters of a piece of such words; of words so much alike at most one letter in four differs, and as many pieces.
const PIECE: usize = 3;
/// Numbers of several bodies stand no further below the first than this, in mm.
const NUMBERS: f64 = 25.0;
/// Distance of a line from the words above it, at most, in mm.
pub(super) const UNDER: f64 = 6.0;
/// The head reaches no further below Quốc hiệu than this, in mm: names of several lines, number, V/v.
const HEAD_DEPTH: f64 = 60.0;
/// Rows this far below Quốc hiệu stand beside it in two columns, in mm.
const BESIDE: f64 = 22.0;
/// The number stands no further below Quốc hiệu than this, in mm.
const NUMBER_BELOW: f64 = 40.0;
/// V/v and its lines end no further below the number than this, in mm.
const SUBJECT_BELOW: f64 = 25.0;
/// What reaches over the line between the columns by this much on both sides, in mm, belongs to neither.
const ACROSS: f64 = 2.0;
/// The first name of the issuer may stand a little above Quốc hiệu, in mm; above Tiêu ngữ by one line and a half.
const NAME_BELOW: f64 = 3.0;
/// See [`NAME_BELOW`].
const MOTTO_BELOW: f64 = 10.0;

pub(super) static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^Số\s*[:.]?[\s\d/…._]|^Số\s*:?$|^\d*\s*/\s*[A-ZĐ]").expect("a fixed pattern"));
pub(super) static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)ngày.*tháng.*năm|,\s*(ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")
        .expect("a fixed pattern")
});
/// First words of the names of bodies: where one begins, the name of the superior body has ended.
static BODY_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(SỞ|BỘ|CỤC|CHI CỤC|TỔNG CỤC|VỤ|VIỆN|TRƯỜNG|TRUNG TÂM|PHÒNG|BAN|VĂN PHÒNG|HỘI|LIÊN|TỔNG CÔNG TY|CÔNG TY|",
        r"THANH TRA|CÔNG AN|TÒA ÁN|TOÀ ÁN|BỆNH VIỆN|ĐẠI HỌC|HỌC VIỆN|KHO BẠC|ỦY BAN|UỶ BAN|UBND|BẢO HIỂM|NGÂN HÀNG)( |$)"
    ))
    .expect("a fixed pattern")
});

/// Where the words of ô 1 stand: their row, the line between the columns, and whether they stand in the left one.
struct Anchor {
    at: usize,
    boundary: f64,
    is_left: bool,
    /// Tiêu ngữ alone: Quốc hiệu is missing, or stands on another page.
    is_motto: bool,
}

impl Anchor {
    /// Rows of the head from the top: down to the first that runs across both columns.
    fn head(&self, rows: &[Row]) -> Vec<Row> {
        let below = |row: &&Row| row.baseline < rows[self.at].baseline + HEAD_DEPTH;
        let across = |row: &Row| {
            let over = |(from, to): &(f64, f64)| *from < self.boundary - ACROSS && *to > self.boundary + ACROSS;
            // A long date reaches into the column beside it.
            let head = NUMBER.is_match(&row.text) || DATE.is_match(&row.text);
            !head && row.inked(COLUMN_GAP).iter().any(over)
        };
        let end = rows.iter().skip(self.at + 1).position(across).map_or(rows.len(), |at| at + self.at + 1);
        rows[..end].iter().filter(below).cloned().collect()
    }

    /// The column of ô 2 and 3, then that of ô 1 and 4.
    fn columns(&self, rows: &[Row]) -> (Vec<Row>, Vec<Row>) {
        // A long place reaches to the left of Quốc hiệu: the row of number and date parts behind the symbol.
        let (shared, other): (Vec<Row>, Vec<Row>) =
            self.head(rows).into_iter().partition(|row| NUMBER.is_match(&row.text) && DATE.is_match(&row.text));
        let (mut left, mut right) = columns(&other, self.boundary);
        for row in &shared {
            let (a, b) = row.split(behind_symbol(row).unwrap_or(self.boundary));
            left.extend(a);
            right.extend(b);
        }
        let (left, right) = (joined(left), joined(right));
        if self.is_left { (right, left) } else { (left, right) }
    }
}

/// The middle of the gap behind the symbol, where it is one between columns.
fn behind_symbol(row: &Row) -> Option<f64> {
    let at = row.words.iter().position(|word| word.text.contains('/'))?;
    let (symbol, next) = (row.words.get(at)?, row.words.get(at + 1)?);
    (next.x - symbol.right > COLUMN_GAP).then(|| f64::midpoint(symbol.right, next.x))
}

/// Whether a document begins on a page: Quốc hiệu or Tiêu ngữ at its head and a number of its own.
pub(super) fn begins(rows: &[Row], page: &Page) -> bool {
    let Some(anchor) = anchor(rows, page.height) else { return false };
    let below = rows[anchor.at].baseline;
    let (issuer, _) = anchor.columns(rows);
    issuer.iter().any(|row| NUMBER.is_match(&row.text) && row.baseline > below && row.baseline < below + NUMBER_BELOW)
}

/// Whether a page has a Quốc hiệu or Tiêu ngữ at its head.
pub(super) fn has_head(rows: &[Row], page: &Page) -> bool {
    anchor(rows, page.height).is_some()
}

/// Finds ô 1 to 4 on a page and gives the place where the head ends.
pub(super) fn locate(sheet: &mut Sheet<'_>, page: usize) -> Spot {
    let (Some(paper), Some(rows)) = (sheet.pages.get(page), sheet.content.get(page).cloned()) else {
        return Spot { page, y: 0.0 };
    };
    let Some(anchor) = anchor(&rows, paper.height) else { return without_nation(sheet, &rows) };
    let (issuer, nation) = anchor.columns(&rows);
    let nation_end = nation_column(sheet, nation, &anchor);
    let above = if anchor.is_motto { MOTTO_BELOW } else { NAME_BELOW };
    let issuer_end = issuer_column(sheet, issuer, rows[anchor.at].baseline - above);
    Spot { page, y: nation_end.max(issuer_end) }
}

/// The row of Quốc hiệu, or else of Tiêu ngữ, and the line between the columns beside it.
fn anchor(rows: &[Row], page_height: f64) -> Option<Anchor> {
    let head = || rows.iter().enumerate().filter(|(_, row)| row.baseline < HEAD * page_height);
    let found = |words: &str| head().find_map(|(at, row)| Some((at, stands(row, words)?)));
    let name = found(&NATIONAL_NAME).or_else(|| found(NAME_FOLDED));
    let (at, (from, to)) = name.or_else(|| found(&MOTTO))?;
    // The row of number and date stands further down beside a long name of the issuer; dates in the text are others.
    let near = rows.iter().filter(|other| {
        let below = other.baseline - rows[at].baseline;
        let alone = other.x > from - DATE_ROOM && other.right < to + DATE_ROOM;
        let dated = DATE.is_match(&other.text) && (NUMBER.is_match(&other.text) || alone);
        let attached = other.text.starts_with('(');
        let subject = fold(&other.text).starts_with("vv");
        !attached && ((0.0..BESIDE).contains(&below) || (0.0..HEAD_DEPTH).contains(&below) && (dated || subject))
    });
    let ink = merged(near.flat_map(|row| row.inked(COLUMN_GAP)).collect(), COLUMN_GAP);
    let gaps: Vec<(f64, f64)> = ink.windows(2).map(|pair| (pair[0].1, pair[1].0)).collect();
    let middle = |(from, to): &(f64, f64)| f64::midpoint(*from, *to);
    let left = gaps.iter().filter(|gap| middle(gap) < from + 1.0).max_by(|a, b| a.1.total_cmp(&b.1));
    let right = gaps.iter().filter(|gap| middle(gap) > to - 1.0).min_by(|a, b| a.0.total_cmp(&b.0));
    let is_left = left.is_none() && right.is_some();
    let boundary = left.or(right).map_or(from - COLUMN_GAP / 2.0, middle);
    Some(Anchor { at, boundary, is_left, is_motto: name.is_none() })
}

/// Where in a row some words stand: the stretch most like them.
fn stands(row: &Row, words: &str) -> Option<(f64, f64)> {
    let wanted = fold(words);
    if !may_stand(&row.text, &wanted) {
        return None;
    }
    // Words of quite another length are not compared, and a row too short for them holds none.
    let near = |length: usize| length.abs_diff(wanted.len()) * 4 <= wanted.len();
    let folded: Vec<(f64, String)> =
        row.words.iter().map(|word| (f64::midpoint(word.x, word.right), fold(&word.text))).collect();
    if folded.iter().map(|(_, word)| word.len()).sum::<usize>() * 4 < wanted.len() * 3 {
        return None;
    }
    if let Some(edge) = worded(row, &folded, &wanted) {
        return Some(edge);
    }
    let ink = row.inked(COLUMN_GAP);
    let stretches = ink.iter().flat_map(|(from, _)| ink.iter().map(move |(_, to)| (*from, *to)));
    let like = |(from, to): (f64, f64)| {
        let inside = folded.iter().filter(|(middle, _)| (from..to).contains(middle));
        let found: String = inside.map(|(_, word)| word.as_str()).collect();
        if near(found.len()) { strsim::normalized_levenshtein(&found, &wanted) } else { 0.0 }
    };
    let ahead = stretches.filter(|(from, to)| from < to).map(|edge| (edge, like(edge)));
    let (edge, likeness) = ahead.max_by(|a, b| a.1.total_cmp(&b.1))?;
    (likeness >= ALIKE).then_some(edge)
}

/// Whether a row may have words so much like those wanted: each letter that differs spoils one piece of them.
fn may_stand(text: &str, wanted: &str) -> bool {
    let folded = fold(text);
    let pieces = wanted.len() / PIECE;
    let whole = (0..pieces).filter(|at| folded.contains(&wanted[at * PIECE..(at + 1) * PIECE])).count();
    folded.len() * 4 >= wanted.len() * 3 && whole >= 1.max(pieces.saturating_sub(wanted.len() / 4))
}

/// Where the words themselves stand, be there no gap between them and a long name of the issuer beside them.
fn worded(row: &Row, folded: &[(f64, String)], wanted: &str) -> Option<(f64, f64)> {
    (0..folded.len()).find_map(|from| {
        let mut rest = wanted;
        for (word, (_, text)) in row.words[from..].iter().zip(&folded[from..]) {
            rest = rest.strip_prefix(text.as_str())?;
            if rest.is_empty() {
                return Some((row.words[from].x, word.right));
            }
        }
        None
    })
}

fn nation_column(sheet: &mut Sheet<'_>, rows: Vec<Row>, anchor: &Anchor) -> f64 {
    let words = if anchor.is_motto { *MOTTO } else { *NATIONAL_NAME };
    let named = |words: &str| rows.iter().position(|row| resembles(&row.text, words));
    let first = named(words).or_else(|| named(NAME_FOLDED).filter(|_| !anchor.is_motto));
    let first = first.or_else(|| rows.iter().position(|row| fold(&row.text).ends_with(&fold(words)))).unwrap_or(0);
    let rest = rows.into_iter().skip(first);
    let Some(name) = rest.clone().next() else { return 0.0 };
    let mut end = name.baseline;
    let middle = name.centre();
    let mut rest: Vec<Row> = rest.collect();
    if !anchor.is_motto {
        // In a column too narrow for it the name folds.
        let folded = rest.get(1).is_some_and(|next| {
            let whole = format!("{} {}", name.text, next.text);
            is_upper(&next.text) && fold(&whole) == fold(&NATIONAL_NAME)
        });
        let name: Vec<Row> = rest.drain(..if folded { 2 } else { 1 }).collect();
        end = name.last().map_or(end, |row| row.baseline);
        sheet.put(Component::NationalName, name, Confidence::Sure);
    }
    if let Some(motto) = rest.iter().take(3).find(|row| resembles(&row.text, &MOTTO)) {
        end = motto.baseline;
        sheet.put(Component::Motto, vec![motto.clone()], Confidence::Sure);
        sheet.underline(Component::Motto, UNDER);
    }
    // Far down only what is centred is the date; the rest is text that tells a date.
    let centred = |row: &Row| (row.centre() - middle).abs() < DATE_OFF;
    let below = |row: &Row| row.baseline < end + DATE_NEAR || row.baseline < end + DATE_BELOW && centred(row);
    if let Some(date) = rest.iter().find(|row| DATE.is_match(&row.text) && below(row) && !row.text.ends_with(')')) {
        let placed = with_place(date, &rest, end);
        end = date.baseline;
        sheet.put(Component::PlaceDate, vec![placed], Confidence::Sure);
    }
    end
}

/// A long place stands in rows of its own above the date, the last of them ends in its comma; all are read as one.
fn with_place(date: &Row, rows: &[Row], motto: f64) -> Row {
    let above: Vec<&Row> =
        rows.iter().filter(|row| (motto + 1.0..date.baseline - 1.0).contains(&row.baseline)).collect();
    let near = |row: &Row| date.baseline - row.baseline < 2.0 * date.size * MM_PER_PT && row.text.ends_with(',');
    if !date.text.starts_with("ngày") || above.last().is_none_or(|row| !near(row)) {
        return date.clone();
    }
    let place: Vec<&str> = above.iter().map(|row| row.text.as_str()).collect();
    Row { text: format!("{} {}", place.join(" "), date.text).into(), ..date.clone() }
}

/// Ô 2, 3 and 5b: the rows below a height, as marks in the top margin do not belong to the column.
pub(super) fn issuer_column(sheet: &mut Sheet<'_>, column: Vec<Row>, top: f64) -> f64 {
    let left: Vec<Row> = column.into_iter().filter(|row| row.baseline > top).collect();
    let number = left.iter().position(|row| NUMBER.is_match(&row.text));
    let names_end = number.unwrap_or_else(|| left.iter().take_while(|row| is_upper(&row.text)).count());
    let names: Vec<Row> =
        left[..names_end].iter().filter(|row| row.text.chars().any(char::is_alphabetic)).cloned().collect();
    let mut end = names.last().map_or(0.0, |row| row.baseline);
    put_names(sheet, names);
    if let Some(row) = number.and_then(|at| left.get(at)) {
        // Bodies that issue together may have a number each.
        let own = |other: &&Row| other.text.contains('/') && NUMBER.is_match(&other.text);
        let more = left[names_end + 1..].iter().take_while(own).take_while(|o| o.baseline < row.baseline + NUMBERS);
        let mut numbers: Vec<Row> = std::iter::once(row).chain(more).cloned().collect();
        let mut below: Vec<Row> = left.iter().skip(names_end + numbers.len()).cloned().collect();
        // A long symbol folds after a hyphen.
        while let Some(last) = numbers.last_mut().filter(|last| last.text.ends_with('-')) {
            let Some(next) = below.first().filter(|next| is_symbol(&next.text)) else { break };
            last.text = format!("{}{}", last.text, next.text).into();
            below.remove(0);
        }
        let row = numbers.last().unwrap_or(row);
        end = row.baseline;
        sheet.put(Component::Number, numbers.clone(), Confidence::Sure);
        if let Some(rows) = letter_subject(row, &below) {
            end = rows.last().map_or(end, |row| row.baseline);
            sheet.put(Component::LetterSubject, rows, Confidence::Sure);
        }
    }
    end
}

/// Whether a row goes on with a symbol: capitals and hyphens alone.
fn is_symbol(text: &str) -> bool {
    text.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit() || matches!(letter, '-' | '.' | '&'))
}

/// Tells the superior body from the issuer: by weight, else by the words that begin the name of a body.
fn put_names(sheet: &mut Sheet<'_>, names: Vec<Row>) {
    let by_weight = names.iter().position(Row::is_bold).filter(|at| *at > 0);
    let begins = |at: &usize| {
        BODY_NAME.is_match(&names[*at].text)
            && !names[at - 1].text.ends_with(['-', ','])
            && !names[at - 1].text.ends_with(" VÀ")
    };
    let by_words = (1..names.len()).rfind(begins);
    let (at, confidence) = match (by_weight, by_words) {
        (Some(at), _) => (at, Confidence::Sure),
        (None, Some(at)) => (at, Confidence::Likely),
        (None, None) => (0, Confidence::Likely),
    };
    let mut parent = names;
    let mut issuer = parent.split_off(at.min(parent.len()));
    // Of several issuers each may stand under a superior of its own.
    let last_bold = issuer.iter().rposition(Row::is_bold).unwrap_or(0);
    if by_weight.is_some() || issuer.first().is_some_and(Row::is_bold) {
        let (tail, own): (Vec<_>, Vec<_>) =
            issuer.into_iter().enumerate().partition(|(at, row)| *at >= last_bold || row.is_bold());
        parent.extend(own.into_iter().map(|(_, row)| row));
        issuer = tail.into_iter().map(|(_, row)| row).collect();
    }
    sheet.put(Component::Parent, parent, confidence);
    sheet.put(Component::Issuer, issuer, confidence);
    sheet.underline(Component::Issuer, UNDER);
}

/// “V/v …” under the number and the rows that go on with it.
fn letter_subject(number: &Row, below: &[Row]) -> Option<Vec<Row>> {
    let first = below.iter().position(|row| fold(&row.text).starts_with("vv") || row.text.starts_with("Về việc"))?;
    let mut rows = vec![below[first].clone()];
    if rows[0].baseline > number.baseline + 15.0 {
        return None;
    }
    for row in &below[first + 1..] {
        let last = &rows[rows.len() - 1];
        let near =
            row.baseline - last.baseline < 2.2 * last.size * MM_PER_PT && (row.centre() - last.centre()).abs() < 8.0;
        if !near || fold(&row.text).starts_with("kinhgui") || is_upper(&row.text) {
            break;
        }
        rows.push(row.clone());
    }
    Some(rows)
}

/// A document whose Quốc hiệu and Tiêu ngữ are both missing still has a number and a date.
fn without_nation(sheet: &mut Sheet<'_>, rows: &[Row]) -> Spot {
    let head = rows.iter().filter(|row| row.baseline < HEAD * sheet.pages[0].height);
    let Some(dated) = head.clone().find(|row| DATE.is_match(&row.text) && NUMBER.is_match(&row.text)).cloned() else {
        return Spot { page: 0, y: 0.0 };
    };
    let ink = dated.inked(COLUMN_GAP);
    let gap = ink.windows(2).map(|pair| (pair[0].1, pair[1].0)).max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    let Some(boundary) = gap.map(|(from, to)| f64::midpoint(from, to)) else {
        return Spot { page: 0, y: dated.baseline };
    };
    let head: Vec<Row> = head.filter(|row| row.baseline <= dated.baseline + SUBJECT_BELOW).cloned().collect();
    let (left, right) = columns(&head, boundary);
    if let Some(date) = right.iter().find(|row| DATE.is_match(&row.text)) {
        sheet.put(Component::PlaceDate, vec![date.clone()], Confidence::Sure);
    }
    let end = issuer_column(sheet, left, 0.0);
    Spot { page: 0, y: end.max(dated.baseline) }
}
