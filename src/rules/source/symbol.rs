//! Ký hiệu (II.3.b, II.3.c, Phụ lục III).

use std::sync::LazyLock;

use regex::Regex;

use crate::directive::model::{Directive, Text};
use crate::directive::rules::finding;
use crate::rules::source::lint::spot;
use crate::rules::source::list;
use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;
use crate::words::source::{Sources, Span};

/// Abbreviations of kinds that no agency bears as its own name.
const UNMISTAKABLE: [&str; 6] = ["KH", "QĐ", "TTr", "CTr", "NQ", "BC"];

/// Runs the rules on the symbol.
pub(super) fn check(directive: &Directive, sources: &Sources, found: &mut Vec<Diagnostic>) {
    one(directive, &directive.symbol, sources, found);
    directive
        .joint
        .iter()
        .filter_map(|issuer| issuer.symbol.as_ref())
        .for_each(|own| one(directive, own, sources, found));
    names_every_issuer(directive, found);
}

/// One symbol stands for all issuers that have none of their own: after the kind it names each of them.
fn names_every_issuer(directive: &Directive, found: &mut Vec<Diagnostic>) {
    let sharing = 1 + directive.joint.iter().filter(|issuer| issuer.symbol.is_none()).count();
    let groups = directive.symbol.value.split('-').count();
    // Of a công văn the last group is the unit that drafted it.
    if sharing == 1 || directive.symbol.value.is_empty() || groups > sharing {
        return;
    }
    let symbol = &directive.symbol.value;
    found.push(
        finding(
            &list::JOINT_SYMBOL,
            directive.standard,
            format!("ký hiệu `{symbol}` không đủ chữ viết tắt của {sharing} cơ quan cùng ban hành"),
            format!("the symbol `{symbol}` does not name all {sharing} issuers"),
        )
        .at_span(directive.symbol.span)
        .hint(
            "ghi đủ, cơ quan chủ trì trước: `KH-SNV-STC`; hoặc ghi `ky_hieu` riêng của từng cơ quan",
            "name them all, the presiding body first: `KH-SNV-STC`; or give each body its own `ky_hieu`",
        ),
    );
}

fn one(directive: &Directive, text: &Text, sources: &Sources, found: &mut Vec<Diagnostic>) {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[/-])((?:19|20)[0-9][0-9])(?:[/-]|$)").expect("patterns are part of the program")
    });
    let symbol = text.value.as_str();
    if symbol.is_empty() {
        return;
    }
    if symbol.contains(char::is_whitespace) {
        let better = symbol.split_whitespace().collect::<String>();
        found.push(
            finding(
                &list::SYMBOL_SPACE,
                directive.standard,
                format!("ký hiệu `{symbol}` có khoảng trắng"),
                format!("the symbol `{symbol}` has a space"),
            )
            .at_span(text.span)
            .hint(format!("viết `{better}`"), format!("write `{better}`")),
        );
    }
    if let Some(year) = YEAR.captures(symbol) {
        found.push(
            finding(
                &list::SYMBOL_YEAR,
                directive.standard,
                format!("ký hiệu `{symbol}` có năm `{}`", &year[1]),
                format!("the symbol `{symbol}` carries the year `{}`", &year[1]),
            )
            .at_span(text.span)
            .hint("bỏ năm: chỉ văn bản quy phạm pháp luật ghi năm", "drop the year: only legal documents carry it"),
        );
        return;
    }
    let groups: Vec<&str> = symbol.split('-').map(str::trim).collect();
    form(directive, text, &groups, sources, found);
    kind(directive, text, &groups, sources, found);
}

/// The place of one group of the symbol.
fn group_span(text: &Text, group: &str, sources: &Sources) -> Span {
    let at = text.value.find(group).unwrap_or_default();
    spot(sources, text, at..at + group.len())
}

fn form(directive: &Directive, text: &Text, groups: &[&str], sources: &Sources, found: &mut Vec<Diagnostic>) {
    let symbol = &text.value;
    let wrong = |vi: String, en: String| {
        finding(&list::SYMBOL_FORM, directive.standard, vi, en)
            .at_span(text.span)
            .hint(model(directive).0, model(directive).1)
    };
    if let Some((before, _)) = symbol.split_once('/') {
        found.push(wrong(
            format!("ký hiệu `{symbol}` có dấu gạch chéo; số `{before}` ghi ở khóa `so`"),
            format!("the symbol `{symbol}` has a slash; the number `{before}` belongs to `so`"),
        ));
    } else if !directive.kind.is_titled() && groups.contains(&"CV") {
        found.push(
            wrong(
                format!("ký hiệu `{symbol}` có chữ `CV`; công văn không ghi tên loại trong ký hiệu"),
                format!("the symbol `{symbol}` has `CV`; official letters do not name their kind"),
            )
            .at_span(group_span(text, "CV", sources)),
        );
    } else if groups.len() < 2 || groups.iter().any(|g| g.is_empty()) {
        found.push(wrong(
            format!("ký hiệu `{symbol}` phải có hai nhóm chữ nối bằng dấu `-`"),
            format!("the symbol `{symbol}` should have two groups joined by `-`"),
        ));
    } else if let Some(group) = groups.iter().find(|g| g.starts_with(char::is_lowercase)) {
        found.push(
            wrong(
                format!("nhóm `{group}` trong ký hiệu viết chữ thường, ký hiệu viết bằng chữ in hoa"),
                format!("`{group}` in the symbol is in lower case, symbols are in capitals"),
            )
            .at_span(group_span(text, group, sources)),
        );
    }
}

fn model(directive: &Directive) -> (String, String) {
    match directive.standard.get().ky_hieu.get(directive.kind.key()) {
        Some(code) => (
            format!("viết `{code}-` rồi chữ viết tắt tên cơ quan, ví dụ `{code}-UBND`"),
            format!("write `{code}-` and the abbreviation of the issuer, such as `{code}-UBND`"),
        ),
        None => (
            "viết `UBND-KGVX`: tên cơ quan, rồi đơn vị soạn thảo hoặc lĩnh vực".to_owned(),
            "write `UBND-KGVX`: the issuer, then the unit or field".to_owned(),
        ),
    }
}

/// The abbreviation of the kind at the head of the symbol.
fn kind(directive: &Directive, text: &Text, groups: &[&str], sources: &Sources, found: &mut Vec<Diagnostic>) {
    let standard = directive.standard.get();
    let (Some(head), name) = (groups.first().copied(), directive.kind.name()) else { return };
    let own = standard.ky_hieu.get(directive.kind.key());
    // The old code of another kind is no old code of this one.
    let old = standard.ky_hieu_cu.get(head).filter(|now| directive.standard == StandardId::Nd30 && own == Some(*now));
    match (own, old) {
        (Some(code), _)
            if code == head || !directive.joint.is_empty() && standard.joint_words(head, code).is_some() => {}
        (Some(_), Some(now)) => found.push(
            finding(
                &list::SYMBOL_OLD,
                directive.standard,
                format!("`{head}` là chữ viết tắt cũ, nay là `{now}`"),
                format!("`{head}` is an abbreviation of the older circular, now `{now}`"),
            )
            .at_span(group_span(text, head, sources))
            .hint(model(directive).0, model(directive).1),
        ),
        (Some(code), None) if head.chars().any(char::is_alphabetic) && !head.contains('/') => found.push(
            finding(
                &list::SYMBOL_KIND,
                directive.standard,
                format!("ký hiệu của {name} bắt đầu bằng `{head}`, phải là `{code}`"),
                format!("the symbol of a {} begins with `{head}`, `{code}` was expected", directive.kind.english()),
            )
            .at_span(group_span(text, head, sources))
            .hint(model(directive).0, model(directive).1),
        ),
        (None, _) if UNMISTAKABLE.contains(&head) => found.push(
            finding(
                &list::SYMBOL_KIND,
                directive.standard,
                format!("`{head}` là chữ viết tắt của một loại văn bản khác, đây là {name}"),
                format!("`{head}` stands for another kind, this is a {}", directive.kind.english()),
            )
            .at_span(group_span(text, head, sources))
            .hint(model(directive).0, model(directive).1),
        ),
        _ => {}
    }
}
