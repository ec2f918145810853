//! Time laid out for drawing: the days of a month in a zone, and stretches of a service along them.

use crate::compose::CustomerView;
use crate::compose::PeriodFacts;
use crate::compose::windows;
use crate::compose::windows::Interruption;
use crate::compose::windows::Place;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::language::Language;
use crate::measure::Origin;
use crate::model::ImpactKind;
use crate::sla::Counted;
use crate::time::Month;
use crate::time::Zone;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The days of a month in a zone.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ZoneDays {
    /// The zone in words.
    pub name: String,
    /// When each day begins, in milliseconds since 1970, and when the month ends.
    pub days: Vec<i64>,
}

/// Stretches of time of some services.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Strip {
    /// The zone whose days are drawn.
    pub zone: String,
    /// One row a service and place.
    pub rows: Vec<StripRow>,
}

/// One service in one place.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StripRow {
    /// The service.
    pub service: String,
    /// The region, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it was under contract, from and to; absent where that is the whole month.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub in_force: Vec<[i64; 2]>,
    /// What was not as it should be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stretches: Vec<StripStretch>,
}

/// A stretch.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StripStretch {
    /// From when.
    pub from: i64,
    /// Until when.
    pub to: i64,
    /// `down`, `degraded`, `silent` or `not-counted`.
    pub state: &'static str,
}

/// The days of a month.
pub(super) fn days(language: &Language, month: Month, zone: Zone) -> ZoneDays {
    let count = usize::try_from(month.days()).unwrap_or(31);
    let starts = month.first_day().iter_days().take(count).map(|day| zone.start_of_day(day).0);
    let end = [month.end(zone).0];
    ZoneDays { name: language.zone_name(zone), days: starts.chain(end).collect() }
}

fn edges(stretch: Interval) -> [i64; 2] {
    [stretch.start().0, stretch.end().0]
}

/// What a customer had under contract, and what of it was interrupted.
pub(super) fn of_customer(view: &CustomerView<'_>, all: &[Interruption]) -> Option<Strip> {
    let zone = view.customer.zone;
    let month = Interval::new(view.month.start(zone), view.month.end(zone))?;
    let mut places: BTreeMap<Place, IntervalSet> = BTreeMap::new();
    for result in &view.lines {
        let place = (result.line().service.clone(), result.line().region.clone());
        let known = places.entry(place).or_default();
        *known = known.union(&result.measured().in_force);
    }
    let row = |((service, region), in_force): (Place, IntervalSet)| {
        let in_force = in_force.clip(month);
        let is_whole = in_force.length() == month.length();
        let of = all.iter().filter(|i| i.service == service && i.region == region);
        StripRow {
            stretches: of.map(|i| stretch(view, i)).collect(),
            place: windows::place_name(view.language, view.services, &service, None, region.as_deref()),
            service: windows::service_name(view.services, &service),
            in_force: if is_whole { Vec::new() } else { in_force.iter().map(edges).collect() },
        }
    };
    let rows: Vec<StripRow> = places.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| Strip { zone: zone.to_string(), rows })
}

fn stretch(view: &CustomerView<'_>, i: &Interruption) -> StripStretch {
    let silent = i.origins.iter().all(|o| view.origins.get(*o).origin == Origin::Silence);
    let state = match (&i.counted, silent, i.is_partial) {
        (Counted::Yes, true, _) => "silent",
        (Counted::Yes, _, false) => "down",
        (Counted::Yes, _, true) => "degraded",
        _ => "not-counted",
    };
    let [from, to] = edges(i.interval);
    StripStretch { from, to, state }
}

/// The outages of the month; `None` where there was none.
pub(super) fn of_month(facts: &PeriodFacts<'_>) -> Option<Strip> {
    let zone = facts.workspace.settings.defaults.zone;
    let month = Interval::new(facts.month.start(zone), facts.month.end(zone))?;
    let mut rows: BTreeMap<Place, Vec<StripStretch>> = BTreeMap::new();
    for outage in facts.outages.iter().filter(|o| o.interval.meets(month)) {
        let [from, to] = edges(outage.interval);
        let state = if outage.kind == ImpactKind::Down { "down" } else { "degraded" };
        let place = (outage.service.clone(), outage.region.clone());
        rows.entry(place).or_default().push(StripStretch { from, to, state });
    }
    let row = |((service, region), stretches): (Place, Vec<StripStretch>)| StripRow {
        service: windows::service_name(&facts.workspace.services, &service),
        place: region.as_deref().map(|r| Language::english().region(r)),
        in_force: Vec::new(),
        stretches,
    };
    let rows: Vec<StripRow> = rows.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| Strip { zone: zone.to_string(), rows })
}
