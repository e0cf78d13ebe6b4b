//! The parts of a copy on paper (Phần II): “SAO Y” and what stands with it under a line across the page.

use super::Sheet;
use super::header::{DATE, NUMBER, issuer_column};
use super::rows::{Edge, columns, merged};
use super::signature::{foot_of, is_label};
use super::text::{fold, is_upper};
use crate::locate::document::{Component, Confidence, Drawn, Row};

/// The line stands no more than this above the form of the copy, in mm.
const ABOVE: f64 = 25.0;
/// Without a line the rows of the copy begin this far above its form, in mm.
const NAMES_ABOVE: f64 = 8.0;
/// A line of this share of the page goes across the text.
const ACROSS: f64 = 0.6;
/// A gap between columns is at least this wide, in mm.
const COLUMN_GAP: f64 = 3.0;
/// Rows from the line of the copy to its number, at most.
const NUMBER_ROWS: usize = 6;

/// Notes the parts of a copy and takes their rows out of the content.
pub(super) fn locate(sheet: &mut Sheet<'_>) {
    let found = (0..sheet.pages.len())
        .rev()
        .find_map(|page| Some((page, by_form(sheet, page).or_else(|| by_line(sheet, page))?)));
    let Some((page, line)) = found else { return };
    let top = match line {
        Top::Line(line) => line.rect.y,
        Top::Row(y) => y,
    };
    let mut rows: Vec<Row> = sheet.content[page].iter().filter(|row| row.baseline > top).cloned().collect();
    sheet.content[page].retain(|row| row.baseline <= top);
    // What the last sheet has no room for goes on over the page.
    for content in &mut sheet.content[page + 1..] {
        rows.append(content);
    }
    parts(sheet, &rows, top);
    if let (Some(block), Top::Line(line)) =
        (sheet.found.get_mut(&Component::CopyForm).and_then(|blocks| blocks.first_mut()), line)
    {
        block.line = Some(line);
    }
}

/// What the copy begins with.
enum Top {
    Line(Drawn),
    /// Where there is no line: a height.
    Row(f64),
}

/// The copy by the name of its form.
fn by_form(sheet: &Sheet<'_>, page: usize) -> Option<Top> {
    let form = sheet.content[page].iter().filter(|row| row.text.contains("SAO")).find_map(form_in)?;
    let mut lines = lines_across(sheet, page).rev();
    let line = lines.find(|line| (form.baseline - ABOVE..form.baseline).contains(&line.rect.y));
    Some(line.map_or(Top::Row(form.baseline - NAMES_ABOVE), Top::Line))
}

/// The copy by its place: under a line across the text and the foot of a document, with a number of its own and
/// recipients of its own.
fn by_line(sheet: &Sheet<'_>, page: usize) -> Option<Top> {
    let rows = &sheet.content[page];
    let is_copy = |line: &Drawn| {
        let (above, below): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.baseline < line.rect.y);
        let numbered =
            || below.iter().take(NUMBER_ROWS).any(|row| NUMBER.is_match(&row.text) && DATE.is_match(&row.text));
        above.iter().any(|row| is_label(row)) && below.iter().any(|row| is_label(row)) && numbered()
    };
    lines_across(sheet, page).find(is_copy).map(Top::Line)
}

fn lines_across<'s>(sheet: &'s Sheet<'_>, page: usize) -> impl DoubleEndedIterator<Item = Drawn> + 's {
    let width = ACROSS * sheet.pages[page].width;
    sheet.lines[page].iter().filter(move |line| line.rect.width > width).copied()
}

/// The name of a form of copy that stands by itself in a row.
fn form_in(row: &Row) -> Option<Row> {
    let mut stretches = row.inked(COLUMN_GAP).into_iter().filter_map(|(from, to)| row.part(Edge { from, to }));
    stretches.find(|part| {
        let words = fold(&part.text);
        is_upper(&part.text) && matches!(words.as_str(), "saoy" | "saoluc" | "trichsao" | "saoybanchinh")
    })
}

/// Head and foot of the copy: two columns each.
fn parts(sheet: &mut Sheet<'_>, rows: &[Row], top: f64) {
    let foot = rows.iter().position(is_label).unwrap_or(rows.len());
    let foot = rows[..foot].iter().position(|row| DATE.is_match(&row.text)).map_or(foot, |dated| {
        // The position may stand a little above the recipients.
        rows[dated + 1..foot].iter().position(|row| is_upper(&row.text)).map_or(foot, |at| dated + 1 + at)
    });
    let (head, foot) = rows.split_at(foot);
    let ink = merged(head.iter().flat_map(|row| row.inked(COLUMN_GAP)).collect(), 1.0);
    let gap = ink.windows(2).map(|pair| (pair[0].1, pair[1].0)).max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    let Some(boundary) = gap.map(|(from, to)| f64::midpoint(from, to)) else {
        let form = head.iter().find_map(form_in);
        sheet.put(Component::CopyForm, form.into_iter().collect(), Confidence::Sure);
        return;
    };
    let (left, right) = columns(head, boundary);
    let date = right.iter().position(|row| DATE.is_match(&row.text));
    let form = right.iter().find_map(form_in).or_else(|| right.first().filter(|_| date != Some(0)).cloned());
    sheet.put(Component::CopyForm, form.into_iter().collect(), Confidence::Sure);
    sheet.put(Component::PlaceDate, date.map(|at| right[at].clone()).into_iter().collect(), Confidence::Sure);
    issuer_column(sheet, left, top);
    foot_of(sheet, foot);
}
