//! Ink where it should not be: what the typesetter notices on its finished pages.

use crate::words::diagnostic::Rect;

/// Ink where it should not be.
#[derive(Debug, Clone, PartialEq)]
pub struct Spill {
    /// Page from 1.
    pub page: usize,
    /// Where, in mm.
    pub rect: Rect,
    /// The words that were set there; empty for a rule or an image.
    pub words: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with ink.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It stands over these words.
    OverWords(String),
    /// It stands over a drawn rule.
    OverRule,
    /// It stands beyond an edge of the text area, so far in mm.
    Beyond(Side, f64),
}

/// An edge of the text area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left margin.
    Left,
    /// The right margin.
    Right,
    /// The top edge of the paper.
    Top,
    /// The bottom margin.
    Bottom,
}
