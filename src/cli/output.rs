//! The terminal: results on standard output, diagnostics on standard error.
#![allow(clippy::print_stderr, clippy::unused_self, reason = "the one place that prints, by the methods of one value")]

use std::io::{self, IsTerminal, Write};

use crate::report;
use crate::words::diagnostic::{Diagnostic, Lang, Message};
use crate::words::source::Sources;

/// Where a run speaks.
pub(super) struct Output {
    /// Language of the messages.
    pub(super) lang: Lang,
}

/// Prints what is told of the command line: help on standard output, mistakes on standard error.
pub(super) fn print(text: &str, asked: bool) {
    if asked {
        let _ = write!(io::stdout().lock(), "{text}");
    } else {
        eprint!("{text}");
    }
}

impl Output {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// Prints a result.
    pub(super) fn result(&self, text: &str) {
        let _ = writeln!(io::stdout().lock(), "{text}");
    }

    /// Writes bytes to standard output.
    pub(super) fn bytes(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }

    /// Says something on standard error.
    pub(super) fn say(&self, message: &Message) {
        // Nobody may be listening any more.
        let _ = writeln!(io::stderr().lock(), "{}", message.get(self.lang));
    }

    /// Shows what was found in a named document: the result of a check, so on standard output.
    pub(super) fn findings_about(&self, name: &str, findings: &[Diagnostic], sources: &Sources) {
        if !findings.is_empty() {
            let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            self.result(report::text::text_about(name, findings, sources, self.lang, colour).trim_end());
        }
    }

    /// Shows diagnostics on standard error.
    pub(super) fn diagnostics(&self, diagnostics: &[Diagnostic], sources: &Sources) {
        if !diagnostics.is_empty() {
            let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let _ = write!(io::stderr().lock(), "{}", report::text::text(diagnostics, sources, self.lang, colour));
        }
    }
}
