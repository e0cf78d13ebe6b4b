//! Facts that rules judge: a value, where it shows, and how it is known. Pages show them; a file may declare them, and what it
//! declares goes before what is measured. Whether a value is allowed, rules judge; here the standard only tells which pages show one.

use super::document::{Above, Component, Document, MM_PER_PT, Measure, Paragraph, Row};
use crate::page::Page;
use crate::words::diagnostic::Rect;
use crate::words::level::Level;

/// How a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The file says so.
    Declared,
    /// The page shows it.
    Measured,
    /// It follows from where the text stands, and may be somewhat less than it seems.
    Estimated,
}

/// A value and where it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fact {
    /// The value: mm for lengths across the page, pt between paragraphs, single lines for the line pitch.
    pub value: f64,
    /// Index of the page in the document.
    pub page: usize,
    /// The place on the page.
    pub rect: Rect,
    /// How it is known.
    pub known: Known,
    /// By how much it may seem larger than it is.
    pub slack: f64,
}

/// A side of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Above the text.
    Top,
    /// Below it.
    Bottom,
    /// To its left.
    Left,
    /// To its right.
    Right,
}

const fn at(page: usize, value: f64, rect: Rect, known: Known) -> Fact {
    Fact { value, page, rect, known, slack: 0.0 }
}

impl Document<'_> {
    /// The margins on one side, a fact for each page that shows one.
    #[must_use]
    pub fn margins(&self, side: Side) -> Vec<Fact> {
        let declared = declared_margins(self, side);
        if !declared.is_empty() {
            return declared;
        }
        match side {
            Side::Top => top(self),
            Side::Bottom => bottom(self),
            Side::Left => left(self).into_iter().collect(),
            Side::Right => right(self).into_iter().collect(),
        }
    }

    /// Paragraphs of running text: not centred, not a division, not a form to be filled in.
    pub fn running(&self) -> impl Iterator<Item = &Paragraph> {
        self.body.iter().filter(|p| !p.centred && p.level > Level::Subsection && !p.rows.iter().any(Row::is_blank))
    }

    /// How far a paragraph of running text is indented, in mm; none where the edge of the text is not known.
    #[must_use]
    pub fn indent(&self, paragraph: &Paragraph) -> Option<Fact> {
        let row = &paragraph.rows[0];
        let declared = self.declared(row).and_then(|paragraph| paragraph.indent);
        let shown = || self.frame.map(|frame| at(row.page, row.x - frame.left, row.rect(), Known::Measured));
        declared.map(|indent| at(row.page, indent, row.rect(), Known::Declared)).or_else(shown)
    }

    /// The line pitch of a paragraph, in single lines of `single` em, with the row that shows it; none for a single line.
    #[must_use]
    pub fn pitch<'p>(&self, paragraph: &'p Paragraph, single: f64) -> Option<(&'p Row, Fact)> {
        let row = &paragraph.rows[0];
        if let Some(pitch) = self.declared(row).and_then(|paragraph| paragraph.pitch) {
            return Some((row, at(row.page, pitch, row.rect(), Known::Declared)));
        }
        let mut lines: Vec<(&Row, f64)> =
            pitches(paragraph).map(|(row, pitch)| (row, pitch / (single * row.size))).collect();
        lines.sort_by(|a, b| a.1.total_cmp(&b.1));
        // The middle one: a line with a formula or raised figure is wider by itself.
        let (row, pitch) = lines.get(lines.len() / 2).copied()?;
        Some((row, at(row.page, pitch, row.rect(), Known::Measured)))
    }

    /// The space between paragraphs that stand one under the other on a page, in pt beyond the line pitch, each with the row
    /// below it; none where no paragraph shows a line pitch.
    #[must_use]
    pub fn gaps(&self) -> Option<Vec<(&Row, Fact)>> {
        let usual = usual_pitch(self)?;
        let pairs = self.body.windows(2).filter(|pair| {
            pair[1].above == Above::Text
                && !pair.iter().any(|p| p.centred || p.measure == Measure::Beside)
                && !pair.iter().any(|p| p.rows.iter().any(Row::is_blank))
        });
        let gaps = pairs.filter_map(|pair| {
            let (above, row) = (pair[0].rows.last()?, pair[1].rows.first()?);
            if (above.size - row.size).abs() >= SAME_SIZE || above.page != row.page {
                return None;
            }
            if let Some(gap) = self.declared(row).and_then(|paragraph| paragraph.above) {
                return Some((row, at(row.page, gap, row.rect(), Known::Declared)));
            }
            // The mean of a paragraph: browsers set lines on whole pixels.
            let own = |p: &Paragraph| {
                let (sum, count) = pitches(p).fold((0.0, 0.0), |(sum, count), (_, pitch)| (sum + pitch, count + 1.0));
                (count > 0.0).then(|| sum / count)
            };
            let line = own(&pair[1]).or(own(&pair[0])).unwrap_or(usual);
            let gap = (row.baseline - above.baseline) / MM_PER_PT - line;
            Some((row, at(row.page, gap, row.rect(), Known::Measured)))
        });
        Some(gaps.collect())
    }

    /// What the file declares of the paragraph that begins with a row.
    fn declared(&self, row: &Row) -> Option<&crate::page::declared::Declaration> {
        self.pages.get(row.page)?.declared.paragraph(row.baseline)
    }
}

/// The margins that the file declares, for pages that lie as the first one does.
fn declared_margins(document: &Document<'_>, side: Side) -> Vec<Fact> {
    let pages = document.pages.iter().enumerate().filter(|(_, page)| document.is_framed(page));
    let facts = pages.filter_map(|(page, sheet)| {
        let margins = sheet.declared.margins?;
        let (value, rect) = match side {
            Side::Top => (margins.top, Rect { height: margins.top, ..sheet.rect() }),
            Side::Bottom => {
                let y = sheet.height - margins.bottom;
                (margins.bottom, Rect { y, height: margins.bottom, ..sheet.rect() })
            }
            Side::Left => (margins.left, Rect { width: margins.left, ..sheet.rect() }),
            Side::Right => {
                let x = sheet.width - margins.right;
                (margins.right, Rect { x, width: margins.right, ..sheet.rect() })
            }
        };
        Some(at(page, value, rect, Known::Declared))
    });
    facts.collect()
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

fn top(document: &Document<'_>) -> Vec<Fact> {
    // Where lines are set tighter than single, the first begins above the line that it stands on.
    let tight = usual_pitch(document).map_or(0.0, |pitch| {
        let single = &document.standard.van_ban.dong_don;
        let size = document.body.iter().flat_map(|p| &p.rows).map(|row| row.size).fold(0.0, f64::max);
        (single.dat * size - pitch).max(0.0) * MM_PER_PT
    });
    let found = framed(document).map(|(page, sheet, rows)| {
        // Heads of annexes are taken out of the rows.
        let heads = [Component::Annex, Component::AnnexTitle, Component::AnnexReference];
        let heads = heads.iter().flat_map(|head| document.blocks(*head)).flat_map(|block| &block.rows);
        let rows = rows.iter().chain(heads.filter(|row| row.page == page));
        let size = rows.map(|row| row.rect().y).fold(f64::MAX, f64::min) + tight;
        at(page, size, Rect { height: size, ..sheet.rect() }, Known::Estimated)
    });
    // The head of an annex may stand lower than the margin: it shows one only when it runs into it.
    let opens = |page: usize| document.annexes.iter().any(|annex| annex.start == page);
    let low = document.standard.trang.le_tren.least() - document.tolerance().do_dai.gia_tri;
    let slack = spacing(document, 0.0);
    found.filter(|fact| !opens(fact.page) || fact.value < low).map(|fact| Fact { slack, ..fact }).collect()
}

fn bottom(document: &Document<'_>) -> Vec<Fact> {
    let last =
        |at: usize| at + 1 == document.main_pages().end || document.annexes.iter().any(|annex| annex.end == at + 1);
    let found = framed(document).map(|(page, sheet, rows)| {
        let notes = document.blocks(Component::Footnote).iter().flat_map(|block| &block.rows);
        let rows = rows.iter().chain(notes.filter(|row| row.page == page));
        let end = rows.map(|row| row.rect().y + row.rect().height).fold(0.0, f64::max);
        let size = sheet.height - end;
        at(page, size, Rect { y: end, height: size, ..sheet.rect() }, Known::Estimated)
    });
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
    let shown = found.filter(|m| {
        !last(m.page) && !signed(m.page) && document.blocks(Component::Address).iter().all(|b| b.page() != m.page)
            || m.value < low
    });
    // A page is left before its end where a new part or a table on its side begins: that is no margin.
    let widest = 2.0 * document.standard.trang.le_duoi.most();
    let slack = spacing(document, 2.0);
    let mut shown: Vec<Fact> = shown.filter(|fact| fact.value < widest).map(|fact| Fact { slack, ..fact }).collect();
    // One page that ends early proves no margin: a heading may have been kept with what follows. Pages that end at one
    // height do.
    let high = document.standard.trang.le_duoi.most() + document.tolerance().do_dai.gia_tri + slack;
    let mut sizes: Vec<f64> = shown.iter().map(|fact| fact.value).collect();
    sizes.sort_by(f64::total_cmp);
    if sizes.get(1).is_none_or(|second| second - sizes[0] > spacing(document, 1.0)) {
        shown.retain(|fact| fact.value <= high);
    }
    shown
}

fn left(document: &Document<'_>) -> Option<Fact> {
    let (frame, (page, sheet, _)) = document.frame.zip(framed(document).next())?;
    Some(at(page, frame.left, Rect { width: frame.left, ..sheet.rect() }, Known::Measured))
}

fn right(document: &Document<'_>) -> Option<Fact> {
    let (frame, (page, sheet, _)) = document.frame.zip(framed(document).next())?;
    let size = sheet.width - frame.right;
    let fact = at(page, size, Rect { x: frame.right, width: size, ..sheet.rect() }, Known::Measured);
    // Ragged lines end short of the margin by as much as a word.
    if frame.ragged {
        return Some(Fact { known: Known::Estimated, slack: f64::MAX, ..fact });
    }
    let tolerance = document.tolerance();
    Some(Fact { slack: (tolerance.can_deu.gia_tri - tolerance.do_dai.gia_tri).max(0.0), ..fact })
}

/// Lines whose sizes differ by less, in pt, are set alike: sizes go by halves of a point.
const SAME_SIZE: f64 = 0.3;

/// Baseline distances inside a paragraph, in pt, each with the row below.
fn pitches(paragraph: &Paragraph) -> impl Iterator<Item = (&Row, f64)> {
    let pairs = paragraph
        .rows
        .windows(2)
        .filter(|pair| pair[0].page == pair[1].page && (pair[0].size - pair[1].size).abs() < SAME_SIZE);
    pairs.map(|pair| (&pair[1], (pair[1].baseline - pair[0].baseline) / MM_PER_PT))
}

/// The distance most lines of the body have, in pt.
fn usual_pitch(document: &Document<'_>) -> Option<f64> {
    let mut all: Vec<f64> =
        document.running().flat_map(|p| pitches(p).map(|(_, pitch)| pitch).collect::<Vec<_>>()).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::{Known, Side};
    use crate::locate::locate;
    use crate::page::Page;
    use crate::page::declared::{Declared, Margins};

    #[test]
    fn what_a_file_declares_goes_before_what_its_pages_show() {
        let margins = Margins { top: 20.0, bottom: 20.0, left: 30.0, right: 15.0 };
        let page = |declared| Page { number: 1, width: 210.0, height: 297.0, declared, ..Page::default() };
        let pages = [page(Declared { margins: Some(margins), ..Declared::default() })];
        let facts = locate(&pages).margins(Side::Right);
        assert_eq!(facts.iter().map(|fact| (fact.value, fact.known)).collect::<Vec<_>>(), [(15.0, Known::Declared)]);
        assert!((facts[0].rect.x - 195.0).abs() < 1e-9);
        assert!(locate(&[page(Declared::default())]).margins(Side::Right).is_empty());
    }
}
