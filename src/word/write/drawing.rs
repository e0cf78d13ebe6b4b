//! Images of signature and seal, at their place and size.

use super::Job;
use super::paragraph::Place;
use super::xml::Xml;
use crate::elements::Picture;
use crate::word::styles::id;
use crate::word::units::{emu, twips};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

impl Job<'_> {
    /// The room for the signature, with what stands in it.
    pub(super) fn signature(&self, xml: &mut Xml, height: f64, pictures: &[Picture], place: Place) {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", id("cho_ky"));
                xml.empty("w:keepNext", &[]);
                let height = twips(height).to_string();
                xml.empty("w:spacing", &[("w:line", &height), ("w:lineRule", "exact")]);
                xml.value("w:jc", "left");
                let _ = place;
            });
            for picture in pictures {
                if let Some(relation) = self.image(&picture.path) {
                    let number = self.next_drawing();
                    xml.within("w:r", &[], |xml| {
                        xml.within("w:drawing", &[], |xml| {
                            let shown = number.to_string();
                            anchor(xml, picture, number, |xml, size| graphic(xml, picture, &relation, &shown, size));
                        });
                    });
                }
            }
        });
    }
}

/// A brace that joins lines to their note, measured from the paragraph it is anchored to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brace {
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Brace {
    /// A shape for Word 2010 and later; earlier ones leave it out.
    pub(super) fn write(&self, xml: &mut Xml, number: usize, line: f64) {
        let place =
            Picture {
                name: "Ngoặc".to_owned(), x: self.x, y: 0.0, width: self.width, height: self.height, ..NOTHING
            };
        xml.within("w:r", &[], |xml| {
            xml.within("mc:AlternateContent", &[("xmlns:mc", COMPATIBILITY)], |xml| {
                xml.within("mc:Choice", &[("Requires", "wps"), ("xmlns:wps", SHAPE)], |xml| {
                    xml.within("w:drawing", &[], |xml| {
                        anchor(xml, &place, number, |xml, size| brace(xml, line, size));
                    });
                });
            });
        });
    }
}

const NOTHING: Picture = Picture { path: String::new(), name: String::new(), x: 0.0, y: 0.0, width: 0.0, height: 0.0 };

fn brace(xml: &mut Xml, line: f64, (cx, cy): (&str, &str)) {
    xml.within("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
        xml.within("a:graphicData", &[("uri", SHAPE)], |xml| {
            xml.within("wps:wsp", &[], |xml| {
                xml.empty("wps:cNvSpPr", &[]);
                xml.within("wps:spPr", &[], |xml| {
                    xml.within("a:xfrm", &[], |xml| {
                        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                        xml.empty("a:ext", &[("cx", cx), ("cy", cy)]);
                    });
                    xml.within("a:prstGeom", &[("prst", "rightBrace")], |xml| xml.empty("a:avLst", &[]));
                    xml.within("a:ln", &[("w", &emu(line).to_string())], |xml| {
                        xml.within("a:solidFill", &[], |xml| xml.empty("a:srgbClr", &[("val", "000000")]));
                    });
                });
                xml.empty("wps:bodyPr", &[]);
            });
        });
    });
}

/// A drawing that stands at a place of its paragraph, in front of the text.
fn anchor(xml: &mut Xml, picture: &Picture, number: usize, graphic: impl FnOnce(&mut Xml, (&str, &str))) {
    let number = number.to_string();
    let front = (251_658_240 + number.parse::<u32>().unwrap_or(0)).to_string();
    let attributes = [
        ("distT", "0"),
        ("distB", "0"),
        ("distL", "0"),
        ("distR", "0"),
        ("simplePos", "0"),
        ("relativeHeight", front.as_str()),
        ("behindDoc", "0"),
        ("locked", "0"),
        ("layoutInCell", "1"),
        ("allowOverlap", "1"),
    ];
    let (cx, cy) = (emu(picture.width).to_string(), emu(picture.height).to_string());
    xml.within("wp:anchor", &attributes, |xml| {
        xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")]);
        for (name, from, offset) in [("wp:positionH", "column", picture.x), ("wp:positionV", "paragraph", picture.y)] {
            xml.within(name, &[("relativeFrom", from)], |xml| {
                xml.words("wp:posOffset", &[], &emu(offset).to_string());
            });
        }
        xml.empty("wp:extent", &[("cx", &cx), ("cy", &cy)]);
        xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
        xml.empty("wp:wrapNone", &[]);
        xml.empty("wp:docPr", &[("id", &number), ("name", &format!("Hình {number}")), ("descr", &picture.name)]);
        xml.empty("wp:cNvGraphicFramePr", &[]);
        graphic(xml, (&cx, &cy));
    });
}

fn graphic(xml: &mut Xml, picture: &Picture, relation: &str, number: &str, (cx, cy): (&str, &str)) {
    xml.within("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
        xml.within("a:graphicData", &[("uri", PICTURE)], |xml| {
            xml.within("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
                xml.within("pic:nvPicPr", &[], |xml| {
                    xml.empty("pic:cNvPr", &[("id", number), ("name", &picture.name)]);
                    xml.empty("pic:cNvPicPr", &[]);
                });
                xml.within("pic:blipFill", &[], |xml| {
                    xml.empty("a:blip", &[("r:embed", relation)]);
                    xml.within("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                });
                xml.within("pic:spPr", &[], |xml| {
                    xml.within("a:xfrm", &[], |xml| {
                        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                        xml.empty("a:ext", &[("cx", cx), ("cy", cy)]);
                    });
                    xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                });
            });
        });
    });
}
