//! Images of the signature and of the seal.

use crate::words::source::Span;

/// A picture that may be set.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The PNG file.
    pub bytes: Vec<u8>,
    /// Where it is named.
    pub span: Span,
}

/// The seal (dấu) of the body.
#[derive(Debug, Clone)]
pub struct Seal {
    /// Its picture.
    pub picture: Picture,
    /// Its real diameter in mm (`duong_kinh_dau`).
    pub diameter: f64,
}
