//! `vanthu batch`: one directive with blanks and a table become as many documents.

mod input;
mod progress;
mod run;
mod store;
mod summary;

use std::path::{Path, PathBuf};

use super::args::{BatchArgs, FormatArg};
use super::output::Output;
use super::{Status, files, office, render, target};
use crate::batch::recipe::{Recipe, hex};
use crate::batch::report::{self, Ledger, Old, Totals, Weight};
use crate::batch::stack::Stack;
use crate::compose::built_in_files;
use crate::words::diagnostic::{Diagnostic, Message};
use crate::words::source::Sources;
use rust_xlsxwriter::XlsxError;

pub(super) fn run(args: &BatchArgs, out: &Output) -> Status {
    let result = if args.columns { columns(args, out) } else { make(args, out) };
    result.unwrap_or_else(|(problems, sources)| {
        out.diagnostics(&problems, &sources);
        Status::Failed
    })
}

/// Problems, and the sources they point into.
type Refused = (Vec<Diagnostic>, Sources);

fn alone(problem: Diagnostic) -> Refused {
    (vec![problem], Sources::default())
}

/// Prints the columns as they are written in a directive.
fn columns(args: &BatchArgs, out: &Output) -> Result<Status, Refused> {
    let table = input::table(args)?;
    let width = table.columns.iter().map(|c| c.key.len() + 6).max().unwrap_or(0);
    for column in &table.columns {
        let blank = format!("{{{{ {} }}}}", column.key);
        out.result(&format!("{blank:width$}  {}", column.heading));
    }
    Ok(Status::Done)
}

fn make(args: &BatchArgs, out: &Output) -> Result<Status, Refused> {
    if args.merge.is_some() && args.writing.format != FormatArg::Pdf {
        let problem = input::wrong_option("`--merge` chỉ ghép được PDF", "`--merge` puts only PDFs together");
        return Err(alone(problem.hint("bỏ `--format` hoặc `--merge`", "drop `--format` or `--merge`")));
    }
    let input = input::Input::read(args)?;
    let recipe = recipe(args).map_err(|problems| (problems, Sources::default()))?;
    let folder = args.out.as_deref().unwrap_or(Path::new("."));
    let shard = input::shard(args).map_err(alone)?;
    let store = store::Store::open(folder, shard).map_err(alone)?;
    let run = run::Run { args, input: &input, recipe: &recipe, store: &store, out };
    let (mut ledger, stopped) = run.all(shard).map_err(alone)?;
    ledger.old = old(args, &store, &input);
    let written = write_reports(args, &store, &ledger).map_err(alone);
    let report = written.is_ok().then(|| store.report("bao-cao", "csv"));
    summary::say(&ledger, args.plan.is_dir(), report.as_deref(), out);
    store.close();
    for (path, aside) in written.iter().flatten() {
        let path = path.display();
        out.say(&Message::new(
            format!("`{path}` đã có người sửa hoặc có từ trước: bản ấy được giữ ở `{aside}`"),
            format!("`{path}` was changed by somebody or was there before: that file is kept as `{aside}`"),
        ));
    }
    if let Some(problem) = stopped {
        return Err(alone(problem));
    }
    written?;
    Ok(status(ledger.totals()))
}

/// Files of earlier runs that belong to no row any more; deleted when asked for.
fn old(args: &BatchArgs, store: &store::Store, input: &input::Input) -> Vec<Old> {
    let left = store.left(input.names()).into_iter();
    left.map(|(file, sha256)| Old { deleted: args.prune && store.prune(&file, &sha256), file }).collect()
}

fn recipe(args: &BatchArgs) -> Result<Recipe, Vec<Diagnostic>> {
    let writing = &args.writing;
    let format = render::format(writing).map_err(|problem| vec![problem])?;
    let setting = office::Setting::near(&args.plan, writing.templates.as_deref(), &writing.font_path)?;
    let press = setting.press()?;
    let base = base(args, &setting).map_err(|problem| vec![problem])?;
    Ok(Recipe { press, format, ending: target::ending(writing.format), check: !writing.no_check, base })
}

/// Digest of what is the same for every row.
fn base(args: &BatchArgs, setting: &office::Setting) -> Result<String, Diagnostic> {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    digest.update(concat!("vanthu ", env!("CARGO_PKG_VERSION"), " 1"));
    digest.update(format!(
        "{:?} {:?} {} {}",
        args.writing.format, args.writing.pdf_standard, args.writing.dpi, args.writing.no_check
    ));
    let templates = match &setting.templates {
        None => built_in_files(),
        Some(folder) => files::folder_texts(folder)?,
    };
    for (path, text) in &templates {
        digest.update(format!("\0{path}\0{text}"));
    }
    for path in &setting.fonts {
        files::fonts(path)?.iter().for_each(|font| digest.update(font));
    }
    Ok(hex(&digest.finalize()))
}

/// Writes what is told about the run as a whole. A run that was broken off tells as well.
/// Gives the reports that were moved out of the way: each with its new name.
fn write_reports(
    args: &BatchArgs,
    store: &store::Store,
    ledger: &Ledger,
) -> Result<Vec<(PathBuf, String)>, Diagnostic> {
    let (csv, json) = (store.report("bao-cao", "csv"), store.report("bao-cao", "json"));
    let (page, book) = (store.report("index", "html"), store.report("so-dang-ky", "xlsx"));
    let mut kept = vec![
        (store.stream(&csv, |out| report::csv(ledger, out))?, csv),
        (store.stream(&json, |out| report::json(ledger, out))?, json),
        (store.stream(&page, |out| report::html(ledger, out))?, page),
    ];
    let register = store.stream(&book, |out| {
        report::register(ledger, out).map_err(|e| match e {
            XlsxError::IoError(e) => e,
            other => std::io::Error::other(other),
        })
    })?;
    kept.push((register, book));
    if let Some(path) = &args.merge {
        kept.push((merge(path, args.odd, store, ledger)?, path.clone()));
    }
    Ok(kept.into_iter().filter_map(|(aside, path)| Some((path, aside?))).collect())
}

/// Puts all PDFs into one, in the order of the table.
fn merge(path: &Path, odd: bool, store: &store::Store, ledger: &Ledger) -> Result<Option<String>, Diagnostic> {
    store.stream(path, |out| {
        let mut stack = Stack::new(out)?;
        for record in ledger.records() {
            for file in record?.files.iter().filter(|file| file.ends_with(".pdf")) {
                stack.add(std::fs::read(store.path(file))?, odd)?;
            }
        }
        stack.finish().map(|_| ())
    })
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
