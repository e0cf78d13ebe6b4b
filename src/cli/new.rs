//! `vanthu new`: a commented file to start from.

use super::args::NewArgs;
use super::output::Output;
use super::{Status, files};
use crate::compose::sample;
use crate::directive;
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::kind::Kind;
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

/// The file to start from: a document of a kind, or the house profile.
fn starting_file(typed: &str) -> Result<String, Diagnostic> {
    match typed.trim().to_lowercase().as_str() {
        "don-vi" | "đơn vị" => Ok(directive::profile::STARTER.to_owned()),
        "ban-sao" | "bản sao" => Ok(directive::copy::STARTER.to_owned()),
        _ => find(typed).map(|kind| sample(kind).to_owned()),
    }
}

fn write(text: &str, args: &NewArgs, out: &Output) -> Result<(), Diagnostic> {
    let Some(path) = &args.output else {
        out.result(text.trim_end());
        return Ok(());
    };
    if path.exists() {
        let name = path.display().to_string();
        let problem = Diagnostic::new(
            "tep-da-co",
            Severity::Failure,
            format!("đã có tệp `{name}`, không ghi đè"),
            format!("the file `{name}` exists and is not overwritten"),
        );
        return Err(problem.at(Place::File(name)).hint("chọn tên khác", "choose another name"));
    }
    files::write(path, text.as_bytes())?;
    let path = path.display();
    out.say(&Message::new(format!("đã ghi {path}"), format!("wrote {path}")));
    Ok(())
}

/// The kind of a name as people type it: `cong-van`, `công văn`, `Kế hoạch`.
fn find(typed: &str) -> Result<Kind, Diagnostic> {
    let wanted = typed.trim().to_lowercase();
    let found = Kind::ALL.iter().copied().find(|kind| kind.key() == wanted || kind.name() == wanted);
    found.ok_or_else(|| {
        let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.key()).collect();
        let near = known.iter().map(|key| (strsim::damerau_levenshtein(key, &wanted), *key)).min();
        let known = known.join(", ");
        let problem = Diagnostic::new(
            "ten-loai-la",
            Severity::Failure,
            format!("không có tên loại `{typed}`"),
            format!("there is no kind `{typed}`"),
        );
        if let Some((_, near)) = near.filter(|(distance, _)| *distance <= 2) {
            return problem.hint(format!("có phải `{near}`?"), format!("did you mean `{near}`?"));
        }
        problem.hint(
            format!("các tên loại: {known}; hồ sơ đơn vị: don-vi; phiếu sao: ban-sao"),
            format!("the kinds: {known}; the house profile: don-vi; the slip of a copy: ban-sao"),
        )
    })
}
