//! The draft that issued documents are compared with: its files as they print.

use std::cell::RefCell;
use std::path::Path;

use super::check::Refused;
use super::files;
use super::office::{self, Setting};
use crate::check::against;
use crate::page::Page;
use crate::pdf;
use crate::typeset::Format;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::source::Sources;

/// A draft, set.
pub(super) struct Draft {
    /// Name of its file.
    name: String,
    /// Names of what it prints: the document itself, then its annexes in files of their own.
    names: Vec<String>,
    pages: Vec<Vec<Page>>,
    /// Which of them an issued file was compared with.
    met: RefCell<Vec<bool>>,
}

impl Draft {
    /// Reads a directive and sets it.
    pub(super) fn read(file: &Path) -> Result<Self, Refused> {
        let bytes = files::read(file).map_err(|problem| (vec![problem], Sources::default()))?;
        let parsed = office::parse(file, &bytes);
        let Some(directive) = parsed.directive else {
            let failed = parsed.diagnostics.into_iter().filter(|d| d.severity == Severity::Failure);
            return Err((failed.collect(), parsed.sources));
        };
        let folder = office::folder_of(file);
        let profile = parsed.profile.as_ref().map(|profile| (profile, folder.as_path()));
        let press = Setting::new(None, &[], profile).press();
        let made = press.and_then(|press| press.make(&directive, Some(&Format::Pdf(vec![])), "pdf", false));
        let read = made.and_then(|made| {
            let read =
                |(name, bytes): (String, Vec<u8>)| Ok((name, pdf::read(&bytes).map_err(|e| vec![e.diagnostic()])?));
            made.files.into_iter().map(read).collect::<Result<Vec<_>, Vec<Diagnostic>>>()
        });
        let (names, pages): (Vec<_>, Vec<_>) = read.map_err(|problems| (problems, parsed.sources))?.into_iter().unzip();
        let met = RefCell::new(vec![false; names.len()]);
        Ok(Self { name: file.display().to_string(), names, pages, met })
    }

    /// What differs between an issued file and the one of the draft that it was made from.
    pub(super) fn compare(&self, issued: &[Page]) -> Vec<Diagnostic> {
        let at = against::counterpart(&self.pages, issued);
        self.met.borrow_mut()[at] = true;
        against::compare(&self.pages[at], issued)
    }

    /// Says which files of the draft no issued file was compared with.
    pub(super) fn left(&self) -> Vec<Diagnostic> {
        let met = self.met.borrow();
        if !met.contains(&true) {
            return vec![];
        }
        let left = self.names.iter().zip(met.iter()).filter(|(_, met)| !**met);
        let said = left.map(|(name, _)| {
            let (part, part_en) = match name.trim_end_matches(".pdf").trim_start_matches('-') {
                "" => ("văn bản chính".to_owned(), "document itself".to_owned()),
                name => (format!("tệp `{name}`"), format!("file `{name}`")),
            };
            let draft = &self.name;
            Diagnostic::new(
                "doi-chieu-thieu-tep",
                Severity::Note,
                format!("{part} của dự thảo `{draft}` chưa được so với tệp phát hành nào"),
                format!("the {part_en} of the draft `{draft}` was compared with no issued file"),
            )
            .hint("thêm tệp ấy vào dòng lệnh", "add the issued file to the command")
        });
        said.collect()
    }
}
