//! The margins of the text (Mục I, khoản 3).

use super::{mm, once, range};
use crate::locate::document::Document;
use crate::locate::facts::{Fact, Side};
use crate::rules::rule::{Rule, Verdict};
use crate::standard::Figure;
use crate::words::diagnostic::Diagnostic;
use crate::words::rule::Words;

/// Judges margins page by page: text too near to the edge is certain, text too far from it only when all pages agree.
fn margin(rule: &Rule, document: &Document<'_>, figure: &Figure, name: [&str; 2], side: Side) -> Verdict {
    if (document.scale - 1.0).abs() > f64::EPSILON {
        return Verdict::CannotTell(Words::new("trang bị thu, phóng khi in", "the pages were scaled when printed"));
    }
    let found = document.margins(side);
    let room = document.tolerance().do_dai.gia_tri;
    let low = figure.least() - room;
    let high = figure.most() + room;
    let near: Vec<Diagnostic> =
        found.iter().filter(|m| m.value < low).map(|m| margin_finding(rule, document, figure, name, m)).collect();
    let smallest = found.iter().min_by(|a, b| a.value.total_cmp(&b.value));
    match smallest {
        None => Verdict::CannotTell(Words::new(
            "chưa đủ dòng chữ đầy trang để đo lề",
            "too few full lines to measure the margin",
        )),
        Some(margin) if near.is_empty() && margin.value > high + margin.slack => {
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
    margin: &Fact,
) -> Diagnostic {
    let (size, wanted) = (mm(margin.value), range(figure));
    rule.finding_by(
        document,
        (&figure.dieu_khoan, figure.muc),
        (margin.page, margin.rect),
        format!("lề {vi} {size} mm, quy định {wanted}"),
        format!("the {en} margin is {size} mm, {wanted} expected"),
    )
}

/// The top margin.
pub(super) fn top(rule: &Rule, document: &Document<'_>) -> Verdict {
    margin(rule, document, &document.standard.trang.le_tren, ["trên", "top"], Side::Top)
}

/// The bottom margin.
pub(super) fn bottom(rule: &Rule, document: &Document<'_>) -> Verdict {
    margin(rule, document, &document.standard.trang.le_duoi, ["dưới", "bottom"], Side::Bottom)
}

/// The left margin.
pub(super) fn left(rule: &Rule, document: &Document<'_>) -> Verdict {
    margin(rule, document, &document.standard.trang.le_trai, ["trái", "left"], Side::Left)
}

/// The right margin.
pub(super) fn right(rule: &Rule, document: &Document<'_>) -> Verdict {
    margin(rule, document, &document.standard.trang.le_phai, ["phải", "right"], Side::Right)
}
