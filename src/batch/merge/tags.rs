//! The blanks and tags of a template, to say which of them was left open.

use std::sync::LazyLock;

use regex::Regex;

use crate::words::diagnostic::Message;

/// Something left open, or closed without having been opened: the bytes it stands at, and what to say.
pub(super) type Open = (std::ops::Range<usize>, Message);

/// Words that begin a tag which must be ended, each with its end.
const PAIRS: [(&str, &str); 4] = [("if", "endif"), ("for", "endfor"), ("filter", "endfilter"), ("raw", "endraw")];
/// Words that a tag can begin with.
pub(super) const TAGS: [&str; 9] = ["if", "elif", "else", "endif", "for", "endfor", "set", "break", "continue"];

/// The first blank or tag that has no end, or end that has no beginning.
pub(super) fn open(template: &str) -> Option<Open> {
    unclosed(template).or_else(|| unpaired(template))
}

/// The blank or tag around a byte: from its opening sign to its closing one.
pub(super) fn around(template: &str, at: usize) -> &str {
    let at = (0..=at.min(template.len())).rev().find(|i| template.is_char_boundary(*i)).unwrap_or(0);
    let ahead = template[at..].starts_with("{{") || template[at..].starts_with("{%");
    let before = &template[..at];
    let start = if ahead { Some(at) } else { before.rfind("{{").max(before.rfind("{%")) };
    let Some(start) = start else { return template };
    let end = ["}}", "%}"].iter().filter_map(|sign| template[at..].find(sign)).min();
    &template[start..end.map_or(template.len(), |end| at + end + 2)]
}

/// An opening sign whose closing one does not come before the next opening one.
fn unclosed(template: &str) -> Option<Open> {
    let mut from = 0;
    while let Some((at, close)) = next(template, from) {
        let mut quote = None;
        let mut end = None;
        for (offset, letter) in template[at + 2..].char_indices() {
            let rest = &template[at + 2 + offset..];
            match (quote, letter) {
                (Some(mark), letter) if mark == letter => quote = None,
                (None, '"' | '\'' | '`') if close != "#}" => quote = Some(letter),
                (None, _) if rest.starts_with(close) => {
                    end = Some(at + 2 + offset + 2);
                    break;
                }
                (None, _) if rest.starts_with("{{") || rest.starts_with("{%") => break,
                _ => {}
            }
        }
        // A quote left open is another matter, and the engine says it.
        from = match end {
            Some(end) => end,
            None if quote.is_some() => return None,
            None => {
                let sign = &template[at..at + 2];
                let words = template[at..].lines().next().unwrap_or_default().len();
                let say =
                    Message::new(format!("`{sign}` không có `{close}` đóng"), format!("`{sign}` has no `{close}`"));
                return Some((at..at + words, say));
            }
        };
    }
    None
}

fn next(template: &str, from: usize) -> Option<(usize, &'static str)> {
    let signs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let found = signs.iter().filter_map(|(open, close)| Some((template[from..].find(open)? + from, *close)));
    found.min()
}

/// `{% if %}` without `{% endif %}`, and the other way round.
fn unpaired(template: &str) -> Option<Open> {
    static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)\{%-?\s*(\w+).*?%\}").expect("a fixed pattern"));
    let mut opened: Vec<(&str, std::ops::Range<usize>)> = Vec::new();
    for tag in TAG.captures_iter(template) {
        // What follows the word may read otherwise in the directive.
        let (word, place) = (tag.get(1)?.as_str(), tag.get(0)?.start()..tag.get(1)?.end());
        if PAIRS.iter().any(|(begin, _)| *begin == word) {
            opened.push((word, place));
        } else if let Some((begin, end)) = PAIRS.iter().find(|(_, end)| *end == word) {
            match opened.pop() {
                Some((last, _)) if last == *begin => {}
                Some((last, place)) => return Some(missing(last, place)),
                None => {
                    let say = Message::new(
                        format!("`{{% {end} %}}` không có `{{% {begin} %}}` đi trước"),
                        format!("`{{% {end} %}}` has no `{{% {begin} %}}` before it"),
                    );
                    return Some((place, say));
                }
            }
        }
    }
    opened.pop().map(|(last, place)| missing(last, place))
}

fn missing(begin: &str, place: std::ops::Range<usize>) -> Open {
    let end = PAIRS.iter().find(|(word, _)| *word == begin).map_or("", |(_, end)| end);
    let say = Message::new(
        format!("`{{% {begin} %}}` không có `{{% {end} %}}`"),
        format!("`{{% {begin} %}}` has no `{{% {end} %}}`"),
    );
    (place, say)
}

#[cfg(test)]
mod tests {
    use super::{around, open};

    #[test]
    fn what_was_left_open_is_found() {
        let cases = [
            ("a {{ ten b {{ so }}", "{{ ten b {{ so }}", "`{{` không có `}}`"),
            ("a {{ ten }", "{{ ten }", "`{{` không có `}}`"),
            ("{% if a }x{% endif %}", "{% if a }x{% endif %}", "`{%` không có `%}`"),
            ("{% if a %}x{% for b in c %}y{% endif %}", "{% for", "`{% for %}` không có `{% endfor %}`"),
            ("{% if a %}x", "{% if", "`{% if %}` không có `{% endif %}`"),
            ("x{% endif %}", "{% endif", "không có `{% if %}` đi trước"),
        ];
        for (template, words, said) in cases {
            let (place, message) = open(template).unwrap();
            assert_eq!(&template[place], words, "{template}");
            assert!(message.vi.contains(said), "{message:?}");
        }
        for sound in ["{{ a }} {{ '}}' }}", "{% if a %}{{ b }}{% else %}c{% endif %}", "{{ \"x }}"] {
            assert!(open(sound).is_none(), "{sound}");
        }
    }

    #[test]
    fn the_blank_around_a_place() {
        let template = "a {{ ten | so }} b {% if x %}c{% endif %}";
        assert_eq!(around(template, 11), "{{ ten | so }}");
        assert_eq!(around(template, 2), "{{ ten | so }}");
        assert_eq!(around(template, 25), "{% if x %}");
    }
}
