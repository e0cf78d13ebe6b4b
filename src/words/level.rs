//! Levels of the outline.

/// A level of the outline, outermost first (Phụ lục I, Phần I, II.6.d).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Phần.
    Part,
    /// Chương.
    Chapter,
    /// Mục (Arabic number, in a structure with điều).
    Section,
    /// Tiểu mục.
    Subsection,
    /// Điều.
    Article,
    /// Mục with a Roman number: `I.`
    Roman,
    /// Khoản: `1.`
    Clause,
    /// `1.1.`, `1.1.1.` below a khoản.
    Subclause,
    /// Điểm: `a)`
    Point,
    /// `-`
    Dash,
    /// `+`
    Plus,
    /// A paragraph without a mark.
    Paragraph,
}
