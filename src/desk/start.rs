//! Files to start from: a directive of a kind, a house profile, the slip of a copy, the letter templates.

use std::path::Path;

use super::files;
use crate::compose::{built_in_files, sample};
use crate::directive;
use crate::words::diagnostic::{Diagnostic, Place, Severity};
use crate::words::kind::Kind;

/// The file to start from: a document of a kind (`cong-van`, `công văn`), the house profile (`don-vi`), the slip of a copy
/// (`ban-sao`).
///
/// # Errors
/// A name that is none of them, with the nearest that is.
pub fn starting_file(typed: &str) -> Result<String, Diagnostic> {
    match typed.trim().to_lowercase().as_str() {
        "don-vi" | "đơn vị" => Ok(directive::profile::STARTER.to_owned()),
        "ban-sao" | "bản sao" => Ok(directive::copy::STARTER.to_owned()),
        _ => find(typed).map(|kind| sample(kind).to_owned()),
    }
}

/// Writes a file that is not there yet.
///
/// # Errors
/// A file that is there, and what keeps it from being written.
pub fn write_new(path: &Path, text: &str) -> Result<(), Diagnostic> {
    if path.exists() {
        return Err(taken(path).hint("chọn tên khác", "choose another name"));
    }
    files::write(path, text.as_bytes())
}

/// Writes the letter templates into a folder and gives their number; none of them where one of them is there already.
///
/// # Errors
/// Files that are there, and what keeps one from being written.
pub fn export_templates(folder: &Path) -> Result<usize, Vec<Diagnostic>> {
    let templates = built_in_files();
    let existing: Vec<_> = templates.iter().map(|(path, _)| folder.join(path)).filter(|path| path.exists()).collect();
    if !existing.is_empty() {
        return Err(existing
            .iter()
            .map(|path| taken(path).hint("chọn thư mục khác", "choose another folder"))
            .collect());
    }
    for (path, text) in &templates {
        files::write(&folder.join(path), text.as_bytes()).map_err(|problem| vec![problem])?;
    }
    Ok(templates.len())
}

fn taken(path: &Path) -> Diagnostic {
    let name = path.display().to_string();
    Diagnostic::new(
        "tep-da-co",
        Severity::Failure,
        format!("đã có tệp `{name}`, không ghi đè"),
        format!("the file `{name}` exists and is not overwritten"),
    )
    .at(Place::File(name))
}

/// The kind of a name as people type it: `cong-van`, `công văn`, `Kế hoạch`.
fn find(typed: &str) -> Result<Kind, Diagnostic> {
    let wanted = typed.trim().to_lowercase();
    let found = Kind::ALL.iter().copied().find(|kind| kind.key() == wanted || kind.name() == wanted);
    found.ok_or_else(|| {
        let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.key()).collect();
        let near = known.iter().map(|key| (strsim::damerau_levenshtein(key, &wanted), *key)).min();
        let known = known.join(", ");
        let problem = Diagnostic::new(
            "ten-loai-la",
            Severity::Failure,
            format!("không có tên loại `{typed}`"),
            format!("there is no kind `{typed}`"),
        );
        if let Some((_, near)) = near.filter(|(distance, _)| *distance <= 2) {
            return problem.hint(format!("có phải `{near}`?"), format!("did you mean `{near}`?"));
        }
        problem.hint(
            format!("các tên loại: {known}; hồ sơ đơn vị: don-vi; phiếu sao: ban-sao"),
            format!("the kinds: {known}; the house profile: don-vi; the slip of a copy: ban-sao"),
        )
    })
}
