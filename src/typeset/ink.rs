//! Finished pages judged by their ink alone, whatever the template: words over words, words over a drawn rule, ink beyond
//! the text area.

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst::visualize::{Geometry, Shape};

use super::Typeset;
use crate::compose::Manuscript;
use crate::page::spill::{Fault, Side, Spill};
use crate::words::diagnostic::Rect;

/// What two pieces of ink may share before the eye sees it, in mm.
const TOUCH: f64 = 0.4;
/// What may stand beyond the text area, in mm: a slanted letter, half a rule.
const BEYOND: f64 = 1.0;
/// Ink keeps this far from the edges of the paper, in mm: printers reach no further.
const EDGE: f64 = 5.0;
/// The body of a letter above its line, as a share of the size; marks above and tails below may come closer.
const BODY: f64 = 0.65;
/// A drawn line shorter than this, in mm, parts nothing.
const SHORT_RULE: f64 = 2.0;

/// A box of ink in mm, from its left top to its right bottom.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn rect(self) -> Rect {
        Rect { x: self.left, y: self.top, width: self.right - self.left, height: self.bottom - self.top }
    }

    /// Width and height of what two areas share.
    fn shared(self, other: Self) -> (f64, f64) {
        (
            self.right.min(other.right) - self.left.max(other.left),
            self.bottom.min(other.bottom) - self.top.max(other.top),
        )
    }
}

/// What is printed on a page.
#[derive(Default)]
struct Inks {
    words: Vec<(Area, String)>,
    /// Drawn lines, each a box without width or without height.
    rules: Vec<Area>,
    /// Images and other drawings.
    others: Vec<Area>,
}

/// Finds ink where it should not be, page by page.
#[must_use]
pub fn spills(typeset: &Typeset, manuscript: &Manuscript) -> Vec<Spill> {
    let pages = typeset.document.pages().iter().zip(1..);
    let of_page = |(page, number): (&typst_layout::Page, usize)| {
        let mut inks = Inks::default();
        inks.collect(&page.frame, Point::zero());
        let size = page.frame.size();
        let room = room(manuscript, size.x.to_mm(), size.y.to_mm());
        let spill =
            |(area, words, fault): (Area, String, Fault)| Spill { page: number, rect: area.rect(), words, fault };
        let found = inks.overlaps().into_iter().chain(inks.beyond(room));
        found.map(spill).collect::<Vec<_>>()
    };
    pages.flat_map(of_page).collect()
}

/// The area that a page of so many mm keeps for text; marks and page numbers may stand above it.
fn room(manuscript: &Manuscript, width: f64, height: f64) -> Area {
    let page = &manuscript.standard.get().trang;
    let (left, right) = manuscript.margins.unwrap_or((page.le_trai.dat, page.le_phai.dat));
    // What a copy adds is a strip of the height that it needs.
    let (top, bottom) = if manuscript.margins.is_some() { (-EDGE, 0.0) } else { (EDGE, page.le_duoi.dat) };
    Area { left, top, right: width - right, bottom: height - bottom }
}

impl Inks {
    fn collect(&mut self, frame: &Frame, offset: Point) {
        for (point, item) in frame.items() {
            let at = offset + *point;
            match item {
                // What is turned or scaled is a drawing of its own.
                FrameItem::Group(group) if is_moved(&group.transform) => {
                    self.collect(&group.frame, at + Point::new(group.transform.tx, group.transform.ty));
                }
                FrameItem::Text(text) => self.words.extend(words(text, at)),
                FrameItem::Shape(shape, _) => self.shape(shape, at),
                FrameItem::Image(_, size, _) => {
                    let end = at + size.to_point();
                    self.others.push(area(at, end));
                }
                FrameItem::Group(_) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    fn shape(&mut self, shape: &Shape, at: Point) {
        if shape.stroke.is_none() {
            return;
        }
        match &shape.geometry {
            Geometry::Line(to) => self.rules.push(area(at, at + *to)),
            Geometry::Rect(size) => {
                let whole = area(at, at + size.to_point());
                let edges = [
                    Area { right: whole.left, ..whole },
                    Area { left: whole.right, ..whole },
                    Area { bottom: whole.top, ..whole },
                    Area { top: whole.bottom, ..whole },
                ];
                self.rules.extend(edges);
            }
            Geometry::Curve(_) => {
                let bounds = shape.bbox(false);
                self.others.push(area(at + bounds.min, at + bounds.max));
            }
        }
    }

    /// Words over words and over rules.
    fn overlaps(&self) -> Vec<(Area, String, Fault)> {
        let mut found = Vec::new();
        let mut words: Vec<&(Area, String)> = self.words.iter().collect();
        words.sort_by(|a, b| a.0.top.total_cmp(&b.0.top));
        for (at, (area, text)) in words.iter().enumerate() {
            let near = words[at + 1..].iter().take_while(|(other, _)| other.top < area.bottom - TOUCH);
            for (other, below) in near {
                let (width, height) = area.shared(*other);
                if width > TOUCH && height > TOUCH {
                    found.push((*other, below.clone(), Fault::OverWords(text.clone())));
                }
            }
            // The rule stands inside the words, not at their edge.
            let over = |rule: &&Area| {
                let (width, height) = area.shared(**rule);
                let inside = |from: f64, to: f64, at: f64| from + TOUCH < at && at < to - TOUCH;
                let long = (rule.right - rule.left).max(rule.bottom - rule.top) > SHORT_RULE;
                let upright =
                    inside(area.left, area.right, rule.left) && rule.right - rule.left < TOUCH && height > TOUCH;
                let level = inside(area.top, area.bottom, rule.top) && rule.bottom - rule.top < TOUCH && width > TOUCH;
                long && (upright || level)
            };
            if self.rules.iter().any(|rule| over(&rule)) {
                found.push((*area, text.clone(), Fault::OverRule));
            }
        }
        found
    }

    /// Ink beyond the text area.
    fn beyond(&self, room: Area) -> Vec<(Area, String, Fault)> {
        let words = self.words.iter().map(|(area, text)| (*area, text.as_str()));
        let drawn = self.rules.iter().chain(&self.others).map(|area| (*area, ""));
        let fault = |(area, text): (Area, &str)| {
            let number = !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
            let sides = [
                (Side::Left, room.left - area.left),
                (Side::Right, area.right - room.right),
                (Side::Top, room.top - area.top),
                // The page number may stand in the bottom margin.
                (Side::Bottom, if number { 0.0 } else { area.bottom - room.bottom }),
            ];
            let (side, by) = sides.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
            (by > BEYOND).then(|| (area, text.to_owned(), Fault::Beyond(side, by)))
        };
        words.chain(drawn).filter_map(fault).collect()
    }
}

fn is_moved(transform: &Transform) -> bool {
    let Transform { sx, ky, kx, sy, .. } = *transform;
    sx.is_one() && sy.is_one() && kx.is_zero() && ky.is_zero()
}

fn area(from: Point, to: Point) -> Area {
    let ((x0, y0), (x1, y1)) = ((from.x.to_mm(), from.y.to_mm()), (to.x.to_mm(), to.y.to_mm()));
    Area { left: x0.min(x1), top: y0.min(y1), right: x0.max(x1), bottom: y0.max(y1) }
}

/// The words of a run without the blanks at its ends; none of a formula, whose signs stand over one another by right.
fn words(text: &TextItem, at: Point) -> Option<(Area, String)> {
    if text.font.info().family.contains("Math") {
        return None;
    }
    let is_blank = |glyph: &typst::text::Glyph| text.text[glyph.range()].chars().all(char::is_whitespace);
    let first = text.glyphs.iter().position(|glyph| !is_blank(glyph))?;
    let last = text.glyphs.iter().rposition(|glyph| !is_blank(glyph))?;
    let width = |glyphs: &[typst::text::Glyph]| glyphs.iter().map(|g| g.x_advance.at(text.size).to_mm()).sum::<f64>();
    let left = at.x.to_mm() + width(&text.glyphs[..first]);
    let bottom = at.y.to_mm();
    let area =
        Area { left, top: bottom - BODY * text.size.to_mm(), right: left + width(&text.glyphs[first..=last]), bottom };
    Some((area, text.text.trim().to_owned()))
}
