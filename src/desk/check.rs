//! Checking: measures PDFs, reads directives, compares an issued document with its draft, leaves out what was accepted.

use std::path::Path;

use super::draft::Draft;
use super::files::{self, Given};
use super::{Desk, office};
use crate::check::baseline::Baseline;
use crate::check::{self, Selection};
use crate::directive;
use crate::directive::profile::declare;
use crate::pdf;
use crate::report::{Report, Undecided};
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::source::Sources;

/// What is asked of files.
#[derive(Default)]
pub struct Check {
    /// The rules that are asked.
    pub selection: Selection,
    /// What was accepted before.
    pub baseline: Option<Baseline>,
    /// The draft that issued documents are compared with.
    pub draft: Option<Draft>,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub struct Checked {
    /// Name of the file.
    pub name: String,
    /// The PDF itself; empty for a directive.
    pub bytes: Vec<u8>,
    /// Name of the standard it was judged by.
    pub standard: Option<&'static str>,
    /// Width and height of each page in mm; none for a directive.
    pub pages: Vec<[f64; 2]>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// What was found and had been accepted before.
    pub accepted: Vec<Diagnostic>,
    /// Rules that passed.
    pub passed: usize,
    /// Rules that failed.
    pub failed: usize,
    /// Rules that could not tell, and why.
    pub undecided: Vec<Undecided>,
    /// Rules that had nothing to judge.
    pub not_applicable: Vec<&'static str>,
    /// The files that findings point into.
    pub sources: Sources,
}

impl Checked {
    /// As reports are made of it.
    #[must_use]
    pub fn as_report(&self) -> Report<'_> {
        Report {
            name: &self.name,
            standard: self.standard,
            pages: &self.pages,
            findings: &self.findings,
            accepted: &self.accepted,
            passed: self.passed,
            failed: self.failed,
            undecided: &self.undecided,
            not_applicable: &self.not_applicable,
            sources: &self.sources,
        }
    }

    /// Each page as PNG, at so many dots per inch.
    #[must_use]
    pub fn pictures(&self, dpi: f32) -> Vec<Vec<u8>> {
        (0..self.pages.len()).map(|page| pdf::png(&self.bytes, page, dpi).unwrap_or_default()).collect()
    }
}

impl Desk {
    /// Checks files, each by itself.
    #[must_use]
    pub fn check(&self, files: &[Given], check: &Check) -> Vec<Checked> {
        let mut all: Vec<Checked> = files.iter().map(|file| self.check_file(file, check)).collect();
        if let (Some(draft), Some(last)) = (&check.draft, all.last_mut()) {
            last.findings.extend(draft.left());
        }
        for checked in &mut all {
            if let Some(baseline) = &check.baseline {
                let findings = std::mem::take(&mut checked.findings);
                (checked.findings, checked.accepted) = baseline.part(&checked.name, findings);
            }
        }
        all
    }

    fn check_file(&self, file: &Given, check: &Check) -> Checked {
        let path = file.path();
        let source = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
        let mut checked = match if source { file.read() } else { file.read_pdf() } {
            Err(problem) => Checked { findings: vec![problem], ..Checked::default() },
            Ok(bytes) if is_directive(path, &bytes) => self.check_directive(path, &bytes),
            Ok(bytes) => declared(path, check_pdf(bytes.into_owned(), check)),
        };
        checked.findings.retain(|finding| finding.severity == Severity::Failure || check.selection.takes(finding.rule));
        checked.name = path.display().to_string();
        checked
    }

    fn check_directive(&self, file: &Path, bytes: &[u8]) -> Checked {
        let opened = self.open_bytes(file, bytes);
        let findings = opened.findings();
        let standard = opened.parsed.directive.map(|directive| directive.standard.get().ten.as_str());
        Checked { findings, standard, sources: opened.parsed.sources, ..Checked::default() }
    }
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

fn check_pdf(bytes: Vec<u8>, check: &Check) -> Checked {
    let pages = match pdf::read(&bytes) {
        Ok(pages) => pages,
        Err(error) => return Checked { findings: vec![error.diagnostic()], bytes, ..Checked::default() },
    };
    let mut report = check::check_with(&pages, &check.selection);
    report.diagnostics.extend(check.draft.as_ref().map(|draft| draft.compare(&pages)).unwrap_or_default());
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

/// Reads what was accepted before.
///
/// # Errors
/// A file that is no baseline.
pub fn read_baseline(path: &Path) -> Result<Baseline, Diagnostic> {
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

/// Writes everything that was found as accepted.
///
/// # Errors
/// What keeps the file from being written.
pub fn write_baseline(path: &Path, checked: &[Checked]) -> Result<(), Diagnostic> {
    let mut baseline = Baseline::default();
    for one in checked {
        one.findings.iter().chain(&one.accepted).for_each(|finding| baseline.accept(&one.name, finding));
    }
    files::write(path, baseline.to_json().as_bytes())
}
