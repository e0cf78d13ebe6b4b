//! From bytes to a directive: every problem at once.

use toml::de::DeTable;

use super::model::Directive;
use super::profile::{self, Near, Profile};
use super::rules::{self, problem};
use super::toml_words::in_vietnamese;
use super::tree::Table;
use super::{build, date, legacy};
use crate::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::source::{Sources, Span};

/// The largest directive or text file that is read.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// More than this of one sort nobody reads, and counting them would take minutes on a hostile file.
pub(super) const MOST: usize = 200;

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
}

/// Reads a directive; `files` gives the text files it names.
#[must_use]
pub fn parse(name: &str, bytes: &[u8], files: &Files<'_>) -> Parsed {
    read(document(name, bytes), files)
}

/// Makes a directive of a document.
#[must_use]
pub fn read(document: Document, files: &Files<'_>) -> Parsed {
    let Document { mut sources, table, mut diagnostics, near } = document;
    let Some(mut table) = table else { return Parsed { sources, directive: None, diagnostics, profile: None } };
    let mut broken = !diagnostics.is_empty();
    let profile = profile::complete(&mut table, near, &mut sources, files, &mut diagnostics);
    broken |= profile.is_err();
    let (directive, found) = build::directive(&table, &mut sources, files);
    add_new(&mut diagnostics, found, broken);
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Failure);
    if diagnostics.len() > 2 * MOST {
        // Failures first: without them it would not be clear why there is no directive.
        diagnostics.sort_by_key(|d| std::cmp::Reverse(d.severity));
        diagnostics.truncate(MOST);
    }
    Parsed { directive: directive.filter(|_| !failed), sources, diagnostics, profile: profile.ok().flatten() }
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
    let file = match add_file(&mut sources, name, bytes) {
        Ok(file) => file,
        Err(problem) => return Document { sources, table: None, diagnostics: vec![*problem], near: None },
    };
    let (table, diagnostics) = table(&sources, file);
    Document { sources, table: Some(table), diagnostics, near: None }
}

/// A file as TOML, going on after an error.
pub(super) fn table(sources: &Sources, file: usize) -> (Table, Vec<Diagnostic>) {
    let text = sources.get(file).map(|f| f.text.as_str()).unwrap_or_default();
    let (table, errors) = DeTable::parse_recoverable(text);
    let diagnostics = errors.iter().filter_map(|e| syntax(e, text, file)).take(MOST).collect();
    (Table::from_toml(table.get_ref(), file), diagnostics)
}

/// Adds a text file to the sources; the failure says why it is no text.
pub(super) fn add_file(sources: &mut Sources, name: &str, bytes: &[u8]) -> Result<usize, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        return Err(Box::new(too_large(name, bytes.len() as u64, MAX_BYTES as u64)));
    }
    // A byte order mark is blanked, not cut, so that offsets stay those of the file.
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    match std::str::from_utf8(&bytes[mark..]) {
        Ok(text) if text.trim().is_empty() => Err(Box::new(empty(name))),
        Ok(text) => Ok(sources.add(name, format!("{}{text}", &"   "[..mark]))),
        Err(error) => Err(Box::new(not_utf8(sources, name, bytes, mark + error.valid_up_to()))),
    }
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
}

fn not_utf8(sources: &mut Sources, name: &str, bytes: &[u8], at: usize) -> Diagnostic {
    // What stands before the bad byte is sound, so its line and column hold.
    let file = sources.add(name, String::from_utf8_lossy(bytes));
    let byte = bytes.get(at).copied().unwrap_or_default();
    let found = problem(
        &rules::FILE_NOT_UTF8,
        format!("byte 0x{byte:02X} không phải UTF-8"),
        format!("byte 0x{byte:02X} is not UTF-8"),
    )
    .at_span(Span { file, start: at, end: at + '\u{fffd}'.len_utf8() });
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return found.hint("tệp lưu dạng UTF-16: lưu lại với mã UTF-8", "the file is UTF-16: save it as UTF-8");
    }
    found.hint(
        "lưu lại với mã UTF-8; chữ gõ bằng TCVN3 hay VNI thì chuyển mã bằng công cụ của UniKey trước",
        "save it as UTF-8; text typed for TCVN3 or VNI fonts must be converted first",
    )
}

/// A syntax error; none for a date that only does not exist, which is said of its key.
fn syntax(error: &toml::de::Error, text: &str, file: usize) -> Option<Diagnostic> {
    let range = error.span().unwrap_or(text.len()..text.len());
    let under = text.get(range.clone()).unwrap_or_default();
    if date::read(under).is_some_and(|d| d.day.is_some()) {
        return None;
    }
    let line_start = text.get(..range.start).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let rest = text.get(range.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let control = rest.chars().find(|letter| letter.is_control() && !matches!(letter, '\t' | '\r'));
    let (vi, en) = match control {
        // The crate says that the string is not closed, or the like.
        Some(control) => {
            let code = u32::from(control);
            (format!("có ký tự điều khiển U+{code:04X}"), format!("there is a control character U+{code:04X}"))
        }
        None => (in_vietnamese(error.message()).to_owned(), error.message().to_owned()),
    };
    let found = problem(&rules::SYNTAX, format!("không đúng cú pháp TOML: {vi}"), format!("not valid TOML: {en}"))
        .at_span(Span { file, start: range.start, end: range.end });
    let hint = if control.is_some() {
        Some(("xóa ký tự ấy đi", "delete it"))
    } else if error.message().starts_with("carriage return") {
        Some(("lưu lại với dấu xuống dòng LF hoặc CRLF", "save it with LF or CRLF at the ends of lines"))
    } else {
        syntax_hint(line)
    };
    Some(match hint {
        Some((vi, en)) => found.hint(vi, en),
        None => found,
    })
}

/// What people most often mean by a line that is not TOML.
fn syntax_hint(line: &str) -> Option<(&'static str, &'static str)> {
    let (key, value) = line.split_once('=')?;
    let value = value.trim();
    if key.trim() == "so" && value.starts_with('0') {
        return Some(("bỏ số 0 ở đầu: chương trình tự thêm khi in", "drop the leading zero: it is added in print"));
    }
    if value.starts_with(['“', '”', '‘', '’', '«']) {
        return Some(("đặt giữa hai dấu nháy thẳng \" của bàn phím", "put it between straight quotes"));
    }
    if value.matches('"').count() > 2 && !value.starts_with(['[', '{']) {
        return Some((
            "trong chuỗi có dấu nháy thẳng: viết \\\" hoặc đổi thành “ ”",
            "there is a straight quote inside: write \\\" or use “ ”",
        ));
    }
    if value.starts_with(char::is_alphabetic) && value != "true" && value != "false" {
        return Some(("đặt chữ giữa hai dấu nháy: \"…\"", "put the words between quotes: \"…\""));
    }
    (value.matches('"').count() == 1).then_some(("chuỗi thiếu dấu nháy đóng", "the string lacks its closing quote"))
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
