//! Rows of text: the lines of a page, cut into columns where the diagram of Mục IV has columns.

use std::sync::LazyLock;

use ecow::EcoString;

use super::text::has_blanks;
use crate::locate::document::{Drawn, MM_PER_PT, Row};
use crate::page::line::{Span, Word, Words, letters, words};
use crate::page::rule::rules;
use crate::page::{Page, Run, Stroke, Visibility};
use crate::standard::StandardId;
use crate::words::diagnostic::Rect;

/// Height of the letters over the baseline and depth below it, in em, as the standard gives them of its typeface.
static LETTER: LazyLock<[f64; 2]> = LazyLock::new(|| {
    let figures = &StandardId::Nd30.get().van_ban;
    [figures.dinh_dong.dat, figures.chan_dong.dat]
});
/// Raised and lowered letters are smaller than those beside them by this factor ...
const SCRIPT: f64 = 0.9;
/// ... and stand off their baseline by more than this, in mm for each pt of their size.
const SCRIPT_LEVEL: f64 = 0.01;
/// Share of the letters that makes a row bold or italic as a whole.
const MOST: f64 = 0.9;

/// A stretch of a row, in mm from the left of the page.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// Left edge.
    pub from: f64,
    /// Right edge.
    pub to: f64,
}

impl Row {
    /// A row of words and the spans that set them; none without words.
    #[must_use]
    pub fn new(page: usize, mut words: Vec<Word>, mut spans: Vec<Span>) -> Option<Self> {
        words.sort_by(|a, b| a.x.total_cmp(&b.x));
        spans.sort_by(|a, b| a.x.total_cmp(&b.x));
        let x = words.first()?.x;
        let right = words.iter().map(|word| word.right).fold(x, f64::max);
        let text = spaced(words.iter());
        let letters = base(&spans);
        let (size, baseline) = (most(&letters, |span| span.size), most(&letters, |span| span.baseline));
        let (words, spans, breaks) = (words.into(), spans.into(), Vec::new());
        Some(Self { page, text, words, spans, x, right, baseline, size, breaks })
    }

    /// The rectangle of the row, from ascender to descender.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let em = self.size * MM_PER_PT;
        let [ascent, descent] = *LETTER;
        let height = (ascent + descent) * em;
        Rect { x: self.x, y: self.baseline - ascent * em, width: self.right - self.x, height }
    }

    /// Whether it has the dotted blanks of a form, whose size, style and length say nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        has_blanks(&self.text)
    }

    /// Middle of the ink, in mm.
    #[must_use]
    pub fn centre(&self) -> f64 {
        f64::midpoint(self.x, self.right)
    }

    /// Share of its letters and digits in spans that are so.
    #[must_use]
    pub fn share(&self, is: impl Fn(&Span) -> bool) -> f64 {
        let all: f64 = self.spans.iter().map(weight).sum();
        let so: f64 = self.spans.iter().filter(|span| is(span)).map(weight).sum();
        if all > 0.0 { so / all } else { 0.0 }
    }

    /// Whether the row as a whole is bold.
    #[must_use]
    pub fn is_bold(&self) -> bool {
        self.share(|span| span.bold) >= MOST
    }

    /// Whether the row as a whole is italic.
    #[must_use]
    pub fn is_italic(&self) -> bool {
        self.share(|span| span.italic) >= MOST
    }

    /// The parts left and right of a vertical line.
    #[must_use]
    pub fn split(&self, at: f64) -> (Option<Self>, Option<Self>) {
        let part = |left: bool| {
            let words = self.words.iter().filter(|word| (f64::midpoint(word.x, word.right) < at) == left);
            let words: Vec<Word> = words.cloned().collect();
            let spans = self.spans.iter().filter_map(|span| within(span, &words)).collect();
            let part = Self::new(self.page, words, spans)?;
            let inside = |(from, to): &&(f64, f64)| *from > part.x && *to < part.right;
            let breaks = self.breaks.iter().filter(inside).copied().collect();
            Some(Self { breaks, ..part })
        };
        (part(true), part(false))
    }

    /// The part between two edges.
    #[must_use]
    pub fn part(&self, edge: Edge) -> Option<Self> {
        self.split(edge.from - 0.01).1?.split(edge.to + 0.01).0
    }

    /// The parts between gaps wider than `gap` mm, from left to right.
    #[must_use]
    pub fn parts(&self, gap: f64) -> Vec<Self> {
        self.inked(gap).into_iter().filter_map(|(from, to)| self.part(Edge { from, to })).collect()
    }

    /// Stretches of ink between gaps wider than `gap` mm.
    #[must_use]
    pub fn inked(&self, gap: f64) -> Vec<(f64, f64)> {
        merged(self.words.iter().map(|word| (word.x, word.right)).collect(), gap)
    }
}

/// What of a span sets these words.
fn within(span: &Span, words: &[Word]) -> Option<Span> {
    let mut inside = words.iter().filter(|word| word.x < span.right && word.right > span.x).peekable();
    let first = inside.peek()?.x.max(span.x);
    let inside: Vec<&Word> = inside.collect();
    let right = inside.last().map_or(span.right, |word| word.right.min(span.right));
    if first <= span.x && right >= span.right {
        return Some(span.clone());
    }
    let text = spaced(inside.into_iter());
    Some(Span { letters: letters(&text), text, x: first, right, ..span.clone() })
}

/// Stretches joined where they are no further apart than `gap`.
#[must_use]
pub(super) fn merged(mut stretches: Vec<(f64, f64)>, gap: f64) -> Vec<(f64, f64)> {
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut joined: Vec<(f64, f64)> = Vec::new();
    for (from, to) in stretches {
        match joined.last_mut() {
            Some(last) if from - last.1 <= gap => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// The rows of two columns, each joined along its baselines.
#[must_use]
pub(super) fn columns(rows: &[Row], boundary: f64) -> (Vec<Row>, Vec<Row>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        let (a, b) = row.split(boundary);
        left.extend(a);
        right.extend(b);
    }
    (joined(left), joined(right))
}

/// Rows on one baseline made one: stamps stand a little above or below the line they fill in.
#[must_use]
pub(super) fn joined(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut result: Vec<Row> = Vec::new();
    for row in rows {
        let near = result.last().is_some_and(|last| {
            let room = 0.35 * last.size.min(row.size) * MM_PER_PT;
            (last.baseline - row.baseline).abs() <= room && (last.right <= row.x + room || row.right <= last.x + room)
        });
        match (near, result.pop()) {
            (true, Some(last)) => {
                let words = last.words.iter().chain(&row.words).cloned().collect();
                let spans = last.spans.iter().chain(&row.spans).cloned().collect();
                result.extend(Row::new(row.page, words, spans));
            }
            (_, last) => {
                result.extend(last);
                result.push(row);
            }
        }
    }
    result
}

/// The spans without those raised or lowered: “Lưu: VT, CN” is of the size of these words, however long the lowered name
/// of the drafter beside them is.
fn base(spans: &[Span]) -> Vec<&Span> {
    let lettered = spans.iter().filter(|span| weight(span) > 0.0);
    let Some(largest) = lettered.max_by(|a, b| a.size.total_cmp(&b.size)) else { return spans.iter().collect() };
    let set_off = |span: &&Span| {
        span.size <= SCRIPT * largest.size && (span.baseline - largest.baseline).abs() > SCRIPT_LEVEL * largest.size
    };
    spans.iter().filter(|span| !set_off(span)).collect()
}

/// The value that most letters have.
fn most(spans: &[&Span], value: impl Fn(&Span) -> f64) -> f64 {
    let mut counts: Vec<(f64, f64)> = Vec::new();
    for span in spans {
        let (value, weight) = (value(span), weight(span).max(0.01));
        match counts.iter_mut().find(|(known, _)| (known - value).abs() < 0.05) {
            Some((_, count)) => *count += weight,
            None => counts.push((value, weight)),
        }
    }
    counts.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0.0, |(value, _)| value)
}

/// How many letters and digits a span has.
fn weight(span: &Span) -> f64 {
    span.letters as f64
}

/// Words with a space between.
fn spaced<'w>(words: impl Iterator<Item = &'w Word>) -> EcoString {
    let mut text = EcoString::new();
    for (at, word) in words.enumerate() {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}

/// The rows that signing programs lay over a page.
#[must_use]
pub(super) fn of_signatures(page: &Page) -> Vec<Row> {
    let signed = page.runs.iter().filter(|run| run.visibility == Visibility::Signature);
    let runs = signed.map(|run| Run { visibility: Visibility::Painted, ..run.clone() }).collect();
    of_page(&Page { runs, ..Page::default() })
}

/// The rows of a page that a reader sees, from the top, as rows of the first page of a document.
#[must_use]
pub(super) fn of_page(page: &Page) -> Vec<Row> {
    let row = |line: Words| Some(Row { breaks: line.breaks, ..Row::new(0, line.words, line.spans)? });
    words(page).into_iter().filter_map(row).collect()
}

/// The horizontal lines of a page, drawn or typed as underscores, from the top.
#[must_use]
pub(super) fn drawn(page: &Page) -> Vec<Drawn> {
    let level = |stroke: &Stroke| stroke.rect.width > stroke.rect.height;
    let strokes = rules(page).into_iter().filter(level);
    strokes.map(|stroke| Drawn { rect: stroke.rect, dashed: stroke.dashed }).collect()
}
