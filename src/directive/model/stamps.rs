//! What is stamped on the first page.

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
