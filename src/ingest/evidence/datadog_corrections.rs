//! `datadog-corrections`: corrections of SLOs from Datadog's API, as a file: stretches that are taken out of an SLO, with
//! a `category`, `start` and `end` in Unix seconds, or a `duration` in seconds and an `rrule` of RFC 5545 that repeats by
//! the wall clock of `timezone`. They are planned work; the category stands in the note. What they are about is
//! `slo_id`.

use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::epoch;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::json::whole;
use crate::ingest::evidence::transitions::Records;
use crate::model::MaintenanceKind;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Repeat;
use crate::time::Zone;
use serde_json::Value;

const CATEGORIES: [&str; 4] = ["Scheduled Maintenance", "Outside Business Hours", "Deployment", "Other"];

/// Reads an answer.
pub(super) fn read(content: &str, file: SourceId) -> Result<Records, String> {
    let mut out = Collector::new(file);
    for record in &records(content, &["data"])? {
        out.read();
        let none = Value::Null;
        let attributes = record.value.get("attributes").unwrap_or(&none);
        if let Err((column, value, reason)) = correction(&mut out, record.line, attributes) {
            out.reject(record.line, column, &value, &reason);
        }
    }
    Ok(out.finish())
}

type Fault = (&'static str, String, String);

fn correction(out: &mut Collector, line: u64, attributes: &Value) -> Result<(), Fault> {
    let cell = |key: &str| text(attributes, key).unwrap_or_default();
    let fault = |key: &'static str, reason: &str| (key, cell(key), reason.to_owned());
    let category = cell("category");
    if !CATEGORIES.contains(&category.as_str()) {
        return Err(fault("category", "not a category of Datadog's corrections"));
    }
    let start = instant(attributes, "start")?;
    let zone = match cell("timezone").as_str() {
        "" => Zone::UTC,
        name => Zone::from_name(name).ok_or_else(|| fault("timezone", "not in the IANA database"))?,
    };
    let repeats = match cell("rrule").as_str() {
        "" => None,
        rule => Some(Repeat::parse(rule).map_err(|reason| fault("rrule", &reason))?),
    };
    let end = if !cell("end").is_empty() {
        instant(attributes, "end")?
    } else if !cell("duration").is_empty() {
        let seconds = whole(attributes, "duration").filter(|s| (1..=MAX_SECONDS).contains(s));
        let seconds = seconds.ok_or_else(|| fault("duration", "not a whole number of seconds"))?;
        start.plus(Elapsed::seconds(seconds))
    } else {
        return Err(fault("end", "the record has no end: it was never closed"));
    };
    if end <= start {
        return Err(fault("end", "it ends before it starts, or has no length"));
    }
    let announced_at = match cell("created_at").is_empty() {
        true => None,
        false => Some(instant(attributes, "created_at")?),
    };
    let description = cell("description");
    let note = if description.is_empty() { category } else { format!("{category}: {description}") };
    out.planned(PlannedWork {
        source: 0,
        monitor: Some(cell("slo_id")).filter(|id| !id.is_empty()),
        first: (zone.civil(start), zone.civil(end)),
        zone,
        repeats,
        announced_at,
        kind: MaintenanceKind::Planned,
        note: Some(note),
        at: out.place(line),
    });
    Ok(())
}

/// No correction is longer than ten years.
const MAX_SECONDS: i64 = 3_653 * 86_400;

fn instant(attributes: &Value, key: &'static str) -> Result<Instant, Fault> {
    let fault = |reason: String| (key, text(attributes, key).unwrap_or_default(), reason);
    let seconds = whole(attributes, key).ok_or_else(|| fault("not a whole number of seconds".to_owned()))?;
    epoch(seconds, 1_000).map_err(fault)
}
