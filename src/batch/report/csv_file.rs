//! `bao-cao.csv`: UTF-8 with a byte order mark and semicolons, the form that Excel with a decimal comma opens at once.

use std::io::{self, Write};

use super::{Ledger, Weight};

const MARK: &str = "\u{feff}";
const HEADINGS: [&str; 9] =
    ["Dòng trong bảng", "Tên", "Kết quả", "Tệp", "Số trang", "Số lỗi", "Số cảnh báo", "Phát hiện", "SHA-256"];

/// The report as CSV.
///
/// # Errors
/// What the ledger and the writer say.
pub fn csv(ledger: &Ledger, mut out: impl Write) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(HEADINGS)?;
    for record in ledger.records() {
        let record = record?;
        let count =
            |weights: &[Weight]| record.findings.iter().filter(|f| weights.contains(&f.severity)).count().to_string();
        let told = record.findings.iter().map(|f| ledger.shared().words(f));
        writer.write_record([
            record.row.to_string(),
            harmless(&record.name),
            record.outcome.words().to_owned(),
            harmless(&record.files.join(" ")),
            record.pages.to_string(),
            count(&[Weight::Error, Weight::Failure]),
            count(&[Weight::Warning]),
            harmless(&told.collect::<Vec<_>>().join("; ")),
            record.sha256.join(" "),
        ])?;
    }
    for old in &ledger.old {
        let name = harmless(&old.file);
        let file = if old.deleted { "" } else { &name };
        writer.write_record(["", &name, old.words(), file, "", "", "", "", ""])?;
    }
    writer.flush()
}

/// A spreadsheet takes a cell that begins with one of these signs for a formula.
fn harmless(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@']) { format!("'{words}") } else { words.to_owned() }
}
