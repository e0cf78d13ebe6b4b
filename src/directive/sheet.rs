//! Table files: CSV with any usual separator, and XLSX. The first row names the columns.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use unicode_normalization::UnicodeNormalization;

use super::located::squeeze;
use super::model::Text;
use super::reader::{Fields, Reader};
use super::rules::{self, problem};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// More rows in disorder than this nobody reads.
const MOST: usize = 20;

/// What a table file holds.
pub(super) struct Sheet {
    /// Name of the file.
    pub name: String,
    /// Titles of its columns.
    pub header: Vec<Text>,
    /// Its rows, as wide as the header.
    pub rows: Vec<Vec<Text>>,
}

/// A row as it stands in the file.
struct Row {
    number: usize,
    span: Span,
    cells: Vec<String>,
}

/// Reads the file of a key `tep`.
pub(super) fn read(reader: &mut Reader<'_>, fields: Fields<'_>) -> Option<Sheet> {
    let (name, bytes) = reader.bytes(fields, "tep")?;
    let rows = if bytes.starts_with(b"PK\x03\x04") {
        workbook(reader, fields, &name, bytes)?
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let (vi, en) = ("tệp Excel kiểu cũ (.xls)", "an old Excel file (.xls)");
        unreadable(reader, &name, vi, en, ("lưu lại dạng .xlsx hoặc .csv", "save it as .xlsx or .csv"));
        return None;
    } else {
        let file = reader.source(&name, &bytes)?;
        csv_rows(&reader.sources.get(file)?.text, file)
    };
    sheet(reader, &name, rows)
}

fn unreadable(reader: &mut Reader<'_>, name: &Text, vi: &str, en: &str, hint: (&str, &str)) {
    let file = &name.value;
    let found = problem(
        &rules::TABLE_FILE,
        format!("không đọc được bảng trong `{file}`: {vi}"),
        format!("can't read a table from `{file}`: {en}"),
    );
    reader.found.push(found.at_span(name.span).hint(hint.0, hint.1));
}

/// The rows of a CSV file; every cell is placed at its row.
fn csv_rows(text: &str, file: usize) -> Vec<Row> {
    // A byte order mark was blanked.
    let start = text.len() - text.trim_start().len();
    let body = &text[start..];
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(body))
        .from_reader(body.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    // The text is UTF-8, and the rows may be of any length: reading them cannot fail.
    while let Ok(true) = reader.read_record(&mut record) {
        let from = record.position().map_or(0, |p| p.byte() as usize);
        let to = reader.position().byte() as usize;
        let line = body.get(from..to).unwrap_or_default();
        let from = start + from + (line.len() - line.trim_start().len());
        let span = Span { file, start: from, end: from + line.trim().len() };
        let number = text[..from].matches('\n').count() + 1;
        rows.push(Row { number, span, cells: record.iter().map(str::to_owned).collect() });
    }
    rows
}

/// The separator of a CSV file: the one its first line has most of.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1),
        }
    }
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(sign, count)| if *count > 0 { *sign } else { b',' })
}

/// The rows of a sheet of a workbook, all placed where the file is named.
fn workbook(reader: &mut Reader<'_>, fields: Fields<'_>, name: &Text, bytes: Vec<u8>) -> Option<Vec<Row>> {
    let wanted = reader.text(fields, "trang_tinh");
    let hint = ("mở bằng Excel rồi lưu lại dạng .xlsx hoặc .csv", "open it in Excel and save it as .xlsx or .csv");
    let mut book: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            unreadable(reader, name, &format!("tệp hỏng ({error})"), &format!("it is broken ({error})"), hint);
            return None;
        }
    };
    let sheets = book.sheet_names();
    let sheet = match &wanted {
        Some(wanted) => sheets.iter().find(|sheet| sheet.to_lowercase() == wanted.value.to_lowercase()),
        None => sheets.first(),
    };
    let Some(sheet) = sheet.cloned() else {
        let wanted = wanted.map_or_else(String::new, |w| format!(" `{}`", w.value));
        let known = sheets.join(", ");
        let (vi, en) = (format!("không có trang tính{wanted}"), format!("there is no sheet{wanted}"));
        let hint = (format!("các trang tính: {known}"), format!("its sheets: {known}"));
        unreadable(reader, name, &vi, &en, (&hint.0, &hint.1));
        return None;
    };
    match book.worksheet_range(&sheet) {
        Ok(range) => {
            let first = range.start().map_or(0, |(row, _)| row as usize);
            let row = |(at, cells): (usize, &[Data])| Row {
                number: first + at + 1,
                span: name.span,
                cells: cells.iter().map(cell).collect(),
            };
            Some(range.rows().enumerate().map(row).collect())
        }
        Err(error) => {
            unreadable(reader, name, &format!("tệp hỏng ({error})"), &format!("it is broken ({error})"), hint);
            None
        }
    }
}

/// A cell of a workbook as Vietnamese writes it.
fn cell(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) | Data::Bool(false) => String::new(),
        Data::Bool(true) => "x".to_owned(),
        Data::Int(number) => number.to_string(),
        // Binary fractions have a long tail that nobody typed.
        Data::Float(number) => format!("{number:.10}").trim_end_matches('0').trim_end_matches('.').replace('.', ","),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year}")
        }
        Data::DateTime(time) => time.as_f64().to_string().replace('.', ","),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
    }
}

fn sheet(reader: &mut Reader<'_>, name: &Text, rows: Vec<Row>) -> Option<Sheet> {
    let mut rows = rows.into_iter().filter(|row| row.filled() > 0);
    let Some(header) = rows.next() else {
        let hint = ("hàng đầu là tên các cột", "the first row names the columns");
        unreadable(reader, name, "không có hàng nào", "it has no rows", hint);
        return None;
    };
    let width = header.filled();
    if let Some(at) = header.cells[..width].iter().position(|cell| cell.trim().is_empty()) {
        let (at, number) = (at + 1, header.number);
        let found = problem(
            &rules::TABLE_COLUMN,
            format!("cột thứ {at} của `{}` không có tên ở hàng {number}", name.value),
            format!("column {at} of `{}` has no title in row {number}", name.value),
        );
        reader.found.push(
            found.at_span(header.span).hint("hàng đầu của tệp là tên các cột", "the first row of the file names them"),
        );
        return None;
    }
    let (sound, ragged): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.cells.len() >= width && row.filled() <= width);
    ragged.iter().take(MOST).for_each(|row| reader.found.push(out_of_line(row, width, name)));
    let rows = sound.iter().map(|row| row.texts(width)).collect();
    Some(Sheet { name: name.value.clone(), header: header.texts(width), rows })
}

fn out_of_line(row: &Row, width: usize, name: &Text) -> Diagnostic {
    let (number, found, file) = (row.number, row.cells.len(), &name.value);
    problem(
        &rules::TABLE_RAGGED,
        format!("hàng {number} của `{file}` có {found} ô, hàng tiêu đề có {width} cột"),
        format!("row {number} of `{file}` has {found} cells, its header {width} columns"),
    )
    .at_span(row.span)
    .hint(
        "thừa hay thiếu dấu phân cách ở hàng này; ô có dấu phân cách phải đặt giữa hai dấu nháy",
        "a separator is missing or in excess; a cell that holds one must stand between quotes",
    )
}

impl Row {
    /// Cells up to the last that is not blank.
    fn filled(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1)
    }

    fn texts(&self, width: usize) -> Vec<Text> {
        let text = |cell: &String| Text { value: squeeze(&cell.nfc().collect::<String>()), span: self.span };
        self.cells.iter().take(width).map(text).collect()
    }
}
