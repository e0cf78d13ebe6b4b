//! What templates of a merge can do with a value, in a clerk's words.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::arithmetic::{ARGUMENTS, CALL, PRINT};
use super::told::{told, told_of};
use super::trouble::Trouble;
use super::{decimal, number, words};
use crate::standard::written;
use crate::workbook::{general, grouped};

/// Words that say no. An empty cell and a zero say no as well, and signs alone: `-`, `…`, `/`.
const NO: [&str; 23] = [
    "không",
    "khong",
    "ko",
    "k",
    "sai",
    "false",
    "no",
    "n",
    "chưa",
    "chua",
    "không có",
    "khong co",
    "ko có",
    "chưa có",
    "chua co",
    "n/a",
    "na",
    "none",
    "null",
    "không áp dụng",
    "không phải",
    "không ghi",
    "trống",
];

/// The filters of a merge, and the test that asks for a yes.
pub(super) const NAMES: [&str; 9] =
    ["so", "so_thanh_chu", "ngay_thang_nam", "in_hoa", "in_thuong", "hoa_dau", "du_so", "gia_tri", "tach"];
/// Tests that a condition may use.
pub(super) const TESTS: [&str; 5] = ["co", "defined", "containing", "starting_with", "ending_with"];
/// Functions that a template may call.
pub(super) const FUNCTIONS: [&str; 1] = ["range"];
/// Filters of the engine itself that are of use here.
pub(super) const OTHERS: [&str; 12] =
    ["default", "length", "round", "abs", "first", "last", "join", "replace", "trim", "upper", "lower", "title"];

/// Adds the filters and the test of a merge.
pub(super) fn register(tera: &mut Tera) {
    tera.register_test("co", |value: &Value, _: Kwargs, _: &State| is_yes(value));
    tera.register_filter("in_hoa", |value: &Value, _: Kwargs, _: &State| text(value, |t| Ok(t.to_uppercase())));
    tera.register_filter("in_thuong", |value: &Value, _: Kwargs, _: &State| text(value, |t| Ok(t.to_lowercase())));
    tera.register_filter("hoa_dau", |value: &Value, _: Kwargs, _: &State| text(value, |t| Ok(first_upper(t))));
    tera.register_filter("ngay_thang_nam", |value: &Value, _: Kwargs, _: &State| text(value, in_full));
    tera.register_filter("so", |value: &Value, kwargs: Kwargs, _: &State| separated_value(value, &kwargs));
    tera.register_filter("round", |value: &Value, kwargs: Kwargs, _: &State| rounded(value, &kwargs));
    tera.register_filter(PRINT, |value: &Value, _: Kwargs, _: &State| printed(value));
    tera.register_function(CALL, |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let [a, sign, b] = ARGUMENTS;
        let given = |name: &str| kwargs.get::<Value>(name).map(|value| value.unwrap_or_else(Value::undefined));
        decimal::reckon(&given(a)?, kwargs.must_get::<&str>(sign)?, &given(b)?)
    });
    tera.register_filter("so_thanh_chu", |value: &Value, _: Kwargs, _: &State| text(value, spelled));
    tera.register_filter("gia_tri", |value: &Value, _: Kwargs, _: &State| amount(value));
    tera.register_filter("tach", |value: &Value, _: Kwargs, _: &State| pieces(value));
    tera.register_filter("du_so", |value: &Value, kwargs: Kwargs, _: &State| padded(value, &kwargs));
    // What a directive throws is its own complaint.
    tera.register_function("throw", |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let words = kwargs.must_get::<&str>("message")?;
        Err(told(words, words))
    });
}

/// Whether a cell says yes: not empty, not zero, and none of the words that say no.
pub(super) fn is_yes(value: &Value) -> bool {
    let no = value.as_str().is_some_and(says_no);
    let zero = value.as_str().and_then(number::parse).is_some_and(|n| n.value() == 0.0);
    value.is_truthy() && !no && !zero
}

/// Whether words say no; signs without a letter or a digit say nothing, and so no.
fn says_no(words: &str) -> bool {
    let words = words.trim().trim_end_matches(['.', '!']).to_lowercase();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    NO.contains(&words.as_str()) || !words.chars().any(|c| c.is_alphanumeric() || "✓✔☑√+".contains(c))
}

/// A list of what stands between semicolons or on lines of its own.
pub(super) fn pieces(value: &Value) -> Value {
    match value.as_str() {
        None => value.clone(),
        Some(words) => {
            let pieces = words.split([';', '\n']).map(str::trim).filter(|p| !p.is_empty());
            Value::from(pieces.map(Value::from).collect::<Vec<_>>())
        }
    }
}

fn text(value: &Value, change: impl FnOnce(&str) -> TeraResult<String>) -> TeraResult<Value> {
    if value.is_undefined() || value.is_none() {
        return Ok(Value::undefined());
    }
    if value.is_array() || value.is_map() {
        return Err(told_list(value.is_map()));
    }
    let words = printed(value)?.to_string();
    if words.trim().is_empty() { Ok(Value::from("")) } else { change(words.trim()).map(Value::from) }
}

fn first_upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn amount(value: &Value) -> TeraResult<Value> {
    if value.is_number() {
        return Ok(value.clone());
    }
    if !value.is_truthy() {
        return Ok(Value::from(0));
    }
    decimal::read(value).map(decimal::value)
}

/// A complaint about a list where words are wanted.
fn told_list(named: bool) -> Error {
    let (vi, en) = what(named);
    told(format!("giá trị là {vi}, không phải chữ hay số"), format!("the value is {en}, neither words nor a number"))
}

fn what(named: bool) -> (&'static str, &'static str) {
    if named { ("một nhóm giá trị có tên", "a group of named values") } else { ("một danh sách", "a list") }
}

/// A complaint about a blank that a list can't fill, named by its path.
pub(super) fn list_in_blank(path: &str, named: bool) -> Trouble {
    let (vi, en) = what(named);
    let trouble = Trouble::whole(
        format!("`{path}` là {vi}, không in được ở một chỗ trống"),
        format!("`{path}` is {en}, a blank can't print it"),
    );
    if named {
        trouble.hint(
            format!("nêu giá trị cần in: `{{{{ {path}.ten }}}}`"),
            format!("name the value: `{{{{ {path}.name }}}}`"),
        )
    } else {
        trouble.hint(
            format!("viết `{{% for v in {path} %}}{{{{ v }}}}{{% endfor %}}`"),
            format!("write `{{% for v in {path} %}}{{{{ v }}}}{{% endfor %}}`"),
        )
    }
}

/// A number as it is printed, with a comma before its decimals; anything else as it is.
fn printed(value: &Value) -> TeraResult<Value> {
    if value.is_array() || value.is_map() {
        return Err(told_list(value.is_map()));
    }
    Ok(match value.as_f64().filter(|_| value.is_f64()) {
        Some(number) => Value::from(general(number)),
        None => value.clone(),
    })
}

/// `so`: groups of three; with `le`, so many decimals.
fn separated_value(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    only(kwargs, "so", "le")?;
    let Some(decimals) = kwargs.get::<u32>("le")? else { return text(value, separated) };
    text(value, |words| {
        let decimals = decimals.min(decimal::MOST_DECIMALS);
        let number = decimal::rounded(decimal::read(&Value::from(words))?, decimals, None);
        separated(&format!("{number:.width$}", width = decimals as usize).replace('.', ","))
    })
}

/// `round`: a half goes up, as on paper.
fn rounded(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    if value.is_undefined() {
        return Ok(Value::undefined());
    }
    let (decimals, method) = (kwargs.get::<u32>("precision")?.unwrap_or(0), kwargs.get::<&str>("method")?);
    Ok(decimal::value(decimal::rounded(decimal::read(value)?, decimals, method)))
}

/// Refuses an argument that a filter does not have.
fn only(kwargs: &Kwargs, filter: &str, known: &str) -> TeraResult<()> {
    match kwargs.iter().find(|(name, _)| name.as_str() != Some(known)) {
        Some((name, _)) => Err(told(
            format!("`{filter}` không có tham số `{name}`, chỉ có `{known}`"),
            format!("`{filter}` has no argument `{name}`, only `{known}`"),
        )),
        None => Ok(()),
    }
}

fn separated(words: &str) -> TeraResult<String> {
    let number = number::parse(words).ok_or_else(|| decimal::no_number(words))?;
    let sign = if number.negative { "-" } else { "" };
    let whole = grouped(&number.whole);
    let decimals = if number.decimals.is_empty() { String::new() } else { format!(",{}", number.decimals) };
    Ok(format!("{sign}{whole}{decimals}"))
}

fn spelled(words: &str) -> TeraResult<String> {
    number::parse(words).and_then(|n| words::in_words(&n)).ok_or_else(|| decimal::no_number(words))
}

fn in_full(words: &str) -> TeraResult<String> {
    let date = date(words).ok_or_else(|| {
        told_of(words, format!("`{words}` không phải là ngày, tháng, năm"), format!("`{words}` is not a date"))
    })?;
    Ok(written::date(date.day(), date.month(), date.year()))
}

/// A date as people write it: `05/3/2024`, `5-3-2024`, `2024-03-05`, `ngày 05 tháng 3 năm 2024`.
pub(super) fn date(words: &str) -> Option<Date> {
    // A time beside the date: `14:30 05/3/2024`, `2024-03-05T14:30:00`.
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:\bt|(?:,|\blúc)?\s*)?\b\d{1,2}\s*(?::|h|giờ)\s*(?:\d{1,2})?(?:\s*(?::\d{1,2}(?:\.\d+)?|phút))?\s*(?:am|pm|sa|ch|z)?\b,?")
            .expect("a fixed pattern")
    });
    let words = words.replace('T', " ");
    let words = TIME.replace_all(&words, " ");
    let numbers: Vec<i16> = words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let (year, month, day) = match numbers[..] {
        [day, month, year] if year > 31 => (year, month, day),
        [year, month, day] if year > 31 => (year, month, day),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Zeros before a number, for file names: `{{ stt | du_so(rong=3) }}` is `007`.
fn padded(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    only(kwargs, "du_so", "rong")?;
    let width: usize = kwargs.get("rong")?.unwrap_or(2);
    text(value, |t| Ok(format!("{t:0>width$}", width = width.min(20))))
}
