//! `[period]`, `[detect]` and `[service_time]` of an SLA as written.

use crate::ingest::raw::RawExclusionOrder;
use crate::ingest::raw::Text;
use crate::ingest::raw::TimeText;
use schemars::JsonSchema;
use serde::Deserialize;

/// Over which stretch of time it is measured.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPeriod {
    /// The kind.
    pub kind: RawPeriodKind,
    /// `UTC`, an IANA zone, or `customer` for the zone of each customer.
    #[schemars(with = "String")]
    pub zone: Text,
    /// What time outside of the contract's term counts as.
    pub part_period: RawPartPeriod,
    /// Quarters and years: the month in which the first one of a year begins, 1 to 12; January if it is missing.
    pub first_month: Option<u32>,
    /// Rolling: how many days.
    pub days: Option<u32>,
    /// What uptime is divided by where it is not the time of the period: `43200min`, `730h`, or a formula over facts.
    #[schemars(with = "Option<String>")]
    pub measured_over: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
}

/// Kinds of period.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawPeriodKind {
    /// A calendar month.
    CalendarMonth,
    /// Three calendar months.
    CalendarQuarter,
    /// Three months of a year that begins in `first_month`.
    FiscalQuarter,
    /// Twelve calendar months.
    CalendarYear,
    /// A month from the day of the month on which the contract began.
    AnniversaryMonth,
    /// So many days up to the claim.
    Rolling,
}

/// What time outside of the contract's term counts as.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawPartPeriod {
    /// As working: the whole period is divided by.
    AssumeUp,
    /// As nothing: only the time under contract is divided by.
    ExistingTime,
}

/// What counts as downtime.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDetect {
    /// What working badly counts as; it is ignored if this is missing.
    pub degraded: Option<RawDegraded>,
    /// What tells up from down; outages if it is missing.
    pub signal: Option<RawSignal>,
    /// formula: the uptime, for instance `1 - unavailable / total_triggered`.
    #[schemars(with = "Option<String>")]
    pub uptime: Option<Text>,
    /// requests: the width of a bucket, for instance `5min`.
    #[schemars(with = "Option<String>")]
    pub bucket: Option<Text>,
    /// requests: how buckets become one figure.
    pub aggregate: Option<RawAggregate>,
    /// requests: what a bucket without requests counts as.
    pub idle: Option<RawIdle>,
    /// requests, time: the share of errors that makes a bucket downtime, for instance `> 10%`.
    #[schemars(with = "Option<String>")]
    pub error: Option<Text>,
    /// requests, time: a bucket with fewer requests is no downtime.
    pub min_requests: Option<u32>,
    /// From when an outage counts; from when it began if this is missing.
    pub clock: Option<RawClock>,
    /// Time is counted in whole units of the clock, for instance `1min`.
    #[schemars(with = "Option<String>")]
    pub unit: Option<Text>,
    /// unit: what a unit that was down in part counts as.
    pub partial: Option<RawPartial>,
    /// An outage counts only after so many full days from Monday to Friday.
    pub grace_business_days: Option<u32>,
    /// Only outages that long count: `>= 5min` or `> 5min`.
    #[schemars(with = "Option<String>")]
    pub min_run: Option<Text>,
    /// min_run: whether exclusions are taken out of an outage before its length is looked at, or after; before if it
    /// is missing.
    pub exclusions: Option<RawExclusionOrder>,
    /// The clause.
    pub clause: Option<String>,
}

/// What tells up from down.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawSignal {
    /// Outages: stretches of time.
    Outages,
    /// Requests and errors in buckets of time.
    Requests,
    /// A formula over facts.
    Formula,
}

/// How buckets become one figure.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawAggregate {
    /// The mean of their error rates.
    MeanOfRates,
    /// All errors ÷ all requests.
    RatioOfTotals,
    /// The time of the buckets that count as down.
    SumOfTime,
}

/// What a bucket without requests counts as.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawIdle {
    /// As one without errors.
    Up,
    /// As not there.
    LeftOut,
}

/// From when an outage counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawClock {
    /// From when it began.
    Detected,
    /// From when the customer reported it.
    Reported,
}

/// What a unit that was down in part counts as.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawPartial {
    /// As up.
    Dropped,
    /// As down.
    Counted,
}

/// What working badly counts as.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawDegraded {
    /// As working.
    Ignore,
    /// As down.
    Full,
    /// As down for the share that was hit.
    Share,
}

/// The hours for which the service is promised.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawServiceTime {
    /// By the wall clock, for instance `Mon-Fri 08:00-18:00; Sat 09:00-12:30`.
    #[schemars(with = "String")]
    pub hours: Text,
    /// Days without service.
    #[serde(default)]
    #[schemars(with = "Vec<crate::ingest::raw::DateItem>")]
    pub holidays: Vec<TimeText>,
    /// The clause.
    pub clause: Option<String>,
}
