//! The requests for Stripe, Chargebee and Lago beside the schemas that these publish: `request-schemas.json` holds their
//! fields, types and limits, each with its source. The requests are those of `golden-finance`.

use serde_json::Value as Json;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn schemas() -> Vec<Json> {
    let text = fs::read_to_string(tests().join("request-schemas.json")).expect("the schemas");
    serde_json::from_str(&text).expect("JSON")
}

/// What is wrong with a value, each with its place.
fn faults(place: &str, schema: &Json, value: &Json) -> Vec<String> {
    let mut found = Vec::new();
    let mut fault = |what: String| found.push(format!("{place}: {what}"));
    if let Some(fields) = schema["fields"].as_object() {
        let Some(body) = value.as_object() else { return vec![format!("{place}: no object")] };
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
            if !body.contains_key(name) {
                fault(format!("`{name}` is missing"));
            }
        }
        for (name, inner) in body {
            match fields.get(name) {
                Some(field) => found.extend(faults(&format!("{place}.{name}"), field, inner)),
                None => found.push(format!("{place}: `{name}` is not known")),
            }
        }
        return found;
    }
    let longest = schema["longest"].as_u64().unwrap_or(u64::MAX);
    let is_too_long = |text: &str| text.chars().count() as u64 > longest;
    match (schema["type"].as_str().expect("a type"), value) {
        ("string", Json::String(text)) => {
            if is_too_long(text) {
                fault(format!("longer than {longest}"));
            }
            if schema["one_of"].as_array().is_some_and(|all| !all.contains(value)) {
                fault(format!("`{text}` is none of {}", schema["one_of"]));
            }
        }
        ("integer", Json::Number(number)) => match number.as_i64() {
            None => fault(format!("{number} is no whole number")),
            Some(number) => {
                if schema["least"].as_i64().is_some_and(|least| number < least)
                    || schema["most"].as_i64().is_some_and(|most| number > most)
                {
                    fault(format!("{number} is out of bounds"));
                }
            }
        },
        ("list", Json::Array(all)) => {
            for (index, one) in all.iter().enumerate() {
                found.extend(faults(&format!("{place}[{index}]"), &schema["each"], one));
            }
        }
        ("texts", Json::Object(all)) => {
            if schema["most"].as_u64().is_some_and(|most| all.len() as u64 > most) {
                fault("too many".to_owned());
            }
            for (key, text) in all {
                if key.chars().count() > 40 || text.as_str().is_none_or(is_too_long) {
                    fault(format!("`{key}` is no text of that length"));
                }
            }
        }
        (wanted, other) => fault(format!("{other} is no {wanted}")),
    }
    found
}

fn is_of(schema: &Json, path: &str) -> bool {
    let pattern: Vec<&str> = schema["path"].as_str().expect("a path").split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    pattern.len() == path.len()
        && pattern.iter().zip(&path).all(|(p, part)| *p == "*" && !part.is_empty() || p == part)
}

#[test]
fn requests_are_those_that_the_programs_describe() {
    let schemas = schemas();
    let mut seen = vec![0_usize; schemas.len()];
    for target in ["stripe", "chargebee", "lago"] {
        for state in ["issued", "preview"] {
            let folder = tests().join("golden-finance").join(target).join(state);
            for entry in fs::read_dir(&folder).expect("the stored files") {
                let path = entry.expect("an entry").path();
                if path.extension().is_none_or(|ending| ending != "jsonl") {
                    continue;
                }
                for line in fs::read_to_string(&path).expect("text").lines() {
                    let request: Json = serde_json::from_str(line).expect("JSON");
                    let to = request["path"].as_str().expect("a path");
                    let (index, schema) = schemas
                        .iter()
                        .enumerate()
                        .find(|(_, s)| is_of(s, to))
                        .unwrap_or_else(|| panic!("{}: nothing is known of {to}", path.display()));
                    seen[index] += 1;
                    assert_eq!(request["method"], "POST");
                    let found = faults("body", &schema["body"], &request["body"]);
                    assert!(found.is_empty(), "{}: {found:#?}", path.display());
                }
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "a schema was never used: {seen:?}");
}

#[test]
fn what_does_not_fit_is_found() {
    let schemas = schemas();
    let of = |path: &str| &schemas.iter().find(|s| is_of(s, path)).expect("a schema")["body"];
    let balance = of("/v1/customers/cus_1/balance_transactions");
    let fits = serde_json::json!({ "amount": -100, "currency": "eur", "description": "x" });
    assert_eq!(faults("body", balance, &fits), Vec::<String>::new());
    for (key, value) in [
        ("amount", serde_json::json!(100)),
        ("amount", serde_json::json!("-100")),
        ("amount", serde_json::json!(-1.5)),
        ("description", serde_json::json!("x".repeat(351))),
        ("memo", serde_json::json!("x")),
        ("metadata", serde_json::json!({ "credit_id": 1 })),
    ] {
        let mut wrong = fits.clone();
        wrong[key] = value;
        assert_eq!(faults("body", balance, &wrong).len(), 1, "{wrong}");
    }
    let coupon = of("/api/v1/applied_coupons");
    let wrong = serde_json::json!({ "applied_coupon": { "coupon_code": "sla", "frequency": "twice" } });
    assert_eq!(faults("body", coupon, &wrong).len(), 2);
}
