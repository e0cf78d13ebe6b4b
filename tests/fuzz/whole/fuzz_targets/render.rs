//! Any bytes as a directive that is set, exported, and measured.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vanthu::compose::Templates;
use vanthu::words::diagnostic::Message;
use vanthu::press::{Press, Writing};
use vanthu::typeset::{self, Fonts, Format};

static PRESS: LazyLock<Press> =
    LazyLock::new(|| Press::new(Templates::built_in().expect("sound templates"), Fonts::bundled()));

fuzz_target!(|bytes: &[u8]| {
    let none = |_: &str| Err(Message::new("không có", "none"));
    let Some(directive) = vanthu::rules::source::parse("van-ban.toml", bytes, &none).directive else { return };
    match PRESS.make(&directive, &[Writing::Pages(Format::Pdf(vec![]))], true) {
        Ok(made) => assert!(made.files.iter().all(|(_, bytes)| bytes.starts_with(b"%PDF-"))),
        // A template that can't be set is a defect of ours, whatever the directive says.
        Err(problems) => assert!(problems.iter().all(|d| d.rule != "mau-khong-dan-trang-duoc"), "{problems:?}"),
    }
    typeset::forget(5);
});
