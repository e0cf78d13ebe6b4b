//! Copies of finished documents (bản sao): the slip with its neighbours, and the copy that it makes.

use super::files::{self, Given};
use super::{Desk, office};
use crate::copy::{Made, make};
use crate::directive::copy::{Copy, Medium, ParsedCopy};
use crate::directive::profile::{Profile, declare};
use crate::pdf;
use crate::rules::source::read_slip;
use crate::words::diagnostic::{Diagnostic, Place};
use crate::words::source::Sources;

/// What came of a copy.
pub struct Copied {
    /// What the slip says; none when it could not be read.
    pub copy: Option<Copy>,
    /// The copy; what kept it from being made is among the diagnostics.
    pub made: Option<Made>,
    /// Everything found.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that diagnostics point into.
    pub sources: Sources,
    /// The house profile.
    pub profile: Option<Profile>,
}

impl Desk {
    /// Makes a copy of a finished document.
    ///
    /// # Errors
    /// Files that cannot be read: all of them.
    pub fn copy(&self, original: &Given, slip: &Given, medium: Medium) -> Result<Copied, Vec<Diagnostic>> {
        let (slip_bytes, original_bytes) = match (slip.read(), original.read_pdf()) {
            (Ok(slip), Ok(original)) => (slip, original),
            (slip, original) => return Err(slip.err().into_iter().chain(original.err()).collect()),
        };
        let folder = office::folder_of(slip.path());
        let beside = |name: &str| files::read_beside(&folder, name);
        let ParsedCopy { sources, copy, mut diagnostics, profile } =
            read_slip(office::document(slip.path(), &slip_bytes), medium, &beside);
        let made = match &copy {
            None => Err(pdf::read(&original_bytes).err().map(|error| error.diagnostic()).into_iter().collect()),
            Some(copy) => {
                let press = self.press_of(self.asked.with(profile.as_ref(), &folder));
                press.and_then(|press| make(&press, &original_bytes, copy, medium))
            }
        };
        let in_file = |problem| in_file(problem, original);
        let made = made.map_err(|problems| diagnostics.extend(problems.into_iter().map(in_file))).ok();
        diagnostics.extend(made.iter().flat_map(|made| made.diagnostics.iter().cloned()));
        declare(&mut diagnostics, profile.as_ref().map_or(&[], |profile| &profile.deviations));
        Ok(Copied { copy, made, diagnostics, sources, profile })
    }
}

/// What is wrong with the PDF as a whole is said of its file.
fn in_file(problem: Diagnostic, original: &Given) -> Diagnostic {
    match problem.place {
        Place::Whole => problem.at(Place::File(original.path().display().to_string())),
        _ => problem,
    }
}
