//! What a file says of itself, and how Word is to read it.

use super::xml::Xml;
use super::{Job, NAMESPACES};

impl Job<'_> {
    /// `docProps/core.xml`.
    pub(super) fn core(&self) -> Vec<u8> {
        let it = self.setting.properties;
        let (year, month, day) = it.date;
        let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
        let mut xml = Xml::new();
        let spaces = [
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ];
        xml.within("cp:coreProperties", &spaces, |xml| {
            for (name, words) in [("dc:title", &it.title), ("dc:subject", &it.subject), ("dc:creator", &it.author)] {
                xml.words(name, &[], words);
            }
            xml.words("cp:keywords", &[], &it.keywords.join("; "));
            xml.words("cp:lastModifiedBy", &[], &it.author);
            xml.words("cp:revision", &[], "1");
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.words(name, &[("xsi:type", "dcterms:W3CDTF")], &date);
            }
            xml.words("dc:language", &[], "vi-VN");
        });
        xml.finish()
    }

    /// `docProps/app.xml`.
    pub(super) fn app(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        let space = [("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")];
        xml.within("Properties", &space, |xml| {
            xml.words("Application", &[], concat!("vanthu ", env!("CARGO_PKG_VERSION")));
            xml.words("Company", &[], &self.setting.properties.author);
        });
        xml.finish()
    }

    /// `word/settings.xml`. Without it programs read a file as one of Word 97.
    pub(super) fn settings() -> Vec<u8> {
        let mut xml = Xml::new();
        xml.within("w:settings", &NAMESPACES[..1], |xml| {
            xml.empty("w:zoom", &[("w:percent", "100")]);
            xml.value("w:defaultTabStop", 567);
            xml.value("w:characterSpacingControl", "doNotCompress");
            xml.within("w:compat", &[], |xml| {
                let office = "http://schemas.microsoft.com/office/word";
                xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", office), ("w:val", "15")]);
            });
            xml.empty("w:themeFontLang", &[("w:val", "vi-VN")]);
            xml.value("w:decimalSymbol", ",");
            xml.value("w:listSeparator", ";");
        });
        xml.finish()
    }

    /// `word/fontTable.xml`.
    pub(super) fn font_table(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.within("w:fonts", &NAMESPACES[..1], |xml| {
            xml.within("w:font", &[("w:name", self.family())], |xml| {
                xml.value("w:panose1", "02020603050405020304");
                xml.value("w:charset", "00");
                xml.value("w:family", "roman");
                xml.value("w:pitch", "variable");
            });
        });
        xml.finish()
    }

    /// `word/theme/theme1.xml`: what Word asks for; nothing in the file refers to it.
    pub(super) fn theme(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        let space = [("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"), ("name", "vanthu")];
        xml.within("a:theme", &space, |xml| {
            xml.within("a:themeElements", &[], |xml| {
                xml.within("a:clrScheme", &[("name", "vanthu")], colours);
                xml.within("a:fontScheme", &[("name", "vanthu")], |xml| {
                    for name in ["a:majorFont", "a:minorFont"] {
                        xml.within(name, &[], |xml| {
                            xml.empty("a:latin", &[("typeface", self.family())]);
                            xml.empty("a:ea", &[("typeface", "")]);
                            xml.empty("a:cs", &[("typeface", "")]);
                        });
                    }
                });
                xml.within("a:fmtScheme", &[("name", "vanthu")], formats);
            });
        });
        xml.finish()
    }
}

/// The colours of a theme, all of them black, white or grey.
fn colours(xml: &mut Xml) {
    let names = ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
    let colour = |name: &str| if name.starts_with("lt") { "FFFFFF" } else { "000000" };
    for name in names.into_iter().chain(["hlink", "folHlink"]) {
        xml.within(&format!("a:{name}"), &[], |xml| xml.empty("a:srgbClr", &[("val", colour(name))]));
    }
}

/// Fills, lines and effects of a theme: three of each are asked for.
fn formats(xml: &mut Xml) {
    let fill = |xml: &mut Xml| {
        xml.within("a:solidFill", &[], |xml| xml.empty("a:schemeClr", &[("val", "phClr")]));
    };
    let three = |xml: &mut Xml, name: &str, inner: &dyn Fn(&mut Xml)| {
        xml.within(name, &[], |xml| (0..3).for_each(|_| inner(xml)));
    };
    three(xml, "a:fillStyleLst", &fill);
    three(xml, "a:lnStyleLst", &|xml| xml.within("a:ln", &[("w", "6350")], fill));
    three(xml, "a:effectStyleLst", &|xml| {
        xml.within("a:effectStyle", &[], |xml| xml.empty("a:effectLst", &[]));
    });
    three(xml, "a:bgFillStyleLst", &fill);
}
