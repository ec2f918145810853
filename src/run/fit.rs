//! Whether JSON fits the schema of what a template sees: every name there, none too many, every value of its kind.
//!
//! The schemas are ours, as `schemars` makes them of the contexts. Their values are `null` where there is nothing
//! and never left out, so that a missing name is a fault even where the schema does not require it.

use crate::diag::did_you_mean;
use crate::run::json_place::Key;
use serde_json::Value;

/// A place that does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Where.
    pub at: Vec<Key>,
    /// What is wrong there.
    pub message: String,
    /// The name that may have been meant.
    pub help: Option<String>,
}

/// Every place of a value that does not fit a schema.
pub(super) fn fit(value: &Value, schema: &Value) -> Vec<Misfit> {
    let mut walk = Walk { root: schema, at: Vec::new(), misfits: Vec::new() };
    walk.value(value, schema, 0);
    walk.misfits
}

struct Walk<'a> {
    root: &'a Value,
    at: Vec<Key>,
    misfits: Vec<Misfit>,
}

impl<'a> Walk<'a> {
    fn fault(&mut self, message: String, help: Option<String>) {
        self.misfits.push(Misfit { at: self.at.clone(), message, help });
    }

    fn below(&mut self, key: Key, value: &Value, schema: &'a Value, depth: usize) {
        self.at.push(key);
        self.value(value, schema, depth + 1);
        self.at.pop();
    }

    /// Follows references, and takes the part of a choice that is not `null`.
    fn resolve(&self, schema: &'a Value) -> (&'a Value, bool) {
        let (mut schema, mut may_be_null) = (schema, false);
        for _ in 0..16 {
            let target = schema.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#'));
            let parts = schema.get("anyOf").and_then(Value::as_array);
            if let Some(found) = target.and_then(|pointer| self.root.pointer(pointer)) {
                schema = found;
            } else if let Some(parts) = parts {
                let is_null = |part: &&Value| part.get("type").and_then(Value::as_str) == Some("null");
                may_be_null |= parts.iter().any(|part| is_null(&part));
                match parts.iter().find(|part| !is_null(part)) {
                    Some(part) => schema = part,
                    None => break,
                }
            } else {
                break;
            }
        }
        (schema, may_be_null)
    }

    fn value(&mut self, value: &Value, schema: &'a Value, depth: usize) {
        let (schema, may_be_null) = self.resolve(schema);
        if depth > 64 || (value.is_null() && may_be_null) {
            return;
        }
        let kinds: Vec<&str> = match schema.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
            _ => return, // anything may stand here
        };
        match value {
            Value::Null if kinds.contains(&"null") => {}
            Value::Bool(_) if kinds.contains(&"boolean") => {}
            Value::String(_) if kinds.contains(&"string") => {}
            Value::Number(number) if kinds.contains(&"integer") => {
                if number.as_u64().is_none_or(|n| u32::try_from(n).is_err()) {
                    self.fault(format!("{number} is not a count of things"), None);
                }
            }
            Value::Array(items) if kinds.contains(&"array") => {
                let Some(inner) = schema.get("items") else { return };
                for (index, item) in items.iter().enumerate() {
                    self.below(Key::Index(index), item, inner, depth);
                }
            }
            Value::Object(object) if kinds.contains(&"object") => self.object(object, schema, depth),
            other => {
                let wanted: Vec<&str> = kinds.iter().map(|kind| kind_words(kind)).collect();
                self.fault(format!("it is {} and not {}", value_words(other), wanted.join(" or ")), None);
            }
        }
    }

    fn object(&mut self, object: &serde_json::Map<String, Value>, schema: &'a Value, depth: usize) {
        let Some(known) = schema.get("properties").and_then(Value::as_object) else { return };
        for (name, value) in object {
            match known.get(name) {
                Some(inner) => self.below(Key::Name(name.clone()), value, inner, depth),
                None => {
                    self.at.push(Key::Name(name.clone()));
                    let help = did_you_mean(name, known.keys().map(String::as_str));
                    self.fault("no such name is known".to_owned(), Some(help));
                    self.at.pop();
                }
            }
        }
        for (name, inner) in known.iter().filter(|(name, _)| !object.contains_key(*name)) {
            let about = inner.get("description").and_then(Value::as_str);
            self.at.push(Key::Name(name.clone()));
            self.fault("it is missing".to_owned(), about.map(|about| format!("`{name}`: {about}")));
            self.at.pop();
        }
    }
}

fn kind_words(kind: &str) -> &'static str {
    match kind {
        "string" => "a text",
        "integer" => "a whole number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "a table",
        _ => "null",
    }
}

fn value_words(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a table",
    }
}
