//! `vanthu templates`: the built-in letter templates as files to start from.

use std::path::Path;

use super::args::{TemplatesArgs, TemplatesCommand};
use super::output::Output;
use super::{Status, files};
use crate::compose;
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::source::Sources;

pub(super) fn run(args: &TemplatesArgs, out: &Output) -> Status {
    let TemplatesCommand::Export { folder } = &args.command;
    match export(folder) {
        Ok(count) => {
            let folder = folder.display();
            out.say(&Message::new(
                format!("đã ghi {count} tệp vào {folder}; dùng bằng `vanthu render TỆP --templates {folder}`"),
                format!("wrote {count} files to {folder}; use them with `vanthu render FILE --templates {folder}`"),
            ));
            Status::Done
        }
        Err(problems) => {
            out.diagnostics(&problems, &Sources::default());
            Status::Failed
        }
    }
}

/// Writes the templates; none of them where one of them is there already.
fn export(folder: &Path) -> Result<usize, Vec<Diagnostic>> {
    let templates = compose::built_in_files();
    let existing: Vec<_> = templates.iter().map(|(path, _)| folder.join(path)).filter(|path| path.exists()).collect();
    if !existing.is_empty() {
        return Err(existing.iter().map(|path| taken(path)).collect());
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
    .hint("chọn thư mục khác", "choose another folder")
}
