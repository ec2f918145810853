//! The month of every service and place as stretches: down, degraded, or unknown; what is not named was up.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Downtime;
use crate::measure::OriginId;
use crate::measure::Reading;
use crate::model::ImpactKind;
use crate::model::ServiceId;

/// A stretch of time in which one state held on the same evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The service.
    pub service: ServiceId,
    /// The region, if the service has any.
    pub region: Option<String>,
    /// From when to when, within the period.
    pub interval: Interval,
    /// Down or degraded; `None` means that no monitor of the service spoke.
    pub kind: Option<ImpactKind>,
    /// What says so.
    pub origins: Vec<OriginId>,
}

/// The stretches of a period, by service, region and start. A service that no monitor watches has no unknown
/// time.
pub fn timeline(down: &Downtime<'_>, period: Interval) -> Vec<Stretch> {
    let mut all = Vec::new();
    for service in down.workspace().services.values() {
        for region in service.places() {
            let from = all.len();
            let mut add = |interval: Interval, kind: Option<ImpactKind>, origins: Vec<OriginId>| {
                let Some(interval) = interval.intersection(period) else { return };
                let region = region.map(str::to_owned);
                all.push(Stretch { service: service.id.clone(), region, interval, kind, origins });
            };
            let chosen = down.of_place(service, region, Reading::Chosen);
            for segment in chosen.segments() {
                add(segment.interval, Some(down.origins.worst(&segment.labels)), segment.labels.clone());
            }
            if let Some(known) = down.known_service(service, region) {
                let silent = IntervalSet::from(period).difference(&known).difference(&chosen.set());
                silent.iter().for_each(|interval| add(interval, None, Vec::new()));
            }
            all[from..].sort_by_key(|s: &Stretch| s.interval.start());
        }
    }
    all
}
