//! Tables of cells for a template: widths shared out, numbers with what aligns their decimal commas.

use std::collections::BTreeMap;

use tera::Value;

use super::inline;
use crate::directive::table::{self, Align, Column, Table};
use crate::standard::StandardId;

type Map = BTreeMap<&'static str, Value>;

/// Width of a letter of running text, as a share of the size.
const LETTER: f64 = 0.5;
/// Letters of room that the borders of a cell take.
const BORDERS: f64 = 2.2;
/// No column asks for more than a line of so many letters.
const LONGEST: f64 = 60.0;
/// Titles of so many letters stand on one line where there is room.
const SHORT_TITLE: f64 = 16.0;
/// Bold letters are wider.
const BOLD: f64 = 1.2;
/// A row of more lines than this may break over two pages: it would not fit on one.
const MOST_LINES: f64 = 25.0;

/// What a template sees of a table; `size` is the index of the document's size in the pairs of the standard.
pub(super) fn view(table: &Table, standard: StandardId, size: usize, landscape: bool) -> Value {
    let letter_mm = standard.get().thanh_phan["bang"].dat[size] * 25.4 / 72.0 * LETTER;
    let room = table::room(standard, landscape) / letter_mm;
    let letters = widths(table, room, letter_mm);
    let columns: Vec<Value> = table.columns.iter().zip(&letters).map(|(c, l)| column(c, *l)).collect();
    let tails: Vec<Option<String>> = (0..table.columns.len()).map(|at| longest_tail(table, at)).collect();
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            Value::from(row.iter().zip(&tails).map(|(t, tail)| cell(&t.value, tail.as_deref())).collect::<Vec<_>>())
        })
        .collect();
    Map::from([
        ("tieu_de", table.caption.as_ref().map(|text| inline::value(&text.value)).into()),
        ("cot", columns.into()),
        ("dong", rows.into()),
        ("ngat_dong", table.rows.iter().any(|row| tall(row.iter().map(|t| t.value.as_str()), &letters)).into()),
    ])
    .into()
}

fn column(column: &Column, letters: f64) -> Value {
    let width = column.width.map_or_else(|| format!("{letters:.1}fr"), |mm| format!("{mm}mm"));
    Map::from([
        ("ten", inline::value(&column.title.value)),
        ("rong", Value::safe_string(&width)),
        ("can", Value::safe_string(column.align.key())),
    ])
    .into()
}

/// The width of every column in letters: what the longest word needs, and a share of what its longest cell would like.
fn widths(table: &Table, room: f64, letter_mm: f64) -> Vec<f64> {
    let fixed: f64 = table.columns.iter().filter_map(|column| column.width).sum::<f64>() / letter_mm;
    let asked: Vec<(f64, f64)> = (0..table.columns.len()).map(|at| asked(table, at)).collect();
    let free: Vec<_> = asked.iter().zip(&table.columns).filter(|(_, c)| c.width.is_none()).map(|(a, _)| *a).collect();
    let (least, most) = free.iter().fold((0.0, 0.0), |(least, most), (l, m)| (least + l, most + m));
    let share = if most > least { ((room - fixed - least) / (most - least)).clamp(0.0, 1.0) } else { 0.0 };
    let width = |((least, most), column): (&(f64, f64), &Column)| {
        column.width.map_or_else(|| least + share * (most - least), |mm| mm / letter_mm)
    };
    asked.iter().zip(&table.columns).map(width).collect()
}

/// The letters that a column needs and those that it would like.
fn asked(table: &Table, at: usize) -> (f64, f64) {
    let length = |text: &str| inline::plain(text).chars().count() as f64;
    let word = |text: &str| inline::longest_word(text) as f64;
    let cells = || table.rows.iter().filter_map(|row| row.get(at)).map(|text| text.value.as_str());
    let title = &table.columns[at].title.value;
    let least = cells().map(word).fold(word(title) * BOLD, f64::max).min(LONGEST);
    // A long title may fold.
    let title = length(title).min(SHORT_TITLE).max(length(title) / 2.0);
    let most = cells().map(length).fold(title * BOLD, f64::max).clamp(least, LONGEST);
    (least + BORDERS, most + BORDERS)
}

fn tall<'t>(cells: impl Iterator<Item = &'t str>, letters: &[f64]) -> bool {
    let lines = |(cell, width): (&str, &f64)| cell.chars().count() as f64 / (width - BORDERS).max(1.0);
    cells.zip(letters).map(lines).fold(0.0, f64::max) > MOST_LINES
}

/// What follows the whole part of a number: `,25%`; none when the cell is no number.
fn tail(cell: &str) -> Option<&str> {
    let cell = cell.trim_matches('*');
    table::is_number(cell).then(|| &cell[cell.find([',', '%', ' ']).unwrap_or(cell.len())..])
}

/// The longest tail of a column of numbers; none in other columns.
fn longest_tail(table: &Table, at: usize) -> Option<String> {
    if table.columns[at].align != Align::Number {
        return None;
    }
    let tails = table.rows.iter().filter_map(|row| tail(&row.get(at)?.value));
    tails.max_by_key(|tail| tail.chars().count()).map(str::to_owned)
}

/// A cell; a number with a shorter tail than others is followed by what it lacks, to be set without ink.
fn cell(words: &str, longest: Option<&str>) -> Value {
    let lacking =
        longest.zip(tail(words)).map(|(longest, tail)| longest.chars().skip(tail.chars().count()).collect::<String>());
    Map::from([("chu", inline::value(words)), ("dem", lacking.filter(|l| !l.is_empty()).into())]).into()
}
