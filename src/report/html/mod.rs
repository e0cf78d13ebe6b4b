//! One self-contained page: pictures of the pages with a box at every finding, and the list beside them. Nothing is
//! fetched; links work without the script, which only marks both ends of a pair.

use std::fmt::Write;

use self::encode::{base64, escape, rich};
use super::{Counts, Report, Undecided, in_reading_order, page_place, row_place, severity_word};
use crate::words::diagnostic::{Diagnostic, Lang, Place, Rect, Severity};
use crate::words::source::Span;

mod encode;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// How far a box stands off what it shows, in mm.
const PADDING: f64 = 0.8;

/// The report on one document; `pictures` holds its pages as PNG, in order. A page
/// whose picture is empty could not be drawn, and says so.
#[must_use]
pub fn html(report: &Report<'_>, pictures: &[Vec<u8>], lang: Lang) -> String {
    let words = Words::of(lang);
    let findings = in_reading_order(report.findings);
    let name = escape(report.name);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; \
         style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>{name} – {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        code = words.code,
        title = words.title
    );
    out.push_str(&heading(report, &words, lang));
    out.push_str("<main>\n");
    for (index, size) in report.pages.iter().enumerate() {
        out.push_str(&page(index + 1, *size, pictures.get(index), &findings, lang, &words));
    }
    out.push_str("</main>\n<aside>\n");
    out.push_str(&list(&findings, report, lang, &words));
    out.push_str(&folded(words.accepted, report.accepted.iter().map(|d| item(None, d, report, lang, &words))));
    out.push_str(&folded(words.undecided, report.undecided.iter().map(|u| undecided(u, lang))));
    let idle = report.not_applicable.iter().map(|rule| format!("<li><code>{}</code></li>\n", escape(rule)));
    out.push_str(&folded(words.not_applicable, idle));
    let _ = write!(out, "</aside>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

/// The fixed words of the page.
struct Words {
    code: &'static str,
    title: &'static str,
    page: &'static str,
    not_drawn: &'static str,
    whole: &'static str,
    nothing: &'static str,
    clause: &'static str,
    hint: &'static str,
    accepted: &'static str,
    undecided: &'static str,
    not_applicable: &'static str,
    passed: &'static str,
    failed: &'static str,
    idle: &'static str,
}

impl Words {
    const fn of(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self {
                code: "vi",
                title: "kết quả đo thể thức",
                page: "Trang",
                not_drawn: "Không vẽ được hình trang này; các phát hiện vẫn đủ ở bên cạnh.",
                whole: "Cả văn bản",
                nothing: "Không thấy điểm nào sai.",
                clause: "Căn cứ",
                hint: "Gợi ý",
                accepted: "Đã biết và chấp nhận",
                undecided: "Không xác định được",
                not_applicable: "Không áp dụng (văn bản không có thành phần này)",
                passed: "quy tắc đạt",
                failed: "không đạt",
                idle: "không áp dụng",
            },
            Lang::En => Self {
                code: "en",
                title: "measured against the standard",
                page: "Page",
                not_drawn: "This page could not be drawn; the findings beside it are complete.",
                whole: "The whole document",
                nothing: "Nothing wrong was found.",
                clause: "Clause",
                hint: "Hint",
                accepted: "Known and accepted",
                undecided: "Could not tell",
                not_applicable: "Not applicable (the document has none of it)",
                passed: "rules passed",
                failed: "failed",
                idle: "not applicable",
            },
        }
    }
}

fn heading(report: &Report<'_>, words: &Words, lang: Lang) -> String {
    let counts = Counts::of(report.findings).summary(lang);
    let standard = report.standard.map(|name| format!("<p>{}</p>\n", escape(name))).unwrap_or_default();
    let verdicts = format!(
        "{} {}, {} {}, {} {}, {} {}",
        report.passed,
        words.passed,
        report.failed,
        words.failed,
        report.undecided.len(),
        words.undecided.to_lowercase(),
        report.not_applicable.len(),
        words.idle
    );
    format!(
        "<header>\n<h1>{}</h1>\n{standard}<p><strong>{counts}</strong></p>\n<p>{verdicts}</p>\n</header>\n",
        escape(report.name)
    )
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Failure | Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn page(
    number: usize,
    [width, height]: [f64; 2],
    picture: Option<&Vec<u8>>,
    findings: &[&Diagnostic],
    lang: Lang,
    words: &Words,
) -> String {
    let mut out = format!(
        "<section id=\"p{number}\">\n<h2>{} {number}</h2>\n<div class=\"page\" style=\"aspect-ratio:{width:.2}/{height:.2}\">\n",
        words.page
    );
    if picture.is_some_and(Vec::is_empty) {
        let _ = writeln!(out, "<p>{}</p>", words.not_drawn);
    } else if let Some(png) = picture {
        let _ = writeln!(out, "<img alt=\"{} {number}\" src=\"data:image/png;base64,{}\">", words.page, base64(png));
    }
    let mut boxes: Vec<(usize, &Diagnostic, Rect)> = Vec::new();
    for (index, diagnostic) in findings.iter().enumerate() {
        match diagnostic.place {
            Place::Page { page, rect, .. } if page == number => boxes.push((index + 1, diagnostic, rect)),
            _ => {}
        }
    }
    // The smallest box on top, so that each can be clicked.
    boxes.sort_by(|a, b| (b.2.width * b.2.height).total_cmp(&(a.2.width * a.2.height)));
    for (at, (index, diagnostic, rect)) in boxes.iter().enumerate() {
        let shift = boxes[..at].iter().filter(|other| same_corner(other.2, *rect)).count();
        let _ = writeln!(
            out,
            "<a class=\"box {}\" id=\"b{index}\" href=\"#f{index}\" style=\"{}\" title=\"{}\"><b style=\"right:calc(100% + {:.1}em)\">{index}</b></a>",
            class(diagnostic.severity),
            percent(*rect, width, height),
            escape(diagnostic.message.get(lang)),
            0.1 + 1.9 * shift as f64,
        );
    }
    out.push_str("</div>\n</section>\n");
    out
}

fn same_corner(a: Rect, b: Rect) -> bool {
    (a.x - b.x).abs() < 4.0 && (a.y - b.y).abs() < 4.0
}

/// A rectangle in mm as CSS, in percent of the page, kept on the page.
fn percent(rect: Rect, width: f64, height: f64) -> String {
    let span = |start: f64, length: f64, whole: f64| {
        let from = (start - PADDING).clamp(0.0, whole);
        let to = (start + length + PADDING).clamp(from, whole);
        (100.0 * from / whole, 100.0 * (to - from) / whole)
    };
    let ((left, w), (top, h)) = (span(rect.x, rect.width, width), span(rect.y, rect.height, height));
    format!("left:{left:.2}%;top:{top:.2}%;width:{w:.2}%;height:{h:.2}%")
}

fn list(findings: &[&Diagnostic], report: &Report<'_>, lang: Lang, words: &Words) -> String {
    if findings.is_empty() {
        return format!("<p class=\"nothing\">{}</p>\n", words.nothing);
    }
    let mut out = String::new();
    let mut current = None;
    for (index, diagnostic) in findings.iter().enumerate() {
        let page = if let Place::Page { page, .. } = diagnostic.place { page } else { 0 };
        if current != Some(page) {
            let close = if current.is_some() { "</ol>\n" } else { "" };
            let head = if page == 0 { words.whole.to_owned() } else { format!("{} {page}", words.page) };
            let _ = writeln!(out, "{close}<h2>{head}</h2>\n<ol>");
            current = Some(page);
        }
        out.push_str(&item(Some(index + 1), diagnostic, report, lang, words));
    }
    out.push_str("</ol>\n");
    out
}

fn item(number: Option<usize>, diagnostic: &Diagnostic, report: &Report<'_>, lang: Lang, words: &Words) -> String {
    let on_page = matches!(diagnostic.place, Place::Page { page, .. } if (1..=report.pages.len()).contains(&page));
    let message = rich(diagnostic.message.get(lang));
    let (id, message) = match number {
        Some(n) if on_page => (format!(" id=\"f{n}\""), format!("<a href=\"#b{n}\"><b>{n}</b> {message}</a>")),
        Some(n) => (format!(" id=\"f{n}\""), format!("<b>{n}</b> {message}")),
        None => (String::new(), message),
    };
    let mut out = format!("<li class=\"{}\"{id}>\n<p>{message}</p>\n<dl>\n", class(diagnostic.severity));
    let rule = format!("{} <code>{}</code>", severity_word(diagnostic.severity, lang), escape(diagnostic.rule));
    let _ = writeln!(out, "<dd class=\"rule\">{rule}</dd>");
    for place in places(&diagnostic.place, report, lang) {
        let _ = writeln!(out, "<dd>{}</dd>", escape(&place));
    }
    if let Some(clause) = &diagnostic.clause {
        let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", words.clause, escape(clause));
    }
    if let Some(hint) = &diagnostic.hint {
        let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", words.hint, rich(hint.get(lang)));
    }
    out.push_str("</dl>\n</li>\n");
    out
}

/// Where, in words: the page, and the line of the directive.
fn places(place: &Place, report: &Report<'_>, lang: Lang) -> Vec<String> {
    let line = |span: Span| {
        let file = report.sources.get(span.file)?;
        let (line, column) = report.sources.line_column(span)?;
        Some(format!("{}:{line}:{column}", file.name))
    };
    match place {
        Place::Whole => Vec::new(),
        Place::File(file) => vec![file.clone()],
        Place::Source(span) => line(*span).into_iter().collect(),
        Place::Template { name, line, column, .. } => vec![format!("{name}:{line}:{column}")],
        Place::Page { page, rect, origin } => {
            std::iter::once(page_place(*page, *rect, lang)).chain(origin.and_then(line)).collect()
        }
        Place::Row { file, row, column } => vec![format!("{file}, {}", row_place(*row, column.as_deref(), lang))],
    }
}

fn undecided(undecided: &Undecided, lang: Lang) -> String {
    format!("<li><code>{}</code>: {}</li>\n", escape(undecided.rule), rich(undecided.reason.get(lang)))
}

/// A list that is folded away; nothing when it is empty.
fn folded(title: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return String::new();
    }
    format!("<details>\n<summary>{title} ({})</summary>\n<ul>\n{}</ul>\n</details>\n", items.len(), items.concat())
}

#[cfg(test)]
mod tests;
