//! Tên cơ quan, tổ chức ban hành văn bản, ô 2.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::line_rule;
use super::style::{face_rule, size_rule};
use super::{Doc, decimal, each, error, missing};
use crate::locate::document::{Component, Document, MM_PER_PT, Row};
use crate::rules::rule::{Rule, Verdict};

const WHY: [&str; 2] = [
    "tên cơ quan ban hành cho biết ai chịu trách nhiệm về văn bản",
    "the issuer's name says who answers for the document",
];

/// A name that begins with what only a superior body may abbreviate.
static ABBREVIATED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(UBND|HĐND|UBMTTQ)( |$)").expect("a fixed pattern"));

pub(super) const RULES: &[Rule] = &[
    error(
        Component::Issuer,
        "co-quan-thieu",
        "II.2.a",
        Doc { what: ["văn bản không có tên cơ quan ban hành", "there is no issuer"], why: WHY, example: "" },
        |rule, document| {
            missing(
                rule,
                document,
                "không tìm thấy tên cơ quan ban hành ở phía trên, bên trái trang đầu",
                "no issuer at the top left of the first page",
            )
        },
    ),
    size_rule!(Issuer, "co-quan", "II.2.b", "tên cơ quan ban hành", "the issuer's name"),
    face_rule!(Issuer, "co-quan", "II.2.b", "tên cơ quan ban hành", "the issuer's name"),
    error(
        Component::Issuer,
        "co-quan-viet-tat",
        "II.2.a",
        Doc {
            what: ["tên cơ quan ban hành viết tắt", "the issuer's name is abbreviated"],
            why: [
                "tên cơ quan ban hành là tên chính thức, đầy đủ; chỉ cơ quan chủ quản được viết tắt",
                "the issuer's name is official and full; only the superior's may be short",
            ],
            example: "`ỦY BAN NHÂN DÂN TỈNH NINH BÌNH`, không viết `UBND TỈNH NINH BÌNH`",
        },
        abbreviated,
    ),
    size_rule!(Parent, "chu-quan", "II.2.b", "tên cơ quan chủ quản", "the superior body's name"),
    face_rule!(Parent, "chu-quan", "II.2.b", "tên cơ quan chủ quản", "the superior body's name"),
    error(
        Component::Issuer,
        "co-quan-sai-cach-dong",
        "II.2.b",
        Doc {
            what: [
                "các dòng tên cơ quan không cách nhau dòng đơn",
                "the lines of superior and issuer are not set single",
            ],
            why: WHY,
            example: "",
        },
        spacing,
    ),
    line_rule!(
        Issuer,
        "co-quan-thieu-ke",
        "II.2.b",
        ["dưới tên cơ quan ban hành không có đường kẻ", "there is no line under the issuer"],
        absent
    ),
    line_rule!(
        Issuer,
        "co-quan-ke-khong-lien",
        "II.2.b",
        ["đường kẻ dưới tên cơ quan không liền nét", "the line under the issuer is broken"],
        dashed
    ),
    line_rule!(
        Issuer,
        "co-quan-ke-sai-do-dai",
        "II.2.b",
        [
            "đường kẻ dưới tên cơ quan không dài từ 1/3 đến 1/2 dòng chữ",
            "the line under the issuer is not a third to a half of the words"
        ],
        length
    ),
    line_rule!(
        Issuer,
        "co-quan-ke-lech",
        "II.2.b",
        ["đường kẻ dưới tên cơ quan không cân đối so với dòng chữ", "the line under the issuer is not in the middle"],
        off_centre
    ),
];

/// Single spacing of the names; what is not 1.5 lines is single to the eye, as under Quốc hiệu.
fn spacing(rule: &Rule, document: &Document<'_>) -> Verdict {
    let (single, widest) = (&document.standard.van_ban.dong_don, document.standard.van_ban.cach_dong.most());
    each(rule, document, |block| {
        let above = document.of_part(Component::Parent, block.part).map_or(&[][..], |parent| &parent.rows);
        let mut rows: Vec<&Row> = above.iter().chain(&block.rows).collect();
        // Of several issuers each may have a superior of its own.
        rows.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
        let lines = |pair: &[&Row]| {
            (pair[1].baseline - pair[0].baseline) / (single.dat * pair[1].size.max(pair[0].size) * MM_PER_PT)
        };
        let wide = rows.windows(2).map(|pair| (pair[1], lines(pair))).find(|(_, lines)| *lines >= widest);
        let finding = wide.map(|(row, lines)| {
            let (words, lines) = (&row.text, decimal(lines, 1));
            rule.on(
                document,
                row,
                format!("`{words}` cách dòng trên {lines} dòng, quy định dòng đơn"),
                format!("`{words}` is {lines} lines below the line above, single expected"),
            )
        });
        finding.into_iter().collect()
    })
}

fn abbreviated(rule: &Rule, document: &Document<'_>) -> Verdict {
    each(rule, document, |block| {
        let row = &block.rows[0];
        let Some(short) = ABBREVIATED.captures(&row.text) else { return Vec::new() };
        let short = &short[1];
        vec![rule.on(
            document,
            row,
            format!("tên cơ quan ban hành `{}` viết tắt `{short}`, quy định ghi đầy đủ", row.text),
            format!("the issuer `{}` is abbreviated `{short}`, the full name expected", row.text),
        )]
    })
}
