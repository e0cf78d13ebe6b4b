//! Marks on the first page: urgency, secrecy, circulation, recall, draft (Phụ lục I, Phần I, III.2).

use super::reader::{Fields, Reader};
use super::rules::{self, finding};
use super::tree::{Node, Value};
use crate::standard::StandardId;

/// Dấu chỉ mức độ khẩn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Khẩn.
    Urgent,
    /// Thượng khẩn.
    VeryUrgent,
    /// Hỏa tốc.
    Express,
}

impl Urgency {
    /// Every degree, the lowest first.
    pub const ALL: [Self; 3] = [Self::Urgent, Self::VeryUrgent, Self::Express];

    /// The word in a directive.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Urgent => "khan",
            Self::VeryUrgent => "thuong-khan",
            Self::Express => "hoa-toc",
        }
    }
}

/// Chỉ dẫn về phạm vi lưu hành.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Circulation {
    /// Lưu hành nội bộ.
    Internal,
    /// Xem xong trả lại.
    Return,
}

impl Circulation {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Internal, Self::Return];

    /// The words on the page, and in a directive.
    #[must_use]
    pub fn words(self) -> &'static str {
        let words = &StandardId::Nd30.get().loi;
        match self {
            Self::Internal => &words.luu_hanh_noi_bo.dat,
            Self::Return => &words.xem_xong_tra_lai.dat,
        }
    }
}

/// What is stamped on the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamps {
    /// Dấu khẩn, ô 10b (`do_khan`).
    pub urgency: Option<Urgency>,
    /// Whether the place of the secrecy stamp is kept, ô 10a (`do_mat`).
    pub secret: bool,
    /// Phạm vi lưu hành, ô 11 (`luu_hanh`).
    pub circulation: Option<Circulation>,
    /// Tài liệu thu hồi, ô 11 (`thu_hoi`).
    pub recalled: bool,
    /// The draft mark (`du_thao`): which draft, 0 when that is not said.
    pub draft: Option<u16>,
}

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
