//! Tables of cells.

use crate::words::source::Span;
use crate::words::text::Text;

/// A table of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its caption (`tieu_de`).
    pub caption: Option<Text>,
    /// Its columns (`cot`).
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column (`dong`, `tep`).
    pub rows: Vec<Vec<Text>>,
    /// Where it stands.
    pub span: Span,
}

impl Table {
    /// How many rows every cell of a column takes; none where it has joined the one above it.
    #[must_use]
    pub fn heights(&self, at: usize) -> Vec<usize> {
        let mut heights = vec![1; self.rows.len()];
        if !self.columns[at].joined {
            return heights;
        }
        let mut first = 0;
        for number in 1..self.rows.len() {
            let (above, here) = (&self.rows[first][at].value, &self.rows[number][at].value);
            if here.is_empty() || here == above {
                heights[first] += 1;
                heights[number] = 0;
            } else {
                first = number;
            }
        }
        heights
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its title (`ten`).
    pub title: Text,
    /// The name of the group of columns that it stands in (`nhom`); neighbours of one group share the cell above them.
    pub group: Option<Text>,
    /// Whether a cell that is blank or says the same joins the one above it (`gop`).
    pub joined: bool,
    /// Its width in mm (`rong`); shared out when it is not given.
    pub width: Option<f64>,
    /// Its alignment (`can`), else what its cells ask for.
    pub align: Align,
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
    /// Justified.
    Justified,
    /// Numbers, one decimal comma under the other.
    Number,
}

impl Align {
    /// Every alignment.
    pub const ALL: [Self; 5] = [Self::Left, Self::Centre, Self::Right, Self::Justified, Self::Number];

    /// The word in a directive.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Left => "trai",
            Self::Centre => "giua",
            Self::Right => "phai",
            Self::Justified => "deu",
            Self::Number => "so",
        }
    }
}
