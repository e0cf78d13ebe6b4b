//! Number formats of a spreadsheet: enough of them to show a number as its cell does.

use super::shown::{general, number};

/// Most decimals of a format: what Excel takes. Files can ask for more, and then printing itself would panic.
const MOST_DECIMALS: usize = 30;

/// A number as its cell shows it, in Vietnamese separators: `#,##0` gives `1.234`, `0.00%` gives `55,55 %`.
pub(super) fn show(value: f64, code: &str) -> String {
    let format = Format::read(section(code, value));
    if format.digits == 0 {
        // Words instead of the number: `"-"` for zero.
        return if format.before.trim().is_empty() { general(value) } else { format.before.trim().to_owned() };
    }
    let scaled = if format.percent { value * 100.0 } else { value };
    let scaled = scaled / 1000_f64.powi(format.thousands);
    // Sixteen decimals hold what a cell holds; then 55.55 % does not come out as 55.549999….
    let steadied = format!("{scaled:.10}").parse().unwrap_or(scaled);
    let mut shown = number(steadied, format.decimals, format.groups);
    if format.optional > 0 && shown.contains(',') {
        let keep = shown.len() - format.optional.min(format.decimals);
        let end = shown[keep..].trim_end_matches('0').len() + keep;
        shown.truncate(end);
        shown.truncate(shown.trim_end_matches(',').len());
    }
    let whole = shown.trim_start_matches('-').chars().take_while(|c| *c != ',').count();
    if !format.groups && whole < format.zeros {
        shown.insert_str(usize::from(shown.starts_with('-')), &"0".repeat(format.zeros - whole));
    }
    let percent = if format.percent { " %" } else { "" };
    format!("{}{shown}{percent}{}", format.before.trim_start(), format.after)
}

/// The part of a format for this number: positive; negative; zero.
fn section(code: &str, value: f64) -> &str {
    let parts: Vec<_> = code.split(';').collect();
    match parts.get(2) {
        Some(zero) if value == 0.0 => zero,
        _ => parts[0],
    }
}

#[derive(Debug, Default)]
struct Format {
    before: String,
    after: String,
    digits: usize,
    /// Least digits before the comma.
    zeros: usize,
    decimals: usize,
    optional: usize,
    groups: bool,
    percent: bool,
    thousands: i32,
}

impl Format {
    fn read(code: &str) -> Self {
        let mut format = Self::default();
        if code.eq_ignore_ascii_case("general") || code == "@" || code.contains("?/") {
            return format;
        }
        let mut point = false;
        let mut commas = 0;
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '0' | '#' | '?' => {
                    format.groups |= commas > 0 && !point;
                    commas = 0;
                    format.digits += 1;
                    format.zeros += usize::from(letter == '0' && !point);
                    format.decimals += usize::from(point && format.decimals < MOST_DECIMALS);
                    format.optional = if point && letter == '#' { format.optional + 1 } else { 0 };
                }
                '.' if format.digits > 0 => point = true,
                ',' => commas += 1,
                '%' => format.percent = true,
                '"' => format.literal(&letters.by_ref().take_while(|c| *c != '"').collect::<String>()),
                '\\' => format.literal(&letters.next().map(String::from).unwrap_or_default()),
                '[' => format.literal(&currency(&letters.by_ref().take_while(|c| *c != ']').collect::<String>())),
                '_' | '*' => {
                    letters.next();
                }
                '$' | '-' | '+' | '(' | ')' | ' ' | '₫' | '€' | '/' => format.literal(&letter.to_string()),
                _ => {}
            }
        }
        format.thousands = commas;
        format.after = format.after.trim_end().to_owned();
        format
    }

    fn literal(&mut self, words: &str) {
        if self.digits == 0 { self.before.push_str(words) } else { self.after.push_str(words) }
    }
}

/// The sign in `[$₫-42A]`; colours and conditions show nothing.
fn currency(bracket: &str) -> String {
    let sign = bracket.strip_prefix('$').unwrap_or_default();
    sign.split('-').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::show;

    #[test]
    fn numbers_come_out_as_their_cells_show_them() {
        let cases = [
            (1234.0, "#,##0", "1.234"),
            (1_234_567.5, "#,##0.00", "1.234.567,50"),
            (0.5555, "0.00%", "55,55 %"),
            (0.9, "0%", "90 %"),
            (2026.0, "General", "2026"),
            (55.55, "General", "55,55"),
            (1234.0, "#,##0\" người\"", "1.234 người"),
            (-12.5, "0.0", "-12,5"),
            (0.125, "0.0##", "0,125"),
            (3.0, "0.##", "3"),
            (1500.0, "#,##0\\ [$₫-42A]", "1.500 ₫"),
            (1_500_000.0, "#,##0,", "1.500"),
            (5.0, "000", "005"),
            (0.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "-"),
            (1234.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "1.234"),
            (0.5, "# ?/?", "0,5"),
            (250_000.5, "#,##0", "250.001"),
            (2.675, "0.00", "2,68"),
            (999.95, "0.0", "1000,0"),
            (0.125, "0%", "13 %"),
            (0.3333, "0%", "33 %"),
            (-0.004, "0.00", "0,00"),
            (1e-7, "0.0000000000", "0,0000001000"),
        ];
        for (value, code, wanted) in cases {
            assert_eq!(show(value, code), wanted, "{code}");
        }
    }

    #[test]
    fn formats_beyond_measure_are_cut() {
        assert_eq!(show(0.5, &format!("0.{}", "0".repeat(100_000))), format!("0,5{}", "0".repeat(29)));
        assert_eq!(show(0.5, &format!("0.{}", "#".repeat(100_000))), "0,5");
        assert_eq!(show(5.0, &"0".repeat(100_000)).len(), 100_000);
    }
}
