//! PNG and JPEG: how many points they have, how large they are meant to be, which way up. Nothing is unpacked.

use std::io::Cursor;

use super::{Defect, Natural};

/// Points that a picture may have: A4 at 600 dpi has 35 million.
pub(super) const MOST: f64 = 40e6;
/// Resolutions that a program can have meant.
const RESOLUTIONS: std::ops::RangeInclusive<f64> = 30.0..=4800.0;

/// The size of a picture as its head tells it.
pub(super) fn natural(bytes: &[u8]) -> Result<Natural, Defect> {
    let size = imagesize::blob_size(bytes)
        .map_err(|error| Defect::Broken("tệp bị hỏng hoặc bị cắt cụt".to_owned(), format!("it is broken ({error})")))?;
    let (width, height) = (size.width as f64, size.height as f64);
    if width < 1.0 || height < 1.0 {
        return Err(Defect::Broken("hình không có điểm ảnh nào".to_owned(), "it has no points".to_owned()));
    }
    if width * height > MOST {
        return Err(Defect::Large(width, height));
    }
    if bytes.starts_with(&[0xff, 0xd8]) && !is_whole_jpeg(bytes) {
        return Err(Defect::Broken("tệp JPEG bị cắt cụt".to_owned(), "the JPEG was cut off".to_owned()));
    }
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok();
    let field = |tag| exif.as_ref().and_then(|exif| exif.get_field(tag, exif::In::PRIMARY)?.value.get_uint(0));
    // 5 to 8: a camera that was held upright.
    let turned = field(exif::Tag::Orientation).is_some_and(|turn| (5..=8).contains(&turn));
    let points = if turned { [height, width] } else { [width, height] };
    let dpi = png_density(bytes).or_else(|| jfif_density(bytes)).filter(|dpi| RESOLUTIONS.contains(dpi));
    Ok(Natural { points, dpi })
}

/// Points to the inch by the chunk `pHYs` of a PNG.
fn png_density(bytes: &[u8]) -> Option<f64> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let (name, data) = (rest.get(4..8)?, rest.get(8..8_usize.checked_add(length)?)?);
        match name {
            b"pHYs" => {
                let to_metre = f64::from(u32::from_be_bytes(*data.first_chunk()?));
                return (data.get(8) == Some(&1)).then_some(to_metre * 0.0254);
            }
            b"IDAT" => return None,
            _ => rest = rest.get(12 + length..)?,
        }
    }
}

/// Whether a JPEG reaches its own end: readers make up what was cut off. What cameras write behind the end is no part of it.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    let mut packed = false;
    while let Some(&[first, marker]) = bytes.get(at..at + 2).and_then(|pair| pair.first_chunk()) {
        match (first, marker) {
            (0xff, 0xd9) => return true,
            // Fill bytes, markers without a length, and the packed points between two of them.
            (0xff, 0xff) => at += 1,
            (0xff, 0x00 | 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, marker) => {
                packed = marker == 0xda;
                let Some(length) = bytes.get(at + 2..).and_then(|rest| rest.first_chunk()) else { return false };
                at += 2 + usize::from(u16::from_be_bytes(*length));
            }
            _ if packed => at += 1,
            _ => return false,
        }
    }
    false
}

/// Points to the inch by the JFIF head of a JPEG.
fn jfif_density(bytes: &[u8]) -> Option<f64> {
    let head = bytes.get(2..18)?;
    if !head.starts_with(&[0xff, 0xe0]) || head.get(4..9) != Some(b"JFIF\0") {
        return None;
    }
    let across = f64::from(u16::from_be_bytes([head[12], head[13]]));
    match head[11] {
        1 => Some(across),
        2 => Some(across * 2.54),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jpeg_that_was_cut_off_has_no_end() {
        let head = b"\xff\xd8\xff\xe0\0\x04ab\xff\xda\0\x02";
        let whole = |rest: &[u8]| is_whole_jpeg(&[head.as_slice(), rest].concat());
        assert!(whole(b"\x01\xff\0\x02\xff\xd0\x03\xff\xd9"));
        assert!(whole(b"\x01\xff\xd9behind"));
        assert!(!whole(b"\x01\xff\0\x02\xff\xd0\x03"));
        assert!(!whole(b"\x01\xff"));
        assert!(!is_whole_jpeg(b"\xff\xd8\xff\xe0\xff\xff"));
    }

    #[test]
    fn the_density_is_read_where_the_file_tells_it() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x09pHYs".to_vec();
        png.extend([0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1]);
        assert_eq!(png_density(&png).map(f64::round), Some(300.0));
        assert_eq!(png_density(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffpHYs"), None, "a length beyond the file");
        let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\x01\0\x96\0\x96\0\0";
        assert_eq!(jfif_density(jpeg), Some(150.0));
        assert_eq!(jfif_density(&jpeg[..12]), None);
    }
}
