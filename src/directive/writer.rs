//! A filled directive as TOML that a clerk can go on with by hand.

use crate::directive::tree::{Node, Table, Value};
use crate::words::source::Sources;

/// The table as TOML, its keys in their order; `sources` give the dates as they were typed.
#[must_use]
pub fn write(table: &Table, sources: &Sources) -> String {
    let mut out = String::new();
    Writer { sources, out: &mut out }.table(table, "");
    out
}

struct Writer<'a> {
    sources: &'a Sources,
    out: &'a mut String,
}

impl Writer<'_> {
    /// Plain keys first, because what follows a header belongs to it.
    fn table(&mut self, table: &Table, path: &str) {
        for entry in table.entries.iter().filter(|e| !is_section(&e.node)) {
            self.out.push_str(&format!("{} = {}\n", key(&entry.key), self.value(&entry.node, true)));
        }
        for entry in table.entries.iter().filter(|e| is_section(&e.node)) {
            let below = if path.is_empty() { key(&entry.key) } else { format!("{path}.{}", key(&entry.key)) };
            match &entry.node.value {
                Value::Table(inner) => self.section(&format!("[{below}]"), inner, &below),
                Value::List(items) => {
                    for item in items {
                        if let Value::Table(inner) = &item.value {
                            self.section(&format!("[[{below}]]"), inner, &below);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn section(&mut self, header: &str, table: &Table, path: &str) {
        self.out.push_str(&format!("\n{header}\n"));
        self.table(table, path);
    }

    fn value(&self, node: &Node, long: bool) -> String {
        match &node.value {
            Value::Text(text) if long && text.contains('\n') => block(text),
            Value::Text(text) => quoted(text),
            Value::Integer(Some(number)) => number.to_string(),
            Value::Bool(yes) => yes.to_string(),
            Value::Integer(None) | Value::Float | Value::Date => self.sources.text(node.span).to_owned(),
            Value::List(items) => self.list(items),
            Value::Table(table) => {
                let entries = table.entries.iter().map(|e| format!("{} = {}", key(&e.key), self.value(&e.node, false)));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn list(&self, items: &[Node]) -> String {
        let items: Vec<_> = items.iter().map(|item| self.value(item, false)).collect();
        let short = items.iter().map(|i| i.chars().count() + 2).sum::<usize>() < 90;
        if short { format!("[{}]", items.join(", ")) } else { format!("[\n  {},\n]", items.join(",\n  ")) }
    }
}

/// Whether a value gets headers of its own: a table, or a list of nothing but tables.
fn is_section(node: &Node) -> bool {
    match &node.value {
        Value::Table(_) => true,
        Value::List(items) => !items.is_empty() && items.iter().all(|i| matches!(i.value, Value::Table(_))),
        _ => false,
    }
}

fn key(key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if plain { key.to_owned() } else { quoted(key) }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

fn block(text: &str) -> String {
    format!("\"\"\"\n{}\"\"\"", escaped(text, true))
}

fn escaped(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' if lines => out.push('\n'),
            '\t' => out.push('\t'),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::directive;

    #[test]
    fn what_is_written_reads_the_same() {
        let cases: [&[u8]; 3] = [
            include_bytes!("../../cases/ke-hoach-xa-hoi-hoc-tap-2024/directive.toml"),
            include_bytes!("../../cases/cong-van-1120-ubnd-kgvx/directive.toml"),
            include_bytes!("../../cases/cong-van-2687-sgddt-gdtx/directive.toml"),
        ];
        for bytes in cases {
            let read = |bytes: &[u8]| {
                let document = directive::document("a.toml", bytes);
                let text = super::write(document.table.as_ref().unwrap(), &document.sources);
                let directive = crate::rules::source::read(document, &|_| unreachable!()).directive.unwrap();
                let words: Vec<_> = directive.texts().iter().map(|t| t.value.clone()).collect();
                (text, words, directive.date.day, directive.number, directive.body.len())
            };
            let first = read(bytes);
            let second = read(first.0.as_bytes());
            assert_eq!((&first.0, &first.1), (&second.0, &second.1));
            assert_eq!((first.2, first.3, first.4), (second.2, second.3, second.4));
        }
    }
}
