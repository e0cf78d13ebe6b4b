//! Citations of documents and dates in the text (II.6.b).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use super::{Lint, Role, regex};
use crate::directive::model::{IssueDate, Text};
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::standard::written;
use crate::words::diagnostic::Diagnostic;

/// Kind (not always), `số` (not always), number and symbol, comma (not always), date (not always).
static CITATION: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?:\b(Quyết định|Kế hoạch|Công văn|công văn|Thông báo|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Hướng dẫn|hướng dẫn",
        r"|Báo cáo|Tờ trình|Chương trình)\s+)?(số\s+)?\b(\d{1,5}/(?:\d{4}/)?([A-ZĐ][\p{L}&.0-9]*)-[\p{L}&.0-9-]*[\p{L}0-9])",
        r"(,?)(\s+ngày\s+(?:(\d{1,2})[/-](\d{1,2})[/-](\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})))?"
    ))
});
static LAW: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"\b((?:Bộ luật|Luật|Pháp lệnh)\s[^.;,“”]{2,90}?)\s+(số\s+\d+/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d+)")
});
static LONG_DATE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?"));
static SHORT_DATE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:^|[^\d/.-])(\d{1,2})/(\d{1,2})/(\d{4})(?:$|[^\d/])"));

/// Runs the rules on citations and dates.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, bool> = BTreeMap::new();
    for text in lint.of(&[Role::Basis, Role::Prose]) {
        for cited in CITATION.captures_iter(&text.value) {
            form(lint, text, &cited, found);
            order(lint, text, &cited, &mut seen, found);
            later(lint, text, &cited, found);
        }
        for law in LAW.captures_iter(&text.value) {
            let range = law.get(2).map_or(0..0, |m| m.range());
            found.push(
                finding(
                    &list::CITATION_LAW,
                    lint.directive.standard,
                    format!("`{}` được viện dẫn kèm `{}`", &law[1], &law[2]),
                    format!("`{}` is cited with `{}`", &law[1], &law[2]),
                )
                .at_span(lint.spot(text, range))
                .hint(format!("chỉ ghi `{}`", &law[1]), format!("write `{}` only", &law[1])),
            );
        }
        dates(lint, text, found);
    }
}

fn form(lint: &Lint<'_>, text: &Text, cited: &Captures<'_>, found: &mut Vec<Diagnostic>) {
    let mut say = |range, vi: String, en: String, better: String| {
        found.push(
            finding(&list::CITATION_FORM, lint.directive.standard, vi, en)
                .at_span(lint.spot(text, range))
                .hint(format!("viết `{better}`"), format!("write `{better}`")),
        );
    };
    let symbol = &cited[3];
    let whole = cited.get(0).map_or(0..0, |m| m.range());
    let Some(kind) = cited.get(1) else { return };
    if cited.get(2).is_none() {
        say(
            whole.clone(),
            format!("viện dẫn `{} {symbol}` thiếu chữ `số`", kind.as_str()),
            format!("the citation `{} {symbol}` lacks `số`", kind.as_str()),
            format!("{} số {symbol}", kind.as_str()),
        );
    }
    if &cited[5] == "," && cited.get(6).is_some() {
        say(
            whole.clone(),
            format!("thừa dấu phẩy giữa `{symbol}` và ngày ban hành"),
            format!("a comma between `{symbol}` and its date"),
            format!("{symbol} ngày …"),
        );
    }
    if let Some(code) = code(lint, kind.as_str())
        && code != &cited[4]
    {
        say(
            whole,
            format!("`{}` mà ký hiệu `{symbol}` ghi `{}`, không phải `{code}`", kind.as_str(), &cited[4]),
            format!("`{}` but the symbol `{symbol}` says `{}`, not `{code}`", kind.as_str(), &cited[4]),
            format!("{} số …/{code}-…", kind.as_str()),
        );
    }
}

/// The abbreviation a cited kind bears in its symbol; none for an official letter.
fn code<'l>(lint: &'l Lint<'_>, kind: &str) -> Option<&'l str> {
    let key = match kind {
        "Quyết định" => "quyet-dinh",
        "Kế hoạch" => "ke-hoach",
        "Thông báo" => "thong-bao",
        "Nghị quyết" => "nghi-quyet",
        "Chỉ thị" => "chi-thi",
        "Báo cáo" => "bao-cao",
        "Tờ trình" => "to-trinh",
        "Chương trình" => "chuong-trinh",
        // Legal documents: their codes are not of this decree.
        "Nghị định" => return Some("NĐ"),
        "Thông tư" => return Some("TT"),
        _ => return None,
    };
    lint.directive.standard.get().ky_hieu.get(key).map(String::as_str)
}

/// In full the first time, by kind and number later.
fn order(
    lint: &Lint<'_>,
    text: &Text,
    cited: &Captures<'_>,
    seen: &mut BTreeMap<String, bool>,
    found: &mut Vec<Diagnostic>,
) {
    let (symbol, dated) = (&cited[3], cited.get(6).is_some());
    let range = cited.get(3).map_or(0..0, |m| m.range());
    match seen.get(symbol) {
        None if !dated => found.push(
            finding(
                &list::CITATION_FIRST,
                lint.directive.standard,
                format!("lần đầu viện dẫn `{symbol}` không ghi ngày ban hành"),
                format!("the first citation of `{symbol}` has no date"),
            )
            .at_span(lint.spot(text, range))
            .hint(
                format!("viết `{symbol} ngày … tháng … năm … của …`"),
                format!("write `{symbol} ngày … tháng … năm … của …`"),
            ),
        ),
        Some(true) if dated => found.push(
            finding(
                &list::CITATION_AGAIN,
                lint.directive.standard,
                format!("`{symbol}` đã viện dẫn đầy đủ ở trên, đây lại ghi ngày"),
                format!("`{symbol}` was cited in full above and carries its date again"),
            )
            .at_span(lint.spot(text, range))
            .hint("chỉ ghi tên loại và số, ký hiệu", "give its kind and number only"),
        ),
        _ => {}
    }
    seen.entry(symbol.to_owned()).and_modify(|full| *full |= dated).or_insert(dated);
}

/// The first day that a date of issue, perhaps incomplete, can't be before.
fn last_day(date: IssueDate) -> Option<Date> {
    let (year, month) = (date.year?, date.month.unwrap_or(12));
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, date.day.unwrap_or(first.days_in_month())).ok()
}

fn later(lint: &Lint<'_>, text: &Text, cited: &Captures<'_>, found: &mut Vec<Diagnostic>) {
    let part = |a: usize, b: usize| cited.get(a).or_else(|| cited.get(b)).and_then(|m| m.as_str().parse::<i16>().ok());
    let (Some(day), Some(month), Some(year)) = (part(7, 10), part(8, 11), part(9, 12)) else { return };
    let (Ok(day), Ok(month)) = (i8::try_from(day), i8::try_from(month)) else { return };
    let (Ok(date), Some(own)) = (Date::new(year, month, day), last_day(lint.directive.date)) else { return };
    if date > own {
        found.push(
            finding(
                &list::CITED_DATE_LATER,
                lint.directive.standard,
                format!("`{}` ghi ngày {day}/{month}/{year}, sau ngày ban hành văn bản này", &cited[3]),
                format!("`{}` is dated {day}/{month}/{year}, after this document", &cited[3]),
            )
            .at_span(lint.spot(text, cited.get(6).map_or(0..0, |m| m.start() + 1..m.end())))
            .hint("xem lại ngày của văn bản được viện dẫn", "look at the date of the cited document"),
        );
    }
}

fn dates(lint: &Lint<'_>, text: &Text, found: &mut Vec<Diagnostic>) {
    for form in [&*LONG_DATE, &*SHORT_DATE] {
        for date in form.captures_iter(&text.value) {
            let number = |n: usize| date.get(n).and_then(|m| m.as_str().parse::<i16>().ok());
            let (Some(day), Some(month), Some(first), Some(last)) =
                (number(1), number(2), date.get(1), date.get(3).or(date.get(2)))
            else {
                continue;
            };
            // Without a year, 29 February may exist.
            let year = number(3).unwrap_or(2024);
            let range = first.start()..last.end();
            let typed = &text.value[range.clone()];
            let real = i8::try_from(day).ok().zip(i8::try_from(month).ok());
            let Some(real) = real.and_then(|(day, month)| Date::new(year, month, day).ok()) else {
                found.push(
                    finding(
                        &list::CITED_DATE_UNREAL,
                        lint.directive.standard,
                        format!("ngày `{typed}` không có trong lịch"),
                        format!("the date `{typed}` is not in the calendar"),
                    )
                    .at_span(lint.spot(text, range)),
                );
                continue;
            };
            if form.as_str() == LONG_DATE.as_str() && date.get(3).is_some() && lacks_zero(&date[1], &date[2]) {
                let better = written::date(real.day(), real.month(), year);
                found.push(
                    finding(
                        &list::CITED_DATE_ZERO,
                        lint.directive.standard,
                        format!("ngày `{typed}` thiếu số 0"),
                        format!("the date `{typed}` lacks a zero"),
                    )
                    .at_span(lint.spot(text, range))
                    .hint(format!("viết `{better}`"), format!("write `{better}`")),
                );
            }
        }
    }
}

fn lacks_zero(day: &str, month: &str) -> bool {
    let lacks = |written: fn(i8) -> String, digits: &str| digits.parse().is_ok_and(|n| written(n).len() > digits.len());
    lacks(written::day, day) || lacks(written::month, month)
}
