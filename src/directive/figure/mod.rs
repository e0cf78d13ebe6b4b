//! Pictures in the text (`hinh`): PNG, JPEG or SVG, alone or two abreast, each with its caption.

mod raster;
mod size;
mod svg;

use super::keys;
use super::model::Text;
use super::reader::{Fields, Reader};
use super::rules::{self, finding, problem};
use super::tree::Value;
use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;

pub use super::model::figure::{Figure, Format};

impl Format {
    /// The ending of a file of the format.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Svg => "svg",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Svg => "SVG",
        }
    }

    /// The format of a file, by its first bytes.
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            _ => svg::is_svg(bytes).then_some(Self::Svg),
        }
    }

    /// The format that the name of a file promises.
    fn promised(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_lowercase().as_str() {
            "png" => Some(Self::Png),
            "jpg" | "jpeg" | "jpe" => Some(Self::Jpeg),
            "svg" => Some(Self::Svg),
            _ => None,
        }
    }
}

/// The largest file of a picture that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Pictures side by side.
const ABREAST: usize = 2;
/// Room between them, in mm.
const GAP: f64 = 5.0;
/// Widths that can be asked for, in mm.
const WIDTHS: std::ops::Range<i64> = 5..1000;

/// Size of a picture as its file tells it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Natural {
    /// Width and height, in points of a raster or px of an SVG.
    points: [f64; 2],
    /// Points to the inch, where the file tells it.
    dpi: Option<f64>,
}

/// Why a picture is refused.
enum Defect {
    /// Not one of the formats; what it seems to be.
    Foreign(&'static str),
    /// Another format than its name says.
    Misnamed(Format),
    /// It can't be read; why, in both languages.
    Broken(String, String),
    /// Too many points.
    Large(f64, f64),
    /// An SVG that does more than draw; what, in both languages.
    Active(String, String),
}

/// Reads the pictures of a key `hinh`; `room` is the width of the text, in mm.
pub(super) fn read(reader: &mut Reader<'_>, parent: Fields<'_>, standard: StandardId, room: f64) -> Vec<Figure> {
    let nodes = reader.items(parent, "hinh");
    if nodes.len() > ABREAST {
        let count = nodes.len();
        reader.found.push(
            problem(
                &rules::FIGURE_ABREAST,
                format!("có {count} hình cạnh nhau, nhiều nhất {ABREAST}"),
                format!("{count} pictures side by side, at most {ABREAST}"),
            )
            .at_span(nodes[ABREAST].span)
            .hint("đưa các hình còn lại vào một phần `[[noi_dung]]` khác", "move the others to another `[[noi_dung]]`"),
        );
        return Vec::new();
    }
    let room = if nodes.len() == ABREAST { (room - GAP) / 2.0 } else { room };
    let mut figures = Vec::new();
    for node in nodes {
        match &node.value {
            Value::Table(table) => {
                let fields = reader.open(table, &keys::FIGURE, node.span);
                figures.extend(figure(reader, fields, standard, room));
            }
            _ => reader.wrong_type(node, "hinh", "bảng { tep, … }", "a table { tep, … }"),
        }
    }
    figures
}

fn figure(reader: &mut Reader<'_>, fields: Fields<'_>, standard: StandardId, room: f64) -> Option<Figure> {
    let (caption, alt) = (reader.text(fields, "chu_thich"), reader.text(fields, "mo_ta"));
    let number = reader.label(fields, "so");
    let width = reader.number(fields, "rong").and_then(|(width, _)| match width {
        Some(width) if WIDTHS.contains(&width) => Some(width as f64),
        _ => {
            let node = &fields.table.get("rong")?.node;
            reader.wrong_value(node, "hinh.rong", &[format!("số mm từ {}", WIDTHS.start)]);
            None
        }
    });
    let (name, bytes) = reader.bytes(fields, "tep")?;
    let (format, natural) = match look(&bytes, &name.value) {
        Ok(seen) => seen,
        Err(defect) => {
            reader.found.push(refused(&defect, &name));
            return None;
        }
    };
    let (width, found) = size::fitted(natural, format, width, room, standard);
    let place = fields.table.get("rong").map_or(name.span, |entry| entry.node.span);
    reader.found.extend(found.map(|told| told.at_span(place)));
    if caption.is_none() && alt.is_none() {
        reader.found.push(undescribed(&name, standard));
    }
    let fallback = || Text { value: "Hình".to_owned(), span: name.span };
    let alt = alt.or_else(|| caption.clone()).unwrap_or_else(fallback);
    Some(Figure { bytes, format, path: String::new(), width, number, caption, alt, span: name.span })
}

/// Looks at a file without unpacking it.
fn look(bytes: &[u8], name: &str) -> Result<(Format, Natural), Defect> {
    if bytes.is_empty() {
        return Err(Defect::Broken("tệp không có gì".to_owned(), "the file is empty".to_owned()));
    }
    let Some(format) = Format::of(bytes) else { return Err(Defect::Foreign(foreign(bytes))) };
    if Format::promised(name) != Some(format) {
        return Err(Defect::Misnamed(format));
    }
    let natural = match format {
        Format::Png | Format::Jpeg => raster::natural(bytes)?,
        Format::Svg => svg::natural(bytes)?,
    };
    Ok((format, natural))
}

/// What a file of another sort is called.
fn foreign(bytes: &[u8]) -> &'static str {
    match bytes {
        [b'G', b'I', b'F', b'8', ..] => "GIF",
        [b'B', b'M', ..] => "BMP",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "WebP",
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => "TIFF",
        [b'P', b'K', 3, 4, ..] => "ZIP, Word, Excel",
        [0xd7, 0xcd, 0xc6, 0x9a, ..] | [1, 0, 0, 0, ..] => "WMF, EMF",
        [0x1f, 0x8b, ..] => "SVGZ (gzip)",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "HEIC, AVIF",
        _ => "",
    }
}

fn refused(defect: &Defect, name: &Text) -> Diagnostic {
    let file = &name.value;
    let found = match defect {
        Defect::Foreign("") => problem(
            &rules::FIGURE_FORMAT,
            format!("`{file}` không phải ảnh PNG, JPEG hay SVG"),
            format!("`{file}` is no PNG, JPEG or SVG"),
        ),
        Defect::Foreign(sort) => problem(
            &rules::FIGURE_FORMAT,
            format!("`{file}` là {sort}, phải là PNG, JPEG hoặc SVG"),
            format!("`{file}` is {sort}, PNG, JPEG or SVG expected"),
        ),
        Defect::Misnamed(format) => problem(
            &rules::FIGURE_FORMAT,
            format!("`{file}` thật ra là ảnh {}, không như đuôi tên tệp", format.name()),
            format!("`{file}` is {} in truth, not what its name says", format.name()),
        ),
        Defect::Broken(vi, en) => problem(
            &rules::FIGURE_BROKEN,
            format!("không đọc được hình `{file}`: {vi}"),
            format!("can't read `{file}`: {en}"),
        ),
        Defect::Large(width, height) => problem(
            &rules::FIGURE_LARGE,
            format!("hình `{file}` có {width:.0} × {height:.0} điểm ảnh, nhiều nhất {:.0} triệu", raster::MOST / 1e6),
            format!("`{file}` has {width:.0} × {height:.0} points, at most {:.0} million", raster::MOST / 1e6),
        ),
        Defect::Active(vi, en) => {
            problem(&rules::FIGURE_ACTIVE, format!("hình SVG `{file}` {vi}"), format!("the SVG `{file}` {en}"))
        }
    };
    let hint = match defect {
        Defect::Foreign(_) => ("lưu hình ở dạng PNG, JPEG hoặc SVG", "save it as PNG, JPEG or SVG".to_owned()),
        Defect::Misnamed(format) => {
            let ending = format.ending();
            return found.at_span(name.span).hint(
                format!("đổi đuôi tên tệp thành `.{ending}`, hoặc xem có nhầm tệp không"),
                format!("rename it to `.{ending}`, or see whether it is the wrong file"),
            );
        }
        Defect::Broken(..) => (
            "mở hình bằng một chương trình vẽ rồi lưu lại",
            "open it in a program that draws, and save it again".to_owned(),
        ),
        Defect::Large(..) => (
            "thu nhỏ hình: in trên A4 ở 300 dpi chỉ cần 2.000 điểm ảnh chiều ngang",
            "make it smaller: at 300 dpi a page of A4 needs 2,000 points across".to_owned(),
        ),
        Defect::Active(..) => (
            "xuất lại SVG chỉ có hình vẽ, ảnh nhúng sẵn bên trong; hoặc lưu thành PNG",
            "export it as a plain drawing with its images embedded, or save it as PNG".to_owned(),
        ),
    };
    found.at_span(name.span).hint(hint.0, hint.1)
}

fn undescribed(name: &Text, standard: StandardId) -> Diagnostic {
    let file = &name.value;
    finding(
        &rules::FIGURE_WORDS,
        standard,
        format!("hình `{file}` không có `mo_ta` lẫn `chu_thich`"),
        format!("`{file}` has neither `mo_ta` nor `chu_thich`"),
    )
    .at_span(name.span)
    .hint(
        "thêm `mo_ta`: một câu nói hình vẽ gì, cho người không nhìn thấy hình",
        "add `mo_ta`: a sentence that says what it shows, for those who don't see it",
    )
}
