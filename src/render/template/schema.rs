//! Walks a JSON Schema: what may stand under a name.

use serde_json::Value;

/// The values that may stand somewhere, as schemas; empty means that anything may.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape<'a> {
    alternatives: Vec<&'a Value>,
    anything: bool,
}

/// What a step to a name finds.
pub(super) enum Step<'a> {
    /// What stands there.
    Found(Shape<'a>),
    /// Nothing; these names do.
    Unknown(Vec<&'a str>),
}

impl<'a> Shape<'a> {
    /// Anything at all.
    pub(super) fn anything() -> Self {
        Shape { alternatives: Vec::new(), anything: true }
    }

    /// What a schema allows, with references followed; `root` holds the definitions.
    pub(super) fn of(root: &'a Value, schema: &'a Value) -> Self {
        let mut shape = Shape::default();
        shape.add(root, schema, 0);
        shape
    }

    fn add(&mut self, root: &'a Value, schema: &'a Value, depth: usize) {
        let Some(object) = schema.as_object() else {
            self.anything |= schema.as_bool() != Some(false);
            return;
        };
        if depth > 32 {
            self.anything = true;
            return;
        }
        if let Some(target) = object.get("$ref").and_then(Value::as_str) {
            match target.strip_prefix('#').and_then(|pointer| root.pointer(pointer)) {
                Some(found) => self.add(root, found, depth + 1),
                None => self.anything = true,
            }
        }
        for key in ["anyOf", "oneOf", "allOf"] {
            for part in object.get(key).and_then(Value::as_array).into_iter().flatten() {
                self.add(root, part, depth + 1);
            }
        }
        let known = ["properties", "items", "prefixItems", "additionalProperties", "type", "enum", "const"];
        if known.iter().any(|key| object.contains_key(*key)) {
            self.alternatives.push(schema);
        } else if !["$ref", "anyOf", "oneOf", "allOf"].iter().any(|key| object.contains_key(*key)) {
            self.anything = true;
        }
    }

    /// Whether anything may stand here.
    pub(super) fn is_anything(&self) -> bool {
        self.anything
    }

    /// What stands under a name, or at an index.
    pub(super) fn step(&self, root: &'a Value, name: &str) -> Step<'a> {
        let mut found = Shape::default();
        let mut names: Vec<&'a str> = Vec::new();
        let mut hit = self.anything;
        for schema in &self.alternatives {
            let properties = schema.get("properties").and_then(Value::as_object);
            names.extend(properties.into_iter().flatten().map(|(key, _)| key.as_str()));
            let inner =
                properties.and_then(|p| p.get(name)).or_else(|| match schema.get("additionalProperties") {
                    Some(Value::Bool(false)) | None => None,
                    other => other,
                });
            let inner = inner.or_else(|| name.parse::<usize>().ok().and_then(|_| schema.get("items")));
            if let Some(inner) = inner {
                hit = true;
                found.add(root, inner, 0);
            }
        }
        if !hit {
            names.sort_unstable();
            names.dedup();
            return Step::Unknown(names);
        }
        found.anything |= self.anything;
        Step::Found(found)
    }

    /// What `each` goes through, or nothing where there is nothing to go through.
    pub(super) fn items(&self, root: &'a Value) -> Option<Shape<'a>> {
        let mut found = Shape::default();
        let mut hit = self.anything;
        for schema in &self.alternatives {
            if schema.get("properties").is_some() {
                return Some(Shape::anything());
            }
            for key in ["items", "additionalProperties"] {
                if let Some(inner) = schema.get(key).filter(|v| v.as_bool() != Some(false)) {
                    hit = true;
                    found.add(root, inner, 0);
                }
            }
        }
        found.anything |= self.anything;
        hit.then_some(found)
    }

    /// Whether something here can be written as words: text, number or truth value.
    pub(super) fn is_plain(&self) -> bool {
        self.anything
            || self.alternatives.iter().any(|schema| {
                let is_plain = |kind: &Value| !matches!(kind.as_str(), Some("object" | "array" | "null"));
                match schema.get("type") {
                    Some(Value::Array(kinds)) => kinds.iter().any(is_plain),
                    Some(kind) => is_plain(kind),
                    None => schema.get("enum").is_some() || schema.get("const").is_some(),
                }
            })
    }
}
