//! From a place on a page back to the words that were set there.

use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::syntax::{Source, Span};

use super::Typeset;
use crate::compose::Origin;
use crate::words::diagnostic::Rect;
use crate::words::source as words;

/// The words of the directive whose glyphs stand first inside a rectangle (mm from the top left of the page).
#[must_use]
pub fn origin_at(typeset: &Typeset, origins: &[Origin], page: usize, rect: Rect) -> Option<words::Span> {
    let page = page.checked_sub(1).and_then(|index| typeset.document.pages().get(index))?;
    first(&page.frame, Point::zero(), rect, &|span| origin(&typeset.source, origins, span))
}

fn first<T>(frame: &Frame, offset: Point, rect: Rect, origin: &dyn Fn(Span) -> Option<T>) -> Option<T> {
    frame.items().find_map(|(point, item)| {
        let at = offset + *point;
        match item {
            FrameItem::Group(group) => first(&group.frame, at, rect, origin),
            FrameItem::Text(text) if touches(rect, at, text.width()) => {
                let mut x = at.x;
                text.glyphs.iter().find_map(|glyph| {
                    let (left, width) = (x, glyph.x_advance.at(text.size));
                    x += width;
                    touches(rect, Point::new(left, at.y), width).then(|| origin(glyph.span.0)).flatten()
                })
            }
            _ => None,
        }
    })
}

/// Whether text that starts at this baseline point reaches into the rectangle.
fn touches(rect: Rect, at: Point, width: Abs) -> bool {
    let (left, right, baseline) = (at.x.to_mm(), (at.x + width).to_mm(), at.y.to_mm());
    left < rect.x + rect.width && right > rect.x && baseline > rect.y && baseline < rect.y + rect.height + 0.5
}

/// The words of the directive that a glyph comes from: those of its literal.
pub(super) fn origin(source: &Source, origins: &[Origin], span: Span) -> Option<words::Span> {
    if span.id() != Some(source.id()) {
        return None;
    }
    let literal = source.find(span)?.range().start;
    let at = origins.binary_search_by_key(&literal, |(at, _)| *at).ok()?;
    Some(origins[at].1)
}
