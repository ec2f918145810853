//! `zabbix-events`: the export of trigger events in real time, one JSON object a line. A problem (`value` 1) begins at
//! `clock`; its recovery (`value` 0) names it by `p_eventid`. A monitor is called `host: name of the problem`.

use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::source::SourceId;
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads the events, in any order of their lines.
pub(super) fn read(content: &str, file: SourceId) -> Result<Records, String> {
    let mut out = Collector::new(file);
    let mut problems: BTreeMap<String, String> = BTreeMap::new();
    let mut recoveries: Vec<(u64, Value)> = Vec::new();
    for (i, row) in content.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()) {
        let line = i as u64 + 1;
        out.read();
        let Ok(event) = serde_json::from_str::<Value>(row) else {
            out.refuse(line, "line", row, "it is not JSON");
            continue;
        };
        match text(&event, "value").as_deref() {
            Some("1") => problem(&mut out, &mut problems, line, &event),
            Some("0") => recoveries.push((line, event)),
            other => out.refuse(line, "value", other.unwrap_or(""), "neither 1 (a problem) nor 0 (its end)"),
        }
    }
    for (line, event) in recoveries {
        let id = text(&event, "p_eventid").unwrap_or_default();
        let Some(monitor) = problems.get(&id) else {
            out.refuse(line, "p_eventid", &id, "the problem that it ends is not in the file");
            continue;
        };
        match clock(&event) {
            Ok(at) => out.change(line, monitor, SampleState::Up, at, None),
            Err(reason) => out.refuse(line, "clock", &text(&event, "clock").unwrap_or_default(), &reason),
        }
    }
    Ok(out.finish())
}

fn problem(out: &mut Collector, problems: &mut BTreeMap<String, String>, line: u64, event: &Value) {
    let host = event.get("hosts").and_then(|hosts| hosts.get(0)).and_then(|host| text(host, "host"));
    let name = text(event, "name").unwrap_or_default();
    let monitor = match host {
        Some(host) => format!("{host}: {name}"),
        None => name,
    };
    match clock(event) {
        Ok(at) => {
            problems.insert(text(event, "eventid").unwrap_or_default(), monitor.clone());
            out.change(line, &monitor, SampleState::Down, at, None);
        }
        Err(reason) => out.refuse(line, "clock", &text(event, "clock").unwrap_or_default(), &reason),
    }
}

/// Seconds and nanoseconds; fractions of a millisecond are cut off.
fn clock(event: &Value) -> Result<crate::time::Instant, String> {
    let whole = |key: &str| event.get(key).and_then(Value::as_i64);
    let seconds = whole("clock").ok_or_else(|| "not a whole number of seconds".to_owned())?;
    let ms = whole("ns").unwrap_or(0) / 1_000_000;
    epoch(seconds.saturating_mul(1_000).saturating_add(ms), 1)
}
