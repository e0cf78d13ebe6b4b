//! Every rule of the checker has a counter-proof: a small defect that makes exactly that rule fail on a document that
//! passes all rules without it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use vanthu::check::{CheckReport, check, markdown::rules_markdown, rules};
use vanthu::typeset::{Fonts, Format, compile_plain, export};

/// A defect: words of a base document and what stands in their place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CounterProof {
    base: String,
    patch: Vec<[String; 2]>,
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn judge(source: &str, fonts: &Fonts) -> CheckReport {
    let document = compile_plain(source, fonts.clone()).unwrap_or_else(|e| panic!("{e:#?}"));
    let pdf = export(&document, &Format::Pdf(None)).expect("a plain document is exported");
    check(&vanthu::pdf::read(&pdf[0]).expect("our own PDF is read"))
}

fn failed(report: &CheckReport) -> Vec<&str> {
    report.verdicts.iter().filter(|(_, counts)| counts.fail > 0).map(|(id, _)| *id).collect()
}
