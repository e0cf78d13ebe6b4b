//! `bao-cao.json`, for programs.

use std::io::{self, Write};

use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{Found, Ledger, Old, Totals};

#[derive(Serialize)]
struct Whole<'a, 'b> {
    program: &'static str,
    made: usize,
    unchanged: usize,
    failed: usize,
    not_reached: usize,
    rows: Rows<'a, 'b>,
    /// What several rows share, once.
    shared: Vec<Shared<'a>>,
    /// Files of earlier runs that belong to no row any more.
    old_files: &'a [Old],
}

#[derive(Serialize)]
struct Shared<'a> {
    rows: usize,
    #[serde(flatten)]
    found: &'a Found,
}

/// The records, one at a time.
struct Rows<'a, 'b>(&'a Ledger<'b>);

impl Serialize for Rows<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.0.rows()))?;
        for record in self.0.records() {
            rows.serialize_element(&record.map_err(S::Error::custom)?)?;
        }
        rows.end()
    }
}

/// The report as JSON.
///
/// # Errors
/// What the ledger and the writer say.
pub fn json(ledger: &Ledger, mut out: impl Write) -> io::Result<()> {
    let Totals { made, unchanged, failed, not_reached, .. } = ledger.totals();
    let program = concat!("vanthu ", env!("CARGO_PKG_VERSION"));
    let shared = ledger.shared().all().into_iter().map(|(found, rows)| Shared { rows, found }).collect();
    let whole =
        Whole { program, made, unchanged, failed, not_reached, rows: Rows(ledger), shared, old_files: &ledger.old };
    serde_json::to_writer_pretty(&mut out, &whole)?;
    writeln!(out)?;
    out.flush()
}
