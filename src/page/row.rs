//! Rows of text: runs are cut into chunks without white space, chunks are gathered by baseline, and each row is split
//! into segments where the gap is wider than words explain.

use ecow::EcoString;

use crate::page::{MM_PER_PT, Page, Run, Stroke, Visibility};

/// Baselines of one row differ by less, in em of the smaller text: header columns are set apart by up to 0.15 em.
const ROW: f64 = 0.2;
/// Raised and lowered text is smaller than its neighbour by at least this factor ...
const SCRIPT: f64 = 0.8;
/// ... and away from its baseline by at most this, in em of the neighbour.
const SCRIPT_RISE: f64 = 0.6;
/// ... and touches it, or nearly so, in em of the neighbour.
const SCRIPT_APART: f64 = 0.4;
/// Lines are further apart than this, in em; letters that Word lowers by its position less.
const SHIFT: f64 = 0.5;
/// Words of one raised or lowered text are no further apart, in em of theirs.
const SCRIPT_SPACE: f64 = 0.6;
/// Rows above and below that are looked at for the neighbour: scripts of two columns lie between.
const SCRIPT_ROWS: usize = 3;
/// A gap without a space character that is still a space between words, in em: TeX and cairo write none, and a space of
/// 0.25 em may be squeezed to 0.19.
const SPACE: f64 = 0.16;
/// A gap with a space character that is nevertheless none (a stamp set over spaces), in em.
const NO_SPACE: f64 = 0.05;
/// What a gap may have beyond its space characters inside a segment, in em: justification widens word spaces.
const STRETCH: f64 = 1.5;
/// The same where the text after the gap was not painted next: another table cell or column.
const STRETCH_JUMP: f64 = 0.6;
/// The same where there is no space character at all.
const BARE_JUMP: f64 = 0.3;
/// A gap of this width in mm splits even if it is full of spaces: columns padded by hand.
const PADDING: f64 = 25.0;
/// A list label may stand this far from its text, in mm.
const LABEL: f64 = 15.0;
/// Upright lines of one page that part cells; more are drawings.
const MAX_BARS: usize = 2_000;

/// Letters of one run without white space between them.
pub(super) struct Chunk<'a> {
    pub text: EcoString,
    pub run: &'a Run,
    /// Which of the runs with letters it is, in the order of painting.
    order: usize,
    pub x: f64,
    pub right: f64,
}

impl Chunk<'_> {
    fn em(&self) -> f64 {
        self.run.size * MM_PER_PT
    }
}

/// What lies between two chunks.
struct Gap {
    width: f64,
    /// How much of it is taken by space characters.
    spaces: f64,
}

/// The level, visible text of a page.
pub(super) struct Text<'a> {
    pub chunks: Vec<Chunk<'a>>,
    /// Space characters: baseline, left and right.
    spaces: Vec<[f64; 3]>,
    /// Upright lines, which part the cells of a table.
    bars: Vec<&'a Stroke>,
}

/// The level, visible text of a page.
pub(super) fn text(page: &Page) -> Text<'_> {
    let level = |run: &&Run| run.visibility == Visibility::Painted && run.angle.abs() < 1.0 && run.size > 0.1;
    let mut text = Text { chunks: Vec::new(), spaces: Vec::new(), bars: Vec::new() };
    let mut order = 0;
    for run in page.runs.iter().filter(level) {
        let before = text.chunks.len();
        chunks(run, order, &mut text);
        order += usize::from(text.chunks.len() > before);
    }
    text.chunks.sort_by(|a, b| a.run.baseline.total_cmp(&b.run.baseline).then(a.x.total_cmp(&b.x)));
    text.chunks.dedup_by(|later, first| painted_twice(first, later));
    text.spaces.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let is_bar = |stroke: &&Stroke| stroke.rect.height > stroke.rect.width.max(2.0);
    text.bars = page.strokes.iter().filter(is_bar).take(MAX_BARS).collect();
    text
}

/// Shadows and make-believe bold paint the same letters again, a hair aside.
fn painted_twice(first: &Chunk<'_>, second: &Chunk<'_>) -> bool {
    first.text == second.text && first.order != second.order && (first.x - second.x).abs() < 0.3
}

fn chunks<'a>(run: &'a Run, order: usize, text: &mut Text<'a>) {
    let mut open = false;
    let mut edge = f64::NEG_INFINITY;
    for (letter, [left, right]) in run.text.chars().zip(&run.extents) {
        let (left, right) = (f64::from(*left), f64::from(*right));
        open &= left - edge <= SPACE * run.size * MM_PER_PT;
        edge = right;
        if letter.is_whitespace() {
            text.spaces.push([run.baseline, left, right]);
            open = false;
        } else if !letter.is_control() && !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}') {
            match text.chunks.last_mut() {
                Some(chunk) if open => {
                    chunk.text.push(letter);
                    chunk.right = chunk.right.max(right);
                }
                _ => text.chunks.push(Chunk { text: EcoString::from(letter), run, order, x: left, right }),
            }
            open = true;
        }
    }
}

/// Gathers chunks, sorted by baseline, into rows; small raised text goes to the row of the text it touches.
pub(super) fn rows<'a, 'b>(chunks: &'b [Chunk<'a>]) -> Vec<Vec<&'b Chunk<'a>>> {
    let mut rows: Vec<Vec<&Chunk<'a>>> = Vec::new();
    for chunk in chunks {
        let fits = |row: &Vec<&Chunk<'a>>| {
            row.first().is_some_and(|first| {
                (chunk.run.baseline - first.run.baseline).abs() <= ROW * chunk.em().min(first.em())
            })
        };
        match rows.last_mut() {
            Some(row) if fits(row) => row.push(chunk),
            _ => rows.push(vec![chunk]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    attach_scripts(&mut rows);
    rows.retain(|row| !row.is_empty());
    rows
}

fn attach_scripts(rows: &mut [Vec<&Chunk<'_>>]) {
    let sizes = |row: &Vec<&Chunk<'_>>| row.iter().map(|chunk| chunk.run.size).fold((f64::MAX, 0.0), smaller_larger);
    let sizes: Vec<(f64, f64)> = rows.iter().map(sizes).collect();
    for at in 1..rows.len() {
        for other in at.saturating_sub(SCRIPT_ROWS)..at {
            let (before, after) = rows.split_at_mut(at);
            let (upper, lower) = (&mut before[other], &mut after[0]);
            if sizes[other].0 <= SCRIPT * sizes[at].1 {
                move_scripts(upper, lower, is_script);
            }
            if sizes[at].0 <= SCRIPT * sizes[other].1 {
                move_scripts(lower, upper, is_script);
            }
            if is_near(upper, lower) {
                let (less, more) = if upper.len() < lower.len() { (upper, lower) } else { (lower, upper) };
                move_scripts(less, more, is_shifted);
            }
        }
    }
}

fn smaller_larger((smallest, largest): (f64, f64), size: f64) -> (f64, f64) {
    (smallest.min(size), largest.max(size))
}

/// Whether two rows are too near to each other to be two lines.
fn is_near(upper: &[&Chunk<'_>], lower: &[&Chunk<'_>]) -> bool {
    let (Some(upper), Some(lower)) = (upper.first(), lower.first()) else { return false };
    lower.run.baseline - upper.run.baseline <= SHIFT * upper.em().max(lower.em())
}

fn apart(one: &Chunk<'_>, other: &Chunk<'_>) -> f64 {
    (one.x - other.right).abs().min((other.x - one.right).abs())
}

/// Whether a text is raised or lowered beside a larger one.
fn is_script(small: &Chunk<'_>, big: &Chunk<'_>) -> bool {
    small.run.size <= SCRIPT * big.run.size
        && (small.run.baseline - big.run.baseline).abs() <= SCRIPT_RISE * big.em()
        && apart(small, big) <= SCRIPT_APART * big.em()
}

/// Whether a text goes on with the one painted before or after it, shifted up or down and nearly as large.
fn is_shifted(one: &Chunk<'_>, other: &Chunk<'_>) -> bool {
    one.order.abs_diff(other.order) <= 1 && apart(one, other) <= SCRIPT_APART * one.em()
}

/// Moves what belongs to a text of the other row, both sorted from left to right, with the words that go on with it:
/// `UBND tỉnh (Lan, Hải, Sơn)` with the names lowered.
fn move_scripts<'a, 'b>(
    from: &mut Vec<&'b Chunk<'a>>,
    to: &mut Vec<&'b Chunk<'a>>,
    belongs: fn(&Chunk<'_>, &Chunk<'_>) -> bool,
) {
    let touches = |chunk: &&Chunk<'_>| {
        let next = to.partition_point(|big| big.x < chunk.x);
        let neighbours = &to[next.saturating_sub(1)..to.len().min(next + 1)];
        !chunk.text.starts_with('_') && neighbours.iter().any(|big| belongs(chunk, big))
    };
    let mut moved: Vec<bool> = from.iter().map(touches).collect();
    if !moved.contains(&true) {
        return;
    }
    let goes_on = |left: &Chunk<'_>, right: &Chunk<'_>| {
        (left.run.size - right.run.size).abs() < 0.1
            && (left.run.baseline - right.run.baseline).abs() < 0.1
            && right.x - left.right <= SCRIPT_SPACE * right.em()
    };
    for at in 1..from.len() {
        moved[at] |= moved[at - 1] && goes_on(from[at - 1], from[at]);
    }
    for at in (1..from.len()).rev() {
        moved[at - 1] |= moved[at] && goes_on(from[at - 1], from[at]);
    }
    let mut at = moved.into_iter();
    from.retain(|chunk| {
        let moves = at.next().unwrap_or(false);
        if moves {
            to.push(chunk);
        }
        !moves
    });
    to.sort_by(|a, b| a.x.total_cmp(&b.x));
}

impl Text<'_> {
    /// The space characters of a row, left and right edge, sorted by the left.
    fn spaces_of(&self, row: &[&Chunk<'_>]) -> Vec<[f64; 2]> {
        let baselines = || row.iter().map(|chunk| chunk.run.baseline);
        let near = ROW * row.iter().map(|chunk| chunk.em()).fold(0.0, f64::max) + 0.1;
        let top = baselines().fold(f64::INFINITY, f64::min) - near;
        let bottom = baselines().fold(f64::NEG_INFINITY, f64::max) + near;
        let from = self.spaces.partition_point(|space| space[0] < top);
        let inside = self.spaces[from..].iter().take_while(|space| space[0] <= bottom);
        let mut spaces: Vec<[f64; 2]> = inside.map(|[_, left, right]| [*left, *right]).collect();
        spaces.sort_by(|a, b| a[0].total_cmp(&b[0]));
        spaces
    }

    fn barred(&self, left_edge: f64, right: &Chunk<'_>) -> bool {
        let middle = right.run.baseline - 0.3 * right.em();
        self.bars.iter().any(|bar| {
            let x = bar.rect.x + bar.rect.width / 2.0;
            (left_edge..=right.x).contains(&x) && (bar.rect.y..=bar.rect.y + bar.rect.height).contains(&middle)
        })
    }
}

fn gap(spaces: &[[f64; 2]], left: f64, right: f64) -> Gap {
    // A space that begins before the gap may reach into it; no space is wider than a few cm.
    let from = spaces.partition_point(|space| space[0] < left - PADDING);
    let covering = spaces[from..].iter().take_while(|space| space[0] < right);
    let covered: f64 = covering.map(|space| (space[1].min(right) - space[0].max(left)).max(0.0)).sum();
    Gap { width: right - left, spaces: covered.min((right - left).max(0.0)) }
}

/// A word of a segment: its chunks without a space between.
pub(super) type Pieces<'a, 'b> = Vec<Vec<&'b Chunk<'a>>>;

/// Splits a row into segments, and segments into words.
pub(super) fn split<'a, 'b>(row: &[&'b Chunk<'a>], text: &Text<'a>) -> Vec<Pieces<'a, 'b>> {
    let mut segments: Vec<Pieces<'a, 'b>> = Vec::new();
    let mut edge = f64::NEG_INFINITY;
    let spaces = text.spaces_of(row);
    for chunk in row {
        let previous = segments.last().and_then(|words| words.last()?.last().copied());
        let Some(previous) = previous else {
            segments.push(vec![vec![chunk]]);
            edge = chunk.right;
            continue;
        };
        let gap = gap(&spaces, edge, chunk.x);
        let em = previous.em().max(chunk.em());
        let labelled = segments.last().is_some_and(|words| is_label(words)) && gap.width <= LABEL;
        let bridged = labelled || (is_blank(&previous.text, &chunk.text) && gap.width <= PADDING);
        if (is_wide(&gap, previous, chunk, em) && !bridged) || (gap.width > 0.0 && text.barred(edge, chunk)) {
            segments.push(vec![vec![chunk]]);
            edge = chunk.right;
            continue;
        }
        let apart = gap.width > SPACE * em || (gap.spaces > 0.0 && gap.width > NO_SPACE * em);
        if let Some(words) = segments.last_mut() {
            match words.last_mut() {
                Some(word) if !apart => word.push(chunk),
                _ => words.push(vec![chunk]),
            }
        }
        edge = edge.max(chunk.right);
    }
    segments
}

fn is_wide(gap: &Gap, left: &Chunk<'_>, right: &Chunk<'_>, em: f64) -> bool {
    let jump = right.order > left.order + 1 || right.order < left.order;
    let beyond = gap.width - gap.spaces;
    let allowed = match (jump, gap.spaces > 0.0) {
        (false, _) => STRETCH,
        (true, true) => STRETCH_JUMP,
        (true, false) => BARE_JUMP,
    };
    beyond > allowed * em || gap.width > PADDING || (jump && gap.width < -BARE_JUMP * em)
}

/// A place left for a number or date to be written in: `Số:      /UBND`, `ngày      tháng      năm`.
fn is_blank(left: &str, right: &str) -> bool {
    match left {
        "Số:" => right.starts_with('/'),
        "ngày" => right == "tháng",
        "tháng" => right == "năm",
        _ => false,
    }
}

/// `-`, `1.`, `1.2`, `a)`, `IV.`: followed by a tab as a rule.
fn is_label(words: &[Vec<&Chunk<'_>>]) -> bool {
    let [word] = words else { return false };
    let label: String = word.iter().flat_map(|chunk| chunk.text.chars()).collect();
    let core = label.trim_end_matches(['.', ')', '/']);
    let short = core.chars().count() <= 4;
    match core.chars().next() {
        None => false,
        Some('-' | '+' | '•' | '–' | '*' | '\u{f0b7}' | '\u{f02d}') => core.chars().count() == 1,
        Some(first) if first.is_ascii_digit() => {
            core.len() <= 8 && core.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
        }
        Some(_) => {
            let roman = core.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
            let letter = core.chars().count() == 1 && core.chars().all(char::is_lowercase);
            short && (roman || letter) && core.len() < label.len()
        }
    }
}
