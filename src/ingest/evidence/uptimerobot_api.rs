//! `uptimerobot-api`: what UptimeRobot's API answers, as a file. API v2, logs of monitors: `type` 1 down, 2 up, 98
//! started, 99 paused; `datetime` in Unix seconds, `duration` in seconds, newest first. A state holds until the next
//! record of the monitor; the newest one as long as its own duration says. API v3, incidents (`startedAt`,
//! `resolvedAt`), which tell outages and nothing else, and maintenance windows, which are read in a file of their own.

use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::export::written;
use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::answer;
use crate::ingest::evidence::json::parse;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::evidence::uptimerobot_windows as windows;
use crate::ingest::samples::SampleState;
use crate::model::MonitoringSource;
use crate::source::SourceId;
use crate::time::Elapsed;
use serde_json::Value;

/// Reads an answer; `stem` is the name of the file without its ending.
pub(super) fn read(
    content: &str,
    stem: &str,
    source: &MonitoringSource,
    file: SourceId,
) -> Result<Records, String> {
    let whole = parse(content)?;
    if whole.get("monitors").is_some_and(|m| !m.is_null()) {
        return logs(content, file);
    }
    let mut out = Collector::new(file);
    out.more(whole.get("nextLink"));
    drop(whole);
    let list = answer(content, &["data", "incidents", "maintenanceWindows"])
        .map_err(|why| format!("{why}, and no `monitors`"))?;
    if list.iter().all(|record| record.value.get("interval").is_none()) {
        out.outages_only();
        if list.is_empty() {
            out.about(stem);
        }
    }
    for record in &list {
        out.read();
        if record.value.get("interval").is_some() {
            windows::window(&mut out, record, source);
        } else {
            incident(&mut out, record, stem, source);
        }
    }
    Ok(out.finish())
}

/// An incident: down from its start to its end.
fn incident(out: &mut Collector, record: &Record, stem: &str, source: &MonitoringSource) {
    let value = |key: &str| text(&record.value, key).unwrap_or_default();
    let monitor = record
        .value
        .get("monitor")
        .and_then(|m| ["friendlyName", "friendly_name", "name", "id"].iter().find_map(|key| text(m, key)));
    let monitor = monitor.or_else(|| text(&record.value, "monitorName"));
    let monitor = monitor.filter(|m| !m.trim().is_empty()).unwrap_or_else(|| stem.to_owned());
    let start = match written(&value("startedAt"), source.zone) {
        Ok(start) => start,
        Err(reason) => return out.refuse(record.line, "startedAt", &value("startedAt"), &reason),
    };
    if value("resolvedAt").is_empty() {
        return out.open(record.line, &monitor, start, "resolvedAt");
    }
    match written(&value("resolvedAt"), source.zone) {
        Ok(end) => out.interval(record.line, &monitor, SampleState::Down, (start, end)),
        Err(reason) => {
            out.refuse_since(record.line, &monitor, start, "resolvedAt", &value("resolvedAt"), &reason)
        }
    }
}

/// Reads the logs of all monitors of an answer.
fn logs(content: &str, file: SourceId) -> Result<Records, String> {
    let mut out = Collector::new(file);
    for monitor in &records(content, &["monitors"])? {
        let name = text(&monitor.value, "friendly_name").or_else(|| text(&monitor.value, "id"));
        let logs = monitor.value.get("logs").and_then(Value::as_array);
        let (Some(name), Some(logs)) = (name.filter(|n| !n.is_empty()), logs) else {
            out.read();
            out.refuse(
                monitor.line,
                "logs",
                "",
                "a monitor without a name, or without logs: ask the API for `logs=1`",
            );
            continue;
        };
        for log in logs {
            out.read();
            log_record(&mut out, monitor.line, &name, log);
        }
    }
    Ok(out.finish())
}

fn log_record(out: &mut Collector, line: u64, monitor: &str, log: &Value) {
    let word = text(log, "type").unwrap_or_default();
    let state = match word.to_ascii_uppercase().as_str() {
        "1" | "DOWN" => SampleState::Down,
        "2" | "UP" | "98" | "STARTED" => SampleState::Up,
        "99" | "PAUSED" => SampleState::Unknown,
        _ => return out.refuse(line, "type", &word, "not a kind of record of UptimeRobot (1, 2, 98, 99)"),
    };
    let at =
        log.get("datetime").and_then(Value::as_i64).ok_or_else(|| "not a whole number of seconds".to_owned());
    match at.and_then(|seconds| epoch(seconds, 1_000)) {
        Ok(at) => {
            let lasted = log.get("duration").and_then(Value::as_i64).filter(|s| *s >= 0);
            out.change(line, monitor, state, at, lasted.map(Elapsed::seconds));
        }
        Err(reason) => out.refuse(line, "datetime", &text(log, "datetime").unwrap_or_default(), &reason),
    }
}
