//! Writing: a document as elements becomes a Word file. The same elements give the same bytes.

mod blocks;
mod drawing;
mod notes;
mod package;
mod paragraph;
mod properties;
mod section;
mod styles;
mod xml;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use crate::elements::{Block, Document, Inline, Section, Table};
use crate::standard::{Standard, StandardId, Style as Component};
use crate::typeset::Spacing;
use crate::word::styles::style;
use crate::word::units::{PT_PER_MM, half_points};

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Subject: the trích yếu.
    pub subject: String,
    /// The issuing body.
    pub author: String,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Year, month, day.
    pub date: (i32, u8, u8),
}

/// What a document is written with.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The standard whose figures the styles carry.
    pub standard: StandardId,
    /// Base size in pt, 13 or 14.
    pub size: u8,
    /// Spacing of the body, as its pages have it.
    pub spacing: Spacing,
    /// Images that the elements name, by path.
    pub images: &'a [(String, Vec<u8>)],
    /// What the file says of itself.
    pub properties: &'a Properties,
}

/// Namespaces of the parts: the text's own, relations, drawings.
pub(super) const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
];

/// Writes a document.
#[must_use]
pub fn write(document: &Document, setting: &Setting<'_>) -> Vec<u8> {
    package::pack(&Job { document, setting, drawings: Cell::new(0), notes: RefCell::default() })
}

/// A document that is being written.
pub(super) struct Job<'a> {
    document: &'a Document,
    setting: &'a Setting<'a>,
    /// Drawings so far.
    drawings: Cell<usize>,
    /// Notes so far.
    notes: RefCell<Vec<Vec<Inline>>>,
}

impl Job<'_> {
    fn standard(&self) -> &'static Standard {
        self.setting.standard.get()
    }

    /// Place of the document's size in the pairs of the standard.
    fn pair(&self) -> usize {
        usize::from(self.setting.size != 13)
    }

    /// A component of the standard.
    fn component(&self, key: &str) -> Option<&'static Component> {
        self.standard().thanh_phan.all().find(|(of, _)| *of == key).map(|(_, it)| it)
    }

    fn base_size(&self) -> f64 {
        self.standard().thanh_phan.noi_dung.dat[self.pair()]
    }

    /// Size of the words of a style.
    fn size_of(&self, key: &str) -> f64 {
        let component = style(key).component.and_then(|key| self.component(key));
        component.map_or_else(|| self.base_size(), |it| it.dat[self.pair()])
    }

    /// The family that every computer with Word has.
    fn family(&self) -> &'static str {
        Some(self.standard().phong_chu.ten.as_str()).filter(|name| !name.is_empty()).unwrap_or("Times New Roman")
    }

    /// Width of a rule, in points.
    fn rule_width(&self) -> f64 {
        self.standard().ke.net.dat
    }

    /// Width and height of the paper of a part, in points.
    fn paper(&self, section: &Section) -> (f64, f64) {
        let page = &self.standard().trang;
        let (width, height) = (page.rong.dat * PT_PER_MM, page.cao.dat * PT_PER_MM);
        if section.landscape { (height, width) } else { (width, height) }
    }

    /// Width between the margins of a part, in points.
    fn text_width(&self, section: &Section) -> f64 {
        let page = &self.standard().trang;
        self.paper(section).0 - (page.le_trai.dat + page.le_phai.dat) * PT_PER_MM
    }

    /// Size of the letters of a table in halves of a point, where it is not that of the component.
    fn small(&self, table: &Table) -> Option<i64> {
        let size = half_points(table.size?);
        (size != half_points(self.size_of("bang"))).then_some(size)
    }

    /// Those sizes, each once.
    fn small_sizes(&self) -> BTreeSet<i64> {
        let blocks = self.document.sections.iter().flat_map(|section| &section.blocks);
        let tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        tables.filter_map(|table| self.small(table)).collect()
    }

    /// The images that are used: those of the manuscript that Word knows.
    fn images(&self) -> impl Iterator<Item = (&str, &[u8], &'static str)> {
        self.setting.images.iter().filter_map(|(path, bytes)| Some((path.as_str(), bytes.as_slice(), ending(bytes)?)))
    }

    /// The relation that leads to an image.
    fn image(&self, path: &str) -> Option<String> {
        let at = self.images().position(|(of, ..)| of == path)?;
        Some(format!("rIdAnh{}", at + 1))
    }

    /// A number that no other drawing has.
    fn next_drawing(&self) -> usize {
        self.drawings.set(self.drawings.get() + 1);
        self.drawings.get()
    }

    /// `document.xml`.
    fn text(&self) -> Vec<u8> {
        let mut xml = xml::Xml::new();
        xml.within("w:document", &NAMESPACES, |xml| {
            xml.within("w:body", &[], |xml| {
                let last = self.document.sections.len().saturating_sub(1);
                for (at, section) in self.document.sections.iter().enumerate() {
                    let width = self.text_width(section);
                    self.blocks(xml, &section.blocks, width, (at < last).then_some(at));
                }
                if let Some(at) = self.document.sections.len().checked_sub(1) {
                    self.section(xml, at);
                }
            });
        });
        xml.finish()
    }

    /// Words in a margin of the first page of a part.
    fn margin(&self, root: &str, section: &Section, blocks: &[Block]) -> Vec<u8> {
        let mut xml = xml::Xml::new();
        xml.within(root, &NAMESPACES, |xml| {
            let place = self.text_width(section);
            self.blocks(xml, blocks, place, None);
            if blocks.is_empty() {
                xml.empty("w:p", &[]);
            }
        });
        xml.finish()
    }
}

/// Ending of an image that Word shows, by its first bytes.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        _ => None,
    }
}
