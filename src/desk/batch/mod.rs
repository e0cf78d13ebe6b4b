//! A batch: one directive with blanks and a table, or a folder of directives, become as many documents in a folder of results.

mod input;
mod run;
mod store;

use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;
use sha2::{Digest, Sha256};

use super::files::{self, Given};
use super::{Desk, Refused, Setting, Stop};
use crate::batch::recipe::{Recipe, hex};
use crate::batch::report::{self, Ledger, Old, Record};
use crate::batch::rows::Table;
use crate::compose::built_in_files;
use crate::pdf::stack::Stack;
use crate::press::Writing;
use crate::words::diagnostic::{Diagnostic, Message};
use crate::words::source::Sources;

pub use run::KEPT;

/// What is to be made.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Order {
    /// A directive with blanks, or a folder of directives.
    pub plan: Given,
    /// The data table; none for a folder.
    pub data: Option<Given>,
    /// Sheet of the data table; the first if none.
    pub sheet: Option<String>,
    /// Takes in what is hidden in the tables.
    pub all: bool,
    /// Tables joined to it.
    pub joined: Vec<Joined>,
    /// Folder of the results.
    pub out: PathBuf,
    /// Pattern of the names of files; the number and the first column if none.
    pub name: Option<String>,
    /// What to write.
    pub wanted: Vec<Writing>,
    /// Whether every PDF is measured.
    pub check: bool,
    /// Threads; as many as the machine has cores if none.
    pub jobs: Option<u16>,
    /// The part of the rows to make, counted from 0, and how many parts there are.
    pub part: Option<(usize, usize)>,
    /// Makes everything anew.
    pub force: bool,
    /// Deletes files of earlier runs that belong to no row any more, where nobody has changed them.
    pub prune: bool,
    /// Writes the filled directives too.
    pub toml: bool,
    /// A file for all PDFs in one.
    pub merge: Option<PathBuf>,
    /// In that file every document begins on an odd page.
    pub odd: bool,
}

/// A table joined to the data table.
#[derive(Debug, Clone)]
pub struct Joined {
    /// Name of the list that each row gets.
    pub name: String,
    /// The table.
    pub file: Given,
    /// Its sheet; the first if none.
    pub sheet: Option<String>,
    /// The column that both tables have.
    pub key: String,
}

impl Order {
    /// An order with nothing but what every batch needs: PDFs by the standards of the archive, measured.
    #[must_use]
    pub fn new(plan: Given, data: Option<Given>, out: PathBuf, wanted: Vec<Writing>) -> Self {
        Self {
            plan,
            data,
            out,
            wanted,
            sheet: None,
            all: false,
            joined: vec![],
            name: None,
            check: true,
            jobs: None,
            part: None,
            force: false,
            prune: false,
            toml: false,
            merge: None,
            odd: false,
        }
    }

    /// The data table with those joined to it.
    ///
    /// # Errors
    /// Files that are no tables, and tables that do not fit together.
    pub fn table(&self) -> Result<Table, Refused> {
        input::table(self)
    }
}

/// A batch that can be run, and run again: what was made already is kept.
pub struct Batch {
    order: Order,
    input: input::Input,
    recipe: Recipe,
}

/// How far a run is: told after every row.
pub struct Event<'a> {
    /// Rows done.
    pub done: usize,
    /// All rows of this part.
    pub total: usize,
    /// What came of the row.
    pub record: &'a Record,
}

/// What came of a run.
pub struct Done<'a> {
    /// What came of every row.
    pub ledger: Ledger<'a>,
    /// What broke it off, if something did.
    pub broken: Option<Diagnostic>,
    /// The report to look at first; why, when it could not be written.
    pub report: Result<PathBuf, Diagnostic>,
    /// Reports that somebody had changed: each with the name it was given.
    pub set_aside: Vec<(PathBuf, String)>,
}

impl Desk {
    /// Gets a batch ready: reads the directive and its table.
    ///
    /// # Errors
    /// What keeps it from being run at all.
    pub fn batch(&self, order: Order) -> Result<Batch, Refused> {
        let input = input::Input::read(&order)?;
        let recipe = self.recipe(&order).map_err(|problems| (problems, Sources::default()))?;
        Ok(Batch { order, input, recipe })
    }

    fn recipe(&self, order: &Order) -> Result<Recipe, Vec<Diagnostic>> {
        let setting = self.setting_near(order.plan.path())?;
        let base = base(order, &setting).map_err(|problem| vec![problem])?;
        let press = self.press_of(setting)?;
        Ok(Recipe { press, wanted: order.wanted.clone(), check: order.check, base })
    }
}

/// Digest of what is the same for every row.
fn base(order: &Order, setting: &Setting) -> Result<String, Diagnostic> {
    let mut digest = Sha256::new();
    digest.update(concat!("vanthu ", env!("CARGO_PKG_VERSION"), " 2"));
    digest.update(format!("{:?} {}", order.wanted, order.check));
    let templates = match &setting.templates {
        None => built_in_files(),
        Some(folder) => files::folder_texts(folder)?,
    };
    for (path, text) in &templates {
        digest.update(format!("\0{path}\0{text}"));
    }
    for path in &setting.fonts {
        files::fonts(path)?.iter().for_each(|font| digest.update(font));
    }
    Ok(hex(&digest.finalize()))
}

impl Batch {
    /// Makes every row that is not there yet, and the reports. When asked to stop, the documents under way are finished, and the
    /// reports say what was not reached; another run goes on from there.
    ///
    /// # Errors
    /// What keeps it from beginning: a folder that cannot be written, or in which another run is at work.
    pub fn run(&self, stop: &Stop, tell: &mut dyn FnMut(Event<'_>)) -> Result<Done<'_>, Diagnostic> {
        let store = store::Store::open(&self.order.out, self.order.part)?;
        let run = run::Run { order: &self.order, input: &self.input, recipe: &self.recipe, store: &store, stop };
        let (mut ledger, broken) = run.all(tell)?;
        ledger.old = self.old(&store);
        let written = self.write_reports(&store, &ledger);
        store.close();
        let (report, set_aside) = match written {
            Ok(set_aside) => (Ok(store.report("bao-cao", "csv")), set_aside),
            Err(problem) => (Err(problem), vec![]),
        };
        Ok(Done { ledger, broken, report, set_aside })
    }

    /// What is to be told about the table, once: what was left out of it or shared between its rows.
    #[must_use]
    pub fn notes(&self) -> &[Message] {
        self.input.notes()
    }

    /// Whether its rows are the files of a folder.
    #[must_use]
    pub fn is_of_files(&self) -> bool {
        self.input.is_of_files()
    }

    /// Files of earlier runs that belong to no row any more; deleted when asked for.
    fn old(&self, store: &store::Store) -> Vec<Old> {
        let left = store.left(self.input.names()).into_iter();
        left.map(|(file, sha256)| Old { deleted: self.order.prune && store.prune(&file, &sha256), file }).collect()
    }

    /// Writes what is told about the run as a whole. A run that was broken off tells as well.
    /// Gives the reports that were moved out of the way: each with its new name.
    fn write_reports(&self, store: &store::Store, ledger: &Ledger<'_>) -> Result<Vec<(PathBuf, String)>, Diagnostic> {
        let (csv, json) = (store.report("bao-cao", "csv"), store.report("bao-cao", "json"));
        let (page, book) = (store.report("index", "html"), store.report("so-dang-ky", "xlsx"));
        let mut kept = vec![
            (store.stream(&csv, |out| report::csv(ledger, out))?, csv),
            (store.stream(&json, |out| report::json(ledger, out))?, json),
            (store.stream(&page, |out| report::html(ledger, out))?, page),
        ];
        let register = store.stream(&book, |out| {
            report::register(ledger, out).map_err(|e| match e {
                XlsxError::IoError(e) => e,
                other => std::io::Error::other(other),
            })
        })?;
        kept.push((register, book));
        if let Some(path) = &self.order.merge {
            kept.push((merge(path, self.order.odd, store, ledger)?, path.clone()));
        }
        Ok(kept.into_iter().filter_map(|(aside, path)| Some((path, aside?))).collect())
    }
}

/// Puts all PDFs into one, in the order of the table.
fn merge(path: &Path, odd: bool, store: &store::Store, ledger: &Ledger) -> Result<Option<String>, Diagnostic> {
    store.stream(path, |out| {
        let mut stack = Stack::new(out)?;
        for record in ledger.records() {
            for file in record?.files.iter().filter(|file| file.ends_with(".pdf")) {
                stack.add(std::fs::read(store.path(file))?, odd)?;
            }
        }
        stack.finish().map(|_| ())
    })
}
