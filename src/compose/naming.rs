//! What a document is called, for its pages, for readers of the PDF and for files.

use crate::directive::markup;
use crate::directive::model::Directive;
use crate::standard::written;

/// The name of the kind as printed: “nghị quyết liên tịch” of several issuers under `NQLT-…`.
pub(super) fn kind(directive: &Directive) -> String {
    let standard = directive.standard.get();
    let head = directive.symbol.value.split('-').next().unwrap_or_default();
    let code = standard.ky_hieu.get(directive.kind.key()).filter(|_| !directive.joint.is_empty());
    match code.and_then(|code| standard.joint_words(head, code)) {
        Some(added) => format!("{} {added}", directive.kind.name()),
        None => directive.kind.name().to_owned(),
    }
}

/// Title of the document for readers of the PDF.
pub(super) fn title(directive: &Directive) -> String {
    let mut title = capitalised(&kind(directive));
    if let Some(number) = directive.number {
        title.push_str(&format!(" số {}/{}", written::number(number), directive.symbol.value));
    }
    let subject = markup::plain(&directive.subject.value);
    if subject.is_empty() { title } else { format!("{title}: {subject}") }
}

/// Names of the issuing bodies on one line.
pub(super) fn issuer(directive: &Directive) -> String {
    directive.issuer_names().join(" - ")
}

/// Keywords of the document: kind, number and symbol, issuer, signer.
pub(super) fn keywords(directive: &Directive) -> Vec<String> {
    let mut words = vec![directive.kind.name().to_owned(), directive.symbol.value.clone(), issuer(directive)];
    words.extend(directive.signers().filter_map(|signer| signer.name.as_ref()).map(|name| name.value.clone()));
    words.retain(|word| !word.is_empty());
    words
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
