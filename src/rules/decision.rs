//! What the mẫu of a kind prints in its body: thẩm quyền ban hành, “QUYẾT ĐỊNH:” (Mẫu 1.1-1.3), fixed words (1.6-1.10).

use super::{Doc, each, mm, style, warning};
use crate::locate::document::{Component, Document};
use crate::locate::text::fold;
use crate::rules::rule::{Rule, Verdict};
use crate::words::kind::Trait;

const WHY: [&str; 2] = [
    "mẫu của Phụ lục III cho mỗi loại văn bản một dạng quen thuộc; Phụ lục I không quy định nên chỉ nhắc",
    "the mẫu of Phụ lục III give each kind its usual form; the wording does not ask for it, so this is a warning",
];
pub(super) const RULES: &[Rule] = &[
    warning(
        Component::Decision,
        "tham-quyen-sai-co-chu",
        "Phụ lục III, Mẫu 1.2",
        Doc {
            what: [
                "thẩm quyền ban hành hoặc `QUYẾT ĐỊNH:` không đúng cỡ chữ",
                "the issuing authority or `QUYẾT ĐỊNH:` is not of the size of the mẫu",
            ],
            why: WHY,
            example: "",
        },
        style::size,
    ),
    warning(
        Component::Decision,
        "tham-quyen-sai-kieu-chu",
        "Phụ lục III, Mẫu 1.2",
        Doc {
            what: [
                "thẩm quyền ban hành hoặc `QUYẾT ĐỊNH:` không in hoa, đứng, đậm",
                "the issuing authority or `QUYẾT ĐỊNH:` is not in capitals, upright, bold",
            ],
            why: WHY,
            example: "`BỘ TRƯỞNG BỘ NỘI VỤ`",
        },
        style::face,
    ),
    warning(
        Component::Decision,
        "tham-quyen-khong-can-giua",
        "Phụ lục III, Mẫu 1.2",
        Doc {
            what: [
                "thẩm quyền ban hành hoặc `QUYẾT ĐỊNH:` không canh giữa",
                "the issuing authority or `QUYẾT ĐỊNH:` is not centred",
            ],
            why: WHY,
            example: "",
        },
        centred,
    ),
    warning(
        Component::Body,
        "noi-dung-thieu-loi-cua-mau",
        "Phụ lục III",
        Doc {
            what: [
                "nội dung thiếu lời mà mẫu của loại văn bản ghi sẵn",
                "the body lacks words that the mẫu of its kind prints",
            ],
            why: WHY,
            example: "Quyết định: `QUYẾT ĐỊNH:`; Giấy mời: `Thời gian`, `Địa điểm`; Biên bản: `Thời gian bắt đầu`",
        },
        wording,
    ),
];

fn centred(rule: &Rule, document: &Document<'_>) -> Verdict {
    each(rule, document, |block| {
        let off = block.rows.iter().find_map(|row| super::title::off_middle(document, row).map(|off| (row, off)));
        let finding = off.map(|(row, off)| {
            let (words, off) = (style::excerpt(&row.text), mm(off.abs()));
            rule.on(
                document,
                row,
                format!("`{words}` lệch {off} mm so với giữa trang, mẫu canh giữa"),
                format!("`{words}` is {off} mm off the middle, centred in the mẫu"),
            )
        });
        finding.into_iter().collect()
    })
}

/// Compared without marks, but for words with a colon: `QUYẾT ĐỊNH:` is not the title of the document.
fn wording(rule: &Rule, document: &Document<'_>) -> Verdict {
    let wanted = document.kind.and_then(|kind| document.standard.loi_cua_mau.get(kind.key()));
    let Some((wanted, first)) = wanted.zip(document.body.first().and_then(|p| p.rows.first())) else {
        return Verdict::NotApplicable;
    };
    // Mẫu 1.9 is that of a meeting; the record of an inspection or of a handing over says other things.
    let title = document.one(Component::KindName).map_or_else(String::new, |block| fold(&block.text()));
    let meeting = ["bienban", "bienbanhop", "bienbanhoinghi", "bienbancuochop"].contains(&title.as_str());
    if document.kind.is_some_and(|kind| kind.has(Trait::Meeting)) && !meeting {
        return Verdict::NotApplicable;
    }
    let rows = || document.rows.iter().flatten().map(|row| row.text.as_str());
    let close = |text: &str| text.split_whitespace().collect::<String>();
    let (plain, exact): (String, String) = (rows().map(fold).collect(), rows().map(close).collect());
    let printed =
        |words: &str| if words.ends_with(':') { exact.contains(&close(words)) } else { plain.contains(&fold(words)) };
    let lacking: Vec<&str> = wanted.dat.iter().map(String::as_str).filter(|words| !printed(words)).collect();
    if lacking.is_empty() {
        return Verdict::Pass;
    }
    // The line of the mẫu without its colon is that line.
    let decided = document.blocks(Component::Decision).iter().find(|block| {
        let words = close(&block.text());
        lacking.iter().any(|lacking| close(lacking).trim_end_matches(':') == words)
    });
    if let Some(row) = decided.filter(|_| lacking.len() == 1).map(|block| &block.rows[0]) {
        return Verdict::Fail(vec![rule.finding_by(
            document,
            (&wanted.dieu_khoan, wanted.muc),
            (row.page, row.rect()),
            format!("sau `{}` thiếu dấu hai chấm như {}", row.text, wanted.dieu_khoan),
            format!("`{}` lacks the colon that {} prints", row.text, wanted.dieu_khoan),
        )]);
    }
    let lacking = lacking.join("`, `");
    Verdict::Fail(vec![rule.finding_by(
        document,
        (&wanted.dieu_khoan, wanted.muc),
        (first.page, first.rect()),
        format!("nội dung không có `{lacking}` như {}", wanted.dieu_khoan),
        format!("the body has no `{lacking}` as {} prints", wanted.dieu_khoan),
    )])
}
