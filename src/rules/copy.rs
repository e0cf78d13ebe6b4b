//! Bản sao giấy (Phần II).

use std::sync::LazyLock;

use regex::Regex;

use super::lines::across;
use super::style::{face_rule, size_rule};
use super::{Doc, each, error, warning};
use crate::locate::document::{Component, Document};
use crate::locate::text::{fold, has_blanks};
use crate::rules::rule::{Rule, Verdict};

const WHY: [&str; 2] = [
    "bản sao có giá trị như bản chính khi đúng thể thức",
    "a copy has the value of the original when it is made in due form",
];

/// Number, code of the form, code of the body.
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^Số\s*:\s*(\d*)\s*/([^\s-]+)-\S+$").expect("a fixed pattern"));

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
    error(
        Component::CopyForm,
        "ban-sao-thieu-thanh-phan",
        "Phụ lục I, Phần II, II.1",
        Doc {
            what: ["phần bản sao thiếu thành phần thể thức", "the copy's part lacks something that a copy has"],
            why: WHY,
            example: "tên cơ quan sao; số, ký hiệu; địa danh và thời gian sao; chức vụ, họ tên; nơi nhận",
        },
        components,
    ),
    error(
        Component::CopyForm,
        "ban-sao-so-ky-hieu-sai-dang",
        "Phụ lục I, Phần II, II.1.c",
        Doc {
            what: [
                "số, ký hiệu bản sao không đúng dạng `Số: …/SY-…`",
                "number and symbol of the copy are not of the form `Số: …/SY-…`",
            ],
            why: WHY,
            example: "`Số: 05/SY-SNV`; sao lục: `SL`; trích sao: `TrS`",
        },
        number,
    ),
];

/// What each copy has, and how it is called.
const COMPONENTS: [(Component, [&str; 2]); 6] = [
    (Component::Issuer, ["tên cơ quan, tổ chức sao văn bản", "the body that copies"]),
    (Component::Number, ["số, ký hiệu bản sao", "number and symbol"]),
    (Component::PlaceDate, ["địa danh và thời gian sao", "place and date"]),
    (Component::Authority, ["chức vụ của người ký", "the signer's position"]),
    (Component::SignerName, ["họ tên của người ký", "the signer's name"]),
    (Component::RecipientsLabel, ["nơi nhận", "recipients"]),
];

fn components(rule: &Rule, document: &Document<'_>) -> Verdict {
    each(rule, document, |block| {
        let lacking = COMPONENTS.iter().filter(|(component, _)| document.of_part(*component, block.part).is_none());
        let (vi, en): (Vec<&str>, Vec<&str>) = lacking.map(|(_, [vi, en])| (*vi, *en)).unzip();
        if vi.is_empty() {
            return Vec::new();
        }
        let (row, vi, en) = (&block.rows[0], vi.join("; "), en.join("; "));
        let form = &row.text;
        vec![rule.on(document, row, format!("phần `{form}` thiếu: {vi}"), format!("the part of `{form}` lacks: {en}"))]
    })
}

fn number(rule: &Rule, document: &Document<'_>) -> Verdict {
    each(rule, document, |block| {
        let row = document.of_part(Component::Number, block.part).and_then(|number| number.rows.first());
        let Some(row) = row.filter(|row| !has_blanks(&row.text)) else { return Vec::new() };
        let codes = &document.standard.ky_hieu_sao;
        let code = match fold(&block.text()).as_str() {
            "saoluc" => codes.get("sao-luc"),
            "trichsao" => codes.get("trich-sao"),
            _ => codes.get("sao-y"),
        };
        let Some(code) = code else { return Vec::new() };
        let parts = NUMBER.captures(&row.text);
        if parts.is_some_and(|parts| parts[1].len() != 1 && parts[2] == **code) {
            return Vec::new();
        }
        let text = &row.text;
        vec![rule.on(
            document,
            row,
            format!("số, ký hiệu bản sao `{text}` không đúng dạng, quy định `Số: 0…/{code}-…`"),
            format!("`{text}` is not of the form `Số: 0…/{code}-…`"),
        )]
    })
}

fn line(rule: &Rule, document: &Document<'_>) -> Verdict {
    across(rule, document, &document.standard.ke.ban_sao, |row, found| {
        let form = &row.text;
        [
            format!("trên `{form}` không có đường kẻ nét liền hết chiều ngang (đo được {found})"),
            format!("no solid line across the text stands above `{form}` ({found} measured)"),
        ]
    })
}
