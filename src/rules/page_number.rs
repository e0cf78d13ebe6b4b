//! Số trang (Mục I, khoản 7; Mục III, khoản 1.đ).

use super::style::{face_rule, size_rule};
use super::{Doc, error, mm, once};
use crate::locate::document::{Block, Component, Document, Row};
use crate::rules::rule::{Rule, Verdict};
use crate::standard::Alignment;
use crate::words::diagnostic::Diagnostic;
use crate::words::rule::Words;

const WHY: [&str; 2] = [
    "số trang giúp biết văn bản đủ tờ, không bị thay, mất trang",
    "page numbers show that no sheet is missing or replaced",
];

pub(super) const RULES: &[Rule] = &[
    size_rule!(PageNumber, "so-trang", "I.7", "số trang", "the page number"),
    face_rule!(PageNumber, "so-trang", "I.7", "số trang", "the page number"),
    error(
        Component::PageNumber,
        "so-trang-thieu",
        "I.7",
        Doc {
            what: ["trang thứ hai trở đi không có số trang", "a page after the first has no number"],
            why: WHY,
            example: "",
        },
        lacking,
    ),
    error(
        Component::Page,
        "so-trang-hien-o-trang-dau",
        "I.7",
        Doc {
            what: ["trang đầu hiển thị số trang", "the first page shows its number"], why: WHY, example: ""
        },
        first,
    ),
    error(
        Component::PageNumber,
        "so-trang-sai-thu-tu",
        "I.7",
        Doc {
            what: [
                "số trang không đúng thứ tự từ 1 hoặc không phải chữ số Ả Rập",
                "numbers do not count from 1 in Arabic digits",
            ],
            why: WHY,
            example: "",
        },
        order,
    ),
    error(
        Component::PageNumber,
        "so-trang-sai-vi-tri",
        "I.7",
        Doc {
            what: ["số trang không ở giữa phần lề trên", "the number is not in the middle of the top margin"],
            why: WHY,
            example: "",
        },
        place,
    ),
    error(
        Component::PageNumber,
        "phu-luc-so-trang-khong-rieng",
        "III.1.đ",
        Doc {
            what: ["số trang của phụ lục không đánh riêng", "an annex does not have page numbers of its own"],
            why: ["mỗi phụ lục có thể tách ra dùng riêng", "an annex may be used by itself"],
            example: "",
        },
        annex,
    ),
];

/// A document that begins in the middle of a file whose pages are counted through has no numbers of its own.
fn is_collected(document: &Document<'_>) -> bool {
    let Some(first) = document.pages.first().filter(|page| page.number > 1) else { return false };
    let shown = on(document, 0).and_then(value);
    shown == Some(first.number)
}

fn collected() -> Verdict {
    Verdict::CannotTell(Words::new(
        "số trang đánh chung cho cả tệp nhiều văn bản",
        "pages are counted through a file of several documents",
    ))
}

fn on<'d>(document: &'d Document<'_>, page: usize) -> Option<&'d Row> {
    document
        .blocks(Component::PageNumber)
        .iter()
        .find(|block| block.page() == page)
        .and_then(|block| block.rows.first())
}

fn lacking(rule: &Rule, document: &Document<'_>) -> Verdict {
    if is_collected(document) {
        return collected();
    }
    let pages = document
        .main_pages()
        .skip(1)
        .filter(|page| !document.content[*page].is_empty() && on(document, *page).is_none());
    let findings = pages.map(|page| {
        let number = page + 1;
        if let Some(row) = document.blocks(Component::PageField).iter().flat_map(|b| &b.rows).find(|r| r.page == page) {
            let code = &row.text;
            return rule.on(
                document,
                row,
                format!("trang {number} in ra mã trường `{code}` thay cho số trang"),
                format!("page {number} prints the code of a field, `{code}`, instead of its number"),
            );
        }
        let (vi, en) = (format!("trang {number} không có số trang"), format!("page {number} has no number"));
        rule.finding(document, page, document.content[page][0].rect(), vi, en)
    });
    Verdict::of(once(findings.collect()))
}

fn first(rule: &Rule, document: &Document<'_>) -> Verdict {
    if is_collected(document) {
        return collected();
    }
    let shown = on(document, 0).map(|row| {
        let vi = format!("trang đầu hiển thị số trang `{}`", row.text);
        rule.on(document, row, vi, format!("the first page shows its number `{}`", row.text))
    });
    Verdict::of(shown.into_iter().collect())
}

/// Numbers of main pages that are not what counting from 1 gives; one finding where they begin to be wrong.
fn order(rule: &Rule, document: &Document<'_>) -> Verdict {
    if is_collected(document) {
        return collected();
    }
    let wrong = document.main_pages().skip(1).filter_map(|page| on(document, page).map(|row| (page + 1, row)));
    let wrong = wrong.filter(|(number, row)| value(row) != Some(*number)).take(1).map(|(number, row)| {
        let vi = format!("số trang `{}`, đếm từ trang đầu là {number}", row.text);
        rule.on(document, row, vi, format!("the number is `{}`, counted from the first page it is {number}", row.text))
    });
    Verdict::of(wrong.collect())
}

/// The number a row prints in Arabic digits.
fn value(row: &Row) -> Option<usize> {
    let digits: String =
        row.text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn place(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(style) = document.style(Component::PageNumber) else { return Verdict::not_found() };
    let (place, paper) = (&document.standard.so_trang, &document.standard.trang);
    let at_top = place.le == crate::standard::Margin::Tren;
    // On a page that lies otherwise than the first the margins are unknown: the middle of the text is near that of the paper.
    let uneven = (paper.le_trai.most() - paper.le_phai.least()) / 2.0;
    let room = |page: usize| {
        if document.is_framed(&document.pages[page]) { document.tolerance().can_giua_so_trang.gia_tri } else { uneven }
    };
    let wrong = |block: &&Block| {
        let (row, height) = (&block.rows[0], document.pages[block.page()].height);
        let inside =
            if at_top { row.baseline < paper.le_tren.most() } else { row.rect().y > height - paper.le_duoi.most() };
        let across = match style.can {
            Alignment::Giua => middle(document, row.page).iter().any(|m| (row.centre() - m).abs() <= room(row.page)),
            _ => true,
        };
        !(inside && across)
    };
    let finding = |block: &Block| -> Diagnostic {
        let row = &block.rows[0];
        let (x, y) = (mm(row.centre()), mm(row.baseline));
        let (vi, en) = if at_top {
            ("giữa phần lề trên", "the middle of the top margin")
        } else {
            ("phần lề dưới", "the bottom margin")
        };
        rule.finding_by(
            document,
            (&place.dieu_khoan, place.muc),
            (row.page, row.rect()),
            format!("số trang `{}` ở cách mép trái {x} mm, mép trên {y} mm; quy định ở {vi}", row.text),
            format!("the number `{}` is {x} mm from the left and {y} mm from the top; {en} expected", row.text),
        )
    };
    Verdict::of(once(document.blocks(Component::PageNumber).iter().filter(wrong).map(finding).collect()))
}

/// Middle of the text and of the paper: both are in the middle to the eye.
fn middle(document: &Document<'_>, page: usize) -> Vec<f64> {
    let sheet = &document.pages[page];
    let frame = document.frame.filter(|_| document.is_framed(sheet));
    let rows = &document.content[page];
    let left = rows.iter().map(|row| row.x).fold(f64::MAX, f64::min);
    let right = rows.iter().map(|row| row.right).fold(0.0, f64::max);
    if frame.is_none() {
        // Nothing shows the edges: any middle that lawful margins allow will do.
        let (inner, outer) = (&document.standard.trang.le_trai, &document.standard.trang.le_phai);
        let low = f64::midpoint(inner.least(), sheet.width - outer.most());
        let high = f64::midpoint(inner.most(), sheet.width - outer.least());
        return vec![low, f64::midpoint(low, high), high, sheet.width / 2.0];
    }
    [frame.map(|f| f64::midpoint(f.left, f.right)), Some(sheet.width / 2.0), Some(f64::midpoint(left, right))]
        .into_iter()
        .flatten()
        .collect()
}

fn annex(rule: &Rule, document: &Document<'_>) -> Verdict {
    if is_collected(document) {
        return collected();
    }
    if document.annexes.is_empty() {
        return Verdict::NotApplicable;
    }
    let numbered =
        document.annexes.iter().flat_map(|annex| annex.clone().map(move |page| (page - annex.start + 1, page)));
    let wrong = numbered.filter_map(|(number, page)| on(document, page).map(|row| (number, row)));
    let wrong = wrong.filter(|(number, row)| value(row) != Some(*number)).map(|(number, row)| {
        let vi = format!("số trang của phụ lục là `{}`, đánh riêng thì là {number}", row.text);
        rule.on(document, row, vi, format!("the annex shows page `{}`, numbered by itself it is {number}", row.text))
    });
    Verdict::of(wrong.take(1).collect())
}
