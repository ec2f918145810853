//! What does not count: classes of exclusions, their notice and how much of them is allowed.

use crate::interval::Hours;
use crate::model::ExclusionClass;
use crate::sla::PeriodKind;
use crate::time::Elapsed;

/// How early something must be announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// So much time before its start.
    Time(Elapsed),
    /// So many full days from Monday to Friday between the announcement and the start.
    BusinessDays(u32),
}

/// In what an allowance is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowancePer {
    /// A month, a quarter or a year of the calendar.
    Calendar(PeriodKind),
    /// Any stretch of this length.
    Any(Elapsed),
}

/// How much of a class does not count; what is beyond it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// How much.
    pub time: Elapsed,
    /// In what.
    pub per: AllowancePer,
}

/// A class of time that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclude {
    /// The class.
    pub class: ExclusionClass,
    /// Only when announced so early.
    pub notice: Option<Notice>,
    /// Only within these hours.
    pub only_within: Option<Hours>,
    /// Only so much of it, the earliest first.
    pub allowance: Option<Allowance>,
    /// The clause.
    pub clause: Option<String>,
}
