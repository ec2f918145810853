//! Interruptions as one customer saw them: measured segments of all lines, each stretch of time once.

use crate::compose::CustomerView;
use crate::compose::LineResult;
use crate::compose::context::shared::Window;
use crate::compose::words;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::interval::sweep;
use crate::language::Language;
use crate::language::capital;
use crate::measure::Origin;
use crate::measure::OriginFacts;
use crate::measure::OriginId;
use crate::model::Approximate;
use crate::model::ImpactKind;
use crate::model::IncidentId;
use crate::model::Service;
use crate::model::ServiceId;
use crate::money::Exact;
use crate::sla::Counted;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A service in a place: what rows of tables and charts are named after.
pub(super) type Place = (ServiceId, Option<String>);

/// One interruption of one service in one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Interruption {
    /// What was interrupted.
    pub service: ServiceId,
    /// In which region of the contract line.
    pub region: Option<String>,
    /// The one component that was hit, if all evidence names the same.
    pub component: Option<String>,
    /// From when to when, inside the period.
    pub interval: Interval,
    /// Whether it counts, and why not.
    pub counted: Counted,
    /// Whether it was never wholly down.
    pub is_partial: bool,
    /// The largest share that was hit, while it was partial.
    pub share: Option<Exact>,
    /// Where it is known from.
    pub origins: BTreeSet<OriginId>,
    /// The incidents that describe it.
    pub incidents: BTreeSet<IncidentId>,
    /// Which ends are only roughly known.
    pub approximate: Approximate,
    /// Whether it is not over.
    pub is_open: bool,
    /// When it was really over, also after the period.
    pub real_end: Instant,
}

impl Interruption {
    /// Whether a letter tells of it as an interruption: everything but what the agreement excludes.
    pub(super) fn is_told(&self) -> bool {
        !matches!(self.counted, Counted::Excluded { .. })
    }

    /// Whether one of its ends is only roughly known.
    pub(super) fn is_approximate(&self) -> bool {
        self.approximate.start || self.approximate.end
    }
}

/// A stretch with the state that is best for the customer.
struct Cell {
    interval: Interval,
    counted: Counted,
    is_partial: bool,
    origins: BTreeSet<OriginId>,
}

/// All interruptions of a customer, by start, service and place; two lines of one service in one place
/// show theirs once, and what counts for one of them counts.
pub(super) fn interruptions(view: &CustomerView<'_>) -> Vec<Interruption> {
    let mut by_place: BTreeMap<Place, Vec<&LineResult<'_>>> = BTreeMap::new();
    for result in &view.lines {
        let line = result.line();
        by_place.entry((line.service.clone(), line.region.clone())).or_default().push(result);
    }
    let mut all = Vec::new();
    for ((service, region), lines) in by_place {
        for run in join(view, cells(view, &lines)) {
            all.push(interruption(view, &service, &region, run));
        }
    }
    all.sort_by(|a, b| (a.interval, &a.service, &a.region).cmp(&(b.interval, &b.service, &b.region)));
    all
}

fn cells(view: &CustomerView<'_>, lines: &[&LineResult<'_>]) -> Vec<Cell> {
    let segments: Vec<_> = lines.iter().flat_map(|l| &l.measured().segments).collect();
    let labelled: Vec<(Interval, usize)> =
        segments.iter().enumerate().map(|(i, s)| (s.interval, i)).collect();
    let mut cells = Vec::new();
    for part in sweep(&labelled) {
        let here = || part.labels.iter().filter_map(|i| segments.get(*i));
        let Some(counted) = here().map(|s| s.counted.clone()).min() else { continue };
        let origins: BTreeSet<OriginId> = here().flat_map(|s| s.origins.iter().copied()).collect();
        let is_partial = view.origins.worst(&origins) == ImpactKind::Degraded;
        cells.push(Cell { interval: part.interval, counted, is_partial, origins });
    }
    cells
}

/// Joins cells that touch and are of one kind, unless two incidents that have nothing to do with each other meet.
fn join(view: &CustomerView<'_>, cells: Vec<Cell>) -> Vec<Cell> {
    let incidents = |origins: &BTreeSet<OriginId>| -> BTreeSet<IncidentId> {
        origins.iter().filter_map(|o| view.origins.get(*o).incident().cloned()).collect()
    };
    let mut runs: Vec<Cell> = Vec::new();
    let mut last_origins: BTreeSet<OriginId> = BTreeSet::new();
    for cell in cells {
        let joined = runs.last().and_then(|last| {
            let touches = last.interval.end() == cell.interval.start();
            let same = last.counted == cell.counted && last.is_partial == cell.is_partial;
            let (before, now) = (incidents(&last_origins), incidents(&cell.origins));
            let strangers = last_origins.is_disjoint(&cell.origins)
                && !before.is_empty()
                && !now.is_empty()
                && before.is_disjoint(&now);
            (touches && same && !strangers).then_some(())?;
            Interval::new(last.interval.start(), cell.interval.end())
        });
        last_origins.clone_from(&cell.origins);
        match (joined, runs.last_mut()) {
            (Some(longer), Some(last)) => {
                last.interval = longer;
                last.origins.extend(cell.origins);
            }
            _ => runs.push(cell),
        }
    }
    runs
}

fn interruption(
    view: &CustomerView<'_>,
    service: &ServiceId,
    region: &Option<String>,
    run: Cell,
) -> Interruption {
    let facts = || run.origins.iter().map(|o| view.origins.get(*o));
    let decided = || view.origins.deciding(&run.origins);
    let impact_of = |f: &OriginFacts| match &f.origin {
        Origin::Incident { incident, impact } => {
            view.incidents.iter().find(|i| i.id == *incident).and_then(|i| i.impacts.get(*impact))
        }
        _ => None,
    };
    let roughly = |edge: Instant, of: &dyn Fn(&OriginFacts) -> (Option<Instant>, bool)| {
        let mut at_edge =
            decided().map(of).filter(|(at, _)| *at == Some(edge)).map(|(_, rough)| rough).peekable();
        at_edge.peek().is_some() && at_edge.all(|rough| rough)
    };
    let components: BTreeSet<Option<String>> = facts()
        .filter_map(impact_of)
        .filter(|i| i.service == *service)
        .map(|i| i.component.clone())
        .collect();
    let only_component = if components.len() == 1 { components.into_iter().next().flatten() } else { None };
    let end = run.interval.end();
    let reaching = || decided().filter(|f| f.whole.is_some_and(|w| w.end() >= end));
    let is_open = reaching().filter_map(impact_of).any(|i| i.end.is_none());
    Interruption {
        service: service.clone(),
        region: region.clone(),
        component: only_component,
        interval: run.interval,
        is_partial: run.is_partial,
        share: if run.is_partial { decided().filter_map(|f| f.share.clone()).max() } else { None },
        incidents: facts().filter_map(|f| f.incident().cloned()).collect(),
        approximate: Approximate {
            start: roughly(run.interval.start(), &|f| (f.whole.map(Interval::start), f.approximate.start)),
            end: roughly(end, &|f| (f.whole.map(Interval::end), f.approximate.end)),
        },
        is_open,
        real_end: reaching().filter_map(|f| f.whole.map(Interval::end)).max().unwrap_or(end),
        counted: run.counted,
        origins: run.origins,
    }
}

/// Interruptions in time: those that overlap, or touch and share an incident, are one.
pub(super) fn in_time<'i>(told: impl IntoIterator<Item = &'i Interruption>) -> Vec<Interval> {
    let mut sorted: Vec<&Interruption> = told.into_iter().collect();
    sorted.sort_by_key(|i| i.interval);
    let mut merged: Vec<(Interval, BTreeSet<&IncidentId>)> = Vec::new();
    for next in sorted {
        if let Some((last, incidents)) = merged.last_mut() {
            let touches = next.interval.start() == last.end();
            let related = next.incidents.iter().any(|i| incidents.contains(i))
                || next.incidents.is_empty()
                || incidents.is_empty();
            if next.interval.start() < last.end() || (touches && related) {
                if let Some(longer) = Interval::new(last.start(), last.end().max(next.interval.end())) {
                    *last = longer;
                }
                incidents.extend(&next.incidents);
                continue;
            }
        }
        merged.push((next.interval, next.incidents.iter().collect()));
    }
    merged.into_iter().map(|(interval, _)| interval).collect()
}

/// The time that stretches cover, overlaps once.
pub(super) fn covered<'i>(told: impl IntoIterator<Item = &'i Interruption>) -> Elapsed {
    told.into_iter().map(|i| i.interval).collect::<IntervalSet>().length()
}

/// The time that interruptions cover, overlaps once: `about` when one end is only roughly known, `at least`
/// while one is not over.
pub(super) fn covered_words(language: &Language, told: &[&Interruption]) -> String {
    let time = language.elapsed(covered(told.iter().copied()));
    if told.iter().any(|i| i.is_open) {
        return language.say_with("at-least-time", &[("time", &time)]);
    }
    language.about(told.iter().any(|i| i.is_approximate()), time)
}

/// The display name of a service.
pub(super) fn service_name(services: &BTreeMap<ServiceId, Service>, id: &ServiceId) -> String {
    services.get(id).map_or_else(|| id.to_string(), |s| s.name.clone())
}

/// A component, or a region, in words.
pub(super) fn place_name(
    language: &Language,
    services: &BTreeMap<ServiceId, Service>,
    service: &ServiceId,
    component: Option<&str>,
    region: Option<&str>,
) -> Option<String> {
    let component = component.map(|id| {
        let known = services.get(service).and_then(|s| s.components.iter().find(|c| c.id == id));
        known.map_or_else(|| id.to_owned(), |c| c.name.clone())
    });
    let parts: Vec<String> = component.into_iter().chain(region.map(|r| language.region(r))).collect();
    (!parts.is_empty()).then(|| language.in_a_row(&parts))
}

/// A share as people write it: `40 %`.
pub(super) fn share_words(language: &Language, share: &Exact) -> String {
    language.percent_down(share, 0, std::slice::from_ref(share))
}

/// The rows of the table of interruptions.
pub(super) fn windows(view: &CustomerView<'_>, all: &[Interruption]) -> Vec<Window> {
    all.iter().map(|i| window(view, i)).collect()
}

/// An interruption as its customer reads of it.
pub(super) fn window(view: &CustomerView<'_>, i: &Interruption) -> Window {
    let (zone, language) = (view.customer.zone, view.language);
    let (start, end) = (i.interval.start(), i.interval.end());
    let begins = |zone: Zone| language.date_time(start, zone, i.approximate.start);
    let ends = |zone: Zone| match i.is_open {
        true => language.say("not-over"),
        false => language.end_after(start, end, zone, i.approximate.end),
    };
    Window {
        start_local: begins(zone),
        end_local: ends(zone),
        start_utc: begins(Zone::UTC),
        end_utc: ends(Zone::UTC),
        duration: language.about(i.is_approximate(), language.elapsed(i.interval.length())),
        service: service_name(view.services, &i.service),
        place: place_name(language, view.services, &i.service, i.component.as_deref(), i.region.as_deref()),
        partial: i.is_partial,
        share: i.share.as_ref().map(|share| share_words(language, share)),
        approximate: i.is_approximate(),
        clock_change: language.clock_change(i.interval, zone),
        counted: i.counted == Counted::Yes,
        excluded: words::exclusion(language, &i.counted).map(|why| capital(&why)),
        incident: i.incidents.first().map(IncidentId::to_string),
        evidence: evidence(language, i.origins.iter().map(|o| view.origins.get(*o))),
    }
}

/// Where an interruption is known from.
fn evidence<'o>(language: &Language, origins: impl Iterator<Item = &'o OriginFacts>) -> String {
    let (mut people, mut monitors, mut silence) = (false, false, false);
    for facts in origins {
        match facts.origin {
            Origin::Incident { .. } => people = true,
            Origin::Monitor { .. } => monitors = true,
            Origin::Silence => silence = true,
        }
    }
    let named = [(people, "source-incidents"), (monitors, "source-monitoring"), (silence, "source-silence")];
    let parts: Vec<String> =
        named.iter().filter(|(known, _)| *known).map(|(_, name)| language.say(name)).collect();
    language.list(&parts)
}
