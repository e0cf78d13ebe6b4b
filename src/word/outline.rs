//! A Word file as text: style and words, paragraph by paragraph. What a case keeps of it, and what people compare.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The text of a file of ours.
///
/// # Errors
/// What is no Word file.
pub fn outline(file: &[u8]) -> Result<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(file)).map_err(|e| e.to_string())?;
    let mut part = |name: &str| -> Result<String, String> {
        let mut text = String::new();
        zip.by_name(name).map_err(|e| e.to_string())?.read_to_string(&mut text).map_err(|e| e.to_string())?;
        Ok(text)
    };
    let names = style_names(&part("word/styles.xml")?)?;
    let mut writer = Outline { names, ..Outline::default() };
    writer.read(&part("word/document.xml")?)?;
    Ok(writer.text)
}

fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(attribute.value.into_owned())
}

fn name_of(element: &BytesStart<'_>) -> String {
    element.name().as_ref().to_owned()
}

/// Names of the styles by identifier.
fn style_names(xml: &str) -> Result<HashMap<String, String>, String> {
    let (mut names, mut id) = (HashMap::new(), None);
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(element) if element.name().as_ref() == "w:style" => id = value(&element, "w:styleId"),
            Event::Empty(element) if element.name().as_ref() == "w:name" => {
                names.extend(id.take().zip(value(&element, "w:val")));
            }
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Outline {
    names: HashMap<String, String>,
    text: String,
    /// Row and cell of every table that is open.
    tables: Vec<(usize, usize)>,
    style: String,
    words: String,
    in_words: bool,
    section: Option<String>,
}

impl Outline {
    fn read(&mut self, xml: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|e| e.to_string())? {
                Event::Start(element) => self.open(&name_of(&element)),
                Event::Empty(element) => self.empty(&name_of(&element), &element),
                Event::End(element) => self.close(element.name().as_ref()),
                Event::Text(text) if self.in_words => self.words.push_str(&text),
                Event::GeneralRef(reference) if self.in_words => self.words.push_str(entity(&reference)),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn open(&mut self, name: &str) {
        match name {
            "w:tbl" => self.tables.push((0, 0)),
            "w:tr" => self.tables.last_mut().into_iter().for_each(|at| *at = (at.0 + 1, 0)),
            "w:tc" => self.tables.last_mut().into_iter().for_each(|at| at.1 += 1),
            "w:p" => {
                self.style.clear();
                self.words.clear();
            }
            "w:t" => self.in_words = true,
            "w:drawing" => self.words.push('▣'),
            _ => {}
        }
    }

    fn empty(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "w:pStyle" => {
                let id = value(element, "w:val").unwrap_or_default();
                self.style = self.names.get(&id).cloned().unwrap_or(id);
            }
            "w:br" => self.words.push('↵'),
            "w:tab" if value(element, "w:pos").is_none() => self.words.push('→'),
            "w:noBreakHyphen" => self.words.push('-'),
            "w:footnoteReference" => self.words.push('*'),
            "w:pgSz" => {
                let sides = ["w:w", "w:h"].map(|side| value(element, side).unwrap_or_default());
                let mm = sides.map(|side| side.parse().unwrap_or(0.0) / 20.0 / super::units::PT_PER_MM);
                self.section = Some(format!("hết phần: {:.0} x {:.0} mm", mm[0], mm[1]));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:t" => self.in_words = false,
            "w:tbl" => self.tables.truncate(self.tables.len().saturating_sub(1)),
            "w:p" => {
                let place: String = self.tables.iter().map(|(row, cell)| format!("{row}.{cell} ")).collect();
                self.text.push_str(format!("{place}{}: {}", self.style, self.words).trim_end());
                self.text.push('\n');
                self.end_section();
            }
            "w:body" => self.end_section(),
            _ => {}
        }
    }

    fn end_section(&mut self) {
        if let Some(section) = self.section.take() {
            self.text.push_str(&section);
            self.text.push('\n');
        }
    }
}

/// What stands for a letter that XML cannot hold as it is.
fn entity(name: &str) -> &'static str {
    match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}
