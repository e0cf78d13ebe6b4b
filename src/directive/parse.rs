//! From bytes to a directive: every problem at once.

use toml::de::DeTable;

use super::model::Directive;
use super::profile::{self, Near, Profile};
use super::rules::{self, problem};
use super::tree::Table;
use super::{build, syntax};
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::file_kind::{FileKind, utf16};
use crate::words::legacy;
use crate::words::letters::pictured;
use crate::words::source::{Sources, Span};

/// The largest directive or text file that is read.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// More than this of one sort nobody reads, and counting them would take minutes on a hostile file.
pub const MOST: usize = 200;

/// Gives the bytes of a file named in a directive, relative to it; the message says why it could not.
pub type Files<'a> = dyn Fn(&str) -> Result<Vec<u8>, Message> + 'a;

/// What came of a directive.
#[derive(Debug)]
pub struct Parsed {
    /// The files diagnostics point into.
    pub sources: Sources,
    /// The directive; `None` when there was a failure.
    pub directive: Option<Directive>,
    /// Everything found, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The house profile it was completed from.
    pub profile: Option<Profile>,
}

/// A directive as a table, before its keys are read: `batch` fills in its strings, then gives it to [`read`].
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The file, at index 0.
    pub sources: Sources,
    /// The table; `None` when the file holds no readable text.
    pub table: Option<Table>,
    /// Failures met so far: encoding, syntax.
    pub diagnostics: Vec<Diagnostic>,
    /// The house profile that was found near the file: used when the directive names none.
    pub near: Option<Near>,
    /// The byte where something begins that has no end and swallows the rest of the file.
    pub endless: Option<usize>,
}

/// What the rules say of what is read; the reader itself knows none of them.
pub struct Judge {
    /// The id of the rule that an office declares not to follow, or what is wrong with the name.
    pub deviation: fn(&str) -> Result<&'static str, Diagnostic>,
    /// Adds what is found in the fields of a directive.
    pub findings: fn(&Directive, &Sources, &mut Vec<Diagnostic>),
}

/// Makes a directive of a document.
#[must_use]
pub fn read(document: Document, files: &Files<'_>, judge: &Judge) -> Parsed {
    let Document { mut sources, table, mut diagnostics, near, endless } = document;
    let Some(mut table) = table else { return Parsed { sources, directive: None, diagnostics, profile: None } };
    let mut broken = diagnostics.iter().any(|d| d.severity == Severity::Failure);
    let profile = profile::complete(&mut table, near, &mut sources, (files, judge), &mut diagnostics);
    broken |= profile.is_err();
    let (directive, mut found) = build::directive(&table, &mut sources, files);
    if let Some(directive) = &directive {
        (judge.findings)(directive, &sources, &mut found);
    }
    drop_consequences(&mut found, &diagnostics, &sources, endless);
    add_new(&mut diagnostics, found, broken);
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Failure);
    if diagnostics.len() > 2 * MOST {
        // Failures first: without them it would not be clear why there is no directive.
        diagnostics.sort_by_key(|d| std::cmp::Reverse(d.severity));
        diagnostics.truncate(MOST);
    }
    Parsed { directive: directive.filter(|_| !failed), sources, diagnostics, profile: profile.ok().flatten() }
}

/// Drops what only follows from a mistake of syntax: in the same line, behind something without an end, of a value that could
/// not be read.
pub(super) fn drop_consequences(
    found: &mut Vec<Diagnostic>,
    said: &[Diagnostic],
    sources: &Sources,
    endless: Option<usize>,
) {
    let line = |span: Span| (span.file, sources.line_column(span).map(|(line, _)| line));
    let place = |d: &Diagnostic| match d.place {
        Place::Source(span) => Some(span),
        _ => None,
    };
    let lines: Vec<_> = said.iter().filter(|d| d.rule == rules::SYNTAX.id).filter_map(place).map(line).collect();
    if lines.is_empty() {
        return;
    }
    found.retain(|d| {
        let Some(span) = place(d) else { return true };
        let swallowed = endless.is_some_and(|from| span.file == 0 && span.start >= from);
        let unread =
            d.rule == rules::WRONG_TYPE.id && span.start == span.end || d.rule == rules::AUTHORITY_NO_POSITION.id;
        let same_line = d.severity == Severity::Failure && lines.contains(&line(span));
        !(swallowed || unread || same_line)
    });
}

/// Adds what was found to what has been said, in the order of the files. A place that was wrong already is said once; what
/// is missing may stand in the part that could not be read.
pub(super) fn add_new(said: &mut Vec<Diagnostic>, mut found: Vec<Diagnostic>, broken: bool) {
    let places: Vec<Place> = said.iter().map(|d| d.place.clone()).collect();
    found.retain(|d| !(places.contains(&d.place) || broken && d.rule == rules::MISSING_KEY.id));
    said.append(&mut found);
    said.sort_by_key(|d| match &d.place {
        Place::Source(span) => *span,
        _ => Span { file: 0, start: 0, end: 0 },
    });
}

/// Reads bytes as TOML, going on after an error.
#[must_use]
pub fn document(name: &str, bytes: &[u8]) -> Document {
    let mut sources = Sources::default();
    if FileKind::of(bytes) == Some(FileKind::Html) {
        let mut problem = other(name, FileKind::Html);
        problem.hint = Some(FileKind::Html.as_directive(name));
        return Document { sources, diagnostics: vec![problem], ..Document::default() };
    }
    let file = match add_file(&mut sources, name, bytes) {
        Ok(file) => file,
        Err(mut problem) => {
            if let Some(kind) = FileKind::of(bytes) {
                problem.hint = Some(kind.as_directive(name));
            }
            return Document { sources, diagnostics: vec![*problem], ..Document::default() };
        }
    };
    let (table, diagnostics, endless) = table(&sources, file);
    Document { sources, table: Some(table), diagnostics, near: None, endless }
}

/// A file as TOML, going on after an error; and where something begins that has no end.
pub(super) fn table(sources: &Sources, file: usize) -> (Table, Vec<Diagnostic>, Option<usize>) {
    let text = sources.get(file).map(|f| f.text.as_str()).unwrap_or_default();
    let (table, errors) = DeTable::parse_recoverable(text);
    // Which errors follow from others is looked up pair by pair.
    let (diagnostics, end) = syntax::errors(&errors[..errors.len().min(MOST)], text, file);
    (Table::from_toml(table.get_ref(), file), diagnostics, end)
}

/// The text of a file, for whoever wants to change it.
///
/// # Errors
/// A file that is no text, or in no encoding that is read.
pub fn text(name: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    let mut sources = Sources::default();
    add_file(&mut sources, name, bytes).map_err(|problem| *problem)?;
    Ok(sources.get(0).map(|file| file.text.clone()).unwrap_or_default())
}

/// Adds a text file to the sources; the failure says why it is no text.
pub(super) fn add_file(sources: &mut Sources, name: &str, bytes: &[u8]) -> Result<usize, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        return Err(Box::new(too_large(name, bytes.len() as u64, MAX_BYTES as u64)));
    }
    // A text may begin with a bracket as a web page does.
    if let Some(kind) = FileKind::of(bytes).filter(|kind| *kind != FileKind::Html) {
        return Err(Box::new(other(name, kind)));
    }
    if let Some(text) = utf16(bytes) {
        return if text.trim().is_empty() {
            Err(Box::new(empty(name)))
        } else {
            Ok(sources.add(name, pictured(&text)))
        };
    }
    // A byte order mark is blanked, not cut, so that offsets stay those of the file.
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    match std::str::from_utf8(&bytes[mark..]) {
        Ok(text) if text.trim().is_empty() => Err(Box::new(empty(name))),
        Ok(text) => Ok(sources.add(name, format!("{}{}", &"   "[..mark], pictured(text)))),
        Err(error) => Err(Box::new(not_utf8(sources, name, bytes, mark + error.valid_up_to()))),
    }
}

/// A file that is no text.
fn other(name: &str, kind: FileKind) -> Diagnostic {
    let Message { vi, en } = kind.name();
    problem(
        &rules::FILE_NO_TEXT,
        format!("`{name}` là {vi}, không phải tệp văn bản thuần"),
        format!("`{name}` is {en}, not plain text"),
    )
    .at(Place::File(name.to_owned()))
    .hint(
        "lưu lại ở dạng văn bản thuần (Plain Text, .txt), mã UTF-8",
        "save it as plain text (.txt) with the encoding UTF-8",
    )
}

/// A file without anything in it.
#[must_use]
pub fn empty(name: &str) -> Diagnostic {
    problem(&rules::FILE_EMPTY, format!("tệp `{name}` không có gì"), format!("`{name}` is empty"))
        .at(Place::File(name.to_owned()))
        .hint("`vanthu new cong-van` viết ra một tệp để bắt đầu", "`vanthu new cong-van` writes a file to start from")
}

/// A file that is larger than what is read: `limit` in bytes, for a directive [`MAX_BYTES`].
#[must_use]
pub fn too_large(name: &str, size: u64, limit: u64) -> Diagnostic {
    problem(
        &rules::FILE_TOO_LARGE,
        format!("tệp `{name}` có {size} byte, nhiều nhất là {limit}"),
        format!("`{name}` has {size} bytes, at most {limit} are read"),
    )
    .at(Place::File(name.to_owned()))
    .hint(
        "tệp mô tả chỉ có chữ, nhỏ hơn nhiều: xem có đưa nhầm tệp PDF, Word hay ảnh không",
        "a directive is text and far smaller: see whether this is a PDF, a Word file or a picture",
    )
}

fn not_utf8(sources: &mut Sources, name: &str, bytes: &[u8], at: usize) -> Diagnostic {
    // What stands before the bad byte is sound, so its line and column hold.
    let file = sources.add(name, String::from_utf8_lossy(bytes));
    let byte = bytes.get(at).copied().unwrap_or_default();
    let found = problem(
        &rules::FILE_NOT_UTF8,
        format!("tệp không lưu bằng mã UTF-8 (chỗ này có byte 0x{byte:02X})"),
        format!("the file was not saved as UTF-8 (there is a byte 0x{byte:02X} here)"),
    )
    .at_span(Span { file, start: at, end: at + '\u{fffd}'.len_utf8() });
    found.hint(
        "trong Notepad chọn Tệp (File) > Lưu thành (Save As), ô Mã hóa (Encoding) chọn UTF-8; chữ gõ bằng TCVN3 hay VNI \
         thì chuyển mã bằng công cụ của UniKey trước",
        "in Notepad choose File > Save As with the encoding UTF-8; text typed for TCVN3 or VNI fonts must be converted \
         first",
    )
}

/// Text typed for fonts of other encodings, in one file.
pub(super) fn legacy_text(sources: &Sources, file: usize) -> Option<Diagnostic> {
    let (font, range) = legacy::find(&sources.get(file)?.text)?;
    let word = sources.text(Span { file, start: range.start, end: range.end });
    Some(
        problem(
            &rules::LEGACY_ENCODING,
            format!("`{word}` là chữ gõ bằng phông {font}, không phải Unicode"),
            format!("`{word}` was typed for {font} fonts, it is not Unicode"),
        )
        .at_span(Span { file, start: range.start, end: range.end })
        .hint(
            "chuyển mã cả tệp sang Unicode (UTF-8) bằng công cụ chuyển mã của UniKey",
            "convert the whole file to Unicode (UTF-8)",
        ),
    )
}
