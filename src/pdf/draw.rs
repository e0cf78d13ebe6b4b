//! Pictures of pages, for reports.

use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::error::{Limit, ReadError};
use super::guard::guarded;
use super::preview::preview;
use super::read::{accept, open, settings};

/// Most pixels of a picture: A2 at 200 dpi.
pub const MAX_PIXELS: f32 = 16e6;
/// Longest side of a picture in pixels.
const MAX_SIDE: f32 = 16_000.0;
const PT_PER_INCH: f32 = 72.0;

/// A PNG of one page, counted from 0, on white.
///
/// # Errors
/// When the bytes are no readable PDF, have no such page, or the picture would be too large; see [`ReadError`].
pub fn png(bytes: &[u8], page_index: usize, dpi: f32) -> Result<Vec<u8>, ReadError> {
    let bytes = accept(bytes)?.to_vec();
    guarded(move || {
        let pdf = open(bytes)?;
        let page = pdf.pages().get(page_index).ok_or(ReadError::NoPage)?;
        let scale = fitting_scale(page, dpi).ok_or(ReadError::TooLarge(Limit::Picture(page_index + 1)))?;
        preview(&pdf, page, page_index + 1)?;
        let pixmap = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        // Letters as they stand on paper, not moved to whole pixels.
        let drawing = RenderSettings { hinting: false, ..RenderSettings::default() };
        let picture = render(page, &RenderCache::new(), &settings(), &drawing, &pixmap);
        picture.into_png().map_err(|_| ReadError::Broken)
    })
}

/// Pixels per pt, if the picture stays within the limits and is not empty.
fn fitting_scale(page: &Page<'_>, dpi: f32) -> Option<f32> {
    let scale = dpi / PT_PER_INCH;
    let (width, height) = page.render_dimensions();
    let (width, height) = (width * scale, height * scale);
    let fits = width >= 1.0 && height >= 1.0 && width.max(height) <= MAX_SIDE && width * height <= MAX_PIXELS;
    fits.then_some(scale)
}
