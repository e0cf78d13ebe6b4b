//! Numbers and dates as they are written, by the decree in force; the circular before it writes them alike.

use super::StandardId;

/// The number of a document: `07`, `1120` (II.3.c).
#[must_use]
pub fn number(number: u32) -> String {
    StandardId::Nd30.get().so_khong.so.zeroed(number)
}

/// The day of a month: `05`, `29` (II.4.b).
#[must_use]
pub fn day(day: i8) -> String {
    StandardId::Nd30.get().so_khong.ngay.zeroed(day.unsigned_abs().into())
}

/// A month: `01`, `3`, `12` (II.4.b).
#[must_use]
pub fn month(month: i8) -> String {
    StandardId::Nd30.get().so_khong.thang.zeroed(month.unsigned_abs().into())
}

/// A whole date: `ngày 05 tháng 3 năm 2026`.
#[must_use]
pub fn date(day: i8, month: i8, year: i16) -> String {
    format!("ngày {} tháng {} năm {year}", self::day(day), self::month(month))
}

/// The same in figures: `05/3/2026`.
#[must_use]
pub fn date_in_figures(day: i8, month: i8, year: i16) -> String {
    format!("{}/{}/{year}", self::day(day), self::month(month))
}

#[cfg(test)]
mod tests {
    use super::{date, date_in_figures, number};

    #[test]
    fn zeros_stand_where_the_decree_asks_for_them() {
        assert_eq!([7, 9, 10, 1120].map(number), ["07", "09", "10", "1120"]);
        assert_eq!(date(5, 2, 2020), "ngày 05 tháng 02 năm 2020");
        assert_eq!(date(10, 3, 2020), "ngày 10 tháng 3 năm 2020");
        assert_eq!(date_in_figures(9, 12, 2020), "09/12/2020");
    }
}
