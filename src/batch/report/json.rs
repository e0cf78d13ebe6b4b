//! `bao-cao.json`, for programs.

use std::io::{self, Write};

use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{Ledger, Totals};

#[derive(Serialize)]
struct Whole<'a, 'b> {
    program: &'static str,
    made: usize,
    unchanged: usize,
    failed: usize,
    not_reached: usize,
    rows: Rows<'a, 'b>,
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
    let whole = Whole { program, made, unchanged, failed, not_reached, rows: Rows(ledger) };
    serde_json::to_writer_pretty(&mut out, &whole)?;
    writeln!(out)?;
    out.flush()
}
