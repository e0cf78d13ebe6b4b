//! From what Typst's HTML target gives to a document as elements.

use std::collections::HashMap;

use typst::layout::{Frame, FrameItem, Point};
use typst::syntax::Span;
use typst_html::{HtmlAttr, HtmlDocument, HtmlElement, HtmlNode};

use crate::elements::{
    Block, Cell, Columns, Document, Inline, Mark, Paragraph, Picture, Row, Run, Script, Section, Table, Width,
};

/// An element that no file printer knows, and where it was made.
pub(super) struct Unknown {
    pub(super) name: String,
    pub(super) span: Span,
}

/// Reads the document.
///
/// # Errors
/// Elements of another library, each once.
pub(super) fn read(document: &HtmlDocument) -> Result<Document, Vec<Unknown>> {
    let mut reader = Reader::default();
    reader.flow(&document.root().children);
    if reader.unknown.is_empty() { Ok(reader.document) } else { Err(reader.unknown) }
}

#[derive(Default)]
struct Reader {
    document: Document,
    unknown: Vec<Unknown>,
}

fn attr<'a>(element: &'a HtmlElement, name: &'static str) -> Option<&'a str> {
    element.attrs.get(HtmlAttr::intern(name).ok()?).map(std::convert::AsRef::as_ref)
}

fn number(element: &HtmlElement, name: &'static str) -> Option<f64> {
    attr(element, name)?.parse().ok()
}

fn numbers(element: &HtmlElement, name: &'static str) -> Vec<f64> {
    attr(element, name).unwrap_or_default().split(' ').filter_map(|n| n.parse().ok()).collect()
}

fn text(element: &HtmlElement, name: &'static str) -> String {
    attr(element, name).unwrap_or_default().to_owned()
}

/// What only wraps other nodes.
const WRAPPERS: [&str; 6] = ["html", "body", "p", "div", "span", "section"];

/// The elements among nodes, those inside wrappers included.
fn elements<'a>(nodes: &'a [HtmlNode], found: &mut Vec<&'a HtmlElement>) {
    for node in nodes {
        if let HtmlNode::Element(element) = node {
            let name = element.tag.resolve();
            if WRAPPERS.contains(&name.as_str()) {
                elements(&element.children, found);
            } else if name.as_str() != "head" {
                found.push(element);
            }
        }
    }
}

fn children(element: &HtmlElement) -> Vec<&HtmlElement> {
    let mut found = Vec::new();
    elements(&element.children, &mut found);
    found
}

impl Reader {
    /// The text of the document: sections, which may stand inside one another, and blocks.
    fn flow(&mut self, nodes: &[HtmlNode]) {
        let mut found = Vec::new();
        elements(nodes, &mut found);
        for element in found {
            match element.tag.resolve().as_str() {
                "vt-phan" => {
                    let landscape = attr(element, "ngang").is_some();
                    self.document.sections.push(Section { landscape, ..Section::default() });
                    self.flow(&element.children);
                }
                "vt-dau" => {
                    let blocks = self.blocks(element);
                    self.section().top.extend(blocks);
                }
                "vt-chan" => {
                    let blocks = self.blocks(element);
                    self.section().foot.extend(blocks);
                }
                _ => {
                    let block = self.block(element);
                    self.section().blocks.extend(block);
                }
            }
        }
    }

    fn section(&mut self) -> &mut Section {
        if self.document.sections.is_empty() {
            self.document.sections.push(Section::default());
        }
        self.document.sections.last_mut().expect("one was just put there")
    }

    fn blocks(&mut self, parent: &HtmlElement) -> Vec<Block> {
        children(parent).into_iter().filter_map(|element| self.block(element)).collect()
    }

    fn block(&mut self, element: &HtmlElement) -> Option<Block> {
        Some(match element.tag.resolve().as_str() {
            "vt-doan" => Block::Paragraph(self.paragraph(element)),
            "vt-ke" => Block::Rule { style: text(element, "kieu"), length: number(element, "dai")? },
            "vt-cot" => Block::Columns(self.columns(element)),
            "vt-bang" => Block::Table(self.table(element)),
            "vt-khung" => Block::Mark(Mark {
                width: number(element, "rong")?,
                height: number(element, "cao")?,
                colour: attr(element, "mau").map(str::to_owned),
                words: children(element).first().map(|words| self.paragraph(words)),
            }),
            "vt-cho-ky" => Block::Signature {
                height: number(element, "cao")?,
                pictures: children(element).into_iter().filter_map(picture).collect(),
            },
            "vt-nhom" => self.braced(element),
            _ => {
                self.refuse(element);
                return None;
            }
        })
    }

    fn refuse(&mut self, element: &HtmlElement) {
        let name = element.tag.resolve().as_str().to_owned();
        if !self.unknown.iter().any(|known| known.name == name && known.span == element.span) {
            self.unknown.push(Unknown { name, span: element.span });
        }
    }

    fn braced(&mut self, element: &HtmlElement) -> Block {
        let (mut lines, mut note) = (Vec::new(), Vec::new());
        for part in children(element) {
            let into = if part.tag.resolve().as_str() == "vt-muc" { &mut lines } else { &mut note };
            into.extend(children(part).into_iter().map(|words| self.paragraph(words)));
        }
        Block::Braced { lines, width: number(element, "rong").unwrap_or_default(), note }
    }

    fn columns(&mut self, element: &HtmlElement) -> Columns {
        let rows = children(element).into_iter();
        let rows = rows.map(|row| children(row).into_iter().map(|cell| self.blocks(cell)).collect()).collect();
        Columns { style: text(element, "kieu"), widths: numbers(element, "rong"), rows }
    }

    fn table(&mut self, element: &HtmlElement) -> Table {
        let width = |text: &str| match text.strip_suffix("fr") {
            Some(share) => share.parse().ok().map(Width::Share),
            None => text.parse().ok().map(Width::Points),
        };
        let widths = attr(element, "rong").unwrap_or_default().split(' ').filter_map(width).collect();
        let span = |cell, name| number(cell, name).map_or(1, |n| (n as usize).max(1));
        let rows = children(element).into_iter().map(|row| Row {
            header: attr(row, "dau").is_some(),
            breakable: attr(row, "ngat").is_some(),
            keep_next: attr(row, "lien").is_some(),
            cells: children(row)
                .into_iter()
                .map(|cell| Cell { columns: span(cell, "cot"), rows: span(cell, "hang"), blocks: self.blocks(cell) })
                .collect(),
        });
        Table { widths, size: number(element, "co"), padding: number(element, "le"), rows: rows.collect() }
    }

    fn paragraph(&mut self, element: &HtmlElement) -> Paragraph {
        let mut words = Words::default();
        self.words(&element.children, &Run::default(), &mut words);
        let Words { mut inlines, lines, tail } = words;
        // Lines that end where they must need nothing that keeps words together.
        if !lines.is_empty() || attr(element, "mot-dong").is_some() {
            inlines.iter_mut().for_each(|(inline, _)| loosen(inline));
        }
        Paragraph {
            style: text(element, "kieu"),
            words: tidy(fold(inlines, &lines)),
            level: number(element, "bac").map(|level| level as u8),
            indent: number(element, "thut"),
            hanging: number(element, "treo"),
            right: number(element, "phai").or(tail),
            before: number(element, "truoc"),
            after: number(element, "sau"),
            align: attr(element, "can").map(str::to_owned),
        }
    }

    fn words(&mut self, nodes: &[HtmlNode], face: &Run, words: &mut Words) {
        for node in nodes {
            match node {
                HtmlNode::Text(text, span) => {
                    words.inlines.push((Inline::Text(Run { text: text.to_string(), ..face.clone() }), *span));
                }
                HtmlNode::Frame(frame) => lines(&frame.inner, Point::zero(), &mut words.lines),
                HtmlNode::Tag(_) => {}
                HtmlNode::Element(element) => self.inline(element, face, words),
            }
        }
    }

    fn inline(&mut self, element: &HtmlElement, face: &Run, words: &mut Words) {
        let mut push = |inline| words.inlines.push((inline, Span::detached()));
        let inner = match element.tag.resolve().as_str() {
            "br" => return push(Inline::Break),
            "vt-cho" => return push(Inline::Gap(number(element, "dai").unwrap_or_default())),
            "vt-cham" => return push(Inline::Leader),
            "vt-chu-thich" => {
                let mut note = Words::default();
                self.words(&element.children, &Run::default(), &mut note);
                let note = note.inlines.into_iter().map(|(inline, _)| inline).collect();
                words.inlines.push((Inline::Note(tidy(note)), Span::detached()));
                return;
            }
            "vt-dem" => {
                words.tail = number(element, "dai");
                return;
            }
            "strong" => Run { strong: true, ..face.clone() },
            "em" => Run { emph: !face.emph, ..face.clone() },
            "sup" => Run { script: Some(Script::Raised), ..face.clone() },
            "sub" => Run { script: Some(Script::Lowered), ..face.clone() },
            "vt-lien" => Run { whole: true, ..face.clone() },
            "vt-chu" => Run { style: attr(element, "kieu").map(str::to_owned), ..face.clone() },
            name if WRAPPERS.contains(&name) => face.clone(),
            _ => return self.refuse(element),
        };
        self.words(&element.children, &inner, words);
    }
}

fn picture(element: &HtmlElement) -> Option<Picture> {
    Some(Picture {
        path: text(element, "tep"),
        name: text(element, "ten"),
        x: number(element, "trai")?,
        y: number(element, "tren")?,
        width: number(element, "rong")?,
        height: number(element, "cao")?,
    })
}

/// The lines on which the letters of each text stand, spaces aside: a baseline for every letter.
type Lines = HashMap<Span, Vec<f64>>;

/// The words of a paragraph, as they are read.
#[derive(Default)]
struct Words {
    inlines: Vec<(Inline, Span)>,
    lines: Lines,
    tail: Option<f64>,
}

fn lines(frame: &Frame, at: Point, found: &mut Lines) {
    for (point, item) in frame.items() {
        match item {
            FrameItem::Group(group) => lines(&group.frame, at + *point, found),
            FrameItem::Text(text) => {
                for glyph in &text.glyphs {
                    let letters = text.text[glyph.range()].chars().filter(|c| !c.is_whitespace()).count();
                    let baselines = found.entry(glyph.span.0).or_default();
                    baselines.extend(std::iter::repeat_n((at + *point).y.to_pt(), letters));
                }
            }
            _ => {}
        }
    }
}

/// Breaks the words where the lines do.
fn fold(inlines: Vec<(Inline, Span)>, lines: &Lines) -> Vec<Inline> {
    if lines.is_empty() {
        return inlines.into_iter().map(|(inline, _)| inline).collect();
    }
    let mut read: HashMap<Span, usize> = HashMap::new();
    let mut last = None;
    let mut out = Vec::new();
    for (inline, span) in inlines {
        let Inline::Text(run) = inline else {
            out.push(inline);
            continue;
        };
        let mut text = String::new();
        for letter in run.text.chars() {
            if !letter.is_whitespace() {
                let at = read.entry(span).or_default();
                let baseline = lines.get(&span).and_then(|baselines| baselines.get(*at)).copied();
                *at += 1;
                if let (Some(before), Some(here)) = (last, baseline)
                    && here > before + 1.0
                {
                    let words = std::mem::take(&mut text).trim_end().to_owned();
                    out.push(Inline::Text(Run { text: words, ..run.clone() }));
                    out.push(Inline::Break);
                }
                last = baseline.or(last);
            }
            text.push(letter);
        }
        out.push(Inline::Text(Run { text, ..run }));
    }
    out
}

/// Joins runs of one face; no spaces stand at the ends of a line, and nothing is empty.
fn tidy(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(run)) if same_face(last, &run) => last.text.push_str(&run.text),
            (_, Inline::Text(run)) if run.text.is_empty() => {}
            (_, inline) => out.push(inline),
        }
    }
    for at in 0..out.len() {
        let ends = out.get(at + 1).is_none_or(|next| *next == Inline::Break);
        let begins = at == 0 || out[at - 1] == Inline::Break;
        if let Inline::Text(run) = &mut out[at] {
            if ends {
                run.text.truncate(run.text.trim_end_matches(' ').len());
            }
            if begins {
                run.text = run.text.trim_start_matches(' ').to_owned();
            }
        }
    }
    out.retain(|inline| !matches!(inline, Inline::Text(run) if run.text.is_empty()));
    out
}

fn loosen(inline: &mut Inline) {
    if let Inline::Text(run) = inline {
        run.whole = false;
    }
}

fn same_face(a: &Run, b: &Run) -> bool {
    a.style == b.style && a.script == b.script && a.strong == b.strong && a.emph == b.emph && a.whole == b.whole
}
