//! `prometheus`: the answer of a range query (`query_range`), as a file: a matrix of samples, with times in seconds and
//! values as texts. A sample that is missing is simply not there, and silence is what it then is. The monitor is the
//! label `instance`, or `monitor` if the series has one; `region` and `probe` are read from labels of these names.
//! Values are states by the words of the source (`1` up and `0` down, as `probe_success` says, if it names none).

use crate::ingest::evidence::states::state_table;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::StateTable;
use crate::model::MonitoringSource;
use crate::money::Exact;
use serde_json::Value;

/// The last instant that a time may name: 2200, in milliseconds.
const LAST_MS: i64 = 7_258_118_400_000;

/// Reads an answer. The line of a sample is its number in the file.
pub(super) fn read(content: &str, source: &MonitoringSource, step_max_ms: i64) -> Result<Compaction, String> {
    let whole: Value = serde_json::from_str(content).map_err(|e| format!("it is not JSON: {e}"))?;
    let data = whole.get("data").unwrap_or(&whole);
    if data.get("resultType").and_then(Value::as_str) != Some("matrix") {
        return Err("it is no matrix: ask for a range (`query_range`), not for an instant".to_owned());
    }
    let result = data.get("result").and_then(Value::as_array);
    let result = result.ok_or_else(|| "it has no `data.result`".to_owned())?;
    let states = state_table(source);
    let mut compactor = Compactor::new(step_max_ms);
    pass(result, &states, &mut compactor);
    if compactor.needs_second_pass() {
        compactor.begin_second_pass();
        pass(result, &states, &mut compactor);
    }
    Ok(compactor.finish())
}

/// All samples once.
fn pass(result: &[Value], states: &StateTable, compactor: &mut Compactor) {
    for series in result {
        let label = |name: &str| {
            series.get("metric").and_then(|m| m.get(name)).and_then(Value::as_str).unwrap_or_default()
        };
        let monitor = if label("monitor").is_empty() { label("instance") } else { label("monitor") };
        let (monitor, region, probe) =
            (monitor.as_bytes(), label("region").as_bytes(), label("probe").as_bytes());
        for sample in series.get("values").and_then(Value::as_array).into_iter().flatten() {
            let line = compactor.row();
            let at = sample.get(0).and_then(milliseconds);
            let value = sample.get(1).and_then(Value::as_str).unwrap_or_default();
            let reject = |column, value: String, reason: &str| RowReject {
                line,
                column: Some(column),
                value,
                reason: reason.to_owned(),
            };
            if monitor.is_empty() {
                let reject =
                    reject("monitor", String::new(), "the series has neither `instance` nor `monitor`");
                compactor.reject(reject, monitor, region, probe, at);
                continue;
            }
            let Some(at_ms) = at else {
                let text = sample.get(0).map(Value::to_string).unwrap_or_default();
                compactor.reject(
                    reject("time", text, "not a time in seconds since 1970"),
                    monitor,
                    region,
                    probe,
                    None,
                );
                continue;
            };
            let state = match value {
                "NaN" | "" => Some(SampleState::Unknown),
                value => states.lookup(value),
            };
            match state {
                Some(state) => compactor.sample(monitor, region, probe, at_ms, state, line),
                None => {
                    let reject = reject(
                        "state",
                        value.to_owned(),
                        "a value for a state that the source does not name",
                    );
                    compactor.reject(reject, monitor, region, probe, at);
                }
            }
        }
    }
}

/// Seconds with decimals to milliseconds, by their digits.
fn milliseconds(value: &Value) -> Option<i64> {
    let seconds = Exact::parse(&value.as_number()?.to_string())?;
    let ms = i64::try_from(seconds.times(&Exact::whole(1_000)).floor()).ok()?;
    (0..LAST_MS).contains(&ms).then_some(ms)
}
