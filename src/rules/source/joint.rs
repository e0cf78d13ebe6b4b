//! Several issuers (văn bản liên tịch).

use super::list;
use crate::directive::model::Directive;
use crate::directive::rules::finding;
use crate::words::diagnostic::Diagnostic;

/// An issuer that is named twice.
pub(super) fn check(directive: &Directive, found: &mut Vec<Diagnostic>) {
    let names: Vec<String> = directive.issuer_names().iter().map(|name| name.to_lowercase()).collect();
    for (at, issuer) in directive.joint.iter().enumerate() {
        let Some(line) = issuer.name.first().filter(|_| names[..=at].contains(&names[at + 1])) else { continue };
        let name = issuer.one_line();
        found.push(
            finding(
                &list::JOINT_TWICE,
                directive.standard,
                format!("cơ quan `{name}` được ghi hai lần trong các cơ quan ban hành"),
                format!("`{name}` is named twice among the issuers"),
            )
            .at_span(line.span)
            .hint(
                "mỗi cơ quan ghi một lần; cơ quan chủ trì ghi ở `[co_quan]`",
                "name each body once; the presiding one in `[co_quan]`",
            ),
        );
    }
}
