//! The rules of a page, whether drawn as lines, as thin boxes, in pieces, or with underscores.

use super::line::{Segment, drawn_rules};
use crate::page::{MM_PER_PT, Page, Stroke};
use crate::words::diagnostic::Rect;

/// Pieces of one rule lie on one height within this, in mm.
const SAME_HEIGHT: f64 = 0.3;
/// Pieces of one rule are parted by at most this, in mm.
const JOINT: f64 = 0.5;
/// Dashes: pieces up to this long, parted by up to [`DASH_GAP`], in mm.
const DASH: f64 = 4.0;
/// See [`DASH`].
const DASH_GAP: f64 = 2.0;
/// Shorter than this is no rule, in mm.
const SHORTEST: f64 = 2.0;
/// Lighter than this in all colours is not seen on paper.
pub(crate) const WHITE: u8 = 245;
/// Where the underscore of Times New Roman and Liberation Serif lies under the baseline, and how thick it is, in em.
const UNDERSCORE: (f64, f64) = (0.125, 0.05);
/// Where dashes lie over the baseline, in em.
const DASH_HEIGHT: f64 = 0.22;
/// Rules on one height that a piece is compared with: the last ones to its left.
const NEIGHBOURS: usize = 8;

/// All rules from top to bottom and left to right, pieces put together, what is drawn twice only once.
#[must_use]
pub fn rules(page: &Page) -> Vec<Stroke> {
    let seen = page.strokes.iter().filter(|stroke| stroke.colour.iter().any(|part| *part < WHITE)).cloned();
    let segments = drawn_rules(page);
    let drawn = segments.iter().map(from_characters);
    let (level, upright): (Vec<Stroke>, Vec<Stroke>) =
        seen.chain(drawn).partition(|stroke| stroke.rect.width >= stroke.rect.height);
    let mut rules = merge(level);
    rules.extend(merge(upright.into_iter().map(turned).collect()).into_iter().map(turned));
    rules.retain(|rule| rule.rect.width.max(rule.rect.height) >= SHORTEST);
    rules.sort_by(|a, b| a.rect.y.total_cmp(&b.rect.y).then(a.rect.x.total_cmp(&b.rect.x)));
    rules
}

fn from_characters(segment: &Segment) -> Stroke {
    let em = segment.size * MM_PER_PT;
    let underscores = segment.text.starts_with('_');
    let middle = if underscores { UNDERSCORE.0 } else { -DASH_HEIGHT };
    let height = UNDERSCORE.1 * em;
    let y = segment.baseline + middle * em - height / 2.0;
    let rect = Rect { x: segment.x, y, width: segment.right - segment.x, height };
    Stroke { rect, colour: segment.colour, dashed: !underscores && segment.text.starts_with('-') }
}

/// Swaps the axes.
fn turned(mut stroke: Stroke) -> Stroke {
    let Rect { x, y, width, height } = stroke.rect;
    stroke.rect = Rect { x: y, y: x, width: height, height: width };
    stroke
}

/// Puts level pieces together.
fn merge(mut pieces: Vec<Stroke>) -> Vec<Stroke> {
    pieces.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let mut rules: Vec<Stroke> = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let height = middle(first);
        let (same, after) = rest.split_at(rest.partition_point(|piece| middle(piece) <= height + SAME_HEIGHT));
        rest = after;
        let mut row: Vec<&Stroke> = same.iter().collect();
        row.sort_by(|a, b| a.rect.x.total_cmp(&b.rect.x));
        let begin = rules.len();
        for piece in row {
            match rules[begin..].iter_mut().rev().take(NEIGHBOURS).find(|rule| joins(rule, piece)) {
                Some(rule) => extend(rule, piece),
                None => rules.push(piece.clone()),
            }
        }
    }
    rules
}

fn middle(stroke: &Stroke) -> f64 {
    stroke.rect.y + stroke.rect.height / 2.0
}

fn gap(rule: &Stroke, piece: &Stroke) -> f64 {
    piece.rect.x - (rule.rect.x + rule.rect.width)
}

fn joins(rule: &Stroke, piece: &Stroke) -> bool {
    let dashes = piece.rect.width <= DASH && (rule.dashed || rule.rect.width <= DASH);
    rule.colour == piece.colour && gap(rule, piece) <= if dashes { DASH_GAP } else { JOINT }
}

fn extend(rule: &mut Stroke, piece: &Stroke) {
    rule.dashed |= piece.dashed || gap(rule, piece) > JOINT;
    let right = (rule.rect.x + rule.rect.width).max(piece.rect.x + piece.rect.width);
    let bottom = (rule.rect.y + rule.rect.height).max(piece.rect.y + piece.rect.height);
    rule.rect.y = rule.rect.y.min(piece.rect.y);
    rule.rect.width = right - rule.rect.x;
    rule.rect.height = bottom - rule.rect.y;
}
