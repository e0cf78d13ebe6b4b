//! Typed numbers of the outline, counted anew when a condition has dropped a line.

use super::engine::{TAG, TAG_END};
use crate::words::level::Level;
use crate::words::marks::{self, Mark, Number};

/// The marks typed in the body of a directive, in its order.
#[derive(Debug, Default)]
pub(super) struct Outline {
    marks: Vec<Mark>,
    /// The number that the run of each mark begins with.
    starts: Vec<u32>,
}

/// What came of a part of the body.
#[derive(Debug)]
pub(super) enum Kept {
    /// A mark that is still there.
    Mark(usize),
    /// Assignments that are not.
    Dropped(usize),
}

impl Outline {
    /// Remembers the marks of a text and puts a tag before each.
    pub(super) fn tag(&mut self, text: &str) -> String {
        let mut tagged = String::with_capacity(text.len() + 64);
        for line in text.split_inclusive('\n') {
            let inside_tag = unclosed(&tagged);
            let words = line.trim_start();
            if let Some(mark) = marks::read(words.trim_end()).filter(|_| !inside_tag) {
                tagged.push_str(&line[..line.len() - words.len()]);
                tagged.push_str(&format!("{TAG}{}{TAG_END}", self.marks.len()));
                tagged.push_str(words);
                self.marks.push(mark);
            } else {
                tagged.push_str(line);
            }
        }
        tagged
    }

    /// To be called once when every text is tagged.
    pub(super) fn finish(&mut self) {
        let mut counter = Counter::default();
        self.starts = self.marks.iter().map(|mark| counter.start(mark)).collect();
    }

    /// Tags in a filled text.
    pub(super) fn kept(text: &str) -> impl Iterator<Item = Kept> + '_ {
        text.split(TAG).skip(1).filter_map(|part| part.split(TAG_END).next()?.parse().ok()).map(Kept::Mark)
    }

    /// The numbers that the marks get, in their order; none when everything stayed and the typed ones hold.
    pub(super) fn numbers(&self, kept: &[Kept]) -> Option<Vec<Option<Vec<u32>>>> {
        let marks = kept.iter().filter_map(|k| if let Kept::Mark(at) = k { Some(*at) } else { None });
        let dropped = kept.iter().any(|k| matches!(k, Kept::Dropped(n) if *n > 0));
        if !dropped && marks.eq(0..self.marks.len()) {
            return None;
        }
        let (mut counter, mut gone, mut numbers) = (Counter::default(), 0, Vec::new());
        for part in kept {
            match part {
                Kept::Dropped(count) => gone += *count,
                Kept::Mark(at) => {
                    let Some((mark, start)) = self.marks.get(*at).zip(self.starts.get(*at)) else { continue };
                    let start =
                        if *start > 1 { start.saturating_sub(u32::try_from(gone).unwrap_or(0)).max(1) } else { *start };
                    numbers.push(counter.next(mark, start));
                    gone = 0;
                }
            }
        }
        Some(numbers)
    }

    /// Takes the tags out of a text, with new numbers where there are some.
    pub(super) fn restore(&self, text: &str, numbers: &mut dyn Iterator<Item = Option<Vec<u32>>>) -> String {
        let mut parts = text.split(TAG);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (at, rest) = part.split_once(TAG_END).unwrap_or(("", part));
            let mark = at.parse::<usize>().ok().and_then(|at| self.marks.get(at));
            let number = numbers.next().flatten();
            match mark.zip(number) {
                Some((mark, number)) if rest.is_char_boundary(mark.length.min(rest.len())) => {
                    let (typed, words) = rest.split_at(mark.length.min(rest.len()));
                    out.push_str(&renumbered(typed, mark, &number));
                    out.push_str(words);
                }
                _ => out.push_str(rest),
            }
        }
        out
    }
}

/// Whether a tag of the template language is still open at the end of this text.
fn unclosed(text: &str) -> bool {
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
        .iter()
        .any(|(open, close)| text.rfind(open).is_some_and(|at| !text[at..].contains(close)))
}

/// The last number at every open level.
#[derive(Default)]
struct Counter {
    open: Vec<((Level, usize), Vec<u32>, u32)>,
    /// Điều are counted through the whole document.
    article: Option<(u32, u32)>,
}

impl Counter {
    /// The number that the run of this mark begins with, in the text as typed.
    fn start(&mut self, mark: &Mark) -> u32 {
        let Some(own) = own_number(mark) else { return 1 };
        if mark.level == Level::Article {
            return self.article.get_or_insert((own, own)).0;
        }
        let key = key(mark);
        self.open.retain(|(open, ..)| *open <= key);
        match self.open.last() {
            Some((open, _, start)) if *open == key => *start,
            _ => {
                self.open.push((key, Vec::new(), own));
                own
            }
        }
    }

    /// The number of this mark when those before it are all there are.
    fn next(&mut self, mark: &Mark, start: u32) -> Option<Vec<u32>> {
        own_number(mark)?;
        if mark.level == Level::Article {
            let next = self.article.map_or(start, |(_, last)| last + 1);
            self.article = Some((start, next));
            return Some(vec![next]);
        }
        let key = key(mark);
        self.open.retain(|(open, ..)| *open <= key);
        let next = match self.open.last().filter(|(open, ..)| *open == key).and_then(|(_, last, _)| last.last()) {
            Some(last) => last + 1,
            None => start,
        };
        self.open.retain(|(open, ..)| *open < key);
        let mut number = match (&mark.number, self.open.last()) {
            (Number::Path(_), Some(((Level::Clause | Level::Subclause, _), parent, _))) => parent.clone(),
            (Number::Path(path), _) => path[..path.len().saturating_sub(1)].to_vec(),
            _ => Vec::new(),
        };
        number.push(next);
        self.open.push((key, number.clone(), start));
        Some(number)
    }
}

fn key(mark: &Mark) -> (Level, usize) {
    (mark.level, if let Number::Path(path) = &mark.number { path.len() } else { 1 })
}

fn own_number(mark: &Mark) -> Option<u32> {
    match &mark.number {
        Number::Value(number) => Some(*number),
        Number::Path(path) => path.last().copied(),
        Number::Letter(letter) => letters().position(|l| l == *letter).and_then(|at| u32::try_from(at + 1).ok()),
        Number::None => None,
    }
}

fn letters() -> impl Iterator<Item = char> {
    std::iter::successors(Some('a'), |letter| marks::next_letter(*letter))
}

/// The typed mark with another number in it.
fn renumbered(typed: &str, mark: &Mark, number: &[u32]) -> String {
    let last = number.last().copied().unwrap_or(1);
    match &mark.number {
        Number::Letter(letter) => {
            let new = letters().nth(last as usize - 1).unwrap_or(*letter);
            typed.replacen(*letter, &new.to_string(), 1)
        }
        Number::Path(path) => typed.replacen(&dotted(path), &dotted(number), 1),
        Number::Value(value) => {
            let (figures, roman) = (value.to_string(), marks::to_roman(*value));
            if let Some(at) = typed.rfind(&figures) {
                format!("{}{last}{}", &typed[..at], &typed[at + figures.len()..])
            } else if let Some(at) = typed.rfind(&roman) {
                format!("{}{}{}", &typed[..at], marks::to_roman(last), &typed[at + roman.len()..])
            } else {
                typed.to_owned()
            }
        }
        Number::None => typed.to_owned(),
    }
}

fn dotted(path: &[u32]) -> String {
    path.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}
