//! Tables of rows: CSV, XLSX and JSON, with every value as people see it in Vietnam.

mod apart;
mod csv_file;
mod excel;
mod json_file;
mod key;
mod odd;

use ecow::EcoString;

use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::letters;

pub use key::{Column, HeadingRow, columns_of, key_of};

/// A table: what its columns are called, and its rows in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows that are not empty.
    pub rows: Vec<Row>,
    /// What was left out or shared between rows, to be told once.
    pub notes: Vec<Message>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Number that people find the row by: the one at the left edge of the spreadsheet, where the heading counts; of a
    /// CSV the one that it gets when a spreadsheet opens it; in JSON the place in the list, from 1.
    pub number: usize,
    /// Running number from 1; empty rows don't count.
    pub order: usize,
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// What is odd about cells of it.
    pub findings: Vec<Diagnostic>,
}

/// A cell, as people see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing there.
    #[default]
    Empty,
    /// Words; also dates, percentages and numbers with separators: `05/3/2024`, `55,55 %`, `1.234`.
    /// Most are short, and short ones need no memory of their own.
    Text(EcoString),
    /// A whole number that is seen as plain digits: `2026`.
    Whole(i64),
    /// Yes or no.
    Truth(bool),
    /// A list.
    List(Vec<Cell>),
    /// Named values: a row of a second table.
    Record(Vec<(String, Cell)>),
}

impl Cell {
    /// What typed words mean: plain digits are a number, `có` and `không` stay words until a condition asks.
    #[must_use]
    pub fn typed(words: &str) -> Self {
        let words = words.trim();
        let digits = words.strip_prefix('-').unwrap_or(words);
        let plain = !digits.is_empty() && digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit());
        let padded = digits.len() > 1 && digits.starts_with('0');
        match words.parse() {
            _ if words.is_empty() => Self::Empty,
            Ok(number) if plain && !padded && words != "-0" => Self::Whole(number),
            _ => Self::Text(words.into()),
        }
    }

    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::List(cells) => cells.is_empty(),
            _ => false,
        }
    }

    /// The cell on one line.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(words) => words.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Truth(yes) => if *yes { "có" } else { "không" }.to_owned(),
            Self::List(cells) => cells.iter().map(Self::shown).collect::<Vec<_>>().join("; "),
            Self::Record(fields) => fields.iter().map(|(_, c)| c.shown()).collect::<Vec<_>>().join(", "),
        }
    }
}

impl Table {
    /// The place of a column by its key.
    #[must_use]
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.key == key)
    }

    /// Adds a column whose cells are the records of another table that carry the row's own value in the key column.
    ///
    /// # Errors
    /// When one of the tables has no column of that key.
    pub fn join(&mut self, name: &str, other: &Self, file: &str, key: &str) -> Result<(), Diagnostic> {
        if self.column(name).is_some() {
            return Err(unreadable(
                file,
                &format!("`--table {name}=…`: bảng chính đã có cột `{name}`"),
                &format!("`--table {name}=…`: the main table has a column `{name}` already"),
            )
            .hint("đặt tên khác cho bảng thứ hai", "give the second table another name"));
        }
        let missing = |of: &Self, file: &str| no_column(file, key, of);
        let here = self.column(key).ok_or_else(|| missing(self, "--data"))?;
        let there = other.column(key).ok_or_else(|| missing(other, file))?;
        let mut records: std::collections::HashMap<String, Vec<Cell>> = std::collections::HashMap::new();
        for row in &other.rows {
            let fields = other.columns.iter().zip(&row.cells).map(|(c, cell)| (c.key.clone(), cell.clone()));
            records.entry(row.cells[there].shown()).or_default().push(Cell::Record(fields.collect()));
        }
        for row in &mut self.rows {
            let found = records.get(&row.cells[here].shown()).cloned().unwrap_or_default();
            row.cells.push(Cell::List(found));
        }
        self.columns.push(Column { heading: format!("--table {name}"), key: name.to_owned() });
        self.notes.extend(other.notes.iter().cloned());
        Ok(())
    }
}

fn no_column(file: &str, key: &str, table: &Table) -> Diagnostic {
    let keys = table.columns.iter().map(|c| c.key.as_str()).collect::<Vec<_>>().join(", ");
    unreadable(
        file,
        &format!("bảng không có cột `{key}`; các cột: {keys}"),
        &format!("the table has no column `{key}`; columns: {keys}"),
    )
}

/// Reads a table by the ending of its name: `.csv`, `.xlsx` (also `.xlsm`), `.json`; what is hidden in a spreadsheet stays
/// out unless `all` of it is wanted.
///
/// # Errors
/// Everything that keeps the table from being read, each with sheet, row and column.
pub fn read(name: &str, bytes: &[u8], sheet: Option<&str>, all: bool) -> Result<Table, Vec<Diagnostic>> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let mut table = match ending.as_str() {
        "csv" | "tsv" | "txt" | "json" if sheet.is_some() => Err(vec![
            unreadable(name, "tệp này không có trang tính để chọn", "this file has no sheets to choose from")
                .hint("bỏ tên trang, hoặc đưa tệp `.xlsx`", "drop the name of the sheet, or give the `.xlsx`"),
        ]),
        "csv" | "tsv" | "txt" => csv_file::read(name, bytes),
        "json" => json_file::read(name, bytes),
        "xlsx" | "xlsm" | "xls" | "ods" => excel::read(name, bytes, sheet, all),
        _ => Err(vec![
            unreadable(
                name,
                "tệp dữ liệu phải là CSV, XLSX hoặc JSON (theo đuôi tệp)",
                "a data file is CSV, XLSX or JSON, told by its ending",
            )
            .hint("trong Excel chọn lưu dạng `.xlsx`", "save it as `.xlsx`"),
        ]),
    }?;
    if ending != "json" {
        apart::leave_out(&mut table);
    }
    if table.rows.is_empty() {
        return Err(vec![unreadable(name, "bảng không có dòng dữ liệu nào", "the table has no rows")]);
    }
    odd::mark(name, &mut table);
    table.rows.iter_mut().zip(1..).for_each(|(row, order)| row.order = order);
    Ok(table)
}

/// A cell of typed words, its letters as they are on paper.
fn typed(words: &str) -> Result<Cell, Message> {
    let (words, lost) = letters::readable(words);
    match lost.into_iter().next() {
        Some(name) => Err(name),
        None => Ok(Cell::typed(&words)),
    }
}

/// A cell with a letter that can't be printed.
fn unprintable(file: &str, row: usize, column: &str, Message { vi, en }: &Message) -> Diagnostic {
    bad_cell(file, row, Some(column), &format!("trong ô có {vi}"), &format!("in the cell there is {en}")).hint(
        "xóa ký tự ấy trong ô; cần in ký hiệu gì thì gõ lại ký hiệu ấy bằng phông Unicode",
        "delete it; type a sign that is to be printed anew, in a Unicode font",
    )
}

/// A table that cannot be read.
fn unreadable(file: &str, vi: &str, en: &str) -> Diagnostic {
    Diagnostic::new("bang-khong-doc-duoc", Severity::Failure, vi, en).at(Place::File(file.to_owned()))
}

/// A cell that cannot be read.
fn bad_cell(file: &str, row: usize, column: Option<&str>, vi: &str, en: &str) -> Diagnostic {
    let column = column.map(str::to_owned);
    Diagnostic::new("o-khong-doc-duoc", Severity::Failure, vi, en).at(Place::Row { file: file.to_owned(), row, column })
}

#[cfg(test)]
mod tests;
