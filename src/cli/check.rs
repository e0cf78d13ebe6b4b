//! `vanthu check`: measures PDFs, reads directives, compares an issued document with its draft.

use std::path::Path;

use super::args::{CheckArgs, ReportArg};
use super::output::Output;
use super::{Status, files, office, render};
use crate::check::baseline::Baseline;
use crate::check::{self, Selection, against};
use crate::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::directive;
use crate::directive::profile::declare;
use crate::pdf;
use crate::pdf::page::Page;
use crate::report::{self, Report, Undecided};
use crate::rule;
use crate::source::Sources;
use crate::standard::StandardId;
use crate::typeset::{self, Format};

/// What was found in one file.
#[derive(Default)]
struct Checked {
    name: String,
    bytes: Vec<u8>,
    standard: Option<&'static str>,
    pages: Vec<[f64; 2]>,
    findings: Vec<Diagnostic>,
    accepted: Vec<Diagnostic>,
    passed: usize,
    failed: usize,
    undecided: Vec<Undecided>,
    not_applicable: Vec<&'static str>,
    sources: Sources,
}

pub(super) fn run(args: &CheckArgs, out: &Output) -> Status {
    match check_all(args).and_then(|checked| tell(&checked, args, out)) {
        Ok(status) => status,
        Err(problems) => {
            out.diagnostics(&problems, &Sources::default());
            Status::Failed
        }
    }
}

fn check_all(args: &CheckArgs) -> Result<Vec<Checked>, Vec<Diagnostic>> {
    let selection = selection(args)?;
    let baseline = args.baseline.as_deref().map(read_baseline).transpose().map_err(|problem| vec![problem])?;
    let checked = args.files.iter().map(|file| {
        let mut checked = check_file(file, &selection, args);
        if let Some(baseline) = &baseline {
            let findings = std::mem::take(&mut checked.findings);
            (checked.findings, checked.accepted) = baseline.part(&checked.name, findings);
        }
        checked
    });
    Ok(checked.collect())
}

/// The rules asked for; a name that is no rule is an error, or a typing mistake would hide findings.
fn selection(args: &CheckArgs) -> Result<Selection, Vec<Diagnostic>> {
    let selection = Selection { select: args.select.clone(), ignore: args.ignore.clone() };
    let names = selection.select.iter().chain(&selection.ignore);
    let alone = |name: &String| Selection { select: vec![name.clone()], ignore: vec![] };
    let unknown = names.filter(|name| !rule::all().any(|rule| alone(name).takes(rule.id)));
    let problems: Vec<_> = unknown.map(|name| super::rules::unknown(name)).collect();
    if problems.is_empty() { Ok(selection) } else { Err(problems) }
}

fn read_baseline(path: &Path) -> Result<Baseline, Diagnostic> {
    let bytes = files::read(path)?;
    Baseline::from_json(&String::from_utf8_lossy(&bytes)).map_err(|error| {
        let name = path.display().to_string();
        Diagnostic::new(
            "tep-chap-nhan-hong",
            Severity::Failure,
            format!("`{name}` không phải tệp kết quả đã chấp nhận: {error}"),
            format!("`{name}` is not a baseline: {error}"),
        )
        .at(Place::File(name))
        .hint("tạo lại bằng `--write-baseline`", "write it anew with `--write-baseline`")
    })
}

fn check_file(file: &Path, selection: &Selection, args: &CheckArgs) -> Checked {
    let name = file.display().to_string();
    let source = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
    let mut checked = match if source { files::read(file) } else { files::read_pdf(file) } {
        Err(problem) => Checked { findings: vec![problem], ..Checked::default() },
        Ok(bytes) if source => check_directive(file, &bytes),
        Ok(bytes) => declared(file, check_pdf(bytes, selection, args)),
    };
    checked.findings.retain(|finding| finding.severity == Severity::Failure || selection.takes(finding.rule));
    checked.name = name;
    checked
}

/// What the office near a finished document declares to do otherwise is told as declared.
fn declared(file: &Path, mut checked: Checked) -> Checked {
    match office::deviations(file) {
        Ok(deviations) => declare(&mut checked.findings, &deviations),
        Err((problems, sources)) => {
            checked.findings.extend(problems);
            checked.sources = sources;
        }
    }
    checked
}

fn check_directive(file: &Path, bytes: &[u8]) -> Checked {
    let parsed = office::parse(file, bytes);
    let mut findings = parsed.diagnostics;
    findings.extend(parsed.directive.iter().flat_map(|directive| directive::lint(directive, &parsed.sources)));
    declare(&mut findings, parsed.profile.as_ref().map_or(&[], |profile| &profile.deviations));
    let standard = parsed.directive.map(|directive| directive.standard.get().ten.as_str());
    Checked { findings, standard, sources: parsed.sources, ..Checked::default() }
}

fn check_pdf(bytes: Vec<u8>, selection: &Selection, args: &CheckArgs) -> Checked {
    let pages = match pdf::read(&bytes) {
        Ok(pages) => pages,
        Err(error) => return Checked { findings: vec![error.diagnostic()], bytes, ..Checked::default() },
    };
    let mut report = check::check_with(&pages, selection);
    if let Some(draft) = &args.against {
        report.diagnostics.extend(compare(draft, &pages).unwrap_or_else(|problems| problems));
    }
    let undecided = report.cannot_tell.iter();
    Checked {
        standard: Some(&report.standard.get().ten),
        pages: pages.iter().map(|page| [page.width, page.height]).collect(),
        passed: report.verdicts.values().filter(|counts| counts.passes()).count(),
        failed: report.verdicts.values().filter(|counts| counts.fail > 0).count(),
        undecided: undecided.map(|(rule, why)| Undecided { rule, reason: Message::new(why.vi, why.en) }).collect(),
        not_applicable: report.verdicts.iter().filter(|(_, counts)| counts.is_idle()).map(|(rule, _)| *rule).collect(),
        findings: report.diagnostics,
        bytes,
        ..Checked::default()
    }
}

/// Sets the draft and compares its print with the issued pages.
fn compare(draft: &Path, issued: &[Page]) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let bytes = files::read(draft).map_err(|problem| vec![problem])?;
    let parsed = office::parse(draft, &bytes);
    let Some(directive) = parsed.directive else {
        // Its places lie in the sources of the draft, not of the file that is checked.
        let name = draft.display().to_string();
        let failed = parsed.diagnostics.into_iter().filter(|d| d.severity == Severity::Failure);
        return Err(failed.map(|d| d.at(Place::File(name.clone()))).collect());
    };
    let press = render::press(None, &[])?;
    let printed = press.print(&directive)?;
    let exported = typeset::export(&printed.typeset.document, &Format::Pdf(vec![]))?;
    let pages = pdf::read(&exported[0]).map_err(|error| vec![error.diagnostic()])?;
    Ok(against::compare(&pages, issued))
}

fn tell(checked: &[Checked], args: &CheckArgs, out: &Output) -> Result<Status, Vec<Diagnostic>> {
    if let Some(path) = &args.write_baseline {
        write_baseline(path, checked).map_err(|problem| vec![problem])?;
    }
    let reports: Vec<Report<'_>> = checked.iter().map(as_report).collect();
    let text = match args.format {
        ReportArg::Text => {
            checked.iter().for_each(|one| tell_text(one, out));
            None
        }
        ReportArg::Json => Some(report::json::json(&reports)),
        ReportArg::Sarif => Some(report::sarif::sarif(&reports, &rule::all().collect::<Vec<_>>(), out.lang)),
        ReportArg::Html => Some(html(checked, &reports, out)?),
    };
    match (text, &args.output) {
        (Some(text), Some(path)) => files::write(path, text.as_bytes()).map_err(|problem| vec![problem])?,
        (Some(text), None) => out.result(&text),
        _ => {}
    }
    Ok(checked.iter().map(|one| render::status(&one.findings)).max().unwrap_or(Status::Done))
}

fn write_baseline(path: &Path, checked: &[Checked]) -> Result<(), Diagnostic> {
    let mut baseline = Baseline::default();
    for one in checked {
        one.findings.iter().chain(&one.accepted).for_each(|finding| baseline.accept(&one.name, finding));
    }
    files::write(path, baseline.to_json().as_bytes())
}

fn as_report(checked: &Checked) -> Report<'_> {
    Report {
        name: &checked.name,
        standard: checked.standard,
        pages: &checked.pages,
        findings: &checked.findings,
        accepted: &checked.accepted,
        passed: checked.passed,
        failed: checked.failed,
        undecided: &checked.undecided,
        not_applicable: &checked.not_applicable,
        sources: &checked.sources,
    }
}

fn tell_text(checked: &Checked, out: &Output) {
    out.findings_about(&checked.name, &checked.findings, &checked.sources);
    let (name, accepted, undecided) = (&checked.name, checked.accepted.len(), checked.undecided.len());
    let standard = checked.standard.unwrap_or(&StandardId::Nd30.get().ten);
    let (passed, failed, idle) = (checked.passed, checked.failed, checked.not_applicable.len());
    let (mut vi, mut en) = if checked.pages.is_empty() {
        let count = checked.findings.len();
        (format!("{name}: {count} điều cần xem"), format!("{name}: {count} findings"))
    } else {
        (
            format!(
                "{name}: {standard}: {passed} quy tắc đạt, {failed} không đạt, {undecided} không đánh giá được, \
                 {idle} không áp dụng"
            ),
            format!(
                "{name}: {standard}: {passed} rules pass, {failed} fail, {undecided} cannot tell, {idle} do not apply"
            ),
        )
    };
    if accepted > 0 {
        vi.push_str(&format!(", {accepted} điều đã chấp nhận"));
        en.push_str(&format!(", {accepted} accepted"));
    }
    out.say(&Message::new(vi, en));
}

/// The HTML page of one document; its pages are drawn only here.
fn html(checked: &[Checked], reports: &[Report<'_>], out: &Output) -> Result<String, Vec<Diagnostic>> {
    let ([one], [report]) = (checked, reports) else {
        return Err(vec![
            Diagnostic::new(
                "html-mot-tep",
                Severity::Failure,
                "báo cáo HTML chỉ dành cho một tệp mỗi lần",
                "an HTML report is about one file at a time",
            )
            .hint("chạy riêng từng tệp", "run it file by file"),
        ]);
    };
    let pictures = (0..one.pages.len()).map(|page| pdf::png(&one.bytes, page, PICTURE_DPI).unwrap_or_default());
    Ok(report::html::html(report, &pictures.collect::<Vec<_>>(), out.lang))
}

/// Sharp enough to read on a screen, small enough to send.
const PICTURE_DPI: f32 = 110.0;
