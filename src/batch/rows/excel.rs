//! Spreadsheets, through calamine: the first row of a sheet with words in it is the heading.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Sheets, StyleRange, open_workbook_auto_from_rs};

use super::{Cell, Row, Table, bad_cell, columns_of, number_format, shown, unreadable};
use crate::diagnostic::Diagnostic;

pub(super) fn read(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Table, Vec<Diagnostic>> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|e| {
        vec![unreadable(
            name,
            &format!("tệp bảng tính không đọc được: {e}"),
            &format!("the workbook can't be read: {e}"),
        )]
    })?;
    let sheet = pick(name, &book, sheet)?;
    let broken = |e: calamine::Error| {
        let (vi, en) = (format!("trang `{sheet}` không đọc được: {e}"), format!("sheet `{sheet}` can't be read: {e}"));
        vec![unreadable(name, &vi, &en)]
    };
    let cells = book.worksheet_range(&sheet).map_err(broken)?;
    let styles = book.worksheet_style(&sheet).map_err(broken)?;
    Grid { file: name, sheet: &sheet, cells, styles }.table()
}

/// The sheet of a name, or the first.
fn pick(name: &str, book: &Sheets<Cursor<&[u8]>>, wanted: Option<&str>) -> Result<String, Vec<Diagnostic>> {
    let sheets = book.sheet_names();
    let all = sheets.join("`, `");
    let found = match wanted {
        Some(wanted) => sheets.iter().find(|s| s.trim().to_lowercase() == wanted.trim().to_lowercase()),
        None => sheets.first(),
    };
    found.cloned().ok_or_else(|| {
        let wanted = wanted.unwrap_or_default();
        let vi = format!("tệp không có trang `{wanted}`; các trang: `{all}`");
        let en = format!("the workbook has no sheet `{wanted}`; its sheets: `{all}`");
        vec![unreadable(name, &vi, &en)]
    })
}

struct Grid<'a> {
    file: &'a str,
    sheet: &'a str,
    cells: Range<Data>,
    styles: StyleRange,
}

impl Grid<'_> {
    fn table(&self) -> Result<Table, Vec<Diagnostic>> {
        let (mut top, left) = self.cells.start().unwrap_or_default();
        let (bottom, right) = self.cells.end().unwrap_or_default();
        while top < bottom && (left..=right).filter(|c| !self.is_empty(top, *c)).count() == 0 {
            top += 1;
        }
        let last = (left..=right).rev().find(|c| (top..=bottom).any(|r| !self.is_empty(r, *c)));
        let Some(last) = last else {
            let (vi, en) = (format!("trang `{}` trống", self.sheet), format!("sheet `{}` is empty", self.sheet));
            return Err(vec![unreadable(self.file, &vi, &en)]);
        };
        let heading = |c| self.cells.get_value((top, c)).map(ToString::to_string).unwrap_or_default();
        let headings: Vec<String> = (left..=last).map(heading).collect();
        let columns = columns_of(self.file, &headings)?;
        let (mut rows, mut problems) = (Vec::new(), Vec::new());
        for r in top + 1..=bottom {
            let number = (r - top) as usize;
            let mut cells = Vec::with_capacity(columns.len());
            for (c, column) in (left..=last).zip(&columns) {
                match self.cell(r, c) {
                    Ok(cell) => cells.push(cell),
                    Err(error) => problems.push(self.bad(number, r, c, &column.heading, &error)),
                }
            }
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Row { number, cells });
            }
        }
        if problems.is_empty() { Ok(Table { columns, rows }) } else { Err(problems) }
    }

    fn is_empty(&self, row: u32, column: u32) -> bool {
        match self.cells.get_value((row, column)) {
            None | Some(Data::Empty) => true,
            Some(Data::String(words)) => words.trim().is_empty(),
            Some(_) => false,
        }
    }

    fn cell(&self, row: u32, column: u32) -> Result<Cell, String> {
        let format = self.styles.get((row, column)).and_then(|s| s.number_format.as_ref());
        let code = format.map_or("General", |f| f.format_code.as_str());
        Ok(match self.cells.get_value((row, column)).unwrap_or(&Data::Empty) {
            Data::Empty => Cell::Empty,
            Data::String(words) if words.trim().is_empty() => Cell::Empty,
            // Words typed as words: a number kept as text keeps its zeros.
            Data::String(words) => Cell::typed(words),
            Data::Bool(yes) => Cell::Truth(*yes),
            Data::Int(number) => shown_number(*number as f64, code),
            Data::Float(number) => shown_number(*number, code),
            Data::DateTime(moment) if moment.is_duration() => Cell::Text(duration(moment.as_f64())),
            Data::DateTime(moment) => {
                let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
                Cell::Text(moment_shown(year, month, day, hour, minute))
            }
            Data::DateTimeIso(words) => Cell::Text(iso(words)),
            Data::DurationIso(words) => Cell::Text(words.clone()),
            Data::Error(error) => return Err(error.to_string()),
        })
    }

    fn bad(&self, number: usize, row: u32, column: u32, heading: &str, error: &str) -> Diagnostic {
        let (sheet, cell) = (self.sheet, address(row, column));
        bad_cell(
            self.file,
            number,
            Some(heading),
            &format!("ô {cell} của trang `{sheet}` có lỗi `{error}`"),
            &format!("cell {cell} of sheet `{sheet}` holds the error `{error}`"),
        )
        .hint("sửa công thức trong ô", "mend the formula of the cell")
    }
}

fn shown_number(value: f64, code: &str) -> Cell {
    Cell::typed(&number_format::show(value, code))
}

fn moment_shown(year: u16, month: u8, day: u8, hour: u8, minute: u8) -> String {
    let (y, m, d) = (year.cast_signed(), month.cast_signed(), day.cast_signed());
    let date = shown::date(d, m, y);
    match (year, hour, minute) {
        (..=1900, ..) => format!("{hour:02}:{minute:02}"),
        (_, 0, 0) => date,
        _ => format!("{hour:02}:{minute:02} {date}"),
    }
}

fn duration(days: f64) -> String {
    let minutes = (days * 24.0 * 60.0).round();
    format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0)
}

/// A date as a sheet of ODF keeps it: `2024-03-05` or `2024-03-05T14:30:00`.
fn iso(words: &str) -> String {
    let (date, time) = words.split_once('T').unwrap_or((words, ""));
    let parts: Vec<_> = date.split('-').map(str::parse::<i16>).collect();
    let mut time = time.split(':').map(|part| part.parse().unwrap_or(0));
    let (hour, minute) = (time.next().unwrap_or(0), time.next().unwrap_or(0));
    match parts[..] {
        [Ok(y), Ok(m), Ok(d)] => {
            let (y, m, d) = (u16::try_from(y), u8::try_from(m), u8::try_from(d));
            y.ok()
                .zip(m.ok())
                .zip(d.ok())
                .map_or_else(|| words.to_owned(), |((y, m), d)| moment_shown(y, m, d, hour, minute))
        }
        _ => words.to_owned(),
    }
}

/// `B7`, as the spreadsheet names the cell.
fn address(row: u32, column: u32) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}
