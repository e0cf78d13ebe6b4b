//! The lines under Tiêu ngữ, issuer and subject: there, solid, of the right length, in the middle.

use super::{each, mm, per_cent, share};
use crate::locate::document::{Block, Component, Document, Drawn, Form, Row};
use crate::rules::rule::{Rule, Verdict};
use crate::standard::Figure;
use crate::words::diagnostic::Diagnostic;

/// One rule on the line under a component.
macro_rules! line_rule {
    ($component:ident, $id:expr, $clause:literal, [$vi:expr, $en:expr], $judge:ident) => {
        super::error(
            Component::$component,
            $id,
            $clause,
            super::Doc { what: [$vi, $en], why: super::lines::WHY, example: "" },
            super::lines::$judge,
        )
    };
}
pub(super) use line_rule;

/// Why the lines matter.
pub(super) const WHY: [&str; 2] = [
    "đường kẻ phân tách phần đầu văn bản; độ dài cân đối với dòng chữ",
    "the line sets the head of the document apart, in proportion to the words",
];

/// The figure for the length of the line under a component.
fn figure<'d>(document: &'d Document<'_>, component: Component) -> (&'d Figure, f64) {
    let (lines, room) = (&document.standard.ke, document.tolerance());
    match component {
        Component::Motto => (&lines.tieu_ngu, room.ke_tieu_ngu.gia_tri),
        Component::Issuer => (&lines.co_quan, room.ke_ngan.gia_tri),
        _ => (&lines.trich_yeu, room.ke_ngan.gia_tri),
    }
}

fn finding(
    rule: &Rule,
    document: &Document<'_>,
    block: &Block,
    line: Option<&Drawn>,
    vi: String,
    en: String,
) -> Vec<Diagnostic> {
    let (figure, _) = figure(document, rule.component);
    let by = (figure.dieu_khoan.as_str(), figure.muc);
    let rect = line.map_or_else(|| block.rect(), |line| line.rect);
    vec![rule.finding_by(document, by, (block.page(), rect), vi, en)]
}

fn name(document: &Document<'_>, component: Component) -> [String; 2] {
    document.style(component).map_or_else(Default::default, |style| [style.ten.clone(), style.en.clone()])
}

/// Judges the line under each block. Mẫu 1.3: below the subject of a text issued with a decision stands “(Kèm theo …)”
/// and the line below that, so its length is no matter of the subject.
fn lined(rule: &Rule, document: &Document<'_>, judge: impl Fn(&Block) -> Vec<Diagnostic>) -> Verdict {
    let attached =
        |block: &Block| rule.component == Component::Subject && (block.part > 0 || document.form == Form::Companion);
    let blocks = document.blocks(rule.component);
    if !blocks.is_empty() && blocks.iter().all(attached) {
        return Verdict::NotApplicable;
    }
    each(rule, document, |block| if attached(block) { Vec::new() } else { judge(block) })
}

/// No line.
pub(super) fn absent(rule: &Rule, document: &Document<'_>) -> Verdict {
    lined(rule, document, |block| {
        if block.line.is_some() {
            return Vec::new();
        }
        let [vi, en] = name(document, rule.component);
        finding(
            rule,
            document,
            block,
            None,
            format!("dưới {vi} không có đường kẻ ngang"),
            format!("there is no line under the {en}"),
        )
    })
}

/// Dashes or dots.
pub(super) fn dashed(rule: &Rule, document: &Document<'_>) -> Verdict {
    lined(rule, document, |block| {
        let Some(line) = block.line.filter(|line| line.dashed) else { return Vec::new() };
        let [vi, en] = name(document, rule.component);
        let (vi, en) = (
            format!("đường kẻ dưới {vi} là nét đứt, quy định nét liền"),
            format!("the line under the {en} is broken, a solid one expected"),
        );
        finding(rule, document, block, Some(&line), vi, en)
    })
}

/// Too short or too long.
pub(super) fn length(rule: &Rule, document: &Document<'_>) -> Verdict {
    let (wanted, room) = figure(document, rule.component);
    lined(rule, document, |block| {
        let Some(line) = block.line.filter(|_| !block.rows.iter().any(Row::is_blank)) else { return Vec::new() };
        let part = share(&line, &block.rows, wanted);
        // The room is a share of the length asked for: a tenth of a third is less than a tenth of a half.
        if (wanted.least() * (1.0 - room)..=wanted.most() * (1.0 + room)).contains(&part) {
            return Vec::new();
        }
        let [vi, en] = name(document, rule.component);
        let (found, length) = (per_cent(part), mm(line.rect.width));
        let [low, high] = [wanted.tu, wanted.den].map(|end| format!("{:.0} %", end.unwrap_or(wanted.dat) * 100.0));
        let range = if low == high { low } else { format!("{low} - {high}") };
        finding(
            rule,
            document,
            block,
            Some(&line),
            format!("đường kẻ dưới {vi} dài {length} mm, bằng {found} dòng chữ, quy định {range}"),
            format!("the line under the {en} is {length} mm long, {found} of the words, {range} expected"),
        )
    })
}

/// Not in the middle of the words.
pub(super) fn off_centre(rule: &Rule, document: &Document<'_>) -> Verdict {
    let room = document.tolerance().can_giua.gia_tri;
    lined(rule, document, |block| {
        let Some(line) = block.line.filter(|_| !block.rows.iter().any(Row::is_blank)) else { return Vec::new() };
        let middle = line.rect.x + line.rect.width / 2.0;
        let off = block
            .rows
            .iter()
            .map(|row| middle - row.centre())
            .min_by(|a, b| a.abs().total_cmp(&b.abs()))
            .unwrap_or(0.0);
        if off.abs() <= room {
            return Vec::new();
        }
        let [vi, en] = name(document, rule.component);
        let (off, side) = (mm(off.abs()), if off < 0.0 { ("trái", "left") } else { ("phải", "right") });
        finding(
            rule,
            document,
            block,
            Some(&line),
            format!("đường kẻ dưới {vi} lệch {off} mm về bên {} so với dòng chữ", side.0),
            format!("the line under the {en} is {off} mm to the {} of the middle of the words", side.1),
        )
    })
}

/// A solid line across the whole text above a component, its share of the text's width a figure of the standard; `say`
/// is what a finding tells, from the row and the share that was measured.
pub(super) fn across(
    rule: &Rule,
    document: &Document<'_>,
    figure: &Figure,
    say: fn(&Row, String) -> [String; 2],
) -> Verdict {
    let Some(frame) = document.frame else { return Verdict::not_found() };
    each(rule, document, |block| {
        let row = &block.rows[0];
        let solid = block.line.filter(|line| !line.dashed);
        let part = solid.map_or(0.0, |line| line.rect.width / (frame.right - frame.left));
        if figure.accepts(part, document.tolerance().ke_tieu_ngu.gia_tri) {
            return Vec::new();
        }
        let [vi, en] = say(row, per_cent(part));
        vec![rule.finding_by(document, (&figure.dieu_khoan, figure.muc), (row.page, row.rect()), vi, en)]
    })
}
