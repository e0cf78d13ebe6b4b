//! Letters that come along from Word, Excel and the web: what they mean on paper, or their name when they mean nothing there.
//!
//! One home for them all: words of a directive, of a text file, of a cell pass through here alike.

use std::borrow::Cow;
use std::ops::Range;

use super::diagnostic::Message;
use super::marks;

/// What a letter comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Itself.
    Itself,
    /// Something else, or nothing.
    Other(&'static str),
    /// Nothing that can be printed: its name.
    Lost(Message),
}

/// Letters of the symbol fonts that have a letter of their own in Unicode.
const SYMBOLS: [(char, &str); 22] = [
    ('\u{f020}', " "),
    ('\u{f025}', "%"),
    ('\u{f028}', "("),
    ('\u{f029}', ")"),
    ('\u{f02b}', "+"),
    ('\u{f02d}', "-"),
    ('\u{f02f}', "/"),
    ('\u{f03c}', "<"),
    ('\u{f03d}', "="),
    ('\u{f03e}', ">"),
    ('\u{f061}', "α"),
    ('\u{f062}', "β"),
    ('\u{f06d}', "µ"),
    ('\u{f0a3}', "≤"),
    ('\u{f0b0}', "°"),
    ('\u{f0b1}', "±"),
    ('\u{f0b3}', "≥"),
    ('\u{f0b4}', "×"),
    ('\u{f0b7}', "•"),
    ('\u{f0b8}', "÷"),
    ('\u{f0fc}', "x"),
    ('\u{f0fe}', "x"),
];
/// Signs of Windows-1252 where Unicode has control characters: text that was taken for Latin-1 once.
const WINDOWS: [(char, &str); 8] = [
    ('\u{85}', "…"),
    ('\u{91}', "‘"),
    ('\u{92}', "’"),
    ('\u{93}', "“"),
    ('\u{94}', "”"),
    ('\u{95}', "•"),
    ('\u{96}', "–"),
    ('\u{97}', "—"),
];

/// What a letter means; `leads` where it is the first of its line.
pub(crate) fn meaning(letter: char, leads: bool) -> Meaning {
    // Nearly all letters.
    if matches!(letter, ' '..='~' | '\n' | '\t' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{b6}' | '\u{b8}'..='\u{2ff}')
        || ('\u{1e00}'..='\u{1eff}').contains(&letter)
    {
        return Meaning::Itself;
    }
    // The other bullets are marks of the outline.
    if leads && marks::PASTED.contains(letter) && is_private(letter) {
        return Meaning::Other("- ");
    }
    let from = |table: &[(char, &'static str)]| table.iter().find(|(strange, _)| *strange == letter).map(|(_, is)| *is);
    match control(letter) {
        // Shift+Enter, a page break, the ends of lines and paragraphs.
        '\u{b}' | '\u{c}' | '\r' | '\u{2028}' | '\u{2029}' => Meaning::Other("\n"),
        // Word's hyphens: one that never breaks, one that only breaks.
        '\u{1e}' => Meaning::Other("\u{2011}"),
        '\u{1f}'
        | '\u{ad}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => Meaning::Other(""),
        '\u{fffc}' => lost(
            "chỗ của một hình hoặc đối tượng không chép theo được",
            "the place of a picture that did not come along",
        ),
        '\u{fffd}' => lost("chữ đã mất khi đổi mã", "a letter that was lost when the text was converted"),
        control @ ('\0'..='\u{1f}' | '\u{7f}'..='\u{9f}') => {
            from(&WINDOWS).map_or_else(|| control_name(control), Meaning::Other)
        }
        private if is_private(private) => from(&SYMBOLS).map_or_else(
            || {
                let code = private as u32;
                lost(
                    format!("ký hiệu riêng của một phông (U+{code:04X}), như Symbol, Wingdings"),
                    format!("a sign of some font's own (U+{code:04X}), as of Symbol, Wingdings"),
                )
            },
            Meaning::Other,
        ),
        _ => Meaning::Itself,
    }
}

/// Whether a letter is one of a font's own.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

fn lost(vi: impl Into<String>, en: impl Into<String>) -> Meaning {
    Meaning::Lost(Message::new(vi, en))
}

fn control_name(letter: char) -> Meaning {
    let (vi, en) = match letter {
        '\u{7}' => ("dấu hết ô của bảng Word", "the end of a cell of a Word table"),
        '\u{13}'..='\u{15}' => ("dấu của một trường Word (field)", "the mark of a Word field"),
        '\u{1}' | '\u{8}' => ("chỗ của một hình trong Word", "the place of a picture in Word"),
        '\u{2}' => ("chỗ của một chú thích Word", "the place of a footnote in Word"),
        '\u{5}' => ("chỗ của một nhận xét Word", "the place of a comment in Word"),
        _ => ("ký tự điều khiển", "a control character"),
    };
    let code = letter as u32;
    lost(format!("{vi} (U+{code:04X}), không nhìn thấy được"), format!("{en} (U+{code:04X}), which can't be seen"))
}

/// A text in which control characters are pictures of themselves (`␋`): TOML takes no others, and a reader sees them.
pub(crate) fn pictured(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let picture = |c: char| match c {
        '\u{7f}' => '\u{2421}',
        c => char::from_u32(0x2400 + c as u32).unwrap_or(c),
    };
    Cow::Owned(text.chars().map(|c| if hidden(c) { picture(c) } else { c }).collect())
}

/// The control character that a picture shows; any other letter as it is.
pub(crate) fn control(letter: char) -> char {
    match letter {
        '\u{2400}'..='\u{241f}' => char::from_u32(letter as u32 - 0x2400).unwrap_or(letter),
        '\u{2421}' => '\u{7f}',
        _ => letter,
    }
}

/// The places of a text with letters that are something else on paper, and what they come to.
pub(crate) fn strange(text: &str) -> Vec<(Range<usize>, Meaning)> {
    let (mut found, mut leads) = (Vec::new(), true);
    for (at, letter) in text.char_indices() {
        let behind = &text[at + letter.len_utf8()..];
        // A sign alone in its line leads nothing.
        let heads = leads && behind.lines().next().is_some_and(|words| !words.trim().is_empty());
        let meaning = match meaning(letter, heads) {
            Meaning::Itself => None,
            // Two ends of one line.
            _ if letter == '\r' && behind.starts_with('\n') => Some(Meaning::Other("")),
            other => Some(other),
        };
        leads = letter == '\n' || matches!(meaning, Some(Meaning::Other("\n"))) || leads && letter.is_whitespace();
        found.extend(meaning.map(|meaning| (at..at + letter.len_utf8(), meaning)));
    }
    found
}

/// Whether some letter may be something else on paper: most texts have none.
pub(crate) fn may_be_strange(text: &str) -> bool {
    text.contains(|letter: char| meaning(letter, true) != Meaning::Itself)
}

/// A text on paper, and the names of the letters in it that mean nothing there.
pub(crate) fn readable(text: &str) -> (Cow<'_, str>, Vec<Message>) {
    if !may_be_strange(text) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut out, mut names, mut done) = (String::with_capacity(text.len()), Vec::new(), 0);
    for (range, meaning) in strange(text) {
        out.push_str(&text[done..range.start]);
        done = range.end;
        match meaning {
            Meaning::Itself => {}
            Meaning::Other(other) => out.push_str(other),
            Meaning::Lost(name) => names.push(name),
        }
    }
    out.push_str(&text[done..]);
    (Cow::Owned(out), names)
}

#[cfg(test)]
mod tests {
    use super::{pictured, readable};

    #[test]
    fn letters_of_word_come_out_as_what_they_mean() {
        for (typed, printed) in [
            ("Dòng một\u{b}dòng hai", "Dòng một\ndòng hai"),
            ("Trang một.\u{c}Trang hai.", "Trang một.\nTrang hai."),
            ("Một\u{2028}hai\u{2029}ba", "Một\nhai\nba"),
            ("Một\r\nhai\rba", "Một\nhai\nba"),
            ("\u{f0b7} Rà soát;\n\u{f0b7}\tBáo cáo", "-  Rà soát;\n- \tBáo cáo"),
            ("· Rà soát", "· Rà soát"),
            ("\u{f0a7} Rà soát\n \u{f0d8} Báo cáo", "-  Rà soát\n -  Báo cáo"),
            ("kinh tế \u{f0b7} xã hội", "kinh tế • xã hội"),
            ("12 · 5", "12 · 5"),
            ("\u{f0fc}", "x"),
            ("✓", "✓"),
            ("□ Có", "□ Có"),
            ("37\u{f0b0}C, \u{f0b1}5", "37°C, ±5"),
            ("Ủy ban\u{feff} nhân\u{2060} dân\u{200b}", "Ủy ban nhân dân"),
            ("thi\u{ad}đua", "thiđua"),
            ("2026\u{2011}2030", "2026\u{2011}2030"),
            ("2026\u{1e}2030", "2026\u{2011}2030"),
            ("\u{93}Đề án\u{94} \u{96} kế hoạch", "“Đề án” – kế hoạch"),
            ("\u{202a}0905\u{202c}", "0905"),
            ("✔\u{fe0f} Xong", "✔ Xong"),
            ("10 × 20 m; µg/m³; ½", "10 × 20 m; µg/m³; ½"),
        ] {
            let (text, lost) = readable(typed);
            assert_eq!((text.as_ref(), lost.len()), (printed, 0), "{typed:?}");
        }
    }

    #[test]
    fn letters_that_mean_nothing_have_a_name() {
        for (typed, name) in [
            ("ảnh\u{fffc}ở đây", "hình hoặc đối tượng"),
            ("x\u{fffd}", "mất khi đổi mã"),
            ("ô\u{7}ô", "hết ô của bảng Word"),
            ("a\u{13}b", "trường Word"),
            ("a\u{0}b", "U+0000"),
            ("a\u{1b}b", "U+001B"),
            ("a\u{81}b", "U+0081"),
            ("a\u{f04a}", "U+F04A"),
            ("a\u{2407}b", "hết ô của bảng Word"),
        ] {
            let (_, lost) = readable(typed);
            assert!(lost.len() == 1 && lost[0].vi.contains(name), "{typed:?} {lost:?}");
        }
    }

    #[test]
    fn control_characters_are_pictured_and_read_back() {
        assert_eq!(pictured("a\u{b}b\n\t"), "a␋b\n\t");
        assert_eq!(readable(&pictured("a\u{b}b")).0, "a\nb");
    }
}
