//! One file of ordinary size through the reader of its format.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Place;
use crate::ingest::evidence::EvidenceFile;
use crate::ingest::evidence::MonitorSeries;
use crate::ingest::evidence::better_stack;
use crate::ingest::evidence::cloudwatch;
use crate::ingest::evidence::datadog_corrections;
use crate::ingest::evidence::datadog_slo;
use crate::ingest::evidence::grafana;
use crate::ingest::evidence::icinga;
use crate::ingest::evidence::intervals;
use crate::ingest::evidence::nagios;
use crate::ingest::evidence::nagios_avail;
use crate::ingest::evidence::no_hold;
use crate::ingest::evidence::open::whole;
use crate::ingest::evidence::pingdom;
use crate::ingest::evidence::prometheus;
use crate::ingest::evidence::status;
use crate::ingest::evidence::statuscake;
use crate::ingest::evidence::told::empty;
use crate::ingest::evidence::told::not_its_format;
use crate::ingest::evidence::transitions;
use crate::ingest::evidence::transitions::Records;
use crate::ingest::evidence::upptime;
use crate::ingest::evidence::uptimerobot;
use crate::ingest::evidence::uptimerobot_api;
use crate::ingest::evidence::zabbix;
use crate::ingest::evidence::zabbix_sli;
use crate::ingest::read_table;
use crate::model::Format;
use crate::model::MonitoringSource;
use crate::source::Folder;
use crate::source::SourceId;
use crate::source::Sources;
use std::collections::BTreeMap;

/// The samples of an export that is read as a whole.
pub(super) fn sampled(
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

/// How many incidents a Statuspage answers with at most.
const STATUSPAGE_PAGE: usize = 50;

/// The incidents of status pages and pagers, of all files of a source together: one that stands in two files is told
/// once. Empty for other formats.
pub(super) fn pages(
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
    let mut records = status::records(&exports, source);
    for ((read, _), (_, export)) in records.iter_mut().zip(&exports) {
        // A status page answers with its latest incidents; as many as that are probably not all.
        let incidents = export.list.iter().filter(|one| one.plan.is_none()).count();
        read.has_more |= tool == status::Tool::Statuspage && incidents == STATUSPAGE_PAGE;
    }
    records.into_iter().map(|(records, id)| (sources.file(id).path.clone(), (records, id))).collect()
}

/// The records of one file.
pub(super) fn records(
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
        Format::Intervals => intervals::read(&table, source, id),
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

fn quoted(names: &[String]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}
