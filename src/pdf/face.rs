//! Family, weight and slant from the names that programs give to fonts.

use ecow::EcoString;

use crate::page::Letters;

/// What the name of a font says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// Family as people write it: `Times New Roman`.
    pub family: EcoString,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// How the file names its letters: not at all where codes are the numbers of glyphs of Times New Roman.
    pub letters: Letters,
}

/// Style words that end a name, longest first, with what they say of weight and slant.
const STYLES: [(&str, bool, bool); 12] = [
    ("bolditalic", true, true),
    ("boldoblique", true, true),
    ("semibold", true, false),
    ("demibold", true, false),
    ("italic", false, true),
    ("oblique", false, true),
    ("regular", false, false),
    ("normal", false, false),
    ("roman", false, false),
    ("bold", true, false),
    ("mt", false, false),
    ("ps", false, false),
];

/// Reads names such as `ABCDEE+TimesNewRomanPS-BoldMT` and `Times New Roman Bold,Bold`.
pub(super) fn face(name: &str) -> Face {
    let name = without_subset_prefix(name.trim());
    // Typst names a font of this sort after its encoding, too.
    let name = name.trim_end_matches("-Identity-H");
    let mut face = Face::default();
    let mut rest = name;
    while let Some((shorter, bold, italic)) = without_style(rest, name) {
        face.bold |= bold;
        face.italic |= italic;
        rest = shorter;
    }
    face.family = if rest.contains(' ') { rest.into() } else { spaced(rest).into() };
    face
}

fn without_subset_prefix(name: &str) -> &str {
    match name.split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 && prefix.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => name,
    }
}

/// Takes one style word off the end, if one stands there and a family is left.
fn without_style<'a>(rest: &'a str, whole: &str) -> Option<(&'a str, bool, bool)> {
    let trimmed = rest.trim_end_matches([',', '-', ' ']);
    for (word, bold, italic) in STYLES {
        let Some(at) = trimmed.len().checked_sub(word.len()).filter(|at| trimmed.is_char_boundary(*at)) else {
            continue;
        };
        let (before, after) = trimmed.split_at(at);
        // `Times New Roman` and `Times-Roman`: a word of the family in the first, of the style in the second.
        let belongs_to_family = word == "roman" && !before.ends_with(['-', ',']);
        // `MT` and `PS` are capitals in names such as `ArialMT`; `Amps` is no style.
        let capitals = word.len() > 2 || after.bytes().all(|b| b.is_ascii_uppercase());
        if after.eq_ignore_ascii_case(word) && !before.is_empty() && !belongs_to_family && capitals {
            return Some((before.trim_end_matches([',', '-', ' ']), bold, italic));
        }
    }
    (trimmed.len() < rest.len() && rest.len() < whole.len()).then_some((trimmed, false, false))
}

/// `TimesNewRoman` to `Times New Roman`; names with other signs than letters stay (`.VnTime`, `VNI-Times`).
fn spaced(name: &str) -> String {
    if !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return name.to_owned();
    }
    if let Some(rest) = name.strip_prefix("DejaVu").filter(|rest| !rest.is_empty()) {
        return format!("DejaVu {}", spaced(rest));
    }
    let mut spaced = String::with_capacity(name.len() + 3);
    let mut previous = ' ';
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && previous.is_ascii_lowercase() {
            spaced.push(' ');
        }
        spaced.push(letter);
        previous = letter;
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::face;

    #[test]
    fn names_of_real_files() {
        let cases = [
            ("Times New Roman,Bold", "Times New Roman", true, false),
            ("Times New Roman,BoldItalic", "Times New Roman", true, true),
            ("ABCDEE+Times New Roman Bold,Bold", "Times New Roman", true, false),
            ("TimesNewRomanPSMT", "Times New Roman", false, false),
            ("TimesNewRoman", "Times New Roman", false, false),
            ("Times New Roman", "Times New Roman", false, false),
            ("TimesNewRomanPS-BoldMT", "Times New Roman", true, false),
            ("MAQRIR+TimesNewRomanPS-ItalicMT", "Times New Roman", false, true),
            ("TimesNewRomanPS-BoldItalicMT", "Times New Roman", true, true),
            ("BAAAAA+LiberationSerif-Bold", "Liberation Serif", true, false),
            ("LiberationSerif", "Liberation Serif", false, false),
            ("FAAAAA+DejaVuSans", "DejaVu Sans", false, false),
            ("Arial-BoldMT", "Arial", true, false),
            ("ArialMT", "Arial", false, false),
            ("Times-Roman", "Times", false, false),
            ("Times-BoldItalic", "Times", true, true),
            ("Helvetica-Oblique", "Helvetica", false, true),
            (".VnTime", ".VnTime", false, false),
            (".VnTimeH,Bold", ".VnTimeH", true, false),
            ("VNI-Times", "VNI-Times", false, false),
            ("Calibri-Light", "Calibri-Light", false, false),
            ("Bold", "Bold", false, false),
            ("", "", false, false),
        ];
        for (name, family, bold, italic) in cases {
            let face = face(name);
            assert_eq!((face.family.as_str(), face.bold, face.italic), (family, bold, italic), "{name}");
        }
    }
}
