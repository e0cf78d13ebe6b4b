//! Names of columns: `Tên đơn vị` is `ten_don_vi` in a directive.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::unreadable;
use crate::words::diagnostic::Diagnostic;
use crate::workbook;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As it stands in the table.
    pub heading: String,
    /// As it is written in a directive.
    pub key: String,
}

/// Words of the template language that cannot name a column.
const RESERVED: [&str; 14] =
    ["and", "break", "continue", "elif", "else", "false", "for", "if", "in", "is", "loop", "not", "or", "true"];

/// The key of a heading: no diacritics, lower case, every other sign an underscore.
#[must_use]
pub fn key_of(heading: &str) -> String {
    let mut key = String::new();
    for letter in heading.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            'đ' => key.push('d'),
            c if c.is_ascii_alphanumeric() => key.push(c),
            _ if key.is_empty() || key.ends_with('_') => {}
            _ => key.push('_'),
        }
    }
    let key = key.trim_end_matches('_').to_owned();
    if key.starts_with(|c: char| c.is_ascii_digit()) {
        format!("cot_{key}")
    } else if RESERVED.contains(&key.as_str()) {
        format!("{key}_")
    } else {
        key
    }
}

/// Where headings stand: the row as a spreadsheet numbers it, and how many columns there are to the left of each.
#[derive(Debug, Clone, Default)]
pub struct HeadingRow {
    /// Number of the row.
    pub row: usize,
    /// Place of each heading in its row, from 0.
    pub places: Vec<usize>,
}

/// The columns of these headings; what stands under a blank heading has no name and is refused.
///
/// # Errors
/// Headings that are blank or come to the same key.
pub fn columns_of(file: &str, headings: &[String], at: &HeadingRow) -> Result<Vec<Column>, Vec<Diagnostic>> {
    let mut columns: Vec<Column> = Vec::with_capacity(headings.len());
    let (mut problems, mut nameless) = (Vec::new(), Vec::new());
    for (place, heading) in headings.iter().enumerate() {
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        let letters = workbook::letters(at.places.get(place).copied().unwrap_or(place));
        // A heading of signs alone, `%`, goes by the letter of its column.
        let mut key = key_of(&heading);
        if key.is_empty() && !heading.is_empty() {
            key = format!("cot_{}", letters.to_lowercase());
        }
        if key.is_empty() {
            nameless.push(letters);
        } else if let Some(other) = columns.iter().find(|c| c.key == key) {
            let other = &other.heading;
            problems.push(
                unreadable(
                    file,
                    &format!("hai cột `{other}` và `{heading}` cùng thành `{key}`"),
                    &format!("the columns `{other}` and `{heading}` both become `{key}`"),
                )
                .hint("đổi tên một trong hai cột", "rename one of them"),
            );
        }
        columns.push(Column { heading, key });
    }
    if !nameless.is_empty() {
        let (letters, row) = (nameless.join(", "), at.row);
        let problem = unreadable(
            file,
            &format!("cột {letters} không có tên ở dòng tiêu đề (dòng {row})"),
            &format!("column {letters} has no name in the heading row (row {row})"),
        );
        problems.push(problem.hint(
            "dòng tiêu đề là dòng đầu tiên có từ hai ô chữ: mỗi cột một tên, không gộp ô; xóa những gì ở trên bảng",
            "the heading is the first row with two cells or more: a name for every column, no merged cells; delete what \
             stands above the table",
        ));
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}
