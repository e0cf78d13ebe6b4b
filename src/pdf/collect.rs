//! Collects what the interpreter paints: glyph runs, lines, pictures.

use hayro_interpret::color::AlphaColor;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect, Shape, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, ImageDrawProps, Paint, SoftMask, StrokeProps};

use super::error::Limit;
use super::face::{Face, face};
use super::glyph::{PT_PER_MM, Setting, place};
use super::guard::stop;
use super::limits::{MAX_MARKS, UNITS};
use super::shown::ShownStrings;
use crate::page::rule::WHITE;
use crate::page::{COVERED, Image, Letters, Page, Run, Stroke, Visibility};
use crate::words::diagnostic;

/// A filled shape thinner than this is a line, in mm.
const THIN: f64 = 1.0;
/// Lines shorter than this are dots and corners, in mm.
const SHORT: f64 = 0.5;
/// A line is level or upright when its ends differ by less than this part of its length: lines drawn by hand in Word
/// lean by up to 0.02.
const SLOPE: f64 = 0.03;
/// Width of an outline, in em, from which it makes letters bold.
const THICKENING: f64 = 0.01;
/// Areas kept of one page; more are a drawing.
const MAX_GROUNDS: usize = 2_000;
/// Opacity below which something under a picture may be seen.
const SEEN_THROUGH: f32 = 0.99;
/// Opacity below which nothing is seen.
const FAINT: f32 = 0.02;

/// Receives the painting of one page.
pub(super) struct Collector {
    page: Page,
    strings: ShownStrings,
    clips: Vec<Rect>,
    opacities: Vec<f32>,
    marks: usize,
    /// Fields of signatures, in device units, while annotations are painted.
    fields: Vec<Rect>,
    /// What readers wrote over the page, in device units, while annotations are painted.
    comments: Vec<Rect>,
    /// Dark areas and pictures, in device units: white letters show on them.
    grounds: Vec<Rect>,
    /// The first run and the first line that no picture was painted over.
    uncovered: [usize; 2],
    /// The first run of those painted last.
    latest: usize,
    /// Whether some font had no name.
    nameless: bool,
    /// Names of fonts and what they say.
    faces: Vec<(String, Face)>,
}

impl Collector {
    /// A collector for a page whose size is known.
    pub(super) fn new(page: Page, strings: ShownStrings) -> Self {
        let bounds = Rect::new(0.0, 0.0, page.width * UNITS, page.height * UNITS);
        Self {
            page,
            strings,
            clips: vec![bounds],
            opacities: vec![1.0],
            marks: 0,
            fields: Vec::new(),
            comments: Vec::new(),
            grounds: Vec::new(),
            uncovered: [0; 2],
            latest: 0,
            nameless: false,
            faces: Vec::new(),
        }
    }

    /// Goes on with what stands over the page; `fields` are the signatures among it, `comments` what readers wrote, in device
    /// units.
    pub(super) fn annotate(&mut self, fields: Vec<Rect>, comments: Vec<Rect>) {
        (self.fields, self.comments) = (fields, comments);
    }

    /// Whether a place lies in what a reader wrote over the page.
    fn is_comment(&self, place: Point) -> bool {
        self.comments.iter().any(|comment| comment.inflate(UNITS, UNITS).contains(place))
    }

    /// Whether a place lies in the picture of a signature.
    fn is_signature(&self, place: Point) -> bool {
        self.fields.iter().any(|field| field.inflate(UNITS, UNITS).contains(place))
    }

    /// Whether some text was painted by a font that the interpreter could not name.
    pub(super) const fn has_nameless(&self) -> bool {
        self.nameless
    }

    /// The page with all that was painted.
    pub(super) fn finish(self) -> Page {
        self.page
    }

    fn count(&mut self, marks: usize) {
        self.marks = self.marks.saturating_add(marks.max(1));
        if self.marks > MAX_MARKS {
            stop(Limit::Marks(self.page.number));
        }
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(Rect::ZERO)
    }

    fn colour(&self, paint: &Paint<'_>) -> ([u8; 3], bool) {
        let opacity: f32 = self.opacities.iter().product();
        match paint {
            Paint::Color(colour) => {
                let rgba: AlphaColor = colour.to_rgba();
                let [r, g, b, _] = rgba.to_rgba8();
                ([r, g, b], rgba.components()[3] * opacity > FAINT)
            }
            // The colour of a pattern is not one; black never accuses anybody wrongly.
            Paint::Pattern(_) => ([0, 0, 0], opacity > FAINT),
        }
    }

    /// Takes up a line, cut to what is visible, in device units.
    fn line(&mut self, rect: Rect, colour: [u8; 3], dashed: bool) {
        let seen = rect.intersect(self.clip());
        if self.is_signature(seen.center()) || self.is_comment(seen.center()) {
            return;
        }
        if seen.width().max(seen.height()) >= SHORT * UNITS && seen.width() > 0.0 && seen.height() > 0.0 {
            self.page.strokes.push(Stroke { rect: in_mm(seen), colour, dashed });
        }
    }

    /// A picture of the whole page hides what was painted before it: some programs put the text they recognised under
    /// the scan.
    fn cover(&mut self, area: Rect) {
        let inside = |x: f64, y: f64| area.contains(Point::new(x * UNITS, y * UNITS));
        // What an earlier picture has left is looked at no more: a file may hold thousands of them.
        let [runs, strokes] = self.uncovered;
        for run in &mut self.page.runs[runs..] {
            if run.visibility == Visibility::Painted && inside(run.x.midpoint(run.right), run.baseline) {
                run.visibility = Visibility::Invisible;
            }
        }
        let mut later = self.page.strokes.split_off(strokes);
        later.retain(|Stroke { rect, .. }| !inside(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0));
        self.page.strokes.append(&mut later);
        self.uncovered = [self.page.runs.len(), self.page.strokes.len()];
    }

    fn ground(&mut self, rect: Rect) {
        if self.grounds.len() < MAX_GROUNDS {
            self.grounds.push(rect);
        }
    }

    fn fill(&mut self, path: &BezPath, props: &DrawProps<'_>) {
        let (colour, visible) = self.colour(&props.paint);
        if !visible {
            return;
        }
        self.count(path.elements().len());
        for part in subpaths(path) {
            // A border of a web page is a large box, cut down to the line by a clip.
            let rect = (props.transform * part).bounding_box().intersect(self.clip());
            if rect.width().min(rect.height()) <= THIN * UNITS {
                self.line(rect, colour, false);
            } else if !is_white(colour) {
                self.ground(rect);
            }
        }
    }

    fn stroke(&mut self, path: &BezPath, props: &DrawProps<'_>, pen: &StrokeProps) {
        let (colour, visible) = self.colour(&props.paint);
        if !visible {
            return;
        }
        let scale = props.transform.determinant().abs().sqrt();
        let half = (f64::from(pen.line_width) * scale / 2.0).max(0.5);
        let cap = if pen.line_cap == hayro_interpret::kurbo::Cap::Butt { 0.0 } else { half };
        for (from, to) in edges(path) {
            self.count(1);
            let (from, to) = (props.transform * from, props.transform * to);
            let (middle, extent) = (from.midpoint(to), Rect::from_points(from, to).size());
            let (across, down) = (extent.width / 2.0, extent.height / 2.0);
            let half_size = if down <= SLOPE * across {
                (across + cap, half)
            } else if across <= SLOPE * down {
                (half, down + cap)
            } else {
                continue;
            };
            let rect = Rect::from_center_size(middle, (2.0 * half_size.0, 2.0 * half_size.1));
            self.line(rect, colour, !pen.dash_array.is_empty());
        }
    }

    fn path(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        match mode {
            DrawMode::Fill(_) => self.fill(path, props),
            DrawMode::Stroke(pen) => self.stroke(path, props, pen),
            DrawMode::FillAndStroke(_, pen) => {
                self.fill(path, props);
                self.stroke(path, props, pen);
            }
            DrawMode::Invisible => {}
        }
    }

    /// A stroke over the glyphs just filled thickens them: bold without a bold font.
    fn thickens_latest(&mut self, run: &GlyphRun<'_, '_>, props: &DrawProps<'_>, mode: &DrawMode) -> bool {
        let latest = self.page.runs.get_mut(self.latest..).unwrap_or_default();
        let (DrawMode::Stroke(pen), Some(glyph), Some(first)) = (mode, run.glyphs().first(), latest.first()) else {
            return false;
        };
        let origin = (props.transform * glyph.transform()).translation() / UNITS;
        if (first.x - origin.x).abs() > 1e-6 || (first.baseline - origin.y).abs() > 1e-6 {
            return false;
        }
        let width = f64::from(pen.line_width) * props.transform.determinant().abs().sqrt() / UNITS * PT_PER_MM;
        let thick = width >= THICKENING * first.size;
        for run in latest {
            run.bold |= thick;
        }
        true
    }

    fn setting(&mut self, run: &GlyphRun<'_, '_>, props: &DrawProps<'_>, mode: &DrawMode) -> Setting {
        let (colour, painted) = self.colour(&props.paint);
        let codes = run.glyphs().iter().map(|glyph| glyph.char_code());
        let shown = self.strings.find(&codes);
        let data = run.glyphs().first().and_then(|glyph| match &**glyph {
            Glyph::Outline(outline) => Some(outline.font_data()),
            Glyph::Type3(_) => None,
        });
        // `Some(None)`: an outline from a font that stands in for one the file lacks, squeezed to the widths it asks for.
        let stretch = matches!(data, Some(None)).then(|| shown.map_or(1.0, |shown| shown.stretch));
        let data = data.flatten();
        let named = match (shown, &data) {
            (Some(shown), _) => (*shown.face).clone(),
            (None, Some(data)) => known(&mut self.faces, data.postscript_name.as_deref().unwrap_or_default()),
            (None, None) => {
                self.nameless |= !run.glyphs().is_empty();
                Face::default()
            }
        };
        Setting {
            family: named.family,
            bold: named.bold || data.as_ref().and_then(|data| data.weight).is_some_and(|weight| weight >= 600),
            italic: named.italic || data.as_ref().is_some_and(|data| data.is_italic),
            colour,
            visible: painted && !matches!(mode, DrawMode::Invisible),
            stretch,
            letters: shown.map_or(Letters::Named, |shown| shown.face.letters),
        }
    }

    fn visibility(&self, visible: bool, run: &Run) -> Visibility {
        let middle = Vec2::new(run.x.midpoint(run.right), run.baseline - run.size / PT_PER_MM / 4.0) * UNITS;
        let shows = || !is_white(run.colour) || self.grounds.iter().any(|ground| ground.contains(middle.to_point()));
        match visible && shows() {
            false => Visibility::Invisible,
            true if !self.clip().inflate(UNITS, UNITS).contains(middle.to_point()) => Visibility::Outside,
            true if self.is_signature(middle.to_point()) => Visibility::Signature,
            true if self.is_comment(middle.to_point()) => Visibility::Comment,
            true => Visibility::Painted,
        }
    }

    fn glyphs(&mut self, glyphs: &GlyphRun<'_, '_>, props: &DrawProps<'_>, setting: &Setting) {
        let mut open: Option<Run> = None;
        for glyph in glyphs.glyphs() {
            let placed = place(props.transform * glyph.transform(), glyph, setting);
            let Some(placed) = placed else { continue };
            if !open.as_ref().is_some_and(|run| placed.continues(run)) {
                self.close(open.take(), setting.visible);
            }
            let run = open.get_or_insert_with(|| placed.begin(setting));
            placed.append(run);
        }
        self.close(open, setting.visible);
    }

    fn close(&mut self, run: Option<Run>, visible: bool) {
        if let Some(mut run) = run {
            run.visibility = self.visibility(visible, &run);
            self.page.runs.push(run);
        }
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(1);
        self.path(path, &props, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count(1);
        let clip = self.clip().intersect(clip.path.bounding_box());
        self.clips.push(clip);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.count(1);
        let shows_through = mask.is_some() || blend != BlendMode::default();
        self.opacities.push(if shows_through { opacity.min(SEEN_THROUGH) } else { opacity });
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(run.glyphs().len());
        if !self.thickens_latest(run, &props, mode) {
            self.latest = self.page.runs.len();
            let setting = self.setting(run, &props, mode);
            self.glyphs(run, &props, &setting);
        }
    }

    fn draw_image(&mut self, image: hayro_interpret::Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count(1);
        let pixels = [image.width(), image.height()];
        let unit = Rect::new(0.0, 0.0, f64::from(pixels[0]), f64::from(pixels[1]));
        let seen = props.transform.transform_rect_bbox(unit).intersect(self.clip());
        if seen.width() > 0.0 && seen.height() > 0.0 {
            let opaque = self.opacities.iter().product::<f32>() > SEEN_THROUGH && !has_mask(&image);
            if opaque && seen.area() > COVERED * self.page.width * self.page.height * UNITS * UNITS {
                self.cover(seen);
            }
            self.page.images.push(Image { rect: in_mm(seen), pixels });
            self.ground(seen);
        }
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {
        if self.opacities.len() > 1 {
            self.opacities.pop();
        }
    }
}

/// What the name of a font says, read once.
fn known(faces: &mut Vec<(String, Face)>, name: &str) -> Face {
    if let Some((_, face)) = faces.iter().find(|(known, _)| known == name) {
        return face.clone();
    }
    faces.push((name.to_owned(), face(name)));
    face(name)
}

/// Whether parts of a picture let through what is under it.
fn has_mask(image: &hayro_interpret::Image<'_, '_>) -> bool {
    let hayro_interpret::Image::Raster(raster) = image else { return true };
    let keys = ["SMask", "Mask", "SMaskInData"];
    keys.iter().any(|key| raster.stream().dict().contains_key(key.as_bytes()))
}

/// Whether a colour is that of the paper.
fn is_white(colour: [u8; 3]) -> bool {
    colour.iter().all(|part| *part >= WHITE)
}

fn in_mm(rect: Rect) -> diagnostic::Rect {
    diagnostic::Rect {
        x: rect.x0 / UNITS,
        y: rect.y0 / UNITS,
        width: rect.width() / UNITS,
        height: rect.height() / UNITS,
    }
}

/// A path cut at its moves.
fn subpaths(path: &BezPath) -> Vec<BezPath> {
    let mut parts: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        match (element, parts.last_mut()) {
            (PathEl::MoveTo(_), _) | (_, None) => parts.push(BezPath::from_vec(vec![*element])),
            (_, Some(part)) => part.push(*element),
        }
    }
    parts
}

/// The straight edges of a path.
fn edges(path: &BezPath) -> Vec<(Point, Point)> {
    let (mut start, mut here) = (Point::ORIGIN, Point::ORIGIN);
    let mut edges = Vec::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => (start, here) = (to, to),
            PathEl::LineTo(to) => {
                edges.push((here, to));
                here = to;
            }
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => here = to,
            PathEl::ClosePath => {
                edges.push((here, start));
                here = start;
            }
        }
    }
    edges
}
