//! The folder of a batch: files written whole or not at all, and the memory of what was made.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::super::files;
use crate::batch::recipe::{hex, sha256};
use crate::batch::state::{self, Entry, State};
use crate::words::diagnostic::{Diagnostic, Place, Severity};

/// Where files lie while they are written; on the same disk, so that a rename is one step.
const WORKSHOP: &str = ".vanthu-tam";
/// What was made.
const MEMORY: &str = ".vanthu-da-tao";
/// Held as long as a run lasts; the system lets go of it when the run ends, however it ends.
const LOCK: &str = ".vanthu-khoa";

/// The folder of a batch.
pub(super) struct Store {
    folder: PathBuf,
    workshop: PathBuf,
    memory: PathBuf,
    /// `-1-4` for the first of four parts.
    part: String,
    /// Keeps other runs out of the folder until it is dropped.
    _locks: Vec<File>,
}

impl Store {
    /// Opens the folder, making it where it is missing. What a killed run left half-written is thrown away.
    pub(super) fn open(folder: &Path, shard: Option<(usize, usize)>) -> Result<Self, Diagnostic> {
        let part = shard.map(|(k, n)| format!("-{}-{n}", k + 1)).unwrap_or_default();
        let workshop = folder.join(format!("{WORKSHOP}{part}"));
        let memory = folder.join(format!("{MEMORY}{part}.jsonl"));
        fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
        let locks = lock(folder, &part)?;
        let opened = (|| {
            if workshop.exists() {
                fs::remove_dir_all(&workshop)?;
            }
            fs::create_dir(&workshop)
        })();
        opened.map_err(|e| unwritable(folder, &e))?;
        Ok(Self { folder: folder.to_owned(), workshop, memory, part, _locks: locks })
    }

    /// What earlier runs made, written anew without what no longer counts.
    pub(super) fn state(&self) -> Result<State, Diagnostic> {
        let mut state = remembered(&self.memory);
        // What people have deleted is forgotten.
        state.retain(|_, entry| entry.files.iter().any(|file| self.folder.join(file).exists()));
        let mut entries: Vec<_> = state.values().collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        let text: String = entries.into_iter().map(state::line).collect();
        let name = self.memory.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.put(&name, text.as_bytes())?;
        Ok(state)
    }

    /// The memory, open at its end.
    pub(super) fn memory(&self) -> Result<Memory<'_>, Diagnostic> {
        let file = OpenOptions::new().append(true).create(true).open(&self.memory);
        file.map(|file| Memory { file, path: &self.memory }).map_err(|e| unwritable(&self.memory, &e))
    }

    /// Whether the files of an entry are there, byte for byte.
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        let same = |(file, digest): (&String, &String)| {
            fs::read(self.folder.join(file)).is_ok_and(|bytes| sha256(&bytes) == *digest)
        };
        !entry.files.is_empty() && entry.files.iter().zip(&entry.sha256).all(same)
    }

    /// Files of earlier runs, of whatever part, that belong to none of these names any more and are still there, each with
    /// the SHA-256 it was written with.
    pub(super) fn left(&self, names: &[String]) -> Vec<(String, String)> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let is_memory = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(MEMORY) && name.ends_with(".jsonl")
        };
        let memories: Vec<_> = files.filter(is_memory).map(|path| remembered(&path)).collect();
        let mut left = state::left(&memories, names);
        left.retain(|(file, _)| self.folder.join(file).is_file());
        left
    }

    /// Deletes a file that still is what the program wrote; whether it did.
    pub(super) fn prune(&self, file: &str, digest: &str) -> bool {
        let path = self.folder.join(file);
        fs::read(&path).is_ok_and(|bytes| sha256(&bytes) == digest) && fs::remove_file(&path).is_ok()
    }

    /// Writes a file of the batch: beside its place first, then moved there in one step.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        let path = self.folder.join(name);
        let file = files::begin(&self.workshop, |out| out.write_all(bytes));
        file.and_then(|file| files::finish(file, &path)).map_err(|e| unwritable(&path, &e))
    }

    /// Moves a file out of the way of new bytes when it is neither what the program wrote last nor what it is about to
    /// write: somebody has worked on it. Gives its new name.
    pub(super) fn set_aside(&self, name: &str, new: &[u8], last: Option<&Entry>) -> Result<Option<String>, Diagnostic> {
        let path = self.folder.join(name);
        let Ok(bytes) = fs::read(&path) else { return Ok(None) };
        let digest = || sha256(&bytes);
        if bytes == new || last.is_some_and(|entry| entry.sha256.contains(&digest())) {
            return Ok(None);
        }
        self.move_aside(name).map(Some)
    }

    /// Writes a large file bit by bit, then moves it to its place. A report that somebody has worked on, or that was not
    /// written here, is moved out of the way: gives its new name.
    pub(super) fn stream(
        &self,
        path: &Path,
        write: impl FnOnce(&mut io::BufWriter<&mut File>) -> io::Result<()>,
    ) -> Result<Option<String>, Diagnostic> {
        let folder = files::parent(path);
        // Another folder may lie on another disk: then it is written there.
        let beside = if folder == self.folder { &self.workshop } else { folder };
        let file = files::begin(beside, write).map_err(|e| unwritable(path, &e))?;
        let kept = if folder == self.folder { self.set_report_aside(path, file.path())? } else { None };
        files::finish(file, path).map_err(|e| unwritable(path, &e))?;
        Ok(kept)
    }

    /// Remembers a report that is about to be moved to its place, and makes room for it there.
    fn set_report_aside(&self, path: &Path, new: &Path) -> Result<Option<String>, Diagnostic> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let digest = digest(new).map_err(|e| unwritable(path, &e))?;
        let known = |old: &String| remembered(&self.memory).get(state::REPORTS).is_some_and(|r| r.sha256.contains(old));
        let foreign = self::digest(path).is_ok_and(|old| old != digest && !known(&old));
        self.memory()?.add(&Entry::of_files(state::REPORTS, vec![(name.clone(), digest)]))?;
        if !foreign {
            return Ok(None);
        }
        self.move_aside(&name).map(Some)
    }

    /// Gives a file another name.
    fn move_aside(&self, name: &str) -> Result<String, Diagnostic> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        // Were none of these names free, the renaming below would fail and say so.
        let mut names = (1..=9_999).map(|n| format!("{stem}.giu-lai-{n}.{ending}"));
        let aside = names.find(|name| !self.folder.join(name).exists()).unwrap_or_default();
        let path = self.folder.join(name);
        fs::rename(&path, self.folder.join(&aside)).map_err(|e| unwritable(&path, &e))?;
        Ok(aside)
    }

    /// Where a report stands; every part of a batch that is spread over machines has its own.
    pub(super) fn report(&self, name: &str, ending: &str) -> PathBuf {
        self.folder.join(format!("{name}{}.{ending}", self.part))
    }

    /// A file of the batch.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A file without a name for what came of every row; it goes with the run.
    pub(super) fn ledger(&self) -> Result<File, Diagnostic> {
        tempfile::tempfile_in(&self.workshop).map_err(|e| unwritable(&self.workshop, &e))
    }

    /// What to say when that file cannot be written.
    pub(super) fn ledger_full(&self, error: &io::Error) -> Diagnostic {
        unwritable(&self.workshop, error)
    }

    /// Clears up.
    pub(super) fn close(&self) {
        // What is left here is no loss, and the next run clears it.
        let _ = fs::remove_dir_all(&self.workshop);
    }
}

/// SHA-256 of a file, however large.
fn digest(path: &Path) -> io::Result<String> {
    let (mut file, mut digest, mut part) = (File::open(path)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut part)? {
            0 => return Ok(hex(&digest.finalize())),
            length => digest.update(&part[..length]),
        }
    }
}

/// What a memory holds; nothing when there is none.
fn remembered(memory: &Path) -> State {
    state::read(&String::from_utf8_lossy(&fs::read(memory).unwrap_or_default()))
}

/// Keeps other runs out: of the whole folder, or of the same part of it. Where a disk knows no locks, nothing is locked.
fn lock(folder: &Path, part: &str) -> Result<Vec<File>, Diagnostic> {
    let open = |part: &str| {
        let path = folder.join(format!("{LOCK}{part}"));
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        // Somebody else's lock file can be read, and that is enough.
        file.or_else(|e| File::open(&path).map_err(|_| e)).map_err(|e| unwritable(folder, &e))
    };
    let whole = open("")?;
    let mut tried = vec![if part.is_empty() { whole.try_lock() } else { whole.try_lock_shared() }];
    let mut locks = vec![whole];
    if !part.is_empty() {
        let own = open(part)?;
        tried.push(own.try_lock());
        locks.push(own);
    }
    if tried.iter().any(|lock| matches!(lock, Err(TryLockError::WouldBlock))) { Err(busy(folder)) } else { Ok(locks) }
}

fn busy(folder: &Path) -> Diagnostic {
    let name = folder.display().to_string();
    Diagnostic::new(
        "thu-muc-dang-duoc-ghi",
        Severity::Failure,
        format!("một lần chạy khác đang ghi vào thư mục `{name}`"),
        format!("another run is writing to the folder `{name}`"),
    )
    .at(Place::File(name))
    .hint(
        "chờ lần chạy ấy xong rồi chạy lại, hoặc chọn thư mục khác bằng `--out`",
        "wait for it to end and run again, or choose another folder with `--out`",
    )
}

/// The memory of what was made, written line by line.
pub(super) struct Memory<'a> {
    file: File,
    path: &'a Path,
}

impl Memory<'_> {
    /// Remembers an entry, once its files are in place.
    pub(super) fn add(&mut self, entry: &Entry) -> Result<(), Diagnostic> {
        self.file.write_all(state::line(entry).as_bytes()).map_err(|e| unwritable(self.path, &e))
    }
}

/// A file that cannot be written, and why.
fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = path.display().to_string();
    let (vi, en, hint_vi, hint_en) = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (
            "đĩa đã đầy",
            "the disk is full",
            "dọn đĩa hoặc chọn thư mục khác bằng `--out`, rồi chạy lại: phần đã xong được giữ",
            "make room or choose another folder with `--out`, then run again: what is done stays",
        ),
        io::ErrorKind::PermissionDenied => (
            "không có quyền ghi",
            "permission denied",
            "chọn thư mục khác bằng `--out`",
            "choose another folder with `--out`",
        ),
        io::ErrorKind::ReadOnlyFilesystem => (
            "ổ đĩa chỉ cho đọc",
            "the disk is read-only",
            "chọn thư mục khác bằng `--out`",
            "choose another folder with `--out`",
        ),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => (
            "đây không phải là thư mục",
            "this is not a folder",
            "chọn thư mục khác bằng `--out`",
            "choose another folder with `--out`",
        ),
        _ => ("", "", "kiểm tra thư mục `--out`", "check the folder `--out`"),
    };
    let reason = |words: &str| if words.is_empty() { error.to_string() } else { words.to_owned() };
    Diagnostic::new(
        "tep-khong-ghi-duoc",
        Severity::Failure,
        format!("không ghi được `{name}`: {}", reason(vi)),
        format!("cannot write `{name}`: {}", reason(en)),
    )
    .at(Place::File(name))
    .hint(hint_vi, hint_en)
}
