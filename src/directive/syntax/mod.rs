//! What the TOML parser says, in the words of a clerk: where, what is wrong, what to write.

mod words;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::rules::{self, problem};
use crate::words::date;
use crate::words::diagnostic::{Diagnostic, Message};
use crate::words::letters;
use crate::words::source::Span;
use words::{STRANGE, WORDS, key_advice, odd_key, truth};

/// Letters without their marks, as keys are written: `trích_yếu` is `trich_yeu`.
pub(super) fn plain(text: &str) -> String {
    let marked = text.nfd().filter(|c| !is_combining_mark(*c));
    marked
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            c => c,
        })
        .collect()
}

/// The errors of a file, without those that only follow from one before; and where something begins that has no end and
/// swallows the rest.
pub(super) fn errors(errors: &[toml::de::Error], text: &str, file: usize) -> (Vec<Diagnostic>, Option<usize>) {
    let mut slips: Vec<_> = errors
        .iter()
        .map(|error| {
            let range = error.span().unwrap_or(text.len()..text.len());
            Slip::new(error.message(), text, range.start, range.end)
        })
        .collect();
    // The parser tells what is wrong inside a string after what is wrong with the lines.
    slips.sort_by_key(|slip| (slip.start, slip.end));
    let endless = slips.iter().find_map(Slip::endless);
    let mut found: Vec<Slip<'_>> = Vec::new();
    if let Some(open) = &endless {
        // A string that is not closed takes the bracket with it.
        let cause =
            slips.iter().find(|slip| slip.start > open.start && slip.line_start == open.line_start && slip.is_string());
        found.push(cause.cloned().unwrap_or_else(|| open.clone()));
    }
    for slip in slips {
        let swallowed = endless.as_ref().is_some_and(|open| slip.end > open.start);
        if !(swallowed || slip.is_unreal_date() || found.iter().any(|before| before.explains(&slip))) {
            found.push(slip);
        }
    }
    (found.iter().map(|slip| slip.diagnostic(file)).collect(), endless.map(|open| open.start))
}

/// One error of the parser.
#[derive(Clone)]
struct Slip<'t> {
    message: &'t str,
    text: &'t str,
    start: usize,
    end: usize,
    /// Its line, and where that begins.
    line: &'t str,
    line_start: usize,
}

impl<'t> Slip<'t> {
    fn new(message: &'t str, text: &'t str, start: usize, end: usize) -> Self {
        // A long string that is not closed is noticed at the end of the file; the mistake is where it begins.
        let start = if message.starts_with("invalid multi-line") {
            let quotes = if message.contains("literal") { "'''" } else { "\"\"\"" };
            text.rfind(quotes).unwrap_or(start)
        } else {
            start
        };
        let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = text[line_start..].lines().next().unwrap_or_default();
        let end = if message.starts_with("invalid multi-line") { start + 3 } else { end };
        Self { message, text, start, end, line, line_start }
    }

    /// The list or the table in braces that has no end, when this is an error about what it swallowed.
    fn endless(&self) -> Option<Self> {
        let starts = |words: &str| self.message.starts_with(words);
        let list = starts("unexpected `=` in array") || starts("unclosed array,") || self.message == "unclosed array";
        let braces = starts("unclosed inline table")
            || (starts("missing key for inline table element") || starts("invalid inline table element"))
                && self.line.trim_start().starts_with(['[', ']']);
        if !(list || braces) {
            return None;
        }
        let open = brackets(self.text.get(..self.start)?);
        let start = if list { open.first() } else { open.iter().rev().find(|at| self.text[**at..].starts_with('{')) };
        // Something like a key in a list of one line is another mistake.
        let start =
            *start.filter(|start| self.text.get(**start..self.start).is_some_and(|between| between.contains('\n')))?;
        Some(Self::new(if list { "unclosed array" } else { "unclosed inline table" }, self.text, start, start + 1))
    }

    fn is_string(&self) -> bool {
        ["string values must be quoted", "missing opening quote", "invalid basic string"]
            .iter()
            .any(|words| self.message.starts_with(words))
    }

    fn under(&self) -> &'t str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    /// A date that only does not exist is said of its key.
    fn is_unreal_date(&self) -> bool {
        date::read(self.under()).is_some_and(|d| d.day.is_some())
    }

    fn explains(&self, later: &Self) -> bool {
        let next = self.line_start + self.line.len() + 1;
        let open =
            self.message.starts_with("invalid basic string") || self.message.starts_with("invalid literal string");
        let item = |slip: &Self| {
            let lost = slip.message.starts_with("key with no value") || slip.message.starts_with("missing table open");
            lost && slip.line.trim_start().starts_with(['"', '\'', '“', ']'])
        };
        later.line_start == self.line_start
            // The items of a list whose opening bracket is missing.
            || item(self) && item(later) && text_between(self.text, next, later.line_start)
            // The rest of a string that runs over lines.
            || open && later.line.split_once('=').is_none() && text_between(self.text, next, later.line_start)
            // The keys of a table whose name could not be read seem to belong to the one before.
            || self.message.starts_with("unclosed table") && later.message == "duplicate key"
    }

    fn diagnostic(&self, file: usize) -> Diagnostic {
        if let Some((start, key)) = self.odd_key() {
            return odd_key(key).at_span(Span { file, start, end: start + key.len() });
        }
        let found = problem(
            &rules::SYNTAX,
            format!("không đúng cú pháp TOML: {}", self.in_vietnamese()),
            format!("not valid TOML: {}", self.in_english()),
        )
        .at_span(Span { file, start: self.start, end: self.end });
        match self.advice() {
            Some(Message { vi, en }) => found.hint(vi, en),
            None => found,
        }
    }

    /// A key or the name of a table with the marks of Vietnamese or with strange blanks, and where it begins.
    fn odd_key(&self) -> Option<(usize, &'t str)> {
        let (before, _) = self.line.split_once('=').unwrap_or((self.line, ""));
        let key = before.trim_start_matches([' ', '\t', '[']);
        let start = self.line_start + before.len() - key.len();
        let key = key.trim_end_matches([' ', '\t', ']', '\r']);
        let is_key = |c: char| c.is_alphanumeric() || "_-.".contains(c) || is_combining_mark(c) || STRANGE.contains(c);
        let named = self.line.contains('=') || self.line.trim_start().starts_with('[');
        let here = self.start <= start + key.len() || key.contains(|c| STRANGE.contains(c));
        (named && here && !key.is_ascii() && key.chars().all(is_key)).then_some((start, key))
    }

    /// A control character further on in the line, before any string: the parser says something else about it.
    fn control(&self) -> Option<char> {
        let rest = self.text.get(self.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let bare = rest.chars().take_while(|letter| !matches!(letter, '"' | '\''));
        bare.map(letters::control).find(|letter| letter.is_control() && !matches!(letter, '\t' | '\r'))
    }

    fn in_vietnamese(&self) -> String {
        if let Some(control) = self.control() {
            return format!("có ký tự điều khiển U+{:04X}", u32::from(control));
        }
        if self.message.starts_with("duplicate key")
            && let Some(line) = self.first_of_key()
        {
            return format!("khóa `{}` đã có ở dòng {line}", self.under());
        }
        if date::names_a_day(self.under().trim()) {
            return "ngày phải theo thứ tự năm-tháng-ngày".to_owned();
        }
        let line = without_comment(self.line);
        if self.message.starts_with("string values")
            && line.split_once('=').is_some_and(|(_, value)| value.trim().is_empty())
        {
            return "sau dấu `=` không có giá trị".to_owned();
        }
        let known = WORDS.iter().find(|(english, _)| self.message.starts_with(english));
        known.map_or_else(|| format!("không hiểu chỗ này ({})", self.message), |(_, words)| (*words).to_owned())
    }

    fn in_english(&self) -> String {
        let control = |control| format!("there is a control character U+{:04X}", u32::from(control));
        self.control().map_or_else(|| self.message.to_owned(), control)
    }

    /// The line from 1 where a key that stands twice stands first.
    fn first_of_key(&self) -> Option<usize> {
        let key = self.under();
        let names = |line: &str| {
            let rest = line.trim_start().trim_start_matches('[').strip_prefix(key);
            rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']))
        };
        let before: Vec<_> = self.text[..self.line_start].lines().collect();
        before.iter().rposition(|line| names(line)).map(|at| at + 1)
    }

    /// What to write.
    fn advice(&self) -> Option<Message> {
        if self.control().is_some() {
            return say("xóa ký tự ấy đi", "delete it");
        }
        let line = without_comment(self.line);
        let (key, value) = line.split_once('=').map_or((line.trim(), ""), |(key, value)| (key.trim(), value.trim()));
        let starts = |words: &str| self.message.starts_with(words);
        if starts("string values must be quoted")
            || starts("invalid") && !starts("invalid unquoted key") && !starts("invalid key-value pair")
        {
            return self.value_advice(key, value);
        }
        if starts("invalid key-value pair") && line.trim_start().starts_with('{') {
            return say(
                "tệp này là JSON; tệp mô tả viết bằng TOML: `vanthu new cong-van` viết ra một tệp để bắt đầu",
                "this is JSON; a directive is TOML: `vanthu new cong-van` writes one to start from",
            );
        }
        if starts("key with no value")
            || starts("invalid key-value pair")
            || starts("invalid unquoted key")
            || starts("missing table open")
        {
            return Some(key_advice(line));
        }
        if starts("unexpected key or value") {
            return self.rest_advice(key, value);
        }
        let (vi, en) = match self.message {
            m if m.starts_with("duplicate key") && line.starts_with("[[") => (
                "bảng có nhiều lần thì lần nào cũng viết hai ngoặc: `[[…]]`",
                "a table that stands several times has two brackets each time: `[[…]]`",
            ),
            m if m.starts_with("duplicate key") => ("giữ lại một chỗ, bỏ chỗ kia", "keep one and drop the other"),
            m if m.starts_with("unexpected leading zero") && key == "so" => {
                ("bỏ số 0 ở đầu: chương trình tự thêm khi in", "drop the leading zero: it is added in print")
            }
            m if m.starts_with("missing comma") => {
                ("thêm dấu phẩy sau mục đứng trước", "put a comma after the item before it")
            }
            m if m.starts_with("missing escaped value") => (
                "viết `\\\\` cho mỗi dấu `\\`, hoặc đặt chuỗi giữa hai dấu nháy đơn: '…'",
                "write `\\\\`, or use single quotes: '…'",
            ),
            m if m == "unclosed array" || m.starts_with("unclosed array,") => {
                ("thêm `]` vào sau mục cuối của danh sách bắt đầu từ đây", "put `]` after the last item of this list")
            }
            m if m.starts_with("unclosed inline table") => {
                ("thêm `}` vào cuối mục bắt đầu từ đây", "put `}` at the end of what begins here")
            }
            m if m.starts_with("unclosed table") || m.starts_with("unclosed array table") => {
                ("thêm `]` vào cuối tên bảng", "put `]` after the name of the table")
            }
            m if m.starts_with("missing opening quote") => {
                ("thêm dấu nháy thẳng \" vào đầu chuỗi", "put a straight quote before the string")
            }
            m if m.starts_with("carriage return") => {
                ("lưu lại với dấu xuống dòng LF hoặc CRLF", "save it with LF or CRLF at the ends of lines")
            }
            m if m.starts_with("missing value") => ("viết giá trị sau dấu `=`", "write a value after `=`"),
            _ => return None,
        };
        say(vi, en)
    }

    fn value_advice(&self, key: &str, value: &str) -> Option<Message> {
        let typed = if self.under().trim().is_empty() { value } else { self.under().trim() };
        if typed.starts_with(['“', '”', '‘', '’', '«', '„']) || value.starts_with(['“', '”', '‘', '’', '«', '„'])
        {
            return say("đặt giữa hai dấu nháy thẳng \" của bàn phím", "put it between straight quotes");
        }
        if value.is_empty() && self.message.starts_with("string values") {
            return say("viết giá trị sau dấu `=`, hoặc bỏ dòng này", "write a value after `=`, or drop the line");
        }
        if let Some(word) = truth(value) {
            return say(format!("viết `{word}`"), format!("write `{word}`"));
        }
        let one_line =
            self.message.starts_with("invalid basic string") || self.message.starts_with("invalid literal string");
        if one_line && value.ends_with(['”', '“', '’', '\'', '"']) {
            let quote = value.chars().next().unwrap_or('"');
            return say(
                format!("đóng chuỗi bằng đúng dấu đã mở: dấu nháy thẳng {quote}"),
                format!("close the string with the mark that opened it: the straight {quote}"),
            );
        }
        if let Some(better) = date::suggest(typed) {
            let before =
                self.text.get(self.line_start..self.start).unwrap_or_default().trim_end().trim_end_matches('=');
            let key = before.trim_end().rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            return say(format!("viết `{key} = {better}`"), format!("write `{key} = {better}`"));
        }
        if date::names_a_day(typed) {
            return say(
                format!("`{typed}` không có trong lịch; viết ngày đúng theo dạng `2020-04-14`"),
                format!("`{typed}` is not in the calendar; write a day in the form `2020-04-14`"),
            );
        }
        if let Some(number) = value.strip_prefix(['–', '—', '−', '-']).filter(|n| n.trim().parse::<u32>().is_ok())
        {
            let number = number.trim();
            return say(format!("bỏ dấu gạch: `{key} = {number}`"), format!("drop the dash: `{key} = {number}`"));
        }
        if self.message.starts_with("invalid basic string") || self.message.starts_with("invalid literal string") {
            return say(
                "thêm dấu nháy ở cuối chuỗi; chữ gồm nhiều dòng thì đặt giữa ba dấu nháy \"\"\"",
                "close the string; words of several lines go between three quotes \"\"\"",
            );
        }
        if self.message.starts_with("invalid multi-line") {
            return say(
                "thêm ba dấu nháy \"\"\" ở cuối chuỗi bắt đầu từ đây",
                "close the string that begins here with \"\"\"",
            );
        }
        say("đặt chữ giữa hai dấu nháy: \"…\"", "put the words between quotes: \"…\"")
    }

    /// What follows a value on its line.
    fn rest_advice(&self, key: &str, value: &str) -> Option<Message> {
        let rest =
            without_comment(self.text.get(self.start..).unwrap_or_default().lines().next().unwrap_or_default()).trim();
        if matches!(rest, "," | ";" | "." | "]") {
            return say(format!("bỏ dấu `{rest}` ở cuối dòng"), format!("drop the `{rest}` at the end"));
        }
        if rest.starts_with(',') && value.starts_with(['"', '\'']) {
            return say(
                format!("nhiều giá trị thì đặt giữa hai ngoặc vuông: `{key} = [\"…\", \"…\"]`"),
                format!("several values go between square brackets: `{key} = [\"…\", \"…\"]`"),
            );
        }
        if value.matches('"').count() > 2 {
            return say(
                "trong chuỗi có dấu nháy thẳng: viết \\\" hoặc đổi thành “ ”",
                "there is a straight quote inside: write \\\" or use “ ”",
            );
        }
        say("mỗi dòng một khóa: `khóa = giá trị`", "one key to a line: `key = value`")
    }
}

#[allow(clippy::unnecessary_wraps, reason = "reads well where advice is given")]
fn say(vi: impl Into<String>, en: impl Into<String>) -> Option<Message> {
    Some(Message::new(vi, en))
}

/// Where the brackets and braces stand that are open at the end of a text.
fn brackets(text: &str) -> Vec<usize> {
    let mut open = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let mut quoted = None;
        for (place, c) in without_comment(line).char_indices() {
            match (c, quoted) {
                ('"' | '\'', None) => quoted = Some(c),
                (c, Some(quote)) if c == quote => quoted = None,
                ('[' | '{', None) => open.push(line_start + place),
                (']' | '}', None) => drop(open.pop()),
                _ => {}
            }
        }
        line_start += line.len();
    }
    open
}

/// A line up to its comment.
fn without_comment(line: &str) -> &str {
    let mut quoted = None;
    for (at, c) in line.char_indices() {
        match (c, quoted) {
            ('#', None) => return &line[..at],
            ('"' | '\'', None) => quoted = Some(c),
            (c, Some(open)) if c == open => quoted = None,
            _ => {}
        }
    }
    line
}

/// Whether the lines from one place to another are no keys: the rest of what began before.
fn text_between(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| !between.lines().any(|line| line.contains('=') || line.starts_with('[')))
}
