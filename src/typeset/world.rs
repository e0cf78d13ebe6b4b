//! What the compiler sees of the world: the layout library, the standard, one manuscript. No disk, no clock, no network.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fit::Spacing;
use super::fonts::{Fonts, SIGNS};
use crate::compose::Manuscript;

/// Where the layout library finds the standard's figures.
const STANDARD: &str = "tieu-chuan.toml";
/// Where it finds what is chosen for this document: base size, family, spacing.
const LAYOUT: &str = "dan-trang.toml";
/// The manuscript.
const MAIN: &str = "main.typ";

/// What all jobs share.
pub(super) struct Stage {
    library: LazyHash<Library>,
    pub(super) fonts: Fonts,
    sources: HashMap<FileId, Source>,
    /// The library whose functions give elements, `lib.typ` for `lib.typ`, and the files it needs.
    elements: HashMap<FileId, Source>,
}

/// What a manuscript becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Pages,
    Elements,
}

impl Stage {
    pub(super) fn new(fonts: Fonts, library: impl IntoIterator<Item = (String, String)>) -> Self {
        let features = [Feature::Html].into_iter().collect();
        let library_of_compiler = LazyHash::new(Library::builder().with_features(features).build());
        Self { library: library_of_compiler, fonts, sources: sources(library), elements: HashMap::new() }
    }

    pub(super) fn set_elements(&mut self, library: impl IntoIterator<Item = (String, String)>) {
        self.elements = sources(library);
    }

    pub(super) fn library(&self) -> &Library {
        &self.library
    }

    pub(super) fn files(&self, manuscript: &Manuscript, spacing: Spacing) -> Vec<(String, Vec<u8>)> {
        let path = |s: &Source| s.id().get().vpath().get_without_slash().to_owned();
        let mut files: Vec<_> = self.sources.values().map(|s| (path(s), s.text().as_bytes().to_vec())).collect();
        files.push((MAIN.to_owned(), manuscript.source.clone().into_bytes()));
        files.push((STANDARD.to_owned(), manuscript.standard.source().as_bytes().to_vec()));
        files.push((LAYOUT.to_owned(), layout(manuscript, spacing, &self.fonts).into_bytes()));
        files.extend(manuscript.images.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
        files.sort();
        files
    }
}

fn sources(library: impl IntoIterator<Item = (String, String)>) -> HashMap<FileId, Source> {
    let source = |(path, text): (String, String)| {
        let id = file_id(&path)?;
        Some((id, Source::new(id, text)))
    };
    library.into_iter().filter_map(source).collect()
}

/// One manuscript in one spacing.
pub(super) struct Job<'a> {
    stage: &'a Stage,
    target: Target,
    main: Source,
    data: Vec<(FileId, Bytes)>,
}

impl<'a> Job<'a> {
    pub(super) fn new(
        stage: &'a Stage,
        target: Target,
        manuscript: &Manuscript,
        main: &Source,
        spacing: Spacing,
    ) -> Self {
        let mut data = vec![
            (fixed_id(STANDARD), Bytes::from_string(manuscript.standard.source())),
            (fixed_id(LAYOUT), Bytes::from_string(layout(manuscript, spacing, &stage.fonts))),
        ];
        data.extend(manuscript.images.iter().map(|(path, bytes)| (fixed_id(path), Bytes::new(bytes.clone()))));
        Self { stage, target, main: main.clone(), data }
    }
}

/// The manuscript as a source of the compiler.
pub(super) fn main_source(manuscript: &Manuscript) -> Source {
    Source::new(fixed_id(MAIN), manuscript.source.clone())
}

fn fixed_id(path: &str) -> FileId {
    file_id(path).expect("a fixed path without special parts")
}

fn layout(manuscript: &Manuscript, spacing: Spacing, fonts: &Fonts) -> String {
    let margins = manuscript.margins.map(|(left, right)| format!("le_trai = {left:.2}\nle_phai = {right:.2}\n"));
    format!(
        "co_chu = {}\nngang = {}\nphong_chu = {:?}\nphong_dau = {SIGNS:?}\ncach_dong = {:.3}\ncach_doan = {:.1}\n{}",
        manuscript.size,
        manuscript.landscape,
        fonts.family(manuscript.standard),
        spacing.line,
        spacing.paragraph,
        margins.unwrap_or_default(),
    )
}

fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.stage.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.stage.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let library = match self.target {
            Target::Pages => &self.stage.sources,
            Target::Elements => &self.stage.elements,
        };
        library.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let data = self.data.iter().find(|(of, _)| *of == id);
        data.map(|(_, bytes)| bytes.clone()).ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.stage.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
