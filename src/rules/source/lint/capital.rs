//! Capital letters of Phụ lục II, where a pattern is safe.

use std::sync::LazyLock;

use regex::Regex;

use super::{Lint, Role, regex};
use crate::directive::model::Text;
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;

/// A pattern whose first group is wrong, how the group is changed, and the clause of Phụ lục II.
struct Pattern {
    regex: Regex,
    change: fn(&str) -> String,
    clause: &'static str,
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|l| l.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|l| l.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |text, change, clause| Pattern { regex: regex(text), change, clause };
    vec![
        pattern(r"\b(?:[Đđ]iểm\s+\p{L}\s+)?[Kk]hoản\s+\d+,?\s+(điều)\s+\d", upper, "Phụ lục II, V.7"),
        pattern(
            r"\b(điều)\s+\d+\s+(?:của\s+)?(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Pháp lệnh|Quy chế|Hiến pháp)\b",
            upper,
            "Phụ lục II, V.7",
        ),
        pattern(r"[\p{Ll},]\s+(Khoản)\s+\d+,?\s+[Đđ]iều\s+\d", lower, "Phụ lục II, V.7"),
        pattern(r"[\p{Ll},]\s+(Điểm)\s+\p{L},?\s+[Kk]hoản\s+\d", lower, "Phụ lục II, V.7"),
        pattern(r"\b(?:tầng lớp|quần chúng|toàn thể|đông đảo)\s+(nhân dân)\b", upper, "Phụ lục II, V.1"),
        pattern(
            r"\b(?:Đảng và|Đảng,|chính sách, pháp luật của|chính sách pháp luật của|pháp luật của)\s+(nhà nước)\b",
            upper,
            "Phụ lục II, V.1",
        ),
        pattern(
            r"(?:^|[^\d\p{L}])(?:\p{L}+\s+)?(quận|phường)\s+\d{1,2}(?:$|[,.;)]|\s+\p{Ll})",
            upper,
            "Phụ lục II, III.1.b",
        ),
        pattern(r"\b(thành phố)\s+Hồ Chí Minh\b", upper, "Phụ lục II, III.1.c"),
        pattern(r"\b(thủ đô)\s+Hà Nội\b", upper, "Phụ lục II, III.1.c"),
        pattern(r"(?:\p{Ll},?)\s+(Tỉnh|Huyện)\s+\p{Lu}\p{Ll}", lower, "Phụ lục II, III.1.a"),
        pattern(
            r"(?:\p{Ll},?)\s+(Thành phố)\s+(?:Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Đồng Nai|Thái Nguyên)\b",
            lower,
            "Phụ lục II, III.1.a",
        ),
        pattern(r"[\p{Ll},]\s+(Tết)\s+(?:Nguyên đán|Trung thu|Đoan ngọ)\b", lower, "Phụ lục II, V.8.b"),
        pattern(r"\b[Tt]ết\s+(Nguyên Đán|Trung Thu|Đoan Ngọ)\b", first_only, "Phụ lục II, V.8.b"),
        pattern(r"\b(?:sáng|chiều|tối)\s+thứ\s+(hai|ba|tư|năm|sáu|bảy)\b", upper, "Phụ lục II, V.8.c"),
    ]
});

fn first_only(name: &str) -> String {
    upper(&name.to_lowercase())
}

/// Runs the patterns on sentences and names.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    for text in lint.of(&[Role::Subject, Role::Basis, Role::Prose, Role::Name]) {
        for pattern in PATTERNS.iter() {
            judge(lint, text, pattern, found);
        }
    }
}

fn judge(lint: &Lint<'_>, text: &Text, pattern: &Pattern, found: &mut Vec<Diagnostic>) {
    for hit in pattern.regex.captures_iter(&text.value) {
        let Some(wrong) = hit.get(1) else { continue };
        let better = (pattern.change)(wrong.as_str());
        let tail = text.value[wrong.end()..].split([',', '.', ';', ':', ')', '”']).next().unwrap_or_default();
        let tail: String = tail.split_inclusive(' ').take(3).collect();
        let tail = tail.trim_end();
        let mut problem = finding(
            &list::CAPITAL,
            lint.directive.standard,
            format!("`{}{tail}` viết hoa chưa đúng, phải là `{better}{tail}`", wrong.as_str()),
            format!("`{}{tail}` should be `{better}{tail}`", wrong.as_str()),
        )
        .at_span(lint.spot(text, wrong.range()))
        .hint(format!("viết `{better}`"), format!("write `{better}`"));
        if lint.directive.standard == StandardId::Nd30 {
            problem.clause = Some(lint.directive.standard.get().cite(pattern.clause));
        }
        found.push(problem);
    }
}
