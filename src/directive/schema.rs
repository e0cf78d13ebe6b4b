//! JSON Schemas of the directive, of the house profile and of the slip of a copy, for editors that complete and explain
//! keys.

use serde_json::{Map, Value, json};

use super::keys::{self, Key, Shape, Table};
use crate::words::kind::Kind;

/// A file that a clerk writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// A directive.
    Directive,
    /// The house profile, `don-vi.toml`.
    Profile,
    /// The slip of a copy.
    Slip,
}

/// The schema of a file, made of the table of its keys.
#[must_use]
pub fn schema(file: File) -> Value {
    let (table, title) = match file {
        File::Directive => (&keys::TOP, "Tệp mô tả văn bản của vanthu"),
        File::Profile => (&keys::PROFILE, "Hồ sơ đơn vị của vanthu"),
        File::Slip => (&keys::COPY, "Phiếu sao của vanthu"),
    };
    let mut root = object(table);
    let mut definitions = Map::new();
    define(&root, &mut definitions);
    root["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    root["title"] = json!(title);
    root["definitions"] = Value::Object(definitions);
    if file == File::Directive {
        root["allOf"] = Kind::ALL.iter().map(|kind| by_kind(*kind)).collect();
    }
    root
}

/// Where definitions stand.
const DEFINITIONS: &str = "#/definitions/";

/// The tables that a schema refers to, and those that they refer to.
fn define(schema: &Value, definitions: &mut Map<String, Value>) {
    match schema {
        Value::Object(entries) => entries.values().for_each(|value| define(value, definitions)),
        Value::Array(items) => items.iter().for_each(|item| define(item, definitions)),
        Value::String(text) => {
            let name = text.strip_prefix(DEFINITIONS).filter(|name| !definitions.contains_key(*name));
            if let Some(table) = name.and_then(|name| keys::TABLES.iter().find(|table| table.name == name)) {
                let table_schema = object(table);
                definitions.insert(table.name.to_owned(), table_schema.clone());
                define(&table_schema, definitions);
            }
        }
        _ => {}
    }
}

/// What a kind needs beyond what every kind needs, and what it does not have.
fn by_kind(kind: Kind) -> Value {
    let keys = || keys::TOP.keys.iter();
    let needed = keys().filter(|k| k.is_needed(Some(kind)) && !always(k) && !is_supplied(k));
    let needed: Vec<_> = needed.map(|k| k.name).collect();
    let foreign: Map<String, Value> =
        keys().filter(|k| !k.kinds.has(kind)).map(|k| (k.name.to_owned(), Value::Bool(false))).collect();
    json!({
        "if": { "properties": { "loai": { "const": kind.key() } } },
        "then": { "required": needed, "properties": foreign },
    })
}

/// Whether every kind needs the key.
fn always(key: &Key) -> bool {
    Kind::ALL.iter().all(|kind| key.is_needed(Some(*kind)))
}

/// Whether the house profile may say it instead.
fn is_supplied(key: &Key) -> bool {
    keys::PROFILE.get(key.name).is_some() && !keys::PROFILE_ONLY.contains(&key.name)
}

fn object(table: &Table) -> Value {
    let properties: Map<String, Value> = table.keys.iter().map(|k| (k.name.to_owned(), property(k))).collect();
    // What a file leaves out of the issuer the profile says, key by key.
    let whole = table.name != keys::ISSUER.name;
    let required = table.keys.iter().filter(|k| whole && always(k) && !is_supplied(k));
    let required: Vec<&str> = required.map(|k| k.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(key: &Key) -> Value {
    let text = json!({ "type": "string" });
    let reference = |table: &Table| json!({ "$ref": format!("{DEFINITIONS}{}", table.name) });
    let mut schema = match key.shape {
        Shape::Text => text,
        Shape::Lines => json!({ "anyOf": [text, { "type": "array", "items": { "type": "string" }, "minItems": 1 }] }),
        Shape::Number => json!({ "type": "integer", "minimum": 1 }),
        Shape::Label => json!({ "anyOf": [{ "type": "integer", "minimum": 1 }, text] }),
        Shape::Few(table) => {
            json!({ "anyOf": [reference(table), { "type": "array", "items": reference(table), "minItems": 1 }] })
        }
        Shape::Bool => json!({ "type": "boolean" }),
        // Editors give a TOML date as a string.
        Shape::Date => {
            json!({ "anyOf": [{ "type": "string", "pattern": r"^\d{4}(-\d{1,2}(-\d{1,2})?)?" }, { "type": "integer" }] })
        }
        Shape::Word(words) => json!({ "enum": words() }),
        Shape::Size(sizes) => json!({ "enum": sizes }),
        Shape::Table(table) => json!({ "allOf": [reference(table)] }),
        Shape::Named(table) => json!({ "anyOf": [text, reference(table)] }),
        Shape::Names(table) => json!({ "type": "object", "additionalProperties": reference(table) }),
        Shape::Groups(table) => json!({ "type": "object", "additionalProperties": {
            "anyOf": [text, { "type": "array", "items": { "anyOf": [{ "type": "string" }, reference(table)] }, "minItems": 1 }]
        } }),
        Shape::Reasons => json!({ "type": "object", "additionalProperties": text }),
        Shape::Mixed(table) => {
            json!({ "anyOf": [text, { "type": "array", "items": { "anyOf": [{ "type": "string" }, reference(table)] }, "minItems": 1 }] })
        }
        Shape::Tasks => json!({ "anyOf": [text, {
            "type": "array",
            "items": { "anyOf": [{ "type": "string" }, reference(&keys::TASK), reference(&keys::ASSIGNMENT)] },
            "minItems": 1,
        }] }),
        Shape::Tables(table) => json!({ "type": "array", "items": reference(table()), "minItems": 1 }),
        Shape::Draft => json!({ "anyOf": [{ "type": "boolean" }, { "type": "integer", "minimum": 1 }] }),
        Shape::Rows => {
            json!({ "type": "array", "items": { "type": "array", "items": { "type": ["string", "number"] } }, "minItems": 1 })
        }
        Shape::Body => json!({ "anyOf": [text, reference(&keys::SECTION), {
            "type": "array",
            "items": { "anyOf": [{ "type": "string" }, reference(&keys::SECTION)] },
            "minItems": 1,
        }] }),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".into(), json!(key.about));
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_described_and_every_reference_resolves() {
        let described = |text: &str, table: &Table| {
            for key in table.keys {
                assert!(text.contains(&json!(key.about).to_string()), "{}", key.name);
            }
        };
        for file in [File::Directive, File::Profile, File::Slip] {
            let schema = schema(file);
            let text = schema.to_string();
            match file {
                File::Directive => keys::TABLES.iter().for_each(|table| described(&text, table)),
                File::Profile => described(&text, &keys::PROFILE),
                File::Slip => described(&text, &keys::COPY),
            }
            for reference in text.split(DEFINITIONS).skip(1) {
                let name = reference.split('"').next().unwrap();
                assert!(schema["definitions"].get(name).is_some(), "{name}");
            }
        }
    }

    /// Whether a value obeys a schema, in the words of the standard that these schemas use.
    fn obeys(value: &Value, schema: &Value, root: &Value) -> bool {
        let Value::Object(words) = schema else { return *schema != json!(false) };
        words.iter().all(|(word, wanted)| match (word.as_str(), wanted) {
            ("type", Value::Array(types)) => types.iter().any(|wanted| obeys(value, &json!({ "type": wanted }), root)),
            ("type", wanted) => match wanted.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_i64(),
                "number" => value.is_number(),
                other => panic!("{other}"),
            },
            ("$ref", wanted) => {
                let name = wanted.as_str().unwrap().strip_prefix(DEFINITIONS).unwrap();
                obeys(value, &root["definitions"][name], root)
            }
            ("enum", wanted) => wanted.as_array().unwrap().contains(value),
            ("anyOf", wanted) => wanted.as_array().unwrap().iter().any(|one| obeys(value, one, root)),
            ("allOf", wanted) => wanted.as_array().unwrap().iter().all(|one| obeys(value, one, root)),
            ("items", wanted) => value.as_array().is_none_or(|list| list.iter().all(|item| obeys(item, wanted, root))),
            ("minItems", wanted) => value.as_array().is_none_or(|list| list.len() as u64 >= wanted.as_u64().unwrap()),
            ("minimum", wanted) => value.as_i64().is_none_or(|number| number >= wanted.as_i64().unwrap()),
            ("required", wanted) => {
                wanted.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some())
            }
            ("properties", wanted) => value.as_object().is_none_or(|entries| {
                entries.iter().all(|(key, value)| wanted.get(key).is_none_or(|one| obeys(value, one, root)))
            }),
            ("additionalProperties", wanted) => value.as_object().is_none_or(|entries| {
                let known = |key: &str| words.get("properties").and_then(|known| known.get(key)).is_some();
                entries.iter().all(|(key, value)| known(key) || obeys(value, wanted, root))
            }),
            _ => true,
        })
    }

    fn judge(file: File, text: &str) -> bool {
        fn plain(value: toml::Value) -> Value {
            match value {
                toml::Value::Datetime(date) => json!(date.to_string()),
                toml::Value::Array(items) => items.into_iter().map(plain).collect(),
                toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
                other => serde_json::to_value(other).unwrap(),
            }
        }
        let schema = schema(file);
        obeys(&plain(toml::Value::Table(text.parse().unwrap())), &schema, &schema)
    }

    #[test]
    fn starting_files_obey_their_schemas_and_wrong_ones_do_not() {
        let (office, slip) = (crate::directive::profile::STARTER, crate::directive::copy::STARTER);
        assert!(judge(File::Profile, office) && judge(File::Slip, slip));
        assert!(!judge(File::Profile, &format!("hinh_thuc = 'sao-y'\n{office}")), "a key of another file");
        assert!(!judge(File::Profile, &office.replace("chuc_vu", "chuc_vj")));
        assert!(!judge(File::Slip, &slip.replace("\"sao-y\"", "\"photo\"")));
        assert!(!judge(File::Slip, &slip.replace("hinh_thuc", "# hinh_thuc")));
        let letter = "loai = 'thong-bao'\nky_hieu = 'TB-SNV'\ntrich_yeu = 'x'\nnoi_nhan = ['x']\nnguoi_ky = 'an'\n";
        assert!(judge(File::Directive, letter), "the profile says the rest");
        assert!(!judge(File::Directive, &letter.replace("noi_nhan", "# ")));
    }

    #[test]
    fn kinds_have_their_own_keys() {
        let schema = schema(File::Directive);
        let rule = |kind: &str| {
            let rules = schema["allOf"].as_array().unwrap().iter();
            rules.clone().find(|r| r["if"]["properties"]["loai"]["const"] == kind).unwrap()["then"].clone()
        };
        assert_eq!(schema["allOf"].as_array().unwrap().len(), 29);
        assert!(rule("cong-van")["required"].as_array().unwrap().contains(&json!("kinh_gui")));
        assert_eq!(rule("cong-van")["properties"]["tham_quyen"], json!(false));
        assert!(rule("quyet-dinh")["required"].as_array().unwrap().contains(&json!("tham_quyen")));
        assert_eq!(rule("giay-moi")["properties"]["kinh_gui"], json!(false));
        assert!(!rule("thu-cong")["required"].as_array().unwrap().contains(&json!("ky_hieu")));
        assert!(rule("ke-hoach")["required"].as_array().unwrap().contains(&json!("ky_hieu")));
    }

    #[test]
    fn the_manual_explains_every_key() {
        let manual = include_str!("../../docs/directive.md");
        for table in keys::TABLES {
            for key in table.keys {
                assert!(
                    manual.contains(&format!("| `{}` |", key.name)),
                    "docs/directive.md lacks {}.{}",
                    table.name,
                    key.name
                );
            }
        }
    }

    #[test]
    fn whole_examples_of_the_manual_have_no_finding() {
        let manual = include_str!("../../docs/directive.md");
        let examples: Vec<_> = manual
            .split("```toml\n")
            .skip(1)
            .filter_map(|e| e.split("```").next())
            .filter(|e| e.contains("loai ="))
            .collect();
        assert!(!examples.is_empty());
        for example in examples {
            let parsed = crate::rules::source::parse("vi-du.toml", example.as_bytes(), &|_| Ok(b"1. Vi du.".to_vec()));
            assert_eq!(parsed.diagnostics, [], "{example}");
        }
    }
}
