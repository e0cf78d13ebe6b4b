//! Tables of cells (`bang`), typed in the directive or taken from a file beside it.

use std::sync::LazyLock;

use regex::Regex;

use super::keys;
use super::model::Text;
use super::reader::{Fields, Reader};
use super::rules::{self, finding, problem};
use super::sheet::{self, Heading, Sheet};
use super::tree::{Node, Value};
use crate::standard::StandardId;
use crate::words::date;

pub use super::model::table::{Align, Column, Table};

/// The narrowest column that can hold a word, in mm.
const NARROWEST: f64 = 8.0;
/// More rows in disorder than this nobody reads.
const MOST: usize = 20;

/// Width of the text between the margins in mm, on an upright page or a landscape one (I.1-I.3).
#[must_use]
pub fn room(standard: StandardId, landscape: bool) -> f64 {
    let page = &standard.get().trang;
    if landscape { &page.cao } else { &page.rong }.dat - page.le_trai.dat - page.le_phai.dat
}

/// A column as it was asked for.
struct Wanted {
    title: Text,
    group: Option<Text>,
    joined: bool,
    width: Option<f64>,
    align: Option<Align>,
}

/// Reads the table of a key `bang`.
pub(super) fn read(reader: &mut Reader<'_>, parent: Fields<'_>, standard: StandardId) -> Option<Table> {
    let fields = reader.table(parent, "bang", &keys::GRID)?;
    let caption = reader.text(fields, "tieu_de");
    let wanted = columns(reader, fields);
    let (wanted, rows) = match (fields.table.get("tep").or_else(|| fields.table.get("dan")), fields.table.get("dong")) {
        (Some(_), None) => {
            let sheet = sheet::read(reader, fields)?;
            chosen(reader, fields, wanted, sheet)?
        }
        (None, rows) => {
            if fields.table.get("cot").is_none() {
                reader.missing(fields, "cot");
            }
            if rows.is_none() {
                reader.missing(fields, "dong");
            }
            let rows = typed_rows(reader, fields, wanted.len());
            (wanted, rows)
        }
        (Some(_), Some(rows)) => {
            reader.found.push(
                problem(
                    &rules::TABLE_FILE,
                    "bảng có cả `tep` (hoặc `dan`) và `dong`, chỉ lấy được từ một nơi",
                    "a table with both `tep` and `dong` has two sources",
                )
                .at_span(rows.key_span)
                .hint("bỏ `dong`, hoặc bỏ `tep`", "drop `dong`, or drop `tep`"),
            );
            return None;
        }
    };
    check_widths(reader, fields, &wanted, standard);
    check_groups(reader, &wanted);
    let columns = wanted.into_iter().enumerate().map(|(at, column)| Column {
        align: column.align.unwrap_or_else(|| alignment(&column.title, rows.iter().filter_map(|row| row.get(at)))),
        title: column.title,
        group: column.group,
        joined: column.joined,
        width: column.width,
    });
    Some(Table { caption, columns: columns.collect(), rows, span: fields.span })
}

impl Wanted {
    fn plain(title: Text) -> Self {
        Self { title, group: None, joined: false, width: None, align: None }
    }
}

fn columns(reader: &mut Reader<'_>, fields: Fields<'_>) -> Vec<Wanted> {
    let mut columns = Vec::new();
    for node in reader.items(fields, "cot") {
        match &node.value {
            Value::Text(_) => {
                let title = reader.string(node, "bang.cot").map(|d| d.all().finish());
                columns.extend(title.map(Wanted::plain));
            }
            Value::Table(table) => {
                let column = reader.open(table, &keys::COLUMN, node.span);
                let width = reader.number(column, "rong").and_then(|(width, span)| match width {
                    Some(width) if width > 0 && width < 1000 => Some(width as f64),
                    _ => {
                        let node = Node { value: Value::Integer(width), span };
                        reader.wrong_value(&node, "cot.rong", &["số mm từ 1".to_owned()]);
                        None
                    }
                });
                let align = reader.word(column, "can");
                let align = align.and_then(|key| Align::ALL.into_iter().find(|a| a.key() == key));
                let (group, joined) = (reader.text(column, "nhom"), reader.flag(column, "gop"));
                let title = reader.text(column, "ten");
                columns.extend(title.map(|title| Wanted { title, group, joined, width, align }));
            }
            _ => reader.wrong_item(fields, "cot", node),
        }
    }
    columns
}

fn typed_rows(reader: &mut Reader<'_>, fields: Fields<'_>, width: usize) -> Vec<Vec<Text>> {
    let mut rows = Vec::new();
    let mut ragged = 0;
    for (at, node) in reader.items(fields, "dong").iter().enumerate() {
        let Value::List(cells) = &node.value else {
            reader.wrong_type(node, "bang.dong", "danh sách các ô giữa hai ngoặc vuông", "a list of cells in brackets");
            continue;
        };
        if cells.len() != width && width > 0 && ragged < MOST {
            ragged += 1;
            let (number, found) = (at + 1, cells.len());
            reader.found.push(
                problem(
                    &rules::TABLE_RAGGED,
                    format!("hàng {number} của bảng có {found} ô, bảng có {width} cột"),
                    format!("row {number} of the table has {found} cells, the table {width} columns"),
                )
                .at_span(node.span)
                .hint("ô không có gì thì ghi \"\"", "write \"\" for a blank cell"),
            );
        }
        let cells: Vec<Text> = cells.iter().filter_map(|cell| typed_cell(reader, cell)).collect();
        if cells.len() == width {
            rows.push(cells);
        }
    }
    rows
}

/// A cell of the directive: words, or a number as Vietnamese writes it.
fn typed_cell(reader: &mut Reader<'_>, node: &Node) -> Option<Text> {
    let typed = reader.sources.text(node.span);
    let value = match &node.value {
        Value::Text(_) => return reader.string(node, "bang.dong").map(|d| d.all().finish()),
        Value::Integer(_) => typed.replace('_', ""),
        Value::Float => typed.replace('_', "").replace('.', ","),
        Value::Date => match date::read(typed.get(..10).unwrap_or(typed)) {
            Some(date::Parts { day: Some(day), month: Some(month), year }) => format!("{day:02}/{month:02}/{year}"),
            _ => typed.to_owned(),
        },
        Value::Bool(_) | Value::List(_) | Value::Table(_) => {
            reader.wrong_type(node, "bang.dong", "chuỗi hoặc số", "a string or a number");
            return None;
        }
    };
    Some(Text { value, span: node.span })
}

/// The columns of a file that were asked for, in their order; all of them when none was.
fn chosen(
    reader: &mut Reader<'_>,
    fields: Fields<'_>,
    mut wanted: Vec<Wanted>,
    sheet: Sheet,
) -> Option<(Vec<Wanted>, Vec<Vec<Text>>)> {
    if wanted.is_empty() {
        let all = sheet.header.into_iter().map(|Heading { title, group, joined }| Wanted {
            group,
            joined,
            ..Wanted::plain(title)
        });
        return Some((all.collect(), sheet.rows));
    }
    let mut places = Vec::new();
    for column in &mut wanted {
        match places_of(column, &sheet.header)[..] {
            [at] => {
                places.push(at);
                column.group = column.group.take().or_else(|| sheet.header[at].group.clone());
                column.joined |= sheet.header[at].joined;
            }
            [] => unknown_column(reader, &column.title, &sheet),
            [at, ..] => unclear_column(reader, &column.title, &sheet, at),
        }
    }
    if places.len() < wanted.len() {
        return None;
    }
    let left: Vec<_> = (0..sheet.header.len()).filter(|at| !places.contains(at)).collect();
    if let (Some(first), Some(entry)) = (left.first(), fields.table.get("cot")) {
        let names: Vec<_> = left.iter().map(|at| format!("`{}`", sheet.header[*at].title.value)).collect();
        let (names, file) = (names.join(", "), &sheet.name);
        let first = &sheet.header[*first].title.value;
        reader.found.push(
            problem(
                &rules::TABLE_COLUMN_LEFT,
                format!("cột {names} của `{file}` không có trong `cot`, không được in"),
                format!("columns {names} of `{file}` are not in `cot` and are not printed"),
            )
            .at_span(entry.key_span)
            .hint(format!("thêm \"{first}\" vào `cot` nếu cần in"), format!("add \"{first}\" to `cot` to print it")),
        );
    }
    let pick = |row: Vec<Text>| places.iter().map(|at| row[*at].clone()).collect();
    Some((wanted, sheet.rows.into_iter().map(pick).collect()))
}

/// Where a column stands in a file; a group that was asked for must be its own where the file has groups.
fn places_of(column: &Wanted, header: &[Heading]) -> Vec<usize> {
    let same = |a: &Text, b: &Text| a.value.to_lowercase() == b.value.to_lowercase();
    let agrees = |heading: &Heading| match (&column.group, &heading.group) {
        (Some(asked), Some(found)) => same(asked, found),
        _ => true,
    };
    let found = |heading: &Heading| same(&heading.title, &column.title) && agrees(heading);
    (0..header.len()).filter(|at| found(&header[*at])).collect()
}

fn unknown_column(reader: &mut Reader<'_>, title: &Text, sheet: &Sheet) {
    let (name, file) = (&title.value, &sheet.name);
    let called = |h: &Heading| match &h.group {
        Some(group) => format!("{} ({})", h.title.value, group.value),
        None => h.title.value.clone(),
    };
    let known = sheet.header.iter().map(called).collect::<Vec<_>>().join(", ");
    reader.found.push(
        problem(
            &rules::TABLE_COLUMN,
            format!("tệp `{file}` không có cột `{name}`"),
            format!("`{file}` has no column `{name}`"),
        )
        .at_span(title.span)
        .hint(format!("hàng đầu của tệp ghi: {known}"), format!("the first row of the file has: {known}")),
    );
}

fn unclear_column(reader: &mut Reader<'_>, title: &Text, sheet: &Sheet, at: usize) {
    let (name, file) = (&title.value, &sheet.name);
    let group = sheet.header[at].group.as_ref().map_or("…", |group| group.value.as_str());
    reader.found.push(
        problem(
            &rules::TABLE_COLUMN,
            format!("tệp `{file}` có nhiều cột tên `{name}`"),
            format!("`{file}` has several columns `{name}`"),
        )
        .at_span(title.span)
        .hint(
            format!("ghi thêm nhóm: {{ ten = \"{name}\", nhom = \"{group}\" }}"),
            format!("name its group: {{ ten = \"{name}\", nhom = \"{group}\" }}"),
        ),
    );
}

/// A group whose columns don't stand side by side would be printed twice.
fn check_groups(reader: &mut Reader<'_>, wanted: &[Wanted]) {
    let name = |at: usize| wanted.get(at).and_then(|column: &Wanted| column.group.as_ref());
    for (at, group) in (0..wanted.len()).filter_map(|at| name(at).map(|group| (at, group))) {
        let starts = at == 0 || name(at - 1).is_none_or(|before| before.value != group.value);
        if starts && (0..at).any(|before| name(before).is_some_and(|earlier| earlier.value == group.value)) {
            let group_name = &group.value;
            reader.found.push(
                problem(
                    &rules::TABLE_GROUP,
                    format!("các cột của nhóm `{group_name}` không đứng cạnh nhau"),
                    format!("the columns of the group `{group_name}` do not stand side by side"),
                )
                .at_span(group.span)
                .hint("xếp các cột cùng nhóm liền nhau", "move the columns of the group together"),
            );
        }
    }
}

fn check_widths(reader: &mut Reader<'_>, fields: Fields<'_>, wanted: &[Wanted], standard: StandardId) {
    let given: f64 = wanted.iter().map(|column| column.width.unwrap_or(NARROWEST)).sum();
    let room = room(standard, true);
    if given > room {
        reader.found.push(
            finding(
                &rules::TABLE_WIDE,
                standard,
                format!("các cột của bảng cần {given:.0} mm, trang ngang chỉ rộng {room:.0} mm"),
                format!("the columns take {given:.0} mm, a landscape page has {room:.0} mm"),
            )
            .at_span(fields.table.get("cot").map_or(fields.span, |entry| entry.key_span))
            .hint(
                "giảm `rong`, hoặc bỏ `rong` để chương trình chia",
                "reduce `rong`, or drop it to have the room shared out",
            ),
        );
    }
}

/// The alignment that a column asks for: its serial numbers centred, its amounts by the comma, its words flush left.
fn alignment<'t>(title: &Text, cells: impl Iterator<Item = &'t Text>) -> Align {
    if matches!(title.value.to_uppercase().as_str(), "STT" | "TT" | "SỐ TT" | "SỐ THỨ TỰ") {
        return Align::Centre;
    }
    let cells = cells.map(|cell| cell.value.trim_matches('*'));
    let mut filled = cells.filter(|value| !value.is_empty() && *value != "-").peekable();
    if filled.peek().is_some() && filled.all(is_number) { Align::Number } else { Align::Left }
}

/// Whether a cell holds a number as Vietnamese writes it: `1.234.567`, `12,5`, `80%`.
#[must_use]
pub fn is_number(cell: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[-+−]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?\s?%?$")
            .expect("patterns are part of the program")
    });
    NUMBER.is_match(cell)
}

/// What follows the whole part of a number: `,25%`; none when the cell is no number.
#[must_use]
pub fn tail(cell: &str) -> Option<&str> {
    let cell = cell.trim_matches('*');
    is_number(cell).then(|| &cell[cell.find([',', '%', ' ', '\u{a0}']).unwrap_or(cell.len())..])
}

/// Whether a cell holds figures in groups, as of a telephone or an account, which never fold.
#[must_use]
pub fn is_code(cell: &str) -> bool {
    let figure = |letter: char| letter.is_ascii_digit() || " .()+-/\u{a0}".contains(letter);
    cell.contains(' ') && cell.chars().all(figure) && cell.chars().filter(char::is_ascii_digit).count() >= 6
}
