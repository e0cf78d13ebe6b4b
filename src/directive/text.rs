//! From the bytes of a file to its text, and from the text to a table; what keeps it from being read.

use std::sync::LazyLock;

use regex::Regex;
use toml::de::DeTable;

use super::rules::{self, problem};
use super::syntax;
use super::tree::Table;
use crate::words::diagnostic::{Diagnostic, Message, Place};
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

pub(super) static BLANK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{\{[^{}]*\}\}|\{%[^%{}]*%\}").expect("a fixed pattern"));

/// Whether words hold a blank.
pub(super) fn has_blank(text: &str) -> bool {
    BLANK.is_match(text)
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
pub(super) fn other(name: &str, kind: FileKind) -> Diagnostic {
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
