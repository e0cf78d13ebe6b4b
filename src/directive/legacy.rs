//! Text typed for TCVN3 or VNI fonts, seen by letters that Vietnamese does not have.

use std::ops::Range;

/// Letters of TCVN3 that no Latin text puts inside a word.
const TCVN3: &str = "µ¸¶·¹¨»¾¼½Æ©Ç®ªÞ¬\u{ad}ß×÷¢";
/// Tone marks of VNI, each after the vowel it belongs to.
const VNI: &str = "äøõùûïöëåâêñÄØÕÙÛÏÖËÅÂÊÑáàÁÀ";

/// Name of the encoding and the first such word, when three words at least look so.
pub(super) fn find(text: &str) -> Option<(&'static str, Range<usize>)> {
    if text.is_ascii() {
        return None;
    }
    [("TCVN3", looks_tcvn3 as fn(&str) -> bool), ("VNI", looks_vni)].into_iter().find_map(|(name, looks)| {
        let mut words = words(text).filter(|r| looks(&text[r.clone()]));
        let first = words.next()?;
        words.nth(1).map(|_| (name, first))
    })
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let cut = |c: char| c.is_whitespace() || "\"'“”.,;:()[]/-=".contains(c);
    text.split(cut)
        .map(|w| w.as_ptr() as usize - text.as_ptr() as usize)
        .zip(text.split(cut))
        .map(|(at, w)| at..at + w.len())
}

fn looks_tcvn3(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.iter().any(char::is_ascii_alphabetic) && letters.iter().any(|c| TCVN3.contains(*c))
        || letters.windows(2).any(|pair| pair[0].is_ascii_lowercase() && "ÜÖÑÐÎÏÕØ".contains(pair[1]))
}

fn looks_vni(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(2).any(|pair| {
        "aeiouyAEIOUYôÔ".contains(pair[0]) && VNI.contains(pair[1]) && !"áàÁÀâêÂÊ".contains(pair[1])
            || "aA".contains(pair[0]) && "áàÁÀâÂ".contains(pair[1])
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn old_fonts_are_told_from_unicode() {
        assert_eq!(find("Céng hßa x· héi chñ nghÜa ViÖt Nam").map(|f| f.0), Some("TCVN3"));
        assert_eq!(find("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM").map(|f| f.0), Some("VNI"));
        assert_eq!(find("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam").map(|f| f.0), Some("VNI"));
        for text in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "khoá, hoà, thuỷ, quà, uỷ ban, ngoại",
            "Nguyễn Thị Hòa; ngoài ra, xoài, hoài; nhiệt độ 25°C; 10 × 20 m; ½",
            "Café Müller, naïve, façade, Zoë",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
