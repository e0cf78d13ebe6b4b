//! The words of clap, in the language of the user.

use std::sync::LazyLock;

use regex::Regex;

use crate::words::diagnostic::Lang;

/// The words of clap that people see in help and usage; a line may break inside them.
static WORDS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    let words = [
        (r"Usage:", "Cách dùng:"),
        (r"Commands:", "Lệnh:"),
        (r"Arguments:", "Tham số:"),
        (r"Options:", "Tùy chọn:"),
        (r"\[OPTIONS\]", "[TÙY CHỌN]"),
        (r"\[COMMAND\]", "[LỆNH]"),
        (r"<COMMAND>", "<LỆNH>"),
        (r"\[default:", "[mặc định:"),
        (r"\[possible\s+values:", "[một trong:"),
        (r"Possible values:", "Một trong:"),
        (r"Print\s+this\s+message\s+or\s+the\s+help\s+of\s+the\s+given\s+subcommand\(s\)", "In hướng dẫn của một lệnh"),
        (r"Print\s+help\s+\(see\s+more\s+with\s+'--help'\)", "In hướng dẫn (`--help`: đầy đủ hơn)"),
        (r"Print\s+help\s+\(see\s+a\s+summary\s+with\s+'-h'\)", "In hướng dẫn (`-h`: tóm tắt)"),
        (r"Print\s+help", "In hướng dẫn"),
        (r"Print\s+version", "In số phiên bản"),
    ];
    let compile = |text| Regex::new(text).expect("patterns are part of the program");
    words.into_iter().map(|(english, vietnamese)| (compile(english), vietnamese)).collect()
});

/// What clap wrote, in the language of the user.
pub(super) fn translated(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => text.to_owned(),
        Lang::Vi => {
            WORDS.iter().fold(text.to_owned(), |text, (english, word)| english.replace_all(&text, *word).into_owned())
        }
    }
}
