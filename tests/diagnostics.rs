//! Wrong directives, each with the answer it must get. `BLESS=1` writes the answers; people review the diff.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read files, and stop where they cannot"
)]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use vanthu::compose::Templates;
use vanthu::directive::{self, Parsed};
use vanthu::press::Press;
use vanthu::typeset::Fonts;
use vanthu::words::diagnostic::{Diagnostic, Message, Place, Severity};
use vanthu::words::rule::{Example, Examples};

fn told(path: &Path) -> (vanthu::words::source::Sources, Vec<Diagnostic>) {
    let folder = path.parent().expect("a file has a folder");
    let files = |name: &str| fs::read(folder.join(name)).map_err(|_| Message::new("không có tệp này", "no such file"));
    let name = path.file_name().expect("a file has a name").to_string_lossy();
    let mut document = directive::document(&name, &fs::read(path).expect("readable"));
    document.diagnostics.extend(directive::blanks(&document));
    let Parsed { sources, directive, mut diagnostics, .. } = vanthu::rules::source::read(document, &files);
    if let Some(directive) = &directive {
        diagnostics.extend(vanthu::rules::source::lint(directive, &sources));
    }
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Failure);
    assert_eq!(directive.is_none(), failed, "{name}: no directive exactly where there is a failure");
    // Formulas and pictures are looked through when they are set.
    let looked = directive.filter(|d| d.figures().next().is_some() || d.formulas().next().is_some());
    diagnostics.extend(looked.iter().flat_map(|directive| {
        let press = Press::new(Templates::built_in().unwrap(), Fonts::bundled());
        press.print(directive).map_or_else(|wrong| wrong, |printed| printed.diagnostics)
    }));
    (sources, diagnostics)
}

fn answer(path: &Path) -> String {
    let (sources, diagnostics) = told(path);
    diagnostics.iter().fold(String::new(), |mut text, d| {
        let _ = writeln!(text, "{}", line(d, &sources));
        text
    })
}

/// The wrong directives, in the order of their names.
fn directives() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directives");
    let paths = fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("readable").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    paths
}

fn line(found: &Diagnostic, sources: &vanthu::words::source::Sources) -> String {
    let place = match &found.place {
        Place::Source(span) => {
            let (line, column) = sources.line_column(*span).expect("a span lies in its file");
            let file = sources.get(span.file).filter(|_| span.file > 0).map_or("", |file| file.name.as_str());
            format!("{file}{}{line}:{column}", if file.is_empty() { "" } else { ":" })
        }
        _ => "-".to_owned(),
    };
    let severity = format!("{:?}", found.severity).to_lowercase();
    let hint = found.hint.as_ref().map(|h| format!("\n  {}", h.vi)).unwrap_or_default();
    format!("{} {severity} {place} {}{hint}", found.rule, found.message.vi)
}

#[test]
fn every_directive_gets_its_answer() {
    let mut wrong = Vec::new();
    let paths = directives();
    for path in &paths {
        let (answer, expected) = (answer(path), path.with_extension("expected"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &answer).expect("writable");
        } else if fs::read_to_string(&expected).unwrap_or_default() != answer {
            wrong.push(format!("{}\n{answer}", path.display()));
        }
    }
    assert!(paths.len() > 20, "{} directives", paths.len());
    assert!(wrong.is_empty(), "not the answers beside them:\n{}", wrong.join("\n"));
}

/// A rule that nothing here makes fire might never fire at all.
#[test]
fn every_rule_fires_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directives");
    let answers: String = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|e| e.expect("readable").path())
        .filter(|p| p.extension().is_some_and(|e| e == "expected"))
        .map(|p| fs::read_to_string(p).expect("readable"))
        .collect();
    let large = vanthu::rules::source::parse("to.toml", &vec![b'#'; directive::MAX_BYTES + 1], &|_| unreachable!());
    assert_eq!(large.diagnostics[0].rule, "tep-qua-lon");
    for rule in directive::rules::RULES.iter().filter(|r| r.id != "tep-qua-lon") {
        // Rules of the slips of copies fire there.
        let of_copies = include_str!("copy.rs").contains(rule.id);
        assert!(
            of_copies || answers.lines().any(|l| l.starts_with(&format!("{} ", rule.id))),
            "{} never fires",
            rule.id
        );
    }
}

/// The longest line of a directive that makes an example.
const SHORT: usize = 100;

/// `vanthu rules ID` shows what each rule is seen to say here, of the first directive that makes it fire.
#[test]
fn the_rules_show_what_is_told_here() {
    let mut examples = Examples::new();
    for path in directives() {
        let (sources, diagnostics) = told(&path);
        for found in &diagnostics {
            let Place::Source(span) = found.place else { continue };
            let line = sources
                .line_column(span)
                .and_then(|(line, _)| sources.get(span.file).filter(|_| span.file == 0)?.text.lines().nth(line - 1));
            let line = line.filter(|line| !line.trim().is_empty() && line.chars().count() <= SHORT);
            examples.entry(found.rule.to_owned()).or_insert_with(|| Example::of(found, line));
        }
    }
    common::hold_to("src/catalogue/examples-source.toml", &toml::to_string(&examples).expect("plain words"));
}

#[test]
fn every_rule_has_an_example() {
    let examples = vanthu::catalogue::examples();
    let bare = vanthu::rules::all().filter(|rule| rule.example.is_empty() && !examples.contains_key(rule.id));
    assert_eq!(bare.map(|rule| rule.id).collect::<Vec<_>>(), Vec::<&str>::new(), "rules without an example");
}
