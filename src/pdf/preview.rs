//! What drawing a page would take, before it is drawn: pictures are unpacked as large as they say they are, and a dashed
//! line becomes as many lines as it has dashes.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, SoftMask,
    StrokeProps, TransformExt, interpret_page,
};

use super::error::{Limit, ReadError};
use super::guard::stop;
use super::read::settings;

/// Most pixels of a picture in the file: an A2 page scanned at 600 dpi has 139 million.
const MAX_PIXELS: f64 = 150e6;
/// Most dashes of a page.
const MAX_DASHES: f64 = 2e6;
/// Height and width of a glyph, in its own units, gone around once.
const AROUND_GLYPH: f64 = 4000.0;

/// Looks at the pictures of a file and at the dashes of a page; leaves the interpreter by [`stop`] when it is too much.
pub(super) fn preview(pdf: &Pdf, page: &Page<'_>, number: usize) -> Result<(), ReadError> {
    let is_picture = |object: &Object<'_>| matches!(object, Object::Stream(stream) if pixels(stream) > MAX_PIXELS);
    if pdf.objects().into_iter().any(|object| is_picture(&object)) {
        return Err(ReadError::TooLarge(Limit::Picture(number)));
    }
    let transform = page.initial_transform(true).to_kurbo();
    let (width, height) = page.render_dimensions();
    let bounds = hayro_interpret::kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(transform, bounds, &InterpreterCache::new(), page.xref(), settings());
    interpret_page(page, &mut context, &mut Preview { number, dashes: 0.0 });
    Ok(())
}

/// Pixels of a picture by its dictionary, by its parameters, and by its own header; the most of them.
fn pixels(stream: &Stream<'_>) -> f64 {
    let dict = stream.dict();
    if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_ref() != b"Image") {
        return 0.0;
    }
    let product = |dict: &Dict<'_>, wide: &str, high: &str, other: f64| {
        dict.get::<f64>(wide).unwrap_or(other) * dict.get::<f64>(high).unwrap_or(other)
    };
    let parameters = dict.get::<Dict<'_>>("DecodeParms").into_iter();
    let several = dict.get::<Array<'_>>("DecodeParms").into_iter().flat_map(|list| list.iter::<Dict<'_>>());
    let by_parameters = parameters.chain(several).map(|dict| product(&dict, "Columns", "Rows", 0.0));
    by_parameters.fold(product(dict, "Width", "Height", 0.0), f64::max).max(by_header(&stream.raw_data()))
}

/// Pixels by the header of a JPEG, JPEG 2000 or JBIG2 picture.
fn by_header(data: &[u8]) -> f64 {
    let number = |at: usize, length: usize| -> f64 {
        let bytes = data.get(at..at + length).unwrap_or_default();
        bytes.iter().fold(0.0, |number, byte| number * 256.0 + f64::from(*byte))
    };
    let find = |sign: &[u8]| data.windows(sign.len()).position(|part| part == sign);
    if data.starts_with(b"\xff\xd8") {
        // Frames that begin with their length, precision, height and width.
        let mut at = 2;
        while let Some([0xff, kind, ..]) = data.get(at..at + 4) {
            if matches!(kind, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) {
                return number(at + 5, 2) * number(at + 7, 2);
            }
            at += 2 + number(at + 2, 2) as usize;
        }
        return 0.0;
    }
    if let Some(at) = find(b"\xff\x4f\xff\x51") {
        return number(at + 8, 4) * number(at + 12, 4);
    }
    // The segment that describes the page: its kind, no references, the page, its length.
    let page = |part: &[u8]| matches!(part, [0x30, 0, _, 0, 0, 0, 0x13]);
    data.windows(7).position(page).map_or(0.0, |at| number(at + 7, 4) * number(at + 11, 4))
}

struct Preview {
    number: usize,
    dashes: f64,
}

impl Preview {
    fn dashes(&mut self, pen: &StrokeProps, length: f64) {
        let period: f64 = pen.dash_array.iter().map(|dash| f64::from(*dash).abs()).sum();
        if !pen.dash_array.is_empty() && period > 0.0 {
            self.dashes += length / period * pen.dash_array.len() as f64;
        }
        if self.dashes > MAX_DASHES || self.dashes.is_nan() {
            stop(Limit::Picture(self.number));
        }
    }
}

fn pen(mode: &DrawMode) -> Option<&StrokeProps> {
    match mode {
        DrawMode::Stroke(pen) | DrawMode::FillAndStroke(_, pen) => Some(pen),
        _ => None,
    }
}

/// The length of a path, or a little more: curves count as the lines between their points.
fn length(path: &BezPath) -> f64 {
    let (mut start, mut here, mut length) = (Point::ORIGIN, Point::ORIGIN, 0.0);
    let mut to = |here: &mut Point, point: Point| {
        length += here.distance(point);
        *here = point;
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(point) => (start, here) = (point, point),
            PathEl::LineTo(point) => to(&mut here, point),
            PathEl::QuadTo(a, point) => [a, point].into_iter().for_each(|point| to(&mut here, point)),
            PathEl::CurveTo(a, b, point) => [a, b, point].into_iter().for_each(|point| to(&mut here, point)),
            PathEl::ClosePath => to(&mut here, start),
        }
    }
    length
}

impl<'a> Device<'a> for Preview {
    fn draw_path(&mut self, path: &BezPath, _: DrawProps<'a>, mode: &DrawMode) {
        if let Some(pen) = pen(mode) {
            self.dashes(pen, length(path));
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, mode: &DrawMode) {
        let Some(pen) = pen(mode) else { return };
        for glyph in run.glyphs() {
            let scale = |transform: Affine| transform.determinant().abs().sqrt();
            self.dashes(pen, AROUND_GLYPH * scale(glyph.transform()));
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        if f64::from(image.width()) * f64::from(image.height()) > MAX_PIXELS {
            stop(Limit::Picture(self.number));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
