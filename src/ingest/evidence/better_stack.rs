//! `better-stack`: what Better Stack's API answers, as a file. Incidents (API v2 and v3) are outages from `started_at` to
//! `resolved_at` and tell nothing else. `/sla` of a monitor says how much downtime there was, in seconds, and not when:
//! it is compared. The monitor is the name in an incident; of `/sla`, and of a list without incidents, it is the name of
//! the file.

use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::export::Collector;
use crate::ingest::evidence::export::written;
use crate::ingest::evidence::json::Record;
use crate::ingest::evidence::json::parse;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::json::whole;
use crate::ingest::evidence::transitions::Records;
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
    let mut out = Collector::new(file);
    let whole = parse(content)?;
    if let Some(one @ Value::Object(_)) = whole.get("data") {
        out.read();
        let record = Record { line: 1, at: 0, value: one.clone() };
        if text(one, "type").as_deref() == Some("monitor_sla") {
            sla(&mut out, stem, one);
        } else {
            out.outages_only();
            incident(&mut out, &record, stem, source);
        }
        return Ok(out.finish());
    }
    out.more(whole.get("pagination").and_then(|p| p.get("next")));
    drop(whole);
    out.outages_only();
    let list = records(content, &["data"])?;
    if list.is_empty() {
        out.about(stem);
    }
    for record in &list {
        out.read();
        incident(&mut out, record, stem, source);
    }
    Ok(out.finish())
}

fn incident(out: &mut Collector, record: &Record, stem: &str, source: &MonitoringSource) {
    let line = record.line;
    let Some(attributes) = record.value.get("attributes").filter(|a| a.is_object()) else {
        return out.refuse(line, "attributes", "", "the record has no `attributes`: it is no incident");
    };
    let value = |key: &str| text(attributes, key).unwrap_or_default();
    let named = [value("name"), value("url"), stem.to_owned()];
    let monitor = named.iter().find(|name| !name.trim().is_empty()).map_or(stem, |name| name.as_str());
    let start = match written(&value("started_at"), source.zone) {
        Ok(start) => start,
        Err(reason) => return out.refuse(line, "started_at", &value("started_at"), &reason),
    };
    if value("resolved_at").is_empty() {
        return out.open(line, monitor, start, "resolved_at");
    }
    match written(&value("resolved_at"), source.zone) {
        Ok(end) => out.interval(line, monitor, SampleState::Down, (start, end)),
        Err(reason) => out.refuse_since(line, monitor, start, "resolved_at", &value("resolved_at"), &reason),
    }
}

/// Seconds of downtime and the number of incidents of a stretch that the answer does not name.
fn sla(out: &mut Collector, stem: &str, data: &Value) {
    let none = Value::Null;
    let attributes = data.get("attributes").unwrap_or(&none);
    let Some(seconds) = whole(attributes, "total_downtime").filter(|s| *s >= 0) else {
        let value = text(attributes, "total_downtime").unwrap_or_default();
        return out.reject(1, "total_downtime", &value, "not a whole number of seconds");
    };
    out.total(StatedTotal {
        source: 0,
        monitor: stem.to_owned(),
        period: None,
        down: Elapsed::seconds(seconds),
        unknown: None,
        outages: whole(attributes, "number_of_incidents").and_then(|n| u64::try_from(n).ok()),
        at: out.place(1),
    });
}
