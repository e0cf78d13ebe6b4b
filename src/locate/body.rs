//! The body: rows put together to paragraphs with their level in the outline.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Sheet, Spot};
use crate::locate::document::{Frame, MM_PER_PT, Paragraph, Row, lies_alike};
use crate::words::diagnostic::Rect;
use crate::words::level::Level;

/// How far a centred row may be off the middle, in mm; a rule says when that is too much.
const OFF_CENTRE: f64 = 5.0;
/// A row begins a paragraph when it stands in by more than this, in mm.
const INDENTED: f64 = 4.0;
/// Centred rows leave at least this at each side, in mm: more than the deepest first-line indent.
const CENTRED_ROOM: f64 = 14.0;
/// A gap between rows of one paragraph is never this many em, unless all lines are set so wide.
const PARAGRAPH_GAP: f64 = 2.2;
/// In a text of wide lines a gap this many times their pitch parts paragraphs.
const WIDER: f64 = 1.1;
/// Upright lines this near to each other's height belong to one table, in mm.
const TABLE: f64 = 1.0;
/// A line between columns is taller than this and thinner than [`THIN`], in mm.
const TALL: f64 = 4.0;
/// See [`TALL`].
const THIN: f64 = 2.0;
/// No table is narrower, in mm.
const NARROWEST: f64 = 10.0;

static MARKS: LazyLock<[(Regex, Level); 11]> = LazyLock::new(|| {
    [
        (r"^(?:Phần|PHẦN)(?:\s+thứ)?\s+(\S+)", Level::Part),
        (r"^(?:Chương|CHƯƠNG)\s+([IVXLC]+|\d+)\b", Level::Chapter),
        (r"^(?:Mục|MỤC)\s+([IVXLC]+|\d+)\b", Level::Section),
        (r"^(?:Tiểu mục|TIỂU MỤC)\s+([IVXLC]+|\d+)\b", Level::Subsection),
        (r"^(?:Điều|ĐIỀU)\s+(\d+)\s*(?:[.:]|$)", Level::Article),
        (r"^([IVXLC]+)\s*[.)]\s*\S", Level::Roman),
        (r"^(\d{1,2}(?:\.\d{1,2}){1,4})(?:\s*\p{Lu}|\s*[.)]\s*\p{L}|[.)]\s+\S)", Level::Subclause),
        (r"^(\d{1,3})(?:\s*[.)/]\s*[\p{L}“\x22(]|[.)]\s+\S)", Level::Clause),
        (r"^([a-zđ])\s*[.)]\s*\S", Level::Point),
        (r"^([-–])\s*\p{L}", Level::Dash),
        (r"^(\+)\s*\p{L}", Level::Plus),
    ]
    .map(|(pattern, level)| (Regex::new(pattern).expect("a fixed pattern"), level))
});

/// The paragraphs between two places, then those of the annexes.
pub(super) fn locate(
    sheet: &Sheet<'_>,
    start: Spot,
    end: Spot,
    annexes: &[(Range<usize>, Spot)],
    frame: Option<Frame>,
) -> Vec<Paragraph> {
    let main = annexes.first().map_or(sheet.pages.len(), |(annex, _)| annex.start);
    let inside = |row: &Row| start.before(row) && (row.page, row.baseline) < (end.page, end.y);
    let rows = (0..main).flat_map(|page| text_rows(sheet, page)).filter(inside);
    let mut body = paragraphs(rows.collect(), frame, false);
    for (annex, start) in annexes {
        let alike = annex.clone().filter(|page| lies_alike(&sheet.pages[0], &sheet.pages[*page]));
        let rows = alike.flat_map(|page| text_rows(sheet, page)).filter(|row| start.before(row));
        body.extend(paragraphs(rows.collect(), frame, true));
    }
    body
}

/// Rows of a page that stand in no table.
fn text_rows(sheet: &Sheet<'_>, page: usize) -> Vec<Row> {
    let tables = tables(sheet, page);
    let in_table = |row: &Row| tables.iter().any(|t| (t.y - 1.0..t.y + t.height + 1.0).contains(&row.baseline));
    // The notes under a form are not its text.
    let text = sheet.content[page].iter().take_while(|row| !row.text.starts_with("Ghi chú:"));
    text.filter(|row| !in_table(row)).cloned().collect()
}

/// Whether a line is one that parts the columns of a table.
#[must_use]
pub(crate) fn is_upright(line: Rect) -> bool {
    line.height > TALL && line.width < THIN
}

/// The places of ruled tables: where two upright lines stand side by side.
pub(super) fn tables(sheet: &Sheet<'_>, page: usize) -> Vec<Rect> {
    let upright = sheet.pages[page].strokes.iter().map(|stroke| stroke.rect).filter(|rect| is_upright(*rect));
    let mut tables: Vec<(Rect, usize)> = Vec::new();
    let mut lines: Vec<Rect> = upright.collect();
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    for line in lines {
        match tables.last_mut() {
            Some((table, count)) if line.y <= table.y + table.height + TABLE => {
                table.height = table.height.max(line.y + line.height - table.y);
                let left = table.x.min(line.x);
                table.width = (table.x + table.width).max(line.x) - left;
                table.x = left;
                *count += 1;
            }
            _ => tables.push((Rect { width: 0.0, ..line }, 1)),
        }
    }
    tables.into_iter().filter(|(table, count)| *count > 1 && table.width > NARROWEST).map(|(table, _)| table).collect()
}

/// The gap, in em, that parts two paragraphs: that of lines that run on from edge to edge shows how wide lines are set.
fn paragraph_gap(rows: &[Row], frame: Option<Frame>) -> f64 {
    let Some(frame) = frame else { return PARAGRAPH_GAP };
    let runs_on = |pair: &&[Row]| {
        pair[0].page == pair[1].page && pair[1].x < frame.left + INDENTED && pair[0].right > frame.right - INDENTED
    };
    let mut pitches: Vec<f64> = rows
        .windows(2)
        .filter(runs_on)
        .map(|pair| (pair[1].baseline - pair[0].baseline) / (pair[1].size.max(pair[0].size) * MM_PER_PT))
        .collect();
    pitches.sort_by(f64::total_cmp);
    pitches.get(pitches.len() / 2).map_or(PARAGRAPH_GAP, |pitch| PARAGRAPH_GAP.max(WIDER * pitch))
}

fn paragraphs(rows: Vec<Row>, frame: Option<Frame>, annex: bool) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let gap = paragraph_gap(&rows, frame);
    for row in rows {
        let centred = frame.is_some_and(|frame| is_centred(&row, frame));
        let page_break = paragraphs.last().and_then(|p| p.rows.last()).is_none_or(|last| last.page != row.page);
        match paragraphs.last_mut() {
            Some(open) if !begins(open, &row, (centred, gap), frame) => open.rows.push(row),
            _ => {
                let (level, mark) = if centred { division(&row.text) } else { mark(&row.text) };
                paragraphs.push(Paragraph { rows: vec![row], level, mark, centred, annex, follows: !page_break });
            }
        }
    }
    paragraphs
}

fn is_centred(row: &Row, frame: Frame) -> bool {
    let middle = f64::midpoint(frame.left, frame.right);
    (row.centre() - middle).abs() < OFF_CENTRE
        && row.x > frame.left + CENTRED_ROOM
        && row.right < frame.right - CENTRED_ROOM
}

/// Whether a row begins a paragraph rather than goes on with the open one.
fn begins(open: &Paragraph, row: &Row, (centred, gap): (bool, f64), frame: Option<Frame>) -> bool {
    let (Some(first), Some(last)) = (open.rows.first(), open.rows.last()) else { return true };
    let Some(frame) = frame else { return true };
    let gap = row.page == last.page && row.baseline - last.baseline > gap * row.size.max(last.size) * MM_PER_PT;
    if centred || open.centred || gap {
        return true;
    }
    let word = row.words.first().map_or(0.0, |word| word.right - word.x);
    let ended = last.right + word + 0.4 * row.size * MM_PER_PT < frame.right - 0.5;
    let marked = !mark(&row.text).1.is_empty();
    if row.x <= frame.left + INDENTED {
        return ended && (marked || first.x > frame.left + INDENTED || ends_sentence(&last.text));
    }
    // Lists that hang: the rows after the first stand where the words of the first begin.
    let hangs =
        if open.rows.len() > 1 { (row.x - last.x).abs() < 0.7 } else { row.x > first.x + 2.0 && !open.mark.is_empty() };
    !(hangs && !marked && !ended)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ';', ':', '!', '?'])
}

/// Level and mark of a paragraph by its first words.
pub(super) fn mark(text: &str) -> (Level, String) {
    for (pattern, level) in &*MARKS {
        let division = matches!(level, Level::Part | Level::Chapter | Level::Section | Level::Subsection);
        if let Some(found) = pattern.captures(text).filter(|_| !division || text.split(' ').count() <= 3) {
            return (*level, found[1].to_owned());
        }
    }
    (Level::Paragraph, String::new())
}

/// The same for a centred row, where only the upper divisions stand.
fn division(text: &str) -> (Level, String) {
    match mark(text) {
        (level, mark) if level <= Level::Roman => (level, mark),
        _ => (Level::Paragraph, String::new()),
    }
}
