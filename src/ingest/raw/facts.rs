//! Facts for one assessment without a workspace, as written: what `amends assess` takes.

use crate::ingest::raw::Text;
use crate::ingest::raw::TimeText;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The facts of one period under one SLA.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFacts {
    /// A month of the period, `2026-03`: the period of the SLA that holds its first day. Otherwise `start` and `end`.
    #[schemars(with = "Option<String>")]
    pub period: Option<Text>,
    /// The start of the period: a date, or an instant.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub start: Option<TimeText>,
    /// The end of the period: the day after its last, or an instant.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub end: Option<TimeText>,
    /// The customer's zone: for SLAs that are measured in it, and for times without an offset.
    #[schemars(with = "Option<String>")]
    pub zone: Option<Text>,
    /// The first day, or instant, under contract, where it is later than the start of the period.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub in_force_from: Option<TimeText>,
    /// The day after the last day, or the instant, under contract.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub in_force_until: Option<TimeText>,
    /// The fee charged for the period, or for its part under contract, net of tax: `1000.00 USD`.
    #[schemars(with = "Option<String>")]
    pub fee: Option<Text>,
    /// The lines of the bill instead of a fee; they are added up.
    #[serde(default)]
    pub bill: Vec<RawBillLine>,
    /// The currency where there is no fee: `GBP`.
    #[schemars(with = "Option<String>")]
    pub currency: Option<Text>,
    /// The uptime that somebody states, `98.7%`: it stands for every measurement.
    #[schemars(with = "Option<String>")]
    pub uptime: Option<Text>,
    /// Stretches of downtime.
    #[serde(default)]
    #[schemars(with = "Vec<RawOutage>")]
    pub outage: Vec<toml::Spanned<RawOutage>>,
    /// Maintenance.
    #[serde(default)]
    #[schemars(with = "Vec<RawWindow>")]
    pub maintenance: Vec<toml::Spanned<RawWindow>>,
    /// Requests and errors from the start of the period on.
    #[serde(default)]
    #[schemars(with = "Vec<RawBuckets>")]
    pub bucket: Vec<toml::Spanned<RawBuckets>>,
    /// What no clock can tell, by the names that the SLA declares: `affected_share = "2.1%"`.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub facts: BTreeMap<String, Text>,
    /// Earlier periods, the oldest first.
    #[serde(default)]
    pub history: Vec<RawPast>,
    /// Credits under promises that the same incident broke; the SLA's stacking rule says what is paid.
    #[serde(default)]
    pub candidate: Vec<RawCandidate>,
    /// The days on which claims came in.
    #[serde(default)]
    #[schemars(with = "Vec<crate::ingest::raw::DateItem>")]
    pub claimed_on: Vec<TimeText>,
    /// As of when the claim is judged; without it only the last day is told.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub as_of: Option<TimeText>,
}

/// A stretch of downtime.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOutage {
    /// When it began.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub start: TimeText,
    /// When it ended.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub end: TimeText,
    /// When the customer reported it, for SLAs that count from then.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub reported_at: Option<TimeText>,
    /// The share that was hit, `25%`; it makes the service degraded rather than down.
    #[schemars(with = "Option<String>")]
    pub share: Option<Text>,
    /// Why it should not count: the SLA says whether it does.
    pub cause: Option<RawOutageCause>,
}

/// Causes that an SLA may exclude.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawOutageCause {
    /// The customer.
    Customer,
    /// A third party.
    ThirdParty,
    /// Force majeure.
    ForceMajeure,
}

/// A window of maintenance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWindow {
    /// When it began.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub start: TimeText,
    /// When it ended.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub end: TimeText,
    /// When it was announced.
    #[schemars(with = "Option<String>", extend("format" = "date-time"))]
    pub announced_at: Option<TimeText>,
    /// Whether it could not wait.
    #[serde(default)]
    pub emergency: bool,
}

/// Equal buckets that follow each other.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBuckets {
    /// How many; 1 if it is missing.
    pub count: Option<u64>,
    /// Requests in each.
    pub requests: u64,
    /// Errors in each.
    pub errors: u64,
}

/// An earlier period.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPast {
    /// Its uptime.
    #[schemars(with = "String")]
    pub uptime: Text,
    /// Its affected time.
    #[schemars(with = "Option<String>")]
    pub downtime: Option<Text>,
}

/// A line of a bill.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBillLine {
    /// For what.
    pub what: String,
    /// How much, net of tax: `812.40 USD`.
    #[schemars(with = "String")]
    pub amount: Text,
}

/// A credit under another promise.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCandidate {
    /// Under which promise.
    pub promise: String,
    /// How much: `15.00 EUR`.
    #[schemars(with = "String")]
    pub amount: Text,
}
