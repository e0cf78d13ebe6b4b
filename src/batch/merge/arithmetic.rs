//! Arithmetic in a blank as people reckon: `{{ gia_tri * 1.1 }}` is reckoned with decimal digits and printed in Vietnamese.
//!
//! The engine reckons with binary numbers. So each `a * b` of a template becomes a call of [`CALL`] that reckons with
//! decimal ones, and what a blank comes to passes the filter [`PRINT`]. Everything else stays as it was typed.

use std::sync::LazyLock;

use regex::Regex;

/// The function that reckons, and the names of its arguments.
pub(super) const CALL: &str = "__tinh";
pub(super) const ARGUMENTS: [&str; 3] = ["__a", "__phep", "__b"];
/// The filter that prints a number.
pub(super) const PRINT: &str = "__in";

static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)
        "[^"]*" | '[^']*' | `[^`]*`
        | [A-Za-z_]\w*(?:\.\w+)* | \d+(?:\.\d+)?
        | \*\* | // | == | != | <= | >= | \S"#,
    )
    .expect("a fixed pattern")
});
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?s)(\{\{-?|\{%-?)((?:"[^"]*"|'[^']*'|`[^`]*`|[^"'`])*?)(-?\}\}|-?%\})"#).expect("a fixed pattern")
});
/// What stands in a tag before its expression.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:(?:if|elif)\s|set(?:_global)?\s+\w+\s*=|for\s+\w+(?:\s*,\s*\w+)?\s+in\s)")
        .expect("a fixed pattern")
});

/// A template whose arithmetic is decimal. What can't be read stays as it is: the engine says what is wrong with it.
pub(super) fn in_template(template: &str) -> String {
    let own = own_names(template);
    let tag = |tag: &regex::Captures| {
        let (open, words, close) = (&tag[1], &tag[2], &tag[3]);
        if open.starts_with("{%") {
            let Some(before) = BEFORE.find(words) else { return tag[0].to_owned() };
            return match Reader::read(&words[before.end()..], &own) {
                Some(read) if read.changed => format!("{open}{} {} {close}", before.as_str(), read.text),
                _ => tag[0].to_owned(),
            };
        }
        match Reader::read(words, &own) {
            Some(read) if !read.plain => format!("{open} ({}) | {PRINT} {close}", read.text),
            Some(read) if read.changed => format!("{open} {} {close}", read.text),
            _ => tag[0].to_owned(),
        }
    };
    TAG.replace_all(template, tag).into_owned()
}

/// The blanks of a template that print a value as it is, each with its path: `v`, `t.ten`.
pub(super) fn plain_blanks(template: &str) -> Vec<(std::ops::Range<usize>, String)> {
    static PLAIN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\{\{-?\s*([A-Za-z_]\w*(?:\.\w+)*)\s*-?\}\}").expect("a fixed pattern"));
    let found = PLAIN.captures_iter(template);
    found.filter_map(|found| Some((found.get(0)?.range(), found[1].to_owned()))).collect()
}

/// Names that a template sets itself: they may hold numbers.
fn own_names(template: &str) -> Vec<&str> {
    static SET: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\{%-?\s*set(?:_global)?\s+(\w+)\s*=").expect("a fixed pattern"));
    SET.captures_iter(template).filter_map(|found| found.get(1)).map(|name| name.as_str()).collect()
}

/// An expression, read.
struct Read {
    text: String,
    /// A name or words alone: it prints as it is.
    plain: bool,
    /// Whether there was something to reckon.
    changed: bool,
}

impl Read {
    fn with(text: String, plain: bool, parts: &[&Self]) -> Self {
        Self { text, plain, changed: parts.iter().any(|part| part.changed) }
    }

    /// As a part of words that are put together.
    fn printed(self) -> String {
        if self.plain { self.text } else { format!("(({}) | {PRINT})", self.text) }
    }
}

/// Reads by the strengths of Tera's operators.
struct Reader<'t> {
    tokens: Vec<&'t str>,
    at: usize,
    own: &'t [&'t str],
}

impl<'t> Reader<'t> {
    fn read(words: &'t str, own: &'t [&'t str]) -> Option<Read> {
        let mut reader = Self { tokens: TOKEN.find_iter(words).map(|t| t.as_str()).collect(), at: 0, own };
        let read = reader.choice()?;
        (reader.at == reader.tokens.len()).then_some(read)
    }

    fn next(&self) -> &'t str {
        self.tokens.get(self.at).copied().unwrap_or_default()
    }

    fn take(&mut self) -> &'t str {
        self.at += 1;
        self.tokens.get(self.at - 1).copied().unwrap_or_default()
    }

    fn expect(&mut self, sign: &str) -> Option<()> {
        (self.take() == sign).then_some(())
    }

    /// `a if b else c`.
    fn choice(&mut self) -> Option<Read> {
        let yes = self.above(0)?;
        if self.next() != "if" {
            return Some(yes);
        }
        self.take();
        let condition = self.above(0)?;
        self.expect("else")?;
        let no = self.choice()?;
        let plain = yes.plain && no.plain;
        let parts = [&yes, &condition, &no];
        let text = format!("{} if {} else {}", yes.text, condition.text, no.text);
        Some(Read::with(text, plain, &parts))
    }

    /// Everything that binds more strongly than `least`.
    fn above(&mut self, least: u8) -> Option<Read> {
        let mut left = self.first()?;
        loop {
            let sign = self.next();
            let negated = sign == "not" && self.tokens.get(self.at + 1) == Some(&"in");
            let strength = if negated { 5 } else { strength(sign) };
            if strength <= least {
                return Some(left);
            }
            self.at += if negated { 2 } else { 1 };
            left = match sign {
                "|" => self.filter(&left)?,
                "is" => self.test(&left)?,
                "+" | "-" | "*" | "/" | "//" | "%" | "**" => {
                    // Powers bind to the right.
                    let right = self.above(if sign == "**" { strength - 1 } else { strength })?;
                    let [a, sign_name, b] = ARGUMENTS;
                    let text = format!("{CALL}({a}={}, {sign_name}=\"{sign}\", {b}={})", left.text, right.text);
                    Read { text, plain: false, changed: true }
                }
                "~" => {
                    let right = self.above(strength)?;
                    let changed = [&left, &right].iter().any(|part| part.changed || !part.plain);
                    Read { text: format!("{} ~ {}", left.printed(), right.printed()), plain: true, changed }
                }
                _ => {
                    let right = self.above(strength)?;
                    let sign = if negated { "not in" } else { sign };
                    Read::with(format!("{} {sign} {}", left.text, right.text), true, &[&left, &right])
                }
            };
        }
    }

    /// What stands before every operator.
    fn first(&mut self) -> Option<Read> {
        let token = self.take();
        match token {
            "not" => {
                let read = self.above(5)?;
                Some(Read::with(format!("not {}", read.text), true, &[&read]))
            }
            "-" => {
                let read = self.above(20)?;
                Some(Read::with(format!("-{}", read.text), false, &[&read]))
            }
            "(" => {
                let read = self.choice()?;
                self.expect(")")?;
                Some(Read::with(format!("({})", read.text), read.plain, &[&read]))
            }
            "[" => {
                let (items, changed) = self.list("]")?;
                self.index(Read { text: format!("[{items}]"), plain: true, changed })
            }
            _ if token.starts_with(['"', '\'', '`']) => {
                Some(Read { text: token.to_owned(), plain: true, changed: false })
            }
            _ if token.starts_with(|c: char| c.is_ascii_digit()) => {
                Some(Read { text: token.to_owned(), plain: !token.contains('.'), changed: false })
            }
            _ if token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') => {
                if self.next() == "(" {
                    self.take();
                    let (items, changed) = self.list(")")?;
                    return Some(Read { text: format!("{token}({items})"), plain: false, changed });
                }
                let root = token.split('.').next().unwrap_or_default();
                self.index(Read { text: token.to_owned(), plain: !self.own.contains(&root), changed: false })
            }
            _ => None,
        }
    }

    /// `[0]` and `.ten` behind a value.
    fn index(&mut self, mut read: Read) -> Option<Read> {
        while matches!(self.next(), "[" | ".") {
            let mut depth = 0;
            loop {
                let token = self.take();
                depth += i32::from(token == "[") - i32::from(token == "]");
                read.text.push_str(token);
                match token {
                    "" => return None,
                    _ if depth == 0 && token != "." => break,
                    _ => {}
                }
            }
        }
        Some(read)
    }

    /// Items up to a closing sign, with their names where they have some.
    fn list(&mut self, close: &str) -> Option<(String, bool)> {
        let (mut items, mut changed) = (Vec::new(), false);
        while self.next() != close {
            let named = self.tokens.get(self.at + 1) == Some(&"=");
            let name = if named { format!("{}=", self.take()) } else { String::new() };
            self.at += usize::from(named);
            let item = self.choice()?;
            changed |= item.changed;
            items.push(format!("{name}{}", item.text));
            if self.next() == "," {
                self.take();
            } else if self.next() != close {
                return None;
            }
        }
        self.take();
        Some((items.join(", "), changed))
    }

    fn filter(&mut self, value: &Read) -> Option<Read> {
        let (call, changed) = self.call()?;
        let text = format!("{} | {call}", value.text);
        Some(Read { text, plain: false, changed: changed || value.changed })
    }

    fn test(&mut self, value: &Read) -> Option<Read> {
        let not = if self.next() == "not" { self.take() } else { "" };
        let (call, changed) = self.call()?;
        let text = format!("{} is {not} {call}", value.text);
        Some(Read { text, plain: true, changed: changed || value.changed })
    }

    /// The name of a filter or a test with what it is given.
    fn call(&mut self) -> Option<(String, bool)> {
        let name = self.take();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return None;
        }
        if self.next() != "(" {
            return Some((name.to_owned(), false));
        }
        self.take();
        let (items, changed) = self.list(")")?;
        Some((format!("{name}({items})"), changed))
    }
}

/// How strongly an operator binds, as in Tera; 0 for what is none.
fn strength(sign: &str) -> u8 {
    match sign {
        "or" => 1,
        "and" => 3,
        "in" | "is" => 5,
        "==" | "!=" | "<" | "<=" | ">" | ">=" => 7,
        "+" | "-" => 11,
        "*" | "/" | "%" | "~" | "//" => 13,
        "**" => 15,
        "|" => 17,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::in_template;

    #[test]
    fn arithmetic_becomes_a_call_and_the_rest_stays() {
        for text in [
            "{{ ten }}",
            "{{ t.ten }}",
            "{{- ten -}}",
            "{{ 'a' ~ ten }}",
            "{% if co_bien and not x %}a{% endif %}",
            "{% for v in viec | tach %}{{ v }}{% endfor %}",
            "{% if loai in [\"a b\", 'c'] %}",
            "{{ \"a\" if x else \"b\" }}",
            "{{ a b }}",
            "{{ a + }}",
            "{{ 'mở",
        ] {
            assert_eq!(in_template(text), text);
        }
        for (text, wanted) in [
            ("{{ v | gia_tri * 1.1 }}", "{{ (__tinh(__a=v | gia_tri, __phep=\"*\", __b=1.1)) | __in }}"),
            ("{{ (v | gia_tri / 7) | so }}", "{{ ((__tinh(__a=v | gia_tri, __phep=\"/\", __b=7)) | so) | __in }}"),
            ("{{ a + b * c }}", "{{ (__tinh(__a=a, __phep=\"+\", __b=__tinh(__a=b, __phep=\"*\", __b=c))) | __in }}"),
            ("{{ a - b - c }}", "{{ (__tinh(__a=__tinh(__a=a, __phep=\"-\", __b=b), __phep=\"-\", __b=c)) | __in }}"),
            ("{{ stt | du_so(rong=3) }}", "{{ (stt | du_so(rong=3)) | __in }}"),
            ("{{ a * 2 ~ ' đồng' }}", "{{ ((__tinh(__a=a, __phep=\"*\", __b=2)) | __in) ~ ' đồng' }}"),
            ("{% set t = a + 1 %}{{ t }}", "{% set t = __tinh(__a=a, __phep=\"+\", __b=1) %}{{ (t) | __in }}"),
            ("{% if a * 2 > b %}x{% endif %}", "{% if  __tinh(__a=a, __phep=\"*\", __b=2) > b %}x{% endif %}"),
        ] {
            assert_eq!(in_template(text), wanted, "{text}");
        }
    }
}
