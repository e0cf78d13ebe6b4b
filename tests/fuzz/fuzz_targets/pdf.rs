//! Any bytes as a PDF: read, located, judged, reported. A panic of the reader is caught in `pdf::guard`; one in our own
//! rooms is a find.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(pages) = vanthu::pdf::read(bytes) {
        let _ = vanthu::check::check(&pages);
    }
});
