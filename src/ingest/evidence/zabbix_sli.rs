//! `zabbix-sli`: the answer of `sla.getsli`, as a file: for each period (`period_from`, `period_to`, Unix seconds) and
//! each service its `uptime` and `downtime` in seconds, and the downtimes that were taken out, with their names. The
//! figures say how much and not when: they are compared. A monitor is called by the id of its service.

use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::json::parse;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::json::whole;
use crate::ingest::evidence::transitions::Records;
use crate::interval::Interval;
use crate::model::MaintenanceKind;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use serde_json::Value;
use std::collections::BTreeSet;

/// Downtimes that were taken out, each once: every period in which one falls repeats it.
type Known = BTreeSet<(String, Instant, Instant, Option<String>)>;

/// Reads an answer, with or without what JSON-RPC puts around it.
pub(super) fn read(content: &str, file: SourceId) -> Result<Records, String> {
    let whole = parse(content)?;
    let (result, path) = match whole.get("result") {
        Some(result) => (result, &["result", "sli"][..]),
        None => (&whole, &["sli"][..]),
    };
    let list = |key: &str| {
        result.get(key).and_then(Value::as_array).ok_or_else(|| format!("it has no list `{key}`"))
    };
    let (periods, services) = (list("periods")?, list("serviceids")?);
    let rows = records(content, path)?;
    if rows.len() != periods.len() {
        return Err(format!("it has {} periods and figures of {}", periods.len(), rows.len()));
    }
    let mut out = Collector::new(file);
    let mut known = Known::new();
    for (row, period) in rows.iter().zip(periods) {
        let cells: &[Value] = row.value.as_array().map_or(&[], Vec::as_slice);
        if cells.len() != services.len() {
            out.read();
            let reason = format!("it has figures of {} services, not of {}", cells.len(), services.len());
            out.reject(row.line, "sli", "", &reason);
            continue;
        }
        for (service, figures) in services.iter().zip(cells) {
            out.read();
            let monitor = service.as_str().map_or_else(|| service.to_string(), str::to_owned);
            if let Err((column, value, reason)) =
                cell(&mut out, row.line, &monitor, period, figures, &mut known)
            {
                out.reject(row.line, column, &value, &reason);
            }
        }
    }
    Ok(out.finish())
}

type Fault = (&'static str, String, String);

fn instant(record: &Value, key: &'static str) -> Result<Instant, Fault> {
    let fault = |reason: String| (key, text(record, key).unwrap_or_default(), reason);
    let seconds = whole(record, key).ok_or_else(|| fault("not a whole number of seconds".to_owned()))?;
    epoch(seconds, 1_000).map_err(fault)
}

fn stretch(record: &Value) -> Result<Interval, Fault> {
    let (from, to) = (instant(record, "period_from")?, instant(record, "period_to")?);
    Interval::new(from, to)
        .ok_or_else(|| ("period_to", to.to_string(), "it ends before it starts, or has no length".to_owned()))
}

fn cell(
    out: &mut Collector,
    line: u64,
    monitor: &str,
    period: &Value,
    figures: &Value,
    known: &mut Known,
) -> Result<(), Fault> {
    let period = stretch(period)?;
    let seconds = |key: &'static str| {
        let fault =
            || (key, text(figures, key).unwrap_or_default(), "not a whole number of seconds".to_owned());
        whole(figures, key).filter(|s| *s >= 0).map(Elapsed::seconds).ok_or_else(fault)
    };
    let (up, down) = (seconds("uptime")?, seconds("downtime")?);
    if up.plus(down) > period.length() {
        let reason = format!("uptime and downtime are longer than their period of {}", period.length());
        return Err(("downtime", text(figures, "downtime").unwrap_or_default(), reason));
    }
    let excluded = figures.get("excluded_downtimes").and_then(Value::as_array);
    let excluded: Vec<(Interval, Option<String>)> = excluded
        .into_iter()
        .flatten()
        .map(|one| Ok((stretch(one)?, text(one, "name").filter(|name| !name.is_empty()))))
        .collect::<Result<_, Fault>>()?;
    let at = out.place(line);
    for (interval, note) in excluded {
        let (start, end) = (interval.start(), interval.end());
        if known.insert((monitor.to_owned(), start, end, note.clone())) {
            out.planned(PlannedWork {
                source: 0,
                monitor: Some(monitor.to_owned()),
                first: (Zone::UTC.civil(start), Zone::UTC.civil(end)),
                zone: Zone::UTC,
                repeats: None,
                announced_at: None,
                kind: MaintenanceKind::Planned,
                note,
                at,
            });
        }
    }
    let (monitor, period) = (monitor.to_owned(), Some(period));
    out.total(StatedTotal { source: 0, monitor, period, down, unknown: None, outages: None, at });
    Ok(())
}
