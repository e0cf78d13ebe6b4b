//! JSON Schema of the directive, for editors that complete and explain keys.

use serde_json::{Map, Value, json};

use super::keys::{self, Key, Shape, Table};
use super::kind::Kind;

/// The schema, made of the table of keys.
#[must_use]
pub fn schema() -> Value {
    let mut root = object(&keys::TOP);
    let defs: Map<String, Value> =
        keys::TABLES.iter().filter(|t| !t.name.is_empty()).map(|t| (t.name.to_owned(), object(t))).collect();
    if let Some(root) = root.as_object_mut() {
        root.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
        root.insert("title".into(), json!("Tệp mô tả văn bản của vanthu"));
        root.insert("definitions".into(), Value::Object(defs));
        root.insert("allOf".into(), Kind::ALL.iter().map(|kind| by_kind(*kind)).collect());
    }
    root
}

/// What a kind needs beyond what every kind needs, and what it does not have.
fn by_kind(kind: Kind) -> Value {
    let keys = || keys::TOP.keys.iter();
    let needed: Vec<_> = keys().filter(|k| k.is_needed(Some(kind)) && !always(k)).map(|k| k.name).collect();
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

fn object(table: &Table) -> Value {
    let properties: Map<String, Value> = table.keys.iter().map(|k| (k.name.to_owned(), property(k))).collect();
    let required: Vec<&str> = table.keys.iter().filter(|k| always(k)).map(|k| k.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(key: &Key) -> Value {
    let text = json!({ "type": "string" });
    let reference = |table: &Table| json!({ "$ref": format!("#/definitions/{}", table.name) });
    let mut schema = match key.shape {
        Shape::Text => text,
        Shape::Lines => json!({ "anyOf": [text, { "type": "array", "items": { "type": "string" }, "minItems": 1 }] }),
        Shape::Number => json!({ "type": "integer", "minimum": 1 }),
        Shape::Bool => json!({ "type": "boolean" }),
        // Editors give a TOML date as a string.
        Shape::Date => {
            json!({ "anyOf": [{ "type": "string", "pattern": r"^\d{4}(-\d{1,2}(-\d{1,2})?)?" }, { "type": "integer" }] })
        }
        Shape::Word(words) => json!({ "enum": words() }),
        Shape::Size(sizes) => json!({ "enum": sizes }),
        Shape::Table(table) => json!({ "allOf": [reference(table)] }),
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
        let schema = schema();
        let text = schema.to_string();
        for table in keys::TABLES {
            for key in table.keys {
                assert!(text.contains(&json!(key.about).to_string()), "{}", key.name);
            }
        }
        for reference in text.split("#/definitions/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(schema["definitions"].get(name).is_some(), "{name}");
        }
    }

    #[test]
    fn kinds_have_their_own_keys() {
        let schema = schema();
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
            let parsed = crate::directive::parse("vi-du.toml", example.as_bytes(), &|_| Ok(b"1. Vi du.".to_vec()));
            assert_eq!(parsed.diagnostics, [], "{example}");
        }
    }
}
