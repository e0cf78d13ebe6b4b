//! The companion of the standard tells the truth about the rules.

use std::collections::BTreeSet;

use vanthu::standard::clauses::{Fate, clauses};

fn known() -> BTreeSet<&'static str> {
    vanthu::rules::all().map(|rule| rule.id).collect()
}

fn named() -> BTreeSet<&'static str> {
    let rules = clauses().into_iter().map(|row| row.fate).filter_map(|fate| match fate {
        Fate::Enforced(rules) => Some(rules),
        Fate::Layout | Fate::Duty | Fate::NotChecked(_) => None,
    });
    rules.flatten().collect()
}

#[test]
fn every_rule_named_exists() {
    let known = known();
    let unknown: Vec<_> = named().into_iter().filter(|id| !known.contains(id)).collect();
    assert!(unknown.is_empty(), "nd30.md names rules that do not exist: {unknown:?}");
}

/// A rule that cites Phụ lục I by clause answers a row of the table.
#[test]
fn every_rule_on_a_clause_is_named() {
    let named = named();
    let by_clause = vanthu::rules::rules()
        .map(|rule| rule.info)
        .filter(|rule| rule.clause.starts_with(['I', 'V']) || rule.clause.starts_with("Phụ lục I,"));
    let forgotten: Vec<_> = by_clause.map(|rule| rule.id).filter(|id| !named.contains(id)).collect();
    assert!(forgotten.is_empty(), "nd30.md does not name {forgotten:?}");
}
