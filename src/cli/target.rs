//! Where results go: beside the directive, to a file, into a folder, to standard output.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::args::{FormatArg, RenderArgs};
use super::stdin;
use crate::desk::files;
use crate::words::diagnostic::{Diagnostic, Place, Severity};

/// Ending of the files of a format.
pub(super) fn ending(format: FormatArg) -> &'static str {
    match format {
        FormatArg::Pdf => "pdf",
        FormatArg::Docx => "docx",
        FormatArg::Png => "png",
        FormatArg::Svg => "svg",
        FormatArg::Typ => "typ",
    }
}

/// The formats that are asked for: those named, else that of the ending of `-o`, else PDF.
pub(super) fn formats(named: &[FormatArg], output: Option<&Path>) -> Vec<FormatArg> {
    if !named.is_empty() {
        let mut once: Vec<FormatArg> = Vec::new();
        named.iter().for_each(|format| {
            if !once.contains(format) {
                once.push(*format);
            }
        });
        return once;
    }
    let of_file = output.and_then(Path::extension).map(|e| e.to_string_lossy().to_lowercase());
    let known = [FormatArg::Docx, FormatArg::Png, FormatArg::Svg];
    let found = known.into_iter().find(|format| of_file.as_deref() == Some(ending(*format)));
    vec![found.unwrap_or(FormatArg::Pdf)]
}

/// The formats of a run of `vanthu render`.
pub(super) fn wanted(args: &RenderArgs) -> Vec<FormatArg> {
    formats(&args.writing.format, args.output.as_deref())
}

fn sources(args: &RenderArgs) -> bool {
    wanted(args).contains(&FormatArg::Typ)
}

/// The path that a directive's results are written to, without its ending; for Typst sources the folder.
pub(super) fn of(file: &Path, args: &RenderArgs) -> PathBuf {
    let stem = if stdin::is_dash(file) { "van-ban".into() } else { file.file_stem().unwrap_or_default().to_owned() };
    match &args.output {
        None if stdin::is_dash(file) => PathBuf::from("-"),
        None => file.with_file_name(named(&stem, args)),
        Some(output) if stdin::is_dash(output) => output.clone(),
        Some(output) if is_folder(output, args) => output.join(named(&stem, args)),
        Some(output) if sources(args) => output.clone(),
        Some(output) => without_ending(output, &wanted(args)),
    }
}

fn named(stem: &std::ffi::OsStr, args: &RenderArgs) -> PathBuf {
    let mut name = stem.to_owned();
    if sources(args) {
        name.push("-typst");
    }
    name.into()
}

fn is_folder(output: &Path, args: &RenderArgs) -> bool {
    let typed_as_folder = output.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    args.files.len() > 1 || typed_as_folder || (output.is_dir() && !sources(args))
}

fn without_ending(path: &Path, formats: &[FormatArg]) -> PathBuf {
    if path.extension().is_some_and(|e| formats.iter().any(|format| e.eq_ignore_ascii_case(ending(*format)))) {
        path.with_extension("")
    } else {
        path.to_owned()
    }
}

/// What is wrong with the targets as a whole: two results of one name, or a result in the place of its directive.
pub(super) fn problems(args: &RenderArgs) -> Vec<Diagnostic> {
    let mut taken: HashMap<PathBuf, &Path> = HashMap::new();
    let mut problems = Vec::new();
    for file in &args.files {
        let target = of(file, args);
        if stdin::is_dash(&target) && args.files.len() > 1 {
            problems.push(clash(
                file,
                "chỉ ghi được một văn bản ra đầu ra chuẩn",
                "only one document can go to standard output",
            ));
        } else if let Some(other) = taken.insert(target.clone(), file) {
            let (other, target) = (other.display(), target.display());
            problems.push(clash(
                file,
                &format!("kết quả trùng tên với kết quả của `{other}`: `{target}`"),
                &format!("its result has the same name as that of `{other}`: `{target}`"),
            ));
        }
        let result =
            |format: &FormatArg| file.as_path() == Path::new(&format!("{}.{}", target.display(), ending(*format)));
        let overwritten = wanted(args).iter().any(result);
        // What is no directive is told so when it is read, and nothing is written.
        let directive = files::kind(file).is_none();
        if directive && (args.output.as_ref().is_some_and(|output| output == file) || overwritten) {
            problems.push(clash(
                file,
                "kết quả sẽ ghi đè lên chính tệp này",
                "the result would overwrite this very file",
            ));
        }
    }
    problems
}

fn clash(file: &Path, vi: &str, en: &str) -> Diagnostic {
    let name = file.display().to_string();
    Diagnostic::new("ket-qua-trung-ten", Severity::Failure, format!("`{name}`: {vi}"), format!("`{name}`: {en}"))
        .at(Place::File(name))
        .hint("chọn nơi ghi khác bằng `-o`", "choose another place with `-o`")
}

/// Several pages do not fit into one standard output.
pub(super) fn several_pages() -> Diagnostic {
    Diagnostic::new(
        "nhieu-trang-ra-dau-ra-chuan",
        Severity::Failure,
        "văn bản thành nhiều tệp (nhiều định dạng, nhiều trang ảnh, phụ lục ở tệp riêng), không ghi được ra đầu ra chuẩn",
        "the document makes several files (several formats, pages as pictures, annexes apart): they cannot go to standard output",
    )
    .hint("dùng `-o` với một thư mục", "use `-o` with a folder")
}
