//! Images of the signature and of the seal: PNG with a transparent ground (Phụ lục I, Phần I, II.7.d, II.8.a).

use std::io::Cursor;

use super::model::Text;
use super::reader::{Fields, Reader};
use super::rules::{self, finding};
use crate::standard::StandardId;
use crate::words::diagnostic::Diagnostic;
use crate::words::rule::RuleInfo;

pub use super::model::picture::{Picture, Seal};

/// What a picture of a signature may take unpacked, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;
/// Diameters a seal can have, in mm.
const DIAMETERS: std::ops::RangeInclusive<i64> = 10..=60;

/// The picture of the signature.
pub(super) fn signature(reader: &mut Reader<'_>, fields: Fields<'_>, standard: StandardId) -> Option<Picture> {
    picture(reader, fields, "anh_chu_ky", standard, "II.7.d")
}

/// The picture of the seal, with its real size.
pub(super) fn seal(reader: &mut Reader<'_>, fields: Fields<'_>, standard: StandardId) -> Option<Seal> {
    let picture = picture(reader, fields, "anh_dau", standard, "II.8.a");
    let Some(entry) = fields.table.get("duong_kinh_dau") else {
        if fields.table.get("anh_dau").is_some() {
            reader.missing(fields, "duong_kinh_dau");
        }
        return None;
    };
    let (diameter, _) = reader.number(fields, "duong_kinh_dau")?;
    let Some(diameter) = diameter.filter(|d| DIAMETERS.contains(d)) else {
        let range = format!("từ {} đến {} mm", DIAMETERS.start(), DIAMETERS.end());
        reader.wrong_value(&entry.node, &fields.path("duong_kinh_dau"), &[range]);
        return None;
    };
    Some(Seal { picture: picture?, diameter: diameter as f64 })
}

fn picture(
    reader: &mut Reader<'_>,
    fields: Fields<'_>,
    key: &str,
    standard: StandardId,
    clause: &str,
) -> Option<Picture> {
    let (name, bytes) = reader.bytes(fields, key)?;
    match defect(&bytes) {
        None => Some(Picture { bytes, span: name.span }),
        Some(defect) => {
            reader.found.push(refused(&defect, &name, standard, clause));
            None
        }
    }
}

/// What is wrong with a picture.
enum Defect {
    NotPng(&'static str),
    Broken(String),
    Opaque,
}

fn defect(bytes: &[u8]) -> Option<Defect> {
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(Defect::NotPng(format_of(bytes)));
    }
    match transparent(bytes) {
        Ok(true) => None,
        Ok(false) => Some(Defect::Opaque),
        Err(error) => Some(Defect::Broken(error.to_string())),
    }
}

fn format_of(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xd8, ..] => "JPEG",
        [b'G', b'I', b'F', ..] => "GIF",
        [b'B', b'M', ..] => "BMP",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        [b'R', b'I', b'F', b'F', ..] => "WebP",
        _ => "",
    }
}

/// Whether any dot of a PNG lets the paper show through.
fn transparent(bytes: &[u8]) -> Result<bool, png::DecodingError> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: LARGEST });
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut image = decoder.read_info()?;
    let size = image.output_buffer_size().filter(|size| *size <= LARGEST).ok_or(png::DecodingError::LimitsExceeded)?;
    let mut dots = vec![0; size];
    let info = image.next_frame(&mut dots)?;
    let samples = info.color_type.samples();
    Ok(dots[..info.buffer_size()].chunks_exact(samples).any(|dot| dot[samples - 1] < 128))
}

fn refused(defect: &Defect, name: &Text, standard: StandardId, clause: &str) -> Diagnostic {
    let file = &name.value;
    let (rule, vi, en): (&RuleInfo, _, _) = match defect {
        Defect::NotPng("") => {
            (&rules::PICTURE_FORMAT, format!("`{file}` không phải ảnh PNG"), format!("`{file}` is no PNG image"))
        }
        Defect::NotPng(format) => (
            &rules::PICTURE_FORMAT,
            format!("`{file}` là {format}, phải là ảnh PNG"),
            format!("`{file}` is {format}, a PNG image was expected"),
        ),
        Defect::Broken(why) => (
            &rules::PICTURE_FORMAT,
            format!("ảnh PNG `{file}` bị hỏng, không đọc được hết"),
            format!("the PNG image `{file}` is broken: {why}"),
        ),
        Defect::Opaque => (
            &rules::PICTURE_OPAQUE,
            format!("ảnh `{file}` không có nền trong"),
            format!("the image `{file}` has no transparent ground"),
        ),
    };
    let found = finding(rule, standard, vi, en).at_span(name.span);
    let found = if standard == StandardId::Nd30 { found.clause(standard.get().cite(clause)) } else { found };
    match defect {
        Defect::Broken(_) => found.hint("chép lại hoặc lưu lại tệp ảnh", "copy the image anew, or save it again"),
        _ => found.hint(
            "xóa nền trắng của ảnh rồi lưu dạng PNG có kênh trong suốt",
            "remove the white ground and save it as PNG with transparency",
        ),
    }
}
