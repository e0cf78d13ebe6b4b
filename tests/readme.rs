//! What the README shows is true.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read files, and stop where they cannot"
)]

mod common;

use vanthu::words::diagnostic::{Lang, Message};
use vanthu::words::source::Sources;
use vanthu::{directive, report};

const README: &str = include_str!("../README.md");

/// The directive of the README, without the indent of its list.
fn example() -> String {
    let (_, rest) = README.split_once("```toml\n").unwrap();
    let (block, _) = rest.split_once("```").unwrap();
    block.lines().map(|line| line.strip_prefix("   ").unwrap_or(line).to_owned() + "\n").collect()
}

fn said(text: &str) -> (Option<directive::model::Directive>, String) {
    let parsed = vanthu::rules::source::parse("cong-van.toml", text.as_bytes(), &|_| Err(Message::new("", "")));
    let mut sources = Sources::default();
    sources.add("cong-van.toml", text);
    (parsed.directive, report::text::text(&parsed.diagnostics, &sources, Lang::Vi, false))
}

#[test]
fn the_first_directive_has_no_finding_and_one_page() {
    let (directive, said) = said(&example());
    assert_eq!(said, "");
    let printed = common::press().print(&directive.unwrap()).unwrap_or_else(|e| panic!("{e:#?}"));
    assert_eq!(vanthu::pdf::read(&common::pdf(&printed)).unwrap().len(), 1);
}

#[test]
fn the_message_it_shows_is_the_message_said() {
    let (before, rest) = example().split_once("ky_hieu").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let (_, after) = rest.split_once('\n').unwrap();
    let (_, said) = said(&format!("{before}ky_hieu = \"CV-UBND\"\n{after}"));
    let finding = said.trim_end().strip_suffix("1 lỗi").unwrap_or_else(|| panic!("{said}")).trim_end();
    for line in finding.lines() {
        assert!(README.contains(line), "{line}\n\n{said}");
    }
}

#[test]
fn the_files_it_links_are_there() {
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.starts_with("http")) {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(link);
        assert!(path.exists(), "{link}");
    }
}
