//! What the template engine says, in the words of people who have never heard of it.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::words::diagnostic::Message;

/// A sentence of the engine, and what is said instead: in Vietnamese and in English, with advice in both.
type Row = (&'static str, [&'static str; 4]);

const AS_NUMBER: [&str; 2] = [
    "đổi chữ thành số bằng `gia_tri`: `{{ so_xa | gia_tri + 1 }}`",
    "make a number of it: `{{ column | gia_tri + 1 }}`",
];
const AS_LIST: [&str; 2] =
    ["tách ô thành danh sách: `{% for v in viec | tach %}`", "make a list of the cell: `{% for v in column | tach %}`"];

/// Every sentence Tera 2.4 has for what can be written in a directive; the first that fits holds.
const ROWS: &[Row] = &[
    (
        r"expected identifier after it for (?:component|XML)",
        ["dấu `<` không có vế trái", "there is nothing before `<`", "", ""],
    ),
    (
        r"^Found `=` but",
        [
            "`=` không phải là phép so sánh",
            "`=` does not compare",
            "so sánh bằng viết `==`: `{% if loai == \"tỉnh\" %}`",
            "write `==`: `{% if column == \"x\" %}`",
        ],
    ),
    (
        r"^Found `>` but expected one of",
        ["phép so sánh viết sai", "the comparison is malformed", "khác viết `!=`", "unequal is `!=`"],
    ),
    (
        r"^Found (?:integer|float|string|bool) but expected identifier",
        [
            "tham số phải có tên",
            "an argument needs a name",
            "ví dụ: `{{ stt | du_so(rong=3) }}`",
            "for example: `{{ stt | du_so(rong=3) }}`",
        ],
    ),
    (
        r"^Found identifier but expected `[}%]{1,2}[}]?`",
        [
            "sau tên hoặc giá trị còn chữ thừa",
            "there are more words after the name or value",
            "tên cột viết liền bằng `_`: `{{ ten_don_vi }}`; bộ lọc viết sau dấu `|`",
            "a column is one word with `_`: `{{ ten_don_vi }}`; a filter stands after `|`",
        ],
    ),
    (
        r"^Found (.+?) but (?:expected|was expecting) one of",
        ["gặp $1, đáng lẽ là tên cột hoặc giá trị", "found $1, expected a column or a value", "", ""],
    ),
    (
        r"^Found (.+?) but (?:expected|was expecting) (.+?)\.?$",
        ["gặp $1, đáng lẽ là $2", "found $1, expected $2", "", ""],
    ),
    (
        r"^Unexpected end of input",
        [
            "chỗ trống chưa viết hết",
            "the blank is unfinished",
            "mỗi `{{` cần `}}`, mỗi `{% if %}` cần `{% endif %}`",
            "every `{{` needs `}}`, every `{% if %}` needs `{% endif %}`",
        ],
    ),
    (
        r"^String opened with `(.)`",
        ["chuỗi mở bằng `$1` không có `$1` đóng", "the text opened with `$1` is not closed", "", ""],
    ),
    (
        r"^[Uu]nexpected (?:end of string|escape character)",
        ["dấu `\\` trong chuỗi đứng trước chữ không hợp lệ", "wrong letter after `\\` in a text", "", ""],
    ),
    (
        r"^unexpected end of raw block",
        ["`{% raw %}` không có `{% endraw %}`", "`{% raw %}` has no `{% endraw %}`", "", ""],
    ),
    (r"^Closing comment tag", ["chú thích `{#` không có `#}` đóng", "the comment `{#` has no `#}`", "", ""]),
    (
        r"^Unexpected character",
        [
            "ký tự không dùng được trong chỗ trống",
            "this sign can't be used in a blank",
            "nối điều kiện bằng `and`, `or`, `not`; chữ đặt trong ngoặc kép thẳng \"…\"",
            "join conditions with `and`, `or`, `not`; put words in straight quotes",
        ],
    ),
    (r"^Invalid (?:float|Integer)", ["số viết sai hoặc quá lớn", "the number is malformed or too large", "", ""]),
    (
        r"invalid field of `loop`: (\w+)",
        [
            "không có `loop.$1`",
            "there is no `loop.$1`",
            "chỉ có: index, index0, first, last, length",
            "there are: index, index0, first, last, length",
        ],
    ),
    (r"^Function calls are only allowed", ["không gọi hàm ở đây được", "a function can't be called here", "", ""]),
    (
        r"^Keyword argument `(\w+)` is defined more",
        ["tham số `$1` viết hai lần", "the argument `$1` is given twice", "", ""],
    ),
    (
        r"too complex|nesting is too deep|nested brackets|dimensions",
        ["biểu thức quá dài hoặc lồng quá sâu", "this is too long or nested too deeply", "", ""],
    ),
    (
        r"`not` cannot be used consec|`not` is only valid|not allowed after `~`",
        ["phép tính viết sai", "the expression is malformed", "", ""],
    ),
    (
        r"^(\w+) is a reserved keyword",
        [
            "`$1` là từ của ngôn ngữ mẫu, không đặt làm tên được",
            "`$1` is a word of the template language and can't be a name",
            "",
            "",
        ],
    ),
    (
        r"^Invalid syntax for `set`",
        [
            "`{% set %}` phải có dạng `{% set ten = giá trị %}`",
            "`{% set %}` must read `{% set name = value %}`",
            "",
            "",
        ],
    ),
    (
        r"can only be used in a for loop|cannot be used inside a",
        [
            "`break`, `continue` chỉ dùng trực tiếp trong `{% for %}`",
            "`break` and `continue` stand directly in `{% for %}`",
            "",
            "",
        ],
    ),
    (
        r"^Cannot compare `(.+?)` with `(.+?)`",
        [
            "không so sánh được $1 với $2",
            "$1 can't be compared with $2",
            "thêm `| gia_tri` sau tên cột để so như số",
            "write `| gia_tri` after the column to compare numbers",
        ],
    ),
    (
        r"^Math operations can only be done on numbers, found `(.+?)`",
        ["phép tính cần số, mà đây là $1", "a number is needed, this is $1", AS_NUMBER[0], AS_NUMBER[1]],
    ),
    (
        r"^`\+` requires both",
        [
            "phép cộng cần hai số",
            "`+` needs two numbers",
            "đổi chữ thành số bằng `gia_tri`; nối chữ bằng `~`",
            "make numbers with `gia_tri`; join words with `~`",
        ],
    ),
    (
        r"^Only numbers can be (?:used in arithmetic|negated). This is a `(.+?)`",
        ["phép tính cần số, mà đây là $1", "a number is needed, this is $1", AS_NUMBER[0], AS_NUMBER[1]],
    ),
    (
        r"divide by 0",
        [
            "chia cho 0",
            "division by 0",
            "viết `{% if so_xa > 0 %}…{% endif %}` quanh phép chia",
            "write `{% if column > 0 %}…{% endif %}` around it",
        ],
    ),
    (r"^Unable to perform|overflow|i128|^Exponent", ["phép tính ra số quá lớn", "the result is too large", "", ""]),
    (r"^Field `(.+?)` is not defined", ["không có mục `$1`", "there is no field `$1`", "", ""]),
    (r"^Variable `(.+?)` (?:is not defined|exists but)", ["`$1` không có giá trị", "`$1` has no value", "", ""]),
    (r"^Tried to (?:render|escape)", ["chỗ trống không có giá trị", "the blank has no value", "", ""]),
    (
        r"^Cannot index|^Index expression|index must be an integer|^Map keys must|^Not a valid key",
        ["phần tử trong ngoặc vuông không có", "there is no such element in brackets", "", ""],
    ),
    (r"^Slic|^Cannot slice", ["đoạn cắt trong ngoặc vuông viết sai", "the slice in brackets is malformed", "", ""]),
    (
        r"^(?:Iteration not possible|Key/value iteration is not possible) on type `(.+?)`",
        ["`for` cần một danh sách, mà đây là $1", "`for` needs a list, this is $1", AS_LIST[0], AS_LIST[1]],
    ),
    (
        r"^`in` cannot be used on a container of type `(.+?)`",
        ["`in` cần một danh sách hoặc chuỗi chữ, mà đây là $1", "`in` needs a list or words, this is $1", "", ""],
    ),
    (r"^Spread operator", ["`...` cần một danh sách", "`...` needs a list", "", ""]),
    (
        r"^Invalid type for the value, expected `(.+?)` but got `(.+?)`",
        ["cần $1, mà đây là $2", "$1 is needed, this is $2", "", ""],
    ),
    (
        r"^Missing keyword argument `(.+?)`",
        [
            "thiếu tham số `$1`",
            "the argument `$1` is missing",
            "tham số viết trong ngoặc sau tên bộ lọc: `($1=…)`",
            "arguments stand in brackets after the filter: `($1=…)`",
        ],
    ),
    (r"^Value `(.+?)` is out of range", ["số `$1` không dùng được ở đây", "the number `$1` is out of range", "", ""]),
    (
        r"^The string `(.*?)` cannot be converted",
        [
            "`$1` không phải là số",
            "`$1` is not a number",
            "số viết kiểu Việt Nam đọc bằng `gia_tri`",
            "read Vietnamese numbers with `gia_tri`",
        ],
    ),
    (
        r"^(?:Value of type|The float) (.+?) (?:cannot be converted|has no length)",
        ["không dùng bộ lọc này cho $1 được", "this filter can't be used on $1", "", ""],
    ),
    (
        r"^This filter can only be used on a number, received `(.+?)`",
        ["cần số, mà đây là $1", "a number is needed, this is $1", AS_NUMBER[0], AS_NUMBER[1]],
    ),
    (
        r"^Invalid argument for `method`",
        [
            "`method` chỉ nhận \"ceil\" (làm tròn lên) hoặc \"floor\" (làm tròn xuống)",
            "`method` is \"ceil\" or \"floor\"",
            "",
            "",
        ],
    ),
    (r"^int filter `base`", ["`base` từ 2 đến 36", "`base` is from 2 to 36", "", ""]),
    (r"requires an integer", ["cần số nguyên", "a whole number is needed", "", ""]),
    (r"^The `indentation` argument", ["`indentation` là một ký tự", "`indentation` is one sign", "", ""]),
    (r"^Cannot sort", ["không xếp thứ tự được: có cả số và chữ", "numbers and words can't be sorted together", "", ""]),
    (
        r"does not have an attribute at path: (.+)$",
        ["phần tử của danh sách không có mục `$1`", "an element has no field `$1`", "", ""],
    ),
    (r"^Map does not have a key (\w+)", ["không có mục `$1`", "there is no field `$1`", "", ""]),
    (
        r"^Function `range` was called with a `start`",
        ["`range`: `start` lớn hơn `end`", "`range`: `start` is above `end`", "", ""],
    ),
    (r"^Function `range`", ["`range` cho quá nhiều số", "`range` gives too many numbers", "", ""]),
];

/// What the engine said, said plainly; advice may go with it.
pub(super) fn plain(said: &str) -> (Message, Option<Message>) {
    static FORMS: LazyLock<Vec<Regex>> =
        LazyLock::new(|| ROWS.iter().map(|(form, _)| Regex::new(form).expect("a fixed pattern")).collect());
    let said = said.split(" Available ").next().unwrap_or_default();
    let found = FORMS.iter().zip(ROWS).find_map(|(form, (_, words))| Some((form.captures(said)?, words)));
    let Some((parts, [vi, en, hint_vi, hint_en])) = found else {
        // None that a directive can bring about is left out: see the test below.
        return (Message::new("chỗ trống viết sai", "the blank is malformed"), None);
    };
    let hint = (!hint_vi.is_empty()).then(|| Message::new(filled(hint_vi, &parts, 0), filled(hint_en, &parts, 1)));
    (Message::new(filled(vi, &parts, 0), filled(en, &parts, 1)), hint)
}

/// A sentence with the parts of the engine's own put in.
fn filled(words: &str, parts: &Captures, language: usize) -> String {
    let put = |words: String, at: usize| match parts.get(at) {
        Some(part) => words.replace(&format!("${at}"), &named(part.as_str(), language)),
        None => words,
    };
    put(put(words.to_owned(), 1), 2)
}

/// Signs and types of the engine by the names people use.
fn named(word: &str, language: usize) -> String {
    let names = match word {
        "identifier" => ["một tên", "a name"],
        "string" | "&str" => ["chuỗi chữ", "words"],
        "integer" | "u64" | "i64" | "u128" | "i128" | "u32" | "i32" | "usize" | "u8" => ["số nguyên", "a whole number"],
        "float" | "f64" | "f32" => ["số thập phân", "a decimal number"],
        "Number" | "number" => ["số", "a number"],
        "bool" => ["đúng hoặc sai", "true or false"],
        "array" | "&[Value]" | "Vec<Value>" => ["danh sách", "a list"],
        "map/struct" | "Map" => ["một nhóm giá trị có tên", "a group of named values"],
        "undefined" | "none" => ["ô trống", "an empty cell"],
        "content" | "raw content" => ["chữ ngoài chỗ trống", "words outside the blank"],
        _ => return word.replace(", `else` or ", ", `else`, "),
    };
    names[language].to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    /// What Tera 2.4 says, gathered from its sources; what concerns components, blocks and other templates is left out,
    /// because a directive can have none of them.
    const SAID: &[&str] = &[
        "Found integer but expected `}}`.",
        "Found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
        "Found `%}` but was expecting `elif`, `else` or `endif`.",
        "Unexpected end of input",
        "String opened with `\"` is missing its closing `\"`",
        "unexpected end of string",
        "unexpected escape character",
        "unexpected end of raw block",
        "Closing comment tag `#}` not found",
        "Unexpected character",
        "Invalid float",
        "Invalid Integer",
        "Found invalid field of `loop`: indx. Only `index`, `index0`, `first`, `last` and `length` exist.",
        "Function calls are only allowed at the first element of a chain",
        "Keyword argument `rong` is defined more than once",
        "Identifiers can only have up to 8 nested brackets.",
        "Arrays can have a maximum of 2 dimensions.",
        "The expression is too complex",
        "The template nesting is too deep",
        "`-` and `not` cannot be used consecutively.",
        "`not` is only valid here as part of `not in`",
        "`-` is not allowed after `~`",
        "Found `<` but expected identifier after it for component call. Use `<` for comparisons in proper context.",
        "loop is a reserved keyword of Tera, it cannot be used as a loop variable.",
        "Invalid syntax for `set`: expecting an `=` followed by an expression or a `%}`",
        "`break` cannot be used inside a filter section",
        "continue can only be used in a for loop",
        "Cannot compare `string` with `i64`",
        "Math operations can only be done on numbers, found `string`",
        "Only numbers can be used in arithmetic. This is a `string`",
        "Only numbers can be negated. This is a `string`",
        "`+` requires both operands to be numbers, found `string` and `i64`",
        "Cannot divide by 0",
        "Unable to perform 1 * 2",
        "Cannot negate 1: result would overflow i128",
        "Operand `1` is out of range for integer arithmetic (must fit in i128)",
        "Exponent 99999999999 is out of range for integer ** (must fit in u32)",
        "Field `x` is not defined. Available fields: a, b",
        "Variable `x` is not defined. Available variables: a, b",
        "Variable `x` exists but its value is undefined",
        "Tried to render a variable that is undefined",
        "Tried to escape an undefined value",
        "Cannot index into an undefined value",
        "Index expression is undefined",
        "Array index must be an integer, got `string`.",
        "Map keys must be strings, integers, or bools, got `array`.",
        "Not a valid key type",
        "Cannot slice an undefined value",
        "Slice start is undefined",
        "Slice end must be an integer, got `string`",
        "Slicing step cannot be 0",
        "Slicing can only be used on arrays or strings, not on `i64`.",
        "Iteration not possible on type `i64`",
        "Key/value iteration is not possible on type `array`, only on maps.",
        "`in` cannot be used on a container of type `i64`. It can only be used on arrays, strings and map/structs",
        "Spread operator requires a map, found `i64`",
        "Invalid type for the value, expected `string` but got `i64`",
        "Missing keyword argument `value`",
        "Value `-1` is out of range for `usize`",
        "The string `a` cannot be converted to an int in base 10",
        "The string `a` cannot be converted to a float",
        "The float 1.5 cannot be converted to an int (non-integer or out of i128 range)",
        "Value of type array cannot be converted to an int",
        "Value of type i64 has no length",
        "Errored while getting absolute value: it is i128::MIN value.",
        "This filter can only be used on a number, received `string`.",
        "Invalid argument for `method`: x. Only `ceil` and `floor` are allowed.",
        "int filter `base` must be between 2 and 36, got 99",
        "pluralize filter requires an integer, got `string`",
        "The `indentation` argument must contain exactly one character",
        "Cannot sort: `string` and `i64` are not comparable",
        "Value at index 0 (a string) does not have an attribute at path: x",
        "Map does not have a key x and no default values were defined",
        "Function `range` was called with a `start` argument greater than the `end` one",
        "Function `range` would produce 200000 elements, which exceeds the limit of 100000",
    ];

    #[test]
    fn everything_the_engine_says_has_plain_words() {
        for said in SAID {
            let (message, hint) = plain(said);
            assert_ne!(message.vi, "chỗ trống viết sai", "{said}");
            for words in [&message.vi, &message.en].into_iter().chain(hint.iter().flat_map(|h| [&h.vi, &h.en])) {
                assert!(!words.contains('$') && !words.is_empty(), "{said}: {words}");
            }
            for raw in ["i64", "usize", "operand", "keyword", "identifier", "undefined"] {
                assert!(!message.vi.contains(raw) && !message.en.contains(raw), "{said}: {message:?}");
            }
        }
    }
}
