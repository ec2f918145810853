//! Recorded interruptions beside what monitoring found: minutes that agree and minutes that only one has.

use crate::compose::IncidentView;
use crate::compose::context::postmortem::ReconciliationRow;
use crate::compose::impact::place_of;
use crate::compose::postmortem::sorted;
use crate::compose::windows;
use crate::compose::words;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::measure::Origin;
use crate::measure::Outage;
use crate::model::Impact;
use crate::model::Service;
use crate::time::Elapsed;
use crate::time::Zone;

/// One row for each recorded window, and one for each stretch that only monitoring saw.
pub(super) fn rows(view: &IncidentView<'_>) -> Vec<ReconciliationRow> {
    let windows = sorted(view.incident);
    let mut rows: Vec<ReconciliationRow> = windows.iter().map(|w| row(view, w)).collect();
    for outage in &view.outages {
        let recorded: IntervalSet = windows
            .iter()
            .filter(|w| is_of(outage, w))
            .filter_map(|w| Interval::new(w.start, w.end?))
            .collect();
        let alone = monitored(view, outage)
            .iter()
            .filter(|m| recorded.iter().all(|r| !r.meets(*m)))
            .collect::<Vec<_>>();
        rows.extend(alone.into_iter().map(|m| only_monitoring(view, outage, m)));
    }
    rows
}

/// Whether an outage is of the service and place of a window.
fn is_of(outage: &Outage, w: &Impact) -> bool {
    outage.service == w.service && is_here(outage.region.as_ref(), w)
}

/// Whether a place is one of a window's.
fn is_here(region: Option<&String>, w: &Impact) -> bool {
    region.is_none_or(|region| w.regions.is_empty() || w.regions.contains(region))
}

/// What the monitors say of an outage.
fn monitored(view: &IncidentView<'_>, outage: &Outage) -> IntervalSet {
    let facts = outage.origins.iter().map(|o| view.origins.get(*o));
    facts.filter(|f| matches!(f.origin, Origin::Monitor { .. })).filter_map(|f| f.whole).collect()
}

fn row(view: &IncidentView<'_>, w: &Impact) -> ReconciliationRow {
    let name = windows::service_name(view.services, &w.service);
    let service = place_of(Language::english(), view, w)
        .map_or_else(|| name.clone(), |place| format!("{name}, {place}"));
    let decided = words::decides(view.settings.decides());
    let whole = w.end.and_then(|end| Interval::new(w.start, end));
    let Some(window) = whole else {
        return ReconciliationRow {
            service,
            incident_window: format!(
                "{} – not over",
                Language::english().date_time(w.start, Zone::UTC, w.approximate.start)
            ),
            monitoring_window: words::NOT_RECORDED.to_owned(),
            agreed: words::NONE.to_owned(),
            disagreed: "not over".to_owned(),
            decided,
        };
    };
    // What monitors saw, also where it decides nothing.
    let seen: IntervalSet = view
        .reconciled
        .iter()
        .filter(|r| r.service == w.service && is_here(r.region.as_ref(), w))
        .flat_map(|r| r.seen.iter().filter(|m| m.meets(window)).collect::<Vec<_>>())
        .collect();
    let own = IntervalSet::from(window);
    let (both, ours, theirs) =
        (own.intersection(&seen).length(), own.difference(&seen).length(), seen.difference(&own).length());
    let is_watched =
        view.services.get(&w.service).is_some_and(|s| is_watched(view, s, w.component.as_deref()));
    let start = Language::english().date_time(window.start(), Zone::UTC, w.approximate.start);
    ReconciliationRow {
        service,
        incident_window: format!(
            "{start} – {}",
            Language::english().end_after(window.start(), window.end(), Zone::UTC, w.approximate.end)
        ),
        monitoring_window: match (seen.is_empty(), is_watched) {
            (false, _) => seen.iter().map(|m| stretch_words(window, m)).collect::<Vec<_>>().join("; "),
            (true, true) => "not seen".to_owned(),
            (true, false) => "not watched".to_owned(),
        },
        agreed: if both == Elapsed::ZERO { words::NONE.to_owned() } else { both.to_string() },
        disagreed: disagreed(ours, theirs),
        decided,
    }
}

/// A stretch beside a window: with its date only when that is another one.
fn stretch_words(beside: Interval, m: Interval) -> String {
    let start = Language::english().end_after(beside.start(), m.start(), Zone::UTC, false);
    format!("{start} – {}", Language::english().end_after(m.start(), m.end(), Zone::UTC, false))
}

fn disagreed(ours: Elapsed, theirs: Elapsed) -> String {
    let mut parts = Vec::new();
    if ours > Elapsed::ZERO {
        parts.push(format!("{ours} only in the incident"));
    }
    if theirs > Elapsed::ZERO {
        parts.push(format!("{theirs} only in monitoring"));
    }
    if parts.is_empty() { words::NONE.to_owned() } else { Language::english().list(&parts) }
}

fn is_watched(view: &IncidentView<'_>, service: &Service, component: Option<&str>) -> bool {
    let parts = service.components.iter().filter(|c| component.is_none_or(|id| c.id == id));
    let any = !service.monitors.is_empty() || parts.into_iter().any(|c| !c.monitors.is_empty());
    any && !view.settings.monitoring.is_empty()
}

fn only_monitoring(view: &IncidentView<'_>, outage: &Outage, m: Interval) -> ReconciliationRow {
    let name = windows::service_name(view.services, &outage.service);
    let region =
        outage.region.as_deref().map(|r| format!(", {}", Language::english().region(r))).unwrap_or_default();
    let start = Language::english().date_time(m.start(), Zone::UTC, false);
    ReconciliationRow {
        service: format!("{name}{region}"),
        incident_window: words::NOT_RECORDED.to_owned(),
        monitoring_window: format!(
            "{start} – {}",
            Language::english().end_after(m.start(), m.end(), Zone::UTC, false)
        ),
        agreed: words::NONE.to_owned(),
        disagreed: disagreed(Elapsed::ZERO, m.length()),
        decided: words::decides(view.settings.decides()),
    }
}
