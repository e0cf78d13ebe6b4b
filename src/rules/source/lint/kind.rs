//! Kind, symbol and issuer agree with each other and with the words.

use std::sync::LazyLock;

use regex::Regex;

use super::{Lint, Role, regex};
use crate::directive::model::{Directive, Text};
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::Diagnostic;
use crate::words::kind::Kind;

/// Runs the rules.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    named(lint, found);
    issuer(lint, found);
}

/// `Nhận được Công văn này` in a plan, `Trên đây là Báo cáo` in a submission.
fn named(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        let kinds = Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join("|");
        regex(&format!(
            r"(?:Nhận được|Trên đây là|Yêu cầu [^.;]{{3,60}} thực hiện(?: nghiêm)?(?: túc)?)\s+((?i:{kinds}))(\s+này)?"
        ))
    });
    let kind = lint.directive.kind;
    for text in lint.of(&[Role::Prose]) {
        for words in NAMED.captures_iter(&text.value) {
            let name = words[1].to_lowercase();
            // A letter may well end "Trên đây là báo cáo của …": only "này" is about the letter itself.
            if name == kind.name() || (!kind.is_titled() && words.get(2).is_none()) {
                continue;
            }
            found.push(
                finding(
                    &list::KIND_WORD,
                    lint.directive.standard,
                    format!("lời văn gọi văn bản này là `{}`, loại văn bản là {}", &words[1], kind.name()),
                    format!("the text calls itself `{}`, its kind is {}", &words[1], kind.name()),
                )
                .at_span(lint.spot(text, words.get(1).map_or(0..0, |m| m.range())))
                .hint(format!("viết `{}`", capital(kind.name())), format!("write `{}`", capital(kind.name()))),
            );
        }
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|l| l.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// The abbreviation of each issuer stands in its symbol, where it is fixed by long use.
fn issuer(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    let directive = lint.directive;
    let shared = &directive.symbol;
    let own = directive.joint.iter().map(|issuer| issuer.symbol.as_ref().unwrap_or(shared));
    for (name, symbol) in directive.issuer_names().iter().zip(std::iter::once(shared).chain(own)) {
        abbreviated(directive, &name.to_lowercase(), symbol, found);
    }
}

fn abbreviated(directive: &Directive, name: &str, symbol: &Text, found: &mut Vec<Diagnostic>) {
    let fixed = [
        ("ủy ban nhân dân", "UBND", &["UB", "CT"][..]),
        ("uỷ ban nhân dân", "UBND", &["UB", "CT"][..]),
        ("hội đồng nhân dân", "HĐND", &["HĐ"][..]),
        ("ban chỉ đạo", "BCĐ", &["BCĐ"][..]),
    ];
    for (words, abbreviation, accepted) in fixed {
        if name.starts_with(words) && !accepted.iter().any(|a| symbol.value.contains(a)) {
            found.push(
                finding(
                    &list::ISSUER_SYMBOL,
                    directive.standard,
                    format!("ký hiệu `{}` không có `{abbreviation}` của cơ quan ban hành", symbol.value),
                    format!("the symbol `{}` lacks `{abbreviation}` of the issuer", symbol.value),
                )
                .at_span(symbol.span)
                .hint(
                    format!("ghi `{abbreviation}`, hoặc xem lại `co_quan.ten`"),
                    format!("write `{abbreviation}`, or look at `co_quan.ten`"),
                ),
            );
        }
    }
}
