//! What stands in a table and is no data: titles above it, the numbers of its columns, totals, figures that were cut off.

use std::sync::LazyLock;

use regex::Regex;

/// Words that begin a row of totals.
const TOTALS: [&str; 7] =
    ["tổng cộng", "tổng số", "tổng", "cộng", "cộng chung", "tổng toàn tỉnh", "tổng cộng toàn tỉnh"];

/// How many rows stand above the heading: in a table of several columns, those with a single cell.
#[must_use]
pub fn without_titles<'c, R>(rows: impl Iterator<Item = R>) -> usize
where
    R: IntoIterator<Item = &'c str>,
{
    let filled = |row: R| row.into_iter().filter(|cell| !cell.trim().is_empty()).count();
    rows.into_iter().map(filled).position(|count| count > 1).unwrap_or(0)
}

/// What a cell of a row that numbers columns says: which letter or number, and whether in brackets.
#[derive(Clone, Copy, PartialEq)]
struct Counted {
    letter: bool,
    place: usize,
    bracketed: bool,
}

/// Reads `(1)`, `[2]`, `A`, `3`, `3=1+2`, `(4)=(2)+(3)`.
fn counted(cell: &str) -> Option<Counted> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[(\[]\s*([0-9]{1,2}|[A-Za-z])\s*(?:=[^)\]]*)?[)\]]|([0-9]{1,2}|[A-Z]))\s*(?:=.*)?$")
            .expect("a fixed pattern")
    });
    let found = FORM.captures(cell)?;
    let (bracketed, words) = (found.get(1).is_some(), found.get(1).or(found.get(2))?.as_str());
    let place = words.parse().ok().or_else(|| {
        let letter = words.bytes().next()?.to_ascii_uppercase();
        Some(usize::from(letter.checked_sub(b'A')?) + 1)
    })?;
    Some(Counted { letter: !words.starts_with(|c: char| c.is_ascii_digit()), place, bracketed })
}

/// Whether a row numbers the columns above it, `(1) (2) (3)`, `A B 1 2 3=1+2`; `next` is the row below it.
#[must_use]
pub fn is_column_numbers(row: &[&str], next: Option<&[&str]>) -> bool {
    let filled = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let Some(cells) = filled.map(counted).collect::<Option<Vec<_>>>() else { return false };
    let count_on = |cells: &[Counted]| cells.windows(2).all(|pair| pair[1].place == pair[0].place + 1);
    if cells.len() > 1 && cells.iter().all(|cell| cell.bracketed) {
        let runs: Vec<_> = cells.chunk_by(|a, b| a.letter == b.letter).collect();
        return runs.iter().all(|run| count_on(run));
    }
    // Figures without brackets may be data: they number columns when they count all of them from the first, and the row
    // below does not go on from them.
    let letters = cells.iter().take_while(|cell| cell.letter).count();
    let from_first = |cells: &[Counted]| cells.iter().zip(1..).all(|(cell, place)| cell.place == place);
    let (letters, numbers) = cells.split_at(letters);
    let counts = from_first(letters) && from_first(numbers) && numbers.iter().all(|cell| !cell.letter);
    let below = next.and_then(|next| counted(next.first()?.trim()));
    let goes_on = below.is_some_and(|below| below.letter == cells[0].letter && below.place == cells[0].place + 1);
    counts && cells.len() == row.len() && cells.len() > 2 && numbers.len() > 1 && next.is_some() && !goes_on
}

/// The words that say a row is one of totals: one of its first cells.
#[must_use]
pub fn total<'c>(row: &[&'c str]) -> Option<&'c str> {
    let says = |cell: &&&str| {
        let words = cell.trim().trim_end_matches([':', '.']).trim().to_lowercase();
        TOTALS.contains(&words.as_str()) || words.starts_with("tổng cộng")
    };
    row.iter().filter(|cell| !cell.trim().is_empty()).take(2).find(says).map(|cell| cell.trim())
}

/// Whether words are a number that a spreadsheet has cut off, `7.90850E+10`: its other digits are lost.
#[must_use]
pub fn is_cut(words: &str) -> bool {
    static CUT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^[+-]?[0-9](?:[.,][0-9]+)?[eE][+-]?[0-9]{1,3}$").expect("a fixed pattern"));
    // Asked of every cell: most have no power of ten to look at.
    words.len() > 3 && words.contains(['E', 'e']) && CUT.is_match(words.trim())
}

/// The separator of a delimited text, and the text without the line that names it: what Excel says in a first line
/// `sep=;`, else the sign that the first line has most of.
#[must_use]
pub fn separator(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(sign) = first.trim().strip_prefix("sep=").filter(|s| s.len() == 1) {
        return (sign.as_bytes()[0], rest);
    }
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1),
        }
    }
    let best = counts.iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0);
    (best.map_or(b',', |(sign, _)| *sign), text)
}

#[cfg(test)]
mod tests {
    use super::{is_column_numbers, is_cut, total};

    #[test]
    fn rows_that_number_the_columns() {
        let numbers = |row: &str, next: Option<&str>| {
            let cells = |row: &'static str| row.split('|').collect::<Vec<_>>();
            let (row, next) = (row.to_owned().leak(), next.map(|next| cells(next.to_owned().leak())));
            is_column_numbers(&cells(row), next.as_deref())
        };
        for row in [
            "(1)|(2)|(3)",
            "(1)|(2)|",
            "[1]|[2]",
            "A|B|1|2|3=1+2",
            "(a)|(b)|(c)",
            "(1)|(2)|(3)=(1)+(2)",
            "A|1|2",
            "( 1 )|( 2 )",
        ] {
            assert!(numbers(row, Some("1|Hòa An|5")), "{row}");
        }
        assert!(numbers("1|2|3", Some("1|Hòa An|5")));
        for row in [
            "1|Hòa An|5",
            "1|2|3|4",
            "A|B",
            "1|5|7",
            "(1)|Hòa An",
            "I|II|III",
            "1|A",
            "A|1",
            "A|5|7",
            "1|A|2",
            "(1)|(5)",
            "B|1|2",
        ] {
            assert!(!numbers(row, Some("2|Bình Lộc|6")), "{row}");
        }
    }

    #[test]
    fn rows_of_totals() {
        for row in [
            ["", "Tổng cộng", "5"],
            ["TỔNG CỘNG:", "", "5"],
            ["Cộng", "3", "4"],
            ["3", "Tổng số", ""],
            ["Tổng cộng (I+II)", "", ""],
        ] {
            assert!(total(&row).is_some(), "{row:?}");
        }
        for row in [["1", "Tổng cục Thuế", "5"], ["1", "Công an xã", "tổng"], ["", "", ""], ["1", "Cộng Hòa", "2"]]
        {
            assert!(total(&row).is_none(), "{row:?}");
        }
    }

    #[test]
    fn figures_that_were_cut_off() {
        for words in ["7.90850E+10", "1E+05", "1,23E+11", "-4.5e-7", "7.9085E+10 "] {
            assert!(is_cut(words), "{words}");
        }
        for words in ["E10", "12E", "1E5A", "79085000000", "1.2", "12.3E+4", "3E"] {
            assert!(!is_cut(words), "{words}");
        }
    }
}
