//! The files that each source names, opened, decompressed, read and counted.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::TEXT_BYTES_MAX;
use crate::ingest::add_text;
use crate::ingest::evidence::Evidence;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::EvidenceReject;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::PlannedWork;
use crate::ingest::evidence::StatedCount;
use crate::ingest::evidence::StatedTotal;
use crate::ingest::evidence::Told;
use crate::ingest::evidence::better_stack;
use crate::ingest::evidence::cloudwatch;
use crate::ingest::evidence::conflict::settle_rows;
use crate::ingest::evidence::datadog_corrections;
use crate::ingest::evidence::datadog_slo;
use crate::ingest::evidence::grafana;
use crate::ingest::evidence::icinga;
use crate::ingest::evidence::intervals;
use crate::ingest::evidence::join::join_changes;
use crate::ingest::evidence::join::join_runs;
use crate::ingest::evidence::nagios;
use crate::ingest::evidence::nagios_avail;
use crate::ingest::evidence::no_hold;
use crate::ingest::evidence::parts;
use crate::ingest::evidence::pingdom;
use crate::ingest::evidence::progress::Progress;
use crate::ingest::evidence::progress::Tick;
use crate::ingest::evidence::prometheus;
use crate::ingest::evidence::runs;
use crate::ingest::evidence::samples::evidence_file;
use crate::ingest::evidence::samples::join_files;
use crate::ingest::evidence::silence::Silence;
use crate::ingest::evidence::sniff::Taken;
use crate::ingest::evidence::status;
use crate::ingest::evidence::statuscake;
use crate::ingest::evidence::transitions;
use crate::ingest::evidence::transitions::Change;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::evidence::upptime;
use crate::ingest::evidence::uptimerobot;
use crate::ingest::evidence::uptimerobot_api;
use crate::ingest::evidence::zabbix;
use crate::ingest::evidence::zabbix_sli;
use crate::ingest::read_table;
use crate::ingest::samples::Joining;
use crate::ingest::samples::SeriesKey;
use crate::model::Conflicts;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::model::OnReject;
use crate::model::Settings;
use crate::source::Folder;
use crate::source::SourceId;
use crate::source::Sources;
use crate::time::Elapsed;
use std::collections::BTreeMap;
use std::io::Read;

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

/// The message for rows that disagree where no rule says which of them counts.
fn unsettled(file: &EvidenceFile, source: &MonitoringSource, sources: &Sources) -> Diagnostic {
    let path = &sources.file(file.file).path;
    let times = if file.conflicts == 1 { "one time".to_owned() } else { format!("{} times", file.conflicts) };
    Diagnostic::error(Code::EvidenceConflict, format!("`{path}` says two things about {times}"))
        .at_place(Place::File(file.file), "rows of one monitor that disagree about the same time")
        .at(source.span, format!("the source `{}` has no rule for that", source.id))
        .note("whether that time was down would depend on a guess, and with it perhaps somebody's credit")
        .help("write `conflicts = \"worst\"`, `\"first\"`, `\"last\"` or `\"refuse\"` here or under [evidence]; with `refuse` such rows are rejects and their time is unknown")
}

/// The files that a source names, if its path can be read as a pattern.
fn matching<'a>(list: &'a [String], source: &MonitoringSource) -> Option<Vec<&'a String>> {
    let glob = globset::GlobBuilder::new(&source.path).literal_separator(true).build().ok()?;
    let matcher = glob.compile_matcher();
    Some(list.iter().filter(|p| matcher.is_match(p.as_str())).collect())
}

/// Changes of all files of a source, by series.
type Changes = BTreeMap<SeriesKey, Vec<Change>>;

/// A file from its beginning, decompressed by its name's ending.
pub(super) fn opened(folder: &dyn Folder, path: &str) -> std::io::Result<Box<dyn Read>> {
    Ok(match path.rsplit('.').next() {
        Some("gz") => Box::new(flate2::read::MultiGzDecoder::new(folder.open(path)?)),
        Some("zst") => Box::new(zstd::stream::read::Decoder::new(folder.open(path)?)?),
        _ => folder.open(path)?,
    })
}

/// The bytes of a file of ordinary size, decompressed by its name's ending.
fn text_bytes(folder: &dyn Folder, path: &str) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    opened(folder, path)?.take(TEXT_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= TEXT_BYTES_MAX).then_some(bytes))
}

/// A file of ordinary size as a source.
fn whole(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    path: &str,
    diags: &mut Diagnostics,
) -> Option<SourceId> {
    let bytes = match text_bytes(folder, path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            diags.push(
                Diagnostic::error(
                    Code::FileTooLarge,
                    format!("`{path}` holds more than {} MiB of records", TEXT_BYTES_MAX >> 20),
                )
                .at(source.path_span, "named here")
                .help("only `samples` are read at any size; split an export of records by month"),
            );
            return None;
        }
        Err(error) => {
            diags.push(
                Diagnostic::error(Code::FileMissing, format!("`{path}` cannot be read: {error}"))
                    .at(source.path_span, "named here"),
            );
            return None;
        }
    };
    add_text(sources, path, bytes, diags)
}

/// The samples of an export that is read as a whole.
fn sampled(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    (step_max, index): (i64, usize),
    path: &str,
    diags: &mut Diagnostics,
) -> Option<(Vec<MonitorSeries>, EvidenceFile)> {
    let id = whole(folder, sources, source, path, diags)?;
    let read = match source.format {
        Format::Prometheus => prometheus::read(&sources.file(id).text, source, step_max),
        Format::CloudWatch => {
            let name = path.rsplit('/').next().unwrap_or(path);
            let stem = name.split('.').next().unwrap_or(name);
            cloudwatch::read(&sources.file(id).text, stem, source, step_max)
        }
        _ => grafana::read(&read_table(sources, id, true, diags), source, step_max),
    };
    match read {
        Ok(compaction) if compaction.counts.read == 0 => {
            empty(path, id, source, diags);
            None
        }
        Ok(compaction) => Some(super::samples::outcome(compaction, index, id)),
        Err(why) => {
            diags.push(not_its_format(path, id, source, &why));
            None
        }
    }
}

/// Changes need a length of silence, also where the file had to be looked at first.
fn check_hold(records: &Records, source: &MonitoringSource, diags: &mut Diagnostics) {
    if !records.changes.is_empty() && source.hold.is_none() && source.format.needs_hold() {
        diags.push(no_hold(source.span));
    }
}

/// The incidents of status pages and pagers, of all files of a source together: one that stands in two files is told
/// once. Empty for other formats.
fn pages(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    paths: &[&String],
    diags: &mut Diagnostics,
) -> BTreeMap<String, (Records, SourceId)> {
    let Some(tool) = status::Tool::of(source.format) else { return BTreeMap::new() };
    let mut exports = Vec::new();
    for path in paths {
        let Some(id) = whole(folder, sources, source, path, diags) else { continue };
        match status::read(tool, sources, id, (Some(source), source.zone), diags) {
            Ok((export, _)) if export.list.is_empty() => empty(path, id, source, diags),
            Ok((export, cut)) => {
                if let Some(cut) = cut {
                    diags.push(cut.diagnostic(path, id).at(source.path_span, "named here"));
                }
                exports.push((id, export));
            }
            Err(status::Unread::NoZone(line, time)) => {
                diags.push(status::no_zone(path, id, line, &time).at(source.span, "the source"));
            }
            Err(status::Unread::NotIt(why)) => diags.push(not_its_format(path, id, source, &why)),
        }
    }
    let records = status::records(&exports, source);
    records.into_iter().map(|(records, id)| (sources.file(id).path.clone(), (records, id))).collect()
}

/// The message for a file of another format.
pub(super) fn not_its_format(path: &str, id: SourceId, source: &MonitoringSource, why: &str) -> Diagnostic {
    Diagnostic::error(Code::EvidenceShape, format!("`{path}` is not what its source says: {why}"))
        .at_place(Place::File(id), "the whole file")
        .at(source.path_span, "named here")
        .note("what it saw would be missing, and outages would go unpaid")
        .help("export it again, or name its `format`: `amends schema settings` lists them")
}

/// The records of one file.
fn records(
    folder: &dyn Folder,
    sources: &mut Sources,
    source: &MonitoringSource,
    (step_max, path): (i64, &str),
    diags: &mut Diagnostics,
) -> Option<(Records, SourceId)> {
    let id = whole(folder, sources, source, path, diags)?;
    if let Some(read) = export(source, sources, (step_max, path), id) {
        return match read {
            Ok(records) if records.is_empty() && !(records.tells_outages_only && source.covers.is_some()) => {
                empty(path, id, source, diags);
                None
            }
            Ok(records)
                if !records.changes.is_empty() && source.hold.is_none() && source.format.needs_hold() =>
            {
                diags.push(no_hold(source.span));
                None
            }
            Ok(records) => Some((records, id)),
            Err(why) => {
                diags.push(not_its_format(path, id, source, &why));
                None
            }
        };
    }
    let first_line = sources.file(id).text.lines().next().unwrap_or("").to_owned();
    let has_header = source.format != Format::UptimeRobot || uptimerobot::has_header(&first_line);
    if !has_content(&sources.file(id).text, has_header) {
        empty(path, id, source, diags);
        return None;
    }
    let table = read_table(sources, id, has_header, diags);
    let read = match source.format {
        Format::Transitions => transitions::read(&table, source, id),
        Format::Intervals => intervals::read(&table, source),
        Format::Icinga => icinga::read(&table, source, id),
        _ => uptimerobot::read(&table, source, id),
    };
    match read {
        Ok(records) => {
            check_hold(&records, source, diags);
            Some((Records { is_table: true, ..records }, id))
        }
        Err(missing) => {
            let found: Vec<&str> = table.header.iter().map(|h| h.text.as_str()).collect();
            diags.push(
                Diagnostic::error(Code::CsvHeader, format!("`{path}` has no column {}", quoted(&missing)))
                    .at_place(
                        Place::Line { source: id, line: 1, column: None, excerpt: first_line },
                        "the header",
                    )
                    .at(source.span, format!("the source `{}`", source.id))
                    .note(format!("columns found: {}", found.join(", ")))
                    .help(format!(
                        "say which column is what: columns = {{ {} = \"…\" }}",
                        missing.join(" = \"…\", ")
                    )),
            );
            None
        }
    }
}

/// The records of an export that is read as a whole; `None` for tables.
fn export(
    source: &MonitoringSource,
    sources: &Sources,
    (step_max, path): (i64, &str),
    id: SourceId,
) -> Option<Result<Records, String>> {
    let text = sources.file(id).text.as_str();
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    Some(match source.format {
        Format::Pingdom => pingdom::read(text, stem, id, step_max),
        Format::StatusCake => statuscake::read(text, stem, id),
        Format::UptimeRobotApi => uptimerobot_api::read(text, stem, source, id),
        Format::BetterStack => better_stack::read(text, stem, source, id),
        Format::Upptime => upptime::read(text, stem, id),
        Format::NagiosAvail => nagios_avail::read(text, id),
        Format::ZabbixSli => zabbix_sli::read(text, id),
        Format::DatadogSlo => datadog_slo::read(text, stem, id),
        Format::DatadogCorrections => datadog_corrections::read(text, id),
        Format::NagiosLog => nagios::read(text, source.soft_counts, id),
        Format::ZabbixEvents => zabbix::read(text, id),
        _ => return None,
    })
}

fn has_content(text: &str, has_header: bool) -> bool {
    let filled = text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with("sep=")).count();
    filled > usize::from(has_header)
}

/// The message for a file without rows.
pub(super) fn empty(path: &str, id: SourceId, source: &MonitoringSource, diags: &mut Diagnostics) {
    diags.push(
        Diagnostic::error(Code::EvidenceEmpty, format!("`{path}` has no rows"))
            .at_place(Place::File(id), "nothing but a header, or nothing at all")
            .at(source.path_span, "named here")
            .note("an empty export proves neither that a service was up nor that it was down")
            .help("export it again, or take the file out of the source"),
    );
}

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

/// Rejects become diagnostics: the first three in full, the others as a count.
fn report(
    file: &EvidenceFile,
    (on_reject, format): (OnReject, Format),
    sources: &Sources,
    diags: &mut Diagnostics,
) {
    let path = &sources.file(file.file).path;
    let make = |title: String| {
        match on_reject {
        OnReject::Stop => Diagnostic::error(Code::EvidenceReject, title)
            .help("mend the row in the export, or write `on_reject = \"continue\"`: the rejects are then listed, and their time is unknown"),
        OnReject::Continue => Diagnostic::warning(Code::EvidenceReject, title),
    }
    };
    for reject in file.rejects.iter().take(3) {
        let line = usize::try_from(reject.line).unwrap_or(1);
        // A sample of Prometheus is named by its number: all of them may stand on one line.
        let text = match format {
            Format::Prometheus => "",
            _ => sources.file(file.file).line(line),
        };
        // Of a text that is all on one line only what was read there helps.
        let is_long = text.len() > LINE_BYTES && !reject.value.is_empty();
        let excerpt = match text {
            "" => reject.value.clone(),
            _ if is_long => reject.value.clone(),
            text => text.chars().take(LINE_BYTES).collect(),
        };
        let place =
            Place::Line { source: file.file, line: reject.line, column: reject.column.clone(), excerpt };
        diags.push(
            make(format!("a row of `{path}` cannot be used: {}", reject.reason))
                .at_place(place, reject_label(reject))
                .note("what a monitor saw at that time would be lost, and with it perhaps somebody's credit"),
        );
    }
    // A row of runs speaks for many rows of a table.
    let count = if format == Format::Runs { file.rejects.len() as u64 } else { file.counts.rejected };
    let more = count.saturating_sub(3);
    if more > 0 {
        diags.push(make(format!("and {more} more rows of `{path}` like these")).at_place(
            Place::File(file.file),
            format!("{} of {} rows cannot be used", file.counts.rejected, file.counts.read),
        ));
    }
}

/// No line that a person reads is longer.
const LINE_BYTES: usize = 1_000;

fn reject_label(reject: &EvidenceReject) -> String {
    match &reject.column {
        Some(column) => format!("`{column}` is `{}`", reject.value.chars().take(60).collect::<String>()),
        None => "this row".to_owned(),
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}
