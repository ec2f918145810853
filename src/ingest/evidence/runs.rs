//! `runs`: samples that a database has compacted, by the query of `amends sql --result runs`. Confirmation, quorum and
//! bounds are applied to them as to samples that were read here.

use crate::diag::Diagnostics;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::RunRules;
use crate::ingest::evidence::sample_faults::problem;
use crate::ingest::evidence::samples::outcome;
use crate::ingest::evidence::stream::Stream;
use crate::ingest::evidence::told::empty;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::read_runs;
use crate::model::Conflicts;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::Sources;

/// Reads a file of runs, if they were made by the rules of their source.
pub(super) fn read(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    (step_max_ms, conflicts): (i64, Conflicts),
    (path, index): (&str, usize),
    diags: &mut Diagnostics,
    progress: &(dyn Fn(u64) + Sync),
) -> Option<(Vec<MonitorSeries>, EvidenceFile)> {
    let stream = Stream::new(folder, path);
    let rules = RunRules::of(source, step_max_ms, conflicts).digest();
    let result = read_runs(&|| stream.open(), &rules, step_max_ms, progress);
    let file = sources.add_with_digest(path, "", stream.digest());
    match result {
        Ok(compaction) => return Some(outcome(compaction, index, file)),
        Err(SampleError::Empty) => empty(path, file, source, diags),
        Err(error) => diags.push(problem(error, path, file, source)),
    }
    None
}
