//! The kinds of Điều 7, as their titles name them.

use super::text::fold;
use crate::locate::document::KindName;
use crate::standard::StandardId;
use crate::words::kind::Kind;

/// Công văn: known by its V/v, as it prints no name of its kind.
pub(super) const LETTER: KindName = KindName { key: "cong-van", name: "công văn" };

/// The kind that a row names and nothing else.
#[must_use]
pub(super) fn kind_of(title: &str) -> Option<KindName> {
    let title = fold(title);
    // “NGHỊ QUYẾT LIÊN TỊCH”: of several issuers.
    let joint = StandardId::Nd30.get().hau_to_lien_tich.values().find_map(|added| title.strip_suffix(&fold(added)));
    let title = joint.unwrap_or(&title);
    Kind::ALL.iter().find(|kind| fold(kind.name()) == title).map(|kind| KindName { key: kind.key(), name: kind.name() })
}
