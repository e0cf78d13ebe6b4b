//! `vanthu templates`: the built-in letter templates as files to start from.

use super::Status;
use super::args::{TemplatesArgs, TemplatesCommand};
use super::output::Output;
use crate::desk::export_templates;
use crate::words::diagnostic::Message;
use crate::words::source::Sources;

pub(super) fn run(args: &TemplatesArgs, out: &Output) -> Status {
    let TemplatesCommand::Export { folder } = &args.command;
    match export_templates(folder) {
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
