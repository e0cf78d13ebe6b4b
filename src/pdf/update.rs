//! Adds objects to a finished PDF as an incremental update (ISO 32000-1, 7.5.6): every byte of the original stays where
//! it is, so that its text, its tags and its electronic signatures stay as they are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, ObjRef, Object, ObjectIdentifier};
use regex::bytes::Regex;
use sha2::{Digest, Sha256};

use super::error::ReadError;

/// New objects for a file, and the new versions of old ones.
pub(super) struct Update<'a> {
    original: &'a [u8],
    /// Where the last cross-reference section of the original begins.
    previous: usize,
    /// Whether that section is a stream: the new one must be of the same sort.
    stream: bool,
    /// Entries that the trailer keeps.
    kept: Vec<u8>,
    id: Option<Vec<u8>>,
    /// Number for the next new object.
    next: u32,
    /// Number, generation and text of what is added.
    objects: BTreeMap<(u32, i32), Vec<u8>>,
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("patterns are part of the program")
}

static START: LazyLock<Regex> = LazyLock::new(|| pattern(r"startxref\s+(\d{1,12})\s"));
static SIZE: LazyLock<Regex> = LazyLock::new(|| pattern(r"/Size\s+(\d{1,9})"));
static KEPT: LazyLock<Regex> = LazyLock::new(|| pattern(r"/(?:Root|Info)\s+\d+\s+\d+\s+R"));
static ID: LazyLock<Regex> = LazyLock::new(|| pattern(r"/ID\s*\[\s*(<[0-9A-Fa-f\s]*>)"));
static ENCRYPTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"/Encrypt[\s<]"));

impl<'a> Update<'a> {
    /// An update of this file.
    ///
    /// # Errors
    /// A file that is encrypted, or whose table of contents is damaged: readers may still guess at its pages, but
    /// nothing can be added to it.
    pub(super) fn of(original: &'a [u8]) -> Result<Self, ReadError> {
        let tail = &original[original.len().saturating_sub(2048)..];
        let last = START.captures_iter(tail).last().ok_or(ReadError::Broken)?;
        let previous = number(&last[1]).ok_or(ReadError::Broken)?;
        let section = original.get(previous..).ok_or(ReadError::Broken)?;
        let stream = !section.trim_ascii_start().starts_with(b"xref");
        let trailer = trailer(section, stream).ok_or(ReadError::Broken)?;
        // It was opened without a password, so only changes are locked.
        if ENCRYPTED.is_match(trailer) {
            return Err(ReadError::Locked);
        }
        let size = SIZE.captures(trailer).and_then(|found| number(&found[1])).ok_or(ReadError::Broken)?;
        let kept: Vec<_> = KEPT.find_iter(trailer).map(|found| found.as_bytes()).collect();
        Ok(Self {
            original,
            previous,
            stream,
            kept: kept.join(&b' '),
            id: ID.captures(trailer).map(|found| found[1].to_vec()),
            next: u32::try_from(size).map_err(|_| ReadError::Broken)?,
            objects: BTreeMap::new(),
        })
    }

    /// A number for a new object.
    pub(super) fn reserve(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Adds an object under a reserved number.
    pub(super) fn put(&mut self, number: u32, text: Vec<u8>) {
        self.objects.insert((number, 0), text);
    }

    /// Adds a new object; its number.
    pub(super) fn add(&mut self, text: Vec<u8>) -> u32 {
        let number = self.reserve();
        self.put(number, text);
        number
    }

    /// Puts a new version in the place of an object.
    pub(super) fn replace(&mut self, id: ObjectIdentifier, text: Vec<u8>) {
        self.objects.insert((id.obj_number, id.gen_number), text);
    }

    /// The file with what was added.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let mut file = self.original.to_vec();
        if file.last() != Some(&b'\n') {
            file.push(b'\n');
        }
        let own = if self.stream { Some(self.reserve()) } else { None };
        let mut places = BTreeMap::new();
        for ((number, generation), text) in &self.objects {
            places.insert(*number, (file.len(), *generation));
            file.extend_from_slice(format!("{number} {generation} obj\n").as_bytes());
            file.extend_from_slice(text);
            file.extend_from_slice(b"\nendobj\n");
        }
        let start = file.len();
        let mut entries = format!("/Size {} /Prev {} ", self.next, self.previous).into_bytes();
        entries.extend_from_slice(&self.kept);
        if let Some(id) = &self.id {
            // The first half names the document, the second this version of it.
            let version: String = Sha256::digest(&file).iter().take(16).map(|b| format!("{b:02X}")).collect();
            entries.extend_from_slice(b" /ID [");
            entries.extend_from_slice(id);
            entries.extend_from_slice(format!(" <{version}>]").as_bytes());
        }
        match own {
            Some(own) => {
                places.insert(own, (start, 0));
                cross_reference_stream(&mut file, own, &places, &entries);
            }
            None => cross_reference_table(&mut file, &places, &entries),
        }
        file.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        file
    }
}

fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The trailer of a cross-reference section.
fn trailer(section: &[u8], stream: bool) -> Option<&[u8]> {
    let position = |word: &[u8], from: usize| {
        let rest = section.get(from..)?;
        rest.windows(word.len()).position(|part| part == word).map(|at| from + at)
    };
    let (from, to): (usize, &[u8]) = if stream { (0, b"stream") } else { (position(b"trailer", 0)?, b"startxref") };
    section.get(from..position(to, from)?)
}

/// Places of objects, by number: where they begin, and their generation.
type Places = BTreeMap<u32, (usize, i32)>;

/// Stretches of consecutive numbers.
fn stretches(places: &Places) -> Vec<(u32, Vec<(usize, i32)>)> {
    let mut stretches: Vec<(u32, Vec<(usize, i32)>)> = Vec::new();
    for (number, place) in places {
        match stretches.last_mut() {
            Some((first, list)) if *first + list.len() as u32 == *number => list.push(*place),
            _ => stretches.push((*number, vec![*place])),
        }
    }
    stretches
}

fn cross_reference_table(file: &mut Vec<u8>, places: &Places, entries: &[u8]) {
    let mut table = "xref\n".to_owned();
    for (first, list) in stretches(places) {
        table.push_str(&format!("{first} {}\n", list.len()));
        for (place, generation) in list {
            table.push_str(&format!("{place:010} {generation:05} n \n"));
        }
    }
    file.extend_from_slice(table.as_bytes());
    file.extend_from_slice(b"trailer\n<< ");
    file.extend_from_slice(entries);
    file.extend_from_slice(b" >>\n");
}

fn cross_reference_stream(file: &mut Vec<u8>, own: u32, places: &Places, entries: &[u8]) {
    let (mut index, mut rows) = (String::new(), Vec::new());
    for (first, list) in stretches(places) {
        index.push_str(&format!("{first} {} ", list.len()));
        for (place, generation) in list {
            rows.push(1);
            rows.extend_from_slice(&(place as u64).to_be_bytes());
            rows.extend_from_slice(&(generation as u16).to_be_bytes());
        }
    }
    let head = format!("{own} 0 obj\n<< /Type /XRef /W [1 8 2] /Index [{}] /Length {} ", index.trim(), rows.len());
    file.extend_from_slice(head.as_bytes());
    file.extend_from_slice(entries);
    file.extend_from_slice(b" >>\nstream\n");
    file.extend_from_slice(&rows);
    file.extend_from_slice(b"\nendstream\nendobj\n");
}

/// A stream with its dictionary entries, as the text of an object.
pub(super) fn stream(entries: &[u8], data: &[u8]) -> Vec<u8> {
    let mut text = b"<< ".to_vec();
    text.extend_from_slice(entries);
    text.extend_from_slice(format!(" /Length {} >>\nstream\n", data.len()).as_bytes());
    text.extend_from_slice(data);
    text.extend_from_slice(b"\nendstream");
    text
}

/// Writes an object; `numbers` gives the number and generation that a reference has in the file it is written for.
pub(super) fn write(object: &Object<'_>, numbers: &mut dyn FnMut(ObjRef) -> (u32, i32), out: &mut Vec<u8>) {
    match object {
        Object::Null(_) => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Number(value) => out.extend_from_slice(value.as_f64().to_string().as_bytes()),
        Object::String(value) => {
            let digits: String = value.as_bytes().iter().map(|b| format!("{b:02X}")).collect();
            out.extend_from_slice(format!("<{digits}>").as_bytes());
        }
        Object::Name(value) => write_name(value.as_ref(), out),
        Object::Array(items) => {
            out.push(b'[');
            for item in items.raw_iter() {
                write_item(&item, numbers, out);
                out.push(b' ');
            }
            out.push(b']');
        }
        Object::Dict(dict) => {
            out.extend_from_slice(b"<<");
            write_entries(dict, &[], numbers, out);
            out.extend_from_slice(b">>");
        }
        Object::Stream(found) => {
            let mut entries = Vec::new();
            write_entries(found.dict(), &[b"Length"], numbers, &mut entries);
            out.extend_from_slice(&stream(&entries, &found.raw_data()));
        }
    }
}

/// Writes the entries of a dictionary, without some of them.
pub(super) fn write_entries(
    dict: &Dict<'_>,
    without: &[&[u8]],
    numbers: &mut dyn FnMut(ObjRef) -> (u32, i32),
    out: &mut Vec<u8>,
) {
    for (name, value) in dict.entries().filter(|(name, _)| !without.contains(&name.as_ref())) {
        write_name(name.as_ref(), out);
        out.push(b' ');
        write_item(&value, numbers, out);
        out.push(b' ');
    }
}

/// Writes an object or the reference to one.
pub(super) fn write_item(
    item: &MaybeRef<Object<'_>>,
    numbers: &mut dyn FnMut(ObjRef) -> (u32, i32),
    out: &mut Vec<u8>,
) {
    match item {
        MaybeRef::NotRef(object) => write(object, numbers, out),
        MaybeRef::Ref(reference) => {
            let (number, generation) = numbers(*reference);
            out.extend_from_slice(format!("{number} {generation} R").as_bytes());
        }
    }
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        match byte {
            b'!'..=b'~' if !b"#()<>[]{}/%".contains(byte) => out.push(*byte),
            _ => out.extend_from_slice(format!("#{byte:02X}").as_bytes()),
        }
    }
}
