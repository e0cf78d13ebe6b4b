//! What kept a template from being filled: in plain words, with the place and the blank it happened in.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use tera::ErrorKind;

use super::told::BETWEEN;
use super::{filters, sentences, tags};
use crate::batch::rows::key_of;
use crate::words::diagnostic::Message;

/// What kept a template from being filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub reason: Message,
    /// The name or the value that it speaks of; empty when it speaks of none.
    pub subject: String,
    /// What to do.
    pub hint: Option<Message>,
    /// Line in the template, from 1.
    pub line: usize,
    /// The words it is about, and how often they stand on that line before.
    pub(super) words: (String, usize),
    /// The blank or tag it happened in.
    pub(super) blank: String,
}

impl Trouble {
    /// A complaint about a template as a whole.
    pub(super) fn whole(vi: impl Into<String>, en: impl Into<String>) -> Self {
        let words = (String::new(), 0);
        Self { reason: Message::new(vi, en), subject: String::new(), hint: None, line: 1, words, blank: String::new() }
    }

    pub(super) fn hint(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Some(Message::new(vi, en));
        self
    }

    /// Points to some bytes of the template.
    pub(super) fn at(mut self, template: &str, place: Range<usize>) -> Self {
        let before = template.get(..place.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let words =
            template.get(place.clone()).unwrap_or_default().lines().next().unwrap_or_default().trim().to_owned();
        let nth = if words.is_empty() { 0 } else { before[line_start..].matches(&words).count() };
        self.line = before.matches('\n').count() + 1;
        self.words = (words, nth);
        Self { blank: tags::around(template, place.start).to_owned(), ..self }
    }

    /// What the engine says about a template.
    pub(super) fn of(error: &tera::Error, template: &str) -> Self {
        match error.kind() {
            ErrorKind::SyntaxError(report) => malformed(report.message(), template, report.span().range.clone()),
            ErrorKind::RenderingError(report) => plain(report.message()).at(template, report.span().range.clone()),
            _ => unknown(&error.to_string(), template),
        }
    }
}

/// Names in a blank, without the filters and what stands in quotes.
pub(super) fn names(blank: &str) -> Vec<&str> {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#""[^"]*"|'[^']*'|\|\s*\w+|([A-Za-z_]\w*)(?:\.\w+)*"#).expect("a fixed pattern"));
    NAME.captures_iter(blank).filter_map(|found| Some(found.get(1)?.as_str())).collect()
}

fn plain(said: &str) -> Trouble {
    if let Some((vi, rest)) = said.split_once(BETWEEN) {
        let (en, value) = rest.split_once(BETWEEN).unwrap_or((rest, ""));
        return Trouble { subject: value.to_owned(), ..Trouble::whole(vi, en) };
    }
    let (reason, hint) = sentences::plain(said);
    // The engine puts what it speaks of between back-ticks.
    let subject = said.split('`').nth(1).unwrap_or_default().to_owned();
    Trouble { subject, hint, ..Trouble::whole(reason.vi, reason.en) }
}

/// A template that cannot be read at all.
fn malformed(said: &str, template: &str, place: Range<usize>) -> Trouble {
    if let Some((place, Message { vi, en })) = tags::open(template).filter(|_| !said.starts_with("String opened")) {
        return Trouble::whole(vi, en).at(template, place);
    }
    let blank = tags::around(template, place.start);
    if said.starts_with("Unknown tag") {
        return unknown_tag(blank).at(template, place);
    }
    match strange_letters(blank) {
        Some(trouble) => trouble.at(template, template.find(blank).map_or(place, |at| at..at + blank.len())),
        None => plain(said).at(template, place),
    }
}

/// Letters that come from typing a blank as one writes prose, or from a word processor.
fn strange_letters(blank: &str) -> Option<Trouble> {
    static QUOTED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""[^"]*"|'[^']*'"#).expect("a fixed pattern"));
    let bare = QUOTED.replace_all(blank, "");
    if let Some(quote) = bare.chars().find(|c| "“”„‘’".contains(*c)) {
        let trouble = Trouble::whole(
            format!("dấu ngoặc cong `{quote}` không dùng được trong chỗ trống"),
            format!("the curly quote `{quote}` can't be used in a blank"),
        );
        return Some(trouble.hint("gõ dấu ngoặc thẳng: 'tỉnh'", "type straight quotes: 'x'"));
    }
    if bare.contains('\u{a0}') {
        let trouble = Trouble::whole(
            "trong chỗ trống có dấu cách không ngắt, thường do chép từ Word",
            "there is a no-break space in the blank",
        );
        return Some(trouble.hint("xóa rồi gõ lại dấu cách", "type the space anew"));
    }
    let inside = bare.trim_start_matches(['{', '%', '-']).trim_end_matches(['}', '%', '-']);
    let name = inside.split('|').next().unwrap_or_default().trim();
    let is_words = name.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || c == '_');
    let is_prose = !name.is_ascii() || name.contains(char::is_whitespace);
    (blank.starts_with("{{") && is_words && is_prose).then(|| {
        let key = key_of(name);
        Trouble::whole(
            format!("`{name}` không phải là tên cột viết đúng"),
            format!("`{name}` is not how a column is written"),
        )
        .hint(
            format!("viết không dấu, chữ thường, `_` thay dấu cách: `{{{{ {key} }}}}`"),
            format!("no diacritics, lower case, `_` for a space: `{{{{ {key} }}}}`"),
        )
    })
}

fn unknown_tag(blank: &str) -> Trouble {
    let word: String =
        blank.trim_start_matches(['{', '%', '-', ' ']).chars().take_while(|c| c.is_alphanumeric()).collect();
    let (ask_vi, ask_en) = nearest(&word, &tags::TAGS);
    let all = tags::TAGS.join(", ");
    Trouble::whole(format!("không có thẻ `{{% {word} %}}`"), format!("there is no tag `{{% {word} %}}`"))
        .hint(format!("{ask_vi}các thẻ: {all}"), format!("{ask_en}tags: {all}"))
}

/// A name that the engine does not know.
fn unknown(said: &str, template: &str) -> Trouble {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"Unknown (filter|test|function) `(\w+)`").expect("a fixed pattern"));
    let Some(found) = NAME.captures(said) else { return plain(said) };
    let name = &found[2];
    let (kind, en, before, after, all): (_, _, _, _, &[&str]) = match &found[1] {
        "filter" => ("bộ lọc", "filter", r"\|\s*", r"\b", &filters::NAMES),
        "test" => ("phép thử", "test", r"\bis\s+(?:not\s+)?", r"\b", &filters::TESTS),
        _ => ("hàm", "function", r"\b", r"\s*\(", &filters::FUNCTIONS),
    };
    let place = Regex::new(&format!("{before}({name}){after}")).ok().and_then(|form| form.captures(template)?.get(1));
    let (ask_vi, ask_en) = nearest(name, &[all, &filters::OTHERS].concat());
    let list = all.join(", ");
    Trouble::whole(format!("không có {kind} `{name}`"), format!("there is no {en} `{name}`"))
        .hint(format!("{ask_vi}có: {list}"), format!("{ask_en}there are: {list}"))
        .at(template, place.map_or(0..0, |found| found.range()))
}

/// A question for the name that was meant, when one is near enough.
pub(super) fn nearest(name: &str, known: &[&str]) -> (String, String) {
    let near = known.iter().map(|k| (strsim::damerau_levenshtein(k, name), k)).min();
    match near.filter(|(distance, _)| *distance <= 1 + name.len() / 4) {
        Some((_, k)) => (format!("có phải `{k}`? "), format!("did you mean `{k}`? ")),
        None => Default::default(),
    }
}
