//! What stands on a page, whatever program made it. Lengths in mm from the top left corner of the visible page
//! (crop box, turned as it is shown), sizes in pt.

pub mod declared;
pub mod line;
mod row;
pub mod rule;
pub mod spill;

use ecow::EcoString;

use crate::words::diagnostic::Rect;
use declared::Declared;

/// mm in a pt.
pub const MM_PER_PT: f64 = 25.4 / 72.0;

/// A picture that covers this share of a page is a scan of it.
pub(super) const COVERED: f64 = 0.6;
/// Letters that are stamped on a scan, number, date and data of a signature; a page of text has more.
const STAMPED: usize = 250;

/// One page as it is printed.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Number from 1.
    pub number: usize,
    /// Width in mm.
    pub width: f64,
    /// Height in mm.
    pub height: f64,
    /// Text, in the order of painting.
    pub runs: Vec<Run>,
    /// Rules: strokes and thin filled rectangles, as painted; `rule::rules` puts the pieces together.
    pub strokes: Vec<Stroke>,
    /// Pictures.
    pub images: Vec<Image>,
    /// What the file says of the page.
    pub declared: Declared,
}

impl Page {
    /// The rectangle of the whole page.
    #[must_use]
    pub const fn rect(&self) -> Rect {
        Rect { x: 0.0, y: 0.0, width: self.width, height: self.height }
    }

    /// Whether a reader sees text here that a program can read; a scan has none, or only an invisible layer, and some
    /// fonts do not say which letters they draw (U+FFFD).
    #[must_use]
    pub fn has_text(&self) -> bool {
        let most = if self.is_covered() { STAMPED } else { 0 };
        self.letters(Visibility::Painted).nth(most).is_some()
    }

    /// Whether the page is a picture of a page: its only text is invisible, or a stamp set on it later.
    #[must_use]
    pub fn is_scan(&self) -> bool {
        self.is_covered() && !self.has_text()
    }

    /// Whether it has the invisible letters that programs for character recognition lay over a scan.
    #[must_use]
    pub fn has_hidden_text(&self) -> bool {
        self.letters(Visibility::Invisible).next().is_some()
    }

    /// The same page with everything on it made larger or smaller about its middle; the paper stays.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "as the extents were measured")]
    pub fn scaled(&self, by: f64) -> Self {
        let (middle, centre) = (self.width / 2.0, self.height / 2.0);
        let across = |x: f64| middle + (x - middle) * by;
        let down = |y: f64| centre + (y - centre) * by;
        let mut page = self.clone();
        for run in &mut page.runs {
            (run.x, run.right, run.baseline) = (across(run.x), across(run.right), down(run.baseline));
            run.size *= by;
            for edge in run.extents.iter_mut().flatten() {
                *edge = across(f64::from(*edge)) as f32;
            }
        }
        let images = page.images.iter_mut().map(|image| &mut image.rect);
        for rect in page.strokes.iter_mut().map(|stroke| &mut stroke.rect).chain(images) {
            (rect.x, rect.y) = (across(rect.x), down(rect.y));
            rect.width *= by;
            rect.height *= by;
        }
        page
    }

    /// Legible letters.
    fn letters(&self, visibility: Visibility) -> impl Iterator<Item = char> {
        let legible = |letter: &char| !letter.is_whitespace() && *letter != char::REPLACEMENT_CHARACTER;
        let runs = self.runs.iter().filter(move |run| run.visibility == visibility);
        runs.flat_map(|run| run.text.chars()).filter(legible)
    }

    /// Whether pictures cover most of it.
    fn is_covered(&self) -> bool {
        let area: f64 = self.images.iter().map(|image| image.rect.width * image.rect.height).sum();
        area > COVERED * self.width * self.height
    }
}

/// Glyphs of one font, size and colour that follow each other on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The characters as the file gives them, white space included; what Times New Roman draws alike is one character.
    pub text: String,
    /// Left and right edge in mm of every character of `text`.
    pub extents: Vec<[f32; 2]>,
    /// Family without subset prefix and style: `Times New Roman`.
    pub family: EcoString,
    /// Bold, by name, by weight, or because the outline is thickened.
    pub bold: bool,
    /// Italic, by name, by the font's own word, or because the glyphs are slanted.
    pub italic: bool,
    /// Size in pt as printed.
    pub size: f64,
    /// Colour, red, green, blue.
    pub colour: [u8; 3],
    /// Left edge of the first glyph.
    pub x: f64,
    /// Right edge of the last glyph.
    pub right: f64,
    /// Baseline, from the top of the page.
    pub baseline: f64,
    /// Direction of the baseline in degrees, anticlockwise; 0 is ordinary text.
    pub angle: f64,
    /// Whether a reader sees it.
    pub visibility: Visibility,
    /// How the file names its letters.
    pub letters: Letters,
}

/// How a file names the letters of a run; `text` has them as they are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Letters {
    /// As they are printed.
    #[default]
    Named,
    /// As other letters: `ư` as `ƣ`.
    Misnamed,
    /// Not at all: told by the numbers of their glyphs.
    Numbered,
}

/// Whether a reader sees a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// On the page.
    Painted,
    /// Painted with nothing (render mode 3, full transparency), as the text layer over a scan is, or white on white, as the
    /// place marks of registry programs are.
    Invisible,
    /// Off the page, or cut away by a clip.
    Outside,
    /// On the page, in the picture of a signature field: what a signing program lays over a finished document.
    Signature,
    /// Written over the page by a reader: no part of the document.
    Comment,
}

impl Run {
    /// Whether a reader sees it, be it part of the document or of a signature.
    #[must_use]
    pub const fn is_seen(&self) -> bool {
        matches!(self.visibility, Visibility::Painted | Visibility::Signature)
    }
}

/// A line drawn on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Where it runs; a horizontal rule has a height of its thickness.
    pub rect: Rect,
    /// Colour, red, green, blue.
    pub colour: [u8; 3],
    /// Whether it is dashed.
    pub dashed: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Where it stands.
    pub rect: Rect,
    /// Pixels, width and height.
    pub pixels: [u32; 2],
}
