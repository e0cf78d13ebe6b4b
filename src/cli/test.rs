//! `vanthu test`: runs a folder of reference cases.

use super::Status;
use super::args::TestArgs;
use super::output::Output;
use crate::desk::Desk;
use crate::desk::cases::{CaseResult, run_folder};
use crate::words::diagnostic::Message;
use crate::words::source::Sources;

pub(super) fn run(args: &TestArgs, out: &Output) -> Status {
    let desk = Desk::new(args.templates.clone(), args.font_path.clone());
    let result = desk
        .press_as_asked()
        .and_then(|press| run_folder(&args.folder, &press, args.bless).map_err(|problem| vec![problem]));
    match result {
        Ok(results) => report(&results, out),
        Err(problems) => {
            out.diagnostics(&problems, &Sources::default());
            Status::Failed
        }
    }
}

fn report(results: &[CaseResult], out: &Output) -> Status {
    let failed = results.iter().filter(|case| !case.problems.is_empty()).count();
    for case in results.iter().filter(|case| !case.problems.is_empty()) {
        out.result(&format!("{}\n{}", case.name, case.problems.join("\n")));
    }
    let total = results.len();
    out.say(&Message::new(format!("{total} ca, {failed} ca lệch"), format!("{total} cases, {failed} differ")));
    if failed > 0 { Status::Findings } else { Status::Done }
}
