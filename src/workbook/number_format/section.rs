//! One section of a format: when it holds, and a number in its places.

use std::cmp::Ordering;

use super::fraction::{self, Fraction};
use super::part::{Part, parts};
use super::{Signs, shown};
use crate::workbook::digits::{Digits, count};

/// Most decimals of a format: what Excel takes.
const MOST_DECIMALS: usize = 30;

/// A comparison in square brackets.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    sign: &'static str,
    limit: f64,
}

impl Condition {
    fn read(bracket: &str) -> Option<Self> {
        let sign = ["<=", ">=", "<>", "<", ">", "="].into_iter().find(|sign| bracket.starts_with(sign))?;
        Some(Self { sign, limit: bracket[sign.len()..].trim().parse().ok()? })
    }

    pub(super) fn holds(&self, value: f64) -> bool {
        let order = value.partial_cmp(&self.limit);
        match self.sign {
            "<=" => order.is_some_and(Ordering::is_le),
            ">=" => order.is_some_and(Ordering::is_ge),
            "<" => order == Some(Ordering::Less),
            ">" => order == Some(Ordering::Greater),
            "=" => order == Some(Ordering::Equal),
            _ => order != Some(Ordering::Equal),
        }
    }

    /// Whether it holds for numbers below zero only.
    pub(super) fn below_zero(&self) -> bool {
        match self.sign {
            "<" => self.limit <= 0.0,
            "<=" | "=" => self.limit < 0.0,
            _ => false,
        }
    }

    /// Whether it holds for zero and everything above it.
    pub(super) fn leaves_what_is_below_zero(&self) -> bool {
        self.sign == ">=" && self.limit == 0.0
    }
}

/// A section of a format.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) condition: Option<Condition>,
    parts: Vec<Part>,
    /// Places before the point and after it, those of a power not counted.
    whole: usize,
    decimals: usize,
    /// Whether one of the places after the point is always shown.
    zero_decimals: bool,
    groups: bool,
    /// Tens that the number is multiplied by: percent signs less thousands left out.
    shift: i32,
    fraction: Option<Fraction>,
}

impl Section {
    pub(super) fn read(code: &str) -> Self {
        let (mut parts, brackets) = parts(code);
        let condition = brackets.iter().find_map(|words| Condition::read(words));
        let fraction = fraction::take(&mut parts);
        let mut section = Self { condition, fraction, ..Self::default() };
        let last = parts.iter().rposition(|part| matches!(part, Part::Digit(_)));
        let first = parts.iter().position(|part| matches!(part, Part::Digit(_) | Part::Point));
        let (mut point, mut power, mut whole_commas) = (false, false, 0);
        for (at, part) in parts.iter_mut().enumerate() {
            match part {
                Part::Digit(_) if power => {}
                Part::Digit(sign) if point => {
                    section.decimals += 1;
                    section.zero_decimals |= *sign == '0';
                }
                Part::Digit(_) => {
                    section.groups |= std::mem::take(&mut whole_commas) > 0;
                    section.whole += 1;
                }
                Part::Power(_) => power = true,
                Part::Percent => section.shift += 2,
                Part::Point if !point => {
                    (point, section.shift) = (true, section.shift - 3 * std::mem::take(&mut whole_commas));
                }
                Part::Comma if first.is_none_or(|first| at < first) => *part = Part::Literal(",".to_owned()),
                Part::Comma if point && Some(at) > last => section.shift -= 3,
                Part::Comma if !point => whole_commas += 1,
                Part::Point => *part = Part::Literal(".".to_owned()),
                _ => {}
            }
        }
        section.shift -= 3 * whole_commas;
        section.parts = parts;
        section
    }

    /// Whether it has a place for words.
    pub(super) fn takes_words(&self) -> bool {
        self.parts.contains(&Part::Words)
    }

    /// Whether words are shown as they are.
    pub(super) fn is_plain_words(&self) -> bool {
        self.parts
            .iter()
            .all(|part| *part == Part::Words || matches!(part, Part::Literal(words) if words.trim().is_empty()))
            && self.parts.iter().filter(|part| **part == Part::Words).count() == 1
    }

    /// Words in their place.
    pub(super) fn show_words(&self, words: &str) -> String {
        let part = |part: &Part| match part {
            Part::Words | Part::General => words.to_owned(),
            Part::Literal(literal) => literal.clone(),
            _ => String::new(),
        };
        self.parts.iter().map(part).collect::<String>().trim().to_owned()
    }

    /// A number in its places, with its own sign when it has one and the section gives it none.
    pub(super) fn show(&self, value: f64, signed: bool, signs: &Signs) -> String {
        let mut number = Digits::of(value).shifted(self.shift);
        let negative = number.negative && signed;
        number.negative = false;
        let shown = if let Some(fraction) = &self.fraction {
            let (whole, words) = fraction.show(value.abs(), self.whole > 0);
            // Nothing at all is a zero.
            let least = if words.is_empty() { "0" } else { "" };
            self.fill((&Digits::of(whole), least), 0, &words, signs)
        } else if self.parts.iter().any(|part| matches!(part, Part::Power(_))) {
            let (mantissa, power) = self.scientific(&number);
            self.fill((&mantissa, ""), power, "", signs)
        } else {
            number = number.rounded(self.decimals.min(MOST_DECIMALS));
            let general = shown::signed(value.abs(), signs.point);
            self.fill((&number, ""), 0, &general, signs)
        };
        let zero = number.is_zero() && self.fraction.is_none() && self.whole + self.decimals > 0;
        if negative && !zero { format!("-{shown}") } else { shown }
    }

    /// A number as a mantissa with the places before the point filled, and a power of ten.
    fn scientific(&self, number: &Digits) -> (Digits, i32) {
        let step = count(self.whole.max(1));
        let power = number.exponent().div_euclid(step) * step;
        let mantissa = number.clone().shifted(-power).rounded(self.decimals.min(MOST_DECIMALS));
        if mantissa.exponent() < step {
            return (mantissa, power);
        }
        // Rounding made one digit more.
        (mantissa.shifted(-step), power + step)
    }

    /// The parts one after the other, digits in their places; `words` stands for `General` and for a fraction, `least` for a
    /// whole number that is zero.
    fn fill(&self, (number, least): (&Digits, &str), power: i32, words: &str, signs: &Signs) -> String {
        let decimals = number.fraction(self.decimals.min(MOST_DECIMALS));
        let mut digits = number.whole();
        if digits.is_empty() {
            digits.push_str(least);
        }
        let mut whole = Whole { digits, places: self.whole, groups: self.groups, group: signs.group };
        // A `#` shows nothing behind the last digit, a `0` does.
        let needed = decimals.trim_end_matches('0').len();
        let has_decimals = needed > 0 || self.zero_decimals;
        let (mut out, mut place, mut point, mut powers) = (String::new(), 0, false, None);
        for part in &self.parts {
            match part {
                Part::Digit(sign) if powers.is_some() => {
                    let width: &mut String = powers.get_or_insert_default();
                    width.push(*sign);
                }
                Part::Digit(sign) if !point => whole.put(*sign, &mut out),
                Part::Digit(sign) => {
                    match sign {
                        _ if place < needed => out.extend(decimals[place..].chars().next()),
                        '?' => out.push(' '),
                        '0' if place < MOST_DECIMALS => out.push('0'),
                        _ => {}
                    }
                    place += 1;
                }
                Part::Point if !point => {
                    whole.rest(&mut out);
                    point = true;
                    if has_decimals {
                        out.push(signs.point);
                    }
                }
                Part::Percent => {
                    out.push_str(if out.ends_with(' ') || out.is_empty() { "" } else { signs.percent });
                    out.push('%');
                }
                Part::Power(plus) => {
                    whole.rest(&mut out);
                    out.push('E');
                    out.push_str(if power < 0 {
                        "-"
                    } else if *plus {
                        "+"
                    } else {
                        ""
                    });
                    powers = Some(String::new());
                }
                Part::Literal(literal) => {
                    put_power(&mut powers, power, &mut out);
                    out.push_str(literal);
                }
                Part::General | Part::Words | Part::Stroke => out.push_str(words),
                Part::Comma | Part::Point => {}
            }
        }
        put_power(&mut powers, power, &mut out);
        out
    }
}

/// A power in the places gathered for it.
fn put_power(places: &mut Option<String>, power: i32, out: &mut String) {
    if let Some(places) = places.take() {
        let zeros = places.chars().filter(|sign| *sign == '0').count();
        out.push_str(&format!("{:0zeros$}", power.abs()));
    }
}

/// The digits before the point, going into their places from the left.
struct Whole {
    digits: String,
    /// Places that are left.
    places: usize,
    groups: bool,
    group: char,
}

impl Whole {
    /// Fills a place; the first takes all digits that have no place of their own.
    fn put(&mut self, sign: char, out: &mut String) {
        while self.digits.len() > self.places {
            self.digit(out);
        }
        if self.digits.len() == self.places {
            self.digit(out);
        } else if sign == '0' {
            out.push('0');
            self.separate(self.places - 1, out);
        } else if sign == '?' {
            out.push(' ');
        }
        self.places -= 1;
    }

    /// The digits that no place took.
    fn rest(&mut self, out: &mut String) {
        while !self.digits.is_empty() {
            self.digit(out);
        }
    }

    fn digit(&mut self, out: &mut String) {
        if !self.digits.is_empty() {
            out.push(self.digits.remove(0));
            self.separate(self.digits.len(), out);
        }
    }

    /// A sign between groups, with so many digits still to come.
    fn separate(&self, behind: usize, out: &mut String) {
        if self.groups && behind > 0 && behind.is_multiple_of(3) {
            out.push(self.group);
        }
    }
}
