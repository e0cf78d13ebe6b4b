//! Dates and deadlines in words.

use crate::directive::model::Deadline;
use crate::words::date::Parts;

use crate::standard::written;

/// A date in words: `ngày 01 tháng 10 năm 2020`, `tháng 10 năm 2020`, `năm 2020`.
pub(super) fn words(date: Parts) -> String {
    let mut words = String::new();
    if let Some(day) = date.day {
        words.push_str(&format!("ngày {} ", written::day(day)));
    }
    if let Some(number) = date.month {
        words.push_str(&format!("tháng {} ", written::month(number)));
    }
    words.push_str(&format!("năm {}", date.year));
    words
}

/// A deadline in words.
pub(super) fn deadline(deadline: Deadline) -> String {
    words(Parts { year: deadline.year, month: deadline.month, day: deadline.day })
}

/// Whether the words already name the deadline, in any of the usual forms: `tháng 10 năm 2020`, `10/2020`, `01/10/2020`.
pub(super) fn names_deadline(words: &str, deadline: Deadline) -> bool {
    let Some(number) = deadline.month else { return words.contains(&format!("năm {}", deadline.year)) };
    let year = deadline.year;
    [
        format!("tháng {} năm {year}", written::month(number)),
        format!("tháng {number:02} năm {year}"),
        format!("{number}/{year}"),
        format!("{number:02}/{year}"),
    ]
    .iter()
    .any(|form| words.contains(form.as_str()))
}
