//! Any bytes as a PDF that a copy is made of.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vanthu::compose::Templates;
use vanthu::words::diagnostic::Message;
use vanthu::directive::copy::{self, Copy, Medium};
use vanthu::press::Press;
use vanthu::typeset::{self, Fonts};

static PRESS: LazyLock<Press> =
    LazyLock::new(|| Press::new(Templates::built_in().expect("sound templates"), Fonts::bundled()));
static SLIP: LazyLock<Copy> = LazyLock::new(|| {
    let document = vanthu::directive::document("ban-sao.toml", copy::STARTER.as_bytes());
    let none = |_: &str| Err(Message::new("không có", "none"));
    vanthu::rules::source::read_slip(document, Medium::Paper, &none).copy.expect("the starter is sound")
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(made) = vanthu::copy::make(&PRESS, bytes, &SLIP, Medium::Paper) {
        assert!(made.pdf.len() > bytes.len());
    }
    typeset::forget(5);
});
