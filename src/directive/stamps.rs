//! Marks on the first page: urgency, secrecy, circulation, recall, draft (Phụ lục I, Phần I, III.2).

use super::reader::{Fields, Reader};
use super::rules::{self, finding};
use super::tree::{Node, Value};
use crate::standard::StandardId;

pub use super::model::stamps::{Circulation, Stamps, Urgency};

/// Reads the marks of a directive.
pub(super) fn read(reader: &mut Reader<'_>, top: Fields<'_>, standard: StandardId) -> Stamps {
    let urgency = reader.word(top, "do_khan");
    let circulation = reader.word(top, "luu_hanh");
    let stamps = Stamps {
        urgency: urgency.and_then(|key| Urgency::ALL.into_iter().find(|u| u.key() == key)),
        secret: reader.word(top, "do_mat").is_some(),
        circulation: circulation.and_then(|words| Circulation::ALL.into_iter().find(|c| c.words() == words)),
        recalled: reader.flag(top, "thu_hoi"),
        draft: draft(reader, top),
    };
    if let (true, Some(_), Some(entry)) = (stamps.recalled, stamps.circulation, top.table.get("thu_hoi")) {
        reader.found.push(
            finding(
                &rules::BOX_SHARED,
                standard,
                "`luu_hanh` và `thu_hoi` cùng đóng vào ô số 11",
                "`luu_hanh` and `thu_hoi` both belong in box 11",
            )
            .at_span(entry.key_span)
            .hint("giữ lại một", "keep one of them"),
        );
    }
    stamps
}

fn draft(reader: &mut Reader<'_>, top: Fields<'_>) -> Option<u16> {
    let node = &top.table.get("du_thao")?.node;
    match node {
        Node { value: Value::Bool(draft), .. } => draft.then_some(0),
        Node { value: Value::Integer(Some(number)), .. } if (1..100).contains(number) => u16::try_from(*number).ok(),
        Node { value: Value::Integer(_), .. } => {
            reader.wrong_value(node, "du_thao", &["true".to_owned(), "số lần dự thảo, từ 1 đến 99".to_owned()]);
            None
        }
        _ => {
            reader.wrong_type(node, "du_thao", "true hoặc số lần dự thảo", "true or the number of the draft");
            None
        }
    }
}
