//! Units of Word: twentieths of a point, halves of a point, English metric units.

/// Points in a millimetre.
pub(crate) const PT_PER_MM: f64 = 72.0 / 25.4;

/// Points as twentieths of a point.
pub(crate) fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}

/// Millimetres as twentieths of a point.
pub(crate) fn twips_of_mm(mm: f64) -> i64 {
    twips(mm * PT_PER_MM)
}

/// Points as halves of a point: sizes of type.
pub(crate) fn half_points(points: f64) -> i64 {
    (points * 2.0).round() as i64
}

/// Points as eighths of a point: widths of borders.
pub(crate) fn eighths(points: f64) -> i64 {
    (points * 8.0).round() as i64
}

/// Points as English metric units: sizes of drawings.
pub(crate) fn emu(points: f64) -> i64 {
    (points * 12700.0).round() as i64
}
