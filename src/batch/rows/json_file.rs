//! JSON: an array of objects; lists and objects inside stay lists and records.

use serde_json::{Map, Value};

use super::{Cell, HeadingRow, Row, Table, bad_cell, columns_of, key_of, unreadable};
use crate::words::diagnostic::Diagnostic;
use crate::workbook;

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Table, Vec<Diagnostic>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|e| {
        vec![unreadable(name, &format!("JSON sai cú pháp: {e}"), &format!("the JSON is malformed: {e}"))]
    })?;
    let Value::Array(items) = value else {
        return Err(vec![unreadable(
            name,
            "JSON phải là một danh sách đối tượng",
            "the JSON must be a list of objects",
        )]);
    };
    let mut headings: Vec<String> = Vec::new();
    let mut known = std::collections::HashSet::new();
    let mut objects: Vec<(usize, Map<String, Value>)> = Vec::new();
    let mut problems = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        match item {
            Value::Object(object) => {
                headings.extend(object.keys().filter(|key| known.insert((*key).clone())).cloned());
                objects.push((index + 1, object));
            }
            _ => problems.push(bad_cell(
                name,
                index + 1,
                None,
                "mục không phải là đối tượng",
                "the item is not an object",
            )),
        }
    }
    let columns = columns_of(name, &headings, &HeadingRow::default()).map_err(|mut e| {
        e.append(&mut problems);
        e
    })?;
    if !problems.is_empty() {
        return Err(problems);
    }
    let row = |(number, object): (usize, Map<String, Value>)| Row {
        number,
        order: 0,
        cells: headings.iter().map(|heading| object.get(heading).map_or(Cell::Empty, cell)).collect(),
    };
    Ok(Table { rows: objects.into_iter().map(row).collect(), columns })
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(yes) => Cell::Truth(*yes),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Cell::Whole(whole),
            (None, Some(value)) => Cell::Text(workbook::general(value).into()),
            _ => Cell::Text(number.to_string().into()),
        },
        // A string is what its writer made it: "012" and "15" stay words.
        Value::String(words) if words.trim().is_empty() => Cell::Empty,
        Value::String(words) => Cell::Text(words.trim().into()),
        Value::Array(items) => Cell::List(items.iter().map(cell).collect()),
        Value::Object(fields) => Cell::Record(fields.iter().map(|(k, v)| (key_of(k), cell(v))).collect()),
    }
}
