//! Kính gửi, ô 9a.

use super::style::{excerpt, face_rule, size_rule};
use super::{Doc, each, error, mm, warning};
use crate::locate::document::{Block, Component, Document, MM_PER_PT, Row};
use crate::locate::text::{fold, has_blanks};
use crate::rules::rule::{Rule, Verdict};

const WHY: [&str; 2] =
    ["Kính gửi cho biết ai trực tiếp giải quyết công việc", "it says who has to act on the document"];

pub(super) const RULES: &[Rule] = &[
    error(
        Component::Addressees,
        "kinh-gui-thieu",
        "II.9.b",
        Doc {
            what: ["công văn không có `Kính gửi`", "an official letter has no `Kính gửi`"], why: WHY, example: ""
        },
        |rule, document| match document.one(Component::LetterSubject) {
            Some(block) if document.one(Component::Addressees).is_none() => {
                let row = &block.rows[0];
                Verdict::Fail(vec![rule.on(
                    document,
                    row,
                    "công văn không có `Kính gửi` dưới phần đầu văn bản".into(),
                    "the official letter has no `Kính gửi` below its head".into(),
                )])
            }
            _ => Verdict::Pass,
        },
    ),
    size_rule!(Addressees, "kinh-gui", "II.9.d", "“Kính gửi” và nơi nhận", "the addressees"),
    face_rule!(Addressees, "kinh-gui", "II.9.d", "“Kính gửi” và nơi nhận", "the addressees"),
    error(
        Component::Addressees,
        "kinh-gui-thieu-hai-cham",
        "II.9.d",
        Doc {
            what: ["sau từ `Kính gửi` không có dấu hai chấm", "there is no colon after `Kính gửi`"],
            why: WHY,
            example: "`Kính gửi: Bộ Nội vụ`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = &block.rows[0];
                let head = fold(row.text.split(':').next().unwrap_or_default());
                if row.text.contains(':') && matches!(head.as_str(), "kinhgui" | "kinhgoi" | "kinhtrinh") {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    "sau từ `Kính gửi` không có dấu hai chấm `:`".into(),
                    "there is no colon after `Kính gửi`".into(),
                )]
            })
        },
    ),
    error(
        Component::Addressees,
        "kinh-gui-mot-noi-xuong-dong",
        "II.9.d",
        Doc {
            what: [
                "gửi cho một nơi nhưng tên nơi nhận xuống dòng",
                "there is one addressee, yet not on the line of `Kính gửi`",
            ],
            why: WHY,
            example: "`Kính gửi: Bộ Nội vụ` trên một dòng",
        },
        |rule, document| {
            each(rule, document, |block| {
                let label_only = block.rows[0].text.ends_with(':');
                match items(block).as_slice() {
                    [one] if label_only => vec![rule.on(
                        document,
                        one[0],
                        format!(
                            "chỉ có một nơi nhận `{}`, quy định ghi cùng dòng với `Kính gửi`",
                            excerpt(&one[0].text)
                        ),
                        "there is one addressee, the line of `Kính gửi` expected".into(),
                    )],
                    _ => Vec::new(),
                }
            })
        },
    ),
    error(
        Component::Addressees,
        "kinh-gui-thieu-gach",
        "II.9.d",
        Doc {
            what: [
                "gửi từ hai nơi trở lên nhưng mỗi nơi không xuống dòng, có gạch đầu dòng",
                "two addressees or more are not on lines of their own with a dash",
            ],
            why: WHY,
            example: "",
        },
        |rule, document| {
            each(rule, document, |block| {
                let first = block.rows[0].text.split_once(':').map_or("", |(_, rest)| rest.trim());
                let several = items(block).len() > 1 || block.text().contains(';');
                let undashed = block.rows[1..].iter().enumerate().find(|(at, row)| {
                    let above = &block.rows[*at].text;
                    (above.ends_with([';', ':'])) && !row.text.starts_with('-')
                });
                let wrong = if !first.is_empty() && several {
                    Some(&block.rows[0])
                } else {
                    undashed.map(|(_, row)| row).filter(|_| several)
                };
                wrong
                    .map(|row| {
                        rule.on(
                            document,
                            row,
                            format!(
                                "`{}`: từ hai nơi nhận trở lên, quy định mỗi nơi một dòng, có gạch đầu dòng `-`",
                                excerpt(&row.text)
                            ),
                            format!("`{}`: with two addressees or more each has a line and a dash", excerpt(&row.text)),
                        )
                    })
                    .into_iter()
                    .collect()
            })
        },
    ),
    error(
        Component::Addressees,
        "kinh-gui-sai-dau-cuoi",
        "II.9.d",
        Doc {
            what: [
                "cuối mỗi nơi nhận không có `;`, cuối dòng cuối không có `.`",
                "an addressee does not end with `;`, or the last not with `.`",
            ],
            why: WHY,
            example: "",
        },
        end_marks,
    ),
    error(
        Component::Addressees,
        "kinh-gui-gach-khong-thang-hang",
        "II.9.d",
        Doc {
            what: ["các gạch đầu dòng không thẳng hàng với nhau", "the dashes do not stand below each other"],
            why: WHY,
            example: "",
        },
        |rule, document| {
            each(rule, document, |block| {
                let dashes: Vec<&Row> =
                    items(block).into_iter().map(|item| item[0]).filter(|row| row.text.starts_with('-')).collect();
                let Some(first) = dashes.first() else { return Vec::new() };
                let off = dashes.iter().find(|row| (row.x - first.x).abs() > document.tolerance().do_dai.gia_tri);
                off.map(|row| {
                    rule.on(
                        document,
                        row,
                        format!(
                            "gạch đầu dòng lệch {} mm so với dòng đầu, quy định thẳng hàng",
                            mm((row.x - first.x).abs())
                        ),
                        format!(
                            "the dash is {} mm off the first, one below the other expected",
                            mm((row.x - first.x).abs())
                        ),
                    )
                })
                .into_iter()
                .collect()
            })
        },
    ),
    warning(
        Component::Addressees,
        "kinh-gui-gach-khong-duoi-hai-cham",
        "II.9.d",
        Doc {
            what: ["gạch đầu dòng không ở dưới dấu hai chấm", "the dashes do not stand below the colon"],
            why: [
                "Nghị định đặt gạch đầu dòng dưới dấu hai chấm; mẫu 1.5 lại đặt lùi về trái nên chỉ nhắc",
                "the decree says below the colon; mẫu 1.5 sets them further left, so this is a warning",
            ],
            example: "",
        },
        |rule, document| {
            let width = &document.standard.van_ban.rong_hai_cham;
            each(rule, document, |block| {
                let label = &block.rows[0];
                let colon = label
                    .words
                    .iter()
                    .find(|word| word.text.ends_with(':'))
                    .map(|word| word.right - width.dat * label.size * MM_PER_PT);
                let dash = items(block).into_iter().map(|item| item[0]).find(|row| row.text.starts_with('-'));
                let (Some(colon), Some(dash)) = (colon, dash) else { return Vec::new() };
                let off = dash.x - colon;
                if off.abs() <= document.tolerance().can_giua.gia_tri || has_blanks(&dash.text) {
                    return Vec::new();
                }
                let side = if off < 0.0 { ("trái", "left") } else { ("phải", "right") };
                vec![rule.on(
                    document,
                    dash,
                    format!("gạch đầu dòng lệch {} mm về bên {} so với dấu hai chấm", mm(off.abs()), side.0),
                    format!("the dash is {} mm to the {} of the colon", mm(off.abs()), side.1),
                )]
            })
        },
    ),
];

/// The rows of each addressee below the first row.
fn items(block: &Block) -> Vec<Vec<&Row>> {
    let mut items: Vec<Vec<&Row>> = Vec::new();
    for row in &block.rows[1..] {
        let begins = row.text.starts_with('-')
            || items.last().and_then(|item| item.last()).is_none_or(|last| last.text.ends_with(';'));
        match items.last_mut() {
            Some(item) if !begins => item.push(row),
            _ => items.push(vec![row]),
        }
    }
    items
}

fn end_marks(rule: &Rule, document: &Document<'_>) -> Verdict {
    let marks = &document.standard.dau_cau;
    let (inner, last) = (&marks.kinh_gui, &marks.kinh_gui_cuoi);
    each(rule, document, |block| {
        let items = items(block);
        if items.len() < 2 {
            return Vec::new();
        }
        let ends = items.iter().enumerate().filter_map(|(at, item)| {
            let wanted = if at + 1 == items.len() { last } else { inner };
            let row = *item.last()?;
            let (words, mark) = (excerpt(&row.text), wanted.dat.as_str());
            (!row.text.ends_with(mark) && !has_blanks(&row.text)).then(|| {
                rule.finding_by(
                    document,
                    (&wanted.dieu_khoan, wanted.muc),
                    (row.page, row.rect()),
                    format!("`{words}` không kết thúc bằng `{mark}`"),
                    format!("`{words}` does not end with `{mark}`"),
                )
            })
        });
        ends.collect()
    })
}
