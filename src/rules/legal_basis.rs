//! Căn cứ ban hành văn bản (Mục II, khoản 6.a).

use std::sync::LazyLock;

use regex::Regex;

use super::style::{excerpt, face_rule, size_rule};
use super::{Doc, each, error};
use crate::locate::document::{Component, Document};
use crate::locate::text::has_blanks;
use crate::rules::rule::{Rule, Verdict};

const WHY: [&str; 2] =
    ["căn cứ cho biết thẩm quyền và cơ sở của văn bản", "the bases say by what power a document is issued"];

static LAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^Căn cứ (?:Bộ luật|Luật|Pháp lệnh)\b.*?\bsố\s+(\d+/\d{4}/\S+|\d+-\S+)").expect("a fixed pattern")
});
static UNDATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^Căn cứ (?:Nghị định|Quyết định|Thông tư|Nghị quyết|Chỉ thị)\s+số\s+(\S+)").expect("a fixed pattern")
});
static DATED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"ngày\s*\d").expect("a fixed pattern"));

pub(super) const RULES: &[Rule] = &[
    size_rule!(LegalBasis, "can-cu", "II.6.a", "căn cứ", "a legal basis"),
    face_rule!(LegalBasis, "can-cu", "II.6.a", "căn cứ", "a legal basis"),
    error(
        Component::LegalBasis,
        "can-cu-sai-dau-cuoi",
        "II.6.a",
        Doc {
            what: [
                "căn cứ không kết thúc bằng `;`, căn cứ cuối không kết thúc bằng `.`",
                "a basis does not end with `;`, or the last not with `.`",
            ],
            why: WHY,
            example: "căn cứ cuối kết thúc bằng `.`, không còn dùng `,`",
        },
        end_marks,
    ),
    error(
        Component::LegalBasis,
        "can-cu-luat-co-so",
        "II.6.a",
        Doc {
            what: ["căn cứ Luật, Pháp lệnh có ghi số, ký hiệu", "a Luật or Pháp lệnh is cited with its number"],
            why: WHY,
            example: "`Căn cứ Luật Tổ chức chính quyền địa phương;`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let Some(number) = LAW.captures(&block.text()).map(|found| found[1].to_owned()) else {
                    return Vec::new();
                };
                let row = &block.rows[0];
                vec![rule.on(
                    document,
                    row,
                    format!("căn cứ Luật, Pháp lệnh ghi số `{number}`, quy định không ghi số, ký hiệu"),
                    format!("the law is cited with its number `{number}`, none expected"),
                )]
            })
        },
    ),
    error(
        Component::LegalBasis,
        "can-cu-thieu-ngay",
        "II.6.a",
        Doc {
            what: ["căn cứ không ghi ngày tháng năm ban hành", "a basis lacks its date"],
            why: WHY,
            example: "`Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let text = block.text();
                let number = UNDATED.captures(&text).map(|found| found[1].to_owned());
                let Some(number) = number.filter(|_| !DATED.is_match(&text) && !has_blanks(&text)) else {
                    return Vec::new();
                };
                let row = &block.rows[0];
                vec![rule.on(
                    document,
                    row,
                    format!("căn cứ `{number}` không ghi ngày tháng năm ban hành"),
                    format!("the basis `{number}` lacks its date"),
                )]
            })
        },
    ),
];

fn end_marks(rule: &Rule, document: &Document<'_>) -> Verdict {
    let blocks = document.blocks(Component::LegalBasis);
    let marks = &document.standard.dau_cau;
    let (each_mark, last_mark) = (&marks.can_cu, &marks.can_cu_cuoi);
    let findings = blocks.iter().enumerate().filter_map(|(at, block)| {
        let wanted = if at + 1 == blocks.len() { last_mark } else { each_mark };
        let row = block.rows.last()?;
        if row.text.ends_with(wanted.dat.as_str()) || has_blanks(&row.text) {
            return None;
        }
        let (words, mark) = (excerpt(&block.text()), &wanted.dat);
        let found: String =
            row.text.chars().last().filter(|c| !c.is_alphanumeric()).map(String::from).unwrap_or_default();
        Some(rule.finding_by(
            document,
            (&wanted.dieu_khoan, wanted.muc),
            (row.page, row.rect()),
            format!("`{words}` kết thúc bằng `{found}`, quy định `{mark}`"),
            format!("`{words}` ends with `{found}`, `{mark}` expected"),
        ))
    });
    Verdict::of(findings.collect())
}
