//! A directive while it is being written: its pages for a screen, what is found on them, and what each place was printed from.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::{Desk, Opened, Stop};
use crate::directive::edit::Places;
use crate::directive::model::Directive;
use crate::directive::profile::declare;
use crate::press::{self, Printed};
use crate::typeset::picture::{self, Run};
use crate::words::diagnostic::{Diagnostic, Place};
use crate::words::source::{Sources, Span};

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
            Err(problems) => {
                findings.extend(problems);
                vec![]
            }
        };
        let marks = marks_of(&documents, directive, sources, &places);
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
fn marks_of(printed: &[Printed], directive: &Directive, sources: &Sources, places: &Places) -> Vec<Mark> {
    let mut origins = Origins::new(directive);
    let mut marks = Vec::new();
    let mut before = 0;
    for document in printed {
        origins.known.clear();
        for mut run in picture::runs(&document.typeset) {
            let Some(span) = origins.of(run.literal, &run.words).filter(|span| span.file == 0) else { continue };
            let (Some(path), Some((line, _))) = (places.at(span.start), sources.line_column(span)) else { continue };
            run.page += before;
            marks.push(Mark { run, path: path.to_vec(), line });
        }
        before += document.typeset.document.pages().len();
    }
    marks
}

/// Letters from which a piece of a text is taken to stand in one place of the directive only.
const SURE: usize = 8;

/// The texts of a directive by their words, in the order of the document.
struct Origins {
    whole: HashMap<String, Vec<Span>>,
    texts: Vec<(String, Span)>,
    /// What is known of each literal of the manuscript.
    known: HashMap<usize, Option<Span>>,
}

impl Origins {
    fn new(directive: &Directive) -> Self {
        let texts: Vec<(String, Span)> =
            directive.texts().into_iter().map(|text| (text.value.replace('*', ""), text.span)).collect();
        let mut whole: HashMap<String, Vec<Span>> = HashMap::new();
        texts.iter().rev().for_each(|(words, span)| whole.entry(words.clone()).or_default().push(*span));
        Self { whole, texts, known: HashMap::new() }
    }

    /// The text that a literal comes from: words that stand in the directive more than once are met in its order.
    fn of(&mut self, literal: usize, words: &str) -> Option<Span> {
        if let Some(known) = self.known.get(&literal) {
            return *known;
        }
        let words = words.replace('\u{a0}', " ");
        let found = self.find(words.trim());
        self.known.insert(literal, found);
        found
    }

    fn find(&mut self, words: &str) -> Option<Span> {
        if let Some(spans) = self.whole.get_mut(words) {
            return if spans.len() > 1 { spans.pop() } else { spans.last().copied() };
        }
        let piece = words.chars().count() >= SURE;
        piece.then(|| self.texts.iter().find(|(text, _)| text.contains(words)).map(|(_, span)| *span)).flatten()
    }
}
