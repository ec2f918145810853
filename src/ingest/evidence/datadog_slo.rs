//! `datadog-slo`: the history of an SLO from Datadog's API, as a file. Of an SLO over metrics it holds good events
//! (`numerator`) and all events (`denominator`) by bucket: errors are the difference. Of an SLO over monitors it holds
//! the changes of each monitor as pairs of a time and a state: 0 up, 1 down, 2 without data, until `to_ts`. Times are
//! Unix seconds, those of buckets milliseconds. The monitor of counts is the name of the SLO where the answer has one,
//! otherwise the name of the file.

use crate::ingest::evidence::StatedCount;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::json::exact;
use crate::ingest::evidence::json::parse;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::json::whole_number;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use serde_json::Value;

/// Reads an answer; `stem` is the name of the file without its ending.
pub(super) fn read(content: &str, stem: &str, file: SourceId) -> Result<Records, String> {
    let whole = parse(content)?;
    let data = whole.get("data").ok_or_else(|| "it has no `data`".to_owned())?;
    let mut out = Collector::new(file);
    let named = data.get("slo").and_then(|slo| text(slo, "name")).filter(|name| !name.trim().is_empty());
    let monitor = named.unwrap_or_else(|| stem.to_owned());
    if let Some(series) = data.get("series").filter(|s| s.is_object()) {
        counts(&mut out, series, &monitor)?;
        return Ok(out.finish());
    }
    let to = data.get("to_ts").and_then(whole_number).ok_or_else(|| "it has no `data.to_ts`".to_owned())?;
    let to = epoch(to, 1_000).map_err(|why| format!("`data.to_ts` is {why}"))?;
    let monitors = data.get("monitors").and_then(Value::as_array).filter(|list| !list.is_empty());
    match (monitors, data.get("overall")) {
        (Some(monitors), _) => {
            for one in monitors {
                let name = text(one, "name").filter(|name| !name.trim().is_empty());
                history(&mut out, one, &name.unwrap_or_else(|| monitor.clone()), to);
            }
        }
        (None, Some(overall)) if overall.get("history").is_some_and(Value::is_array) => {
            history(&mut out, overall, &monitor, to);
        }
        _ => return Err("it has neither `data.series` nor a `history` of monitors".to_owned()),
    }
    Ok(out.finish())
}

/// Good and all events, bucket by bucket.
fn counts(out: &mut Collector, series: &Value, monitor: &str) -> Result<(), String> {
    let list = |value: Option<&Value>, what: &str| {
        value.and_then(Value::as_array).cloned().ok_or_else(|| format!("it has no list `{what}`"))
    };
    let (good, all) = (series.get("numerator"), series.get("denominator"));
    let goods = list(good.and_then(|s| s.get("values")), "data.series.numerator.values")?;
    let alls = list(all.and_then(|s| s.get("values")), "data.series.denominator.values")?;
    let times =
        |series: Option<&Value>| series.and_then(|s| s.get("times")).filter(|t| t.is_array()).cloned();
    let times = times(Some(series)).or_else(|| times(all)).or_else(|| times(good));
    let times = list(times.as_ref(), "data.series.times")?;
    if goods.len() != times.len() || alls.len() != times.len() {
        return Err(format!(
            "it has {} times, {} good and {} all events: they do not belong together",
            times.len(),
            goods.len(),
            alls.len()
        ));
    }
    for (i, time) in times.iter().enumerate() {
        out.read();
        // No number of seconds within two centuries is one of milliseconds as well.
        let at = whole_number(time).map(|n| epoch(n, 1).or_else(|_| epoch(n, 1_000)));
        let start = match at {
            Some(Ok(start)) => start,
            other => {
                let reason = other.and_then(Result::err);
                let reason = reason.unwrap_or_else(|| "not a whole number of milliseconds".to_owned());
                out.refuse(1, "times", &time.to_string(), &reason);
                continue;
            }
        };
        let events = |value: &Value| exact(value)?.to_i128().and_then(|n| u64::try_from(n).ok());
        let (good, all) = (events(&goods[i]), events(&alls[i]));
        let (Some(good), Some(requests)) = (good, all) else {
            let (column, value) =
                if good.is_none() { ("numerator", &goods[i]) } else { ("denominator", &alls[i]) };
            out.refuse(1, column, &value.to_string(), "not a whole number of events");
            continue;
        };
        let Some(errors) = requests.checked_sub(good) else {
            let reason = format!("more good events than the {requests} that there were");
            out.refuse(1, "numerator", &good.to_string(), &reason);
            continue;
        };
        let (monitor, at) = (monitor.to_owned(), out.place(1));
        out.requests(StatedCount { source: 0, monitor, start, requests, errors, at });
    }
    Ok(())
}

/// Pairs of a time and a state, each until the next.
fn history(out: &mut Collector, one: &Value, monitor: &str, to: Instant) {
    let pairs = one.get("history").and_then(Value::as_array);
    let mut changes: Vec<(Instant, SampleState)> = Vec::new();
    for pair in pairs.into_iter().flatten() {
        out.read();
        let seconds = pair.get(0).and_then(whole_number);
        let at = seconds.ok_or_else(|| "not a whole number of seconds".to_owned());
        let at = match at.and_then(|s| epoch(s, 1_000)) {
            Ok(at) => at,
            Err(reason) => {
                out.refuse(1, "history", &pair.to_string(), &reason);
                // It stood after the last one: from then on nobody knows.
                if let Some((last, _)) = changes.last() {
                    changes.push((last.plus(Elapsed(1)), SampleState::Unknown));
                }
                continue;
            }
        };
        let state = match pair.get(1).and_then(whole_number) {
            Some(0) => SampleState::Up,
            Some(1) => SampleState::Down,
            Some(2) => SampleState::Unknown,
            _ => {
                out.refuse_since(1, monitor, at, "history", &pair.to_string(), "not a state (0, 1 or 2)");
                changes.push((at, SampleState::Unknown));
                continue;
            }
        };
        changes.push((at, state));
    }
    changes.sort_unstable();
    for (i, (at, state)) in changes.iter().enumerate() {
        let end = changes.get(i + 1).map_or(to, |(next, _)| *next);
        out.interval(1, monitor, *state, (*at, end));
    }
}
