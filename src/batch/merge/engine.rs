//! The template engine of a merge: strings in, strings out; no other template, no file, no markup.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::LazyLock;

use regex::Regex;
use tera::{Context, Tera, Value};

use super::trouble::Trouble;
use super::{arithmetic, condition, filters};
use crate::batch::rows::{Cell, Row, Table};
use crate::words::diagnostic::Message;

/// Before and after every value, so that what a cell holds can be told from what the directive says.
/// Noncharacters: no text has them.
pub(super) const OPEN: char = '\u{fdd0}';
pub(super) const CLOSE: char = '\u{fdd1}';
/// Before and after the number of an outline mark of the directive.
pub(super) const TAG: char = '\u{fdd2}';
pub(super) const TAG_END: char = '\u{fdd3}';

/// The ending that turns the escape function on.
const ENDING: &str = ".chu";

/// Templates by number.
pub struct Engine {
    tera: Tera,
    /// The templates as the engine has them.
    sources: Vec<String>,
}

/// A filled template.
pub type Render = Result<String, Trouble>;

impl Default for Engine {
    fn default() -> Self {
        let mut tera = Tera::default();
        tera.autoescape_on([ENDING]);
        tera.set_escape_fn(mark_value);
        filters::register(&mut tera);
        Self { tera, sources: Vec::new() }
    }
}

/// Whether a string has anything to fill in.
pub(super) fn is_template(text: &str) -> bool {
    ["{{", "{%", "{#"].iter().any(|sign| text.contains(sign))
}

impl Engine {
    /// Adds a template and gives its number.
    ///
    /// # Errors
    /// What is wrong in it.
    pub fn add(&mut self, template: &str) -> Result<usize, Trouble> {
        if let Some(word) = forbidden(template) {
            let trouble = Trouble::whole(
                format!("`{}` không dùng được ở đây", word.as_str()),
                format!("`{}` can't be used here", word.as_str()),
            );
            return Err(trouble.at(template, word.range()));
        }
        let number = self.sources.len();
        let source = condition::in_template(&arithmetic::in_template(template));
        let added = self.tera.add_raw_template(&name(number), &source);
        added.map_err(|e| Trouble::of(&e, &source))?;
        self.sources.push(source);
        Ok(number)
    }

    /// A template as the engine has it.
    pub(super) fn source(&self, number: usize) -> &str {
        self.sources.get(number).map_or("", String::as_str)
    }

    /// Adds a condition and gives its number.
    ///
    /// # Errors
    /// What is wrong in it.
    pub fn add_condition(&mut self, condition: &str) -> Result<usize, Trouble> {
        if condition.contains("%}") || condition.contains("{%") || condition.trim().is_empty() {
            return Err(Trouble::whole(
                "điều kiện chỉ gồm tên cột và phép so sánh",
                "a condition has columns and comparisons, nothing else",
            )
            .hint("ví dụ: khi = \"co_bien and so_xa > 100\"", "for example: khi = \"column and other > 100\""));
        }
        // The clerk never wrote the end of this tag.
        self.add(&format!("{{% if {condition} %}}1{{% endif %}}")).map_err(|mut trouble| {
            trouble.reason.vi = trouble.reason.vi.replace("gặp `%}`", "điều kiện chưa viết hết");
            trouble.reason.en = trouble.reason.en.replace("found `%}`", "the condition is unfinished");
            let example =
                || Message::new("ví dụ: khi = \"co_bien and so_xa > 100\"", "for example: khi = \"column > 100\"");
            trouble.hint.get_or_insert_with(example);
            trouble
        })
    }

    /// Names a template wants from outside, without those it sets itself.
    #[must_use]
    pub fn variables(&self, number: usize, template: &str) -> BTreeSet<String> {
        static SET: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"\{%-?\s*set(?:_global)?\s+([0-9A-Za-z_]+)").expect("a fixed pattern"));
        let set: Vec<_> = SET.captures_iter(template).map(|found| found[1].to_owned()).collect();
        let wanted = self.tera.get_template_variables(&name(number)).unwrap_or_default();
        wanted.into_iter().filter(|v| !set.iter().any(|s| s == v)).map(str::to_owned).collect()
    }

    /// The first blank of a template that would print a list or a group of values as it stands.
    pub(super) fn list_in_blank(&self, number: usize, context: &Context) -> Option<Trouble> {
        let source = self.source(number);
        arithmetic::plain_blanks(source).into_iter().find_map(|(range, path)| {
            let (root, rest) = path.split_once('.').unwrap_or((path.as_str(), ""));
            let value = context.get(root)?;
            let value = if rest.is_empty() { value } else { value.get_from_path(rest)? };
            (value.is_array() || value.is_map())
                .then(|| filters::list_in_blank(&path, value.is_map()).at(source, range))
        })
    }

    /// Fills a template; the values in it stand between [`OPEN`] and [`CLOSE`].
    ///
    /// # Errors
    /// What kept it from being filled.
    pub(super) fn render(&self, number: usize, context: &Context) -> Render {
        self.tera.render(&name(number), context).map_err(|e| Trouble::of(&e, self.source(number)))
    }

    /// Fills a template as plain words.
    ///
    /// # Errors
    /// What kept it from being filled.
    pub fn plain(&self, number: usize, context: &Context) -> Render {
        self.render(number, context).map(|text| unmarked(&text))
    }
}

/// The text without the marks around its values.
pub(super) fn unmarked(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// What templates see of a row: every column, blank ones as empty words or, when `strict`, not at all.
#[must_use]
pub fn context(table: &Table, row: &Row, strict: bool) -> Context {
    let mut context = Context::new();
    if table.column("stt").is_none() {
        context.insert_value("stt", Value::from(row.order));
    }
    for (column, cell) in table.columns.iter().zip(&row.cells) {
        if !(strict && *cell == Cell::Empty) {
            context.insert_value(column.key.clone(), value(cell));
        }
    }
    context
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::from(""),
        Cell::Text(words) => Value::from(words.as_str()),
        Cell::Whole(number) => Value::from(*number),
        // Words: a template prints a truth as `true`, whatever the escape function says.
        Cell::Truth(_) => Value::from(cell.shown()),
        Cell::List(cells) => Value::from(cells.iter().map(value).collect::<Vec<_>>()),
        Cell::Record(fields) => {
            let fields = fields.iter().map(|(key, cell)| (key.clone(), value(cell)));
            Value::from(fields.collect::<std::collections::BTreeMap<_, _>>())
        }
    }
}

/// Writes a value: each of its lines between marks of its own.
fn mark_value(value: &str, out: &mut dyn Write) -> io::Result<()> {
    let is_mark = |c: char| matches!(c, OPEN | CLOSE | TAG | TAG_END);
    let plain: String = value
        .chars()
        .filter(|c| !is_mark(*c))
        .map(|c| if c != '\n' && c.is_control() || c == '\u{2028}' { ' ' } else { c })
        .collect();
    let lines: Vec<_> = plain.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let lines = if lines.len() > 1 { lines.join(&format!("{CLOSE}\n{OPEN}")) } else { plain.replace('\n', " ") };
    write!(out, "{OPEN}{lines}{CLOSE}")
}

fn name(number: usize) -> String {
    format!("{number}{ENDING}")
}

/// A word that would reach other templates or let a value through unmarked.
fn forbidden(template: &str) -> Option<regex::Match<'_>> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\{%-?\s*(include|extends|import|component|block|macro)\b|\|\s*(safe)\b|(__tera_[0-9A-Za-z_]+)")
            .expect("a fixed pattern")
    });
    let found = WORD.captures(template)?;
    found.iter().skip(1).flatten().next()
}

/// What a name of a template's own comes from: `viec` for the `v` of `{% for v in viec %}`.
pub(super) fn origin(template: &str, name: &str) -> Option<String> {
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\{%-?\s*(?:for\s+([0-9A-Za-z_]+)\s+in|set(?:_global)?\s+([0-9A-Za-z_]+)\s*=)\s*\(?\s*([A-Za-z_][0-9A-Za-z_]*)")
            .expect("a fixed pattern")
    });
    let mut all = OWN.captures_iter(template);
    let found = all.find(|found| found.get(1).or(found.get(2)).is_some_and(|own| own.as_str() == name))?;
    Some(found[3].to_owned())
}
