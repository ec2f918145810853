//! `pingdom`: the answers of Pingdom's API, as files. `summary.outage` has states with Unix seconds; the report of a
//! transaction check has states with RFC 3339 times; for `summary.performance` and `results` see `pingdom_more`. Neither names a monitor that a person chose: it is the name of
//! the check where there is one, otherwise the name of the file.

use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::json::parse;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::pingdom_more;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::source::SourceId;
use crate::time::Instant;
use crate::time::parse_instant;
use serde_json::Value;

/// Reads an answer; `stem` is the name of the file without its ending.
pub(super) fn read(content: &str, stem: &str, file: SourceId, step_max_ms: i64) -> Result<Records, String> {
    let whole = parse(content)?;
    let (has_results, is_report) = (whole.get("results").is_some(), whole.get("report").is_some());
    let summary = whole.get("summary");
    let part =
        pingdom_more::PARTS.into_iter().find(|(name, _)| summary.is_some_and(|s| s.get(name).is_some()));
    drop(whole);
    if has_results {
        return pingdom_more::results(content, stem, step_max_ms);
    }
    if let Some(part) = part {
        return pingdom_more::performance(content, stem, part, file);
    }
    let (list, from, to) = if is_report {
        (records(content, &["report", "states"])?, "from", "to")
    } else {
        (records(content, &["summary", "states"])?, "timefrom", "timeto")
    };
    let monitor = if is_report { name(content) } else { None };
    let monitor = monitor.as_deref().unwrap_or(stem);
    let mut out = Collector::new(file);
    for record in &list {
        out.read();
        let value = &record.value;
        let word = text(value, "status").unwrap_or_default();
        let state = match word.to_ascii_lowercase().as_str() {
            "up" => SampleState::Up,
            "down" => SampleState::Down,
            "unknown" | "unmonitored" | "paused" => SampleState::Unknown,
            _ => {
                out.refuse(
                    record.line,
                    "status",
                    &word,
                    "not a state of Pingdom (up, down, unknown, unmonitored, paused)",
                );
                continue;
            }
        };
        match (instant(value, from), instant(value, to)) {
            (Ok(start), Ok(end)) => out.interval(record.line, monitor, state, (start, end)),
            (Err(reason), _) => {
                out.refuse(record.line, from, &text(value, from).unwrap_or_default(), &reason)
            }
            (_, Err(reason)) => out.refuse(record.line, to, &text(value, to).unwrap_or_default(), &reason),
        }
    }
    Ok(out.finish())
}

/// The name of a transaction check.
fn name(content: &str) -> Option<String> {
    let whole = parse(content).ok()?;
    text(whole.get("report")?, "name").filter(|name| !name.trim().is_empty())
}

fn instant(record: &Value, key: &str) -> Result<Instant, String> {
    match record.get(key) {
        Some(Value::Number(number)) => {
            epoch(number.as_i64().ok_or_else(|| "not a whole number of seconds".to_owned())?, 1_000)
        }
        Some(Value::String(text)) => {
            parse_instant(text, None).map_err(|_| "not a time with its offset".to_owned())
        }
        _ => Err("the record has no such time: it was never closed".to_owned()),
    }
}
