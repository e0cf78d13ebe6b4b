//! What stands on a page, whatever program made it. Lengths in mm from the top left corner, sizes in pt.

use crate::diagnostic::Rect;

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
    /// Rules: strokes and thin filled rectangles.
    pub strokes: Vec<Stroke>,
    /// Pictures.
    pub images: Vec<Image>,
}

/// Glyphs of one font, size and colour that follow each other on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// Family without subset prefix and style: `Times New Roman`.
    pub family: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
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
