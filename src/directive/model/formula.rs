//! Formulas in the text.

use std::ops::Range;

use crate::directive::located::Decoded;
use crate::words::source::Span;
use crate::words::text::Text;

/// A formula on a line of its own.
#[derive(Debug, Clone)]
pub struct Formula {
    /// Its words, in Typst's notation.
    pub source: String,
    /// Its number, at the right margin (`so`).
    pub number: Option<Text>,
    /// Where it stands.
    pub span: Span,
    /// Width of the text that it stands in, in mm.
    pub room: f64,
    pub(in crate::directive) words: Decoded,
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.span == other.span
    }
}

impl Formula {
    /// The place of a part of it, by bytes of its source.
    #[must_use]
    pub fn spot(&self, range: &Range<usize>) -> Span {
        let all = self.words.all();
        let boundary = |at: usize| (0..=at.min(self.source.len())).rev().find(|at| self.source.is_char_boundary(*at));
        match (boundary(range.start), boundary(range.end)) {
            (Some(start), Some(end)) if start < end => all.part(start, end).span(),
            (Some(start), _) => all.from(start).trim().first_letter(),
            _ => self.span,
        }
    }
}
