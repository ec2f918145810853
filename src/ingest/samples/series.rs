//! One monitor's samples: a small window in time order, and the runs that have left it.

use crate::ingest::samples::SampleState;

/// What a series is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    /// The monitor's name.
    pub monitor: String,
    /// The region of the service that it watches, if the file says so.
    pub region: Option<String>,
    /// The place that it checks from, if the file says so.
    pub probe: Option<String>,
}

/// A maximal sequence of samples of one state whose neighbours are at most the longest step apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The state.
    pub state: SampleState,
    /// Instant of the first sample, UTC milliseconds.
    pub first_ms: i64,
    /// Instant of the last sample, UTC milliseconds.
    pub last_ms: i64,
    /// How many samples.
    pub count: u64,
    /// Line of the first sample.
    pub first_line: u64,
    /// Line of the last sample.
    pub last_line: u64,
}

/// A series and its runs in time order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it is of.
    pub key: SeriesKey,
    /// The runs.
    pub runs: Vec<Run>,
}

/// A sample in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sample {
    pub(super) at_ms: i64,
    pub(super) state: SampleState,
    pub(super) line: u64,
}

/// How many samples of one series are held to be put in order.
const WINDOW: usize = 256;

/// A series under construction.
#[derive(Debug, Default)]
pub(super) struct Building {
    window: Vec<Sample>,
    runs: Vec<Run>,
    drained_to: Option<i64>,
    keeps_all: bool,
    pub(super) is_late: bool,
    pub(super) duplicates: u64,
    pub(super) conflicts: u64,
}

impl Building {
    /// A series that keeps all its samples until the end: for a second pass.
    pub(super) fn keeping_all() -> Self {
        Building { keeps_all: true, ..Building::default() }
    }

    /// Takes a sample. One that is older than what has left the window marks the series as late.
    pub(super) fn push(&mut self, sample: Sample, step_max_ms: i64) {
        if self.drained_to.is_some_and(|drained| sample.at_ms <= drained) {
            self.is_late = true;
            return;
        }
        self.window.push(sample);
        if self.window.len() >= WINDOW && !self.keeps_all {
            self.sort();
            let middle = self.window[WINDOW / 2].at_ms;
            let keep_from = self.window.partition_point(|s| s.at_ms < middle);
            self.drain(keep_from, step_max_ms);
        }
    }

    fn sort(&mut self) {
        if !self.window.is_sorted() {
            self.window.sort_unstable();
        }
    }

    /// The first samples of the sorted window become runs. Of samples at one instant the worst counts.
    fn drain(&mut self, count: usize, step_max_ms: i64) {
        let mut at = 0;
        while at < count {
            let mut sample = self.window[at];
            at += 1;
            while at < count && self.window[at].at_ms == sample.at_ms {
                self.duplicates += 1;
                if self.window[at].state != sample.state {
                    self.conflicts += 1;
                    sample = self.window[at];
                }
                at += 1;
            }
            self.drained_to = Some(sample.at_ms);
            match self.runs.last_mut() {
                Some(run) if run.state == sample.state && sample.at_ms - run.last_ms <= step_max_ms => {
                    run.last_ms = sample.at_ms;
                    run.last_line = sample.line;
                    run.count += 1;
                }
                _ => self.runs.push(Run {
                    state: sample.state,
                    first_ms: sample.at_ms,
                    last_ms: sample.at_ms,
                    count: 1,
                    first_line: sample.line,
                    last_line: sample.line,
                }),
            }
        }
        self.window.drain(..count);
    }

    /// Everything left becomes runs.
    pub(super) fn finish(&mut self, step_max_ms: i64) -> Vec<Run> {
        self.sort();
        self.drain(self.window.len(), step_max_ms);
        std::mem::take(&mut self.runs)
    }

    /// The instant of the last sample so far, to place a sample whose own time can't be read.
    pub(super) fn latest_ms(&self) -> Option<i64> {
        self.window.last().map(|s| s.at_ms).or(self.drained_to)
    }
}
