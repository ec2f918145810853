//! `samples`: files of samples of any size, through the compactor, to series of runs.

use crate::diag::Diagnostics;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::SampleRun;
use crate::ingest::evidence::Told;
use crate::ingest::evidence::sample_faults::problem;
use crate::ingest::evidence::states::column_name;
use crate::ingest::evidence::states::state_table;
use crate::ingest::evidence::states::time_format;
use crate::ingest::evidence::stream::Stream;
use crate::ingest::evidence::told::empty;
use crate::ingest::evidence::told::not_its_format;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::HashingReader;
use crate::ingest::samples::Joined;
use crate::ingest::samples::Pieces;
use crate::ingest::samples::Rules;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleSpec;
use crate::ingest::samples::csv_pieces;
use crate::ingest::samples::ndjson_pieces;
use crate::ingest::samples::parquet_pieces;
use crate::model::Conflicts;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::SourceId;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Instant;
use sha2::Digest;
use sha2::Sha256;
use std::io;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

/// What a source says about its samples.
pub(super) fn spec(source: &MonitoringSource, step_max_ms: i64) -> SampleSpec {
    SampleSpec {
        columns: ["time", "monitor", "state", "region", "probe", "latency"]
            .map(|meaning| column_name(source, meaning).to_owned()),
        time: time_format(source),
        zone: source.zone,
        states: state_table(source),
        slow_over_ms: source.slow_over.map(|e| e.0),
        step_max_ms,
    }
}

/// So far from its first and last sample a file's series is kept sample by sample, unless it is said otherwise.
pub(super) const EDGE: Elapsed = Elapsed(3_600_000);

/// What the compaction of a source goes by; samples are kept near the ends where there are several files.
pub(super) fn rules((step_max_ms, conflicts): (i64, Conflicts), files: usize) -> Rules {
    let edge_ms = if files > 1 { EDGE.0 } else { 0 };
    Rules { step_max_ms, conflicts, edge_ms }
}

/// Reads one file of samples.
#[allow(clippy::too_many_arguments)]
pub(super) fn read(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    rules: Rules,
    path: &str,
    diags: &mut Diagnostics,
    progress: &(dyn Fn(u64) + Sync),
    bytes_read: &AtomicU64,
) -> Option<(Pieces, SourceId)> {
    let spec = spec(source, rules.step_max_ms);
    if is_database(path) {
        return database(folder, sources, source, (rules, path), diags, progress);
    }
    let (result, digest) = match kind(path) {
        Kind::Parquet => match folder.read(path) {
            Ok(bytes) => {
                bytes_read.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                (parquet_pieces(&bytes, &spec, rules, progress), Sha256::digest(&bytes).into())
            }
            Err(error) => (Err(SampleError::Io(error)), [0; 32]),
        },
        kind => {
            let stream = Stream::new(folder, path);
            let open = || stream.open();
            let told = |rows: u64| {
                bytes_read.store(stream.bytes_read(), Ordering::Relaxed);
                progress(rows);
            };
            let result = match kind {
                Kind::Json => ndjson_pieces(&open, &spec, rules, &told),
                _ => csv_pieces(&open, &spec, rules, &told),
            };
            (result, stream.digest())
        }
    };
    let file = sources.add_with_digest(path, "", digest);
    match result {
        Ok(pieces) => Some((pieces, file)),
        Err(SampleError::Empty) => {
            empty(path, file, source, diags);
            None
        }
        Err(error) => {
            diags.push(problem(error, path, file, source));
            None
        }
    }
}

/// Whether a name is that of a database.
pub(super) fn is_database(path: &str) -> bool {
    [".db", ".sqlite", ".sqlite3"].iter().any(|ending| path.ends_with(ending))
}

/// Reads the heartbeats in a database.
fn database(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    (rules, path): (Rules, &str),
    diags: &mut Diagnostics,
    progress: &(dyn Fn(u64) + Sync),
) -> Option<(Pieces, SourceId)> {
    let hash = || -> io::Result<[u8; 32]> {
        let (mut reader, handle) = HashingReader::new(folder.open(path)?);
        io::copy(&mut reader, &mut io::sink())?;
        Ok(handle.lock().unwrap_or_else(PoisonError::into_inner).clone().finalize().into())
    };
    let file = sources.add_with_digest(path, "", hash().unwrap_or([0; 32]));
    let open = || folder.heartbeats(path);
    match csv_pieces(&open, &spec(source, rules.step_max_ms), rules, progress) {
        Ok(pieces) => return Some((pieces, file)),
        Err(SampleError::Empty) => empty(path, file, source, diags),
        Err(SampleError::Io(why)) => diags.push(not_its_format(path, file, source, &why.to_string())),
        Err(error) => diags.push(problem(error, path, file, source)),
    }
    None
}

/// How a file holds its samples, by the ending of its name.
enum Kind {
    Csv,
    Json,
    Parquet,
}

fn kind(path: &str) -> Kind {
    let name = path.strip_suffix(".gz").or(path.strip_suffix(".zst")).unwrap_or(path);
    match name.rsplit('.').next() {
        Some("parquet") if name == path => Kind::Parquet,
        Some("ndjson" | "jsonl") => Kind::Json,
        _ => Kind::Csv,
    }
}

/// A file as it was counted.
pub(super) fn evidence_file(p: &Pieces, index: usize, file: SourceId) -> EvidenceFile {
    let rejects = p.rejects.iter().map(|r| EvidenceReject {
        line: r.line,
        column: r.column.map(str::to_owned),
        value: r.value.clone(),
        reason: r.reason.clone(),
    });
    EvidenceFile {
        source: index,
        file,
        counts: p.counts,
        conflicts: p.conflicts,
        covers: p.covers.map(|(first, last)| (Instant(first), Instant(last))),
        rejects: rejects.collect(),
    }
}

/// The series of all files of a source; rows that tell of one instant in two files are counted in the later.
pub(super) fn join_files(
    joined: Joined,
    index: usize,
    files: &mut [EvidenceFile],
    sources: &Sources,
) -> Vec<MonitorSeries> {
    for double in joined.doubles {
        let Some(file) = files.iter_mut().find(|f| f.file == double.file) else { continue };
        file.counts.accepted = file.counts.accepted.saturating_sub(1);
        file.conflicts = file.conflicts.saturating_add_signed(double.conflicts);
        match double.refused {
            None => file.counts.duplicates += 1,
            Some(r) => {
                file.counts.rejected += 1;
                let (path, line, state) = (&sources.file(r.first_file).path, r.first_line, r.first_state);
                file.rejects.push(EvidenceReject {
                    line: r.line,
                    column: Some("state".to_owned()),
                    value: r.state.to_owned(),
                    reason: format!("line {line} of `{path}` says `{state}` of the same monitor and instant"),
                });
            }
        }
    }
    let series = joined.series.into_iter().map(|(key, runs)| {
        let runs = runs.into_iter().map(|r| SampleRun { run: r.run, first: r.first, last: r.last });
        MonitorSeries { source: index, key, told: Told::Samples(runs.collect()) }
    });
    series.collect()
}

/// A compaction as series and a file.
pub(super) fn outcome(
    c: Compaction,
    index: usize,
    file: crate::source::SourceId,
) -> (Vec<MonitorSeries>, EvidenceFile) {
    let rejects = c.rejects.into_iter().map(|r| EvidenceReject {
        line: r.line,
        column: r.column.map(str::to_owned),
        value: r.value,
        reason: r.reason,
    });
    let evidence = EvidenceFile {
        source: index,
        file,
        counts: c.counts,
        conflicts: c.conflicts,
        covers: c.covers.map(|(first, last)| (Instant(first), Instant(last))),
        rejects: rejects.collect(),
    };
    let series = c.series.into_iter().map(|s| {
        let runs = s.runs.into_iter().map(|run| SampleRun { run, first: file, last: file });
        MonitorSeries { source: index, key: s.key, told: Told::Samples(runs.collect()) }
    });
    (series.collect(), evidence)
}
