//! The foot of the document: ô 7a and 7b right, ô 9b and 12 left.

use std::sync::LazyLock;

use regex::Regex;

use super::rows::{columns, merged};
use super::text::{fold, is_upper};
use super::{Sheet, Spot, abreast};
use crate::check::document::{Component, Confidence, MM_PER_PT, Row};

/// The position may stand this much above “Nơi nhận”, in mm.
const ABOVE: f64 = 12.0;
/// A gap between columns is at least this wide, in mm.
const COLUMN_GAP: f64 = 3.0;
/// A gap in the right column of this many lines is the room for the signature.
const SIGNATURE_GAP: f64 = 2.2;

static AUTHORITY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(TM|KT|TL|TUQ|Q)\s*[./]\s*\p{Lu}").expect("a fixed pattern"));
static DRAFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\p{Lu}\p{Ll}]{1,8}\s*\.?\s*\(?\s*\d{1,4}\s*\)?\s*\.?$").expect("a fixed pattern"));

/// Finds the foot and gives the place where it begins.
pub(super) fn locate(sheet: &mut Sheet<'_>, head: Spot) -> Spot {
    let all: Vec<Row> = sheet.content.iter().flatten().filter(|row| head.before(row)).cloned().collect();
    let label = all.iter().position(|row| fold(&first_part(row)).starts_with("noinhan") && first_part(row).len() < 24);
    // Mẫu 1.9: secretary and chair of a biên bản sign side by side, above the recipients.
    let minutes = all.iter().position(|row| row.text.starts_with("THƯ KÝ") && fold(&row.text).contains("chutoa"));
    if let (Some(at), None) = (label, minutes)
        && let Some(begin) = abreast::locate(sheet, &all[..at], &all[at])
    {
        let left: Vec<Row> = all[at..].iter().filter(|row| row.page == begin.page).cloned().collect();
        recipients(sheet, &left);
        return begin;
    }
    let begin =
        minutes.or(label).or_else(|| all.iter().position(|row| AUTHORITY.is_match(&row.text) && is_upper(&row.text)));
    let Some(begin) = begin else { return Spot { page: usize::MAX, y: 0.0 } };
    let (page, y) = (all[begin].page, all[begin].baseline);
    let middle = sheet.pages[page].width / 2.0;
    let beside = |row: &&Row| row.page == page && row.x > middle && is_upper(&row.text) && row.baseline > y - ABOVE;
    let top = all[..begin].iter().rev().take_while(beside).last().map_or(y, |row| row.baseline);
    let foot = all.into_iter().filter(|row| row.page == page && row.baseline >= top - 0.1);
    let foot: Vec<Row> =
        foot.take_while(|row| !fold(&row.text).starts_with("phuluc") && !row.text.starts_with("Ghi chú")).collect();
    let boundary = boundary(&foot, sheet.pages[page].width);
    let (left, right) = columns(&foot, boundary);
    if label.is_some() {
        recipients(sheet, &left);
    }
    signer(sheet, &right);
    Spot { page, y: top - 0.2 }
}

/// The words of a row up to its first wide gap.
fn first_part(row: &Row) -> String {
    let end = row.inked(COLUMN_GAP).first().map_or(row.right, |first| first.1);
    row.split(end + 0.1).0.map_or_else(String::new, |left| left.text)
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
        pair[1].baseline - pair[0].baseline > SIGNATURE_GAP * pair[0].size.max(pair[1].size) * MM_PER_PT
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
