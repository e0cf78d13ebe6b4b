//! Findings for programs: the format of `docs/reports.md`. Keys are added, never renamed, while the version stays.

use serde_json::{Value, json};

use super::{Counts, Report, in_reading_order};
use crate::words::diagnostic::{Diagnostic, Place, Rect};
use crate::words::source::{Sources, Span};

/// Version of the format.
const VERSION: u32 = 1;

/// One JSON object for the documents of a run.
#[must_use]
pub fn json(reports: &[Report<'_>]) -> String {
    let value = json!({
        "format": "vanthu-report",
        "version": VERSION,
        "tool": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        "documents": reports.iter().map(document).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn document(report: &Report<'_>) -> Value {
    let pages = report.pages.iter().map(|[width, height]| json!({ "width": round(*width), "height": round(*height) }));
    json!({
        "file": report.name,
        "standard": report.standard,
        "pages": pages.collect::<Vec<_>>(),
        "counts": Counts::of(report.findings),
        "rules": {
            "passed": report.passed,
            "failed": report.failed,
            "cannot_tell": report.undecided.len(),
            "not_applicable": report.not_applicable.len(),
        },
        "findings": findings(report.findings, report.sources),
        "accepted": findings(report.accepted, report.sources),
        "cannot_tell": report.undecided,
        "not_applicable": report.not_applicable,
    })
}

/// Findings in reading order, each as it stands in the report.
#[must_use]
pub fn findings(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Value> {
    let one = |d: &Diagnostic| {
        json!({
            "rule": d.rule,
            "severity": d.severity,
            "message": d.message,
            "clause": d.clause,
            "hint": d.hint,
            "place": place(&d.place, sources),
        })
    };
    in_reading_order(diagnostics).into_iter().map(one).collect()
}

fn place(place: &Place, sources: &Sources) -> Value {
    match place {
        Place::Whole => json!({ "kind": "whole" }),
        Place::File(file) => json!({ "kind": "file", "file": file }),
        Place::Source(span) => source(*span, sources),
        Place::Template { name, line, column, .. } => {
            json!({ "kind": "template", "file": name, "line": line, "column": column })
        }
        Place::Page { page, rect, origin } => {
            let origin = origin.map(|span| source(span, sources));
            json!({ "kind": "page", "page": page, "rect": rectangle(*rect), "origin": origin })
        }
        Place::Row { file, row, column } => json!({ "kind": "row", "file": file, "row": row, "column": column }),
    }
}

fn source(span: Span, sources: &Sources) -> Value {
    let start = sources.line_column(span);
    let end = sources.line_column(Span { start: span.end, ..span });
    json!({
        "kind": "source",
        "file": sources.get(span.file).map(|file| file.name.as_str()),
        "line": start.map(|at| at.0),
        "column": start.map(|at| at.1),
        "end_line": end.map(|at| at.0),
        "end_column": end.map(|at| at.1),
    })
}

fn rectangle(rect: Rect) -> Value {
    json!({ "x": round(rect.x), "y": round(rect.y), "width": round(rect.width), "height": round(rect.height) })
}

/// To a hundredth of a mm: finer digits are noise of the arithmetic.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_documented_format() {
        let example = example::Example::new();
        let value: Value = serde_json::from_str(&json(&[example.report()])).unwrap();
        let mut expected: Value = serde_json::from_str(include_str!("json/expected.json")).unwrap();
        expected["tool"]["version"] = env!("CARGO_PKG_VERSION").into();
        assert_eq!(value, expected, "{value:#}");
    }

    #[test]
    fn every_key_is_documented() {
        fn keys(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(map) => map.iter().for_each(|(key, value)| {
                    found.push(key.clone());
                    keys(value, found);
                }),
                Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
                _ => {}
            }
        }
        let example = example::Example::new();
        let mut found = Vec::new();
        keys(&serde_json::from_str(&json(&[example.report()])).unwrap(), &mut found);
        let manual = include_str!("../../docs/reports.md");
        for key in found {
            assert!(manual.contains(&format!("`{key}`")), "docs/reports.md does not name `{key}`");
        }
    }
}
