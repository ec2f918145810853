//! Incidents: windows, kinds, shares, whom they hit and when something was known; no words.

use crate::model::Approximate;
use crate::model::Audience;
use crate::model::DataLoss;
use crate::model::Hold;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::Incident;
use crate::model::IncidentSeverity;
use crate::model::IncidentStatus;
use crate::model::Workspace;
use crate::money::Exact;
use crate::run::Artefact;
use crate::run::redact::LEFT_OUT;
use crate::run::redact::names::Kind;
use crate::run::redact::names::Names;
use toml::Table;
use toml::Value;

/// One file for each incident, whatever it was written in.
pub(super) fn incidents(w: &Workspace, names: &Names) -> Vec<Artefact> {
    let file = |i: &Incident| {
        let id = names.of(Kind::Incident, i.id.as_str());
        let text = toml::to_string(&incident(i, &id, names)).ok()?;
        Some(Artefact::new(format!("incidents/{id}.toml"), text))
    };
    w.incidents.values().filter_map(file).collect()
}

fn put(table: &mut Table, key: &str, value: impl Into<Value>) {
    table.insert(key.to_owned(), value.into());
}

fn incident(i: &Incident, id: &str, names: &Names) -> Table {
    let mut head = Table::new();
    put(&mut head, "id", id);
    put(&mut head, "title", format!("Incident {id}"));
    if let Some(severity) = i.severity {
        let word = match severity {
            IncidentSeverity::Minor => "minor",
            IncidentSeverity::Major => "major",
            IncidentSeverity::Critical => "critical",
        };
        put(&mut head, "severity", word);
    }
    let status = match i.status {
        IncidentStatus::Open => "open",
        IncidentStatus::Monitoring => "monitoring",
        IncidentStatus::Resolved => "resolved",
    };
    put(&mut head, "status", status);
    put(&mut head, "zone", i.zone.name());
    let lost = match &i.data_loss.value {
        DataLoss::No => "no",
        DataLoss::Yes(_) => "yes",
        DataLoss::Unknown => "unknown",
    };
    put(&mut head, "data_loss", lost);
    if lost == "yes" {
        put(&mut head, "data_loss_note", LEFT_OUT);
    }
    if let Some(hold) = i.hold {
        put(&mut head, "hold", if hold == Hold::Legal { "legal" } else { "security" });
    }
    let mut root = Table::new();
    put(&mut root, "schema", 1);
    put(&mut root, "incident", head);
    put(&mut root, "impact", i.impacts.iter().map(|x| impact(x, names)).collect::<Vec<_>>());
    let event = |e: &crate::model::Event| {
        let mut table = Table::new();
        put(&mut table, "at", e.at.to_string());
        put(&mut table, "kind", e.kind.word());
        put(&mut table, "text", LEFT_OUT);
        put(&mut table, "approximate", e.approximate);
        table
    };
    put(&mut root, "event", i.events.iter().map(event).collect::<Vec<_>>());
    let said = |c: &crate::model::Communication| {
        let mut table = Table::new();
        put(&mut table, "at", c.at.to_string());
        put(&mut table, "channel", "message");
        let audience = match c.audience {
            Audience::Public => "public",
            Audience::Customers => "customers",
            Audience::Internal => "internal",
        };
        put(&mut table, "audience", audience);
        put(&mut table, "text", LEFT_OUT);
        if let Some(next) = c.next_update {
            put(&mut table, "next_update", next.to_string());
        }
        table
    };
    put(&mut root, "communication", i.communications.iter().map(said).collect::<Vec<_>>());
    let mut public = Table::new();
    for key in ["what_happened", "consequence", "cause", "prevention"] {
        put(&mut public, key, LEFT_OUT);
    }
    put(&mut root, "public", public);
    root
}

fn impact(x: &Impact, names: &Names) -> Table {
    let mut table = Table::new();
    put(&mut table, "service", names.of(Kind::Service, x.service.as_str()));
    put(&mut table, "start", x.start.to_string());
    if let Some(end) = x.end {
        put(&mut table, "end", end.to_string());
    }
    put(&mut table, "kind", if x.kind == ImpactKind::Down { "down" } else { "degraded" });
    if !x.regions.is_empty() {
        put(&mut table, "regions", x.regions.clone());
    }
    if let Some(component) = &x.component {
        put(&mut table, "component", names.of(Kind::Component, component));
    }
    if !x.customers.is_empty() {
        let customers: Vec<String> =
            x.customers.iter().map(|c| names.of(Kind::Customer, c.as_str())).collect();
        put(&mut table, "customers", customers);
    }
    if let Some(share) = &x.share {
        put(&mut table, "share", format!("{}%", share.times(&Exact::whole(100))));
    }
    let approximate = match x.approximate {
        Approximate { start: true, end: true } => Some("both"),
        Approximate { start: true, end: false } => Some("start"),
        Approximate { start: false, end: true } => Some("end"),
        Approximate { start: false, end: false } => None,
    };
    if let Some(word) = approximate {
        put(&mut table, "approximate", word);
    }
    if let Some(excluded) = &x.excluded {
        let mut claim = Table::new();
        put(&mut claim, "class", excluded.class.name());
        put(&mut claim, "reason", LEFT_OUT);
        put(&mut table, "excluded", claim);
    }
    if let Some(at) = x.reported_at {
        put(&mut table, "reported_at", at.to_string());
    }
    table
}
