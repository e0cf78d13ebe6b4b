//! Finds the components of a printed document by what the decree says of them: their words, and their place in the
//! diagram of Mục IV. It never looks at labels or metadata of ours.

mod abreast;
mod annex;
mod aside;
mod attached;
mod body;
mod centred;
mod copy;
mod dates;
pub mod document;
pub mod facts;
mod figures;
mod frame;
mod header;
mod kind;
pub(crate) mod marks;
mod outline;
mod quoted;
mod rows;
mod running;
mod signature;
mod tables;
pub mod text;
mod title;

use std::collections::BTreeMap;

pub(crate) use figures::is_mathematics;
use signature::Foot;
pub(crate) use signature::asks_to_sign;
pub(crate) use tables::is_upright;

use crate::locate::document::{Block, Component, Confidence, Document, Drawn, Form, Frame, Paragraph, Row};
use crate::page::Page;
use crate::standard::StandardId;
use crate::words::kind::{Kind, Trait};

/// The part of the file that a copy on paper adds (Phần II); texts issued with the document have the parts after it.
const COPY: usize = 1;

/// The gap beside the name of the Party, in mm.
const PARTY_GAP: f64 = 2.0;

/// Rows and lines of a document while its components are being taken out.
struct Sheet<'a> {
    pages: &'a [Page],
    /// Rows of each page without those that were taken.
    content: Vec<Vec<Row>>,
    lines: Vec<Vec<Drawn>>,
    found: BTreeMap<Component, Vec<Block>>,
    /// The part of the file whose components are being noted.
    part: usize,
}

impl Sheet<'_> {
    /// Notes a component.
    fn put(&mut self, component: Component, rows: Vec<Row>, confidence: Confidence) {
        if !rows.is_empty() {
            self.found.entry(component).or_default().push(Block { rows, line: None, confidence, part: self.part });
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

    /// The first block of a component in the part that is being noted.
    fn one(&self, component: Component) -> Option<&Block> {
        self.found.get(&component)?.iter().find(|block| block.part == self.part)
    }

    /// Notes in a part of its own what the file holds beside the document, then goes back to the part before.
    fn apart<T>(&mut self, part: usize, note: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.part, part);
        let noted = note(self);
        self.part = before;
        noted
    }

    /// Takes the longest line that stands less than `depth` mm below the component noted last and does not reach beyond it much.
    fn underline(&mut self, component: Component, depth: f64) {
        let part = self.part;
        let blocks = self.found.get_mut(&component).into_iter().flatten();
        let Some(block) = blocks.filter(|block| block.part == part).last() else { return };
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
    let mut sheet = Sheet { pages, content: rows.clone(), lines, found: BTreeMap::new(), part: 0 };
    // The passes, each with what it needs. What stands at the edges of pages is taken out first: no later pass may see it.
    marks::stamps(&mut sheet);
    marks::page_numbers(&mut sheet);
    running::locate(&mut sheet);
    marks::footnotes(&mut sheet);
    sheet.apart(COPY, copy::locate);
    // The edges of the text: needs pages without stamps, page numbers and notes.
    let frame = frame::frame(&sheet);
    // Head, foot and title of the document itself, in this order: the foot begins below the head, the title centres by the frame.
    let Main { form, kind, start, foot } = main(&mut sheet, frame);
    let form = match form {
        Form::Whole if is_of_party(&sheet) => Form::Party,
        Form::Whole if is_other(&sheet, kind) => Form::Other,
        form => form,
    };
    let end = foot.begin;
    // Annexes stand behind the foot; their heads are taken out before the body is read.
    let annexes = annex::locate(&mut sheet, (form != Form::Annex).then_some(foot), frame);
    let inked = frame.or_else(|| frame::ink(&sheet));
    figures::locate(&mut sheet, start, inked);
    // The body is what is left between title and foot, and below the heads of annexes.
    let body = body::locate(&sheet, start, end, &annexes, inked);
    let mut body = without_receivers(kind, body);
    outline::locate(&mut sheet, &mut body, kind);
    // The date needs the place-and-date line; the standard needs the date.
    let date = dates::printed(&sheet);
    let standard_id = date.as_ref().map_or(StandardId::Nd30, dates::standard);
    let legible = text::is_vietnamese(rows.iter().flatten().map(|row| row.text.as_str()));
    let readable = legible && pages.iter().any(Page::has_text);
    let annexes = annexes.into_iter().map(|(pages, _)| pages).collect();
    let Sheet { content, lines, found, .. } = sheet;
    let standard = standard_id.get();
    Document {
        form,
        pages,
        standard_id,
        standard,
        kind,
        date,
        rows,
        content,
        lines,
        found,
        body,
        frame,
        annexes,
        scale: 1.0,
        readable,
    }
}

/// What a document is and where its text begins and ends.
struct Main {
    form: Form,
    kind: Option<Kind>,
    start: Spot,
    foot: Foot,
}

/// Finds head, foot and title of the document itself.
fn main(sheet: &mut Sheet<'_>, frame: Option<Frame>) -> Main {
    let nowhere = Spot { page: 0, y: 0.0 };
    // An annex in a file of its own has none of what a document begins and ends with.
    if sheet.pages.first().is_some_and(|page| !header::has_head(&sheet.content[0], page)) && annex::opens(sheet, 0) {
        return Main { form: Form::Annex, kind: None, start: nowhere, foot: Foot { begin: nowhere, last: None } };
    }
    let head = header::locate(sheet, 0);
    marks::address(sheet, head);
    let foot = signature::locate(sheet, head);
    let title = title::locate(sheet, head, frame);
    let companion = sheet.one(Component::Number).is_none() && (title.is_attached || attached::is_attached(sheet));
    let form = if companion { Form::Companion } else { Form::Whole };
    Main { form, kind: title.kind, start: title.start, foot }
}

/// Whether the first page is headed by the name of the Party where Quốc hiệu would stand.
fn is_of_party(sheet: &Sheet<'_>) -> bool {
    let Some(page) = sheet.pages.first() else { return false };
    let names = |row: &Row| row.parts(PARTY_GAP).iter().any(|part| text::fold(&part.text) == "dangcongsanvietnam");
    let high = sheet.content[0].iter().filter(|row| row.baseline < header::HEAD * page.height);
    sheet.one(Component::NationalName).is_none() && high.into_iter().any(names)
}

/// Whether nothing on the pages is what an office begins or ends a document with. A paper of a private person has Quốc
/// hiệu and nothing else of it. A scan may show what it lacks.
fn is_other(sheet: &Sheet<'_>, kind: Option<Kind>) -> bool {
    use Component as C;
    let of_office = [
        C::Issuer,
        C::Number,
        C::LetterSubject,
        C::RecipientsLabel,
        C::SignatureInfo,
        C::CopyForm,
        C::Secrecy,
        C::Urgency,
    ];
    let shown = sheet.pages.iter().any(Page::has_text) && !sheet.pages.iter().any(Page::is_scan);
    shown && kind.is_none() && !of_office.iter().any(|component| sheet.found.contains_key(component))
}

/// Mẫu 1.6: a công điện names its receivers, “X điện:” and a list, where other kinds have Kính gửi. They are no text.
fn without_receivers(kind: Option<Kind>, body: Vec<Paragraph>) -> Vec<Paragraph> {
    let sends = |p: &Paragraph| p.text().ends_with("điện:");
    if !(kind.is_some_and(|kind| kind.has(Trait::ListsReceivers)) && body.first().is_some_and(sends)) {
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
