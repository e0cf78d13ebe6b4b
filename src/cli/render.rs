//! `vanthu render`: directives become documents.

use std::path::{Path, PathBuf};

use super::args::{FormatArg, RenderArgs, WritingArgs};
use super::office::{self, Presses, Setting};
use super::output::Output;
use super::{Status, files, pdf_standards, target};
use crate::compose::Templates;
use crate::directive::profile::declare;
use crate::directive::{self, Parsed};
use crate::press::{self, Press, Printed};
use crate::typeset::{Fonts, Format};
use crate::words::diagnostic::{Diagnostic, Message, Severity};
use crate::words::source::Sources;

pub(super) fn run(args: &RenderArgs, out: &Output) -> Status {
    match prepare(args) {
        Ok(job) => args.files.iter().map(|file| job.render(file, out)).max().unwrap_or(Status::Done),
        Err(problems) => {
            out.diagnostics(&problems, &Sources::default());
            Status::Failed
        }
    }
}

/// The files of one document: each the end of its name and its bytes.
type Outputs = Vec<(String, Vec<u8>)>;

/// What all files of a run share.
struct Job<'a> {
    args: &'a RenderArgs,
    presses: Presses,
    format: Option<Format>,
}

fn prepare(args: &RenderArgs) -> Result<Job<'_>, Vec<Diagnostic>> {
    let mut problems = target::problems(args);
    let presses = Presses::default();
    let asked = args.writing.templates.is_some() || !args.writing.font_path.is_empty();
    let first =
        asked.then(|| presses.get(Setting::new(args.writing.templates.as_deref(), &args.writing.font_path, None)));
    let made = first.transpose().map_err(|found| problems.extend(found));
    let format = format(&args.writing).map_err(|problem| problems.push(problem));
    match (made, format) {
        (Ok(_), Ok(format)) if problems.is_empty() => Ok(Job { args, presses, format }),
        _ => Err(problems),
    }
}

/// A press with the fonts and templates that were asked for.
pub(super) fn press(folder: Option<&Path>, font_paths: &[PathBuf]) -> Result<Press, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let fonts = font_paths.iter().map(|path| files::fonts(path)).collect::<Result<Vec<_>, _>>();
    let fonts = fonts.map(|found| Fonts::with(found.into_iter().flatten())).map_err(|problem| problems.push(problem));
    let templates = templates(folder).map_err(|found| problems.extend(found));
    match (fonts, templates) {
        (Ok(fonts), Ok(templates)) => Ok(Press::new(templates, fonts)),
        _ => Err(problems),
    }
}

fn templates(folder: Option<&Path>) -> Result<Templates, Vec<Diagnostic>> {
    match folder {
        None => Templates::built_in(),
        Some(folder) => Templates::new(&files::folder_texts(folder).map_err(|problem| vec![problem])?),
    }
}

/// The format to export; none for Typst sources.
pub(super) fn format(writing: &WritingArgs) -> Result<Option<Format>, Diagnostic> {
    Ok(match writing.format {
        FormatArg::Pdf => Some(Format::Pdf(pdf_standards::parse(&writing.pdf_standard)?)),
        FormatArg::Png => Some(Format::Png(resolution(writing.dpi)?)),
        FormatArg::Svg => Some(Format::Svg),
        FormatArg::Typ => None,
    })
}

/// A resolution at which a page can be drawn: finer than the last, A4 takes more than a hundred megabytes.
fn resolution(dpi: f64) -> Result<f64, Diagnostic> {
    if (10.0..=600.0).contains(&dpi) {
        return Ok(dpi);
    }
    let found = Diagnostic::new(
        "tuy-chon-sai",
        Severity::Failure,
        format!("`--dpi` là {dpi}, phải từ 10 đến 600"),
        format!("`--dpi` is {dpi}, from 10 to 600 expected"),
    );
    Err(found.hint(
        "để đọc trên màn hình: `--dpi 150`; để in: `--dpi 300`",
        "for a screen `--dpi 150`, for print `--dpi 300`",
    ))
}

fn say_family(family: &str, out: &Output) {
    out.say(&Message::new(format!("phông chữ: {family}"), format!("typeface: {family}")));
}

fn say_signs(signs: &[char], out: &Output) {
    if !signs.is_empty() {
        let list: Vec<String> = signs.iter().map(|sign| format!("{sign} (U+{:04X})", u32::from(*sign))).collect();
        let list = list.join(", ");
        out.say(&Message::new(
            format!("dấu lấy ở phông dành cho dấu: {list}"),
            format!("signs set in a face for signs: {list}"),
        ));
    }
}

impl Job<'_> {
    fn render(&self, file: &Path, out: &Output) -> Status {
        let bytes = match files::read(file) {
            Ok(bytes) => bytes,
            Err(problem) => {
                out.diagnostics(&[problem], &Sources::default());
                return Status::Failed;
            }
        };
        let Parsed { sources, directive, mut diagnostics, profile } = office::parse(file, &bytes);
        if self.args.verbose {
            office::say(profile.as_ref(), out);
        }
        let folder = office::folder_of(file);
        let office = profile.as_ref().map(|profile| (profile, folder.as_path()));
        let press = self.presses.get(Setting::new(
            self.args.writing.templates.as_deref(),
            &self.args.writing.font_path,
            office,
        ));
        let result = match (directive, press) {
            (Some(directive), Ok(press)) => self.print(&press, &directive, &mut diagnostics),
            (_, press) => Err(press.err().unwrap_or_default()),
        };
        declare(&mut diagnostics, profile.as_ref().map_or(&[], |profile| &profile.deviations));
        let (printed, outputs) = match result {
            Ok(made) => made,
            Err(problems) => {
                diagnostics.extend(problems);
                out.diagnostics(&diagnostics, &sources);
                return Status::Failed;
            }
        };
        out.diagnostics(&diagnostics, &sources);
        if self.args.strict && diagnostics.iter().any(|d| d.severity >= Severity::Error) {
            say_strict(out);
            return Status::Failed;
        }
        if self.args.verbose || !self.args.writing.font_path.is_empty() {
            say_family(&printed.family, out);
        }
        if self.args.verbose {
            say_spacing(&printed, out);
            say_signs(&printed.signs, out);
        }
        match self.write(file, &outputs, out) {
            Ok(()) => status(&diagnostics),
            Err(problem) => {
                out.diagnostics(&[problem], &sources);
                Status::Failed
            }
        }
    }

    /// Sets the directive and makes its files.
    fn print(
        &self,
        press: &Press,
        directive: &directive::model::Directive,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<(Printed, Outputs), Vec<Diagnostic>> {
        let check = !self.args.writing.no_check;
        let made = press.make(directive, self.format.as_ref(), target::ending(self.args.writing.format), check)?;
        press::add(diagnostics, made.diagnostics);
        Ok((made.main, made.files))
    }

    fn write(&self, file: &Path, outputs: &Outputs, out: &Output) -> Result<(), Diagnostic> {
        let target = target::of(file, self.args);
        if files::is_dash(&target) {
            let main = outputs.iter().find(|(name, _)| name == "main.typ" || outputs.len() == 1);
            let Some((_, bytes)) = main else { return Err(target::several_pages()) };
            return out.bytes(bytes).map_err(|e| files::unwritable(&target, &e));
        }
        for (name, bytes) in outputs {
            let path = match self.args.writing.format {
                FormatArg::Typ => target.join(name),
                _ => PathBuf::from(format!("{}{name}", target.display())),
            };
            files::write(&path, bytes)?;
            if self.args.writing.format != FormatArg::Typ || name == "main.typ" {
                let path = path.display();
                out.say(&Message::new(format!("đã ghi {path}"), format!("wrote {path}")));
            }
        }
        Ok(())
    }
}

pub(super) fn say_strict(out: &Output) {
    out.say(&Message::new("không ghi tệp nào vì còn lỗi (--strict)", "nothing written: there are errors (--strict)"));
}

fn say_spacing(printed: &Printed, out: &Output) {
    let spacing = printed.typeset.spacing;
    let (line, paragraph) = (format!("{:.2}", spacing.line), spacing.paragraph);
    let (why_vi, why_en) = if printed.typeset.adjusted {
        (" để chữ ký không đứng một mình ở trang cuối", ", so that the signature does not stand alone on the last page")
    } else {
        ("", "")
    };
    out.say(&Message::new(
        format!("giãn dòng {} dòng, cách đoạn {paragraph} pt{why_vi}", line.replace('.', ",")),
        format!("line pitch {line} lines, {paragraph} pt between paragraphs{why_en}"),
    ));
}

/// The exit status that findings ask for.
pub(super) fn status(diagnostics: &[Diagnostic]) -> Status {
    match diagnostics.iter().map(|d| d.severity).max() {
        Some(Severity::Failure) => Status::Failed,
        Some(Severity::Error | Severity::Warning) => Status::Findings,
        _ => Status::Done,
    }
}
