//! Names of PDF standards on the command line.

use crate::typeset::PdfStandard;
use crate::words::diagnostic::{Diagnostic, Severity};

/// The standards of these names; `none` alone asks for no standard.
pub(super) fn parse(names: &[String]) -> Result<Vec<PdfStandard>, Diagnostic> {
    if names == ["none"] {
        return Ok(vec![]);
    }
    names.iter().map(|name| one(name)).collect()
}

fn one(name: &str) -> Result<PdfStandard, Diagnostic> {
    let value = serde_json::Value::String(name.trim().to_lowercase());
    serde_json::from_value(value).map_err(|_| {
        Diagnostic::new(
            "tieu-chuan-pdf-la",
            Severity::Failure,
            format!("không có tiêu chuẩn PDF `{name}`"),
            format!("there is no PDF standard `{name}`"),
        )
        .hint(
            "dùng 1.4 đến 2.0, a-1b, a-1a, a-2b, a-2u, a-2a, a-3b, a-3u, a-3a, a-4, a-4f, a-4e, ua-1 hoặc none",
            "use 1.4 to 2.0, a-1b, a-1a, a-2b, a-2u, a-2a, a-3b, a-3u, a-3a, a-4, a-4f, a-4e, ua-1 or none",
        )
    })
}
