//! What the parts of the head have to do with each other: centred, on one line, in one step of sizes.

use super::{Doc, decimal, error, mm, warning};
use crate::locate::document::{Block, Component, Document, Row};
use crate::rules::rule::{Rule, Verdict};
use crate::standard::Style;

const WHY: [&str; 2] = [
    "sơ đồ Mục IV đặt các thành phần đầu trang thành hai cột cân đối",
    "the diagram of Mục IV sets the head in two even columns",
];

pub(super) const RULES: &[Rule] = &[
    error(
        Component::Number,
        "so-ky-hieu-khong-can-giua",
        "II.3.c",
        Doc {
            what: [
                "số, ký hiệu không canh giữa dưới tên cơ quan",
                "number and symbol are not centred under the issuer",
            ],
            why: WHY,
            example: "",
        },
        |rule, document| under(rule, document, Component::Issuer),
    ),
    error(
        Component::PlaceDate,
        "dia-danh-ngay-khong-can-giua",
        "II.4.c",
        Doc {
            what: [
                "địa danh và thời gian không canh giữa dưới Quốc hiệu, Tiêu ngữ",
                "place and date are not centred under national name and motto",
            ],
            why: WHY,
            example: "",
        },
        |rule, document| under(rule, document, Component::NationalName),
    ),
    error(
        Component::Issuer,
        "co-quan-khong-can-giua",
        "II.2.b",
        Doc {
            what: [
                "tên cơ quan ban hành không canh giữa dưới cơ quan chủ quản",
                "the issuer is not centred under its superior",
            ],
            why: WHY,
            example: "",
        },
        |rule, document| under(rule, document, Component::Parent),
    ),
    error(
        Component::PlaceDate,
        "dia-danh-ngay-khong-cung-dong",
        "II.4.c",
        Doc {
            what: [
                "địa danh và thời gian không cùng dòng với số, ký hiệu",
                "place and date are not on the line of the number",
            ],
            why: WHY,
            example: "",
        },
        one_line,
    ),
    warning(
        Component::NationalName,
        "co-chu-khong-cung-bac",
        "Mục V",
        Doc {
            what: [
                "cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh và thời gian không cùng tăng, cùng giảm",
                "sizes of national name, motto, place and date do not go together",
            ],
            why: [
                "chú thích của bảng Mục V: cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất",
                "a footnote of the table: sizes in one document rise and fall together",
            ],
            example: "13 - 14 - 14 hoặc 12 - 13 - 13",
        },
        steps,
    ),
];

/// Judges whether every row of the rule's component is centred under the row that stands above its block.
pub(super) fn centred_under<'d>(
    rule: &Rule,
    document: &'d Document<'_>,
    above: impl Fn(&Block) -> Option<&'d Row>,
) -> Verdict {
    let room = document.tolerance().can_giua.gia_tri;
    super::each(rule, document, |block| {
        let Some(above) = above(block) else { return Vec::new() };
        // Where the year is left blank, the line goes on beyond its last word.
        let dated = rule.component == Component::PlaceDate;
        let open = |row: &Row| row.is_blank() || dated && row.text.ends_with(" năm");
        let wrong = block.rows.iter().find(|row| !open(row) && (row.centre() - above.centre()).abs() > room);
        let finding = wrong.map(|row| {
            let off = row.centre() - above.centre();
            let (length, side) = (mm(off.abs()), if off < 0.0 { ("trái", "left") } else { ("phải", "right") });
            let (under, words) = (super::style::excerpt(&above.text), super::style::excerpt(&row.text));
            rule.on(
                document,
                row,
                format!("`{words}` lệch {length} mm về bên {} so với `{under}`, quy định canh giữa", side.0),
                format!("`{words}` is {length} mm to the {} of the middle of `{under}`, centred expected", side.1),
            )
        });
        finding.into_iter().collect()
    })
}

/// The same, under the last row of another component of the same part.
pub(super) fn under(rule: &Rule, document: &Document<'_>, above: Component) -> Verdict {
    if !document.has(above) {
        return if document.has(rule.component) { untold(above) } else { Verdict::not_found() };
    }
    centred_under(rule, document, |block| document.of_part(above, block.part)?.rows.last())
}

/// What stands above is missing: another rule tells, unless it may be missing.
fn untold(above: Component) -> Verdict {
    if above == Component::Parent { Verdict::NotApplicable } else { Verdict::not_found() }
}

fn one_line(rule: &Rule, document: &Document<'_>) -> Verdict {
    if !document.has(Component::Number) {
        return Verdict::not_found();
    }
    let room = document.tolerance().cung_dong.gia_tri;
    super::each(rule, document, |block| {
        let number = document.of_part(Component::Number, block.part).and_then(|block| block.rows.first());
        let Some(number) = number else { return Vec::new() };
        let row = &block.rows[0];
        let apart = (row.baseline - number.baseline).abs();
        if apart <= room {
            return Vec::new();
        }
        let apart = mm(apart);
        vec![rule.on(
            document,
            row,
            format!("địa danh và thời gian cao thấp hơn số, ký hiệu {apart} mm, quy định cùng một dòng"),
            format!("place and date are {apart} mm off the line of the number, one line expected"),
        )]
    })
}

/// Sizes that the footnote pairs: each component at the same step of its range. Sizes out of range are told elsewhere.
fn steps(rule: &Rule, document: &Document<'_>) -> Verdict {
    let room = document.tolerance().co_chu.gia_tri;
    let step = |component| {
        let style: &Style = document.style(component)?;
        let row = document.one(component)?.rows.first()?;
        let at = style.co.iter().position(|size| (size - row.size).abs() <= room);
        Some((row, at))
    };
    let all = [Component::NationalName, Component::Motto, Component::PlaceDate].map(step);
    let [Some((name, a)), Some((motto, b)), Some((date, c))] = all else { return Verdict::not_found() };
    if a.is_none() || b.is_none() || c.is_none() || (a == b && b == c) {
        return Verdict::Pass;
    }
    let found = [name, motto, date].map(|row| decimal(row.size, 1)).join(" - ");
    let pairs = [0, 1].map(|at| {
        let sizes = [Component::NationalName, Component::Motto, Component::PlaceDate]
            .map(|c| document.style(c).map_or(0.0, |s| s.co[at]));
        sizes.map(|size| decimal(size, 1)).join(" - ")
    });
    Verdict::Fail(vec![rule.on(
        document,
        motto,
        format!("Quốc hiệu, Tiêu ngữ, địa danh và thời gian cỡ {found}, thống nhất là {} hoặc {}", pairs[1], pairs[0]),
        format!("national name, motto, place and date are {found}; {} or {} go together", pairs[1], pairs[0]),
    )])
}
