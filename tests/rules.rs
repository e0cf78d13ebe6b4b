//! Every rule of the checker has a counter-proof: a small defect that makes exactly that rule fail on a document that
//! passes all rules without it.
#![allow(clippy::disallowed_methods, reason = "tests read files, and write what people bless")]

mod common;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use common::hold_to;
use serde::Deserialize;
use vanthu::catalogue::markdown::rules_markdown;
use vanthu::check::{CheckReport, check};
use vanthu::rules::rules;
use vanthu::typeset::{Fonts, Format, compile_plain, export};
use vanthu::words::rule::{Example, Examples};

/// A defect: words of a base document and what stands in their place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CounterProof {
    base: String,
    patch: Vec<[String; 2]>,
}

/// A habit: words of a base document, what stands in their place, and the rules that find something, in their order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Habit {
    base: String,
    patch: Vec<[String; 2]>,
    findings: Vec<String>,
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn judge(name: &str, source: &str, fonts: &Fonts) -> CheckReport {
    let document = compile_plain(source, fonts.clone()).unwrap_or_else(|e| panic!("{name}: {e:#?}"));
    let pdf = export(&document, &Format::Pdf(Vec::new())).expect("a plain document is exported");
    if let Some(folder) = std::env::var_os("KEEP") {
        std::fs::write(Path::new(&folder).join(format!("{name}.pdf")), &pdf[0]).expect("the folder can be written");
    }
    check(&vanthu::pdf::read(&pdf[0]).expect("our own PDF is read"))
}

fn failed(report: &CheckReport) -> Vec<&str> {
    report.verdicts.iter().filter(|(_, counts)| counts.fail > 0).map(|(id, _)| *id).collect()
}

fn found(report: &CheckReport) -> Vec<String> {
    report.diagnostics.iter().map(|d| format!("{}: {}", d.rule, d.message.vi)).collect()
}

/// Every defect stands once in its base; a patch that finds nothing, or several places, is a mistake.
fn patched(base: &str, patch: &[[String; 2]]) -> String {
    patch.iter().fold(base.to_owned(), |text, [find, replace]| {
        assert_eq!(text.matches(find.as_str()).count(), 1, "`{find}` stands not exactly once in the base");
        text.replacen(find.as_str(), replace, 1)
    })
}

/// The bundled family under another name, of the same length in the name table: a face that is not the one asked for.
fn renamed_font() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/LiberationSerif-Regular.ttf");
    let mut bytes = std::fs::read(path).expect("the font is part of the repository");
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    for (from, to) in [(wide("Serif"), wide("Other")), (b"Serif".to_vec(), b"Other".to_vec())] {
        for at in 0..bytes.len() - from.len() {
            if bytes[at..].starts_with(&from) {
                bytes[at..at + to.len()].copy_from_slice(&to);
            }
        }
    }
    bytes
}

fn bases() -> BTreeMap<String, String> {
    let names = ["cong-van", "ke-hoach", "quy-che", "quyet-dinh", "bien-ban"];
    names.into_iter().map(|name| (name.to_owned(), file(&format!("base-{name}.typ")))).collect()
}

fn counter_proofs() -> BTreeMap<String, CounterProof> {
    toml::from_str(&file("counter-proofs.toml")).unwrap_or_else(|e| panic!("counter-proofs.toml: {e}"))
}

/// Every counter-proof judged, by its rule.
static JUDGED: LazyLock<BTreeMap<String, CheckReport>> = LazyLock::new(|| {
    let (bases, fonts) = (bases(), Fonts::with([renamed_font()]));
    let judged = counter_proofs().into_iter().map(|(rule, proof)| {
        let base = bases.get(&proof.base).unwrap_or_else(|| panic!("{rule}: no base `{}`", proof.base));
        let report = judge(&rule, &patched(base, &proof.patch), &fonts);
        (rule, report)
    });
    judged.collect()
});

#[test]
fn the_bases_pass_every_rule() {
    let mut untold: BTreeMap<&str, usize> = BTreeMap::new();
    let bases = bases();
    for (name, source) in &bases {
        let report = judge(name, source, &Fonts::bundled());
        assert!(report.diagnostics.is_empty(), "base-{name}.typ: {:#?}", found(&report));
        for (id, _) in report.verdicts.iter().filter(|(_, counts)| !counts.passes()) {
            *untold.entry(id).or_default() += 1;
        }
    }
    untold.retain(|_, count| *count == bases.len());
    assert!(untold.is_empty(), "no base shows these rules anything: {untold:?}");
}

#[test]
fn every_defect_makes_exactly_its_rule_fail() {
    let alone = |(rule, report): &(&String, &CheckReport)| failed(report) == [rule.as_str()];
    let wrong = JUDGED.iter().filter(|pair| !alone(pair));
    let wrong: Vec<_> = wrong.map(|(rule, report)| format!("{rule}: {:#?}", found(report))).collect();
    assert!(wrong.is_empty(), "{} defects:\n{}", wrong.len(), wrong.join("\n"));
}

/// How offices write, in form and out of it: what is lawful is not told, and what is wrong beside it is.
#[test]
fn habits_of_offices_have_exactly_their_findings() {
    let habits: BTreeMap<String, Habit> =
        toml::from_str(&file("habits.toml")).unwrap_or_else(|e| panic!("habits.toml: {e}"));
    let (bases, fonts) = (bases(), Fonts::bundled());
    let wrong = habits.iter().filter_map(|(name, habit)| {
        let report = judge(name, &patched(&bases[&habit.base], &habit.patch), &fonts);
        let rules: Vec<&str> = report.diagnostics.iter().map(|found| found.rule).collect();
        (rules != habit.findings).then(|| format!("{name}: {:#?}", found(&report)))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} habits:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_rule_is_without_a_counter_proof() {
    let proofs = counter_proofs();
    let bare: Vec<_> = rules().map(|rule| rule.info.id).filter(|id| !proofs.contains_key(*id)).collect();
    assert!(bare.is_empty(), "{} rules have no counter-proof: {bare:?}", bare.len());
    for id in proofs.keys() {
        assert!(rules().any(|rule| rule.info.id == id), "`{id}` is no rule");
    }
}

#[test]
fn rule_ids_are_unique() {
    let mut ids: Vec<_> = rules().map(|rule| rule.info.id).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn the_manual_says_what_each_counter_proof_is_told() {
    let told = |(rule, report): (&String, &CheckReport)| {
        let found = report.diagnostics.iter().find(|d| d.rule == rule);
        found.map(|found| (rule.clone(), Example::of(found, None)))
    };
    let examples: Examples = JUDGED.iter().filter_map(told).collect();
    hold_to("src/catalogue/examples-page.toml", &toml::to_string(&examples).expect("plain words"));
    hold_to("docs/rules.md", &rules_markdown(&examples));
}

/// A document older than the decree is judged by the circular before it, of which little is known for certain: what
/// is from memory is never an error.
#[test]
fn before_the_decree_memory_makes_no_errors() {
    let old = [
        ["ngày 28 tháng 10 năm 2025]\n  })", "ngày 28 tháng 10 năm 2016]\n  })"],
        ["[Số: 173/KH-UBND]", "[Số: 7/KH-UBND]"],
    ];
    let old = old.map(|pair| pair.map(str::to_owned));
    let report = judge("tt01", &patched(&bases()["ke-hoach"], &old), &Fonts::bundled());
    assert_eq!(report.standard, vanthu::standard::StandardId::Tt01);
    let zero = report.diagnostics.iter().find(|d| d.rule == "so-ky-hieu-thieu-so-khong").expect("the defect is found");
    assert_eq!(zero.severity, vanthu::words::diagnostic::Severity::Warning);
    // Known of the circular: the page number stands in the bottom margin, at the right.
    assert!(failed(&report).contains(&"so-trang-sai-vi-tri"), "{:#?}", found(&report));
}

/// The texts of the rules name figures for people. What they name is what the standard holds, in its unit.
#[test]
fn no_text_of_a_rule_names_a_figure_that_the_standard_does_not_hold() {
    let standard = vanthu::standard::StandardId::Nd30.get();
    let tables = [
        standard.trang.all().collect::<Vec<_>>(),
        standard.van_ban.all().collect(),
        standard.ke.all().collect(),
        standard.dau_khan.all().collect(),
    ];
    let ends = tables.iter().flatten().flat_map(|(_, f)| {
        let values = f.chap_nhan.iter().copied().chain(f.tu).chain(f.den).chain([f.dat]);
        values.map(|value| (value, f.don_vi.as_str()))
    });
    let sizes = standard.thanh_phan.all().flat_map(|(_, style)| style.co).map(|size| (size, "pt"));
    let held: Vec<(f64, &str)> = ends.chain(sizes).collect();
    let form = regex::Regex::new(
        r"(?:^|[^/\d.,])(?:(\d+(?:[.,]\d+)?) ?(?:-|–|to|đến|hoặc|or) ?)?(\d+(?:[.,]\d+)?) ?(mm|cm|pt|dòng|lines)\b",
    );
    let form = form.unwrap();
    let mut seen = 0;
    for rule in vanthu::rules::all() {
        for text in [rule.what.vi, rule.what.en, rule.why.vi, rule.why.en] {
            for found in form.captures_iter(text) {
                let unit = &found[3];
                for digits in [found.get(1), found.get(2)].into_iter().flatten() {
                    let value: f64 = digits.as_str().replace(',', ".").parse().unwrap();
                    let (value, unit) = match unit {
                        "cm" => (value * 10.0, "mm"),
                        "lines" => (value, "dòng"),
                        unit => (value, unit),
                    };
                    let is_held = held.iter().any(|(held, of)| (held - value).abs() < 0.01 && *of == unit);
                    assert!(is_held, "{}: {value} {unit} in “{text}”", rule.id);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 8, "{seen} figures");
}

/// One defect, one id, one weight: what the directive and the page both show is told alike of both.
#[test]
fn one_id_weighs_the_same_wherever_it_is_told() {
    let of_source = || vanthu::directive::rules::RULES.iter().chain(vanthu::rules::source::list::RULES);
    let mut shared = 0;
    for page in rules() {
        for source in of_source().filter(|source| source.id == page.info.id) {
            assert_eq!(source.severity, page.info.severity, "{}", source.id);
            shared += 1;
        }
    }
    assert!(shared >= 6, "{shared} rules judge both");
    let mut ids: Vec<_> = vanthu::rules::all().map(|rule| rule.id).collect();
    ids.sort_unstable();
    let doubles: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    assert_eq!(doubles, Vec::<&str>::new(), "listed twice");
}

/// The old code of another kind is told to be of another kind, with this kind's own code.
#[test]
fn an_old_code_of_another_kind_is_not_told_to_be_old() {
    let text =
        |symbol: &str| {
            include_str!("../letter-templates/ke-hoach/sample.toml")
                .lines()
                .map(|line| {
                    if line.starts_with("ky_hieu") { format!("ky_hieu = \"{symbol}\"\n") } else { format!("{line}\n") }
                })
                .collect::<String>()
        };
    let told = |symbol: &str| {
        let none = |_: &str| Err(vanthu::words::diagnostic::Message::new("", ""));
        vanthu::rules::source::parse("a.toml", text(symbol).as_bytes(), &none).diagnostics
    };
    let found = told("GN-UBND");
    let of_symbol = found.iter().find(|d| d.message.vi.contains("`GN`")).unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(of_symbol.rule, "ky-hieu-khac-loai");
    assert!(of_symbol.message.vi.contains("phải là `KH`"), "{}", of_symbol.message.vi);
}
