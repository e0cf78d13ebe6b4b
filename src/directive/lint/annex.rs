//! What goes with the document is spoken of in it (III.1.a).

use std::sync::LazyLock;

use regex::Regex;

use super::{Lint, Role, regex};
use crate::diagnostic::Diagnostic;
use crate::directive::rules::{self, finding};

/// Runs the rule on the enclosure line.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    static SYMBOL: LazyLock<Regex> = LazyLock::new(|| regex(r"\d+/[\p{L}\d/&.-]+"));
    let Some(enclosure) = &lint.directive.enclosure else { return };
    let symbols: Vec<&str> = SYMBOL.find_iter(&enclosure.value).map(|m| m.as_str()).collect();
    let mentioned = lint.of(&[Role::Subject, Role::Basis, Role::Prose]).any(|text| {
        let words = text.value.to_lowercase();
        words.contains("kèm") || words.contains("phụ lục") || symbols.iter().any(|s| text.value.contains(s))
    });
    if !mentioned {
        found.push(
            finding(
                &rules::ANNEX_MISSING,
                lint.directive.standard,
                format!("văn bản gửi kèm `{}` nhưng nội dung không nhắc tới", enclosure.value),
                format!("`{}` goes with the document, which does not mention it", enclosure.value),
            )
            .at_span(enclosure.span)
            .hint("thêm `(kèm theo …)` vào chỗ cần dùng trong nội dung", "add `(kèm theo …)` where the text needs it"),
        );
    }
}
