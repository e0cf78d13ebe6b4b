//! How the tables of a document are set: widths that break no word, on an upright page or on a landscape one.

use super::columns::{Measured, Scale};
use super::letters::Letters;
use crate::directive::markup;
use crate::directive::model::{Block, Directive};
use crate::directive::rules::{TABLE_WIDE, finding};
use crate::directive::table::{self, Table};
use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::source::Span;

/// What a cell leaves free on each side of its words in mm: as a rule, and where columns are many.
const INSETS: [f64; 2] = [1.5, 1.0];
/// Steps of the size of letters, in pt.
const STEP: f64 = 0.5;
/// Columns that a message names.
const NAMED: usize = 4;
/// Letters of a word that a message shows.
const SHOWN: usize = 30;
/// A row of more lines than this may break over two pages: it would not fit on one.
const MOST_LINES: usize = 25;

/// How a table is set.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    /// Where the table stands in the directive.
    span: Span,
    /// Size of its letters and what its cells leave free.
    pub(super) scale: Scale,
    /// Width of every column in mm.
    pub(super) widths: Vec<f64>,
    /// Whether a row is so tall that it may break over two pages.
    pub(super) torn: bool,
    /// Whether a title keeps its numbers beside their words, by column.
    pub(super) tied_titles: Vec<bool>,
    /// The same of the cells, by row and column.
    pub(super) tied: Vec<Vec<bool>>,
}

/// How the tables of a document are set, and which of its pages lie on their side.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    /// Whether the pages of the body lie on their side.
    pub(super) landscape: bool,
    /// The same of every annex.
    pub(super) annexes: Vec<bool>,
    /// The same of a document that goes with this one in a file of its own.
    pub(super) attached: bool,
    settings: Vec<Setting>,
    /// What was chosen, for the user to know.
    pub(super) findings: Vec<Diagnostic>,
}

/// The pages that some tables share.
struct Pages<'d> {
    tables: Vec<&'d Table>,
    /// Whether they were asked to lie on their side.
    asked: bool,
    /// Where to write that they do.
    key: &'static str,
}

impl Layout {
    /// Sets the tables of a directive.
    ///
    /// # Errors
    /// Tables that no page can hold, with the columns that are too wide.
    pub(super) fn of<'l>(directive: &Directive, letters: impl Fn() -> &'l Letters) -> Result<Self, Vec<Diagnostic>> {
        let mut layout = Self::default();
        let mut problems = Vec::new();
        let mut set = |pages: Pages<'_>| match layout.set(&pages, directive, &letters) {
            Ok(landscape) => landscape,
            Err(found) => {
                problems.extend(found);
                pages.asked
            }
        };
        let attached = directive.attached.as_ref();
        let same_file = attached.filter(|it| !it.separate).map_or(&[][..], |it| &it.body);
        let own_file = attached.filter(|it| it.separate).map_or(&[][..], |it| &it.body);
        let body = directive.body.iter().chain(same_file);
        let top = "`ngang = true` ở đầu tệp";
        let landscape = set(Pages { tables: tables(body), asked: directive.landscape, key: top });
        let attached = set(Pages { tables: tables(own_file), asked: false, key: "`ngang = true` vào phụ lục" });
        let annexes = directive.annexes.iter().map(|annex| {
            set(Pages { tables: tables(&annex.body), asked: annex.landscape, key: "`ngang = true` vào phụ lục" })
        });
        let annexes = annexes.collect();
        if problems.is_empty() { Ok(Self { landscape, annexes, attached, ..layout }) } else { Err(problems) }
    }

    /// How a table is set.
    pub(super) fn setting(&self, table: &Table) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.span == table.span)
    }

    /// Sets the tables of some pages; whether these lie on their side.
    fn set<'l>(
        &mut self,
        pages: &Pages<'_>,
        directive: &Directive,
        letters: &impl Fn() -> &'l Letters,
    ) -> Result<bool, Vec<Diagnostic>> {
        let standard = directive.standard;
        let measured: Vec<Measured> = pages.tables.iter().map(|table| measure(table, letters())).collect();
        let [lawful, small] = sizes(standard, standard.get().size_index(directive.size));
        let ways = [(pages.asked, &lawful), (true, &lawful), (true, &small)];
        let scales = |sizes: &[f64]| {
            let scale = |size: &f64| INSETS.map(|inset| Scale { size: *size, inset });
            sizes.iter().flat_map(scale).collect::<Vec<_>>()
        };
        for (landscape, sizes) in ways {
            let room = table::room(standard, landscape);
            let fit = |measured: &Measured| {
                let scale = scales(sizes).into_iter().find(|s| measured.least(*s).iter().sum::<f64>() <= room)?;
                Some((scale, measured.widths(room, scale)?))
            };
            let Some(found) = measured.iter().map(fit).collect::<Option<Vec<_>>>() else { continue };
            for ((table, measured), (scale, widths)) in pages.tables.iter().zip(&measured).zip(found) {
                self.tell(table, measured, pages, (landscape, scale), standard, lawful[0]);
                self.settings.push(setting(table, measured, scale, widths));
            }
            return Ok(landscape);
        }
        let last = Scale { size: *small.last().unwrap_or(&lawful[0]), inset: INSETS[1] };
        let room = table::room(standard, true);
        let wide = pages.tables.iter().zip(&measured);
        let wide = wide.filter(|(_, measured)| measured.least(last).iter().sum::<f64>() > room);
        Err(wide.map(|(table, measured)| too_wide(table, measured, last, room, standard)).collect())
    }

    /// Says what was chosen for a table that does not fit as it should.
    fn tell(
        &mut self,
        table: &Table,
        measured: &Measured,
        pages: &Pages<'_>,
        (landscape, scale): (bool, Scale),
        standard: StandardId,
        size: f64,
    ) {
        let needed = |scale: Scale| measured.least(scale).iter().sum::<f64>();
        let room = table::room(standard, pages.asked);
        if landscape && !pages.asked && needed(Scale { size: scale.size, inset: INSETS[1] }) > room {
            let (needed, key) = (needed(scale), pages.key);
            self.findings.push(
                Diagnostic::new(
                    "bang-xoay-ngang",
                    Severity::Note,
                    format!("bảng cần {needed:.0} mm, trang đứng rộng {room:.0} mm: đã đặt trang nằm ngang"),
                    format!("the table takes {needed:.0} mm, an upright page has {room:.0} mm: set on landscape pages"),
                )
                .at_span(table.span)
                .hint(
                    format!("để khỏi nhắc, thêm {key}; để giữ trang đứng, bớt cột hoặc đưa bảng vào một phụ lục riêng"),
                    "add `ngang = true` to keep it so; drop columns or move the table to an annex to stay upright",
                ),
            );
        }
        if scale.size < size {
            let found = decimal(scale.size);
            self.findings.push(
                finding(
                    &TABLE_WIDE,
                    standard,
                    format!("bảng quá rộng cho cỡ chữ {size} cả trên trang ngang: đã in cỡ {found}"),
                    format!("the table is too wide for size {size} even on a landscape page: set in {found}"),
                )
                .at_span(table.span)
                .hint("bớt cột, hoặc tách thành hai bảng", "drop columns, or make two tables of it"),
            );
            self.findings.last_mut().expect("just pushed").severity = Severity::Warning;
        }
    }
}

fn tables<'d>(blocks: impl IntoIterator<Item = &'d Block>) -> Vec<&'d Table> {
    let table = |block: &'d Block| if let Block::Table(table) = block { Some(table) } else { None };
    blocks.into_iter().filter_map(table).collect()
}

fn measure(table: &Table, letters: &Letters) -> Measured {
    let heights: Vec<Vec<usize>> = (0..table.columns.len()).map(|at| table.heights(at)).collect();
    Measured::of(table, &heights, letters)
}

/// Sizes of letters of a table from the largest: those of the standard, and those of practice below them.
fn sizes(standard: StandardId, pair: usize) -> [Vec<f64>; 2] {
    let style = &standard.get().thanh_phan.bang;
    let least = standard.get().van_ban.co_bang_it_nhat.dat;
    let steps = |from: f64, to: f64| {
        let count = ((from - to) / STEP).round().max(0.0) as usize;
        (0..=count).map(move |at| from - STEP * at as f64)
    };
    let lawful: Vec<f64> = steps(style.dat[pair], style.co[0]).collect();
    let small = steps(style.co[0], least).skip(1).collect();
    [lawful, small]
}

fn setting(table: &Table, measured: &Measured, scale: Scale, widths: Vec<f64>) -> Setting {
    let ties = |at: usize, row| measured.ties(at, row, widths[at], scale);
    let columns = 0..widths.len();
    let row = |row| columns.clone().map(|at| ties(at, Some(row))).collect();
    Setting {
        span: table.span,
        scale,
        torn: measured.tallest(&widths, scale) > MOST_LINES,
        tied_titles: columns.clone().map(|at| ties(at, None)).collect(),
        tied: (0..table.rows.len()).map(row).collect(),
        widths,
    }
}

/// Names the columns that need most, with the word that can't be broken.
fn too_wide(table: &Table, measured: &Measured, scale: Scale, room: f64, standard: StandardId) -> Diagnostic {
    let least = measured.least(scale);
    let needed: f64 = least.iter().sum();
    let mut widest: Vec<usize> = (0..least.len()).collect();
    widest.sort_by(|a, b| least[*b].total_cmp(&least[*a]));
    let name = |at: &usize| {
        let title = &table.columns[*at].title.value;
        let cell = measured.neediest(*at).map_or(title, |row| &table.rows[row][*at].value);
        let word = longest_word(cell);
        let word = if word == *title { String::new() } else { format!(" vì `{word}`") };
        format!("`{title}` {} mm{word}", decimal(least[*at]))
    };
    let names: Vec<String> = widest.iter().take(NAMED).map(name).collect();
    let (count, names) = (least.len(), names.join(", "));
    let mut found = finding(
        &TABLE_WIDE,
        standard,
        format!("bảng {count} cột cần {needed:.0} mm, trang ngang chỉ rộng {room:.0} mm; cần nhiều nhất: {names}"),
        format!("the {count} columns take {needed:.0} mm, a landscape page has {room:.0} mm; widest: {names}"),
    );
    found.severity = Severity::Failure;
    found.at_span(table.span).hint(
        "bớt cột, tách thành hai bảng, viết gọn số (triệu đồng, tỷ đồng), hoặc đặt dấu cách để chữ dài ngắt được",
        "drop columns, make two tables of it, write numbers in millions, or put blanks where a long word may fold",
    )
}

/// The longest word of a cell, cut where a message would not show all of it.
fn longest_word(cell: &str) -> String {
    let plain = markup::plain(cell);
    let word = plain.split([' ', '\n']).max_by_key(|word| word.chars().count()).unwrap_or_default();
    if word.chars().count() <= SHOWN {
        return word.to_owned();
    }
    format!("{}…", word.chars().take(SHOWN).collect::<String>())
}

/// A figure with one decimal, as Vietnamese writes it.
fn decimal(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).replace('.', ",")
}
