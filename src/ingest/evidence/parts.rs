//! Partial results of a source: made from some of its files on any machine, read back as if the files were there.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::Progress;
use crate::ingest::evidence::progress::Tick;
use crate::ingest::evidence::samples;
use crate::ingest::evidence::stream::Stream;
use crate::ingest::samples::Apart;
use crate::ingest::samples::Part;
use crate::ingest::samples::PartError;
use crate::ingest::samples::PartFile;
use crate::ingest::samples::Rules;
use crate::ingest::samples::read_part;
use crate::model::Conflicts;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::SourceId;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Instant;
use sha2::Digest;
use sha2::Sha256;
use std::fmt::Write;

/// The ending of the name of a partial result.
pub(super) const ENDING: &str = ".part";

/// The digest of everything in a source that changes what its files come to.
fn rules_digest(source: &MonitoringSource, (step_max_ms, conflicts): (i64, Conflicts)) -> String {
    let spec = samples::spec(source, step_max_ms);
    let text = format!(
        "columns {:?} time {:?} zone {:?} states {:?} slow {:?} gap {step_max_ms} conflicts {:?}",
        spec.columns,
        spec.time,
        spec.zone.map(|z| z.to_string()),
        spec.states,
        spec.slow_over_ms,
        conflicts,
    );
    Sha256::digest(text).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Makes a partial result of some files of a source. A file that cannot be read stops it; rows that cannot be
/// used are kept in it as rejects.
#[allow(clippy::too_many_arguments)]
pub fn make_part(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    (step_max_ms, conflicts): (i64, Conflicts),
    edge: Option<Elapsed>,
    paths: &[String],
    diags: &mut Diagnostics,
    progress: &(dyn Fn(Progress) + Sync),
) -> Option<Part> {
    let edge_ms = edge.unwrap_or(samples::EDGE).0;
    let rules = Rules { step_max_ms, conflicts, edge_ms };
    let tick = Tick::new(paths.iter().map(|p| folder.size(p)).sum());
    let mut files = Vec::new();
    for path in paths {
        let told = |rows: u64| progress(tick.of(rows));
        let read = samples::read(folder, sources, source, rules, path, diags, &told, &tick.bytes);
        tick.done(folder.size(path));
        if let Some((pieces, id)) = read {
            files.push(PartFile { path: path.clone(), sha256: sources.file(id).sha256, pieces });
        }
    }
    if diags.has_errors() {
        return None;
    }
    Some(Part {
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        source: source.id.clone(),
        rules: rules_digest(source, (step_max_ms, conflicts)),
        edge_ms,
        files,
    })
}

/// Reads a partial result, and refuses one that was made by other rules.
pub(super) fn read(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    rules: (i64, Conflicts),
    path: &str,
    diags: &mut Diagnostics,
) -> Option<(Part, SourceId)> {
    let stream = Stream::new(folder, path);
    let part = stream.open().map_err(PartError::Io).and_then(read_part);
    let file = sources.add_with_digest(path, "", stream.digest());
    let refuse = |title: String, label: &str, help: &str| {
        Diagnostic::error(Code::EvidencePart, title)
            .at_place(Place::File(file), label.to_owned())
            .at(source.path_span, "named here")
            .note("a partial result that does not fit would change what is owed without a word")
            .help(help.to_owned())
    };
    let again = format!("make it again: amends compact WORKSPACE --source {} FILE… -o {path}", source.id);
    let part = match part {
        Ok(part) => part,
        Err(error) => {
            let (what, label) = match error {
                PartError::Io(why) => {
                    (format!("cannot be read: {why}"), "torn, or not made by `amends compact`")
                }
                PartError::NotAPart => ("is no partial result".to_owned(), "not made by `amends compact`"),
                PartError::Version(n) => (
                    format!("has version {n} of the format, and this program reads another"),
                    "made by another edition",
                ),
                PartError::Broken(line) => {
                    (format!("is torn or was changed (line {line})"), "not what was written")
                }
            };
            diags.push(refuse(format!("`{path}` {what}"), label, &again));
            return None;
        }
    };
    if part.source != source.id {
        let label = format!("made for the source `{}`", part.source);
        diags.push(refuse(format!("`{path}` is a partial result of another source"), &label, &again));
        return None;
    }
    if part.rules != rules_digest(source, rules) {
        let label = "made when columns, times, words for states, `gap_after` or `conflicts` were others";
        diags.push(refuse(
            format!("`{path}` was made by other rules than those of `{}`", source.id),
            label,
            &again,
        ));
        return None;
    }
    Some((part, file))
}

/// What stands between the partial results of one source: the same file twice, time of which none speaks, and
/// time of which two speak further than they can be put together.
pub(super) fn check(
    parts: &[(SourceId, Vec<SourceId>)],
    files: &[EvidenceFile],
    apart: &[Apart],
    source: &MonitoringSource,
    gap_after: Elapsed,
    sources: &Sources,
    diags: &mut Diagnostics,
) {
    let part_of = |file: SourceId| parts.iter().find(|(_, all)| all.contains(&file)).map(|(part, _)| *part);
    let path = |id: SourceId| sources.file(id).path.clone();
    let mut seen: Vec<(SourceId, [u8; 32])> = Vec::new();
    for file in files {
        let digest = sources.file(file.file).sha256;
        let Some((twin, _)) = seen.iter().find(|(_, d)| *d == digest) else {
            seen.push((file.file, digest));
            continue;
        };
        let Some(part) = part_of(file.file).or(part_of(*twin)) else { continue };
        let also = part_of(*twin)
            .filter(|p| *p != part)
            .map_or("as it is".to_owned(), |p| format!("in `{}`", path(p)));
        let title = format!("`{}` is read twice: in `{}` and {also}", path(file.file), path(part));
        diags.push(
            Diagnostic::error(Code::EvidencePart, title)
                .at_place(Place::File(part), "holds the same file")
                .at(source.path_span, "both are named here")
                .help("take one of them away"),
        );
    }
    let apart_of_parts = apart.iter().filter(|a| part_of(a.files.0).or(part_of(a.files.1)).is_some());
    for (n, one) in apart_of_parts.clone().take(3).enumerate() {
        let (a, b) = one.files;
        let (from, to) = (Instant(one.overlap.0), Instant(one.overlap.1));
        let more = apart_of_parts.clone().count().saturating_sub(3);
        let title =
            format!("`{}` and `{}` speak of the same time of `{}`", path(a), path(b), one.key.monitor);
        let mut diagnostic = Diagnostic::error(Code::EvidencePart, title)
            .at_place(Place::File(part_of(b).unwrap_or(b)), format!("from {from} to {to}"))
            .at(source.path_span, "both are named here")
            .note("it is further than their samples were kept one by one, so that they cannot be put together exactly")
            .help("make the parts with a longer `--edge`, or of all these files at once; files of different probes belong into different sources");
        if n == 2 && more > 0 {
            diagnostic = diagnostic.note(format!("and so do {more} more"));
        }
        diags.push(diagnostic);
    }
    let mut covers: Vec<(Instant, Instant)> = files.iter().filter_map(|f| f.covers).collect();
    covers.sort();
    let mut until = covers.first().map(|(_, last)| *last);
    for (first, last) in covers.iter().skip(1) {
        let Some(end) = until else { break };
        if !parts.is_empty() && first.0 - end.0 > gap_after.0 {
            diags.push(
                Diagnostic::warning(
                    Code::EvidencePart,
                    format!("no part of `{}` speaks of {end} to {first}", source.id),
                )
                .at(source.path_span, "none of the files named here")
                .note("silence is unknown time, under the rules of evidence")
                .help("if the part of that time is missing, put it beside the others"),
            );
        }
        until = Some(end.max(*last));
    }
}
