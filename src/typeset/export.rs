//! Pages become files.

use typst::foundations::Smart;
use typst_layout::PagedDocument;
pub use typst_pdf::PdfStandard;
use typst_pdf::{PdfOptions, PdfStandards};

use crate::words::diagnostic::{Diagnostic, Severity};

/// What a document can be written as.
#[derive(Debug, Clone, PartialEq)]
pub enum Format {
    /// PDF that conforms to these standards.
    Pdf(Vec<PdfStandard>),
    /// One PNG a page, at so many dots per inch.
    Png(f64),
    /// One SVG a page.
    Svg,
}

impl Format {
    /// PDF as it is made unless something else is asked for: to be archived (A-2a) and read aloud (UA-1).
    #[must_use]
    pub fn pdf() -> Self {
        Self::Pdf(vec![PdfStandard::A_2a, PdfStandard::Ua_1])
    }

    /// Ending of its files.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        match self {
            Self::Pdf(_) => "pdf",
            Self::Png(_) => "png",
            Self::Svg => "svg",
        }
    }
}

/// The pages as bytes: one file for PDF, one a page otherwise. The same pages give the same bytes.
///
/// # Errors
/// What the PDF standards asked for do not allow.
pub fn export(document: &PagedDocument, format: &Format) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    match format {
        Format::Pdf(standards) => Ok(vec![pdf(document, standards)?]),
        Format::Png(dpi) => document.pages().iter().map(|page| png(page, *dpi)).collect(),
        Format::Svg => {
            let options = typst_svg::SvgOptions::default();
            Ok(document.pages().iter().map(|page| typst_svg::svg(page, &options).into_bytes()).collect())
        }
    }
}

fn pdf(document: &PagedDocument, standards: &[PdfStandard]) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let standards = PdfStandards::new(standards).map_err(|e| vec![refused(e.message().as_str())])?;
    let creator = concat!("vanthu ", env!("CARGO_PKG_VERSION"));
    let options = PdfOptions { creator: Smart::Custom(Some(creator.to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|errors| errors.iter().map(|e| refused(&e.message)).collect())
}

fn png(page: &typst_layout::Page, dpi: f64) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let options = typst_render::RenderOptions { pixel_per_pt: (dpi / 72.0).into(), ..Default::default() };
    typst_render::render(page, &options).encode_png().map_err(|e| vec![refused(&e.to_string())])
}

fn refused(reason: &str) -> Diagnostic {
    Diagnostic::new(
        "khong-xuat-duoc-tep",
        Severity::Failure,
        format!("không xuất được tệp: {reason}"),
        format!("the file cannot be exported: {reason}"),
    )
    .hint("chọn tiêu chuẩn PDF khác bằng `--pdf-standard`", "choose another PDF standard with `--pdf-standard`")
}
