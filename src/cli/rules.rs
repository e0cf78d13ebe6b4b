//! `vanthu rules`: what is checked, why, by which clause.

use std::collections::BTreeSet;

use super::Status;
use super::args::RulesArgs;
use super::output::Output;
use crate::catalogue::examples;
use crate::check::Selection;
use crate::report::severity_word;
use crate::rules::all;
use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Lang, Severity};
use crate::words::rule::RuleInfo;
use crate::words::source::Sources;

pub(super) fn run(args: &RulesArgs, out: &Output) -> Status {
    let Some(wanted) = &args.rule else {
        list(|_| true, out);
        return Status::Done;
    };
    if let Some(rule) = all().find(|rule| rule.id == wanted) {
        out.result(&page(rule, out.lang));
        return Status::Done;
    }
    let begun = Selection { select: vec![wanted.clone()], ignore: vec![] };
    if list(|rule| begun.takes(rule.id), out) {
        return Status::Done;
    }
    out.diagnostics(&[unknown(wanted)], &Sources::default());
    Status::Failed
}

/// Lists some rules; says whether there are any.
fn list(takes: impl Fn(&RuleInfo) -> bool, out: &Output) -> bool {
    // A defect that both the directive and the page can show has one id.
    let mut seen = BTreeSet::new();
    let rules = all().filter(|rule| takes(rule) && seen.insert(rule.id));
    let lines: Vec<_> = rules.map(|rule| line(rule, out.lang)).collect();
    if !lines.is_empty() {
        out.result(&lines.join("\n"));
    }
    !lines.is_empty()
}

fn line(rule: &RuleInfo, lang: Lang) -> String {
    format!("{:<34} {:<9} {}", rule.id, severity_word(rule.severity, lang), rule.what.get(lang))
}

fn page(rule: &RuleInfo, lang: Lang) -> String {
    let (clause, why, example) = match lang {
        Lang::Vi => ("Căn cứ", "Vì sao", "Ví dụ"),
        Lang::En => ("Clause", "Why", "Example"),
    };
    let mut text = format!(
        "{} [{}]\n{}\n\n{why}: {}",
        rule.id,
        severity_word(rule.severity, lang),
        rule.what.get(lang),
        rule.why.get(lang)
    );
    if !rule.clause.is_empty() {
        text.push_str(&format!("\n{clause}: {}", StandardId::Nd30.get().cite(rule.clause)));
    }
    let written = match lang {
        Lang::Vi => rule.example.to_owned(),
        Lang::En => rule.example.replace("sai: ", "wrong: ").replace("đúng: ", "right: "),
    };
    let seen = examples().get(rule.id).map(|seen| seen.shown(lang));
    for words in [Some(written).filter(|words| !words.is_empty()), seen].into_iter().flatten() {
        text.push_str(&format!("\n{example}: {words}"));
    }
    text
}

pub(super) fn unknown(wanted: &str) -> Diagnostic {
    let near = all().map(|rule| (strsim::jaro_winkler(rule.id, wanted), rule.id)).max_by(|a, b| a.0.total_cmp(&b.0));
    let near = near.map_or("", |(_, id)| id);
    Diagnostic::new(
        "quy-tac-la",
        Severity::Failure,
        format!("không có quy tắc `{wanted}`"),
        format!("there is no rule `{wanted}`"),
    )
    .hint(
        format!("gần nhất là `{near}`; `vanthu rules` liệt kê tất cả"),
        format!("the nearest is `{near}`; `vanthu rules` lists all"),
    )
}
