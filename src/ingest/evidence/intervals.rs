//! `intervals`: each row says a state over a stretch of time. Where rows of one monitor overlap
//! and disagree, the rule of the source says which counts; an end that is missing is a reject, never a guess.

use crate::ingest::Table;
use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::states::Columns;
use crate::ingest::evidence::states::cell_instant;
use crate::ingest::evidence::states::state_table;
use crate::ingest::evidence::states::time_format;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::interval::Interval;
use crate::model::MonitoringSource;
use crate::source::SourceId;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A stretch, its state and its record.
pub(super) type Labelled = (Interval, (SampleState, LineRef));

/// Reads a table of intervals, or the names of the columns that it lacks.
pub(super) fn read(table: &Table, source: &MonitoringSource, file: SourceId) -> Result<Records, Vec<String>> {
    let columns = Columns::new(source, table, &["start", "end", "monitor", "state"])?;
    let (states, format) = (state_table(source), time_format(source));
    let mut out = Records::default();
    let mut rows: BTreeMap<SeriesKey, Vec<Labelled>> = BTreeMap::new();
    let mut seen: BTreeSet<(SeriesKey, Interval, SampleState)> = BTreeSet::new();
    for row in &table.rows {
        out.counts.read += 1;
        let text = |meaning: &str| columns.cell(row, meaning).map(|c| c.text.clone()).unwrap_or_default();
        let mut reject = |meaning: &str, reason: &str| {
            out.counts.rejected += 1;
            let (column, value) = (Some(columns.name(meaning)), text(meaning));
            out.rejects.push(EvidenceReject { line: row.line, column, value, reason: reason.to_owned() });
        };
        let monitor = text("monitor");
        if monitor.is_empty() {
            reject("monitor", "no monitor is named");
            continue;
        }
        let start = match cell_instant(&text("start"), source, &format) {
            Ok(start) => start,
            Err(reason) => {
                reject("start", &reason);
                continue;
            }
        };
        if text("end").is_empty() {
            reject("end", "the record has no end: it was never closed");
            continue;
        }
        let end = match cell_instant(&text("end"), source, &format) {
            Ok(end) => end,
            Err(reason) => {
                reject("end", &reason);
                continue;
            }
        };
        let Some(interval) = Interval::new(start, end) else {
            let reason = if start == end { "the record has no length" } else { "it ends before it starts" };
            reject("end", reason);
            continue;
        };
        let filled = |meaning: &str| Some(text(meaning)).filter(|t| !t.is_empty());
        let key = SeriesKey { monitor, region: filled("region"), probe: filled("probe") };
        let Some(state) = states.lookup(&text("state")) else {
            reject("state", "a word for a state that the source does not name");
            rows.entry(key)
                .or_default()
                .push((interval, (SampleState::Unknown, LineRef { file, line: row.line })));
            continue;
        };
        if seen.insert((key.clone(), interval, state)) {
            rows.entry(key).or_default().push((interval, (state, LineRef { file, line: row.line })));
        } else {
            out.counts.duplicates += 1;
        }
    }
    out.counts.accepted = out.counts.read - out.counts.duplicates - out.counts.rejected;
    out.rows = rows;
    Ok(out)
}
