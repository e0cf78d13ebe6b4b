//! What to do about a finding on a page, for every rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::words::diagnostic::Message;

#[derive(Deserialize)]
struct Advice {
    vi: String,
    en: String,
}

static ADVICE: LazyLock<BTreeMap<String, Advice>> =
    LazyLock::new(|| toml::from_str(include_str!("advice.toml")).unwrap_or_default());

/// What to do about what a rule found: advice of its own, else that of the longest ending its id has.
pub(super) fn of(rule: &str) -> Option<Message> {
    let mut endings = std::iter::successors(Some(rule), |id| id.split_once('-').map(|(_, rest)| rest));
    let advice = endings.find_map(|ending| ADVICE.get(ending))?;
    Some(Message::new(advice.vi.as_str(), advice.en.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{ADVICE, of};
    use crate::rules::rules;

    #[test]
    fn every_rule_has_advice_and_all_advice_is_used() {
        let bare: Vec<_> = rules().map(|rule| rule.info.id).filter(|id| of(id).is_none()).collect();
        assert_eq!(bare, Vec::<&str>::new());
        let used = |ending: &String| {
            let of_rules = rules().filter_map(|rule| of(rule.info.id));
            of_rules.into_iter().any(|advice| advice.vi == ADVICE[ending].vi)
        };
        assert_eq!(ADVICE.keys().filter(|ending| !used(ending)).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
