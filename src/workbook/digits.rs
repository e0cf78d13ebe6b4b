//! A number as its decimal digits: what people call a number, without the noise of its binary form.

/// Significant digits that a spreadsheet keeps and shows; what a binary number has beyond them is noise.
const SIGNIFICANT: usize = 15;
/// Up to here every whole number has a binary form of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Decimal digits with the place of the point: 0.d₁d₂d₃… × 10^`point`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digits {
    /// Whether it is below zero.
    pub(super) negative: bool,
    /// From the first that is not zero to the last; none for zero.
    figures: Vec<u8>,
    point: i32,
}

impl Digits {
    /// The digits of a number: a whole number with all of them, any other with fifteen.
    pub(super) fn of(value: f64) -> Self {
        let size = value.abs();
        let text = if size < EXACT && size.fract().abs() < f64::MIN_POSITIVE {
            format!("{size:e}")
        } else {
            format!("{size:.width$e}", width = SIGNIFICANT - 1)
        };
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let figures = mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
        let point = exponent.parse::<i32>().unwrap_or(0) + 1;
        Self { negative: value < 0.0, figures, point }.trimmed()
    }

    /// Whether it is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.figures.is_empty()
    }

    /// The exponent of the first digit in scientific notation; 0 for zero.
    pub(super) fn exponent(&self) -> i32 {
        if self.is_zero() { 0 } else { self.point - 1 }
    }

    /// Digits after the comma.
    pub(super) fn decimals(&self) -> usize {
        usize::try_from(count(self.figures.len()) - self.point).unwrap_or(0)
    }

    /// Multiplied by a power of ten.
    pub(super) fn shifted(mut self, places: i32) -> Self {
        self.point += places;
        self
    }

    /// With so many decimals at most, a half away from zero, as spreadsheets round.
    pub(super) fn rounded(mut self, decimals: usize) -> Self {
        let keep = self.point + count(decimals);
        if keep < 0 {
            self.figures.clear();
            return self;
        }
        let keep = keep as usize;
        if keep >= self.figures.len() {
            return self;
        }
        let mut carry = self.figures[keep] >= 5;
        self.figures.truncate(keep);
        for digit in self.figures.iter_mut().rev() {
            if !carry {
                break;
            }
            carry = *digit == 9;
            *digit = if carry { 0 } else { *digit + 1 };
        }
        if carry {
            self.figures.insert(0, 1);
            self.point += 1;
        }
        self.trimmed()
    }

    /// Digits before the comma, none for a number below one.
    pub(super) fn whole(&self) -> String {
        (0..self.point.max(0) as usize).map(|at| self.letter(at)).collect()
    }

    /// So many digits after the comma.
    pub(super) fn fraction(&self, decimals: usize) -> String {
        (0..count(decimals)).map(|at| usize::try_from(self.point + at).map_or('0', |at| self.letter(at))).collect()
    }

    fn letter(&self, at: usize) -> char {
        char::from(b'0' + self.figures.get(at).copied().unwrap_or(0))
    }

    fn trimmed(mut self) -> Self {
        let end = self.figures.iter().rposition(|d| *d != 0).map_or(0, |at| at + 1);
        self.figures.truncate(end);
        let zeros = self.figures.iter().take_while(|d| **d == 0).count();
        self.figures.drain(..zeros);
        self.point = if self.figures.is_empty() { 0 } else { self.point - count(zeros) };
        self
    }
}

/// A number of digits, far below the limit.
pub(super) fn count(digits: usize) -> i32 {
    i32::try_from(digits).unwrap_or(i32::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn digits_are_those_of_the_decimal_number() {
        let shown = |value: f64, decimals| {
            let digits = Digits::of(value).rounded(decimals);
            (digits.whole(), digits.fraction(decimals))
        };
        for (value, decimals, whole, fraction) in [
            (98_765_432.1, 1, "98765432", "1"),
            (2.675, 2, "2", "68"),
            (1.005, 2, "1", "01"),
            (0.1 + 0.2, 17, "", "30000000000000000"),
            (999.95, 1, "1000", "0"),
            (0.0004, 2, "", "00"),
            (0.006, 2, "", "01"),
            (1e15, 0, "1000000000000000", ""),
            (9_007_199_254_740_991.0, 0, "9007199254740991", ""),
            (1.234_567_890_123_456_7e19, 0, "12345678901234600000", ""),
        ] {
            assert_eq!(shown(value, decimals), (whole.to_owned(), fraction.to_owned()), "{value}");
        }
    }
}
