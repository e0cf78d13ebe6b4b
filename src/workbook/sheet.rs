//! A sheet as people see it.

use std::ops::RangeInclusive;

use crate::words::diagnostic::Message;

/// A cell as people see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Seen {
    /// Nothing there.
    #[default]
    Nothing,
    /// Words, numbers in their format, dates: `1.234`, `55,55 %`, `05/3/2024`.
    Words(String),
    /// Yes or no.
    Truth(bool),
    /// A formula that came to an error: `#REF!`.
    Wrong(String),
    /// A formula that was never computed: `=C2*3`.
    Uncomputed(String),
}

/// Cells that were joined, as rows and columns of a [`Sheet`].
pub type Area = (RangeInclusive<usize>, RangeInclusive<usize>);

/// A sheet of a workbook, from its first row and column with something in it to the last, without what is hidden.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows, all of one width.
    pub rows: Vec<Vec<Seen>>,
    /// Cells that were merged.
    pub merged: Vec<Area>,
    /// What is there and hidden.
    pub left_out: LeftOut,
    /// Where each row and each column stands in the file, from 0.
    pub(super) places: (Vec<u32>, Vec<u32>),
}

/// What was left out because it can't be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Sheets before the one that was read.
    pub sheets: Vec<String>,
    /// Rows with something in them, by number.
    pub rows: Vec<usize>,
    /// Columns with something in them, by letter.
    pub columns: Vec<String>,
}

impl LeftOut {
    /// What is said of rows and columns, when there are any.
    #[must_use]
    pub fn said(&self) -> Option<Message> {
        let rows = self.rows.len();
        let columns = self.columns.join(", ");
        let (vi, en) = match (rows, columns.as_str()) {
            (0, "") => return None,
            (0, _) => (format!("cột ẩn {columns}"), format!("hidden columns {columns}")),
            (_, "") => (format!("{rows} dòng ẩn hoặc bị lọc"), format!("{rows} hidden or filtered rows")),
            _ => (
                format!("{rows} dòng ẩn hoặc bị lọc và cột ẩn {columns}"),
                format!("{rows} hidden or filtered rows and hidden columns {columns}"),
            ),
        };
        Some(Message::new(format!("không lấy {vi}"), format!("{en} are left out")))
    }

    /// What is said of hidden sheets before the one that was read.
    #[must_use]
    pub fn said_of_sheets(&self) -> Option<Message> {
        let sheets = self.sheets.join("`, `");
        let said = || {
            Message::new(
                format!("trang ẩn `{sheets}` không được đọc"),
                format!("the hidden sheet `{sheets}` is not read"),
            )
        };
        (!self.sheets.is_empty()).then(said)
    }
}

impl Seen {
    /// Whether nothing can be seen there.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Words(words) => words.trim().is_empty(),
            Self::Truth(_) | Self::Wrong(_) | Self::Uncomputed(_) => false,
        }
    }
}

impl Sheet {
    /// The number of a row as the spreadsheet counts it.
    #[must_use]
    pub fn number(&self, row: usize) -> usize {
        self.places.0.get(row).map_or(row, |place| *place as usize) + 1
    }

    /// The place of a column as the spreadsheet counts it, from 0.
    #[must_use]
    pub fn column(&self, column: usize) -> usize {
        self.places.1.get(column).map_or(column, |place| *place as usize)
    }

    /// `B7`, as the spreadsheet names the cell.
    #[must_use]
    pub fn address(&self, row: usize, column: usize) -> String {
        let letters = letters(self.column(column));
        format!("{letters}{}", self.number(row))
    }

    /// Gives every row that a joined cell covers its value, from a row on; says which cells these were.
    pub fn share_joined(&mut self, from: usize) -> Vec<String> {
        let mut shared = Vec::new();
        for (rows, columns) in self.merged.clone() {
            let (first, column) = (*rows.start(), *columns.start());
            if first < from || rows.end() == rows.start() || self.rows[first][column].is_nothing() {
                continue;
            }
            let value = self.rows[first][column].clone();
            for row in self.rows.iter_mut().take(rows.end() + 1).skip(first + 1) {
                row[column] = value.clone();
            }
            shared.push(format!("{}:{}", self.address(first, column), self.address(*rows.end(), *columns.end())));
        }
        shared
    }
}

/// The letters that a spreadsheet names a column by, counted from 0.
#[must_use]
pub fn letters(column: usize) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters
}
