//! The draft that issued documents are compared with: its files as they print.

use std::sync::{Mutex, PoisonError};

use super::files::Given;
use super::{Desk, Refused, alone};
use crate::check::against;
use crate::page::Page;
use crate::pdf;
use crate::press::Writing;
use crate::typeset::Format;
use crate::words::diagnostic::{Diagnostic, Severity};

/// A draft, set.
pub struct Draft {
    /// Name of its file.
    name: String,
    /// Names of what it prints: the document itself, then its annexes in files of their own.
    names: Vec<String>,
    pages: Vec<Vec<Page>>,
    /// Which of them an issued file was compared with.
    met: Mutex<Vec<bool>>,
}

impl Desk {
    /// Reads a directive as the draft of what was issued, and sets it.
    ///
    /// # Errors
    /// What keeps it from being set.
    pub fn draft(&self, file: &Given) -> Result<Draft, Refused> {
        let bytes = file.read().map_err(alone)?;
        let opened = self.open_bytes(file.path(), &bytes);
        let made = self.make(&opened, &[Writing::Pages(Format::Pdf(vec![]))], false);
        let sources = opened.parsed.sources;
        let Some(made) = made.made else {
            let failed = made.diagnostics.into_iter().filter(|d| d.severity == Severity::Failure);
            return Err((failed.collect(), sources));
        };
        let read = |(name, bytes): (String, Vec<u8>)| Ok((name, pdf::read(&bytes).map_err(|e| vec![e.diagnostic()])?));
        let read: Result<Vec<_>, Vec<Diagnostic>> = made.files.into_iter().map(read).collect();
        let (names, pages): (Vec<_>, Vec<_>) = read.map_err(|problems| (problems, sources))?.into_iter().unzip();
        let met = Mutex::new(vec![false; names.len()]);
        Ok(Draft { name: file.path().display().to_string(), names, pages, met })
    }
}

impl Draft {
    /// What differs between an issued file and the one of the draft that it was made from.
    #[must_use]
    pub fn compare(&self, issued: &[Page]) -> Vec<Diagnostic> {
        let at = against::counterpart(&self.pages, issued);
        self.met.lock().unwrap_or_else(PoisonError::into_inner)[at] = true;
        against::compare(&self.pages[at], issued)
    }

    /// Says which files of the draft no issued file was compared with.
    #[must_use]
    pub fn left(&self) -> Vec<Diagnostic> {
        let met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
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
