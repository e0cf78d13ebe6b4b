//! The strings a page shows, with the font of each, in the order of showing.
//!
//! The interpreter does not say the name of a font that is not embedded, and Word leaves Times New Roman out for plain
//! letters. This second, much simpler walk over the same operators remembers the font dictionary; the collector finds
//! its place by the character codes.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

use super::face::{Face, face};
use crate::page::Letters;

/// Forms drawn inside forms inside forms; the interpreter itself stops at 50.
const MAX_DEPTH: usize = 50;
/// Forms walked on one page: forms may draw each other ten times each, level by level.
const MAX_FORMS: usize = 20_000;
/// Strings kept of one page.
const MAX_STRINGS: usize = super::limits::MAX_MARKS;
/// How far a string is looked for: text of hidden layers is walked here but not shown.
const WINDOW: usize = 2_000;

const FLAG_ITALIC: u32 = 1 << 6;
const FLAG_FORCE_BOLD: u32 = 1 << 18;

/// One string as shown.
#[derive(Debug)]
pub(super) struct Shown {
    /// Font.
    pub face: Rc<Face>,
    /// Horizontal scaling, 1 as a rule.
    pub stretch: f64,
    codes: Vec<u8>,
}

/// The strings of a page and how far they have been matched.
#[derive(Debug, Default)]
pub(super) struct ShownStrings {
    strings: Vec<Shown>,
    next: usize,
}

impl ShownStrings {
    /// The string that these character codes were shown by.
    pub(super) fn find(&mut self, codes: &(impl ExactSizeIterator<Item = u32> + Clone)) -> Option<&Shown> {
        let end = self.strings.len().min(self.next.saturating_add(WINDOW));
        let at = (self.next..end).find(|at| same(&self.strings[*at].codes, codes.clone()))?;
        self.next = at + 1;
        self.strings.get(at)
    }
}

/// Whether the bytes of a string give these codes, one or two bytes for each.
fn same(bytes: &[u8], mut codes: impl ExactSizeIterator<Item = u32>) -> bool {
    if bytes.len() == codes.len() {
        bytes.iter().zip(codes).all(|(byte, code)| u32::from(*byte) == code)
    } else {
        bytes.len() == 2 * codes.len()
            && bytes.chunks_exact(2).all(|pair| codes.next() == Some(u32::from(pair[0]) << 8 | u32::from(pair[1])))
    }
}

/// Whether the interpreter says of every font of a page all that its dictionary says, so that nothing is to be found by
/// walking: each is embedded, its name tells its weight, its letters have names; no form brings fonts of its own.
pub(super) fn is_plain(page: &Page<'_>) -> bool {
    let fonts = &page.resources().fonts;
    let plain = |font: Dict<'_>| {
        let embedded = descriptor(&font)
            .is_some_and(|descriptor| ["FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(*key)));
        let named = face(font.get::<Name<'_>>(b"BaseFont".as_slice()).as_ref().map_or("", Name::as_str));
        let told = face_of(Some(font));
        embedded && told.bold == named.bold && told.letters == Letters::Named
    };
    let forms = &page.resources().x_objects;
    let is_form = |stream: Stream<'_>| {
        stream.dict().get::<Name<'_>>(b"Subtype".as_slice()).is_none_or(|kind| kind.as_ref() != b"Image")
    };
    let annotations = page.raw().get::<Array<'_>>(b"Annots".as_slice());
    fonts.keys().all(|name| fonts.get::<Dict<'_>>(name.as_ref()).is_some_and(plain))
        && !forms.keys().any(|name| forms.get::<Stream<'_>>(name.as_ref()).is_some_and(is_form))
        && annotations.is_none_or(|list| !list.iter::<Dict<'_>>().any(|annotation| appearance(&annotation).is_some()))
}

/// Walks the page and its annotations.
pub(super) fn shown_strings(page: &Page<'_>) -> ShownStrings {
    let mut walk = Walk::default();
    walk.content(page.typed_operations(), page.resources(), State::default(), 0);
    if let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots".as_slice()) {
        for annotation in annotations.iter::<Dict<'_>>() {
            if let Some(stream) = appearance(&annotation) {
                walk.form(&stream, page.resources(), &State::default(), 0);
            }
        }
    }
    ShownStrings { strings: walk.strings, next: 0 }
}

/// The picture of an annotation that is not hidden.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    match annotation.get::<Dict<'_>>(b"AP".as_slice())?.get::<Object<'_>>(b"N".as_slice())? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => states.get::<Stream<'_>>(annotation.get::<Name<'_>>(b"AS".as_slice())?),
        _ => None,
    }
}

#[derive(Clone)]
struct State {
    face: Rc<Face>,
    stretch: f64,
}

impl Default for State {
    fn default() -> Self {
        Self { face: Rc::default(), stretch: 1.0 }
    }
}

#[derive(Default)]
struct Walk {
    strings: Vec<Shown>,
    forms: usize,
    /// Forms being walked.
    open: Vec<ObjectIdentifier>,
}

impl Walk {
    fn form(&mut self, stream: &Stream<'_>, outer: &Resources<'_>, state: &State, depth: usize) {
        self.forms += 1;
        // A form that draws itself draws nothing more, and its content is not held twice.
        if depth > MAX_DEPTH || self.forms > MAX_FORMS || self.open.contains(&stream.obj_id()) {
            return;
        }
        self.open.push(stream.obj_id());
        self.open_form(stream, outer, state, depth);
        self.open.pop();
    }

    fn open_form(&mut self, stream: &Stream<'_>, outer: &Resources<'_>, state: &State, depth: usize) {
        let Ok(content) = stream.decoded_data() else { return };
        let own = stream.dict().get::<Dict<'_>>(b"Resources".as_slice()).map(Resources::new);
        self.content(TypedIter::new(content.as_ref()), own.as_ref().unwrap_or(outer), state.clone(), depth);
    }

    fn content(&mut self, mut operations: TypedIter<'_>, resources: &Resources<'_>, mut state: State, depth: usize) {
        let mut saved: Vec<State> = Vec::new();
        let mut faces: HashMap<Vec<u8>, Rc<Face>> = HashMap::new();
        while let Some(operation) = operations.next() {
            match operation {
                TypedInstruction::SaveState(_) if saved.len() < MAX_STRINGS => saved.push(state.clone()),
                TypedInstruction::RestoreState(_) => state = saved.pop().unwrap_or(state),
                TypedInstruction::TextFont(font) => {
                    let face = faces.entry(font.0.as_ref().to_vec());
                    state.face = face.or_insert_with(|| face_of(resources.get_font(font.0))).clone();
                }
                TypedInstruction::HorizontalScaling(percent) => state.stretch = percent.0.as_f64() / 100.0,
                TypedInstruction::ShowText(text) => self.show(&state, text.0.as_bytes().to_vec()),
                TypedInstruction::NextLineAndShowText(text) => self.show(&state, text.0.as_bytes().to_vec()),
                TypedInstruction::ShowTextWithParameters(text) => self.show(&state, text.2.as_bytes().to_vec()),
                TypedInstruction::ShowTexts(texts) => self.show(&state, joined(texts.0)),
                TypedInstruction::XObject(object) => {
                    let is_form = |stream: &Stream<'_>| {
                        stream
                            .dict()
                            .get::<Name<'_>>(b"Subtype".as_slice())
                            .is_some_and(|kind| kind.as_ref() == b"Form")
                    };
                    if let Some(stream) = resources.get_x_object(object.0).filter(is_form) {
                        self.form(&stream, resources, &state, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, state: &State, codes: Vec<u8>) {
        if !codes.is_empty() && self.strings.len() < MAX_STRINGS {
            self.strings.push(Shown { face: Rc::clone(&state.face), stretch: state.stretch, codes });
        }
    }
}

fn joined(texts: &Array<'_>) -> Vec<u8> {
    let mut codes = Vec::new();
    for part in texts.iter::<Object<'_>>() {
        if let Object::String(text) = part {
            codes.extend_from_slice(text.as_bytes());
        }
    }
    codes
}

/// Whether the codes of a font are the numbers of its glyphs and nothing tells their letters.
fn is_numbered(font: &Dict<'_>) -> bool {
    let named =
        |dict: &Dict<'_>, key: &str, value: &[u8]| dict.get::<Name<'_>>(key).is_some_and(|n| n.as_ref() == value);
    let descendant = font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    named(font, "Encoding", b"Identity-H")
        && !font.contains_key("ToUnicode")
        && descendant.is_some_and(|font| {
            named(&font, "Subtype", b"CIDFontType2") && font.get::<Stream<'_>>("CIDToGIDMap").is_none()
        })
}

/// The descriptor of a font, or of the one below it.
fn descriptor<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    let descendant = || font.get::<Array<'_>>(b"DescendantFonts".as_slice())?.iter::<Dict<'_>>().next();
    font.get::<Dict<'_>>(b"FontDescriptor".as_slice())
        .or_else(|| descendant()?.get::<Dict<'_>>(b"FontDescriptor".as_slice()))
}

/// What a font dictionary says of its family and style, by name and by descriptor.
fn face_of(font: Option<Dict<'_>>) -> Rc<Face> {
    let Some(font) = font else { return Rc::default() };
    let name = font.get::<Name<'_>>(b"BaseFont".as_slice());
    let mut face = face(name.as_ref().map_or("", Name::as_str));
    if let Some(descriptor) = descriptor(&font) {
        let flags = descriptor.get::<u32>(b"Flags".as_slice()).unwrap_or(0);
        let weight = descriptor.get::<f32>(b"FontWeight".as_slice()).unwrap_or(0.0);
        face.bold |= flags & FLAG_FORCE_BOLD != 0 || weight >= 600.0;
        face.italic |= flags & FLAG_ITALIC != 0;
    }
    if face.family.starts_with("Times New Roman") && is_numbered(&font) {
        face.letters = Letters::Numbered;
    }
    Rc::new(face)
}
