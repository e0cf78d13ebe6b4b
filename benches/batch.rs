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
use vanthu::press::{Press, Writing};
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
    Recipe { press: press.into(), wanted: vec![Writing::Pages(Format::Pdf(standards()))], check, base: String::new() }
}

struct Work {
    plan: Plan,
    table: Table,
}

impl Work {
    fn new(count: usize) -> Self {
        let table = rows::read("a.csv", table(count).as_bytes(), None, false).unwrap_or_else(|e| panic!("{e:?}"));
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
        let directive =
            vanthu::rules::source::read(merged.document, &|_| unreachable!()).directive.expect("a sound row");
        let manuscript = vanthu::compose::fill(&templates, &directive, || typesetter.letters(directive.standard))
            .unwrap_or_else(|e| panic!("{e:?}"));
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

/// Rounds of the comparison. They take turns, so that what disturbs one way disturbs all; medians are compared.
const ROUNDS: usize = 5;

/// One way to make the documents: wall time in ms a document with one and with two jobs, and the processors' time.
#[derive(Default)]
struct Way {
    walls: [Vec<f64>; 2],
    processor: Vec<f64>,
}

impl Way {
    fn add(&mut self, count: usize, make: impl Fn(usize) -> Duration) {
        let before = processor_time();
        for jobs in [1, 2] {
            self.walls[jobs - 1].push(make(jobs).as_secs_f64() * 1000.0 / count as f64);
        }
        self.processor.push((processor_time() - before) / 2.0 / count as f64);
    }

    /// Medians: one job, two jobs, processor.
    fn medians(&self) -> [f64; 3] {
        [&self.walls[0], &self.walls[1], &self.processor].map(|times| {
            let mut times = times.clone();
            times.sort_by(f64::total_cmp);
            times[times.len() / 2]
        })
    }
}

fn compare(count: usize) {
    let work = Work::new(count);
    let sources = emitted(&work);
    let (plain, checked) = (recipe(false), recipe(true));
    // Once for all, so that nobody pays for cold caches.
    raw(&sources[..count.min(20)], 1);
    let mut ways: [Way; 3] = Default::default();
    for _ in 0..ROUNDS {
        ways[0].add(count, |jobs| raw(&sources, jobs));
        ways[1].add(count, |jobs| work.batch(&plain, jobs));
        ways[2].add(count, |jobs| work.batch(&checked, jobs));
    }
    let [raw, plain, checked] = ways.map(|way| way.medians());
    let line = |name: &str, [one, two, used]: [f64; 3], more: &str| {
        println!("{name:32} {one:8.2} {two:8.2} {used:8.2}   {more}");
    };
    println!("{count} công văn, ms each              1 job   2 jobs   processor   (medians of {ROUNDS} rounds)");
    line("raw compile + export", raw, "");
    line("batch without check", plain, "");
    line("batch with check", checked, "");
    let against = |times: [f64; 3]| [0, 1, 2].map(|at| raw[at] / times[at]);
    line("throughput without check / raw", against(plain), "(wanted 0.8)");
    line("throughput with check / raw", against(checked), "(wanted 0.7)");
    println!("{:32} {:17.2}            (wanted 1.7)", "two jobs / one job", plain[0] / plain[1]);
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    compare(args.first().and_then(|a| a.parse().ok()).unwrap_or(200));
    if args.iter().any(|a| a == "--memory") {
        for n in [100, 1_000, 10_000] {
            let (seconds, peak) = program(n);
            println!("program, {n:6} rows: {:8.2} ms each, peak {peak:6.1} MB", seconds * 1000.0 / n as f64);
        }
    }
}
