//! Numbers of a blank with decimal digits: what people call a number.

use rust_decimal::{Decimal, MathematicalOps, RoundingStrategy};
use tera::{TeraResult, Value};

use super::number::{self, Parsed};
use super::told::{told, told_of};

/// Most decimals that a result is rounded to.
pub(super) const MOST_DECIMALS: u32 = 20;
/// The largest power.
const LARGEST_POWER: i64 = 100;

/// The number of a value: one of the engine's, or words that are a number; an empty cell is nought.
pub(super) fn read(value: &Value) -> TeraResult<Decimal> {
    if value.is_undefined() || value.is_none() || value.as_str().is_some_and(|words| words.trim().is_empty()) {
        return Ok(Decimal::ZERO);
    }
    let words = value.to_string();
    let number = if value.is_number() {
        words.parse().ok().or_else(|| Decimal::from_scientific(&words).ok())
    } else {
        number::parse(&words).and_then(|parsed| of_parsed(&parsed))
    };
    number.ok_or_else(|| no_number(&words))
}

/// The complaint about words that are no number.
pub(super) fn no_number(words: &str) -> tera::Error {
    if crate::workbook::is_cut(words) {
        return told_of(
            words,
            format!("`{words}` là số viết rút gọn, các chữ số sau không có ở đây"),
            format!("`{words}` is a number cut short, its other digits are not here"),
        );
    }
    told_of(words, format!("`{words}` không phải là số"), format!("`{words}` is not a number"))
}

fn of_parsed(parsed: &Parsed) -> Option<Decimal> {
    let sign = if parsed.negative { "-" } else { "" };
    format!("{sign}{}.{}", parsed.whole, if parsed.decimals.is_empty() { "0" } else { &parsed.decimals }).parse().ok()
}

/// A number as the engine has it: a whole one with all its digits.
pub(super) fn value(number: Decimal) -> Value {
    let number = number.normalize();
    let words = number.to_string();
    match words.parse::<i64>() {
        Ok(whole) => Value::from(whole),
        Err(_) if number.scale() == 0 => Value::from(words.parse::<i128>().unwrap_or_default()),
        Err(_) => Value::from(words.parse::<f64>().unwrap_or_default()),
    }
}

/// A number rounded to so many decimals, a half away from zero, or always up or down.
pub(super) fn rounded(number: Decimal, decimals: u32, method: Option<&str>) -> Decimal {
    let strategy = match method {
        Some("ceil") => RoundingStrategy::ToPositiveInfinity,
        Some("floor") => RoundingStrategy::ToNegativeInfinity,
        _ => RoundingStrategy::MidpointAwayFromZero,
    };
    number.round_dp_with_strategy(decimals.min(MOST_DECIMALS), strategy)
}

/// `a sign b`; a blank of the row that is empty stays one.
pub(super) fn reckon(a: &Value, sign: &str, b: &Value) -> TeraResult<Value> {
    if a.is_undefined() || b.is_undefined() {
        return Ok(Value::undefined());
    }
    let (a, b) = (read(a)?, read(b)?);
    if b.is_zero() && matches!(sign, "/" | "//" | "%") {
        return Err(told("chia cho 0", "division by zero"));
    }
    let result = match sign {
        "+" => a.checked_add(b),
        "-" => a.checked_sub(b),
        "*" => a.checked_mul(b),
        "/" => a.checked_div(b),
        "//" => a.checked_div(b).map(|quotient| quotient.floor()),
        "%" => a.checked_rem(b),
        _ => power(a, b),
    };
    let too_large = || told("kết quả phép tính lớn quá", "the result is too large");
    result.map(value).ok_or_else(too_large)
}

fn power(a: Decimal, b: Decimal) -> Option<Decimal> {
    let exponent: i64 = b.normalize().to_string().parse().ok().filter(|e: &i64| e.abs() <= LARGEST_POWER)?;
    a.checked_powi(exponent)
}

#[cfg(test)]
mod tests {
    use super::{Value, reckon};

    #[test]
    fn figures_come_out_as_on_paper() {
        let reckoned =
            |a: &str, sign: &str, b: f64| reckon(&Value::from(a), sign, &Value::from(b)).unwrap().to_string();
        for (a, sign, b, wanted) in [
            ("1.234.567", "*", 1.1, "1358023.7"),
            ("0,1", "+", 0.2, "0.3"),
            ("1234567", "*", 0.15, "185185.05"),
            ("98765432,1", "-", 0.1, "98765432"),
            ("10", "/", 4.0, "2.5"),
            ("7", "//", 2.0, "3"),
            ("7", "%", 2.0, "1"),
            ("2", "**", 10.0, "1024"),
            ("12", "/", 1.0, "12"),
            ("55,55 %", "*", 2.0, "111.1"),
            ("123456789012345678", "+", 1.0, "123456789012345679"),
        ] {
            assert_eq!(reckoned(a, sign, b), wanted, "{a} {sign} {b}");
        }
        assert!(reckon(&Value::from("nhiều"), "+", &Value::from(1)).is_err());
        assert!(reckon(&Value::from("1"), "/", &Value::from(0)).is_err());
        let mut sum = Value::from(0);
        for _ in 0..1000 {
            sum = reckon(&sum, "+", &Value::from(0.1)).unwrap();
        }
        assert_eq!(sum.to_string(), "100");
    }
}
