//! One monitor's samples: a small window in time order, and the runs that have left it.

use crate::ingest::samples::RowReject;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::window::Doubled;
use crate::ingest::samples::window::Sample;
use crate::model::Conflicts;
use std::collections::VecDeque;

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

/// What a compaction goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Runs break when neighbours are further apart.
    pub step_max_ms: i64,
    /// What rows count that tell of one instant differently.
    pub conflicts: Conflicts,
    /// So far from its first and last sample a series keeps its samples one by one, so that those of the
    /// next file can be put between them.
    pub edge_ms: i64,
}

/// How many samples of one series are held to be put in order, and how many leave when it is full.
const WINDOW: usize = 512;
const LEAVING: usize = 128;
/// The sizes through which a window grows.
const STEPS: [usize; 3] = [16, 128, WINDOW];
/// How many samples at an end are kept one by one at most: as many as the window can surely put in order.
const EDGE: usize = WINDOW - LEAVING;

/// How many rows that disagree are kept of one series; all are counted.
const REFUSED_KEPT: usize = 1_000;
const REFUSED_ALL_KEPT: usize = 100_000;

/// A row that disagrees with an earlier one where such rows are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) line: u64,
    pub(super) state: SampleState,
    pub(super) first_line: u64,
    pub(super) first_state: SampleState,
}

/// Which end of the window is left by samples: the oldest, or, in an export that runs backwards, the newest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Direction {
    #[default]
    Open,
    Forwards,
    Backwards,
}

/// A series under construction: what every sample touches, and the rest.
#[derive(Debug)]
pub(super) struct Building {
    window: VecDeque<Sample>,
    newest_ms: i64,
    latest_ms: i64,
    is_backwards: bool,
    pub(super) is_late: bool,
    rest: Box<Rest>,
}

#[derive(Debug, Default)]
struct Rest {
    runs: Vec<Run>,
    edge: Vec<Sample>,
    edge_is_closed: bool,
    drained_to: Option<i64>,
    direction: Direction,
    fronts: usize,
    doubles: Doubles,
}

/// What a series came to: the samples near its first, the runs, the samples near its last; in time order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Built {
    pub(super) head: Vec<Sample>,
    pub(super) runs: Vec<Run>,
    pub(super) tail: Vec<Sample>,
}

/// How the rows of a series told of instants that had been told of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Doubles {
    pub(super) duplicates: u64,
    pub(super) conflicts: u64,
    pub(super) refused_count: u64,
    pub(super) refused: Vec<Refused>,
}

impl Refused {
    /// A row, and what it disagrees with.
    pub(super) fn of(first: Sample, row: Sample) -> Self {
        Refused {
            line: row.line(),
            state: row.first_state(),
            first_line: first.line(),
            first_state: first.first_state(),
        }
    }

    /// As a row that cannot be used.
    pub(super) fn reject(&self) -> RowReject {
        let (first, state) = (self.first_line, self.first_state.name());
        RowReject {
            line: self.line,
            column: Some("state"),
            value: self.state.name().to_owned(),
            reason: format!("line {first} says `{state}` of the same monitor and instant"),
        }
    }
}

impl Doubles {
    /// Adds others.
    pub(super) fn add(&mut self, more: Doubles) {
        self.duplicates += more.duplicates;
        self.conflicts += more.conflicts;
        self.refused_count += more.refused_count;
        let room = REFUSED_ALL_KEPT.saturating_sub(self.refused.len());
        self.refused.extend(more.refused.into_iter().take(room));
    }

    /// Counts a row; `first` is the sample of its instant before it.
    pub(super) fn count(&mut self, what: Doubled, first: Sample, row: Sample) {
        match what {
            Doubled::Duplicate { is_conflict } => {
                self.duplicates += 1;
                self.conflicts += u64::from(is_conflict);
            }
            Doubled::Refused { is_conflict } => {
                self.conflicts += u64::from(is_conflict);
                self.refused_count += 1;
                if self.refused.len() < REFUSED_KEPT {
                    self.refused.push(Refused::of(first, row));
                }
            }
            Doubled::Doubt => {}
        }
    }
}

impl Rest {
    /// A sample leaves the window; those near the first to leave are kept as they are.
    fn leave(&mut self, sample: Sample, rules: Rules) {
        self.drained_to = Some(sample.at_ms());
        if !self.edge_is_closed {
            let first = self.edge.first().unwrap_or(&sample).at_ms();
            let is_near = (sample.at_ms() - first).abs() <= rules.edge_ms;
            if rules.edge_ms > 0 && is_near && self.edge.len() < EDGE {
                self.edge.push(sample);
                return;
            }
            self.edge_is_closed = true;
        }
        let (at, state, line) = (sample.at_ms(), sample.state(rules.conflicts), sample.line());
        let is_backwards = self.direction == Direction::Backwards;
        let meets = |run: &Run| {
            let distance = if is_backwards { run.first_ms - at } else { at - run.last_ms };
            run.state == state && distance <= rules.step_max_ms
        };
        match self.runs.last_mut() {
            Some(run) if meets(run) && is_backwards => {
                (run.first_ms, run.first_line) = (at, line);
                run.count += 1;
            }
            Some(run) if meets(run) => {
                (run.last_ms, run.last_line) = (at, line);
                run.count += 1;
            }
            _ => self.runs.push(Run::of(state, at, line)),
        }
    }
}

impl Run {
    /// The run of one sample.
    pub(super) fn of(state: SampleState, at_ms: i64, line: u64) -> Self {
        Run { state, first_ms: at_ms, last_ms: at_ms, count: 1, first_line: line, last_line: line }
    }
}

impl Building {
    pub(super) fn new() -> Self {
        Building {
            window: VecDeque::new(),
            newest_ms: i64::MIN,
            latest_ms: i64::MIN,
            is_backwards: false,
            is_late: false,
            rest: Box::default(),
        }
    }

    /// Takes a sample. One that is older than what has left the window marks the series as late.
    #[inline]
    pub(super) fn push(&mut self, sample: Sample, rules: Rules) {
        let at = sample.at_ms();
        self.latest_ms = at;
        let has_room = self.window.len() < self.window.capacity().min(WINDOW);
        if at > self.newest_ms && has_room && !self.is_backwards && !self.is_late {
            self.newest_ms = at;
            self.window.push_back(sample);
        } else {
            self.insert(sample, rules);
        }
    }

    #[inline(never)]
    fn insert(&mut self, sample: Sample, rules: Rules) {
        let at = sample.at_ms();
        let is_gone = |drained: i64| if self.is_backwards { at >= drained } else { at <= drained };
        if self.is_late {
            return;
        }
        if self.rest.drained_to.is_some_and(is_gone) {
            self.is_late = true;
            self.window = VecDeque::new();
            *self.rest = Rest::default();
            return;
        }
        if self.window.len() >= WINDOW {
            self.drain(LEAVING, rules);
            // What has just left may be newer than the sample.
            return self.insert(sample, rules);
        }
        self.grow();
        self.newest_ms = self.newest_ms.max(at);
        let place = match self.window.back() {
            Some(last) if at > last.at_ms() => self.window.len(),
            _ => self.window.partition_point(|s| s.at_ms() < at),
        };
        match self.window.get_mut(place).filter(|s| s.at_ms() == at) {
            Some(same) => {
                let first = *same;
                let what = same.absorb(sample, rules.conflicts);
                self.rest.doubles.count(what, first, sample);
            }
            None => {
                self.rest.fronts += usize::from(place == 0);
                self.window.insert(place, sample);
            }
        }
    }

    /// Room for one more. The window grows in few steps: what it leaves behind is memory too.
    fn grow(&mut self) {
        let have = self.window.len();
        if have == self.window.capacity() {
            let size = STEPS.into_iter().find(|size| *size > have).unwrap_or(WINDOW);
            self.window.reserve_exact(size.saturating_sub(have).max(1));
        }
    }

    /// So many samples leave the window and become runs.
    fn drain(&mut self, count: usize, rules: Rules) {
        if self.rest.direction == Direction::Open {
            self.is_backwards = self.rest.fronts > WINDOW / 2;
            self.rest.direction = if self.is_backwards { Direction::Backwards } else { Direction::Forwards };
        }
        for _ in 0..count {
            let next = if self.is_backwards { self.window.pop_back() } else { self.window.pop_front() };
            let Some(sample) = next else { break };
            self.rest.leave(sample, rules);
        }
    }

    /// Everything left becomes runs, but for the samples near the ends.
    pub(super) fn finish(&mut self, rules: Rules) -> Built {
        if self.rest.direction == Direction::Open {
            self.rest.direction = Direction::Forwards;
        }
        let end = if self.is_backwards { self.window.front() } else { self.window.back() };
        let Some(end) = end.map(|s| s.at_ms()) else { return Built::default() };
        let near = match rules.edge_ms {
            ..=0 => 0,
            edge => self.window.iter().filter(|s| (s.at_ms() - end).abs() <= edge).count().min(EDGE),
        };
        self.drain(self.window.len() - near, rules);
        let rest = std::mem::take(&mut *self.rest);
        let left: Vec<Sample> = std::mem::take(&mut self.window).into();
        let (mut edge, mut runs) = (rest.edge, rest.runs);
        if self.is_backwards {
            edge.reverse();
            runs.reverse();
            return Built { head: left, runs, tail: edge };
        }
        Built { head: edge, runs, tail: left }
    }

    /// The instant of the latest row so far, to place a sample whose own time can't be read.
    pub(super) fn latest_ms(&self) -> Option<i64> {
        (self.latest_ms != i64::MIN).then_some(self.latest_ms)
    }

    /// A sample that goes elsewhere first.
    pub(super) fn told(&mut self, sample: Sample) {
        self.latest_ms = sample.at_ms();
    }

    /// A new pass begins: nothing was told yet.
    pub(super) fn forget_latest(&mut self) {
        self.latest_ms = i64::MIN;
    }

    /// What became of rows about instants that had been told of; before [`Building::finish`].
    pub(super) fn doubles(&mut self) -> Doubles {
        std::mem::take(&mut self.rest.doubles)
    }
}
