//! `vanthu copy`: copies of finished documents.

use std::path::PathBuf;

use super::args::CopyArgs;
use super::output::Output;
use super::{Status, render, stdin};
use crate::copy::Made;
use crate::desk::copy::Copied;
use crate::desk::{Desk, files};
use crate::directive::copy::Medium;
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::source::Sources;

pub(super) fn run(args: &CopyArgs, out: &Output) -> Status {
    let medium = if args.dien_tu { Medium::Electronic } else { Medium::Paper };
    let desk = Desk::new(args.templates.clone(), args.font_path.clone());
    let copied = match (stdin::given(&args.file), stdin::given(&args.toml)) {
        (Ok(original), Ok(slip)) => desk.copy(&original, &slip, medium),
        (original, slip) => Err(original.err().into_iter().chain(slip.err()).collect()),
    };
    match copied {
        Ok(copied) => tell(args, &copied, out),
        Err(problems) => {
            out.diagnostics(&problems, &Sources::default());
            Status::Failed
        }
    }
}

fn tell(args: &CopyArgs, copied: &Copied, out: &Output) -> Status {
    if args.verbose {
        render::say_profile(copied.profile.as_ref(), out);
    }
    let diagnostics = &copied.diagnostics;
    out.diagnostics(diagnostics, &copied.sources);
    let (Some(copy), Some(made)) = (&copied.copy, &copied.made) else { return Status::Failed };
    if args.strict && diagnostics.iter().any(|d| d.severity >= Severity::Error) {
        render::say_strict(out);
        return Status::Failed;
    }
    match write(args, copy.form.key(), made, out) {
        Ok(()) => render::status(diagnostics),
        Err(problem) => {
            out.diagnostics(&[problem], &copied.sources);
            Status::Failed
        }
    }
}

fn write(args: &CopyArgs, form: &str, made: &Made, out: &Output) -> Result<(), Diagnostic> {
    let target = args.output.clone().unwrap_or_else(|| beside(args, form));
    if stdin::is_dash(&target) {
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
    if stdin::is_dash(&args.file) {
        return PathBuf::from("-");
    }
    let stem = args.file.file_stem().unwrap_or_default().to_string_lossy();
    args.file.with_file_name(format!("{stem}-{form}.pdf"))
}

fn same_file(a: &std::path::Path, b: &std::path::Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
