//! `vanthu check`: measures PDFs, reads directives, compares an issued document with its draft.

use std::path::Path;

use super::args::{CheckArgs, ReportArg};
use super::draft::Draft;
use super::output::Output;
use super::{Status, files, office, render};
use crate::catalogue;
use crate::check::baseline::Baseline;
use crate::check::{self, Selection};
use crate::directive;
use crate::directive::profile::declare;
use crate::pdf;
use crate::report::{self, Report, Undecided};
use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::source::Sources;

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
    let by_ending = named_format(args);
    let args = &CheckArgs { format: by_ending, ..args.clone() };
    match check_all(args).and_then(|checked| tell(&checked, args, out)) {
        Ok(status) => status,
        Err((problems, sources)) => {
            out.diagnostics(&problems, &sources);
            Status::Failed
        }
    }
}

/// The form of the report: that of the file it goes to, where only the file was named.
fn named_format(args: &CheckArgs) -> ReportArg {
    let ending = args.output.as_ref().and_then(|path| path.extension()).map(|e| e.to_string_lossy().to_lowercase());
    match (args.format, ending.as_deref()) {
        (ReportArg::Text, Some("json")) => ReportArg::Json,
        (ReportArg::Text, Some("sarif")) => ReportArg::Sarif,
        (ReportArg::Text, Some("html" | "htm")) => ReportArg::Html,
        (format, _) => format,
    }
}

/// What keeps a check from being made, and the sources it points into.
pub(super) type Refused = (Vec<Diagnostic>, Sources);

fn alone(problem: Diagnostic) -> Refused {
    (vec![problem], Sources::default())
}

fn check_all(args: &CheckArgs) -> Result<Vec<Checked>, Refused> {
    if let (ReportArg::Text, Some(path)) = (args.format, &args.output) {
        let name = path.display();
        let problem = Diagnostic::new(
            "tuy-chon-sai",
            Severity::Failure,
            format!("không rõ ghi báo cáo dạng nào vào `{name}`: dạng chữ chỉ in ra màn hình"),
            format!("in which form is the report to go to `{name}`? text is only printed"),
        );
        return Err(alone(
            problem.hint("thêm `--format html`, `json` hoặc `sarif`", "add `--format html`, `json` or `sarif`"),
        ));
    }
    let selection = selection(args).map_err(|problems| (problems, Sources::default()))?;
    let baseline = args.baseline.as_deref().map(read_baseline).transpose().map_err(alone)?;
    let draft = args.against.as_deref().map(Draft::read).transpose()?;
    let mut all: Vec<Checked> = args.files.iter().map(|file| check_file(file, &selection, draft.as_ref())).collect();
    if let (Some(draft), Some(last)) = (&draft, all.last_mut()) {
        last.findings.extend(draft.left());
    }
    let checked = all.into_iter().map(|mut checked| {
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
    let unknown = names.filter(|name| !catalogue::all().any(|rule| alone(name).takes(rule.id)));
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
            format!("`{name}` không phải tệp các điều đã chấp nhận: không đọc được từ dòng {}", error.line()),
            format!("`{name}` is not a baseline: {error}"),
        )
        .at(Place::File(name))
        .hint("tạo lại bằng `--write-baseline`", "write it anew with `--write-baseline`")
    })
}

fn check_file(file: &Path, selection: &Selection, draft: Option<&Draft>) -> Checked {
    let name = file.display().to_string();
    let source = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
    let mut checked = match if source { files::read(file) } else { files::read_pdf(file) } {
        Err(problem) => Checked { findings: vec![problem], ..Checked::default() },
        Ok(bytes) if is_directive(file, &bytes) => check_directive(file, &bytes),
        Ok(bytes) => declared(file, check_pdf(bytes, selection, draft)),
    };
    checked.findings.retain(|finding| finding.severity == Severity::Failure || selection.takes(finding.rule));
    checked.name = name;
    checked
}

/// Whether a file is to be read as a directive: by its name or by its words, never a PDF.
fn is_directive(file: &Path, bytes: &[u8]) -> bool {
    let named = file.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
    let text = if bytes.len() <= directive::MAX_BYTES { std::str::from_utf8(bytes).ok() } else { None };
    let words = || text.is_some_and(|text| text.lines().any(|line| line.trim_start().starts_with("loai")));
    !bytes.starts_with(b"%PDF-") && (named && bytes.len() <= directive::MAX_BYTES || words())
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

fn check_pdf(bytes: Vec<u8>, selection: &Selection, draft: Option<&Draft>) -> Checked {
    let pages = match pdf::read(&bytes) {
        Ok(pages) => pages,
        Err(error) => return Checked { findings: vec![error.diagnostic()], bytes, ..Checked::default() },
    };
    let mut report = check::check_with(&pages, selection);
    report.diagnostics.extend(draft.map(|draft| draft.compare(&pages)).unwrap_or_default());
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

fn tell(checked: &[Checked], args: &CheckArgs, out: &Output) -> Result<Status, Refused> {
    if let Some(path) = &args.write_baseline {
        write_baseline(path, checked).map_err(alone)?;
        say_written(path, out);
    }
    let reports: Vec<Report<'_>> = checked.iter().map(as_report).collect();
    let text = match args.format {
        ReportArg::Text => {
            checked.iter().for_each(|one| tell_text(one, out));
            None
        }
        ReportArg::Json => Some(report::json::json(&reports)),
        ReportArg::Sarif => Some(report::sarif::sarif(&reports, &catalogue::all().collect::<Vec<_>>(), out.lang)),
        ReportArg::Html => Some(html(checked, &reports, out).map_err(alone)?),
    };
    match (text, &args.output) {
        (Some(text), Some(path)) => {
            files::write(path, text.as_bytes()).map_err(alone)?;
            say_written(path, out);
        }
        (Some(text), None) => out.result(text.trim_end()),
        _ => {}
    }
    Ok(checked.iter().map(|one| render::status(&one.findings)).max().unwrap_or(Status::Done))
}

fn say_written(path: &Path, out: &Output) {
    let path = path.display();
    out.say(&Message::new(format!("đã ghi {path}"), format!("wrote {path}")));
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
fn html(checked: &[Checked], reports: &[Report<'_>], out: &Output) -> Result<String, Diagnostic> {
    let ([one], [report]) = (checked, reports) else {
        return Err(Diagnostic::new(
            "html-mot-tep",
            Severity::Failure,
            "báo cáo HTML chỉ dành cho một tệp mỗi lần",
            "an HTML report is about one file at a time",
        )
        .hint("chạy riêng từng tệp", "run it file by file"));
    };
    let pictures = (0..one.pages.len()).map(|page| pdf::png(&one.bytes, page, PICTURE_DPI).unwrap_or_default());
    Ok(report::html::html(report, &pictures.collect::<Vec<_>>(), out.lang))
}

/// Sharp enough to read on a screen, small enough to send.
const PICTURE_DPI: f32 = 110.0;
