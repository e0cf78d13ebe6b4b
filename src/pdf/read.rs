//! From the bytes of a PDF to pages.

use std::sync::Arc;

use hayro_interpret::hayro_syntax::object::{self, Array, Dict, FromBytes, Name};
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret, interpret_page,
};

use super::collect::Collector;
use super::colour;
use super::error::{Limit, ReadError};
use super::guard::guarded;
use super::letters;
use super::limits::{MAX_BYTES, MAX_PAGES, MAX_WEIGHT, UNITS};
use super::shown::{ShownStrings, is_plain, shown_strings};
use super::weigh::{weigh, weigh_objects};
use crate::page::{MM_PER_PT, Page};
use crate::quiet::caught;
use crate::words::file_kind::FileKind;

/// Glyphs that take as much memory as a run does without its glyphs.
const RUN: usize = 8;

/// The end of a file, in bytes: mail programs and signing programs leave some rubbish behind it.
const END: usize = 16 << 10;

/// Reads all pages of a PDF.
///
/// # Errors
/// When the bytes are no readable PDF or pass one of the limits; see [`ReadError`].
pub fn read(bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    let bytes = accept(bytes)?.to_vec();
    guarded(move || pages_of(&open(bytes)?))
}

/// Reads a PDF that this program has just made: as [`read`], without the walls against foreign bytes, which take longer than
/// the reading of a letter.
///
/// # Errors
/// When the bytes are no readable PDF.
pub fn read_own(bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    let read = || pages_of(&Pdf::new(bytes.to_vec()).map_err(|_| ReadError::Broken)?);
    caught(read).unwrap_or(Err(ReadError::Broken))
}

fn pages_of(pdf: &Pdf) -> Result<Vec<Page>, ReadError> {
    let spaces: Vec<_> = pdf.pages().iter().map(|page| colour::plain(&page.resources().color_spaces)).collect();
    let cache = InterpreterCache::new();
    let mut weight = 0;
    let pages = pdf.pages().iter().zip(&spaces).enumerate();
    let read = pages.map(|(index, (page, spaces))| {
        let page = read_page(page, index + 1, spaces.as_deref(), &cache);
        weight += weight_of(&page);
        if weight > MAX_WEIGHT { Err(ReadError::TooLarge(Limit::Whole)) } else { Ok(page) }
    });
    let mut pages = read.collect::<Result<Vec<_>, _>>()?;
    letters::settle(&mut pages);
    Ok(pages)
}

/// Looks at the bytes alone.
pub(super) fn accept(bytes: &[u8]) -> Result<&[u8], ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(Limit::Bytes));
    }
    // Readers accept some rubbish before the header, as mail programs leave it.
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|five| five == b"%PDF-") {
        return Ok(bytes);
    }
    Err(ReadError::NotPdf(FileKind::of(bytes)))
}

/// Opens a file that [`accept`] let through.
///
/// A file without its end was cut off on the way: a reader finds some of its pages, and nobody knows which are missing.
pub(super) fn open(bytes: Vec<u8>) -> Result<Pdf, ReadError> {
    let end = &bytes[bytes.len().saturating_sub(END)..];
    let last = end.windows(9).rposition(|nine| nine == b"startxref").ok_or(ReadError::Broken)?;
    // Objects behind it are a later version of the document, a signature as a rule, that was cut off.
    if end[last..].windows(5).any(|five| five == b" obj\n" || five == b" obj\r" || five == b" obj<") {
        return Err(ReadError::Broken);
    }
    weigh(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(|cause| match cause {
        LoadPdfError::Decryption(DecryptionError::InvalidEncryption | DecryptionError::MissingIDEntry)
        | LoadPdfError::Invalid => ReadError::Broken,
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
    })?;
    match pdf.pages().len() {
        0 => return Err(ReadError::NoPage),
        1..=MAX_PAGES => {}
        _ => return Err(ReadError::TooLarge(Limit::Pages)),
    }
    weigh_objects(&pdf)?;
    wrapped(&pdf).map_or(Ok(pdf), Err)
}

/// What keeps the pages of a file from being its document (ISO 32000-1, 12.3.5 and 12.7.8).
fn wrapped(pdf: &Pdf) -> Option<ReadError> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    if catalog.contains_key(b"Collection".as_slice()) {
        return Some(ReadError::Portfolio);
    }
    let form = catalog.get::<Dict<'_>>(b"AcroForm".as_slice())?;
    let drawn_by_viewer = catalog.get::<bool>(b"NeedsRendering".as_slice()).unwrap_or(false);
    (drawn_by_viewer && form.contains_key(b"XFA".as_slice())).then_some(ReadError::Xfa)
}

/// What a page takes in memory, counted in glyphs.
fn weight_of(page: &Page) -> usize {
    let glyphs: usize = page.runs.iter().map(|run| run.extents.len()).sum();
    glyphs + RUN * page.runs.len() + page.strokes.len() + page.images.len()
}

/// Settings with the fonts that stand in for those a file does not embed.
pub(super) fn settings() -> InterpreterSettings {
    InterpreterSettings { warning_sink: Arc::new(|_| {}), ..InterpreterSettings::default() }
}

fn read_page<'a>(page: &page::Page<'a>, number: usize, spaces: Option<&'a [u8]>, cache: &InterpreterCache<'a>) -> Page {
    let unit = page.raw().get::<f32>(b"UserUnit".as_slice()).filter(|unit| *unit > 0.0).map_or(1.0, f64::from);
    let scale = MM_PER_PT * unit;
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width) * scale, f64::from(height) * scale);
    let transform = Affine::scale(scale * UNITS) * page.initial_transform(true).to_kurbo();
    let bounds = Rect::new(0.0, 0.0, width * UNITS, height * UNITS);
    let context = |content| {
        let settings = InterpreterSettings { render_content: content, ..settings() };
        Context::new(transform, bounds, cache, page.xref(), settings)
    };
    let mut resources = page.resources().clone();
    resources.color_spaces = spaces.and_then(Dict::from_bytes).unwrap_or(resources.color_spaces);
    let collected = |strings| {
        let mut collector = Collector::new(Page { number, width, height, ..Page::default() }, strings);
        interpret(page.typed_operations(), &resources, &mut context(RenderContent::PAGE), &mut collector);
        let placed = |places: Vec<Rect>| places.into_iter().map(|place| transform.transform_rect_bbox(place)).collect();
        collector.annotate(placed(annotations(page, signs)), placed(annotations(page, comments)));
        interpret_page(page, &mut context(RenderContent::ANNOTATIONS), &mut collector);
        collector
    };
    let plain = is_plain(page).then(|| collected(ShownStrings::default())).filter(|plain| !plain.has_nameless());
    plain.unwrap_or_else(|| collected(shown_strings(page))).finish()
}

/// Where annotations of one sort stand, in the space of the page.
fn annotations(page: &page::Page<'_>, sort: fn(&Dict<'_>) -> bool) -> Vec<Rect> {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots".as_slice()) else { return Vec::new() };
    let places = annotations.iter::<Dict<'_>>().filter(sort);
    let places = places.filter_map(|annotation| annotation.get::<object::Rect>(b"Rect".as_slice()));
    places.map(|place| Rect::new(place.x0, place.y0, place.x1, place.y1)).collect()
}

/// Whether an annotation is the field of a digital signature.
fn signs(field: &Dict<'_>) -> bool {
    let is_signature = |field: &Dict<'_>| field.get::<Name<'_>>(b"FT".as_slice()).is_some_and(|kind| &*kind == b"Sig");
    is_signature(field) || field.get::<Dict<'_>>(b"Parent".as_slice()).is_some_and(|parent| is_signature(&parent))
}

/// Whether an annotation is a comment of a reader (ISO 32000-1, 12.5.6.2). A stamp is none: offices stamp number and date with it.
fn comments(annotation: &Dict<'_>) -> bool {
    const COMMENTS: [&[u8]; 14] = [
        b"Text",
        b"FreeText",
        b"Line",
        b"Square",
        b"Circle",
        b"Polygon",
        b"PolyLine",
        b"Highlight",
        b"Underline",
        b"Squiggly",
        b"StrikeOut",
        b"Caret",
        b"Ink",
        b"Popup",
    ];
    annotation.get::<Name<'_>>(b"Subtype".as_slice()).is_some_and(|kind| COMMENTS.contains(&&*kind))
}
