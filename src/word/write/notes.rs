//! Notes at the foot of the page: Word's own.

use super::xml::Xml;
use super::{Job, NAMESPACES};
use crate::elements::Inline;
use crate::word::styles::{NOTE_NUMBER, id};

impl Job<'_> {
    /// Keeps a note; its number, from 1.
    pub(super) fn note(&self, words: &[Inline]) -> usize {
        let mut notes = self.notes.borrow_mut();
        notes.push(words.to_vec());
        notes.len()
    }

    /// `word/footnotes.xml`, once the text is written; nothing where there is no note.
    pub(super) fn footnotes(&self) -> Option<Vec<u8>> {
        let notes = self.notes.borrow().clone();
        if notes.is_empty() {
            return None;
        }
        let mut xml = Xml::new();
        let size = self.size_of("chu_thich");
        xml.within("w:footnotes", &NAMESPACES, |xml| {
            for (number, kind, rule) in
                [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")]
            {
                xml.within("w:footnote", &[("w:type", kind), ("w:id", number)], |xml| {
                    xml.within("w:p", &[], |xml| xml.within("w:r", &[], |xml| xml.empty(rule, &[])));
                });
            }
            for (at, words) in notes.iter().enumerate() {
                xml.within("w:footnote", &[("w:id", &(at + 1).to_string())], |xml| {
                    xml.within("w:p", &[], |xml| {
                        xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", id("chu_thich")));
                        xml.within("w:r", &[], |xml| {
                            xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", NOTE_NUMBER.0));
                            xml.empty("w:footnoteRef", &[]);
                        });
                        xml.within("w:r", &[], |xml| xml.words("w:t", &[("xml:space", "preserve")], " "));
                        words.iter().for_each(|inline| self.inline(xml, inline, size));
                    });
                });
            }
        });
        Some(xml.finish())
    }
}
