//! Kính gửi, Nơi nhận, Lưu (II.9).

use std::sync::LazyLock;

use regex::Regex;

use crate::directive::model::{Directive, Recipient, Text};
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::Diagnostic;
use crate::words::kind::Trait;
use crate::words::source::Span;

/// Runs the rules on the recipients.
pub(super) fn check(directive: &Directive, found: &mut Vec<Diagnostic>) {
    let lines: Vec<&Text> = directive
        .recipients
        .iter()
        .flat_map(|r| match r {
            Recipient::One(text) => std::slice::from_ref(text),
            Recipient::Group { names, .. } => names.as_slice(),
        })
        .collect();
    same_as_above(directive, &lines, found);
    filing(directive, lines.last().map(|t| t.span), found);
}

fn is(text: &Text, words: &str) -> bool {
    text.value.to_lowercase().starts_with(words)
}

fn same_as_above(directive: &Directive, lines: &[&Text], found: &mut Vec<Diagnostic>) {
    let above = lines.iter().find(|t| is(t, &directive.standard.get().loi.nhu_tren.dat.to_lowercase()));
    let variant = lines.iter().find(|t| is(t, "như kính gửi"));
    let standard = directive.standard;
    match (directive.addressees.first(), above, variant) {
        (None, Some(line), _) if !directive.kind.has(Trait::NamesReceivers) => found.push(
            finding(
                &list::SAME_AS_ABOVE_EXTRA,
                standard,
                "Nơi nhận có `Như trên` mà văn bản không có phần Kính gửi",
                "the recipients say `Như trên` but there are no addressees",
            )
            .at_span(line.span)
            .hint("ghi tên nơi nhận, hoặc thêm `kinh_gui`", "name the recipient, or add `kinh_gui`"),
        ),
        (Some(_), None, Some(line)) => found.push(
            finding(
                &list::SAME_AS_ABOVE_VARIANT,
                standard,
                format!("Nơi nhận ghi `{}`, Nghị định dùng từ `Như trên`", line.value),
                format!("the recipients say `{}`, the decree says `Như trên`", line.value),
            )
            .at_span(line.span),
        ),
        (Some(addressee), None, None) => found.push(
            finding(
                &list::SAME_AS_ABOVE_MISSING,
                standard,
                "có phần Kính gửi mà Nơi nhận không có `Như trên`",
                "there are addressees but the recipients lack `Như trên`",
            )
            .at_span(lines.first().map_or(addressee.span, |t| t.span))
            .hint("thêm `\"Như trên\"` ở đầu `noi_nhan`", "add `\"Như trên\"` as the first of `noi_nhan`"),
        ),
        _ => {}
    }
}

fn filing(directive: &Directive, last: Option<Span>, found: &mut Vec<Diagnostic>) {
    static VT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bVT\b").expect("patterns are part of the program"));
    let standard = directive.standard;
    match (&directive.filing, last) {
        (None, Some(span)) => found.push(
            finding(
                &list::FILING_MISSING,
                standard,
                "Nơi nhận không có dòng `Lưu: VT, …`",
                "the recipients lack the line `Lưu: VT, …`",
            )
            .at_span(span)
            .hint("thêm `luu = \"VT, KGVX\"`", "add `luu = \"VT, KGVX\"`"),
        ),
        (Some(filing), _) if !VT.is_match(&filing.value) => found.push(
            finding(
                &list::FILING_NO_VT,
                standard,
                format!("dòng Lưu ghi `{}`, thiếu `VT`", filing.value),
                format!("the filing line is `{}`, `VT` is missing", filing.value),
            )
            .at_span(filing.span)
            .hint(format!("viết `VT, {}`", filing.value), format!("write `VT, {}`", filing.value)),
        ),
        _ => {}
    }
}
