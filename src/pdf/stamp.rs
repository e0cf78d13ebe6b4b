//! Paints the first page of one PDF onto another, as text and vectors.

use std::collections::HashMap;
use std::io::Write;

use hayro_interpret::TransformExt;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::Affine;

use super::error::ReadError;
use super::guard::guarded;
use super::read::{accept, open};
use super::tag::{Tree, pieces, same};
use super::update::{Update, stream, write, write_entries, write_item};
use crate::page::MM_PER_PT;

/// Name of a stamp among the resources of a page; its object number follows, because a copy may be copied again.
const NAME: &str = "VanThuBanSao";
/// How deep the page tree may be when what a page inherits is looked for.
const DEPTH: usize = 50;

/// Where a stamp goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spot {
    /// On a page as it is shown; in mm from its top left corner.
    Page {
        /// Number from 1.
        number: usize,
        /// Left edge of the stamp.
        left: f64,
        /// Top of the stamp.
        top: f64,
    },
    /// On a page of its own after the last. All in mm.
    Own {
        /// From the top of the page to that of the stamp.
        top: f64,
        /// Width of the page.
        width: f64,
        /// Height of the page.
        height: f64,
    },
}

/// The original with the first page of `stamp` painted there. Every byte of the original stays.
///
/// # Errors
/// When the original is encrypted or damaged.
pub fn stamp(original: &[u8], stamp: &[u8], spot: Spot) -> Result<Vec<u8>, ReadError> {
    let original = accept(original)?;
    // Places in the file are counted from its header.
    let header = original.windows(5).position(|five| five == b"%PDF-").unwrap_or(0);
    let (original, stamp) = (original[header..].to_vec(), stamp.to_vec());
    guarded(move || {
        let pdf = open(original.clone())?;
        let block = open(stamp)?;
        let mut update = Update::of(&original)?;
        let tree = Tree::of(&pdf);
        let (form, height) = import(&block, tree.as_ref().map(|tree| tree.key), &mut update)?;
        let page = match spot {
            Spot::Page { number, left, top } => {
                let page = number.checked_sub(1).and_then(|index| pdf.pages().get(index)).ok_or(ReadError::NoPage)?;
                paint(page, form, place(page, (left, top), height), &mut update)?
            }
            Spot::Own { top, width, height: page } => {
                let size = (width / MM_PER_PT, page / MM_PER_PT);
                append_page(&pdf, form, size, size.1 - top / MM_PER_PT - height, &mut update)?
            }
        };
        if let (Some(tree), Some(first)) = (tree, block.pages().first()) {
            tree.add(form, &pieces(&block, first), page, &mut update);
        }
        Ok(update.finish())
    })
}

/// Takes the first page of a PDF over as a form, whose tags stand under a key of the parent tree; its number and its
/// height in pt.
fn import(block: &Pdf, key: Option<i32>, update: &mut Update<'_>) -> Result<(u32, f64), ReadError> {
    let page = block.pages().first().ok_or(ReadError::NoPage)?;
    let mut import = Import { update, numbers: HashMap::new(), waiting: Vec::new() };
    let area = page.media_box();
    let mut entries = format!(
        "/Type /XObject /Subtype /Form /BBox [{} {} {} {}] /Filter /FlateDecode ",
        area.x0, area.y0, area.x1, area.y1
    )
    .into_bytes();
    let mut numbers = |reference| import.number(reference);
    if let Some(resources) = page.raw().get_raw::<Object<'_>>("Resources") {
        entries.extend_from_slice(b"/Resources ");
        write_item(&resources, &mut numbers, &mut entries);
    }
    if let Some(key) = key {
        entries.extend_from_slice(format!(" /StructParents {key} ").as_bytes());
    }
    let text = stream(&entries, &deflate(page.page_stream().unwrap_or_default()));
    while let Some((reference, number)) = import.waiting.pop() {
        let mut text = Vec::new();
        if let Some(object) = block.xref().get::<Object<'_>>(reference.into()) {
            write(&object, &mut |reference| import.number(reference), &mut text);
        }
        import.update.put(number, text);
    }
    Ok((update.add(text), area.y1 - area.y0))
}

/// Objects of one file under new numbers in another.
struct Import<'u, 'a> {
    update: &'u mut Update<'a>,
    numbers: HashMap<ObjRef, u32>,
    waiting: Vec<(ObjRef, u32)>,
}

impl Import<'_, '_> {
    fn number(&mut self, reference: ObjRef) -> (u32, i32) {
        let number = *self.numbers.entry(reference).or_insert_with(|| {
            let number = self.update.reserve();
            self.waiting.push((reference, number));
            number
        });
        (number, 0)
    }
}

fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing to memory does not fail.
    let _ = encoder.write_all(data);
    encoder.finish().unwrap_or_default()
}

/// From the space of the form to that of a page, turned and cropped as the page is shown.
fn place(page: &Page<'_>, (left, top): (f64, f64), height: f64) -> Affine {
    let unit = page.raw().get::<f32>("UserUnit").filter(|unit| *unit > 0.0).map_or(1.0, f64::from);
    let shown = Affine::new([1.0, 0.0, 0.0, -1.0, left / MM_PER_PT, top / MM_PER_PT + height]);
    page.initial_transform(true).to_kurbo().inverse() * Affine::scale(1.0 / unit) * shown
}

fn draw(form: u32, place: Affine) -> String {
    let [a, b, c, d, e, f] = place.as_coeffs();
    format!("q {a:.5} {b:.5} {c:.5} {d:.5} {e:.3} {f:.3} cm /{NAME}{form} Do Q\n")
}

/// Paints a form over what a page shows; the number and generation of that page.
fn paint(page: &Page<'_>, form: u32, place: Affine, update: &mut Update<'_>) -> Result<(u32, i32), ReadError> {
    let dict = page.raw();
    let id = dict.obj_id().ok_or(ReadError::Broken)?;
    let before = update.add(stream(b"", b"q\n"));
    let after = update.add(stream(b"", format!("\nQ\n{}", draw(form, place)).as_bytes()));
    let mut text = b"<< ".to_vec();
    write_entries(dict, &[b"Contents", b"Resources"], &mut same, &mut text);
    text.extend_from_slice(format!("/Contents [{before} 0 R ").as_bytes());
    contents(dict, &mut text);
    text.extend_from_slice(format!("{after} 0 R] /Resources << ").as_bytes());
    let resources = inherited(dict, "Resources").unwrap_or_else(Dict::empty);
    write_entries(&resources, &[b"XObject"], &mut same, &mut text);
    text.extend_from_slice(b"/XObject << ");
    if let Some(forms) = resources.get::<Dict<'_>>("XObject") {
        write_entries(&forms, &[], &mut same, &mut text);
    }
    text.extend_from_slice(format!("/{NAME}{form} {form} 0 R >> >> >>").as_bytes());
    update.replace(id, text);
    Ok((id.obj_number, id.gen_number))
}

/// The streams of a page, as items of an array.
fn contents(page: &Dict<'_>, text: &mut Vec<u8>) {
    if let Some(streams) = page.get::<Array<'_>>("Contents") {
        for item in streams.raw_iter() {
            write_item(&item, &mut same, text);
            text.push(b' ');
        }
    } else if let Some(item @ MaybeRef::Ref(_)) = page.get_raw::<Stream<'_>>("Contents").map(reference) {
        write_item(&item, &mut same, text);
        text.push(b' ');
    }
}

fn reference(item: MaybeRef<Stream<'_>>) -> MaybeRef<Object<'_>> {
    match item {
        MaybeRef::Ref(reference) => MaybeRef::Ref(reference),
        MaybeRef::NotRef(stream) => MaybeRef::NotRef(Object::Stream(stream)),
    }
}

/// A dictionary of a page, or of the node of the page tree that it inherits it from.
fn inherited<'a>(page: &Dict<'a>, key: &str) -> Option<Dict<'a>> {
    let mut node = page.clone();
    for _ in 0..DEPTH {
        if let Some(found) = node.get::<Dict<'_>>(key) {
            return Some(found);
        }
        node = node.get::<Dict<'_>>("Parent")?;
    }
    None
}

/// Adds a page with the form after the last one; its number and generation.
fn append_page(
    pdf: &Pdf,
    form: u32,
    (wide, high): (f64, f64),
    foot: f64,
    update: &mut Update<'_>,
) -> Result<(u32, i32), ReadError> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).ok_or(ReadError::Broken)?;
    let root = catalog.get_ref("Pages").ok_or(ReadError::Broken)?;
    let tree = catalog.get::<Dict<'_>>("Pages").ok_or(ReadError::Broken)?;
    let kids = tree.get::<Array<'_>>("Kids").ok_or(ReadError::Broken)?;
    let at = Affine::translate((0.0, foot));
    let content = update.add(stream(b"", draw(form, at).as_bytes()));
    let (number, generation) = same(root);
    let area = format!("[0 0 {wide:.3} {high:.3}]");
    let page = format!(
        "<< /Type /Page /Parent {number} {generation} R /MediaBox {area} /CropBox {area} /Rotate 0 /Contents {content} 0 R \
         /Resources << /XObject << /{NAME}{form} {form} 0 R >> >> >>"
    );
    let page = update.add(page.into_bytes());
    let mut text = b"<< ".to_vec();
    write_entries(&tree, &[b"Kids", b"Count"], &mut same, &mut text);
    text.extend_from_slice(b"/Kids [");
    for kid in kids.raw_iter() {
        write_item(&kid, &mut same, &mut text);
        text.push(b' ');
    }
    text.extend_from_slice(format!("{page} 0 R] /Count {} >>", pdf.pages().len() + 1).as_bytes());
    update.replace(ObjectIdentifier::new(root.obj_number, root.gen_number), text);
    Ok((page, 0))
}
