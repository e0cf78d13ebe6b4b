//! What a file says of its pages, rather than what they show: a Word file declares its margins and indents, a PDF nothing.

/// What a file declares of one page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Declared {
    /// The margins of the text.
    pub margins: Option<Margins>,
    /// Paragraphs that begin on the page.
    pub paragraphs: Vec<Declaration>,
}

/// Margins of the text, in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Above the text.
    pub top: f64,
    /// Below it.
    pub bottom: f64,
    /// To its left.
    pub left: f64,
    /// To its right.
    pub right: f64,
}

/// What a file declares of one paragraph; what it leaves open is measured.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Declaration {
    /// Baseline of its first line, in mm from the top of the page: says which paragraph it is.
    pub baseline: f64,
    /// How far its first line is indented, in mm.
    pub indent: Option<f64>,
    /// Its line pitch, in single lines.
    pub pitch: Option<f64>,
    /// The space above it, in pt, beyond the line pitch.
    pub above: Option<f64>,
}

/// Baselines of one line differ by less, in mm.
const SAME_LINE: f64 = 1.0;

impl Declared {
    /// What is declared of the paragraph whose first line stands on a baseline.
    #[must_use]
    pub fn paragraph(&self, baseline: f64) -> Option<&Declaration> {
        self.paragraphs.iter().find(|paragraph| (paragraph.baseline - baseline).abs() < SAME_LINE)
    }
}
