//! Incidents and outages in the page.

use crate::compose::IncidentView;
use crate::compose::PeriodFacts;
use crate::compose::book::desk::BookDesk;
use crate::compose::book::shape::IncidentPage;
use crate::compose::book::shape::OutageRow;
use crate::compose::charts;
use crate::compose::incident_views;
use crate::compose::postmortem;
use crate::compose::windows;
use crate::language::Language;
use crate::measure::Outage;
use crate::model::ImpactKind;
use crate::time::Elapsed;
use crate::time::Zone;
use std::cmp::Reverse;

/// The most rows of a timeline and of windows that a page shows; the postmortem has them all.
const SHOWN: usize = 400;

/// The incidents of the month, the one that hit most customers for longest first.
pub(super) fn incidents(desk: &BookDesk<'_>) -> Vec<IncidentPage> {
    let mut all: Vec<(Elapsed, IncidentPage)> =
        incident_views(desk.facts).iter().map(|view| (lasted(view), page(desk, view))).collect();
    all.sort_by_key(|(lasted, page)| (Reverse((page.impact.customers, *lasted)), page.id.clone()));
    all.into_iter().map(|(_, page)| page).collect()
}

fn lasted(view: &IncidentView<'_>) -> Elapsed {
    view.outages.iter().map(|o| o.interval.length()).max().unwrap_or(Elapsed::ZERO)
}

fn page(desk: &BookDesk<'_>, view: &IncidentView<'_>) -> IncidentPage {
    let told = postmortem::postmortem(view, None);
    let documents = desk.documents_in(&format!("incidents/{}/", view.incident.id));
    IncidentPage {
        id: told.id,
        title: told.title,
        severity: told.severity,
        status: told.status,
        when: told.when,
        zone: told.zone.name,
        gist: told.gist,
        data_loss: told.data_loss,
        source: view.sources.place(view.incident.span),
        impact: told.impact,
        figure: charts::incident_timeline(view),
        windows: told.windows.into_iter().take(SHOWN).collect(),
        outages: view.outages.iter().take(SHOWN).map(|o| outage(desk.facts, o)).collect(),
        metrics: told.metrics,
        promises: told.promises,
        timeline: told.timeline.into_iter().take(SHOWN).collect(),
        documents,
    }
}

/// An outage with what the evidence proves of it.
pub(super) fn outage(facts: &PeriodFacts<'_>, o: &Outage) -> OutageRow {
    let english = Language::english();
    let service = windows::service_name(&facts.workspace.services, &o.service);
    let place = o.region.as_deref().map(|r| format!(", {}", english.region(r))).unwrap_or_default();
    let (start, end) = (o.interval.start(), o.interval.end());
    let from = english.date_time(start, Zone::UTC, false);
    let mut sources: Vec<String> =
        o.origins.iter().map(|id| facts.downtime.origins.get(*id).place.clone()).collect();
    sources.dedup();
    OutageRow {
        id: o.id.clone(),
        service: format!("{service}{place}"),
        kind: if o.kind == ImpactKind::Down { "down" } else { "degraded" },
        when: format!("{from} – {}", english.end_after(start, end, Zone::UTC, false)),
        lasted: english.elapsed(o.interval.length()),
        least: english.elapsed(o.bounds.0),
        most: english.elapsed(o.bounds.1),
        incidents: o.incidents.iter().map(ToString::to_string).collect(),
        sources,
    }
}
