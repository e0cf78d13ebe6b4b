//! Letter templates: the built-in ones, or those of a folder.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use tera::{Context, ErrorKind, Tera};

use super::literal;
use super::origin::{self, Origin};
use crate::words::diagnostic::{Diagnostic, Place, Severity};
use crate::words::kind::Kind;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/letter-templates");
/// Ending of the templates that Tera fills.
const ENDING: &str = ".typ.tera";
/// The template of titled kinds that have no folder of their own.
const TITLED: &str = "co-ten-loai";
/// The layout library of Word files.
const WORD: &str = "word.typ";

/// A filled template, and where its literals come from.
type Filled = (String, Vec<Origin>);

/// Templates ready to be filled, and the layout library they call.
pub struct Templates {
    tera: Tera,
    /// The templates as they were read, for showing where one is wrong.
    texts: Vec<(String, String)>,
    library: Vec<(String, String)>,
    word: Vec<(String, String)>,
}

impl Templates {
    /// The templates inside the program.
    ///
    /// # Errors
    /// Never, while the tests pass: the built-in templates are parsed there.
    pub fn built_in() -> Result<Self, Vec<Diagnostic>> {
        Self::new(&built_in_files())
    }

    /// The templates among these files, each a path with `/` inside the folder and its text.
    ///
    /// # Errors
    /// A template that Tera cannot parse, with its line and column.
    pub fn new(files: &[(String, String)]) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = Tera::default();
        tera.autoescape_on([ENDING]);
        tera.set_escape_fn(literal::escape);
        let (filled, rest): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| path.ends_with(ENDING));
        let texts: Vec<(String, String)> = filled.into_iter().cloned().collect();
        tera.add_raw_templates(texts.iter().cloned()).map_err(|e| vec![explain(&e, &texts)])?;
        let library = rest.into_iter().filter(|(path, _)| path.ends_with(".typ") && !is_word(path)).cloned().collect();
        let word = word_library(files);
        Ok(Self { tera, texts, library, word })
    }

    /// The files of the layout library, for the typesetter.
    #[must_use]
    pub fn library(&self) -> &[(String, String)] {
        &self.library
    }

    /// The files of the library that gives elements: its `lib.typ` is `word.typ`.
    #[must_use]
    pub fn word_library(&self) -> &[(String, String)] {
        &self.word
    }

    pub(super) fn render(&self, kind: Kind, context: &Context) -> Result<Filled, Vec<Diagnostic>> {
        let own = format!("{}/main{ENDING}", kind.key());
        let shared = format!("{TITLED}/main{ENDING}");
        let has_own = self.tera.get_template_names().any(|name| name == own);
        let name = if has_own || !kind.is_titled() { own } else { shared };
        self.render_file(&name, context)
    }

    pub(super) fn render_file(&self, name: &str, context: &Context) -> Result<Filled, Vec<Diagnostic>> {
        let filled = self.tera.render(name, context).map_err(|e| vec![explain(&e, &self.texts)])?;
        Ok(origin::taken(&filled))
    }
}

/// Whether a file belongs to the layout library of Word files.
fn is_word(path: &str) -> bool {
    path == WORD || path.starts_with("word/")
}

/// The library of Word files: the built-in one, in which a folder may replace or add what is Word's, and add files of its
/// own. How its pages look concerns Word no more.
fn word_library(files: &[(String, String)]) -> Vec<(String, String)> {
    let mut library: BTreeMap<String, String> =
        built_in_files().into_iter().filter(|(path, _)| path.ends_with(".typ")).collect();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".typ")) {
        if is_word(path) || !library.contains_key(path) {
            library.insert(path.clone(), text.clone());
        }
    }
    let words = library.remove(WORD).unwrap_or_default();
    library.insert("lib.typ".to_owned(), words);
    library.into_iter().collect()
}

/// The starting file of a kind, commented, valid as it stands; the tests see to it that every kind has one.
#[must_use]
pub fn sample(kind: Kind) -> &'static str {
    BUILT_IN
        .get_file(format!("{}/sample.toml", kind.key()))
        .and_then(include_dir::File::contents_utf8)
        .unwrap_or_default()
}

/// The built-in template files, by path, for `vanthu templates export`.
#[must_use]
pub fn built_in_files() -> Vec<(String, String)> {
    fn collect(dir: &Dir, files: &mut Vec<(String, String)>) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            files.extend(file.contents_utf8().map(|text| (path, text.to_owned())));
        }
        dir.dirs().for_each(|inner| collect(inner, files));
    }
    let mut files = Vec::new();
    collect(&BUILT_IN, &mut files);
    files
}

fn explain(error: &tera::Error, texts: &[(String, String)]) -> Diagnostic {
    let place = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let (span, name) = (report.span(), report.filename().to_owned());
            let (line, column) = (span.start_line, span.start_col + 1);
            let text = texts.iter().find(|(path, _)| *path == name).map_or("", |(_, text)| text);
            let text = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned();
            Place::Template { name, line, column, text }
        }
        _ => Place::Whole,
    };
    let reason = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.message().to_owned(),
        _ => error.to_string(),
    };
    Diagnostic::new(
        "mau-khong-dien-duoc",
        Severity::Failure,
        format!("không điền được mẫu: {reason}"),
        format!("the template cannot be filled: {reason}"),
    )
    .at(place)
}
