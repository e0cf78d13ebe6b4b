//! What goes with the document is spoken of in it, and what it speaks of goes with it (III.1.a).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Lint, Role, regex};
use crate::diagnostic::Diagnostic;
use crate::directive::marks;
use crate::directive::model::Text;
use crate::directive::rules::{self, finding};

/// Runs the rules on the enclosure line and on the annexes.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    enclosure(lint, found);
    let passages: Vec<_> = lint.passages.iter().filter(|p| !p.annex && p.role != Role::Name).map(|p| p.text).collect();
    let references: Vec<_> = passages.iter().flat_map(|text| references(text)).collect();
    unreferred(lint, &references, &passages, found);
    for reference in references.iter().filter(|r| r.ours) {
        let count = lint.directive.annexes.len();
        let missing = reference.numbers.iter().find(|number| **number as usize > count);
        // Without any annex here, those spoken of may be files of their own, which the enclosure line names.
        if count > 0 && missing.is_some() || count == 0 && lint.directive.enclosure.is_none() {
            found.push(unknown(lint, reference, missing.copied()));
        }
    }
}

/// Words that name annexes.
struct Reference<'d> {
    text: &'d Text,
    range: Range<usize>,
    /// The annexes it names by number; none when it names them all.
    numbers: Vec<u32>,
    /// Whether it says that they go with this document: "Phụ lục I kèm theo".
    ours: bool,
}

fn references(text: &Text) -> Vec<Reference<'_>> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)phụ\s+lục(?:\s+số)?((?-i:\s+[IVX]+\b(?:\s*(?:,|;|-|–|và|đến)\s*(?:(?:Phụ|phụ)\s+lục\s+)?[IVX]+\b)*)?)(\s+(?:đính|gửi|ban hành)?\s*kèm(?:\s+theo)?)?",
        )
    });
    // "Phụ lục II Nghị định số 30/2020/NĐ-CP", "Phụ lục kèm theo Thông tư này" belong to other documents.
    static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\s*(?:của\s+|ban hành\s+|kèm theo\s+)*(?:Luật|Nghị định|Thông tư|Nghị quyết số|Quyết định số|Công văn số|Kế hoạch số)",
        )
    });
    let named = NAMED.captures_iter(&text.value).filter_map(|found| {
        let whole = found.get(0)?;
        let foreign = FOREIGN.is_match(&text.value[whole.end()..]);
        (!foreign).then(|| Reference {
            text,
            range: whole.range(),
            numbers: numbers(&found[1]),
            ours: found.get(2).is_some(),
        })
    });
    named.collect()
}

/// `I, II và IV` is 1, 2 and 4; `I đến III` is 1, 2 and 3.
fn numbers(words: &str) -> Vec<u32> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| regex(r"(-|–|đến)?\s*(?:[Pp]hụ\s+lục\s+)?\b([IVX]+)\b"));
    let mut all: Vec<u32> = Vec::new();
    for found in NUMBER.captures_iter(words) {
        let Some(number) = marks::from_roman(&found[2]) else { continue };
        let from =
            all.last().copied().filter(|last| found.get(1).is_some() && *last < number).map_or(number, |last| last + 1);
        all.extend(from..=number);
    }
    all
}

fn unreferred(lint: &Lint<'_>, references: &[Reference<'_>], passages: &[&Text], found: &mut Vec<Diagnostic>) {
    let annexes = &lint.directive.annexes;
    for ((at, annex), number) in annexes.iter().enumerate().zip(1..) {
        // Words without a number speak of all annexes, or of the only one.
        let numbered = references.iter().any(|r| r.numbers.is_empty() || r.numbers.contains(&number));
        if numbered || passages.iter().any(|text| names_title(text, annex.title.as_ref(), annexes.len())) {
            continue;
        }
        let name = lint.directive.annex_name(at);
        found.push(
            finding(
                &rules::ANNEX_UNREFERRED,
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

/// "(có Danh mục nhiệm vụ kèm theo)" refers to the annex of that title, "(danh sách kèm theo)" to the only one.
fn names_title(text: &Text, title: Option<&Text>, count: usize) -> bool {
    let words = text.value.to_lowercase();
    words.contains("kèm") && (count == 1 || title.is_some_and(|title| words.contains(&title.value.to_lowercase())))
}

fn unknown(lint: &Lint<'_>, reference: &Reference<'_>, number: Option<u32>) -> Diagnostic {
    let count = lint.directive.annexes.len();
    let name = number.map_or_else(|| "Phụ lục".to_owned(), |number| format!("Phụ lục {}", marks::to_roman(number)));
    finding(
        &rules::ANNEX_UNKNOWN,
        lint.directive.standard,
        format!("nội dung chỉ dẫn tới `{name}` kèm theo, văn bản có {count} phụ lục"),
        format!("the text refers to `{name}`, the document has {count} annexes"),
    )
    .at_span(lint.spot(reference.text, reference.range.clone()))
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
