//! From a filled directive to the bytes of its files.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::report::{Found, Registered};
use crate::directive::model::Directive;
use crate::directive::profile::{Deviation, declare};
use crate::directive::writer as toml_text;
use crate::directive::{Document, Files, Parsed};
use crate::press::{self, Press, Writing};
use crate::typeset;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::source::Sources;

/// How many documents ago something was last used that the compiler still remembers. One row shares its header and its
/// wording with the next, and what a row has for itself must not pile up. Every thread counts, so it grows with them.
fn remembered() -> usize {
    2 + 2 * rayon::current_num_threads()
}

/// How the documents of a run are made.
pub struct Recipe {
    /// Templates and typesetter.
    pub press: Arc<Press>,
    /// What to write.
    pub wanted: Vec<Writing>,
    /// Whether every PDF is measured.
    pub check: bool,
    /// Digest of all that is the same for every row: templates, fonts, format, program.
    pub base: String,
}

/// A filled directive, read.
pub struct Prepared {
    sources: Sources,
    directive: Option<Directive>,
    diagnostics: Vec<Diagnostic>,
    deviations: Vec<Deviation>,
    /// The filled directive as TOML.
    pub toml: String,
    /// Digest of everything the document depends on.
    pub fingerprint: String,
}

/// What came of a row.
pub struct Made {
    /// What follows the name of the row in a file's name, and the bytes of the file.
    pub files: Vec<(String, Vec<u8>)>,
    /// Pages.
    pub pages: usize,
    /// Everything found.
    pub findings: Vec<Found>,
}

impl Recipe {
    /// Reads a filled directive; `findings` are those of the filling.
    #[must_use]
    pub fn prepare(&self, document: Document, findings: Vec<Diagnostic>, files: &Files<'_>) -> Prepared {
        let toml = document.table.as_ref().map(|t| toml_text::write(t, &document.sources)).unwrap_or_default();
        let Parsed { sources, directive, diagnostics: found, profile } = crate::rules::source::read(document, files);
        let mut diagnostics = findings;
        // What could not be filled in is missing: that needs no complaint of its own.
        if diagnostics.iter().all(|d| d.severity != Severity::Failure) {
            diagnostics.extend(found);
        }
        let failed = diagnostics.iter().any(|d| d.severity == Severity::Failure);
        let directive = directive.filter(|_| !failed);
        let mut digest = Sha256::new();
        digest.update(&self.base);
        digest.update(&toml);
        // Text files that the directive names come after it in the sources.
        for file in (1..).map_while(|at| sources.get(at)) {
            digest.update([0]);
            digest.update(&file.text);
        }
        if let Some(directive) = &directive {
            digest.update(directive.standard.source());
        }
        let deviations = profile.map(|profile| profile.deviations).unwrap_or_default();
        Prepared { fingerprint: hex(&digest.finalize()), sources, directive, diagnostics, toml, deviations }
    }

    /// Makes the files of a row. Nothing is made when something failed.
    #[must_use]
    pub fn make(&self, prepared: &Prepared) -> Made {
        let mut diagnostics = prepared.diagnostics.clone();
        let made = prepared.directive.as_ref().map(|directive| self.print(directive, &mut diagnostics));
        typeset::forget(remembered());
        let (files, pages) = match made {
            Some(Ok(made)) => made,
            Some(Err(mut problems)) => {
                press::point(&mut problems, &prepared.sources);
                diagnostics.extend(problems);
                Default::default()
            }
            None => Default::default(),
        };
        declare(&mut diagnostics, &prepared.deviations);
        Made { files, pages, findings: diagnostics.iter().map(|d| Found::of(d, &prepared.sources)).collect() }
    }

    fn print(&self, directive: &Directive, diagnostics: &mut Vec<Diagnostic>) -> Result<Output, Vec<Diagnostic>> {
        let made = self.press.make(directive, &self.wanted, self.check)?;
        press::add(diagnostics, made.diagnostics);
        let sources = self.wanted.contains(&Writing::Sources);
        let path = |name: String| if sources { format!("/{name}") } else { name };
        Ok((made.files.into_iter().map(|(name, bytes)| (path(name), bytes)).collect(), made.pages))
    }
}

type Output = (Vec<(String, Vec<u8>)>, usize);

impl Prepared {
    /// Whether the directive can be set at all.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.directive.is_some()
    }

    /// What the register of outgoing documents says of it.
    #[must_use]
    pub fn registered(&self) -> Option<Registered> {
        self.directive.as_ref().map(Registered::of)
    }
}

/// A digest in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        text.push_str(&format!("{byte:02x}"));
        text
    })
}

/// SHA-256 of bytes in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
