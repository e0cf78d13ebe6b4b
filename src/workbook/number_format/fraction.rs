//! Fractions: `# ?/?`, `# ??/100`.

use super::part::Part;
use crate::workbook::digits::count;

/// A fraction of a format.
#[derive(Debug, Clone)]
pub(super) struct Fraction {
    /// The denominator that the format fixes.
    fixed: Option<f64>,
    /// The largest denominator it has room for.
    largest: f64,
    /// Least digits above and below the stroke.
    zeros: (usize, usize),
}

/// Takes the places of a fraction out of a section, so that only the stroke stands for it. A stroke without places before
/// and after it is a sign like any other.
pub(super) fn take(parts: &mut Vec<Part>) -> Option<Fraction> {
    let is_place = |part: &Part| matches!(part, Part::Digit(_));
    let is_figure = |part: &Part| {
        is_place(part)
            || matches!(part, Part::Literal(sign) if sign.len() == 1 && sign.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_blank = |part: &Part| matches!(part, Part::Literal(sign) if sign == " ");
    let found = parts.iter().position(|part| *part == Part::Stroke).and_then(|stroke| {
        let before = parts[..stroke].iter().rev().take_while(|part| is_blank(part)).count();
        let above = parts[..stroke - before].iter().rev().take_while(|part| is_place(part)).count();
        let behind = parts[stroke + 1..].iter().take_while(|part| is_blank(part)).count();
        let below = parts[stroke + 1 + behind..].iter().take_while(|part| is_figure(part)).count();
        (above > 0 && below > 0).then_some((stroke - before - above, stroke - before, stroke + 1 + behind, below))
    });
    let Some((start, end, under, below)) = found else {
        for part in parts.iter_mut().filter(|part| **part == Part::Stroke) {
            *part = Part::Literal("/".to_owned());
        }
        return None;
    };
    let zeros = |parts: &[Part]| parts.iter().filter(|part| **part == Part::Digit('0')).count();
    let figures: String = parts[under..under + below]
        .iter()
        .map(|part| match part {
            Part::Digit(sign) => sign.to_string(),
            Part::Literal(sign) => sign.clone(),
            _ => String::new(),
        })
        .collect();
    let fixed = figures.parse().ok().filter(|number: &f64| *number > 0.0);
    let largest = 10_f64.powi(count(below.min(9))) - 1.0;
    let fraction = Fraction { fixed, largest, zeros: (zeros(&parts[start..end]), zeros(&parts[under..under + below])) };
    parts.splice(start..under + below, [Part::Stroke]);
    Some(fraction)
}

impl Fraction {
    /// The whole number and the fraction of a number above zero; without a place for the whole all goes into the fraction.
    pub(super) fn show(&self, value: f64, mixed: bool) -> (f64, String) {
        let mut whole = if mixed { value.floor() } else { 0.0 };
        let (mut above, below) = match self.fixed {
            Some(below) => (((value - whole) * below).round(), below),
            None => nearest(value - whole, self.largest),
        };
        if mixed && above >= below {
            (whole, above) = (whole + 1.0, 0.0);
        }
        if mixed && above == 0.0 {
            return (whole, String::new());
        }
        let (high, low) = self.zeros;
        let low = if self.fixed.is_some() { 0 } else { low };
        (whole, format!("{above:0high$}/{below:0low$}"))
    }
}

/// The last convergent of a number whose denominator has room, as spreadsheets find it.
fn nearest(value: f64, largest: f64) -> (f64, f64) {
    let (mut above, mut below, mut rest) = ((1.0, 0.0), (0.0, 1.0), value);
    loop {
        let step = rest.floor();
        let next = (step * above.0 + above.1, step * below.0 + below.1);
        if next.1 > largest {
            return (above.0, below.0);
        }
        (above, below) = ((next.0, above.0), (next.1, below.0));
        if rest - step < 5e-8 {
            return (above.0, below.0);
        }
        rest = 1.0 / (rest - step);
    }
}
