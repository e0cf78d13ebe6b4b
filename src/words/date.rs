//! Dates as a clerk types them.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

/// Year, month and day; what was left out is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Year.
    pub year: i16,
    /// Month, from 1.
    pub month: Option<i8>,
    /// Day, from 1.
    pub day: Option<i8>,
}

impl Parts {
    /// Whether such a day, month or year is in the calendar.
    #[must_use]
    pub fn exists(self) -> bool {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).is_ok()
    }

    /// Without what is not in the calendar: the day first, then the month.
    #[must_use]
    pub fn sound(self) -> Self {
        [self, Self { day: None, ..self }].into_iter().find(|parts| parts.exists()).unwrap_or(Self {
            day: None,
            month: None,
            ..self
        })
    }
}

/// Reads `2020-04-14`, `2020-04` or `2020`; `None` when it is something else.
#[must_use]
pub fn read(text: &str) -> Option<Parts> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$").expect("patterns are part of the program")
    });
    let found = FORM.captures(text.trim())?;
    let part = |n: usize| found.get(n).and_then(|m| m.as_str().parse::<i8>().ok());
    Some(Parts { year: found[1].parse().ok()?, month: part(2), day: part(3) })
}

/// The form to type, for a date written the way it is spoken: `14/4/2020`, `14-4-2020`, `ngày 14 tháng 4 năm 2020`.
#[must_use]
pub fn suggest(text: &str) -> Option<String> {
    let better = spoken(text)?;
    // A day that is in no calendar is no suggestion.
    read(&better).filter(|parts| parts.exists()).map(|_| better)
}

/// Whether a day is named as it is spoken, be it in the calendar or not.
#[must_use]
pub fn names_a_day(text: &str) -> bool {
    spoken(text).is_some()
}

fn spoken(text: &str) -> Option<String> {
    let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    if let [whole] = digits[..]
        && whole.len() == 8
    {
        return Some(format!("{}-{}-{}", &whole[..4], &whole[4..6], &whole[6..]));
    }
    let numbers: Vec<u32> = digits.iter().map(|n| n.parse()).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [day, month, year] if year > 1900 => Some(format!("{year}-{month:02}-{day:02}")),
        [year, month, day] if year > 1900 => Some(format!("{year}-{month:02}-{day:02}")),
        // `5/3/26`
        [day, month, year] if (20..100).contains(&year) && day <= 31 => Some(format!("20{year}-{month:02}-{day:02}")),
        [month, year] if year > 1900 => Some(format!("{year}-{month:02}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{names_a_day, suggest};

    #[test]
    fn only_days_of_the_calendar_are_suggested() {
        assert_eq!(suggest("14/4/2020").as_deref(), Some("2020-04-14"));
        assert_eq!(suggest("ngày 05 tháng 3 năm 2024").as_deref(), Some("2024-03-05"));
        assert_eq!(suggest("4/2020").as_deref(), Some("2020-04"));
        assert_eq!(suggest("05.03.2026").as_deref(), Some("2026-03-05"));
        assert_eq!(suggest("5/3/26").as_deref(), Some("2026-03-05"));
        assert_eq!(suggest("2026/3/5").as_deref(), Some("2026-03-05"));
        assert_eq!(suggest("20260305").as_deref(), Some("2026-03-05"));
        assert_eq!(suggest("08:00:00"), None);
        for unreal in
            ["30/02/2020", "29/2/2021", "31/4/2020", "14/13/2020", "13/2020", "5 14/4/2020", "00/01/2026", "20261301"]
        {
            assert_eq!(suggest(unreal), None, "{unreal}");
            assert_eq!(names_a_day(unreal), unreal != "5 14/4/2020", "{unreal}");
        }
    }
}
