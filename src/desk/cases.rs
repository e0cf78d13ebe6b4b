//! Reference cases: runs a folder of them, or keeps what they give as what is expected.
//!
//! A case is a folder with `directive.toml`; `expected.txt` holds its layout, `expected.typ` its Typst source,
//! `expected-word.txt`, where there is one, its Word file as text.

use std::path::{Path, PathBuf};

use super::files;
use crate::case::{self, Outcome};
use crate::press::Press;
use crate::report;
use crate::words::diagnostic::{Diagnostic, Lang, Severity};
use crate::words::source::Sources;

/// What a case keeps of its Word file.
const WORD: &str = "expected-word.txt";

/// What came of one case.
pub struct CaseResult {
    /// Name of its folder.
    pub name: String,
    /// What differs from the expected files, or what made it impossible; empty when the case passes.
    pub problems: Vec<String>,
    /// Findings in the directive and on the page.
    pub diagnostics: Vec<Diagnostic>,
}

/// Runs every case below a folder; with `bless`, writes what they give as what is expected.
///
/// # Errors
/// A folder that cannot be read or holds no case.
pub fn run_folder(folder: &Path, press: &Press, bless: bool) -> Result<Vec<CaseResult>, Diagnostic> {
    let directives: Vec<PathBuf> =
        files::folder_files(folder)?.into_iter().filter(|path| path.ends_with("directive.toml")).collect();
    if directives.is_empty() {
        let name = folder.display().to_string();
        return Err(Diagnostic::new(
            "khong-co-ca",
            Severity::Failure,
            format!("không có ca nào trong `{name}`"),
            format!("there is no case in `{name}`"),
        )
        .hint("mỗi ca là một thư mục có tệp `directive.toml`", "a case is a folder with a file `directive.toml`"));
    }
    directives.iter().map(|directive| run_case(directive, press, bless)).collect()
}

fn run_case(directive: &Path, press: &Press, bless: bool) -> Result<CaseResult, Diagnostic> {
    let folder = directive.parent().unwrap_or(Path::new("."));
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = files::read(directive)?;
    let read = |file: &str| files::read_beside(folder, file);
    match case::run(press, "directive.toml", &bytes, &read) {
        Ok(outcome) if bless => {
            files::write(&folder.join("expected.txt"), outcome.layout.as_bytes())?;
            files::write(&folder.join("expected.typ"), outcome.source.as_bytes())?;
            if let Ok(word) = &outcome.word {
                files::write(&folder.join(WORD), word.as_bytes())?;
            }
            Ok(CaseResult { name, problems: vec![], diagnostics: outcome.diagnostics })
        }
        Ok(outcome) => {
            Ok(CaseResult { name, problems: differences(folder, &outcome), diagnostics: outcome.diagnostics })
        }
        Err(diagnostics) => {
            let problems = vec![report::text::text(&diagnostics, &Sources::default(), Lang::Vi, false)];
            Ok(CaseResult { name, problems, diagnostics })
        }
    }
}

fn differences(folder: &Path, outcome: &Outcome) -> Vec<String> {
    let pairs = [("expected.typ", &outcome.source), ("expected.txt", &outcome.layout)];
    let compare = |(file, found): (&str, &String)| {
        let expected = files::read(&folder.join(file)).unwrap_or_default();
        case::difference(&String::from_utf8_lossy(&expected), found).map(|rows| format!("{file}:\n{rows}"))
    };
    let mut problems: Vec<String> = pairs.into_iter().filter_map(compare).collect();
    // Templates of an office need not serve Word.
    if folder.join(WORD).is_file() {
        problems.extend(match &outcome.word {
            Ok(word) => compare((WORD, word)),
            Err(problems) => Some(report::text::text(problems, &Sources::default(), Lang::Vi, false)),
        });
    }
    problems
}
