//! Parquet samples: the same columns and words as CSV, through `frame`.

use crate::frame::Cells;
use crate::frame::FrameError;
use crate::frame::TimeCell;
use crate::frame::read_parquet;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleSpec;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::TimeFormat;
use crate::ingest::samples::TimeReader;
use crate::ingest::samples::csv::slow;
use chrono::DateTime;

/// Compacts a Parquet file.
///
/// # Errors
/// What makes the file as a whole unreadable; bad rows are rejects in the result.
pub fn compact_parquet(
    bytes: &[u8],
    spec: &SampleSpec,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Compaction, SampleError> {
    let mut compactor = Compactor::new(spec.step_max_ms);
    pass(bytes, spec, &mut compactor, progress)?;
    if compactor.needs_second_pass() {
        compactor.begin_second_pass();
        pass(bytes, spec, &mut compactor, progress)?;
    }
    Ok(compactor.finish())
}

fn pass(
    bytes: &[u8],
    spec: &SampleSpec,
    compactor: &mut Compactor,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(), SampleError> {
    let columns: Vec<&str> = spec.columns.iter().map(String::as_str).collect();
    let mut time = TimeReader::new(spec.time.clone(), spec.zone);
    let mut each = |cells: Cells<'_>| {
        let n = compactor.row();
        if n.is_multiple_of(65_536) {
            progress(n);
        }
        row(cells, spec, &mut time, compactor);
    };
    let rows = read_parquet(bytes, &columns, 3, &mut each).map_err(|error| match error {
        FrameError::Columns(missing, found) => SampleError::Columns { missing, found },
        FrameError::Polars(why) => SampleError::Parquet(why),
    })?;
    if rows == 0 { Err(SampleError::Empty) } else { Ok(()) }
}

fn row(cells: Cells<'_>, spec: &SampleSpec, time: &mut TimeReader, compactor: &mut Compactor) {
    let [monitor, state_word, region, probe, latency] = cells.texts else { return };
    let at = instant(cells.time, spec, time);
    let state = spec.states.lookup(state_word.trim());
    let slow = slow(latency.as_bytes(), spec.slow_over_ms);
    let fault = match (&at, state, &slow) {
        _ if monitor.is_empty() => Some(("monitor", "", "no monitor is named".to_owned())),
        (Err((value, reason)), _, _) => Some(("time", value.as_str(), reason.clone())),
        (_, None, _) => {
            Some(("state", *state_word, "a word for a state that the source does not name".to_owned()))
        }
        (_, _, Err(reason)) => Some(("latency", *latency, reason.clone())),
        _ => None,
    };
    let names = (monitor.as_bytes(), region.as_bytes(), probe.as_bytes());
    match (fault, &at, state, slow) {
        (None, Ok(at), Some(state), Ok(slow)) => {
            let state = if slow && state == SampleState::Up { SampleState::Degraded } else { state };
            compactor.sample(names.0, names.1, names.2, *at, state, cells.row);
        }
        (Some((column, value, reason)), at, _, _) => {
            let at = at.as_ref().ok().copied();
            let value = value.chars().take(80).collect();
            let reject = RowReject { line: cells.row, column: Some(column), value, reason };
            compactor.reject(reject, names.0, names.1, names.2, at);
        }
        _ => {}
    }
}

/// The instant of a time cell, or what was read and why it is none.
fn instant(cell: TimeCell<'_>, spec: &SampleSpec, time: &mut TimeReader) -> Result<i64, (String, String)> {
    let words = |time: &mut TimeReader, text: String| time.read(text.as_bytes()).map_err(|why| (text, why));
    match cell {
        TimeCell::Instant(ms) => Ok(ms),
        TimeCell::Text(text) => words(time, text.to_owned()),
        TimeCell::Number(n) if matches!(spec.time, TimeFormat::EpochSeconds | TimeFormat::EpochMillis) => {
            words(time, n.to_string())
        }
        TimeCell::Number(n) => Err((
            n.to_string(),
            "a number; say `time = \"epoch-s\"` or `\"epoch-ms\"` for this source".to_owned(),
        )),
        TimeCell::Civil(ms) => {
            let civil = DateTime::from_timestamp_millis(ms).unwrap_or_default().naive_utc();
            let text = civil.format("%Y-%m-%d %H:%M:%S%.3f").to_string();
            let mut civil = TimeReader::new(TimeFormat::Civil, spec.zone);
            words(&mut civil, text)
        }
        TimeCell::Null => Err((String::new(), "no time".to_owned())),
    }
}
