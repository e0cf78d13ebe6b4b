//! Blanks of a batch, `{{ ten }}`, that nobody filled: they print as they are typed.

use super::located::Decoded;
use super::parse::Document;
use super::rules::{self, problem};
use super::text::BLANK;
use super::tree::{Node, Table, Value};
use crate::words::diagnostic::Diagnostic;
use crate::words::source::Sources;

/// Every value of a document that is set as it stands with blanks in it, at the first of them.
#[must_use]
pub fn blanks(document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(table) = &document.table {
        of_table(table, &document.sources, &mut found);
    }
    found
}

fn of_table(table: &Table, sources: &Sources, found: &mut Vec<Diagnostic>) {
    table.entries.iter().for_each(|entry| of_node(&entry.node, sources, found));
}

fn of_node(node: &Node, sources: &Sources, found: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Text(text) => found.extend(of_text(text, node, sources)),
        Value::List(items) => items.iter().for_each(|item| of_node(item, sources, found)),
        Value::Table(table) => of_table(table, sources, found),
        Value::Integer(_) | Value::Float | Value::Bool(_) | Value::Date => {}
    }
}

fn of_text(text: &str, node: &Node, sources: &Sources) -> Option<Diagnostic> {
    let decoded = Decoded::toml(text, sources.text(node.span), node.span);
    let words = decoded.all();
    let blanks: Vec<_> = BLANK.find_iter(words.text()).collect();
    let first = blanks.first()?;
    let list = blanks.iter().map(|blank| format!("`{}`", blank.as_str())).collect::<Vec<_>>().join(", ");
    Some(
        problem(
            &rules::BLANK,
            format!("chỗ trống {list} của lô chưa được điền, in ra đúng như gõ"),
            format!("{list}: a blank of a batch that is not filled, it prints as it is typed"),
        )
        .at_span(words.part(first.start(), first.end()).span())
        .hint(
            "điền từ bảng dữ liệu: `vanthu batch TỆP --data BẢNG --out THƯ MỤC`; nếu muốn in đúng như thế thì để nguyên",
            "fill it from a table: `vanthu batch FILE --data TABLE --out FOLDER`; leave it if it is to print like this",
        ),
    )
}
