//! The reference cases, run as `vanthu test cases` runs them. `BLESS=1 cargo test --release --test cases` rewrites what
//! they expect; people review the difference.

#![expect(clippy::disallowed_methods, reason = "BLESS is a person's wish, not an input of a document")]

use std::path::Path;

use vanthu::compose::Templates;
use vanthu::desk::cases::run_folder;
use vanthu::press::Press;
use vanthu::typeset::Fonts;
use vanthu::words::diagnostic::Severity;

#[test]
fn every_case_is_set_as_expected_and_has_no_finding() {
    let press = Press::new(Templates::built_in().expect("built-in templates parse"), Fonts::bundled());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let bless = std::env::var_os("BLESS").is_some();
    let results = run_folder(&folder, &press, bless).expect("the cases can be read");
    assert!(results.len() >= 20, "only {} cases", results.len());
    let mut wrong = Vec::new();
    for case in &results {
        let findings = case.diagnostics.iter().filter(|d| d.severity > Severity::Note);
        let findings = findings.map(|d| format!("{}: {}", d.rule, d.message.vi));
        wrong.extend(case.problems.iter().cloned().chain(findings).map(|problem| format!("{}: {problem}", case.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
