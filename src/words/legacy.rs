//! Text typed for TCVN3 or VNI fonts, told by decoding it: its words are Vietnamese then.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// So many words make it sure.
const SURE: usize = 3;
/// Letters of TCVN3 (TCVN 5712:1993, VN3), the sign of the font and what it shows.
const TCVN3: (&str, &str) = (
    "¡¢£¤¥¦§¨©ª«¬\u{ad}®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
);
/// Vowels of VNI, each with the marks that may follow it, and what the two show.
const VNI: [(char, &str, &str); 7] = [
    ('a', "ùøûõïâáàåãäêéèúüë", "áảãạâấầẩẫậăắằẳẵặ"),
    ('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ('u', "ùøûõï", "úùủũụ"),
    ('y', "ùøûõ", "ýỳỷỹ"),
    ('ô', "ùøûõï", "ớờởỡợ"),
    ('ö', "ùøûõï", "ứừửữự"),
];
/// Letters of VNI that stand alone.
const VNI_ALONE: (&str, &str) = ("ñôöíìæóòî", "đơưíìỉĩịỵ");

/// Name of the encoding and the first such word, when three words at least look so.
pub(crate) fn find(text: &str) -> Option<(&'static str, Range<usize>)> {
    let of = |(name, looks): (&'static str, Looks)| {
        let mut words = words(text).filter(|r| looks(&text[r.clone()]));
        let first = words.next()?;
        Some((words.count() + 1, name, first))
    };
    // A few words look like both.
    let (count, name, first) = ENCODINGS.into_iter().filter_map(of).max_by_key(|(count, ..)| *count)?;
    (count >= SURE).then_some((name, first))
}

/// The encodings of which a text has three words at least, every line counted for the one that most of its words have.
pub(crate) fn encodings(text: &str) -> Vec<&'static str> {
    let mut counts = ENCODINGS.map(|(name, _)| (name, 0));
    for line in text.lines().filter(|line| !line.is_ascii()) {
        let of = |(_, looks): &(&str, Looks)| words(line).filter(|r| looks(&line[r.clone()])).count();
        let words = ENCODINGS.each_ref().map(of);
        if let Some(most) = (0..words.len()).max_by_key(|at| words[*at]) {
            counts[most].1 += words[most];
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= SURE).map(|(name, _)| name).collect()
}

/// Of encodings that are known to be in the text's company, the one that most of its words have, and the first such word.
pub(crate) fn find_one(text: &str, encodings: &[&'static str]) -> Option<(&'static str, Range<usize>)> {
    let known = ENCODINGS.into_iter().filter(|(name, _)| encodings.contains(name));
    let of = |(name, looks): (&'static str, Looks)| {
        let mut words = words(text).filter(|r| looks(&text[r.clone()]));
        let first = words.next()?;
        Some((words.count() + 1, name, first))
    };
    known.filter_map(of).max_by_key(|(count, ..)| *count).map(|(_, name, first)| (name, first))
}

/// What tells whether a word was typed for a font.
type Looks = fn(&str) -> bool;

const ENCODINGS: [(&str, Looks); 2] = [("TCVN3", is_tcvn3), ("VNI", is_vni)];

/// The words of lines without letters that only Unicode has: who types those types no other font beside them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let cut = |c: char| c.is_whitespace() || "\"'“”.,;:()[]/-=".contains(c);
    let lines = text.split('\n').filter(|line| !line.is_ascii() && !line.contains(is_unicode_only));
    let words = lines.flat_map(move |line| line.split(cut)).filter(|word| !word.is_ascii());
    words.map(|word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        at..at + word.len()
    })
}

/// Letters of Vietnamese that neither font has a place for.
fn is_unicode_only(letter: char) -> bool {
    matches!(letter, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1ea0}'..='\u{1ef9}')
}

/// Letters that Vietnamese has in Unicode as well: alone they tell nothing.
fn is_common(letter: char) -> bool {
    "àáâãèéêìíòóôõùúý".contains(letter)
}

fn is_tcvn3(word: &str) -> bool {
    let mut before = ' ';
    let mut strange = false;
    let decoded: Option<String> = word
        .chars()
        .map(|letter| {
            // A capital inside a word of small letters is none of Unicode.
            strange |=
                !letter.is_ascii() && if letter.is_uppercase() { before.is_lowercase() } else { !is_common(letter) };
            before = letter;
            if letter.is_ascii_alphabetic() { Some(letter) } else { shown(TCVN3, letter) }
        })
        .collect();
    strange && word.contains(|c: char| c.is_ascii_alphabetic()) && decoded.is_some_and(|word| is_syllable(&word))
}

fn is_vni(word: &str) -> bool {
    let lower = word.to_lowercase();
    let mut letters = lower.chars().peekable();
    let (mut decoded, mut strange) = (String::new(), false);
    while let Some(letter) = letters.next() {
        let marks = VNI.iter().find(|(vowel, ..)| *vowel == letter);
        let pair = marks.zip(letters.peek()).and_then(|((_, marks, show), mark)| {
            let shown = shown((marks, show), *mark)?;
            Some((shown, *mark))
        });
        if let Some((shown, mark)) = pair {
            // `hoà`, `khoá`, `toã` are Unicode.
            strange |= !(letter == 'o' && "áàã".contains(mark));
            decoded.push(shown);
            letters.next();
        } else if letter.is_ascii_alphabetic() {
            decoded.push(letter);
        } else {
            let Some(shown) = shown(VNI_ALONE, letter) else { return false };
            strange |= !is_common(letter);
            decoded.push(shown);
        }
    }
    strange && is_syllable(&decoded)
}

/// What a sign of a font shows.
fn shown((signs, shown): (&str, &str), sign: char) -> Option<char> {
    signs.chars().zip(shown.chars()).find(|(known, _)| *known == sign).map(|(_, shown)| shown)
}

/// Whether a word is made as syllables of Vietnamese are: at most one tone, consonants where they may stand.
fn is_syllable(word: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?
            (?:iêu|yêu|oai|oao|oay|oeo|uôi|uây|uyê|uya|uyu|ươi|ươu|uai
            |ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê
            |[aăâeêioôơuưy])(?:ch|nh|ng|[cmnpt])?$",
        )
        .expect("a fixed pattern")
    });
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let tones = word.nfd().filter(is_tone).count();
    let bare: String = word.nfd().filter(|c| !is_tone(c)).nfc().collect();
    tones <= 1 && FORM.is_match(&bare)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn old_fonts_are_told_from_unicode() {
        for text in [
            "Céng hßa x· héi chñ nghÜa ViÖt Nam",
            "Uû ban nh©n d©n x· Hßa An b¸o c¸o kÕt qu¶ thùc hiÖn nhiÖm vô",
            "§éc lËp - Tù do - H¹nh phóc; ngµy th¸ng n¨m",
            "Së Néi vô ®Ò nghÞ c¸c ®¬n vÞ",
            "K\u{ad}u tr÷ quèc gia, thi ®ua khen th\u{ad}ëng",
        ] {
            assert_eq!(find(text).map(|f| f.0), Some("TCVN3"), "{text}");
        }
        for text in [
            "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM",
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
            "Uyû ban nhaân daân xaõ Hoøa An baùo caùo keát quaû thöïc hieän nhieäm vuï",
            "Sôû Noäi vuï ñeà nghò caùc ñôn vò",
        ] {
            assert_eq!(find(text).map(|f| f.0), Some("VNI"), "{text}");
        }
    }

    #[test]
    fn what_is_unicode_is_no_old_font() {
        for text in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "khoá, hoà, thuỷ, quà, uỷ ban, ngoại",
            "hoà, khoá, toà, loã xoã, hoá, xoá, goá",
            "không có tôi và thôi, lâu, âm, êm, ông, ê",
            "Nguyễn Thị Hòa; ngoài ra, xoài, hoài; nhiệt độ 25°C; 10 × 20 m; ½",
            "Café Müller, naïve, façade, Zoë, Noël, Anaïs, José, Großmann, Straße, Fußball, Köln",
            "100 µg/m³, 5 µm, 3 µg, 7 µV; 20 µl",
            "thi\u{ad}dua, khen\u{ad}thuong, van\u{ad}ban, bao\u{ad}cao",
            "dài×rộng×cao, dài×rộng, 2×3×4, a×b×c",
            "Größe, Maß, Gruß, groß, weiß; Ångström; Søren; Łódź; Curaçao",
            "©2026 ®Vanthu ™; §3; ¶; «a»; ±5; ¼, ½, ¾; ¢; ¥",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
