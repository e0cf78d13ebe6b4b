//! Numbers and dates as they are written in Vietnam.

use super::digits::Digits;

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

/// A date in figures, with the zeros that Phụ lục I asks for.
pub use crate::standard::written::date_in_figures as date;

/// Most decimals of a number without a format; a third has no end.
const MOST_DECIMALS: usize = 10;
/// Larger and smaller numbers than these are written with a power of ten.
const PLAIN: std::ops::RangeInclusive<i32> = -9..=20;

/// A number without a format: fifteen significant digits at most, all digits of a whole number.
#[must_use]
pub fn general(value: f64) -> String {
    signed(value, ',')
}

/// The same with the sign before its decimals given.
pub(super) fn signed(value: f64, point: char) -> String {
    let digits = Digits::of(value);
    let power = digits.exponent();
    if !PLAIN.contains(&power) {
        let mantissa = plain(&digits.shifted(-power).rounded(5), point);
        return format!("{mantissa}E{}{:02}", if power < 0 { '-' } else { '+' }, power.abs());
    }
    plain(&digits.rounded(MOST_DECIMALS), point)
}

fn plain(digits: &Digits, point: char) -> String {
    let sign = if digits.negative && !digits.is_zero() { "-" } else { "" };
    let (whole, fraction) = (digits.whole(), digits.fraction(digits.decimals()));
    let whole = if whole.is_empty() { "0" } else { &whole };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::general;

    #[test]
    fn numbers_without_a_format() {
        let cases = [
            (98_765_432.1, "98765432,1"),
            (1_234_567.89, "1234567,89"),
            (123_456_789.12, "123456789,12"),
            (-0.5, "-0,5"),
            (1.0 / 3.0, "0,3333333333"),
            (0.1 + 0.2, "0,3"),
            (1_234_567.0 * 1.1, "1358023,7"),
            (79_085_012_345.0, "79085012345"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1.2e-12, "1,2E-12"),
            (1e22, "1E+22"),
            (0.0, "0"),
        ];
        for (value, wanted) in cases {
            assert_eq!(general(value), wanted);
        }
    }
}
