//! What is said at the end of a batch: rows that were not made, mistakes of the directive, the count.

use std::path::Path;

use super::super::output::Output;
use crate::batch::report::{Found, Ledger, Old, Outcome, Totals, Weight};
use crate::desk::batch::KEPT;
use crate::words::diagnostic::Message;

/// Reasons that are told in full.
const MOST: usize = 20;
/// Names or numbers that are shown of a longer list.
const SHOWN: usize = 5;

/// Says how a run went.
/// `of_files` when the rows are files of a folder.
pub(super) fn say(ledger: &Ledger, of_files: bool, report: Option<&Path>, out: &Output) {
    let see = match report.map(Path::display) {
        Some(report) => Message::new(format!("xem {report}"), format!("see {report}")),
        None => Message::new("báo cáo chưa ghi được", "the report could not be written"),
    };
    failures(ledger, of_files, &see, out);
    mistakes(ledger, &see, out);
    files(&ledger.old, &see, out);
    count(ledger.totals(), &see, out);
}

/// A reason why rows were not made.
struct Reason {
    found: Found,
    rows: usize,
    /// Number and name of the first of them.
    first: Vec<(usize, String)>,
}

/// Reasons why rows were not made, each once, with its rows; and files that were kept.
fn failures(ledger: &Ledger, of_files: bool, see: &Message, out: &Output) {
    let mut reasons: Vec<Reason> = Vec::new();
    let (mut more, mut kept) = (false, Vec::new());
    for record in ledger.records().filter_map(Result::ok) {
        kept.extend(record.findings.iter().filter(|f| f.rule == KEPT).cloned());
        if record.outcome != Outcome::Failed {
            continue;
        }
        for found in record.findings.into_iter().filter(|f| f.severity == Weight::Failure) {
            let same = |r: &&mut Reason| r.found.message == found.message && r.found.source == found.source;
            let row = (record.row, record.name.clone());
            let full = reasons.len() == MOST;
            match reasons.iter_mut().find(same) {
                Some(reason) if reason.first.last() == Some(&row) => {}
                Some(reason) => {
                    reason.rows += 1;
                    reason.first.extend((reason.rows <= SHOWN).then_some(row));
                }
                None if full => more = true,
                None => reasons.push(Reason { found, rows: 1, first: vec![row] }),
            }
        }
    }
    for reason in &reasons {
        let ((vi, en), Found { message, message_en, source, .. }) = (reason.listed(of_files), &reason.found);
        let at = if source.is_empty() { String::new() } else { format!(" ({source})") };
        out.say(&Message::new(format!("{vi}: {message}{at}"), format!("{en}: {message_en}{at}")));
    }
    if more {
        say_more(see, out);
    }
    for found in kept.iter().take(SHOWN) {
        out.say(&Message::new(&found.message, &found.message_en));
    }
    if kept.len() > SHOWN {
        say_more(see, out);
    }
}

fn say_more(see: &Message, out: &Output) {
    out.say(&Message::new(format!("… còn nữa, {}", see.vi), format!("… and more, {}", see.en)));
}

impl Reason {
    /// `dòng 7 (07-Huế)`, or the numbers of the first of several rows.
    fn listed(&self, of_files: bool) -> (String, String) {
        if of_files {
            let names: Vec<_> = self.first.iter().map(|(_, name)| name.as_str()).collect();
            let (names, more) = (names.join(", "), if self.rows > SHOWN { ", …" } else { "" });
            return (format!("{names}{more}"), format!("{names}{more}"));
        }
        if let [(number, name)] = &self.first[..] {
            return (format!("dòng {number} ({name})"), format!("row {number} ({name})"));
        }
        let numbers: Vec<_> = self.first.iter().map(|(number, _)| number.to_string()).collect();
        let (numbers, rows) = (numbers.join(", "), self.rows);
        let more = if rows > SHOWN { ", …" } else { "" };
        (format!("{rows} dòng ({numbers}{more})"), format!("{rows} rows ({numbers}{more})"))
    }
}

/// What several rows share comes from the directive: told once.
fn mistakes(ledger: &Ledger, see: &Message, out: &Output) {
    let shared = ledger.shared().all();
    let mut all = shared.iter().filter(|(f, _)| matches!(f.severity, Weight::Warning | Weight::Error));
    for (found, count) in all.by_ref().take(SHOWN) {
        let (vi, en, source) = (&found.message, &found.message_en, &found.source);
        out.say(&Message::new(format!("{count} dòng: {vi} ({source})"), format!("{count} rows: {en} ({source})")));
    }
    if all.next().is_some() {
        say_more(see, out);
    }
}

/// Files of earlier runs that no row has any more.
fn files(old: &[Old], see: &Message, out: &Output) {
    let there: Vec<_> = old.iter().filter(|o| !o.deleted).collect();
    if !there.is_empty() {
        let count = there.len();
        let names: Vec<_> = there.iter().take(SHOWN).map(|o| format!("`{}`", o.file)).collect();
        let (names, more) = (names.join(", "), if count > SHOWN { ", …" } else { "" });
        let Message { vi, en } = see;
        out.say(&Message::new(
            format!(
                "{count} tệp của lần chạy trước không còn ứng với dòng nào: {names}{more} ({vi}; `--prune` xóa những tệp \
                 chưa ai sửa)"
            ),
            format!(
                "{count} files of earlier runs belong to no row any more: {names}{more} ({en}; `--prune` deletes those \
                 nobody has changed)"
            ),
        ));
    }
    let deleted = old.len() - there.len();
    if deleted > 0 {
        out.say(&Message::new(format!("đã xóa {deleted} tệp cũ"), format!("{deleted} old files deleted")));
    }
}

fn count(totals: Totals, see: &Message, out: &Output) {
    let Totals { made, unchanged: kept, failed, not_reached: left, with_findings: findings, .. } = totals;
    let mut vi = format!("{made} văn bản đã tạo, {kept} giữ nguyên, {failed} không tạo được");
    let mut en = format!("{made} documents made, {kept} unchanged, {failed} not made");
    if left > 0 {
        vi.push_str(&format!(", {left} chưa làm"));
        en.push_str(&format!(", {left} not reached"));
    }
    if findings > 0 {
        vi.push_str(&format!("; {findings} văn bản có phát hiện"));
        en.push_str(&format!("; {findings} with findings"));
    }
    out.say(&Message::new(format!("{vi} ({})", see.vi), format!("{en} ({})", see.en)));
}
