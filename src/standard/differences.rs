//! A standard told as its differences from another: what has the same value is not said twice.

use toml::{Table, Value};

/// Tables that are told whole, because one standard has nothing of the other's.
const WHOLE: [&str; 2] = ["loi_cua_mau", "ky_hieu_cu"];
/// Tables in which an empty word says that the standard has no such entry.
const CODES: [&str; 2] = ["ky_hieu", "ky_hieu_sao"];
/// What each entry is binding by. A clause of one standard binds nobody under another, so it is never handed down.
const BY: [&str; 2] = ["dieu_khoan", "muc"];
/// How binding an entry is that says no more than its clause.
const FROM_MEMORY: &str = "MEM";

/// The whole of a standard, of another one and of what differs from it. An entry takes the values of the other, and is
/// from memory unless it says how binding it is; its clause must be its own.
///
/// # Errors
/// When either text is not TOML.
pub(super) fn apply(base: &str, differences: &str) -> Result<String, String> {
    let parse = |text: &str| text.parse::<Table>().map_err(|e| e.to_string());
    let mut whole = parse(base)?;
    unbind(&mut whole);
    for (key, value) in parse(differences)? {
        match (whole.get_mut(&key), value) {
            (Some(Value::Table(old)), Value::Table(new)) if !WHOLE.contains(&key.as_str()) => merge(old, new),
            (_, value) => drop(whole.insert(key, value)),
        }
    }
    for key in CODES {
        if let Some(codes) = whole.get_mut(key).and_then(Value::as_table_mut) {
            codes.retain(|_, code| code.as_str() != Some(""));
        }
    }
    toml::to_string(&whole).map_err(|e| e.to_string())
}

fn merge(old: &mut Table, new: Table) {
    for (key, value) in new {
        match (old.get_mut(&key), value) {
            (Some(Value::Table(old)), Value::Table(new)) => merge(old, new),
            (_, value) => drop(old.insert(key, value)),
        }
    }
}

/// Takes away by what each entry is binding; the words of a mẫu and what has no clause at all are left alone.
fn unbind(table: &mut Table) {
    if table.contains_key(BY[0]) {
        table.remove(BY[0]);
        table.insert(BY[1].to_owned(), FROM_MEMORY.into());
    }
    table.iter_mut().filter_map(|(_, value)| value.as_table_mut()).for_each(unbind);
}
