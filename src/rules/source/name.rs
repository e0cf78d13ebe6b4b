//! Họ tên người ký (II.7.c).

use std::sync::LazyLock;

use regex::Regex;

use crate::directive::model::Directive;
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::{Diagnostic, Severity};

/// Runs the rule on the name of the signer.
pub(super) fn check(directive: &Directive, found: &mut Vec<Diagnostic>) {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^((?:(?:PGS|GS|TSKH|TS|ThS|Th\.S|BSCKI{1,2}|BS|KS|CN|LS|DS|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT)[.\s/,-]+)+",
            r"|(?i:tiến sĩ|thạc sĩ|phó giáo sư|giáo sư|bác sĩ|kỹ sư|luật sư|cử nhân|anh hùng|nghệ sĩ|nhà giáo",
            r"|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý))\s+|(?:Ông|Bà|Đồng chí|Đ/c)\s+)(\S.*)$"
        ))
        .expect("patterns are part of the program")
    });
    // The ministry may allow ranks and degrees here (II.7.c, second sentence).
    static EXEMPT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)công an|quân|biên phòng|trường|đại học|học viện|bệnh viện|viện|trung tâm y tế")
            .expect("patterns are part of the program")
    });
    let issuers = directive.issuer_names();
    for (signer, issuer) in directive.signers().zip(&issuers) {
        let Some(name) = &signer.name else { continue };
        let Some(parts) = TITLE.captures(&name.value) else { continue };
        let (title, bare) = (parts[1].trim(), &parts[2]);
        let mut problem = finding(
            &list::NAME_TITLE,
            directive.standard,
            format!("trước họ tên có `{title}`, họ tên người ký không kèm học hàm, học vị, danh hiệu"),
            format!("`{title}` stands before the name; no degree, rank or honour is written there"),
        )
        .at_span(name.span)
        .hint(format!("viết `{bare}`"), format!("write `{bare}`"));
        if EXEMPT.is_match(issuer) {
            problem.severity = Severity::Note;
            problem = problem.hint(
                "chỉ ghi khi cơ quan quản lý ngành cho phép đơn vị vũ trang, giáo dục, y tế, khoa học",
                "only where the managing ministry allows it for armed forces, education, health or science",
            );
        }
        found.push(problem);
    }
}
