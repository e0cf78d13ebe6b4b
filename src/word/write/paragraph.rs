//! Paragraphs and the words in them.

use super::Job;
use super::drawing::Brace;
use super::xml::Xml;
use crate::elements::{Inline, Paragraph, Run, Script};
use crate::word::styles::{self, NOTE_NUMBER, SMALL_TABLE, id};
use crate::word::units::twips;

/// What a paragraph has from where it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// It stays with what follows it.
    pub(super) keep_next: bool,
    /// Width of the text area, or of the cell.
    pub(super) width: f64,
    /// It ends a part: the properties of that part's pages stand in it.
    pub(super) ends: Option<usize>,
}

/// Width of a space of Times New Roman, in em.
const SPACE: f64 = 0.25;

impl Job<'_> {
    pub(super) fn paragraph(&self, xml: &mut Xml, paragraph: &Paragraph, place: Place) {
        self.paragraph_with(xml, paragraph, place, None);
    }

    /// A paragraph to which a brace is anchored.
    pub(super) fn paragraph_with(&self, xml: &mut Xml, paragraph: &Paragraph, place: Place, brace: Option<&Brace>) {
        xml.within("w:p", &[], |xml| {
            self.properties(xml, paragraph, place);
            if let Some(brace) = brace {
                brace.write(xml, self.next_drawing(), self.rule_width());
            }
            let size = self.size_of(&paragraph.style);
            for inline in &paragraph.words {
                self.inline(xml, inline, size);
            }
        });
    }

    /// The properties of a paragraph, in the order of the schema.
    fn properties(&self, xml: &mut Xml, paragraph: &Paragraph, place: Place) {
        let style = styles::style(&paragraph.style);
        xml.within("w:pPr", &[], |xml| {
            let key = if paragraph.style.starts_with(SMALL_TABLE) { &paragraph.style } else { style.key };
            xml.value("w:pStyle", id(key));
            if place.keep_next && !style.keep_next {
                xml.empty("w:keepNext", &[]);
            }
            if paragraph.words.contains(&Inline::Leader) {
                let at = twips(place.width).to_string();
                xml.within("w:tabs", &[], |xml| {
                    xml.empty("w:tab", &[("w:val", "right"), ("w:leader", "dot"), ("w:pos", &at)]);
                });
            }
            spacing(xml, paragraph);
            indents(xml, paragraph);
            if let Some(align) = &paragraph.align {
                xml.value("w:jc", super::styles::alignment(align));
            }
            if let Some(level) = paragraph.level {
                xml.value("w:outlineLvl", level.clamp(1, 9) - 1);
            }
            if let Some(section) = place.ends {
                self.section(xml, section);
            }
        });
    }

    pub(super) fn inline(&self, xml: &mut Xml, inline: &Inline, size: f64) {
        match inline {
            Inline::Text(run) => words(xml, run),
            Inline::Break => xml.within("w:r", &[], |xml| xml.empty("w:br", &[])),
            Inline::Note(note) => {
                let number = self.note(note);
                xml.within("w:r", &[], |xml| {
                    xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", NOTE_NUMBER.0));
                    xml.empty("w:footnoteReference", &[("w:id", &number.to_string())]);
                });
            }
            Inline::Leader => xml.within("w:r", &[], |xml| xml.empty("w:tab", &[])),
            Inline::Gap(width) => {
                let spaces = (width / (size * SPACE)).floor().max(1.0) as usize;
                xml.within("w:r", &[], |xml| text(xml, &" ".repeat(spaces)));
            }
        }
    }
}

fn spacing(xml: &mut Xml, paragraph: &Paragraph) {
    let given = [("w:before", paragraph.before), ("w:after", paragraph.after)];
    let given = given.map(|(name, value)| (name, value.map(|v| twips(v).to_string())));
    let attributes: Vec<_> = given.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))).collect();
    if !attributes.is_empty() {
        xml.empty("w:spacing", &attributes);
    }
}

fn indents(xml: &mut Xml, paragraph: &Paragraph) {
    let given = [("w:left", paragraph.indent), ("w:right", paragraph.right), ("w:hanging", paragraph.hanging)];
    let mut attributes: Vec<_> =
        given.iter().filter_map(|(name, value)| value.map(|v| (*name, twips(v).to_string()))).collect();
    // An indent of its own takes the place of the style's first line too.
    if paragraph.indent.is_some() && paragraph.hanging.is_none() {
        attributes.push(("w:firstLine", "0".to_owned()));
    }
    if !attributes.is_empty() {
        let attributes: Vec<_> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        xml.empty("w:ind", &attributes);
    }
}

/// Words of one face. What is kept whole has spaces and hyphens that do not break.
fn words(xml: &mut Xml, run: &Run) {
    xml.within("w:r", &[], |xml| {
        if run.style.is_some() || run.strong || run.emph || run.script.is_some() {
            xml.within("w:rPr", &[], |xml| {
                if let Some(style) = &run.style {
                    xml.value("w:rStyle", id(style));
                }
                for (face, name) in [(run.strong, ["w:b", "w:bCs"]), (run.emph, ["w:i", "w:iCs"])] {
                    if face {
                        name.iter().for_each(|name| xml.empty(name, &[]));
                    }
                }
                match run.script {
                    Some(Script::Raised) => xml.value("w:vertAlign", "superscript"),
                    Some(Script::Lowered) => xml.value("w:vertAlign", "subscript"),
                    None => {}
                }
            });
        }
        if run.whole {
            for (at, part) in run.text.replace(' ', "\u{a0}").split('-').enumerate() {
                if at > 0 {
                    xml.empty("w:noBreakHyphen", &[]);
                }
                if !part.is_empty() {
                    text(xml, part);
                }
            }
        } else {
            text(xml, &run.text);
        }
    });
}

fn text(xml: &mut Xml, words: &str) {
    xml.words("w:t", &[("xml:space", "preserve")], words);
}
