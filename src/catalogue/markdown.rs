//! `docs/rules.md`: the table clause → rule → counter-proof, then what each rule says of itself.

use std::fmt::Write;

use crate::rules::rules;
use crate::standard::StandardId;
use crate::words::diagnostic::{Lang, Severity};
use crate::words::rule::{Examples, RuleInfo};

/// The page as it stands in `docs/rules.md`; `examples` are what the counter-proofs were told.
#[must_use]
pub fn rules_markdown(examples: &Examples) -> String {
    let all: Vec<&RuleInfo> = rules().map(|rule| &rule.info).collect();
    let mut page = format!(
        "# Rules of `vanthu check`\n\nGenerated from the rules themselves: `BLESS=1 cargo test --release --test rules`. \
         Each rule has a counter-proof in `tests/rules/counter-proofs.toml`: a small defect that makes exactly that rule \
         fail. {} rules; clauses are of {} unless they say otherwise.\n\n",
        all.len(),
        StandardId::Nd30.get().ten,
    );
    page.push_str(
        "| clause | rule | weight | what it finds | what its counter-proof is told |\n|---|---|---|---|---|\n",
    );
    for info in &all {
        let clause = if info.clause.is_empty() { "-" } else { info.clause };
        let told = examples.get(info.id).map(|seen| seen.shown(Lang::En).replace('|', "\\|")).unwrap_or_default();
        let _ = writeln!(
            page,
            "| {clause} | [`{id}`](#{id}) | {} | {} | {told} |",
            weight(info.severity),
            info.what.get(Lang::En),
            id = info.id
        );
    }
    for info in &all {
        let _ = write!(
            page,
            "\n## {}\n\n{}. {}.\n\n{}. {}.\n",
            info.id, info.what.vi, info.what.en, info.why.vi, info.why.en
        );
        if !info.clause.is_empty() {
            let _ = write!(page, "\n{}\n", StandardId::Nd30.get().cite(info.clause));
        }
        if !info.example.is_empty() {
            let _ = write!(page, "\n{}\n", info.example);
        }
        if let Some(seen) = examples.get(info.id) {
            let _ = write!(page, "\n> {}\n", seen.shown(Lang::Vi));
        }
    }
    page
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
        Severity::Failure => "failure",
    }
}
