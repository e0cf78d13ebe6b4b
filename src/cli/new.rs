//! `vanthu new`: a commented file to start from.

use super::Status;
use super::args::NewArgs;
use super::output::Output;
use crate::desk::{starting_file, write_new};
use crate::words::diagnostic::{Diagnostic, Message};
use crate::words::source::Sources;

pub(super) fn run(args: &NewArgs, out: &Output) -> Status {
    let result = starting_file(&args.kind).and_then(|text| write(&text, args, out));
    match result {
        Ok(()) => Status::Done,
        Err(problem) => {
            out.diagnostics(&[problem], &Sources::default());
            Status::Failed
        }
    }
}

fn write(text: &str, args: &NewArgs, out: &Output) -> Result<(), Diagnostic> {
    let Some(path) = &args.output else {
        out.result(text.trim_end());
        return Ok(());
    };
    write_new(path, text)?;
    let path = path.display();
    out.say(&Message::new(format!("đã ghi {path}"), format!("wrote {path}")));
    Ok(())
}
