//! Quyền hạn và chức vụ của người ký (II.7.b, II.7.đ).

use std::sync::LazyLock;

use regex::Regex;

use crate::directive::model::Directive;
use crate::directive::rules::finding;
use crate::rules::source::list;
use crate::words::diagnostic::Diagnostic;

/// Runs the rules on the authority of the signer.
pub(super) fn check(directive: &Directive, found: &mut Vec<Diagnostic>) {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i)(TM|KT|TL|TUQ|Q|K/T|T/M|T/L)(\.?)(\s*)(\S.*)$").expect("patterns are part of the program")
    });
    for (signer, line) in directive.signers().flat_map(|signer| signer.authority.iter().map(move |line| (signer, line)))
    {
        let Some(parts) = MARK.captures(&line.value) else { continue };
        let mark = parts[1].to_uppercase().replace('/', "");
        // "Quyền Giám đốc" and other words that merely begin with these letters.
        if parts[2].is_empty() && parts[3].is_empty() {
            continue;
        }
        if parts[1] != mark || parts[2].is_empty() || &parts[3] != " " {
            let better = format!("{mark}. {}", parts[4].trim());
            found.push(
                finding(
                    &list::AUTHORITY_FORM,
                    directive.standard,
                    format!("`{}` không đúng dạng: chữ hoa, dấu chấm, một khoảng trắng", line.value),
                    format!("`{}` should have capitals, a full stop and a space", line.value),
                )
                .at_span(line.span)
                .hint(format!("viết `{better}`"), format!("write `{better}`")),
            );
        }
        let single = signer.authority.len() == 1 && signer.position.is_none();
        if single && matches!(mark.as_str(), "KT" | "TL" | "TM") {
            found.push(
                finding(
                    &crate::directive::rules::AUTHORITY_NO_POSITION,
                    directive.standard,
                    format!("`{}` mà không có chức vụ của người ký", line.value),
                    format!("`{}` without the signer's own position", line.value),
                )
                .at_span(line.span)
                .hint(
                    format!("thêm `chuc_vu`, ví dụ \"{}\"", position(&mark, &parts[4])),
                    format!("add `chuc_vu`, such as \"{}\"", position(&mark, &parts[4])),
                ),
            );
        }
    }
}

/// The position that most likely belongs below an authority.
fn position(mark: &str, whose: &str) -> String {
    match mark {
        "KT" => format!("PHÓ {}", whose.trim()),
        "TL" => "CHÁNH VĂN PHÒNG".to_owned(),
        _ => "CHỦ TỊCH".to_owned(),
    }
}
