//! Spreadsheets (XLSX) with every cell as people see it in Vietnam; the only room that knows calamine.

mod digits;
mod moment;
mod number_format;
mod parts;
mod sheet;
mod shown;
mod table;
mod weigh;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Cell, Data, DataRef, Reader as _, SheetVisible, Style, Xlsx, XlsxError};

use crate::quiet::caught;
use crate::words::diagnostic::Message;
use number_format::{NumberFormat, VIETNAM};
use parts::Parts;

pub use sheet::{Area, LeftOut, Seen, Sheet, letters};
pub use shown::{date, general, grouped};
pub use table::{is_column_numbers, is_cut, separator, total, without_titles};

/// A sheet with more cells than this, blank ones counted, is no table that people keep.
const MOST_CELLS: u64 = 20_000_000;
/// The same without those that are blank.
const MOST_FILLED: usize = 5_000_000;

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

/// Whether these bytes are a workbook of some kind, whatever the file is called.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

const SAVE_ANEW: (&str, &str) =
    ("mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx", "open it in Excel or LibreOffice and save it as .xlsx");

/// What to do about a formula that was never computed.
pub const COMPUTE: (&str, &str) = (
    "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại (Ctrl+S): khi ấy công thức mới có kết quả",
    "open the file in Excel or LibreOffice and save it: only then the formula has a value",
);

/// Whether a file of this name has sheets.
#[must_use]
pub fn has_sheets(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    matches!(ending.as_str(), "xlsx" | "xlsm" | "xls" | "ods")
}

/// Reads the sheet of a name, or the first that can be seen; what is hidden in it stays out unless `all` of it is wanted.
///
/// # Errors
/// What keeps it from being read. Other formats are refused because what their cells show can't be told from them:
/// 55,55 % would come out as 0,5555.
pub fn read(bytes: &[u8], wanted: Option<&str>, all: bool) -> Result<Sheet, Trouble> {
    if let Some(trouble) = other_format(bytes) {
        return Err(trouble);
    }
    if !weigh::fits(bytes) {
        return Err(too_large());
    }
    // The crate may panic on broken files.
    caught(|| read_sheet(bytes, wanted, all))
        .unwrap_or_else(|_| Err(Trouble::new("tệp hỏng", "it is broken", SAVE_ANEW)))
}

fn too_large() -> Trouble {
    Trouble::new(
        "tệp quá lớn khi giải nén",
        "it is too large when unpacked",
        ("chép riêng bảng cần dùng sang một tệp mới", "copy the table into a new file"),
    )
}

fn read_sheet(bytes: &[u8], wanted: Option<&str>, all: bool) -> Result<Sheet, Trouble> {
    let broken =
        |error: &XlsxError| Trouble::new(format!("tệp hỏng ({error})"), format!("it is broken ({error})"), SAVE_ANEW);
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let (name, sheets) = pick(book.sheets_metadata(), wanted)?;
    let parts = Parts::read(bytes, &name);
    let cells = cells(&mut book, &name, parts.formulas).map_err(|e| broken(&e))?;
    if cells.len() > MOST_FILLED {
        return Err(too_large());
    }
    let merged = book.merge_cells_by_sheet_name(&name).map_err(|e| broken(&e))?;
    let hidden = if all { Default::default() } else { (parts.hidden_rows, parts.hidden_columns) };
    let (cells, rows, columns) = visible(cells, &hidden);
    let left_out = LeftOut { sheets, rows, columns };
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
    let places = (
        (top..=bottom).filter(|row| !hidden.0.contains(row)).collect::<Vec<_>>(),
        (left..=right).filter(|column| !hidden.1.contains(column)).collect::<Vec<_>>(),
    );
    let at = |places: &[u32], place: u32| places.partition_point(|known| *known < place);
    let mut rows = vec![vec![Seen::Nothing; places.1.len()]; places.0.len()];
    for ((row, column), seen) in cells {
        rows[at(&places.0, row)][at(&places.1, column)] = seen;
    }
    // What is left of an area; a broken file may name one from its end to its start.
    let stretch = |places: &[u32], start: u32, end: u32| {
        let (first, behind) = (at(places, start), places.partition_point(|known| *known <= end));
        // It may reach beyond the last cell with something in it.
        let beyond = places.last().map_or(0, |last| end.saturating_sub(*last)) as usize;
        (first < behind && start <= end).then(|| first..=behind - 1 + beyond)
    };
    let merged = merged.iter().filter_map(|area| {
        let rows = stretch(&places.0, area.start.0, area.end.0)?;
        Some((rows, stretch(&places.1, area.start.1, area.end.1)?))
    });
    let merged = merged.collect();
    Ok(Sheet { name, rows, merged, left_out, places })
}

type Cells = BTreeMap<(u32, u32), Seen>;

/// The cells that can be seen, and the rows and columns that hold something and can't.
fn visible(cells: Cells, (rows, columns): &(BTreeSet<u32>, BTreeSet<u32>)) -> (Cells, Vec<usize>, Vec<String>) {
    let (mut seen, mut left_rows, mut left_columns) = (Cells::new(), BTreeSet::new(), BTreeSet::new());
    for ((row, column), cell) in cells {
        if rows.contains(&row) {
            left_rows.insert(row as usize + 1);
        } else if columns.contains(&column) {
            left_columns.insert(column as usize);
        } else {
            seen.insert((row, column), cell);
        }
    }
    (seen, left_rows.into_iter().collect(), left_columns.into_iter().map(letters).collect())
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

/// The sheet of a name, or the first that can be seen, and the hidden ones before it.
fn pick(sheets: &[calamine::Sheet], wanted: Option<&str>) -> Result<(String, Vec<String>), Trouble> {
    let is_seen = |sheet: &calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let found = match wanted {
        Some(wanted) => sheets.iter().position(|s| s.name.trim().to_lowercase() == wanted.trim().to_lowercase()),
        None => sheets.iter().position(is_seen).or_else(|| (!sheets.is_empty()).then_some(0)),
    };
    let name = |sheet: &calamine::Sheet| sheet.name.clone();
    let Some(found) = found else {
        let wanted = wanted.unwrap_or_default();
        let all = sheets.iter().map(name).collect::<Vec<_>>().join("`, `");
        return Err(Trouble::new(
            format!("tệp không có trang `{wanted}`"),
            format!("the workbook has no sheet `{wanted}`"),
            (&format!("các trang: `{all}`"), &format!("its sheets: `{all}`")),
        ));
    };
    let before = sheets[..found].iter().filter(|sheet| wanted.is_none() && !is_seen(sheet));
    Ok((name(&sheets[found]), before.map(name).collect()))
}

/// The cells of a sheet that show something, by row and column, and its formulas that came to nothing.
fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    formulas: BTreeMap<(u32, u32), String>,
) -> Result<Cells, XlsxError> {
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let formats: Vec<Format> = reader.styles().iter().map(Format::of).collect();
    let mut cells = Cells::new();
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
    cells.extend(formulas.into_iter().map(|(place, formula)| (place, Seen::Uncomputed(format!("={formula}")))));
    Ok(cells)
}

/// First and last row, first and last column.
fn bounds(cells: &Cells) -> Option<(u32, u32, u32, u32)> {
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
