//! `vanthu completions`: a file that teaches a shell the arguments.

use super::Status;
use super::args::CompletionsArgs;
use super::language;
use super::output::Output;

pub(super) fn run(args: &CompletionsArgs, out: &Output) -> Status {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut language::command(out.lang), "vanthu", &mut text);
    match out.bytes(&text) {
        Ok(()) => Status::Done,
        Err(_) => Status::Failed,
    }
}
