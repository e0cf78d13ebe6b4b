//! What may not stand before the name of a signer (II.7.c): judged alike of a directive and of a page.

use std::sync::LazyLock;

use regex::Regex;

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^((?:(?:PGS|GS|TSKH|TS|ThS|Th\.S|BSCKI{1,2}|BS|KS|CN|LS|DS|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT)[.\s/,-]+)+",
        r"|(?i:tiến sĩ|thạc sĩ|phó giáo sư|giáo sư|bác sĩ|kỹ sư|luật sư|cử nhân|anh hùng|nghệ sĩ|nhà giáo",
        r"|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý))\s+|(?:Ông|Bà|Đồng chí|Đ/c)\s+)(\S.*)$"
    ))
    .expect("patterns are part of the program")
});
/// The ministry may allow ranks and degrees here (II.7.c, second sentence).
static EXEMPT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)công an|quân|biên phòng|trường|đại học|học viện|bệnh viện|viện|trung tâm y tế")
        .expect("patterns are part of the program")
});

/// A degree, rank or honour before a name, and the name without it.
pub(super) fn before(name: &str) -> Option<(&str, &str)> {
    let parts = TITLE.captures(name)?;
    Some((parts.get(1)?.as_str().trim(), parts.get(2)?.as_str()))
}

/// Whether the signers of a body may be allowed to write it.
pub(super) fn may_be_allowed(issuer: &str) -> bool {
    EXEMPT.is_match(issuer)
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn titles_are_told_from_names() {
        for (written, bare) in [
            ("LS. Trần Văn Bình", "Trần Văn Bình"),
            ("PGS. TS. Lê Thị Hoa", "Lê Thị Hoa"),
            ("ThS Lê Thị Hoa", "Lê Thị Hoa"),
            ("NSND. Vũ An", "Vũ An"),
            ("Đại tá Vũ An", "Vũ An"),
            ("Bà Vũ An", "Vũ An"),
        ] {
            assert_eq!(before(written).map(|(_, name)| name), Some(bare), "{written}");
        }
        for name in ["Lương Sĩ Tiến", "Bạch Cử Nhân", "Tống Sơn", "Bá Thành", "Kỳ Sơn"] {
            assert_eq!(before(name), None, "{name}");
        }
    }
}
