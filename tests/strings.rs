//! Strings that are Typst and Tera syntax print character for character.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read files, and stop where they cannot"
)]

mod common;

use common::{case, lines, render};

/// Every string of a value, with the dotted key it stands under.
fn strings(key: &str, value: &toml::Value, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) => found.extend(text.lines().map(|line| (key.to_owned(), line.to_owned()))),
        toml::Value::Array(values) => values.iter().for_each(|value| strings(key, value, found)),
        toml::Value::Table(table) => {
            table.iter().for_each(|(name, value)| strings(&format!("{key}.{name}"), value, found));
        }
        _ => {}
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn hostile_strings_print_as_they_are() {
    let folder = case("nho-chuoi-la");
    let source = std::fs::read_to_string(folder.join("directive.toml")).unwrap();
    let mut wanted = Vec::new();
    strings("", &toml::Value::Table(source.parse().unwrap()), &mut wanted);
    wanted.retain(|(key, _)| key != ".loai");
    assert!(wanted.len() > 20, "the case lost its strings");

    let pages = render(&folder);
    assert_eq!(pages.len(), 1, "a string broke the page");
    // The header has two columns: the left one is as wide as the standard sets it.
    let columns = [(0.0, 98.0), (98.0, 210.0), (0.0, 210.0)];
    let printed = columns.map(|(from, to)| {
        let text: Vec<_> = lines(&pages[0], from, to).into_iter().map(|line| line.text).collect();
        without_spaces(&text.concat())
    });
    for (key, text) in wanted {
        let text = without_spaces(text.trim_start_matches("- "));
        let text = if key.starts_with(".co_quan.") && !key.ends_with("dia_danh") { text.to_uppercase() } else { text };
        assert!(printed.iter().any(|page| page.contains(&text)), "{key}: {text} in {printed:#?}");
    }
}
