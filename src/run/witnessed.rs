//! What exports tell beside the state of monitors: planned work becomes maintenance, requests and errors become counts.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::evidence::Evidence;
use crate::ingest::evidence::LineRef;
use crate::interval::Interval;
use crate::measure::watched_by;
use crate::model::Maintenance;
use crate::model::RequestCount;
use crate::model::ServiceId;
use crate::model::Workspace;
use crate::model::repeated;
use crate::source::Sources;
use crate::source::Span;
use crate::time::Instant;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Adds to a workspace what its exports know of planned work, requests and errors.
pub(super) fn witnessed(w: &mut Workspace, evidence: &Evidence, sources: &Sources, diags: &mut Diagnostics) {
    let mut unknown: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let maintenance = planned(w, evidence, sources, &mut unknown);
    w.maintenance.extend(maintenance);
    w.maintenance.sort_by_key(|m| (m.windows.first().copied(), m.span));
    requests(w, evidence, &mut unknown, diags);
    for (source, names) in unknown {
        let Some(source) = w.settings.monitoring.get(source) else { continue };
        let shown: Vec<&str> = names.iter().map(String::as_str).take(5).collect();
        diags.push(
            Diagnostic::warning(
                Code::EvidenceUnwatched,
                format!("no service names {} that `{}` tells of", words(names.len()), source.id),
            )
            .at(source.span, shown.join(", "))
            .note("planned work or requests of them count for nobody")
            .help("name them under `monitors` of the service that they belong to, if there is one"),
        );
    }
}

fn words(n: usize) -> String {
    if n == 1 { "one thing".to_owned() } else { format!("{n} things") }
}

fn planned(
    w: &Workspace,
    evidence: &Evidence,
    sources: &Sources,
    unknown: &mut BTreeMap<usize, BTreeSet<String>>,
) -> Vec<Maintenance> {
    let mut all: Vec<Maintenance> = Vec::new();
    for work in &evidence.planned {
        let places: BTreeSet<(ServiceId, Option<String>)> = match &work.monitor {
            Some(monitor) => watched_by(w, work.source, monitor),
            None => {
                let of_source = evidence.series.iter().filter(|s| s.source == work.source);
                of_source.flat_map(|s| watched_by(w, work.source, &s.key.monitor)).collect()
            }
        };
        if let (true, Some(monitor)) = (places.is_empty(), &work.monitor) {
            unknown.entry(work.source).or_default().insert(monitor.clone());
        }
        let (start, end) = (work.zone.by_calendar(work.first.0), work.zone.by_calendar(work.first.1));
        let windows = match &work.repeats {
            Some(rule) => repeated(work.first, work.zone, rule),
            None => Interval::new(start, end).into_iter().collect(),
        };
        for (service, region) in places {
            all.push(Maintenance {
                service,
                region,
                windows: windows.clone(),
                announced_at: work.announced_at,
                kind: work.kind,
                note: work.note.clone(),
                span: span(work.at, sources),
            });
        }
    }
    all
}

/// The bytes of a line.
fn span(at: LineRef, sources: &Sources) -> Span {
    let (start, end) = sources.file(at.file).line_range(usize::try_from(at.line).unwrap_or(1));
    Span::new(at.file, start, end)
}

/// Counts of all monitors of a service, added up by bucket.
fn requests(
    w: &mut Workspace,
    evidence: &Evidence,
    unknown: &mut BTreeMap<usize, BTreeSet<String>>,
    diags: &mut Diagnostics,
) {
    let mut sums: BTreeMap<(ServiceId, Option<String>, Instant), (u64, u64)> = BTreeMap::new();
    let mut sources: BTreeMap<ServiceId, usize> = BTreeMap::new();
    for count in &evidence.counts {
        let places = watched_by(w, count.source, &count.monitor);
        if places.is_empty() {
            unknown.entry(count.source).or_default().insert(count.monitor.clone());
        }
        for (service, region) in places {
            sources.insert(service.clone(), count.source);
            let (requests, errors) = sums.entry((service, region, count.start)).or_default();
            *requests = requests.saturating_add(count.requests);
            *errors = errors.saturating_add(count.errors);
        }
    }
    for (service, source) in sources {
        if let (true, Some(source)) = (w.requests.contains_key(&service), w.settings.monitoring.get(source)) {
            diags.push(
                Diagnostic::error(
                    Code::IdDuplicate,
                    format!("requests of `{service}` are counted in requests.csv and in `{}`", source.id),
                )
                .at(source.span, "counted here too")
                .note("they would be added up")
                .help("leave one of the two"),
            );
        }
    }
    for ((service, region, at), (requests, errors)) in sums {
        w.requests.entry(service).or_default().push(RequestCount { region, at, requests, errors });
    }
    w.requests.values_mut().for_each(|list| list.sort_by_key(|c| c.at));
}
