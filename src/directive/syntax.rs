//! What the TOML parser says, in the words of a clerk: where, what is wrong, what to write.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::date;
use super::rules::{self, problem};
use crate::diagnostic::{Diagnostic, Message};
use crate::source::Span;

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

/// The errors of a file, without those that only follow from one before; and where a list begins that has no end and
/// swallows the rest.
pub(super) fn errors(errors: &[toml::de::Error], text: &str, file: usize) -> (Vec<Diagnostic>, Option<usize>) {
    let endless = errors.iter().find_map(|error| endless_list(error, text));
    let mut found: Vec<Slip<'_>> = Vec::new();
    let mut slips: Vec<_> = errors
        .iter()
        .map(|error| {
            let range = error.span().unwrap_or(text.len()..text.len());
            Slip::new(error.message(), text, range.start, range.end)
        })
        .collect();
    // The parser tells what is wrong inside a string after what is wrong with the lines.
    slips.sort_by_key(|slip| (slip.start, slip.end));
    for slip in slips {
        if endless.is_some_and(|start| slip.end > start) {
            continue;
        }
        if slip.is_unreal_date() || found.iter().any(|before| before.explains(&slip)) {
            continue;
        }
        found.push(slip);
    }
    found.extend(endless.map(|start| Slip::new("unclosed array", text, start, start + 1)));
    (found.iter().map(|slip| slip.diagnostic(file)).collect(), endless)
}

/// Where the list begins that an error is about, when it has no closing bracket: keys further down look like its items.
fn endless_list(error: &toml::de::Error, text: &str) -> Option<usize> {
    let message = error.message();
    if !(message.starts_with("unexpected `=` in array")
        || message.starts_with("unclosed array,")
        || message == "unclosed array")
    {
        return None;
    }
    let at = error.span().map_or(text.len(), |span| span.start);
    let before = text.get(..at)?;
    let mut open = Vec::new();
    let mut line_start = 0;
    for line in before.split_inclusive('\n') {
        let code = without_comment(line);
        let mut quoted = None;
        for (place, c) in code.char_indices() {
            match (c, quoted) {
                ('"' | '\'', None) => quoted = Some(c),
                (c, Some(quote)) if c == quote => quoted = None,
                ('[', None) => open.push(line_start + place),
                (']', None) => drop(open.pop()),
                _ => {}
            }
        }
        line_start += line.len();
    }
    // Something like a key in a list of one line is another mistake.
    open.first().copied().filter(|start| text[*start..at].contains('\n'))
}

/// One error of the parser.
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
        later.line_start == self.line_start
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
            format!("not valid TOML: {}", self.message),
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

    fn in_vietnamese(&self) -> String {
        if self.message.starts_with("duplicate key")
            && let Some(line) = self.first_of_key()
        {
            return format!("khóa `{}` đã có ở dòng {line}", self.under());
        }
        if date::names_a_day(self.under().trim()) {
            return "ngày phải theo thứ tự năm-tháng-ngày".to_owned();
        }
        let known = WORDS.iter().find(|(english, _)| self.message.starts_with(english));
        known.map_or_else(|| format!("không hiểu chỗ này ({})", self.message), |(_, words)| (*words).to_owned())
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
        let line = without_comment(self.line);
        let (key, value) = line.split_once('=').map_or((line.trim(), ""), |(key, value)| (key.trim(), value.trim()));
        let starts = |words: &str| self.message.starts_with(words);
        if starts("string values must be quoted") || starts("invalid") && !starts("invalid unquoted key") {
            return self.value_advice(key, value);
        }
        if starts("key with no value") || starts("invalid unquoted key") || starts("missing table open") {
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
            m if m.starts_with("unclosed table") || m.starts_with("unclosed array table") => {
                ("thêm `]` vào cuối tên bảng", "put `]` after the name of the table")
            }
            m if m.starts_with("missing opening quote") => {
                ("thêm dấu nháy thẳng \" vào đầu chuỗi", "put a straight quote before the string")
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
        if value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false") {
            let word = value.to_lowercase();
            return say(format!("viết chữ thường: `{word}`"), format!("write it in small letters: `{word}`"));
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
        let rest = without_comment(self.text[self.start..].lines().next().unwrap_or_default()).trim();
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

/// What a line that has no value was meant to be.
fn key_advice(line: &str) -> Message {
    let line = line.trim();
    let before = line.split('=').next().unwrap_or(line).trim();
    let is_name = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if let Some(name) = line.strip_suffix(']').filter(|name| !name.contains('[') && is_name(name.trim())) {
        return Message::new(format!("tên bảng đặt giữa hai ngoặc vuông: `[{name}]`"), format!("write `[{name}]`"));
    }
    if line.starts_with(']') || line.starts_with(['"', '\'', '“']) {
        return Message::new(
            "dòng này thuộc một danh sách mà ở trên thiếu ngoặc vuông mở: `khóa = [`",
            "this line belongs to a list whose opening bracket is missing above: `key = [`",
        );
    }
    if let Some((key, value)) = line.split_once(['–', '—', '−']).filter(|(key, _)| is_name(key.trim())) {
        let (key, value) = (key.trim(), value.trim());
        return Message::new(
            format!("dùng dấu `=` thay dấu gạch: `{key} = {value}`"),
            format!("use `=`: `{key} = {value}`"),
        );
    }
    if let Some((key, _)) = line.split_once(':').filter(|(key, _)| is_name(key.trim())) {
        let key = key.trim();
        return Message::new(
            format!("dùng dấu `=` thay dấu `:`: `{key} = …`"),
            format!("use `=` for `:`: `{key} = …`"),
        );
    }
    if line.contains('=') && before.contains(' ') && before.split(' ').all(is_name) {
        let key = plain(&before.split_whitespace().collect::<Vec<_>>().join("_")).to_lowercase();
        return Message::new(
            format!("tên khóa không có khoảng trắng: `{key} = …`"),
            format!("a key has no spaces: `{key} = …`"),
        );
    }
    if let Some((key, _)) = line.split_once([' ', '"']).filter(|(key, rest)| is_name(key) && rest.contains('"')) {
        return Message::new(format!("thêm dấu `=`: `{key} = \"…\"`"), format!("put a `=`: `{key} = \"…\"`"));
    }
    Message::new(
        "mỗi dòng có dạng `khóa = giá trị`; lời chú thích bắt đầu bằng dấu `#`",
        "a line reads `key = value`; a comment begins with `#`",
    )
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

/// Blanks that look like a space or like nothing, from web pages and word processors.
const STRANGE: &str = "\u{a0}\u{200b}\u{feff}\u{2003}\u{2009}\u{200c}\u{200d}\u{202f}";

/// A key that is spelt with letters or blanks that keys do not have.
fn odd_key(key: &str) -> Diagnostic {
    if let Some(strange) = key.chars().find(|c| STRANGE.contains(*c)) {
        let code = u32::from(strange);
        let plain = key.replace(|c| STRANGE.contains(c), "");
        return problem(
            &rules::SYNTAX,
            format!("cạnh khóa `{plain}` có ký tự trắng lạ (U+{code:04X}), thường do chép từ nơi khác"),
            format!("there is a strange blank (U+{code:04X}) beside the key `{plain}`, mostly from copying"),
        )
        .hint("xóa đi, gõ lại dấu cách", "delete it and type a space");
    }
    let better = plain(key);
    problem(&rules::SYNTAX, format!("tên khóa `{key}` có dấu"), format!("the key `{key}` has letters with marks"))
        .hint(format!("viết không dấu: `{better}`"), format!("write it without marks: `{better}`"))
}

/// What the parser says, for the errors people make.
const WORDS: [(&str, &str); 33] = [
    ("duplicate key", "khóa này đã có ở trên"),
    ("string values must be quoted", "chữ phải đặt giữa hai dấu nháy"),
    ("missing opening quote", "thiếu dấu nháy mở"),
    ("invalid basic string", "chuỗi không có dấu nháy đóng"),
    ("invalid literal string", "chuỗi không có dấu nháy đóng"),
    ("invalid multi-line basic string", "chuỗi nhiều dòng không có ba dấu nháy đóng"),
    ("invalid multi-line literal string", "chuỗi nhiều dòng không có ba dấu nháy đóng"),
    ("invalid boolean", "chỉ có hai giá trị `true` và `false`"),
    ("invalid date", "ngày sai dạng"),
    ("invalid datetime", "ngày giờ sai dạng"),
    ("invalid time", "giờ sai dạng"),
    ("missing escaped value", "sau dấu \\ phải có ký tự; viết \\\\ để có chính dấu \\"),
    ("too few unicode value digits", "sau \\u phải có bốn chữ số"),
    ("unexpected leading zero", "số có chữ số 0 ở đầu"),
    ("unexpected sign", "thừa dấu + hoặc -"),
    ("redundant numeric sign", "thừa dấu + hoặc -"),
    ("`_` may only go between digits", "dấu `_` chỉ đứng giữa hai chữ số"),
    ("missing comma", "thiếu dấu phẩy giữa hai mục"),
    ("extra comma", "thừa dấu phẩy"),
    ("unclosed array table", "tên bảng thiếu ngoặc vuông đóng"),
    ("unclosed array", "danh sách thiếu ngoặc vuông đóng"),
    ("unclosed table", "tên bảng thiếu ngoặc vuông đóng"),
    ("unclosed inline table", "thiếu ngoặc nhọn đóng"),
    ("unexpected `=` in array", "dấu `=` đứng trong danh sách"),
    ("extra `=`", "thừa dấu `=`"),
    ("extra assignment", "thừa dấu `=`"),
    ("key with no value", "khóa không có dấu `=` và giá trị"),
    ("missing assignment", "khóa không có dấu `=` và giá trị"),
    ("missing value", "sau dấu `=` không có giá trị"),
    ("missing table open", "dấu ngoặc đóng không có ngoặc mở"),
    ("unexpected key or value", "thừa chữ sau giá trị"),
    ("unquoted keys cannot be empty", "trước dấu `=` không có tên khóa"),
    ("invalid unquoted key", "tên khóa chỉ gồm chữ không dấu, chữ số, `_` và `-`"),
];
