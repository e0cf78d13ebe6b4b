//! How large a packed stream is when it is unpacked. No more of it is kept than the next filter needs.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Filter;

/// Bytes that filters unpack to: an upper bound, or counted when `exact`. None when it is more than `limit`.
///
/// Filters of pictures end the count: what they make is bounded by the size of the picture.
pub(super) fn size(data: &[u8], filters: &[Filter], limit: usize, exact: bool) -> Option<usize> {
    let packed = filters.iter().position(|filter| ratio(*filter).is_none()).unwrap_or(filters.len());
    let filters = &filters[..packed];
    let bound = filters.iter().filter_map(|filter| ratio(*filter)).fold(data.len(), usize::saturating_mul);
    let Some((filter, rest)) = filters.split_first().filter(|_| exact) else {
        return (bound <= limit).then_some(bound);
    };
    let mut out = Out { bytes: Vec::new(), count: 0, keep: !rest.is_empty(), limit };
    match filter {
        Filter::FlateDecode => flate(data, &mut out),
        Filter::LzwDecode => lzw(data, &mut out),
        Filter::RunLengthDecode => run_length(data, &mut out),
        Filter::Ascii85Decode => ascii_85(data, &mut out),
        _ => ascii_hex(data, &mut out),
    }
    match (out.count > limit, rest.is_empty(), *filter) {
        (true, ..) => None,
        (_, true, _) => Some(out.count),
        // Only its size was counted, and nobody packs what is packed so.
        (_, false, Filter::LzwDecode) => size(data, filters, limit, false),
        _ => size(&out.bytes, rest, limit, true),
    }
}

/// The most bytes that a filter makes of one.
fn ratio(filter: Filter) -> Option<usize> {
    match filter {
        Filter::FlateDecode => Some(1032),
        // The longest of 4,096 entries for 12 bits.
        Filter::LzwDecode => Some(2731),
        Filter::RunLengthDecode => Some(64),
        Filter::Ascii85Decode => Some(4),
        Filter::AsciiHexDecode | Filter::Crypt => Some(1),
        Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode => None,
    }
}

struct Out {
    bytes: Vec<u8>,
    count: usize,
    keep: bool,
    limit: usize,
}

impl Out {
    /// Takes bytes up; whether there is room for more.
    fn push(&mut self, bytes: &[u8]) -> bool {
        if self.keep {
            self.bytes.extend_from_slice(bytes);
        }
        self.count = self.count.saturating_add(bytes.len());
        self.count <= self.limit
    }
}

/// Damaged data counts as far as it goes, with or without its header: the reader tries all of that.
fn flate(data: &[u8], out: &mut Out) {
    inflate(ZlibDecoder::new(data), out);
    if out.count == 0 {
        inflate(DeflateDecoder::new(data), out);
    }
    if out.count == 0 {
        inflate(DeflateDecoder::new(data.get(2..).unwrap_or_default()), out);
    }
}

fn inflate(mut from: impl Read, out: &mut Out) {
    let mut part = [0; 16 << 10];
    while let Ok(read @ 1..) = from.read(&mut part) {
        if !out.push(&part[..read]) {
            return;
        }
    }
}

/// Counts only. Whether codes grow one early is a parameter of the file: the larger count holds.
fn lzw(data: &[u8], out: &mut Out) {
    out.count = lzw_count(data, 1, out.limit).max(lzw_count(data, 0, out.limit));
}

fn lzw_count(data: &[u8], early: usize, limit: usize) -> usize {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut lengths = vec![1_usize; END + 1];
    let (mut count, mut previous, mut held, mut bits) = (0_usize, None, 0_usize, 0);
    for byte in data {
        held = (held << 8) | usize::from(*byte);
        bits += 8;
        let width = match lengths.len() + early {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        };
        if bits < width {
            continue;
        }
        bits -= width;
        let code = held >> bits;
        held &= (1 << bits) - 1;
        if code == END || code > lengths.len() || count > limit {
            break;
        }
        if code == CLEAR {
            lengths.truncate(END + 1);
            previous = None;
            continue;
        }
        if let Some(previous) = previous.filter(|_| lengths.len() < 4096) {
            lengths.push(lengths[previous] + 1);
        }
        let Some(length) = lengths.get(code) else { break };
        count = count.saturating_add(*length);
        previous = Some(code);
    }
    count
}

fn run_length(mut data: &[u8], out: &mut Out) {
    while let Some((length, rest)) = data.split_first() {
        let (bytes, times) = match usize::from(*length) {
            128 => return,
            length @ 0..128 => (rest.get(..=length), 1),
            length => (rest.get(..1), 257 - length),
        };
        let Some(bytes) = bytes else { return };
        if !out.push(&bytes.repeat(times)) {
            return;
        }
        data = &rest[bytes.len()..];
    }
}

fn ascii_85(data: &[u8], out: &mut Out) {
    let mut group = Vec::with_capacity(5);
    for byte in data {
        let fits = match byte {
            b'z' if group.is_empty() => out.push(&[0; 4]),
            b'!'..=b'u' => {
                group.push(byte - b'!');
                group.len() < 5 || flush(&mut group, out)
            }
            b'~' => break,
            _ => true,
        };
        if !fits {
            return;
        }
    }
    flush(&mut group, out);
}

/// A group of up to five digits as up to four bytes.
fn flush(group: &mut Vec<u8>, out: &mut Out) -> bool {
    let kept = group.len().saturating_sub(1);
    group.resize(5, 84);
    let value = group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
    group.clear();
    out.push(&value.to_be_bytes()[..kept])
}

fn ascii_hex(data: &[u8], out: &mut Out) {
    let digits = data.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    let bytes: Vec<u8> = digits.chunks(2).map(|pair| (pair[0] << 4) | pair.get(1).unwrap_or(&0)).collect();
    out.push(&bytes);
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use hayro_interpret::hayro_syntax::Filter;

    use super::size;

    const LIMIT: usize = 1 << 20;

    fn exact(data: &[u8], filters: &[Filter]) -> Option<usize> {
        size(data, filters, LIMIT, true)
    }

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_filter_is_counted() {
        assert_eq!(exact(b"abc", &[]), Some(3));
        let packed = zlib(&[b' '; 5000]);
        assert_eq!(exact(&packed, &[Filter::FlateDecode]), Some(5000));
        assert_eq!(exact(&packed[2..], &[Filter::FlateDecode]), Some(5000));
        assert_eq!(exact(&[&[0, 0], &packed[2..]].concat(), &[Filter::FlateDecode]), Some(5000));
        assert_eq!(exact(&zlib(&packed), &[Filter::FlateDecode, Filter::FlateDecode]), Some(5000));
        assert_eq!(exact(&[4, 10, 11, 12, 13, 14, 253, 3, 128], &[Filter::RunLengthDecode]), Some(9));
        // ISO 32000-1, 7.4.4.2, example 2.
        assert_eq!(
            exact(&[0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], &[Filter::LzwDecode]),
            Some([45, 45, 45, 45, 45, 65, 45, 45, 45, 66].len())
        );
        assert_eq!(exact(b"zz!!!!!5sd~>", &[Filter::Ascii85Decode]), Some(4 + 4 + 4 + 2));
        assert_eq!(exact(b"02 61 62 63 80>", &[Filter::AsciiHexDecode, Filter::RunLengthDecode]), Some(3));
        let hex: String = packed.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(exact(hex.as_bytes(), &[Filter::AsciiHexDecode, Filter::FlateDecode]), Some(5000));
    }

    #[test]
    fn what_is_too_large_has_no_size() {
        let packed = zlib(&vec![b' '; LIMIT + 1]);
        assert_eq!(exact(&packed, &[Filter::FlateDecode]), None);
        assert_eq!(exact(&packed[2..], &[Filter::FlateDecode]), None);
        assert_eq!(exact(&zlib(&packed), &[Filter::FlateDecode, Filter::FlateDecode]), None);
        assert_eq!(exact(&[129, 0].repeat(LIMIT / 128 + 1), &[Filter::RunLengthDecode]), None);
        assert_eq!(exact(&zlib(&vec![b'z'; LIMIT / 2]), &[Filter::FlateDecode, Filter::Ascii85Decode]), None);
        // The bound alone is enough for what is small.
        assert_eq!(size(&packed[..10], &[Filter::FlateDecode], LIMIT, false), Some(10_320));
        assert_eq!(size(&packed, &[Filter::FlateDecode], LIMIT, false), None);
        // The picture's own filter makes as much as the picture has.
        assert_eq!(exact(&packed, &[Filter::DctDecode]), Some(packed.len()));
    }
}
