//! Spreadsheets (XLSX) with every cell as people see it in Vietnam; the only room that knows calamine.

mod digits;
mod moment;
mod number_format;
mod shown;
mod weigh;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::RangeInclusive;

use calamine::{Cell, Data, DataRef, Reader as _, Style, Xlsx, XlsxError};

use crate::quiet::caught;
use crate::words::diagnostic::Message;
use number_format::{NumberFormat, VIETNAM};

pub use shown::{date, general, grouped};

/// A sheet with more cells than this, blank ones counted, is no table that people keep.
const MOST_CELLS: u64 = 20_000_000;
/// The same without those that are blank.
const MOST_FILLED: usize = 5_000_000;

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
}

/// A sheet of a workbook, from its first row and column with something in it to the last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows, all of one width.
    pub rows: Vec<Vec<Seen>>,
    /// Cells that were merged, as rows and columns of `rows`.
    pub merged: Vec<(RangeInclusive<usize>, RangeInclusive<usize>)>,
    top: u32,
    left: u32,
}

/// Why a workbook can't be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub why: Message,
    /// Advice.
    pub hint: Message,
}

impl Trouble {
    fn new(vi: impl Into<String>, en: impl Into<String>, hint: (&str, &str)) -> Self {
        Self { why: Message::new(vi, en), hint: Message::new(hint.0, hint.1) }
    }
}

impl Seen {
    /// Whether nothing can be seen there.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Words(words) => words.trim().is_empty(),
            Self::Truth(_) | Self::Wrong(_) => false,
        }
    }
}

impl Sheet {
    /// The number of a row as the spreadsheet counts it.
    #[must_use]
    pub fn number(&self, row: usize) -> usize {
        self.top as usize + row + 1
    }

    /// The place of a column as the spreadsheet counts it, from 0.
    #[must_use]
    pub fn column(&self, column: usize) -> usize {
        self.left as usize + column
    }

    /// `B7`, as the spreadsheet names the cell.
    #[must_use]
    pub fn address(&self, row: usize, column: usize) -> String {
        let letters = letters(self.column(column));
        format!("{letters}{}", self.number(row))
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

/// Whether these bytes are a workbook of some kind, whatever the file is called.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

const SAVE_ANEW: (&str, &str) =
    ("mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx", "open it in Excel or LibreOffice and save it as .xlsx");

/// Reads the sheet of a name, or the first.
///
/// # Errors
/// What keeps it from being read. Other formats are refused because what their cells show can't be told from them:
/// 55,55 % would come out as 0,5555.
pub fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Trouble> {
    if let Some(trouble) = other_format(bytes) {
        return Err(trouble);
    }
    if !weigh::fits(bytes) {
        return Err(too_large());
    }
    // The crate may panic on broken files.
    caught(|| read_sheet(bytes, wanted)).unwrap_or_else(|_| Err(Trouble::new("tệp hỏng", "it is broken", SAVE_ANEW)))
}

fn too_large() -> Trouble {
    Trouble::new(
        "tệp quá lớn khi giải nén",
        "it is too large when unpacked",
        ("chép riêng bảng cần dùng sang một tệp mới", "copy the table into a new file"),
    )
}

fn read_sheet(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Trouble> {
    let broken =
        |error: &XlsxError| Trouble::new(format!("tệp hỏng ({error})"), format!("it is broken ({error})"), SAVE_ANEW);
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let name = pick(&book.sheet_names(), wanted)?;
    let cells = cells(&mut book, &name).map_err(|e| broken(&e))?;
    if cells.len() > MOST_FILLED {
        return Err(too_large());
    }
    let merged = book.merge_cells_by_sheet_name(&name).map_err(|e| broken(&e))?;
    let Some((top, bottom, left, right)) = bounds(&cells) else {
        return Err(Trouble::new(
            format!("trang `{name}` trống"),
            format!("sheet `{name}` is empty"),
            ("hàng đầu là tên các cột", "the first row names the columns"),
        ));
    };
    let (height, width) = (u64::from(bottom - top) + 1, u64::from(right - left) + 1);
    if height * width > MOST_CELLS {
        return Err(Trouble::new(
            format!("trang `{name}` trải {height} hàng, {width} cột"),
            format!("sheet `{name}` spreads over {height} rows and {width} columns"),
            ("xóa những ô lạc ở xa bảng", "delete the stray cells far from the table"),
        ));
    }
    let mut rows = vec![vec![Seen::Nothing; width as usize]; height as usize];
    for ((row, column), seen) in cells {
        rows[(row - top) as usize][(column - left) as usize] = seen;
    }
    let from = |at: u32, first: u32| at.saturating_sub(first) as usize;
    // A broken file may name an area from its end to its start.
    let sound = |area: &&calamine::Dimensions| area.start.0 <= area.end.0 && area.start.1 <= area.end.1;
    let merged = merged.iter().filter(sound).filter(|area| area.end.0 >= top && area.end.1 >= left).map(|area| {
        (from(area.start.0, top)..=from(area.end.0, top), from(area.start.1, left)..=from(area.end.1, left))
    });
    Ok(Sheet { name, rows, merged: merged.collect(), top, left })
}

/// What else the file is, when it is no XLSX.
fn other_format(bytes: &[u8]) -> Option<Trouble> {
    let holds = |bytes: &[u8], sign: &[u8]| bytes.windows(sign.len()).any(|part| part == sign);
    let sealed: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match bytes {
        [0xd0, 0xcf, 0x11, 0xe0, ..] if holds(bytes, &sealed) => Some(Trouble::new(
            "tệp có mật khẩu",
            "it is locked with a password",
            ("mở bằng Excel, bỏ mật khẩu rồi lưu lại", "open it in Excel, take the password off and save it"),
        )),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            Some(Trouble::new("tệp Excel kiểu cũ (.xls)", "an old Excel file (.xls)", SAVE_ANEW))
        }
        _ if holds(bytes.get(..400).unwrap_or(bytes), b"opendocument.spreadsheet") => {
            Some(Trouble::new("tệp OpenDocument (.ods)", "an OpenDocument file (.ods)", SAVE_ANEW))
        }
        _ => None,
    }
}

/// The sheet of a name, or the first.
fn pick(sheets: &[String], wanted: Option<&str>) -> Result<String, Trouble> {
    let found = match wanted {
        Some(wanted) => sheets.iter().find(|s| s.trim().to_lowercase() == wanted.trim().to_lowercase()),
        None => sheets.first(),
    };
    found.cloned().ok_or_else(|| {
        let wanted = wanted.unwrap_or_default();
        let all = sheets.join("`, `");
        Trouble::new(
            format!("tệp không có trang `{wanted}`"),
            format!("the workbook has no sheet `{wanted}`"),
            (&format!("các trang: `{all}`"), &format!("its sheets: `{all}`")),
        )
    })
}

/// The cells of a sheet that show something, by row and column.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<BTreeMap<(u32, u32), Seen>, XlsxError> {
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let formats: Vec<Format> = reader.styles().iter().map(Format::of).collect();
    let mut cells = BTreeMap::new();
    let general = Format::default();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let shown = seen(&cell, formats.get(style).unwrap_or(&general));
        if !shown.is_nothing() {
            cells.insert(cell.get_position(), shown);
        }
        if cells.len() > MOST_FILLED {
            break;
        }
    }
    Ok(cells)
}

/// First and last row, first and last column.
fn bounds(cells: &BTreeMap<(u32, u32), Seen>) -> Option<(u32, u32, u32, u32)> {
    let (top, bottom) = (cells.keys().next()?.0, cells.keys().next_back()?.0);
    let columns = || cells.keys().map(|(_, column)| *column);
    Some((top, bottom, columns().min()?, columns().max()?))
}

/// The format of a cell: for numbers and words, and for moments.
#[derive(Default)]
struct Format {
    numbers: NumberFormat,
    code: String,
}

impl Format {
    fn of(style: &Style) -> Self {
        let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
        Self { numbers: NumberFormat::read(code), code: code.to_owned() }
    }
}

fn seen(cell: &Cell<DataRef<'_>>, Format { numbers, code }: &Format) -> Seen {
    match Data::from(cell.get_value().clone()) {
        Data::Empty => Seen::Nothing,
        // Words typed as words: a number kept as text keeps its zeros.
        Data::String(words) | Data::DurationIso(words) => Seen::Words(numbers.words(words)),
        Data::Bool(yes) => Seen::Truth(yes),
        Data::Int(number) => Seen::Words(numbers.number(number as f64, &VIETNAM)),
        Data::Float(number) => Seen::Words(numbers.number(number, &VIETNAM)),
        Data::DateTime(time) if time.is_duration() => Seen::Words(moment::duration(time.as_f64())),
        Data::DateTime(time) => Seen::Words(moment::show(time.to_ymd_hms_milli(), code)),
        Data::DateTimeIso(words) => Seen::Words(moment::iso(&words, code)),
        Data::Error(error) => Seen::Wrong(error.to_string()),
    }
}

#[cfg(test)]
mod tests;
