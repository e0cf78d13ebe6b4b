//! What a sheet hides and which of its formulas have never come to a value: facts that calamine passes over.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The last column that a sheet can have.
const LAST_COLUMN: u32 = 16_384;
/// A formula is quoted no longer than this.
const LONGEST_FORMULA: usize = 60;

/// What is hidden in a sheet, and its formulas without a value; rows and columns from 0.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
    pub(super) formulas: BTreeMap<(u32, u32), String>,
}

impl Parts {
    /// Reads the parts of a sheet; a file that can't be read so hides nothing.
    pub(super) fn read(bytes: &[u8], sheet: &str) -> Self {
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Self::default() };
        let Some((path, anew)) = place_of(&mut zip, sheet) else { return Self::default() };
        let Ok(part) = zip.by_name(&path) else { return Self::default() };
        let mut reader = SheetReader { parts: Self::default(), anew, row: 0, column: 0, cell: Formula::default() };
        // What was read up to a broken place holds.
        let _ = each(BufReader::new(part), |event, inside| reader.event(event, inside));
        reader.parts
    }
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Where the part of a sheet lies, and whether the file asks to be computed anew when it is opened: its program did not.
fn place_of(zip: &mut Archive<'_>, sheet: &str) -> Option<(String, bool)> {
    let book = zip.file_names().filter_map(Result::ok).find(|name| name.ends_with("workbook.xml"))?.into_owned();
    let folder = book.strip_suffix("workbook.xml")?.to_owned();
    let (mut id, mut anew) = (None, false);
    each_of(zip, &book, |tag| match tag.local_name().as_ref() {
        "sheet" if attribute(tag, "name").as_deref() == Some(sheet) => id = attribute(tag, "id"),
        "calcPr" => anew = attribute(tag, "fullCalcOnLoad").is_some_and(|yes| is_true(&yes)),
        _ => {}
    })?;
    let (id, mut target) = (id?, None);
    each_of(zip, &format!("{folder}_rels/workbook.xml.rels"), |tag| {
        if attribute(tag, "Id").as_ref() == Some(&id) {
            target = attribute(tag, "Target");
        }
    })?;
    let target = target?;
    Some((target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned), anew))
}

/// Every tag of a part.
fn each_of(zip: &mut Archive<'_>, path: &str, mut see: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut text = Vec::new();
    zip.by_name(path).ok()?.read_to_end(&mut text).ok()?;
    let tag = |event: &Event<'_>, _: &str| {
        if let Event::Start(tag) | Event::Empty(tag) = event {
            see(tag);
        }
    };
    each(text.as_slice(), tag)
}

/// Every event of XML, with the name of the element that it stands in.
fn each(text: impl BufRead, mut see: impl FnMut(&Event<'_>, &str)) -> Option<()> {
    let mut reader = quick_xml::Reader::from_reader(text);
    let (mut buffer, mut inside) = (Vec::new(), String::new());
    loop {
        let event = reader.read_event_into(&mut buffer).ok()?;
        match &event {
            Event::Eof => return Some(()),
            Event::Start(tag) => {
                see(&event, &inside);
                inside.clear();
                inside.push_str(tag.local_name().as_ref());
            }
            Event::End(_) => {
                see(&event, &inside);
                inside.clear();
            }
            _ => see(&event, &inside),
        }
        buffer.clear();
    }
}

/// The value of an attribute, whatever the prefix of its name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let named = |attribute: &Attribute<'_>| attribute.key.local_name().as_ref() == name;
    let found = attributes.with_checks(false).filter_map(Result::ok).find(named)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// A cell under way: its formula, its value as it is written, whether it is said to be words.
#[derive(Default)]
struct Formula {
    words: Option<String>,
    value: String,
    is_words: bool,
}

struct SheetReader {
    parts: Parts,
    /// Whether the file asks to be computed when it is opened.
    anew: bool,
    row: u32,
    column: u32,
    cell: Formula,
}

impl SheetReader {
    fn event(&mut self, event: &Event<'_>, inside: &str) {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.opens(tag),
            Event::Text(text) => match inside {
                "f" => self.formula(text),
                "v" => self.cell.value.push_str(text),
                _ => {}
            },
            Event::GeneralRef(sign) if inside == "f" => self.formula(match sign.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => "",
            }),
            Event::End(tag) if tag.local_name().as_ref() == "c" => self.closes(),
            _ => {}
        }
    }

    fn formula(&mut self, words: &str) {
        self.cell.words.get_or_insert_default().push_str(words);
    }

    fn opens(&mut self, tag: &BytesStart<'_>) {
        let number = |name: &str| attribute(tag, name).and_then(|value| value.parse::<f64>().ok());
        let yes = |name: &str| attribute(tag, name).is_some_and(|value| is_true(&value));
        match tag.local_name().as_ref() {
            "col" if yes("hidden") || number("width") == Some(0.0) => {
                let (first, last) = (number("min").unwrap_or(0.0) as u32, number("max").unwrap_or(0.0) as u32);
                self.parts.hidden_columns.extend((first.max(1)..=last.min(LAST_COLUMN)).map(|column| column - 1));
            }
            "row" => {
                self.row = number("r").map_or(self.row + 1, |row| row as u32);
                self.column = 0;
                if yes("hidden") || number("ht") == Some(0.0) {
                    self.parts.hidden_rows.insert(self.row.saturating_sub(1));
                }
            }
            "c" => {
                self.column = attribute(tag, "r").and_then(|place| column_of(&place)).unwrap_or(self.column + 1);
                self.cell = Formula { is_words: attribute(tag, "t").is_some(), ..Formula::default() };
            }
            "f" => self.formula(""),
            _ => {}
        }
    }

    /// A formula has come to nothing when it has no value, or a zero in a file that nobody has computed.
    fn closes(&mut self) {
        let Formula { words, value, is_words } = std::mem::take(&mut self.cell);
        let nothing = !is_words && (value.is_empty() || self.anew && value == "0");
        if let Some(words) = words.filter(|_| nothing) {
            let words: String = words.chars().take(LONGEST_FORMULA).collect();
            self.parts.formulas.insert((self.row.saturating_sub(1), self.column.saturating_sub(1)), words);
        }
    }
}

/// The column of `B7`, from 1.
fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(3);
    let column = letters.fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    (column > 0).then_some(column)
}
