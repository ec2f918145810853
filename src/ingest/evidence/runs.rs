//! `runs`: samples that a database has compacted, by the query of `amends sql --result runs`. Confirmation, quorum and
//! bounds are applied to them as to samples that were read here.

use crate::ingest::evidence::RunRules;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::Open;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::read_runs;
use crate::model::Conflicts;
use crate::model::MonitoringSource;

/// Reads a file of runs, if they were made by the rules of their source.
pub(super) fn read(
    open: &Open<'_>,
    source: &MonitoringSource,
    (step_max_ms, conflicts): (i64, Conflicts),
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Compaction, SampleError> {
    read_runs(open, &RunRules::of(source, step_max_ms, conflicts).digest(), step_max_ms, progress)
}
