//! One folder of documents, for a door that keeps many of them open: list, open, save, begin.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sha2::{Digest, Sha256};

use super::files;
use crate::compose::sample;
use crate::directive;
use crate::words::diagnostic::{Diagnostic, Severity};
use crate::words::kind::Kind;

/// A folder; nothing outside it is read or written, by whatever name it is asked for.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    /// Two threads never save at once; two programs are kept apart by a lock on a file of the system's temporary folder.
    saving: Mutex<()>,
}

/// What a text was when it was read: another text has another one.
pub type Revision = String;

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The text is on the disk.
    Done(Revision),
    /// The file is no longer what it was when it was opened: this is what it holds, and nothing was written.
    Changed(String, Revision),
}

/// The ending of a directive.
const ENDING: &str = ".toml";
/// Letters of the longest name: with Vietnamese letters of three bytes, what every file system takes.
const LONGEST: usize = 80;

impl Folder {
    /// Opens a folder that exists.
    ///
    /// # Errors
    /// A path that is no folder, or cannot be read.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        let root = files::folder(path)?;
        Ok(Self { root, saving: Mutex::new(()) })
    }

    /// Where it is.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Names of the TOML files in it, sorted; with the time of the last change in milliseconds since 1970.
    ///
    /// # Errors
    /// A folder that cannot be read any more.
    pub fn names(&self) -> Result<Vec<(String, u64)>, Diagnostic> {
        let mut names = files::names(&self.root)?;
        names.retain(|(name, _)| self.path(name).is_ok());
        Ok(names)
    }

    /// The text of a file and its revision.
    ///
    /// # Errors
    /// A name that leads out of the folder, a file that cannot be read or is no text.
    pub fn read(&self, name: &str) -> Result<(String, Revision), Diagnostic> {
        let bytes = files::read(&self.path(name)?)?;
        let revision = revision(&bytes);
        directive::text(name, &bytes).map(|text| (text, revision))
    }

    /// Saves a text, whole or not at all, if the file still is what it was at `known`; a file that is not there yet has no
    /// revision.
    ///
    /// # Errors
    /// A name that leads out of the folder, a disk that is full or read-only.
    pub fn save(&self, name: &str, text: &str, known: Option<&str>) -> Result<Saved, Diagnostic> {
        let path = self.path(name)?;
        let _alone = self.saving.lock();
        let _lock = self.lock();
        let there = if path.exists() { Some(files::read_any(&path)?) } else { None };
        let differs =
            there.as_ref().is_some_and(|bytes| Some(revision(bytes).as_str()) != known && bytes != text.as_bytes());
        if let (true, Some(bytes)) = (differs, there) {
            return Ok(Saved::Changed(String::from_utf8_lossy(&bytes).into_owned(), revision(&bytes)));
        }
        files::write(&path, text.as_bytes())?;
        Ok(Saved::Done(revision(text.as_bytes())))
    }

    /// Begins a document of a kind from its sample; the name of the new file.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn begin(&self, kind: Kind) -> Result<String, Diagnostic> {
        self.keep(kind.key(), sample(kind))
    }

    /// Keeps a text in a new file of this name, or the next one that is free.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn keep(&self, stem: &str, text: &str) -> Result<String, Diagnostic> {
        for number in 1.. {
            let name = if number == 1 { format!("{stem}{ENDING}") } else { format!("{stem}-{number}{ENDING}") };
            if !self.path(&name)?.exists()
                && self.save(&name, text, None).map(|saved| matches!(saved, Saved::Done(_)))?
            {
                return Ok(name);
            }
        }
        unreachable!("there is always another number")
    }

    /// Whether a name is one of this folder.
    ///
    /// # Errors
    /// A name that leads out of the folder.
    pub fn is_inside(&self, name: &str) -> Result<(), Diagnostic> {
        self.path(name).map(drop)
    }

    /// The path of a name that lies in this very folder.
    fn path(&self, name: &str) -> Result<PathBuf, Diagnostic> {
        let plain = !name.starts_with('.')
            && name.ends_with(ENDING)
            && name.chars().count() <= LONGEST
            && !name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|'])
            && !name.chars().any(char::is_control);
        let path = self.root.join(name);
        // A link would lead to where nobody looks.
        if plain && !path.is_symlink() { Ok(path) } else { Err(outside(name)) }
    }

    /// Keeps other programs on the same folder from saving at the same moment; where that can't be had, saving goes on.
    fn lock(&self) -> Option<File> {
        let name = format!("vanthu-{}.lock", &revision(self.root.as_os_str().as_encoded_bytes())[..16]);
        files::lock(&std::env::temp_dir().join(name))
    }
}

fn revision(bytes: &[u8]) -> Revision {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn outside(name: &str) -> Diagnostic {
    Diagnostic::new(
        "ten-tep-khong-duoc",
        Severity::Failure,
        format!("`{name}` không phải tên một tệp .toml trong thư mục đang mở"),
        format!("`{name}` is no name of a .toml file in the open folder"),
    )
    .hint(
        "đặt tên bằng chữ, số và dấu `-`, không có `/`, `\\`, `:`; tệp phải nằm ngay trong thư mục",
        "use letters, figures and `-`, without `/`, `\\`, `:`; the file must lie in the folder itself",
    )
}
