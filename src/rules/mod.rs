//! The rules, one file for each component.

mod addressees;
mod advice;
pub mod against;
mod annex;
mod body;
mod copy;
mod decision;
mod header;
pub mod ink;
mod issuer;
mod legal_basis;
mod letter;
mod lines;
mod margin;
mod marks;
mod national_name;
mod notes;
mod number;
mod outline;
mod page;
mod page_number;
mod place_date;
mod places;
mod recipients;
pub mod rule;
mod signer;
pub mod source;
mod style;
mod title;
mod titles;

use std::fmt::Write;

use crate::locate::document::{Block, Component, Document, Drawn, Row};
use crate::rules::rule::{Rule, Verdict};
use crate::standard::Figure;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::rule::{RuleInfo, Words};

/// The rules by file, in the order of the diagram.
static FILES: [&[Rule]; 21] = [
    page::RULES,
    page_number::RULES,
    national_name::RULES,
    issuer::RULES,
    number::RULES,
    place_date::RULES,
    header::RULES,
    title::RULES,
    letter::RULES,
    legal_basis::RULES,
    decision::RULES,
    addressees::RULES,
    body::RULES,
    outline::RULES,
    signer::RULES,
    recipients::RULES,
    annex::RULES,
    marks::RULES,
    places::RULES,
    copy::RULES,
    notes::RULES,
];

/// Every rule of the program, each with one id: what reading a directive may say, what is judged of it, what is judged of pages,
/// what a comparison finds, what ink is noticed on our own pages. A defect that both the directive and the page show is listed once, as the directive has it.
pub fn all() -> impl Iterator<Item = &'static RuleInfo> {
    let of_source = crate::directive::rules::RULES.iter().chain(source::list::RULES);
    let of_page =
        rules().map(|rule| &rule.info).filter(|info| source::list::RULES.iter().all(|known| known.id != info.id));
    let of_page = of_page.filter(|info| crate::directive::rules::RULES.iter().all(|known| known.id != info.id));
    of_source.chain(of_page).chain(against::RULES).chain(ink::RULES)
}

/// The rules of pages, in the order of the diagram of Mục IV.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FILES.iter().copied().flatten()
}

/// A rule against the wording of the decree, or its table.
const fn error(component: Component, id: &'static str, clause: &'static str, doc: Doc, judge: Judge) -> Rule {
    rule(component, id, Severity::Error, clause, doc, judge)
}

/// A rule of the official mẫu or of practice.
const fn warning(component: Component, id: &'static str, clause: &'static str, doc: Doc, judge: Judge) -> Rule {
    rule(component, id, Severity::Warning, clause, doc, judge)
}

type Judge = fn(&Rule, &Document<'_>) -> Verdict;

/// What is wrong and why it matters, in both languages, and an example.
struct Doc {
    what: [&'static str; 2],
    why: [&'static str; 2],
    example: &'static str,
}

#[expect(clippy::needless_pass_by_value, reason = "a constant cannot borrow the texts it is made of")]
const fn rule(
    component: Component,
    id: &'static str,
    severity: Severity,
    clause: &'static str,
    doc: Doc,
    judge: Judge,
) -> Rule {
    let [what_vi, what_en] = doc.what;
    let [why_vi, why_en] = doc.why;
    let what = Words::new(what_vi, what_en);
    let why = Words::new(why_vi, why_en);
    Rule { component, info: RuleInfo { id, severity, clause, what, why, example: doc.example }, judge }
}

/// Judges every block of a component. One that every document has cannot be judged where it is not found; for others
/// there is nothing to judge.
fn each(rule: &Rule, document: &Document<'_>, judge: impl Fn(&Block) -> Vec<Diagnostic>) -> Verdict {
    let blocks = document.blocks(rule.component);
    if blocks.is_empty() {
        return if is_required(rule.component) { Verdict::not_found() } else { Verdict::NotApplicable };
    }
    Verdict::of(blocks.iter().flat_map(judge).collect())
}

/// A rule on several components: with none of them there is nothing to judge.
fn among(document: &Document<'_>, components: &[Component], findings: impl Iterator<Item = Diagnostic>) -> Verdict {
    if components.iter().any(|component| document.has(*component)) {
        Verdict::of(findings.collect())
    } else {
        Verdict::NotApplicable
    }
}

/// Whether every document has it.
const fn is_required(component: Component) -> bool {
    matches!(
        component,
        Component::NationalName
            | Component::Motto
            | Component::Issuer
            | Component::Number
            | Component::PlaceDate
            | Component::Authority
            | Component::SignerName
            | Component::RecipientsLabel
            | Component::Recipients
    )
}

/// A page that cannot be read may have what is looked for.
const fn scanned() -> Verdict {
    Verdict::CannotTell(Words::new("có trang là ảnh quét, không đọc được", "some page is a scan that cannot be read"))
}

/// What every page repeats, told once: the first finding, and on how many pages more.
fn once(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let more = findings.len().saturating_sub(1);
    let mut first: Vec<Diagnostic> = findings.into_iter().take(1).collect();
    for finding in first.iter_mut().filter(|_| more > 0) {
        let pages = if more == 1 { "page" } else { "pages" };
        let _ = write!(finding.message.vi, " (và {more} trang khác)");
        let _ = write!(finding.message.en, " (and {more} more {pages})");
    }
    first
}

/// Fails when a component that the document must have is not there, at the top of its first page.
fn missing(rule: &Rule, document: &Document<'_>, vi: &str, en: &str) -> Verdict {
    if document.one(rule.component).is_some() {
        return Verdict::Pass;
    }
    if document.has_scans() {
        return scanned();
    }
    let rect = document.content.first().and_then(|rows| rows.first()).map_or_else(Default::default, Row::rect);
    Verdict::Fail(vec![rule.finding(document, 0, rect, vi.to_owned(), en.to_owned())])
}

/// A length in mm as people write it.
fn mm(value: f64) -> String {
    decimal(value, 1)
}

/// A number with a decimal comma and no zeros behind it.
fn decimal(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    // What rounds to nothing is nothing: no “-0”.
    let text = if text.contains(|c: char| matches!(c, '1'..='9')) { text } else { text.replace('-', "") };
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.replace('.', ",")
}

/// The accepted values of a figure: `20-25 mm`.
fn range(figure: &Figure) -> String {
    let unit = &figure.don_vi;
    if !figure.chap_nhan.is_empty() {
        let values: Vec<String> = figure.chap_nhan.iter().map(|v| decimal(*v, 2)).collect();
        return format!("{} {unit}", values.join("; "));
    }
    match (figure.tu, figure.den) {
        (Some(low), Some(_)) if figure.khong_tran => format!("≥ {} {unit}", decimal(low, 2)),
        (Some(low), Some(high)) if low < high => format!("{}-{} {unit}", decimal(low, 2), decimal(high, 2)),
        _ => format!("{} {unit}", decimal(figure.dat, 2)),
    }
}

/// Length of a line as a share of the row it stands under, taking the row that suits it best.
fn share(line: &Drawn, rows: &[Row], wanted: &Figure) -> f64 {
    let middle = f64::midpoint(wanted.tu.unwrap_or(wanted.dat), wanted.den.unwrap_or(wanted.dat));
    let shares = rows.iter().map(|row| line.rect.width / (row.right - row.x));
    shares.min_by(|a, b| (a - middle).abs().total_cmp(&(b - middle).abs())).unwrap_or(0.0)
}

/// A share in per cent.
fn per_cent(value: f64) -> String {
    format!("{} %", decimal(value * 100.0, 1))
}
