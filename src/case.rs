//! Reference cases: a directive with the layout and the Typst source it must give. An office that changes templates
//! keeps its documents steady with them, as our own tests do.

use std::fmt::Write;

use crate::directive::{self, Parsed};
use crate::page::line::{self, Segment};
use crate::page::{Page, rule};
use crate::pdf;
use crate::press::{self, Press};
use crate::typeset::{self, Format};
use crate::word;
use crate::words::diagnostic::Diagnostic;

/// What a case gives.
#[derive(Debug)]
pub struct Outcome {
    /// The main Typst source.
    pub source: String,
    /// The layout, as [`layout`] writes it.
    pub layout: String,
    /// The Word file as text; why there is none.
    pub word: Result<String, Vec<Diagnostic>>,
    /// Everything found, in the directive and on the page.
    pub diagnostics: Vec<Diagnostic>,
}

/// Sets a directive and measures what is printed.
///
/// # Errors
/// What makes it impossible to set the directive.
pub fn run(press: &Press, name: &str, bytes: &[u8], files: &directive::Files<'_>) -> Result<Outcome, Vec<Diagnostic>> {
    let Parsed { directive, mut diagnostics, .. } = crate::rules::source::parse(name, bytes, files);
    let Some(directive) = directive else { return Err(diagnostics) };
    let main = press.print(&directive)?;
    let separate = press.print_separate(&directive)?;
    let (mut source, mut text, mut word) = (String::new(), String::new(), Ok(String::new()));
    for (name, printed) in std::iter::once((String::new(), main)).chain(separate) {
        let exported = typeset::export(&printed.typeset.document, &Format::Pdf(vec![]))?;
        let pages = pdf::read(&exported[0]).map_err(|e| vec![e.diagnostic()])?;
        diagnostics.extend(press::judge(&pages, &printed));
        if !name.is_empty() {
            let _ = writeln!(text, "tệp {name}");
            let _ = writeln!(source, "// tệp {name}");
        }
        add_word(&mut word, &name, press.word(&printed, &directive));
        source.push_str(&printed.manuscript.source);
        text.push_str(&layout(&pages));
    }
    Ok(Outcome { source, layout: text, word, diagnostics })
}

/// Adds a Word file to the text of those before it.
fn add_word(all: &mut Result<String, Vec<Diagnostic>>, name: &str, file: Result<Vec<u8>, Vec<Diagnostic>>) {
    let text = file.map(|bytes| word::outline::outline(&bytes).unwrap_or_else(|e| e));
    match (all, text) {
        (Ok(all), Ok(text)) if name.is_empty() => all.push_str(&text),
        (Ok(all), Ok(text)) => all.push_str(&format!("tệp {name}\n{text}")),
        (Err(_), Ok(_)) => {}
        (all, Err(problems)) => *all = Err(problems),
    }
}

/// The pages as text, a row for each stretch of words and each rule: left and right edge and baseline in mm from the
/// top left corner, size in pt, style, words.
#[must_use]
pub fn layout(pages: &[Page]) -> String {
    let mut text = String::new();
    for page in pages {
        let _ = writeln!(text, "trang {}: {:.0} x {:.0} mm", page.number, page.width, page.height);
        for (_, row) in rows(page) {
            let _ = writeln!(text, "{row}");
        }
    }
    text
}

/// Rows of a page with their place, from top to bottom.
fn rows(page: &Page) -> Vec<((f64, f64), String)> {
    let lines = line::lines(page);
    let segments = lines.iter().flat_map(|line| &line.segments);
    let words = segments.map(|s| ((s.baseline, s.x), words_row(s)));
    let rules = rule::rules(page).into_iter().map(|rule| {
        let r = rule.rect;
        let row = format!("{:6.1} {:6.1} {:6.1}  kẻ", r.x, r.x + r.width, r.y);
        ((r.y, r.x), row)
    });
    let mut rows: Vec<_> = words.chain(rules).collect();
    rows.sort_by(|a, b| a.0.0.total_cmp(&b.0.0).then(a.0.1.total_cmp(&b.0.1)));
    rows
}

fn words_row(segment: &Segment) -> String {
    let style = match (segment.bold, segment.italic) {
        (false, false) => "đứng",
        (true, false) => "đậm",
        (false, true) => "nghiêng",
        (true, true) => "đậm nghiêng",
    };
    let (x, right, y) = (segment.x, segment.right, segment.baseline);
    format!("{x:6.1} {right:6.1} {y:6.1}  {:4.1} {style:<11} {}", segment.size, segment.text)
}

/// The first lines in which two texts differ, each with its number; `None` when they are the same.
#[must_use]
pub fn difference(expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let (old, new): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let differing = (0..old.len().max(new.len())).filter(|i| old.get(*i) != new.get(*i)).take(8);
    let mut text = String::new();
    for i in differing {
        for (sign, line) in [('-', old.get(i)), ('+', new.get(i))] {
            if let Some(line) = line {
                let _ = writeln!(text, "{:4} {sign} {line}", i + 1);
            }
        }
    }
    Some(text)
}
