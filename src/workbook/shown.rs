//! Numbers and dates as they are written in Vietnam.

/// Digits in groups of three with dots: `1234567` is `1.234.567`.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A date in figures, with the zeros that Phụ lục I asks for: below 10 for the day, 1 and 2 for the month.
#[must_use]
pub fn date(day: i8, month: i8, year: i16) -> String {
    let zero = if month < 3 { "0" } else { "" };
    format!("{day:02}/{zero}{month}/{year}")
}

/// A number with so many decimals, a comma before them, groups when asked for.
pub(super) fn number(value: f64, decimals: usize, groups: bool) -> String {
    let plain = rounded(value.abs(), decimals);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let zero = plain.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if value < 0.0 && !zero { "-" } else { "" };
    let whole = if groups { grouped(whole) } else { whole.to_owned() };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{fraction}") }
}

/// So many decimals, a half rounded up as spreadsheets do; ten decimals hold what a cell holds, so that 2.675, in binary
/// a little less, counts as a half.
fn rounded(value: f64, decimals: usize) -> String {
    let long = format!("{value:.10}");
    let Some(point) = long.find('.').filter(|_| decimals < 10) else { return format!("{value:.decimals$}") };
    let cut = point + decimals + usize::from(decimals > 0);
    if long[cut..].chars().find(char::is_ascii_digit).is_none_or(|digit| digit < '5') {
        return long[..cut].to_owned();
    }
    let (mut digits, mut carry) = (long[..cut].chars().rev().collect::<Vec<_>>(), true);
    for digit in digits.iter_mut().filter(|c| c.is_ascii_digit()) {
        (*digit, carry) = match (*digit, carry) {
            ('9', true) => ('0', true),
            (digit, true) => (char::from(digit as u8 + 1), false),
            (digit, false) => (digit, false),
        };
    }
    digits.extend(carry.then_some('1'));
    digits.into_iter().rev().collect()
}

/// A number as a spreadsheet shows it without a format: as many decimals as it has, ten at most.
#[must_use]
pub fn general(value: f64) -> String {
    let shown = number(value, 10, false);
    let short = shown.trim_end_matches('0').trim_end_matches(',');
    if shown.contains(',') { short.to_owned() } else { shown }
}
