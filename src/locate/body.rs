//! The body: rows put together to paragraphs with their level in the outline.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Sheet, Spot, aside, centred, quoted, tables};
use crate::locate::document::{Above, Frame, MM_PER_PT, Measure, Paragraph, Row, lies_alike};
use crate::page::Page;
use crate::words::level::Level;

/// A row begins a paragraph when it stands in by more than this, in mm.
const INDENTED: f64 = 4.0;
/// A gap between rows of one paragraph is never this many em, unless all lines are set so wide.
const PARAGRAPH_GAP: f64 = 2.2;
/// In a text of wide lines a gap this many times their pitch parts paragraphs.
const WIDER: f64 = 1.1;
/// Lines that show an edge of their own, at least.
const LINES: usize = 3;
/// They end or begin together within this, in mm.
const TOGETHER: f64 = 0.6;
/// They end this much before the edge of the text, at least, in mm.
const SHORT: f64 = 12.0;
/// They begin this much behind the edge of the text, at least, in mm: deeper than any list.
const DEEP: f64 = 25.0;
/// Lines of one text are no further apart than this, in em.
const NEAR: f64 = 2.2;
/// Notes under a form are smaller than this, in pt.
const NOTE: f64 = 12.6;

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

/// A row of running text and what is known of its surroundings.
struct Piece {
    row: Row,
    /// Whether it is set in the middle or at the right.
    apart: bool,
    /// What stands between it and the row of text before.
    above: Above,
    /// The edges of the text beside a figure.
    beside: Option<Frame>,
}

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
    let mut body = paragraphs(pieces(sheet, 0..main, &inside, frame), frame, false);
    for (annex, start) in annexes {
        let alike = annex.clone().filter(|page| lies_alike(&sheet.pages[0], &sheet.pages[*page]));
        body.extend(paragraphs(pieces(sheet, alike, &|row: &Row| start.before(row), frame), frame, true));
    }
    quoted::mark_quoted(&mut body);
    body
}

/// The rows of running text of some pages.
fn pieces(
    sheet: &Sheet<'_>,
    pages: impl Iterator<Item = usize>,
    inside: &dyn Fn(&Row) -> bool,
    frame: Option<Frame>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut above, mut columns) = (Above::Text, None);
    for page in pages {
        above = above.max(Above::Page);
        let rows: Vec<&Row> = sheet.content[page].iter().filter(|row| inside(row)).collect();
        let framed = frame.filter(|_| lies_alike(&sheet.pages[0], &sheet.pages[page]));
        let kinds = kinds(sheet, page, &rows, framed, &mut columns);
        let own = text_of(&rows, &kinds);
        let apart = framed.map_or_else(|| vec![false; own.len()], |frame| centred::set_apart(&own, frame));
        let beside = beside(&sheet.pages[page], &own, framed);
        let mut own = own.into_iter().zip(apart.into_iter().zip(beside));
        for kind in kinds {
            if kind != Above::Text {
                above = above.max(kind);
                continue;
            }
            let Some((row, (apart, beside))) = own.next() else { continue };
            pieces.push(Piece { row, apart: apart && beside.is_none(), above, beside });
            above = Above::Text;
        }
    }
    pieces
}

/// The rows that are running text.
fn text_of(rows: &[&Row], kinds: &[Above]) -> Vec<Row> {
    rows.iter().zip(kinds).filter(|(_, kind)| **kind == Above::Text).map(|(row, _)| (*row).clone()).collect()
}

/// What each row of a page is: running text, or part of a table, a formula, columns.
fn kinds(
    sheet: &Sheet<'_>,
    page: usize,
    rows: &[&Row],
    frame: Option<Frame>,
    open: &mut Option<aside::Gap>,
) -> Vec<Above> {
    let tables = tables::tables(sheet, page);
    let end = notes_under_a_form(rows).unwrap_or(rows.len());
    let ruled = |(at, row): (usize, &&Row)| at >= end || tables::is_inside(&tables, row);
    let ruled = |row| if ruled(row) { Above::Figure } else { Above::Text };
    let mut kinds: Vec<Above> = rows.iter().enumerate().map(ruled).collect();
    let free = text_of(rows, &kinds);
    let columns = frame.map_or_else(|| vec![false; free.len()], |frame| aside::in_columns(&free, frame, open));
    let formulas = aside::formulas(&free);
    let kind = |(column, formula): (bool, bool)| match (column, formula) {
        (_, true) => Above::Figure,
        (true, false) => Above::Columns,
        (false, false) => Above::Text,
    };
    let mut found = columns.into_iter().zip(formulas).map(kind);
    kinds.iter_mut().filter(|kind| **kind == Above::Text).for_each(|kind| *kind = found.next().unwrap_or(*kind));
    kinds
}

/// Where the notes under a form begin, which are not its text: a row of its own in small print.
fn notes_under_a_form(rows: &[&Row]) -> Option<usize> {
    let at = rows.iter().position(|row| row.text.trim_end_matches([':', ' ']) == "Ghi chú")?;
    rows[at..].iter().take(2).all(|row| row.size < NOTE).then_some(at)
}

/// The edges of the rows that stand beside pictures: a picture gives one, the rows beside it the other.
fn beside(page: &Page, rows: &[Row], frame: Option<Frame>) -> Vec<Option<Frame>> {
    let edges: Vec<_> = rows.iter().map(|row| aside::beside_pictures(page, row)).collect();
    let mut found = vec![None; rows.len()];
    let Some(frame) = frame else { return found };
    narrow(rows, frame, &mut found);
    let mut at = 0;
    while at < rows.len() {
        let group = edges[at..].iter().take_while(|edge| edge.is_some() && **edge == edges[at]).count();
        if let Some([left, right]) = edges[at] {
            let rows = &rows[at..at + group];
            let left = left.map_or(frame.left, |_| rows.iter().map(|row| row.x).fold(f64::MAX, f64::min));
            let right = right.map_or(frame.right, |_| rows.iter().map(|row| row.right).fold(0.0, f64::max));
            found[at..at + group].fill(Some(Frame { left, right, ..frame }));
        }
        at += group.max(1);
    }
    found
}

/// Lines that end together well before the edge, or begin together well behind it, stand beside something, be it a figure
/// that is no picture or a box of text.
fn narrow(rows: &[Row], frame: Frame, found: &mut [Option<Frame>]) {
    let near = |pair: &[Row]| pair[1].baseline - pair[0].baseline < NEAR * pair[1].size * MM_PER_PT;
    let ends = |a: &Row, b: &Row| (a.right - b.right).abs() < TOGETHER;
    let begins = |a: &Row, b: &Row| (a.x - b.x).abs() < TOGETHER;
    for at in 0..rows.len() {
        let first = &rows[at];
        let run = |alike: &dyn Fn(&Row, &Row) -> bool| {
            let rest = rows[at..].windows(2).take_while(|pair| near(pair) && alike(first, &pair[1]));
            1 + rest.count()
        };
        let short = if first.right < frame.right - SHORT { run(&ends) } else { 0 };
        let deep = if first.x > frame.left + DEEP { run(&begins) } else { 0 };
        if short >= LINES {
            let edges = Frame { right: first.right, ..frame };
            found[at..at + short].fill(Some(edges));
        } else if deep >= LINES {
            let edges = Frame { left: first.x, ..frame };
            found[at..at + deep].fill(Some(edges));
            // Its first line is set in from the same edge.
            let above = at.checked_sub(1).filter(|above| near(&rows[*above..=at]) && rows[*above].x > first.x);
            above.into_iter().for_each(|above| found[above] = Some(edges));
        }
    }
}

/// The gap, in em, that parts two paragraphs: that of lines that run on from edge to edge shows how wide lines are set.
fn paragraph_gap(pieces: &[Piece], frame: Option<Frame>) -> f64 {
    let Some(frame) = frame else { return PARAGRAPH_GAP };
    let runs_on = |pair: &&[Piece]| {
        pair[1].above == Above::Text
            && pair[1].row.x < frame.left + INDENTED
            && pair[0].row.right > frame.right - INDENTED
    };
    let pitch = |pair: &[Piece]| {
        let [above, below] = [&pair[0].row, &pair[1].row];
        (below.baseline - above.baseline) / (below.size.max(above.size) * MM_PER_PT)
    };
    let mut pitches: Vec<f64> = pieces.windows(2).filter(runs_on).map(pitch).collect();
    pitches.sort_by(f64::total_cmp);
    pitches.get(pitches.len() / 2).map_or(PARAGRAPH_GAP, |pitch| PARAGRAPH_GAP.max(WIDER * pitch))
}

fn paragraphs(pieces: Vec<Piece>, frame: Option<Frame>, annex: bool) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let gap = paragraph_gap(&pieces, frame);
    let mut edges = frame;
    for Piece { row, apart, above, beside } in pieces {
        let before = std::mem::replace(&mut edges, beside.or(frame));
        let frames = before.zip(edges);
        let set_in = edges.is_none_or(|frame| row.x > frame.left + INDENTED);
        match paragraphs.last_mut() {
            Some(open) if !begins(open, &row, (apart, above), gap, frames) => {
                if beside.is_some() {
                    open.measure = Measure::Beside;
                }
                open.rows.push(row);
            }
            open => {
                let above = if open.is_none() { above.max(Above::Page) } else { above };
                let centred = apart || centred::is_caption(&row) && !annex;
                let (level, mark) = if centred { division(&row.text) } else { mark(&row.text) };
                let measure = match beside {
                    Some(_) => Measure::Beside,
                    // Below a table or figure the text goes on where it is not set in.
                    None if above > Above::Page && !set_in && mark.is_empty() => Measure::Continued,
                    None => Measure::Whole,
                };
                let rows = vec![row];
                paragraphs.push(Paragraph { rows, level, mark, centred, annex, above, measure, quoted: false });
            }
        }
    }
    paragraphs
}

/// Whether a row begins a paragraph rather than goes on with the open one.
fn begins(
    open: &Paragraph,
    row: &Row,
    (apart, above): (bool, Above),
    gap: f64,
    frames: Option<(Frame, Frame)>,
) -> bool {
    let (Some(first), Some(last)) = (open.rows.first(), open.rows.last()) else { return true };
    let Some((before, frame)) = frames else { return true };
    let gap = row.page == last.page && row.baseline - last.baseline > gap * row.size.max(last.size) * MM_PER_PT;
    let caption = centred::is_caption(first) && open.centred;
    // A caption that is not in the middle goes on as any paragraph does.
    let set_apart = apart || open.centred && !(caption && row.x < frame.left + INDENTED);
    if set_apart || gap || above > Above::Page || centred::is_caption(row) {
        return true;
    }
    let word = row.words.first().map_or(0.0, |word| word.right - word.x);
    let ended = last.right + word + 0.4 * row.size * MM_PER_PT < before.right - 0.5;
    let marked = !mark(&row.text).1.is_empty();
    if row.x <= frame.left + INDENTED {
        // Where the measure changes below a figure, a short line shows no end.
        if open.measure != Measure::Whole && !marked && !ends_sentence(&last.text) {
            return false;
        }
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
