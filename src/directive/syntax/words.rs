//! What a line was meant to be, and what the parser says in the words of a clerk.

use super::plain;
use crate::directive::rules::{self, problem};
use crate::words::diagnostic::{Diagnostic, Message};

/// What people write for yes and no.
pub(super) fn truth(value: &str) -> Option<&'static str> {
    match value.to_lowercase().as_str() {
        "true" | "có" | "co" | "yes" | "đúng" => Some("true"),
        "false" | "không" | "khong" | "no" | "sai" => Some("false"),
        _ => None,
    }
}

/// What a line that has no value was meant to be.
pub(super) fn key_advice(line: &str) -> Message {
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

/// Blanks that look like a space or like nothing, from web pages and word processors.
pub(super) const STRANGE: &str = "\u{a0}\u{200b}\u{feff}\u{2003}\u{2009}\u{200c}\u{200d}\u{202f}";

/// A key that is spelt with letters or blanks that keys do not have.
pub(super) fn odd_key(key: &str) -> Diagnostic {
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
pub(super) const WORDS: [(&str, &str); 50] = [
    ("invalid key-value pair", "dòng không có dạng `khóa = giá trị`"),
    ("invalid inline table element", "giữa hai ngoặc nhọn có chỗ không có dạng `khóa = giá trị`"),
    ("missing key for inline table element", "giữa hai ngoặc nhọn có chỗ không có dạng `khóa = giá trị`"),
    ("duplicate key", "khóa này đã có ở trên"),
    ("string values must be quoted", "chữ phải đặt giữa hai dấu nháy"),
    ("missing opening quote", "thiếu dấu nháy mở"),
    ("invalid basic string", "chuỗi không có dấu nháy đóng"),
    ("invalid literal string", "chuỗi không có dấu nháy đóng"),
    ("invalid multi-line basic string", "chuỗi nhiều dòng không có ba dấu nháy đóng"),
    ("invalid multi-line literal string", "chuỗi nhiều dòng không có ba dấu nháy đóng"),
    ("invalid boolean", "chỉ có hai giá trị `true` và `false`"),
    ("invalid date", "ngày không đúng dạng năm-tháng-ngày"),
    ("invalid time", "giờ không đúng dạng giờ:phút:giây"),
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
    ("invalid escape sequence", "sau dấu \\ không phải ký tự TOML biết; viết \\\\ để có chính dấu \\"),
    ("invalid value, expected unicode", "mã ký tự sau \\u hoặc \\U không có thật"),
    ("missing key", "thiếu tên khóa"),
    ("keys cannot be multi-line", "tên khóa không được gồm nhiều dòng"),
    ("carriage return must be followed by newline", "dấu xuống dòng chỉ có CR"),
    ("recursion limit", "lồng vào nhau quá nhiều lớp"),
    ("cannot recurse further", "lồng vào nhau quá nhiều lớp"),
    ("invalid integer", "số viết không đúng"),
    ("invalid float", "số viết không đúng"),
    ("invalid hexadecimal", "số viết không đúng"),
    ("invalid octal", "số viết không đúng"),
    ("invalid binary", "số viết không đúng"),
    ("integers with a radix", "số viết không đúng"),
    ("invalid comment character", "chú thích có ký tự điều khiển"),
    ("unexpected content", "thừa chữ ở đây"),
];
