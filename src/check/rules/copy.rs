//! Bản sao giấy (Phần II).

use super::lines::across;
use super::style::{face_rule, size_rule};
use super::{Doc, each, error, warning};
use crate::check::document::{Component, Document};
use crate::check::locate::text::fold;
use crate::check::rule::{Rule, Verdict};

const WHY: [&str; 2] = [
    "bản sao có giá trị như bản chính khi đúng thể thức",
    "a copy has the value of the original when it is made in due form",
];

pub(super) const RULES: &[Rule] = &[
    size_rule!(CopyForm, "hinh-thuc-sao", "Phụ lục I, Phần II, II.2.b", "hình thức sao", "the form of the copy"),
    face_rule!(CopyForm, "hinh-thuc-sao", "Phụ lục I, Phần II, II.2.b", "hình thức sao", "the form of the copy"),
    warning(
        Component::CopyForm,
        "hinh-thuc-sao-sai-chu",
        "Phụ lục I, Phần II, II.1.a",
        Doc {
            what: ["hình thức sao ghi `SAO Y BẢN CHÍNH`", "the copy says `SAO Y BẢN CHÍNH`"],
            why: ["nay chỉ còn `SAO Y`, `SAO LỤC`, `TRÍCH SAO`", "it is `SAO Y`, `SAO LỤC` or `TRÍCH SAO` now"],
            example: "`SAO Y`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = &block.rows[0];
                if fold(&row.text) != "saoybanchinh" {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    format!("hình thức sao ghi `{}`, nay là `SAO Y`", row.text),
                    format!("the copy says `{}`, it is `SAO Y` now", row.text),
                )]
            })
        },
    ),
    error(
        Component::CopyForm,
        "ban-sao-thieu-ke",
        "Phụ lục I, Phần II, II.2.a",
        Doc {
            what: [
                "trên phần bản sao không có đường kẻ hết chiều ngang",
                "there is no line across the text above the copy's part",
            ],
            why: WHY,
            example: "",
        },
        line,
    ),
];

fn line(rule: &Rule, document: &Document<'_>) -> Verdict {
    across(rule, document, "ban_sao", |row, found| {
        let form = &row.text;
        [
            format!("trên `{form}` không có đường kẻ nét liền hết chiều ngang (đo được {found})"),
            format!("no solid line across the text stands above `{form}` ({found} measured)"),
        ]
    })
}
