//! Conditions as a clerk writes them: `co_truong_dai_hoc`, `not co_bien`, `so_xa > 100`.
//!
//! A column standing alone asks whether its cell says yes, and one compared with a number is read as a number, because
//! cells hold what people see: `không`, `1.234`.

use std::sync::LazyLock;

use regex::Regex;

static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#""[^"]*"|'[^']*'|`[^`]*`|[A-Za-z_][\w.]*|\d[\d.]*|==|!=|<=|>=|[^\s\w]|\w"#).expect("a fixed pattern")
});
static TAG: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(\{%-?\s*(?:if|elif)\s+)(.*?)(\s*-?%\})").expect("a fixed pattern"));
/// The condition of `{{ "a" if co_bien else "b" }}`.
static CHOICE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(\{\{[^{}]*?\sif\s+)([^{}]*?)(\s+else\s)").expect("a fixed pattern"));

/// A template with its conditions in the form Tera needs.
pub(super) fn in_template(template: &str) -> String {
    let read = |tag: &regex::Captures| format!("{}{}{}", &tag[1], expression(&tag[2]), &tag[3]);
    CHOICE.replace_all(&TAG.replace_all(template, read), read).into_owned()
}

/// One condition in the form Tera needs.
pub(super) fn expression(condition: &str) -> String {
    let tokens: Vec<_> = TOKEN.find_iter(condition).collect();
    let word = |at: usize| tokens.get(at).map_or("", |t| t.as_str());
    let mut out = String::new();
    let mut done = 0;
    for (at, token) in tokens.iter().enumerate() {
        out.push_str(&condition[done..token.start()]);
        done = token.end();
        let before = if at == 0 { "" } else { word(at - 1) };
        let called = before == "(" && at > 1 && is_name(word(at - 2));
        let name = token.as_str();
        if !is_name(name) || called || before == "|" {
            out.push_str(name);
        } else if begins(before) && ends(word(at + 1)) {
            out.push_str(&format!("({name} is co)"));
        } else if compares(word(at + 1)) && is_number(word(at + 2))
            || compares(before) && at > 1 && is_number(word(at - 2))
        {
            out.push_str(&format!("({name} | gia_tri)"));
        } else {
            out.push_str(name);
        }
    }
    out.push_str(&condition[done..]);
    out
}

fn is_name(token: &str) -> bool {
    let keyword = matches!(token, "and" | "or" | "not" | "in" | "is" | "if" | "else" | "true" | "false" | "none");
    token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && !keyword
}

fn is_number(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
}

fn begins(token: &str) -> bool {
    matches!(token, "" | "and" | "or" | "not" | "(")
}

fn ends(token: &str) -> bool {
    matches!(token, "" | "and" | "or" | ")")
}

fn compares(token: &str) -> bool {
    matches!(token, "<" | ">" | "<=" | ">=" | "==" | "!=")
}

#[cfg(test)]
mod tests {
    use super::{expression, in_template};

    #[test]
    fn columns_alone_ask_for_a_yes() {
        assert_eq!(expression("co_bien"), "(co_bien is co)");
        assert_eq!(
            expression("not co_bien and (la_tp or a.b)"),
            "not (co_bien is co) and ((la_tp is co) or (a.b is co))"
        );
        assert_eq!(expression("loai == \"tỉnh\""), "loai == \"tỉnh\"");
        assert_eq!(expression("so_xa > 100"), "(so_xa | gia_tri) > 100");
        assert_eq!(expression("ten | length > 3"), "ten | length > 3");
        assert_eq!(expression("ten is defined"), "ten is defined");
        assert_eq!(in_template("{{ \"a\" if x else \"b\" }}"), "{{ \"a\" if (x is co) else \"b\" }}");
        assert_eq!(expression("loai in [\"a b\"]"), "loai in [\"a b\"]");
        assert_eq!(
            in_template("{%- if x %}{{ x }}{% elif not y -%}b{% endif %}"),
            "{%- if (x is co) %}{{ x }}{% elif not (y is co) -%}b{% endif %}"
        );
    }
}
