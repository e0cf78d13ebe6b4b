//! Parts of a document: paper, margins, page numbers.

use super::Job;
use super::NAMESPACES;
use super::xml::Xml;
use crate::standard::{Figure, Margin};
use crate::word::styles::id;
use crate::word::units::{twips, twips_of_mm};

/// Relations of the margins that all parts share.
pub(super) const NUMBERED: &str = "rIdSoTrang";
pub(super) const BLANK_TOP: &str = "rIdDauTrong";
pub(super) const BLANK_FOOT: &str = "rIdChanTrong";

/// Name of a part of the file and of the relation to it, for what stands in a margin of the first page of a part.
pub(super) fn own(kind: &str, section: usize) -> String {
    format!("{kind}Phan{}", section + 1)
}

impl Job<'_> {
    /// The properties of a part: what stands in its margins, its paper, and that its pages are counted from 1, the first
    /// without a number.
    pub(super) fn section(&self, xml: &mut Xml, at: usize) {
        let section = &self.document.sections[at];
        let page = &self.standard().trang;
        let margin = |figure: &Figure| twips_of_mm(figure.dat).to_string();
        let above = self.standard().so_trang.le == Margin::Tren;
        xml.within("w:sectPr", &[], |xml| {
            let refer = |xml: &mut Xml, name: &str, kind: &str, relation: &str| {
                xml.empty(name, &[("w:type", kind), ("r:id", relation)]);
            };
            let blank = |empty: bool, kind: &str, blank: &str| {
                if empty { blank.to_owned() } else { format!("rId{}", own(kind, at)) }
            };
            refer(xml, "w:headerReference", "default", if above { NUMBERED } else { BLANK_TOP });
            refer(xml, "w:headerReference", "first", &blank(section.top.is_empty(), "Dau", BLANK_TOP));
            refer(xml, "w:footerReference", "default", if above { BLANK_FOOT } else { NUMBERED });
            refer(xml, "w:footerReference", "first", &blank(section.foot.is_empty(), "Chan", BLANK_FOOT));
            if at > 0 {
                xml.value("w:type", "nextPage");
            }
            let (width, height) = self.paper(section);
            let (width, height) = (twips(width).to_string(), twips(height).to_string());
            let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
            if section.landscape {
                size.push(("w:orient", "landscape"));
            }
            xml.empty("w:pgSz", &size);
            // An address stands on the bottom margin itself.
            let foot = if section.foot.is_empty() { margin(&page.cach_so_trang) } else { margin(&page.le_duoi) };
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", &margin(&page.le_tren)),
                    ("w:right", &margin(&page.le_phai)),
                    ("w:bottom", &margin(&page.le_duoi)),
                    ("w:left", &margin(&page.le_trai)),
                    ("w:header", &margin(&page.cach_so_trang)),
                    ("w:footer", &foot),
                    ("w:gutter", "0"),
                ],
            );
            xml.empty("w:pgNumType", &[("w:start", "1")]);
            xml.empty("w:titlePg", &[]);
        });
    }

    /// The margin with the page number.
    pub(super) fn numbered(root: &str) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.within(root, &NAMESPACES, |xml| {
            xml.within("w:p", &[], |xml| {
                xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", id("so_trang")));
                for part in ["begin", "", "separate", "2", "end"] {
                    xml.within("w:r", &[], |xml| match part {
                        "" => xml.words("w:instrText", &[("xml:space", "preserve")], " PAGE "),
                        "2" => xml.words("w:t", &[], part),
                        kind => xml.empty("w:fldChar", &[("w:fldCharType", kind)]),
                    });
                }
            });
        });
        xml.finish()
    }
}
