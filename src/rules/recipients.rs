//! Nơi nhận, ô 9b, with the Lưu line.

use std::sync::LazyLock;

use regex::Regex;

use super::style::{excerpt, face_rule, size_rule};
use super::{Doc, each, error, missing, mm, warning};
use crate::locate::document::{Component, Document, Row};
use crate::locate::text::{fold, has_blanks};
use crate::rules::rule::{Rule, Verdict};
use crate::words::kind::Trait;
use crate::words::rule::Words;

const WHY: [&str; 2] =
    ["Nơi nhận cho biết văn bản gửi những đâu và lưu ở đâu", "it says where the document goes and where it is kept"];

/// The numbers of notes behind the Lưu line, as the mẫu have them: `- Lưu: VT, ….8 (9)`.
static NOTED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\. (\(?\d{1,2}\)?\s*)+$").expect("a fixed pattern"));
static FILING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[-–]\s*Lưu:\s*VT(,\s*\S.*|\s*\(.*|\.?)$").expect("a fixed pattern"));

pub(super) const RULES: &[Rule] = &[
    error(
        Component::RecipientsLabel,
        "noi-nhan-thieu",
        "II.9",
        Doc { what: ["văn bản không có `Nơi nhận:`", "there is no `Nơi nhận:`"], why: WHY, example: "" },
        |rule, document| {
            if document.is_agreement() && !document.has(Component::RecipientsLabel) {
                return Verdict::CannotTell(Words::new("các bên tự giữ bản của mình", "the parties keep their copies"));
            }
            missing(
                rule,
                document,
                "không tìm thấy `Nơi nhận:` ở bên trái, cuối văn bản",
                "no `Nơi nhận:` at the foot of the document",
            )
        },
    ),
    size_rule!(RecipientsLabel, "tu-noi-nhan", "II.9.d", "từ “Nơi nhận”", "the words “Nơi nhận”"),
    face_rule!(RecipientsLabel, "tu-noi-nhan", "II.9.d", "từ “Nơi nhận”", "the words “Nơi nhận”"),
    error(
        Component::RecipientsLabel,
        "tu-noi-nhan-sai-dang",
        "II.9.d",
        Doc {
            what: [
                "từ `Nơi nhận` không đứng riêng một dòng, có dấu hai chấm",
                "`Nơi nhận:` is not by itself on a line with its colon",
            ],
            why: WHY,
            example: "`Nơi nhận:`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = &block.rows[0];
                if row.text == "Nơi nhận:" || row.text == "Nơi nhận :" {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    format!("ghi `{}`, quy định `Nơi nhận:` trên một dòng riêng", row.text),
                    format!("`{}` is printed, `Nơi nhận:` on its own line expected", row.text),
                )]
            })
        },
    ),
    error(
        Component::RecipientsLabel,
        "tu-noi-nhan-khong-ngang-chuc-vu",
        "II.9.d",
        Doc {
            what: [
                "`Nơi nhận` không ngang hàng với quyền hạn, chức vụ của người ký",
                "`Nơi nhận` is not level with the signer's position",
            ],
            why: WHY,
            example: "",
        },
        level,
    ),
    error(
        Component::RecipientsLabel,
        "noi-nhan-khong-sat-le",
        "II.9.d",
        Doc {
            what: [
                "`Nơi nhận` hoặc gạch đầu dòng không sát lề trái",
                "the words or the dashes are not at the left margin",
            ],
            why: WHY,
            example: "",
        },
        flush,
    ),
    size_rule!(Recipients, "noi-nhan", "II.9.d", "danh sách nơi nhận", "the list of recipients"),
    face_rule!(Recipients, "noi-nhan", "II.9.d", "danh sách nơi nhận", "the list of recipients"),
    error(
        Component::Recipients,
        "noi-nhan-thieu-gach",
        "II.9.d",
        Doc {
            what: ["nơi nhận không có gạch đầu dòng", "a recipient has no dash"],
            why: WHY,
            example: "`- Như trên;`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let bare = items(&block.rows)
                    .into_iter()
                    .map(|item| item[0])
                    .filter(|row| !row.text.starts_with('-') && !has_blanks(&row.text));
                bare.map(|row| {
                    rule.on(
                        document,
                        row,
                        format!("`{}` không có gạch đầu dòng `-`", excerpt(&row.text)),
                        format!("`{}` has no dash `-`", excerpt(&row.text)),
                    )
                })
                .collect()
            })
        },
    ),
    error(
        Component::Recipients,
        "noi-nhan-sai-dau-cuoi",
        "II.9.d",
        Doc {
            what: [
                "cuối mỗi nơi nhận không có `;`, cuối dòng Lưu không có `.`",
                "a recipient does not end with `;`, or the Lưu line not with `.`",
            ],
            why: WHY,
            example: "`- Lưu: VT, TCCB.`",
        },
        end_marks,
    ),
    error(
        Component::Recipients,
        "noi-nhan-thieu-luu",
        "II.9.d",
        Doc {
            what: ["Nơi nhận không có dòng `Lưu`", "there is no Lưu line"],
            why: ["dòng cuối cho biết nơi lưu văn bản", "the last line says where it is kept"],
            example: "`- Lưu: VT, TCCB.`",
        },
        |rule, document| {
            each(rule, document, |block| match (filing(&block.rows), block.rows.last()) {
                (None, Some(last)) => vec![rule.on(
                    document,
                    last,
                    "Nơi nhận không có dòng `- Lưu: VT, ….`".into(),
                    "the list has no line `- Lưu: VT, ….`".into(),
                )],
                _ => Vec::new(),
            })
        },
    ),
    error(
        Component::Recipients,
        "noi-nhan-luu-sai-dang",
        "II.9.d",
        Doc {
            what: [
                "dòng Lưu không đúng dạng `- Lưu: VT, <đơn vị>.`",
                "the Lưu line is not of the form `- Lưu: VT, <unit>.`",
            ],
            why: WHY,
            example: "`- Lưu: VT, TCCB.`, không viết `- Lưu VT; TCCB`",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = filing(&block.rows).filter(|row| !FILING.is_match(&row.text) && !has_blanks(&row.text));
                row.map(|row| {
                    rule.on(
                        document,
                        row,
                        format!("`{}` không đúng dạng `- Lưu: VT, <đơn vị soạn thảo><số bản>.`", row.text),
                        format!("`{}` is not of the form `- Lưu: VT, <unit><copies>.`", row.text),
                    )
                })
                .into_iter()
                .collect()
            })
        },
    ),
    error(
        Component::Recipients,
        "noi-nhan-thieu-nhu-tren",
        "II.9.b",
        Doc {
            what: [
                "có `Kính gửi` nhưng Nơi nhận không bắt đầu bằng `Như trên`",
                "there is `Kính gửi`, yet the list does not begin with `Như trên`",
            ],
            why: WHY,
            example: "`- Như trên;`",
        },
        |rule, document| {
            if !document.has(Component::Addressees) {
                return Verdict::NotApplicable;
            }
            each(rule, document, |block| {
                let row = &block.rows[0];
                if block.part > 0
                    || ["nhutren", "nhukinhgui"].iter().any(|words| fold(&row.text).starts_with(words))
                    || has_blanks(&row.text)
                {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    format!("nơi nhận đầu tiên là `{}`, có `Kính gửi` thì quy định `- Như trên;`", excerpt(&row.text)),
                    format!("the first recipient is `{}`; with `Kính gửi` it is `- Như trên;`", excerpt(&row.text)),
                )]
            })
        },
    ),
    warning(
        Component::Recipients,
        "noi-nhan-thua-nhu-tren",
        "II.9.c",
        Doc {
            what: [
                "Nơi nhận ghi `Như trên` nhưng văn bản không có `Kính gửi`",
                "the list says `Như trên`, yet there is no `Kính gửi`",
            ],
            why: ["`Như trên` chỉ các nơi ở phần Kính gửi", "it points to those of Kính gửi"],
            example: "",
        },
        |rule, document| {
            each(rule, document, |block| {
                let row = &block.rows[0];
                let lone = document.one(Component::Addressees).is_none()
                    && !document.kind.is_some_and(|kind| kind.has(Trait::NamesReceivers));
                if !(lone && fold(&row.text) == "nhutren") {
                    return Vec::new();
                }
                vec![rule.on(
                    document,
                    row,
                    "Nơi nhận ghi `Như trên` nhưng văn bản không có `Kính gửi`".into(),
                    "the list says `Như trên`, yet there is no `Kính gửi`".into(),
                )]
            })
        },
    ),
];

/// The rows of each recipient: one ends at `;`, the next begins with a dash. What stands in brackets or begins small goes on
/// with the recipient above, be that ended already: “(để b/c)” beside a group.
fn items(rows: &[Row]) -> Vec<Vec<&Row>> {
    let mut items: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        let goes_on = row.text.starts_with(|c: char| c == '(' || c == '}' || c.is_lowercase());
        let begins = row.text.starts_with(['-', '–'])
            || items.last().and_then(|item| item.last()).is_none_or(|last| last.text.ends_with(';') && !goes_on);
        match items.last_mut() {
            Some(item) if !begins => item.push(row),
            _ => items.push(vec![row]),
        }
    }
    items
}

/// A line without what stands in brackets behind its mark, for the group it belongs to: `- HĐND tỉnh; (để b/c)`.
fn without_remark(text: &str) -> &str {
    match text.rsplit_once("; (") {
        Some((item, remark)) if remark.trim_end_matches([';', '.']).ends_with(')') => &text[..=item.len()],
        _ => text,
    }
}

fn filing(rows: &[Row]) -> Option<&Row> {
    rows.iter().rev().find(|row| fold(&row.text).starts_with("luu"))
}

fn end_marks(rule: &Rule, document: &Document<'_>) -> Verdict {
    let marks = &document.standard.dau_cau;
    let (inner, last) = (&marks.noi_nhan, &marks.noi_nhan_cuoi);
    each(rule, document, |block| {
        let items = items(&block.rows);
        let ends = items.iter().enumerate().filter_map(|(at, item)| {
            // Where the Lưu line is missing, which another rule tells, the last recipient ends as those before it do.
            let closes = at + 1 == items.len() && filing(&block.rows).is_some();
            let row = *item.last()?;
            let wanted =
                if closes || row.text.ends_with(last.dat.as_str()) && at + 1 == items.len() { last } else { inner };
            let ended = |row: &&Row| without_remark(&row.text).ends_with(wanted.dat.as_str());
            // A brace ends the lines it gathers; the mẫu set the numbers of their notes behind the last stop.
            // A remark beside the recipients of a group stands on its own row.
            let beside = item.len() > 1 && row.text.starts_with('(') && at + 1 < items.len();
            let told = item.iter().skip(if beside { 0 } else { item.len() - 1 }).any(ended)
                || item.iter().any(|row| row.text.contains('}'))
                || has_blanks(&row.text)
                || at + 1 == items.len() && NOTED.is_match(&row.text);
            (!told).then(|| {
                let (words, mark) = (excerpt(&row.text), wanted.dat.as_str());
                rule.finding_by(
                    document,
                    (&wanted.dieu_khoan, wanted.muc),
                    (row.page, row.rect()),
                    format!("nơi nhận `{words}` không kết thúc bằng `{mark}`"),
                    format!("the recipient `{words}` does not end with `{mark}`"),
                )
            })
        });
        ends.collect()
    })
}

fn level(rule: &Rule, document: &Document<'_>) -> Verdict {
    match document.signers() {
        0 => return Verdict::not_found(),
        1 => {}
        // Mẫu 1.9: where several sign side by side, the recipients stand below all of them.
        _ => return Verdict::NotApplicable,
    }
    let room = document.tolerance().cung_dong.gia_tri;
    each(rule, document, |block| {
        let row = &block.rows[0];
        let position = document.of_part(Component::Authority, block.part).and_then(|block| block.rows.first());
        let Some(position) = position else { return Vec::new() };
        let apart = (row.baseline - position.baseline).abs();
        // A block that place and date stand over begins with them.
        let dated = document.of_part(Component::SignedDate, block.part).and_then(|block| block.rows.first());
        let apart = dated.map_or(apart, |date| apart.min((row.baseline - date.baseline).abs()));
        if row.page == position.page && apart <= room {
            return Vec::new();
        }
        let (length, words) = (mm(apart), &position.text);
        vec![rule.on(
            document,
            row,
            format!("`Nơi nhận` lệch {length} mm so với dòng `{words}`, quy định ngang hàng"),
            format!("`Nơi nhận` is {length} mm off the line of `{words}`, level expected"),
        )]
    })
}

fn flush(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(frame) = document.frame else { return Verdict::not_found() };
    let room = document.tolerance().sat_le.gia_tri;
    each(rule, document, |block| {
        let list = document.of_part(Component::Recipients, block.part).map_or(&[][..], |block| &block.rows);
        let dashes = list.iter().filter(|row| row.text.starts_with('-'));
        let off = block.rows.iter().chain(dashes).find(|row| (row.x - frame.left).abs() > room);
        let finding = off.map(|row| {
            let (words, off) = (excerpt(&row.text), mm((row.x - frame.left).abs()));
            rule.on(
                document,
                row,
                format!("`{words}` cách lề trái {off} mm, quy định sát lề trái"),
                format!("`{words}` is {off} mm off the left margin, flush expected"),
            )
        });
        finding.into_iter().collect()
    })
}
