//! Which maintenance windows a policy excludes, and which it does not because they came without notice.

use crate::interval::Interval;
use crate::model::ExclusionClass;
use crate::model::Line;
use crate::model::Maintenance;
use crate::model::MaintenanceKind;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Workspace;
use crate::sla::Policy;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Instant;

/// A window that does not count, with the clause that allows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExclusionWindow {
    /// When.
    pub interval: Interval,
    /// The class.
    pub class: ExclusionClass,
    /// The clause.
    pub clause: Option<String>,
    /// `file:line` of the window.
    pub place: String,
}

/// The maintenance windows that a policy excludes for a contract line: those of its service and of the
/// services that this one needs, in its region, announced as early as the policy wants.
pub fn exclusion_windows(
    w: &Workspace,
    line: &Line,
    policy: &Policy,
    sources: &Sources,
) -> Vec<ExclusionWindow> {
    let mut services: Vec<&ServiceId> = vec![&line.service];
    let mut next = 0;
    while let Some(service) = services.get(next).and_then(|id| w.services.get(id)) {
        next += 1;
        for need in needs(service) {
            if !services.contains(&need) {
                services.push(need);
            }
        }
    }
    let here = |m: &Maintenance| {
        m.region.is_none() || line.region.is_none() || m.region == line.region || m.service != line.service
    };
    let mut windows = Vec::new();
    for m in w.maintenance.iter().filter(|m| services.contains(&&m.service) && here(m)) {
        let place = sources.place(m.span);
        windows.extend(allowed_window(policy, m.kind, m.interval, m.announced_at, &place));
    }
    windows
}

/// A maintenance window, if the policy excludes it: by its class, announced early enough.
pub fn allowed_window(
    policy: &Policy,
    kind: MaintenanceKind,
    interval: Interval,
    announced_at: Option<Instant>,
    place: &str,
) -> Option<ExclusionWindow> {
    let class = match kind {
        MaintenanceKind::Planned => ExclusionClass::Maintenance,
        MaintenanceKind::Emergency => ExclusionClass::EmergencyMaintenance,
    };
    let has_notice = |notice: Option<Elapsed>| match (notice, announced_at) {
        (None, _) => true,
        (Some(notice), Some(announced)) => announced.plus(notice) <= interval.start(),
        (Some(_), None) => false,
    };
    let rule = policy.exclude.iter().find(|e| e.class == class && has_notice(e.notice))?;
    Some(ExclusionWindow { interval, class, clause: rule.clause.clone(), place: place.to_owned() })
}

fn needs(service: &Service) -> impl Iterator<Item = &ServiceId> {
    service.needs.iter()
}
