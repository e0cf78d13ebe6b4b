//! What is set beside the text: page numbers, stamps in a box, address, signature information.

use std::sync::LazyLock;

use regex::Regex;

use super::rows::Edge;
use super::text::{fold, is_upper};
use super::{Sheet, Spot, tables};
use crate::locate::document::{Component, Confidence, Drawn, MM_PER_PT, Row};
use crate::page::Page;
use crate::words::diagnostic::Rect;

/// Page numbers stand no further from the edge of the page than this, in mm.
const MARGIN: f64 = 27.0;
/// The data of a signature stand no further down than this, in mm.
const CORNER: f64 = 45.0;
/// The stamp of a document that is to be given back, folded; it is red as the stamps of secrecy are.
pub(crate) const RECALL: &str = "tailieuthuhoi";
/// Words of one mark are not further apart than this, in mm.
const MARK_GAP: f64 = 3.0;
/// A box is not further from its words than this, in mm.
const BOX: f64 = 8.0;
/// The line over footnotes is this part of the page wide: 5 cm in Word, a quarter of the text elsewhere.
const NOTE_LINE: [f64; 2] = [0.12, 0.45];
/// It begins no further in than this, in mm: a table or the head of the page may be wider than the text.
const NOTE_IN: f64 = 16.0;
/// Footnotes are smaller than this, in pt.
const NOTE: f64 = 12.6;
/// Text stands no nearer to the edge of the paper than this, in mm; browsers print their address there.
const EDGE: f64 = 12.0;
/// What they print is smaller than this, in pt.
const TINY: f64 = 8.6;
/// Signing programs print smaller than this, in pt: smaller than anything the decree knows.
const SMALL: f64 = 10.6;
/// Rows of an address, at most.
const ADDRESS_ROWS: usize = 5;

static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(trang\s*)?[-–]?\s*(\d{1,3}|[ivx]{1,5})\s*[-–]?(\s*/\s*\d{1,3})?$").expect("a fixed pattern")
});
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)địa chỉ|điện thoại|\bđt\b|fax|e-?mail|website|thư điện tử|@|www\.|…{3}|\.{5}")
        .expect("a fixed pattern")
});
static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)giờ\s*:?\s*phút|(?:^|;)\s*\d{1,4}[-/]\d{1,2}[-/]\d{1,4}.*\d{1,2}\s*[:h]\s*\d{2}")
        .expect("a fixed pattern")
});

/// First words of the data of a signature; more lines of it stand below.
static SIGNS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(người ký|(được )?ký bởi|(thời gian|ngày) ký)\s*:|^(digitally )?signed by\b|^signature valid")
        .expect("a fixed pattern")
});

/// Takes the page number of every page.
pub(super) fn page_numbers(sheet: &mut Sheet<'_>) {
    for page in 0..sheet.pages.len() {
        let height = sheet.pages[page].height;
        let rows = &sheet.content[page];
        // The number in a cell of a table is none of a page.
        let tables = tables::tables(sheet, page);
        let is_number = |row: &Row| PAGE_NUMBER.is_match(&row.text) && !tables::is_inside(&tables, row);
        let top = rows.iter().position(|row| row.baseline < MARGIN && is_number(row));
        let top = top.filter(|at| *at == 0 || rows[*at - 1].baseline < MARGIN);
        let bottom = || rows.len().checked_sub(1).filter(|at| rows[*at].baseline > height - MARGIN);
        let at = top.or_else(|| bottom().filter(|at| is_number(&rows[*at])));
        if let Some(at) = at {
            let row = sheet.content[page].remove(at);
            sheet.put(Component::PageNumber, vec![row], Confidence::Sure);
        }
    }
}

/// Takes the notes at the foot of every page: small print under a short line that begins where the text does.
pub(super) fn footnotes(sheet: &mut Sheet<'_>) {
    for page in 0..sheet.pages.len() {
        let (width, rows) = (sheet.pages[page].width, &sheet.content[page]);
        let left = rows.iter().map(|row| row.x).fold(f64::MAX, f64::min);
        let notes = |line: &&Drawn| {
            let below: Vec<&Row> = rows.iter().filter(|row| row.baseline > line.rect.y).collect();
            let short = (NOTE_LINE[0] * width..NOTE_LINE[1] * width).contains(&line.rect.width);
            let marked = below
                .first()
                .is_some_and(|row| row.text.starts_with(|c: char| c.is_ascii_digit() || "*([".contains(c)));
            short && marked && line.rect.x < left + NOTE_IN && below.iter().all(|row| row.size < NOTE)
        };
        let Some(line) = sheet.lines[page].iter().rev().find(notes).copied() else { continue };
        let (text, notes) = rows.iter().cloned().partition(|row| row.baseline <= line.rect.y);
        sheet.content[page] = text;
        sheet.put(Component::Footnote, notes, Confidence::Sure);
    }
}

/// Takes the stamps of ô 10a, 10b, 11 and 14 from page 1.
pub(super) fn stamps(sheet: &mut Sheet<'_>) {
    signing_programs(sheet);
    margins(sheet);
    let Some(rows) = sheet.content.first().cloned() else { return };
    for row in rows {
        for (from, to) in row.inked(MARK_GAP) {
            let Some(part) = row.part(Edge { from, to }) else { continue };
            let Some(component) = stamp(&part) else { continue };
            let enclosure = enclosure(&sheet.lines[0], &part);
            sheet.take(&part);
            sheet.put(component, vec![part], Confidence::Sure);
            if let Some(block) = sheet.found.get_mut(&component).and_then(|blocks| blocks.last_mut()) {
                block.line = enclosure;
            }
        }
    }
    while take_line_above(sheet).is_some() {}
    if sheet.one(Component::SignatureInfo).is_none() {
        let data = sheet.pages.first().map(signature_data).unwrap_or_default();
        sheet.put(Component::SignatureInfo, data, Confidence::Sure);
    }
}

/// Takes what browsers and registry programs print in small letters at the edges of the paper.
fn margins(sheet: &mut Sheet<'_>) {
    for page in 0..sheet.pages.len() {
        let height = sheet.pages[page].height;
        let at_edge = |row: &&Row| row.baseline < EDGE || row.baseline > height - EDGE;
        let rows: Vec<Row> = sheet.content[page].iter().filter(at_edge).cloned().collect();
        for row in &rows {
            let parts = row.inked(MARK_GAP).into_iter().filter_map(|(from, to)| row.part(Edge { from, to }));
            let tiny: Vec<Row> = parts.filter(|part| part.size < TINY).collect();
            // The number that stands with them is theirs, too.
            if tiny.iter().all(|part| PAGE_NUMBER.is_match(&part.text)) {
                continue;
            }
            for part in &tiny {
                sheet.take(part);
            }
            sheet.put(Component::MarginText, tiny, Confidence::Sure);
        }
    }
}

/// Takes what signing programs print in small letters where the signature is no field of its own: who signed, and when.
fn signing_programs(sheet: &mut Sheet<'_>) {
    for page in 0..sheet.pages.len() {
        // Most pages have no letter so small.
        let has_small = |row: &&Row| row.spans.iter().any(|span| span.size < SMALL);
        let rows: Vec<Row> = sheet.content[page].iter().filter(has_small).cloned().collect();
        let parts =
            |row: &Row| row.inked(MARK_GAP).into_iter().filter_map(|(from, to)| row.part(Edge { from, to })).collect();
        let small: Vec<Row> =
            rows.iter().flat_map(|row| -> Vec<Row> { parts(row) }).filter(|r| r.size < SMALL).collect();
        let mut last: Option<&Row> = None;
        for row in &small {
            let goes_on = last.is_some_and(|last| {
                (row.x - last.x).abs() < 1.0
                    && (row.size - last.size).abs() < 0.1
                    && (row.baseline - last.baseline) < 1.6 * last.size * MM_PER_PT
            });
            if SIGNS.is_match(&row.text) || goes_on {
                sheet.take(row);
                sheet.put(Component::SigningProgram, vec![row.clone()], Confidence::Sure);
                last = Some(row);
            }
        }
    }
}

/// The data that the decree asks for, in the picture of a signature field. What signing programs show beside them, and
/// elsewhere on the page, is no part of the document.
fn signature_data(page: &Page) -> Vec<Row> {
    let mut rows = super::rows::of_signatures(page);
    let end = rows.iter().position(|row| row.baseline < CORNER && SIGNED.is_match(&row.text));
    rows.truncate(end.map_or(0, |at| at + 1));
    rows
}

/// Takes the line right above the data of a signature, set alike and as far to the right: they fold in their corner.
fn take_line_above(sheet: &mut Sheet<'_>) -> Option<()> {
    let first = sheet.found.get(&Component::SignatureInfo)?.first()?.rows.first()?.clone();
    let pitch = 1.6 * first.size * 25.4 / 72.0;
    let alike = |part: &Row| {
        (first.baseline - pitch..first.baseline - 0.1).contains(&part.baseline)
            && (part.size - first.size).abs() < 0.5
            && (part.right - first.right).abs() < 2.0
    };
    let parts =
        |row: &Row| row.inked(MARK_GAP).into_iter().filter_map(|(from, to)| row.part(Edge { from, to })).collect();
    let above = sheet.content[0].iter().flat_map(|row| -> Vec<Row> { parts(row) }).find(alike)?;
    sheet.take(&above);
    sheet.found.get_mut(&Component::SignatureInfo)?.first_mut()?.rows.insert(0, above);
    Some(())
}

fn stamp(part: &Row) -> Option<Component> {
    if part.baseline < CORNER && SIGNED.is_match(&part.text) {
        return Some(Component::SignatureInfo);
    }
    match fold(&part.text).as_str() {
        "khan" | "thuongkhan" | "hoatoc" | "hoatochengio" if is_upper(&part.text) => Some(Component::Urgency),
        "mat" | "toimat" | "tuyetmat" if is_upper(&part.text) => Some(Component::Secrecy),
        "luuhanhnoibo" | "xemxongtralai" | RECALL => Some(Component::Circulation),
        _ => None,
    }
}

/// The box around a row: the nearest lines above and below that span it.
fn enclosure(lines: &[Drawn], row: &Row) -> Option<Drawn> {
    let spans = |line: &&Drawn| line.rect.x <= row.x + 0.5 && line.rect.x + line.rect.width >= row.right - 0.5;
    let above =
        lines.iter().filter(spans).filter(|line| (row.baseline - BOX - 4.0..row.baseline - 2.0).contains(&line.rect.y));
    let below = lines.iter().filter(spans).filter(|line| (row.baseline..row.baseline + BOX).contains(&line.rect.y));
    let top = above.max_by(|a, b| a.rect.y.total_cmp(&b.rect.y))?;
    let bottom = below.min_by(|a, b| a.rect.y.total_cmp(&b.rect.y))?;
    let middle = |line: &Drawn| line.rect.y + line.rect.height / 2.0;
    let rect = Rect { x: top.rect.x, y: middle(top), width: top.rect.width, height: middle(bottom) - middle(top) };
    Some(Drawn { rect, dashed: top.dashed || bottom.dashed })
}

/// Takes the address at the foot of page 1 (ô 13): under a line, or begun by the word itself.
pub(super) fn address(sheet: &mut Sheet<'_>, head: Spot) {
    let Some(page) = sheet.pages.first() else { return };
    let low = |y: f64| y > 0.6 * page.height && y > head.y;
    let wide = sheet.lines[0].iter().rev().find(|line| low(line.rect.y) && line.rect.width > 0.6 * page.width).copied();
    let below = |y: f64| sheet.content[0].iter().filter(move |row| row.baseline > y).cloned().collect::<Vec<_>>();
    let mut rows = wide.map_or_else(Vec::new, |line| below(line.rect.y));
    let by_line = !rows.is_empty() && rows.len() <= ADDRESS_ROWS && rows.iter().any(|row| ADDRESS.is_match(&row.text));
    if !by_line {
        let first = sheet.content[0].iter().find(|row| low(row.baseline) && fold(&row.text).starts_with("diachi"));
        rows = first.map_or_else(Vec::new, |first| below(first.baseline - 0.1));
        rows.truncate(ADDRESS_ROWS);
    }
    for row in &rows {
        sheet.take(row);
    }
    sheet.put(Component::Address, rows, Confidence::Sure);
    if let Some(block) = sheet.found.get_mut(&Component::Address).and_then(|blocks| blocks.first_mut()) {
        block.line = wide.filter(|_| by_line);
    }
}
