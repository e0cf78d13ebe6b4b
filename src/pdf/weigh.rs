//! What the streams of a file weigh unpacked. The reader unpacks whole streams, and deflate packs 1000 MB into 1 MB.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::ZlibDecoder;
use regex::bytes::Regex;

use super::error::{Limit, ReadError};

/// Most bytes of one stream, unpacked: an A3 page scanned in colour at 600 dpi has 209 MB.
pub(super) const MAX_STREAM: usize = 512 << 20;
/// Deflate packs no better than this.
const BEST_RATIO: usize = 1032;
/// How far before its stream a dictionary is looked for.
const DICTIONARY: usize = 512;

static BEGIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u)[^d]stream\r?\n").expect("a valid expression"));
static END: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u)endstream").expect("a valid expression"));
static DEFLATE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u)/Fl(ateDecode)?\b").expect("a valid expression"));

/// Looks for streams that would unpack to more than [`MAX_STREAM`]. Encrypted streams cannot be weighed.
pub(super) fn weigh(bytes: &[u8]) -> Result<(), ReadError> {
    for begin in BEGIN.find_iter(bytes) {
        let body = &bytes[begin.end()..];
        let body = &body[..END.find(body).map_or(body.len(), |end| end.start())];
        let before = &bytes[begin.start().saturating_sub(DICTIONARY)..begin.start()];
        let own = before.windows(4).rposition(|four| four == b" obj").map_or(before, |at| &before[at..]);
        if !fits(body, DEFLATE.find_iter(own).count()) {
            return Err(ReadError::TooLarge(Limit::Stream));
        }
    }
    Ok(())
}

/// Whether data packed so many times over fits.
fn fits(data: &[u8], layers: usize) -> bool {
    let Some(layers_below) = layers.checked_sub(1) else { return data.len() <= MAX_STREAM };
    let most = (0..layers).fold(data.len(), |size, _| size.saturating_mul(BEST_RATIO));
    if most <= MAX_STREAM {
        return true;
    }
    let limit = u64::try_from(MAX_STREAM + 1).unwrap_or(u64::MAX);
    let mut unpacked = ZlibDecoder::new(data).take(limit);
    // Damaged data counts as far as it goes.
    if layers_below > 0 {
        let mut inner = Vec::new();
        let _ = unpacked.read_to_end(&mut inner);
        return inner.len() <= MAX_STREAM && fits(&inner, layers_below);
    }
    let _ = std::io::copy(&mut unpacked, &mut std::io::sink());
    unpacked.limit() > 0
}
