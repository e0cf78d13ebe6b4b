//! The command line: arguments, words, the terminal. The work itself is done at the [`crate::desk`].
#![allow(clippy::disallowed_methods, reason = "the environment is read here, so that nothing else does")]

pub mod args;
mod batch;
mod check;
mod completions;
mod copy;
mod language;
mod mistake;
mod new;
mod output;
mod pdf_standards;
mod render;
mod rules;
mod schema;
mod stdin;
mod target;
mod templates;
mod test;
mod translated;
mod web;

use std::process::ExitCode;

use args::Command;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Done.
    Done,
    /// Done, with findings at the level asked for.
    Findings,
    /// The job could not be done.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Findings => 1,
            Status::Failed => 2,
        })
    }
}

/// Parses the arguments, runs the subcommand, gives the exit status.
#[must_use]
pub fn main() -> ExitCode {
    let typed: Vec<_> = std::env::args_os().collect();
    let args = match language::parse(&typed) {
        Ok(args) => args,
        Err((text, status)) => {
            output::print(&text, status == 0);
            return ExitCode::from(status);
        }
    };
    let out = output::Output::new(args.lang.into());
    let status = match args.command {
        Command::Render(args) => render::run(&args, &out),
        Command::Copy(args) => copy::run(&args, &out),
        Command::Check(args) => check::run(&args, &out),
        Command::Batch(args) => batch::run(&args, &out),
        Command::Web(args) => web::run(&args, &out),
        Command::New(args) => new::run(&args, &out),
        Command::Schema(args) => schema::run(&args, &out),
        Command::Rules(args) => rules::run(&args, &out),
        Command::Test(args) => test::run(&args, &out),
        Command::Templates(args) => templates::run(&args, &out),
        Command::Completions(args) => completions::run(&args, &out),
    };
    status.into()
}
