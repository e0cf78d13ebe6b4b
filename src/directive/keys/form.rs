//! The table of keys as the form of the browser page draws it: labels, explanations, choices, the order of the sheet.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Key, Kinds, Shape, TABLES, TOP, Table};
use crate::words::kind::Kind;

/// Vietnamese, then English.
type Both = [String; 2];

#[derive(Debug, Deserialize)]
struct Labels {
    keys: BTreeMap<String, Both>,
    adds: BTreeMap<String, BTreeMap<String, String>>,
    items: BTreeMap<String, Both>,
    usual: Usual,
    groups: Vec<Group>,
}

#[derive(Debug, Deserialize)]
struct Usual {
    keys: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Group {
    name: Both,
    keys: Vec<String>,
}

static LABELS: LazyLock<Labels> =
    LazyLock::new(|| toml::from_str(include_str!("labels.toml")).expect("the labels are part of the program"));

/// Kinds, tables with their keys, and groups of the form.
#[must_use]
pub fn form() -> Value {
    let kinds = Kind::ALL.iter().map(
        |kind| json!({ "key": kind.key(), "label": { "vi": sentence(kind.name()), "en": sentence(kind.english()) } }),
    );
    let tables = TABLES.iter().map(|table| (table.name.to_owned(), of_table(table)));
    let groups = LABELS.groups.iter().map(|group| json!({ "label": both(&group.name), "keys": group.keys }));
    json!({
        "kinds": kinds.collect::<Vec<_>>(),
        "tables": tables.collect::<serde_json::Map<_, _>>(),
        "groups": groups.collect::<Vec<_>>(),
    })
}

fn of_table(table: &Table) -> Value {
    let keys = table.keys.iter().map(|key| of_key(table, key));
    let item = LABELS.items.get(table.name).map_or_else(|| label(&TOP, table.name), both);
    json!({ "name": table.name, "label": item, "keys": keys.collect::<Vec<_>>() })
}

fn of_key(table: &Table, key: &Key) -> Value {
    let top = table.name.is_empty();
    let whole = if top { key.name.to_owned() } else { format!("{}.{}", table.name, key.name) };
    json!({
        "name": key.name,
        "label": label(table, key.name),
        "about": key.about,
        "shape": shape(&key.shape),
        "kinds": kinds(key.kinds),
        "needed": needed(key.needed),
        "usual": LABELS.usual.keys.contains(&whole),
        "adds": if top { LABELS.adds.get(key.name) } else { None },
    })
}

/// What the form calls a key of a table; the key itself where no label is known.
fn label(table: &Table, key: &str) -> Value {
    let own = LABELS.keys.get(&format!("{}.{key}", table.name));
    own.or_else(|| LABELS.keys.get(key)).map_or_else(|| json!({ "vi": key, "en": key }), both)
}

fn both(words: &Both) -> Value {
    json!({ "vi": words[0], "en": words[1] })
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The kinds as keys; null for every kind.
fn kinds(kinds: Kinds) -> Value {
    match kinds {
        Kinds::All => Value::Null,
        _ => Kind::ALL.iter().filter(|kind| kinds.has(**kind)).map(|kind| kind.key()).collect(),
    }
}

fn needed(kinds: Kinds) -> Value {
    match kinds {
        Kinds::All => Value::Bool(true),
        _ => Kind::ALL.iter().filter(|kind| kinds.has(**kind)).map(|kind| kind.key()).collect(),
    }
}

fn shape(shape: &Shape) -> Value {
    let table = |kind: &str, table: &Table| json!({ "type": kind, "table": table.name });
    match shape {
        Shape::Text | Shape::Label => json!({ "type": "text" }),
        Shape::Few(its) => table("few", its),
        Shape::Lines => json!({ "type": "lines" }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Bool => json!({ "type": "bool" }),
        Shape::Date => json!({ "type": "date" }),
        Shape::Word(words) => json!({ "type": "word", "words": words().into_iter().map(choice).collect::<Vec<_>>() }),
        Shape::Size(sizes) => json!({ "type": "size", "sizes": sizes }),
        Shape::Table(its) => table("table", its),
        Shape::Named(its) => table("named", its),
        Shape::Mixed(its) => table("mixed", its),
        Shape::Tables(its) => table("tables", its()),
        Shape::Tasks => json!({ "type": "tasks" }),
        Shape::Body => json!({ "type": "body" }),
        Shape::Draft => json!({ "type": "draft" }),
        Shape::Rows => json!({ "type": "rows" }),
        Shape::Names(its) => table("names", its),
        Shape::Groups(its) => table("groups", its),
        Shape::Reasons => json!({ "type": "reasons" }),
    }
}

/// A word to choose, as people read it.
fn choice(word: &'static str) -> Value {
    let kind = Kind::from_key(word).map(|kind| sentence(kind.name()));
    json!({ "value": word, "label": kind.unwrap_or_else(|| word.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_label() {
        for table in TABLES {
            for key in table.keys {
                let label = label(table, key.name);
                assert_ne!(label["vi"], key.name, "labels.toml has no label for `{}` of `{}`", key.name, table.name);
            }
        }
    }

    #[test]
    fn every_key_of_a_directive_stands_in_one_group() {
        for key in TOP.keys {
            let groups = LABELS.groups.iter().filter(|group| group.keys.iter().any(|name| name == key.name)).count();
            assert_eq!(groups, 1, "`{}` stands in {groups} groups of labels.toml", key.name);
        }
    }
}
