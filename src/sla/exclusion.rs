//! Which maintenance windows a policy excludes, and which it does not because they came without notice.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::model::ExclusionClass;
use crate::model::Line;
use crate::model::Maintenance;
use crate::model::MaintenanceKind;
use crate::model::Service;
use crate::model::ServiceId;
use crate::model::Workspace;
use crate::sla::Notice;
use crate::sla::Policy;
use crate::sla::after_business_days;
use crate::sla::within_allowances;
use crate::source::Sources;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;

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
    (zone, period): (Zone, Interval),
    sources: &Sources,
) -> Vec<ExclusionWindow> {
    let around = Interval::new(period.start().less(AROUND), period.end().plus(AROUND)).unwrap_or(period);
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
        // A single window counts wherever it lies: an allowance may look further back than the period.
        let from =
            if m.windows.len() > 1 { m.windows.partition_point(|w| w.end() <= around.start()) } else { 0 };
        for window in
            m.windows[from..].iter().take_while(|w| m.windows.len() == 1 || w.start() < around.end())
        {
            windows.extend(allowed_windows(policy, zone, m.kind, *window, m.announced_at, &place));
        }
    }
    within_allowances(policy, zone, windows)
}

/// A maintenance window, if the policy excludes it: by its class, announced early enough. Its parts within the hours
/// that the policy allows.
pub fn allowed_windows(
    policy: &Policy,
    zone: Zone,
    kind: MaintenanceKind,
    interval: Interval,
    announced_at: Option<Instant>,
    place: &str,
) -> Vec<ExclusionWindow> {
    let class = match kind {
        MaintenanceKind::Planned => ExclusionClass::Maintenance,
        MaintenanceKind::Emergency => ExclusionClass::EmergencyMaintenance,
    };
    let has_notice = |notice: Option<Notice>| match (notice, announced_at) {
        (None, _) => true,
        (Some(Notice::Time(notice)), Some(announced)) => announced.plus(notice) <= interval.start(),
        (Some(Notice::BusinessDays(days)), Some(announced)) => {
            let day = |t| zone.civil(t).date();
            after_business_days(day(announced), days) <= day(interval.start())
        }
        (Some(_), None) => false,
    };
    let rule = policy.exclude.iter().find(|e| e.class == class && has_notice(e.notice));
    let Some(rule) = rule else { return Vec::new() };
    let parts = match &rule.only_within {
        None => IntervalSet::from(interval),
        Some(hours) => hours.within(interval, zone, &[]),
    };
    let window =
        |interval| ExclusionWindow { interval, class, clause: rule.clause.clone(), place: place.to_owned() };
    parts.iter().map(window).collect()
}

/// How far beyond a period its service time is laid out, so that outages that reach over its edges are whole.
const AROUND: Elapsed = Elapsed(31 * 86_400_000);

/// The time outside of the hours for which the service is promised, around a period.
pub fn outside_service_time(policy: &Policy, zone: Zone, period: Interval) -> Vec<ExclusionWindow> {
    let Some(time) = &policy.service_time else { return Vec::new() };
    let Some(span) = Interval::new(period.start().less(AROUND), period.end().plus(AROUND)) else {
        return Vec::new();
    };
    let outside = IntervalSet::from(span).difference(&time.hours.within(span, zone, &time.holidays));
    let window = |interval| ExclusionWindow {
        interval,
        class: ExclusionClass::OutsideServiceTime,
        clause: time.clause.clone(),
        place: String::new(),
    };
    outside.iter().map(window).collect()
}

fn needs(service: &Service) -> impl Iterator<Item = &ServiceId> {
    service.needs.iter()
}
