//! `vanthu copy`: copies of finished documents.

use std::path::PathBuf;

use super::args::CopyArgs;
use super::office::{self, Setting};
use super::output::Output;
use super::{Status, files, render};
use crate::copy::{Made, make};
use crate::directive::copy::{Medium, ParsedCopy, read};
use crate::directive::profile::declare;
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::source::Sources;

pub(super) fn run(args: &CopyArgs, out: &Output) -> Status {
    match (files::read(&args.toml), files::read_pdf(&args.file)) {
        (Ok(slip), Ok(original)) => copy(args, &slip, &original, out),
        (slip, original) => {
            let problems: Vec<_> = slip.err().into_iter().chain(original.err()).collect();
            out.diagnostics(&problems, &Sources::default());
            Status::Failed
        }
    }
}

fn copy(args: &CopyArgs, slip: &[u8], original: &[u8], out: &Output) -> Status {
    let medium = if args.dien_tu { Medium::Electronic } else { Medium::Paper };
    let folder = office::folder_of(&args.toml);
    let beside = |name: &str| files::read_beside(&folder, name);
    let parsed = read(office::document(&args.toml, slip), medium, &beside);
    let ParsedCopy { sources, copy, mut diagnostics, profile } = parsed;
    if args.verbose {
        office::say(profile.as_ref(), out);
    }
    let office = profile.as_ref().map(|profile| (profile, folder.as_path()));
    let setting = Setting::new(args.templates.as_deref(), &args.font_path, office);
    let Some(copy) = copy else {
        diagnostics.extend(crate::pdf::read(original).err().map(|error| in_file(error.diagnostic(), args)));
        out.diagnostics(&diagnostics, &sources);
        return Status::Failed;
    };
    let made = setting.press().and_then(|press| make(&press, original, &copy, medium));
    let made = made.map_err(|problems| diagnostics.extend(problems.into_iter().map(|p| in_file(p, args))));
    if let Ok(made) = &made {
        diagnostics.extend(made.diagnostics.iter().cloned());
    }
    declare(&mut diagnostics, profile.as_ref().map_or(&[], |profile| &profile.deviations));
    out.diagnostics(&diagnostics, &sources);
    let Ok(made) = made else { return Status::Failed };
    if args.strict && diagnostics.iter().any(|d| d.severity >= Severity::Error) {
        render::say_strict(out);
        return Status::Failed;
    }
    match write(args, copy.form.key(), &made, out) {
        Ok(()) => render::status(&diagnostics),
        Err(problem) => {
            out.diagnostics(&[problem], &sources);
            Status::Failed
        }
    }
}

/// What is wrong with the PDF as a whole is said of its file.
fn in_file(problem: Diagnostic, args: &CopyArgs) -> Diagnostic {
    match problem.place {
        Place::Whole => problem.at(Place::File(args.file.display().to_string())),
        _ => problem,
    }
}

fn write(args: &CopyArgs, form: &str, made: &Made, out: &Output) -> Result<(), Diagnostic> {
    let target = args.output.clone().unwrap_or_else(|| beside(args, form));
    if files::is_dash(&target) {
        return out.bytes(&made.pdf).map_err(|e| files::unwritable(&target, &e));
    }
    if same_file(&target, &args.file) || same_file(&target, &args.toml) {
        let name = target.display().to_string();
        return Err(Diagnostic::new(
            "ket-qua-trung-ten",
            Severity::Failure,
            format!("bản sao sẽ ghi đè lên chính `{name}`"),
            format!("the copy would overwrite `{name}`"),
        )
        .at(Place::File(name))
        .hint("chọn nơi ghi khác bằng `-o`", "choose another place with `-o`"));
    }
    files::write(&target, &made.pdf)?;
    if args.verbose {
        let page = made.page;
        let (vi, en) = if made.own_page { (", trang thêm", ", added") } else { ("", "") };
        out.say(&Message::new(
            format!("phần bản sao ở trang {page}{vi}"),
            format!("the copy's part is on page {page}{en}"),
        ));
    }
    let target = target.display();
    out.say(&Message::new(format!("đã ghi {target}"), format!("wrote {target}")));
    Ok(())
}

fn beside(args: &CopyArgs, form: &str) -> PathBuf {
    if files::is_dash(&args.file) {
        return PathBuf::from("-");
    }
    let stem = args.file.file_stem().unwrap_or_default().to_string_lossy();
    args.file.with_file_name(format!("{stem}-{form}.pdf"))
}

fn same_file(a: &std::path::Path, b: &std::path::Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
