//! Any bytes as a PDF that a copy is made of: the block is painted on its first and last page and on a page of its own, and
//! what comes out is read again.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vanthu::pdf::{self, Spot};

/// The block of a paper copy, as `vanthu copy` sets it.
static BLOCK: LazyLock<Vec<u8>> = LazyLock::new(|| include_bytes!("../block.pdf").to_vec());

fuzz_target!(|bytes: &[u8]| {
    let Ok(pages) = pdf::read(bytes) else { return };
    let on_page = |number| Spot::Page { number, left: 0.0, top: 200.0 };
    let own = Spot::Own { top: 20.0, width: 210.0, height: 297.0 };
    for spot in [on_page(1), on_page(pages.len()), own] {
        if let Ok(made) = pdf::stamp(bytes, &BLOCK, spot) {
            assert!(made.ends_with(b"%%EOF\n"));
            let _ = pdf::read(&made);
        }
    }
});
