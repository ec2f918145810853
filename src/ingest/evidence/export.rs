//! What readers of whole exports share: records go in, statements, changes, counts and rejects come out.

use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::LineRef;
use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::StatedCount;
use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::intervals::Labelled;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::evidence::transitions::Doubt;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::interval::Interval;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::TIMES_MS;
use crate::time::TimeProblem;
use crate::time::Zone;
use crate::time::parse_instant;
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// An instant in seconds or milliseconds since 1970.
pub(super) fn epoch(number: i64, milliseconds_each: i64) -> Result<Instant, String> {
    let ms = number.saturating_mul(milliseconds_each);
    if TIMES_MS.contains(&ms) {
        Ok(Instant(ms))
    } else {
        Err("a time before 1990 or after 2200; check the unit".to_owned())
    }
}

/// An instant with its offset, or by the wall clock of the zone of the source.
pub(super) fn written(text: &str, zone: Option<Zone>) -> Result<Instant, String> {
    parse_instant(text, zone).map_err(|problem| match problem {
        TimeProblem::Unreadable => "not a time".to_owned(),
        TimeProblem::NoZone => "a time without an offset: add `zone` to the source".to_owned(),
        TimeProblem::OutOfRange => "a time before 1990 or after 2200; check the unit".to_owned(),
        TimeProblem::Civil(_, zone) => {
            format!("a wall-clock time that does not exist, or exists twice, in {zone}")
        }
    })
}

/// How many rejects of one file are kept with their values, and how much of a value; all are counted.
const REJECTS_KEPT: usize = 10_000;
const VALUE_CHARS: usize = 200;

/// Collects the records of one file.
pub(super) struct Collector {
    file: SourceId,
    out: Records,
    rows: BTreeMap<SeriesKey, Vec<Labelled>>,
    seen: BTreeSet<(SeriesKey, Interval, SampleState)>,
    /// The lines and the instants from which on nothing is known of any monitor that spoke before.
    blind: Vec<(u64, Instant)>,
}

/// What a monitor missed since it last spoke: unknown from the first time that nothing was seen, and again from the last.
fn catch_up(list: &mut Vec<Change>, blind: &[(u64, Instant)], file: SourceId) {
    let Some(spoke) = list.last().map(|c| c.place.line) else { return };
    let missed = &blind[blind.partition_point(|(line, _)| *line <= spoke)..];
    let last = if missed.len() > 1 { missed.last() } else { None };
    for (line, at) in missed.first().into_iter().chain(last) {
        let place = LineRef { file, line: *line };
        list.push(Change { at: *at, state: SampleState::Unknown, place, lasted: None });
    }
}

fn key(monitor: &str) -> SeriesKey {
    SeriesKey { monitor: monitor.to_owned(), region: None, probe: None }
}

impl Collector {
    /// For a file.
    pub(super) fn new(file: SourceId) -> Self {
        Collector {
            file,
            out: Records::default(),
            rows: BTreeMap::new(),
            seen: BTreeSet::new(),
            blind: Vec::new(),
        }
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
            if start == end {
                return self.reject(line, "end", &end.to_string(), "the record has no length");
            }
            return self.refuse_since(
                line,
                monitor,
                end,
                "end",
                &end.to_string(),
                "it ends before it starts",
            );
        };
        let key = key(monitor);
        if self.seen.insert((key.clone(), interval, state)) {
            self.rows.entry(key).or_default().push((interval, (state, LineRef { file: self.file, line })));
        } else {
            self.out.counts.duplicates += 1;
        }
    }

    /// A record that began and says no end: nobody guesses it.
    pub(super) fn open(&mut self, line: u64, monitor: &str, since: Instant, column: &str) {
        let reason = format!("the outage of `{monitor}` from {since} has no end: it was never closed");
        self.refuse_since(line, monitor, since, column, "", &reason);
    }

    /// The file speaks of a monitor, even if it tells no state.
    pub(super) fn about(&mut self, monitor: &str) {
        self.out.about.insert(key(monitor));
    }

    /// The file tells of outages and never of a monitor that was up.
    pub(super) fn outages_only(&mut self) {
        self.out.tells_outages_only = true;
    }

    /// The answer names a page that comes after it.
    pub(super) fn more(&mut self, next: Option<&Value>) {
        self.out.has_more = next.is_some_and(|next| next.as_str().is_some_and(|url| !url.is_empty()));
    }

    /// Samples instead of records.
    pub(super) fn sampled(compaction: Compaction) -> Records {
        Records { samples: Some(compaction), ..Records::default() }
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
        catch_up(list, &self.blind, self.file);
        // A program that starts says what it sees within the same second.
        if self
            .blind
            .last()
            .is_some_and(|(line, t)| *t == at && list.last().is_some_and(|c| c.place.line == *line))
        {
            list.pop();
        }
        list.push(Change { at, state, place, lasted });
    }

    /// Work that the tool knows to be planned.
    pub(super) fn planned(&mut self, work: PlannedWork) {
        self.out.planned.push(work);
    }

    /// A figure of the tool for a stretch of time.
    pub(super) fn total(&mut self, total: StatedTotal) {
        self.out.totals.push(total);
    }

    /// Requests and errors of a stretch of time.
    pub(super) fn requests(&mut self, count: StatedCount) {
        self.out.requests.push(count);
    }

    /// The place of a line of this file.
    pub(super) fn place(&self, line: u64) -> LineRef {
        LineRef { file: self.file, line }
    }

    /// From an instant on nothing is known of any monitor that spoke before.
    pub(super) fn blind(&mut self, line: u64, at: Instant) {
        self.blind.push((line, at));
    }

    /// A record that cannot be used, of a monitor or a time that nobody knows.
    pub(super) fn refuse(&mut self, line: u64, column: &str, value: &str, reason: &str) {
        self.out.doubts.push(Doubt { monitor: None, since: None, until: None });
        self.reject(line, column, value, reason);
    }

    /// A record that cannot be used, of a monitor from an instant on.
    pub(super) fn refuse_since(
        &mut self,
        line: u64,
        monitor: &str,
        since: Instant,
        column: &str,
        value: &str,
        reason: &str,
    ) {
        self.out.doubts.push(Doubt { monitor: Some(monitor.to_owned()), since: Some(since), until: None });
        self.about(monitor);
        self.reject(line, column, value, reason);
    }

    /// A change of a monitor whose time cannot be read.
    pub(super) fn lost(&mut self, line: u64, monitor: &str) {
        self.out.lost.push((key(monitor), line));
    }

    /// What a record that cannot be used may have spoken of: one monitor or any, from and until when.
    pub(super) fn doubt(
        &mut self,
        monitor: Option<&str>,
        (since, until): (Option<Instant>, Option<Instant>),
    ) {
        if let Some(monitor) = monitor {
            self.about(monitor);
        }
        self.out.doubts.push(Doubt { monitor: monitor.map(str::to_owned), since, until });
    }

    /// A record that cannot be used, and that would have told no state.
    pub(super) fn reject(&mut self, line: u64, column: &str, value: &str, reason: &str) {
        self.out.counts.rejected += 1;
        if self.out.rejects.len() < REJECTS_KEPT {
            self.out.rejects.push(EvidenceReject {
                line,
                column: Some(column.to_owned()),
                value: value.chars().take(VALUE_CHARS).collect(),
                reason: reason.to_owned(),
            });
        }
    }

    /// The record is told elsewhere.
    pub(super) fn duplicate(&mut self) {
        self.out.counts.duplicates += 1;
    }

    /// A part of what a record says; the record itself is counted by whoever read it.
    pub(super) fn tell(&mut self, line: u64, key: SeriesKey, state: SampleState, interval: Interval) {
        self.rows.entry(key).or_default().push((interval, (state, LineRef { file: self.file, line })));
    }

    /// Everything together.
    pub(super) fn finish(mut self) -> Records {
        for list in self.out.changes.values_mut() {
            catch_up(list, &self.blind, self.file);
        }
        let counts = &mut self.out.counts;
        counts.accepted = counts.read.saturating_sub(counts.duplicates + counts.rejected);
        self.out.rows = self.rows;
        self.out
    }
}
