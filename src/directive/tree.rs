//! A TOML file as a tree with the place of every key and value.

use toml::de::{DeTable, DeValue};

use crate::words::source::Span;

/// A value.
#[derive(Debug, Clone)]
pub enum Value {
    /// A string.
    Text(String),
    /// A whole number; `None` when it is too large.
    Integer(Option<i64>),
    /// A number with a fraction.
    Float,
    /// `true` or `false`.
    Bool(bool),
    /// A date or time; what it says is read from the source.
    Date,
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands: quotes and brackets included, the header of a table.
    pub span: Span,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub node: Node,
}

/// A table, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Its keys.
    pub entries: Vec<Entry>,
}

impl Table {
    /// The entry of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.key == key)
    }

    /// The entry of a key, to be changed.
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|e| e.key == key)
    }

    pub(super) fn from_toml(table: &DeTable<'_>, file: usize) -> Self {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                key_span: Span { file, start: key.span().start, end: key.span().end },
                node: Node::from_toml(value, file),
            })
            .collect();
        entries.sort_by_key(|e| e.key_span);
        Self { entries }
    }

    /// Changes every string; `change` is given the string and where it stands.
    pub fn map_text(&mut self, change: &mut dyn FnMut(&str, Span) -> String) {
        self.entries.iter_mut().for_each(|e| e.node.map_text(change));
    }
}

impl Node {
    fn from_toml(node: &toml::Spanned<DeValue<'_>>, file: usize) -> Self {
        let value = match node.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(n) => Value::Integer(i64::from_str_radix(n.as_str(), n.radix()).ok()),
            DeValue::Float(_) => Value::Float,
            DeValue::Boolean(b) => Value::Bool(*b),
            DeValue::Datetime(_) => Value::Date,
            DeValue::Array(items) => Value::List(items.iter().map(|i| Self::from_toml(i, file)).collect()),
            DeValue::Table(table) => Value::Table(Table::from_toml(table, file)),
        };
        Self { value, span: Span { file, start: node.span().start, end: node.span().end } }
    }

    fn map_text(&mut self, change: &mut dyn FnMut(&str, Span) -> String) {
        match &mut self.value {
            Value::Text(text) => *text = change(text, self.span),
            Value::List(items) => items.iter_mut().for_each(|i| i.map_text(change)),
            Value::Table(table) => table.map_text(change),
            Value::Integer(_) | Value::Float | Value::Bool(_) | Value::Date => {}
        }
    }

    /// Name of the type in both languages.
    #[must_use]
    pub fn type_name(&self) -> (&'static str, &'static str) {
        match self.value {
            Value::Text(_) => ("chuỗi", "a string"),
            Value::Integer(_) => ("số nguyên", "a whole number"),
            Value::Float => ("số thập phân", "a number with a fraction"),
            Value::Bool(_) => ("đúng/sai", "true or false"),
            Value::Date => ("ngày", "a date"),
            Value::List(_) => ("danh sách", "a list"),
            Value::Table(_) => ("bảng", "a table"),
        }
    }
}
