//! Numbers in words: `1.234` is `một nghìn hai trăm ba mươi tư`.

use super::number::Parsed;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const THOUSANDS: [&str; 3] = ["", "nghìn", "triệu"];
/// Beyond this many digits a number in words helps nobody.
const LONGEST: usize = 18;

/// A number in words; none when it is too long to be read.
#[must_use]
pub fn in_words(number: &Parsed) -> Option<String> {
    let digits: Vec<usize> = number.whole.trim_start_matches('0').bytes().map(|b| usize::from(b - b'0')).collect();
    if digits.len() > LONGEST {
        return None;
    }
    let mut words = Vec::new();
    if number.negative {
        words.push("âm");
    }
    if digits.is_empty() {
        words.push(DIGITS[0]);
    }
    whole(&digits, &mut words);
    if !number.decimals.is_empty() {
        words.push("phẩy");
        words.extend(number.decimals.bytes().map(|b| DIGITS[usize::from(b - b'0')]));
    }
    Some(words.join(" "))
}

/// Groups of three from the left; every third group is a tỷ.
fn whole(digits: &[usize], words: &mut Vec<&str>) {
    let groups: Vec<&[usize]> = digits.rchunks(3).rev().collect();
    let mut said_since_billion = false;
    for (place, group) in groups.iter().enumerate() {
        let rank = groups.len() - place - 1;
        let spoken = group.iter().any(|d| *d > 0);
        if spoken {
            three(group, place > 0, words);
            words.extend(Some(THOUSANDS[rank % 3]).filter(|word| !word.is_empty()));
        }
        said_since_billion |= spoken;
        if rank > 0 && rank.is_multiple_of(3) && said_since_billion {
            words.push("tỷ");
            said_since_billion = false;
        }
    }
}

/// One group; inside a number its hundreds are said even when they are zero.
fn three(group: &[usize], inside: bool, words: &mut Vec<&str>) {
    let padded = [0; 3];
    let [hundreds, tens, ones] = match *group {
        [h, t, o] => [h, t, o],
        [t, o] => [0, t, o],
        [o] => [0, 0, o],
        _ => padded,
    };
    let says_hundreds = hundreds > 0 || inside;
    if says_hundreds {
        words.extend([DIGITS[hundreds], "trăm"]);
    }
    match tens {
        0 if says_hundreds && ones > 0 => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens], "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::parse;
    use super::in_words;

    #[test]
    fn numbers_in_words() {
        let cases = [
            ("0", "không"),
            ("10", "mười"),
            ("15", "mười lăm"),
            ("21", "hai mươi mốt"),
            ("24", "hai mươi tư"),
            ("105", "một trăm linh năm"),
            ("110", "một trăm mười"),
            ("1.234", "một nghìn hai trăm ba mươi tư"),
            ("1.004", "một nghìn không trăm linh bốn"),
            ("1.000.000", "một triệu"),
            ("2.000.015", "hai triệu không trăm mười lăm"),
            ("1.000.000.000", "một tỷ"),
            ("3.005.000.000", "ba tỷ không trăm linh năm triệu"),
            ("2.000.000.000.000", "hai nghìn tỷ"),
            ("55,55", "năm mươi lăm phẩy năm năm"),
            ("-7", "âm bảy"),
        ];
        for (figures, words) in cases {
            assert_eq!(in_words(&parse(figures).unwrap()).unwrap(), words, "{figures}");
        }
    }
}
