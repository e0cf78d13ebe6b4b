//! District bodies, which are no more since 1 July 2025 (Luật Tổ chức chính quyền địa phương 72/2025/QH15).

use std::sync::LazyLock;

use regex::Regex;

use super::{Lint, Role, regex};
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::Diagnostic;

/// First day without districts.
const SINCE: (i16, i8, i8) = (2025, 7, 1);

/// Runs the rule on documents of that day and later.
pub(super) fn check(lint: &Lint<'_>, found: &mut Vec<Diagnostic>) {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Công an|Phòng (?:\p{L}+ ){1,6}?)\s*",
            r"(?:các\s+)?(?:quận|huyện|thị xã|thị trấn))\b|\b(?:Huyện ủy|Quận ủy|Thị ủy|Huyện uỷ|Quận uỷ|Thị uỷ)\b"
        ))
    });
    static PAST: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)trước đây|\bcũ\b|trước ngày 0?1[/ ]|kết thúc hoạt động|không tổ chức cấp huyện|nguyên là|bỏ cấp huyện|sáp nhập",
        )
    });
    let date = lint.directive.date;
    let Some(year) = date.year else { return };
    if (year, date.month.unwrap_or(1), date.day.unwrap_or(1)) < SINCE {
        return;
    }
    for text in lint.of(&[Role::Subject, Role::Prose, Role::Name]) {
        if PAST.is_match(&text.value) {
            continue;
        }
        for body in BODY.find_iter(&text.value) {
            found.push(
                finding(
                    &list::DISTRICT,
                    lint.directive.standard,
                    format!("`{}` không còn từ ngày 01/7/2025", body.as_str()),
                    format!("`{}` is no more since 1 July 2025", body.as_str()),
                )
                .at_span(lint.spot(text, body.range()))
                .hint(
                    "ghi Ủy ban nhân dân xã, phường, đặc khu, hoặc thêm `trước đây`",
                    "name the commune body, or add `trước đây`",
                ),
            );
        }
    }
}
