//! Phụ lục (Mục III, khoản 1).

use super::style::{face_rule, size_rule};
use super::{Doc, among, error, mm, warning};
use crate::locate::document::{Block, Component, Document, Paragraph, Row};
use crate::locate::text::{fold, has_blanks, roman};
use crate::rules::rule::{Rule, Verdict};
use crate::words::references::{Reference, names_title, references};
use crate::words::rule::Words;

const WHY: [&str; 2] = [
    "phụ lục là một phần của văn bản, phải nhận ra nó thuộc văn bản nào",
    "an annex is part of a document and must say of which",
];

pub(super) const RULES: &[Rule] = &[
    size_rule!(Annex, "phu-luc", "III.1.b", "từ “Phụ lục” và số thứ tự", "the word “Phụ lục” with its number"),
    face_rule!(Annex, "phu-luc", "III.1.b", "từ “Phụ lục” và số thứ tự", "the word “Phụ lục” with its number"),
    size_rule!(AnnexTitle, "tieu-de-phu-luc", "III.1.b", "tiêu đề của phụ lục", "the title of an annex"),
    face_rule!(AnnexTitle, "tieu-de-phu-luc", "III.1.b", "tiêu đề của phụ lục", "the title of an annex"),
    size_rule!(AnnexReference, "phu-luc-chi-dan", "III.1.c", "dòng `(Kèm theo …)`", "the line `(Kèm theo …)`"),
    face_rule!(AnnexReference, "phu-luc-chi-dan", "III.1.c", "dòng `(Kèm theo …)`", "the line `(Kèm theo …)`"),
    error(
        Component::Annex,
        "phu-luc-khong-can-giua",
        "III.1.b",
        Doc {
            what: [
                "từ “Phụ lục”, tiêu đề hoặc dòng chỉ dẫn không canh giữa",
                "the word “Phụ lục”, the title or the reference is not centred",
            ],
            why: WHY,
            example: "",
        },
        centred,
    ),
    error(
        Component::Annex,
        "phu-luc-khong-danh-so-la-ma",
        "III.1.a",
        Doc {
            what: [
                "từ hai phụ lục trở lên nhưng không đánh số La Mã lần lượt",
                "two annexes or more are not numbered I, II, …",
            ],
            why: WHY,
            example: "`Phụ lục I`, `Phụ lục II`",
        },
        numbers,
    ),
    error(
        Component::Annex,
        "phu-luc-khong-duoc-vien-dan",
        "III.1.a",
        Doc {
            what: ["nội dung văn bản không có chỉ dẫn về một phụ lục", "the text does not refer to an annex"],
            why: WHY,
            example: "`… theo Phụ lục I kèm theo`",
        },
        mention,
    ),
    error(
        Component::AnnexReference,
        "phu-luc-thieu-chi-dan",
        "III.1.c",
        Doc {
            what: ["phụ lục không có dòng `(Kèm theo …)`", "an annex has no line `(Kèm theo …)`"],
            why: WHY,
            example: "`(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 01 năm 2025 của …)`",
        },
        |rule, document| {
            let named =
                |page: usize| document.blocks(Component::AnnexReference).iter().any(|block| block.page() == page);
            let bare = document.blocks(Component::Annex).iter().filter(|block| !named(block.page()));
            let findings = bare.map(|block| {
                let row = &block.rows[0];
                rule.on(
                    document,
                    row,
                    format!("`{}` không có dòng `(Kèm theo …)` dưới tiêu đề", row.text),
                    format!("`{}` has no line `(Kèm theo …)` under its title", row.text),
                )
            });
            Verdict::of(findings.collect())
        },
    ),
    warning(
        Component::AnnexReference,
        "phu-luc-thieu-ke",
        "Phụ lục III, Mẫu 2.1",
        Doc {
            what: [
                "dưới dòng `(Kèm theo …)` của phụ lục không có đường kẻ ngắn",
                "there is no short line under the line `(Kèm theo …)` of an annex",
            ],
            why: WHY,
            example: "",
        },
        |rule, document| {
            super::each(rule, document, |block| {
                let Some(row) = block.rows.last().filter(|_| block.line.is_none()) else { return Vec::new() };
                let words = super::style::excerpt(&row.text);
                vec![rule.on(
                    document,
                    row,
                    format!("dưới `{words}` không có đường kẻ ngắn"),
                    format!("no short line stands under `{words}`"),
                )]
            })
        },
    ),
];

fn centred(rule: &Rule, document: &Document<'_>) -> Verdict {
    let parts = [Component::Annex, Component::AnnexTitle, Component::AnnexReference];
    let rows = parts.iter().flat_map(|part| document.blocks(*part)).flat_map(|block| &block.rows);
    let wrong = rows.filter_map(|row| super::title::off_middle(document, row).map(|off| (row, mm(off.abs()))));
    let findings = wrong.map(|(row, off)| {
        let words = super::style::excerpt(&row.text);
        rule.on(
            document,
            row,
            format!("`{words}` lệch {off} mm so với giữa trang, quy định canh giữa"),
            format!("`{words}` is {off} mm off the middle, centred expected"),
        )
    });
    among(document, &parts, findings)
}

fn numbers(rule: &Rule, document: &Document<'_>) -> Verdict {
    let words = document.blocks(Component::Annex);
    if words.len() < 2 {
        return Verdict::NotApplicable;
    }
    let number = |row: &Row| row.text.rsplit(' ').next().map(|last| last.trim_end_matches(['.', ':'])).and_then(roman);
    let wrong = words
        .iter()
        .enumerate()
        .filter(|(at, block)| number(&block.rows[0]) != u32::try_from(at + 1).ok() && !has_blanks(&block.text()));
    let findings = wrong.map(|(at, block)| {
        let row = &block.rows[0];
        rule.on(
            document,
            row,
            format!("`{}` là phụ lục thứ {}, quy định đánh số La Mã", row.text, at + 1),
            format!("`{}` is annex {}, a Roman number expected", row.text, at + 1),
        )
    });
    Verdict::of(findings.collect())
}

fn mention(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(first) = document.blocks(Component::Annex).first() else { return Verdict::Pass };
    if first.page() == 0 {
        return Verdict::CannotTell(Words::new("tệp chỉ có phụ lục", "the file holds an annex only"));
    }
    let main = document.body.iter().filter(|p| !p.annex).map(Paragraph::text);
    let tables = document.main_pages().flat_map(|page| &document.content[page]).map(|row| row.text.to_string());
    let texts: Vec<String> = main.chain(tables).collect();
    let references: Vec<Reference> = texts.iter().flat_map(|text| references(text)).collect();
    // Words like "kèm theo" without a number may mean any annex: only numbers tell which one was left out.
    let mentioned =
        texts.iter().map(|text| fold(text)).any(|words| words.contains("phuluc") || words.contains("kemtheo"));
    if references.is_empty() && mentioned {
        return Verdict::Pass;
    }
    let annexes = document.blocks(Component::Annex);
    let title_of =
        |block: &Block| document.blocks(Component::AnnexTitle).iter().find(|title| title.page() == block.page());
    let findings = annexes.iter().zip(1..).filter(|(block, number)| {
        let title = title_of(block).map(Block::text);
        let meant = references.iter().any(|reference| reference.means(*number));
        !(meant || texts.iter().any(|text| names_title(text, title.as_deref(), annexes.len() == 1)))
    });
    let findings = findings.map(|(block, _)| {
        let name = &block.rows[0].text;
        // The title leads back to the directive, which has no words for the number.
        rule.on(
            document,
            &title_of(block).unwrap_or(block).rows[0],
            format!("nội dung văn bản không có chỉ dẫn tới `{name}`"),
            format!("the text does not refer to `{name}`"),
        )
        .hint(
            "thêm `(chi tiết tại Phụ lục … kèm theo)` vào chỗ cần dùng trong nội dung",
            "add `(chi tiết tại Phụ lục … kèm theo)` where the text needs it",
        )
    });
    Verdict::of(findings.collect())
}
