//! By when a customer must ask, and how.

use crate::time::Elapsed;

/// From when a claim's deadline counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The end of the period.
    PeriodEnd,
    /// The end of the last outage that counted.
    IncidentEnd,
    /// The start of the first outage that counted.
    IncidentStart,
}

/// How long somebody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// So much time; whole days are days of the calendar.
    Time(Elapsed),
    /// So many days from Monday to Friday.
    BusinessDays(u32),
    /// So many months: until the end of the last of them.
    Months(u32),
}

/// Whether the customer must ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Paid without being asked for.
    Automatic,
    /// The customer must ask in time.
    Within {
        /// How long they have.
        length: Deadline,
        /// From when.
        anchor: Anchor,
        /// What must be done beside it, each in time of its own: a notice, a ticket.
        also: Vec<ClaimStep>,
    },
}

/// Something that the customer must do for a credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimStep {
    /// What.
    pub what: String,
    /// How long they have.
    pub length: Deadline,
    /// From when.
    pub anchor: Anchor,
}
