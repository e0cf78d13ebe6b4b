//! What stands below one another: paragraphs, rules, cells, marks.

use std::borrow::Cow;

use super::Job;
use super::drawing::Brace;
use super::paragraph::Place;
use super::xml::Xml;
use crate::elements::{Block, Columns, Mark, Paragraph, Table, Width};
use crate::word::styles::SMALL_TABLE;
use crate::word::units::{PT_PER_MM, twips};

/// Whether a row may be torn over two pages, stands again on each, and how its cells stand in it.
#[derive(Clone, Copy, Default)]
struct RowKind {
    header: bool,
    breakable: bool,
    keep_next: bool,
}

/// Points between a paragraph and the table below it: no table of Word has a distance of its own.
const ABOVE_TABLE: f64 = 3.7;
/// Points between a table and the paragraph below it, beyond those between paragraphs.
const BELOW_TABLE: f64 = 1.7;

impl Job<'_> {
    /// Blocks one below the other. The last paragraph of a part carries its pages' properties; a table is never last.
    pub(super) fn blocks(&self, xml: &mut Xml, blocks: &[Block], width: f64, ends: Option<usize>) {
        for (at, block) in blocks.iter().enumerate() {
            let last = at + 1 == blocks.len();
            let signed = matches!(blocks.get(at + 1), Some(Block::Columns(columns)) if is_signature(columns));
            let place = Place { keep_next: signed, width, ends: ends.filter(|_| last) };
            let table = |at: Option<usize>| matches!(at.and_then(|at| blocks.get(at)), Some(Block::Table(_)));
            match block {
                Block::Paragraph(paragraph) => {
                    let below = table(at.checked_sub(1)).then_some(self.setting.spacing.paragraph + BELOW_TABLE);
                    let above = (table(Some(at + 1)) && paragraph.style != "ten_bang").then_some(ABOVE_TABLE);
                    let (before, after) = (paragraph.before.or(below), paragraph.after.or(above));
                    self.paragraph(xml, &Paragraph { before, after, ..paragraph.clone() }, place);
                }
                _ => self.block(xml, block, place),
            }
            if needs_end(block) && (last || blocks.get(at + 1).is_some_and(needs_end)) {
                let keep_next = !last;
                let end = Paragraph { style: "sau_bang".to_owned(), ..Paragraph::default() };
                self.paragraph(xml, &end, Place { keep_next, ..place });
            }
        }
    }

    fn block(&self, xml: &mut Xml, block: &Block, place: Place) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(xml, paragraph, place),
            Block::Rule { style, length } => {
                let side = ((place.width - length) / 2.0).max(0.0);
                let rule =
                    Paragraph { style: style.clone(), indent: Some(side), right: Some(side), ..Paragraph::default() };
                self.paragraph(xml, &rule, place);
            }
            Block::Columns(columns) => self.columns(xml, columns),
            Block::Table(table) => self.table(xml, table, place.width),
            Block::Mark(mark) => self.mark(xml, mark, place),
            Block::Signature { height, pictures } => self.signature(xml, *height, pictures, place),
            Block::Braced { lines, width, note } => self.braced(xml, lines, *width, note, place),
        }
    }

    /// Words in a rectangle: a paragraph with a border, indented to its width.
    fn mark(&self, xml: &mut Xml, mark: &Mark, place: Place) {
        let side = ((place.width - mark.width) / 2.0).max(0.0);
        let words = mark.words.clone().unwrap_or_default();
        let style = if mark.colour.is_some() { words.style.clone() } else { "cho_dau_mat".to_owned() };
        self.paragraph(xml, &Paragraph { style, indent: Some(side), right: Some(side), ..words }, place);
    }

    fn columns(&self, xml: &mut Xml, columns: &Columns) {
        let keep = is_signature(columns);
        table_of(xml, "BangKhongKe", None, &columns.widths, |xml| {
            for (number, row) in columns.rows.iter().enumerate() {
                // Below the signatures of several stands Nơi nhận, in a table of its own.
                let more = number + 1 < columns.rows.len() || columns.style == "chu_ky";
                let kind = RowKind { keep_next: keep && more, ..RowKind::default() };
                row_of(xml, kind, |xml| {
                    // Number and date stand on one line, whatever their sizes.
                    let foot = row.iter().all(|cell| matches!(cell[..], [Block::Paragraph(_)]));
                    for (cell, width) in row.iter().zip(&columns.widths) {
                        xml.within("w:tc", &[], |xml| {
                            cell_properties(xml, *width, 1, None, foot.then_some("bottom"));
                            self.cell_blocks(xml, cell, *width, kind);
                        });
                    }
                });
            }
        });
    }

    /// What stands in a cell; a cell without words still holds a paragraph.
    fn cell_blocks(&self, xml: &mut Xml, blocks: &[Block], width: f64, kind: RowKind) {
        let place = Place { keep_next: kind.keep_next, width, ends: None };
        for block in blocks {
            self.block(xml, block, place);
        }
        if blocks.last().is_none_or(needs_end) {
            let end = Paragraph { style: "sau_bang".to_owned(), ..Paragraph::default() };
            self.paragraph(xml, &end, place);
        }
    }

    fn table(&self, xml: &mut Xml, table: &Table, width: f64) {
        let widths = widths(&table.widths, width);
        // What a cell of several rows still covers of each column below it.
        let mut covered: Vec<usize> = vec![0; widths.len()];
        let small = self.small(table).map(|size| format!("{SMALL_TABLE}{size}"));
        table_of(xml, "BangCoKe", table.padding, &widths, |xml| {
            for row in &table.rows {
                let kind =
                    RowKind { header: row.header, breakable: row.breakable, keep_next: row.header || row.keep_next };
                row_of(xml, kind, |xml| {
                    let (mut column, mut cells) = (0, row.cells.iter());
                    while column < widths.len() {
                        if covered[column] > 0 {
                            covered[column] -= 1;
                            xml.within("w:tc", &[], |xml| {
                                cell_properties(xml, widths[column], 1, Some("continue"), None);
                                self.cell_blocks(xml, &[], widths[column], kind);
                            });
                            column += 1;
                            continue;
                        }
                        let Some(cell) = cells.next() else { break };
                        let spanned = cell.columns.min(widths.len() - column);
                        covered[column..column + spanned].fill(cell.rows - 1);
                        let own: f64 = widths[column..column + spanned].iter().sum();
                        xml.within("w:tc", &[], |xml| {
                            let merge = (cell.rows > 1).then_some("restart");
                            cell_properties(xml, own, spanned, merge, row.header.then_some("center"));
                            self.cell_blocks(xml, &resized(&cell.blocks, small.as_deref()), own, kind);
                        });
                        column += spanned;
                    }
                });
            }
        });
    }

    /// Lines and their note side by side, a brace between them.
    fn braced(&self, xml: &mut Xml, lines: &[Paragraph], width: f64, note: &[Paragraph], place: Place) {
        let gap = 1.2 * PT_PER_MM;
        let brace = 2.0 * PT_PER_MM;
        let first = width + gap + brace;
        let widths = [first, (place.width - first).max(brace)];
        let height = lines.len() as f64 * self.size_of("noi_nhan") * self.standard().van_ban.dong_don.dat;
        table_of(xml, "BangKhongKe", None, &widths, |xml| {
            row_of(xml, RowKind::default(), |xml| {
                xml.within("w:tc", &[], |xml| {
                    cell_properties(xml, widths[0], 1, None, None);
                    for (at, line) in lines.iter().enumerate() {
                        let drawn = (at == 0).then_some(Brace { x: width + gap, width: brace, height });
                        self.paragraph_with(xml, line, Place { width: widths[0], ..Place::default() }, drawn.as_ref());
                    }
                });
                xml.within("w:tc", &[], |xml| {
                    cell_properties(xml, widths[1], 1, None, Some("center"));
                    for line in note {
                        let line = Paragraph { indent: Some(gap), hanging: Some(0.0), ..line.clone() };
                        self.paragraph(xml, &line, Place { width: widths[1], ..Place::default() });
                    }
                });
            });
        });
    }
}

/// Whether cells hold the end of the document, which is never torn.
fn is_signature(columns: &Columns) -> bool {
    columns.style != "dau_trang"
}

/// Whether a paragraph must follow: two tables would grow together, and a part ends in a paragraph.
fn needs_end(block: &Block) -> bool {
    matches!(block, Block::Columns(_) | Block::Table(_) | Block::Braced { .. })
}

/// The words of a cell in the style of a smaller table.
fn resized<'a>(blocks: &'a [Block], style: Option<&str>) -> Cow<'a, [Block]> {
    let Some(style) = style else { return Cow::Borrowed(blocks) };
    let resize = |block: &Block| match block {
        Block::Paragraph(paragraph) if paragraph.style == "bang" => {
            Block::Paragraph(Paragraph { style: style.to_owned(), ..paragraph.clone() })
        }
        other => other.clone(),
    };
    Cow::Owned(blocks.iter().map(resize).collect())
}

/// Shares become points.
fn widths(columns: &[Width], width: f64) -> Vec<f64> {
    let of = |column: &Width| match column {
        Width::Points(points) => (*points, 0.0),
        Width::Share(share) => (0.0, *share),
    };
    let (fixed, shares) = columns.iter().map(of).fold((0.0, 0.0), |(a, b), (c, d)| (a + c, b + d));
    let free = (width - fixed).max(0.0);
    let points = |column: &Width| match column {
        Width::Points(points) => *points,
        Width::Share(share) => free * share / shares,
    };
    columns.iter().map(points).collect()
}

/// A table of fixed widths.
fn table_of(xml: &mut Xml, style: &str, padding: Option<f64>, widths: &[f64], rows: impl FnOnce(&mut Xml)) {
    // Edges are rounded, not widths: the last edge stands where it should.
    let mut edge = 0.0;
    let widths: Vec<i64> = widths
        .iter()
        .map(|width| {
            let left = twips(edge);
            edge += width;
            twips(edge) - left
        })
        .collect();
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", style);
            let whole = widths.iter().sum::<i64>().to_string();
            xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            if let Some(padding) = padding {
                let padding = twips(padding).to_string();
                xml.within("w:tblCellMar", &[], |xml| {
                    for side in ["w:left", "w:right"] {
                        xml.empty(side, &[("w:w", &padding), ("w:type", "dxa")]);
                    }
                });
            }
        });
        xml.within("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(xml);
    });
}

fn row_of(xml: &mut Xml, kind: RowKind, cells: impl FnOnce(&mut Xml)) {
    xml.within("w:tr", &[], |xml| {
        if !kind.breakable || kind.header {
            xml.within("w:trPr", &[], |xml| {
                if !kind.breakable {
                    xml.empty("w:cantSplit", &[]);
                }
                if kind.header {
                    xml.empty("w:tblHeader", &[]);
                }
            });
        }
        cells(xml);
    });
}

fn cell_properties(xml: &mut Xml, width: f64, columns: usize, merge: Option<&str>, align: Option<&str>) {
    xml.within("w:tcPr", &[], |xml| {
        xml.empty("w:tcW", &[("w:w", &twips(width).to_string()), ("w:type", "dxa")]);
        if columns > 1 {
            xml.value("w:gridSpan", columns);
        }
        if let Some(merge) = merge {
            xml.value("w:vMerge", merge);
        }
        if let Some(align) = align {
            xml.value("w:vAlign", align);
        }
    });
}
