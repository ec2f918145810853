//! What counts as downtime: the period, the signal, the units of the clock.

use crate::interval::Hours;
use crate::money::Exact;
use crate::sla::Comparator;
use crate::sla::formula::Formula;
use crate::time::Elapsed;
use crate::time::Zone;
use chrono::NaiveDate;

/// The zone that a period is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyZone {
    /// The same for everybody.
    Fixed(Zone),
    /// Each customer's own.
    Customer,
}

/// What time outside of the contract's term counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartPeriod {
    /// As working: the whole period is divided by.
    AssumeUp,
    /// As nothing: only the time under contract is divided by.
    ExistingTime,
}

/// What working badly counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Degraded {
    /// As working.
    Ignore,
    /// As down.
    Full,
    /// As down for the share that was hit.
    Share,
}

/// Only outages that long count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinRun {
    /// At least, or more than.
    pub op: Comparator,
    /// How long.
    pub length: Elapsed,
}

/// The hours for which a service is promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceTime {
    /// By the week.
    pub hours: Hours,
    /// Days without service.
    pub holidays: Vec<NaiveDate>,
    /// The clause.
    pub clause: Option<String>,
}

/// The stretch of time that one assessment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodKind {
    /// A calendar month.
    Month,
    /// Three months; the first quarter of the year begins with this month (1 for January).
    Quarter(u32),
    /// Twelve months from the first of this month.
    Year(u32),
    /// A month from the day of the month on which the contract began.
    Anniversary,
    /// So many days up to the claim.
    Rolling(u32),
}

/// What is looked at to tell up from down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Outages: stretches of time.
    Outages,
    /// Requests and errors in buckets of time.
    Requests(Requests),
    /// Uptime is a formula over facts: events, resource-minutes, what a report states.
    Formula(Formula),
}

/// How requests and errors become uptime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requests {
    /// The width of a bucket.
    pub bucket: Elapsed,
    /// How buckets become one figure.
    pub aggregate: Aggregate,
    /// Whether a bucket without requests counts as one without errors; otherwise it is left out.
    pub idle_is_up: bool,
    /// For [`Aggregate::Time`]: the share of errors that makes a bucket downtime.
    pub error: Option<(Comparator, Exact)>,
    /// For [`Aggregate::Time`]: a bucket with fewer requests is no downtime.
    pub min_requests: Exact,
}

/// How buckets become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// The mean of their error rates.
    Mean,
    /// All errors ÷ all requests.
    Total,
    /// The time of the buckets that count as down.
    Time,
}

/// Time is counted in whole units of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockUnit {
    /// The unit.
    pub length: Elapsed,
    /// Whether a unit that was down in part counts; otherwise it does not.
    pub partial_counts: bool,
}

/// From when an outage counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// From when it began.
    Detected,
    /// From when the customer reported it.
    Reported,
}
