//! From a place on a page back to the words that were set there.

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::syntax::Source;

use super::Typeset;
use crate::words::diagnostic::Rect;

/// The literals of the manuscript whose glyphs stand inside a rectangle (mm from the top left of the page), in order.
#[must_use]
pub fn words_at(typeset: &Typeset, page: usize, rect: Rect) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(page) = page.checked_sub(1).and_then(|index| typeset.document.pages().get(index)) {
        collect(&page.frame, Point::zero(), rect, &typeset.source, &mut words);
    }
    words
}

fn collect(frame: &Frame, offset: Point, rect: Rect, source: &Source, words: &mut Vec<String>) {
    for (point, item) in frame.items() {
        let at = offset + *point;
        match item {
            FrameItem::Group(group) => collect(&group.frame, at, rect, source, words),
            FrameItem::Text(text) if touches(rect, at, text.width()) => {
                let literals =
                    text.glyphs.iter().filter_map(|glyph| literal(source, glyph.span.0)).map(|(_, words)| words);
                for literal in literals {
                    if words.last() != Some(&literal) {
                        words.push(literal);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether text that starts at this baseline point reaches into the rectangle.
fn touches(rect: Rect, at: Point, width: Abs) -> bool {
    let (left, right, baseline) = (at.x.to_mm(), (at.x + width).to_mm(), at.y.to_mm());
    left < rect.x + rect.width && right > rect.x && baseline > rect.y && baseline < rect.y + rect.height + 0.5
}

/// The string literal that a glyph comes from: where it stands in the manuscript, and what it says.
pub(super) fn literal(source: &Source, span: typst::syntax::Span) -> Option<(usize, String)> {
    if span.id() != Some(source.id()) {
        return None;
    }
    let node = source.find(span)?;
    let text = node.get().leaf_text().strip_prefix('"')?.strip_suffix('"')?;
    Some((node.offset(), text.replace("\\\"", "\"").replace("\\\\", "\\")))
}
