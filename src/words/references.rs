//! Words that refer to annexes (III.1.a): one reading for the rule on the directive and the rule on the page.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::marks;

/// Words that name annexes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Where they stand, in bytes.
    pub range: Range<usize>,
    /// The annexes they name by number; none when they name them all.
    pub numbers: Vec<u32>,
    /// Whether they say that the annexes go with this document: "Phụ lục I kèm theo".
    pub ours: bool,
}

impl Reference {
    /// Whether an annex is meant; words without a number speak of all annexes, or of the only one.
    pub(crate) fn means(&self, number: u32) -> bool {
        self.numbers.is_empty() || self.numbers.contains(&number)
    }
}

/// The references in some words; "Phụ lục II Nghị định số 30/2020/NĐ-CP" belongs to another document and is none.
pub(crate) fn references(text: &str) -> Vec<Reference> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)phụ\s+lục(?:\s+số)?((?-i:\s+[IVX]+\b(?:\s*(?:,|;|-|–|và|đến)\s*(?:(?:Phụ|phụ)\s+lục\s+)?[IVX]+\b)*)?)(\s+(?:đính|gửi|ban hành)?\s*kèm(?:\s+theo)?)?",
        )
    });
    static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\s*(?:của\s+|ban hành\s+|kèm theo\s+)*(?:Luật|Nghị định|Thông tư|Nghị quyết số|Quyết định số|Công văn số|Kế hoạch số)",
        )
    });
    let named = NAMED.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        let foreign = FOREIGN.is_match(&text[whole.end()..]);
        (!foreign).then(|| Reference {
            range: whole.range(),
            numbers: numbers(&found[1]),
            ours: found.get(2).is_some(),
        })
    });
    named.collect()
}

/// `I, II và IV` is 1, 2 and 4; `I đến III` is 1, 2 and 3.
fn numbers(words: &str) -> Vec<u32> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| regex(r"(-|–|đến)?\s*(?:[Pp]hụ\s+lục\s+)?\b([IVX]+)\b"));
    let mut all: Vec<u32> = Vec::new();
    for found in NUMBER.captures_iter(words) {
        let Some(number) = marks::from_roman(&found[2]) else { continue };
        let from =
            all.last().copied().filter(|last| found.get(1).is_some() && *last < number).map_or(number, |last| last + 1);
        all.extend(from..=number);
    }
    all
}

/// "(có Danh mục nhiệm vụ kèm theo)" refers to the annex of that title, "(danh sách kèm theo)" to the only one.
pub(crate) fn names_title(text: &str, title: Option<&str>, only: bool) -> bool {
    let words = text.to_lowercase();
    words.contains("kèm") && (only || title.is_some_and(|title| words.contains(&title.to_lowercase())))
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("patterns are part of the program")
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn numbers_and_their_ranges_are_read() {
        let numbers = |text: &str| references(text).into_iter().map(|r| r.numbers).collect::<Vec<_>>();
        assert_eq!(numbers("theo Phụ lục I, II và Phụ lục IV kèm theo"), [vec![1, 2, 4]]);
        assert_eq!(numbers("các Phụ lục I đến III"), [vec![1, 2, 3]]);
        assert_eq!(numbers("(Phụ lục kèm theo)"), [Vec::<u32>::new()]);
        assert!(numbers("mẫu tại Phụ lục II Nghị định số 30/2020/NĐ-CP").is_empty());
    }
}
