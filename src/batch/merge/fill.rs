//! One row filled into a directive.

use tera::{Context, Value as TeraValue};

use super::engine::{self, CLOSE, OPEN, context, unmarked};
use super::filters;
use super::outline::{Kept, Outline};
use super::plan::{Plan, REPEAT, WHEN, is_body, place_of, repetition};
use super::trouble::{self, Trouble};
use crate::batch::rows::{Row, Table as Rows};
use crate::directive::Document;
use crate::directive::keys::{self, Shape};
use crate::directive::tree::{Entry, Node, Table, Value};
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::level::Level;
use crate::words::marks;
use crate::words::source::Span;

/// A directive filled with one row.
#[derive(Debug)]
pub struct Merged {
    /// The filled table; give it to [`crate::directive::read`].
    pub document: Document,
    /// What was found while filling; with a failure among it the document must not be made.
    pub findings: Vec<Diagnostic>,
}

impl Plan {
    /// Fills the directive with a row of a table that was read from `file`.
    #[must_use]
    pub fn merge(&self, file: &str, rows: &Rows, row: &Row) -> Merged {
        let mut filler = Filler::new(self, file, rows, row);
        let mut table = self.document.table.as_ref().map(|table| filler.table(table, true));
        let mut numbers = self.outline.numbers(&filler.kept).unwrap_or_default().into_iter();
        if let Some(table) = &mut table {
            table.map_text(&mut |text, _| self.outline.restore(text, &mut numbers));
        }
        let mut findings = filler.findings;
        let is_used = |found: &&Diagnostic| match &found.place {
            Place::Row { column: Some(heading), .. } => {
                rows.columns.iter().any(|column| column.heading == *heading && self.used.contains(&column.key))
            }
            _ => true,
        };
        // What kept a blank from being filled has been said of its cell.
        let is_told: Vec<_> = findings.iter().map(|found| found.place.clone()).collect();
        let odd = row.findings.iter().filter(|found| !is_told.contains(&found.place));
        findings.extend(odd.filter(is_used).cloned());
        let Document { sources, diagnostics, near, .. } = &self.document;
        let (sources, diagnostics, near) = (sources.clone(), diagnostics.clone(), near.clone());
        Merged { document: Document { sources, table, diagnostics, near, endless: None }, findings }
    }
}

/// The words of a list item that carries [`WHEN`] or [`REPEAT`].
const WORDS: &str = "chu";
/// The cells of a table row that carries one of them.
const CELLS: &str = "o";

/// A row that is being filled in.
pub(super) struct Filler<'a> {
    plan: &'a Plan,
    file: &'a str,
    rows: &'a Rows,
    row: &'a Row,
    /// Without the blank cells: asking for one is noticed.
    strict: Context,
    /// With them.
    lenient: Context,
    /// What was found.
    pub(super) findings: Vec<Diagnostic>,
    /// Which items of the outline stayed.
    pub(super) kept: Vec<Kept>,
    /// The name that stands for an element of a list, and that list, inside a table that is repeated.
    repeated: Option<(String, String)>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(plan: &'a Plan, file: &'a str, rows: &'a Rows, row: &'a Row) -> Self {
        let (strict, lenient) = (context(rows, row, true), context(rows, row, false));
        Self { plan, file, rows, row, strict, lenient, findings: vec![], kept: vec![], repeated: None }
    }

    pub(super) fn table(&mut self, table: &Table, in_body: bool) -> Table {
        let mut entries = Vec::with_capacity(table.entries.len());
        for entry in table.entries.iter().filter(|e| e.key != WHEN && e.key != REPEAT) {
            let key = entry.key.as_str();
            let (body, below) = (is_body(key, in_body), in_body && key != "viec");
            let node = match &entry.node.value {
                Value::List(items) => {
                    let kept = self.list(items, key, body, below);
                    (!kept.is_empty() || items.is_empty()).then_some(Value::List(kept))
                }
                Value::Table(inner) => self.holds(inner).then(|| Value::Table(self.table(inner, below))),
                Value::Text(text) => self.field(text, entry.node.span, key, body),
                other => Some(other.clone()),
            };
            let span = entry.node.span;
            entries.extend(node.map(|value| Entry { node: Node { value, span }, ..entry.clone_key() }));
        }
        Table { entries }
    }

    /// A string under a key, as the type that the key takes; `None` when a blank came out empty.
    fn field(&mut self, text: &str, span: Span, key: &str, body: bool) -> Option<Value> {
        let Some(number) = self.plan.templates.get(&span) else {
            return Some(Value::Text(self.kept_marks(text.to_owned(), body)));
        };
        let shape = keys::TABLES.iter().find_map(|t| t.get(key)).map(|k| k.shape);
        let may_be_blank = matches!(shape, Some(Shape::Number | Shape::Size(_) | Shape::Bool | Shape::Date));
        let filled = self.fill(*number, text, span, may_be_blank, body)?;
        if filled.trim().is_empty() { None } else { Some(typed(shape, filled)) }
    }

    fn list(&mut self, items: &[Node], key: &str, body: bool, in_body: bool) -> Vec<Node> {
        let mut done = Vec::with_capacity(items.len());
        let mut dropped = 0;
        for item in items {
            let before = done.len();
            match &item.value {
                Value::Text(text) => done
                    .extend(self.item(text, item.span, body).map(|node| one_by_one(node, text)).into_iter().flatten()),
                Value::Table(table) => self.repeated(table, item.span, body, in_body, &mut done),
                Value::List(cells) => done.push(self.cells(cells, item.span)),
                other => done.push(Node { value: other.clone(), span: item.span }),
            }
            dropped += usize::from(done.len() == before);
        }
        if key == "nhiem_vu" && in_body {
            self.kept.push(Kept::Dropped(dropped));
        }
        done
    }

    /// A row of a table: a cell stays where it is when it comes out empty.
    fn cells(&mut self, cells: &[Node], span: Span) -> Node {
        let blank = |span| Node { value: Value::Text(String::new()), span };
        let filled = cells.iter().map(|cell| match &cell.value {
            Value::Text(text) => self.item(text, cell.span, false).unwrap_or_else(|| blank(cell.span)),
            _ => cell.clone(),
        });
        Node { value: Value::List(filled.collect()), span }
    }

    /// A string in a list: it goes when it comes out empty.
    fn item(&mut self, text: &str, span: Span, body: bool) -> Option<Node> {
        let filled = match self.plan.templates.get(&span) {
            None => self.kept_marks(text.to_owned(), body),
            Some(number) => {
                let filled = self.fill(*number, text, span, is_lone_blank(text), body)?;
                Some(filled).filter(|f| !f.trim().is_empty())?
            }
        };
        Some(Node { value: Value::Text(filled), span })
    }

    /// A table in a list: once, not at all, or for every element of a list.
    fn repeated(&mut self, table: &Table, span: Span, body: bool, in_body: bool, done: &mut Vec<Node>) {
        let repetition =
            table.get(REPEAT).and_then(|e| if let Value::Text(t) = &e.node.value { repetition(t) } else { None });
        let Some((name, list)) = repetition else {
            done.extend(self.item_table(table, span, body, in_body));
            return;
        };
        self.repeated = Some((name.clone(), list.split('.').next().unwrap_or_default().to_owned()));
        for element in self.elements(&list) {
            self.strict.insert_value(name.clone(), element.clone());
            self.lenient.insert_value(name.clone(), element);
            done.extend(self.item_table(table, span, body, in_body));
        }
        self.repeated = None;
        self.strict.remove(&name);
        self.lenient.remove(&name);
    }

    fn elements(&self, list: &str) -> Vec<TeraValue> {
        let (root, path) = list.split_once('.').unwrap_or((list, ""));
        let value = self.lenient.get(root).and_then(|v| if path.is_empty() { Some(v) } else { v.get_from_path(path) });
        value.map(filters::pieces).and_then(|v| v.as_array().map(<[_]>::to_vec)).unwrap_or_default()
    }

    fn item_table(&mut self, table: &Table, span: Span, body: bool, in_body: bool) -> Vec<Node> {
        if !self.holds(table) {
            return Vec::new();
        }
        match carried(table) {
            Some(Node { value: Value::Text(text), span }) => {
                self.item(text, *span, body).map(|node| one_by_one(node, text)).unwrap_or_default()
            }
            Some(Node { value: Value::List(cells), span }) => vec![self.cells(cells, *span)],
            _ => vec![Node { value: Value::Table(self.table(table, in_body)), span }],
        }
    }

    /// Whether the condition of a table holds, if it has one.
    fn holds(&mut self, table: &Table) -> bool {
        let Some(entry) = table.get(WHEN) else { return true };
        let Some(number) = self.plan.templates.get(&entry.node.span) else { return true };
        match self.plan.engine.plain(*number, &self.lenient) {
            Ok(answer) => answer == "1",
            Err(trouble) => {
                self.fail(&trouble, *number, entry.node.span);
                false
            }
        }
    }

    /// Fills a template; asking for a blank cell is a finding, unless the blank may stay so.
    fn fill(&mut self, number: usize, template: &str, span: Span, may_be_blank: bool, body: bool) -> Option<String> {
        if !may_be_blank && let Err(trouble) = self.plan.engine.render(number, &self.strict) {
            self.note_blanks(number, template, span, &trouble);
        }
        if let Some(trouble) = self.plan.engine.list_in_blank(number, &self.lenient) {
            self.fail(&trouble, number, span);
            return None;
        }
        match self.plan.engine.render(number, &self.lenient) {
            Ok(text) => {
                if body {
                    self.refuse_marks(&text);
                }
                Some(self.kept_marks(unmarked(&text), body))
            }
            Err(trouble) => {
                self.fail(&trouble, number, span);
                None
            }
        }
    }

    /// Blank cells that a template asked for: the one that the engine names, or all that the template uses.
    fn note_blanks(&mut self, number: usize, template: &str, span: Span, trouble: &Trouble) {
        let used = self.plan.engine.variables(number, template);
        let blank: Vec<usize> = (0..self.rows.columns.len())
            .filter(|i| self.row.cells[*i].is_empty() && used.contains(&self.rows.columns[*i].key))
            .collect();
        let named = blank.iter().copied().find(|i| trouble.subject == self.rows.columns[*i].key);
        for place in named.map_or(blank, |only| vec![only]) {
            let column = &self.rows.columns[place];
            // Said once a row: from now on the cell counts as empty words.
            self.strict.insert_value(column.key.clone(), TeraValue::from(""));
            let at = place_of(self.plan.sources(), span, trouble);
            let line = self.plan.sources().line_column(at).map_or(0, |(line, _)| line);
            let (heading, key) = (&column.heading, &column.key);
            self.findings.push(
                Diagnostic::new(
                    "o-trong",
                    Severity::Error,
                    format!("ô `{heading}` trống, mà dòng {line} của văn bản mẫu cần `{key}`"),
                    format!("the cell `{heading}` is empty, line {line} of the directive needs `{key}`"),
                )
                .at(Place::Row { file: self.file.to_owned(), row: self.row.number, column: Some(heading.clone()) })
                .hint(
                    format!("điền ô ấy, hoặc viết `{{% if {key} %}}…{{% endif %}}` quanh chỗ trống"),
                    format!("fill the cell, or write `{{% if {key} %}}…{{% endif %}}` around the blank"),
                ),
            );
        }
        if named.is_some()
            && let Err(next) = self.plan.engine.render(number, &self.strict)
            && next != *trouble
        {
            self.note_blanks(number, template, span, &next);
        }
    }

    /// Notes that a template cannot be filled, with the cell at fault and the line of the directive.
    fn fail(&mut self, trouble: &Trouble, number: usize, span: Span) {
        let place = place_of(self.plan.sources(), span, trouble);
        let line = self.plan.sources().line_column(place).map_or(0, |(line, _)| line);
        let columns = self.at_fault(trouble, number);
        let cells = columns.iter().map(|heading| format!("`{heading}`")).collect::<Vec<_>>().join(", ");
        let (cell_vi, cell_en) =
            if columns.is_empty() { Default::default() } else { (format!("ô {cells}: "), format!("cell {cells}: ")) };
        let Message { vi, en } = &trouble.reason;
        let row = Place::Row { file: self.file.to_owned(), row: self.row.number, column: columns.into_iter().next() };
        let problem = Diagnostic::new(
            "cho-trong-khong-dien-duoc",
            Severity::Failure,
            format!("{cell_vi}{vi}; không điền được chỗ trống ở dòng {line} của văn bản mẫu"),
            format!("{cell_en}{en}; the blank on line {line} of the directive can't be filled"),
        );
        self.findings.push(Diagnostic { hint: trouble.hint.clone(), ..problem.at(row) });
    }

    /// Headings of the columns that a blank speaks of; the one alone whose value the trouble quotes.
    fn at_fault(&self, trouble: &Trouble, number: usize) -> Vec<String> {
        let template = self.plan.engine.source(number);
        let list = self.repeated.as_ref().map(|(name, list)| (name.as_str(), list.as_str()));
        let origin = |name: &str| match list {
            Some((element, list)) if element == name => Some(list.to_owned()),
            _ => engine::origin(template, name),
        };
        let column = |name: &str| self.rows.column(name);
        let named = trouble::names(&trouble.blank)
            .into_iter()
            .filter_map(|name| column(name).or_else(|| column(&origin(name)?)));
        let mut places: Vec<usize> = named.collect();
        places.sort_unstable();
        places.dedup();
        let guilty = places.iter().copied().filter(|at| self.row.cells[*at].shown().trim() == trouble.subject);
        let guilty: Vec<_> = guilty.collect();
        let places = if guilty.is_empty() { places } else { guilty };
        places.iter().map(|at| self.rows.columns[*at].heading.clone()).collect()
    }

    /// A value must not become a heading: only the directive has those.
    fn refuse_marks(&mut self, text: &str) {
        let lines: Vec<_> = text.lines().filter_map(|line| line.trim_start().strip_prefix(OPEN)).collect();
        for line in &lines {
            let (value, _) = line.split_once(CLOSE).unwrap_or((line, ""));
            let value = value.trim_start();
            // A cell may hold a list; its dashes, and the letters of points in several lines, are no headings.
            let is_item =
                |level| matches!(level, Level::Dash | Level::Plus) || level == Level::Point && lines.len() > 1;
            let is_heading = |mark: &marks::Mark| mark.length <= value.len() && !is_item(mark.level);
            if marks::read(unmarked(line).trim_start()).is_some_and(|mark| is_heading(&mark)) {
                let column = self.holding(value);
                let (cell_vi, cell_en) = match &column {
                    Some(heading) => (format!("ô `{heading}`: "), format!("cell `{heading}`: ")),
                    None => Default::default(),
                };
                self.findings.push(
                    Diagnostic::new(
                        "gia-tri-thanh-de-muc",
                        Severity::Failure,
                        format!("{cell_vi}giá trị `{value}` đứng đầu dòng sẽ thành một đề mục"),
                        format!("{cell_en}the value `{value}` begins a line and would become a heading"),
                    )
                    .at(Place::Row { file: self.file.to_owned(), row: self.row.number, column })
                    .hint(
                        "bỏ dấu đề mục khỏi ô; đề mục phải viết trong văn bản mẫu",
                        "take the mark out of the cell; headings belong to the directive",
                    ),
                );
            }
        }
    }

    /// The heading of the column that a value comes from.
    fn holding(&self, value: &str) -> Option<String> {
        let on_one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = on_one_line(value);
        let cells = self.row.cells.iter().zip(&self.rows.columns);
        let mut holds = cells.filter(|(cell, _)| on_one_line(&cell.shown()).contains(&wanted));
        holds.next().map(|(_, column)| column.heading.clone())
    }

    fn kept_marks(&mut self, text: String, body: bool) -> String {
        if body {
            self.kept.extend(Outline::kept(&text));
        }
        text
    }
}

impl Entry {
    fn clone_key(&self) -> Self {
        Self { key: self.key.clone(), key_span: self.key_span, node: Node { value: Value::Float, span: self.key_span } }
    }
}

/// The words, or the cells, of a table that has nothing else but a condition or a repetition.
fn carried(table: &Table) -> Option<&Node> {
    let mut rest = table.entries.iter().filter(|e| e.key != WHEN && e.key != REPEAT);
    match (rest.next(), rest.next()) {
        (Some(entry), None) => match (entry.key.as_str(), &entry.node.value) {
            (WORDS, Value::Text(_)) | (CELLS, Value::List(_)) => Some(&entry.node),
            _ => None,
        },
        _ => None,
    }
}

/// What a blank alone in its item came to: each line of it is an item.
fn one_by_one(node: Node, template: &str) -> Vec<Node> {
    match &node.value {
        Value::Text(words) if words.contains('\n') && is_lone_blank(template) => {
            let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(|line| Node { value: Value::Text(line.to_owned()), span: node.span }).collect()
        }
        _ => vec![node],
    }
}

/// `{{ … }}` and nothing around it.
fn is_lone_blank(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("{{") && text.ends_with("}}") && text.matches("{{").count() == 1
}

/// The words as the type that a key takes; what is not of that type stays words, and the reader says so.
fn typed(shape: Option<Shape>, words: String) -> Value {
    let trimmed = words.trim();
    match shape {
        Some(Shape::Number | Shape::Size(_)) => {
            let digits = super::number::parse(trimmed).filter(|n| n.decimals.is_empty() && !n.negative);
            match digits.and_then(|n| n.whole.parse().ok()) {
                Some(number) => Value::Integer(Some(number)),
                None => Value::Text(words),
            }
        }
        Some(Shape::Bool) => Value::Bool(filters::is_yes(&TeraValue::from(trimmed))),
        Some(Shape::Date) => match filters::date(trimmed) {
            Some(date) => Value::Text(date.to_string()),
            None => Value::Text(words),
        },
        _ => Value::Text(words),
    }
}
