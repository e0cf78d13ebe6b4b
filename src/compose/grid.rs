//! Tables of cells for a template: widths shared out, numbers with what aligns their decimal commas.

use std::collections::BTreeMap;

use tera::Value;

use super::inline;
use crate::directive::markup;
use crate::directive::model::Text;
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
    let letter_mm = standard.get().thanh_phan.bang.dat[size] * 25.4 / 72.0 * LETTER;
    let room = table::room(standard, landscape) / letter_mm;
    let letters = widths(table, room, letter_mm);
    let columns: Vec<Value> = table.columns.iter().zip(&letters).map(|(c, l)| column(c, *l)).collect();
    let tails: Vec<Option<String>> = (0..table.columns.len()).map(|at| longest_tail(table, at)).collect();
    let heights: Vec<Vec<usize>> = (0..table.columns.len()).map(|at| heights(table, at)).collect();
    let view = |(number, row): (usize, &Vec<Text>)| {
        let cells = row.iter().zip(&tails).zip(&heights);
        let cells = cells.map(|((text, tail), heights)| cell(&text.value, tail.as_deref(), heights[number]));
        Value::from(cells.collect::<Vec<_>>())
    };
    let rows: Vec<Value> = table.rows.iter().enumerate().map(view).collect();
    Map::from([
        ("tieu_de", table.caption.as_ref().map(|text| inline::value(&text.value)).into()),
        ("cot", columns.into()),
        ("nhom", groups(&table.columns).into()),
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

/// Cells of the header that stand above several columns: from which one, over how many.
fn groups(columns: &[Column]) -> Vec<Value> {
    let name = |column: &Column| column.group.as_ref().map(|group| group.value.clone());
    let mut at = 0;
    let cell = |group: &[Column]| {
        let from = at;
        at += group.len();
        let view = |words: String| {
            Map::from([("ten", inline::value(&words)), ("tu", from.into()), ("so", group.len().into())]).into()
        };
        name(&group[0]).map(view)
    };
    columns.chunk_by(|a, b| name(a) == name(b)).filter_map(cell).collect()
}

/// How many rows every cell of a column takes; none where it has joined the one above it.
fn heights(table: &Table, at: usize) -> Vec<usize> {
    let mut heights = vec![1; table.rows.len()];
    if !table.columns[at].joined {
        return heights;
    }
    let mut first = 0;
    for number in 1..table.rows.len() {
        let (above, here) = (&table.rows[first][at].value, &table.rows[number][at].value);
        if here.is_empty() || here == above {
            heights[first] += 1;
            heights[number] = 0;
        } else {
            first = number;
        }
    }
    heights
}

/// The width of every column in letters: what the longest word needs, and a share of what its longest cell would like.
fn widths(table: &Table, room: f64, letter_mm: f64) -> Vec<f64> {
    let fixed: f64 = table.columns.iter().filter_map(|column| column.width).sum::<f64>() / letter_mm;
    let mut asked: Vec<(f64, f64)> = (0..table.columns.len()).map(|at| asked(table, at)).collect();
    widen_groups(table, &mut asked);
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
    let length = |text: &str| markup::plain(text).chars().count() as f64;
    let word = |text: &str| inline::longest_word(text) as f64;
    let cells = || table.rows.iter().filter_map(|row| row.get(at)).map(|text| text.value.as_str());
    // A number never folds, nor what stands without ink behind it.
    let whole = |cell: &str| tail(cell).map_or(0, |tail| markup::plain(cell).chars().count() - tail.chars().count());
    let tails = longest_tail(table, at).map_or(0, |tail| tail.chars().count());
    let number = cells().map(whole).max().map_or(0.0, |whole| (whole + tails) as f64);
    let title = &table.columns[at].title.value;
    let least = cells().map(word).fold(number.max(word(title) * BOLD), f64::max).min(LONGEST);
    // A long title may fold.
    let title = length(title).min(SHORT_TITLE).max(length(title) / 2.0);
    let most = cells().map(length).fold(title * BOLD, f64::max).clamp(least, LONGEST);
    (least + BORDERS, most + BORDERS)
}

/// Columns below the name of their group are together as wide as its longest word.
fn widen_groups(table: &Table, asked: &mut [(f64, f64)]) {
    let mut at = 0;
    for group in table.columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
        let here = &mut asked[at..at + group.len()];
        at += group.len();
        let Some(name) = &group[0].group else { continue };
        let word = inline::longest_word(&name.value) as f64 * BOLD + BORDERS;
        let lacking = (word - here.iter().map(|(least, _)| least).sum::<f64>()).max(0.0) / group.len() as f64;
        here.iter_mut().for_each(|(least, most)| (*least, *most) = (*least + lacking, most.max(*least + lacking)));
    }
}

fn tall<'t>(cells: impl Iterator<Item = &'t str>, letters: &[f64]) -> bool {
    let lines = |(cell, width): (&str, &f64)| cell.chars().count() as f64 / (width - BORDERS).max(1.0);
    cells.zip(letters).map(lines).fold(0.0, f64::max) > MOST_LINES
}

/// What follows the whole part of a number: `,25%`; none when the cell is no number.
fn tail(cell: &str) -> Option<&str> {
    let cell = cell.trim_matches('*');
    table::is_number(cell).then(|| &cell[cell.find([',', '%', ' ', '\u{a0}']).unwrap_or(cell.len())..])
}

/// The longest tail of a column of numbers; none in other columns.
fn longest_tail(table: &Table, at: usize) -> Option<String> {
    if table.columns[at].align != Align::Number {
        return None;
    }
    let tails = table.rows.iter().filter_map(|row| tail(&row.get(at)?.value));
    tails.max_by_key(|tail| tail.chars().count()).map(str::to_owned)
}

/// A cell of so many rows; a number with a shorter tail than others is followed by what it lacks, to be set without ink.
fn cell(words: &str, longest: Option<&str>, height: usize) -> Value {
    let unbroken = longest.map(|longest| (words.replace(' ', "\u{a0}"), longest.replace(' ', "\u{a0}")));
    let (words, longest) = unbroken.as_ref().map_or((words, None), |(words, longest)| (words, Some(longest.as_str())));
    let lacking =
        longest.zip(tail(words)).map(|(longest, tail)| longest.chars().skip(tail.chars().count()).collect::<String>());
    let lacking = lacking.filter(|l| !l.is_empty());
    Map::from([("chu", inline::value(words)), ("dem", lacking.into()), ("hang", height.into())]).into()
}
