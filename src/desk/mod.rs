//! The work of every command, and the only room that touches files: opens a directive with its neighbours, presses it, checks
//! documents, runs batches, keeps cases.
//!
//! The terminal and the browser are doors on it: each says what is wanted and tells what came of it, in its own way. So nothing
//! here prints, parses arguments or waits for Ctrl-C; what takes long tells how far it is and can be stopped. One [`Desk`] serves
//! any number of threads.
#![allow(clippy::disallowed_methods, reason = "files are read and written here, so that nothing else does")]

pub mod batch;
pub mod cases;
pub mod check;
pub mod copy;
pub mod draft;
pub mod files;
mod folder;
mod office;
mod open;
mod preview;
mod start;
mod stop;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::press::Press;
use crate::words::diagnostic::Diagnostic;
use crate::words::source::Sources;

pub use folder::{Folder, Revision, Saved};
pub use office::Setting;
pub use open::{Made, Opened, Pressed};
pub use preview::{Mark, Preview};
pub use start::{export_templates, starting_file, write_new};
pub use stop::Stop;

/// What keeps a job from being done, and the files that it points into.
pub type Refused = (Vec<Diagnostic>, Sources);

/// A refusal that points into no file.
pub(crate) fn alone(problem: Diagnostic) -> Refused {
    (vec![problem], Sources::default())
}

/// A place to work: the templates and fonts that were asked for, and presses kept warm from one document to the next.
#[derive(Default)]
pub struct Desk {
    asked: Setting,
    presses: Mutex<Vec<(Setting, Arc<Press>)>>,
}

impl Desk {
    /// A desk whose documents use these templates and fonts; what is not asked for, the house profile near a document names.
    #[must_use]
    pub fn new(templates: Option<PathBuf>, fonts: Vec<PathBuf>) -> Self {
        Self { asked: Setting { templates, fonts }, presses: Mutex::default() }
    }

    /// The press of a document, made when it is first asked for. Documents of one office share one.
    ///
    /// # Errors
    /// Fonts and templates that cannot be read, and what is wrong in a template.
    pub fn press(&self, opened: &Opened) -> Result<Arc<Press>, Vec<Diagnostic>> {
        self.press_of(self.asked.with(opened.profile(), opened.folder()))
    }

    /// The press of what was asked for, whatever a profile says.
    ///
    /// # Errors
    /// As [`Self::press`].
    pub fn press_as_asked(&self) -> Result<Arc<Press>, Vec<Diagnostic>> {
        self.press_of(self.asked.clone())
    }

    fn press_of(&self, setting: Setting) -> Result<Arc<Press>, Vec<Diagnostic>> {
        // A thread that panicked while it held the lock left the list as it was.
        let mut presses = self.presses.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, press)) = presses.iter().find(|(known, _)| *known == setting) {
            return Ok(Arc::clone(press));
        }
        let press = Arc::new(setting.press()?);
        presses.push((setting, Arc::clone(&press)));
        Ok(press)
    }

    /// Forgets presses, so that templates and fonts are read anew: an office may change them while a desk is open.
    pub fn refresh(&self) {
        self.presses.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Templates and fonts of the documents of a file or folder.
    fn setting_near(&self, file: &Path) -> Result<Setting, Vec<Diagnostic>> {
        office::setting_near(file, &self.asked)
    }
}

#[cfg(test)]
mod tests {
    use super::{Desk, Opened, Preview, Stop};

    #[test]
    fn a_desk_serves_many_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Desk>();
        shared::<Opened>();
        shared::<Preview>();
        shared::<Stop>();
    }
}
