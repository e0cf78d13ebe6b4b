//! The margins of the text (Mục I, khoản 3), measured where pages show them.

use super::{mm, once, range};
use crate::locate::document::{Component, Document, MM_PER_PT, Row};
use crate::page::Page;
use crate::rules::rule::{Rule, Verdict};
use crate::standard::Figure;
use crate::words::diagnostic::{Diagnostic, Rect};
use crate::words::rule::Words;

/// One margin as measured: the page that shows it, its size, where it is, and how much more it may seem.
struct Margin {
    page: usize,
    size: f64,
    rect: Rect,
}

/// Judges margins page by page: text too near to the edge is certain, text too far from it only when all pages agree.
fn margin(
    rule: &Rule,
    document: &Document<'_>,
    figure: &Figure,
    name: [&str; 2],
    found: &[Margin],
    slack: f64,
) -> Verdict {
    if (document.scale - 1.0).abs() > f64::EPSILON {
        return Verdict::CannotTell(Words::new("trang bị thu, phóng khi in", "the pages were scaled when printed"));
    }
    let room = document.tolerance().do_dai.gia_tri;
    let low = figure.least() - room;
    let high = figure.most() + room + slack;
    let near: Vec<Diagnostic> =
        found.iter().filter(|m| m.size < low).map(|m| margin_finding(rule, document, figure, name, m)).collect();
    let smallest = found.iter().min_by(|a, b| a.size.total_cmp(&b.size));
    match smallest {
        None => Verdict::CannotTell(Words::new(
            "chưa đủ dòng chữ đầy trang để đo lề",
            "too few full lines to measure the margin",
        )),
        Some(margin) if near.is_empty() && margin.size > high => {
            Verdict::Fail(vec![margin_finding(rule, document, figure, name, margin)])
        }
        Some(_) => Verdict::of(once(near)),
    }
}

fn margin_finding(
    rule: &Rule,
    document: &Document<'_>,
    figure: &Figure,
    [vi, en]: [&str; 2],
    margin: &Margin,
) -> Diagnostic {
    let (size, wanted) = (mm(margin.size), range(figure));
    rule.finding_by(
        document,
        (&figure.dieu_khoan, figure.muc),
        (margin.page, margin.rect),
        format!("lề {vi} {size} mm, quy định {wanted}"),
        format!("the {en} margin is {size} mm, {wanted} expected"),
    )
}

/// Pages with text that lie as the first one does, and their rows.
fn framed<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (usize, &'d Page, &'d [Row])> {
    let pages = document.pages.iter().zip(&document.content).enumerate();
    pages
        .filter(|(_, (page, rows))| document.is_framed(page) && !rows.is_empty())
        .map(|(at, (page, rows))| (at, page, &rows[..]))
}

/// What stands beyond the margin because of spacing: the space before a paragraph and the lead of a wide line, in mm.
fn spacing(document: &Document<'_>, lines: f64) -> f64 {
    let figures = &document.standard.van_ban;
    let (before, widest, single) = (figures.cach_doan.most(), figures.cach_dong.most(), figures.dong_don.dat);
    let size = document.style(Component::Body).map_or(0.0, |style| style.co[1]);
    (before + (widest - 1.0 + lines * widest) * single * size) * MM_PER_PT
}

/// The top margin.
pub(super) fn top(rule: &Rule, document: &Document<'_>) -> Verdict {
    let found = framed(document).map(|(page, sheet, rows)| {
        // Heads of annexes are taken out of the rows.
        let heads = [Component::Annex, Component::AnnexTitle, Component::AnnexReference];
        let heads = heads.iter().flat_map(|head| document.blocks(*head)).flat_map(|block| &block.rows);
        let rows = rows.iter().chain(heads.filter(|row| row.page == page));
        let size = rows.map(|row| row.rect().y).fold(f64::MAX, f64::min);
        Margin { page, size, rect: Rect { height: size, ..sheet.rect() } }
    });
    // The head of an annex may stand lower than the margin: it shows one only when it runs into it.
    let opens = |page: usize| document.annexes.iter().any(|annex| annex.start == page);
    let low = document.standard.trang.le_tren.least() - document.tolerance().do_dai.gia_tri;
    let found: Vec<Margin> = found.filter(|m| !opens(m.page) || m.size < low).collect();
    margin(rule, document, &document.standard.trang.le_tren, ["trên", "top"], &found, spacing(document, 0.0))
}

/// The bottom margin.
pub(super) fn bottom(rule: &Rule, document: &Document<'_>) -> Verdict {
    let last =
        |at: usize| at + 1 == document.main_pages().end || document.annexes.iter().any(|annex| annex.end == at + 1);
    let found = framed(document).map(|(page, sheet, rows)| {
        let notes = document.blocks(Component::Footnote).iter().flat_map(|block| &block.rows);
        let rows = rows.iter().chain(notes.filter(|row| row.page == page));
        let end = rows.map(|row| row.rect().y + row.rect().height).fold(0.0, f64::max);
        let size = sheet.height - end;
        Margin { page, size, rect: Rect { y: end, height: size, ..sheet.rect() } }
    });
    let found: Vec<Margin> = found.collect();
    let low = document.standard.trang.le_duoi.least() - document.tolerance().do_dai.gia_tri;
    // A page that the signature did not fit on ends where the text ends, and one that it begins on where the first part
    // of it ends, too.
    let foot = || {
        let parts = [Component::Authority, Component::RecipientsLabel];
        parts.into_iter().flat_map(|part| document.blocks(part)).flat_map(|block| &block.rows)
    };
    let signed = |at: usize| {
        let first = document.content.get(at + 1).and_then(|rows| rows.first());
        let below =
            |row: &Row| first.is_some_and(|first| row.page == at + 1 && (row.baseline - first.baseline).abs() < 1.0);
        foot().any(|row| row.page == at || below(row))
    };
    // A last page ends where the text ends: it shows a margin only when the text runs into it.
    let shown = found.into_iter().filter(|m| {
        !last(m.page) && !signed(m.page) && document.blocks(Component::Address).iter().all(|b| b.page() != m.page)
            || m.size < low
    });
    // A page is left before its end where a new part or a table on its side begins: that is no margin.
    let widest = 2.0 * document.standard.trang.le_duoi.most();
    let shown = shown.filter(|m| m.size < widest);
    margin(
        rule,
        document,
        &document.standard.trang.le_duoi,
        ["dưới", "bottom"],
        &shown.collect::<Vec<_>>(),
        spacing(document, 2.0),
    )
}

/// The left margin.
pub(super) fn left(rule: &Rule, document: &Document<'_>) -> Verdict {
    let page = framed(document).next();
    let found = document.frame.zip(page).map(|(frame, (page, sheet, _))| Margin {
        page,
        size: frame.left,
        rect: Rect { width: frame.left, ..sheet.rect() },
    });
    margin(
        rule,
        document,
        &document.standard.trang.le_trai,
        ["trái", "left"],
        &found.into_iter().collect::<Vec<_>>(),
        0.0,
    )
}

/// The right margin.
pub(super) fn right(rule: &Rule, document: &Document<'_>) -> Verdict {
    let page = framed(document).next();
    // Ragged lines end short of the margin by as much as a word.
    let slack = if document.frame.is_some_and(|frame| frame.ragged) { f64::MAX } else { 0.0 };
    let found = document.frame.zip(page).map(|(frame, (page, sheet, _))| {
        let size = sheet.width - frame.right;
        Margin { page, size, rect: Rect { x: frame.right, width: size, ..sheet.rect() } }
    });
    margin(
        rule,
        document,
        &document.standard.trang.le_phai,
        ["phải", "right"],
        &found.into_iter().collect::<Vec<_>>(),
        slack,
    )
}
