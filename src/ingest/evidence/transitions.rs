//! `transitions`: a record says from when on a state holds; it holds until the next record of the
//! monitor, at most as long as the source says. After that nobody knows.

use crate::ingest::Table;
use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::StatedCount;
use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::Statement;
use crate::ingest::evidence::intervals::Labelled;
use crate::ingest::evidence::states::Columns;
use crate::ingest::evidence::states::cell_instant;
use crate::ingest::evidence::states::state_table;
use crate::ingest::evidence::states::time_format;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::RowCounts;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::interval::Interval;
use crate::model::MonitoringSource;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What one file of records came to. Changes become statements only when those of all files of the source
/// are together: a state may end in the next file.
#[derive(Default)]
pub(super) struct Records {
    pub(super) changes: BTreeMap<SeriesKey, Vec<Change>>,
    /// States over stretches of time, which may overlap: they become statements when the rule of the source is known.
    pub(super) rows: BTreeMap<SeriesKey, Vec<Labelled>>,
    pub(super) planned: Vec<PlannedWork>,
    pub(super) totals: Vec<StatedTotal>,
    pub(super) requests: Vec<StatedCount>,
    /// Samples, where an export holds them instead.
    pub(super) samples: Option<Compaction>,
    /// Monitors that the file speaks of, whether or not it tells a state of them.
    pub(super) about: BTreeSet<SeriesKey>,
    /// Changes of a time that cannot be read, by their lines: they lie between their neighbours.
    pub(super) lost: Vec<(SeriesKey, u64)>,
    /// What records that could not be used may have said.
    pub(super) doubts: Vec<Doubt>,
    /// Whether it tells of outages and never of a monitor that was up.
    pub(super) tells_outages_only: bool,
    /// Whether it says that there is another page, which it does not hold.
    pub(super) has_more: bool,
    /// Whether it is a table, which names no doubts.
    pub(super) is_table: bool,
    pub(super) counts: RowCounts,
    pub(super) rejects: Vec<EvidenceReject>,
}

impl Records {
    /// Whether there was nothing in the file.
    pub(super) fn is_empty(&self) -> bool {
        self.counts.read == 0 && self.samples.as_ref().is_none_or(|s| s.counts.read == 0)
    }
}

impl Records {
    /// A change of a time that cannot be read lies between its neighbours in the file: from the earlier of the two on
    /// nobody knows the state.
    pub(super) fn settle_lost(&mut self, file: SourceId) {
        for (key, line) in std::mem::take(&mut self.lost) {
            let Some(list) = self.changes.get_mut(&key) else { continue };
            let before =
                list.iter().filter(|c| c.place.line < line).max_by_key(|c| c.place.line).map(|c| c.at);
            let after =
                list.iter().filter(|c| c.place.line > line).min_by_key(|c| c.place.line).map(|c| c.at);
            let first = list.iter().min_by_key(|c| c.place.line).map(|c| c.at);
            let last = list.iter().max_by_key(|c| c.place.line).map(|c| c.at);
            let is_newest_first = first > last;
            let since = match (before, after) {
                (Some(before), Some(after)) => before.min(after),
                (Some(before), None) if !is_newest_first => before,
                (None, Some(after)) if is_newest_first => after,
                _ => continue,
            };
            let (at, place) = (since.plus(Elapsed(1)), LineRef { file, line });
            list.push(Change { at, state: SampleState::Unknown, place, lasted: None });
        }
    }
}

/// A record that could not be used, and the silence that it may have filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    /// Its monitor; `None` means any.
    pub(super) monitor: Option<String>,
    /// From when on; `None` means from the beginning.
    pub(super) since: Option<Instant>,
    /// Until when; `None` means for ever.
    pub(super) until: Option<Instant>,
}

/// One record: from `at` on, the monitor was in `state`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) at: Instant,
    pub(super) state: SampleState,
    pub(super) place: LineRef,
    /// How long the record itself says that the state lasted.
    pub(super) lasted: Option<Elapsed>,
}

/// Reads a table of transitions, or the names of the columns that it lacks.
pub(super) fn read(table: &Table, source: &MonitoringSource, file: SourceId) -> Result<Records, Vec<String>> {
    let columns = Columns::new(source, table, &["time", "monitor", "state"])?;
    let (states, format) = (state_table(source), time_format(source));
    let mut out = Records::default();
    for row in &table.rows {
        out.counts.read += 1;
        let text = |meaning: &str| columns.cell(row, meaning).map(|c| c.text.clone()).unwrap_or_default();
        let mut reject = |meaning: &str, value: String, reason: String| {
            out.counts.rejected += 1;
            let column = Some(columns.name(meaning));
            out.rejects.push(EvidenceReject { line: row.line, column, value, reason });
        };
        let monitor = text("monitor");
        if monitor.is_empty() {
            reject("monitor", monitor, "no monitor is named".to_owned());
            continue;
        }
        let at = match cell_instant(&text("time"), source, &format) {
            Ok(at) => at,
            Err(reason) => {
                reject("time", text("time"), reason);
                let filled = |meaning: &str| Some(text(meaning)).filter(|t| !t.is_empty());
                let key = SeriesKey { monitor, region: filled("region"), probe: filled("probe") };
                out.lost.push((key, row.line));
                continue;
            }
        };
        let filled = |meaning: &str| Some(text(meaning)).filter(|t| !t.is_empty());
        let key = SeriesKey { monitor, region: filled("region"), probe: filled("probe") };
        let state = match states.lookup(&text("state")) {
            Some(state) => state,
            None => {
                reject("state", text("state"), "a word for a state that the source does not name".to_owned());
                let unknown = Change {
                    at,
                    state: SampleState::Unknown,
                    place: LineRef { file, line: row.line },
                    lasted: None,
                };
                out.changes.entry(key).or_default().push(unknown);
                continue;
            }
        };
        let place = LineRef { file, line: row.line };
        out.changes.entry(key).or_default().push(Change { at, state, place, lasted: None });
    }
    out.counts.accepted = out.counts.read - out.counts.rejected;
    Ok(out)
}

/// Each state until the next record, at most `hold` long; neighbours of equal state are one statement.
/// A change was noticed up to `step` after it happened.
pub(super) fn statements(changes: &[Change], hold: Elapsed, step: Elapsed) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    for (i, change) in changes.iter().enumerate() {
        let next = changes.get(i + 1);
        let until = match (next, change.lasted) {
            (None, Some(lasted)) => change.at.plus(lasted),
            _ => change.at.plus(hold),
        };
        let followed = next.is_some_and(|n| n.at <= until);
        let end = next.map_or(until, |n| n.at.min(until));
        let Some(interval) = Interval::new(change.at, end) else { continue };
        let slack = if followed { step } else { Elapsed::ZERO };
        match all.last_mut() {
            Some(last) if last.state == change.state && last.interval.end() == change.at => {
                if let Some(longer) = Interval::new(last.interval.start(), end) {
                    last.interval = longer;
                    last.end_slack = slack;
                }
            }
            previous => {
                let touches = previous.is_some_and(|p| p.interval.end() == change.at);
                all.push(Statement {
                    state: change.state,
                    interval,
                    start_slack: if touches { step } else { Elapsed::ZERO },
                    end_slack: slack,
                    at: change.place,
                });
            }
        }
    }
    all
}
