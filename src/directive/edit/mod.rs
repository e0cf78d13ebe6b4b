//! The values of a directive as JSON, and back into its text: only what changed is written, comments and layout stay.

use std::ops::Range;

use serde_json::{Map, Value, json};
use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, InlineTable, Item, Table, TableLike, Value as Toml};

use super::keys::{self, Shape};

/// The values of a text: strings, numbers and booleans as they are, a date as `{"date": "2020-04-14"}`; none for a text
/// that is no TOML.
#[must_use]
pub fn values(text: &str) -> Option<Value> {
    let document = Document::parse(text).ok()?;
    Some(of_table(document.as_table()))
}

/// The text with other values in it; none for a text that is no TOML.
#[must_use]
pub fn put(text: &str, wanted: &Value) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    put_table(document.as_table_mut(), wanted.as_object()?, true);
    Some(document.to_string())
}

fn of_table(table: &dyn TableLike) -> Value {
    Value::Object(table.iter().map(|(key, item)| (key.to_owned(), of_item(item))).collect())
}

fn of_item(item: &Item) -> Value {
    match item {
        Item::None => Value::Null,
        Item::Value(value) => of_value(value),
        Item::Table(table) => of_table(table),
        Item::ArrayOfTables(tables) => tables.iter().map(|table| of_table(table)).collect(),
    }
}

fn of_value(value: &Toml) -> Value {
    match value {
        Toml::String(text) => json!(text.value()),
        Toml::Integer(number) => json!(number.value()),
        Toml::Float(number) => json!(number.value()),
        Toml::Boolean(yes) => json!(yes.value()),
        Toml::Datetime(date) => json!({ "date": date.value().to_string() }),
        Toml::Array(array) => array.iter().map(of_value).collect(),
        Toml::InlineTable(table) => of_table(table),
    }
}

/// `open`: whether the table has a header of its own, so that tables below it may have one too.
fn put_table(table: &mut dyn TableLike, wanted: &Map<String, Value>, open: bool) {
    let gone: Vec<String> =
        table.iter().map(|(key, _)| key.to_owned()).filter(|key| !wanted.contains_key(key)).collect();
    gone.iter().for_each(|key| drop(table.remove(key)));
    for (key, value) in wanted {
        match table.get_mut(key) {
            Some(item) => put_item(item, key, value, open),
            None => drop(table.insert(key, fresh(key, value, open))),
        }
    }
}

fn put_item(item: &mut Item, key: &str, wanted: &Value, open: bool) {
    if of_item(item) == *wanted {
        return;
    }
    match (&mut *item, wanted) {
        (Item::Table(table), Value::Object(wanted)) => put_table(table, wanted, true),
        (Item::ArrayOfTables(tables), Value::Array(wanted)) if wanted.iter().all(Value::is_object) => {
            *tables = put_tables(tables, wanted);
        }
        (Item::Value(value), _) if !(open && stands_apart(key, wanted)) => put_value(value, wanted),
        _ => *item = fresh(key, wanted, open),
    }
}

fn put_value(value: &mut Toml, wanted: &Value) {
    match (&mut *value, wanted) {
        (old, wanted) if of_value(old) == *wanted => {}
        (Toml::Array(array), Value::Array(wanted)) => put_array(array, wanted),
        (Toml::InlineTable(table), Value::Object(wanted)) if !wanted.contains_key("date") => {
            put_table(table, wanted, false);
        }
        _ => {
            let mut new = fresh_value(wanted);
            *new.decor_mut() = value.decor().clone();
            *value = new;
        }
    }
}

/// Which of the old elements each new one goes on from: the same one wherever it stood, else the one in its place that
/// nothing else goes on from.
fn sources(old: &[Value], wanted: &[Value]) -> Vec<Option<usize>> {
    let mut used = vec![false; old.len()];
    let mut from: Vec<Option<usize>> = wanted
        .iter()
        .map(|value| {
            let same = (0..old.len()).find(|at| !used[*at] && old[*at] == *value)?;
            used[same] = true;
            Some(same)
        })
        .collect();
    for (place, from) in from.iter_mut().enumerate() {
        if from.is_none() && used.get(place) == Some(&false) {
            used[place] = true;
            *from = Some(place);
        }
    }
    from
}

fn put_array(array: &mut Array, wanted: &[Value]) {
    let old: Vec<Toml> = array.iter().cloned().collect();
    let from = sources(&old.iter().map(of_value).collect::<Vec<_>>(), wanted);
    // A new element stands as the others do: on a line of its own, or behind a blank.
    let prefix = |value: &Toml| value.decor().prefix().and_then(|text| text.as_str()).unwrap_or_default().to_owned();
    let like = old.last().map(prefix).unwrap_or_default();
    let like = like.rfind('\n').map_or(like.as_str(), |at| &like[at..]).to_owned();
    let mut new: Vec<Toml> = Vec::new();
    for (source, wanted) in from.iter().zip(wanted) {
        let mut value = source.map_or_else(|| fresh_value(wanted), |at| old[at].clone());
        put_value(&mut value, wanted);
        if source.is_none() {
            let blank = if new.is_empty() || like.contains('\n') { "" } else { " " };
            let prefix = if like.contains('\n') { &like } else { blank };
            value.decor_mut().set_prefix(prefix);
            value.decor_mut().set_suffix("");
        }
        new.push(value);
    }
    // What was said beside an element that goes away is said before the next one.
    let comments = |at: usize| {
        prefix(&old[at])
            .lines()
            .filter(|line| line.trim_start().starts_with('#'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let lost: Vec<String> = (0..old.len()).filter(|at| !from.contains(&Some(*at))).flat_map(comments).collect();
    if let Some(first) = new.first_mut().filter(|_| !lost.is_empty()) {
        let said = lost.iter().map(|line| format!("\n  {}", line.trim())).collect::<String>();
        let before = prefix(first);
        let before = if before.contains('\n') { before } else { "\n  ".to_owned() };
        first.decor_mut().set_prefix(format!("{said}{before}"));
    }
    array.clear();
    new.into_iter().for_each(|value| array.push_formatted(value));
}

fn put_tables(tables: &ArrayOfTables, wanted: &[Value]) -> ArrayOfTables {
    let old: Vec<&Table> = tables.iter().collect();
    let from = sources(&old.iter().map(|table| of_table(*table)).collect::<Vec<_>>(), wanted);
    // Tables are printed by where they stood in the text: an order of its own is set for those that moved.
    let kept: Vec<usize> = from.iter().flatten().copied().collect();
    let moved = from.contains(&None) || kept.windows(2).any(|pair| pair[0] > pair[1]);
    let first = old.first().and_then(|table| table.position());
    let mut new = ArrayOfTables::new();
    for (source, wanted) in from.into_iter().zip(wanted) {
        let mut table = source.map_or_else(Table::new, |at| old[at].clone());
        if source.is_none() {
            table.decor_mut().set_prefix("\n");
        }
        put_table(&mut table, wanted.as_object().unwrap_or(&Map::new()), true);
        if moved {
            place(&mut table, first);
        }
        new.push(table);
    }
    new
}

/// Gives a table and those below it one position: tables of one position are printed in the order of their list.
fn place(table: &mut Table, position: Option<isize>) {
    table.set_position(position);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => place(inner, position),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|inner| place(inner, position)),
            _ => {}
        }
    }
}

/// Whether the value of a key is written as tables with headers of their own.
fn stands_apart(key: &str, value: &Value) -> bool {
    let shapes = || keys::TABLES.iter().flat_map(|table| table.keys).filter(|its| its.name == key).map(|its| its.shape);
    match value {
        Value::Object(its) => {
            !its.contains_key("date") && shapes().any(|shape| matches!(shape, Shape::Table(_) | Shape::Named(_)))
        }
        Value::Array(list) => {
            !list.is_empty()
                && list.iter().all(Value::is_object)
                && shapes().any(|shape| matches!(shape, Shape::Tables(_) | Shape::Body))
        }
        _ => false,
    }
}

fn fresh(key: &str, value: &Value, open: bool) -> Item {
    if !(open && stands_apart(key, value)) {
        return Item::Value(fresh_value(value));
    }
    let table = |wanted: &Value| {
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        put_table(&mut table, wanted.as_object().unwrap_or(&Map::new()), true);
        table
    };
    match value {
        Value::Array(list) => Item::ArrayOfTables(list.iter().map(table).collect()),
        _ => Item::Table(table(value)),
    }
}

fn fresh_value(value: &Value) -> Toml {
    match value {
        Value::Null => Toml::from(""),
        Value::Bool(yes) => Toml::from(*yes),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| Toml::from(number.as_f64().unwrap_or_default()), Toml::from)
        }
        Value::String(text) => Toml::from(text.as_str()),
        Value::Array(list) => Toml::Array(list.iter().map(fresh_value).collect()),
        Value::Object(table) => {
            if let Some(date) = table.get("date").and_then(Value::as_str) {
                return date.parse::<toml_edit::Datetime>().map_or_else(|_| Toml::from(date), Toml::from);
            }
            let entries = table.iter().map(|(key, value)| (key.as_str(), fresh_value(value)));
            Toml::InlineTable(entries.collect::<InlineTable>())
        }
    }
}

/// Where the values of a text stand: from a place in it to the key it belongs to.
#[derive(Debug, Default)]
pub struct Places(Vec<(Range<usize>, Vec<Value>)>);

impl Places {
    /// The places of a text; none for a text that is no TOML.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut places = Self::default();
        if let Ok(document) = Document::parse(text) {
            places.table(document.as_table(), &[]);
        }
        places
    }

    /// The keys and indices that lead to what stands at a byte of the text.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<&[Value]> {
        let around = self.0.iter().filter(|(range, _)| range.contains(&byte) || range.end == byte);
        around.min_by_key(|(range, path)| (range.len(), usize::MAX - path.len())).map(|(_, path)| path.as_slice())
    }

    fn table(&mut self, table: &dyn TableLike, path: &[Value]) {
        for (name, item) in table.iter() {
            let path = [path, &[json!(name)]].concat();
            if let Some(range) = table.key(name).and_then(toml_edit::Key::span) {
                self.0.push((range, path.clone()));
            }
            self.item(item, &path);
        }
    }

    fn item(&mut self, item: &Item, path: &[Value]) {
        if let Some(range) = item.span() {
            self.0.push((range, path.to_vec()));
        }
        match item {
            Item::None => {}
            Item::Value(value) => self.value(value, path),
            Item::Table(table) => self.table(table, path),
            Item::ArrayOfTables(tables) => {
                for (at, table) in tables.iter().enumerate() {
                    let path = [path, &[json!(at)]].concat();
                    self.0.extend(table.span().map(|range| (range, path.clone())));
                    self.table(table, &path);
                }
            }
        }
    }

    fn value(&mut self, value: &Toml, path: &[Value]) {
        match value {
            Toml::Array(array) => {
                for (at, value) in array.iter().enumerate() {
                    let path = [path, &[json!(at)]].concat();
                    self.0.extend(value.span().map(|range| (range, path.clone())));
                    self.value(value, &path);
                }
            }
            Toml::InlineTable(table) => self.table(table, path),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
