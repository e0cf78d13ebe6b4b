//! Figures on the line that are raised or lowered in print: `m2`, `CO2`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{Lint, regex};
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::Diagnostic;

/// Runs the rule: each word once, at its first place.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    static UNIT: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?:^|[\s\d/(.,–-])((?:[kcdm]|h)?m\^?[23])(?:[\s/).,;:^–-]|$)"));
    static SUBSTANCE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"\b(CO2|SO2|SO3|NO2|N2O|NO3|NH3|NH4|CH4|H2O|H2S|H2SO4|HNO3|PO4|P2O5|K2O|CaCO3|BOD5|PM2[.,]5)\b")
    });
    let mut told = BTreeSet::new();
    for text in lint.directive.texts() {
        let raised = UNIT.captures_iter(&text.value).filter_map(|hit| hit.get(1));
        let raised = raised.filter(|word| !(word.as_str().contains('^') && text.value[word.end()..].starts_with('^')));
        let raised = raised.map(|word| {
            let (unit, power) = word.as_str().split_at(word.len() - 1);
            (word, format!("{}^{power}^", unit.trim_end_matches('^')))
        });
        let lowered = SUBSTANCE.find_iter(&text.value).map(|word| (word, lowered(word.as_str())));
        for (word, better) in raised.chain(lowered) {
            let typed = word.as_str();
            if !told.insert(typed.to_owned()) {
                continue;
            }
            found.push(
                finding(
                    &list::SCRIPT,
                    lint.directive.standard,
                    format!("`{typed}` in ra ngang hàng chữ"),
                    format!("`{typed}` is printed with its figure on the line"),
                )
                .at_span(lint.spot(text, word.range()))
                .hint(format!("viết `{better}`"), format!("write `{better}`")),
            );
        }
    }
}

/// A substance with its figures lowered: `H~2~SO~4~`.
fn lowered(substance: &str) -> String {
    static FIGURES: LazyLock<Regex> = LazyLock::new(|| regex(r"[0-9][0-9.,]*"));
    FIGURES.replace_all(substance, "~$0~").into_owned()
}
