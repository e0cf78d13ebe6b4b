//! Tables of cells for a template: numbers with what aligns their decimal commas.

use std::collections::BTreeMap;

use tera::Value;

use super::layout::Setting;
use super::{inline, rows};
use crate::directive::model::Text;
use crate::directive::table::{Align, Column, Table, is_code, tail};

type Map = BTreeMap<&'static str, Value>;

/// What a template sees of a table.
pub(super) fn view(table: &Table, setting: &Setting) -> Value {
    let columns: Vec<Value> = (0..table.columns.len()).map(|at| column(table, setting, at)).collect();
    let tails: Vec<Option<String>> = (0..table.columns.len()).map(|at| longest_tail(table, at)).collect();
    let heights: Vec<Vec<usize>> = (0..table.columns.len()).map(|at| table.heights(at)).collect();
    let view = |(number, row): (usize, &Vec<Text>)| {
        let cell = |at: usize| cell(&row[at], tails[at].as_deref(), heights[at][number], setting.tied[number][at]);
        Value::from((0..row.len()).map(cell).collect::<Vec<_>>())
    };
    let rows: Vec<Value> = table.rows.iter().enumerate().map(view).collect();
    Map::from([
        ("tieu_de", table.caption.as_ref().map(|text| inline::value_of(&text.value, text.span)).into()),
        ("co", Value::safe_string(&format!("{}pt", setting.scale.size))),
        ("le_o", Value::safe_string(&format!("{}mm", setting.scale.inset))),
        ("cot", columns.into()),
        ("lien", Value::from(rows::kept_with_next(table).into_iter().map(Value::from).collect::<Vec<_>>())),
        ("nhom", groups(&table.columns).into()),
        ("dong", rows.into()),
        ("ngat_dong", setting.torn.into()),
    ])
    .into()
}

fn column(table: &Table, setting: &Setting, at: usize) -> Value {
    let column = &table.columns[at];
    Map::from([
        ("ten", inline::cell(&column.title, setting.tied_titles[at])),
        ("rong", Value::safe_string(&format!("{:.2}mm", setting.widths[at]))),
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
        let view = |name: &Text| {
            let words = inline::value_of(&name.value, name.span);
            Map::from([("ten", words), ("tu", from.into()), ("so", group.len().into())]).into()
        };
        group[0].group.as_ref().map(view)
    };
    columns.chunk_by(|a, b| name(a) == name(b)).filter_map(cell).collect()
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
fn cell(text: &Text, longest: Option<&str>, height: usize, tied: bool) -> Value {
    let words = text.value.as_str();
    let number = longest.zip(tail(words));
    let lacking = number.map(|(longest, tail)| longest.chars().skip(tail.chars().count()).collect::<String>());
    let lacking = lacking.filter(|l| !l.is_empty()).map(|lacking| lacking.replace(' ', "\u{a0}"));
    let words = match number {
        // Numbers never fold.
        Some(_) => inline::value_of(&words.replace(' ', "\u{a0}"), text.span),
        None if is_code(words) => inline::value_of(&words.replace(' ', "\u{a0}"), text.span),
        None => inline::cell(text, tied),
    };
    Map::from([("chu", words), ("dem", lacking.into()), ("hang", height.into())]).into()
}
