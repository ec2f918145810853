//! A TOML file against the schema of its shape: every unknown key, missing key and wrong value at once.
//!
//! Serde stops at the first problem of a file. So the tree is first walked beside the JSON Schema
//! that is made from the same shapes; only a file without problems is handed to serde.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::did_you_mean;
use crate::source::SourceId;
use crate::source::Sources;
use crate::source::Span;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::sync::LazyLock;
use toml::de::DeTable;
use toml::de::DeValue;

static NO_KEYS: LazyLock<serde_json::Map<String, Json>> = LazyLock::new(serde_json::Map::new);

/// Reads a TOML file of shape `T`; `None` when it has problems, which are all reported.
pub fn read_toml<T: DeserializeOwned + JsonSchema>(
    sources: &Sources,
    source: SourceId,
    diags: &mut Diagnostics,
) -> Option<T> {
    let text = sources.file(source).text.as_str();
    let (tree, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().map_or(Span::new(source, 0, 0), |r| Span::new(source, r.start, r.end));
        diags.push(
            Diagnostic::error(Code::TomlSyntax, "this cannot be read as TOML")
                .at(span, error.message().lines().next().unwrap_or("here").to_owned())
                .help("texts stand in quotes: `name = \"…\"`; tables in brackets: `[table]`, lists of tables `[[table]]`"),
        );
    }
    if !errors.is_empty() {
        return None;
    }
    let schema = schemars::schema_for!(T).to_value();
    let before = diags.clone();
    let mut walk = Walk { source, root: &schema, diags, found: false };
    let whole = Span::new(source, 0, 0);
    walk.table(tree.get_ref(), &schema, whole, "this file");
    if walk.found {
        return None;
    }
    debug_assert!(before == *diags, "a walk that finds nothing says nothing");
    match toml::from_str::<T>(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let span = error.span().map_or(whole, |r| Span::new(source, r.start, r.end));
            diags.push(
                Diagnostic::error(Code::TomlType, "this value has the wrong shape")
                    .at(span, error.message().lines().next().unwrap_or("here").to_owned()),
            );
            None
        }
    }
}

struct Walk<'a> {
    source: SourceId,
    root: &'a Json,
    diags: &'a mut Diagnostics,
    found: bool,
}

impl<'a> Walk<'a> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.found = true;
        self.diags.push(diagnostic);
    }

    /// Follows `$ref`, and takes the part of `anyOf` that is not `null`.
    fn resolve(&self, schema: &'a Json) -> &'a Json {
        let mut schema = schema;
        for _ in 0..16 {
            if let Some(name) = schema.get("$ref").and_then(Json::as_str) {
                let name = name.trim_start_matches("#/$defs/");
                schema = self.root.get("$defs").and_then(|d| d.get(name)).unwrap_or(schema);
            } else if let Some([one, null]) = schema.get("anyOf").and_then(Json::as_array).map(Vec::as_slice)
                && null.get("type").and_then(Json::as_str) == Some("null")
            {
                schema = one;
            } else {
                return schema;
            }
        }
        schema
    }

    fn table(&mut self, table: &DeTable<'_>, schema: &'a Json, whole: Span, what: &str) {
        let schema = self.resolve(schema);
        let known = schema.get("properties").and_then(Json::as_object).unwrap_or(&NO_KEYS);
        let others = schema.get("additionalProperties").filter(|s| s.is_object());
        for (key, value) in table {
            let at = key.span();
            let span = Span::new(self.source, at.start, at.end);
            match known.get(key.get_ref().as_ref()).or(others) {
                Some(below) => {
                    let at = value.span();
                    let place = Span::new(self.source, at.start, at.end);
                    self.value(value.get_ref(), below, place, key.get_ref());
                }
                None => self.push(
                    Diagnostic::error(
                        Code::TomlUnknownKey,
                        format!("`{}` is not a key of {what}", key.get_ref()),
                    )
                    .at(span, "not known")
                    .note("a key that is not read would change nothing, and nobody would notice")
                    .help(did_you_mean(key.get_ref(), known.keys().map(String::as_str))),
                ),
            }
        }
        let required = schema.get("required").and_then(Json::as_array).into_iter().flatten();
        for name in required.filter_map(Json::as_str) {
            if !table.iter().any(|(key, _)| key.get_ref().as_ref() == name) {
                let about = known.get(name).and_then(|s| s.get("description")).and_then(Json::as_str);
                let mut problem = Diagnostic::error(Code::TomlMissingKey, format!("{what} has no `{name}`"))
                    .at(whole, format!("`{name}` must stand here"));
                if let Some(about) = about {
                    problem = problem.help(format!("`{name}`: {about}"));
                }
                self.push(problem);
            }
        }
    }

    fn value(&mut self, value: &DeValue<'_>, schema: &'a Json, span: Span, key: &str) {
        let described = schema;
        let schema = self.resolve(schema);
        if let Some(choices) = choices(schema) {
            return self.choice(value, &choices, span, key);
        }
        if let Some(shapes) = schema.get("anyOf").and_then(Json::as_array) {
            let fitting: Vec<&Json> = shapes.iter().filter(|s| fits(value, self.resolve(s))).collect();
            match fitting.as_slice() {
                [only] => self.value(value, only, span, key),
                [] => {
                    let about = described.get("description").or_else(|| schema.get("description"));
                    let about = about.and_then(Json::as_str).unwrap_or("another shape is needed");
                    self.push(
                        Diagnostic::error(Code::TomlType, format!("`{key}` cannot be {}", kind_of(value)))
                            .at(span, "none of the shapes that it may have")
                            .help(format!("`{key}`: {about}")),
                    );
                }
                _ => {} // several shapes of one kind: serde decides
            }
            return;
        }
        let kinds = kinds(schema);
        let format = described.get("format").or_else(|| schema.get("format")).and_then(Json::as_str);
        match value {
            DeValue::Float(float) => self.push(
                Diagnostic::error(Code::TomlType, format!("`{key}` is a floating-point number"))
                    .at(span, "binary fractions are not exact")
                    .note("99.9 has no exact binary form; a tier or an amount could come out wrong by a hair")
                    .help(format!("write it as a text: `{key} = \"{}{}\"`", float.as_str(), unit(key))),
            ),
            DeValue::Table(table) if kinds.contains(&"object") => {
                self.table(table, schema, span, &format!("`{key}`"));
            }
            DeValue::Array(items) if kinds.contains(&"array") => {
                let below = schema.get("items").unwrap_or(&Json::Null);
                for item in items.iter() {
                    let at = item.span();
                    let place = Span::new(self.source, at.start, at.end);
                    self.value(item.get_ref(), below, place, key);
                }
            }
            DeValue::String(_) if kinds.contains(&"string") => {}
            DeValue::Integer(_) if kinds.contains(&"integer") => {}
            DeValue::Boolean(_) if kinds.contains(&"boolean") => {}
            DeValue::Datetime(_) if format.is_some_and(|f| f.starts_with("date")) => {}
            _ => self.push(wrong_kind(value, &kinds, span, key)),
        }
    }

    fn choice(&mut self, value: &DeValue<'_>, choices: &[&str], span: Span, key: &str) {
        match value.as_str() {
            Some(text) if choices.contains(&text) => {}
            Some(text) => self.push(
                Diagnostic::error(Code::TomlValue, format!("`{text}` is not one of the words for `{key}`"))
                    .at(span, "not one of them")
                    .help(did_you_mean(text, choices.iter().copied())),
            ),
            None => self.push(wrong_kind(value, &["string"], span, key)),
        }
    }
}

/// The sign that the text of a key ends with.
fn unit(key: &str) -> &'static str {
    if ["uptime", "credit", "cap", "per_unit", "share"].contains(&key) { "%" } else { "" }
}

fn kinds(schema: &Json) -> Vec<&str> {
    match schema.get("type") {
        Some(Json::String(one)) => vec![one.as_str()],
        Some(Json::Array(many)) => many.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

fn choices(schema: &Json) -> Option<Vec<&str>> {
    if let Some(list) = schema.get("enum").and_then(Json::as_array) {
        return Some(list.iter().filter_map(Json::as_str).collect());
    }
    let one_of = schema.get("oneOf").and_then(Json::as_array)?;
    one_of.iter().map(|s| s.get("const").and_then(Json::as_str)).collect()
}

/// Whether a value is of the kind of a shape; what it holds is looked at afterwards.
fn fits(value: &DeValue<'_>, shape: &Json) -> bool {
    let kinds = kinds(shape);
    match value {
        DeValue::String(_) => choices(shape).is_some() || kinds.contains(&"string"),
        DeValue::Integer(_) => kinds.contains(&"integer"),
        DeValue::Boolean(_) => kinds.contains(&"boolean"),
        DeValue::Array(_) => kinds.contains(&"array"),
        DeValue::Table(_) => kinds.contains(&"object"),
        DeValue::Float(_) | DeValue::Datetime(_) => kinds.contains(&"string"),
    }
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a floating-point number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn wrong_kind(value: &DeValue<'_>, kinds: &[&str], span: Span, key: &str) -> Diagnostic {
    let is = kind_of(value);
    let (wanted, example) = match kinds.iter().find(|k| **k != "null").copied().unwrap_or("string") {
        "integer" => ("a whole number", format!("{key} = 1")),
        "boolean" => ("true or false", format!("{key} = true")),
        "array" => ("a list", format!("{key} = [\"…\"]")),
        "object" => ("a table", format!("[{key}]")),
        _ => ("a text", format!("{key} = \"…\"")),
    };
    Diagnostic::error(Code::TomlType, format!("`{key}` is {is}, not {wanted}"))
        .at(span, format!("{wanted} is needed here"))
        .help(format!("write `{example}`"))
}
