//! The letter templates: the seam between Tera and Typst holds, and the manual for office IT staff is true.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read files, and stop where they cannot"
)]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use vanthu::compose::{Templates, built_in_files, template_fields};

/// What would let a template move values or looks across the seam.
static FORBIDDEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"#\s*(let|set|eval|show\s*:?\s*set)\b|\bsafe\b").unwrap());
const MANUAL: &str = include_str!("../letter-templates/README.md");

fn tera_templates() -> Vec<(String, String)> {
    built_in_files().into_iter().filter(|(path, _)| path.ends_with(".typ.tera")).collect()
}

#[test]
fn the_pattern_of_what_is_forbidden_finds_it() {
    for wrong in ["#let x = 1", "#set text(red)", "# eval(\"1\")", "{{ trich_yeu | safe }}", "#show: set text(red)"] {
        assert!(FORBIDDEN.is_match(wrong), "{wrong}");
    }
    for right in ["#show: van-ban", "#letter", "{{ trich_yeu }}", "thiết lập an toàn: unsafely"] {
        assert!(!FORBIDDEN.is_match(right), "{right}");
    }
}

#[test]
fn no_template_crosses_the_seam() {
    let templates = tera_templates();
    assert!(templates.len() >= 5, "{}", templates.len());
    for (path, text) in templates {
        for (index, line) in text.lines().enumerate() {
            assert!(!FORBIDDEN.is_match(line), "{path}:{}: {line}", index + 1);
        }
    }
}

#[test]
fn every_built_in_template_parses() {
    if let Err(problems) = Templates::built_in() {
        panic!("{problems:#?}");
    }
}

/// The names in the first column of the tables under a heading of the manual.
fn documented(heading: &str) -> BTreeSet<String> {
    let (_, rest) = MANUAL.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no section {heading}"));
    let section = rest.split("\n## ").next().unwrap_or_default();
    let cells = section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let cell_names = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    cell_names.map(str::to_owned).collect()
}

#[test]
fn the_manual_lists_exactly_the_fields_a_template_sees() {
    let mut seen = BTreeSet::new();
    for name in common::cases() {
        let (directive, _) = common::read(&common::case(&name));
        for field in template_fields(&directive) {
            // The paragraphs of all lists are alike; the manual calls each of them `d`.
            let lists = ["mo_dau.", "noi_dung.", "ket_thuc.", "phu_luc.noi_dung."];
            let paragraph = lists.iter().find_map(|list| field.strip_prefix(list));
            seen.insert(paragraph.map_or_else(|| field.clone(), |key| format!("d.{key}")));
        }
    }
    let documented = documented("Các mục mẫu dùng được");
    let unknown: Vec<_> = documented.difference(&seen).collect();
    let missing: Vec<_> = seen.difference(&documented).collect();
    assert!(unknown.is_empty() && missing.is_empty(), "only in the manual: {unknown:?}; not in it: {missing:?}");
}

#[test]
fn the_manual_lists_exactly_the_layout_functions() {
    let files = built_in_files();
    let (_, library) = files.iter().find(|(path, _)| path == "lib.typ").unwrap();
    let imports = library.lines().filter_map(|line| line.strip_prefix("#import ")?.split_once(": "));
    let functions: BTreeSet<String> = imports.flat_map(|(_, names)| names.split(", ")).map(str::to_owned).collect();
    assert!(functions.len() > 10);
    assert_eq!(documented("Các hàm trình bày"), functions);
}
