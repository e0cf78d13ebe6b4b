//! `styles.xml`: the styles with the figures of the standard.

use super::xml::Xml;
use super::{Job, NAMESPACES};
use crate::standard::{Alignment, Case};
use crate::word::styles::{Border, CHARACTERS, Indent, NOTE_NUMBER, Pitch, SMALL_TABLE, STYLES, Space, Style, id};
use crate::word::units::{eighths, half_points, twips, twips_of_mm};

/// Twentieths of a point in a line of the typeface, as Word counts lines.
const LINE: f64 = 240.0;
/// The language of everything.
const LANGUAGE: &str = "vi-VN";
/// Points between the words and the box around them, above and below.
const BOX_PADDING: &str = "4";

/// Alignment of an element in Word's words.
pub(super) fn alignment(align: &str) -> &'static str {
    match align {
        "giua" => "center",
        "phai" => "right",
        "deu" => "both",
        _ => "left",
    }
}

impl Job<'_> {
    pub(super) fn styles(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.within("w:styles", &NAMESPACES[..2], |xml| {
            self.defaults(xml);
            xml.within("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")], |xml| {
                xml.value("w:name", "Normal");
                xml.empty("w:qFormat", &[]);
            });
            xml.within(
                "w:style",
                &[("w:type", "character"), ("w:default", "1"), ("w:styleId", "DefaultParagraphFont")],
                |xml| {
                    xml.value("w:name", "Default Paragraph Font");
                    xml.value("w:uiPriority", 1);
                    xml.empty("w:semiHidden", &[]);
                },
            );
            tables(xml, self.rule_width());
            STYLES.iter().for_each(|style| self.style(xml, style));
            for size in self.small_sizes() {
                let identifier = id(&format!("{SMALL_TABLE}{size}"));
                let attributes = [("w:type", "paragraph"), ("w:customStyle", "1"), ("w:styleId", identifier.as_str())];
                xml.within("w:style", &attributes, |xml| {
                    let points = size as f64 / 2.0;
                    xml.value("w:name", format!("{} cỡ {points}", crate::word::styles::style("bang").name));
                    xml.value("w:basedOn", id("bang"));
                    xml.empty("w:qFormat", &[]);
                    xml.within("w:rPr", &[], |xml| {
                        xml.value("w:sz", size);
                        xml.value("w:szCs", size);
                    });
                });
            }
            let (number, name) = NOTE_NUMBER;
            xml.within("w:style", &[("w:type", "character"), ("w:styleId", number)], |xml| {
                xml.value("w:name", name);
                xml.value("w:basedOn", "DefaultParagraphFont");
                xml.within("w:rPr", &[], |xml| xml.value("w:vertAlign", "superscript"));
            });
            for (key, name, component) in CHARACTERS {
                xml.within(
                    "w:style",
                    &[("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", &id(key))],
                    |xml| {
                        xml.value("w:name", name);
                        xml.value("w:basedOn", "DefaultParagraphFont");
                        xml.empty("w:qFormat", &[]);
                        self.face(xml, component);
                    },
                );
            }
        });
        xml.finish()
    }

    /// What holds where no style says otherwise. Without it Word adds distances of its own.
    fn defaults(&self, xml: &mut Xml) {
        let family = self.family();
        let size = half_points(self.base_size()).to_string();
        xml.within("w:docDefaults", &[], |xml| {
            xml.within("w:rPrDefault", &[], |xml| {
                xml.within("w:rPr", &[], |xml| {
                    let slots = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|slot| (slot, family));
                    xml.empty("w:rFonts", &slots);
                    // Pairs of letters stand as the typeface has them, as on our own pages.
                    xml.value("w:kern", 2);
                    xml.value("w:sz", &size);
                    xml.value("w:szCs", &size);
                    xml.empty("w:lang", &[("w:val", LANGUAGE), ("w:eastAsia", LANGUAGE), ("w:bidi", "ar-SA")]);
                });
            });
            xml.within("w:pPrDefault", &[], |xml| {
                xml.within("w:pPr", &[], |xml| {
                    xml.empty("w:widowControl", &[]);
                    let single = [("w:before", "0"), ("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")];
                    xml.empty("w:spacing", &single);
                });
            });
        });
    }

    fn style(&self, xml: &mut Xml, style: &Style) {
        let identifier = id(style.key);
        let attributes = [("w:type", "paragraph"), ("w:customStyle", "1"), ("w:styleId", identifier.as_str())];
        xml.within("w:style", &attributes, |xml| {
            xml.value("w:name", style.name);
            xml.value("w:basedOn", "Normal");
            if style.keep_next {
                xml.value("w:next", id("noi_dung"));
            }
            xml.empty("w:qFormat", &[]);
            xml.within("w:pPr", &[], |xml| self.paragraph_of(xml, style));
            match style.component {
                Some(component) => self.face(xml, component),
                None => xml.within("w:rPr", &[], |xml| {
                    xml.value("w:sz", 2);
                    xml.value("w:szCs", 2);
                }),
            }
        });
    }

    fn paragraph_of(&self, xml: &mut Xml, style: &Style) {
        if style.keep_next || style.border == Border::Top {
            xml.empty("w:keepNext", &[]);
        }
        if style.keep_next {
            xml.empty("w:keepLines", &[]);
        }
        self.border(xml, style);
        let (line, rule) = match style.pitch {
            Pitch::Single => (LINE as i64, "auto"),
            Pitch::Body => ((self.setting.spacing.line * LINE).round() as i64, "auto"),
            Pitch::Exact(points) => (twips(points), "exact"),
            Pitch::Figure(figure) => (twips_of_mm(figure(self.standard()).dat), "exact"),
        };
        let numbers = [self.space(style.before), self.space(style.after), line].map(|n| n.to_string());
        xml.empty(
            "w:spacing",
            &[("w:before", &numbers[0]), ("w:after", &numbers[1]), ("w:line", &numbers[2]), ("w:lineRule", rule)],
        );
        match style.indent {
            Indent::None => {}
            Indent::FirstLine => {
                let amount = twips_of_mm(self.standard().van_ban.thut_dau_dong.dat).to_string();
                xml.empty("w:ind", &[("w:firstLine", &amount)]);
            }
            Indent::Hanging(em) => {
                let amount = twips(em * self.size_of(style.key)).to_string();
                xml.empty("w:ind", &[("w:left", &amount), ("w:hanging", &amount)]);
            }
        }
        if style.contextual {
            xml.empty("w:contextualSpacing", &[]);
        }
        if let Some(component) = style.component.and_then(|key| self.component(key)) {
            let align = match style.align.unwrap_or(component.can) {
                Alignment::Trai => "left",
                Alignment::Giua => "center",
                Alignment::Phai => "right",
                Alignment::Deu => "both",
            };
            xml.value("w:jc", align);
        }
    }

    fn border(&self, xml: &mut Xml, style: &Style) {
        let width = eighths(self.rule_width()).to_string();
        let component = style.component.and_then(|key| self.component(key));
        let colour = component.and_then(|it| it.mau.as_deref()).unwrap_or(&self.standard().phong_chu.mau);
        let side = |space| [("w:val", "single"), ("w:sz", width.as_str()), ("w:space", space), ("w:color", colour)];
        match style.border {
            Border::None => {}
            Border::Top => xml.within("w:pBdr", &[], |xml| xml.empty("w:top", &side("0"))),
            Border::Box => xml.within("w:pBdr", &[], |xml| {
                for (name, space) in
                    [("w:top", BOX_PADDING), ("w:left", "0"), ("w:bottom", BOX_PADDING), ("w:right", "0")]
                {
                    xml.empty(name, &side(space));
                }
            }),
        }
    }

    fn space(&self, space: Space) -> i64 {
        match space {
            Space::Points(points) => twips(points),
            Space::Body(more) => twips(self.setting.spacing.paragraph + more),
            Space::Figure(figure, more) => {
                let figure = figure(self.standard());
                let own = if figure.don_vi == "mm" { twips_of_mm(figure.dat) } else { twips(figure.dat) };
                own + twips(more)
            }
        }
    }

    /// Weight, slant, case, colour and size of a component.
    fn face(&self, xml: &mut Xml, component: &str) {
        let Some(it) = self.component(component) else { return };
        let size = half_points(it.dat[self.pair()]);
        xml.within("w:rPr", &[], |xml| {
            for (has, names) in [(it.dam, ["w:b", "w:bCs"]), (it.nghieng, ["w:i", "w:iCs"])] {
                if has {
                    names.iter().for_each(|name| xml.empty(name, &[]));
                }
            }
            if it.chu == Case::Hoa {
                xml.empty("w:caps", &[]);
            }
            if let Some(colour) = &it.mau {
                xml.value("w:color", colour);
            }
            xml.value("w:sz", size);
            xml.value("w:szCs", size);
        });
    }
}

/// Cells side by side have neither borders nor padding; those of a table have both.
fn tables(xml: &mut Xml, rule: f64) {
    let width = eighths(rule).to_string();
    let cells = [("BangKhongKe", "Bảng không kẻ", None, ["0"; 4]), ("BangCoKe", "Bảng có kẻ", Some(width), PADDING)];
    for (identifier, name, border, padding) in cells {
        xml.within("w:style", &[("w:type", "table"), ("w:customStyle", "1"), ("w:styleId", identifier)], |xml| {
            xml.value("w:name", name);
            xml.within("w:tblPr", &[], |xml| {
                xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
                if let Some(width) = &border {
                    xml.within("w:tblBorders", &[], |xml| {
                        for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                            let line = [("w:val", "single"), ("w:sz", width), ("w:space", "0"), ("w:color", "000000")];
                            xml.empty(side, &line);
                        }
                    });
                }
                xml.within("w:tblCellMar", &[], |xml| {
                    for (side, width) in ["w:top", "w:left", "w:bottom", "w:right"].iter().zip(padding) {
                        xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
                    }
                });
            });
        });
    }
}

/// Beside the words of a cell 1.5 mm, above and below them what with Word's higher lines makes 1.2 mm, as on our own pages.
const PADDING: [&str; 4] = ["58", "85", "58", "85"];
