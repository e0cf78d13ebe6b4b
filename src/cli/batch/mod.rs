//! `vanthu batch`: one directive with blanks and a table become as many documents.

mod order;
mod progress;
mod summary;

use super::Status;
use super::args::BatchArgs;
use super::output::Output;
use crate::batch::report::{Totals, Weight};
use crate::desk::{Desk, Refused, Stop};
use crate::words::diagnostic::Message;
use order::order;
use progress::Progress;

pub(super) fn run(args: &BatchArgs, out: &Output) -> Status {
    let result = if args.columns { columns(args, out) } else { make(args, out) };
    result.unwrap_or_else(|(problems, sources)| {
        out.diagnostics(&problems, &sources);
        Status::Failed
    })
}

/// Prints the columns as they are written in a directive.
fn columns(args: &BatchArgs, out: &Output) -> Result<Status, Refused> {
    let table = order(args)?.table()?;
    let width = table.columns.iter().map(|c| c.key.len() + 6).max().unwrap_or(0);
    for column in &table.columns {
        let blank = format!("{{{{ {} }}}}", column.key);
        out.result(&format!("{blank:width$}  {}", column.heading));
    }
    Ok(Status::Done)
}

fn make(args: &BatchArgs, out: &Output) -> Result<Status, Refused> {
    let desk = Desk::new(args.writing.templates.clone(), args.writing.font_path.clone());
    let batch = desk.batch(order(args)?)?;
    batch.notes().iter().for_each(|note| out.say(note));
    let (stop, mut progress) = (Stop::default(), Progress::new(args.quiet, out));
    listen(&stop, out);
    let done = batch.run(&stop, &mut |event| progress.step(event.done, event.total)).map_err(order::alone)?;
    progress.finish();
    summary::say(&done.ledger, batch.is_of_files(), done.report.as_deref().ok(), out);
    for (path, aside) in &done.set_aside {
        let path = path.display();
        out.say(&Message::new(
            format!("`{path}` đã có người sửa hoặc có từ trước: bản ấy được giữ ở `{aside}`"),
            format!("`{path}` was changed by somebody or was there before: that file is kept as `{aside}`"),
        ));
    }
    if let Some(problem) = done.broken.or(done.report.err()) {
        return Err(order::alone(problem));
    }
    Ok(status(done.ledger.totals()))
}

/// Ctrl-C asks the run to finish what is under way; a second one ends the program.
fn listen(stop: &Stop, out: &Output) {
    let (stop, lang) = (stop.clone(), out.lang);
    let words = Message::new("đang dừng: làm nốt các văn bản dở dang …", "stopping: finishing what is under way …");
    // Without a handler Ctrl-C simply ends the program, and a second run completes the set.
    let _ = ctrlc::set_handler(move || {
        Output::new(lang).say(&words);
        if stop.asked() {
            std::process::abort();
        }
        stop.ask();
    });
}

fn status(totals: Totals) -> Status {
    if totals.failed + totals.not_reached > 0 {
        return Status::Failed;
    }
    match totals.worst {
        Some(Weight::Failure) => Status::Failed,
        Some(Weight::Error | Weight::Warning) => Status::Findings,
        _ => Status::Done,
    }
}
