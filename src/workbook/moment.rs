//! Dates and times of a spreadsheet, by the parts that their format shows.

use super::shown;

/// Year, month, day, hour, minute, second, thousandths.
type Parts = (u16, u8, u8, u8, u8, u8, u16);

/// A date as its cell shows it, in Vietnamese order: `05/3/2024`, `10/2026`, `14:30 05/3/2024`.
pub(super) fn show((year, month, day, hour, minute, ..): Parts, code: &str) -> String {
    let Format { date: (has_day, has_month, has_year), time } = Format::read(code);
    let (y, m, d) = (year.cast_signed(), month.cast_signed(), day.cast_signed());
    let clock = format!("{hour:02}:{minute:02}");
    let full = shown::date(d, m, y);
    let date = match (has_day, has_month, has_year) {
        _ if year <= 1900 => String::new(),
        (false, true, true) => full[3..].to_owned(),
        (true, true, false) => full[..full.len() - 5].to_owned(),
        (false, false, true) => year.to_string(),
        (false, false, false) if time => String::new(),
        _ => full,
    };
    match (date.is_empty(), time && (hour, minute) != (0, 0)) {
        (true, _) => clock,
        (false, true) => format!("{clock} {date}"),
        (false, false) => date,
    }
}

pub(super) fn duration(days: f64) -> String {
    let minutes = (days * 24.0 * 60.0).round();
    format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0)
}

/// A date kept as words: `2024-03-05` or `2024-03-05T14:30:00`.
pub(super) fn iso(words: &str, code: &str) -> String {
    let (date, time) = words.split_once('T').unwrap_or((words, ""));
    let mut date = date.splitn(3, '-');
    let mut time = time.split(':').map(|part| part.parse().unwrap_or(0));
    let (hour, minute) = (time.next().unwrap_or(0), time.next().unwrap_or(0));
    let parts = (|| {
        let year = date.next()?.parse().ok()?;
        let month = date.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
        let day = date.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
        Some((year, month, day, hour, minute, 0, 0))
    })();
    parts.map_or_else(|| words.to_owned(), |parts| show(parts, code))
}

/// Which parts of a moment a format shows.
#[derive(Debug, Default, PartialEq)]
struct Format {
    /// Day, month, year.
    date: (bool, bool, bool),
    time: bool,
}

impl Format {
    fn read(code: &str) -> Self {
        let mut format = Self::default();
        // `m` is a month, but minutes after hours and before seconds.
        let code = code.to_ascii_lowercase().replace("general", "").replace("am/pm", "").replace("a/p", "");
        let (mut after_hours, mut letters) = (false, code.chars().peekable());
        while let Some(letter) = letters.next() {
            match letter {
                '"' => letters.by_ref().take_while(|c| *c != '"').for_each(drop),
                '[' => letters.by_ref().take_while(|c| *c != ']').for_each(drop),
                '\\' | '_' | '*' => drop(letters.next()),
                ';' => break,
                'd' => format.date.0 = true,
                'y' | 'e' => format.date.2 = true,
                'h' | 's' => (format.time, after_hours) = (true, true),
                'm' => {
                    while letters.next_if_eq(&'m').is_some() {}
                    format.date.1 |= !std::mem::take(&mut after_hours) && letters.peek() != Some(&':');
                }
                _ => {}
            }
        }
        // No date code at all, as with a date kept as words: all of it is meant.
        if format == Self::default() { Self { date: (true, true, true), time: true } } else { format }
    }
}

#[cfg(test)]
mod tests {
    use super::{iso, show};

    #[test]
    fn moments_show_the_parts_of_their_format() {
        let cases = [
            ("dd/mm/yyyy", "05/3/2024"),
            ("mm-dd-yy", "05/3/2024"),
            ("[$-42A]d\\ mmmm\\ yyyy;@", "05/3/2024"),
            ("\"ngày \"dd\" tháng \"mm\" năm \"yyyy", "05/3/2024"),
            ("mm/yyyy", "3/2024"),
            ("mmm-yy", "3/2024"),
            ("d-mmm", "05/3"),
            ("yyyy", "2024"),
            ("dd/mm/yyyy hh:mm", "14:30 05/3/2024"),
            ("m/d/yy h:mm", "14:30 05/3/2024"),
            ("h:mm:ss AM/PM", "14:30"),
            ("mm:ss", "14:30"),
        ];
        for (code, wanted) in cases {
            assert_eq!(show((2024, 3, 5, 14, 30, 0, 0), code), wanted, "{code}");
        }
        assert_eq!(show((1899, 12, 31, 8, 5, 0, 0), "h:mm"), "08:05");
        assert_eq!(iso("2024-03-05", "General"), "05/3/2024");
        assert_eq!(iso("2024-01-05T14:30:00", "General"), "14:30 05/01/2024");
        assert_eq!(iso("2024-13-05", "General"), "2024-13-05");
    }
}
