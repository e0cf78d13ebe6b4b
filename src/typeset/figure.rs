//! Pictures: unpacked once before the document is set, so that a broken one is told where it is named.

use typst_layout::PagedDocument;

use super::world::{self, Job, Target};
use super::{Spacing, Typesetter};
use crate::compose::Manuscript;

impl Typesetter {
    /// Why a picture can't be set; `path` ends as its format asks. What was unpacked is kept for the document.
    #[must_use]
    pub fn broken_picture(&self, path: &str, bytes: &[u8]) -> Option<String> {
        let source = format!("#image(\"/{path}\", width: 10mm)");
        let images = vec![(path.to_owned(), bytes.to_vec())];
        let manuscript = Manuscript { source, images, ..Manuscript::default() };
        let main = world::main_source(&manuscript);
        let job = Job::new(&self.stage, Target::Pages, &manuscript, &main, Spacing::of(manuscript.standard));
        let errors = typst::compile::<PagedDocument>(&job).output.err()?;
        errors.first().map(|error| error.message.to_string())
    }
}
