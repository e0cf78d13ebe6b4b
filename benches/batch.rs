//! Batch beside the raw compiler, on the same sources, in one run: `cargo bench --bench batch [-- DOCUMENTS]`.
//!
//! "Raw" is `typst::compile` + `typst_pdf::pdf` on the emitted sources, fonts and library kept warm, with as many threads,
//! nothing read, merged, checked or written. Prints ratios, not verdicts about the machine.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::wildcard_imports,
    clippy::print_stderr,
    clippy::pedantic,
    reason = "a bench reads and writes files, prints what it measured, and stops where it cannot"
)]

mod raw;

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use raw::{Raw, standards};
use rayon::prelude::*;
use vanthu::batch::merge::Plan;
use vanthu::batch::recipe::Recipe;
use vanthu::batch::rows::{self, Table};
use vanthu::compose::Templates;
use vanthu::directive;
use vanthu::press::Press;
use vanthu::typeset::{Fonts, Format, Spacing, Typesetter};

const PLAN: &str = include_str!("cong-van.toml");

/// Rows that are all different.
fn table(count: usize) -> String {
    let mut text = String::from("\u{feff}STT;Đơn vị;Năm;Số người;Tỷ lệ;Có biển;Hạn;Người ký;Thêm\r\n");
    let names = ["Tân Hòa", "An Thạnh", "Bình Lộc", "Phú Mỹ", "Long Bình"];
    for i in 1..=count {
        let (name, people) = (names[i % 5], 1000 + (i * 7919) % 90000);
        let (rate, sea) = ((i * 37) % 90 + 10, if i % 3 == 0 { "có" } else { "không" });
        let more = if i % 2 == 0 { "Sở Nội vụ" } else { "" };
        let (day, month) = (i % 28 + 1, i % 7 + 6);
        text.push_str(&format!(
            "{i};xã {name} {i};2026;{people};{rate},5 %;{sea};{day}/{month}/2026;Trần An;{more}\r\n"
        ));
    }
    text
}

fn recipe(check: bool) -> Recipe {
    let templates = Templates::built_in().unwrap_or_else(|e| panic!("{e:?}"));
    let press = Press::new(templates, Fonts::bundled());
    Recipe { press, format: Some(Format::Pdf(standards())), ending: "pdf", check, base: String::new() }
}

struct Work {
    plan: Plan,
    table: Table,
}

impl Work {
    fn new(count: usize) -> Self {
        let table = rows::read("a.csv", table(count).as_bytes(), None).unwrap_or_else(|e| panic!("{e:?}"));
        let document = directive::document("cong-van.toml", PLAN.as_bytes());
        let plan = Plan::new(document, &table.columns).unwrap_or_else(|(_, e)| panic!("{e:?}"));
        Self { plan, table }
    }

    /// One row from its cells to the bytes on disk.
    fn one(&self, recipe: &Recipe, at: usize, folder: &Path) {
        let merged = self.plan.merge("a.csv", &self.table, &self.table.rows[at]);
        let prepared = recipe.prepare(merged.document, merged.findings, &|_| unreachable!());
        let made = recipe.make(&prepared);
        assert!(!made.files.is_empty(), "{:?}", made.findings);
        for (ending, bytes) in &made.files {
            std::fs::write(folder.join(format!("{at}{ending}")), bytes).expect("the temporary folder takes files");
        }
    }

    fn batch(&self, recipe: &Recipe, jobs: usize) -> Duration {
        let folder = tempfile::tempdir().expect("a temporary folder");
        timed(jobs, self.table.rows.len(), |at| self.one(recipe, at, folder.path()))
    }
}

/// Time of the processors for this program so far, in ms, where the system tells (Linux): other work on the machine does
/// not count.
fn processor_time() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = text.rsplit(')').next().unwrap_or("").split(' ').filter_map(|f| f.parse().ok()).collect();
    // User and system time follow the state, in hundredths of a second.
    fields.get(10).zip(fields.get(11)).map_or(0.0, |(user, system)| (user + system) * 10.0)
}

fn timed(jobs: usize, count: usize, one: impl Fn(usize) + Sync) -> Duration {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(16 << 20).build().expect("threads");
    let start = Instant::now();
    pool.install(|| (0..count).par_bridge().for_each(&one));
    start.elapsed()
}

/// The emitted sources of every row, in the spacing that batch would choose.
fn emitted(work: &Work) -> Vec<Vec<(String, Vec<u8>)>> {
    let templates = Templates::built_in().unwrap_or_else(|e| panic!("{e:?}"));
    let typesetter = Typesetter::new(Fonts::bundled(), templates.library().to_vec());
    let all = work.table.rows.iter().map(|row| {
        let merged = work.plan.merge("a.csv", &work.table, row);
        let directive = directive::read(merged.document, &|_| unreachable!()).directive.expect("a sound row");
        let manuscript = vanthu::compose::fill(&templates, &directive).unwrap_or_else(|e| panic!("{e:?}"));
        typesetter.files(&manuscript, Spacing::of(manuscript.standard))
    });
    all.collect()
}

fn raw(sources: &[Vec<(String, Vec<u8>)>], jobs: usize) -> Duration {
    let raw = Raw::new(&sources[0]);
    timed(jobs, sources.len(), |at| {
        std::hint::black_box(raw.pdf(&sources[at]));
        vanthu::typeset::forget(2 + 2 * rayon::current_num_threads());
    })
}

/// The program on a table of so many rows: seconds, and peak memory in MB (Linux).
fn program(count: usize) -> (f64, f64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (plan, data) = (folder.path().join("p.toml"), folder.path().join("d.csv"));
    std::fs::write(&plan, PLAN).expect("a file");
    std::fs::write(&data, table(count)).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.arg("batch").arg(plan).arg("--data").arg(data).arg("--out").arg(folder.path().join("o")).arg("-q");
    let start = Instant::now();
    let mut child = command.arg("--no-check").stderr(std::process::Stdio::null()).spawn().expect("the program");
    let status = format!("/proc/{}/status", child.id());
    let peak = Mutex::new(0.0_f64);
    while child.try_wait().expect("a child").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line =
            text.lines().find_map(|l| l.strip_prefix("VmHWM:")).and_then(|l| l.trim().split(' ').next()?.parse().ok());
        let mut peak = peak.lock().expect("one thread");
        *peak = peak.max(line.unwrap_or(0.0) / 1024.0);
        std::thread::sleep(Duration::from_millis(5));
    }
    (start.elapsed().as_secs_f64(), peak.into_inner().unwrap_or_default())
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let count = args.first().and_then(|a| a.parse().ok()).unwrap_or(400);
    let work = Work::new(count);
    let sources = emitted(&work);
    let (plain, checked) = (recipe(false), recipe(true));
    let each = |time: Duration| time.as_secs_f64() * 1000.0 / count as f64;
    // Once for all, so that nobody pays for cold caches.
    raw(&sources[..count.min(20)], 1);
    // Wall time with one and with two jobs, and the processors' time for one document.
    let measured = |make: &dyn Fn(usize) -> Duration| {
        let before = processor_time();
        let times = [make(1), make(2)];
        (times, (processor_time() - before) / 2.0 / count as f64)
    };
    let (raws, raw_used) = measured(&|jobs| raw(&sources, jobs));
    let (plains, plain_used) = measured(&|jobs| work.batch(&plain, jobs));
    let (checks, checked_used) = measured(&|jobs| work.batch(&checked, jobs));
    println!("{count} công văn, ms each              1 job   2 jobs   processor");
    let line = |name: &str, times: [Duration; 2], used: f64| {
        println!("{name:32} {:8.2} {:8.2} {used:8.2}", each(times[0]), each(times[1]));
    };
    line("raw compile + export", raws, raw_used);
    line("batch without check", plains, plain_used);
    line("batch with check", checks, checked_used);
    let ratio = |a: [Duration; 2], b: [Duration; 2], at: usize| a[at].as_secs_f64() / b[at].as_secs_f64();
    let against = |name: &str, times, used: f64, wanted: &str| {
        let (one, two) = (ratio(raws, times, 0), ratio(raws, times, 1));
        println!("{name:32} {one:8.2} {two:8.2} {:8.2}   (wanted {wanted})", raw_used / used);
    };
    against("throughput without check / raw", plains, plain_used, "0.8");
    against("throughput with check / raw", checks, checked_used, "0.5");
    println!(
        "{:32} {:17.2}            (wanted 1.7)",
        "two jobs / one job",
        plains[0].as_secs_f64() / plains[1].as_secs_f64()
    );
    if args.iter().any(|a| a == "--memory") {
        let runs = [100, 1_000, 10_000].map(|n| (n, program(n)));
        for (n, (seconds, peak)) in runs {
            println!("program, {n:6} rows: {:8.2} ms each, peak {peak:6.1} MB", seconds * 1000.0 / n as f64);
        }
    }
}
