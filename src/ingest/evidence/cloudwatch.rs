//! `cloudwatch`: points of a metric of CloudWatch, as a file, in no order of time. `get-metric-statistics` answers with
//! `Datapoints`, whose `Label` is that of the metric and not of what was watched: the monitor is the name of the file.
//! `get-metric-data` answers with series, each called by its `Label`. Of several statistics the source names the one that
//! says the state: `columns = { state = "Minimum" }`. Values are states by the words of the source, as for Prometheus.
//! Old data has coarser points: five minutes apart after 15 days, an hour after 63.

use crate::ingest::evidence::json::parse;
use crate::ingest::evidence::json::records;
use crate::ingest::evidence::json::text;
use crate::ingest::evidence::states::column_name;
use crate::ingest::evidence::states::state_table;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::StateTable;
use crate::model::MonitoringSource;
use crate::time::Instant;
use serde_json::Value;

/// The statistics that a point may have.
const STATISTICS: [&str; 5] = ["Average", "Minimum", "Maximum", "Sum", "SampleCount"];

/// A point: its line, its monitor, its time, its value.
struct Point {
    line: u64,
    monitor: String,
    time: Value,
    value: Value,
}

/// Reads an answer; `stem` is the name of the file without its ending.
pub(super) fn read(
    content: &str,
    stem: &str,
    source: &MonitoringSource,
    step_max_ms: i64,
) -> Result<Compaction, String> {
    let whole = parse(content)?;
    let points = if whole.get("Datapoints").is_some() {
        statistics(content, stem, source)?
    } else if whole.get("MetricDataResults").is_some() {
        metric_data(content)?
    } else {
        return Err("it has neither `Datapoints` nor `MetricDataResults`".to_owned());
    };
    drop(whole);
    let states = state_table(source);
    let mut compactor = Compactor::new(step_max_ms);
    points.iter().for_each(|point| sample(&mut compactor, point, &states));
    if compactor.needs_second_pass() {
        compactor.begin_second_pass();
        points.iter().for_each(|point| sample(&mut compactor, point, &states));
    }
    Ok(compactor.finish())
}

fn statistics(content: &str, stem: &str, source: &MonitoringSource) -> Result<Vec<Point>, String> {
    let list = records(content, &["Datapoints"])?;
    let has = |name: &&&str| list.iter().any(|point| point.value.get(**name).is_some());
    let own = column_name(source, "state");
    let there: Vec<&str> = STATISTICS.iter().filter(has).copied().collect();
    let statistic = match there.as_slice() {
        _ if own != "state" => own,
        [one] => one,
        [] if list.is_empty() => "Average",
        [] => {
            return Err(
                "its points have no `Average`, `Minimum`, `Maximum`, `Sum` or `SampleCount`".to_owned()
            );
        }
        several => {
            return Err(format!(
                "its points have {}: name the one that says the state, columns = {{ state = \"{}\" }}",
                several.join(", "),
                several.first().unwrap_or(&"Average")
            ));
        }
    };
    let part = |value: &Value, key: &str| value.get(key).cloned().unwrap_or(Value::Null);
    let point = |record: &super::json::Record| Point {
        line: record.line,
        monitor: stem.to_owned(),
        time: part(&record.value, "Timestamp"),
        value: part(&record.value, statistic),
    };
    Ok(list.iter().map(point).collect())
}

fn metric_data(content: &str) -> Result<Vec<Point>, String> {
    let mut points = Vec::new();
    for record in records(content, &["MetricDataResults"])? {
        let label = text(&record.value, "Label").filter(|label| !label.trim().is_empty());
        let monitor = label.or_else(|| text(&record.value, "Id")).unwrap_or_default();
        let list = |key: &str| {
            record
                .value
                .get(key)
                .and_then(Value::as_array)
                .ok_or_else(|| format!("a series has no list `{key}`"))
        };
        let (times, values) = (list("Timestamps")?, list("Values")?);
        if times.len() != values.len() {
            return Err(format!(
                "the series `{monitor}` has {} times and {} values: they do not belong together",
                times.len(),
                values.len()
            ));
        }
        points.extend(times.iter().zip(values).map(|(time, value)| Point {
            line: record.line,
            monitor: monitor.clone(),
            time: time.clone(),
            value: value.clone(),
        }));
    }
    Ok(points)
}

fn sample(compactor: &mut Compactor, point: &Point, states: &StateTable) {
    compactor.row();
    let monitor = point.monitor.as_bytes();
    let shown = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let reject = |column, value: String, reason: String| RowReject {
        line: point.line,
        column: Some(column),
        value: value.chars().take(80).collect(),
        reason,
    };
    if monitor.is_empty() {
        let reason = "the series has neither `Label` nor `Id`".to_owned();
        return compactor.reject(reject("monitor", String::new(), reason), monitor, b"", b"", None);
    }
    let at = match instant(&point.time) {
        Ok(at) => at,
        Err(reason) => {
            return compactor.reject(reject("time", shown(&point.time), reason), monitor, b"", b"", None);
        }
    };
    let value = shown(&point.value);
    // `1.0` is 1.
    let short = match value.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|b| b == b'0') => whole,
        _ => value.as_str(),
    };
    match states.lookup(short) {
        Some(state) => compactor.sample(monitor, b"", b"", at.0, state, point.line),
        None => {
            let reason = "a value for a state that the source does not name".to_owned();
            compactor.reject(reject("state", value, reason), monitor, b"", b"", Some(at.0));
        }
    }
}

/// A time with its offset; some programs write seconds instead.
fn instant(value: &Value) -> Result<Instant, String> {
    match value {
        Value::String(text) => super::export::written(text, None),
        Value::Number(_) => {
            let ms = super::json::exact(value).map(|n| n.times(&crate::money::Exact::whole(1_000)).floor());
            let ms = ms.and_then(|ms| i64::try_from(ms).ok());
            super::export::epoch(ms.ok_or_else(|| "not a time in seconds since 1970".to_owned())?, 1)
        }
        _ => Err("the point has no time".to_owned()),
    }
}
