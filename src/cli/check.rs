//! `vanthu check`: measures PDFs, reads directives, compares an issued document with its draft.

use std::path::Path;

use super::args::{CheckArgs, ReportArg};
use super::output::Output;
use super::{Status, render, stdin};
use crate::check::Selection;
use crate::desk::check::{Check, Checked, read_baseline, write_baseline};
use crate::desk::{Desk, Refused, files};
use crate::report::{self, Report};
use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Message, Severity};
use crate::words::source::Sources;

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
    let desk = Desk::default();
    let baseline = args.baseline.as_deref().map(read_baseline).transpose().map_err(alone)?;
    let draft = args.against.as_deref().map(stdin::given).transpose().map_err(alone)?;
    let draft = draft.map(|file| desk.draft(&file)).transpose()?;
    let files = args.files.iter().map(|file| stdin::given(file)).collect::<Result<Vec<_>, _>>().map_err(alone)?;
    Ok(desk.check(&files, &Check { selection, baseline, draft }))
}

/// The rules asked for; a name that is no rule is an error, or a typing mistake would hide findings.
fn selection(args: &CheckArgs) -> Result<Selection, Vec<Diagnostic>> {
    let selection = Selection { select: args.select.clone(), ignore: args.ignore.clone() };
    let names = selection.select.iter().chain(&selection.ignore);
    let alone = |name: &String| Selection { select: vec![name.clone()], ignore: vec![] };
    let unknown = names.filter(|name| !crate::rules::all().any(|rule| alone(name).takes(rule.id)));
    let problems: Vec<_> = unknown.map(|name| super::rules::unknown(name)).collect();
    if problems.is_empty() { Ok(selection) } else { Err(problems) }
}

fn tell(checked: &[Checked], args: &CheckArgs, out: &Output) -> Result<Status, Refused> {
    if let Some(path) = &args.write_baseline {
        write_baseline(path, checked).map_err(alone)?;
        say_written(path, out);
    }
    let reports: Vec<Report<'_>> = checked.iter().map(Checked::as_report).collect();
    let text = match args.format {
        ReportArg::Text => {
            checked.iter().for_each(|one| tell_text(one, out));
            None
        }
        ReportArg::Json => Some(report::json::json(&reports)),
        ReportArg::Sarif => Some(report::sarif::sarif(&reports, &crate::rules::all().collect::<Vec<_>>(), out.lang)),
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
    Ok(report::html::html(report, &one.pictures(PICTURE_DPI), out.lang))
}

/// Sharp enough to read on a screen, small enough to send.
const PICTURE_DPI: f32 = 110.0;
