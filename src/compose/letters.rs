//! How wide letters are, as plain numbers: the composer shares out the columns of a table before Typst sets it.

/// Letters whose widths are kept; what lies beyond counts as wide as the widest of them in a line of text.
const KEPT: u32 = 0x2200;
/// Width of a letter that is not kept, in em.
const OTHER: f32 = 1.0;

/// Widths of the letters of a typeface, regular and bold, in em.
#[derive(Debug, Clone)]
pub struct Letters {
    widths: [Vec<f32>; 2],
}

impl Letters {
    /// Asks for the width of each letter, in em: first of the regular face, then of the bold one.
    pub fn new(width: impl Fn(char, bool) -> Option<f64>) -> Self {
        let of = |code, bold| char::from_u32(code).and_then(|letter| width(letter, bold)).map_or(OTHER, |w| w as f32);
        Self { widths: [false, true].map(|bold| (0..KEPT).map(|code| of(code, bold)).collect()) }
    }

    /// Width of a text on one line, in em.
    pub(super) fn width(&self, text: &str, bold: bool) -> f64 {
        let face = &self.widths[usize::from(bold)];
        text.chars().map(|letter| f64::from(face.get(letter as usize).copied().unwrap_or(OTHER))).sum()
    }
}
