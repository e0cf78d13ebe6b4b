//! A directive with blanks, read once; a row fills it.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use regex::Regex;
use tera::{Context, Value as TeraValue};

use super::engine::{self, CLOSE, Engine, OPEN, Trouble, is_template, unmarked};
use super::filters;
use super::outline::{Kept, Outline};
use crate::batch::rows::{Column, Row, Table as Rows};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::directive::keys::{self, Shape};
use crate::directive::tree::{Entry, Node, Table, Value};
use crate::directive::{Document, marks};
use crate::source::{Sources, Span};

/// Drops its table when it is false.
const WHEN: &str = "khi";
/// Repeats its table for every element of a list.
const REPEAT: &str = "lap";
/// The words of a list item that carries [`WHEN`] or [`REPEAT`].
const WORDS: &str = "chu";
/// The cells of a table row that carries one of them.
const CELLS: &str = "o";
/// Keys that name files: a cell must not choose what is read.
const FILES: [&str; 4] = ["tep", "anh_chu_ky", "anh_dau", "don_vi"];

/// A directive with its blanks found and its conditions read.
pub struct Plan {
    document: Document,
    engine: Engine,
    /// Templates and conditions by the place of their string.
    templates: HashMap<Span, usize>,
    outline: Outline,
}

/// A directive filled with one row.
#[derive(Debug)]
pub struct Merged {
    /// The filled table; give it to [`crate::directive::read`].
    pub document: Document,
    /// What was found while filling; with a failure among it the document must not be made.
    pub findings: Vec<Diagnostic>,
}

impl Plan {
    /// Finds the blanks of a directive and holds them against the columns of a table.
    ///
    /// # Errors
    /// Every blank without a column and every template that cannot be read, with the line of the directive.
    pub fn new(document: Document, columns: &[Column]) -> Result<Self, (Sources, Vec<Diagnostic>)> {
        let plan = Self { document, engine: Engine::default(), templates: HashMap::new(), outline: Outline::default() };
        let mut reader = Compiler { plan, problems: Vec::new(), unknown: BTreeMap::new() };
        let mut known: Vec<&str> = columns.iter().map(|c| c.key.as_str()).collect();
        known.extend(["stt", "loop"].iter().filter(|extra| !columns.iter().any(|c| c.key == **extra)));
        if let Some(mut table) = reader.plan.document.table.take() {
            reader.table(&mut table, &known, true);
            reader.plan.document.table = Some(table);
        }
        reader.say_unknown(&known);
        let Compiler { mut plan, problems, .. } = reader;
        plan.outline.finish();
        if problems.is_empty() { Ok(plan) } else { Err((plan.document.sources, problems)) }
    }

    /// The sources of the directive.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.document.sources
    }

    /// Whether there is anything to fill in.
    #[must_use]
    pub fn has_blanks(&self) -> bool {
        !self.templates.is_empty()
    }

    /// Fills the directive with a row of a table that was read from `file`.
    #[must_use]
    pub fn merge(&self, file: &str, rows: &Rows, row: &Row) -> Merged {
        let strict = engine::context(rows, row, true);
        let lenient = engine::context(rows, row, false);
        let mut filler = Filler { plan: self, file, rows, row, strict, lenient, findings: vec![], kept: vec![] };
        let mut table = self.document.table.as_ref().map(|table| filler.table(table, true));
        let mut numbers = self.outline.numbers(&filler.kept).unwrap_or_default().into_iter();
        if let Some(table) = &mut table {
            table.map_text(&mut |text, _| self.outline.restore(text, &mut numbers));
        }
        let findings = filler.findings;
        let Document { sources, diagnostics, near, .. } = &self.document;
        let (sources, diagnostics, near) = (sources.clone(), diagnostics.clone(), near.clone());
        Merged { document: Document { sources, table, diagnostics, near }, findings }
    }
}

/// Whether a string under this key is a text with an outline of its own.
fn is_body(key: &str, in_body: bool) -> bool {
    in_body && matches!(key, "noi_dung" | "van_ban")
}

struct Compiler {
    plan: Plan,
    problems: Vec<Diagnostic>,
    /// Blanks without a column, by name, with the first place.
    unknown: BTreeMap<String, Span>,
}

impl Compiler {
    fn table(&mut self, table: &mut Table, known: &[&str], in_body: bool) {
        let repeated = table.get(REPEAT).and_then(|e| self.repetition(e, known));
        let mut known = known.to_vec();
        known.extend(repeated.as_ref().map(|(name, _)| name.as_str()));
        for entry in &mut table.entries {
            match (entry.key.as_str(), &entry.node.value) {
                (REPEAT, _) => {}
                (WHEN, Value::Text(condition)) => {
                    let added = self.plan.engine.add_condition(condition);
                    self.added(added, condition, entry.node.span, &known);
                }
                (WHEN, _) => self.problems.push(wrong_condition(entry.node.span)),
                (key, Value::Text(text)) if FILES.contains(&key) && is_template(text) => {
                    self.problems.push(blank_in_file_name(key, entry.node.span));
                }
                (key, _) => {
                    let body = is_body(key, in_body);
                    self.node(&mut entry.node, &known, body, in_body && key != "viec");
                }
            }
        }
    }

    fn node(&mut self, node: &mut Node, known: &[&str], body: bool, in_body: bool) {
        match &mut node.value {
            Value::Text(text) => {
                let blank = is_template(text);
                if body {
                    *text = self.plan.outline.tag(text);
                }
                if blank {
                    let added = self.plan.engine.add(text);
                    let text = text.clone();
                    self.added(added, &text, node.span, known);
                }
            }
            Value::List(items) => items.iter_mut().for_each(|item| self.node(item, known, body, in_body)),
            Value::Table(table) => self.table(table, known, in_body),
            Value::Integer(_) | Value::Float | Value::Bool(_) | Value::Date => {}
        }
    }

    fn added(&mut self, added: Result<usize, Trouble>, template: &str, span: Span, known: &[&str]) {
        match added {
            Err(trouble) => {
                let place = line_of(&self.plan.document.sources, span, trouble.line);
                self.problems.push(
                    Diagnostic::new(
                        "cho-trong-sai-cu-phap",
                        Severity::Failure,
                        format!("chỗ trống sai cú pháp: {}", trouble.reason),
                        format!("the blank is malformed: {}", trouble.reason),
                    )
                    .at_span(place)
                    .hint("viết `{{ ten_cot }}`", "write `{{ column }}`"),
                );
            }
            Ok(number) => {
                for name in self.plan.engine.variables(number, template) {
                    if !known.contains(&name.as_str()) {
                        self.unknown.entry(name.clone()).or_insert_with(|| self.plan.place_of(span, &name));
                    }
                }
                self.plan.templates.insert(span, number);
            }
        }
    }

    fn repetition(&mut self, entry: &Entry, known: &[&str]) -> Option<(String, String)> {
        let found = if let Value::Text(text) = &entry.node.value { repetition(text) } else { None };
        let Some((name, list)) = found else {
            self.problems.push(wrong_repetition(entry.node.span));
            return None;
        };
        let root = list.split('.').next().unwrap_or_default();
        if !known.contains(&root) {
            self.unknown.entry(root.to_owned()).or_insert(entry.node.span);
        }
        Some((name, list))
    }

    fn say_unknown(&mut self, known: &[&str]) {
        let columns: Vec<_> = known.iter().copied().filter(|k| *k != "loop").collect();
        for (name, span) in &self.unknown {
            let near = columns.iter().map(|k| (strsim::damerau_levenshtein(k, name), k)).min();
            let near = near.filter(|(distance, _)| *distance <= 1 + name.len() / 4).map(|(_, k)| k);
            let list = columns.join(", ");
            let (ask_vi, ask_en) =
                near.map_or_else(Default::default, |k| (format!("có phải `{k}`? "), format!("did you mean `{k}`? ")));
            self.problems.push(
                Diagnostic::new(
                    "cho-trong-khong-co-cot",
                    Severity::Failure,
                    format!("chỗ trống `{name}` không ứng với cột nào của bảng"),
                    format!("the blank `{name}` has no column in the table"),
                )
                .at_span(*span)
                .hint(format!("{ask_vi}các cột: {list}"), format!("{ask_en}columns: {list}")),
            );
        }
    }
}

impl Plan {
    /// Where a name stands inside a string.
    fn place_of(&self, span: Span, name: &str) -> Span {
        let text = self.document.sources.text(span);
        let word = Regex::new(&format!(r"\b{}\b", regex::escape(name))).ok();
        let tags = word.iter().flat_map(|w| w.find_iter(text)).find(|found| {
            let before = &text[..found.start()];
            before.rfind('{').is_some_and(|open| !before[open..].contains('}')) || !is_template(text)
        });
        tags.map_or(span, |m| Span { start: span.start + m.start(), end: span.start + m.end(), ..span })
    }
}

/// `t in chi_tieu` as its two names.
fn repetition(text: &str) -> Option<(String, String)> {
    static FORM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\s*([a-z_]\w*)\s+in\s+([a-z_][\w.]*)\s*$").expect("a fixed pattern"));
    FORM.captures(text).map(|found| (found[1].to_owned(), found[2].to_owned()))
}

fn wrong_repetition(span: Span) -> Diagnostic {
    Diagnostic::new(
        "lap-sai-dang",
        Severity::Failure,
        "`lap` phải có dạng `ten in cot`",
        "`lap` must read `name in column`",
    )
    .at_span(span)
    .hint("ví dụ: lap = \"t in chi_tieu\"", "for example: lap = \"t in chi_tieu\"")
}

fn blank_in_file_name(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        "cho-trong-trong-ten-tep",
        Severity::Failure,
        format!("`{key}` là tên tệp, không được có chỗ trống"),
        format!("`{key}` names a file and can't have blanks"),
    )
    .at_span(span)
    .hint(
        "dữ liệu không được chọn tệp để đọc; bảng khác nhau theo dòng thì dùng `--table` và `lap`",
        "data must not choose which file is read; for a table of each row use `--table` and `lap`",
    )
}

fn wrong_condition(span: Span) -> Diagnostic {
    Diagnostic::new("khi-sai-dang", Severity::Failure, "`khi` phải là một chuỗi", "`khi` must be a string")
        .at_span(span)
        .hint("ví dụ: khi = \"co_truong_dai_hoc\"", "for example: khi = \"co_truong_dai_hoc\"")
}

/// One line of a string, counted from 1.
fn line_of(sources: &Sources, span: Span, line: usize) -> Span {
    let text = sources.text(span);
    let skipped = usize::from(text.starts_with("\"\"\"\n") || text.starts_with("'''\n"));
    let mut start = 0;
    for (at, words) in text.split_inclusive('\n').enumerate() {
        if at + 1 == line + skipped && line + skipped > 1 {
            let from = span.start + start + (words.len() - words.trim_start().len());
            return Span { start: from, end: span.start + start + words.trim_end().len(), ..span };
        }
        start += words.len();
    }
    span
}

struct Filler<'a> {
    plan: &'a Plan,
    file: &'a str,
    rows: &'a Rows,
    row: &'a Row,
    /// Without the blank cells: asking for one is noticed.
    strict: Context,
    /// With them.
    lenient: Context,
    findings: Vec<Diagnostic>,
    kept: Vec<Kept>,
}

impl Filler<'_> {
    fn table(&mut self, table: &Table, in_body: bool) -> Table {
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
                Value::Text(text) => done.extend(self.item(text, item.span, body)),
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
        for element in self.elements(&list) {
            self.strict.insert_value(name.clone(), element.clone());
            self.lenient.insert_value(name.clone(), element);
            done.extend(self.item_table(table, span, body, in_body));
        }
        self.strict.remove(&name);
        self.lenient.remove(&name);
    }

    fn elements(&self, list: &str) -> Vec<TeraValue> {
        let (root, path) = list.split_once('.').unwrap_or((list, ""));
        let value = self.lenient.get(root).and_then(|v| if path.is_empty() { Some(v) } else { v.get_from_path(path) });
        value.map(filters::pieces).and_then(|v| v.as_array().map(<[_]>::to_vec)).unwrap_or_default()
    }

    fn item_table(&mut self, table: &Table, span: Span, body: bool, in_body: bool) -> Option<Node> {
        if !self.holds(table) {
            return None;
        }
        match carried(table) {
            Some(Node { value: Value::Text(text), span }) => return self.item(text, *span, body),
            Some(Node { value: Value::List(cells), span }) => return Some(self.cells(cells, *span)),
            _ => {}
        }
        Some(Node { value: Value::Table(self.table(table, in_body)), span })
    }

    /// Whether the condition of a table holds, if it has one.
    fn holds(&mut self, table: &Table) -> bool {
        let Some(entry) = table.get(WHEN) else { return true };
        let Some(number) = self.plan.templates.get(&entry.node.span) else { return true };
        match self.plan.engine.plain(*number, &self.lenient) {
            Ok(answer) => answer == "1",
            Err(trouble) => {
                self.fail(&trouble, entry.node.span);
                false
            }
        }
    }

    /// Fills a template; asking for a blank cell is a finding, unless the blank may stay so.
    fn fill(&mut self, number: usize, template: &str, span: Span, may_be_blank: bool, body: bool) -> Option<String> {
        if !may_be_blank && let Err(trouble) = self.plan.engine.render(number, &self.strict) {
            self.note_blanks(number, template, span, &trouble);
        }
        match self.plan.engine.render(number, &self.lenient) {
            Ok(text) => {
                if body {
                    self.refuse_marks(&text);
                }
                Some(self.kept_marks(unmarked(&text), body))
            }
            Err(trouble) => {
                self.fail(&trouble, span);
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
        let named =
            blank.iter().copied().find(|i| trouble.reason.contains(&format!("`{}`", self.rows.columns[*i].key)));
        for place in named.map_or(blank, |only| vec![only]) {
            let column = &self.rows.columns[place];
            // Said once a row: from now on the cell counts as empty words.
            self.strict.insert_value(column.key.clone(), TeraValue::from(""));
            let at = line_of(&self.plan.document.sources, span, trouble.line);
            let line = self.plan.document.sources.line_column(at).map_or(0, |(line, _)| line);
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

    fn fail(&mut self, trouble: &Trouble, span: Span) {
        let place = line_of(&self.plan.document.sources, span, trouble.line);
        let row = self.row.number;
        self.findings.push(
            Diagnostic::new(
                "cho-trong-khong-dien-duoc",
                Severity::Failure,
                format!("dòng dữ liệu {row} không điền được vào chỗ trống: {}", trouble.reason),
                format!("row {row} can't be filled in: {}", trouble.reason),
            )
            .at_span(place),
        );
    }

    /// A value must not become a heading: only the directive has those.
    fn refuse_marks(&mut self, text: &str) {
        for line in text.lines().filter_map(|line| line.trim_start().strip_prefix(OPEN)) {
            let (value, _) = line.split_once(CLOSE).unwrap_or((line, ""));
            let value = value.trim_start();
            if marks::read(unmarked(line).trim_start()).is_some_and(|mark| mark.length <= value.len()) {
                self.findings.push(
                    Diagnostic::new(
                        "gia-tri-thanh-de-muc",
                        Severity::Failure,
                        format!("giá trị `{value}` đứng đầu dòng sẽ thành một đề mục"),
                        format!("the value `{value}` begins a line and would become a heading"),
                    )
                    .at(Place::Row { file: self.file.to_owned(), row: self.row.number, column: None })
                    .hint(
                        "bỏ dấu đề mục khỏi ô; đề mục phải viết trong văn bản mẫu",
                        "take the mark out of the cell; headings belong to the directive",
                    ),
                );
            }
        }
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
