//! The columns of a table: the least width of each, and the widths that make the table lowest.

use std::collections::HashMap;
use std::rc::Rc;

use super::fold::Words;
use super::letters::Letters;
use crate::directive::markup;
use crate::directive::table::{self, Align, Table};

/// Room for what the typesetter rounds otherwise, in mm.
const SPARE: f64 = 0.2;
/// A column takes no more than this for its longest cell before others have what they need, in em.
const LONGEST: f64 = 30.0;
/// Titles so wide stand on one line where there is room, in em.
const SHORT_TITLE: f64 = 8.0;
/// Rows that the search looks at: those of a longer table are of the same kinds.
const LOOKED_AT: usize = 150;
/// Steps by which columns give to one another, in mm.
const STEPS: [f64; 5] = [16.0, 8.0, 4.0, 2.0, 1.0];
/// What each further line of a name of a person costs, of another short cell, and of any cell, in lines of the table.
const NAME_LINE: f64 = 1.2;
const SHORT_LINE: f64 = 0.15;
const INNER_LINE: f64 = 0.01;
/// A cell is short up to this width, in em.
const SHORT_CELL: f64 = 8.0;
/// Width of a column that is left blank, to be filled by hand, in mm.
const BLANK: f64 = 18.0;
/// Rows of a page: the titles are repeated so often.
const ROWS_OF_PAGE: f64 = 25.0;

/// A cell, measured.
#[derive(Debug)]
struct Cell {
    words: Words,
    /// How many rows it takes; none where it has joined the one above.
    rows: usize,
    /// Whether it looks like the name of a person or a place.
    is_name: bool,
}

impl Cell {
    /// What each line after its first costs, beyond the height of the row.
    fn line_cost(&self) -> f64 {
        if self.is_name {
            NAME_LINE
        } else if self.words.whole <= SHORT_CELL {
            SHORT_LINE
        } else {
            INNER_LINE
        }
    }
}

/// A column, measured.
#[derive(Debug)]
struct Column {
    title: Words,
    cells: Vec<Cell>,
    /// The width that was asked for, in mm.
    wish: Option<f64>,
}

/// A table, measured in em.
#[derive(Debug)]
pub(super) struct Measured {
    columns: Vec<Column>,
    /// Columns below one name: the first, how many, and the least width of the name.
    groups: Vec<(usize, usize, f64)>,
}

/// The size a table is set in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    /// Size of the letters in pt.
    pub size: f64,
    /// What the cell leaves free on each side of its words, in mm.
    pub inset: f64,
}

impl Scale {
    fn mm(self, em: f64) -> f64 {
        em * self.size * 25.4 / 72.0
    }

    /// Width of a column whose words are so wide.
    fn column(self, em: f64) -> f64 {
        self.mm(em) + 2.0 * self.inset + SPARE
    }

    /// What a column leaves for words, in em.
    fn room(self, width: f64) -> f64 {
        (width - 2.0 * self.inset - SPARE / 2.0) / self.mm(1.0)
    }
}

impl Measured {
    /// Measures the words of a table; `heights` says of each column how many rows each cell takes.
    pub(super) fn of(table: &Table, heights: &[Vec<usize>], letters: &Letters) -> Self {
        let columns = table.columns.iter().enumerate().map(|(at, column)| Column {
            title: Words::of(&column.title.value, true, letters),
            cells: cells(table, at, &heights[at], letters),
            wish: column.width,
        });
        let mut from = 0;
        let groups = table.columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group).filter_map(|group| {
            from += group.len();
            let name = group[0].group.as_ref()?;
            Some((from - group.len(), group.len(), Words::of(&name.value, true, letters).least()))
        });
        Self { columns: columns.collect(), groups: groups.collect() }
    }

    /// The least width of every column, in mm: it breaks no word.
    pub(super) fn least(&self, scale: Scale) -> Vec<f64> {
        let of = |column: &Column| {
            let words = column.cells.iter().map(|cell| cell.words.least()).fold(column.title.least(), f64::max);
            scale.column(words)
        };
        let mut least: Vec<f64> = self.columns.iter().map(of).collect();
        for (from, count, name) in &self.groups {
            let here = &mut least[*from..from + count];
            let lacking = (scale.column(*name) - here.iter().sum::<f64>()).max(0.0) / *count as f64;
            here.iter_mut().for_each(|width| *width += lacking);
        }
        least
    }

    /// The cell of a column that needs most: its row, none for the title.
    pub(super) fn neediest(&self, at: usize) -> Option<usize> {
        let column = &self.columns[at];
        let cells = column.cells.iter().map(|cell| cell.words.least()).enumerate();
        let (row, width) = cells.max_by(|a, b| a.1.total_cmp(&b.1))?;
        (width > column.title.least()).then_some(row)
    }

    /// Whether a title keeps its numbers beside their words in a column so wide; of a row its cell.
    pub(super) fn ties(&self, at: usize, row: Option<usize>, width: f64, scale: Scale) -> bool {
        let column = &self.columns[at];
        row.map_or(&column.title, |row| &column.cells[row].words).ties(scale.room(width))
    }

    /// The most lines of a row, by the widths of the columns.
    pub(super) fn tallest(&self, widths: &[f64], scale: Scale) -> usize {
        let of = |(column, width): (&Column, &f64)| {
            let room = scale.room(*width);
            let single = column.cells.iter().filter(|cell| cell.rows == 1);
            single.map(|cell| cell.words.lines(room)).max().unwrap_or(1)
        };
        self.columns.iter().zip(widths).map(of).max().unwrap_or(1)
    }

    /// The widths that make the table lowest in a room so wide; none where a word would break.
    pub(super) fn widths(&self, room: f64, scale: Scale) -> Option<Vec<f64>> {
        let least = self.least(scale);
        if least.iter().sum::<f64>() > room {
            return None;
        }
        let mut fixed: Vec<Option<f64>> =
            self.columns.iter().zip(&least).map(|(column, least)| column.wish.map(|wish| wish.max(*least))).collect();
        let taken: f64 = fixed.iter().zip(&least).map(|(fixed, least)| fixed.unwrap_or(*least)).sum();
        if taken > room {
            fixed.iter_mut().for_each(|width| *width = None);
        }
        let least = self.with_blanks(least, room);
        let start = self.start(room, scale, &least, &fixed);
        let mut search = Search::new(self, scale, least, fixed);
        Some(search.lowest(start))
    }

    /// The least widths, with room for a pen in columns that are blank, where there is room.
    fn with_blanks(&self, least: Vec<f64>, room: f64) -> Vec<f64> {
        let blank = |column: &Column| column.cells.iter().all(|cell| cell.words.whole == 0.0);
        let wide: Vec<f64> = self
            .columns
            .iter()
            .zip(&least)
            .map(|(c, width)| if blank(c) { width.max(BLANK) } else { *width })
            .collect();
        if wide.iter().sum::<f64>() <= room { wide } else { least }
    }

    /// What the columns would like, as far as there is room; what is left is shared out.
    fn start(&self, room: f64, scale: Scale, least: &[f64], fixed: &[Option<f64>]) -> Vec<f64> {
        let liked = |column: &Column| {
            let title = column.title.whole.min(SHORT_TITLE).max(column.title.whole / 2.0);
            let cells = column.cells.iter().filter(|cell| cell.rows > 0).map(|cell| cell.words.whole);
            scale.column(cells.fold(title, f64::max).min(LONGEST))
        };
        let liked: Vec<f64> = self.columns.iter().zip(least).map(|(c, least)| liked(c).max(*least)).collect();
        let sum = |widths: &[f64]| widths.iter().zip(fixed).filter(|(_, f)| f.is_none()).map(|(w, _)| w).sum::<f64>();
        let free = room - fixed.iter().flatten().sum::<f64>();
        let (low, high) = (sum(least), sum(&liked));
        let share = if high > low { ((free - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
        let widths: Vec<f64> = least.iter().zip(&liked).map(|(low, high)| low + share * (high - low)).collect();
        let stretch = if sum(&widths) > 0.0 { free / sum(&widths) } else { 1.0 };
        widths.iter().zip(fixed).map(|(width, fixed)| fixed.unwrap_or(width * stretch)).collect()
    }
}

fn cells(table: &Table, at: usize, heights: &[usize], letters: &Letters) -> Vec<Cell> {
    let texts = || table.rows.iter().map(|row| row[at].value.as_str());
    let numeric = table.columns[at].align == Align::Number;
    let tail = |text: &str| letters.width(table::tail(text).unwrap_or_default(), false);
    let longest = texts().map(tail).fold(0.0, f64::max);
    let cell = |(text, rows): (&str, &usize)| {
        let width = || letters.width(&markup::plain(text), text.starts_with("**"));
        let words = if numeric && table::tail(text).is_some() {
            Words::unbroken(width() - tail(text) + longest)
        } else if table::is_code(text) {
            Words::unbroken(width())
        } else {
            Words::of(text, false, letters)
        };
        Cell { words, rows: *rows, is_name: is_name(text) }
    };
    texts().zip(heights).map(cell).collect()
}

/// Whether a cell looks like the name of a person or a place: a few words, each with its capital letter.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    (2..=5).contains(&words.len()) && words.iter().all(capital)
}

/// Lines of a column in one width.
struct Lines {
    /// Of each row; of a cell over several rows its share.
    rows: Vec<u16>,
    title: u16,
    /// What it costs in itself: torn names and lines within rows.
    own: f64,
}

/// The search for the lowest table: columns give to one another as long as that helps.
struct Search<'m> {
    measured: &'m Measured,
    scale: Scale,
    least: Vec<f64>,
    fixed: Vec<Option<f64>>,
    /// The rows that are looked at.
    rows: Vec<usize>,
    known: HashMap<(usize, i64), Rc<Lines>>,
}

impl<'m> Search<'m> {
    fn new(measured: &'m Measured, scale: Scale, least: Vec<f64>, fixed: Vec<Option<f64>>) -> Self {
        let count = measured.columns.first().map_or(0, |column| column.cells.len());
        let rows = (0..count).step_by(count.div_ceil(LOOKED_AT).max(1)).collect();
        Self { measured, scale, least, fixed, rows, known: HashMap::new() }
    }

    fn lines(&mut self, at: usize, width: f64) -> Rc<Lines> {
        let (measured, room, rows) = (self.measured, self.scale.room(width), &self.rows);
        let made = || {
            let column = &measured.columns[at];
            let cells = rows.iter().map(|row| &column.cells[*row]);
            let count =
                |cell: &Cell| if cell.rows == 0 { 0 } else { cell.words.lines(room).div_ceil(cell.rows) as u16 };
            let lines: Vec<u16> = cells.clone().map(count).collect();
            let more = |lines: u16| f64::from(lines.saturating_sub(1));
            let title = column.title.lines(room) as u16;
            let own: f64 = cells.zip(&lines).map(|(cell, lines)| cell.line_cost() * more(*lines)).sum();
            Rc::new(Lines { rows: lines, title, own: own + SHORT_LINE * more(title) })
        };
        self.known.entry((at, (width * 100.0).round() as i64)).or_insert_with(made).clone()
    }

    /// The height of the table in lines, and what is ugly in it.
    fn cost(&self, lines: &[Rc<Lines>]) -> f64 {
        let most = |row: usize| lines.iter().map(|column| column.rows[row]).max().unwrap_or(0);
        let rows: u32 = (0..self.rows.len()).map(|row| u32::from(most(row))).sum();
        let title = lines.iter().map(|column| column.title).max().unwrap_or(1);
        let repeated = 1.0 + self.rows.len() as f64 / ROWS_OF_PAGE;
        f64::from(rows) + repeated * f64::from(title) + lines.iter().map(|column| column.own).sum::<f64>()
    }

    /// Whether a row or the titles would be lower if this column were wider.
    fn is_needy(lines: &[Rc<Lines>], at: usize) -> bool {
        lines[at].title > 1 || lines[at].rows.iter().any(|count| *count > 1)
    }

    fn lowest(&mut self, start: Vec<f64>) -> Vec<f64> {
        let mut widths = start;
        let mut lines: Vec<Rc<Lines>> = widths.clone().iter().enumerate().map(|(at, w)| self.lines(at, *w)).collect();
        let mut cost = self.cost(&lines);
        let free: Vec<usize> = (0..widths.len()).filter(|at| self.fixed[*at].is_none()).collect();
        for step in STEPS {
            let mut moved = true;
            while moved {
                moved = false;
                for to in free.iter().copied() {
                    for from in free.iter().copied().filter(|from| *from != to) {
                        if widths[from] - step < self.least[from] || !Self::is_needy(&lines, to) {
                            continue;
                        }
                        let old = (lines[from].clone(), lines[to].clone());
                        lines[from] = self.lines(from, widths[from] - step);
                        lines[to] = self.lines(to, widths[to] + step);
                        let new = self.cost(&lines);
                        if new < cost - 1e-9 {
                            (cost, moved) = (new, true);
                            widths[from] -= step;
                            widths[to] += step;
                        } else {
                            (lines[from], lines[to]) = old;
                        }
                    }
                }
            }
        }
        widths
    }
}
