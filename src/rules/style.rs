//! Size, letters, weight and slant: the table of Mục V, the same for every component.

use super::{decimal, each, once};
use crate::locate::document::{Block, Component, Document, Row};
use crate::locate::text::is_upper;
use crate::rules::rule::{Rule, Verdict};
use crate::standard::{Case, Style};
use crate::words::diagnostic::{Diagnostic, Severity};

/// The rule on the size of a component.
macro_rules! size_rule {
    ($component:ident, $id:literal, $clause:literal, $vi:literal, $en:literal) => {
        super::error(
            Component::$component,
            concat!($id, "-sai-co-chu"),
            $clause,
            super::Doc {
                what: [concat!($vi, " không đúng cỡ chữ"), concat!($en, " is not of the size asked for")],
                why: super::style::WHY,
                example: "",
            },
            super::style::size,
        )
    };
}

/// The rule on the letters, weight and slant of a component.
macro_rules! face_rule {
    ($component:ident, $id:literal, $clause:literal, $vi:literal, $en:literal) => {
        super::error(
            Component::$component,
            concat!($id, "-sai-kieu-chu"),
            $clause,
            super::Doc {
                what: [
                    concat!($vi, " không đúng loại chữ (in hoa, in thường) hoặc kiểu chữ (đứng, nghiêng, đậm)"),
                    concat!($en, " is not in the letters, weight or slant asked for"),
                ],
                why: super::style::WHY,
                example: "",
            },
            super::style::face,
        )
    };
}
pub(super) use {face_rule, size_rule};

/// Why the table of Mục V matters.
pub(super) const WHY: [&str; 2] = [
    "bảng mẫu chữ của Mục V cho mỗi thành phần một cỡ chữ, loại chữ và kiểu chữ để người đọc nhận ra ngay",
    "the table of Mục V gives each component its own size and style, so that a reader knows it at once",
];

/// Judges the size of each row.
pub(super) fn size(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(style) = document.style(rule.component) else { return Verdict::not_found() };
    let room = document.tolerance().co_chu.gia_tri;
    each_page(rule, document, |block| {
        let wrong = |row: &&Row| !row.is_blank() && (row.size < style.co[0] - room || row.size > style.co[1] + room);
        block.rows.iter().find(wrong).map(|row| finding(rule, document, style, row, &size_words(style, row)))
    })
}

/// Judges every block; one finding for each page is enough.
fn each_page(rule: &Rule, document: &Document<'_>, judge: impl Fn(&Block) -> Option<Diagnostic>) -> Verdict {
    let last = std::cell::Cell::new(None);
    let verdict = each(rule, document, |block| {
        let told = last.get() == Some(block.page());
        let found = judge(block).filter(|_| !told);
        if found.is_some() {
            last.set(Some(block.page()));
        }
        found.into_iter().collect()
    });
    match verdict {
        // The numbers of all pages are set by one command.
        Verdict::Fail(findings) if rule.component == Component::PageNumber => Verdict::Fail(once(findings)),
        verdict => verdict,
    }
}

fn size_words(style: &Style, row: &Row) -> [String; 2] {
    let [low, high] = style.co.map(|size| decimal(size, 1));
    let wanted = if low == high { low } else { format!("{low}-{high}") };
    let found = decimal(row.size, 1);
    [format!("cỡ chữ {found}, quy định {wanted}"), format!("size {found}, {wanted} expected")]
}

fn finding(rule: &Rule, document: &Document<'_>, style: &Style, row: &Row, [vi, en]: &[String; 2]) -> Diagnostic {
    let words = excerpt(&row.text);
    let (vi, en) = (format!("{} `{words}`: {vi}", style.ten), format!("{} `{words}`: {en}", style.en));
    rule.finding_by(document, (&style.dieu_khoan, style.muc), (row.page, row.rect()), vi, en)
}

/// The first words of a text, for messages.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 48;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}

/// Judges letters, weight and slant of each block.
pub(super) fn face(rule: &Rule, document: &Document<'_>) -> Verdict {
    let Some(style) = document.style(rule.component) else { return Verdict::not_found() };
    let verdict = each_page(rule, document, |block| {
        if block.rows.iter().any(Row::is_blank) {
            return None;
        }
        let faults = faults(style, block, rule.component);
        let (row, _, _) = faults.first().filter(|_| !is_custom(rule.component, block, &faults))?;
        let words = |pick: fn(&(&Row, &'static str, &'static str)) -> &'static str| {
            faults.iter().map(pick).collect::<Vec<_>>().join(", ")
        };
        Some(finding(rule, document, style, row, &[words(|f| f.1), words(|f| f.2)]))
    });
    match (verdict, noted(rule, document)) {
        (Verdict::Fail(findings), Some(note)) => Verdict::Fail(findings.into_iter().chain([note]).collect()),
        (Verdict::Pass, Some(note)) => Verdict::Fail(vec![note]),
        (verdict, _) => verdict,
    }
}

/// What is wrong with a row that should be upright.
const SLANTED: [&str; 2] = ["nghiêng, quy định đứng", "italic, upright expected"];
/// Parts of the text that offices set in italics by custom when they are short.
const CUSTOM: [Component; 4] = [Component::Body, Component::TitledClause, Component::Clause, Component::Point];
/// Rows of a lead-in or sub-heading, at most.
const SHORT: usize = 2;

/// Whether all that is wrong is the slant of a lead-in, a sub-heading or a note: common practice, against the table.
fn is_custom(component: Component, block: &Block, faults: &[(&Row, &str, &str)]) -> bool {
    let text = block.text();
    let note = text.starts_with('(') || ["Ghi chú", "Lưu ý", "Trong đó"].iter().any(|word| text.starts_with(word));
    CUSTOM.contains(&component) && (block.rows.len() <= SHORT || note) && faults.iter().all(|f| f.1 == SLANTED[0])
}

/// The note on the first of them; the document is told once, whichever part it is.
fn noted(rule: &Rule, document: &Document<'_>) -> Option<Diagnostic> {
    let first = |component: Component| {
        let style = document.style(component)?;
        let mut blocks = document.blocks(component).iter().filter(|block| !block.rows.iter().any(Row::is_blank));
        blocks.find_map(|block| {
            let faults = faults(style, block, component);
            faults.first().filter(|_| is_custom(component, block, &faults)).map(|fault| (style, fault.0))
        })
    };
    let before = CUSTOM.into_iter().take_while(|component| *component != rule.component);
    if !CUSTOM.contains(&rule.component) || before.into_iter().any(|component| first(component).is_some()) {
        return None;
    }
    let (style, row) = first(rule.component)?;
    let found = finding(rule, document, style, row, &SLANTED.map(str::to_owned));
    Some(Diagnostic { severity: Severity::Note, ..found })
}

/// Rows from which a block in bold is no heading: short bold paragraphs of the body are titles of their own.
const fn least(component: Component) -> usize {
    match component {
        Component::Body | Component::Clause | Component::Point => 4,
        _ => 1,
    }
}

/// What is wrong with a block: the first row that shows it, and the words for it.
fn faults<'b>(style: &Style, block: &'b Block, component: Component) -> Vec<(&'b Row, &'static str, &'static str)> {
    const SOME: f64 = 0.5;
    let first = |wrong: &dyn Fn(&Row) -> bool| {
        block.rows.iter().find(|row| wrong(row) && row.text.chars().any(char::is_alphanumeric))
    };
    // Only the word and number of an điều are fixed as bold: the mẫu sets its sentence in regular letters.
    let lead = component == Component::Article;
    let bold = |row: &Row| if lead { !row.spans.first().is_some_and(|span| span.bold) } else { !row.is_bold() };
    let mut faults = Vec::new();
    let mut note = |row: Option<&'b Row>, vi, en| faults.extend(row.map(|row| (row, vi, en)));
    if style.dam {
        let rows = if lead { &block.rows[..1] } else { &block.rows[..] };
        note(rows.iter().find(|row| bold(row)), "không đậm, quy định đậm", "not bold, bold expected");
    } else if block.rows.iter().all(Row::is_bold) && block.rows.len() >= least(component) {
        note(block.rows.first(), "đậm, quy định không đậm", "bold, regular weight expected");
    }
    if style.nghieng {
        note(first(&|row| !row.is_italic()), "đứng, quy định nghiêng", "upright, italic expected");
    } else if block.rows.iter().all(|row| row.share(|span| span.italic) > SOME) {
        note(block.rows.first(), SLANTED[0], SLANTED[1]);
    }
    match style.chu {
        Case::Hoa => note(
            first(&|row| row.text.chars().any(char::is_lowercase)),
            "in thường, quy định in hoa",
            "small letters, capitals expected",
        ),
        Case::Thuong
            if is_upper(&block.text()) && block.text().contains(' ') && block.rows.len() >= least(component) =>
        {
            note(block.rows.first(), "in hoa, quy định in thường", "capitals, small letters expected");
        }
        Case::Thuong | Case::BatKy => {}
    }
    faults
}
