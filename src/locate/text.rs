//! Words of a row compared without regard to letters, marks and spaces.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Lower-case letters and digits without diacritics and spaces: how words are compared when their form is not judged.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            if letter.is_ascii_alphanumeric() {
                folded.push(letter.to_ascii_lowercase());
            }
        } else if let Some(base) = base_of(letter) {
            folded.push(base);
        }
    }
    folded
}

/// The letter of ASCII below the marks of a letter; none for other signs. Vietnamese letters are looked up.
fn base_of(letter: char) -> Option<char> {
    static BASES: LazyLock<[u8; 0x1f00]> = LazyLock::new(|| {
        let mut bases = [0; 0x1f00];
        for (base, code) in bases.iter_mut().zip(0_u32..) {
            *base = char::from_u32(code).and_then(stripped).map_or(0, |c| c as u8);
        }
        bases
    });
    match BASES.get(letter as usize) {
        Some(base) => (*base > 0).then_some(char::from(*base)),
        None => stripped(letter),
    }
}

fn stripped(letter: char) -> Option<char> {
    let base = letter.nfd().flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c });
    base.into_iter().find(char::is_ascii_alphanumeric)
}

/// Whether two texts are the same words but for a few letters.
#[must_use]
pub fn resembles(text: &str, words: &str) -> bool {
    strsim::normalized_levenshtein(&fold(text), &fold(words)) >= 0.8
}

/// Whether a text has the dotted blanks of a form: nothing can be said of its wording.
#[must_use]
pub fn has_blanks(text: &str) -> bool {
    if !text.contains("..") && !text.contains('…') {
        return false;
    }
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

/// Letters from which a text shows its language.
const ENOUGH: usize = 150;
/// Of Vietnamese text one sign in four is a vowel with a mark, or đ.
const MARKED: usize = 20;

/// One sign in so many without a code: the headings are in a font that cannot be read.
const UNKNOWN: usize = 40;

/// Whether all of a text is Vietnamese in Unicode: fonts of old encodings, and printing by way of PostScript, leave other
/// signs, or none. A short text is taken for Vietnamese.
#[must_use]
pub fn is_vietnamese<'t>(rows: impl Iterator<Item = &'t str>) -> bool {
    let signs =
        rows.flat_map(str::chars).filter(|c| !c.is_whitespace() && !c.is_ascii_digit() && *c != '.' && *c != '…');
    let marked =
        |c: char| matches!(c, 'đ' | 'Đ' | 'ư' | 'Ư' | 'ơ' | 'Ơ' | 'ă' | 'Ă') || ('\u{1ea0}'..='\u{1ef9}').contains(&c);
    let (mut all, mut vietnamese, mut unknown) = (0, 0, 0);
    for sign in signs {
        all += 1;
        vietnamese += usize::from(marked(sign));
        unknown += usize::from(sign == char::REPLACEMENT_CHARACTER);
    }
    all < ENOUGH || vietnamese * MARKED > all && unknown * UNKNOWN < all
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
    fn text_without_unicode_is_told_apart() {
        let repeated = |text: &'static str| std::iter::repeat_n(text, 12);
        assert!(is_vietnamese(repeated("Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành")));
        assert!(!is_vietnamese(repeated("Céng hoµ x· héi chñ nghÜa ViÖt Nam")), "TCVN3");
        assert!(!is_vietnamese(repeated("5%6)7.3 8)9 1:-;&'(<=>:")), "codes of glyphs");
        assert!(
            !is_vietnamese(repeated("Ủy ban nhân dân tỉnh ��&��� yêu cầu các sở, ban, ngành")),
            "one font of several"
        );
        assert!(is_vietnamese(std::iter::once("FORM 1")));
    }

    #[test]
    fn roman_numbers() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("IX"), Some(9));
        assert_eq!(roman("1"), None);
    }
}
