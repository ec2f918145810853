//! `samples`: files of samples of any size, through the compactor, to series of runs. `runs`, which a database has
//! compacted, go the same way.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::SampleRun;
use crate::ingest::evidence::Told;
use crate::ingest::evidence::files::empty;
use crate::ingest::evidence::files::not_its_format;
use crate::ingest::evidence::states::column_name;
use crate::ingest::evidence::states::state_table;
use crate::ingest::evidence::states::time_format;
use crate::ingest::samples::Compaction;
use crate::ingest::samples::HashingReader;
use crate::ingest::samples::SampleError;
use crate::ingest::samples::SampleSpec;
use crate::ingest::samples::compact_csv;
use crate::ingest::samples::compact_parquet;
use crate::model::Conflicts;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::Sources;
use crate::time::Instant;
use sha2::Digest;
use sha2::Sha256;
use std::cell::RefCell;
use std::io;
use std::io::Read;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

/// What a source says about its samples.
fn spec(source: &MonitoringSource, step_max_ms: i64) -> SampleSpec {
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

/// Reads one file of samples, or of runs that a database has made of them.
#[allow(clippy::too_many_arguments)]
pub(super) fn read(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    (step_max_ms, conflicts): (i64, Conflicts),
    index: usize,
    path: &str,
    diags: &mut Diagnostics,
    progress: &(dyn Fn(u64) + Sync),
) -> Option<(Vec<MonitorSeries>, EvidenceFile)> {
    let spec = spec(source, step_max_ms);
    let (result, digest) = if path.ends_with(".parquet") && source.format == Format::Samples {
        match folder.read(path) {
            Ok(bytes) => (compact_parquet(&bytes, &spec, progress), Sha256::digest(&bytes).into()),
            Err(error) => (Err(SampleError::Io(error)), [0; 32]),
        }
    } else {
        let hasher: RefCell<Option<Arc<Mutex<Sha256>>>> = RefCell::new(None);
        let open = || open_stream(folder, path, &hasher);
        let result = match source.format {
            Format::Runs => super::runs::read(&open, source, (step_max_ms, conflicts), progress),
            _ => compact_csv(&open, &spec, progress),
        };
        let hasher = hasher.into_inner();
        let digest =
            hasher.map(|h| h.lock().unwrap_or_else(PoisonError::into_inner).clone().finalize().into());
        (result, digest.unwrap_or([0; 32]))
    };
    let file = sources.add_with_digest(path, "", digest);
    match result {
        Ok(compaction) => Some(outcome(compaction, index, file)),
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

/// A file from its beginning, hashed as it stands on disk, decompressed by the ending of its name.
fn open_stream(
    folder: &dyn Folder,
    path: &str,
    hasher: &RefCell<Option<Arc<Mutex<Sha256>>>>,
) -> io::Result<Box<dyn Read + Send>> {
    let (raw, handle) = HashingReader::new(folder.open(path)?);
    hasher.replace(Some(handle));
    Ok(match path.rsplit('.').next() {
        Some("gz") => Box::new(flate2::read::MultiGzDecoder::new(raw)),
        Some("zst") => Box::new(zstd::stream::read::Decoder::new(raw)?),
        _ => Box::new(raw),
    })
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

fn problem(
    error: SampleError,
    path: &str,
    file: crate::source::SourceId,
    source: &MonitoringSource,
) -> Diagnostic {
    let on = |line: u64| Place::Line { source: file, line, column: None, excerpt: String::new() };
    match error {
        SampleError::Columns { missing, .. } if source.format == Format::Runs => {
            let names = missing.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
            not_its_format(path, file, source, &format!("a file of runs has a column {names}"))
                .help("save the result of `amends sql --result runs` as CSV with its header line, as it is")
        }
        SampleError::Columns { missing, found } => {
            let names = missing.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
            let place = Place::Line { source: file, line: 1, column: None, excerpt: found.join(",") };
            Diagnostic::error(Code::CsvHeader, format!("`{path}` has no column {names}"))
                .at_place(place, "the header")
                .at(source.span, format!("the source `{}`", source.id))
                .help("say which column is what: columns = { time = \"…\", monitor = \"…\", state = \"…\" }")
        }
        SampleError::Runs { line, row, why, help } => {
            let place = Place::Line { source: file, line, column: None, excerpt: row };
            Diagnostic::error(Code::EvidenceShape, format!("`{path}` is not what its source says: {why}"))
                .at_place(place, "this row")
                .at(source.path_span, "named here")
                .note("what a database has compacted counts only when nothing of it is missing or doubtful")
                .help(help)
        }
        SampleError::RecordTooLong { line } => {
            Diagnostic::error(Code::FileTooLarge, format!("a record of `{path}` is longer than 1 MiB"))
                .at_place(on(line), "this record goes on and on")
                .note("no honest row is that long; reading on could take all memory")
                .help("export the file again; if it is one long line, its line ends were lost")
        }
        SampleError::OpenQuote { line } => {
            Diagnostic::error(Code::CsvShape, format!("a quote in `{path}` is opened and never closed"))
                .at_place(on(line), "opened on this line")
                .note("everything after it would be read as one cell, and its rows would be lost")
                .help("close the quote, or write a quote inside a cell as two: `\"\"`")
        }
        SampleError::Parquet(why) => {
            Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read as Parquet: {why}"))
                .at(source.path_span, "named here")
                .help("export it again; a file that was cut off has no table of contents")
        }
        SampleError::Io(why) => Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read: {why}"))
            .at(source.path_span, "named here")
            .help("if it is compressed, the ending must say how: `.gz` or `.zst`; a file that was cut off must be exported again"),
        SampleError::Empty => Diagnostic::error(Code::EvidenceEmpty, format!("`{path}` has no rows")),
    }
}
