//! One PDF of many, for the printer: the pages of every document in turn, written out as they come, so that memory holds
//! one document and no more.
//!
//! What is not printed is left behind: tags, metadata, the promise of PDF/A. The documents themselves keep all that.

use std::io::{self, Write};

use hayro_write::hayro_syntax::Pdf;
use hayro_write::{ChunkSettings, ExtractionQuery};
use pdf_writer::Ref;

/// Paper of a blank page, A4 in pt.
const PAPER: &str = "[0 0 595.276 841.89]";

/// A PDF under way.
pub struct Stack<W> {
    out: W,
    written: u64,
    /// Where each object stands; the first is object 1.
    places: Vec<u64>,
    /// Documents as nodes of the page tree, with their number of pages.
    documents: Vec<(Ref, usize)>,
    pages: usize,
}

/// The catalog and the root of the page tree come last and are numbered first.
const CATALOG: i32 = 1;
const ROOT: i32 = 2;

impl<W: Write> Stack<W> {
    /// Begins a PDF.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(out: W) -> io::Result<Self> {
        let mut stack = Self { out, written: 0, places: vec![0; ROOT as usize], documents: Vec::new(), pages: 0 };
        // The second line tells programs that what follows is not text.
        stack.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\n")?;
        Ok(stack)
    }

    /// Adds all pages of a document; with `odd`, it begins on an odd page.
    ///
    /// # Errors
    /// A document that is not a PDF, and what the writer says.
    pub fn add(&mut self, pdf: Vec<u8>, odd: bool) -> io::Result<()> {
        if odd && self.pages % 2 == 1 {
            self.blank()?;
        }
        let broken = || io::Error::new(io::ErrorKind::InvalidData, "not a PDF");
        let document = Pdf::new(pdf).map_err(|_| broken())?;
        let count = document.pages().len();
        let queries: Vec<_> = (0..count).map(ExtractionQuery::new_page).collect();
        let places = &mut self.places;
        let new_ref = Box::new(|| {
            places.push(0);
            number(places.len())
        });
        let pages = hayro_write::extract(&document, new_ref, ChunkSettings::default(), |_| {}, &queries)
            .map_err(|_| broken())?;
        let kids = pages.root_refs.iter().map(|kid| kid.as_ref().copied().map_err(|_| broken()));
        let kids = kids.collect::<io::Result<Vec<_>>>()?;
        self.objects(pages.chunk.as_bytes(), pages.chunk.refs())?;
        self.node(pages.page_tree_parent_ref, &kids)
    }

    /// Ends the PDF and gives the writer back.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(mut self) -> io::Result<W> {
        let kids = list(self.documents.iter().map(|(node, _)| *node));
        let count = self.pages;
        self.object(ROOT, &format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>"))?;
        self.object(CATALOG, &format!("<< /Type /Catalog /Pages {ROOT} 0 R >>"))?;
        let start = self.written;
        let size = self.places.len() + 1;
        self.write(format!("xref\n0 {size}\n0000000000 65535 f\r\n").as_bytes())?;
        for place in std::mem::take(&mut self.places) {
            // An object that was numbered but not needed is free.
            let kind = if place == 0 { "00000 f" } else { "00000 n" };
            self.write(format!("{place:010} {kind}\r\n").as_bytes())?;
        }
        self.write(format!("trailer\n<< /Size {size} /Root {CATALOG} 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.written += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    fn object(&mut self, number: i32, body: &str) -> io::Result<()> {
        self.places[number as usize - 1] = self.written;
        self.write(format!("{number} 0 obj\n{body}\nendobj\n\n").as_bytes())
    }

    /// Writes objects as they stand, one after the other, and notes where each begins.
    fn objects(&mut self, bytes: &[u8], numbers: impl Iterator<Item = Ref>) -> io::Result<()> {
        let mut at = 0;
        for number in numbers {
            let header = format!("{} 0 obj", number.get());
            let begins = |place: &usize| *place == 0 || bytes[..*place].ends_with(b"endobj\n\n");
            let found = find(bytes, at, header.as_bytes(), begins);
            let place = found.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "an object is missing"))?;
            self.places[number.get() as usize - 1] = self.written + place as u64;
            at = place + header.len();
        }
        self.write(bytes)
    }

    fn node(&mut self, node: Ref, kids: &[Ref]) -> io::Result<()> {
        let count = kids.len();
        let list = list(kids.iter().copied());
        self.object(node.get(), &format!("<< /Type /Pages /Parent {ROOT} 0 R /Kids [{list}] /Count {count} >>"))?;
        self.documents.push((node, count));
        self.pages += count;
        Ok(())
    }

    fn blank(&mut self) -> io::Result<()> {
        let (page, node) = (number(self.places.len() + 1), number(self.places.len() + 2));
        self.places.extend([0, 0]);
        let parent = node.get();
        let body = format!("<< /Type /Page /Parent {parent} 0 R /MediaBox {PAPER} /Resources << >> >>");
        self.object(page.get(), &body)?;
        self.node(node, &[page])
    }
}

/// The number of an object; a PDF has no more than a few million.
fn number(place: usize) -> Ref {
    Ref::new(i32::try_from(place).unwrap_or(i32::MAX))
}

fn list(numbers: impl Iterator<Item = Ref>) -> String {
    numbers.map(|number| format!("{} 0 R", number.get())).collect::<Vec<_>>().join(" ")
}

fn find(bytes: &[u8], from: usize, wanted: &[u8], fits: impl Fn(&usize) -> bool) -> Option<usize> {
    let mut windows = bytes.get(from..)?.windows(wanted.len()).enumerate();
    windows.find(|(at, window)| *window == wanted && fits(&(from + at))).map(|(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::Stack;
    use crate::typeset::{Fonts, Format, compile_plain, export};

    fn pdf(pages: usize) -> Vec<u8> {
        let source = vec!["Trang"; pages].join("\n#pagebreak()\n");
        let document = compile_plain(&source, Fonts::bundled()).unwrap();
        export(&document, &Format::Pdf(vec![])).unwrap().remove(0)
    }

    fn pages(odd: bool) -> usize {
        let mut stack = Stack::new(Vec::new()).unwrap();
        for count in [1, 2, 3, 1] {
            stack.add(pdf(count), odd).unwrap();
        }
        let bytes = stack.finish().unwrap();
        hayro_syntax::Pdf::new(bytes).unwrap().pages().len()
    }

    #[test]
    fn every_page_is_there_and_documents_begin_on_odd_pages() {
        assert_eq!(pages(false), 7);
        assert_eq!(pages(true), 9);
        assert!(Stack::new(Vec::new()).unwrap().add(b"no".to_vec(), false).is_err());
    }
}
