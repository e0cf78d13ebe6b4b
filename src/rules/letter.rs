//! Trích yếu nội dung công văn, ô 5b.

use super::style::{face_rule, size_rule};
use super::{Doc, decimal, each, error, range};
use crate::locate::document::{Component, Document, MM_PER_PT};
use crate::rules::rule::{Rule, Verdict};

const WHY: [&str; 2] = [
    "công văn không có tên loại nên trích yếu đứng dưới số, ký hiệu, sau chữ `V/v`",
    "an official letter has no name of a kind; its subject stands under the number, after `V/v`",
];

pub(super) const RULES: &[Rule] = &[
    error(
        Component::LetterSubject,
        "trich-yeu-cong-van-thieu",
        "II.5.b",
        Doc {
            what: ["công văn không có trích yếu `V/v …`", "an official letter has no subject `V/v …`"],
            why: WHY,
            example: "",
        },
        |rule, document| {
            let untitled = document.one(Component::KindName).is_none() && document.one(Component::Addressees).is_some();
            if untitled && document.one(Component::LetterSubject).is_none() {
                return super::missing(
                    rule,
                    document,
                    "không tìm thấy trích yếu `V/v …` dưới số, ký hiệu của công văn",
                    "no subject `V/v …` under the number of the official letter",
                );
            }
            Verdict::Pass
        },
    ),
    size_rule!(
        LetterSubject,
        "trich-yeu-cong-van",
        "II.5.b",
        "trích yếu công văn",
        "the subject of an official letter"
    ),
    face_rule!(
        LetterSubject,
        "trich-yeu-cong-van",
        "II.5.b",
        "trích yếu công văn",
        "the subject of an official letter"
    ),
    error(
        Component::LetterSubject,
        "trich-yeu-cong-van-sai-chu-dau",
        "II.5.b",
        Doc {
            what: ["trích yếu công văn không bắt đầu bằng `V/v`", "the subject does not begin with `V/v`"],
            why: WHY,
            example: "`V/v nâng bậc lương năm 2019`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = &block.rows[0];
                let wanted = &document.standard.loi.ve_viec.dat;
                let first = row.text.split(' ').next().unwrap_or_default();
                if first == wanted && row.text != *wanted {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    format!("trích yếu bắt đầu bằng `{first}`, quy định `{wanted}`"),
                    format!("the subject begins with `{first}`, `{wanted}` expected"),
                )]
            })
        },
    ),
    error(
        Component::LetterSubject,
        "trich-yeu-cong-van-khong-can-giua",
        "II.5.b",
        Doc {
            what: [
                "trích yếu công văn không canh giữa dưới số, ký hiệu",
                "the subject is not centred under number and symbol",
            ],
            why: WHY,
            example: "",
        },
        |rule, document| super::header::under(rule, document, Component::Number),
    ),
    error(
        Component::LetterSubject,
        "trich-yeu-cong-van-sai-khoang-cach",
        "II.5.b",
        Doc {
            what: ["trích yếu công văn không cách số, ký hiệu 6 pt", "the subject is not 6 pt below number and symbol"],
            why: WHY,
            example: "",
        },
        gap,
    ),
];

/// Space between the line of the number and the subject; a line ends at its descent, or with the lead Word adds to it.
fn gap(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(number) = document.one(Component::Number).and_then(|block| block.rows.first()) else {
        return Verdict::not_found();
    };
    let figures = &document.standard.van_ban;
    let (wanted, single) = (&figures.cach_trich_yeu_cong_van, &figures.dong_don);
    let (ascent, descent) = (&figures.dinh_dong, &figures.chan_dong);
    let room = document.tolerance().khoang_cach.gia_tri;
    each(rule, document, |block| {
        let row = &block.rows[0];
        let between = (row.baseline - number.baseline) / MM_PER_PT - ascent.dat * row.size;
        let (most, least) = (between - descent.dat * number.size, between - (single.dat - ascent.dat) * number.size);
        if most >= wanted.dat - room && least <= wanted.dat + room {
            return Vec::new();
        }
        let found = decimal(f64::midpoint(most, least), 1);
        vec![rule.finding_by(
            document,
            (&wanted.dieu_khoan, wanted.muc),
            (row.page, row.rect()),
            format!("trích yếu cách số, ký hiệu {found} pt, quy định {}", range(wanted)),
            format!("the subject is {found} pt below number and symbol, {} expected", range(wanted)),
        )]
    })
}
