//! Composition: a directive and a letter template become a manuscript, a thin Typst document.
//!
//! Values cross from Tera to Typst only as string literals (`#"…";`), so nothing a clerk types can be markup.

mod body;
mod columns;
mod dates;
mod fold;
mod grid;
mod inline;
mod layout;
mod letters;
mod literal;
mod naming;
mod origin;
mod rows;
mod templates;
mod view;

use std::collections::BTreeSet;

use crate::directive::copy::{Copy, Medium};
use crate::directive::model::{Directive, Signer};
use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;
use layout::Layout;

pub use letters::Letters;
pub use origin::Origin;
pub use templates::{Templates, built_in_files, sample};

/// A document as Typst source, and what the exporter wants to know of it.
#[derive(Debug, Clone)]
pub struct Manuscript {
    /// The main Typst source.
    pub source: String,
    /// The standard it follows.
    pub standard: StandardId,
    /// Base size in pt, 13 or 14.
    pub size: u8,
    /// Whether its pages lie on their side.
    pub landscape: bool,
    /// Title of the document: `Công văn số 1120/UBND-KGVX: triển khai …`.
    pub title: String,
    /// The issuing body.
    pub author: Option<String>,
    /// Keywords: kind, symbol, issuer, signer.
    pub keywords: Vec<String>,
    /// Which words of the directive its literals have, in the order of the source.
    pub origins: Vec<Origin>,
    /// Images that the source names, by path.
    pub images: Vec<(String, Vec<u8>)>,
    /// Date of issue as year, month, day, as far as it is known.
    pub date: (Option<i16>, Option<u8>, Option<u8>),
    /// Left and right margin in mm of what a copy adds: a strip as high as its words; none for a document.
    pub margins: Option<(f64, f64)>,
    /// What was chosen for its tables, where they did not fit as they should.
    pub findings: Vec<Diagnostic>,
}

impl Default for Manuscript {
    fn default() -> Self {
        Self {
            source: String::new(),
            origins: Vec::new(),
            standard: StandardId::Nd30,
            size: StandardId::Nd30.get().van_ban.co_chu.dat as u8,
            landscape: false,
            title: String::new(),
            author: None,
            keywords: Vec::new(),
            images: Vec::new(),
            date: (None, None, None),
            margins: None,
            findings: Vec::new(),
        }
    }
}

/// The names a template sees of a directive, dotted, as `letter-templates/README.md` lists them: `co_quan.ten`.
#[must_use]
pub fn template_fields(directive: &Directive) -> BTreeSet<String> {
    let letters = Letters::new(|_, _| None);
    view::names(directive, &Layout::of(directive, || &letters).unwrap_or_default())
}

/// Fills the template of a copy; `margins` are the left and the right one of the document that is copied, in mm.
///
/// # Errors
/// What is wrong in the template, with its file, line and column.
pub fn fill_copy(
    templates: &Templates,
    copy: &Copy,
    medium: Medium,
    margins: Option<(f64, f64)>,
) -> Result<Manuscript, Vec<Diagnostic>> {
    let (name, signer) = match medium {
        Medium::Paper => ("ban-sao/giay.typ.tera", copy.signer.as_ref()),
        Medium::Electronic => ("ban-sao/dien-tu.typ.tera", None),
    };
    let (source, origins) = templates.render_file(name, &view::copy_context(copy))?;
    let images = images(signer.into_iter());
    let page = &StandardId::Nd30.get().trang;
    let margins = Some(margins.unwrap_or((page.le_trai.dat, page.le_phai.dat)));
    Ok(Manuscript { source, origins, size: copy.size, images, margins, ..Manuscript::default() })
}

/// Fills the template of the directive's kind; `letters` are those that tables are measured with.
///
/// # Errors
/// What is wrong in the template, with its file, line and column; tables that no page can hold.
pub fn fill<'l>(
    templates: &Templates,
    directive: &Directive,
    letters: impl Fn() -> &'l Letters,
) -> Result<Manuscript, Vec<Diagnostic>> {
    let layout = Layout::of(directive, letters)?;
    let (source, origins) = templates.render(directive.kind, &view::context(directive, &layout))?;
    let mut whole = manuscript(directive, source, naming::title(directive));
    whole.images.extend(images(directive.signers()));
    Ok(Manuscript { origins, landscape: layout.landscape, findings: layout.findings, ..whole })
}

/// What goes with an electronic document in files of their own (mẫu 1.3, 2.2): each with the end of its file name.
///
/// # Errors
/// As [`fill`].
pub fn fill_separate<'l>(
    templates: &Templates,
    directive: &Directive,
    letters: impl Fn() -> &'l Letters,
) -> Result<Vec<(String, Manuscript)>, Vec<Diagnostic>> {
    let is_separate = directive.annexes.iter().any(|annex| annex.separate)
        || directive.attached.as_ref().is_some_and(|attached| attached.separate);
    if !is_separate {
        return Ok(Vec::new());
    }
    let layout = Layout::of(directive, letters)?;
    let fill = |annex: Option<usize>, name: String, ending: String| {
        let (source, origins) =
            templates.render_file("tep-rieng/main.typ.tera", &view::separate_context(directive, annex, &layout))?;
        let title = format!("{name} ({})", naming::title(directive));
        let landscape = annex.is_none() && layout.attached;
        Ok((ending, Manuscript { landscape, origins, ..manuscript(directive, source, title) }))
    };
    let annexes = directive.annexes.iter().enumerate().filter(|(_, annex)| annex.separate).map(|(at, _)| {
        let number = directive.annex_number(at).map_or_else(String::new, |number| format!("-{number}"));
        fill(Some(at), directive.annex_name(at), format!("-phu-luc{number}"))
    });
    let attached = directive.attached.iter().filter(|it| it.separate);
    attached.map(|it| fill(None, it.kind.name().to_owned(), "-kem-theo".to_owned())).chain(annexes).collect()
}

fn manuscript(directive: &Directive, source: String, title: String) -> Manuscript {
    let date = directive.date;
    Manuscript {
        source,
        standard: directive.standard,
        size: directive.size,
        landscape: false,
        title,
        author: Some(naming::issuer(directive)),
        keywords: naming::keywords(directive),
        images: directive.figures().map(|figure| (figure.path.clone(), figure.bytes.clone())).collect(),
        origins: Vec::new(),
        margins: None,
        findings: Vec::new(),
        date: (date.year, date.month.map(i8::unsigned_abs), date.day.map(i8::unsigned_abs)),
    }
}

/// The images of signatures and seals, where the layout library finds them: one pair for each signer, from 0.
fn images<'a>(signers: impl Iterator<Item = &'a Signer>) -> Vec<(String, Vec<u8>)> {
    let of_signer = signers.enumerate().flat_map(|(at, signer)| {
        let signature = signer.signature.iter().map(move |picture| (format!("chu-ky-{at}.png"), picture.bytes.clone()));
        let seal = signer.seal.iter().map(move |seal| (format!("dau-{at}.png"), seal.picture.bytes.clone()));
        signature.chain(seal)
    });
    of_signer.collect()
}
