//! Fonts: the bundled family, and those the user points to.

use std::ffi::OsStr;

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontBook, FontVariant, FontVariations, FontWeight};
use typst::utils::LazyHash;
use unicode_normalization::char::is_combining_mark;

use crate::compose::Letters;
use crate::directive::model::Text;
use crate::standard::StandardId;

static BUNDLED: Dir = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// Faces for the signs that the typeface lacks, in the order they are asked; never for letters. The last sets formulas.
pub(super) const SIGNS: [&str; 2] = ["Vanthu Signs", "STIX Math"];

/// Fonts for typesetting, those of the user first.
#[derive(Clone)]
pub struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

impl Fonts {
    /// The bundled faces, Liberation Serif 2.1.5 and those for signs, after the fonts in these files (TTF, OTF, TTC), which win.
    #[must_use]
    pub fn with(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let is_font = |e: &OsStr| e == "ttf" || e == "otf";
        let bundled = BUNDLED.files().filter(|f| f.path().extension().is_some_and(is_font));
        let own = files.into_iter().map(Bytes::new);
        let all = own.chain(bundled.map(|f| Bytes::new(f.contents())));
        let fonts: Vec<Font> = all.flat_map(Font::iter).collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    /// The bundled fonts alone.
    #[must_use]
    pub fn bundled() -> Self {
        Self::with([])
    }

    /// The family that a standard's text is set in.
    #[must_use]
    pub fn family(&self, standard: StandardId) -> String {
        let typeface = &standard.get().phong_chu;
        let wanted = std::iter::once(&typeface.ten).chain(&typeface.tuong_duong);
        let found = wanted.filter(|name| !name.is_empty()).find(|name| self.book.contains_family(&name.to_lowercase()));
        found.or(typeface.tuong_duong.first()).cloned().unwrap_or_default()
    }

    /// How wide the letters of a family are, regular and bold.
    #[must_use]
    pub(super) fn letters(&self, family: &str) -> Letters {
        let face = |bold: bool| {
            let weight = if bold { FontWeight::BOLD } else { FontWeight::REGULAR };
            let variant = FontVariant { weight, ..FontVariant::default() };
            let font = self.fonts.get(self.book.select(&family.to_lowercase(), variant)?)?;
            Some(font.clone().instantiate(variant, Abs::pt(12.0), &FontVariations::default()))
        };
        let faces = [face(false), face(true)];
        Letters::new(|letter, bold| {
            let font = faces[usize::from(bold)].as_ref()?;
            let glyph = font.ttf().glyph_index(letter)?;
            font.x_advance(glyph.0).map(Em::get)
        })
    }

    /// Whether the family has a letter in every style it comes in.
    #[must_use]
    fn has(&self, family: &str, letter: char) -> bool {
        let mut of_family = self.fonts.iter().filter(|f| f.info().family.eq_ignore_ascii_case(family)).peekable();
        of_family.peek().is_some() && of_family.all(|f| f.info().coverage.contains(letter as u32))
    }

    /// Whether formulas can be set with a letter or sign.
    pub(super) fn sets(&self, family: &str, letter: char) -> bool {
        self.has(family, letter) || SIGNS.iter().any(|face| self.has(face, letter))
    }

    /// Whether a face for signs has a sign.
    fn has_sign(&self, sign: char) -> bool {
        is_sign(sign) && SIGNS.iter().any(|face| self.has(face, sign))
    }
}

/// Whether a character is a sign, not a letter: a box to tick, an arrow, a sign of mathematics.
fn is_sign(letter: char) -> bool {
    !letter.is_alphabetic() && !is_combining_mark(letter)
}

/// The signs of some texts that the family lacks and a face for signs has, each once, in order.
#[must_use]
pub fn signs(texts: &[&Text], fonts: &Fonts, family: &str) -> Vec<char> {
    let mut found = Vec::new();
    for letter in texts.iter().flat_map(|text| text.value.chars()).filter(|c| !c.is_ascii() && !c.is_whitespace()) {
        if is_sign(letter) && !found.contains(&letter) && !fonts.has(family, letter) && fonts.has_sign(letter) {
            found.push(letter);
        }
    }
    found
}

/// More missing letters of one text than this nobody reads: it is in another script.
const MOST: usize = 20;

/// Letters of a text that the family lacks, each once, in order; the first of them when they are many.
#[must_use]
pub fn missing_letters(text: &Text, fonts: &Fonts, family: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for letter in text.value.chars().filter(|c| !c.is_ascii_graphic() && !c.is_whitespace()) {
        if !missing.contains(&letter) && !fonts.has(family, letter) && !fonts.has_sign(letter) {
            missing.push(letter);
        }
        if missing.len() == MOST {
            break;
        }
    }
    missing
}
