//! The files that each source names, opened, decompressed, read and counted.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::evidence::Evidence;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::StatedCount;
use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::Told;
use crate::ingest::evidence::conflict::settle_rows;
use crate::ingest::evidence::dispatch::pages;
use crate::ingest::evidence::dispatch::records;
use crate::ingest::evidence::dispatch::sampled;
use crate::ingest::evidence::join::join_changes;
use crate::ingest::evidence::join::join_runs;
use crate::ingest::evidence::open::matching;
use crate::ingest::evidence::parts;
use crate::ingest::evidence::progress::Progress;
use crate::ingest::evidence::progress::Tick;
use crate::ingest::evidence::runs;
use crate::ingest::evidence::samples::evidence_file;
use crate::ingest::evidence::samples::join_files;
use crate::ingest::evidence::silence::Silence;
use crate::ingest::evidence::sniff::Taken;
use crate::ingest::evidence::status;
use crate::ingest::evidence::told::report;
use crate::ingest::evidence::told::unsettled;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::samples::Joining;
use crate::ingest::samples::SeriesKey;
use crate::model::Conflicts;
use crate::model::Format;
use crate::model::Settings;
use crate::source::Folder;
use crate::source::SourceId;
use crate::source::Sources;
use crate::time::Elapsed;
use std::collections::BTreeMap;

/// Reads every file of every source. Rejects stop the run unless their source says `continue`.
pub fn read_evidence(
    folder: &dyn Folder,
    sources: &mut Sources,
    settings: &Settings,
    diags: &mut Diagnostics,
    progress: &(dyn Fn(Progress) + Sync),
) -> Evidence {
    let mut evidence = Evidence::default();
    let list = folder.list();
    let tick = Tick::new(
        settings
            .monitoring
            .iter()
            .flat_map(|s| matching(&list, s).unwrap_or_default())
            .map(|p| folder.size(p))
            .sum(),
    );
    for (index, source) in settings.monitoring.iter().enumerate() {
        let rules = settings.rules_of(index);
        let step_max = rules.as_ref().map_or(0, |rules| rules.gap_after.0);
        let stated = rules.and_then(|rules| rules.conflicts);
        // Where no rule is stated and rows disagree, the run stops below.
        let rule = stated.unwrap_or(Conflicts::Worst);
        let Some(paths) = matching(&list, source) else {
            diags.push(
                Diagnostic::error(
                    Code::FileMissing,
                    format!("`{}` is not a file name or pattern", source.path),
                )
                .at(source.path_span, "cannot be read as a pattern"),
            );
            continue;
        };
        if paths.is_empty() {
            diags.push(
                Diagnostic::error(Code::FileMissing, format!("no file matches `{}`", source.path))
                    .at(source.path_span, "nothing there")
                    .note(format!(
                        "without it the evidence of `{}` would be missing and outages would go unpaid",
                        source.id
                    ))
                    .help("put the export there, or correct the path; `*` stands for any part of a name"),
            );
        }
        let (first_file, first_total) = (evidence.files.len(), evidence.totals.len());
        let mut samples = Vec::new();
        let rules = super::samples::rules((step_max, rule), paths.len());
        let mut joining = Joining::new(rules);
        let mut made = Vec::new();
        let mut changes: Changes = BTreeMap::new();
        let mut silence = Silence::default();
        let mut told = Vec::new();
        let mut taken = Taken::default();
        let mut pages = pages(folder, sources, source, &paths, diags);
        for path in paths {
            let named;
            let is_auto = source.format == Format::Auto;
            let source = match source.format {
                Format::Auto => {
                    let Some(found) = taken.take(folder, sources, source, path, diags) else { continue };
                    named = found;
                    &named
                }
                _ => source,
            };
            if source.format == Format::Samples && path.ends_with(parts::ENDING) {
                let read = parts::read(folder, sources, source, (step_max, rule), path, diags);
                tick.done(folder.size(path));
                let Some((part, id)) = read else { continue };
                joining.keep(part.edge_ms);
                let mut ids = Vec::new();
                for file in part.files {
                    let id = sources.add_with_digest(&file.path, "", file.sha256);
                    evidence.files.push(evidence_file(&file.pieces, index, id));
                    joining.add(file.pieces, id);
                    ids.push(id);
                }
                made.push((id, ids));
            } else if source.format == Format::Samples {
                let told = |rows: u64| progress(tick.of(rows));
                let read =
                    super::samples::read(folder, sources, source, rules, path, diags, &told, &tick.bytes);
                tick.done(folder.size(path));
                let Some((pieces, id)) = read else { continue };
                evidence.files.push(evidence_file(&pieces, index, id));
                joining.add(pieces, id);
            } else if source.format == Format::Runs {
                let told = |rows: u64| progress(tick.of(rows));
                let read = runs::read(folder, sources, source, (step_max, rule), (path, index), diags, &told);
                tick.done(folder.size(path));
                let Some((series, file)) = read else { continue };
                samples.extend(series);
                evidence.files.push(file);
            } else if source.format.is_sampled() {
                let read = sampled(folder, sources, source, (step_max, index), path, diags);
                let Some((series, file)) = read else { continue };
                samples.extend(series);
                evidence.files.push(file);
            } else {
                let read = match status::Tool::of(source.format) {
                    Some(_) => pages.remove(path).or_else(|| {
                        is_auto
                            .then(|| self::pages(folder, sources, source, &[path], diags).remove(path))
                            .flatten()
                    }),
                    None => records(folder, sources, source, (step_max, path), diags),
                };
                let Some((mut records, id)) = read else { continue };
                if let Some(compaction) = records.samples {
                    let (series, file) = super::samples::outcome(compaction, index, id);
                    samples.extend(series);
                    evidence.files.push(file);
                    continue;
                }
                records.settle_lost(id);
                let conflicts = settle(&mut records, id, rule);
                let file = EvidenceFile { conflicts, ..file_of(&records, index, id) };
                silence.add(&mut records, id);
                for (key, list) in records.changes {
                    changes.entry(key).or_default().extend(list);
                }
                let series = |(key, list)| MonitorSeries { source: index, key, told: Told::Statements(list) };
                told.extend(records.statements.into_iter().map(series));
                evidence
                    .planned
                    .extend(records.planned.into_iter().map(|p| PlannedWork { source: index, ..p }));
                evidence
                    .totals
                    .extend(records.totals.into_iter().map(|t| StatedTotal { source: index, ..t }));
                evidence
                    .counts
                    .extend(records.requests.into_iter().map(|c| StatedCount { source: index, ..c }));
                evidence.files.push(file);
            }
        }
        evidence.series.extend(join_runs(samples, step_max));
        let joined = joining.finish();
        let read_files = &mut evidence.files[first_file..];
        if !made.is_empty() {
            parts::check(&made, read_files, &joined.apart, source, Elapsed(step_max), sources, diags);
        }
        evidence.series.extend(join_files(joined, index, read_files, sources));
        let changed = join_changes(changes, source, (index, rule), &mut evidence.files[first_file..]);
        silence.ran_out(&changed);
        told.extend(changed);
        silence.say(source, diags);
        if let Some(covers) = source.covers {
            silence.fill(&mut told, index, covers);
            for total in &mut evidence.totals[first_total..] {
                total.period.get_or_insert(covers);
            }
        }
        evidence.series.extend(told);
        for file in &evidence.files[first_file..] {
            let format = taken.format(&sources.file(file.file).path, source);
            report(file, (source.on_reject, format), sources, diags);
            if stated.is_none() && file.conflicts > 0 {
                diags.push(unsettled(file, source, sources));
            }
        }
        taken.say(source, diags);
    }
    evidence
}

/// Rows over stretches of time become statements; how many stretches were told of in two ways.
fn settle(records: &mut Records, id: SourceId, rule: Conflicts) -> u64 {
    let mut conflicts = 0;
    for (key, rows) in std::mem::take(&mut records.rows) {
        let (statements, disagreeing, rejects) = settle_rows(&rows, id, rule);
        conflicts += disagreeing;
        let refused = rejects.len() as u64;
        records.counts.rejected += refused;
        records.counts.accepted = records.counts.accepted.saturating_sub(refused);
        records.rejects.extend(rejects);
        records.statements.insert(key, statements);
    }
    records.rejects.sort_by_key(|r| r.line);
    conflicts
}

/// Changes of all files of a source, by series.
type Changes = BTreeMap<SeriesKey, Vec<Change>>;

/// What a file came to, before its rows are compared with those of other files.
fn file_of(records: &Records, index: usize, id: SourceId) -> EvidenceFile {
    let statements = || records.statements.values().flatten();
    let changes = || records.changes.values().flatten();
    let starts = statements().map(|s| s.interval.start()).chain(changes().map(|c| c.at));
    let ends = statements().map(|s| s.interval.end()).chain(changes().map(|c| c.at));
    EvidenceFile {
        source: index,
        file: id,
        counts: records.counts,
        conflicts: 0,
        covers: starts.min().zip(ends.max()),
        rejects: records.rejects.clone(),
    }
}
