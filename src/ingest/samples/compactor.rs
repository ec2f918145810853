//! Samples in, runs out: finds the series of each row and counts what became of it.

use crate::ingest::samples::RowCounts;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::Series;
use crate::ingest::samples::SeriesKey;
use crate::ingest::samples::series::Building;
use crate::ingest::samples::series::Sample;
use std::collections::HashMap;

/// How many rejects of one file are kept with their values; all are counted.
const REJECTS_KEPT: usize = 10_000;

/// What a file of samples came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compaction {
    /// The series by key.
    pub series: Vec<Series>,
    /// What became of the rows.
    pub counts: RowCounts,
    /// Rows that disagreed about one instant.
    pub conflicts: u64,
    /// Rows that could not be used; of very many the first ones.
    pub rejects: Vec<RowReject>,
    /// The first and last instant, UTC milliseconds.
    pub covers: Option<(i64, i64)>,
}

/// Finds the series of each row. Series are found by the bytes of their names; exports repeat the same
/// monitors in the same order, so the series that came next the last time is tried first.
pub struct Compactor {
    step_max_ms: i64,
    ids: HashMap<Vec<u8>, usize>,
    names: Vec<Vec<u8>>,
    building: Vec<Building>,
    next: Vec<usize>,
    last: usize,
    scratch: Vec<u8>,
    counts: RowCounts,
    rejects: Vec<RowReject>,
    covers: Option<(i64, i64)>,
    only: Option<Vec<bool>>,
}

impl Compactor {
    /// A compactor whose runs break when neighbours are further apart than the longest step.
    pub fn new(step_max_ms: i64) -> Self {
        Compactor {
            step_max_ms,
            ids: HashMap::new(),
            names: Vec::new(),
            building: Vec::new(),
            next: Vec::new(),
            last: 0,
            scratch: Vec::new(),
            counts: RowCounts::default(),
            rejects: Vec::new(),
            covers: None,
            only: None,
        }
    }

    /// The series of a row; empty region or probe means none.
    fn series(&mut self, monitor: &[u8], region: &[u8], probe: &[u8]) -> usize {
        if let Some(guess) = self.next.get(self.last).copied()
            && is_name(&self.names[guess], monitor, region, probe)
        {
            self.last = guess;
            return guess;
        }
        self.scratch.clear();
        self.scratch.extend_from_slice(monitor);
        self.scratch.push(0);
        self.scratch.extend_from_slice(region);
        self.scratch.push(0);
        self.scratch.extend_from_slice(probe);
        let id = match self.ids.get(&self.scratch) {
            Some(id) => *id,
            None => {
                let id = self.names.len();
                self.ids.insert(self.scratch.clone(), id);
                self.names.push(self.scratch.clone());
                self.building.push(Building::default());
                self.next.push(0);
                id
            }
        };
        if let Some(next) = self.next.get_mut(self.last) {
            *next = id;
        }
        self.last = id;
        id
    }

    /// A row was read.
    pub fn row(&mut self) -> u64 {
        self.counts.read += 1;
        self.counts.read
    }

    /// A sample that counts.
    pub fn sample(
        &mut self,
        monitor: &[u8],
        region: &[u8],
        probe: &[u8],
        at_ms: i64,
        state: SampleState,
        line: u64,
    ) {
        let id = self.series(monitor, region, probe);
        let (first, last) = self.covers.unwrap_or((at_ms, at_ms));
        self.covers = Some((first.min(at_ms), last.max(at_ms)));
        self.push(id, Sample { at_ms, state, line });
    }

    fn push(&mut self, id: usize, sample: Sample) {
        if self.only.as_ref().is_none_or(|only| only.get(id).copied().unwrap_or(false)) {
            self.building[id].push(sample, self.step_max_ms);
        }
    }

    /// A row that cannot be used. Where its monitor can be read its step is unknown, never up: at its own
    /// time, or, when that can't be read, one millisecond after the series' sample before it.
    pub fn reject(
        &mut self,
        reject: RowReject,
        monitor: &[u8],
        region: &[u8],
        probe: &[u8],
        at_ms: Option<i64>,
    ) {
        self.counts.rejected += 1;
        let line = reject.line;
        if self.rejects.len() < REJECTS_KEPT {
            self.rejects.push(reject);
        }
        if monitor.is_empty() {
            return;
        }
        let id = self.series(monitor, region, probe);
        let at = at_ms.or_else(|| self.building[id].latest_ms().map(|t| t + 1));
        if let Some(at_ms) = at {
            self.push(id, Sample { at_ms, state: SampleState::Unknown, line });
        }
    }

    /// Whether rows came later than the window can put in order, so that a second pass is needed.
    pub fn needs_second_pass(&self) -> bool {
        self.building.iter().any(|b| b.is_late)
    }

    /// Makes ready for a second pass over the same rows, for the late series only; the others stay as
    /// they are.
    pub fn begin_second_pass(&mut self) {
        let late: Vec<bool> = self.building.iter().map(|b| b.is_late).collect();
        for (building, late) in self.building.iter_mut().zip(&late) {
            if *late {
                *building = Building::keeping_all();
            }
        }
        self.only = Some(late);
        self.counts = RowCounts::default();
        self.rejects.clear();
        self.last = 0;
    }

    /// The runs of all series, and the counts.
    pub fn finish(mut self) -> Compaction {
        let mut counts = self.counts;
        let mut conflicts = 0;
        let mut series = Vec::with_capacity(self.names.len());
        for (name, building) in self.names.iter().zip(&mut self.building) {
            let runs = building.finish(self.step_max_ms);
            counts.duplicates += building.duplicates;
            conflicts += building.conflicts;
            let text = String::from_utf8_lossy(name).into_owned();
            let mut parts = text.splitn(3, '\0').map(str::to_owned);
            let monitor = parts.next().unwrap_or_default();
            let mut filled = || parts.next().filter(|p| !p.is_empty());
            let key = SeriesKey { monitor, region: filled(), probe: filled() };
            if !runs.is_empty() {
                series.push(Series { key, runs });
            }
        }
        series.sort_by(|a, b| a.key.cmp(&b.key));
        counts.accepted = counts.read.saturating_sub(counts.duplicates).saturating_sub(counts.rejected);
        Compaction { series, counts, conflicts, rejects: self.rejects, covers: self.covers }
    }
}

fn is_name(name: &[u8], monitor: &[u8], region: &[u8], probe: &[u8]) -> bool {
    let (m, r) = (monitor.len(), region.len());
    // An empty slice may stand at no address, and comparing there costs the processor a fault that it hides.
    let is_at = |start: usize, part: &[u8]| part.is_empty() || name[start..].starts_with(part);
    name.len() == m + r + probe.len() + 2
        && is_at(0, monitor)
        && name[m] == 0
        && is_at(m + 1, region)
        && name[m + 1 + r] == 0
        && is_at(m + r + 2, probe)
}
