//! Rows that are set apart from the running text: in the middle, as titles, captions and words of decision are, or at
//! the right.

use std::sync::LazyLock;

use regex::Regex;

use super::body::mark;
use crate::locate::document::{Frame, MM_PER_PT, Row};

/// How far a centred row may be off the middle, in mm; a rule says when that is too much.
const OFF_CENTRE: f64 = 5.0;
/// Centred rows leave at least this at each side, in mm: more than the deepest first-line indent.
const CENTRED_ROOM: f64 = 14.0;
/// A row that leaves less room is centred when both sides are alike within this, in mm.
const ALIKE: f64 = 1.5;
/// No row of a paragraph begins as near to the edge as this, in mm, but at the edge.
const EDGE: f64 = 0.7;
/// Rows of one title are no further apart than this, in em.
const NEAR: f64 = 2.0;
/// A single row that begins further in than this, in mm, is set to the right: a date, a unit of measure.
const RIGHT: f64 = 40.0;

/// Captions as people write them, with the mark behind their number, or alone in their row.
static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    let things = "bảng|biểu|hình|ảnh|sơ đồ|biểu đồ|đồ thị|bản đồ|lược đồ|phụ biểu|biểu mẫu|hình ảnh";
    Regex::new(&format!(
        r"(?i)^({things})(\s+số)?\s+(\d+([.-]\d+)*|[IVX]+)[a-z]?\s*([.:–)-]|$)|^\(?(đơn vị tính|đvt|nguồn)\s*[:.]"
    ))
    .expect("a fixed pattern")
});

/// Whether a row begins a caption, or stands for one: the unit of measure, the source.
pub(super) fn is_caption(row: &Row) -> bool {
    CAPTION.is_match(&row.text)
}

/// Which rows are set apart; `rows` are those of one page, `indents` where its first lines begin.
pub(super) fn set_apart(rows: &[Row], frame: Frame) -> Vec<bool> {
    let mut apart: Vec<bool> = rows.iter().map(|row| is_clear(row, frame) || is_right(row, frame)).collect();
    for at in 0..rows.len() {
        let row = &rows[at];
        let above = at.checked_sub(1).filter(|above| apart[*above] && is_near(&rows[*above], row));
        let below = rows.get(at + 1).filter(|below| is_clear(below, frame) && is_near(row, below));
        let titled = above.is_some() || below.is_some() || !begins_as_text(row, frame);
        apart[at] |= is_symmetric(row, frame) && titled && mark(&row.text).1.is_empty();
    }
    apart
}

/// Centred beyond doubt: room at both sides.
fn is_clear(row: &Row, frame: Frame) -> bool {
    let middle = f64::midpoint(frame.left, frame.right);
    (row.centre() - middle).abs() < OFF_CENTRE
        && row.x > frame.left + CENTRED_ROOM
        && row.right < frame.right - CENTRED_ROOM
}

/// At the right edge, or near it.
fn is_right(row: &Row, frame: Frame) -> bool {
    row.x > frame.left + RIGHT && row.centre() > f64::midpoint(frame.left, frame.right) && row.breaks.is_empty()
}

/// With little room at the sides, but alike.
fn is_symmetric(row: &Row, frame: Frame) -> bool {
    let [left, right] = [row.x - frame.left, frame.right - row.right];
    left > EDGE && right > EDGE - ALIKE && (left - right).abs() < ALIKE
}

/// Whether a row begins where the first lines of paragraphs do: 10 or 12.7 mm, or what is meant so.
fn begins_as_text(row: &Row, frame: Frame) -> bool {
    (8.0..14.0).contains(&(row.x - frame.left)) && !is_caption(row)
}

fn is_near(above: &Row, below: &Row) -> bool {
    above.page == below.page && below.baseline - above.baseline < NEAR * above.size.max(below.size) * MM_PER_PT
}
