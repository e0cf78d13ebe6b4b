//! Table files: CSV with any usual separator, and XLSX. The first row names the columns, or the first two.

use unicode_normalization::UnicodeNormalization;

use super::located::squeeze;
use super::model::Text;
use super::reader::{Fields, Reader};
use super::rules::{self, problem};
use super::tree::{Node, Value};
use crate::words::diagnostic::{Diagnostic, Message};
use crate::words::source::Span;
use crate::words::{legacy, letters};
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
    /// Whether cells of it are joined in the file.
    pub joined: bool,
}

/// A row as it stands in the file.
struct Row {
    number: usize,
    span: Span,
    cells: Vec<String>,
}

/// The rows of a file, how many of them name the columns, and the columns with joined cells.
struct Rows {
    all: Vec<Row>,
    headings: usize,
    joined: Vec<usize>,
}

/// Reads the file of a key `tep`.
pub(super) fn read(reader: &mut Reader<'_>, fields: Fields<'_>) -> Option<Sheet> {
    let asked = reader.size(fields, "hang_ten_cot").map(usize::from);
    let (name, bytes) = match fields.table.get("dan") {
        Some(entry) => (Text { value: "dan".to_owned(), span: entry.node.span }, Vec::new()),
        None => reader.bytes(fields, "tep")?,
    };
    let mut rows = if workbook::is_workbook(&bytes) {
        workbook_rows(reader, fields, &name, &bytes, asked)?
    } else {
        let mut rows = if let Some(entry) = fields.table.get("dan") {
            pasted(reader, &entry.node)?
        } else {
            let file = reader.source(&name, &bytes)?;
            csv_rows(&reader.sources.get(file)?.text, file, None)
        };
        rows.retain(|row| row.filled() > 0);
        let titles = if asked.is_none() { titles(&rows) } else { 0 };
        above(reader, &name, rows.drain(..titles).map(|row| row.number));
        cut_off(reader, &rows);
        Rows { all: rows, headings: 1, joined: Vec::new() }
    };
    rows.headings = asked.unwrap_or(rows.headings);
    on_paper(reader, &name, &mut rows.all);
    column_numbers(reader, &name, &mut rows);
    sheet(reader, &name, rows)
}

/// Rows above the heading.
fn titles(rows: &[Row]) -> usize {
    workbook::without_titles(rows.iter().map(|row| row.cells.iter().map(String::as_str)))
}

/// Says something about the file that is good to know.
fn note(reader: &mut Reader<'_>, name: &Text, Message { vi, en }: Message, hint: Option<(&str, &str)>) {
    let file = &name.value;
    let found = problem(&rules::TABLE_NOTE, format!("`{file}`: {vi}"), format!("`{file}`: {en}")).at_span(name.span);
    reader.found.push(match hint {
        Some((vi, en)) => found.hint(vi, en),
        None => found,
    });
}

/// Says which rows above the table were passed over.
fn above(reader: &mut Reader<'_>, name: &Text, numbers: impl Iterator<Item = usize>) {
    let numbers = numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(", ");
    if !numbers.is_empty() {
        let said = Message::new(
            format!("hàng {numbers} ở trên bảng không phải tên cột, không được in"),
            format!("row {numbers} above the table names no columns and is not printed"),
        );
        note(reader, name, said, Some(("tên bảng ghi ở `tieu_de`", "the caption goes into `tieu_de`")));
    }
}

/// Leaves out the row that numbers the columns: those numbers count the columns of the file.
fn column_numbers(reader: &mut Reader<'_>, name: &Text, rows: &mut Rows) {
    let row = |at: usize| rows.all.get(at).map(|row| row.cells.iter().map(String::as_str).collect::<Vec<_>>());
    let Some(first) = row(rows.headings) else { return };
    if workbook::is_column_numbers(&first, row(rows.headings + 1).as_deref()) {
        let number = rows.all.remove(rows.headings).number;
        let said = Message::new(
            format!("hàng {number} đánh số các cột, không phải dữ liệu, không được in"),
            format!("row {number} numbers the columns, it is no data and not printed"),
        );
        note(reader, name, said, None);
    }
}

/// Numbers that a spreadsheet cut off when it wrote the file.
fn cut_off(reader: &mut Reader<'_>, rows: &[Row]) {
    let cells = rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell.trim())));
    let cut = cells.filter(|(_, cell)| workbook::is_cut(cell)).take(MOST);
    let found = cut.map(|(row, words)| rules::cut_off(words).at_span(row.span));
    reader.found.extend(found);
}

/// The letters of all cells as they are on paper; what can't be printed is said with its row.
fn on_paper(reader: &mut Reader<'_>, name: &Text, rows: &mut [Row]) {
    let mut said = 0;
    for row in rows {
        for cell in row.cells.iter_mut().filter(|cell| letters::may_be_strange(cell)) {
            let (words, lost) = letters::readable(cell);
            let words = words.into_owned();
            for Message { vi, en } in lost.into_iter().take(MOST - said) {
                said += 1;
                let (number, file) = (row.number, &name.value);
                let (vi, en) = (
                    format!("hàng {number} của `{file}` có {vi}"),
                    format!("in row {number} of `{file}` there is {en}"),
                );
                reader.found.push(rules::unprintable(vi, en).at_span(row.span));
            }
            *cell = words;
        }
    }
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

/// The rows of a text pasted from Excel, with a tab between its cells. Blank cells that an editor cut off are put back.
fn pasted(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<Row>> {
    let Value::Text(text) = &node.value else {
        reader.wrong_type(node, "bang.dan", "chuỗi giữa hai cặp ba dấu nháy", "a string between triple quotes");
        return None;
    };
    if !text.contains('\t') {
        reader.found.push(
            problem(&rules::TABLE_FILE, "bảng dán vào không có dấu Tab nào giữa các ô", "the pasted table has no tab between its cells")
                .at_span(node.span)
                .hint(
                    "chép các ô trong Excel rồi dán thẳng vào giữa hai cặp ba dấu nháy; trình soạn thảo đổi Tab thành dấu cách thì tắt đi",
                    "copy the cells in Excel and paste them as they are; keep the editor from turning tabs into blanks",
                ),
        );
        return None;
    }
    let base = reader.sources.text(node.span).find(text.as_str()).map(|at| node.span.start + at);
    let mut rows = csv_rows(text, node.span.file, Some(b'\t'));
    let width = rows.iter().map(Row::filled).max().unwrap_or(0);
    for row in &mut rows {
        row.span =
            base.map_or(node.span, |base| Span { start: base + row.span.start, end: base + row.span.end, ..row.span });
        row.cells.resize(width.max(row.filled()), String::new());
    }
    Some(rows)
}

/// The rows of a CSV file; every cell is placed at its row.
fn csv_rows(text: &str, file: usize, separator: Option<u8>) -> Vec<Row> {
    // A byte order mark was blanked.
    let (found, body) = workbook::separator(text.trim_start());
    let separator = separator.unwrap_or(found);
    let body = body.trim_start();
    let start = text.len() - body.len();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(body.as_bytes());
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

/// The rows of a sheet of a workbook, all placed where the file is named.
fn workbook_rows(
    reader: &mut Reader<'_>,
    fields: Fields<'_>,
    name: &Text,
    bytes: &[u8],
    asked: Option<usize>,
) -> Option<Rows> {
    let (wanted, all) = (reader.text(fields, "trang_tinh"), reader.flag(fields, "tat_ca"));
    let mut sheet = match workbook::read(bytes, wanted.as_ref().map(|w| w.value.as_str()), all) {
        Ok(sheet) => sheet,
        Err(trouble) => {
            unreadable(reader, name, &trouble);
            return None;
        }
    };
    if !formulas(reader, name, &sheet) {
        return None;
    }
    hidden(reader, name, &sheet);
    let rows = sheet.rows.iter().zip(0..).map(|(cells, at)| Row {
        number: sheet.number(at),
        span: name.span,
        cells: cells.iter().map(words).collect(),
    });
    let rows: Vec<Row> = rows.collect();
    let titles = if asked.is_none() && !names_groups(&sheet, 0) { titles(&rows) } else { 0 };
    let headings = if names_groups(&sheet, titles) { 2 } else { 1 };
    let shared = sheet.share_joined(titles + asked.unwrap_or(headings));
    if !shared.is_empty() {
        let list = shared.join(", ");
        let said = Message::new(
            format!("ô gộp {list}: giá trị được dùng cho mọi hàng nó phủ"),
            format!("joined cells {list}: their value holds for every row they cover"),
        );
        note(reader, name, said, None);
    }
    let is_data = |area: &&workbook::Area| *area.0.start() >= titles + headings && area.0.end() > area.0.start();
    let joined = sheet.merged.iter().filter(is_data).map(|area| *area.1.start()).collect();
    let mut rows: Vec<Row> = rows
        .into_iter()
        .zip(&sheet.rows)
        .map(|(row, cells)| Row { cells: cells.iter().map(words).collect(), ..row })
        .collect();
    above(reader, name, rows.drain(..titles).filter(|row| row.filled() > 0).map(|row| row.number));
    old_fonts(reader, name, &rows);
    Some(Rows { all: rows, headings, joined })
}

/// Whether a row names groups of columns: cells of it are joined, all of them together being a mere title.
fn names_groups(sheet: &workbook::Sheet, top: usize) -> bool {
    let width = sheet.rows.first().map_or(0, Vec::len);
    sheet.merged.iter().any(|(rows, columns)| {
        let (tall, wide) = (rows.end() - rows.start() + 1, columns.end() - columns.start() + 1);
        *rows.start() == top && tall <= 2 && (tall == 2 || wide > 1) && wide < width
    })
}

/// Says which formulas came to an error or to nothing; whether there was none.
fn formulas(reader: &mut Reader<'_>, name: &Text, sheet: &workbook::Sheet) -> bool {
    let cells =
        sheet.rows.iter().zip(0..).flat_map(|(cells, row)| cells.iter().zip(0..).map(move |(c, at)| (c, row, at)));
    let wrong = cells.filter_map(|(cell, row, column)| match cell {
        Seen::Wrong(words) | Seen::Uncomputed(words) => {
            let broken = matches!(cell, Seen::Wrong(_));
            Some(formula(name, (&sheet.name, &sheet.address(row, column)), words, broken))
        }
        _ => None,
    });
    let wrong: Vec<_> = wrong.take(MOST).collect();
    let none = wrong.is_empty();
    reader.found.extend(wrong);
    none
}

/// Says what is hidden in the file.
fn hidden(reader: &mut Reader<'_>, name: &Text, sheet: &workbook::Sheet) {
    let all = ("muốn in cả thì ghi `tat_ca = true`", "write `tat_ca = true` to print them too");
    if let Some(said) = sheet.left_out.said() {
        note(reader, name, said, Some(all));
    }
    if let Some(said) = sheet.left_out.said_of_sheets() {
        note(reader, name, said, Some(("chọn trang bằng `trang_tinh`", "choose a sheet by `trang_tinh`")));
    }
}

/// Says that words of a sheet were typed for fonts of another encoding.
fn old_fonts(reader: &mut Reader<'_>, name: &Text, rows: &[Row]) {
    let cells = || rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.number, cell)));
    let all = cells().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join("\n");
    let (fonts, mut told) = (legacy::encodings(&all), Vec::new());
    for (number, cell) in cells().filter(|_| !fonts.is_empty()) {
        let Some((font, place)) = legacy::find_one(cell, &fonts).filter(|(font, _)| !told.contains(font)) else {
            continue;
        };
        told.push(font);
        let (word, file) = (&cell[place], &name.value);
        let found = problem(
            &rules::LEGACY_ENCODING,
            format!("`{word}` ở hàng {number} của `{file}` là chữ gõ bằng phông {font}, không phải Unicode"),
            format!("`{word}` in row {number} of `{file}` was typed for {font} fonts, it is not Unicode"),
        );
        reader.found.push(found.at_span(name.span).hint(
            "chuyển mã cả bảng sang Unicode bằng công cụ chuyển mã của UniKey",
            "convert the whole table to Unicode",
        ));
    }
}

fn formula(name: &Text, (sheet, address): (&str, &str), words: &str, broken: bool) -> Diagnostic {
    let file = &name.value;
    let (vi, en) = if broken {
        (format!("có lỗi `{words}`"), format!("holds the error `{words}`"))
    } else {
        (
            format!("có công thức `{words}` chưa được tính"),
            format!("holds the formula `{words}`, which was never computed"),
        )
    };
    let (hint_vi, hint_en) =
        if broken { ("sửa công thức trong ô", "mend the formula of the cell") } else { workbook::COMPUTE };
    problem(
        &rules::TABLE_FILE,
        format!("ô {address} trang `{sheet}` của `{file}` {vi}"),
        format!("cell {address} of sheet `{sheet}` of `{file}` {en}"),
    )
    .at_span(name.span)
    .hint(hint_vi, hint_en)
}

/// A cell of a workbook in a table: a truth is a tick.
fn words(seen: &Seen) -> String {
    match seen {
        Seen::Words(words) => words.clone(),
        Seen::Truth(true) => "x".to_owned(),
        Seen::Truth(false) | Seen::Nothing | Seen::Wrong(_) | Seen::Uncomputed(_) => String::new(),
    }
}

fn sheet(reader: &mut Reader<'_>, name: &Text, Rows { all, headings, joined }: Rows) -> Option<Sheet> {
    let mut rows = all.into_iter().filter(|row| row.filled() > 0);
    let top: Vec<Row> = rows.by_ref().take(headings).collect();
    let Some(last) = top.last().filter(|_| top.len() == headings) else {
        let why = Message::new("không có đủ hàng tên cột", "it lacks the rows that name the columns");
        let hint = Message::new("hàng đầu là tên các cột", "the first row names the columns");
        unreadable(reader, name, &Trouble { why, hint });
        return None;
    };
    let width = top.iter().map(Row::filled).max().unwrap_or(0);
    let titles: Vec<Vec<Text>> = top.iter().map(|row| row.texts(width)).collect();
    let mut header = match &titles[..] {
        [groups, titles] => grouped(groups, titles),
        _ => titles.concat().into_iter().map(|title| Heading { title, group: None, joined: false }).collect(),
    };
    joined.into_iter().for_each(|at| header.iter_mut().skip(at).take(1).for_each(|column| column.joined = true));
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
            header.push(Heading { title: group.clone(), group: None, joined: false });
            continue;
        }
        open = if group.value.is_empty() { open } else { Some(group) };
        header.push(Heading { title: title.clone(), group: open.cloned(), joined: false });
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
