//! What an incident meant, in numbers and in one sentence. Internal, because it holds money.

use crate::compose::IncidentView;
use crate::compose::LineResult;
use crate::compose::context::postmortem::Impact as ImpactNumbers;
use crate::compose::context::postmortem::ImpactRow;
use crate::compose::postmortem::sorted;
use crate::compose::terms;
use crate::compose::windows;
use crate::compose::words;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::language::capital;
use crate::language::days_of;
use crate::measure::Origin;
use crate::model::CustomerId;
use crate::model::DataLoss;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::IncidentId;
use crate::model::LineId;
use crate::model::ServiceId;
use crate::sla::Counted;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A row of the table of impact: service, place, how.
type RowKey = (String, String, String);

/// What the incident meant, in numbers.
pub(super) fn impact(view: &IncidentView<'_>) -> ImpactNumbers {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let customers: BTreeSet<&CustomerId> = view.lines.iter().map(|l| &l.line().customer).collect();
    let missed: BTreeSet<&LineId> = view
        .lines
        .iter()
        .filter(|l| {
            counts_in(view, l)
                && l.assessment().is_some_and(|a| !matches!(a.outcome, Outcome::Met | Outcome::ToDate))
        })
        .map(|l| &l.line().id)
        .collect();
    let of_missed = |row: &LedgerRow| row.line.as_ref().is_some_and(|l| missed.contains(l));
    let own_gift = |row: &LedgerRow| {
        let incident: Option<&IncidentId> = row.decision.as_ref().and_then(|d| d.incident.as_ref());
        terms::is_goodwill(row) && incident == Some(&view.incident.id)
    };
    ImpactNumbers {
        customers: count(customers.len()),
        customers_of_services: count(view.customers_of_services.max(customers.len())),
        lines_missed: count(missed.len()),
        affected_time: affected_time(view),
        services: rows(view),
        credits_owed: terms::totals(Language::english(), &view.rows, |r| terms::is_owed(r) && of_missed(r)),
        credits_awaiting: terms::totals(Language::english(), &view.rows, |r| {
            terms::is_awaiting(r) && of_missed(r)
        }),
        goodwill: terms::totals(Language::english(), &view.rows, own_gift),
    }
}

/// Whether some of the time that counts for a line is of this incident.
fn counts_in(view: &IncidentView<'_>, line: &LineResult<'_>) -> bool {
    let mut counted = line.measured().segments.iter().filter(|s| s.counted == Counted::Yes);
    counted.any(|s| s.origins.iter().any(|o| view.is_own(*o)))
}

fn stretch(w: &Impact) -> Option<Interval> {
    Interval::new(w.start, w.end?)
}

fn is_rough(w: &Impact) -> bool {
    w.approximate.start || w.approximate.end
}

/// Time covered by windows, overlaps once; `not over` while one is open.
fn covered<'w>(windows: impl IntoIterator<Item = &'w Impact>) -> String {
    let windows: Vec<&Impact> = windows.into_iter().collect();
    if windows.iter().any(|w| w.end.is_none()) {
        return "not over".to_owned();
    }
    let time = windows.iter().filter_map(|w| stretch(w)).collect::<IntervalSet>().length();
    Language::english().about(windows.iter().any(|w| is_rough(w)), time.to_string())
}

fn affected_time(view: &IncidentView<'_>) -> String {
    if view.incident.impacts.is_empty() {
        words::NOT_RECORDED.to_owned()
    } else {
        covered(&view.incident.impacts)
    }
}

/// Region or component of a window in words; `None` when it is all of the service.
pub(super) fn place_of(language: &Language, view: &IncidentView<'_>, w: &Impact) -> Option<String> {
    let regions: Vec<String> = w.regions.iter().map(|r| language.region(r)).collect();
    let component = windows::place_name(language, view.services, &w.service, w.component.as_deref(), None);
    let parts: Vec<String> =
        component.into_iter().chain((!regions.is_empty()).then(|| language.list(&regions))).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn how(w: &Impact) -> String {
    match (w.kind, &w.share) {
        (ImpactKind::Down, _) => "down".to_owned(),
        (ImpactKind::Degraded, Some(share)) => {
            format!("degraded ({})", windows::share_words(Language::english(), share))
        }
        (ImpactKind::Degraded, None) => "degraded".to_owned(),
    }
}

fn rows(view: &IncidentView<'_>) -> Vec<ImpactRow> {
    let mut order: Vec<RowKey> = Vec::new();
    let mut of: BTreeMap<RowKey, Vec<(usize, &Impact)>> = BTreeMap::new();
    for (index, w) in view.incident.impacts.iter().enumerate() {
        let place = place_of(Language::english(), view, w).unwrap_or_else(|| "all".to_owned());
        let key = (windows::service_name(view.services, &w.service), place, how(w));
        if !of.contains_key(&key) {
            order.push(key.clone());
        }
        of.entry(key).or_default().push((index, w));
    }
    let mut rows: Vec<ImpactRow> = Vec::new();
    for key in order {
        let Some(windows) = of.get(&key) else { continue };
        let (service, place, kind) = key;
        let indices: BTreeSet<usize> = windows.iter().map(|(i, _)| *i).collect();
        let customers = customers_hit(view, &|_| true, &|i| indices.contains(&i));
        rows.push(ImpactRow {
            service,
            place,
            kind,
            affected_time: covered(windows.iter().map(|(_, w)| *w)),
            customers,
        });
    }
    rows.extend(dependants(view));
    rows
}

/// Services that were hit because they need one that the incident names.
fn dependants(view: &IncidentView<'_>) -> Vec<ImpactRow> {
    let named: BTreeSet<&ServiceId> = view.incident.impacts.iter().map(|w| &w.service).collect();
    let mut hit: BTreeMap<&ServiceId, IntervalSet> = BTreeMap::new();
    for line in view.lines.iter().filter(|l| !named.contains(&l.line().service)) {
        let own = line.measured().segments.iter().filter(|s| s.origins.iter().any(|o| view.is_own(*o)));
        let time: IntervalSet = own.map(|s| s.interval).collect();
        let known = hit.entry(&line.line().service).or_default();
        *known = known.union(&time);
    }
    let sources: Vec<String> = named.iter().map(|id| windows::service_name(view.services, id)).collect();
    let row = |(id, time): (&ServiceId, IntervalSet)| ImpactRow {
        service: windows::service_name(view.services, id),
        place: "all".to_owned(),
        kind: format!("through {}", Language::english().list(&sources)),
        affected_time: Language::english()
            .about(view.incident.impacts.iter().any(is_rough), time.length().to_string()),
        customers: customers_hit(view, &|service| service == id, &|_| true),
    };
    hit.into_iter().map(row).collect()
}

/// How many customers have time of some of the incident's windows on a line of a service.
fn customers_hit(
    view: &IncidentView<'_>,
    service: &dyn Fn(&ServiceId) -> bool,
    window: &dyn Fn(usize) -> bool,
) -> u32 {
    let is_hit = |l: &&&LineResult<'_>| {
        let origins = l.measured().segments.iter().flat_map(|s| &s.origins);
        service(&l.line().service)
            && origins.into_iter().any(|o| match &view.origins.get(*o).origin {
                Origin::Incident { incident, impact } => *incident == view.incident.id && window(*impact),
                _ => false,
            })
    };
    let customers: BTreeSet<&CustomerId> =
        view.lines.iter().filter(is_hit).map(|l| &l.line().customer).collect();
    u32::try_from(customers.len()).unwrap_or(u32::MAX)
}

/// One sentence: when, what, how long, how many customers, what was lost.
pub(super) fn gist(view: &IncidentView<'_>) -> String {
    let i = view.incident;
    let windows = sorted(i);
    let mut names: Vec<String> =
        windows.iter().map(|w| windows::service_name(view.services, &w.service)).collect();
    let through = view.lines.iter().map(|l| windows::service_name(view.services, &l.line().service));
    names.extend(through);
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    let partial = windows.iter().all(|w| w.kind == ImpactKind::Degraded);
    let customers: BTreeSet<&CustomerId> = view.lines.iter().map(|l| &l.line().customer).collect();
    let were = match (names.len(), windows.iter().any(|w| w.end.is_none())) {
        (1, false) => "was",
        (_, false) => "were",
        (1, true) => "has been",
        (_, true) => "have been",
    };
    let state = if partial { "degraded" } else { "down" };
    let days = days_of(&windows.iter().filter_map(|w| stretch(w)).collect::<Vec<_>>(), i.zone);
    let lasted = if windows.iter().any(|w| w.end.is_none()) {
        let since = windows.first().map(|w| Language::english().on_day(w.start, i.zone, w.approximate.start));
        format!("since {}", since.unwrap_or_default())
    } else {
        let runs = windows.iter().filter_map(|w| stretch(w)).collect::<IntervalSet>().len();
        let many = if runs > 1 {
            format!(" in {} windows", Language::english().number(runs))
        } else {
            String::new()
        };
        format!("{} for {}{many}", Language::english().days(&days), affected_time(view))
    };
    let hit = words::count(customers.len(), "customer was affected", "customers were affected");
    let data = match i.data_loss.value {
        DataLoss::No => "no data was lost",
        DataLoss::Yes(_) => "data was lost",
        DataLoss::Unknown => "whether data was lost is not yet known",
    };
    format!("{} {were} {state} {lasted}; {hit}; {data}.", capital(&Language::english().list(&names)))
}
