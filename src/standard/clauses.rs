//! The companion of the standard, `nd30.md`, read back: every clause of Phụ lục I and what became of it.

/// What became of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Reported by these rules when it is broken.
    Enforced(Vec<&'static str>),
    /// The layout leaves no choice.
    Layout,
    /// Only the author can know.
    Duty,
    /// Not checked, and why.
    NotChecked(&'static str),
}

/// A row of the table: a clause, or the part of it named in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The clause: `II.1.b (words)`, `Phần II, I.1`.
    pub clause: &'static str,
    /// What it asks, in a sentence.
    pub asks: &'static str,
    /// What became of it.
    pub fate: Fate,
}

/// Every clause of Phụ lục I of Nghị định 30/2020/NĐ-CP, in its order.
#[must_use]
pub fn clauses() -> Vec<Clause> {
    include_str!("nd30.md").lines().filter_map(row).collect()
}

/// A row of the table; none for its head, and for rows that are not in one of the four forms (a test counts them).
fn row(line: &'static str) -> Option<Clause> {
    let cells: Vec<_> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
    let &[clause, asks, fate] = cells.as_slice() else { return None };
    let fate = match fate.split_once(": ") {
        None if fate == "layout" => Fate::Layout,
        None if fate == "duty" => Fate::Duty,
        Some(("not checked", reason)) => Fate::NotChecked(reason),
        Some(("enforced", rules)) => {
            let ids = rules.split(", ").map(|id| id.strip_prefix('`')?.strip_suffix('`'));
            Fate::Enforced(ids.collect::<Option<_>>()?)
        }
        _ => return None,
    };
    Some(Clause { clause, asks, fate })
}
