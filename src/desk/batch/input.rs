//! Where the rows of a batch come from: a directive with a table, or a folder of directives.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::super::files::{self, Given};
use super::super::{Refused, alone, office};
use super::Order;
use crate::batch::merge::{Engine, Merged, Plan, context};
use crate::batch::names;
use crate::batch::report::Found;
use crate::batch::rows::{self, Column, Row, Table};
use crate::directive;
use crate::directive::profile::FILE_NAME;
use crate::press::Writing;
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::source::Sources;

/// The largest number of names shown in one complaint.
const SHOWN: usize = 5;

/// The rows of a batch, each with the name of its files.
pub(super) struct Input {
    source: Source,
    /// Names of the rows' files, without ending.
    names: Vec<String>,
    /// What was left out of the table or shared between its rows.
    notes: Vec<Message>,
}

enum Source {
    Merge {
        plan: Box<Plan>,
        table: Table,
        file: String,
        folder: PathBuf,
        /// Headings of the columns that blanks on a line of the directive ask for.
        columns: HashMap<usize, Vec<String>>,
    },
    Folder(Vec<PathBuf>),
}

impl Input {
    pub(super) fn read(order: &Order) -> Result<Self, Refused> {
        if order.plan.path().is_dir() { Self::folder(order) } else { Self::merge(order) }
    }

    /// Whether the rows are the files of a folder.
    pub(super) fn is_of_files(&self) -> bool {
        matches!(self.source, Source::Folder(_))
    }

    /// What is to be told about the table, once.
    pub(super) fn notes(&self) -> &[Message] {
        &self.notes
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Name of a row's files, without ending.
    pub(super) fn name(&self, at: usize) -> &str {
        &self.names[at]
    }

    /// Number that people find a row by, as in [`rows::Row::number`].
    pub(super) fn number(&self, at: usize) -> usize {
        match &self.source {
            Source::Merge { table, .. } => table.rows[at].number,
            Source::Folder(_) => at + 1,
        }
    }

    /// The directive of a row.
    pub(super) fn directive(&self, at: usize) -> Merged {
        match &self.source {
            Source::Merge { plan, table, file, .. } => plan.merge(file, table, &table.rows[at]),
            Source::Folder(paths) => match files::read(&paths[at]) {
                Ok(bytes) => Merged { document: office::document(&paths[at], &bytes), findings: vec![] },
                Err(problem) => Merged { document: directive::Document::default(), findings: vec![problem] },
            },
        }
    }

    /// Names of all rows' files, without ending.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Adds to what was found on a line with blanks from which columns these were filled.
    pub(super) fn name_columns(&self, findings: &mut [Found]) {
        let Source::Merge { columns, .. } = &self.source else { return };
        for found in findings {
            let headings = found.line().and_then(|line| columns.get(&line)).filter(|all| all.len() <= SHOWN);
            if let Some(headings) = headings {
                found.place.push_str(&format!("; cột `{}`", headings.join("`, `")));
            }
        }
    }

    /// A text file that the directive of a row names.
    pub(super) fn text_file(&self, at: usize, name: &str) -> Result<Vec<u8>, Message> {
        let folder = match &self.source {
            Source::Merge { folder, .. } => folder.as_path(),
            Source::Folder(paths) => paths[at].parent().unwrap_or(Path::new("")),
        };
        files::read_beside(folder, name)
    }

    fn merge(order: &Order) -> Result<Self, Refused> {
        let bytes = order.plan.read().map_err(alone)?;
        let document = office::document(order.plan.path(), &bytes);
        if !document.diagnostics.is_empty() {
            return Err((document.diagnostics, document.sources));
        }
        let mut table = table(order)?;
        let notes = std::mem::take(&mut table.notes);
        let plan = Box::new(Plan::new(document, &table.columns).map_err(|(sources, problems)| (problems, sources))?);
        let names = file_names(order, &table).map_err(|problems| (problems, Sources::default()))?;
        let file = order.data.as_ref().map(|d| d.path().display().to_string()).unwrap_or_default();
        let folder = office::folder_of(order.plan.path());
        let columns = plan.columns_by_line(&table.columns);
        Ok(Self { source: Source::Merge { plan, table, file, folder, columns }, names, notes })
    }

    fn folder(order: &Order) -> Result<Self, Refused> {
        if order.data.is_some() {
            return Err(alone(
                wrong_option(
                    "`--data` dùng với một tệp TOML có chỗ trống, không dùng với thư mục",
                    "`--data` goes with one directive, not with a folder",
                )
                .hint("bỏ `--data`", "drop `--data`"),
            ));
        }
        let mut paths = files::folder_files(order.plan.path()).map_err(alone)?;
        paths.retain(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")));
        paths.retain(|path| path.file_name().is_none_or(|name| name != FILE_NAME));
        // What an earlier run wrote is not what it was made of.
        let place = |path: &Path| std::fs::canonicalize(path).ok();
        let (here, out) = (place(order.plan.path()), place(&order.out));
        if here == out && (order.toml || order.wanted.contains(&Writing::Sources)) {
            return Err(alone(overwrites()));
        }
        paths.retain(|path| {
            here == out || out.as_ref().is_none_or(|out| place(path).is_none_or(|p| !p.starts_with(out)))
        });
        let stem = |path: &PathBuf| {
            let inside = path.strip_prefix(order.plan.path()).unwrap_or(path).with_extension("");
            names::safe(&inside.to_string_lossy().replace(['/', '\\'], "-"))
        };
        let names: Vec<_> = paths.iter().map(stem).collect();
        let clashes = clashes(&names, |at| at + 1);
        if paths.is_empty() || !clashes.is_empty() {
            let none = wrong_option("trong thư mục không có tệp TOML nào", "there is no TOML file in the folder");
            let problems = if clashes.is_empty() {
                vec![none.at(Place::File(order.plan.path().display().to_string()))]
            } else {
                clashes
            };
            return Err((problems, Sources::default()));
        }
        Ok(Self { source: Source::Folder(paths), names, notes: Vec::new() })
    }
}

/// The data table of a batch, with the other tables joined to it.
pub(super) fn table(order: &Order) -> Result<Table, Refused> {
    let Some(data) = &order.data else {
        let problem = wrong_option(
            "thiếu `--data`: bảng dữ liệu, mỗi dòng một văn bản",
            "`--data` is missing: a table, one row a document",
        );
        return Err(alone(problem.hint("ví dụ: `--data don-vi.xlsx`", "for example: `--data units.xlsx`")));
    };
    let mut table = read_table(data, order.sheet.as_deref(), order.all)?;
    for joined in &order.joined {
        let other = read_table(&joined.file, joined.sheet.as_deref(), order.all)?;
        let file = joined.file.path().display().to_string();
        table.join(&joined.name, &other, &file, &joined.key).map_err(alone)?;
    }
    Ok(table)
}

fn read_table(file: &Given, sheet: Option<&str>, all: bool) -> Result<Table, Refused> {
    let bytes = file.read_table().map_err(alone)?;
    rows::read(&file.path().display().to_string(), &bytes, sheet, all)
        .map_err(|problems| (problems, Sources::default()))
}

/// The names that `--name` gives the rows.
fn file_names(order: &Order, table: &Table) -> Result<Vec<String>, Vec<Diagnostic>> {
    let pattern = order.name.clone().unwrap_or_else(|| default_pattern(table));
    let mut engine = Engine::default();
    let number = engine.add(&pattern).map_err(|trouble| {
        let problem = bad_name(&trouble.reason.vi, &trouble.reason.en);
        vec![Diagnostic { hint: trouble.hint, ..problem }]
    })?;
    let known = |name: &String| name == "stt" || table.column(name).is_some();
    if let Some(unknown) = engine.variables(number, &pattern).iter().find(|v| !known(v)) {
        let columns: Vec<_> = table.columns.iter().map(|c| c.key.as_str()).filter(|k| *k != "stt").collect();
        let columns = columns.join(", ");
        return Err(vec![
            bad_name(&format!("không có cột `{unknown}`"), &format!("there is no column `{unknown}`"))
                .hint(format!("các cột: stt, {columns}"), format!("columns: stt, {columns}")),
        ]);
    }
    let used = engine.variables(number, &pattern);
    let mut names = Vec::with_capacity(table.rows.len());
    let mut problems = Vec::new();
    for row in &table.rows {
        let name = engine.plain(number, &context(table, row, false)).map(|name| names::safe(without_ending(&name)));
        match name {
            Ok(name) if !name.is_empty() => names.push(name),
            Ok(_) => {
                let empty = Message::new("tên tệp để trống", "the file name is empty");
                problems.push(bad_row_name(order, row.number, at_fault(table, row, &used, ""), &empty));
            }
            Err(trouble) => {
                let column = at_fault(table, row, &used, &trouble.subject);
                problems.push(bad_row_name(order, row.number, column, &trouble.reason));
            }
        }
    }
    if problems.is_empty() {
        problems = clashes(&names, |at| table.rows[at].number);
    }
    problems.truncate(SHOWN);
    if problems.is_empty() { Ok(names) } else { Err(problems) }
}

/// A name without the ending of a file that the program writes: it is added anyway.
fn without_ending(name: &str) -> &str {
    let name = name.trim();
    let ending = [".pdf", ".png", ".svg", ".typ", ".toml"].into_iter().find(|ending| {
        name.len() > ending.len()
            && name.get(name.len() - ending.len()..).is_some_and(|e| e.eq_ignore_ascii_case(ending))
    });
    ending.map_or(name, |ending| &name[..name.len() - ending.len()])
}

/// The row's number, with zeros so that names sort, and the first column that is not a number itself.
fn default_pattern(table: &Table) -> String {
    let width = table.rows.len().to_string().len();
    let named = |c: &&Column| c.key != "stt" && c.key != "tt";
    let column = table.columns.iter().find(named).map_or("stt", |c| c.key.as_str());
    format!("{{{{ stt | du_so(rong={width}) }}}}-{{{{ {column} }}}}")
}

/// Rows whose files would have the same name.
fn clashes(names: &[String], number: impl Fn(usize) -> usize) -> Vec<Diagnostic> {
    let found = names::collisions(names);
    let told = found.iter().take(SHOWN).map(|(first, second)| {
        let (name, a, b) = (&names[*first], number(*first), number(*second));
        bad_name(
            &format!("dòng {a} và dòng {b} cùng có tên tệp `{name}`"),
            &format!("rows {a} and {b} both have the file name `{name}`"),
        )
        .hint("thêm `{{ stt }}` vào `--name`", "add `{{ stt }}` to `--name`")
    });
    told.collect()
}

fn bad_name(vi: &str, en: &str) -> Diagnostic {
    Diagnostic::new("ten-tep-khong-dung-duoc", Severity::Failure, format!("`--name`: {vi}"), format!("`--name`: {en}"))
}

fn bad_row_name(order: &Order, row: usize, column: Option<String>, reason: &Message) -> Diagnostic {
    let file = order.data.as_ref().map(|d| d.path().display().to_string()).unwrap_or_default();
    bad_name(&reason.vi, &reason.en).at(Place::Row { file, row, column })
}

/// The column that a name cannot be made of: the one with the value at fault, else the first one that is blank, else the first.
fn at_fault(table: &Table, row: &Row, used: &BTreeSet<String>, value: &str) -> Option<String> {
    let places: Vec<_> = used.iter().filter_map(|name| table.column(name)).collect();
    let guilty = places.iter().find(|at| row.cells[**at].shown().trim() == value);
    guilty.or(places.first()).map(|at| table.columns[*at].heading.clone())
}

fn overwrites() -> Diagnostic {
    wrong_option(
        "`--toml`, `--format typ` sẽ ghi tệp TOML vào chính thư mục văn bản",
        "`--toml` and `--format typ` would write TOML files into the folder of the directives itself",
    )
    .hint("chọn thư mục khác bằng `--out`", "choose another folder with `--out`")
}

fn wrong_option(vi: &str, en: &str) -> Diagnostic {
    Diagnostic::new("tuy-chon-sai", Severity::Failure, vi, en)
}
