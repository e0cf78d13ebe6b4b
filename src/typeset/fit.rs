//! The last page: the signature never stands alone on it. Spacing is varied inside the legal range before anything else.

use typst::foundations::{Label, Selector};
use typst::introspection::Introspector;
use typst::layout::{Abs, Frame, FrameItem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;

/// Vertical spacing of the body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spacing {
    /// Line pitch, in single lines.
    pub line: f64,
    /// Between paragraphs, in pt, beyond the line pitch.
    pub paragraph: f64,
}

impl Spacing {
    /// The spacing a standard starts from.
    #[must_use]
    pub fn of(standard: StandardId) -> Self {
        let figures = &standard.get().van_ban;
        Self { line: figures.cach_dong.dat, paragraph: figures.cach_doan.dat }
    }
}

/// Label that `ket.typ` leaves where the signature block begins.
const SIGNATURE: &str = "vt-chu-ky";
/// Lines of body text that the page of the signature must hold.
const LINES_WANTED: usize = 2;

/// Sets the document in the standard's spacing, or in the nearest one that leaves body text beside the signature.
pub(super) fn compile(
    standard: StandardId,
    set: impl Fn(Spacing) -> Result<PagedDocument, Vec<Diagnostic>>,
) -> Result<(PagedDocument, Spacing), Vec<Diagnostic>> {
    let spacing = Spacing::of(standard);
    let document = set(spacing)?;
    if is_good(&document, standard) {
        return Ok((document, spacing));
    }
    for candidate in candidates(standard) {
        let other = set(candidate)?;
        if is_good(&other, standard) {
            return Ok((other, candidate));
        }
    }
    Ok((document, spacing))
}

/// Spacings inside the legal range, nearest to the standard's own first.
fn candidates(standard: StandardId) -> Vec<Spacing> {
    let figures = &standard.get().van_ban;
    let (line, paragraph) = (&figures.cach_dong, &figures.cach_doan);
    let steps = |figure: &crate::standard::Figure, step: f64| {
        let (low, high) = (figure.least(), figure.most());
        let mut values = vec![];
        let mut value = low;
        while value <= high + 1e-9 {
            values.push(value);
            value += step;
        }
        values
    };
    let mut all: Vec<_> = steps(line, 0.05)
        .into_iter()
        .flat_map(|l| steps(paragraph, 2.0).into_iter().map(move |p| Spacing { line: l, paragraph: p }))
        .filter(|s| (s.line - line.dat).abs() > 1e-9 || (s.paragraph - paragraph.dat).abs() > 1e-9)
        .collect();
    let distance = |s: &Spacing| ((s.line - line.dat).abs() / 0.05) + ((s.paragraph - paragraph.dat).abs() / 2.0) * 1.5;
    all.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    all
}

/// Whether body text of some lines stands on the page of the signature block.
fn is_good(document: &PagedDocument, standard: StandardId) -> bool {
    let Some((page, block)) = position(document, SIGNATURE) else { return true };
    if page == 1 {
        return true;
    }
    let top = Abs::mm(standard.get().trang.le_tren.dat);
    let mut baselines = Vec::new();
    collect_baselines(&document.pages()[page - 1].frame, Abs::zero(), &mut baselines);
    baselines.retain(|y| *y > top && *y < block);
    baselines.sort();
    baselines.dedup_by(|a, b| (*a - *b).abs() < Abs::pt(1.0));
    baselines.len() >= LINES_WANTED
}

fn position(document: &PagedDocument, label: &str) -> Option<(usize, Abs)> {
    let label = Label::new(PicoStr::intern(label))?;
    let introspector = document.introspector();
    let location = introspector.query_first(&Selector::Label(label))?.location()?;
    let position = introspector.position(location)?;
    Some((position.page.get(), position.point.y))
}

fn collect_baselines(frame: &Frame, offset: Abs, baselines: &mut Vec<Abs>) {
    for (point, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect_baselines(&group.frame, offset + point.y, baselines),
            FrameItem::Text(_) => baselines.push(offset + point.y),
            _ => {}
        }
    }
}
