//! Marks of the outline: what stands before an item, and what comes after what (Phụ lục I, Phần I, II.6.d và đ).

use std::sync::LazyLock;

use regex::Regex;

use crate::words::level::Level;

/// Letters of points in their order (II.6.đ); ă, â, ê, ô, ơ, ư are not used, nor are f, j, w, z.
pub(crate) const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// The number in a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Number {
    /// `I`, `1`, the 5 of `Điều 5`.
    Value(u32),
    /// `1.2`.
    Path(Vec<u32>),
    /// `a`.
    Letter(char),
    /// A dash has none.
    None,
}

/// A mark at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Level.
    pub level: Level,
    /// Its number.
    pub number: Number,
    /// As printed.
    pub printed: String,
    /// Bytes it takes in the line, the space after it included.
    pub length: usize,
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("patterns are part of the program")
}

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+((?i:thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))|[IVXLC]+|[0-9]{1,3})(?:\s*([.:])\s*|\s+|$)",
    )
});
static ARTICLE: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:Điều|ĐIỀU)\s+([0-9]{1,3})([a-zđ]?)\s*[.:](?:\s+|$)"));
static ROMAN: LazyLock<Regex> = LazyLock::new(|| regex(r"^([IVX]{1,7})\.(?:\s+|$)"));
static PATH: LazyLock<Regex> = LazyLock::new(|| regex(r"^([0-9]{1,2}(?:\.[0-9]{1,2})+)(\.?)(?:\s+|$)"));
static CLAUSE: LazyLock<Regex> = LazyLock::new(|| regex(r"^([0-9]{1,3})\.(\s*)"));
static POINT: LazyLock<Regex> = LazyLock::new(|| regex(r"^([a-zđ])\)\s*"));
static BULLET: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"^([-–—•+])(\s*)|^([{PASTED}])\s+")));

/// Signs that stand before the items of a list pasted from Word or a web page, a blank behind them; those of the private
/// use area are the bullets of Word's symbol fonts.
pub(crate) const PASTED: &str = "*·∙⋅▪▫■□●○◦‣⁃−➢➤►❖\u{f0b7}\u{f0a7}\u{f0d8}\u{f076}\u{f0fc}\u{f02d}";

/// The mark a line begins with, if any. The first letter says which forms it may have.
pub(crate) fn read(line: &str) -> Option<Mark> {
    match line.chars().next()? {
        'P' | 'C' | 'M' | 'T' => heading(line),
        'Đ' => article(line),
        'I' | 'V' | 'X' => roman(line),
        '0'..='9' => path(line).or_else(|| clause(line)),
        'a'..='z' | 'đ' => point(line),
        _ => bullet(line),
    }
}

fn heading(line: &str) -> Option<Mark> {
    let found = HEADING.captures(line)?;
    let rest = &line[found[0].len()..];
    // "Mục 5 Chương XII của Bộ luật" is a sentence; a title on the same line follows a stop or is in capitals.
    if !rest.is_empty() && found.get(3).is_none() && rest.chars().any(char::is_lowercase) {
        return None;
    }
    let (level, word) = match found[1].to_lowercase().as_str() {
        "phần" => (Level::Part, "Phần"),
        "chương" => (Level::Chapter, "Chương"),
        "mục" => (Level::Section, "Mục"),
        _ => (Level::Subsection, "Tiểu mục"),
    };
    let number = &found[2];
    let value = number.parse().ok().or_else(|| from_roman(number)).or_else(|| from_word(number))?;
    Some(Mark {
        level,
        number: Number::Value(value),
        printed: format!("{word} {}", number_as_printed(number)),
        length: found[0].len(),
    })
}

/// Words in lower case: the heading itself is set in thường.
fn number_as_printed(number: &str) -> String {
    if number.chars().count() > 3 && number.contains(' ') { number.to_lowercase() } else { number.to_owned() }
}

fn article(line: &str) -> Option<Mark> {
    let found = ARTICLE.captures(line)?;
    let value = found[1].parse().ok()?;
    let printed = format!("Điều {}{}.", &found[1], &found[2]);
    let number = if found[2].is_empty() { Number::Value(value) } else { Number::None };
    Some(Mark { level: Level::Article, number, printed, length: found[0].len() })
}

fn roman(line: &str) -> Option<Mark> {
    let found = ROMAN.captures(line)?;
    let value = from_roman(&found[1])?;
    Some(mark(Level::Roman, Number::Value(value), format!("{}.", &found[1]), &found[0]))
}

fn path(line: &str) -> Option<Mark> {
    let found = PATH.captures(line)?;
    let rest = &line[found[0].len()..];
    // "1.5 triệu đồng" is an amount, "1.1 Nội dung" an item whose last stop was left out.
    if found[2].is_empty() && !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let parts = found[1].split('.').filter_map(|n| n.parse().ok()).collect();
    Some(mark(Level::Subclause, Number::Path(parts), format!("{}.", &found[1]), &found[0]))
}

fn clause(line: &str) -> Option<Mark> {
    let found = CLAUSE.captures(line)?;
    let rest = &line[found[0].len()..];
    // "1.234 người" is an amount; "1.Nội dung" an item whose space was left out.
    let spaced = !found[2].is_empty() || rest.is_empty();
    if !spaced && !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let value = found[1].parse().ok()?;
    Some(mark(Level::Clause, Number::Value(value), format!("{}.", &found[1]), &found[0]))
}

fn point(line: &str) -> Option<Mark> {
    let found = POINT.captures(line)?;
    let letter = found[1].chars().next()?;
    Some(mark(Level::Point, Number::Letter(letter), format!("{letter})"), &found[0]))
}

fn bullet(line: &str) -> Option<Mark> {
    let found = BULLET.captures(line)?;
    let rest = &line[found[0].len()..];
    // "-5 độ" is a number.
    let joined = found.get(2).is_some_and(|blank| blank.is_empty());
    if joined && !rest.starts_with(char::is_alphabetic) {
        return None;
    }
    let (level, printed) = if found[0].starts_with('+') { (Level::Plus, "+") } else { (Level::Dash, "-") };
    Some(mark(level, Number::None, printed.to_owned(), &found[0]))
}

fn mark(level: Level, number: Number, printed: String, matched: &str) -> Mark {
    Mark { level, number, printed, length: matched.len() }
}

/// Whether a letter belongs to the sequence of points.
pub(crate) fn is_point_letter(letter: char) -> bool {
    LETTERS.contains(letter)
}

/// The letter that follows.
pub(crate) fn next_letter(letter: char) -> Option<char> {
    LETTERS.chars().skip_while(|l| *l != letter).nth(1)
}

/// The value of a Roman number, when it is written as Roman numbers are.
pub(crate) fn from_roman(text: &str) -> Option<u32> {
    (1..=89).find(|n| to_roman(*n) == text)
}

/// A number in Roman letters, up to 89.
pub(crate) fn to_roman(mut value: u32) -> String {
    let mut text = String::new();
    for (worth, letters) in [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while value >= worth {
            text.push_str(letters);
            value -= worth;
        }
    }
    text
}

fn from_word(text: &str) -> Option<u32> {
    const WORDS: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let word = text.to_lowercase();
    let word = word.split_whitespace().last()?;
    WORDS.iter().zip(1..).find(|(w, _)| **w == word).map(|(_, n)| n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(line: &str) -> Option<(Level, String)> {
        read(line).map(|m| (m.level, m.printed))
    }

    #[test]
    fn marks_are_told_from_numbers_in_sentences() {
        assert_eq!(printed("I. MỤC ĐÍCH YÊU CẦU"), Some((Level::Roman, "I.".into())));
        assert_eq!(printed("1. Mục đích"), Some((Level::Clause, "1.".into())));
        assert_eq!(printed("1.Mục đích"), Some((Level::Clause, "1.".into())));
        assert_eq!(printed("1.1. Phạm vi"), Some((Level::Subclause, "1.1.".into())));
        assert_eq!(printed("đ) Biểu dương"), Some((Level::Point, "đ)".into())));
        assert_eq!(printed("– Về năng lực"), Some((Level::Dash, "-".into())));
        assert_eq!(printed("• Về năng lực"), Some((Level::Dash, "-".into())));
        assert_eq!(printed("+ Phấn đấu"), Some((Level::Plus, "+".into())));
        assert_eq!(printed("Điều 5. Phạm vi"), Some((Level::Article, "Điều 5.".into())));
        assert_eq!(printed("Chương II"), Some((Level::Chapter, "Chương II".into())));
        assert_eq!(printed("PHẦN THỨ NHẤT"), Some((Level::Part, "Phần thứ nhất".into())));
        assert_eq!(printed("Mục 1. QUẢN LÝ VĂN BẢN"), Some((Level::Section, "Mục 1".into())));
        for sentence in [
            "1.234 người tham gia",
            "1.5 triệu đồng",
            "14.4.2020 là ngày ban hành",
            "14/4/2020 là ngày ban hành",
            "2020. năm",
            "Điều 5 của Luật này",
            "Mục 5 Chương XII Phần I của Bộ luật Hình sự",
            "Phần lớn các đơn vị",
            "ab) không phải điểm",
            "IIII. không phải số La Mã",
            "V.I. Lê-nin",
            "-5 độ",
            "100% quận, huyện",
        ] {
            assert_eq!(printed(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn letters_follow_the_vietnamese_order() {
        assert_eq!(next_letter('d'), Some('đ'));
        assert_eq!(next_letter('đ'), Some('e'));
        assert_eq!(next_letter('e'), Some('g'));
        assert_eq!(next_letter('y'), None);
        assert!(!is_point_letter('f'));
    }
}
