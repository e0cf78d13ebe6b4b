//! Quốc hiệu và Tiêu ngữ, ô 1.

use super::lines::line_rule;
use super::style::{face_rule, size_rule};
use super::{Doc, each, error, missing, mm};
use crate::locate::document::{Component, Document, MM_PER_PT};
use crate::rules::rule::{Rule, Verdict};
use crate::standard::Fixed;

const WHY: [&str; 2] = [
    "Quốc hiệu và Tiêu ngữ là thành phần thể thức đầu tiên, từng chữ do Nghị định định sẵn",
    "national name and motto come first; the decree fixes every letter of them",
];

pub(super) const RULES: &[Rule] = &[
    error(
        Component::NationalName,
        "quoc-hieu-thieu",
        "II.1.a",
        Doc { what: ["văn bản không có Quốc hiệu", "there is no national name"], why: WHY, example: "" },
        |rule, document| {
            missing(
                rule,
                document,
                "không tìm thấy Quốc hiệu ở phía trên, bên phải trang đầu",
                "no national name at the top right of the first page",
            )
        },
    ),
    error(
        Component::NationalName,
        "quoc-hieu-sai-chu",
        "II.1.a",
        Doc {
            what: ["Quốc hiệu không đúng từng chữ", "the national name is misspelled"],
            why: WHY,
            example: "`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` (`HOÀ` cũng được: bảng Mục V viết như vậy)",
        },
        |rule, document| words(rule, document, &document.standard.loi.quoc_hieu, true),
    ),
    error(
        Component::NationalName,
        "quoc-hieu-sai-vi-tri",
        "II.1.a",
        Doc {
            what: [
                "Quốc hiệu, Tiêu ngữ không ở bên phải trang đầu",
                "national name and motto do not stand at the right of the first page",
            ],
            why: WHY,
            example: "",
        },
        place,
    ),
    size_rule!(NationalName, "quoc-hieu", "II.1.a", "Quốc hiệu", "the national name"),
    face_rule!(NationalName, "quoc-hieu", "II.1.a", "Quốc hiệu", "the national name"),
    error(
        Component::Motto,
        "tieu-ngu-thieu",
        "II.1.b",
        Doc { what: ["văn bản không có Tiêu ngữ", "there is no motto"], why: WHY, example: "" },
        |rule, document| {
            missing(rule, document, "không tìm thấy Tiêu ngữ dưới Quốc hiệu", "no motto under the national name")
        },
    ),
    error(
        Component::Motto,
        "tieu-ngu-sai-chu",
        "II.1.b",
        Doc {
            what: [
                "Tiêu ngữ không đúng từng chữ, gạch nối, cách chữ",
                "words, hyphens or spaces of the motto are wrong",
            ],
            why: WHY,
            example: "`Độc lập - Tự do - Hạnh phúc`, không viết `Độc lập – Tự do – Hạnh phúc`",
        },
        |rule, document| words(rule, document, &document.standard.loi.tieu_ngu, false),
    ),
    size_rule!(Motto, "tieu-ngu", "II.1.b", "Tiêu ngữ", "the motto"),
    face_rule!(Motto, "tieu-ngu", "II.1.b", "Tiêu ngữ", "the motto"),
    error(
        Component::Motto,
        "tieu-ngu-khong-can-giua",
        "II.1.b",
        Doc {
            what: ["Tiêu ngữ không canh giữa dưới Quốc hiệu", "the motto is not centred under the national name"],
            why: WHY,
            example: "",
        },
        centred,
    ),
    error(
        Component::Motto,
        "tieu-ngu-sai-cach-dong",
        "II.1.c",
        Doc {
            what: ["Quốc hiệu và Tiêu ngữ không cách nhau dòng đơn", "national name and motto are not set single"],
            why: WHY,
            example: "",
        },
        spacing,
    ),
    line_rule!(
        Motto,
        "tieu-ngu-thieu-ke",
        "II.1.b",
        ["dưới Tiêu ngữ không có đường kẻ", "there is no line under the motto"],
        absent
    ),
    line_rule!(
        Motto,
        "tieu-ngu-ke-khong-lien",
        "II.1.b",
        ["đường kẻ dưới Tiêu ngữ không liền nét", "the line under the motto is broken"],
        dashed
    ),
    line_rule!(
        Motto,
        "tieu-ngu-ke-sai-do-dai",
        "II.1.b",
        ["đường kẻ dưới Tiêu ngữ không dài bằng dòng chữ", "the line under the motto is not as long as the words"],
        length
    ),
];

/// Compares letter by letter; weight of capitals is the matter of another rule.
/// Letter by letter; all in capitals is a matter of another rule.
fn words(rule: &Rule, document: &Document<'_>, fixed: &Fixed, any_case: bool) -> Verdict {
    each(rule, document, |block| {
        let found = block.text();
        let same = |words: &String| {
            *words == found || words.to_uppercase() == found || any_case && words.to_lowercase() == found.to_lowercase()
        };
        let wanted = &fixed.dat;
        if same(wanted) || fixed.cung_nhan.iter().any(same) {
            return Vec::new();
        }
        vec![rule.on(
            document,
            &block.rows[0],
            format!("viết `{found}`, quy định `{wanted}`"),
            format!("`{found}` is printed, `{wanted}` expected"),
        )]
    })
}

/// Ô 1 is the right one of two columns: its middle lies right of that of the text.
fn place(rule: &Rule, document: &Document<'_>) -> Verdict {
    let middle = |page: usize| {
        document.frame.map_or_else(|| document.pages[page].width / 2.0, |frame| f64::midpoint(frame.left, frame.right))
    };
    each(rule, document, |block| {
        let row = &block.rows[0];
        if row.centre() > middle(row.page) + document.tolerance().can_giua.gia_tri {
            return Vec::new();
        }
        let (from, to) = (mm(row.x), mm(row.right));
        vec![rule.on(
            document,
            row,
            format!("Quốc hiệu ở cách mép trái {from} - {to} mm, quy định ở bên phải trang đầu"),
            format!("the national name stands {from} - {to} mm from the left edge, the right of the page expected"),
        )]
    })
}

fn centred(rule: &Rule, document: &Document<'_>) -> Verdict {
    super::header::under(rule, document, Component::NationalName)
}

/// Single spacing: from the descent of one line to the ascent of the next, by the line of the larger size.
fn spacing(rule: &Rule, document: &Document<'_>) -> Verdict {
    if !document.has(Component::NationalName) {
        return Verdict::not_found();
    }
    let single = &document.standard.van_ban.dong_don;
    // Lines of Word are sometimes set by hand: what is not 1.5 lines is single to the eye.
    let widest = document.standard.van_ban.cach_dong.most();
    each(rule, document, |block| {
        let name = document.of_part(Component::NationalName, block.part);
        let (Some(above), row) = (name.and_then(|name| name.rows.last()), &block.rows[0]) else { return Vec::new() };
        let pitch = (row.baseline - above.baseline) / (single.dat * row.size.max(above.size) * MM_PER_PT);
        if pitch < widest {
            return Vec::new();
        }
        let lines = super::decimal(pitch, 1);
        vec![rule.on(
            document,
            row,
            format!("Quốc hiệu và Tiêu ngữ cách nhau {lines} dòng, quy định dòng đơn"),
            format!("national name and motto are {lines} lines apart, single expected"),
        )]
    })
}
