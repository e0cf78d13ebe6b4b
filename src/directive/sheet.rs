//! Table files: CSV with any usual separator, and XLSX. The first row names the columns, or the first two.

use unicode_normalization::UnicodeNormalization;

use super::located::squeeze;
use super::model::Text;
use super::reader::{Fields, Reader};
use super::rules::{self, problem};
use crate::words::diagnostic::{Diagnostic, Message};
use crate::words::source::Span;
use crate::workbook::{self, Seen, Trouble};

/// More rows in disorder than this nobody reads.
const MOST: usize = 20;

/// What a table file holds.
pub(super) struct Sheet {
    /// Name of the file.
    pub name: String,
    /// Its columns.
    pub header: Vec<Heading>,
    /// Its rows, as wide as the header.
    pub rows: Vec<Vec<Text>>,
}

/// What a column is called.
pub(super) struct Heading {
    /// Its title.
    pub title: Text,
    /// The group of columns that it belongs to.
    pub group: Option<Text>,
}

/// A row as it stands in the file.
struct Row {
    number: usize,
    span: Span,
    cells: Vec<String>,
}

/// Reads the file of a key `tep`.
pub(super) fn read(reader: &mut Reader<'_>, fields: Fields<'_>) -> Option<Sheet> {
    let asked = reader.size(fields, "hang_ten_cot").map(usize::from);
    let (name, bytes) = reader.bytes(fields, "tep")?;
    let (rows, found) = if workbook::is_workbook(&bytes) {
        workbook_rows(reader, fields, &name, &bytes)?
    } else {
        let file = reader.source(&name, &bytes)?;
        (csv_rows(&reader.sources.get(file)?.text, file), 1)
    };
    sheet(reader, &name, rows, asked.unwrap_or(found))
}

fn unreadable(reader: &mut Reader<'_>, name: &Text, trouble: &Trouble) {
    let (file, why, hint) = (&name.value, &trouble.why, &trouble.hint);
    let found = problem(
        &rules::TABLE_FILE,
        format!("không đọc được bảng trong `{file}`: {}", why.vi),
        format!("can't read a table from `{file}`: {}", why.en),
    );
    reader.found.push(found.at_span(name.span).hint(hint.vi.clone(), hint.en.clone()));
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
    let (mut number, mut counted) = (1, 0);
    let mut record = csv::StringRecord::new();
    // The text is UTF-8, and the rows may be of any length: reading them cannot fail.
    while let Ok(true) = reader.read_record(&mut record) {
        let from = record.position().map_or(0, |p| p.byte() as usize);
        let to = reader.position().byte() as usize;
        let line = body.get(from..to).unwrap_or_default();
        let from = start + from + (line.len() - line.trim_start().len());
        let span = Span { file, start: from, end: from + line.trim().len() };
        // On from the row before: counted from the top every time, a long table would take hours.
        number += text[counted..from].matches('\n').count();
        counted = from;
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

/// The rows of a sheet of a workbook, all placed where the file is named, and how many of them name the columns.
fn workbook_rows(reader: &mut Reader<'_>, fields: Fields<'_>, name: &Text, bytes: &[u8]) -> Option<(Vec<Row>, usize)> {
    let wanted = reader.text(fields, "trang_tinh");
    let mut sheet = match workbook::read(bytes, wanted.as_ref().map(|w| w.value.as_str())) {
        Ok(sheet) => sheet,
        Err(trouble) => {
            unreadable(reader, name, &trouble);
            return None;
        }
    };
    let sheet_ref = &sheet;
    let wrong = sheet.rows.iter().enumerate().flat_map(|(row, cells)| {
        let at = move |(column, cell): (usize, &Seen)| match cell {
            Seen::Wrong(error) => Some((sheet_ref.address(row, column), error.clone())),
            _ => None,
        };
        cells.iter().enumerate().filter_map(at)
    });
    let wrong: Vec<_> = wrong.take(MOST).collect();
    if !wrong.is_empty() {
        wrong.iter().for_each(|(address, error)| reader.found.push(formula(name, address, error)));
        return None;
    }
    // The first row names groups of columns when cells of it are merged, all of them together being a mere title.
    let width = sheet.rows.first().map_or(0, Vec::len);
    let two = sheet.merged.iter().any(|(rows, columns)| {
        let (tall, wide) = (rows.end() - rows.start() + 1, columns.end() - columns.start() + 1);
        *rows.start() == 0 && tall <= 2 && (tall == 2 || wide > 1) && wide < width
    });
    let rows = std::mem::take(&mut sheet.rows).into_iter().enumerate();
    let rows = rows.map(|(at, cells)| Row {
        number: sheet.number(at),
        span: name.span,
        cells: cells.into_iter().map(words).collect(),
    });
    Some((rows.collect(), if two { 2 } else { 1 }))
}

fn formula(name: &Text, address: &str, error: &str) -> Diagnostic {
    let file = &name.value;
    problem(
        &rules::TABLE_FILE,
        format!("ô {address} của `{file}` có lỗi `{error}`"),
        format!("cell {address} of `{file}` holds the error `{error}`"),
    )
    .at_span(name.span)
    .hint("sửa công thức trong ô", "mend the formula of the cell")
}

/// A cell of a workbook in a table: a truth is a tick.
fn words(seen: Seen) -> String {
    match seen {
        Seen::Words(words) => words,
        Seen::Truth(true) => "x".to_owned(),
        Seen::Truth(false) | Seen::Nothing | Seen::Wrong(_) => String::new(),
    }
}

fn sheet(reader: &mut Reader<'_>, name: &Text, rows: Vec<Row>, headings: usize) -> Option<Sheet> {
    let mut rows = rows.into_iter().filter(|row| row.filled() > 0);
    let top: Vec<Row> = rows.by_ref().take(headings).collect();
    let Some(last) = top.last().filter(|_| top.len() == headings) else {
        let why = Message::new("không có đủ hàng tên cột", "it lacks the rows that name the columns");
        let hint = Message::new("hàng đầu là tên các cột", "the first row names the columns");
        unreadable(reader, name, &Trouble { why, hint });
        return None;
    };
    let width = top.iter().map(Row::filled).max().unwrap_or(0);
    let titles: Vec<Vec<Text>> = top.iter().map(|row| row.texts(width)).collect();
    let header = match &titles[..] {
        [groups, titles] => grouped(groups, titles),
        _ => titles.concat().into_iter().map(|title| Heading { title, group: None }).collect(),
    };
    if let Some(at) = header.iter().position(|heading| heading.title.value.is_empty()) {
        let (at, number) = (at + 1, last.number);
        let found = problem(
            &rules::TABLE_COLUMN,
            format!("cột thứ {at} của `{}` không có tên ở hàng {number}", name.value),
            format!("column {at} of `{}` has no title in row {number}", name.value),
        );
        reader.found.push(
            found.at_span(last.span).hint(
                "hàng đầu của tệp là tên các cột; tên nhóm ở hàng trên, tên cột ở hàng dưới thì ghi `hang_ten_cot = 2`",
                "the first row of the file names them; with names of groups above those of columns write `hang_ten_cot = 2`",
            ),
        );
        return None;
    }
    let (sound, ragged): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.cells.len() >= width && row.filled() <= width);
    ragged.iter().take(MOST).for_each(|row| reader.found.push(out_of_line(row, width, name)));
    let rows = sound.iter().map(|row| row.texts(width)).collect();
    Some(Sheet { name: name.value.clone(), header, rows })
}

/// Columns of two rows: below the name of a group, which the blank cells beside it belong to, stand its columns; a
/// column without a group has its title in the upper row.
fn grouped(groups: &[Text], titles: &[Text]) -> Vec<Heading> {
    let mut open: Option<&Text> = None;
    let mut header = Vec::with_capacity(groups.len());
    for (group, title) in groups.iter().zip(titles) {
        if title.value.is_empty() {
            open = None;
            header.push(Heading { title: group.clone(), group: None });
            continue;
        }
        open = if group.value.is_empty() { open } else { Some(group) };
        header.push(Heading { title: title.clone(), group: open.cloned() });
    }
    header
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

    /// The first cells, as many as that; blank where there are no more.
    fn texts(&self, width: usize) -> Vec<Text> {
        let text = |cell: &str| Text { value: squeeze(&cell.nfc().collect::<String>()), span: self.span };
        (0..width).map(|at| text(self.cells.get(at).map_or("", String::as_str))).collect()
    }
}
