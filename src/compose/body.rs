//! The body as a row of paragraphs: assignments take their level and number from the place where they stand.

use super::dates;
use crate::directive::figure::Figure;
use crate::directive::formula::Formula;
use crate::directive::model::{Assignment, Block, Deadline, Item, Task, Text, Wording};
use crate::directive::table::Table;
use crate::words::level::Level;
use crate::words::marks::LETTERS;

/// One paragraph of the body, ready for a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    pub(super) level: Level,
    pub(super) mark: String,
    pub(super) title: bool,
    /// Depth among the headings, from 1, for the outline of the PDF.
    pub(super) depth: usize,
    pub(super) words: Words,
}

/// What a paragraph says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Words {
    /// The words as they are.
    Text(Text),
    /// A task with a deadline that its words do not name.
    Due(Text, Deadline),
    /// A table of cells.
    Table(Table),
    /// Pictures side by side.
    Figures(Vec<Figure>),
    /// A formula.
    Formula(Formula),
    /// The line that opens an assignment: who, and what leads to the tasks.
    Opening { wording: Wording, request: bool, assignees: Text, lead: Option<Text>, task: Option<Box<Words>> },
}

/// The body in the order of the document; `above` counts the headings that stand above it.
pub(super) fn paragraphs(blocks: &[Block], above: usize) -> Vec<Paragraph> {
    let mut writer = Writer { above, ..Writer::default() };
    for block in blocks {
        match block {
            Block::Text(items) => items.iter().for_each(|item| writer.item(item)),
            Block::Assignments(assignments) => {
                let level = writer.level_below_open_title();
                assignments.iter().for_each(|a| writer.assignment(a, level));
            }
            Block::Table(table) => writer.write(Level::Paragraph, "", false, Words::Table(table.clone())),
            Block::Figures(figures) => writer.write(Level::Paragraph, "", false, Words::Figures(figures.clone())),
            Block::Formula(formula) => writer.write(Level::Paragraph, "", false, Words::Formula(formula.clone())),
        }
    }
    writer.done
}

#[derive(Default)]
struct Writer {
    done: Vec<Paragraph>,
    /// Headings above the body.
    above: usize,
    /// Titles that are open, outermost first.
    titles: Vec<Level>,
    /// Last number given at each open level.
    numbers: Vec<(Level, usize)>,
}

impl Writer {
    fn item(&mut self, item: &Item) {
        self.write(item.level, &item.mark, item.title, Words::Text(item.text.clone()));
    }

    fn write(&mut self, level: Level, mark: &str, title: bool, words: Words) {
        if level != Level::Paragraph {
            self.titles.retain(|open| *open < level);
            self.numbers.retain(|(open, _)| *open <= level);
            let number = number_of(mark).unwrap_or_else(|| self.last(level) + 1);
            self.numbers.retain(|(open, _)| *open != level);
            self.numbers.push((level, number));
        }
        if title {
            self.titles.push(level);
        }
        let depth = self.above + self.titles.len().max(1);
        self.done.push(Paragraph { level, mark: mark.to_owned(), title, depth, words });
    }

    fn last(&self, level: Level) -> usize {
        self.numbers.iter().find(|(of, _)| *of == level).map_or(0, |(_, n)| *n)
    }

    fn level_below_open_title(&self) -> Level {
        self.titles.last().map_or(Level::Clause, |title| below(*title))
    }

    fn next_mark(&self, level: Level) -> String {
        let number = self.last(level) + 1;
        match level {
            Level::Point => format!("{})", letter(number)),
            Level::Dash => "-".to_owned(),
            Level::Plus => "+".to_owned(),
            Level::Subclause => format!("{}.{number}.", self.last(Level::Clause)),
            _ => format!("{number}."),
        }
    }

    fn assignment(&mut self, assignment: &Assignment, level: Level) {
        let mark = self.next_mark(level);
        let is_title = assignment.wording == Wording::Title;
        let single = single_task(assignment);
        let task = single.filter(|_| !is_title).map(|(words, deadline)| Box::new(due(words, deadline)));
        let opening = Words::Opening {
            wording: assignment.wording,
            request: assignment.request,
            assignees: assignment.assignees.clone(),
            lead: assignment.lead.clone(),
            task,
        };
        self.write(level, &mark, is_title, opening);
        match (single, &assignment.tasks[..]) {
            (Some((words, deadline)), [Task::Todo { below: lines, .. }]) => {
                if is_title {
                    self.write(Level::Paragraph, "", false, due(words, deadline));
                }
                lines.iter().for_each(|item| self.item(item));
            }
            (_, tasks) => {
                let level = assignment.mark.unwrap_or_else(|| below(level));
                tasks.iter().for_each(|task| self.task(task, level));
            }
        }
    }

    fn task(&mut self, task: &Task, level: Level) {
        match task {
            Task::Assignment(assignment) => self.assignment(assignment, level),
            Task::Todo { text, below: lines, deadline } => {
                let mark = self.next_mark(level);
                self.write(level, &mark, false, due(text, *deadline));
                lines.iter().for_each(|item| self.item(item));
            }
        }
    }
}

/// The only task of an assignment, when it is a sentence and no mark was asked for.
fn single_task(assignment: &Assignment) -> Option<(&Text, Option<Deadline>)> {
    match &assignment.tasks[..] {
        [Task::Todo { text, deadline, .. }] if assignment.mark.is_none() => Some((text, *deadline)),
        _ => None,
    }
}

fn due(words: &Text, deadline: Option<Deadline>) -> Words {
    match deadline {
        Some(deadline) if !dates::names_deadline(&words.value, deadline) => Words::Due(words.clone(), deadline),
        _ => Words::Text(words.clone()),
    }
}

/// The level that items take below a title or an assignment of this level.
fn below(level: Level) -> Level {
    match level {
        Level::Clause | Level::Subclause => Level::Point,
        Level::Point => Level::Dash,
        Level::Dash | Level::Plus => Level::Plus,
        _ => Level::Clause,
    }
}

/// The number that a mark carries: `3.` is 3, `c)` is 3, `1.2.` is 2; none for other marks.
fn number_of(mark: &str) -> Option<usize> {
    let mark = mark.trim_end_matches(['.', ')', ':']);
    let last = mark.rsplit(['.', ' ']).next()?;
    if let Ok(number) = last.parse() {
        return Some(number);
    }
    let mut letters = last.chars();
    let first = letters.next()?;
    if letters.next().is_some() {
        return None;
    }
    LETTERS.chars().position(|l| l == first).map(|i| i + 1)
}

/// The letter of a point; after the last letter the row begins anew with a doubled one.
fn letter(number: usize) -> String {
    let count = LETTERS.chars().count();
    let letter = LETTERS.chars().nth((number - 1) % count).map(String::from).unwrap_or_default();
    letter.repeat((number - 1) / count + 1)
}
