//! Where the words of a cell may fold, and into how many lines a width folds them.
//!
//! The typesetter folds lines itself; this tells beforehand what it will do, and where a web or mail address may fold.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::inline;
use super::letters::Letters;
use crate::directive::markup;

/// As wide as the number of a note.
const NOTE_MARK: &str = "00";

/// A stretch that never folds.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Piece {
    /// Its width in em.
    width: f64,
    /// The blank before it, which is lost where a line ends there.
    gap: f64,
}

/// One way of folding a text: its lines as they were typed, each of pieces.
#[derive(Debug, Clone)]
struct Folds {
    lines: Vec<Vec<Piece>>,
    /// The widest piece, in em.
    widest: f64,
}

/// Words of a cell, measured.
#[derive(Debug, Clone)]
pub(super) struct Words {
    /// Numbers stand with the words they belong to (`Tháng 10`).
    tied: Folds,
    /// Every blank folds, where that makes a narrower column.
    loose: Option<Folds>,
    /// Width of the longest line as it was typed, in em.
    pub(super) whole: f64,
}

impl Words {
    /// The words of a text that is set regular, or bold throughout.
    pub(super) fn of(text: &str, bold: bool, letters: &Letters) -> Self {
        let tied = folds(&inline::keep_words_together(text), bold, letters);
        let loose = folds(text, bold, letters);
        let whole = tied.lines.iter().map(|line| line.iter().map(|p| p.width + p.gap).sum()).fold(0.0, f64::max);
        let loose = (loose.widest < tied.widest).then_some(loose);
        Self { tied, loose, whole }
    }

    /// Words that never fold, so wide in em.
    pub(super) fn unbroken(width: f64) -> Self {
        let piece = Piece { width, gap: 0.0 };
        Self { tied: Folds { lines: vec![vec![piece]], widest: width }, loose: None, whole: width }
    }

    /// The least width that breaks no word, in em.
    pub(super) fn least(&self) -> f64 {
        self.loose.as_ref().map_or(self.tied.widest, |loose| loose.widest)
    }

    /// Whether numbers stay with the words they belong to in this width.
    pub(super) fn ties(&self, width: f64) -> bool {
        self.loose.is_none() || self.tied.widest <= width
    }

    /// Lines in a column that leaves so many em.
    pub(super) fn lines(&self, width: f64) -> usize {
        if self.whole <= width {
            return self.tied.lines.len();
        }
        let folds = self.loose.as_ref().filter(|_| self.tied.widest > width).unwrap_or(&self.tied);
        folds.lines.iter().map(|line| folded(line, width)).sum()
    }
}

/// Lines that one typed line makes.
fn folded(line: &[Piece], width: f64) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for piece in line {
        let with = used + piece.gap + piece.width;
        if used > 0.0 && with > width {
            lines += 1;
            used = piece.width;
        } else {
            used = with;
        }
    }
    lines
}

fn folds(text: &str, bold: bool, letters: &Letters) -> Folds {
    let mut lines = vec![vec![]];
    let (mut open, mut gap) = (None::<Piece>, 0.0);
    for run in markup::runs(text) {
        let bold = bold || run.strong;
        let text = match &run.words {
            markup::Words::Level(text) => text.as_str(),
            // What is raised or lowered stays with what it belongs to.
            markup::Words::Raised(text) | markup::Words::Lowered(text) => {
                let piece = open.get_or_insert(Piece { width: 0.0, gap: std::mem::take(&mut gap) });
                piece.width += letters.width(text, bold);
                continue;
            }
            markup::Words::Note(_) => {
                let piece = open.get_or_insert(Piece { width: 0.0, gap: std::mem::take(&mut gap) });
                piece.width += letters.width(NOTE_MARK, bold);
                continue;
            }
        };
        for (at, typed) in text.split('\n').enumerate() {
            if at > 0 {
                lines.last_mut().expect("one line at least").extend(open.take());
                lines.push(vec![]);
                gap = 0.0;
            }
            let line: &mut Vec<Piece> = lines.last_mut().expect("one line at least");
            for (at, word) in typed.split(' ').enumerate() {
                if at > 0 {
                    line.extend(open.take());
                    gap += letters.width(" ", bold);
                }
                for (at, part) in parts(word).into_iter().enumerate() {
                    if at > 0 {
                        line.extend(open.take());
                    }
                    let width = letters.width(&word[part], bold);
                    let piece = open.get_or_insert(Piece { width: 0.0, gap: std::mem::take(&mut gap) });
                    piece.width += width;
                }
            }
        }
    }
    lines.last_mut().expect("one line at least").extend(open);
    let widest = lines.iter().flatten().map(|piece| piece.width).fold(0.0, f64::max);
    Folds { lines, widest }
}

/// The stretches of a word that never fold: an address folds after its signs, other words after a hyphen or a stroke
/// between letters, as the typesetter folds them.
fn parts(word: &str) -> Vec<Range<usize>> {
    if !word.contains(['-', '/', '@', '.']) {
        return std::iter::once(0..word.len()).collect();
    }
    let addresses = addresses(word);
    let whole = inline::symbols(word);
    let inside = |at: usize| {
        let in_address = addresses.iter().any(|address| address.start < at && at < address.end);
        !in_address && !whole.iter().any(|symbol| symbol.start < at && at < symbol.end)
    };
    let mut cuts: Vec<usize> = addresses.iter().flat_map(|address| address_folds(word, address)).collect();
    let signs = word.char_indices().filter(|(_, sign)| matches!(sign, '-' | '/')).map(|(at, _)| at);
    cuts.extend(signs.filter(|at| between_letters(word, *at)).map(|at| at + 1).filter(|at| inside(*at)));
    cuts.sort_unstable();
    let ends = cuts.iter().copied().chain([word.len()]);
    let mut from = 0;
    ends.map(|to| std::mem::replace(&mut from, to)..to).filter(|part| !part.is_empty()).collect()
}

fn between_letters(word: &str, at: usize) -> bool {
    let before = word[..at].chars().next_back();
    let after = word[at + 1..].chars().next();
    before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
}

/// Web and mail addresses in a text.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:https?://|www\.)[^\s()“”]+|[a-z0-9._%+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")
            .expect("a fixed pattern")
    });
    if !text.contains(['@', '/']) && !text.contains("www.") {
        return Vec::new();
    }
    ADDRESS.find_iter(text).map(|found| found.range()).collect()
}

/// Letters that an address leaves over on a line of their own, at least.
const LEFT_OVER: usize = 4;

/// Where an address may fold: after its signs, never between two of them, nor so that `vn` is left over.
pub(super) fn address_folds(text: &str, address: &Range<usize>) -> Vec<usize> {
    let sign = |letter: char| matches!(letter, '.' | '/' | '@' | '-' | '_' | '?' | '&' | '=');
    let inside = &text[address.clone()];
    let letters: Vec<(usize, char)> = inside.char_indices().collect();
    let pairs = letters.windows(2).filter(|pair| sign(pair[0].1) && !sign(pair[1].1));
    let places = pairs.map(|pair| pair[1].0).filter(|at| inside.len() - at >= LEFT_OVER);
    places.map(|at| address.start + at).collect()
}

/// The stretches of an address that never fold.
pub(super) fn address_parts(text: &str, address: &Range<usize>) -> Vec<Range<usize>> {
    let mut from = address.start;
    let ends = address_folds(text, address).into_iter().chain([address.end]);
    ends.map(|to| std::mem::replace(&mut from, to)..to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Letters {
        Letters::new(|letter, bold| {
            Some(if letter == ' ' {
                0.5
            } else if bold {
                1.2
            } else {
                1.0
            })
        })
    }

    fn split(word: &str) -> Vec<&str> {
        parts(word).into_iter().map(|part| &word[part]).collect()
    }

    #[test]
    fn addresses_fold_after_their_signs_and_words_never() {
        assert_eq!(split("tuyet@anthoi.gov.vn"), ["tuyet@", "anthoi.", "gov.vn"]);
        assert_eq!(split("https://dichvucong.gov.vn/ho-so"), ["https://", "dichvucong.", "gov.", "vn/", "ho-so"]);
        assert_eq!(split("www.anthoi.gov.vn"), ["www.", "anthoi.", "gov.vn"]);
        assert_eq!(split("Anh/chị"), ["Anh/", "chị"]);
        for whole in ["1.234.567.890,50", "12/2026", "215/QĐ-UBND", "09/4/2020", "-5", "2012-2020", "ngh."] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn lines_are_counted_as_they_fold() {
        let words = Words::of("một hai ba", false, &letters());
        assert_eq!((words.lines(9.0), words.lines(7.0), words.lines(3.0)), (1, 2, 3));
        assert!((words.least() - 3.0).abs() < 1e-9);
        assert!((words.whole - 9.0).abs() < 1e-9);
        assert_eq!(Words::of("một\nhai", false, &letters()).lines(99.0), 2);
    }

    #[test]
    fn a_number_leaves_its_word_only_where_the_column_is_too_narrow() {
        let words = Words::of("Tháng 10", true, &letters());
        assert!(words.ties(10.0) && !words.ties(7.0));
        assert_eq!(words.lines(7.0), 2);
        assert!((words.least() - 6.0).abs() < 1e-6);
    }
}
