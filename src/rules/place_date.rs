//! Địa danh và thời gian ban hành văn bản, ô 4.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::number::on_row;
use super::style::{face_rule, size_rule};
use super::{Doc, error, missing, warning};
use crate::locate::document::{Component, Document, PrintedDate};
use crate::locate::text::{fold, has_blanks};
use crate::rules::rule::{Rule, Verdict};
use crate::standard::written;

const WHY: [&str; 2] = [
    "ngày ban hành là lúc văn bản có hiệu lực và là căn cứ để viện dẫn",
    "the date tells when a document takes effect and how it is cited",
];

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(.+?)\s*,\s*ngày\s+(\d{1,2}|[\s.…]*)\s*tháng\s+(\d{1,2}|[\s.…]*)\s*năm(?:\s+(\d{4}|[\s.…\d]*))?$")
        .expect("a fixed pattern")
});

pub(super) const RULES: &[Rule] = &[
    error(
        Component::PlaceDate,
        "dia-danh-ngay-thieu",
        "II.4",
        Doc {
            what: ["văn bản không có địa danh và thời gian ban hành", "there is no place and date"],
            why: WHY,
            example: "",
        },
        |rule, document| {
            missing(
                rule,
                document,
                "không tìm thấy địa danh và thời gian ban hành dưới Tiêu ngữ",
                "no place and date under the motto",
            )
        },
    ),
    size_rule!(PlaceDate, "dia-danh-ngay", "II.4.c", "địa danh và thời gian ban hành", "place and date"),
    face_rule!(PlaceDate, "dia-danh-ngay", "II.4.c", "địa danh và thời gian ban hành", "place and date"),
    error(
        Component::PlaceDate,
        "dia-danh-ngay-sai-dang",
        "II.4.b",
        Doc {
            what: [
                "địa danh và thời gian không đúng dạng `…, ngày … tháng … năm …`",
                "place and date are not of the form `…, ngày … tháng … năm …`",
            ],
            why: WHY,
            example: "`Hà Nội, ngày 05 tháng 01 năm 2020`, không viết `Hà Nội, 05/01/2020`",
        },
        form,
    ),
    error(
        Component::PlaceDate,
        "dia-danh-ngay-thieu-so-khong",
        "II.4.b",
        Doc {
            what: [
                "ngày nhỏ hơn 10 hoặc tháng 1, 2 không có số 0 phía trước",
                "a day below 10 or the months 1, 2 lack their 0",
            ],
            why: WHY,
            example: "`ngày 05 tháng 01`",
        },
        |rule, document| date(rule, document, zero_missing),
    ),
    warning(
        Component::PlaceDate,
        "dia-danh-ngay-thua-so-khong",
        "II.4.b",
        Doc {
            what: ["tháng 3 đến tháng 9 có số 0 phía trước", "a month from 3 to 9 has a 0"],
            why: [
                "chỉ ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0; ví dụ của Nghị định viết `tháng 6`",
                "only days below 10 and the months 1, 2 have one",
            ],
            example: "`ngày 29 tháng 6 năm 2019`",
        },
        |rule, document| {
            date(rule, document, |d| {
                let zeroed = |m: &&str| m.starts_with('0') && m.parse().is_ok_and(|n| written::month(n) != **m);
                let month = d.month.as_deref().filter(zeroed)?;
                Some([
                    format!("tháng ghi `{month}`, chỉ tháng 1 và 2 ghi thêm số 0"),
                    format!("the month is `{month}`; only months 1 and 2 have a 0"),
                ])
            })
        },
    ),
    error(
        Component::PlaceDate,
        "dia-danh-ngay-khong-co-that",
        "II.4.b",
        Doc {
            what: ["ngày ban hành không có trong lịch", "the date does not exist"],
            why: WHY,
            example: "`ngày 31 tháng 4`",
        },
        |rule, document| {
            date(rule, document, |d| {
                let (day, month, year) = (d.day.as_ref()?, d.month.as_ref()?, d.year.as_ref()?);
                let real = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).is_ok();
                (!real).then(|| {
                    [
                        format!("ngày {day} tháng {month} năm {year} không có trong lịch"),
                        format!("there is no day {day}/{month}/{year}"),
                    ]
                })
            })
        },
    ),
    error(
        Component::PlaceDate,
        "dia-danh-viet-thuong",
        "II.4.c",
        Doc {
            what: ["chữ cái đầu của địa danh không viết hoa", "the place does not begin with capitals"],
            why: WHY,
            example: "`Ninh Bình, ngày …`",
        },
        |rule, document| {
            place(rule, document, |place| {
                let names = [place.split(' ').next(), place.split(' ').next_back()];
                let small = names.into_iter().flatten().any(|word| word.chars().next().is_some_and(char::is_lowercase));
                small.then(|| {
                    [
                        format!("địa danh `{place}` không viết hoa chữ cái đầu"),
                        format!("the place `{place}` does not begin with capitals"),
                    ]
                })
            })
        },
    ),
    error(
        Component::PlaceDate,
        "dia-danh-khong-day-du",
        "II.4.a",
        Doc {
            what: [
                "địa danh đặt theo tên người hoặc bằng chữ số không ghi đầy đủ",
                "a place named after a person or a number is not in full",
            ],
            why: [
                "đơn vị hành chính đặt theo tên người, chữ số, sự kiện lịch sử phải ghi tên gọi đầy đủ",
                "units named after persons, numbers, events have their full name",
            ],
            example: "`Thành phố Hồ Chí Minh`, `Quận 1`",
        },
        |rule, document| {
            place(rule, document, |place| {
                let person = fold(place).ends_with("hochiminh") && !place.starts_with("Thành phố ");
                let number = place.chars().all(|c| c.is_ascii_digit());
                (person || number).then(|| {
                    [
                        format!("địa danh `{place}` chưa đầy đủ, quy định ghi tên gọi đầy đủ của đơn vị hành chính"),
                        format!("the place `{place}` is not in full, the full name of the unit expected"),
                    ]
                })
            })
        },
    ),
];

fn form(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(row) = document.one(Component::PlaceDate).and_then(|block| block.rows.first()) else {
        return Verdict::not_found();
    };
    if FORM.is_match(&row.text) || has_blanks(&row.text) {
        return Verdict::Pass;
    }
    let words = [
        format!("`{}` không đúng dạng, quy định `<địa danh>, ngày … tháng … năm …`", row.text),
        format!("`{}` is not of the form `<place>, ngày … tháng … năm …`", row.text),
    ];
    Verdict::of(on_row(rule, document, row, Some(words)))
}

fn date(rule: &Rule, document: &Document<'_>, wrong: impl Fn(&PrintedDate) -> Option<[String; 2]>) -> Verdict {
    let row = document.one(Component::PlaceDate).and_then(|block| block.rows.first());
    let (Some(row), Some(date)) = (row, document.date.as_ref()) else { return Verdict::not_found() };
    Verdict::of(on_row(rule, document, row, wrong(date)))
}

fn zero_missing(date: &PrintedDate) -> Option<[String; 2]> {
    let lacks =
        |written: fn(i8) -> String, digits: &&str| digits.parse().is_ok_and(|n| written(n).len() > digits.len());
    let day = date.day.as_deref().filter(|day| lacks(written::day, day));
    let month = date.month.as_deref().filter(|month| lacks(written::month, month));
    let (vi, en, digit) = day.map(|d| ("ngày", "the day", d)).or(month.map(|m| ("tháng", "the month", m)))?;
    Some([format!("{vi} ghi `{digit}`, quy định `0{digit}`"), format!("{en} is `{digit}`, `0{digit}` expected")])
}

fn place(rule: &Rule, document: &Document<'_>, wrong: impl Fn(&str) -> Option<[String; 2]>) -> Verdict {
    let Some(row) = document.one(Component::PlaceDate).and_then(|block| block.rows.first()) else {
        return Verdict::not_found();
    };
    let place = FORM.captures(&row.text).map(|found| found[1].to_owned()).filter(|place| !has_blanks(place));
    let Some(place) = place else { return Verdict::not_found() };
    Verdict::of(on_row(rule, document, row, wrong(&place)))
}
