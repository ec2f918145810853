//! `services.toml` to services.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::lower::evidence_rules::decides;
use crate::ingest::lower::translated;
use crate::ingest::raw;
use crate::model::Combine;
use crate::model::Component;
use crate::model::MonitorPattern;
use crate::model::Service;
use crate::model::ServiceId;
use std::collections::BTreeMap;

/// The services by id.
pub fn services(r: &mut Reader<'_>, raw: raw::RawServices) -> BTreeMap<ServiceId, Service> {
    r.schema(raw.schema);
    let mut all: BTreeMap<ServiceId, Service> = BTreeMap::new();
    let mut needs = Vec::new();
    for item in raw.service {
        let span = r.span(item.span());
        let raw = item.into_inner();
        let id_span = r.span(raw.id.span());
        let Some(id) = r.id(raw.id.get_ref(), id_span, "service") else { continue };
        let id = ServiceId::new(id);
        if let Some(first) = all.get(&id) {
            r.push(
                Diagnostic::error(Code::IdDuplicate, format!("two services have the id `{id}`"))
                    .at(id_span, "again here")
                    .at(first.span, "first here")
                    .help("give each service an id of its own"),
            );
            continue;
        }
        for need in &raw.needs {
            needs.push((id.clone(), need.get_ref().clone(), r.span(need.span())));
        }
        let components = components(r, raw.component);
        if components.len() > 1 && raw.combine.is_none() {
            r.push(
                Diagnostic::error(
                    Code::ServiceCombine,
                    format!(
                        "`{id}` has {} components and no rule that says when it is down",
                        components.len()
                    ),
                )
                .at(id_span, "down when any of them is, or only when all are?")
                .note("the affected time of every customer of this service hangs on it")
                .help("write `combine = \"any\"`, `combine = \"all\"` or `combine = { at_least = 2 }`"),
            );
        }
        let service = Service {
            id: id.clone(),
            name: raw.name,
            purpose: translated(raw.purpose, raw.use_in),
            regions: raw.regions,
            combine_regions: raw.combine_regions.map(combine),
            components,
            combine: raw.combine.map(combine),
            decides: raw.decides.and_then(|d| {
                let at = r.span(d.span());
                decides(r, d.into_inner(), at)
            }),
            needs: raw.needs.iter().map(|n| ServiceId::new(n.get_ref().clone())).collect(),
            monitors: raw.monitors.into_iter().map(|m| pattern(r, m)).collect(),
            span: id_span,
        };
        let _ = span;
        check_regions(r, &service);
        all.insert(id, service);
    }
    for (id, need, span) in needs {
        if !all.contains_key(&ServiceId::new(need.clone())) {
            r.push(
                Diagnostic::error(Code::RefService, format!("`{id}` needs `{need}`, which is no service"))
                    .at(span, "not known")
                    .help(crate::diag::did_you_mean(&need, all.keys().map(ServiceId::as_str))),
            );
        }
    }
    check_cycles(r, &all);
    all
}

fn components(r: &mut Reader<'_>, raw: Vec<toml::Spanned<raw::RawComponent>>) -> Vec<Component> {
    let mut all: Vec<Component> = Vec::new();
    for item in raw {
        let raw = item.into_inner();
        let span = r.span(raw.id.span());
        let Some(id) = r.id(raw.id.get_ref(), span, "component") else { continue };
        if all.iter().any(|c| c.id == id) {
            r.push(
                Diagnostic::error(Code::IdDuplicate, format!("two components are called `{id}`"))
                    .at(span, "again here")
                    .help("give each component an id of its own"),
            );
            continue;
        }
        let monitors = raw.monitors.into_iter().map(|m| pattern(r, m)).collect();
        all.push(Component { name: raw.name.unwrap_or_else(|| id.clone()), id, monitors });
    }
    all
}

fn pattern(r: &mut Reader<'_>, raw: toml::Spanned<raw::RawMonitor>) -> MonitorPattern {
    let span = r.span(raw.span());
    let pattern = match raw.into_inner() {
        raw::RawMonitor::Glob(name) => MonitorPattern { name, source: None, region: None, span },
        raw::RawMonitor::Narrow(n) => {
            MonitorPattern { name: n.name, source: n.source, region: n.region, span }
        }
    };
    if let Err(error) = globset::Glob::new(&pattern.name) {
        r.push(
            Diagnostic::error(
                Code::TomlValue,
                format!("`{}` is not a pattern of monitor names", pattern.name),
            )
            .at(span, error.kind().to_string())
            .help("`*` stands for anything; write `[[]` for a bracket that is part of a name"),
        );
    }
    pattern
}

fn check_regions(r: &mut Reader<'_>, service: &Service) {
    let patterns = service.monitors.iter().chain(service.components.iter().flat_map(|c| &c.monitors));
    for pattern in patterns {
        if let Some(region) = pattern.region.as_ref().filter(|region| !service.regions.contains(region)) {
            r.push(
                Diagnostic::error(Code::RefRegion, format!("`{}` has no region `{region}`", service.id))
                    .at(pattern.span, "not known")
                    .help(crate::diag::did_you_mean(region, service.regions.iter().map(String::as_str))),
            );
        }
    }
}

fn check_cycles(r: &mut Reader<'_>, all: &BTreeMap<ServiceId, Service>) {
    for service in all.values() {
        let mut reached: Vec<&ServiceId> = service.needs.iter().collect();
        let mut next = 0;
        while let Some(id) = reached.get(next).copied() {
            next += 1;
            for below in all.get(id).map(|s| s.needs.as_slice()).unwrap_or_default() {
                if !reached.contains(&below) {
                    reached.push(below);
                }
            }
        }
        if reached.contains(&&service.id) {
            r.push(
                Diagnostic::error(
                    Code::ServiceCycle,
                    format!("`{}` needs itself, directly or through others", service.id),
                )
                .at(service.span, "in a circle")
                .help("take one of the `needs` out"),
            );
        }
    }
}

fn combine(raw: raw::RawCombine) -> Combine {
    match raw {
        raw::RawCombine::Word(raw::RawCombineWord::Any) => Combine::Any,
        raw::RawCombine::Word(raw::RawCombineWord::All) => Combine::All,
        raw::RawCombine::Number(n) => Combine::AtLeast(usize::from(n.at_least.max(1))),
    }
}
