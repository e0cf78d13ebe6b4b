//! Lines and words, put together again from runs, whatever program cut them up.
//!
//! Word splits words into many runs, pads with spaces, and number and date are stamped in later; the header and the
//! signature block have two columns on one baseline. So runs are cut into chunks without white space, chunks are
//! gathered into rows by baseline, and rows are split into segments where the gap is wider than words explain.

use ecow::{EcoString, eco_format};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::row::{Chunk, Pieces, rows, split, text};
use crate::page::{Page, Run};

/// Styles of one segment that are counted.
const MAX_STYLES: usize = 64;

/// Everything on one baseline, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The texts on it; more than one in header and signature block.
    pub segments: Vec<Segment>,
    /// Baseline of the first segment in mm from the top.
    pub baseline: f64,
}

impl Line {
    /// The whole line as text; segments are parted by a tab.
    #[must_use]
    pub fn text(&self) -> String {
        self.segments.iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join("\t")
    }
}

/// Text without a wide gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The words, NFC, one space between them.
    pub text: String,
    /// The words with their places.
    pub words: Vec<Word>,
    /// The text by style.
    pub spans: Vec<Span>,
    /// Left edge in mm.
    pub x: f64,
    /// Right edge in mm.
    pub right: f64,
    /// Baseline in mm of the most of its letters.
    pub baseline: f64,
    /// Size in pt of the most of its letters.
    pub size: f64,
    /// Family of the most of its letters.
    pub family: EcoString,
    /// Whether all letters are bold.
    pub bold: bool,
    /// Whether all letters are italic.
    pub italic: bool,
    /// Colour of the most of its letters.
    pub colour: [u8; 3],
}

/// A word.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// NFC.
    pub text: EcoString,
    /// Left edge in mm.
    pub x: f64,
    /// Right edge in mm.
    pub right: f64,
}

/// Neighbouring letters of one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// NFC, one space between words; begins with a space where a word begins that is not the first.
    pub text: EcoString,
    /// How many letters and digits it has.
    pub letters: usize,
    /// Family.
    pub family: EcoString,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Size in pt.
    pub size: f64,
    /// Colour.
    pub colour: [u8; 3],
    /// Left edge in mm.
    pub x: f64,
    /// Right edge in mm.
    pub right: f64,
    /// Baseline in mm; raised text has its own.
    pub baseline: f64,
}

/// The visible lines of a page from top to bottom. Turned text and lines of underscores are left out; the latter are
/// [`super::rule::rules`].
#[must_use]
pub fn lines(page: &Page) -> Vec<Line> {
    let keep = |line: &mut Line| {
        line.segments.retain(|segment| !is_drawn(segment));
        line.baseline = line.segments.first().map_or(line.baseline, |segment| segment.baseline);
        !line.segments.is_empty()
    };
    let mut lines = all_lines(page);
    lines.retain_mut(keep);
    lines
}

/// Segments that draw a rule with characters.
pub(super) fn drawn_rules(page: &Page) -> Vec<Segment> {
    // Most pages have none, which the runs tell at once.
    let might_draw = page.runs.iter().any(|run| {
        let mut letters = run.text.chars().filter(|letter| !letter.is_whitespace()).peekable();
        letters.peek().is_some_and(|first| *first != '-' || run.text.contains("--")) && letters.all(draws)
    });
    if !might_draw {
        return Vec::new();
    }
    all_lines(page).into_iter().flat_map(|line| line.segments).filter(is_drawn).collect()
}

/// Characters that people draw rules with.
fn draws(letter: char) -> bool {
    matches!(letter, '_' | '-' | '–' | '—' | '─' | '¯' | '‾')
}

/// Whether a segment is a rule made of one such character.
fn is_drawn(segment: &Segment) -> bool {
    is_rule(segment.text.chars().filter(|letter| *letter != ' '))
}

fn is_rule(mut letters: impl Iterator<Item = char> + Clone) -> bool {
    let Some(first) = letters.next().filter(|first| draws(*first)) else { return false };
    let enough = if first == '-' { 5 } else { 3 };
    letters.clone().all(|letter| letter == first) && letters.count() + 1 >= enough
}

/// A visible line for those who need no segments.
#[derive(Debug)]
pub struct Words {
    /// Its words, from left to right.
    pub words: Vec<Word>,
    /// Its text by style.
    pub spans: Vec<Span>,
    /// Where its segments end and begin, in mm.
    pub breaks: Vec<(f64, f64)>,
}

/// The words and spans of each visible line of a page, from top to bottom: [`lines`] without their segments.
#[must_use]
pub fn words(page: &Page) -> Vec<Words> {
    let text = text(page);
    let mut lines: Vec<(f64, Words)> = Vec::new();
    for row in rows(&text.chunks) {
        let mut line = Words { words: Vec::new(), spans: Vec::new(), breaks: Vec::new() };
        let mut baseline = None;
        for pieces in split(&row, &text) {
            // The same words drawn as a rule are no text.
            if is_rule(pieces.iter().flatten().flat_map(|chunk| chunk.text.chars())) {
                continue;
            }
            baseline = baseline.or_else(|| main_run(&pieces).map(|run| run.baseline));
            let end = line.words.last().map(|word| word.right);
            let begin = line.words.len();
            line.words.extend(pieces.iter().map(|word| joined(word)));
            line.breaks.extend(end.zip(line.words.get(begin).map(|word| word.x)));
            line.spans.extend(spans(&pieces));
        }
        lines.extend(baseline.map(|baseline| (baseline, line)));
    }
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn all_lines(page: &Page) -> Vec<Line> {
    let text = text(page);
    let rows = rows(&text.chunks);
    let mut lines: Vec<Line> = rows
        .iter()
        .map(|row| {
            let segments: Vec<Segment> = split(row, &text).iter().map(|pieces| segment(pieces)).collect();
            Line { baseline: segments.first().map_or(0.0, |segment| segment.baseline), segments }
        })
        .collect();
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    lines
}

fn segment(words: &Pieces<'_, '_>) -> Segment {
    let pieces = || words.iter().flatten();
    let words_with_places: Vec<Word> = words.iter().map(|word| joined(word)).collect();
    let main = main_run(words);
    Segment {
        text: words_with_places.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "),
        words: words_with_places,
        spans: spans(words),
        x: pieces().map(|chunk| chunk.x).fold(f64::INFINITY, f64::min),
        right: pieces().map(|chunk| chunk.right).fold(f64::NEG_INFINITY, f64::max),
        baseline: main.map_or(0.0, |run| run.baseline),
        size: main.map_or(0.0, |run| run.size),
        family: main.map(|run| run.family.clone()).unwrap_or_default(),
        bold: pieces().all(|chunk| chunk.run.bold),
        italic: pieces().all(|chunk| chunk.run.italic),
        colour: main.map_or([0; 3], |run| run.colour),
    }
}

fn joined(word: &[&Chunk<'_>]) -> Word {
    Word {
        text: match word {
            [chunk] => nfc(chunk.text.clone()),
            _ => nfc(word.iter().map(|chunk| chunk.text.as_str()).collect()),
        },
        x: word.iter().map(|chunk| chunk.x).fold(f64::INFINITY, f64::min),
        right: word.iter().map(|chunk| chunk.right).fold(f64::NEG_INFINITY, f64::max),
    }
}

/// Composed letters; most text comes so.
fn nfc(text: EcoString) -> EcoString {
    if text.is_ascii() {
        return text;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect(),
    }
}

/// The run whose style has the most letters.
fn main_run<'a>(words: &Pieces<'a, '_>) -> Option<&'a Run> {
    let mut styles: Vec<(&Run, usize)> = Vec::new();
    for chunk in words.iter().flatten() {
        let letters = chunk.text.chars().count();
        let room = styles.len() < MAX_STYLES;
        match styles.iter_mut().find(|(run, _)| same_style(run, chunk.run)) {
            Some((_, count)) => *count += letters,
            None if room => styles.push((chunk.run, letters)),
            None => {}
        }
    }
    // The first of the longest, so that the answer does not hang on the order of equals.
    let most = styles.iter().map(|(_, count)| *count).max()?;
    styles.iter().find(|(_, count)| *count == most).map(|(run, _)| *run)
}

fn same_style(a: &Run, b: &Run) -> bool {
    (a.size - b.size).abs() < 0.05
        && a.family == b.family
        && (a.bold, a.italic, a.colour) == (b.bold, b.italic, b.colour)
        && (a.baseline - b.baseline).abs() < 0.1
}

fn spans(words: &Pieces<'_, '_>) -> Vec<Span> {
    let mut spans: Vec<(&Run, Span)> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        for (part, chunk) in word.iter().enumerate() {
            let space = if index > 0 && part == 0 { " " } else { "" };
            match spans.last_mut() {
                Some((run, span)) if same_style(run, chunk.run) => {
                    span.text.push_str(space);
                    span.text.push_str(&chunk.text);
                    span.right = span.right.max(chunk.right);
                }
                _ => spans.push((chunk.run, span(chunk, space))),
            }
        }
    }
    let composed = |span: Span| {
        let text = nfc(span.text);
        Span { letters: letters(&text), text, ..span }
    };
    spans.into_iter().map(|(_, span)| composed(span)).collect()
}

/// How many letters and digits a text has.
#[must_use]
pub(crate) fn letters(text: &str) -> usize {
    text.chars().filter(|c| if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }).count()
}

fn span(chunk: &Chunk<'_>, space: &str) -> Span {
    Span {
        text: eco_format!("{space}{}", chunk.text),
        letters: 0,
        family: chunk.run.family.clone(),
        bold: chunk.run.bold,
        italic: chunk.run.italic,
        size: chunk.run.size,
        colour: chunk.run.colour,
        x: chunk.x,
        right: chunk.right,
        baseline: chunk.run.baseline,
    }
}
