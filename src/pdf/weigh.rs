//! What a file would take in memory, before the reader takes it: the reader unpacks whole streams and believes the numbers
//! of a font, and a file of a few hundred bytes can ask for more memory than any machine has.

use std::collections::HashMap;
use std::sync::LazyLock;

use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::{Filter, Pdf};
use regex::bytes::Regex;

use super::error::{Limit, ReadError};
use super::limits::{MAX_PART, MAX_STREAM};
use super::unpack::size;

/// How far before its stream a dictionary is looked for.
const DICTIONARY: usize = 512;
/// Highest number of a letter in a font, with room to spare: the reader keeps something for every number below.
const MAX_CODE: f64 = 1e6;
/// How deep dictionaries are looked through; a font inside a page lies six deep.
const DEPTH: usize = 16;

static BEGIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?-u)[^d]stream\r?\n"));
static END: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?-u)endstream"));
static FILTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u)/(?:(Fl(?:ateDecode)?)|(LZW(?:Decode)?)|(RL|RunLengthDecode)|(A85|ASCII85Decode)|(AHx|ASCIIHexDecode))\b",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("patterns are part of the program")
}

/// Looks at the bytes for streams that would unpack to more than [`MAX_STREAM`]: the reader unpacks tables of objects
/// when it opens a file. Encrypted streams cannot be weighed yet.
pub(super) fn weigh(bytes: &[u8]) -> Result<(), ReadError> {
    for begin in BEGIN.find_iter(bytes) {
        let body = &bytes[begin.end()..];
        let body = &body[..END.find(body).map_or(body.len(), |end| end.start())];
        let before = &bytes[begin.start().saturating_sub(DICTIONARY)..begin.start()];
        let own = before.windows(4).rposition(|four| four == b" obj").map_or(before, |at| &before[at..]);
        fits(body, &named_filters(own), MAX_STREAM)?;
    }
    Ok(())
}

/// The filters that a dictionary names; one that it names elsewhere or in disguise is most likely this one.
fn named_filters(dictionary: &[u8]) -> Vec<Filter> {
    const KINDS: [Filter; 5] = [
        Filter::FlateDecode,
        Filter::LzwDecode,
        Filter::RunLengthDecode,
        Filter::Ascii85Decode,
        Filter::AsciiHexDecode,
    ];
    let named: Vec<_> = FILTER
        .captures_iter(dictionary)
        .filter_map(|found| KINDS.into_iter().zip(1..).find(|(_, group)| found.get(*group).is_some()))
        .map(|(filter, _)| filter)
        .collect();
    if named.is_empty() { vec![Filter::FlateDecode] } else { named }
}

fn fits(data: &[u8], filters: &[Filter], limit: usize) -> Result<usize, ReadError> {
    let size = size(data, filters, limit, false).or_else(|| size(data, filters, limit, true));
    size.ok_or(ReadError::TooLarge(Limit::Stream))
}

/// Looks through the objects of an opened file: streams, what they come to together, and numbers in fonts.
pub(super) fn weigh_objects(pdf: &Pdf) -> Result<(), ReadError> {
    for object in pdf.objects() {
        numbers(&object, 0)?;
    }
    // Upper bounds are enough for nearly every file.
    streams(pdf, false).or_else(|_| streams(pdf, true))
}

fn streams(pdf: &Pdf, exact: bool) -> Result<(), ReadError> {
    let too_large = || ReadError::TooLarge(Limit::Stream);
    let mut sizes: HashMap<ObjectIdentifier, usize> = HashMap::new();
    let mut together = 0_usize;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let picture = stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Image");
        let limit = if picture { MAX_STREAM } else { MAX_PART };
        let size = size(&stream.raw_data(), &stream.filters(), limit, exact).ok_or_else(too_large)?;
        if !picture {
            together = together.saturating_add(size);
            sizes.insert(stream.obj_id(), size);
        }
    }
    // A page may show one stream many times over.
    let content = |page: &Dict<'_>| -> usize {
        let streams = page.get::<Array<'_>>("Contents").into_iter().flat_map(|list| list.iter::<Stream<'_>>());
        streams.filter_map(|stream| sizes.get(&stream.obj_id())).fold(0, |sum, size| sum.saturating_add(*size))
    };
    let pages = pdf.pages();
    let fits = together <= MAX_STREAM && pages.iter().all(|page| content(page.raw()) <= MAX_PART);
    if fits { Ok(()) } else { Err(too_large()) }
}

/// Refuses fonts whose letters have impossible numbers.
fn numbers(object: &Object<'_>, depth: usize) -> Result<(), ReadError> {
    match object {
        _ if depth > DEPTH => Ok(()),
        Object::Dict(dict) => entries(dict, depth),
        Object::Stream(stream) => entries(stream.dict(), depth),
        Object::Array(array) => array.raw_iter().try_for_each(|item| inside(&item, depth)),
        _ => Ok(()),
    }
}

fn entries(dict: &Dict<'_>, depth: usize) -> Result<(), ReadError> {
    let codes = ["W", "W2"].into_iter().filter_map(|key| dict.get::<Array<'_>>(key));
    let codes = codes.flat_map(|list| list.iter::<Object<'_>>()).chain(dict.get::<Object<'_>>("FirstChar"));
    let impossible = |object: Object<'_>| matches!(object, Object::Number(number) if number.as_f64() > MAX_CODE);
    if codes.into_iter().any(impossible) {
        return Err(ReadError::Broken);
    }
    dict.entries().try_for_each(|(_, value)| inside(&value, depth))
}

fn inside(item: &MaybeRef<Object<'_>>, depth: usize) -> Result<(), ReadError> {
    match item {
        MaybeRef::NotRef(object) => numbers(object, depth + 1),
        MaybeRef::Ref(_) => Ok(()),
    }
}
