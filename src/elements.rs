//! A document as elements: what its words are, in order, without a page. The layout library of Word files gives them
//! (`letter-templates/word.typ`); the printers of text files set them. Lengths in points.

/// A document: its parts, each on pages of its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The body, then each annex and attached document.
    pub sections: Vec<Section>,
}

/// Pages that are counted from 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Section {
    /// Whether its pages lie on their side.
    pub landscape: bool,
    /// What stands in the top margin of its first page.
    pub top: Vec<Block>,
    /// What stands at the foot of its first page.
    pub foot: Vec<Block>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// What stands below one another.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A rule of that length, in the style of its place.
    Rule {
        /// Key of the style.
        style: String,
        /// Length.
        length: f64,
    },
    /// Cells side by side, without borders.
    Columns(Columns),
    /// A table of cells with borders.
    Table(Table),
    /// Words in a rectangle; empty room where there is no colour.
    Mark(Mark),
    /// Room for signature and seal, with what stands in it.
    Signature {
        /// Height of the room.
        height: f64,
        /// Images, those in front last.
        pictures: Vec<Picture>,
    },
    /// Lines that a brace joins to a note.
    Braced {
        /// The lines.
        lines: Vec<Paragraph>,
        /// Width of the longest.
        width: f64,
        /// The note beside the brace.
        note: Vec<Paragraph>,
    },
}

/// A paragraph: its style and what it has for itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// Key of the style: a component of the standard, or one of the styles beside them.
    pub style: String,
    /// The words.
    pub words: Vec<Inline>,
    /// Level in the outline, from 1.
    pub level: Option<u8>,
    /// Left indent.
    pub indent: Option<f64>,
    /// How far the first line stands out to the left.
    pub hanging: Option<f64>,
    /// Right indent.
    pub right: Option<f64>,
    /// Space above.
    pub before: Option<f64>,
    /// Space below.
    pub after: Option<f64>,
    /// `trai`, `giua`, `phai`, `deu`.
    pub align: Option<String>,
}

/// What stands in a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words of one face.
    Text(Run),
    /// The line ends here.
    Break,
    /// Room without words.
    Gap(f64),
    /// Dots to the end of the line.
    Leader,
    /// A note at the foot of the page.
    Note(Vec<Inline>),
}

/// Words of one face.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Key of the character style, when they are of another component than their paragraph.
    pub style: Option<String>,
    /// Emphasised: bold.
    pub strong: bool,
    /// Emphasised: italic.
    pub emph: bool,
    /// Kept on one line.
    pub whole: bool,
    /// Raised or lowered.
    pub script: Option<Script>,
}

/// Where small letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Above the line.
    Raised,
    /// Below it.
    Lowered,
}

/// Cells side by side, without borders.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// Key of the place: `dau_trang`, `ket` …
    pub style: String,
    /// Widths.
    pub widths: Vec<f64>,
    /// Cells of each row.
    pub rows: Vec<Vec<Vec<Block>>>,
}

/// A table of cells with borders.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Widths of the columns.
    pub widths: Vec<Width>,
    /// Size of its letters, where it is not that of the component.
    pub size: Option<f64>,
    /// What a cell leaves free on each side of its words.
    pub padding: Option<f64>,
    /// Rows, those of the header first.
    pub rows: Vec<Row>,
}

/// Width of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// Fixed.
    Points(f64),
    /// A share of what the others leave.
    Share(f64),
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Whether it stands again on every page.
    pub header: bool,
    /// Whether it may go on overleaf.
    pub breakable: bool,
    /// Whether it stays with the row below it.
    pub keep_next: bool,
    /// Its cells; what a cell above covers is left out.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Words in a rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Colour of its border, six hexadecimal digits.
    pub colour: Option<String>,
    /// The words.
    pub words: Option<Paragraph>,
}

/// An image at its place in a room.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its path among the images of the manuscript.
    pub path: String,
    /// What it shows, in words.
    pub name: String,
    /// From the left of the room.
    pub x: f64,
    /// From its top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}
