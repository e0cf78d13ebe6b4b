//! `bao-cao.json`, for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::{Outcome, Record};

#[derive(Serialize)]
struct Whole<'a> {
    program: &'static str,
    made: usize,
    unchanged: usize,
    failed: usize,
    not_reached: usize,
    rows: &'a [Record],
}

/// The report as JSON.
///
/// # Errors
/// What the writer says.
pub fn json(records: &[Record], mut out: impl Write) -> io::Result<()> {
    let count = |outcome| records.iter().filter(|r| r.outcome == outcome).count();
    let whole = Whole {
        program: concat!("vanthu ", env!("CARGO_PKG_VERSION")),
        made: count(Outcome::Made),
        unchanged: count(Outcome::Unchanged),
        failed: count(Outcome::Failed),
        not_reached: count(Outcome::NotReached),
        rows: records,
    };
    serde_json::to_writer_pretty(&mut out, &whole)?;
    writeln!(out)?;
    out.flush()
}
