//! Tên loại và trích yếu nội dung văn bản, ô 5a.

use super::lines::line_rule;
use super::style::{face_rule, size_rule};
use super::{Doc, each, error, mm, rule, warning};
use crate::locate::document::{Component, Confidence, Document, Row};
use crate::locate::text::has_blanks;
use crate::rules::rule::{Rule, Verdict};
use crate::words::diagnostic::Severity;
use crate::words::kind::Trait;
use crate::words::rule::Words;

const WHY: [&str; 2] = [
    "tên loại và trích yếu cho biết ngay đây là văn bản gì, về việc gì",
    "kind and subject say at once what the document is about",
];

pub(super) const RULES: &[Rule] = &[
    error(
        Component::KindName,
        "ten-loai-thieu",
        "II.5.b",
        Doc {
            what: [
                "văn bản không có tên loại, cũng không phải công văn",
                "there is no name of the kind, nor is it an official letter",
            ],
            why: WHY,
            example: "",
        },
        absent,
    ),
    rule(
        Component::KindName,
        "ten-loai-ngoai-quy-dinh",
        Severity::Note,
        "Điều 7",
        Doc {
            what: ["tên loại không thuộc 29 loại văn bản hành chính", "the kind is none of the 29 of Điều 7"],
            why: WHY,
            example: "",
        },
        |rule, document| match (document.kind, document.one(Component::KindName)) {
            (None, Some(block)) if !has_blanks(&block.text()) && !block.text().contains("TÊN LOẠI") => {
                let row = &block.rows[0];
                let (vi, en) = (
                    format!(
                        "`{}` không thuộc các loại văn bản của Điều 7; chỉ xét những gì văn bản nào cũng có",
                        row.text
                    ),
                    format!("`{}` is none of the kinds of Điều 7; judged is what every document has", row.text),
                );
                Verdict::Fail(vec![rule.on(document, row, vi, en)])
            }
            (None, Some(_)) => {
                Verdict::CannotTell(Words::new("mẫu chưa ghi tên loại", "a form without the name of its kind"))
            }
            _ => Verdict::Pass,
        },
    ),
    size_rule!(KindName, "ten-loai", "II.5.b", "tên loại văn bản", "the name of the kind"),
    face_rule!(KindName, "ten-loai", "II.5.b", "tên loại văn bản", "the name of the kind"),
    error(
        Component::KindName,
        "ten-loai-khong-can-giua",
        "II.5.b",
        Doc {
            what: ["tên loại không canh giữa theo chiều ngang văn bản", "the name of the kind is not centred"],
            why: WHY,
            example: "",
        },
        centred,
    ),
    error(
        Component::Subject,
        "trich-yeu-thieu",
        "II.5.b",
        Doc {
            what: ["dưới tên loại không có trích yếu", "there is no subject under the name of the kind"],
            why: WHY,
            example: "",
        },
        subject_absent,
    ),
    size_rule!(Subject, "trich-yeu", "II.5.b", "trích yếu", "the subject"),
    face_rule!(Subject, "trich-yeu", "II.5.b", "trích yếu", "the subject"),
    error(
        Component::Subject,
        "trich-yeu-khong-can-giua",
        "II.5.b",
        Doc {
            what: ["trích yếu không canh giữa theo chiều ngang văn bản", "the subject is not centred"],
            why: WHY,
            example: "",
        },
        centred,
    ),
    line_rule!(
        Subject,
        "trich-yeu-thieu-ke",
        "II.5.b",
        ["dưới trích yếu không có đường kẻ", "there is no line under the subject"],
        absent
    ),
    line_rule!(
        Subject,
        "trich-yeu-ke-khong-lien",
        "II.5.b",
        ["đường kẻ dưới trích yếu không liền nét", "the line under the subject is broken"],
        dashed
    ),
    line_rule!(
        Subject,
        "trich-yeu-ke-sai-do-dai",
        "II.5.b",
        [
            "đường kẻ dưới trích yếu không dài từ 1/3 đến 1/2 dòng chữ",
            "the line under the subject is not a third to a half of the words"
        ],
        length
    ),
    line_rule!(
        Subject,
        "trich-yeu-ke-lech",
        "II.5.b",
        ["đường kẻ dưới trích yếu không cân đối", "the line under the subject is not in the middle"],
        off_centre
    ),
    warning(
        Component::Subject,
        "trich-yeu-thua-dau-cham",
        "II.5.a",
        Doc {
            what: ["trích yếu kết thúc bằng dấu chấm", "the subject ends with a full stop"],
            why: ["các mẫu không đặt dấu chấm sau trích yếu", "no mẫu has one"],
            example: "",
        },
        |rule, document| {
            each(rule, document, |block| {
                let last = block.rows.last().filter(|row| row.text.ends_with('.') && !has_blanks(&row.text));
                last.map(|row| {
                    rule.on(
                        document,
                        row,
                        "trích yếu kết thúc bằng dấu chấm".into(),
                        "the subject ends with a full stop".into(),
                    )
                })
                .into_iter()
                .collect()
            })
        },
    ),
    error(
        Component::LetterSubject,
        "cong-van-co-ten-loai",
        "II.5.b",
        Doc {
            what: ["công văn có ghi tên loại", "an official letter prints the name of a kind"],
            why: [
                "công văn không có tên loại; trích yếu đặt dưới số, ký hiệu",
                "it has none; its subject stands under the number",
            ],
            example: "",
        },
        |rule, document| {
            let letter = document.one(Component::LetterSubject).is_some() || document.is_letter();
            match document.one(Component::KindName).filter(|block| letter && block.confidence == Confidence::Sure) {
                None => Verdict::Pass,
                Some(block) => {
                    let row = &block.rows[0];
                    let (vi, en) = (
                        format!("công văn có tên loại `{}`, quy định không ghi", row.text),
                        format!("the official letter prints `{}`, no name of a kind expected", row.text),
                    );
                    Verdict::Fail(vec![rule.on(document, row, vi, en)])
                }
            }
        },
    ),
];

fn absent(rule: &Rule, document: &Document<'_>) -> Verdict {
    let known = [Component::KindName, Component::LetterSubject, Component::Addressees];
    if known.iter().any(|component| document.one(*component).is_some()) {
        return Verdict::Pass;
    }
    super::missing(
        rule,
        document,
        "không tìm thấy tên loại văn bản, cũng không có `V/v` của công văn",
        "no name of a kind, nor the `V/v` of an official letter",
    )
}

/// Kinds whose mẫu have no subject.
fn subject_absent(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(name) = document.one(Component::KindName) else { return Verdict::Pass };
    let without = document.kind.is_none_or(|kind| kind.has(Trait::Subjectless));
    if without || document.one(Component::Subject).is_some() {
        return Verdict::Pass;
    }
    let row = &name.rows[0];
    Verdict::Fail(vec![rule.on(
        document,
        row,
        format!("dưới `{}` không có trích yếu", row.text),
        format!("there is no subject under `{}`", row.text),
    )])
}

fn centred(rule: &Rule, document: &Document<'_>) -> Verdict {
    each(rule, document, |block| {
        let Some(off) = block.rows.iter().find_map(|row| off_middle(document, row).map(|off| (row, off))) else {
            return Vec::new();
        };
        let (row, off) = off;
        let words = super::style::excerpt(&row.text);
        vec![rule.on(
            document,
            row,
            format!("`{words}` lệch {} mm so với giữa trang, quy định canh giữa", mm(off.abs())),
            format!("`{words}` is {} mm off the middle, centred expected", mm(off.abs())),
        )]
    })
}

/// How far a row is off the middle of the text, when that is more than the eye allows.
pub(super) fn off_middle(document: &Document<'_>, row: &Row) -> Option<f64> {
    let sheet = document.pages.get(row.page).filter(|_| !row.is_blank())?;
    let frame = document.frame.filter(|_| document.is_framed(sheet))?;
    let off = row.centre() - f64::midpoint(frame.left, frame.right);
    (off.abs() > document.tolerance().can_giua.gia_tri).then_some(off)
}
