//! `uptimerobot-api`: logs of monitors from UptimeRobot's API v2, as a file: `type` 1 down, 2 up, 98 started, 99
//! paused; `datetime` in Unix seconds, `duration` in seconds, newest first. A state holds until the next record of
//! the monitor; the newest one as long as its own duration says.

use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::source::SourceId;
use crate::time::Elapsed;
use serde_json::Value;

/// Reads the logs of all monitors of an answer.
pub(super) fn read(content: &str, file: SourceId) -> Result<Records, String> {
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
