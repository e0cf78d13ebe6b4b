//! The reference cases, run as `vanthu test cases` runs them. `BLESS=1 cargo test --release --test cases` rewrites what
//! they expect; people review the difference.

#![expect(clippy::disallowed_methods, reason = "BLESS is a person's wish, not an input of a document")]

mod common;

use std::path::Path;

use vanthu::compose::Templates;
use vanthu::desk::cases::run_folder;
use vanthu::directive::model::Text;
use vanthu::locate::document::Component;
use vanthu::press::Press;
use vanthu::typeset::Fonts;
use vanthu::words::diagnostic::Severity;
use vanthu::words::kind::Kind;

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

/// The checker finds on the page of every case what its directive says: each component holds the words that were written
/// for it. The layout that is kept beside a case holds no word of the checker's, so that a better locator changes no case.
#[test]
fn every_case_is_found_to_be_made_of_what_it_was_made_of() {
    let squeezed =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (mut lost, mut seen) = (Vec::new(), 0);
    for name in common::cases() {
        let (directive, _) = common::read(&common::case(&name));
        let pages = common::render(&common::case(&name));
        let documents = vanthu::locate::documents(&pages);
        let found = |component: Component| {
            let rows = documents.iter().flat_map(|d| d.blocks(component)).map(vanthu::locate::document::Block::text);
            squeezed(&rows.collect::<String>())
        };
        let texts = |texts: &[Text]| texts.iter().map(|t| t.value.clone()).collect::<Vec<_>>();
        let subject = if directive.kind.is_titled() { Component::Subject } else { Component::LetterSubject };
        let one = |text: Option<&Text>| text.map(|t| t.value.clone()).into_iter().collect::<Vec<_>>();
        let wanted = [
            (Component::Issuer, texts(&directive.issuer.name)),
            (Component::Parent, texts(&directive.issuer.parent)),
            (Component::Number, one(Some(&directive.symbol))),
            (Component::PlaceDate, one(Some(&directive.issuer.place).filter(|_| directive.kind != Kind::BienBan))),
            (subject, one(Some(&directive.subject))),
            (Component::Addressees, texts(&directive.addressees)),
            (Component::LegalBasis, texts(&directive.legal_bases)),
            (Component::SignerName, one(directive.signer.name.as_ref())),
            (Component::Recipients, one(directive.filing.as_ref())),
            (
                Component::AnnexTitle,
                directive.annexes.iter().filter(|a| !a.separate).flat_map(|a| one(a.title.as_ref())).collect(),
            ),
        ];
        for (component, texts) in wanted {
            let found = found(component);
            for text in texts.iter().map(|text| squeezed(&vanthu::directive::markup::plain(text))) {
                seen += usize::from(!text.is_empty());
                if !found.contains(&text) {
                    lost.push(format!("{name}: {component:?}: {text} is not in {found}"));
                }
            }
        }
    }
    assert!(seen > 700, "{seen} texts");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
