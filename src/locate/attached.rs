//! The line that names the document which an annex, or a text issued with it, belongs to.

use std::sync::LazyLock;

use regex::Regex;

use super::Sheet;
use super::document::Row;

/// Rows that such a line may take.
pub(super) const REFERENCE_ROWS: usize = 4;

/// The line that names the document an annex, or a text issued with it, belongs to.
pub(super) static REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^\(\s*(ban hành\s+)?kèm theo").expect("a fixed pattern"));

/// Whether the first page says, in its upper half, what document its text was issued with (mẫu 1.3).
pub(super) fn is_attached(sheet: &Sheet<'_>) -> bool {
    let high = |row: &&Row| row.baseline < sheet.pages[0].height / 2.0;
    sheet.content.first().is_some_and(|rows| rows.iter().filter(high).any(|row| REFERENCE.is_match(&row.text)))
}

/// Whether a row ends such a line; the mẫu set the number of a note behind the bracket.
pub(super) fn closes(row: &Row) -> bool {
    row.text.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(')')
}
