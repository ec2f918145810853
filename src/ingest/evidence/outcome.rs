//! What was read: series of states, and for each file how many rows were accepted, double or rejected.

use crate::ingest::samples::RowCounts;
use crate::ingest::samples::Run;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::interval::Interval;
use crate::model::MaintenanceKind;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Repeat;
use crate::time::Zone;
use chrono::NaiveDateTime;

/// A state over a stretch of time, as a record or two neighbouring transitions tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The state.
    pub state: SampleState,
    /// From when to when.
    pub interval: Interval,
    /// It may have begun up to so much earlier than it was recorded.
    pub start_slack: Elapsed,
    /// It may have ended up to so much earlier than it was recorded.
    pub end_slack: Elapsed,
    /// The record.
    pub at: LineRef,
}

/// A line of a file of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineRef {
    /// The file.
    pub file: SourceId,
    /// 1-based line (CSV) or row (Parquet).
    pub line: u64,
}

/// A run of samples, which may begin in one file and end in the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleRun {
    /// The run.
    pub run: Run,
    /// The file of its first sample.
    pub first: SourceId,
    /// The file of its last sample.
    pub last: SourceId,
}

/// What a series tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Runs of samples of equal state.
    Samples(Vec<SampleRun>),
    /// Statements in time order that do not overlap; silence between them is unknown.
    Statements(Vec<Statement>),
}

/// One monitor of one source, over all files of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonitorSeries {
    /// Index of its source in the settings.
    pub source: usize,
    /// The monitor, and the region and probe if the file names them.
    pub key: SeriesKey,
    /// What it tells.
    pub told: Told,
}

/// A row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceReject {
    /// 1-based line.
    pub line: u64,
    /// The column, if one cell is at fault.
    pub column: Option<String>,
    /// What was read.
    pub value: String,
    /// Why it cannot be used.
    pub reason: String,
}

/// One file of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    /// Index of its source in the settings.
    pub source: usize,
    /// The file.
    pub file: SourceId,
    /// Read = accepted + duplicates + rejected.
    pub counts: RowCounts,
    /// Rows that disagreed about one instant; the worst state was taken.
    pub conflicts: u64,
    /// The first and last instant that it speaks of.
    pub covers: Option<(Instant, Instant)>,
    /// Its rejects; of very many the first ones.
    pub rejects: Vec<EvidenceReject>,
}

/// Work that a tool knows to be planned, or a correction that takes time out of its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedWork {
    /// Index of its source in the settings.
    pub source: usize,
    /// The monitor or component that it is about; `None` means everything that the source watches.
    pub monitor: Option<String>,
    /// The first window, by the wall clock of `zone`.
    pub first: (NaiveDateTime, NaiveDateTime),
    /// The zone of the wall clock.
    pub zone: Zone,
    /// How it repeats.
    pub repeats: Option<Repeat>,
    /// When people were told.
    pub announced_at: Option<Instant>,
    /// Planned or emergency.
    pub kind: MaintenanceKind,
    /// What it was for.
    pub note: Option<String>,
    /// The record.
    pub at: LineRef,
}

/// A tool's own figure for a stretch of time. It says how much and not when, so it decides nothing: it is compared
/// with what was measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedTotal {
    /// Index of its source in the settings.
    pub source: usize,
    /// The monitor.
    pub monitor: String,
    /// The stretch; `None` when the export does not say, so that the period of the run is meant.
    pub period: Option<Interval>,
    /// Downtime.
    pub down: Elapsed,
    /// Time of which the tool knows nothing, if it says so.
    pub unknown: Option<Elapsed>,
    /// How many outages, if it says so.
    pub outages: Option<u64>,
    /// The record.
    pub at: LineRef,
}

/// Requests and errors of a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedCount {
    /// Index of its source in the settings.
    pub source: usize,
    /// The monitor.
    pub monitor: String,
    /// The start of the bucket.
    pub start: Instant,
    /// All requests (or users, or minutes of resources).
    pub requests: u64,
    /// Those that failed.
    pub errors: u64,
    /// The record.
    pub at: LineRef,
}

/// All monitoring evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The series by source, file and key.
    pub series: Vec<MonitorSeries>,
    /// Work that tools know to be planned.
    pub planned: Vec<PlannedWork>,
    /// Figures of tools for stretches of time.
    pub totals: Vec<StatedTotal>,
    /// Requests and errors.
    pub counts: Vec<StatedCount>,
    /// The files by path.
    pub files: Vec<EvidenceFile>,
}

impl Evidence {
    /// Adds what another source came to.
    pub(super) fn append(&mut self, mut other: Evidence) {
        self.series.append(&mut other.series);
        self.planned.append(&mut other.planned);
        self.totals.append(&mut other.totals);
        self.counts.append(&mut other.counts);
        self.files.append(&mut other.files);
    }
}
