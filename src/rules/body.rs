//! Nội dung văn bản, ô 6: how its paragraphs are set (Mục II, khoản 6.e).

use super::style::{excerpt, face_rule, size_rule};
use super::{Doc, decimal, error, mm, range, warning};
use crate::locate::document::{Component, Document, Measure, Paragraph, Row};
use crate::rules::rule::{Rule, Verdict};
use crate::standard::Figure;
use crate::words::diagnostic::Diagnostic;
use crate::words::rule::Words;

const WHY: [&str; 2] =
    ["trình bày thống nhất để lời văn rõ ràng, dễ đọc", "paragraphs set alike are clear and easy to read"];

pub(super) const RULES: &[Rule] = &[
    size_rule!(Body, "noi-dung", "II.6.e", "nội dung văn bản", "the body"),
    face_rule!(Body, "noi-dung", "II.6.e", "nội dung văn bản", "the body"),
    error(
        Component::Body,
        "noi-dung-khong-canh-deu",
        "II.6.e",
        Doc {
            what: ["đoạn văn không canh đều cả hai lề", "a paragraph is not justified"], why: WHY, example: ""
        },
        justified,
    ),
    error(
        Component::Body,
        "noi-dung-sai-thut-dau-dong",
        "II.6.e",
        Doc {
            what: ["chữ đầu đoạn không lùi vào 1 cm hoặc 1,27 cm", "the first line is not indented 1 cm or 1.27 cm"],
            why: WHY,
            example: "",
        },
        indent,
    ),
    error(
        Component::Body,
        "noi-dung-sai-cach-doan",
        "II.6.e",
        Doc {
            what: ["khoảng cách giữa các đoạn nhỏ hơn 6 pt", "paragraphs are less than 6 pt apart"],
            why: WHY,
            example: "",
        },
        paragraph_gap,
    ),
    error(
        Component::Body,
        "noi-dung-sai-cach-dong",
        "II.6.e",
        Doc {
            what: ["khoảng cách dòng không từ dòng đơn đến 1,5 dòng", "lines are not single to 1.5 apart"],
            why: WHY,
            example: "",
        },
        pitch,
    ),
    warning(
        Component::Body,
        "noi-dung-thieu-dau-ket-thuc",
        "Phụ lục III",
        Doc {
            what: ["hết nội dung không có `./.`", "the body does not end with `./.`"],
            why: [
                "mọi mẫu của Phụ lục III kết thúc bằng `./.`; Phụ lục I không quy định nên chỉ nhắc",
                "every mẫu ends with it; the wording does not ask for it, so this is a warning",
            ],
            example: "`… tổ chức thực hiện./.`",
        },
        end_mark,
    ),
];

/// One finding for each page: the first place, and how many more.
pub(super) fn by_page<'d>(
    rule: &Rule,
    document: &Document<'_>,
    figure: Option<&Figure>,
    places: impl Iterator<Item = (&'d Row, String, String)>,
) -> Verdict {
    let mut pages: Vec<(usize, &Row, String, String, usize)> = Vec::new();
    for (row, vi, en) in places {
        match pages.last_mut() {
            Some(last) if last.0 == row.page => last.4 += 1,
            _ => pages.push((row.page, row, vi, en, 0)),
        }
    }
    let finding = |(page, row, vi, en, more): (usize, &Row, String, String, usize)| -> Diagnostic {
        let (vi, en) = match more {
            0 => (vi, en),
            _ => (format!("{vi} (và {more} chỗ khác trên trang này)"), format!("{en} (and {more} more on this page)")),
        };
        match figure {
            Some(figure) => rule.finding_by(document, (&figure.dieu_khoan, figure.muc), (page, row.rect()), vi, en),
            None => rule.finding(document, page, row.rect(), vi, en),
        }
    };
    Verdict::of(pages.into_iter().map(finding).collect())
}

/// A paragraph is ragged when most of its inner lines, two at least, end short of the right edge.
fn justified(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(frame) = document.frame else { return no_frame() };
    let room = document.tolerance().do_dai.gia_tri;
    let ragged = document.running().filter(|p| p.measure != Measure::Beside).filter_map(|paragraph| {
        let inner = &paragraph.rows[..paragraph.rows.len() - 1];
        let short: Vec<&Row> = inner.iter().filter(|row| frame.right - row.right > room).collect();
        (short.len() > 1 && short.len() * 2 > inner.len()).then(|| {
            let (row, off) = (short[0], mm(frame.right - short[0].right));
            let words = excerpt(&paragraph.rows[0].text);
            (
                row,
                format!("đoạn `{words}` không canh đều: dòng cách lề phải {off} mm"),
                format!("the paragraph `{words}` is not justified: a line ends {off} mm short"),
            )
        })
    });
    by_page(rule, document, None, ragged)
}

fn no_frame() -> Verdict {
    Verdict::CannotTell(Words::new("chưa đủ dòng chữ đầy trang để đo", "too few full lines to measure"))
}

fn indent(rule: &Rule, document: &Document<'_>) -> Verdict {
    let paragraphs: Vec<_> = document.running().filter_map(|p| Some((p, document.indent(p)?))).collect();
    if document.frame.is_none() && paragraphs.is_empty() {
        return no_frame();
    }
    let figure = &document.standard.van_ban.thut_dau_dong;
    let room = document.tolerance().do_dai.gia_tri;
    // A phrase in brackets of its own, such as “(Gửi kèm …)”, is a note and no paragraph.
    let own = |p: &Paragraph| !p.annex && p.measure == Measure::Whole && !p.rows[0].text.starts_with('(');
    let wrong = paragraphs.into_iter().filter(|(p, _)| own(p)).filter_map(|(paragraph, fact)| {
        let (row, found) = (&paragraph.rows[0], fact.value);
        (!figure.accepts(found, room)).then(|| {
            let (words, found, wanted) = (excerpt(&row.text), mm(found), range(figure));
            (
                row,
                format!("đoạn `{words}` lùi đầu dòng {found} mm, quy định {wanted}"),
                format!("the paragraph `{words}` is indented {found} mm, {wanted} expected"),
            )
        })
    });
    by_page(rule, document, Some(figure), wrong)
}

fn pitch(rule: &Rule, document: &Document<'_>) -> Verdict {
    let (figure, single) = (&document.standard.van_ban.cach_dong, &document.standard.van_ban.dong_don);
    let room = document.tolerance().dong.gia_tri;
    let wrong = document.running().filter_map(|paragraph| {
        let (row, fact) = document.pitch(paragraph, single.dat)?;
        let found = fact.value;
        (!figure.accepts(found, room)).then(|| {
            let (words, found, wanted) = (excerpt(&paragraph.rows[0].text), decimal(found, 2), range(figure));
            (
                row,
                format!("đoạn `{words}` cách dòng {found} dòng, quy định {wanted}"),
                format!("lines of `{words}` are {found} lines apart, {wanted} expected"),
            )
        })
    });
    by_page(rule, document, Some(figure), wrong)
}

fn paragraph_gap(rule: &Rule, document: &Document<'_>) -> Verdict {
    let figure = &document.standard.van_ban.cach_doan;
    let Some(gaps) = document.gaps() else { return no_frame() };
    let room = document.tolerance().khoang_cach.gia_tri;
    let wrong = gaps.into_iter().filter_map(|(row, fact)| {
        let found = fact.value;
        (!figure.accepts(found, room)).then(|| {
            let (words, found, wanted) = (excerpt(&row.text), decimal(found, 1), range(figure));
            (
                row,
                format!("đoạn `{words}` cách đoạn trên {found} pt, quy định {wanted}"),
                format!("`{words}` is {found} pt below the paragraph above, {wanted} expected"),
            )
        })
    });
    by_page(rule, document, Some(figure), wrong)
}

fn end_mark(rule: &Rule, document: &Document<'_>) -> Verdict {
    let mark = &document.standard.dau_cau.het_van_ban;
    // The mẫu are those of the decree's kinds.
    if document.is_foreign() {
        return Verdict::NotApplicable;
    }
    let main: Vec<&Paragraph> = document.body.iter().filter(|p| !p.annex).collect();
    let ends = |p: &&Paragraph| {
        let plain: String = p.text().chars().filter(|c| !c.is_whitespace()).collect();
        plain.ends_with(mark.dat.as_str())
    };
    // A note in brackets may follow: what is sent along.
    let text = main.iter().rev().take_while(|p| is_note(p)).count();
    let Some(row) = main.iter().rev().nth(text).and_then(|p| p.rows.last()) else { return Verdict::not_found() };
    if main.iter().rev().take(text + 1).any(ends) || document.one(Component::Authority).is_none() {
        return Verdict::Pass;
    }
    let words = excerpt(&row.text);
    Verdict::Fail(vec![rule.finding_by(
        document,
        (&mark.dieu_khoan, mark.muc),
        (row.page, row.rect()),
        format!("nội dung kết thúc ở `{words}` không có `{}`", mark.dat),
        format!("the body ends at `{words}` without `{}`", mark.dat),
    )])
}

/// A note behind the text: in brackets as a whole.
fn is_note(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    text.starts_with('(') && text.trim_end_matches(['.', ';', '/', ' ']).ends_with(')')
}
