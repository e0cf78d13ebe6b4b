//! Typesetting: a manuscript becomes pages, pages become files. The only room that knows Typst.

mod elements;
mod export;
mod figure;
mod fit;
mod fonts;
mod formula;
mod ink;
pub mod picture;
mod trace;
mod world;

use std::sync::OnceLock;

use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::syntax::{DiagSpan, Source};
use typst::{World, WorldExt};
use typst_html::HtmlDocument;
use typst_layout::PagedDocument;

pub use export::{Format, PdfStandard, export};
pub use fit::Spacing;
pub use fonts::{Fonts, missing_letters, signs};
pub use formula::Mistake;
pub use ink::spills;
pub use trace::origin_at;
use world::{Job, Target};

use crate::compose::{Letters, Manuscript};
use crate::elements::Document;
use crate::standard::StandardId;
use crate::words::diagnostic::{Diagnostic, Place, Severity};

/// What stays the same from one document to the next: the Typst library, the fonts, the layout library.
pub struct Typesetter {
    stage: world::Stage,
    /// Widths of letters of each standard's family.
    letters: [OnceLock<Letters>; StandardId::ALL.len()],
}

/// Pages of a manuscript, and how they were spaced.
pub struct Typeset {
    /// The pages.
    pub document: PagedDocument,
    /// The manuscript as the compiler read it.
    pub(crate) source: Source,
    /// The spacing that was chosen.
    pub spacing: Spacing,
    /// Whether it differs from the standard's own because the last page would have been poor.
    pub adjusted: bool,
}

impl Typesetter {
    /// A typesetter with these fonts and the files of the layout library (`lib.typ`, `parts/….typ`) by path.
    #[must_use]
    pub fn new(fonts: Fonts, library: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { stage: world::Stage::new(fonts, library), letters: Default::default() }
    }

    /// The same typesetter, with the files of the library whose functions give elements; it stands at `lib.typ` too.
    #[must_use]
    pub fn with_elements(mut self, library: impl IntoIterator<Item = (String, String)>) -> Self {
        self.stage.set_elements(library);
        self
    }

    /// The fonts in use.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.stage.fonts
    }

    /// The family that a standard's text is set in: its own where it is there, else the first that stands in for it.
    #[must_use]
    pub fn family(&self, standard: StandardId) -> String {
        self.stage.fonts.family(standard)
    }

    /// How wide the letters are that a standard's text is set in.
    #[must_use]
    pub fn letters(&self, standard: StandardId) -> &Letters {
        self.letters[standard as usize].get_or_init(|| self.stage.fonts.letters(&self.family(standard)))
    }

    /// Files that, beside the manuscript, make the document with the plain Typst compiler.
    #[must_use]
    pub fn files(&self, manuscript: &Manuscript, spacing: Spacing) -> Vec<(String, Vec<u8>)> {
        self.stage.files(manuscript, spacing)
    }

    /// Sets a manuscript. Spacing is varied inside the legal range where the last page would be poor.
    ///
    /// # Errors
    /// What the compiler rejects, each with its place in the template.
    pub fn compile(&self, manuscript: &Manuscript) -> Result<Typeset, Vec<Diagnostic>> {
        let main = world::main_source(manuscript);
        let set = |spacing| self.compile_with(manuscript, &main, spacing);
        let (document, spacing) = fit::compile(manuscript.standard, set)?;
        let adjusted = spacing != Spacing::of(manuscript.standard);
        Ok(Typeset { document, source: main.clone(), spacing, adjusted })
    }

    /// Sets a manuscript as elements; the spacing is that of its pages.
    ///
    /// # Errors
    /// What the compiler rejects, and what is no element, each with its place in the template.
    pub fn elements(&self, manuscript: &Manuscript, spacing: Spacing) -> Result<Document, Vec<Diagnostic>> {
        let main = world::main_source(manuscript);
        let job = Job::new(&self.stage, Target::Elements, manuscript, &main, spacing);
        let Warned { output, .. } = typst::compile::<HtmlDocument>(&job);
        let document = output.map_err(|errors| errors.iter().map(|e| explain(&job, e)).collect::<Vec<_>>())?;
        elements::read(&document).map_err(|unknown| unknown.iter().map(|it| no_element(&job, it)).collect())
    }

    fn compile_with(
        &self,
        manuscript: &Manuscript,
        main: &Source,
        spacing: Spacing,
    ) -> Result<PagedDocument, Vec<Diagnostic>> {
        let job = Job::new(&self.stage, Target::Pages, manuscript, main, spacing);
        let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
        let mut document = output.map_err(|errors| errors.iter().map(|e| explain(&job, e)).collect::<Vec<_>>())?;
        describe(&mut document, manuscript);
        Ok(document)
    }
}

/// Compiles one plain Typst source without the layout library, for tests that need a page of their own making.
///
/// # Errors
/// What the compiler rejects.
pub fn compile_plain(source: &str, fonts: Fonts) -> Result<PagedDocument, Vec<Diagnostic>> {
    let typesetter = Typesetter::new(fonts, []);
    let manuscript = Manuscript { source: source.to_owned(), ..Manuscript::default() };
    typesetter.compile_with(&manuscript, &world::main_source(&manuscript), Spacing::of(manuscript.standard))
}

/// Forgets what the compiler remembers of documents set more than `age` documents ago.
pub fn forget(age: usize) {
    comemo::evict(age);
}

fn describe(document: &mut PagedDocument, manuscript: &Manuscript) {
    let info = document.info_mut();
    if !manuscript.title.is_empty() {
        info.title = Some(manuscript.title.as_str().into());
    }
    info.author = manuscript.author.iter().map(|a| a.as_str().into()).collect();
    info.keywords = manuscript.keywords.iter().map(|k| k.as_str().into()).collect();
    info.date = Smart::Custom(date(manuscript));
}

/// The date of the file. PDF/A asks for one, and the clock would make each run different: a draft has the first day of
/// its year, or of the standard's time in force.
fn date(manuscript: &Manuscript) -> Option<Datetime> {
    let (year, month, day) = first_known(manuscript)?;
    Datetime::from_ymd(year, month, day)
}

/// Year, month, day: of issue, as far as they are known.
pub(crate) fn first_known(manuscript: &Manuscript) -> Option<(i32, u8, u8)> {
    let (year, month, day) = manuscript.date;
    let in_force = manuscript.standard.get().hieu_luc_tu.date;
    let year = year.map(i32::from).or(in_force.map(|d| d.year.into()))?;
    Some((year, month.unwrap_or(1), day.unwrap_or(1)))
}

/// An error of the compiler in our words: the layout library or a template is wrong, never the directive.
fn explain(job: &Job, error: &SourceDiagnostic) -> Diagnostic {
    let place = place_of(job, error).unwrap_or(Place::Whole);
    let hints: Vec<_> = error.hints.iter().map(|h| h.v.as_str()).collect();
    let mut diagnostic = Diagnostic::new(
        "mau-khong-dan-trang-duoc",
        Severity::Failure,
        format!("không dàn trang được mẫu: {}", error.message),
        format!("the template cannot be typeset: {}", error.message),
    )
    .at(place);
    if !hints.is_empty() {
        diagnostic = diagnostic.hint(hints.join("; "), hints.join("; "));
    }
    diagnostic
}

/// What a template makes that a Word file has no place for.
fn no_element(job: &Job, unknown: &elements::Unknown) -> Diagnostic {
    let place = place_at(job, unknown.span.into()).unwrap_or(Place::Whole);
    let name = &unknown.name;
    if let "vt-hinh" | "vt-cong-thuc" = name.as_str() {
        return Diagnostic::new(
            "chua-thanh-word",
            Severity::Failure,
            "hình và công thức chưa ghi được vào tệp Word",
            "pictures and formulas cannot be written to a Word file yet",
        )
        .hint("dùng `--format pdf`", "use `--format pdf`");
    }
    Diagnostic::new(
        "mau-khong-thanh-word",
        Severity::Failure,
        format!("mẫu tạo ra `{name}`, tệp Word không có chỗ cho nó"),
        format!("the template makes `{name}`, which has no place in a Word file"),
    )
    .at(place)
    .hint(
        "dùng các hàm của `word.typ`, hoặc thêm hàm ấy vào `word.typ`",
        "use the functions of `word.typ`, or add that function to `word.typ`",
    )
}

fn place_of(job: &Job, error: &SourceDiagnostic) -> Option<Place> {
    let spans = std::iter::once(error.span).chain(error.trace.iter().map(|t| DiagSpan::from(t.span)));
    spans.filter_map(|span| place_at(job, span)).next_back()
}

fn place_at(job: &Job, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let range = job.range(span)?;
    let source = job.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    Some(Place::Template {
        name: id.get().vpath().get_without_slash().to_owned(),
        line: line + 1,
        column: column + 1,
        text: source.text().lines().nth(line).unwrap_or_default().to_owned(),
    })
}
