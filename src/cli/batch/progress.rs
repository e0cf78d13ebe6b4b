//! How far a batch has come: a bar on a terminal, plain lines elsewhere.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::output::Output;
use crate::words::diagnostic::{Lang, Message};

/// Plain lines come at every tenth of the way, but not faster than one a second.
const LINES: usize = 10;
const PAUSE: Duration = Duration::from_secs(1);

/// How far a batch has come.
pub(super) enum Progress<'a> {
    Bar(ProgressBar),
    Lines { out: &'a Output, since: Instant, last: Instant },
    Quiet,
}

impl<'a> Progress<'a> {
    pub(super) fn new(quiet: bool, out: &'a Output) -> Self {
        if quiet {
            return Self::Quiet;
        }
        if !io::stderr().is_terminal() {
            let now = Instant::now();
            return Self::Lines { out, since: now, last: now };
        }
        let words = match out.lang {
            Lang::Vi => "{bar:30} {pos}/{len} văn bản, {per_sec}, còn {eta}",
            Lang::En => "{bar:30} {pos}/{len} documents, {per_sec}, {eta} left",
        };
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        Self::Bar(bar.with_style(ProgressStyle::with_template(words).unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    /// So many rows are done.
    pub(super) fn step(&mut self, done: usize, total: usize) {
        match self {
            Self::Bar(bar) => {
                bar.set_length(total as u64);
                bar.set_position(done as u64);
            }
            Self::Quiet => {}
            Self::Lines { out, since, last } => {
                let tenth = total >= LINES && done * LINES / total > (done - 1) * LINES / total;
                if tenth && last.elapsed() >= PAUSE {
                    *last = Instant::now();
                    let seconds = since.elapsed().as_secs_f64();
                    let rate = done as f64 / seconds.max(1e-3);
                    let left = (total - done) as f64 / rate.max(1e-3);
                    out.say(&Message::new(
                        format!("{done}/{total} văn bản, {rate:.0} văn bản/giây, còn {left:.0} giây"),
                        format!("{done}/{total} documents, {rate:.0} a second, {left:.0} s left"),
                    ));
                }
            }
        }
    }

    /// Takes the bar off the terminal.
    pub(super) fn finish(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
