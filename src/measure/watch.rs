//! Which monitors watch what: the patterns of services against the names in the exports.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::ingest::evidence::Evidence;
use crate::measure::downtime::Leaf;
use crate::model::Format;
use crate::model::MonitorPattern;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Workspace;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Which series watch which leaf.
pub(super) fn watch(
    w: &Workspace,
    evidence: &Evidence,
    diags: &mut Diagnostics,
) -> BTreeMap<Leaf, Vec<usize>> {
    let mut leaves: BTreeMap<Leaf, Vec<usize>> = BTreeMap::new();
    let mut watched = vec![false; evidence.series.len()];
    for service in w.services.values() {
        let whole = service.monitors.iter().map(|m| (None, m));
        let parts =
            service.components.iter().flat_map(|c| c.monitors.iter().map(move |m| (Some(c.id.clone()), m)));
        for (component, pattern) in whole.chain(parts) {
            let Ok(glob) = globset::Glob::new(&pattern.name) else { continue };
            let matcher = glob.compile_matcher();
            let mut any = false;
            for (i, series) in evidence.series.iter().enumerate() {
                let source = &w.settings.monitoring[series.source];
                let right_source = pattern.source.as_ref().is_none_or(|s| *s == source.id);
                if !right_source
                    || !(matcher.is_match(&series.key.monitor) || pattern.name == series.key.monitor)
                {
                    continue;
                }
                any = true;
                watched[i] = true;
                let own = series.key.region.as_deref();
                // A cloud tells of all its regions; one that a service does not run in is none of its business.
                let elsewhere = own.is_some_and(|r| !service.regions.iter().any(|known| known == r));
                let is_cloud = source.format == Format::GcpStatus;
                if is_cloud && elsewhere && pattern.region.is_none() && !service.regions.is_empty() {
                    continue;
                }
                for region in regions_of(service, pattern, own, diags) {
                    let leaf = (service.id.clone(), component.clone(), region);
                    leaves.entry(leaf).or_default().push(i);
                }
            }
            if !any && !evidence.series.is_empty() {
                diags.push(
                    Diagnostic::warning(
                        Code::EvidenceMissing,
                        format!("no monitor matches `{}` of `{}`", pattern.name, service.id),
                    )
                    .at(pattern.span, "watched by nothing")
                    .note("outages that only this monitor would show are not seen, and its time counts as up, not as unknown")
                    .help("compare the name with the export, which must match as a whole; a monitor without a single incident stands in no list of incidents"),
                );
            }
        }
    }
    warn_unwatched(w, evidence, &watched, diags);
    leaves
}

/// The services, and their regions where the pattern names one, that a monitor of a source belongs to: for records
/// that are not the state of a monitor.
pub fn watched_by(w: &Workspace, source: usize, monitor: &str) -> BTreeSet<(ServiceId, Option<String>)> {
    let source = w.settings.monitoring.get(source).map(|s| s.id.as_str());
    let mut found = BTreeSet::new();
    for service in w.services.values() {
        let patterns = service.monitors.iter().chain(service.components.iter().flat_map(|c| &c.monitors));
        for pattern in patterns {
            let right_source = pattern.source.as_ref().is_none_or(|s| Some(s.as_str()) == source);
            let glob = globset::Glob::new(&pattern.name).ok().map(|g| g.compile_matcher());
            let matches = pattern.name == monitor || glob.is_some_and(|g| g.is_match(monitor));
            if right_source && matches {
                found.insert((service.id.clone(), pattern.region.clone()));
            }
        }
    }
    found
}

/// The regions that a series tells of: the pattern's, its own, or all.
fn regions_of(
    service: &Service,
    pattern: &MonitorPattern,
    own: Option<&str>,
    diags: &mut Diagnostics,
) -> Vec<Option<String>> {
    if service.regions.is_empty() {
        return vec![None];
    }
    if let Some(region) = &pattern.region {
        return vec![Some(region.clone())];
    }
    match own {
        Some(own) if service.regions.iter().any(|r| r == own) => vec![Some(own.to_owned())],
        Some(own) => {
            diags.push(
                Diagnostic::error(Code::RefRegion, format!("the evidence names the region `{own}`, which `{}` does not have", service.id))
                    .at(pattern.span, "monitors of this service")
                    .note("in which region customers were hit could not be told")
                    .help(format!("the service has: {}; if the column says where the check was made from, map it as `probe`", service.regions.join(", "))),
            );
            Vec::new()
        }
        None => service.regions.iter().cloned().map(Some).collect(),
    }
}

/// Monitors that no service names: shown once for each source.
fn warn_unwatched(w: &Workspace, evidence: &Evidence, watched: &[bool], diags: &mut Diagnostics) {
    for (index, source) in w.settings.monitoring.iter().enumerate() {
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for (series, watched) in evidence.series.iter().zip(watched) {
            if series.source == index && !watched {
                names.insert(&series.key.monitor);
            }
        }
        if !names.is_empty() {
            let shown: Vec<&str> = names.iter().copied().take(5).collect();
            let more = names.len().saturating_sub(5);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            diags.push(
                Diagnostic::warning(
                    Code::EvidenceUnwatched,
                    format!("no service names {} of the monitors in `{}`", names.len(), source.id),
                )
                .at(source.span, format!("{}{more}", shown.join(", ")))
                .note("what they saw counts for nobody")
                .help("name them under `monitors` of the service that they watch, if there is one"),
            );
        }
    }
}
