//! What came of every row, kept outside memory: written as it comes, told in the order of the table.

use std::cell::RefCell;
use std::io::{self, Read, Seek, SeekFrom, Write};

use super::{Outcome, Record, Weight};

/// Where a ledger is kept.
pub trait Storage: Read + Write + Seek {}
impl<T: Read + Write + Seek> Storage for T {}

/// The records of a run. Ten thousand of them take no more memory than ten.
pub struct Ledger<'a> {
    storage: RefCell<Box<dyn Storage + 'a>>,
    /// Where the record of each row begins, and its length, once it has come.
    places: Vec<Option<(u64, usize)>>,
    end: u64,
    /// The record of a row that has not come.
    blank: Box<dyn Fn(usize) -> Record + 'a>,
    totals: Totals,
}

/// Numbers of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Made in this run.
    pub made: usize,
    /// As an earlier run left them.
    pub unchanged: usize,
    /// Not made.
    pub failed: usize,
    /// Not reached.
    pub not_reached: usize,
    /// Documents that are there and have a warning or an error.
    pub with_findings: usize,
    /// The gravest finding of all.
    pub worst: Option<Weight>,
}

impl<'a> Ledger<'a> {
    /// A ledger of so many rows in an empty storage; `blank` is the record of a row that was not reached.
    #[must_use]
    pub fn new(rows: usize, storage: Box<dyn Storage + 'a>, blank: impl Fn(usize) -> Record + 'a) -> Self {
        let totals = Totals { not_reached: rows, ..Totals::default() };
        let (storage, blank) = (RefCell::new(storage), Box::new(blank));
        Self { storage, places: vec![None; rows], end: 0, blank, totals }
    }

    /// Takes in what came of a row.
    ///
    /// # Errors
    /// What the storage says.
    pub fn add(&mut self, place: usize, record: &Record) -> io::Result<()> {
        let line = serde_json::to_vec(&(record, &record.registered))?;
        let storage = self.storage.get_mut();
        storage.seek(SeekFrom::Start(self.end))?;
        storage.write_all(&line)?;
        self.places[place] = Some((self.end, line.len()));
        self.end += line.len() as u64;
        self.totals.add(record);
        Ok(())
    }

    /// How many rows of each outcome there are.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.places.len()
    }

    /// The records, in the order of the table.
    pub fn records(&self) -> impl Iterator<Item = io::Result<Record>> {
        (0..self.places.len()).map(|place| self.record(place))
    }

    fn record(&self, place: usize) -> io::Result<Record> {
        let Some((start, length)) = self.places[place] else { return Ok((self.blank)(place)) };
        let mut line = vec![0; length];
        let mut storage = self.storage.borrow_mut();
        storage.seek(SeekFrom::Start(start))?;
        storage.read_exact(&mut line)?;
        let (record, registered): (Record, _) = serde_json::from_slice(&line)?;
        Ok(Record { registered, ..record })
    }
}

impl Totals {
    fn add(&mut self, record: &Record) {
        self.not_reached -= 1;
        let worst = record.findings.iter().map(|f| f.severity).max();
        self.worst = self.worst.max(worst);
        let there = record.outcome != Outcome::Failed;
        self.with_findings += usize::from(there && worst >= Some(Weight::Warning));
        *match record.outcome {
            Outcome::Made => &mut self.made,
            Outcome::Unchanged => &mut self.unchanged,
            Outcome::Failed => &mut self.failed,
            Outcome::NotReached => &mut self.not_reached,
        } += 1;
    }

    /// Number of rows with each outcome.
    #[must_use]
    pub fn each(&self) -> [(usize, Outcome); 4] {
        [
            (self.made, Outcome::Made),
            (self.unchanged, Outcome::Unchanged),
            (self.failed, Outcome::Failed),
            (self.not_reached, Outcome::NotReached),
        ]
    }
}
