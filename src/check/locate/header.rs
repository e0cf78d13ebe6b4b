//! The head of page 1: two columns, ô 2 and 3 (and 5b) left, ô 1 and 4 right.

use std::sync::LazyLock;

use regex::Regex;

use super::rows::{columns, merged};
use super::text::{fold, is_upper, resembles};
use super::{Sheet, Spot};
use crate::check::document::{Component, Confidence, MM_PER_PT, Row};
use crate::pdf::page::Page;

const NATIONAL_NAME: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// The head stands in this share of the page.
const HEAD: f64 = 0.4;
/// Place and date stand no further below the motto than this, in mm, beside a long name of the issuer.
const DATE_BELOW: f64 = 45.0;
/// Beside a short name it stands no further down than this, in mm.
const DATE_NEAR: f64 = 30.0;
/// A date far down stands no further off the middle of Quốc hiệu than this, in mm.
const DATE_OFF: f64 = 10.0;
/// A gap between columns is at least this wide, in mm.
const COLUMN_GAP: f64 = 1.5;
/// Words this much like those of the decree are meant to be them.
const ALIKE: f64 = 0.8;
/// Numbers of several bodies stand no further below the first than this, in mm.
const NUMBERS: f64 = 25.0;
/// Distance of a line from the words above it, at most, in mm.
const UNDER: f64 = 6.0;

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^Số\s*[:.]?[\s\d/…._]|^Số\s*:?$|^\d*\s*/\s*[A-ZĐ]").expect("a fixed pattern"));
static DATE: LazyLock<Regex> = LazyLock::new(|| {
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

/// Whether a document begins on a page: Quốc hiệu at its head and a number of its own.
pub(super) fn begins(rows: &[Row], page: &Page) -> bool {
    let Some((at, boundary)) = national_name(rows, page.height) else { return false };
    let (left, _) = columns(rows, boundary);
    let below = rows[at].baseline;
    left.iter().any(|row| NUMBER.is_match(&row.text) && row.baseline > below && row.baseline < below + 40.0)
}

/// Whether a page has a Quốc hiệu at its head.
pub(super) fn has_head(rows: &[Row], page: &Page) -> bool {
    national_name(rows, page.height).is_some()
}

/// Finds ô 1 to 4 and gives the place where the head ends.
pub(super) fn locate(sheet: &mut Sheet<'_>) -> Spot {
    let top = Spot { page: 0, y: 0.0 };
    let (Some(page), Some(rows)) = (sheet.pages.first(), sheet.content.first().cloned()) else { return top };
    let Some((at, boundary)) = national_name(&rows, page.height) else { return without_national_name(sheet, &rows) };
    let head: Vec<Row> = rows.iter().filter(|row| row.baseline < rows[at].baseline + 60.0).cloned().collect();
    let (left, right) = columns(&head, boundary);
    let right_end = right_column(sheet, right);
    let left_end = left_column(sheet, left, rows[at].baseline);
    Spot { page: 0, y: right_end.max(left_end) }
}

/// The row of Quốc hiệu and the line between the columns beside it.
fn national_name(rows: &[Row], page_height: f64) -> Option<(usize, f64)> {
    let mut head = rows.iter().enumerate().filter(|(_, row)| row.baseline < HEAD * page_height);
    let (at, first) = head.find_map(|(at, row)| Some((at, name_start(row)?)))?;
    let row = &rows[at];
    // The row of number and date stands further down beside a long name of the issuer.
    let near = rows.iter().filter(|other| {
        let below = other.baseline - row.baseline;
        (0.0..22.0).contains(&below) || (0.0..60.0).contains(&below) && DATE.is_match(&other.text)
    });
    let ink = merged(near.flat_map(|row| row.inked(COLUMN_GAP)).collect(), COLUMN_GAP);
    let gaps = ink.windows(2).map(|pair| (pair[0].1, pair[1].0)).filter(|(from, to)| (from + to) / 2.0 < first + 1.0);
    let gap = gaps.max_by(|a, b| a.1.total_cmp(&b.1));
    Some((at, gap.map_or(first - COLUMN_GAP / 2.0, |(from, to)| f64::midpoint(from, to))))
}

/// Where in a row the words of Quốc hiệu begin: what follows the gap is most like them.
fn name_start(row: &Row) -> Option<f64> {
    let starts = row.inked(COLUMN_GAP).into_iter().map(|(from, _)| from);
    let like = |from: f64| {
        let words = row.split(from - 0.1).1.map_or_else(String::new, |right| right.text);
        strsim::normalized_levenshtein(&fold(&words), &fold(NATIONAL_NAME))
    };
    let (from, likeness) = starts.map(|from| (from, like(from))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    (likeness >= ALIKE).then_some(from)
}

fn right_column(sheet: &mut Sheet<'_>, right: Vec<Row>) -> f64 {
    let name = right.iter().position(|row| resembles(&row.text, NATIONAL_NAME));
    let name =
        name.or_else(|| right.iter().position(|row| fold(&row.text).ends_with(&fold(NATIONAL_NAME)))).unwrap_or(0);
    let mut rest = right.into_iter().skip(name);
    let Some(name) = rest.next() else { return 0.0 };
    let mut end = name.baseline;
    let middle = name.centre();
    let rest: Vec<Row> = rest.collect();
    sheet.put(Component::NationalName, vec![name], Confidence::Sure);
    if let Some(motto) = rest.iter().take(3).find(|row| resembles(&row.text, MOTTO)) {
        end = motto.baseline;
        sheet.put(Component::Motto, vec![motto.clone()], Confidence::Sure);
        sheet.underline(Component::Motto, UNDER);
    }
    // Far down only what is centred is the date; the rest is text that tells a date.
    let centred = |row: &Row| (row.centre() - middle).abs() < DATE_OFF;
    let below = |row: &Row| row.baseline < end + DATE_NEAR || row.baseline < end + DATE_BELOW && centred(row);
    if let Some(date) = rest.iter().find(|row| DATE.is_match(&row.text) && below(row) && !row.text.ends_with(')')) {
        end = date.baseline;
        sheet.put(Component::PlaceDate, vec![date.clone()], Confidence::Sure);
    }
    end
}

fn left_column(sheet: &mut Sheet<'_>, left: Vec<Row>, name_baseline: f64) -> f64 {
    // Marks in the top margin do not belong to the column.
    let left: Vec<Row> = left.into_iter().filter(|row| row.baseline > name_baseline - 3.0).collect();
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
        let numbers: Vec<Row> = std::iter::once(row).chain(more).cloned().collect();
        let below: Vec<Row> = left.iter().skip(names_end + numbers.len()).cloned().collect();
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

/// A document whose Quốc hiệu is missing still has a number and a date.
fn without_national_name(sheet: &mut Sheet<'_>, rows: &[Row]) -> Spot {
    let head = rows.iter().filter(|row| row.baseline < HEAD * sheet.pages[0].height);
    let Some(dated) = head.clone().find(|row| DATE.is_match(&row.text) && NUMBER.is_match(&row.text)).cloned() else {
        return Spot { page: 0, y: 0.0 };
    };
    let gap = dated
        .inked(COLUMN_GAP)
        .windows(2)
        .map(|pair| (pair[0].1, pair[1].0))
        .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    let Some(boundary) = gap.map(|(from, to)| f64::midpoint(from, to)) else {
        return Spot { page: 0, y: dated.baseline };
    };
    let head: Vec<Row> = head.filter(|row| row.baseline <= dated.baseline + 25.0).cloned().collect();
    let (left, right) = columns(&head, boundary);
    if let Some(motto) = right.iter().find(|row| resembles(&row.text, MOTTO)) {
        sheet.put(Component::Motto, vec![motto.clone()], Confidence::Sure);
        sheet.underline(Component::Motto, UNDER);
    }
    if let Some(date) = right.iter().find(|row| DATE.is_match(&row.text)) {
        sheet.put(Component::PlaceDate, vec![date.clone()], Confidence::Sure);
    }
    let end = left_column(sheet, left, 0.0);
    Spot { page: 0, y: end.max(dated.baseline) }
}
