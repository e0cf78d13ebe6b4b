//! Họ tên người ký (II.7.c).

use crate::directive::model::Directive;
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::rules::titles;
use crate::words::diagnostic::{Diagnostic, Severity};

/// Runs the rule on the name of the signer.
pub(super) fn check(directive: &Directive, found: &mut Vec<Diagnostic>) {
    let issuers = directive.issuer_names();
    for (signer, issuer) in directive.signers().zip(&issuers) {
        let Some(name) = &signer.name else { continue };
        let Some((title, bare)) = titles::before(&name.value) else { continue };
        let mut problem = finding(
            &list::NAME_TITLE,
            directive.standard,
            format!("trước họ tên có `{title}`, họ tên người ký không kèm học hàm, học vị, danh hiệu"),
            format!("`{title}` stands before the name; no degree, rank or honour is written there"),
        )
        .at_span(name.span)
        .hint(format!("viết `{bare}`"), format!("write `{bare}`"));
        if titles::may_be_allowed(issuer) {
            problem.severity = Severity::Note;
            problem = problem.hint(
                "chỉ ghi khi cơ quan quản lý ngành cho phép đơn vị vũ trang, giáo dục, y tế, khoa học",
                "only where the managing ministry allows it for armed forces, education, health or science",
            );
        }
        found.push(problem);
    }
}
