//! Words of a row compared without regard to letters, marks and spaces.

use unicode_normalization::UnicodeNormalization;

/// Lower-case letters and digits without diacritics and spaces: how words are compared when their form is not judged.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd()
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

/// Whether two texts are the same words but for a few letters.
#[must_use]
pub fn resembles(text: &str, words: &str) -> bool {
    strsim::normalized_levenshtein(&fold(text), &fold(words)) >= 0.8
}

/// Whether a text has the dotted blanks of a form: nothing can be said of its wording.
#[must_use]
pub fn has_blanks(text: &str) -> bool {
    let dots = text.replace("… ", "…");
    text.contains("....")
        || text.contains("... ...")
        || text.contains("/...")
        || (text.contains("..") && text.contains('…'))
        || dots.contains("……")
        || dots.contains("-…")
        || dots.contains("…..")
        || dots.contains("..…")
        || dots.contains("/…")
        || dots.contains("…/")
}

/// Whether all letters are capitals.
#[must_use]
pub fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Value of a Roman number written in capitals.
#[must_use]
pub fn roman(text: &str) -> Option<u32> {
    let digit = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let digits = text.chars().map(digit).collect::<Option<Vec<i64>>>().filter(|d| !d.is_empty())?;
    let value = digits.iter().enumerate().map(|(i, d)| if digits.get(i + 1) > Some(d) { -d } else { *d }).sum::<i64>();
    u32::try_from(value).ok().filter(|v| *v > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_marks() {
        assert_eq!(fold("Độc lập - Tự do"), "doclaptudo");
        assert!(resembles("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "cộng hòa xã hội chủ nghĩa việt nam"));
        assert!(!resembles("KẾ HOẠCH", "TỜ TRÌNH"));
    }

    #[test]
    fn roman_numbers() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("IX"), Some(9));
        assert_eq!(roman("1"), None);
    }
}
