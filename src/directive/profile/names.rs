//! Signers and groups of recipients by their short names.

use super::FILE_NAME;
use crate::directive::rules::{self, problem};
use crate::directive::tree::{Entry, Node, Table, Value};
use crate::words::diagnostic::Diagnostic;
use crate::words::rule::RuleInfo;
use crate::words::source::Span;

/// What a directive may call by a short name.
#[derive(Default)]
pub(super) struct Names<'t> {
    /// Name of the profile, when there is one.
    pub(super) file: Option<&'t str>,
    pub(super) signers: &'t [Entry],
    pub(super) groups: &'t [Entry],
}

impl Names<'_> {
    /// Puts signers and groups of recipients in the place of their short names.
    pub(super) fn resolve(&self, table: &mut Table, found: &mut Vec<Diagnostic>) {
        match table.get_mut("nguoi_ky").map(|entry| &mut entry.node) {
            Some(Node { value: Value::List(items), .. }) => items.iter_mut().for_each(|node| self.signer(node, found)),
            Some(node) => self.signer(node, found),
            None => {}
        }
        if let Some(node) = table.get_mut("noi_nhan").map(|entry| &mut entry.node) {
            let items = match &mut node.value {
                Value::List(items) => std::mem::take(items),
                Value::Text(text) if text.trim_start().starts_with('@') => vec![node.clone()],
                _ => return,
            };
            let items = items.into_iter().flat_map(|item| self.recipients(item, found));
            node.value = Value::List(items.collect());
        }
    }

    fn signer(&self, node: &mut Node, found: &mut Vec<Diagnostic>) {
        let Value::Text(name) = &node.value else { return };
        match self.signers.iter().find(|entry| entry.key == name.trim()) {
            Some(entry) => *node = entry.node.clone(),
            None => found.push(self.unknown(&rules::UNKNOWN_SIGNER, self.signers, name.trim(), node.span)),
        }
    }

    fn recipients(&self, item: Node, found: &mut Vec<Diagnostic>) -> Vec<Node> {
        let Value::Text(text) = &item.value else { return vec![item] };
        let Some(name) = text.trim().strip_prefix('@') else { return vec![item] };
        match self.groups.iter().find(|entry| entry.key == name).map(|entry| &entry.node) {
            Some(Node { value: Value::List(items), .. }) => items.clone(),
            Some(node) => vec![node.clone()],
            None => {
                found.push(self.unknown(&rules::UNKNOWN_GROUP, self.groups, name, item.span));
                vec![item]
            }
        }
    }

    fn unknown(&self, rule: &'static RuleInfo, known: &[Entry], name: &str, span: Span) -> Diagnostic {
        let (what_vi, what_en) = if rule.id == rules::UNKNOWN_SIGNER.id {
            ("người ký", "signer")
        } else {
            ("nhóm nơi nhận", "group")
        };
        let Some(file) = self.file else {
            return problem(
                rule,
                format!("không biết {what_vi} `{name}`: không có hồ sơ đơn vị nào"),
                format!("unknown {what_en} `{name}`: there is no house profile"),
            )
            .at_span(span)
            .hint(
                format!("đặt `{FILE_NAME}` cạnh tệp này, hoặc ghi `don_vi = \"…\"`; `vanthu new don-vi` viết ra một hồ sơ mẫu"),
                format!("put `{FILE_NAME}` beside this file, or write `don_vi = \"…\"`; `vanthu new don-vi` prints one"),
            );
        };
        let found = problem(
            rule,
            format!("không có {what_vi} `{name}` trong hồ sơ đơn vị `{file}`"),
            format!("there is no {what_en} `{name}` in the house profile `{file}`"),
        )
        .at_span(span);
        let list = known.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>().join(", ");
        let near = known.iter().map(|entry| (strsim::damerau_levenshtein(&entry.key, name), &entry.key)).min();
        match near {
            Some((distance, near)) if distance <= 1 + name.chars().count() / 3 => found.hint(
                format!("có phải `{near}`? hồ sơ có: {list}"),
                format!("did you mean `{near}`? known are: {list}"),
            ),
            Some(_) => found.hint(format!("hồ sơ có: {list}"), format!("known are: {list}")),
            None => found.hint(format!("hồ sơ chưa có {what_vi} nào"), format!("the profile has no {what_en} yet")),
        }
    }
}
