//! A directive while it is being written: its pages for a screen, what is found on them, and what each place was printed from.

use std::sync::Arc;

use serde_json::Value;

use super::{Desk, Opened, Stop};
use crate::directive::edit::Places;
use crate::directive::profile::declare;
use crate::press::{self, Printed};
use crate::typeset::picture::{self, Run};
use crate::words::diagnostic::{Diagnostic, Place};
use crate::words::source::Sources;

/// What a person who writes a directive sees of it.
#[derive(Default)]
pub struct Preview {
    /// The document itself, then its files apart. Empty when nothing could be set.
    pub documents: Vec<Arc<Printed>>,
    /// Everything found: in the directive, and on its pages. A place on a page counts the pages of all documents.
    pub findings: Vec<Diagnostic>,
    /// Where on the pages each value of the directive was printed.
    pub marks: Vec<Mark>,
    /// Where the values stand in the text.
    places: Places,
}

/// A value on a page.
#[derive(Debug)]
pub struct Mark {
    /// Where it was printed; pages of all documents are counted.
    pub run: Run,
    /// The keys and indices that lead to it: `nhiem_vu`, 0, `viec`, 1.
    pub path: Vec<Value>,
    /// Its line in the text.
    pub line: usize,
}

impl Desk {
    /// Sets a directive and measures it; none when it was asked to stop, as when the next key was typed already.
    #[must_use]
    pub fn preview(&self, opened: &Opened, stop: &Stop) -> Option<Preview> {
        let sources = &opened.parsed.sources;
        let places = Places::of(sources.get(0).map_or("", |file| file.text.as_str()));
        let mut findings = opened.findings();
        let Some(directive) = &opened.parsed.directive else {
            return Some(Preview { findings, places, ..Preview::default() });
        };
        if stop.asked() {
            return None;
        }
        let seen = self.press(opened).and_then(|press| press.preview(directive, &|| stop.asked()));
        let documents = match seen {
            Ok(seen) => {
                let (documents, measured) = seen?;
                press::add(&mut findings, measured);
                declare(&mut findings, opened.deviations());
                documents
            }
            Err(mut problems) => {
                press::point(&mut problems, &opened.parsed.sources);
                findings.extend(problems);
                vec![]
            }
        };
        let marks = marks_of(&documents, sources, &places);
        Some(Preview { documents: documents.into_iter().map(Arc::new).collect(), findings, marks, places })
    }
}

impl Preview {
    /// The pages as SVG.
    pub fn pages(&self) -> impl Iterator<Item = String> {
        self.documents.iter().flat_map(|document| {
            let count = document.typeset.document.pages().len();
            (0..count).filter_map(|page| picture::svg(&document.typeset, page))
        })
    }

    /// The keys and indices that lead to where a finding points.
    #[must_use]
    pub fn path(&self, diagnostic: &Diagnostic) -> Option<&[Value]> {
        let (Place::Source(span) | Place::Page { origin: Some(span), .. }) = &diagnostic.place else { return None };
        (span.file == 0).then(|| self.places.at(span.start)).flatten()
    }
}

/// Where each value of the text was printed.
fn marks_of(printed: &[Printed], sources: &Sources, places: &Places) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut before = 0;
    for document in printed {
        let runs = picture::runs(&document.typeset, &document.manuscript.origins);
        for mut run in runs.into_iter().filter(|run| run.origin.file == 0) {
            let (path, line) = (places.at(run.origin.start), sources.line_column(run.origin));
            let (Some(path), Some((line, _))) = (path, line) else { continue };
            run.page += before;
            marks.push(Mark { run, path: path.to_vec(), line });
        }
        before += document.typeset.document.pages().len();
    }
    marks
}
