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
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let zero = plain.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if value < 0.0 && !zero { "-" } else { "" };
    let whole = if groups { grouped(whole) } else { whole.to_owned() };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{fraction}") }
}

/// A number as a spreadsheet shows it without a format: as many decimals as it has, ten at most.
pub(super) fn general(value: f64) -> String {
    let shown = number(value, 10, false);
    let short = shown.trim_end_matches('0').trim_end_matches(',');
    if shown.contains(',') { short.to_owned() } else { shown }
}
