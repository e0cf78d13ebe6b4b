//! The `vanthu` program: parses arguments, runs, returns the exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    vanthu::cli::main()
}
