//! What the reader takes of one file, and the unit it measures in.

use std::time::Duration;

/// Largest file, in bytes: a long scanned annex stays below it.
pub const MAX_BYTES: usize = 256 << 20;
/// Most pages of a file.
pub const MAX_PAGES: usize = 5_000;
/// Most glyphs, lines and pictures of one page; a page of small print has about 10,000.
pub const MAX_MARKS: usize = 1_000_000;
/// Most glyphs of a file, where every run counts as so many more as it takes in memory: 1,500 pages made by Word, whose runs
/// are short.
pub const MAX_WEIGHT: usize = 10_000_000;
/// Longest time for one file; an ordinary page takes about 2 ms.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);
/// Device units in a mm. The interpreter gives a line without width one device unit: 0.1 mm is what a printer does.
pub(super) const UNITS: f64 = 10.0;
/// Most bytes of one stream, unpacked: an A3 page scanned in colour at 600 dpi has 209 MB.
pub(super) const MAX_STREAM: usize = 512 << 20;
/// Most bytes of the content of one page, or of one font: a font of all Chinese letters has 25 MB.
pub(super) const MAX_PART: usize = 128 << 20;
