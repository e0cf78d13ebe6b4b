//! What templates of a merge can do with a value, in a clerk's words.

use jiff::civil::Date;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::trouble::told;
use super::{number, words};
use crate::standard::written;
use crate::workbook::grouped;

/// Words that say no. An empty cell and a zero say no as well.
const NO: [&str; 7] = ["không", "khong", "ko", "sai", "false", "no", "chưa"];

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
    tera.register_filter("so", |value: &Value, _: Kwargs, _: &State| text(value, separated));
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
    let no = value.as_str().is_some_and(|t| NO.contains(&t.trim().to_lowercase().as_str()));
    let zero = value.as_str().and_then(number::parse).is_some_and(|n| n.value() == 0.0);
    value.is_truthy() && !no && !zero
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
    let words = value.to_string();
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
    number::parse(&value.to_string()).map(|n| Value::from(n.value())).ok_or_else(|| no_number(&value.to_string()))
}

fn separated(words: &str) -> TeraResult<String> {
    let number = number::parse(words).ok_or_else(|| no_number(words))?;
    let sign = if number.negative { "-" } else { "" };
    let whole = grouped(&number.whole);
    let decimals = if number.decimals.is_empty() { String::new() } else { format!(",{}", number.decimals) };
    Ok(format!("{sign}{whole}{decimals}"))
}

fn spelled(words: &str) -> TeraResult<String> {
    number::parse(words).and_then(|n| words::in_words(&n)).ok_or_else(|| no_number(words))
}

fn no_number(words: &str) -> Error {
    told(format!("`{words}` không phải là số"), format!("`{words}` is not a number"))
}

fn in_full(words: &str) -> TeraResult<String> {
    let date = date(words)
        .ok_or_else(|| told(format!("`{words}` không phải là ngày, tháng, năm"), format!("`{words}` is not a date")))?;
    Ok(written::date(date.day(), date.month(), date.year()))
}

/// A date as people write it: `05/3/2024`, `5-3-2024`, `2024-03-05`, `ngày 05 tháng 3 năm 2024`.
pub(super) fn date(words: &str) -> Option<Date> {
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
    if let Some((name, _)) = kwargs.iter().find(|(name, _)| name.as_str() != Some("rong")) {
        return Err(told(
            format!("`du_so` không có tham số `{name}`, chỉ có `rong`"),
            format!("`du_so` has no argument `{name}`, only `rong`"),
        ));
    }
    let width: usize = kwargs.get("rong")?.unwrap_or(2);
    text(value, |t| Ok(format!("{t:0>width$}", width = width.min(20))))
}
