//! Made-up contexts: an example with one value absent that is there, or there that is absent, one after another.
//!
//! A template has to make a document of each of them, because next month may bring it.

use serde_json::Map;
use serde_json::Value;

/// How deep the samples of values go.
const DEEPEST: usize = 6;

/// Each variant with the path of what differs, and two in which everything that may be absent is, or is there.
pub(super) fn variants(context: &Value, schema: &Value) -> Vec<(String, Value)> {
    let mut walk = Walk { root: schema, found: Vec::new() };
    walk.value(context, schema, &mut Vec::new(), 0);
    let mut all = Vec::new();
    let (mut least, mut most) = (context.clone(), context.clone());
    for (path, value, is_more) in walk.found {
        let mut variant = context.clone();
        if let Some(place) = variant.pointer_mut(&path) {
            *place = value.clone();
        }
        let name = path.trim_start_matches('/').replace('/', ".");
        let target = if is_more { &mut most } else { &mut least };
        if let Some(place) = target.pointer_mut(&path) {
            *place = value;
        }
        all.push((format!("an example {} {name}", if is_more { "with" } else { "without" }), variant));
    }
    all.push(("an example with everything that can be absent".to_owned(), most));
    all.push(("an example without everything that can be absent".to_owned(), least));
    all
}

struct Walk<'a> {
    root: &'a Value,
    found: Vec<(String, Value, bool)>,
}

impl<'a> Walk<'a> {
    /// The schema itself, and whether `null` may stand in the value's place.
    fn resolve(&self, schema: &'a Value) -> (&'a Value, bool) {
        let (mut schema, mut may_be_null) = (schema, false);
        for _ in 0..16 {
            let target = schema.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#'));
            let is_null = |part: &Value| part.get("type").and_then(Value::as_str) == Some("null");
            if let Some(found) = target.and_then(|pointer| self.root.pointer(pointer)) {
                schema = found;
            } else if let Some(parts) = schema.get("anyOf").and_then(Value::as_array) {
                may_be_null |= parts.iter().any(is_null);
                match parts.iter().find(|part| !is_null(part)) {
                    Some(part) => schema = part,
                    None => break,
                }
            } else {
                break;
            }
        }
        let kinds = schema.get("type").and_then(Value::as_array).into_iter().flatten();
        (schema, may_be_null || kinds.into_iter().any(|kind| kind.as_str() == Some("null")))
    }

    fn value(&mut self, value: &Value, schema: &'a Value, path: &mut Vec<String>, depth: usize) {
        let (inner, may_be_null) = self.resolve(schema);
        let here = || path.iter().map(|part| format!("/{part}")).collect::<String>();
        if may_be_null && !path.is_empty() {
            match value {
                Value::Null => self.found.push((here(), self.sample(inner, 0), true)),
                _ => self.found.push((here(), Value::Null, false)),
            }
        }
        match value {
            Value::Bool(is_so) => self.found.push((here(), Value::Bool(!is_so), !is_so)),
            Value::Array(items) => match (items.first(), inner.get("items")) {
                (Some(first), Some(item)) => {
                    self.found.push((here(), Value::Array(Vec::new()), false));
                    if depth < DEEPEST {
                        path.push("0".to_owned());
                        self.value(first, item, path, depth + 1);
                        path.pop();
                    }
                }
                (None, Some(item)) => {
                    self.found.push((here(), Value::Array(vec![self.sample(item, 0)]), true));
                }
                _ => {}
            },
            Value::Object(object) if depth < DEEPEST => {
                let properties = inner.get("properties").and_then(Value::as_object);
                for (name, property) in properties.into_iter().flatten() {
                    let Some(below) = object.get(name) else { continue };
                    path.push(name.clone());
                    self.value(below, property, path, depth + 1);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    /// A value that a schema allows.
    fn sample(&self, schema: &'a Value, depth: usize) -> Value {
        let (schema, _) = self.resolve(schema);
        let kind = match schema.get("type") {
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
            other => other.and_then(Value::as_str),
        };
        match kind {
            Some("object") => {
                let properties = schema.get("properties").and_then(Value::as_object);
                let all = properties.into_iter().flatten();
                Value::Object(
                    all.map(|(name, s)| (name.clone(), self.sample(s, depth + 1))).collect::<Map<_, _>>(),
                )
            }
            Some("array") if depth < DEEPEST => Value::Array(
                schema.get("items").map(|item| self.sample(item, depth + 1)).into_iter().collect(),
            ),
            Some("array") => Value::Array(Vec::new()),
            Some("boolean") => Value::Bool(true),
            Some("integer") => Value::from(2),
            _ => Value::from("example"),
        }
    }
}
