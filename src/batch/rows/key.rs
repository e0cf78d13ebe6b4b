//! Names of columns: `Tên đơn vị` is `ten_don_vi` in a directive.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::unreadable;
use crate::diagnostic::Diagnostic;

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

/// The columns of these headings; what stands under a blank heading has no name and is refused.
///
/// # Errors
/// Headings that are blank or come to the same key.
pub fn columns_of(file: &str, headings: &[String]) -> Result<Vec<Column>, Vec<Diagnostic>> {
    let mut columns: Vec<Column> = Vec::with_capacity(headings.len());
    let mut problems = Vec::new();
    for (place, heading) in headings.iter().enumerate() {
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = key_of(&heading);
        if key.is_empty() {
            let problem = unreadable(
                file,
                &format!("cột thứ {} không có tên ở dòng tiêu đề", place + 1),
                &format!("column {} has no name in the heading row", place + 1),
            );
            problems.push(problem.hint(
                "dòng tiêu đề là dòng đầu tiên có chữ: mỗi cột một tên, không gộp ô",
                "the heading is the first row with words: a name for every column, no merged cells",
            ));
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
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}
