//! The printed date, and the standard that was in force on it.

use std::sync::LazyLock;

use regex::Regex;

use super::Sheet;
use crate::locate::document::{Component, PrintedDate};
use crate::standard::StandardId;

static DATE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)ngày\s*(\d*)[\s.…]*tháng\s*(\d*)[\s.…]*năm\s*(\d*)").expect("a fixed pattern"));

/// The date that the place and date line shows.
pub(super) fn printed(sheet: &Sheet<'_>) -> Option<PrintedDate> {
    parse(&sheet.one(Component::PlaceDate)?.text())
}

/// Day, month and year of a text with `ngày … tháng … năm …`.
pub(super) fn parse(text: &str) -> Option<PrintedDate> {
    let found = DATE.captures(text)?;
    let part = |index| found.get(index).map(|m| m.as_str().to_owned()).filter(|digits| !digits.is_empty());
    Some(PrintedDate { day: part(1), month: part(2), year: part(3) })
}

/// The standard in force on a date; a missing month or day counts as the latest of the year.
pub(super) fn standard(date: &PrintedDate) -> StandardId {
    let number = |digits: &Option<String>| digits.as_ref().and_then(|d| d.parse::<u32>().ok());
    let Some(year) = number(&date.year) else { return StandardId::Nd30 };
    let printed = (year, number(&date.month).unwrap_or(12), number(&date.day).unwrap_or(31));
    let begins =
        StandardId::Nd30.get().hieu_luc_tu.date.map_or((0, 0, 0), |d| (d.year.into(), d.month.into(), d.day.into()));
    if printed < begins { StandardId::Tt01 } else { StandardId::Nd30 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_follows_the_date() {
        let of = |text| standard(&parse(text).expect("a date"));
        assert_eq!(of("Hà Nội, ngày 04 tháng 3 năm 2020"), StandardId::Tt01);
        assert_eq!(of("Hà Nội, ngày 05 tháng 3 năm 2020"), StandardId::Nd30);
        assert_eq!(of("Hà Nội, ngày … tháng … năm 2016"), StandardId::Tt01);
        assert_eq!(of("Hà Nội, ngày     tháng     năm"), StandardId::Nd30);
    }
}
