//! The parts of a format code.

/// A part of a section.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// A place for a digit: `0` always shown, `#` when there is one, `?` blank when there is none.
    Digit(char),
    /// The point before decimals.
    Point,
    /// A comma among digits.
    Comma,
    /// A percent sign.
    Percent,
    /// `E+` shows every sign of the power, `E-` only that of a negative one.
    Power(bool),
    /// The stroke of a fraction.
    Stroke,
    /// `General`.
    General,
    /// The place of words, `@`.
    Words,
    /// Anything shown as it is.
    Literal(String),
}

/// The sections of a code, between semicolons that are not quoted.
pub(super) fn sections(code: &str) -> Vec<&str> {
    let (mut sections, mut start, mut letters) = (Vec::new(), 0, code.char_indices());
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|(_, c)| *c == '"')),
            '[' => drop(letters.by_ref().find(|(_, c)| *c == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => {
                sections.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[start..]);
    sections
}

/// The parts of a section, and what stands in square brackets.
pub(super) fn parts(section: &str) -> (Vec<Part>, Vec<String>) {
    let (mut parts, mut brackets) = (Vec::new(), Vec::new());
    let mut rest = section;
    while let Some(letter) = rest.chars().next() {
        let mut after = &rest[letter.len_utf8()..];
        let until = |close: char| {
            let words = after.split(close).next().unwrap_or_default();
            (words.to_owned(), after.get(words.len() + 1..).unwrap_or_default())
        };
        let part = match letter {
            '"' => {
                let (words, left) = until('"');
                after = left;
                Part::Literal(words)
            }
            '[' => {
                let (words, left) = until(']');
                after = left;
                let sign = words.strip_prefix('$').map(|sign| sign.split('-').next().unwrap_or_default().to_owned());
                brackets.push(words);
                Part::Literal(sign.unwrap_or_default())
            }
            '\\' | '_' | '*' => {
                let next = after.chars().next().map(String::from).unwrap_or_default();
                after = &after[next.len()..];
                // The width of a sign is a blank; what fills the cell is nothing.
                Part::Literal(match letter {
                    '\\' => next,
                    '_' => " ".to_owned(),
                    _ => String::new(),
                })
            }
            '0' | '#' | '?' => Part::Digit(letter),
            '.' => Part::Point,
            ',' => Part::Comma,
            '%' => Part::Percent,
            '@' => Part::Words,
            '/' => Part::Stroke,
            'E' | 'e' if after.starts_with(['+', '-']) => {
                let plus = after.starts_with('+');
                after = &after[1..];
                Part::Power(plus)
            }
            'G' | 'g' if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("general")) => {
                after = &rest[7..];
                Part::General
            }
            other => Part::Literal(other.to_string()),
        };
        parts.push(part);
        rest = after;
    }
    (parts, brackets)
}
