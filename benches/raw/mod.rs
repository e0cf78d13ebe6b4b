//! The raw compiler: `typst::compile` + `typst_pdf::pdf` on sources that vanthu emitted, and nothing else.

use std::collections::HashMap;
use std::path::Path;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use vanthu::typeset::PdfStandard;

/// The standards every PDF is written by.
pub(crate) fn standards() -> Vec<PdfStandard> {
    ["a-2a", "ua-1"].iter().map(|s| serde_json::from_value((*s).into()).expect("names of typst-pdf")).collect()
}

/// The world of the raw compiler: what a Typst user would have.
pub(crate) struct Raw {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    files: HashMap<FileId, (Source, Bytes)>,
}

struct RawJob<'a> {
    raw: &'a Raw,
    main: Source,
    own: HashMap<FileId, Bytes>,
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("a plain path")).intern()
}

impl Raw {
    pub(crate) fn new(files: &[(String, Vec<u8>)]) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let paths = std::fs::read_dir(folder).expect("the bundled fonts").map(|e| e.expect("an entry").path());
        let fonts = paths.filter(|p| p.extension().is_some_and(|e| e == "ttf"));
        let mut fonts: Vec<_> = fonts.collect();
        fonts.sort();
        let fonts: Vec<Font> =
            fonts.iter().flat_map(|p| Font::iter(Bytes::new(std::fs::read(p).expect("a font")))).collect();
        let shared = files.iter().filter(|(path, _)| path != "main.typ" && path.ends_with(".typ"));
        let files = shared.map(|(path, text)| {
            let id = id(path);
            (id, (Source::new(id, words(text)), Bytes::new(text.clone())))
        });
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            files: files.collect(),
            fonts,
        }
    }

    pub(crate) fn pdf(&self, files: &[(String, Vec<u8>)]) -> Vec<u8> {
        let main = files.iter().find(|(path, _)| path == "main.typ").expect("a main file");
        let own = files.iter().filter(|(path, _)| !path.ends_with(".typ"));
        let own = own.map(|(path, text)| (id(path), Bytes::new(text.clone()))).collect();
        let job = RawJob { raw: self, main: Source::new(id("main.typ"), words(&main.1)), own };
        let mut document: PagedDocument = typst::compile(&job).output.unwrap_or_else(|e| panic!("{e:?}"));
        document.info_mut().title = Some("công văn".into());
        document.info_mut().date = typst::foundations::Smart::Custom(Datetime::from_ymd(2026, 3, 5));
        let standards = typst_pdf::PdfStandards::new(&standards()).expect("standards that go together");
        let options = typst_pdf::PdfOptions { standards, ..Default::default() };
        typst_pdf::pdf(&document, &options).unwrap_or_else(|e| panic!("{e:?}"))
    }
}

impl World for RawJob<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.raw.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.raw.book
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = if id == self.main.id() { Some(&self.main) } else { self.raw.files.get(&id).map(|f| &f.0) };
        found.cloned().ok_or_else(|| FileError::NotFound("".into()))
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.own.get(&id).or_else(|| self.raw.files.get(&id).map(|f| &f.1));
        found.cloned().ok_or_else(|| FileError::NotFound("".into()))
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.raw.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<typst::foundations::Duration>) -> Option<Datetime> {
        None
    }
}
