//! What readers of whole exports share: records go in, statements, changes, counts and rejects come out.

use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::StatedCount;
use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::intervals::Labelled;
use crate::ingest::evidence::intervals::statements;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::interval::Interval;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use std::collections::BTreeMap;

/// Earliest and latest time that an export may speak of, in milliseconds: 1990 and 2200.
const TIMES: std::ops::Range<i64> = 631_152_000_000..7_258_118_400_000;

/// An instant in seconds or milliseconds since 1970.
pub(super) fn epoch(number: i64, milliseconds_each: i64) -> Result<Instant, String> {
    let ms = number.saturating_mul(milliseconds_each);
    if TIMES.contains(&ms) {
        Ok(Instant(ms))
    } else {
        Err("a time before 1990 or after 2200; check the unit".to_owned())
    }
}

/// Collects the records of one file.
pub(super) struct Collector {
    file: SourceId,
    out: Records,
    rows: BTreeMap<SeriesKey, Vec<Labelled>>,
    /// The line and the instant from which on nothing is known, if that was the last that was said of all.
    blind: Option<(u64, Instant)>,
}

fn key(monitor: &str) -> SeriesKey {
    SeriesKey { monitor: monitor.to_owned(), region: None, probe: None }
}

impl Collector {
    /// For a file.
    pub(super) fn new(file: SourceId) -> Self {
        Collector { file, out: Records::default(), rows: BTreeMap::new(), blind: None }
    }

    /// One more record was read. Each is then told, or refused.
    pub(super) fn read(&mut self) {
        self.out.counts.read += 1;
    }

    /// A state over a stretch of time. The same record again is a duplicate; one that ends before it starts, or that
    /// has no length, cannot be used.
    pub(super) fn interval(
        &mut self,
        line: u64,
        monitor: &str,
        state: SampleState,
        (start, end): (Instant, Instant),
    ) {
        let Some(interval) = Interval::new(start, end) else {
            let reason = if start == end { "the record has no length" } else { "it ends before it starts" };
            return self.refuse(line, "end", &end.to_string(), reason);
        };
        let list = self.rows.entry(key(monitor)).or_default();
        if list.iter().any(|(i, (s, _))| *i == interval && *s == state) {
            self.out.counts.duplicates += 1;
        } else {
            list.push((interval, (state, line)));
        }
    }

    /// A state from an instant on.
    pub(super) fn change(
        &mut self,
        line: u64,
        monitor: &str,
        state: SampleState,
        at: Instant,
        lasted: Option<Elapsed>,
    ) {
        let place = self.place(line);
        let list = self.out.changes.entry(key(monitor)).or_default();
        // A program that starts says what it sees within the same second.
        if self.blind.is_some_and(|(line, t)| t == at && list.last().is_some_and(|c| c.place.line == line)) {
            list.pop();
        }
        list.push(Change { at, state, place, lasted });
    }

    /// Work that the tool knows to be planned.
    pub(super) fn planned(&mut self, work: PlannedWork) {
        self.out.planned.push(work);
    }

    /// A figure of the tool for a stretch of time.
    #[allow(dead_code)]
    pub(super) fn total(&mut self, total: StatedTotal) {
        self.out.totals.push(total);
    }

    /// Requests and errors of a stretch of time.
    #[allow(dead_code)]
    pub(super) fn requests(&mut self, count: StatedCount) {
        self.out.requests.push(count);
    }

    /// The place of a line of this file.
    pub(super) fn place(&self, line: u64) -> LineRef {
        LineRef { file: self.file, line }
    }

    /// From an instant on nothing is known of any monitor that spoke before.
    pub(super) fn blind(&mut self, line: u64, at: Instant) {
        self.blind = Some((line, at));
        let place = self.place(line);
        let unknown = Change { at, state: SampleState::Unknown, place, lasted: None };
        self.out.changes.values_mut().for_each(|list| list.push(unknown.clone()));
    }

    /// A record that cannot be used.
    pub(super) fn refuse(&mut self, line: u64, column: &str, value: &str, reason: &str) {
        self.out.counts.rejected += 1;
        self.out.rejects.push(EvidenceReject {
            line,
            column: Some(column.to_owned()),
            value: value.to_owned(),
            reason: reason.to_owned(),
        });
    }

    /// The record is told elsewhere.
    pub(super) fn duplicate(&mut self) {
        self.out.counts.duplicates += 1;
    }

    /// A part of what a record says; the record itself is counted by whoever read it.
    pub(super) fn tell(&mut self, line: u64, key: SeriesKey, state: SampleState, interval: Interval) {
        self.rows.entry(key).or_default().push((interval, (state, line)));
    }

    /// Everything together.
    pub(super) fn finish(mut self) -> Records {
        let counts = &mut self.out.counts;
        counts.accepted = counts.read.saturating_sub(counts.duplicates + counts.rejected);
        self.out.statements = statements(self.rows, self.file);
        self.out
    }
}
