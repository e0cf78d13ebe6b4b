//! Letters that a PDF names wrongly, or not at all, though it prints them rightly. Word's exporters and print drivers know
//! the glyph of `ư` in Times New Roman as `ƣ` and that of `Ò` as `Õ`; the registry programs of offices embed the font with
//! its own glyph numbers and without their names (CID TrueType, Identity-H, no `ToUnicode`).

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::page::{Letters, Page, Run};

/// The order of glyphs that TrueType took from the Macintosh, from [`FIRST`]: the letters Vietnamese does without among them,
/// as the numbers count. A dot stands for a sign nobody writes.
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰\
                         ÂÊÁËÈÍÎÏÌÓÔ.ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇŁłŠ";
const FIRST: u32 = 98;
/// Codes of ASCII are so much higher than the numbers of its glyphs.
const ASCII: u32 = 29;
/// What is as wide in every face of Times New Roman: space, comma, full stop; the ten digits. In 1/1000 em.
const QUARTER: f32 = 250.0;
const HALF: f32 = 500.0;
/// Widths are rounded by less than this.
const ROUNDED: f32 = 4.0;
/// An i with a mark is narrower than this in every face, a u wider; a capital Y is wider than [`CAPITAL`].
const NARROW: f32 = 400.0;
const CAPITAL: f32 = 600.0;
/// A capital I with a mark is wider than this.
const CAPITAL_I: f32 = 320.0;
/// Fewest words that show whether they are Vietnamese, and the share of them that must be.
const FEWEST: usize = 5;
const MOST: f64 = 0.75;
/// Syllables that have Õ themselves.
const OWN: [&str; 12] = ["VÕ", "RÕ", "NGÕ", "CÕI", "GÕ", "MÕ", "LÕI", "DÕI", "SÕI", "VÕNG", "LÕM", "HÕM"];

static SYLLABLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(ngh?|nh|gh|gi|ph|th|tr|kh|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$")
        .expect("a fixed pattern")
});

/// The letter of a glyph of Times New Roman by its number and its width in 1/1000 em; none where that is not known.
pub(super) fn of_times(number: u32, width: f32) -> Option<char> {
    let near = |wanted: f32| (width - wanted).abs() <= ROUNDED;
    let known = |offset: u32| char::from_u32(number + offset);
    match number {
        3 | 15 | 17 => known(ASCII).filter(|_| near(QUARTER)),
        19..=28 => known(ASCII).filter(|_| near(HALF)),
        4..=97 => known(ASCII),
        FIRST..=228 => MACINTOSH.chars().nth((number - FIRST) as usize),
        // Where the later glyphs of the Macintosh stand is not certain; Vietnamese has Ý and ý of them.
        234..=236 => Some(if width > CAPITAL { 'Ý' } else { 'ý' }),
        255 => Some('đ'),
        258 => Some('Ă'),
        259 => Some('ă'),
        264 => Some('Đ'),
        // Of the letters of other languages between, Vietnamese has these.
        265..=1129 if width < NARROW => Some(if width > CAPITAL_I { 'Ĩ' } else { 'ĩ' }),
        265..=1129 => Some(if width > CAPITAL { 'Ũ' } else { 'ũ' }),
        1130..=1133 => "ƠơƯư".chars().nth((number - 1130) as usize),
        1188..=1277 => known(0x1ea0 - 1188),
        _ => None,
    }
}

/// Puts the names of letters right in all pages of a file, where that is certain.
pub(super) fn settle(pages: &mut [Page]) {
    numbered(pages);
    misnamed(pages);
}

/// Letters told by their numbers stay when they make Vietnamese words; else nobody knows them.
fn numbered(pages: &mut [Page]) {
    let runs = || pages.iter().flat_map(|page| &page.runs).filter(|run| run.letters == Letters::Numbered);
    if runs().next().is_none() {
        return;
    }
    let text: String = runs().flat_map(|run| [run.text.as_str(), ""]).collect();
    if is_vietnamese(&text) {
        return;
    }
    for run in pages.iter_mut().flat_map(|page| &mut page.runs).filter(|run| run.letters == Letters::Numbered) {
        run.text = run.text.chars().map(|_| char::REPLACEMENT_CHARACTER).collect();
        run.letters = Letters::Named;
    }
}

/// Whether most words of a text are syllables of Vietnamese, by their letters without marks.
fn is_vietnamese(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic() && c != char::REPLACEMENT_CHARACTER).filter(|w| !w.is_empty());
    let (mut all, mut syllables) = (0_usize, 0_usize);
    for word in words {
        let plain: String = word.to_lowercase().replace('đ', "d").nfd().filter(char::is_ascii).collect();
        all += 1;
        syllables += usize::from(SYLLABLE.is_match(&plain));
    }
    all >= FEWEST && syllables as f64 > MOST * all as f64
}

/// `ƣ` is no letter of Vietnamese: a file that has it, or words such as `HÕA`, misnames its letters.
fn misnamed(pages: &mut [Page]) {
    let told =
        |run: &Run| run.text.contains(['ƣ', 'Ƣ']) || ["HÕA", "TÕA", "PHÕNG"].iter().any(|w| run.text.contains(w));
    if !pages.iter().flat_map(|page| &page.runs).any(told) {
        return;
    }
    for run in pages.iter_mut().flat_map(|page| &mut page.runs).filter(|run| run.text.contains(['ƣ', 'Ƣ', 'Õ'])) {
        let right = put_right(&run.text);
        if right != run.text {
            (run.text, run.letters) = (right, Letters::Misnamed);
        }
    }
}

/// The text with the names of its letters put right, letter for letter.
fn put_right(text: &str) -> String {
    let word = |word: &str| {
        let own = OWN.contains(&word.trim_matches(|c: char| !c.is_alphabetic()));
        let letters = word.chars().map(|letter| match letter {
            'ƣ' => 'ư',
            'Ƣ' => 'Ư',
            'Õ' if !own => 'Ò',
            letter => letter,
        });
        letters.collect::<String>()
    };
    text.split_inclusive(' ').map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_numbers_of_times_new_roman() {
        let read = |numbers: &[u32]| numbers.iter().filter_map(|number| of_times(*number, 500.0)).collect::<String>();
        assert_eq!(MACINTOSH.chars().count(), 131);
        // `Độc lập` and `CỘNG HÒA`, as the registry programs write them; the space is as wide as a space.
        assert_eq!(read(&[264, 1188 + 57, 70]), "Độc");
        assert_eq!(read(&[38, 1188 + 56, 49, 42]), "CỘNG");
        assert_eq!(read(&[43, 211, 36]), "HÒA");
        assert_eq!(of_times(3, 250.0), Some(' '));
        assert_eq!(of_times(3, 500.0), None);
        assert_eq!(read(&[1133, 255, 181, 180]), "ưđ”“");
    }

    #[test]
    fn letters_make_vietnamese_words_or_none() {
        assert!(is_vietnamese("Căn cứ Luật Tổ chức chính quyền địa phương; UBND tỉnh Lâm Hải"));
        assert!(!is_vietnamese("5%6 7.3 qwrt Zxk bcdf hjk plmn grtz"));
    }

    #[test]
    fn misnamed_letters_are_put_right() {
        assert_eq!(
            put_right("CỘNG HÕA XÃ HỘI; TRƢỞNG PHÕNG, VÕ VĂN AN: nhƣ trên"),
            "CỘNG HÒA XÃ HỘI; TRƯỞNG PHÒNG, VÕ VĂN AN: như trên"
        );
    }
}
