//! One `render` as a whole process beside a bare program that compiles and exports the same source, in one run:
//! `cargo bench --bench render [-- ROUNDS]`.
//!
//! The bare program is this bench itself, started anew: it reads the emitted sources and the fonts, compiles, exports and
//! writes the PDF. Rounds take turns, so that what disturbs one disturbs all; the medians are compared.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::pedantic,
    reason = "a bench reads and writes files, prints what it measured, and stops where it cannot"
)]

mod raw;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const CASES: [&str; 3] = ["loai-cong-van", "cong-van-1120-ubnd-kgvx", "ke-hoach-xa-hoi-hoc-tap-2024"];

/// All files below a folder, by path inside it.
fn files(folder: &Path, at: &Path, all: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(at).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(folder, &path, all);
        } else {
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            all.push((name, std::fs::read(&path).unwrap()));
        }
    }
}

/// The bare program: a folder of sources to one PDF.
fn bare(folder: &Path, pdf: &Path) {
    let mut sources = Vec::new();
    files(folder, folder, &mut sources);
    std::fs::write(pdf, raw::Raw::new(&sources).pdf(&sources)).unwrap();
}

/// Wall time of a whole process in ms. Findings (status 1) are no failure.
fn run(command: &mut Command) -> f64 {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    let time = start.elapsed().as_secs_f64() * 1000.0;
    assert!(matches!(status.code(), Some(0 | 1)), "{command:?}: {status}");
    time
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [word, folder, pdf] = &args[..] {
        assert_eq!(word, "bare");
        return bare(Path::new(folder), Path::new(pdf));
    }
    let rounds = args.first().and_then(|a| a.parse().ok()).unwrap_or(21);
    let work = tempfile::tempdir().unwrap();
    let out = |name: &str| work.path().join(name);
    let vanthu = |directive: &Path, more: &[&str], out: PathBuf| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
        command.arg("render").arg(directive).args(more).arg("-o").arg(out);
        command
    };
    println!("whole process, ms                    bare  render --no-check  render   ratios (wanted 1.5 and 2.5)");
    for name in CASES {
        let directive = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(name).join("directive.toml");
        let sources = out(name);
        run(&mut vanthu(&directive, &["--format", "typ"], sources.clone()));
        let me = std::env::current_exe().unwrap();
        let mut commands = [
            Command::new(me),
            vanthu(&directive, &["--no-check"], out("a.pdf")),
            vanthu(&directive, &[], out("b.pdf")),
        ];
        commands[0].arg("bare").arg(&sources).arg(out("c.pdf"));
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..rounds {
            commands.iter_mut().zip(&mut times).for_each(|(command, times)| times.push(run(command)));
        }
        let [bare, plain, checked] = times.map(|mut times| median(&mut times));
        println!("{name:32} {bare:8.1} {plain:17.1} {checked:8.1}   {:.2} {:.2}", plain / bare, checked / bare);
    }
}
