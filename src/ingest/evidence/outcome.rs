//! What was read: series of states, and for each file how many rows were accepted, double or rejected.

use crate::ingest::samples::RowCounts;
use crate::ingest::samples::Run;
use crate::ingest::samples::SampleState;
use crate::ingest::samples::SeriesKey;
use crate::interval::Interval;
use crate::source::SourceId;
use crate::time::Elapsed;
use crate::time::Instant;

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

/// All monitoring evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The series by source, file and key.
    pub series: Vec<MonitorSeries>,
    /// The files by path.
    pub files: Vec<EvidenceFile>,
}
