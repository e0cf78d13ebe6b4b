//! A directive with its neighbours, and the files that come of it.

use std::path::{Path, PathBuf};

use super::{Desk, files, office};
use crate::directive::Parsed;
use crate::directive::profile::{Deviation, Profile, declare};
use crate::press::{self, Writing};
use crate::rules::source;
use crate::typeset::Spacing;
use crate::words::diagnostic::Diagnostic;

/// A directive that was read, with the house profile and the files it names.
#[derive(Debug)]
pub struct Opened {
    /// Its file; it need not exist, as for a text that was not saved yet.
    pub file: PathBuf,
    /// What came of reading it. Its diagnostics are those of reading alone.
    pub parsed: Parsed,
    folder: PathBuf,
}

/// What came of pressing a directive.
pub struct Pressed {
    /// The files, each the end of its name (`.pdf`, `-2.png`) and its bytes, the document itself first; what kept them from being
    /// made is among the diagnostics.
    pub made: Option<Made>,
    /// Everything found in the directive and on its pages; what the office declares is told as declared.
    pub diagnostics: Vec<Diagnostic>,
}

/// The files of a directive.
pub struct Made {
    /// Each the end of its name and its bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// Pages of all files.
    pub pages: usize,
    /// The typeface.
    pub family: String,
    /// Signs of the text that the typeface lacks, set in a face for signs.
    pub signs: Vec<char>,
    /// Line pitch and distance of paragraphs.
    pub spacing: Spacing,
    /// Whether the spacing was varied to keep the last page from holding the signature alone.
    pub adjusted: bool,
}

impl Opened {
    /// The house profile it was completed from.
    #[must_use]
    pub fn profile(&self) -> Option<&Profile> {
        self.parsed.profile.as_ref()
    }

    /// What the office declares to do otherwise.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        self.profile().map_or(&[], |profile| &profile.deviations)
    }

    /// The folder that the names in it are taken from.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Everything that can be told of it without setting it.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        let lint = |directive| source::lint(directive, &self.parsed.sources);
        let mut findings = self.parsed.diagnostics.clone();
        findings.extend(self.parsed.directive.iter().flat_map(lint));
        declare(&mut findings, self.deviations());
        findings
    }
}

impl Desk {
    /// Opens a directive.
    ///
    /// # Errors
    /// A file that cannot be read. What is wrong in it is told by what was opened.
    pub fn open(&self, file: &Path) -> Result<Opened, Diagnostic> {
        Ok(self.open_bytes(file, &files::read(file)?))
    }

    /// Opens a directive whose text is at hand, as if it stood in that file.
    #[must_use]
    pub fn open_bytes(&self, file: &Path, bytes: &[u8]) -> Opened {
        Opened { file: file.to_owned(), parsed: office::parse(file, bytes), folder: office::folder_of(file) }
    }

    /// Makes the files of a directive in every way that is wanted. With `check`, PDFs are measured.
    #[must_use]
    pub fn make(&self, opened: &Opened, wanted: &[Writing], check: bool) -> Pressed {
        let mut diagnostics = opened.parsed.diagnostics.clone();
        let made = match (&opened.parsed.directive, self.press(opened)) {
            (Some(directive), Ok(press)) => press.make(directive, wanted, check),
            (_, press) => Err(press.err().unwrap_or_default()),
        };
        let made = match made {
            Ok(made) => {
                press::add(&mut diagnostics, made.diagnostics);
                let set = made.main.typeset;
                let (files, pages, family, signs) = (made.files, made.pages, made.main.family, made.main.signs);
                declare(&mut diagnostics, opened.deviations());
                Some(Made { files, pages, family, signs, spacing: set.spacing, adjusted: set.adjusted })
            }
            Err(mut problems) => {
                press::point(&mut problems, &opened.parsed.sources);
                declare(&mut diagnostics, opened.deviations());
                diagnostics.extend(problems);
                None
            }
        };
        Pressed { made, diagnostics }
    }
}
