//! JSON exports: values with the line on which each record begins, so that a reject can be found in the file.

use crate::money::Exact;
use serde_json::Value;

/// A record, the line on which it begins and its first byte.
pub(super) struct Record {
    pub(super) line: u64,
    pub(super) at: usize,
    pub(super) value: Value,
}

/// The objects of the list that lies under some keys.
///
/// # Errors
/// What is not JSON, or not such a list.
pub(super) fn records(text: &str, path: &[&str]) -> Result<Vec<Record>, String> {
    let mut list = parse(text)?;
    for key in path {
        list = match list {
            Value::Object(mut object) => {
                object.remove(*key).ok_or_else(|| format!("it has no `{}`", path.join(".")))?
            }
            _ => return Err(format!("it has no `{}`", path.join("."))),
        };
    }
    let Value::Array(list) = list else {
        return Err(format!("`{}` is not a list", path.join(".")));
    };
    let places = object_places(text, path, list.len());
    let place = |i: usize| places.get(i).copied().unwrap_or((1, 0));
    let record = |(i, value)| {
        let (line, at) = place(i);
        Record { line, at, value }
    };
    Ok(list.into_iter().enumerate().map(record).collect())
}

/// The lines and bytes at which the elements of the list under some keys begin. It walks the brackets and the keys only: the
/// text has been found to be JSON before.
fn object_places(text: &str, path: &[&str], count: usize) -> Vec<(u64, usize)> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(count);
    let (mut line, mut at) = (1_u64, 0_usize);
    // The key under which each open bracket stands, and whether it is the list that is looked for.
    let mut open: Vec<(bool, bool)> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    let mut last = String::new();
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => line += 1,
            b'"' => {
                let start = at + 1;
                at += 1;
                while let Some(&inner) = bytes.get(at).filter(|b| **b != b'"') {
                    at += if inner == b'\\' { 2 } else { 1 };
                }
                last = text.get(start..at).unwrap_or("").to_owned();
            }
            b':' => {
                if let Some(key) = keys.last_mut() {
                    *key = std::mem::take(&mut last);
                }
            }
            b'{' | b'[' => {
                let in_wanted = open.last().is_some_and(|(_, wanted)| *wanted);
                if in_wanted {
                    lines.push((line, at));
                }
                let here: Vec<&str> = keys.iter().map(String::as_str).filter(|k| !k.is_empty()).collect();
                let wanted = byte == b'[' && !in_wanted && here == path && lines.is_empty();
                open.push((byte == b'{', wanted));
                keys.push(String::new());
            }
            b'}' | b']' => {
                open.pop();
                keys.pop();
            }
            _ => {}
        }
        at += 1;
    }
    lines
}

/// The whole of a text.
///
/// # Errors
/// What is not JSON.
pub(super) fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|e| format!("it is not JSON: {e}"))
}

/// The records of an answer: a list, or the list under one of some keys.
///
/// # Errors
/// What is not JSON, or holds no such list.
pub(super) fn answer(text: &str, keys: &[&str]) -> Result<Vec<Record>, String> {
    let whole = parse(text)?;
    let named = |key: &&&str| whole.get(**key).is_some_and(Value::is_array);
    let found = keys.iter().find(named).copied();
    let is_list = whole.is_array();
    drop(whole);
    match found {
        Some(key) => records(text, &[key]),
        None if is_list => records(text, &[]),
        None => Err(format!("it has no list `{}`", keys.join("` or `"))),
    }
}

/// A whole number of a record, however it is written: `5`, `5.0` or `"5"`.
pub(super) fn whole(record: &Value, key: &str) -> Option<i64> {
    whole_number(record.get(key)?)
}

/// A whole number, however it is written.
pub(super) fn whole_number(value: &Value) -> Option<i64> {
    exact(value)?.to_i128().and_then(|n| i64::try_from(n).ok())
}

/// A number by its digits.
pub(super) fn exact(value: &Value) -> Option<Exact> {
    match value {
        Value::Number(number) => match number.as_i64() {
            Some(n) => Some(Exact::whole(n)),
            None => Exact::parse(&number.to_string()),
        },
        Value::String(text) => Exact::parse(text.trim()),
        _ => None,
    }
}

/// A text of a record; numbers as they are written.
pub(super) fn text(record: &Value, key: &str) -> Option<String> {
    match record.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
