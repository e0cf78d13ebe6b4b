//! One glyph on the page, and how glyphs make a run.

use ecow::EcoString;
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, Vec2};

use super::letters::of_times;
use super::limits::UNITS;
use crate::page::{Letters, Run, Visibility};

/// Slant of the glyphs (run over rise) from which they are italic; programs slant by about 0.2 to 0.33.
const SLANT: f64 = 0.1;
/// Glyph space of the interpreter, per em.
const EM: f64 = 1000.0;
pub(super) const PT_PER_MM: f64 = 72.0 / 25.4;

/// What all glyphs of one run share.
pub(super) struct Setting {
    pub family: EcoString,
    pub bold: bool,
    pub italic: bool,
    pub colour: [u8; 3],
    pub visible: bool,
    /// Width of a glyph on the page in mm for each 1/1000 of its advance, where the file scales it by itself.
    pub stretch: Option<f64>,
    /// How the file names its letters.
    pub letters: Letters,
}

/// A glyph on the page, in mm and pt.
pub(super) struct Placed {
    text: EcoString,
    x: f64,
    right: f64,
    baseline: f64,
    size: f64,
    angle: f64,
    slanted: bool,
}

/// Where a glyph stands; nothing for one at an impossible place.
pub(super) fn place(transform: Affine, glyph: &Glyph<'_>, setting: &Setting) -> Option<Placed> {
    let coefficients = transform.as_coeffs();
    let [across, up, origin] = [0, 2, 4].map(|at| Vec2::new(coefficients[at], coefficients[at + 1]));
    let width = across.length();
    // Height of the glyph square over the baseline, free of stretching and slanting.
    let height = (across.cross(up) / width).abs() * EM / UNITS;
    let advance = match glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(type3) => type3.advance_width(),
    };
    let em = setting.stretch.map_or(width * EM / UNITS, |stretch| height * stretch);
    let length = f64::from(advance.unwrap_or(0.0)) / EM * em;
    let (x, baseline) = (origin.x / UNITS, origin.y / UNITS);
    let right = x + length * across.x / width;
    if ![x, right, baseline, height].into_iter().all(|number| number.is_finite() && number.abs() < 1e6) {
        return None;
    }
    let text = match glyph.as_unicode() {
        Some(BfString::Char(letter)) => as_printed([letter]),
        Some(BfString::String(letters)) => as_printed(letters.chars()),
        None if setting.letters == Letters::Numbered => {
            as_printed([of_times(glyph.char_code(), advance.unwrap_or(0.0)).unwrap_or(char::REPLACEMENT_CHARACTER)])
        }
        None => as_printed([char::REPLACEMENT_CHARACTER]),
    };
    let slanted = across.dot(up) / width * EM / UNITS > SLANT * height;
    Some(Placed {
        text,
        x,
        right,
        baseline,
        size: height * PT_PER_MM,
        angle: (0.0 - across.y).atan2(across.x).to_degrees(),
        slanted,
    })
}

/// Letters as a reader sees them. Times New Roman draws several characters by one glyph, and programs name any of them: a
/// hyphen may be told as a soft one, `Đ` as the Icelandic `Ð`.
fn as_printed(letters: impl IntoIterator<Item = char>) -> EcoString {
    let mut printed = EcoString::new();
    for letter in letters {
        match letter {
            '\u{ad}' | '\u{2010}' | '\u{2011}' => printed.push('-'),
            'Ð' => printed.push('Đ'),
            'ﬁ' => printed.push_str("fi"),
            'ﬂ' => printed.push_str("fl"),
            letter => printed.push(letter),
        }
    }
    printed
}

impl Placed {
    /// Whether the glyph goes on with a run: same line and size, no jump of more than half an em.
    pub(super) fn continues(&self, run: &Run) -> bool {
        let em = run.size / PT_PER_MM;
        (self.baseline - run.baseline).abs() < 0.01
            && (self.size - run.size).abs() < 0.01
            && (self.angle - run.angle).abs() < 0.1
            && self.angle.abs() < 0.1
            && self.x > run.right - em / 2.0
            && self.x < run.right + em / 2.0
    }

    /// A run that this glyph opens.
    pub(super) fn begin(&self, setting: &Setting) -> Run {
        Run {
            text: String::new(),
            extents: Vec::new(),
            family: setting.family.clone(),
            bold: setting.bold,
            italic: setting.italic || self.slanted,
            size: self.size,
            colour: setting.colour,
            x: self.x,
            right: self.right,
            baseline: self.baseline,
            angle: self.angle,
            visibility: Visibility::Painted,
            letters: setting.letters,
        }
    }

    /// Adds the glyph; a ligature gives each of its letters an equal part of its width.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "0.00002 mm are enough")]
    pub(super) fn append(self, run: &mut Run) {
        // One letter as a rule.
        let parts = self.text.chars().count().max(1) as f64;
        let part = (self.right - self.x) / parts;
        for (index, letter) in self.text.chars().enumerate() {
            let left = self.x + part * index as f64;
            run.text.push(letter);
            run.extents.push([left as f32, (left + part) as f32]);
        }
        run.right = self.right.max(run.right);
    }
}

#[cfg(test)]
mod tests {
    use super::as_printed;

    #[test]
    fn characters_that_look_alike_are_one() {
        assert_eq!(as_printed("\u{ad}".chars()), "-");
        assert_eq!(as_printed("\u{d0}".chars()), "\u{110}");
        assert_eq!(as_printed("–".chars()), "–");
    }
}
