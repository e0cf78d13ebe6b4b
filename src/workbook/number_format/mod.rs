//! Number formats of a spreadsheet, after ECMA-376 Part 1, 18.8.31: sections with conditions, placeholders with words between
//! them, thousands, percent, powers of ten, fractions, words around a text.

mod fraction;
mod part;
mod section;

use super::shown;
use section::Section;

/// Longer codes than this no program writes: Excel takes 255 letters.
const LONGEST: usize = 1000;

/// The signs that a country writes numbers with.
pub(super) struct Signs {
    /// Before decimals.
    pub(super) point: char,
    /// Between groups of three.
    pub(super) group: char,
    /// What stands before a percent sign.
    pub(super) percent: &'static str,
}

/// Comma before decimals, dots between thousands, a blank before a percent sign.
pub(super) const VIETNAM: Signs = Signs { point: ',', group: '.', percent: " " };

/// A format code, read.
#[derive(Debug, Clone, Default)]
pub(super) struct NumberFormat {
    /// For numbers, at most three.
    numbers: Vec<Section>,
    /// For words.
    words: Option<Section>,
}

impl NumberFormat {
    /// Reads a format code; one that can't be read is taken for none.
    pub(super) fn read(code: &str) -> Self {
        if code.is_empty() || code.len() > LONGEST || code.eq_ignore_ascii_case("general") {
            return Self::default();
        }
        let mut numbers: Vec<Section> = part::sections(code).into_iter().map(Section::read).collect();
        // The fourth section is for words, or an earlier last one that has a place for them.
        let words = (numbers.len() > 3).then(|| numbers.swap_remove(3));
        let words = words.or_else(|| numbers.pop_if(|last| last.takes_words()));
        numbers.truncate(3);
        Self { numbers, words }
    }

    /// A number as its cell shows it.
    pub(super) fn number(&self, value: f64, signs: &Signs) -> String {
        let shown = match self.section(value) {
            Some((section, signed)) => section.show(value, signed, signs),
            None => match &self.words {
                Some(section) if self.numbers.is_empty() => section.show_words(&shown::signed(value, signs.point)),
                _ => shown::signed(value, signs.point),
            },
        };
        squeezed(&shown)
    }

    /// Words as their cell shows them: `Xã Hòa An` for `Hòa An` under `"Xã "@`.
    pub(super) fn words(&self, words: String) -> String {
        match &self.words {
            Some(section) if !section.is_plain_words() => section.show_words(&words),
            _ => words,
        }
    }

    /// The section for a number, and whether a number below zero is shown with its sign there.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let holds = |at: usize, usual: bool| self.numbers[at].condition.as_ref().map_or(usual, |c| c.holds(value));
        let conditional = |at: usize| self.numbers[at].condition.is_some();
        let at = match self.numbers.len() {
            0 => return None,
            1 => (!conditional(0) || holds(0, true)).then_some(0),
            2 if holds(0, conditional(1) && value > 0.0 || !conditional(1) && value >= 0.0) => Some(0),
            2 => (!conditional(1) || holds(1, true)).then_some(1),
            _ if holds(0, value > 0.0) => Some(0),
            _ if holds(1, value < 0.0) => Some(1),
            _ => Some(2),
        }?;
        // Where only numbers below zero come to a section, it says itself how they look.
        let alone = match (&self.numbers[at].condition, at) {
            (Some(condition), _) => condition.below_zero(),
            (None, 1) if self.numbers.len() == 2 => {
                self.numbers[0].condition.as_ref().is_none_or(section::Condition::leaves_what_is_below_zero)
            }
            (None, at) => at == 1,
        };
        Some((&self.numbers[at], !alone))
    }
}

/// Blanks that fill up a cell or stand for the width of a sign are one blank, or none at the ends.
fn squeezed(shown: &str) -> String {
    shown.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
