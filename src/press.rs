//! A directive becomes pages: templates and typesetter together, kept warm from one document to the next.

use unicode_normalization::char::is_combining_mark;

use crate::compose::{self, Manuscript, Templates};
use crate::directive::copy::{Copy, Medium};
use crate::directive::figure::Figure;
use crate::directive::formula::Formula;
use crate::directive::model::{Directive, Text};
use crate::directive::rules::{self as source_rules, problem};
use crate::page::Page;
use crate::rules;
use crate::standard::StandardId;
use crate::typeset::{self, Fonts, Format, Mistake, Typeset, Typesetter};
use crate::word;
use crate::word::write::{Properties, Setting};
use crate::words::diagnostic::{Diagnostic, Message, Place, Severity};
use crate::words::source::{Sources, Span};

/// Templates and typesetter of a run.
pub struct Press {
    templates: Templates,
    typesetter: Typesetter,
}

/// What a document is written as.
#[derive(Debug, Clone, PartialEq)]
pub enum Writing {
    /// Its pages.
    Pages(Format),
    /// A Word file.
    Word,
    /// Its Typst sources.
    Sources,
}

impl Writing {
    /// Ending of its files.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        match self {
            Self::Pages(format) => format.ending(),
            Self::Word => "docx",
            Self::Sources => "typ",
        }
    }
}

/// A directive as pages.
pub struct Printed {
    /// The manuscript that was set.
    pub manuscript: Manuscript,
    /// Its pages.
    pub typeset: Typeset,
    /// The typeface it was set in.
    pub family: String,
    /// Signs that the typeface lacks, set in a face for signs.
    pub signs: Vec<char>,
    /// What was found before it was set.
    pub diagnostics: Vec<Diagnostic>,
}

/// The files of a directive.
pub struct Made {
    /// Each the end of its name and its bytes; the document itself comes first.
    pub files: Vec<(String, Vec<u8>)>,
    /// Pages of all files.
    pub pages: usize,
    /// What was found on the pages.
    pub diagnostics: Vec<Diagnostic>,
    /// The document itself as pages.
    pub main: Printed,
}

/// A directive set, then each of its files apart, and what was found on their pages.
pub type Seen = (Vec<Printed>, Vec<Diagnostic>);

impl Press {
    /// A press with these templates and fonts.
    #[must_use]
    pub fn new(templates: Templates, fonts: Fonts) -> Self {
        let typesetter = Typesetter::new(fonts, templates.library().to_vec());
        let typesetter = typesetter.with_elements(templates.word_library().to_vec());
        Self { templates, typesetter }
    }

    /// The typesetter.
    #[must_use]
    pub fn typesetter(&self) -> &Typesetter {
        &self.typesetter
    }

    /// Sets a directive.
    ///
    /// # Errors
    /// Letters that the font lacks, and what is wrong in a template: all of it, never only the first.
    pub fn print(&self, directive: &Directive) -> Result<Printed, Vec<Diagnostic>> {
        let mut wrong = self.missing_letters(&directive.texts(), directive.standard);
        wrong.extend(directive.figures().filter_map(|figure| self.broken(figure)));
        let mut wide = Vec::new();
        for formula in directive.formulas() {
            match self.formula(formula, directive) {
                Ok(found) => wide.extend(found),
                Err(mistakes) => wrong.extend(mistakes),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let manuscript = compose::fill(&self.templates, directive, || self.typesetter.letters(directive.standard))?;
        let typeset = self.typesetter.compile(&manuscript)?;
        let family = self.typesetter.family(directive.standard);
        let signs = typeset::signs(&directive.texts(), self.typesetter.fonts(), &family);
        Ok(Printed { manuscript, typeset, family, signs, diagnostics: wide })
    }

    /// What was printed, as a Word file.
    ///
    /// # Errors
    /// What in a template has no place in a Word file.
    pub fn word(&self, printed: &Printed, directive: &Directive) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let Printed { manuscript, typeset, .. } = printed;
        let elements = self.typesetter.elements(manuscript, typeset.spacing)?;
        let properties = Properties {
            title: manuscript.title.clone(),
            subject: directive.subject.value.clone(),
            author: manuscript.author.clone().unwrap_or_default(),
            keywords: manuscript.keywords.clone(),
            date: typeset::first_known(manuscript).unwrap_or((1, 1, 1)),
        };
        let setting = Setting {
            standard: manuscript.standard,
            size: manuscript.size,
            spacing: typeset.spacing,
            images: &manuscript.images,
            properties: &properties,
        };
        Ok(word::write::write(&elements, &setting))
    }

    /// Sets what goes with a directive in files of their own: each with the end of its file name.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn print_separate(&self, directive: &Directive) -> Result<Vec<(String, Printed)>, Vec<Diagnostic>> {
        let family = self.typesetter.family(directive.standard);
        let set = |(ending, manuscript): (String, Manuscript)| {
            let typeset = self.typesetter.compile(&manuscript)?;
            Ok((
                ending,
                Printed { manuscript, typeset, family: family.clone(), signs: Vec::new(), diagnostics: Vec::new() },
            ))
        };
        compose::fill_separate(&self.templates, directive, || self.typesetter.letters(directive.standard))?
            .into_iter()
            .map(set)
            .collect()
    }

    /// Sets a directive and makes its files, each in every way that is wanted. PDFs are proven when `check` says so.
    ///
    /// # Errors
    /// As [`Self::print`], and what the format does not allow.
    pub fn make(&self, directive: &Directive, wanted: &[Writing], check: bool) -> Result<Made, Vec<Diagnostic>> {
        let main = self.print(directive)?;
        let separate = self.print_separate(directive)?;
        let (mut files, mut pages) = (Vec::new(), 0);
        let mut diagnostics = main.manuscript.findings.clone();
        let all = std::iter::once(("", &main)).chain(separate.iter().map(|(name, printed)| (name.as_str(), printed)));
        for (name, printed) in all {
            pages += printed.typeset.document.pages().len();
            diagnostics.extend(spills(printed));
            diagnostics.extend(printed.diagnostics.iter().cloned());
            for writing in wanted {
                let exported = match writing {
                    Writing::Pages(format) => typeset::export(&printed.typeset.document, format)?,
                    Writing::Word => vec![self.word(printed, directive)?],
                    Writing::Sources => {
                        files.extend(self.sources(name, printed));
                        continue;
                    }
                };
                if let (Writing::Pages(Format::Pdf(_)), true) = (writing, check) {
                    diagnostics.extend(prove(&exported[0], printed));
                }
                let (several, ending) = (exported.len() > 1, writing.ending());
                let name =
                    |i: usize| if several { format!("{name}-{}.{ending}", i + 1) } else { format!("{name}.{ending}") };
                files.extend(exported.into_iter().enumerate().map(|(i, bytes)| (name(i), bytes)));
            }
        }
        Ok(Made { files, pages, diagnostics, main })
    }

    /// Sets a directive and what goes with it in files of their own, and measures both; what is found counts the pages of all of
    /// them in order. None when `stopped` says so on the way.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn preview(&self, directive: &Directive, stopped: &dyn Fn() -> bool) -> Result<Option<Seen>, Vec<Diagnostic>> {
        let mut documents = vec![self.print(directive)?];
        if stopped() {
            return Ok(None);
        }
        documents.extend(self.print_separate(directive)?.into_iter().map(|(_, printed)| printed));
        let (mut pages, mut diagnostics) = (0, Vec::new());
        for printed in &documents {
            if stopped() {
                return Ok(None);
            }
            let pdf = typeset::export(&printed.typeset.document, &Format::Pdf(vec![]))?;
            let mut found = prove(&pdf[0], printed);
            for diagnostic in &mut found {
                if let Place::Page { page, .. } = &mut diagnostic.place {
                    *page += pages;
                }
            }
            diagnostics.append(&mut found);
            pages += printed.typeset.document.pages().len();
        }
        Ok(Some((documents, diagnostics)))
    }

    /// The Typst sources of the document, or the one of a file that goes with it.
    fn sources(&self, name: &str, printed: &Printed) -> Vec<(String, Vec<u8>)> {
        if name.is_empty() {
            return self.typesetter.files(&printed.manuscript, printed.typeset.spacing);
        }
        vec![(format!("{}.typ", name.trim_start_matches('-')), printed.manuscript.source.clone().into_bytes())]
    }

    /// Sets what a copy adds to a document, on a page as high as itself, between the side margins of that document where
    /// they are known; its bytes as a plain PDF, and what its words show.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn print_copy(
        &self,
        copy: &Copy,
        medium: Medium,
        margins: Option<(f64, f64)>,
    ) -> Result<(Vec<u8>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let missing = self.missing_letters(&copy.texts(), StandardId::Nd30);
        if !missing.is_empty() {
            return Err(missing);
        }
        let manuscript = compose::fill_copy(&self.templates, copy, medium, margins)?;
        let typeset = self.typesetter.compile(&manuscript)?;
        let mut files = typeset::export(&typeset.document, &Format::Pdf(vec![]))?;
        let spills = typeset::spills(&typeset, &manuscript);
        Ok((files.swap_remove(0), rules::ink::told(&spills, manuscript.standard)))
    }

    /// A picture that can't be unpacked.
    fn broken(&self, figure: &Figure) -> Option<Diagnostic> {
        let why = self.typesetter.broken_picture(&figure.path, &figure.bytes)?;
        let found = problem(
            &source_rules::FIGURE_BROKEN,
            format!("không đọc được hình: tệp bị hỏng hoặc bị cắt cụt ({why})"),
            format!("can't read the picture: {why}"),
        );
        Some(
            found.at_span(figure.span).hint(
                "mở hình bằng một chương trình vẽ rồi lưu lại",
                "open it in a program that draws, and save it again",
            ),
        )
    }

    /// What is wrong with a formula, and that it is too wide for its line.
    fn formula(&self, formula: &Formula, directive: &Directive) -> Result<Option<Diagnostic>, Vec<Diagnostic>> {
        let standard = directive.standard;
        let size = standard.get().thanh_phan.cong_thuc.dat[usize::from(directive.size > 13)];
        let width = self.typesetter.formula(&formula.source, standard, size).map_err(|mistakes| {
            let tell = |mistake: Mistake| {
                let Message { vi, en } = mistake.message;
                problem(&source_rules::FORMULA, format!("công thức: {vi}"), format!("formula: {en}"))
                    .at_span(formula.spot(&mistake.at))
                    .hint("cách viết: docs/directive.md, phần Công thức", "the notation: docs/directive.md")
            };
            mistakes.into_iter().map(tell).collect::<Vec<_>>()
        })?;
        let room = formula.room - if formula.number.is_some() { 24.0 } else { 0.0 };
        let wide = || {
            problem(
                &source_rules::FORMULA_WIDE,
                format!("công thức rộng {width:.0} mm, chỗ cho công thức chỉ có {room:.0} mm"),
                format!("the formula is {width:.0} mm wide, there is room for {room:.0} mm"),
            )
            .at_span(formula.span)
            .hint(
                "ngắt dòng bằng ` \\\\ ` trước một dấu `=` hoặc `+`, hay tách thành hai công thức",
                "break the line with ` \\\\ ` before a `=` or `+`, or split it in two",
            )
        };
        Ok((width > room).then(wide))
    }

    fn missing_letters(&self, texts: &[&Text], standard: StandardId) -> Vec<Diagnostic> {
        let family = self.typesetter.family(standard);
        let missing = texts.iter().flat_map(|text| {
            let letters = typeset::missing_letters(text, self.typesetter.fonts(), &family);
            letters.into_iter().map(|letter| no_glyph(text, letter, &family)).chain(stacked(text)).collect::<Vec<_>>()
        });
        missing.collect()
    }
}

/// The id of what is told of a letter that no font has.
const NO_GLYPH: &str = "chu-khong-co-trong-phong";
/// Marks on one letter that no language writes. Thousands of them, as pranksters type, take the typesetter gigabytes.
const MOST_MARKS: usize = 8;

fn stacked(text: &Text) -> Option<Diagnostic> {
    let mut marks = 0;
    let too_many = text.value.chars().any(|letter| {
        marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
        marks > MOST_MARKS
    });
    let problem = || {
        Diagnostic::new(
            "chu-chong-qua-nhieu-dau",
            Severity::Failure,
            format!("có chữ mang hơn {MOST_MARKS} dấu chồng lên nhau"),
            format!("a letter carries more than {MOST_MARKS} marks"),
        )
        .at_span(text.span)
        .hint("gõ lại chữ ấy", "type that letter again")
    };
    too_many.then(problem)
}

/// Points at the letters that no font has, each within the words it stands in: the finding quotes the letter.
pub fn point(problems: &mut [Diagnostic], sources: &Sources) {
    for problem in problems.iter_mut().filter(|problem| problem.rule == NO_GLYPH) {
        let Place::Source(words) = problem.place else { continue };
        let letter = problem.message.vi.split('`').nth(1).unwrap_or_default();
        if let Some(at) = sources.text(words).find(letter).filter(|_| !letter.is_empty()) {
            let start = words.start + at;
            problem.place = Place::Source(Span { start, end: start + letter.len(), ..words });
        }
    }
}

fn no_glyph(text: &Text, letter: char, family: &str) -> Diagnostic {
    let code = u32::from(letter);
    Diagnostic::new(
        NO_GLYPH,
        Severity::Failure,
        format!("chữ `{letter}` (U+{code:04X}) không có trong phông {family}"),
        format!("the letter `{letter}` (U+{code:04X}) is not in the font {family}"),
    )
    .at_span(text.span)
    .hint(
        "thay bằng chữ khác, hoặc chỉ phông có chữ này bằng `--font-path`",
        "use another letter, or name a font that has it with `--font-path`",
    )
}

/// Judges the ink of finished pages; each finding leads back to the words of the directive.
fn spills(printed: &Printed) -> Vec<Diagnostic> {
    let spills = typeset::spills(&printed.typeset, &printed.manuscript);
    let mut diagnostics = rules::ink::told(&spills, printed.manuscript.standard);
    trace(&mut diagnostics, printed);
    diagnostics
}

/// Measures the PDF that was made of a directive; each finding leads back to the words of the directive.
#[must_use]
pub fn prove(pdf: &[u8], printed: &Printed) -> Vec<Diagnostic> {
    crate::pdf::read_own(pdf).map_or_else(|error| vec![error.diagnostic()], |pages| judge(&pages, printed))
}

/// The same, of its pages as they were read.
#[must_use]
pub fn judge(pages: &[Page], printed: &Printed) -> Vec<Diagnostic> {
    let mut diagnostics = crate::check::check(pages).diagnostics;
    trace(&mut diagnostics, printed);
    diagnostics
}

/// Adds what was measured to what the source was told. A defect that the source showed in the same words is told once, as
/// gravely as either of them says.
pub fn add(told: &mut Vec<Diagnostic>, measured: Vec<Diagnostic>) {
    let source = told.len();
    for new in measured {
        match told[..source].iter_mut().find(|known| is_same(known, &new)) {
            Some(known) => known.severity = known.severity.max(new.severity),
            None => told.push(new),
        }
    }
}

/// Bytes between the mark of an item and its words, which are told apart in the source.
const MARK_GAP: usize = 2;

/// Whether one rule speaks of one place in the source and of what was printed from it.
fn is_same(known: &Diagnostic, new: &Diagnostic) -> bool {
    let Place::Source(at) = known.place else { return false };
    let Place::Page { origin: Some(origin), .. } = new.place else { return false };
    known.rule == new.rule && at.file == origin.file && at.start < origin.end && origin.start < at.end + MARK_GAP
}

/// Gives every finding on a page of ours the place in the directive where its words come from.
fn trace(diagnostics: &mut [Diagnostic], printed: &Printed) {
    for diagnostic in diagnostics {
        if let Place::Page { page, rect, origin: origin @ None } = &mut diagnostic.place {
            *origin = typeset::origin_at(&printed.typeset, &printed.manuscript.origins, *page, *rect);
        }
    }
}
