//! A directive with blanks, read once; a row fills it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use super::engine::{Engine, is_template};
use super::outline::Outline;
use super::trouble::{self, Trouble, nearest};
use crate::batch::rows::{Column, key_of};
use crate::directive::Document;
use crate::directive::tree::{Entry, Node, Table, Value};
use crate::words::diagnostic::{Diagnostic, Message, Severity};
use crate::words::source::{Sources, Span};

/// Drops its table when it is false.
pub(super) const WHEN: &str = "khi";
/// Repeats its table for every element of a list.
pub(super) const REPEAT: &str = "lap";
/// Keys that name files: a cell must not choose what is read.
const FILES: [&str; 4] = ["tep", "anh_chu_ky", "anh_dau", "don_vi"];

/// A directive with its blanks found and its conditions read.
pub struct Plan {
    pub(super) document: Document,
    pub(super) engine: Engine,
    /// Templates and conditions by the place of their string.
    pub(super) templates: HashMap<Span, usize>,
    /// Names that its blanks ask for.
    pub(super) used: BTreeSet<String>,
    pub(super) outline: Outline,
}

impl Plan {
    /// Finds the blanks of a directive and holds them against the columns of a table.
    ///
    /// # Errors
    /// Every blank without a column and every template that cannot be read, with the line of the directive.
    pub fn new(document: Document, columns: &[Column]) -> Result<Self, (Sources, Vec<Diagnostic>)> {
        let plan = Self {
            document,
            engine: Engine::default(),
            templates: HashMap::new(),
            used: BTreeSet::new(),
            outline: Outline::default(),
        };
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

    /// Headings of the columns that the blanks on each line of the directive ask for.
    #[must_use]
    pub fn columns_by_line(&self, columns: &[Column]) -> HashMap<usize, Vec<String>> {
        static BLANK: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"\{\{.*?\}\}|\{%.*?%\}").expect("a fixed pattern"));
        let text = self.sources().get(0).map_or("", |file| file.text.as_str());
        let mut found = HashMap::new();
        for (line, words) in (1..).zip(text.lines()) {
            let names: Vec<_> = BLANK.find_iter(words).flat_map(|blank| trouble::names(blank.as_str())).collect();
            let used = columns.iter().filter(|c| names.contains(&c.key.as_str())).map(|c| c.heading.clone());
            let used: Vec<_> = used.collect();
            if !used.is_empty() {
                found.insert(line, used);
            }
        }
        found
    }

    /// Whether there is anything to fill in.
    #[must_use]
    pub fn has_blanks(&self) -> bool {
        !self.templates.is_empty()
    }
}

/// Whether a string under this key is a text with an outline of its own.
pub(super) fn is_body(key: &str, in_body: bool) -> bool {
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
                let place = place_of(&self.plan.document.sources, span, &trouble);
                let Message { vi, en } = trouble.reason;
                let problem = Diagnostic::new("cho-trong-sai-cu-phap", Severity::Failure, vi, en).at_span(place);
                let hint = trouble.hint.unwrap_or_else(|| Message::new("viết `{{ ten_cot }}`", "write `{{ column }}`"));
                self.problems.push(problem.hint(hint.vi, hint.en));
            }
            Ok(number) => {
                for name in self.plan.engine.variables(number, template) {
                    self.plan.used.insert(name.clone());
                    if !known.contains(&name.as_str()) {
                        self.unknown.entry(name.clone()).or_insert_with(|| self.plan.place_of_name(span, &name));
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
        self.plan.used.insert(root.to_owned());
        if !known.contains(&root) {
            self.unknown.entry(root.to_owned()).or_insert(entry.node.span);
        }
        Some((name, list))
    }

    fn say_unknown(&mut self, known: &[&str]) {
        let columns: Vec<_> = known.iter().copied().filter(|k| *k != "loop").collect();
        for (name, span) in &self.unknown {
            let (ask_vi, ask_en) = nearest(&key_of(name), &columns);
            let list = columns.join(", ");
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
    fn place_of_name(&self, span: Span, name: &str) -> Span {
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
pub(super) fn repetition(text: &str) -> Option<(String, String)> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*([a-z_][0-9A-Za-z_]*)\s+in\s+([a-z_][0-9A-Za-z_.]*)\s*$").expect("a fixed pattern")
    });
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

/// Where a trouble stands in the string of a span: its very words where they can be found, else its line.
pub(super) fn place_of(sources: &Sources, span: Span, trouble: &Trouble) -> Span {
    let line = line_of(sources, span, trouble.line);
    let (words, before) = &trouble.words;
    let text = sources.text(line);
    let mut found = text.match_indices(words.as_str()).filter(|_| !words.is_empty());
    match found.nth(*before).or_else(|| text.match_indices(words.as_str()).find(|_| !words.is_empty())) {
        Some((at, words)) => Span { start: line.start + at, end: line.start + at + words.len(), ..line },
        None => line,
    }
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
