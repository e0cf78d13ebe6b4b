//! What the integration tests share: the cases, and the words of a printed page in reading order.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part of it")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files, and stop where they cannot")]

use std::path::{Path, PathBuf};

use vanthu::compose::Templates;
use vanthu::directive::model::Directive;
use vanthu::page::Page;
use vanthu::press::{Press, Printed};
use vanthu::typeset::{Fonts, Format, export};

/// The folder of a case.
pub fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(name)
}

/// The names of all cases, in order.
pub fn cases() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let entries = std::fs::read_dir(folder).expect("cases/ is part of the repository");
    let mut names: Vec<_> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("directive.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The directive of a folder, and what is said of it.
pub fn read(folder: &Path) -> (Directive, Vec<vanthu::words::diagnostic::Diagnostic>) {
    let path = folder.join("directive.toml");
    let bytes = std::fs::read(&path).unwrap();
    let files = |name: &str| {
        std::fs::read(folder.join(name))
            .map_err(|e| vanthu::words::diagnostic::Message::new(e.to_string(), e.to_string()))
    };
    let parsed = vanthu::rules::source::parse(&path.to_string_lossy(), &bytes, &files);
    let directive = parsed.directive.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), parsed.diagnostics));
    (directive, parsed.diagnostics)
}

/// A press with the built-in templates and fonts.
pub fn press() -> Press {
    Press::new(Templates::built_in().expect("the built-in templates are sound"), Fonts::bundled())
}

/// The pages of a directive as a PDF.
pub fn pdf(printed: &Printed) -> Vec<u8> {
    export(&printed.typeset.document, &Format::Pdf(Vec::new())).unwrap().remove(0)
}

/// The pages of a case, read back from its PDF.
pub fn render(folder: &Path) -> Vec<Page> {
    let (directive, _) = read(folder);
    let printed = press().print(&directive).unwrap_or_else(|e| panic!("{}: {e:#?}", folder.display()));
    vanthu::pdf::read(&pdf(&printed)).unwrap()
}

/// A file of the folder `shared/` beside the repository or above it, where lies what is not the project's own.
pub fn shared(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = root.ancestors().map(|above| above.join("shared").join(name)).find(|path| path.exists());
    if found.is_none() {
        not_run(&format!("shared/{name} is not here"));
    }
    found
}

/// The official mẫu of Phụ lục III, one after the other.
pub fn official_mau() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts/mau-phu-luc-3.pdf")
}

/// Says that something was not tested, where it is seen: what a test prints in the usual way is swallowed when it passes.
pub fn not_run(why: &str) {
    use std::io::Write as _;
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let _ = writeln!(std::io::stderr(), "NOT RUN: {test}: {why}");
}

/// A line of text, or the part of it in one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Page from 1.
    pub page: usize,
    /// Baseline in mm from the top.
    pub baseline: f64,
    /// The words.
    pub text: String,
}

/// The lines of a page between two places across it, from the top.
pub fn lines(page: &Page, from: f64, to: f64) -> Vec<Line> {
    let cut = |line: &vanthu::page::line::Line| {
        let words = line.segments.iter().flat_map(|segment| &segment.words);
        let inside: Vec<_> =
            words.filter(|word| word.x >= from && word.x < to).map(|word| word.text.as_str()).collect();
        Line { page: page.number, baseline: line.baseline, text: inside.join(" ") }
    };
    vanthu::page::line::lines(page).iter().map(cut).filter(|line| !line.text.is_empty()).collect()
}

/// Where two texts part: words wanted against lines as printed. A word may be broken over two lines after `-` or `/`.
///
/// # Errors
/// The words around the first difference.
pub fn same_words<'a>(wanted: &str, printed: impl IntoIterator<Item = &'a str>) -> Result<(), String> {
    let mut found: Vec<(&str, bool)> = Vec::new();
    for line in printed {
        let words: Vec<_> = line.split_whitespace().collect();
        let last = words.len().saturating_sub(1);
        found.extend(words.into_iter().enumerate().map(|(i, word)| (word, i == last)));
    }
    let wanted: Vec<_> = wanted.split_whitespace().collect();
    let mut next = found.iter().peekable();
    for (i, word) in wanted.iter().enumerate() {
        let mut whole = String::new();
        let mut broken = true;
        while broken && whole != *word {
            let Some((part, ends_line)) = next.next() else { break };
            whole.push_str(part);
            broken = *ends_line && whole.ends_with(['-', '/']) && word.starts_with(&whole);
        }
        if whole != *word {
            let before = wanted[i.saturating_sub(6)..i].join(" ");
            return Err(format!("after “{before}”: wanted “{word}”, printed “{whole}”"));
        }
    }
    match next.next() {
        Some((extra, _)) => Err(format!("after the last word “{}”: printed “{extra}”", wanted.last().unwrap_or(&""))),
        None => Ok(()),
    }
}

/// Compares a file with what it should hold; `BLESS=1` writes it.
pub fn hold_to(path: &str, text: &str) {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&whole, text).unwrap_or_else(|e| panic!("{path}: {e}"));
    }
    assert_eq!(std::fs::read_to_string(&whole).unwrap_or_default(), text, "BLESS=1 rewrites {path}");
}
