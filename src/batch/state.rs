//! What an earlier run made: one JSON line for each row, added when its files are in place.
//!
//! A run that was killed leaves at worst half a line at the end, which is not a line and is passed over; its row is made again,
//! with the same bytes.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::report::Found;

/// What was made of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Name of the row's files without ending.
    pub name: String,
    /// Digest of everything they were made of.
    pub fingerprint: String,
    /// Names of the files.
    pub files: Vec<String>,
    /// SHA-256 of each file.
    pub sha256: Vec<String>,
    /// Pages.
    pub pages: usize,
    /// What was found.
    pub findings: Vec<Found>,
}

/// What was made, by name of the row. The entry without a name has the files that rows once had and have no more: those
/// of another format, for example.
pub type State = HashMap<String, Entry>;

/// Name of the entry that has the reports; no row is called so. It keeps what was written last and what was written before,
/// for a run that is killed between remembering a report and moving it to its place.
pub const REPORTS: &str = "/";
/// Reports that are remembered: those of two runs.
const REPORTS_KEPT: usize = 10;

/// Reads a state; of several entries for one row the last holds.
#[must_use]
pub fn read(text: &str) -> State {
    let mut state = State::new();
    let (mut once, mut reports) = (Vec::new(), Vec::new());
    for entry in text.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok()) {
        if entry.name == REPORTS {
            reports.extend(entry.files.into_iter().zip(entry.sha256));
            continue;
        }
        let before = if entry.name.is_empty() { Some(entry) } else { state.insert(entry.name.clone(), entry) };
        once.extend(before.into_iter().flat_map(|e| e.files.into_iter().zip(e.sha256)));
    }
    let now: HashSet<&String> = state.values().flat_map(|e| &e.files).collect();
    once.retain(|(file, _)| !now.contains(file));
    let once: BTreeMap<_, _> = once.into_iter().collect();
    reports.drain(..reports.len().saturating_sub(REPORTS_KEPT));
    for (name, files) in [("", once.into_iter().collect()), (REPORTS, reports)] {
        if !files.is_empty() {
            state.insert(name.to_owned(), Entry::of_files(name, files));
        }
    }
    state
}

impl Entry {
    /// An entry that only has files, each with its SHA-256.
    #[must_use]
    pub fn of_files(name: &str, files: Vec<(String, String)>) -> Self {
        let (files, sha256) = files.into_iter().unzip();
        Self { name: name.to_owned(), fingerprint: String::new(), files, sha256, pages: 0, findings: vec![] }
    }
}

/// Files that belong to no row any more, each with the SHA-256 it was written with, by everything the memories of a
/// folder hold. Capitals do not count, as on Windows.
#[must_use]
pub fn left(memories: &[State], names: &[String]) -> Vec<(String, String)> {
    let names: HashSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let entries = memories.iter().flat_map(State::values).filter(|e| e.name != REPORTS);
    let (mine, others): (Vec<_>, Vec<_>) = entries.partition(|e| names.contains(&e.name.to_lowercase()));
    let mine: HashSet<String> = mine.iter().flat_map(|e| &e.files).map(|file| file.to_lowercase()).collect();
    let left = others.iter().flat_map(|e| e.files.iter().zip(&e.sha256));
    let left = left.filter(|(file, _)| !mine.contains(&file.to_lowercase()));
    let left: BTreeMap<_, _> = left.map(|(file, sha256)| (file.clone(), sha256.clone())).collect();
    left.into_iter().collect()
}

/// One entry as a line.
#[must_use]
pub fn line(entry: &Entry) -> String {
    serde_json::to_string(entry).map(|line| line + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Entry, left, line, read};

    fn entry(name: &str, files: &[&str]) -> Entry {
        let files: Vec<_> = files.iter().map(|f| (*f).to_owned()).collect();
        let sha256 = vec!["00".to_owned(); files.len()];
        Entry { name: name.to_owned(), fingerprint: "f".to_owned(), files, sha256, pages: 1, findings: vec![] }
    }

    #[test]
    fn files_that_no_row_has_any_more_are_known() {
        let one = read(
            &[entry("a", &["a.pdf", "a.toml"]), entry("b", &["b.pdf"]), entry("a", &["a-1.png"])]
                .iter()
                .map(line)
                .collect::<String>(),
        );
        // What was known is written anew at the next run, and still known.
        let again = read(&one.values().map(line).collect::<String>());
        assert_eq!(again, one);
        let other = read(&line(&entry("c", &["c.pdf", "a.toml"])));
        let files = |names: &[&str]| {
            let names: Vec<_> = names.iter().map(|n| (*n).to_owned()).collect();
            left(&[one.clone(), other.clone()], &names).into_iter().map(|(file, _)| file).collect::<Vec<_>>()
        };
        assert_eq!(files(&["a", "b", "c"]), ["a.pdf"]);
        assert_eq!(files(&["A", "c"]), ["a.pdf", "b.pdf"]);
        assert_eq!(files(&["a", "b"]), ["a.pdf", "a.toml", "c.pdf"]);
    }

    #[test]
    fn half_a_line_is_passed_over() {
        let entry = |name: &str, pages| Entry {
            name: name.to_owned(),
            fingerprint: "f".to_owned(),
            files: vec![format!("{name}.pdf")],
            sha256: vec!["00".to_owned()],
            pages,
            findings: vec![],
        };
        let whole = line(&entry("1-Huế", 1)) + &line(&entry("2", 2)) + &line(&entry("1-Huế", 3));
        assert_eq!(read(&whole)["1-Huế"].pages, 3);
        let lengths = (0..=whole.len()).filter(|at| whole.is_char_boundary(*at));
        for end in lengths {
            assert!(read(&whole[..end]).values().all(|e| e.fingerprint == "f"));
        }
        assert_eq!(read(&whole[..whole.len() - 9])["1-Huế"].pages, 1);
    }
}
