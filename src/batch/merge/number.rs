//! Numbers as they are written in Vietnam, read back.

/// A number: its sign, its whole digits, its decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// Whether it is below zero.
    pub negative: bool,
    /// Digits before the comma, without separators.
    pub whole: String,
    /// Digits after the comma.
    pub decimals: String,
}

impl Parsed {
    /// The value, for comparisons.
    #[must_use]
    pub fn value(&self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}{}.{}", self.whole, if self.decimals.is_empty() { "0" } else { &self.decimals })
            .parse()
            .unwrap_or_default()
    }
}

/// Reads `1.234`, `1.234,5`, `1234`, `12,5`, `12.5`, `55,55 %`, `1 234`; a unit after the number is left out.
#[must_use]
pub fn parse(text: &str) -> Option<Parsed> {
    let text = text.trim();
    if crate::workbook::is_cut(text) {
        return None;
    }
    let (negative, text) = text.strip_prefix(['-', '−']).map_or((false, text), |rest| (true, rest));
    let end = text.find(|c: char| !c.is_ascii_digit() && !".,\u{a0} ".contains(c)).unwrap_or(text.len());
    let figures = text[..end].trim_end_matches([' ', '\u{a0}', '.', ',']);
    let figures = figures.replace([' ', '\u{a0}'], "");
    if !figures.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (whole, decimals) = match figures.split_once(',') {
        Some((whole, decimals)) => (whole.to_owned(), decimals),
        None if is_grouped(&figures) || !figures.contains('.') => (figures.clone(), ""),
        // One point without a group of three behind it can only be a decimal point.
        None => figures.split_once('.').map(|(whole, decimals)| (whole.to_owned(), decimals))?,
    };
    if whole.contains('.') && !is_grouped(&whole) {
        return None;
    }
    let sound = decimals.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| Parsed { negative, whole: whole.replace('.', ""), decimals: decimals.to_owned() })
}

fn is_grouped(figures: &str) -> bool {
    let mut groups = figures.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<_> = groups.collect();
    (1..=3).contains(&first.len()) && !rest.is_empty() && rest.iter().all(|g| g.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases = [
            ("1.234", 1234.0),
            ("1.234,5", 1234.5),
            ("1234", 1234.0),
            ("12,5", 12.5),
            ("12.5", 12.5),
            ("55,55 %", 55.55),
            ("1 234 người", 1234.0),
            ("-7", -7.0),
        ];
        for (text, value) in cases {
            assert!((parse(text).unwrap().value() - value).abs() < 1e-9, "{text}");
        }
        for text in ["", "người", "1.23.4", "1,2,3", "không"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
