//! Pictures in the text.

use crate::words::source::Span;
use crate::words::text::Text;

/// A picture that may be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub format: Format,
    /// Where the layout library finds it; given when the directive is whole.
    pub path: String,
    /// Its width as printed, in mm.
    pub width: f64,
    /// Its number (`so`).
    pub number: Option<Text>,
    /// Its caption (`chu_thich`).
    pub caption: Option<Text>,
    /// Words for those who don't see it (`mo_ta`), else its caption.
    pub alt: Text,
    /// Where its file is named.
    pub span: Span,
}

/// The formats of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG.
    Svg,
}
