//! Samples in, runs out: finds the series of each row and counts what became of it.

use crate::ingest::samples::Compaction;
use crate::ingest::samples::Piece;
use crate::ingest::samples::Pieces;
use crate::ingest::samples::RowCounts;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::Rules;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::ingest::samples::late::Late;
use crate::ingest::samples::names::Names;
use crate::ingest::samples::series::Building;
use crate::ingest::samples::series::Built;
use crate::ingest::samples::series::Doubles;
use crate::ingest::samples::window::AT_END;
use crate::ingest::samples::window::Sample;
use crate::model::Conflicts;

/// How many rejects of one file are kept with their values; all are counted.
const REJECTS_KEPT: usize = 10_000;

/// Takes the rows of a file, in the order of the file, and gives out runs.
pub struct Compactor {
    rules: Rules,
    pub(super) names: Names,
    building: Vec<Building>,
    counts: RowCounts,
    rejects: Vec<RowReject>,
    first_ms: i64,
    last_ms: i64,
    too_many_at: Option<u64>,
    again: Option<Again>,
}

/// A further pass over the same rows, for the series that came late.
struct Again {
    is_late: Vec<bool>,
    done: Vec<Option<Built>>,
    doubles: Doubles,
    late: Late,
}

impl Compactor {
    /// A compactor whose runs break when neighbours are further apart than the longest step.
    pub fn new(step_max_ms: i64) -> Self {
        Self::with_rules(Rules { step_max_ms, conflicts: Conflicts::Worst, edge_ms: 0 })
    }

    /// A compactor that goes by these rules.
    pub fn with_rules(rules: Rules) -> Self {
        Compactor {
            rules,
            names: Names::new(),
            building: Vec::new(),
            counts: RowCounts::default(),
            rejects: Vec::new(),
            first_ms: i64::MAX,
            last_ms: i64::MIN,
            too_many_at: None,
            again: None,
        }
    }

    /// A row was read.
    #[inline]
    pub fn row(&mut self) -> u64 {
        self.counts.read += 1;
        self.counts.read
    }

    /// How many rows were read.
    pub(super) fn rows(&self) -> u64 {
        self.counts.read
    }

    /// A sample that counts; empty region or probe means none.
    pub fn sample(
        &mut self,
        monitor: &[u8],
        region: &[u8],
        probe: &[u8],
        at_ms: i64,
        state: SampleState,
        line: u64,
    ) {
        if !(0..AT_END).contains(&at_ms) {
            let reason = "a time before 1970 or after 2200; check the unit".to_owned();
            let reject = RowReject { line, column: Some("time"), value: at_ms.to_string(), reason };
            return self.reject(reject, monitor, region, probe, None);
        }
        match self.series(monitor, region, probe) {
            Some(id) => self.sample_of(id, at_ms, state, line),
            None => self.too_many_at = self.too_many_at.or(Some(line)),
        }
    }

    /// A sample of the series that is likely to come next; false when it is of another.
    #[inline]
    pub(super) fn likely(&mut self, names: [&[u8]; 3], at_ms: i64, state: SampleState, line: u64) -> bool {
        let Some(id) = self.names.guessed(names).filter(|_| (0..AT_END).contains(&at_ms)) else {
            return false;
        };
        self.sample_of(id, at_ms, state, line);
        true
    }

    /// A sample of a series that is known.
    #[inline]
    pub(super) fn sample_of(&mut self, id: usize, at_ms: i64, state: SampleState, line: u64) {
        self.first_ms = self.first_ms.min(at_ms);
        self.last_ms = self.last_ms.max(at_ms);
        self.push(id, Sample::new(at_ms, state, line));
    }

    fn series(&mut self, monitor: &[u8], region: &[u8], probe: &[u8]) -> Option<usize> {
        let id = self.names.find(monitor, region, probe)?;
        if id == self.building.len() {
            self.building.push(Building::new());
        }
        Some(id)
    }

    #[inline]
    fn push(&mut self, id: usize, sample: Sample) {
        match &mut self.again {
            None => self.building[id].push(sample, self.rules),
            Some(again) if again.is_late[id] => {
                self.building[id].told(sample);
                again.late.push(id, sample);
            }
            Some(_) => {}
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
        let Some(id) = self.series(monitor, region, probe) else {
            self.too_many_at = self.too_many_at.or(Some(line));
            return;
        };
        let at = at_ms.or_else(|| self.building[id].latest_ms().map(|t| t + 1));
        if let Some(at_ms) = at.filter(|at| (0..AT_END).contains(at)) {
            self.push(id, Sample::doubt(at_ms, line));
        }
    }

    /// What makes the file unreadable as a whole, if something does.
    ///
    /// # Errors
    /// More monitors than anybody has.
    pub(super) fn verdict(&self) -> Result<(), SampleError> {
        self.too_many_at.map_or(Ok(()), |line| Err(SampleError::TooManySeries { line }))
    }

    /// Whether rows came later than the window can put in order, so that a further pass is needed.
    pub fn needs_second_pass(&self) -> bool {
        match &self.again {
            None => self.building.iter().any(|b| b.is_late),
            Some(again) => again.late.is_cut(),
        }
    }

    /// Makes ready for a further pass over the same rows, for the late series only; the others stay as
    /// they are.
    pub fn begin_second_pass(&mut self) {
        let rules = self.rules;
        match &mut self.again {
            Some(again) => again.late.give(&mut self.building),
            None => {
                let mut again = Again {
                    is_late: self.building.iter().map(|b| b.is_late).collect(),
                    done: Vec::with_capacity(self.building.len()),
                    doubles: Doubles::default(),
                    late: Late::new(rules),
                };
                for building in &mut self.building {
                    if building.is_late {
                        *building = Building::new();
                        again.done.push(None);
                    } else {
                        again.doubles.add(building.doubles());
                        again.done.push(Some(building.finish(rules)));
                    }
                }
                self.again = Some(again);
            }
        }
        self.building.iter_mut().for_each(Building::forget_latest);
        self.counts = RowCounts::default();
        self.rejects.clear();
        self.names.restart();
    }

    /// The runs of all series, and the counts.
    pub fn finish(self) -> Compaction {
        let rules = self.rules;
        self.pieces().whole(rules)
    }

    /// What every series came to, with the samples near its ends, and the counts.
    pub fn pieces(mut self) -> Pieces {
        let rules = self.rules;
        let (mut done, mut doubles) = match self.again.take() {
            None => (Vec::new(), Doubles::default()),
            Some(mut again) => {
                again.late.give(&mut self.building);
                again.doubles.add(again.late.doubles());
                (again.done, again.doubles)
            }
        };
        let mut pieces = Vec::with_capacity(self.names.len());
        for (id, building) in self.building.iter_mut().enumerate() {
            let built = match done.get_mut(id).and_then(Option::take) {
                Some(built) => built,
                None => {
                    doubles.add(building.doubles());
                    building.finish(rules)
                }
            };
            let [monitor, region, probe] = self.names.parts(id);
            let filled = |text: String| Some(text).filter(|t| !t.is_empty());
            let key = SeriesKey { monitor, region: filled(region), probe: filled(probe) };
            if !built.is_empty() {
                pieces.push(Piece { key, built });
            }
        }
        pieces.sort_by(|a, b| a.key.cmp(&b.key));
        let mut counts = self.counts;
        counts.duplicates += doubles.duplicates;
        counts.rejected += doubles.refused_count;
        counts.accepted = counts.read.saturating_sub(counts.duplicates).saturating_sub(counts.rejected);
        let mut rejects = self.rejects;
        rejects.extend(doubles.refused.iter().map(|refused| refused.reject()));
        rejects.sort_by_key(|r| r.line);
        rejects.truncate(REJECTS_KEPT);
        let covers = (self.first_ms <= self.last_ms).then_some((self.first_ms, self.last_ms));
        Pieces { pieces, counts, conflicts: doubles.conflicts, rejects, covers }
    }
}
