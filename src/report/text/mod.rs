//! Findings for the terminal: place, excerpt with carets, clause and hint, in the form of rustc.

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::{Counts, in_reading_order, page_place, row_place, severity_word};
use crate::words::diagnostic::{Diagnostic, Lang, Place, Severity};
use crate::words::source::{Sources, Span};

/// Before the number of more places that a finding stands for.
const MORE: &str = " (và ";

/// Every finding in reading order, then one line of counts; empty when there is no finding.
#[must_use]
pub fn text(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, colour: bool) -> String {
    write(None, diagnostics, sources, lang, colour)
}

/// As [`text`], about one named document: findings on its pages or about the whole are headed by its name.
#[must_use]
pub fn text_about(name: &str, diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, colour: bool) -> String {
    write(Some(name), diagnostics, sources, lang, colour)
}

fn write(name: Option<&str>, diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    let mut out = String::new();
    for found in gathered(diagnostics) {
        let again = again(&found[1..], lang);
        out.push_str(&renderer.render(&[group(name, found[0], again.as_deref(), sources, lang)]));
        out.push_str("\n\n");
    }
    if !diagnostics.is_empty() {
        out.push_str(&Counts::of(diagnostics).summary(lang));
        out.push('\n');
    }
    out
}

/// Findings in reading order, those together that have one cause and one cure: the same said of several places.
fn gathered(diagnostics: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut gathered: Vec<Vec<&Diagnostic>> = Vec::new();
    for diagnostic in in_reading_order(diagnostics) {
        match gathered.iter_mut().find(|found| repeats(found[0], diagnostic)) {
            Some(found) => found.push(diagnostic),
            None => gathered.push(vec![diagnostic]),
        }
    }
    gathered
}

/// Whether two findings on pages say the same but for the words and the figures they are about.
fn repeats(a: &Diagnostic, b: &Diagnostic) -> bool {
    let on_page = |d: &Diagnostic| matches!(d.place, Place::Page { origin: None, .. });
    a.rule == b.rule
        && on_page(a)
        && on_page(b)
        && (a.severity, &a.clause, &a.hint) == (b.severity, &b.clause, &b.hint)
        && shape(&a.message.vi) == shape(&b.message.vi)
}

/// A message without what it quotes, without figures, and without how many more places of the page it stands for.
fn shape(message: &str) -> String {
    let told = message.split_once(MORE).map_or(message, |(told, _)| told);
    let around = told.split('`').step_by(2).collect::<Vec<_>>().join("`");
    around.split(|c: char| c.is_ascii_digit() || c == ',').filter(|part| !part.is_empty()).collect()
}

/// How many places of its page a finding stands for.
fn places(diagnostic: &Diagnostic) -> usize {
    let more = diagnostic.message.vi.split_once(MORE).and_then(|(_, more)| more.split(' ').next()?.parse().ok());
    1 + more.unwrap_or(0)
}

/// Where else the same was found.
fn again(others: &[&Diagnostic], lang: Lang) -> Option<String> {
    let mut pages: Vec<usize> = Vec::new();
    for other in others {
        if let Place::Page { page, .. } = other.place {
            pages.push(page);
        }
    }
    pages.dedup();
    let list = pages.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let count: usize = others.iter().map(|other| places(other)).sum();
    (count > 0).then(|| match lang {
        Lang::Vi => format!("còn {count} chỗ nữa, trang {list}"),
        Lang::En => format!("{count} more, page {list}"),
    })
}

fn group<'a>(
    name: Option<&'a str>,
    diagnostic: &'a Diagnostic,
    again: Option<&'a str>,
    sources: &'a Sources,
    lang: Lang,
) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Failure | Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(severity_word(diagnostic.severity, lang))
        .primary_title(diagnostic.message.get(lang))
        .id(diagnostic.rule);
    let (clause, hint, repeated) = match lang {
        Lang::Vi => ("căn cứ", "gợi ý", "lặp lại"),
        Lang::En => ("clause", "hint", "again"),
    };
    let footer = |level: Level<'a>, name: &'a str, text: &str| -> Element<'a> {
        level.with_name(name).message(normalize_untrusted_str(text)).into()
    };
    Group::with_title(title)
        .elements(place(name, &diagnostic.place, sources, lang))
        .elements(again.map(|text| footer(Level::NOTE, repeated, text)))
        .elements(diagnostic.clause.as_deref().map(|text| footer(Level::NOTE, clause, text)))
        .elements(diagnostic.hint.as_ref().map(|text| footer(Level::HELP, hint, text.get(lang))))
}

fn place<'a>(name: Option<&'a str>, place: &'a Place, sources: &'a Sources, lang: Lang) -> Vec<Element<'a>> {
    match place {
        Place::Whole => name.map(|name| Origin::path(name).into()).into_iter().collect(),
        Place::File(name) => vec![Origin::path(name).into()],
        Place::Source(span) => excerpt(*span, sources).into_iter().collect(),
        Place::Template { name, line, column, text } if text.trim().is_empty() => {
            vec![Origin::path(name).line(*line).char_column(*column).into()]
        }
        Place::Template { name, line, column, text } => {
            let start = text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
            let length = text[start..].find(|c: char| !(c.is_alphanumeric() || "_-.".contains(c))).filter(|to| *to > 0);
            let first = text[start..].chars().next().map_or(0, char::len_utf8);
            let annotation: Annotation<'_> = AnnotationKind::Primary.span(start..start + length.unwrap_or(first));
            vec![Snippet::source(text).line_start(*line).path(name).annotation(annotation).into()]
        }
        Place::Page { page, rect, origin } => {
            let words = page_place(*page, *rect, lang);
            let words = name.map_or_else(|| words.clone(), |name| format!("{name}, {words}"));
            let excerpt = origin.and_then(|span| excerpt(span, sources));
            std::iter::once(Origin::path(words).into()).chain(excerpt).collect()
        }
        Place::Row { file, row, column } => {
            vec![Origin::path(format!("{file}, {}", row_place(*row, column.as_deref(), lang))).into()]
        }
    }
}

/// Lines of more bytes than this are named but not shown: nobody could find the place in them, and drawing them takes long.
const LONGEST: usize = 64 << 10;

/// The lines of a span with carets under it. Only those lines are handed on, so that a long file costs nothing.
fn excerpt(span: Span, sources: &Sources) -> Option<Element<'_>> {
    let file = sources.get(span.file)?;
    let Some((line, column)) = sources.line_column(span).filter(|_| file.text.get(span.start..span.end).is_some())
    else {
        return Some(Origin::path(&file.name).into());
    };
    let first = file.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let last = file.text[span.end..].find('\n').map_or(file.text.len(), |at| span.end + at);
    if last - first > LONGEST {
        return Some(Origin::path(&file.name).line(line).char_column(column).into());
    }
    let annotation: Annotation<'_> = AnnotationKind::Primary.span(span.start - first..span.end - first);
    Some(Snippet::source(&file.text[first..last]).line_start(line).path(&file.name).annotation(annotation).into())
}

#[cfg(test)]
mod tests;
