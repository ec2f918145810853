//! Rows whose cells have types, as Parquet and JSON hold them: each a sample or a reject.

use crate::frame::Cells;
use crate::frame::TimeCell;
use crate::ingest::samples::Compactor;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::SampleSpec;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::TimeFormat;
use crate::ingest::samples::TimeReader;
use crate::ingest::samples::csv::MEANINGS;
use crate::ingest::samples::csv::bad_name;
use crate::ingest::samples::csv::slow;
use crate::ingest::samples::state::WordMemo;
use chrono::DateTime;

/// Turns rows into samples; holds what repeats from row to row.
pub(super) struct Reading<'a> {
    spec: &'a SampleSpec,
    time: TimeReader,
    civil: TimeReader,
    states: WordMemo,
}

impl<'a> Reading<'a> {
    pub(super) fn new(spec: &'a SampleSpec) -> Self {
        Reading {
            spec,
            time: TimeReader::new(spec.time.clone(), spec.zone),
            civil: TimeReader::new(TimeFormat::Civil, spec.zone),
            states: WordMemo::default(),
        }
    }

    /// Reads the cells of a row and gives it to the compactor.
    pub(super) fn row(&mut self, cells: Cells<'_>, compactor: &mut Compactor) {
        let [monitor, state_word, region, probe, latency] = cells.texts else { return };
        let at = self.instant(cells.time);
        let state = self.states.lookup(&self.spec.states, state_word.as_bytes());
        let slow = slow(latency.as_bytes(), self.spec.slow_over_ms);
        let names = [monitor.as_bytes(), region.as_bytes(), probe.as_bytes()];
        if let (Ok(at), Some(state), Ok(slow)) = (&at, state, &slow) {
            let state = if *slow && state == SampleState::Up { SampleState::Degraded } else { state };
            // A name that was read before is a good one.
            if compactor.likely(names, *at, state, cells.row) {
                return;
            }
            if bad_name(names).is_none() {
                return compactor.sample(names[0], names[1], names[2], *at, state, cells.row);
            }
        }
        let bad = bad_name(names).map(|(column, name, reason)| {
            (MEANINGS[column], String::from_utf8_lossy(name).into_owned(), reason)
        });
        let names = if bad.is_some() { [&b""[..]; 3] } else { names };
        let (column, value, reason) = match (&at, state, &slow) {
            _ if bad.is_some() => bad.unwrap_or_default(),
            (Err((value, reason)), _, _) => ("time", value.clone(), reason.clone()),
            (_, None, _) => (
                "state",
                (*state_word).to_owned(),
                "a word for a state that the source does not name".to_owned(),
            ),
            (_, _, Err(reason)) => ("latency", (*latency).to_owned(), reason.clone()),
            _ => return,
        };
        let value = value.chars().take(80).collect();
        let reject = RowReject { line: cells.row, column: Some(column), value, reason };
        compactor.reject(reject, names[0], names[1], names[2], at.ok());
    }

    /// The instant of a time cell, or what was read and why it is none.
    fn instant(&mut self, cell: TimeCell<'_>) -> Result<i64, (String, String)> {
        let words = |time: &mut TimeReader, text: &str| {
            time.read(text.as_bytes()).map_err(|why| (text.to_owned(), why))
        };
        match cell {
            TimeCell::Instant(ms) => Ok(ms),
            TimeCell::Text(text) => words(&mut self.time, text),
            TimeCell::Number(n)
                if matches!(self.spec.time, TimeFormat::EpochSeconds | TimeFormat::EpochMillis) =>
            {
                words(&mut self.time, &n.to_string())
            }
            TimeCell::Number(n) => Err((
                n.to_string(),
                "a number; say `time = \"epoch-s\"` or `\"epoch-ms\"` for this source".to_owned(),
            )),
            TimeCell::Civil(ms) => self.civil.civil(ms).map_err(|why| {
                let civil = DateTime::from_timestamp_millis(ms).unwrap_or_default().naive_utc();
                (civil.format("%Y-%m-%d %H:%M:%S%.3f").to_string(), why)
            }),
            TimeCell::Null => Err((String::new(), "no time".to_owned())),
        }
    }
}
