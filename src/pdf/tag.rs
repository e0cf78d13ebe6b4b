//! Tags for what a copy adds to a tagged PDF (ISO 32000-1, 14.7 and 14.8): a paragraph of its own at the end of the
//! structure tree, so that readers aloud come to it and no content stands there untagged.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, Object, ObjectIdentifier};

use super::update::{Update, write_entries, write_item};

/// A key of the parent tree that no document comes to, where the tree does not say its next one.
const FAR: i32 = 1_000_000;

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

    /// Adds a paragraph: the marked content 0 of a form on a page.
    pub(super) fn add(&self, form: u32, page: (u32, i32), update: &mut Update<'_>) {
        let (root, generation) = same(self.id);
        let page = format!("{} {} R", page.0, page.1);
        let element = update.add(
            format!(
                "<< /Type /StructElem /S /P /P {root} {generation} R /Lang (vi-VN) /Pg {page} \
                 /K << /Type /MCR /Pg {page} /Stm {form} 0 R /MCID 0 >> >>"
            )
            .into_bytes(),
        );
        let mut text = b"<< ".to_vec();
        write_entries(&self.root, &[b"K", b"ParentTree", b"ParentTreeNextKey"], &mut same, &mut text);
        text.extend_from_slice(b"/K [");
        items(&self.root, "K", &mut text);
        let next = self.key + 1;
        text.extend_from_slice(format!("{element} 0 R] /ParentTreeNextKey {next} /ParentTree ").as_bytes());
        let parents = self.parents(element, update);
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

    /// The parent tree with the new element under its key: in its numbers, or in a leaf of its own.
    fn parents(&self, element: u32, update: &mut Update<'_>) -> Vec<u8> {
        let tree = self.root.get::<Dict<'_>>("ParentTree").unwrap_or_else(Dict::empty);
        let key = self.key;
        let entry = format!("{key} [{element} 0 R]");
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
