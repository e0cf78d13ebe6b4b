//! What is judged of a directive: the findings of its fields when it is read, those of its words when it is linted.

mod joint;
mod lint;
pub mod list;
mod name;
mod recipients;
mod signer;
mod symbol;

use crate::directive::copy::{Medium, ParsedCopy};
use crate::directive::model::Directive;
use crate::directive::profile::{self, Near, Profile};
use crate::directive::rules::{DEVIATION_UNKNOWN, finding, problem};
use crate::directive::{self, Document, Files, Judge, Parsed};
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::source::Sources;

pub use lint::lint;

/// Reads a directive and judges its fields; `files` gives the files it names.
#[must_use]
pub fn parse(name: &str, bytes: &[u8], files: &Files<'_>) -> Parsed {
    read(directive::document(name, bytes), files)
}

/// Makes a directive of a document and judges its fields.
#[must_use]
pub fn read(document: Document, files: &Files<'_>) -> Parsed {
    directive::read(document, files, &JUDGE)
}

/// Reads the slip of a copy.
#[must_use]
pub fn read_slip(document: Document, medium: Medium, files: &Files<'_>) -> ParsedCopy {
    directive::copy::read(document, medium, files, &JUDGE)
}

/// What a profile declares, for documents that are no directives.
#[must_use]
pub fn read_profile(near: Near) -> (Option<Profile>, Sources, Vec<Diagnostic>) {
    profile::read(near, &JUDGE)
}

const JUDGE: Judge = Judge { deviation, findings: check };

/// The rule that an office declares not to follow: one that has findings without which there would still be a document.
fn deviation(id: &str) -> Result<&'static str, Diagnostic> {
    let known = super::all().find(|rule| rule.id == id);
    if let Some(rule) = known.filter(|rule| rule.severity < Severity::Failure) {
        return Ok(rule.id);
    }
    if known.is_some() {
        return Err(problem(
            &DEVIATION_UNKNOWN,
            format!("không khai khác được với `{id}`: gặp lỗi này thì không dàn trang được"),
            format!("`{id}` can't be declared: with it there is no document"),
        ));
    }
    let near = super::all().map(|rule| (strsim::jaro_winkler(rule.id, id), rule.id));
    let near = near.max_by(|a, b| a.0.total_cmp(&b.0)).map_or("", |(_, id)| id);
    let unknown = problem(&DEVIATION_UNKNOWN, format!("không có quy tắc `{id}`"), format!("there is no rule `{id}`"));
    Err(unknown.hint(
        format!("gần nhất là `{near}`; `vanthu rules` liệt kê tất cả"),
        format!("the nearest is `{near}`; `vanthu rules` lists all"),
    ))
}

/// Runs every rule.
fn check(directive: &Directive, sources: &Sources, found: &mut Vec<Diagnostic>) {
    symbol::check(directive, sources, found);
    subject(directive, found);
    // A field that could not be read looks empty: what is missing from it can't be judged.
    if !found.iter().any(|d| d.severity == Severity::Failure) {
        recipients::check(directive, found);
    }
    signer::check(directive, found);
    name::check(directive, found);
    joint::check(directive, found);
}

fn subject(directive: &Directive, found: &mut Vec<Diagnostic>) {
    let subject = &directive.subject;
    if directive.kind.is_titled() && subject.value.to_lowercase().starts_with("v/v") {
        found.push(
            finding(
                &list::SUBJECT_VV,
                directive.standard,
                format!("trích yếu của {} bắt đầu bằng `V/v`, chỉ công văn mới ghi `V/v`", directive.kind.name()),
                format!(
                    "the subject of a {} begins with `V/v`, which is for official letters",
                    directive.kind.english()
                ),
            )
            .at_span(subject.span)
            .hint("bỏ `V/v`, viết hoa chữ đầu", "drop `V/v` and begin with a capital"),
        );
    }
    if subject.value.ends_with('.') && !subject.value.ends_with("..") {
        found.push(
            finding(
                &list::SUBJECT_STOP,
                directive.standard,
                "trích yếu kết thúc bằng dấu chấm, mẫu của Nghị định không có",
                "the subject ends with a full stop, the official models have none",
            )
            .at_span(subject.span)
            .hint("bỏ dấu chấm cuối", "drop the full stop"),
        );
    }
}
