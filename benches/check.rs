//! Reading and checking beside rendering, on the same documents, in one run: `cargo bench --bench check [-- ROUNDS]`.
//!
//! Everything is warm and on one thread. Prints ms for each page, and the ratio of reading and checking to rendering
//! (typesetting from an empty memory, and export).
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files and prints"
)]

#[allow(dead_code, reason = "only the standards are used here")]
mod raw;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use vanthu::compose::Templates;
use vanthu::directive;
use vanthu::press::Press;
use vanthu::typeset::{self, Fonts, Format};
use vanthu::words::diagnostic::Message;
use vanthu::{check, pdf};

const CASES: [&str; 4] =
    ["loai-cong-van", "cong-van-1120-ubnd-kgvx", "ke-hoach-xa-hoi-hoc-tap-2024", "quyet-dinh-30-trang"];

/// The shortest of several runs, in ms: what the work takes when nothing disturbs it.
fn shortest<T>(rounds: usize, mut work: impl FnMut() -> T) -> f64 {
    let one = |()| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1000.0
    };
    std::iter::repeat_n((), rounds).map(one).fold(f64::MAX, f64::min)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let rounds = args.first().and_then(|a| a.parse().ok()).unwrap_or(20);
    let format = Format::Pdf(raw::standards());
    let press = Press::new(Templates::built_in().unwrap_or_else(|e| panic!("{e:?}")), Fonts::bundled());
    println!(
        "ms                                pages   render     read    rules   read/page  rules/page  (read + rules) / render"
    );
    for name in CASES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(name);
        let text = std::fs::read(folder.join("directive.toml")).unwrap();
        let read =
            |path: &str| std::fs::read(folder.join(path)).map_err(|e| Message::new(e.to_string(), e.to_string()));
        let parsed = vanthu::rules::source::read(directive::document("directive.toml", &text), &read);
        let directive = parsed.directive.unwrap();
        let render = || {
            typeset::forget(0);
            let printed = press.print(&directive).unwrap_or_else(|e| panic!("{e:?}"));
            typeset::export(&printed.typeset.document, &format).unwrap().swap_remove(0)
        };
        let bytes = render();
        let pages = pdf::read(&bytes).unwrap();
        let rendering = shortest(rounds, render);
        let reading = shortest(rounds, || pdf::read(&bytes).unwrap());
        let judging = shortest(rounds, || check::check(&pages));
        let count = pages.len() as f64;
        println!(
            "{name:32} {:6} {rendering:8.2} {reading:8.2} {judging:8.2} {:11.2} {:11.2} {:12.2}",
            pages.len(),
            reading / count,
            judging / count,
            (reading + judging) / rendering
        );
    }
}
