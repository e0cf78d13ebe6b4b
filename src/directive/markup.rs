//! Marks inside a text, as Pandoc's Markdown writes them: `*nghiêng*`, `**đậm**`, `m^2^`, `H~2~O`, `^[chú thích]`.

use std::ops::Range;

/// A stretch of a text that is set in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What it says.
    pub words: Words,
    /// Whether it is bold.
    pub strong: bool,
    /// Whether it is italic.
    pub emph: bool,
}

/// What a stretch says, and where its letters stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// On the line.
    Level(String),
    /// Raised: the 2 of m².
    Raised(String),
    /// Lowered: the 2 of H₂O.
    Lowered(String),
    /// A note at the foot of the page; it may hold marks of its own.
    Note(String),
}

/// Bytes before a mark in which an address is looked for.
const ADDRESS: usize = 200;

/// Splits a text at its marks. A mark that opens nothing is itself.
#[must_use]
pub fn runs(text: &str) -> Vec<Run> {
    let mut reader = Reader { found: Vec::new(), plain: String::new(), open: true };
    reader.read(text, (false, false));
    reader.found
}

/// The words as they are read, without marks and notes.
#[must_use]
pub fn plain(text: &str) -> String {
    let level = |run: Run| match run.words {
        Words::Level(words) | Words::Raised(words) | Words::Lowered(words) => words,
        Words::Note(_) => String::new(),
    };
    runs(text).into_iter().map(level).collect()
}

/// The notes of a text.
#[must_use]
pub fn notes(text: &str) -> Vec<String> {
    if !text.contains("^[") {
        return Vec::new();
    }
    let note = |run: Run| match run.words {
        Words::Note(words) => Some(words),
        _ => None,
    };
    runs(text).into_iter().filter_map(note).collect()
}

/// A text and the notes that stand at its very end.
#[must_use]
pub fn split_notes(text: &str) -> (&str, &str) {
    let mut end = text.len();
    for range in note_ranges(text).into_iter().rev() {
        if range.end != end {
            break;
        }
        end = range.start;
    }
    text.split_at(end)
}

/// The notes of a text, their marks included.
fn note_ranges(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = text[at..].find("^[").map(|from| at + from) {
        let Some((words, _)) = note(&text[start..]) else { break };
        at = start + words.len() + 3;
        found.push(start..at);
    }
    found
}

struct Reader {
    found: Vec<Run>,
    plain: String,
    /// Whether a note may still find its end: once one did not, none behind it is looked for.
    open: bool,
}

impl Reader {
    fn read(&mut self, text: &str, style: (bool, bool)) {
        let mut at = 0;
        while let Some(next) = text[at..].find(['*', '^', '~']).map(|from| at + from) {
            self.plain.push_str(&text[at..next]);
            let rest = &text[next..];
            let mark = &rest[..rest.len() - rest.trim_start_matches(&rest[..1]).len()];
            at = next
                + match mark {
                    "^" if self.open && rest.starts_with("^[") => self.note(rest, style),
                    "^" | "~" => self.script(text, next, style),
                    _ if mark.starts_with('*') && style == (false, false) => self.emphasis(rest, mark.len()),
                    _ => self.literal(mark),
                };
        }
        self.plain.push_str(&text[at..]);
        self.flush(style);
    }

    fn note(&mut self, rest: &str, style: (bool, bool)) -> usize {
        let Some((words, length)) = note(rest) else {
            self.open = false;
            return self.literal("^");
        };
        self.push(Words::Note(words.to_owned()), style);
        length
    }

    fn script(&mut self, text: &str, at: usize, style: (bool, bool)) -> usize {
        let mark = &text[at..=at];
        let Some(words) = script(text, at) else { return self.literal(mark) };
        let length = words.len() + 2;
        let words = words.to_owned();
        self.push(if mark == "^" { Words::Raised(words) } else { Words::Lowered(words) }, style);
        length
    }

    fn emphasis(&mut self, rest: &str, stars: usize) -> usize {
        let Some((inner, length)) = emphasised(rest, stars) else { return self.literal(&rest[..stars]) };
        self.flush((false, false));
        self.read(inner, (stars >= 2, stars != 2));
        length
    }

    /// Takes a mark that opens nothing as it stands; gives its length.
    fn literal(&mut self, mark: &str) -> usize {
        self.plain.push_str(mark);
        mark.len()
    }

    fn push(&mut self, words: Words, (strong, emph): (bool, bool)) {
        self.flush((strong, emph));
        self.found.push(Run { words, strong, emph });
    }

    fn flush(&mut self, (strong, emph): (bool, bool)) {
        if !self.plain.is_empty() {
            let words = Words::Level(std::mem::take(&mut self.plain));
            self.found.push(Run { words, strong, emph });
        }
    }
}

/// The words of a note at the start of a text, up to the bracket that closes it, and how many bytes all of it takes.
fn note(text: &str) -> Option<(&str, usize)> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let words = text[2..at].trim();
            return (!words.is_empty()).then_some((&text[2..at], at + 1));
        }
    }
    None
}

/// What stands between a mark and its mate, without a blank inside; marks in addresses of the web are letters.
fn script(text: &str, at: usize) -> Option<&str> {
    let mark = &text[at..=at];
    let inner = &text[at + 1..];
    let end = inner.find(|c: char| c.is_whitespace() || mark.starts_with(c))?;
    let closes = end > 0 && inner[end..].starts_with(mark);
    (closes && !in_address(text, at)).then(|| &inner[..end])
}

/// Whether a place lies in an address: `https://…/~ten/`, `ten~a@…`.
fn in_address(text: &str, at: usize) -> bool {
    let from = (at.saturating_sub(ADDRESS)..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
    let word = text[from..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.contains("www.") || word.contains('@')
}

/// What stands between this run of stars and the same run that closes it, and how many bytes all of it takes.
fn emphasised(text: &str, stars: usize) -> Option<(&str, usize)> {
    let inner = &text[stars..];
    if stars > 3 || inner.starts_with(char::is_whitespace) {
        return None;
    }
    let end = inner.find('*')?;
    let closing = inner[end..].len() - inner[end..].trim_start_matches('*').len();
    let words = &inner[..end];
    let closes = closing == stars && !words.is_empty() && !words.ends_with(char::is_whitespace);
    closes.then_some((words, end + 2 * stars))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let word = |run: Run| {
            let style = format!("{}{}", if run.strong { "*" } else { "" }, if run.emph { "/" } else { "" });
            match run.words {
                Words::Level(words) => style + &words,
                Words::Raised(words) => format!("{style}↑{words}"),
                Words::Lowered(words) => format!("{style}↓{words}"),
                Words::Note(words) => format!("{style}[{words}]"),
            }
        };
        runs(text).into_iter().map(word).collect()
    }

    #[test]
    fn letters_are_raised_and_lowered_as_pandoc_has_it() {
        assert_eq!(told("120 m^2^, H~2~O."), ["120 m", "↑2", ", H", "↓2", "O."]);
        assert_eq!(told("VT, CN~(Dũng)~"), ["VT, CN", "↓(Dũng)"]);
        assert_eq!(told("**Khí CO~2~**"), ["*Khí CO", "*↓2"]);
        assert_eq!(told("*k*~s~"), ["/k", "↓s"]);
        assert_eq!(told("m^*^ và x^y^z^t^"), ["m", "↑*", " và x", "↑y", "z", "↑t"]);
        assert_eq!(told("SO~4~^2-^"), ["SO", "↓4", "↑2-"]);
    }

    #[test]
    fn a_mark_that_opens_nothing_is_itself() {
        for text in [
            "2^10",
            "khoảng ~20 người",
            "~20 hoặc ~30 người",
            "^",
            "~",
            "x^ 2^",
            "a^b c^",
            "~~gạch~~",
            "^^",
            "https://vi.du/~dung/~an/a.pdf",
            "an.binh@vi.du/~a~",
            "^[chưa đóng",
            "^[]",
            "2 * 3 = 6",
            "*",
            "**",
            "a*",
            "* a *",
            "*chưa đóng",
            "**lệch*",
            "****x****",
        ] {
            assert_eq!(plain(text), text);
            assert_eq!(runs(text).len(), 1, "{text}: {:?}", runs(text));
        }
    }

    #[test]
    fn notes_are_told_from_the_words() {
        assert_eq!(told("Số liệu^[Theo [1], *trang 2*.] quý I"), ["Số liệu", "[Theo [1], *trang 2*.]", " quý I"]);
        assert_eq!(plain("Số liệu^[Theo báo cáo.] quý I"), "Số liệu quý I");
        assert_eq!(notes("a^[một]b^[hai]"), ["một", "hai"]);
        assert_eq!(split_notes("thực hiện.^[một]^[hai]"), ("thực hiện.", "^[một]^[hai]"));
        assert_eq!(split_notes("thực hiện^[một]."), ("thực hiện^[một].", ""));
        assert_eq!(split_notes("mảng [1]"), ("mảng [1]", ""));
    }

    #[test]
    fn hostile_rows_of_marks_take_no_time() {
        for text in ["^[", "^a", "~a~", "*a", "^", "~", "[^1]"] {
            assert!(!runs(&text.repeat(200_000)).is_empty());
        }
    }
}
