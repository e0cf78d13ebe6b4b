//! What goes with the document is spoken of in it, and what it speaks of goes with it (III.1.a).

use std::sync::LazyLock;

use regex::Regex;

use super::{Lint, Role, regex};
use crate::directive::model::Text;
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::Diagnostic;
use crate::words::marks;
use crate::words::references::{Reference, names_title, references};

/// Runs the rules on the enclosure line and on the annexes.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    enclosure(lint, found);
    let passages: Vec<_> = lint.passages.iter().filter(|p| !p.annex && p.role != Role::Name).map(|p| p.text).collect();
    let references: Vec<_> = passages
        .iter()
        .flat_map(|text| references(&text.value).into_iter().map(|reference| Found { text, reference }))
        .collect();
    unreferred(lint, &references, &passages, found);
    for found_here in references.iter().filter(|found| found.reference.ours) {
        let reference = &found_here.reference;
        let count = lint.directive.annexes.len();
        let missing = reference.numbers.iter().find(|number| **number as usize > count);
        // Without any annex here, those spoken of may be files of their own, which the enclosure line names.
        if count > 0 && missing.is_some() || count == 0 && lint.directive.enclosure.is_none() {
            found.push(unknown(lint, found_here, missing.copied()));
        }
    }
}

/// A reference with the words it stands in.
struct Found<'d> {
    text: &'d Text,
    reference: Reference,
}

fn unreferred(lint: &Lint<'_>, references: &[Found<'_>], passages: &[&Text], found: &mut Vec<Diagnostic>) {
    let annexes = &lint.directive.annexes;
    for ((at, annex), number) in annexes.iter().enumerate().zip(1..) {
        let title = annex.title.as_ref().map(|title| title.value.as_str());
        let meant = references.iter().any(|found| found.reference.means(number));
        if meant || passages.iter().any(|text| names_title(&text.value, title, annexes.len() == 1)) {
            continue;
        }
        let name = lint.directive.annex_name(at);
        found.push(
            finding(
                &list::ANNEX_UNREFERRED,
                lint.directive.standard,
                format!("nội dung không có chỉ dẫn tới `{name}`"),
                format!("the text does not refer to `{name}`"),
            )
            .at_span(annex.title.as_ref().map_or(annex.span, |title| title.span))
            .hint(
                format!("thêm `(chi tiết tại {name} kèm theo)` vào chỗ cần dùng trong nội dung"),
                format!("add `(chi tiết tại {name} kèm theo)` where the text needs it"),
            ),
        );
    }
}

fn unknown(lint: &Lint<'_>, found: &Found<'_>, number: Option<u32>) -> Diagnostic {
    let count = lint.directive.annexes.len();
    let name = number.map_or_else(|| "Phụ lục".to_owned(), |number| format!("Phụ lục {}", marks::to_roman(number)));
    finding(
        &list::ANNEX_UNKNOWN,
        lint.directive.standard,
        format!("nội dung chỉ dẫn tới `{name}` kèm theo, văn bản có {count} phụ lục"),
        format!("the text refers to `{name}`, the document has {count} annexes"),
    )
    .at_span(lint.spot(found.text, found.reference.range.clone()))
    .hint(
        "thêm bảng `[[phu_luc]]` hoặc sửa số thứ tự; phụ lục là tệp riêng thì ghi ở `kem_theo`",
        "add a table `[[phu_luc]]` or mend the number; name an annex in a file of its own in `kem_theo`",
    )
}

fn enclosure(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
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
                &list::ANNEX_MISSING,
                lint.directive.standard,
                format!("văn bản gửi kèm `{}` nhưng nội dung không nhắc tới", enclosure.value),
                format!("`{}` goes with the document, which does not mention it", enclosure.value),
            )
            .at_span(enclosure.span)
            .hint("thêm `(kèm theo …)` vào chỗ cần dùng trong nội dung", "add `(kèm theo …)` where the text needs it"),
        );
    }
}
