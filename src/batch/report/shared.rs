//! What was found at one place of the directive in several rows: a mistake of the directive, told once.

use std::collections::HashMap;

use super::{Found, Record};

/// Letters that such a finding has in the line of a row.
const SHORT: usize = 60;
/// Different findings that are counted. A batch that has more of them has no mistake in common.
const MOST: usize = 2_000;

/// Findings counted by their words and their line of the directive.
#[derive(Debug, Default)]
pub struct Shared {
    counts: HashMap<Key, Count>,
}

type Key = (String, String);

#[derive(Debug)]
struct Count {
    found: Found,
    rows: usize,
    /// The last row it was found in: one row may say it twice.
    last: usize,
}

fn key(found: &Found) -> Key {
    (found.message.clone(), found.source.clone())
}

impl Shared {
    /// Counts what was found in a row.
    pub fn add(&mut self, record: &Record) {
        for found in record.findings.iter().filter(|f| !f.source.is_empty()) {
            let full = self.counts.len() >= MOST;
            match self.counts.get_mut(&key(found)) {
                Some(count) => {
                    count.rows += usize::from(count.last != record.row);
                    count.last = record.row;
                }
                None if full => {}
                None => {
                    self.counts.insert(key(found), Count { found: found.clone(), rows: 1, last: record.row });
                }
            }
        }
    }

    /// What at least two rows share, each once with the number of rows; the most frequent first.
    #[must_use]
    pub fn all(&self) -> Vec<(&Found, usize)> {
        let counts = self.counts.values().filter(|count| count.rows > 1);
        let mut all: Vec<_> = counts.map(|count| (&count.found, count.rows)).collect();
        all.sort_by(|(a, n), (b, m)| m.cmp(n).then(b.severity.cmp(&a.severity)).then_with(|| key(a).cmp(&key(b))));
        all
    }

    /// Whether several rows share a finding.
    #[must_use]
    pub fn has(&self, found: &Found) -> bool {
        !found.source.is_empty() && self.counts.get(&key(found)).is_some_and(|count| count.rows > 1)
    }

    /// A finding with its place, short where rows share it.
    #[must_use]
    pub fn words(&self, found: &Found) -> String {
        let (words, place) = if self.has(found) {
            (shortened(&found.message), &found.source)
        } else {
            (found.message.clone(), &found.place)
        };
        if place.is_empty() { words } else { format!("{words} ({place})") }
    }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}
