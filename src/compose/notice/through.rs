//! Services that do not work because one that they need is down.

use crate::model::Combine;
use crate::model::Impact;
use crate::model::ImpactKind;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Workspace;

/// A window of impact, and what was down where it is hit only through that.
pub(super) struct Hit {
    /// The window, under the service that is hit.
    pub window: Impact,
    /// The service that was down.
    pub through: Option<ServiceId>,
}

/// The windows of an incident, and those of the services that need what was wholly down in them.
pub(super) fn hits(w: &Workspace, impacts: &[Impact]) -> Vec<Hit> {
    let mut all: Vec<Hit> = impacts.iter().map(|i| Hit { window: i.clone(), through: None }).collect();
    let mut next = 0;
    while let Some(window) = all.get(next).map(|hit| hit.window.clone()) {
        next += 1;
        let Some(down) = w.services.get(&window.service) else { continue };
        if window.kind != ImpactKind::Down || window.component.is_some() {
            continue;
        }
        for service in w.services.values().filter(|s| s.needs.contains(&window.service)) {
            let Some(regions) = regions(down, service, &window.regions) else { continue };
            let reached = Impact { service: service.id.clone(), regions, ..window.clone() };
            if !all.iter().any(|known| covers(&known.window, &reached)) {
                all.push(Hit { window: reached, through: Some(down.id.clone()) });
            }
        }
    }
    all.sort_by(|a, b| {
        let key =
            |hit: &Hit| (hit.window.start, hit.through.is_some(), hit.window.end.is_none(), hit.window.end);
        key(a).cmp(&key(b))
    });
    all
}

/// Where a service is hit when one that it needs is down in some regions; `None` when it is not.
fn regions(down: &Service, service: &Service, hit: &[String]) -> Option<Vec<String>> {
    let one_is_enough = matches!(down.combine_regions, None | Some(Combine::Any));
    let both: Vec<String> = service.regions.iter().filter(|r| down.regions.contains(*r)).cloned().collect();
    match (hit, both.as_slice()) {
        ([], _) => Some(Vec::new()),
        (_, []) => one_is_enough.then(Vec::new),
        (hit, both) => {
            let there: Vec<String> = both.iter().filter(|r| hit.contains(r)).cloned().collect();
            (!there.is_empty()).then_some(there)
        }
    }
}

/// Whether a window says already what another one would.
fn covers(known: &Impact, other: &Impact) -> bool {
    let end_covers = match (known.end, other.end) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(a), Some(b)) => a >= b,
    };
    let everywhere = known.regions.is_empty() || known.regions == other.regions;
    let everybody = known.customers.is_empty() || known.customers == other.customers;
    let is_as_bad = known.kind == ImpactKind::Down && known.component.is_none();
    known.service == other.service
        && is_as_bad
        && everywhere
        && everybody
        && known.start <= other.start
        && end_covers
}
