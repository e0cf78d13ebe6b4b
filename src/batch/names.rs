//! Names of files: safe on Windows and Linux, and no two alike.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// Longest name in bytes; Linux takes 255, and the ending and a temporary name need room.
const LONGEST: usize = 180;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A name that every system takes; empty when nothing is left of it.
#[must_use]
pub fn safe(name: &str) -> String {
    let spaced: String = name.nfc().map(|c| if is_forbidden(c) { ' ' } else { c }).collect();
    let mut safe = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if safe.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|at| safe.is_char_boundary(*at)).unwrap_or(0);
        safe.truncate(end);
    }
    let trimmed = safe.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = trimmed.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    if is_device(&stem) { format!("_{trimmed}") } else { trimmed.to_owned() }
}

fn is_forbidden(letter: char) -> bool {
    let invisible =
        matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    letter.is_control() || invisible || r#"<>:"/\|?*"#.contains(letter)
}

fn is_device(stem: &str) -> bool {
    let port = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port)
            .is_some_and(|n| matches!(n, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"))
    });
    port || DEVICES.contains(&stem)
}

/// Rows whose names are the same where capitals do not count, by the place of the first one.
#[must_use]
pub fn collisions(names: &[String]) -> Vec<(usize, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::with_capacity(names.len());
    let mut found = Vec::new();
    for (place, name) in names.iter().enumerate() {
        match seen.entry(name.to_lowercase()) {
            std::collections::hash_map::Entry::Occupied(first) => found.push((*first.get(), place)),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(place);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{collisions, safe};

    #[test]
    fn names_are_safe_everywhere() {
        assert_eq!(safe("01-Cần Thơ"), "01-Cần Thơ");
        assert_eq!(safe("../../etc/passwd"), "etc passwd");
        assert_eq!(safe("a:b*c?\"<>|\n d"), "a b c d");
        assert_eq!(safe("CON"), "_CON");
        assert_eq!(safe("nul.txt"), "_nul.txt");
        assert_eq!(safe("com1"), "_com1");
        assert_eq!(safe("tên. . "), "tên");
        assert_eq!(safe("e\u{302}"), "ê");
        assert_eq!(safe(" .. "), "");
        assert!(safe(&"ế".repeat(200)).len() <= 180);
    }

    #[test]
    fn capitals_do_not_tell_names_apart() {
        let names = ["Huế", "HUẾ", "Cần Thơ", "huế"].map(str::to_owned);
        assert_eq!(collisions(&names), [(0, 1), (0, 3)]);
    }
}
