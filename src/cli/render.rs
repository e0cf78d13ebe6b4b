//! `vanthu render`: directives become documents.

use std::path::{Path, PathBuf};

use super::args::{FormatArg, RenderArgs, WritingArgs};
use super::output::Output;
use super::{Status, pdf_standards, stdin, target};
use crate::desk::{Desk, Made, files};
use crate::directive::profile::Profile;
use crate::press::Writing;
use crate::typeset::Format;
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
type Outputs = [(String, Vec<u8>)];

/// What all files of a run share.
struct Job<'a> {
    args: &'a RenderArgs,
    desk: Desk,
    wanted: Vec<Writing>,
}

fn prepare(args: &RenderArgs) -> Result<Job<'_>, Vec<Diagnostic>> {
    let mut problems = target::problems(args);
    let desk = Desk::new(args.writing.templates.clone(), args.writing.font_path.clone());
    let asked = args.writing.templates.is_some() || !args.writing.font_path.is_empty();
    let made = asked.then(|| desk.press_as_asked()).transpose().map_err(|found| problems.extend(found));
    let wanted = wanted(&args.writing, &target::wanted(args)).map_err(|problem| problems.push(problem));
    match (made, wanted) {
        (Ok(_), Ok(wanted)) if problems.is_empty() => Ok(Job { args, desk, wanted }),
        _ => Err(problems),
    }
}

/// What to write in these formats. Typst sources are a folder, which holds nothing else.
pub(super) fn wanted(writing: &WritingArgs, formats: &[FormatArg]) -> Result<Vec<Writing>, Diagnostic> {
    if formats.len() > 1 && formats.contains(&FormatArg::Typ) {
        let found = Diagnostic::new(
            "tuy-chon-sai",
            Severity::Failure,
            "`--format typ` ghi một thư mục mã nguồn, không đi cùng định dạng khác",
            "`--format typ` writes a folder of sources and stands alone",
        );
        return Err(found.hint("chạy hai lần, mỗi lần một `--format`", "run twice, with one `--format` each"));
    }
    let writing = |format: &FormatArg| {
        Ok(match format {
            FormatArg::Pdf => Writing::Pages(Format::Pdf(pdf_standards::parse(&writing.pdf_standard)?)),
            FormatArg::Docx => Writing::Word,
            FormatArg::Png => Writing::Pages(Format::Png(resolution(writing.dpi)?)),
            FormatArg::Svg => Writing::Pages(Format::Svg),
            FormatArg::Typ => Writing::Sources,
        })
    };
    formats.iter().map(writing).collect()
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

/// Says which profile was used.
pub(super) fn say_profile(profile: Option<&Profile>, out: &Output) {
    out.say(&match profile {
        Some(profile) => {
            Message::new(format!("hồ sơ đơn vị: {}", profile.name), format!("house profile: {}", profile.name))
        }
        None => Message::new("hồ sơ đơn vị: không có", "house profile: none"),
    });
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
        let read = stdin::given(file).and_then(|given| Ok(self.desk.open_bytes(file, &given.read()?)));
        let opened = match read {
            Ok(opened) => opened,
            Err(problem) => {
                out.diagnostics(&[problem], &Sources::default());
                return Status::Failed;
            }
        };
        if self.args.verbose {
            say_profile(opened.profile(), out);
        }
        let pressed = self.desk.make(&opened, &self.wanted, !self.args.writing.no_check);
        let (diagnostics, sources) = (&pressed.diagnostics, &opened.parsed.sources);
        out.diagnostics(diagnostics, sources);
        let Some(made) = &pressed.made else { return Status::Failed };
        if self.args.strict && diagnostics.iter().any(|d| d.severity >= Severity::Error) {
            say_strict(out);
            return Status::Failed;
        }
        if self.args.verbose || !self.args.writing.font_path.is_empty() {
            say_family(&made.family, out);
        }
        if self.args.verbose {
            say_spacing(made, out);
            say_signs(&made.signs, out);
        }
        match self.write(file, &made.files, out) {
            Ok(()) => status(diagnostics),
            Err(problem) => {
                out.diagnostics(&[problem], sources);
                Status::Failed
            }
        }
    }

    fn write(&self, file: &Path, outputs: &Outputs, out: &Output) -> Result<(), Diagnostic> {
        let target = target::of(file, self.args);
        if stdin::is_dash(&target) {
            let main = outputs.iter().find(|(name, _)| name == "main.typ" || outputs.len() == 1);
            let Some((_, bytes)) = main else { return Err(target::several_pages()) };
            return out.bytes(bytes).map_err(|e| files::unwritable(&target, &e));
        }
        let sources = self.wanted.contains(&Writing::Sources);
        for (name, bytes) in outputs {
            let path = if sources { target.join(name) } else { PathBuf::from(format!("{}{name}", target.display())) };
            files::write(&path, bytes)?;
            if !sources || name == "main.typ" {
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

fn say_spacing(made: &Made, out: &Output) {
    let spacing = made.spacing;
    let (line, paragraph) = (format!("{:.2}", spacing.line), spacing.paragraph);
    let (why_vi, why_en) = if made.adjusted {
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
