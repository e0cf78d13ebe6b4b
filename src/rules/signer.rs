//! Chức vụ, họ tên của người có thẩm quyền, ô 7a và 7b.

use std::sync::LazyLock;

use regex::Regex;

use super::style::{face_rule, size_rule};
use super::{Doc, each, error, missing, titles};
use crate::locate::asks_to_sign;
use crate::locate::document::{Block, Component, Document};
use crate::rules::rule::{Rule, Verdict};
use crate::words::diagnostic::Severity;
use crate::words::rule::Words;

const WHY: [&str; 2] =
    ["quyền hạn và chức vụ cho biết người ký nhân danh ai", "authority and position say in whose name it is signed"];

static SHORT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TH)\b(.{0,2})").expect("a fixed pattern"));

/// Whether words under a position ask for signature and name.
fn is_asked(document: &Document<'_>, position: &Block) -> bool {
    document.content.get(position.page()).is_some_and(|rows| rows.iter().any(|row| asks_to_sign(&row.text)))
}

pub(super) const RULES: &[Rule] = &[
    error(
        Component::Authority,
        "quyen-han-thieu",
        "II.7",
        Doc {
            what: ["văn bản không có quyền hạn, chức vụ của người ký", "the signer's position is missing"],
            why: WHY,
            example: "",
        },
        |rule, document| {
            if document.is_agreement() && !document.has(Component::Authority) {
                return Verdict::CannotTell(Words::new("các bên ký cạnh nhau", "the parties sign side by side"));
            }
            missing(
                rule,
                document,
                "không tìm thấy quyền hạn, chức vụ của người ký ở bên phải, cuối văn bản",
                "no position of the signer at the foot of the document",
            )
        },
    ),
    size_rule!(
        Authority,
        "quyen-han",
        "II.7.đ",
        "quyền hạn, chức vụ của người ký",
        "authority and position of the signer"
    ),
    face_rule!(
        Authority,
        "quyen-han",
        "II.7.đ",
        "quyền hạn, chức vụ của người ký",
        "authority and position of the signer"
    ),
    error(
        Component::Authority,
        "quyen-han-sai-viet-tat",
        "II.7.đ",
        Doc {
            what: [
                "chữ viết tắt quyền hạn không đúng `TM.`, `Q.`, `KT.`, `TL.`, `TUQ.`",
                "the authority is not abbreviated `TM.`, `Q.`, `KT.`, `TL.`, `TUQ.`",
            ],
            why: WHY,
            example: "`KT. GIÁM ĐỐC`, không viết `KT/GIÁM ĐỐC`, `K/T GIÁM ĐỐC`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let wrong = block.rows.iter().filter_map(|row| {
                    let found = SHORT.captures(&row.text)?;
                    let right = &found[2] == ". "
                        || found[2].starts_with(". ")
                        || found[2].chars().next().is_some_and(char::is_alphabetic);
                    let slash = found[1].contains('/');
                    (slash || !right).then(|| {
                        rule.on(
                            document,
                            row,
                            format!(
                                "quyền hạn ghi `{}`, quy định `TM.`, `Q.`, `KT.`, `TL.`, `TUQ.` rồi cách một chữ",
                                row.text
                            ),
                            format!("`{}`: `TM.`, `Q.`, `KT.`, `TL.` or `TUQ.` and a space expected", row.text),
                        )
                    })
                });
                wrong.collect()
            })
        },
    ),
    error(
        Component::Authority,
        "quyen-han-thieu-chuc-vu",
        "II.7.b",
        Doc {
            what: [
                "sau `KT.`, `TL.`, `TUQ.`, `TM.` không có chức vụ của chính người ký",
                "the signer's own position does not follow the authority",
            ],
            why: WHY,
            example: "`KT. GIÁM ĐỐC` rồi `PHÓ GIÁM ĐỐC`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let first = &block.rows[0];
                let alone = block.rows.len() == 1
                    && ["KT.", "TL.", "TUQ.", "TM."].iter().any(|short| first.text.starts_with(short));
                if !alone {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    first,
                    format!("dưới `{}` không có chức vụ của người ký", first.text),
                    format!("the signer's own position does not follow `{}`", first.text),
                )]
            })
        },
    ),
    error(
        Component::SignerName,
        "ho-ten-thieu",
        "II.7",
        Doc {
            what: ["văn bản không có họ tên người ký", "the signer's name is missing"], why: WHY, example: ""
        },
        |rule, document| match document.one(Component::Authority) {
            // A form leaves the name to those who sign.
            Some(block) if document.one(Component::SignerName).is_none() && is_asked(document, block) => {
                Verdict::CannotTell(Words::new("chừa chỗ ký, ghi họ tên", "the names are left to be written in"))
            }
            Some(block) if document.one(Component::SignerName).is_none() => {
                let row = block.rows.last().unwrap_or(&block.rows[0]);
                Verdict::Fail(vec![rule.on(
                    document,
                    row,
                    format!("dưới `{}` không có họ tên người ký", row.text),
                    format!("there is no name under `{}`", row.text),
                )])
            }
            Some(_) => Verdict::Pass,
            None => Verdict::not_found(),
        },
    ),
    size_rule!(SignerName, "ho-ten", "II.7.đ", "họ tên người ký", "the signer's name"),
    face_rule!(SignerName, "ho-ten", "II.7.đ", "họ tên người ký", "the signer's name"),
    error(
        Component::SignerName,
        "ho-ten-khong-can-giua",
        "II.7.đ",
        Doc {
            what: ["họ tên không canh giữa dưới quyền hạn, chức vụ", "the name is not centred under the position"],
            why: WHY,
            example: "",
        },
        |rule, document| {
            if !document.has(Component::Authority) {
                return Verdict::not_found();
            }
            // Several sign side by side: each name belongs to the position nearest above it.
            super::header::centred_under(rule, document, |name| {
                let off = |position: &&Block| (position.rows[0].centre() - name.rows[0].centre()).abs();
                let positions = document.blocks(Component::Authority).iter().filter(|block| block.part == name.part);
                positions.min_by(|a, b| off(a).total_cmp(&off(b)))?.rows.last()
            })
        },
    ),
    error(
        Component::SignerName,
        "ho-ten-co-hoc-vi",
        "II.7.c",
        Doc {
            what: ["trước họ tên có học hàm, học vị, danh hiệu", "an academic title stands before the name"],
            why: [
                "Nghị định không cho ghi, trừ đơn vị vũ trang, giáo dục, y tế, khoa học khi bộ quản lý ngành quy định",
                "not allowed but in the forces, education, health and science where their ministry says so",
            ],
            example: "",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = &block.rows[0];
                let Some((title, _)) = titles::before(&row.text) else { return Vec::new() };
                let mut told = rule.on(
                    document,
                    row,
                    format!("trước họ tên ghi `{title}`; không ghi học hàm, học vị, danh hiệu"),
                    format!("`{title}` stands before the name; no academic titles expected"),
                );
                let issuer = document.of_part(Component::Issuer, block.part);
                if issuer.is_some_and(|issuer| titles::may_be_allowed(&issuer.text())) {
                    told.severity = Severity::Note;
                }
                vec![told]
            })
        },
    ),
];
