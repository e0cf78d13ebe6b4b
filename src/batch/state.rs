//! What an earlier run made: one JSON line for each row, added when its files are in place.
//!
//! A run that was killed leaves at worst half a line at the end, which is not a line and is passed over; its row is made again,
//! with the same bytes.

use std::collections::HashMap;

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

/// What was made, by name of the row.
pub type State = HashMap<String, Entry>;

/// Reads a state; of several entries for one row the last holds.
#[must_use]
pub fn read(text: &str) -> State {
    let entries = text.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok());
    entries.map(|entry| (entry.name.clone(), entry)).collect()
}

/// One entry as a line.
#[must_use]
pub fn line(entry: &Entry) -> String {
    serde_json::to_string(entry).map(|line| line + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Entry, line, read};

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
