//! Tags for what a copy adds to a tagged PDF (ISO 32000-1, 14.7 and 14.8): its paragraphs and figures at the end of the
//! structure tree, so that readers aloud come to them and no content stands there untagged.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier};
use hayro_interpret::hayro_syntax::page::Page;

use super::update::{Update, write_entries, write_item};

/// A key of the parent tree that no document comes to, where the tree does not say its next one.
const FAR: i32 = 1_000_000;
/// Stretches of lines are not nested deeper.
const DEEPEST: usize = 20;

/// A piece of marked content.
pub(super) struct Piece {
    /// The paragraph it is part of, in the file it comes from.
    owner: Option<ObjectIdentifier>,
    /// The entry `/Alt …` of a figure: what stands for an image.
    alt: Option<Vec<u8>>,
}

/// The pieces of a tagged page, in the order of their numbers.
pub(super) fn pieces(pdf: &Pdf, page: &Page<'_>) -> Vec<Piece> {
    let found = || {
        let key = page.raw().get::<i32>("StructParents")?;
        let tree = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?.get::<Dict<'_>>("StructTreeRoot")?;
        let numbers = tree.get::<Dict<'_>>("ParentTree")?.get::<Array<'_>>("Nums")?;
        let entries: Vec<Object<'_>> = numbers.iter::<Object<'_>>().collect();
        let entry = entries
            .chunks(2)
            .find(|pair| matches!(&pair[0], Object::Number(number) if (number.as_f64() - f64::from(key)).abs() < 0.5));
        match entry {
            Some([_, Object::Array(elements)]) => Some(elements.iter::<Dict<'_>>().map(|e| piece(&e)).collect()),
            _ => None,
        }
    };
    found().unwrap_or_default()
}

fn piece(element: &Dict<'_>) -> Piece {
    let figure = element.get::<Name<'_>>("S").is_some_and(|name| name.as_ref() == b"Figure");
    let alt = element.get_raw::<Object<'_>>("Alt").filter(|_| figure).map(|alt| {
        let mut text = b"/Alt ".to_vec();
        write_item(&alt, &mut same, &mut text);
        text
    });
    Piece { owner: owner(element), alt }
}

/// The element that words belong to: not the stretch of a line that they are, but what that is part of.
fn owner(element: &Dict<'_>) -> Option<ObjectIdentifier> {
    let mut owner = element.clone();
    for _ in 0..DEEPEST {
        let parent = owner.get::<Dict<'_>>("P");
        match parent.filter(|_| owner.get::<Name<'_>>("S").is_some_and(|name| name.as_ref() == b"Span")) {
            Some(parent) => owner = parent,
            None => break,
        }
    }
    owner.obj_id()
}

/// The structure tree of a tagged document, and the key that the new content takes in its parent tree.
pub(super) struct Tree<'a> {
    id: ObjRef,
    root: Dict<'a>,
    /// Key of the new content.
    pub(super) key: i32,
}

/// References within one file stay.
pub(super) fn same(reference: ObjRef) -> (u32, i32) {
    (reference.obj_number, reference.gen_number)
}

impl<'a> Tree<'a> {
    /// The structure tree of a document; none when it has no tags.
    pub(super) fn of(pdf: &'a Pdf) -> Option<Self> {
        let catalog = pdf.xref().get::<Dict<'a>>(pdf.xref().root_id())?;
        let id = catalog.get_ref("StructTreeRoot")?;
        let root = catalog.get::<Dict<'a>>("StructTreeRoot")?;
        root.get::<Dict<'_>>("ParentTree")?;
        let key = root.get::<i32>("ParentTreeNextKey").filter(|key| *key >= 0).unwrap_or(FAR);
        Some(Self { id, root, key })
    }

    /// Adds the pieces of a form on a page, each as an element of its own.
    pub(super) fn add(&self, form: u32, pieces: &[Piece], page: (u32, i32), update: &mut Update<'_>) {
        let (root, generation) = same(self.id);
        let page = format!("{} {} R", page.0, page.1);
        let (mut added, mut parents, mut number) = (String::new(), String::new(), 0);
        for group in pieces.chunk_by(|a, b| a.owner.is_some() && a.owner == b.owner) {
            let alt = group.iter().find_map(|piece| piece.alt.as_deref());
            let kind = if alt.is_some() { "Figure" } else { "P" };
            let content = |number| format!("<< /Type /MCR /Pg {page} /Stm {form} 0 R /MCID {number} >> ");
            let contents: String = (number..number + group.len()).map(content).collect();
            number += group.len();
            let mut element = format!(
                "<< /Type /StructElem /S /{kind} /P {root} {generation} R /Lang (vi-VN) /Pg {page} /K [{contents}] "
            )
            .into_bytes();
            element.extend_from_slice(alt.unwrap_or_default());
            element.extend_from_slice(b" >>");
            let element = format!("{} 0 R ", update.add(element));
            parents.push_str(&element.repeat(group.len()));
            added.push_str(&element);
        }
        let mut text = b"<< ".to_vec();
        write_entries(&self.root, &[b"K", b"ParentTree", b"ParentTreeNextKey"], &mut same, &mut text);
        text.extend_from_slice(b"/K [");
        items(&self.root, "K", &mut text);
        let next = self.key + 1;
        text.extend_from_slice(format!("{added}] /ParentTreeNextKey {next} /ParentTree ").as_bytes());
        let parents = self.parents(&parents, update);
        match self.root.get_ref("ParentTree") {
            Some(id) => {
                update.replace(ObjectIdentifier::new(id.obj_number, id.gen_number), parents);
                text.extend_from_slice(format!("{} {} R", id.obj_number, id.gen_number).as_bytes());
            }
            None => text.extend_from_slice(&parents),
        }
        text.extend_from_slice(b" >>");
        update.replace(ObjectIdentifier::new(self.id.obj_number, self.id.gen_number), text);
    }

    /// The parent tree with the new elements under its key: in its numbers, or in a leaf of its own.
    fn parents(&self, elements: &str, update: &mut Update<'_>) -> Vec<u8> {
        let tree = self.root.get::<Dict<'_>>("ParentTree").unwrap_or_else(Dict::empty);
        let key = self.key;
        let entry = format!("{key} [{elements}]");
        let mut text = b"<< ".to_vec();
        write_entries(&tree, &[b"Nums", b"Kids", b"Limits"], &mut same, &mut text);
        if tree.get::<Array<'_>>("Kids").is_some() {
            let leaf = update.add(format!("<< /Nums [{entry}] /Limits [{key} {key}] >>").into_bytes());
            text.extend_from_slice(b"/Kids [");
            items(&tree, "Kids", &mut text);
            text.extend_from_slice(format!("{leaf} 0 R] >>").as_bytes());
        } else {
            text.extend_from_slice(b"/Nums [");
            items(&tree, "Nums", &mut text);
            text.extend_from_slice(format!("{entry}] >>").as_bytes());
        }
        text
    }
}

/// The items of an array, or the only one that stands for it.
fn items(dict: &Dict<'_>, key: &str, text: &mut Vec<u8>) {
    if let Some(array) = dict.get::<Array<'_>>(key) {
        for item in array.raw_iter() {
            write_item(&item, &mut same, text);
            text.push(b' ');
        }
    } else if let Some(item) = dict.get_raw::<Object<'_>>(key) {
        let item: MaybeRef<Object<'_>> = item;
        write_item(&item, &mut same, text);
        text.push(b' ');
    }
}
