//! What people recorded beside what monitors saw: the minutes that both have, and those that only one has.

use crate::ingest::evidence::StatedTotal;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Downtime;
use crate::measure::Origin;
use crate::measure::OriginId;
use crate::measure::Reading;
use crate::measure::watch::watched_by;
use crate::model::IncidentId;
use crate::model::ServiceId;
use crate::time::Elapsed;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// How the two accounts of one stretch of downtime stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Both have it, to the second.
    Agrees,
    /// Both have it, and their edges differ.
    Differs,
    /// Both have something here, and they share no time.
    Apart,
    /// Monitors saw it, and no incident tells of it.
    NoIncident,
    /// An incident tells of it, and the monitors that watched saw nothing.
    NotSeen,
    /// An incident tells of it, and no monitor watched at that time.
    NotWatched,
    /// Nobody tells of it: unknown time that counts as down.
    Silence,
}

impl Finding {
    /// The word in tables.
    pub fn name(self) -> &'static str {
        match self {
            Finding::Agrees => "agrees",
            Finding::Differs => "differs",
            Finding::Apart => "apart",
            Finding::NoIncident => "no-incident",
            Finding::NotSeen => "not-seen",
            Finding::NotWatched => "not-watched",
            Finding::Silence => "unknown",
        }
    }

    /// In words for people.
    pub fn words(self) -> &'static str {
        match self {
            Finding::Agrees => "both agree",
            Finding::Differs => "edges differ",
            Finding::Apart => "they share no time",
            Finding::NoIncident => "no incident tells of it",
            Finding::NotSeen => "no monitor saw it",
            Finding::NotWatched => "nothing watched",
            Finding::Silence => "unknown, counted as down",
        }
    }
}

/// One stretch of downtime of one service in one place, in the account of either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciled {
    /// The service.
    pub service: ServiceId,
    /// The region; `None` for a service without regions.
    pub region: Option<String>,
    /// From the first to the last instant in either account.
    pub whole: Interval,
    /// The incidents that tell of it.
    pub incidents: BTreeSet<IncidentId>,
    /// The monitoring sources that saw it, by index in the settings.
    pub sources: BTreeSet<usize>,
    /// What the monitors saw of it.
    pub seen: IntervalSet,
    /// Time that both have.
    pub agreed: Elapsed,
    /// Time that only monitoring has.
    pub only_monitoring: Elapsed,
    /// Time that only incidents have.
    pub only_incidents: Elapsed,
    /// Time of it that counts, by the rule that decides.
    pub counted: Elapsed,
    /// What of it is recorded only roughly.
    pub is_approximate: bool,
    /// How the accounts stand to each other.
    pub finding: Finding,
}

/// Both accounts of every service in every place, by service, region and start. Stretches that touch are one.
pub fn reconcile(down: &Downtime<'_>, horizon: Interval) -> Vec<Reconciled> {
    let mut all = Vec::new();
    for service in down.workspace().services.values() {
        for region in service.places() {
            let (monitors, incidents) = down.accounts(service, region);
            let (seen, told) = (monitors.set(), incidents.set());
            let counted = down.of_place(service, region, Reading::Chosen).set();
            let known = down.known_service(service, region).unwrap_or_default();
            let mut by_stretch: BTreeMap<Interval, BTreeSet<OriginId>> = BTreeMap::new();
            let stretches: Vec<Interval> =
                seen.union(&told).union(&counted).iter().filter(|i| i.meets(horizon)).collect();
            for stretch in &stretches {
                by_stretch.entry(*stretch).or_default();
            }
            for (piece, origin) in monitors.iter().chain(incidents.iter()) {
                let at = stretches.partition_point(|s| s.end() <= piece.start());
                if let Some(stretch) = stretches.get(at).filter(|s| s.meets(piece)) {
                    by_stretch.entry(*stretch).or_default().insert(origin);
                }
            }
            for (whole, origins) in by_stretch {
                let of = |set: &IntervalSet| set.clip(whole);
                let (seen, told) = (of(&seen), of(&told));
                let facts = || origins.iter().map(|o| down.origins.get(*o));
                let row = Reconciled {
                    service: service.id.clone(),
                    region: region.map(str::to_owned),
                    whole,
                    incidents: facts().filter_map(|f| f.incident().cloned()).collect(),
                    sources: facts().filter_map(|f| source(&f.origin)).collect(),
                    agreed: seen.intersection(&told).length(),
                    only_monitoring: seen.difference(&told).length(),
                    only_incidents: told.difference(&seen).length(),
                    counted: of(&counted).length(),
                    is_approximate: facts().any(|f| f.approximate.start || f.approximate.end),
                    finding: finding(&seen, &told, &of(&known)),
                    seen,
                };
                all.push(row);
            }
        }
    }
    all
}

/// A tool's own figure beside what was measured of a service that it watches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The figure, by its place in the evidence.
    pub total: usize,
    /// The service.
    pub service: ServiceId,
    /// The region that the monitor watches, if its pattern names one.
    pub region: Option<String>,
    /// The stretch.
    pub period: Interval,
    /// Downtime by the rule that decides, before exclusions.
    pub measured: Elapsed,
}

/// The figures of tools beside what was measured. One without a stretch of its own is meant for `period`.
pub fn compare(down: &Downtime<'_>, totals: &[StatedTotal], period: Interval) -> Vec<Compared> {
    let mut all = Vec::new();
    for (i, total) in totals.iter().enumerate() {
        let stretch = total.period.unwrap_or(period);
        for (service, region) in watched_by(down.workspace(), total.source, &total.monitor) {
            let Some(of) = down.workspace().services.get(&service) else { continue };
            let places = match &region {
                None => of.places(),
                Some(own) => vec![Some(own.as_str())],
            };
            let sets = places.into_iter().map(|place| down.of_place(of, place, Reading::Chosen).set());
            let whole = sets.fold(IntervalSet::empty(), |sum, set| sum.union(&set));
            let measured = whole.clip(stretch).length();
            all.push(Compared { total: i, service, region, period: stretch, measured });
        }
    }
    all
}

fn source(origin: &Origin) -> Option<usize> {
    match origin {
        Origin::Monitor { source, .. } => Some(*source),
        _ => None,
    }
}

fn finding(seen: &IntervalSet, told: &IntervalSet, known: &IntervalSet) -> Finding {
    match (seen.is_empty(), told.is_empty()) {
        (false, false) if seen == told => Finding::Agrees,
        (false, false) if seen.intersection(told).is_empty() => Finding::Apart,
        (false, false) => Finding::Differs,
        (false, true) => Finding::NoIncident,
        (true, true) => Finding::Silence,
        (true, _) if known.is_empty() => Finding::NotWatched,
        (true, _) => Finding::NotSeen,
    }
}
