//! Form of a copy.

/// Form of a copy (hình thức sao).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyForm {
    /// Sao y: the whole of an original.
    Full,
    /// Sao lục: the whole of a copy.
    OfCopy,
    /// Trích sao: a part of an original.
    Extract,
}

impl CopyForm {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Full, Self::OfCopy, Self::Extract];

    /// Key in the slip (`hinh_thuc`).
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "sao-y",
            Self::OfCopy => "sao-luc",
            Self::Extract => "trich-sao",
        }
    }

    /// As it is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "SAO Y",
            Self::OfCopy => "SAO LỤC",
            Self::Extract => "TRÍCH SAO",
        }
    }
}
