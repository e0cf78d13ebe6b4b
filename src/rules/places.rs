//! Where stamps and marks stand in the diagram of Mục IV: ô 10a, 10b, 11.

use super::{Doc, each, warning};
use crate::locate::document::{Component, Document, Row};
use crate::rules::rule::{Rule, Verdict};

const WHY: [&str; 2] = [
    "sơ đồ Mục IV dành cho mỗi dấu một ô để nhìn vào là thấy",
    "the diagram of Mục IV keeps a box for each mark, where it is looked for",
];

pub(super) const RULES: &[Rule] = &[
    warning(
        Component::Secrecy,
        "dau-mat-sai-vi-tri",
        "Mục IV",
        Doc {
            what: ["dấu chỉ độ mật không ở ô số 10a", "the mark of secrecy is not in ô 10a"], why: WHY, example: ""
        },
        |rule, document| placed(rule, document, is_under_number, UNDER_NUMBER),
    ),
    warning(
        Component::Urgency,
        "dau-khan-sai-vi-tri",
        "Mục IV",
        Doc {
            what: ["dấu chỉ mức độ khẩn không ở ô số 10b", "the mark of urgency is not in ô 10b"],
            why: WHY,
            example: "",
        },
        |rule, document| placed(rule, document, is_under_number, UNDER_NUMBER),
    ),
    warning(
        Component::Circulation,
        "luu-hanh-sai-vi-tri",
        "Mục IV",
        Doc {
            what: ["chỉ dẫn về phạm vi lưu hành không ở ô số 11", "the circulation mark is not in ô 11"],
            why: WHY,
            example: "",
        },
        |rule, document| {
            placed(rule, document, is_over_nation, ["trên Quốc hiệu, bên phải", "above the national name, right"])
        },
    ),
];

const UNDER_NUMBER: [&str; 2] = ["bên trái, dưới số, ký hiệu", "left, under number and symbol"];

/// Ô 10a and 10b: in the left half, below number and symbol.
fn is_under_number(document: &Document<'_>, row: &Row) -> bool {
    let number = document.one(Component::Number).and_then(|block| block.rows.first());
    row.centre() < document.pages[row.page].width / 2.0 && number.is_none_or(|number| row.baseline > number.baseline)
}

/// Ô 11: in the right half, above what the page begins with.
fn is_over_nation(document: &Document<'_>, row: &Row) -> bool {
    let first = [Component::NationalName, Component::Motto, Component::Annex];
    let first = first.iter().find_map(|component| document.one(*component)?.rows.first());
    row.centre() > document.pages[row.page].width / 2.0 && first.is_none_or(|first| row.baseline < first.baseline)
}

fn placed(
    rule: &Rule,
    document: &Document<'_>,
    right: fn(&Document<'_>, &Row) -> bool,
    [vi, en]: [&str; 2],
) -> Verdict {
    each(rule, document, |block| {
        let row = &block.rows[0];
        if right(document, row) {
            return Vec::new();
        }
        let words = super::style::excerpt(&row.text);
        vec![rule.on(
            document,
            row,
            format!("`{words}` không đúng chỗ, quy định ở {vi}"),
            format!("`{words}` stands in another place than {en}"),
        )]
    })
}
