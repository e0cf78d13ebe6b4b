//! The rows of a batch, on all cores. One bad row never stops the others; when asked to stop, those under way are finished.

use std::sync::{Mutex, mpsc};

use rayon::prelude::*;

use super::super::Stop;
use super::input::Input;
use super::store::Store;
use super::{Event, Order};
use crate::batch::recipe::{Recipe, sha256};
use crate::batch::report::{Found, Ledger, Outcome, Record, Weight};
use crate::batch::state::{Entry, State};
use crate::words::diagnostic::{Diagnostic, Severity};

/// The compiler recurses deeply where content is nested.
const STACK: usize = 16 << 20;

/// Rule of the note about a file that somebody has worked on.
pub const KEPT: &str = "tep-duoc-giu-lai";

/// A run over all rows.
pub(super) struct Run<'a, 's> {
    pub(super) order: &'a Order,
    pub(super) input: &'a Input,
    pub(super) recipe: &'a Recipe,
    pub(super) store: &'s Store,
    pub(super) stop: &'s Stop,
}

/// What the threads of a run share.
struct Shared {
    state: State,
    /// Asked of all threads: by whoever runs the batch, or by what made going on senseless.
    stop: Stop,
    /// What made going on senseless: a full disk.
    broken: Mutex<Option<Diagnostic>>,
}

impl<'a> Run<'a, '_> {
    /// Makes every row of the part, in the order of the table as far as may be; gives what came of each row, and what
    /// broke the run off, if something did.
    ///
    /// # Errors
    /// What keeps it from beginning.
    pub(super) fn all(&self, tell: &mut dyn FnMut(Event<'_>)) -> Result<(Ledger<'a>, Option<Diagnostic>), Diagnostic> {
        let (part, parts) = self.order.part.unwrap_or((0, 1));
        let rows = (part..self.input.len()).step_by(parts);
        let (state, pool) = (self.store.state()?, self.pool()?);
        let input = self.input;
        let blank = move |place| not_reached(input, part + place * parts);
        let mut ledger = Ledger::new(rows.len(), Box::new(self.store.ledger()?), blank);
        let shared = Shared { state, stop: self.stop.clone(), broken: Mutex::new(None) };
        let (sender, receiver) = mpsc::channel::<(usize, Record, Option<Entry>)>();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let sender = sender;
                pool.install(|| {
                    rows.enumerate().par_bridge().for_each_with(sender, |sender, (place, at)| {
                        if !shared.stop.asked() {
                            let (record, entry) = self.one(at, &shared);
                            // The receiver lives as long as the scope.
                            let _ = sender.send((place, record, entry));
                        }
                    });
                });
            });
            self.collect(&receiver, &shared, &mut ledger, tell);
        });
        Ok((ledger, shared.broken.into_inner().unwrap_or(None)))
    }

    fn pool(&self) -> Result<rayon::ThreadPool, Diagnostic> {
        let jobs = usize::from(self.order.jobs.unwrap_or(0));
        rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build().map_err(|e| {
            Diagnostic::new(
                "khong-mo-duoc-luong",
                Severity::Failure,
                format!("không mở được luồng xử lý: {e}"),
                format!("no threads can be started: {e}"),
            )
        })
    }

    /// Takes in what the threads made, remembering each row once its files are in place.
    fn collect(
        &self,
        rows: &mpsc::Receiver<(usize, Record, Option<Entry>)>,
        shared: &Shared,
        ledger: &mut Ledger<'_>,
        tell: &mut dyn FnMut(Event<'_>),
    ) {
        let (mut memory, total) = (self.store.memory(), ledger.rows());
        for (done, (place, record, entry)) in (1..).zip(rows) {
            let told = ledger.add(place, &record).map_err(|e| self.store.ledger_full(&e));
            tell(Event { done, total, record: &record });
            let remembered = match (&mut memory, entry) {
                (Ok(memory), Some(entry)) => memory.add(&entry),
                (Err(problem), _) => Err(problem.clone()),
                (Ok(_), None) => Ok(()),
            };
            if let Err(problem) = told.and(remembered) {
                shared.break_off(problem);
            }
        }
    }

    /// One row, from its cells to its files.
    fn one(&self, at: usize, shared: &Shared) -> (Record, Option<Entry>) {
        let merged = self.input.directive(at);
        let prepared =
            self.recipe.prepare(merged.document, merged.findings, &|name: &str| self.input.text_file(at, name));
        let record = Record { registered: prepared.registered(), ..not_reached(self.input, at) };
        let name = self.input.name(at);
        let fingerprint = format!("{}{}", prepared.fingerprint, if self.order.toml { "+toml" } else { "" });
        let known = shared.state.get(name).filter(|e| e.fingerprint == fingerprint && !self.order.force);
        if let Some(entry) = known.filter(|e| prepared.is_sound() && self.store.holds(e)) {
            let Entry { files, sha256, pages, findings, .. } = entry.clone();
            return (Record { outcome: Outcome::Unchanged, files, sha256, pages, findings, ..record }, None);
        }
        let mut made = self.recipe.make(&prepared);
        self.input.name_columns(&mut made.findings);
        if made.files.is_empty() {
            made.findings.extend(self.outdated(shared.state.get(name)));
            return (Record { outcome: Outcome::Failed, findings: made.findings, ..record }, None);
        }
        let mut files: Vec<_> =
            made.files.into_iter().map(|(ending, bytes)| (format!("{name}{ending}"), bytes)).collect();
        if self.order.toml {
            files.push((format!("{name}.toml"), prepared.toml.into_bytes()));
        }
        let kept = match self.write(&files, shared.state.get(name)) {
            Ok(kept) => kept,
            Err(problem) => {
                shared.break_off(problem);
                return (record, None);
            }
        };
        let (files, sha256): (Vec<_>, Vec<_>) = files.into_iter().map(|(name, bytes)| (name, sha256(&bytes))).unzip();
        let entry =
            Entry { name: name.to_owned(), fingerprint, files, sha256, pages: made.pages, findings: made.findings };
        let Entry { files, sha256, pages, mut findings, .. } = entry.clone();
        findings.extend(kept);
        (Record { outcome: Outcome::Made, files, sha256, pages, findings, ..record }, Some(entry))
    }
}

impl Run<'_, '_> {
    /// Writes the files of a row; tells which of them somebody had worked on, and where that work is now.
    fn write(&self, files: &[(String, Vec<u8>)], last: Option<&Entry>) -> Result<Vec<Found>, Diagnostic> {
        let mut kept = Vec::new();
        for (name, bytes) in files {
            if let Some(aside) = self.store.set_aside(name, bytes, last)? {
                kept.push(Found {
                    rule: KEPT.to_owned(),
                    severity: Weight::Note,
                    message: format!("`{name}` đã có người sửa: bản ấy được giữ ở `{aside}`"),
                    message_en: format!("somebody has changed `{name}`: that file is kept as `{aside}`"),
                    place: String::new(),
                    source: String::new(),
                });
            }
            self.store.put(name, bytes)?;
        }
        Ok(kept)
    }

    /// A row that cannot be made any more may have files of an earlier run, which no longer hold.
    fn outdated(&self, entry: Option<&Entry>) -> Option<Found> {
        let there = entry?.files.iter().filter(|file| self.store.path(file).is_file());
        let files = there.map(|file| format!("`{file}`")).collect::<Vec<_>>().join(", ");
        (!files.is_empty()).then(|| Found {
            rule: "tep-cua-lan-chay-truoc".to_owned(),
            severity: Weight::Warning,
            message: format!("bản của lần chạy trước vẫn còn ở {files}, không khớp với bảng nữa"),
            message_en: format!("an earlier run's {files} is still there and no longer fits the table"),
            place: String::new(),
            source: String::new(),
        })
    }
}

impl Shared {
    /// Stops the run; the first reason is the one that is told.
    fn break_off(&self, problem: Diagnostic) {
        self.stop.ask();
        if let Ok(mut broken) = self.broken.lock() {
            broken.get_or_insert(problem);
        }
    }
}

/// What is told of a row that was not reached.
fn not_reached(input: &Input, at: usize) -> Record {
    Record {
        row: input.number(at),
        name: input.name(at).to_owned(),
        outcome: Outcome::NotReached,
        files: vec![],
        sha256: vec![],
        pages: 0,
        findings: vec![],
        registered: None,
    }
}
