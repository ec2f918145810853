//! Maintenance windows, and the classes of time that an SLA may exclude.

use crate::interval::Interval;
use crate::model::ServiceId;
use crate::source::Span;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Repeat;
use crate::time::Zone;
use chrono::NaiveDateTime;

/// Planned, or forced by events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaintenanceKind {
    /// Announced ahead.
    Planned,
    /// Could not wait.
    Emergency,
}

/// How far ahead windows that repeat are laid out.
const AHEAD: Elapsed = Elapsed(28 * 366 * 86_400_000);

/// The windows of a rule from its first one on, by the wall clock of a zone.
pub fn repeated(first: (NaiveDateTime, NaiveDateTime), zone: Zone, rule: &Repeat) -> Vec<Interval> {
    let lasts = first.1 - first.0;
    let until = zone.by_calendar(first.0).plus(AHEAD);
    let window = |start: NaiveDateTime| {
        let end = start.checked_add_signed(lasts)?;
        Interval::new(zone.by_calendar(start), zone.by_calendar(end))
    };
    rule.starts(first.0, zone, until).into_iter().filter_map(window).collect()
}

/// A class of time that an SLA may exclude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExclusionClass {
    /// Planned maintenance.
    Maintenance,
    /// Maintenance that could not wait.
    EmergencyMaintenance,
    /// Caused by the customer.
    Customer,
    /// Caused by a third party.
    ThirdParty,
    /// An act of nature or of war.
    ForceMajeure,
    /// Outside of the hours for which the service is promised.
    OutsideServiceTime,
}

impl ExclusionClass {
    /// The name in policies and ledgers.
    pub fn name(self) -> &'static str {
        match self {
            ExclusionClass::Maintenance => "maintenance",
            ExclusionClass::EmergencyMaintenance => "emergency-maintenance",
            ExclusionClass::Customer => "customer",
            ExclusionClass::ThirdParty => "third-party",
            ExclusionClass::ForceMajeure => "force-majeure",
            ExclusionClass::OutsideServiceTime => "outside-service-time",
        }
    }

    /// The message that names it in workings.
    pub fn message(self) -> &'static str {
        match self {
            ExclusionClass::Maintenance => "planned-maintenance",
            ExclusionClass::EmergencyMaintenance => "emergency-maintenance",
            ExclusionClass::Customer => "caused-by-customer",
            ExclusionClass::ThirdParty => "caused-by-third-party",
            ExclusionClass::ForceMajeure => "force-majeure",
            ExclusionClass::OutsideServiceTime => "outside-service-time",
        }
    }
}

/// A maintenance window, or one that comes again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maintenance {
    /// What was worked on.
    pub service: ServiceId,
    /// Where; `None` means everywhere.
    pub region: Option<String>,
    /// When, in time order.
    pub windows: Vec<Interval>,
    /// When customers were told.
    pub announced_at: Option<Instant>,
    /// Planned or emergency.
    pub kind: MaintenanceKind,
    /// What it was for.
    pub note: Option<String>,
    /// Where the row stands.
    pub span: Span,
}
