//! What a file of samples came to: its series as runs, the samples near their ends one by one, the counts.

use crate::ingest::samples::RowCounts;
use crate::ingest::samples::RowReject;
use crate::ingest::samples::Rules;
use crate::ingest::samples::Run;
use crate::ingest::samples::Series;
use crate::ingest::samples::SeriesKey;
use crate::ingest::samples::series::Built;

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

/// The same with the samples near the ends of each series one by one, to be put together with other files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pieces {
    /// The series by key.
    pub pieces: Vec<Piece>,
    /// What became of the rows.
    pub counts: RowCounts,
    /// Rows that disagreed about one instant.
    pub conflicts: u64,
    /// Rows that could not be used; of very many the first ones.
    pub rejects: Vec<RowReject>,
    /// The first and last instant, UTC milliseconds.
    pub covers: Option<(i64, i64)>,
}

/// A series of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is of.
    pub key: SeriesKey,
    pub(super) built: Built,
}

impl Pieces {
    /// All as runs.
    pub fn whole(self, rules: Rules) -> Compaction {
        let series = self.pieces.into_iter().map(|p| Series { key: p.key, runs: p.built.runs(rules) });
        Compaction {
            series: series.collect(),
            counts: self.counts,
            conflicts: self.conflicts,
            rejects: self.rejects,
            covers: self.covers,
        }
    }
}

impl Built {
    /// Whether there is nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.head.is_empty() && self.runs.is_empty() && self.tail.is_empty()
    }

    /// All as runs.
    fn runs(self, rules: Rules) -> Vec<Run> {
        let sample = |s: &crate::ingest::samples::window::Sample| {
            Run::of(s.state(rules.conflicts), s.at_ms(), s.line())
        };
        let mut runs: Vec<Run> = Vec::with_capacity(self.runs.len() + 2);
        let all = self.head.iter().map(sample).chain(self.runs).chain(self.tail.iter().map(sample));
        for next in all {
            match runs.last_mut() {
                Some(run) if run.meets(&next, rules.step_max_ms) => run.extend(&next),
                _ => runs.push(next),
            }
        }
        runs
    }
}

impl Run {
    /// Whether a later run goes on where this one ends.
    pub(in crate::ingest) fn meets(&self, next: &Run, step_max_ms: i64) -> bool {
        self.state == next.state && next.first_ms - self.last_ms <= step_max_ms
    }

    /// Takes in a later run that goes on where this one ends.
    pub(in crate::ingest) fn extend(&mut self, next: &Run) {
        (self.last_ms, self.last_line) = (next.last_ms, next.last_line);
        self.count += next.count;
    }
}
