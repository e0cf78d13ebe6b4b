//! CSV as Excel writes it in Vietnam: comma, semicolon or tab, UTF-8 with or without a byte order mark.

use super::{HeadingRow, Row, Table, bad_cell, columns_of, typed, unprintable, unreadable};
use crate::words::diagnostic::Diagnostic;
use crate::workbook::separator;

const MARK: &str = "\u{feff}";
/// Cells that can't be read: more than this nobody mends one by one.
const MOST: usize = 20;

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Table, Vec<Diagnostic>> {
    let text = std::str::from_utf8(bytes).map_err(|e| vec![not_utf8(name, bytes, e.valid_up_to())])?;
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let (separator, text) = separator(text);
    let mut options = csv::ReaderBuilder::new();
    options.delimiter(separator).flexible(true).has_headers(false);
    let mut records = options.from_reader(text.as_bytes()).into_records();
    let (starts, open) = row_starts(text, separator);
    if let Some(row) = open {
        return Err(vec![unclosed(name, row)]);
    }
    // What stands alone in its row above the table is its title; in a table of one column there is nothing else.
    let (mut alone, mut heading) = (Vec::new(), None);
    for record in &mut records {
        let record = record.map_err(|e| vec![broken(name, &e)])?;
        match record.iter().filter(|field| !field.trim().is_empty()).count() {
            0 => {}
            1 => alone.push(record),
            _ => {
                heading = Some(record);
                alone.clear();
                break;
            }
        }
    }
    if heading.is_none() && !alone.is_empty() {
        heading = Some(alone.remove(0));
    }
    let Some(heading) = heading else {
        return Err(vec![unreadable(name, "tệp không có gì", "the file is empty")]);
    };
    let mut headings: Vec<String> = heading.iter().map(|h| h.trim().to_owned()).collect();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    let places = (0..headings.len()).collect();
    let columns = columns_of(name, &headings, &HeadingRow { row: row_of(&heading, text, &starts), places })?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for record in alone.into_iter().map(Ok).chain(records) {
        let record = record.map_err(|e| vec![broken(name, &e)])?;
        let number = row_of(&record, text, &starts);
        if record.iter().skip(columns.len()).any(|field| !field.trim().is_empty()) {
            problems.push(too_many(name, number, record.len(), columns.len()));
            continue;
        }
        let mut cells = Vec::with_capacity(columns.len());
        for (at, column) in columns.iter().enumerate() {
            match typed(record.get(at).unwrap_or_default()) {
                Ok(cell) => cells.push(cell),
                Err(_) if problems.len() >= MOST => {}
                Err(name_of) => problems.push(unprintable(name, number, &column.heading, &name_of)),
            }
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { number, cells, ..Row::default() });
        }
    }
    if problems.is_empty() { Ok(Table { columns, rows, notes: Vec::new() }) } else { Err(problems) }
}

/// Where each row begins that a spreadsheet would show: blank lines are rows, line breaks inside quotes are not.
/// Also the row of a quote that is never closed: it would swallow the rest of the table.
fn row_starts(text: &str, separator: u8) -> (Vec<usize>, Option<usize>) {
    let bytes = text.as_bytes();
    let (mut starts, mut quoted, mut field_begins) = (vec![0], false, true);
    // After the last closing quote; the row of the last opening one.
    let (mut closed, mut opened) = (None, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let ends_line = *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        match byte {
            // A quote opens a field at its beginning only; inside, two of them stand for one.
            b'"' if quoted => (quoted, closed) = (false, Some(at + 1)),
            b'"' if field_begins || closed == Some(at) => {
                quoted = true;
                opened = if field_begins { starts.len() } else { opened };
            }
            _ if ends_line && !quoted => starts.push(at + 1),
            _ => {}
        }
        field_begins = !quoted && (*byte == separator || ends_line || (field_begins && *byte == b'\r'));
    }
    (starts, quoted.then_some(opened))
}

/// The number of a record's row; the reader has passed over blank lines before it.
fn row_of(record: &csv::StringRecord, text: &str, starts: &[usize]) -> usize {
    let from = record.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(0));
    let blank = text.as_bytes()[from.min(text.len())..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
    starts.partition_point(|start| *start <= from + blank)
}

fn not_utf8(name: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let row = bytes[..at].split(|byte| *byte == b'\n').count();
    unreadable(
        name,
        &format!("tệp không phải UTF-8, từ dòng {row} của tệp"),
        &format!("the file is not UTF-8, from line {row} on"),
    )
    .hint(
        "trong Excel chọn lưu dạng `CSV UTF-8 (Comma delimited)`, hoặc dùng thẳng tệp `.xlsx`",
        "save it as `CSV UTF-8`, or give the `.xlsx` file itself",
    )
}

fn broken(name: &str, error: &csv::Error) -> Diagnostic {
    unreadable(name, &format!("CSV sai cú pháp: {error}"), &format!("the CSV is malformed: {error}"))
}

fn unclosed(name: &str, row: usize) -> Diagnostic {
    bad_cell(
        name,
        row,
        None,
        "ngoặc kép mở một ô ở dòng này không có ngoặc kép đóng",
        "the quote that opens a cell in this row is never closed",
    )
    .hint(
        "thêm ngoặc kép đóng, hoặc viết `\"\"` cho một ngoặc kép trong ô",
        "close it, or write `\"\"` for a quote inside a cell",
    )
}

fn too_many(name: &str, row: usize, found: usize, wanted: usize) -> Diagnostic {
    bad_cell(
        name,
        row,
        None,
        &format!("dòng có {found} ô, trong khi dòng tiêu đề có {wanted} cột"),
        &format!("the row has {found} cells, the heading {wanted} columns"),
    )
    .hint("ô có dấu phân cách bên trong phải đặt trong ngoặc kép", "quote a cell that contains the separator")
}
