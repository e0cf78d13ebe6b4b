//! Finds the components of a printed document by what the decree says of them: their words, and their place in the
//! diagram of Mục IV. It never looks at labels or metadata of ours.

mod abreast;
mod annex;
mod body;
mod copy;
mod dates;
mod frame;
mod header;
mod kind;
pub(in crate::check) mod marks;
mod outline;
mod rows;
mod signature;
pub mod text;
mod title;

use std::collections::BTreeMap;

use super::document::{Block, Component, Confidence, Document, Drawn, KindName, Paragraph, Row};
use crate::pdf::page::Page;
use crate::standard::StandardId;

/// Rows and lines of a document while its components are being taken out.
struct Sheet<'a> {
    pages: &'a [Page],
    /// Rows of each page without those that were taken.
    content: Vec<Vec<Row>>,
    lines: Vec<Vec<Drawn>>,
    found: BTreeMap<Component, Vec<Block>>,
}

impl Sheet<'_> {
    /// Notes a component.
    fn put(&mut self, component: Component, rows: Vec<Row>, confidence: Confidence) {
        if !rows.is_empty() {
            self.found.entry(component).or_default().push(Block { rows, line: None, confidence });
        }
    }

    /// Takes a row, or a part of one, out of the content.
    fn take(&mut self, part: &Row) {
        let rows = &mut self.content[part.page];
        let Some(at) = rows.iter().position(|row| {
            (row.baseline - part.baseline).abs() < 1.0 && row.x <= part.x + 0.1 && row.right >= part.right - 0.1
        }) else {
            return;
        };
        let whole = rows.remove(at);
        let rest = [whole.split(part.x - 0.01).0, whole.split(part.right + 0.01).1];
        for row in rest.into_iter().flatten().rev() {
            rows.insert(at, row);
        }
    }

    /// The first block of a component.
    fn one(&self, component: Component) -> Option<&Block> {
        self.found.get(&component)?.first()
    }

    /// Takes the longest line that stands less than `depth` mm below a component and does not reach beyond it much.
    fn underline(&mut self, component: Component, depth: f64) {
        let Some(block) = self.found.get_mut(&component).and_then(|blocks| blocks.first_mut()) else { return };
        let Some(last) = block.rows.last() else { return };
        let room = 5.0;
        let under = |line: &&Drawn| {
            let middle = line.rect.x + line.rect.width / 2.0;
            line.rect.y > last.baseline - 0.5
                && line.rect.y < last.baseline + depth
                && line.rect.x > last.x - room - last.size
                && line.rect.x + line.rect.width < last.right + room + last.size
                && (last.x..last.right).contains(&middle)
        };
        let lines = self.lines.get(last.page).map_or(&[][..], Vec::as_slice);
        block.line = lines.iter().filter(under).max_by(|a, b| a.rect.width.total_cmp(&b.rect.width)).copied();
    }
}

/// The documents of a file with their components: each begins on a page with a Quốc hiệu and a number of its own.
#[must_use]
pub fn documents(pages: &[Page]) -> Vec<Document<'_>> {
    let mut rows: Vec<Vec<Row>> = pages.iter().map(rows::of_page).collect();
    let mut starts: Vec<usize> = (0..pages.len()).filter(|at| header::begins(&rows[*at], &pages[*at])).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let mut documents: Vec<_> = starts.iter().rev().map(|start| (*start, rows.split_off(*start))).collect();
    documents.reverse();
    documents.into_iter().map(|(start, rows)| document(&pages[start..start + rows.len()], rows)).collect()
}

/// Finds the components of one document.
#[must_use]
pub fn locate(pages: &[Page]) -> Document<'_> {
    document(pages, pages.iter().map(rows::of_page).collect())
}

fn document(pages: &[Page], mut rows: Vec<Vec<Row>>) -> Document<'_> {
    for (index, rows) in rows.iter_mut().enumerate() {
        rows.iter_mut().for_each(|row| row.page = index);
    }
    let lines = pages.iter().map(rows::drawn).collect();
    let mut sheet = Sheet { pages, content: rows.clone(), lines, found: BTreeMap::new() };
    marks::stamps(&mut sheet);
    marks::page_numbers(&mut sheet);
    copy::locate(&mut sheet);
    let frame = frame::frame(&sheet);
    // An annex in a file of its own has none of what a document begins and ends with.
    let headless = pages.first().is_some_and(|page| !header::has_head(&rows[0], page));
    let attached = annex::is_attached_text(&sheet);
    let alone = headless && annex::opens(&sheet, 0) || attached;
    let nowhere = Spot { page: 0, y: 0.0 };
    let header_end = if alone && !attached { nowhere } else { header::locate(&mut sheet) };
    let (mut end, mut kind, mut start) = (nowhere, None, nowhere);
    if !alone {
        marks::address(&mut sheet, header_end);
        end = signature::locate(&mut sheet, header_end);
        (kind, start) = title::locate(&mut sheet, header_end, frame);
    }
    let annexes = annex::locate(&mut sheet, (!alone).then_some(end));
    let body = body::locate(&sheet, start, end, &annexes, frame.or_else(|| frame::ink(&sheet)));
    let body = without_receivers(kind, body);
    outline::locate(&mut sheet, &body);
    let date = dates::printed(&sheet);
    let standard_id = date.as_ref().map_or(StandardId::Nd30, dates::standard);
    let readable = pages.iter().any(Page::has_text);
    let Sheet { content, lines, found, .. } = sheet;
    let standard = standard_id.get();
    Document { pages, standard_id, standard, kind, date, rows, content, lines, found, body, frame, annexes, readable }
}

/// Mẫu 1.6: a công điện names its receivers, “X điện:” and a list, where other kinds have Kính gửi. They are no text.
fn without_receivers(kind: Option<KindName>, body: Vec<Paragraph>) -> Vec<Paragraph> {
    let sends = |p: &Paragraph| p.text().ends_with("điện:");
    if !(kind.is_some_and(|kind| kind.key == "cong-dien") && body.first().is_some_and(sends)) {
        return body;
    }
    let list = body.iter().skip(1).take_while(|p| p.text().starts_with(['-', '–'])).count();
    body.into_iter().skip(1 + list).collect()
}

/// A place in the document: page and height in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Spot {
    page: usize,
    y: f64,
}

impl Spot {
    /// Whether a row stands below it.
    fn before(self, row: &Row) -> bool {
        (row.page, row.baseline) > (self.page, self.y)
    }
}
