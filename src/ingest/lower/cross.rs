//! Checks between files: every reference must lead somewhere, and what leads nowhere is shown with both places.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::did_you_mean;
use crate::model::CustomerId;
use crate::model::Decides;
use crate::model::IncidentId;
use crate::model::Line;
use crate::model::LineId;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Witness;
use crate::model::Workspace;
use crate::source::Span;
use std::collections::BTreeMap;

/// Files that could not be read in full. What they would have held is not missed: that would only repeat
/// their own problems at every place that refers to them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Broken {
    /// `customers.csv`.
    pub customers: bool,
    /// `services.toml`.
    pub services: bool,
    /// `contracts.csv`.
    pub lines: bool,
    /// Any of `incidents/`.
    pub incidents: bool,
}

/// Checks every reference between the facts.
pub fn cross_check(w: &Workspace, broken: Broken, all: &mut Diagnostics) {
    let mut found = Diagnostics::default();
    check_references(w, &mut found);
    found.retain(|d| match d.code {
        Code::RefCustomer => !broken.customers,
        Code::RefService | Code::RefRegion | Code::RefComponent => !broken.services,
        Code::RefLine => !broken.lines,
        Code::RefIncident => !broken.incidents,
        _ => true,
    });
    all.extend(found);
}

fn check_references(w: &Workspace, diags: &mut Diagnostics) {
    partners(w, diags);
    renamings(w, diags);
    lines(w, diags);
    incidents(w, diags);
    rankings(w, diags);
    for m in &w.maintenance {
        if let Some(service) = service(w, &m.service, m.span, "maintenance", diags) {
            region(service, m.region.as_deref(), m.span, diags);
        }
    }
    for g in &w.goodwill {
        if let Some(id) = &g.customer {
            customer(w, id, g.span, "goodwill", diags);
        }
        if let Some(id) = g.incident.as_ref().filter(|id| !w.incidents.contains_key(id)) {
            diags.push(
                Diagnostic::error(
                    Code::RefIncident,
                    format!("goodwill names the incident `{id}`, which is not known"),
                )
                .at(g.span, "this row")
                .note("nobody would get it")
                .help(did_you_mean(id.as_str(), w.incidents.keys().map(IncidentId::as_str))),
            );
        }
    }
    for id in w.requests.keys().filter(|id| !w.services.contains_key(*id)) {
        diags.push(
            Diagnostic::error(
                Code::RefService,
                format!("requests.csv names the service `{id}`, which is not in services.toml"),
            )
            .note("its requests would count for nobody")
            .help(did_you_mean(id.as_str(), w.services.keys().map(ServiceId::as_str))),
        );
    }
    for (id, facts) in w.facts.iter().filter(|(id, _)| !w.lines.contains_key(*id)) {
        for fact in facts.iter().take(1) {
            diags.push(
                Diagnostic::error(Code::RefLine, format!("a fact names the line `{id}`, which is not known"))
                    .at(fact.value.span, "this row")
                    .help(did_you_mean(id.as_str(), w.lines.keys().map(LineId::as_str))),
            );
        }
    }
    for id in w.ledger_ids.values() {
        customer(w, &id.customer, id.span, "ledger id", diags);
    }
    for c in &w.claims {
        customer(w, &c.customer, c.span, "claim", diags);
        if let Some(id) = c.line.as_ref().filter(|id| !w.lines.contains_key(id)) {
            diags.push(
                Diagnostic::error(
                    Code::RefLine,
                    format!("a claim names the line `{id}`, which is not known"),
                )
                .at(c.span, "this row")
                .help(did_you_mean(id.as_str(), w.lines.keys().map(LineId::as_str))),
            );
        }
    }
}

fn customer(w: &Workspace, id: &CustomerId, span: Span, what: &str, diags: &mut Diagnostics) {
    if !w.customers.contains_key(id) {
        diags.push(
            Diagnostic::error(
                Code::RefCustomer,
                format!("a {what} names the customer `{id}`, who is not in customers.csv"),
            )
            .at(span, "this row")
            .note("nobody would get the letter or the credit")
            .help(did_you_mean(id.as_str(), w.customers.keys().map(CustomerId::as_str))),
        );
    }
}

fn service<'a>(
    w: &'a Workspace,
    id: &ServiceId,
    span: Span,
    what: &str,
    diags: &mut Diagnostics,
) -> Option<&'a Service> {
    let found = w.services.get(id);
    if found.is_none() {
        diags.push(
            Diagnostic::error(
                Code::RefService,
                format!("a {what} names the service `{id}`, which is not in services.toml"),
            )
            .at(span, "here")
            .note("whom it concerned could not be told")
            .help(did_you_mean(id.as_str(), w.services.keys().map(ServiceId::as_str))),
        );
    }
    found
}

fn region(service: &Service, region: Option<&str>, span: Span, diags: &mut Diagnostics) {
    if let Some(region) = region.filter(|r| !service.regions.iter().any(|known| known == r)) {
        diags.push(
            Diagnostic::error(Code::RefRegion, format!("`{}` has no region `{region}`", service.id))
                .at(span, "here")
                .at(service.span, "the service")
                .help(did_you_mean(region, service.regions.iter().map(String::as_str))),
        );
    }
}

/// An old name belongs to one thing only, and to nothing that is there under it.
fn renamings(w: &Workspace, diags: &mut Diagnostics) {
    let customers = w
        .customers
        .values()
        .map(|c| (c.id.as_str(), c.renamed_from.as_ref().map(CustomerId::as_str), c.span));
    let lines = w.lines.values().filter_map(|l| {
        Some((l.id.as_str(), l.renamed_from.as_ref().map(LineId::as_str), l.terms.first()?.span))
    });
    one_name(customers.collect(), "customer", diags);
    one_name(lines.collect(), "contract line", diags);
}

fn one_name(all: Vec<(&str, Option<&str>, Span)>, what: &str, diags: &mut Diagnostics) {
    let mut owners: BTreeMap<&str, Span> = all.iter().map(|(id, _, span)| (*id, *span)).collect();
    for (id, old, span) in &all {
        let Some(old) = old.filter(|old| old != id) else { continue };
        if let Some(other) = owners.insert(old, *span) {
            diags.push(
                Diagnostic::error(Code::IdDuplicate, format!("`{id}` cannot have been the {what} `{old}`: another one is"))
                    .at(*span, format!("`renamed_from` is `{old}`"))
                    .at(other, "this one")
                    .note("credits are remembered by the first id of a thing; two with one memory would get each other's")
                    .help("name in `renamed_from` the id under which credits were given, and only there"),
            );
        }
    }
}

fn partners(w: &Workspace, diags: &mut Diagnostics) {
    for c in w.customers.values() {
        if let Some((partner, _)) = c.partner.as_ref().filter(|(p, _)| !w.customers.contains_key(p)) {
            diags.push(
                Diagnostic::error(
                    Code::RefCustomer,
                    format!("`{}` names the partner `{partner}`, who is not in customers.csv", c.id),
                )
                .at(c.span, "this row")
                .help(did_you_mean(partner.as_str(), w.customers.keys().map(CustomerId::as_str))),
            );
        }
    }
}

fn lines(w: &Workspace, diags: &mut Diagnostics) {
    for line in w.lines.values() {
        let Some(span) = line.terms.first().map(|t| t.span) else { continue };
        customer(w, &line.customer, span, "contract", diags);
        let Some(found) = service(w, &line.service, span, "contract", diags) else { continue };
        region(found, line.region.as_deref(), span, diags);
        regions_combine(found, line, span, diags);
    }
}

/// A ranking of evidence names sources that there are.
fn rankings(w: &Workspace, diags: &mut Diagnostics) {
    let own = w.services.values().filter_map(|s| Some((s.decides.as_ref()?, s.span)));
    let whole = w.settings.evidence.iter().map(|rules| (&rules.decides, rules.span));
    for (decides, span) in whole.chain(own) {
        let Decides::Ranked(list) = decides else { continue };
        for witness in list {
            let Witness::Source(id) = witness else { continue };
            if w.settings.monitoring.iter().any(|m| m.id == *id) {
                continue;
            }
            let known =
                w.settings.monitoring.iter().map(|m| m.id.as_str()).chain(["monitoring", "incidents"]);
            diags.push(
                Diagnostic::error(
                    Code::RefSource,
                    format!("the ranking names `{id}`, which is no `[[monitoring]]` source"),
                )
                .at(span, "which evidence decides")
                .note("what it would have said would be passed over, and another source would decide")
                .help(did_you_mean(id.as_str(), known)),
            );
        }
    }
}

fn regions_combine(service: &Service, line: &Line, span: Span, diags: &mut Diagnostics) {
    if line.region.is_none() && service.regions.len() > 1 && service.combine_regions.is_none() {
        diags.push(
            Diagnostic::error(Code::ServiceCombine, format!("`{}` names no region, and `{}` does not say when it is down as a whole", line.id, service.id))
                .at(span, "in which region?")
                .at(service.span, format!("has the regions {}", service.regions.join(", ")))
                .note("the affected time of this line hangs on it")
                .help("name the region in the contract, or write `combine_regions = \"any\"` or `\"all\"` on the service"),
        );
    }
}

fn incidents(w: &Workspace, diags: &mut Diagnostics) {
    for incident in w.incidents.values() {
        for impact in &incident.impacts {
            let Some(found) = service(w, &impact.service, impact.span, "window of impact", diags) else {
                continue;
            };
            for name in &impact.regions {
                region(found, Some(name), impact.span, diags);
            }
            if let Some(part) =
                impact.component.as_ref().filter(|p| !found.components.iter().any(|c| c.id == **p))
            {
                diags.push(
                    Diagnostic::error(
                        Code::RefComponent,
                        format!("`{}` has no component `{part}`", found.id),
                    )
                    .at(impact.span, "this window")
                    .at(found.span, "the service")
                    .help(did_you_mean(part, found.components.iter().map(|c| c.id.as_str()))),
                );
            }
            for id in &impact.customers {
                customer(w, id, impact.span, "window of impact", diags);
            }
        }
    }
}
