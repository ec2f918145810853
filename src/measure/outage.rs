//! Outages: maximal runs of downtime of one service in one place.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Downtime;
use crate::measure::OriginId;
use crate::measure::Reading;
use crate::model::ImpactKind;
use crate::model::IncidentId;
use crate::model::ServiceId;
use crate::time::Elapsed;
use crate::time::Zone;
use std::collections::BTreeSet;

/// A maximal run of downtime of one service in one place after the rules of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outage {
    /// `service[-region]-20260311T1402Z`.
    pub id: String,
    /// The service.
    pub service: ServiceId,
    /// The region; `None` for a service without regions.
    pub region: Option<String>,
    /// From when to when, by the chosen reading.
    pub interval: Interval,
    /// The least and the most that the evidence allows.
    pub bounds: (Elapsed, Elapsed),
    /// The worst of it.
    pub kind: ImpactKind,
    /// Where it comes from.
    pub origins: BTreeSet<OriginId>,
    /// The incidents that it belongs to.
    pub incidents: BTreeSet<IncidentId>,
}

/// All outages that meet `horizon`, by service, region and start.
pub fn outages(down: &Downtime<'_>, horizon: Interval) -> Vec<Outage> {
    let mut all = Vec::new();
    for service in down.workspace().services.values() {
        for region in service.places() {
            let chosen = down.of_place(service, region, Reading::Chosen);
            let low = down.of_place(service, region, Reading::Low).set();
            let high = down.of_place(service, region, Reading::High).set();
            let segments = chosen.segments();
            for run in chosen.set().iter().filter(|i| i.meets(horizon)) {
                let origins: BTreeSet<OriginId> = segments
                    .iter()
                    .filter(|s| s.interval.meets(run))
                    .flat_map(|s| s.labels.clone())
                    .collect();
                let facts = || origins.iter().map(|o| down.origins.get(*o));
                let within = |set: &IntervalSet| {
                    set.iter().filter(|i| i.meets(run)).fold(Elapsed::ZERO, |sum, i| sum.plus(i.length()))
                };
                let place = region.map(|r| format!("-{r}")).unwrap_or_default();
                all.push(Outage {
                    id: format!("{}{place}-{}", service.id, Zone::UTC.format(run.start(), "%Y%m%dT%H%M%SZ")),
                    service: service.id.clone(),
                    region: region.map(str::to_owned),
                    interval: run,
                    bounds: (within(&low).min(run.length()), within(&high).max(run.length())),
                    kind: down.origins.worst(&origins),
                    incidents: facts().filter_map(|f| f.incident().cloned()).collect(),
                    origins,
                });
            }
        }
    }
    all
}
