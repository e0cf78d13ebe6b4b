//! The pages of a directive as pictures for a screen, with what is found on them.

use super::{Desk, Opened, Stop};
use crate::directive::profile::declare;
use crate::press;
use crate::typeset;
use crate::words::diagnostic::Diagnostic;

/// How many documents ago something was last used that is still remembered, so that a change of one word is set at once.
const REMEMBERED: usize = 16;

/// What a person who writes a directive sees of it.
#[derive(Debug, Default)]
pub struct Preview {
    /// Each page as SVG: those of the document itself, then those of its files apart. Empty when nothing could be set.
    pub pages: Vec<String>,
    /// Everything found: in the directive, and on its pages. Places count the pages as they stand here.
    pub findings: Vec<Diagnostic>,
}

impl Desk {
    /// Sets a directive and measures it; none when it was asked to stop, as when the next key was typed already.
    #[must_use]
    pub fn preview(&self, opened: &Opened, stop: &Stop) -> Option<Preview> {
        let mut findings = opened.findings();
        let Some(directive) = &opened.parsed.directive else { return Some(Preview { pages: vec![], findings }) };
        if stop.asked() {
            return None;
        }
        // A desk stays open for hours: what was set long ago is forgotten.
        typeset::forget(REMEMBERED);
        let seen = self.press(opened).and_then(|press| press.preview(directive, &|| stop.asked()));
        match seen {
            Ok(None) => None,
            Ok(Some((pages, measured))) => {
                press::add(&mut findings, measured);
                declare(&mut findings, opened.deviations());
                Some(Preview { pages, findings })
            }
            Err(problems) => {
                findings.extend(problems);
                Some(Preview { pages: vec![], findings })
            }
        }
    }
}
