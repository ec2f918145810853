//! Pingdom's other answers. `summary.performance` says for each hour, day or week how many seconds were down and
//! unmonitored, and not when: it is compared. Days begin at midnight of the account, so one may have 23 or 25 hours: it
//! lasts until the next. `results` are single checks, each with the probe that made it; `unconfirmed_down` is what one
//! probe saw, and whether that is enough is a rule of evidence.

use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::json::whole;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::SampleState;
use crate::interval::Interval;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;

/// The lists that a performance summary may have, and how long a part of each is.
pub(super) const PARTS: [(&str, i64); 3] = [("hours", 3_600), ("days", 86_400), ("weeks", 604_800)];

/// A part may be so much longer or shorter where the clock is changed.
const HOUR: i64 = 3_600;

/// The totals of a performance summary.
pub(super) fn performance(
    content: &str,
    stem: &str,
    part: (&str, i64),
    file: SourceId,
) -> Result<Records, String> {
    let (name, usual) = part;
    let list = records(content, &["summary", name])?;
    let mut starts: Vec<i64> = list.iter().filter_map(|r| whole(&r.value, "starttime")).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut out = Collector::new(file);
    for record in &list {
        out.read();
        let next = |start: i64| starts.get(starts.partition_point(|s| *s <= start)).copied();
        let length = |start: i64| match next(start).map(|next| next - start) {
            Some(apart) if usual > HOUR && (apart - usual).abs() <= HOUR => apart,
            _ => usual,
        };
        if let Err((column, value, reason)) = total(&mut out, record, stem, length) {
            out.reject(record.line, column, &value, &reason);
        }
    }
    Ok(out.finish())
}

type Fault = (&'static str, String, String);

fn total(out: &mut Collector, record: &Record, stem: &str, length: impl Fn(i64) -> i64) -> Result<(), Fault> {
    let fault = |key: &'static str, reason: &str| {
        (key, text(&record.value, key).unwrap_or_default(), reason.to_owned())
    };
    let seconds = |key: &'static str| {
        let found = whole(&record.value, key).filter(|s| *s >= 0);
        found.ok_or_else(|| fault(key, "not a whole number of seconds"))
    };
    let start = seconds("starttime")?;
    let from = epoch(start, 1_000).map_err(|reason| fault("starttime", &reason))?;
    let length = Elapsed::seconds(length(start));
    let (down, unknown) = (Elapsed::seconds(seconds("downtime")?), Elapsed::seconds(seconds("unmonitored")?));
    if down.plus(unknown) > length {
        return Err(fault("downtime", &format!("longer than the {length} that it is of")));
    }
    out.total(StatedTotal {
        source: 0,
        monitor: stem.to_owned(),
        period: Interval::new(from, from.plus(length)),
        down,
        unknown: Some(unknown),
        outages: None,
        at: out.place(record.line),
    });
    Ok(())
}

/// The samples of single checks.
pub(super) fn results(content: &str, stem: &str, step_max_ms: i64) -> Result<Records, String> {
    let list = records(content, &["results"])?;
    let mut compactor = Compactor::new(step_max_ms);
    list.iter().for_each(|record| sample(&mut compactor, record, stem));
    if compactor.needs_second_pass() {
        compactor.begin_second_pass();
        list.iter().for_each(|record| sample(&mut compactor, record, stem));
    }
    Ok(Collector::sampled(compactor.finish()))
}

fn sample(compactor: &mut Compactor, record: &Record, stem: &str) {
    compactor.row();
    let cell = |key: &str| text(&record.value, key).unwrap_or_default();
    let probe = cell("probeid");
    let reject = |column: &'static str, value: String, reason: String| RowReject {
        line: record.line,
        column: Some(column),
        value: value.chars().take(80).collect(),
        reason,
    };
    let seconds = whole(&record.value, "time").ok_or_else(|| "not a whole number of seconds".to_owned());
    let at: Instant = match seconds.and_then(|s| epoch(s, 1_000)) {
        Ok(at) => at,
        Err(reason) => {
            let reject = reject("time", cell("time"), reason);
            return compactor.reject(reject, stem.as_bytes(), b"", probe.as_bytes(), None);
        }
    };
    let state = match cell("status").to_ascii_lowercase().as_str() {
        "up" => SampleState::Up,
        "down" | "unconfirmed_down" => SampleState::Down,
        "unknown" | "unmonitored" | "paused" => SampleState::Unknown,
        _ => {
            let reason = "not a state of Pingdom (up, down, unconfirmed_down, unknown)".to_owned();
            let reject = reject("status", cell("status"), reason);
            return compactor.reject(reject, stem.as_bytes(), b"", probe.as_bytes(), Some(at.0));
        }
    };
    compactor.sample(stem.as_bytes(), b"", probe.as_bytes(), at.0, state, record.line);
}
