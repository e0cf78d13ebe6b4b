//! What is judged of every directive when it is read: the findings of its fields.

mod name;
mod recipients;
mod signer;
mod symbol;

use super::model::Directive;
use super::rules::{self, finding};
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::kind::Kind;
use crate::words::source::Sources;

/// Runs every rule.
pub(super) fn check(directive: &Directive, sources: &Sources, found: &mut Vec<Diagnostic>) {
    symbol::check(directive, sources, found);
    subject(directive, found);
    // A field that could not be read looks empty: what is missing from it can't be judged.
    if !found.iter().any(|d| d.severity == Severity::Failure) {
        recipients::check(directive, found);
    }
    signer::check(directive, found);
    name::check(directive, found);
    super::joint::check(directive, found);
}

fn subject(directive: &Directive, found: &mut Vec<Diagnostic>) {
    let subject = &directive.subject;
    if directive.kind != Kind::CongVan && subject.value.to_lowercase().starts_with("v/v") {
        found.push(
            finding(
                &rules::SUBJECT_VV,
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
                &rules::SUBJECT_STOP,
                directive.standard,
                "trích yếu kết thúc bằng dấu chấm, mẫu của Nghị định không có",
                "the subject ends with a full stop, the official models have none",
            )
            .at_span(subject.span)
            .hint("bỏ dấu chấm cuối", "drop the full stop"),
        );
    }
}
