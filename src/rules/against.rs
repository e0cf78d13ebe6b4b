//! What the comparison of an issued document with its draft can find.

use crate::words::diagnostic::Severity;
use crate::words::rule::{RuleInfo, Words};

/// What a comparison can find.
pub const RULES: &[RuleInfo] = &[LOST, ADDED, CHANGED];

pub(crate) const LOST: RuleInfo = rule(
    "doi-chieu-mat",
    Words::new("bản phát hành thiếu nội dung của dự thảo", "the issued document lacks words of the draft"),
    "dự thảo có `- Lưu: VT, NC.`, bản phát hành không có",
);
pub(crate) const ADDED: RuleInfo = rule(
    "doi-chieu-them",
    Words::new("bản phát hành có thêm nội dung", "the issued document has words the draft lacks"),
    "bản phát hành có thêm nơi nhận `- Sở Nội vụ;`",
);
pub(crate) const CHANGED: RuleInfo = rule(
    "doi-chieu-khac",
    Words::new("bản phát hành ghi khác dự thảo", "the issued document says something else than the draft"),
    "dự thảo: `trước ngày 15`; bản phát hành: `trước ngày 25`",
);

const fn rule(id: &'static str, what: Words, example: &'static str) -> RuleInfo {
    let why = Words::new("bản phát hành phải đúng nội dung đã được duyệt", "what is issued must be what was approved");
    RuleInfo { id, severity: Severity::Error, clause: "", what, why, example }
}
