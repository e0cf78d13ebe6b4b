//! Pages for the screen: which of them changed, what each was printed from, and their pictures.

use std::hash::{Hash, Hasher};

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::syntax;

use super::{Typeset, trace};
use crate::compose::Origin;
use crate::words::diagnostic::Rect;
use crate::words::source::Span;

/// How much of the type size stands above the baseline, for the eye only.
const ASCENT: f64 = 0.8;

/// Words that stand on a page, and the words of the directive they were printed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Page from 1.
    pub page: usize,
    /// Where, in mm from the top left corner.
    pub rect: Rect,
    /// Where the words stand in the directive.
    pub origin: Span,
}

/// A number that two pages share only when they look alike.
#[must_use]
pub fn fingerprints(typeset: &Typeset) -> Vec<u128> {
    typeset.document.pages().iter().map(|page| fingerprint(&page.frame)).collect()
}

/// Width and height of each page in mm.
#[must_use]
pub fn sizes(typeset: &Typeset) -> Vec<[f64; 2]> {
    typeset.document.pages().iter().map(|page| [page.frame.width().to_mm(), page.frame.height().to_mm()]).collect()
}

/// The picture of one page, from 0, as SVG.
#[must_use]
pub fn svg(typeset: &Typeset, page: usize) -> Option<String> {
    let options = typst_svg::SvgOptions::default();
    typeset.document.pages().get(page).map(|page| typst_svg::svg(page, &options))
}

/// Every run of words of the directive on the pages of a document, page by page; `origins` are those of its manuscript.
#[must_use]
pub fn runs(typeset: &Typeset, origins: &[Origin]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, page) in typeset.document.pages().iter().enumerate() {
        let origin = |span| trace::origin(&typeset.source, origins, span);
        collect(&page.frame, Point::zero(), index + 1, &origin, &mut runs);
    }
    runs
}

/// Spans are left out: they change with every letter typed before them, and nobody sees them.
fn fingerprint(frame: &Frame) -> u128 {
    let mut state = [std::hash::DefaultHasher::new(), std::hash::DefaultHasher::new()];
    state[1].write_u8(1);
    for hasher in &mut state {
        look(frame, hasher);
    }
    (u128::from(state[0].finish()) << 64) | u128::from(state[1].finish())
}

fn look(frame: &Frame, hasher: &mut impl Hasher) {
    frame.size().hash(hasher);
    for (point, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                (point, group.transform).hash(hasher);
                look(&group.frame, hasher);
            }
            FrameItem::Text(text) => {
                (point, &text.font, text.size, &text.fill, &text.stroke).hash(hasher);
                for glyph in &text.glyphs {
                    (glyph.id, glyph.x_advance, glyph.x_offset, glyph.y_offset).hash(hasher);
                }
            }
            FrameItem::Shape(shape, _) => (point, shape).hash(hasher),
            FrameItem::Image(image, size, _) => (point, image, size).hash(hasher),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

fn collect(
    frame: &Frame,
    offset: Point,
    page: usize,
    origin: &dyn Fn(syntax::Span) -> Option<Span>,
    runs: &mut Vec<Run>,
) {
    for (point, item) in frame.items() {
        let at = offset + *point;
        match item {
            FrameItem::Group(group) => collect(&group.frame, at, page, origin, runs),
            FrameItem::Text(text) => {
                let mut x = at.x;
                // Letters of one text stand together.
                for letters in text.glyphs.chunk_by(|a, b| a.span.0 == b.span.0) {
                    let width: Abs = letters.iter().map(|glyph| glyph.x_advance.at(text.size)).sum();
                    if let Some(origin) = origin(letters[0].span.0) {
                        let rect = Rect {
                            x: x.to_mm(),
                            y: (at.y - text.size * ASCENT).to_mm(),
                            width: width.to_mm(),
                            height: text.size.to_mm(),
                        };
                        extend(runs, Run { page, rect, origin });
                    }
                    x += width;
                }
            }
            _ => {}
        }
    }
}

/// Adds letters to the run they go on, or begins a new one.
fn extend(runs: &mut Vec<Run>, new: Run) {
    match runs.last_mut() {
        Some(last) if last.page == new.page && last.origin == new.origin && (last.rect.y - new.rect.y).abs() < 0.1 => {
            last.rect.width = last.rect.width.max(new.rect.x + new.rect.width - last.rect.x);
        }
        _ => runs.push(new),
    }
}
