//! Files in and out. Reading names what is wrong; writing is whole or not at all, and this is the only place that writes.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::directive::{self, figure};
use crate::pdf;
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::file_kind::{FileKind, utf16};

/// The largest directive or text that is read, in bytes.
const LIMIT: u64 = directive::MAX_BYTES as u64;
/// The largest finished document that is read, in bytes.
const PDF_LIMIT: u64 = pdf::MAX_BYTES as u64;
/// The largest data table that is read, in bytes: a sheet is full long before.
pub const TABLE_LIMIT: u64 = 256 << 20;

/// A file that was named, or bytes that came another way (standard input, a browser) with the name they are told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A file, to be read.
    File(PathBuf),
    /// What stands in it.
    Bytes(PathBuf, Vec<u8>),
}

impl Given {
    /// The name, as a path.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Bytes(path, _) => path,
        }
    }

    /// Its bytes, as a directive or a text.
    ///
    /// # Errors
    /// What keeps it from being read: it is not there, too large, empty.
    pub fn read(&self) -> Result<Cow<'_, [u8]>, Diagnostic> {
        let bytes = self.up_to(LIMIT).map_err(|e| refused(self.path(), &e, LIMIT))?;
        if bytes.is_empty() { Err(directive::empty(&self.path().display().to_string())) } else { Ok(bytes) }
    }

    /// Its bytes, as a finished document.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_pdf(&self) -> Result<Cow<'_, [u8]>, Diagnostic> {
        let problem = match self.up_to(PDF_LIMIT) {
            Ok(bytes) if bytes.is_empty() => pdf::ReadError::Empty,
            Err(e) if e.kind() == io::ErrorKind::FileTooLarge => pdf::ReadError::TooLarge(pdf::Limit::Bytes),
            read => return read.map_err(|e| refused(self.path(), &e, PDF_LIMIT)),
        };
        Err(problem.diagnostic().at(Place::File(self.path().display().to_string())))
    }

    /// Its bytes, as a data table, which may be far larger than a directive. An empty one is told of as a table.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_table(&self) -> Result<Cow<'_, [u8]>, Diagnostic> {
        self.up_to(TABLE_LIMIT).map_err(|e| refused(self.path(), &e, TABLE_LIMIT))
    }

    fn up_to(&self, limit: u64) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Self::File(path) => read_file(path, limit).map(Cow::Owned),
            Self::Bytes(_, bytes) if bytes.len() as u64 > limit => Err(io::ErrorKind::FileTooLarge.into()),
            Self::Bytes(_, bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }
}

/// Reads a directive or a text.
///
/// # Errors
/// As [`Given::read`].
pub fn read(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    Given::File(path.to_owned()).read().map(Cow::into_owned)
}

fn refused(path: &Path, error: &io::Error, limit: u64) -> Diagnostic {
    let name = path.display().to_string();
    if error.kind() == io::ErrorKind::FileTooLarge {
        return directive::too_large(&name, fs::metadata(path).map_or(limit + 1, |m| m.len()), limit);
    }
    unreadable(path, error)
}

fn read_file(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    read_all(File::open(path)?, limit)
}

/// Reads to the end, refusing more than so many bytes.
///
/// # Errors
/// What the reader says, and `FileTooLarge`.
pub fn read_all(from: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// What a file is, by its first bytes; none for text and for what can't be read.
#[must_use]
pub fn kind(path: &Path) -> Option<FileKind> {
    let mut head = Vec::new();
    File::open(path).ok()?.take(1024).read_to_end(&mut head).ok()?;
    FileKind::of(&head)
}

/// Reads a file that a directive names. What keeps it from being read goes without the name: the directive's own message
/// has it.
pub(super) fn read_beside(folder: &Path, name: &str) -> Result<Vec<u8>, Message> {
    let path = folder.join(name);
    match fs::metadata(&path).and_then(|_| File::open(&path)) {
        Err(error) => Err(reason(&error)),
        // Pictures are larger than texts, whose own limit is kept where they are read.
        Ok(_) => read_file(&path, figure::MAX_BYTES as u64)
            .map_err(|error| refused(&path, &error, figure::MAX_BYTES as u64).message),
    }
}

fn reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => Message::new("không có tệp hoặc thư mục này", "there is no such file or folder"),
        io::ErrorKind::IsADirectory => Message::new("đây là thư mục", "this is a folder"),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            Message::new("đây là tệp, không phải thư mục", "this is a file, no folder")
        }
        io::ErrorKind::PermissionDenied => Message::new(
            "không có quyền, hoặc tệp đang mở ở chương trình khác",
            "permission denied, or another program has it open",
        ),
        io::ErrorKind::ReadOnlyFilesystem => Message::new("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Message::new("đĩa đã đầy", "the disk is full"),
        _ => Message::new(error.to_string(), error.to_string()),
    }
}

/// What to say of a file that cannot be read.
#[must_use]
pub fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = path.display().to_string();
    let Message { vi, en } = reason(error);
    let diagnostic = Diagnostic::new(
        "tep-khong-doc-duoc",
        Severity::Failure,
        format!("không đọc được `{name}`: {vi}"),
        format!("cannot read `{name}`: {en}"),
    )
    .at(Place::File(name));
    if path.display().to_string().starts_with(['–', '—', '−']) {
        return diagnostic.hint(
            "dấu gạch dài không mở đầu một tùy chọn: gõ dấu `-` của bàn phím",
            "a long dash begins no option: type the `-` of the keyboard",
        );
    }
    if error.kind() == io::ErrorKind::IsADirectory {
        return diagnostic.hint(
            "đưa tên từng tệp trong thư mục; cả thư mục tệp TOML thì dùng `vanthu batch THƯ-MỤC --out ra/`",
            "name the files in the folder; for a folder of TOML files use `vanthu batch FOLDER --out out/`",
        );
    }
    match nearest(path) {
        Some(near) => diagnostic.hint(format!("có phải `{near}` không?"), format!("did you mean `{near}`?")),
        None => diagnostic.hint("kiểm tra lại đường dẫn", "check the path"),
    }
}

/// A file of a similar name in the same folder.
fn nearest(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = fs::read_dir(folder).ok()?.filter_map(|e| e.ok()?.file_name().into_string().ok());
    // Endings that are the same make no two names alike.
    let ending = path.extension()?.to_str()?;
    let likeness = |other: &str| match (name.strip_suffix(ending), other.strip_suffix(ending)) {
        (Some(stem), Some(other)) => strsim::jaro_winkler(stem, other),
        _ => strsim::jaro_winkler(name, other),
    };
    let scored = names.map(|n| (likeness(&n), n)).filter(|(score, n)| *score > 0.85 && n != name);
    scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, n)| folder.join(n).display().to_string())
}

/// Writes a file whole or not at all, making its folder where it is missing.
///
/// # Errors
/// What keeps it from being written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let written = (|| {
        let file = begin(parent(path), |out| out.write_all(bytes))?;
        file.as_file().sync_all()?;
        finish(file, path)
    })();
    written.map_err(|e: io::Error| unwritable(path, &e))
}

/// The folder a file stands in.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a file under a passing name in a folder on the disk it is to stand on; [`finish`] moves it to its place. It has the
/// rights of any new file (umask).
pub(super) fn begin(
    folder: &Path,
    write: impl FnOnce(&mut BufWriter<&mut File>) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    fs::create_dir_all(folder)?;
    let mut options = tempfile::Builder::new();
    open_to_all(&mut options);
    let mut file = options.prefix(".vanthu-").tempfile_in(folder)?;
    let mut out = BufWriter::new(file.as_file_mut());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    Ok(file)
}

/// Moves what was written to its place in one step, making its folder where it is missing.
pub(super) fn finish(file: NamedTempFile, path: &Path) -> io::Result<()> {
    fs::create_dir_all(parent(path))?;
    file.persist(path).map(|_| ()).map_err(|e| e.error)
}

/// A temporary file would be private otherwise.
#[cfg(unix)]
fn open_to_all(options: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    options.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_all(_: &mut tempfile::Builder<'_, '_>) {}

/// What to say of a file that cannot be written.
#[must_use]
pub fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = path.display().to_string();
    let Message { vi, en } = reason(error);
    Diagnostic::new(
        "tep-khong-ghi-duoc",
        Severity::Failure,
        format!("không ghi được `{name}`: {vi}"),
        format!("cannot write `{name}`: {en}"),
    )
    .at(Place::File(name))
    .hint(
        "chọn nơi khác bằng `-o`, hoặc kiểm tra quyền và dung lượng đĩa",
        "choose another place with `-o`, or check rights and disk space",
    )
}

/// The files of a folder, all levels, by path inside it with `/`; text files only, in UTF-8 or as Notepad saves what it calls
/// Unicode. A template in another encoding is told: left out, it would leave a document in other words than the office's.
pub(super) fn folder_texts(folder: &Path) -> Result<Vec<(String, String)>, Diagnostic> {
    let mut found = Vec::new();
    for path in folder_files(folder)? {
        let inside = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let bytes = read(&path)?;
        let text = utf16(&bytes).or_else(|| String::from_utf8(bytes).ok());
        match text {
            Some(text) => found.push((inside, text.trim_start_matches('\u{feff}').to_owned())),
            None if [".tera", ".typ"].iter().any(|ending| inside.ends_with(ending)) => {
                return Err(other_encoding(&path));
            }
            None => {}
        }
    }
    Ok(found)
}

fn other_encoding(path: &Path) -> Diagnostic {
    let name = path.display().to_string();
    Diagnostic::new(
        "tep-khong-utf8",
        Severity::Failure,
        format!("tệp mẫu `{name}` không phải UTF-8"),
        format!("the template `{name}` is not UTF-8"),
    )
    .at(Place::File(name))
    .hint("mở bằng Notepad, Save As, chọn Encoding: UTF-8", "save it again with the encoding UTF-8")
}

/// The files of a folder, all levels, sorted by path.
pub(super) fn folder_files(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let wrong = |e: io::Error| unreadable(folder, &e);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.is_dir() {
            found.extend(folder_files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Font files at a path: the file itself, or every TTF, OTF and TTC below a folder.
pub(super) fn fonts(path: &Path) -> Result<Vec<Vec<u8>>, Diagnostic> {
    let is_font = |p: &Path| {
        let ending = p.extension().and_then(|e| e.to_str()).map(str::to_lowercase);
        matches!(ending.as_deref(), Some("ttf" | "otf" | "ttc"))
    };
    let files = if path.is_dir() {
        folder_files(path)?.into_iter().filter(|p| is_font(p)).collect()
    } else {
        vec![path.to_owned()]
    };
    files.iter().map(|file| fs::read(file).map_err(|e| unreadable(file, &e))).collect()
}

/// A folder that is there, by its whole path without links.
pub(super) fn folder(path: &Path) -> Result<PathBuf, Diagnostic> {
    let whole = fs::canonicalize(path).map_err(|e| unreadable(path, &e))?;
    if whole.is_dir() { Ok(whole) } else { Err(unreadable(path, &io::ErrorKind::NotADirectory.into())) }
}

/// Names of the files right in a folder, sorted, with the time of their last change in milliseconds since 1970; names that are no
/// Unicode are left out.
pub(super) fn names(folder: &Path) -> Result<Vec<(String, u64)>, Diagnostic> {
    let since =
        |time: std::time::SystemTime| time.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_millis() as u64;
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| unreadable(folder, &e))? {
        let Ok(entry) = entry else { continue };
        let (Ok(name), Ok(about)) = (entry.file_name().into_string(), entry.metadata()) else { continue };
        if about.is_file() {
            names.push((name, about.modified().map_or(0, since)));
        }
    }
    names.sort();
    Ok(names)
}

/// The bytes of a file, which may be empty.
pub(super) fn read_any(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    read_file(path, LIMIT).map_err(|e| refused(path, &e, LIMIT))
}

/// Takes a lock that other programs of ours wait for, until the file is dropped; none where the system has no such thing.
pub(super) fn lock(path: &Path) -> Option<File> {
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(path).ok()?;
    file.lock().ok()?;
    Some(file)
}
