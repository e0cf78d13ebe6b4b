//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.

use serde_json::{Value, json};

use super::{Report, in_reading_order, page_place, row_place};
use crate::words::diagnostic::{Diagnostic, Lang, Place, Severity};
use crate::words::rule::RuleInfo;
use crate::words::source::{Sources, Span};

/// One SARIF log for the documents of a run; `rules` describes the rules that were run, found or not.
#[must_use]
pub fn sarif(reports: &[Report<'_>], rules: &[&RuleInfo], lang: Lang) -> String {
    let results: Vec<Value> = reports.iter().flat_map(|report| results(report, lang)).collect();
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": unique(rules).map(|rule| descriptor(rule, lang)).collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "language": match lang { Lang::Vi => "vi", Lang::En => "en" },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// A defect that both the directive and the page can show has one id, and is described once.
fn unique<'r>(rules: &'r [&RuleInfo]) -> impl Iterator<Item = &'r RuleInfo> {
    let first = |at: usize, id: &str| !rules[..at].iter().any(|rule| rule.id == id);
    rules.iter().enumerate().filter(move |(at, rule)| first(*at, rule.id)).map(|(_, rule)| *rule)
}

fn descriptor(rule: &RuleInfo, lang: Lang) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.what.get(lang) },
        "fullDescription": { "text": rule.why.get(lang) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Failure | Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn results(report: &Report<'_>, lang: Lang) -> Vec<Value> {
    let found = in_reading_order(report.findings).into_iter().map(|d| result(report, d, lang));
    let accepted = in_reading_order(report.accepted).into_iter().map(|d| {
        let mut value = result(report, d, lang);
        value["suppressions"] = json!([{ "kind": "external" }]);
        value
    });
    // `open`: the rule was run and could not tell.
    let undecided = report.undecided.iter().map(|undecided| {
        json!({
            "ruleId": undecided.rule,
            "kind": "open",
            "level": "none",
            "message": { "text": undecided.reason.get(lang) },
            "locations": [artifact(report.name)],
        })
    });
    // `notApplicable`: the document has nothing that the rule is about.
    let idle = report.not_applicable.iter().map(|rule| {
        json!({
            "ruleId": rule,
            "kind": "notApplicable",
            "level": "none",
            "message": { "text": super::not_applicable(lang) },
            "locations": [artifact(report.name)],
        })
    });
    found.chain(accepted).chain(undecided).chain(idle).collect()
}

fn result(report: &Report<'_>, diagnostic: &Diagnostic, lang: Lang) -> Value {
    let hint = diagnostic.hint.as_ref().map(|hint| hint.get(lang));
    let sentences = [Some(diagnostic.message.get(lang)), diagnostic.clause.as_deref(), hint];
    let text = sentences.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let mut value = json!({
        "ruleId": diagnostic.rule,
        "kind": "fail",
        "level": level(diagnostic.severity),
        "message": { "text": text },
    });
    let mut locations = locations(report, &diagnostic.place, lang);
    if locations.len() > 1 {
        value["relatedLocations"] = json!(locations.split_off(1));
    }
    value["locations"] = json!(locations);
    value
}

/// Where to look first, then what else belongs to it: the words of the directive, then the page they were set on.
fn locations(report: &Report<'_>, place: &Place, lang: Lang) -> Vec<Value> {
    match place {
        Place::Whole => vec![artifact(report.name)],
        Place::File(file) => vec![artifact(file)],
        Place::Source(span) => vec![region(*span, report.sources)],
        Place::Template { name, line, column, .. } => {
            let mut location = artifact(name);
            location["physicalLocation"]["region"] = json!({ "startLine": line, "startColumn": column });
            vec![location]
        }
        Place::Page { page, rect, origin } => {
            // SARIF has no regions on pages: words for people, numbers in the property bag for programs.
            let mut location = artifact(report.name);
            location["message"] = json!({ "text": page_place(*page, *rect, lang) });
            location["properties"] = json!({ "page": page, "rectInMillimetres": rect });
            origin.map(|span| region(span, report.sources)).into_iter().chain([location]).collect()
        }
        Place::Row { file, row, column } => {
            let mut location = artifact(file);
            location["message"] = json!({ "text": row_place(*row, column.as_deref(), lang) });
            vec![location]
        }
    }
}

fn artifact(name: &str) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(name) } } })
}

fn region(span: Span, sources: &Sources) -> Value {
    let mut location = artifact(sources.get(span.file).map_or("", |file| &file.name));
    let end = sources.line_column(Span { start: span.end, ..span });
    if let Some(((line, column), (end_line, end_column))) = sources.line_column(span).zip(end) {
        location["physicalLocation"]["region"] =
            json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column });
    }
    location
}

/// A file name as a URI reference: forward slashes, every byte outside RFC 3986's unreserved set in hexadecimal.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::Example;

    #[test]
    fn findings_become_results() {
        let example = Example::new();
        let log: Value = serde_json::from_str(&sarif(&[example.report()], &[], Lang::Vi)).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        let kinds: Vec<_> =
            results.iter().map(|r| (r["ruleId"].as_str().unwrap(), r["level"].as_str().unwrap())).collect();
        assert_eq!(
            kinds,
            [
                ("trang-khong-du", "note"),
                ("so-ky-hieu-sai-dang", "error"),
                ("le-trai-sai", "warning"),
                ("tieu-ngu-sai-gach", "warning"),
                ("mau-chu-sai", "none"),
                ("phu-luc-sai-so", "none")
            ]
        );
        let region = &results[1]["locations"][0]["physicalLocation"]["region"];
        assert_eq!(*region, json!({ "startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 14 }));
        let page = &results[2];
        assert_eq!(page["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "cong-van.toml");
        assert_eq!(page["relatedLocations"][0]["properties"]["page"], 1);
        assert_eq!(results[3]["suppressions"][0]["kind"], "external");
        assert_eq!(results[4]["kind"], "open");
        assert_eq!(results[5]["kind"], "notApplicable");
    }

    #[test]
    fn names_become_uris() {
        assert_eq!(uri(r"ra\công văn.pdf"), "ra/c%C3%B4ng%20v%C4%83n.pdf");
    }
}
