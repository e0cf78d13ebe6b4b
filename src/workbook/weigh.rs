//! What the parts of a workbook come to when they are unpacked: 1000 MB fit into 1 MB.

use std::io::Read;

use flate2::read::DeflateDecoder;

/// Most bytes of all parts, unpacked: a sheet of a million rows has less.
const MOST: u64 = 512 << 20;
/// Deflate packs no better than this.
const BEST_RATIO: u64 = 1032;
/// Before every part stands a header that begins so.
const HEADER: &[u8] = b"PK\x03\x04";

/// Whether a workbook may be unpacked.
pub(super) fn fits(bytes: &[u8]) -> bool {
    bytes.len() as u64 * BEST_RATIO <= MOST || unpacked(bytes) <= MOST
}

/// Bytes of all parts, counted up to [`MOST`] and a little more.
fn unpacked(bytes: &[u8]) -> u64 {
    let mut total = 0;
    for at in (0..bytes.len()).filter(|at| bytes[*at..].starts_with(HEADER)) {
        let field = |place: usize| match bytes.get(at + place..at + place + 2) {
            Some([low, high]) => usize::from(*low) | usize::from(*high) << 8,
            _ => 0,
        };
        let (name, extra) = (field(26), field(28));
        let data = bytes.get(at + 30 + name + extra..).unwrap_or_default();
        // What is not packed is no larger than the file.
        if field(8) != 0 {
            total += inflated(data, MOST + 1 - total);
        }
        if total > MOST {
            break;
        }
    }
    total
}

/// Bytes that packed data comes to, counted up to a limit; damaged data counts as far as it goes.
fn inflated(data: &[u8], limit: u64) -> u64 {
    let (mut from, mut part, mut count) = (DeflateDecoder::new(data), [0; 16 << 10], 0);
    while let Ok(read @ 1..) = from.read(&mut part) {
        count += read as u64;
        if count >= limit {
            break;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;

    use super::{HEADER, MOST, fits};

    fn part(size: usize) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        let megabyte = vec![b' '; 1 << 20];
        (0..size).for_each(|_| encoder.write_all(&megabyte).unwrap());
        let mut header = HEADER.to_vec();
        header.extend([20, 0, 0, 0, 8, 0]);
        header.resize(30, 0);
        header[26] = 3;
        [header, b"a.x".to_vec(), encoder.finish().unwrap()].concat()
    }

    #[test]
    fn parts_are_added_up() {
        let half = part((MOST >> 21) as usize);
        assert!(fits(&half));
        assert!(fits(&[half.clone(), vec![0; 100]].concat()));
        assert!(!fits(&[half.clone(), half, part(2)].concat()));
    }
}
