//! Dấu khẩn, phạm vi lưu hành, ký hiệu người soạn thảo, địa chỉ, thông tin chữ ký số (Mục III, khoản 2 đến 4).

use super::lines::across;
use super::style::{face_rule, size_rule};
use super::{Doc, each, error, mm};
use crate::locate::document::{Component, Document};
use crate::locate::text::fold;
use crate::rules::rule::{Rule, Verdict};

const WHY: [&str; 2] = ["dấu và chỉ dẫn phải nhận ra ngay khi nhận văn bản", "stamps and marks must be seen at once"];

pub(super) const RULES: &[Rule] = &[
    size_rule!(Urgency, "dau-khan", "III.2.b", "dấu chỉ mức độ khẩn", "the mark of urgency"),
    face_rule!(Urgency, "dau-khan", "III.2.b", "dấu chỉ mức độ khẩn", "the mark of urgency"),
    error(
        Component::Urgency,
        "dau-khan-sai-khung",
        "III.2.b",
        Doc {
            what: [
                "khung dấu khẩn không có hoặc không đúng kích thước",
                "the box of the mark is missing or not of its size",
            ],
            why: WHY,
            example: "HỎA TỐC 30 × 8 mm, THƯỢNG KHẨN 40 × 8 mm, KHẨN 20 × 8 mm",
        },
        urgency_box,
    ),
    error(
        Component::Urgency,
        "dau-khan-khong-do",
        "III.2.b",
        Doc { what: ["dấu khẩn không màu đỏ", "the mark of urgency is not red"], why: WHY, example: "" },
        |rule, document| {
            let wanted = document.style(Component::Urgency).and_then(|style| style.mau.as_deref());
            let Some(wanted) = wanted.and_then(|mau| u8::from_str_radix(mau.get(..2)?, 16).ok()) else {
                return Verdict::not_found();
            };
            // As much red as asked for, and more of it than of anything else.
            let red = |[r, g, b]: [u8; 3]| {
                f64::from(wanted.abs_diff(r)) <= document.tolerance().mau_do.gia_tri
                    && u16::from(g) + u16::from(b) < u16::from(r)
            };
            each(rule, document, |block| {
                let row = &block.rows[0];
                if row.spans.iter().all(|span| red(span.colour)) {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    format!("dấu `{}` không màu đỏ, quy định mực đỏ tươi", row.text),
                    format!("the mark `{}` is not red, bright red expected", row.text),
                )]
            })
        },
    ),
    size_rule!(Circulation, "luu-hanh", "III.2.c", "chỉ dẫn về phạm vi lưu hành", "the circulation mark"),
    face_rule!(Circulation, "luu-hanh", "III.2.c", "chỉ dẫn về phạm vi lưu hành", "the circulation mark"),
    error(
        Component::Circulation,
        "luu-hanh-thieu-khung",
        "III.2.c",
        Doc {
            what: ["chỉ dẫn về phạm vi lưu hành không có khung viền đơn", "the circulation mark has no single border"],
            why: WHY,
            example: "",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = &block.rows[0];
                if block.line.is_some_and(|line| !line.dashed) {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    format!("`{}` không có khung hình chữ nhật viền đơn", row.text),
                    format!("`{}` has no single border", row.text),
                )]
            })
        },
    ),
    size_rule!(Drafter, "nguoi-soan", "III.3", "ký hiệu người soạn thảo và số lượng bản", "the drafter's mark"),
    face_rule!(Drafter, "nguoi-soan", "III.3", "ký hiệu người soạn thảo và số lượng bản", "the drafter's mark"),
    error(
        Component::Drafter,
        "nguoi-soan-in-thuong",
        "III.3",
        Doc {
            what: ["ký hiệu người soạn thảo không in hoa", "the drafter's mark is not in capitals"],
            why: WHY,
            example: "`PL.(300)`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = &block.rows[0];
                if !row.text.chars().any(char::is_lowercase) {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    format!("ký hiệu người soạn thảo `{}` không in hoa", row.text),
                    format!("the drafter's mark `{}` is not in capitals", row.text),
                )]
            })
        },
    ),
    size_rule!(Address, "dia-chi", "III.4", "địa chỉ cơ quan", "the address"),
    face_rule!(Address, "dia-chi", "III.4", "địa chỉ cơ quan", "the address"),
    error(
        Component::Address,
        "dia-chi-thieu-ke",
        "III.4",
        Doc {
            what: [
                "trên địa chỉ không có đường kẻ hết chiều ngang",
                "there is no line across the text above the address",
            ],
            why: WHY,
            example: "",
        },
        address_line,
    ),
    size_rule!(SignatureInfo, "thong-tin-ky-so", "III.1.d", "thông tin chữ ký số", "the data of the digital signature"),
    face_rule!(SignatureInfo, "thong-tin-ky-so", "III.1.d", "thông tin chữ ký số", "the data of the digital signature"),
    error(
        Component::SignatureInfo,
        "thong-tin-ky-so-sai-vi-tri",
        "II.8.b; III.1.d",
        Doc {
            what: [
                "thông tin chữ ký số không ở góc trên, bên phải trang đầu",
                "the data of the digital signature are not in the top right corner of the first page",
            ],
            why: [
                "vị trí ấy cố định để nhận ra ngay tệp kèm theo thuộc văn bản nào",
                "the place is fixed, so that one sees at once which document the file belongs to",
            ],
            example: "`Số: 38/KH-SNV; 05/03/2026; 14:05:09 +07:00`",
        },
        corner,
    ),
];

fn urgency_box(rule: &Rule, document: &Document<'_>) -> Verdict {
    let figures = &document.standard.dau_khan;
    each(rule, document, |block| {
        let row = &block.rows[0];
        let (width, height) = match fold(&row.text).as_str() {
            "khan" => (&figures.khan_rong, &figures.cao),
            "thuongkhan" => (&figures.thuong_khan_rong, &figures.cao),
            _ => (&figures.hoa_toc_rong, &figures.cao),
        };
        let room = document.tolerance().do_dai.gia_tri;
        let wanted = format!("{} × {} mm", width.dat, height.dat);
        let (vi, en) = match block.line {
            None => (
                format!("dấu `{}` không có khung, quy định khung {wanted}", row.text),
                format!("the mark `{}` has no box, {wanted} expected", row.text),
            ),
            Some(line) if width.accepts(line.rect.width, room) && height.accepts(line.rect.height, room) => {
                return Vec::new();
            }
            Some(line) => {
                let found = format!("{} × {} mm", mm(line.rect.width), mm(line.rect.height));
                (
                    format!("khung dấu `{}` {found}, quy định {wanted}", row.text),
                    format!("the box of `{}` is {found}, {wanted} expected", row.text),
                )
            }
        };
        vec![rule.finding_by(document, (&width.dieu_khoan, width.muc), (row.page, row.rect()), vi, en)]
    })
}

fn address_line(rule: &Rule, document: &Document<'_>) -> Verdict {
    across(rule, document, &document.standard.ke.dia_chi, |_, found| {
        [
            format!("trên địa chỉ không có đường kẻ nét liền hết chiều ngang (đo được {found})"),
            format!("no solid line across the text stands above the address ({found} measured)"),
        ]
    })
}

/// The data stand right of the middle, above Quốc hiệu; on a file without one, above everything else of the page.
fn corner(rule: &Rule, document: &Document<'_>) -> Verdict {
    let national_name = document.one(Component::NationalName).map(|block| &block.rows[0]);
    each(rule, document, |block| {
        let row = &block.rows[0];
        let width = document.pages.get(row.page).map_or(0.0, |page| page.width);
        let first = document.content.get(row.page).and_then(|rows| rows.first());
        let top = national_name.filter(|name| name.page == row.page).or(first);
        let above = top.is_none_or(|top| row.baseline < top.baseline);
        if row.centre() > width / 2.0 && above {
            return Vec::new();
        }
        vec![rule.on(
            document,
            row,
            format!("`{}` không ở góc trên, bên phải trang đầu", row.text),
            format!("`{}` is not in the top right corner of the first page", row.text),
        )]
    })
}
