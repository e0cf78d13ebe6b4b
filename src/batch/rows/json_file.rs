//! JSON: an array of objects; lists and objects inside stay lists and records.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::{Cell, HeadingRow, Row, Table, bad_cell, columns_of, key_of, unprintable, unreadable};
use crate::words::diagnostic::{Diagnostic, Message};
use crate::words::letters;
use crate::workbook;

/// Beyond this a number of JSON has lost digits when it is read.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// An object with its keys in order, also those given twice; none for anything else.
struct Object(Option<Vec<(String, Value)>>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Object;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Object(Some(pairs)))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Table, Vec<Diagnostic>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let malformed = |e: serde_json::Error| {
        vec![unreadable(name, &format!("JSON sai cú pháp: {e}"), &format!("the JSON is malformed: {e}"))]
    };
    let value: Value = serde_json::from_slice(bytes).map_err(malformed)?;
    let Value::Array(items) = value else {
        return Err(vec![unreadable(
            name,
            "JSON phải là một danh sách đối tượng",
            "the JSON must be a list of objects",
        )]);
    };
    let strays: Vec<_> = items.iter().zip(1..).filter(|(item, _)| !item.is_object()).map(|(_, row)| row).collect();
    if !strays.is_empty() {
        let stray = |row| bad_cell(name, row, None, "mục không phải là đối tượng", "the item is not an object");
        return Err(strays.into_iter().map(stray).collect());
    }
    drop(items);
    let objects: Vec<Object> = serde_json::from_slice(bytes).map_err(malformed)?;
    let (mut headings, mut known, mut problems) = (Vec::new(), std::collections::HashMap::new(), Vec::new());
    let mut rows = Vec::with_capacity(objects.len());
    for (pairs, number) in objects.into_iter().map(|object| object.0.unwrap_or_default()).zip(1..) {
        let mut cells: Vec<Option<Cell>> = Vec::new();
        for (key, value) in pairs {
            let at = *known.entry(key.clone()).or_insert_with(|| {
                headings.push(key.clone());
                headings.len() - 1
            });
            cells.resize(cells.len().max(at + 1), None);
            match cell(&value, &key) {
                _ if cells[at].is_some() => problems.push(twice(name, number, &key)),
                Ok(cell) => cells[at] = Some(cell),
                Err(Bad::Letters(name_of)) => problems.push(unprintable(name, number, &key, &name_of)),
                Err(Bad::Number(path, words)) => problems.push(too_long(name, number, &path, &words)),
            }
        }
        rows.push(Row { number, cells: cells.into_iter().map(Option::unwrap_or_default).collect(), ..Row::default() });
    }
    let columns = columns_of(name, &headings, &HeadingRow::default()).map_err(|mut e| {
        e.append(&mut problems);
        e
    })?;
    if !problems.is_empty() {
        return Err(problems);
    }
    rows.iter_mut().for_each(|row| row.cells.resize(columns.len(), Cell::Empty));
    Ok(Table { columns, rows, notes: Vec::new() })
}

/// Why a value can't be read: its letters, or a number at a path.
enum Bad {
    Letters(Message),
    Number(String, String),
}

fn cell(value: &Value, path: &str) -> Result<Cell, Bad> {
    let words = |words: &str| {
        let (words, lost) = letters::readable(words);
        lost.into_iter().next().map_or_else(|| Ok(words.trim().into()), |name| Err(Bad::Letters(name)))
    };
    Ok(match value {
        Value::Null => Cell::Empty,
        Value::Bool(yes) => Cell::Truth(*yes),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Cell::Whole(whole),
            _ if number.is_u64() => Cell::Text(number.to_string().into()),
            (None, Some(value)) if value.abs() < EXACT => Cell::Text(workbook::general(value).into()),
            _ => return Err(Bad::Number(path.to_owned(), number.to_string())),
        },
        // A string is what its writer made it: "012" and "15" stay words.
        Value::String(typed) if typed.trim().is_empty() => Cell::Empty,
        Value::String(typed) => Cell::Text(words(typed)?),
        Value::Array(items) => {
            let item = |(item, at): (&Value, usize)| cell(item, &format!("{path}[{at}]"));
            Cell::List(items.iter().zip(0..).map(item).collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| Ok((key_of(key), cell(value, &format!("{path}.{key}"))?));
            Cell::Record(fields.iter().map(field).collect::<Result<_, _>>()?)
        }
    })
}

fn twice(file: &str, row: usize, key: &str) -> Diagnostic {
    bad_cell(
        file,
        row,
        Some(key),
        &format!("khóa `{key}` được ghi hai lần trong một đối tượng"),
        &format!("the key `{key}` is given twice in one object"),
    )
    .hint("giữ lại một", "keep one of them")
}

fn too_long(file: &str, row: usize, path: &str, number: &str) -> Diagnostic {
    bad_cell(
        file,
        row,
        Some(path),
        &format!("số ở `{path}` ({number}) dài quá, đọc vào thì mất chữ số"),
        &format!("the number at `{path}` ({number}) is too long to be read with all its digits"),
    )
    .hint("đặt số ấy giữa hai dấu nháy", "put it between quotes")
}
