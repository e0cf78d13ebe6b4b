//! The kinds of Điều 7, as their titles name them.

use super::text::{fold, is_upper};
use crate::standard::StandardId;
use crate::words::kind::Kind;

/// The kind that a row names, be it followed by words of its own: “BIÊN BẢN KIỂM TRA THỰC TẾ” is a biên bản. It must be
/// the whole first words, in capitals: a sentence that begins so is none.
#[must_use]
pub(super) fn kind_going_on(title: &str) -> Option<Kind> {
    if !is_upper(title) {
        return None;
    }
    let words: Vec<String> = title.split_whitespace().map(fold).collect();
    let begins = |kind: &&Kind| {
        let name: Vec<String> = kind.name().split(' ').map(fold).collect();
        words.len() > name.len() && words.starts_with(&name)
    };
    Kind::ALL.iter().filter(begins).max_by_key(|kind| kind.name().len()).copied()
}

/// The kind that a row names and nothing else.
#[must_use]
pub(super) fn kind_of(title: &str) -> Option<Kind> {
    let title = fold(title);
    // “NGHỊ QUYẾT LIÊN TỊCH”: of several issuers.
    let joint = StandardId::Nd30.get().hau_to_lien_tich.values().find_map(|added| title.strip_suffix(&fold(added)));
    let title = joint.unwrap_or(&title);
    Kind::ALL.iter().find(|kind| fold(kind.name()) == title).copied()
}
