//! `[[exclude]]` of an SLA as written.

use crate::ingest::raw::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// When exclusions are taken out of an outage.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawExclusionOrder {
    /// Before its length is looked at.
    BeforeMinRun,
    /// After.
    AfterMinRun,
}

/// A class of time that does not count.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawExclude {
    /// The class.
    pub class: RawExclusionClass,
    /// Only when announced at least so long before, for instance `48h` or `5 business days`.
    #[schemars(with = "Option<String>")]
    pub notice: Option<Text>,
    /// maintenance: only within these hours of the wall clock, for instance `Mon-Fri 22:00-06:00; Sat-Sun`.
    #[schemars(with = "Option<String>")]
    pub only_within: Option<Text>,
    /// maintenance: only so much of it, the earliest first, for instance `12h`; what is beyond it counts.
    #[schemars(with = "Option<String>")]
    pub allowance: Option<Text>,
    /// allowance: in what: `month`, `quarter` or `year` of the calendar, or any stretch of a length such as `14d`; a month
    /// if it is missing.
    #[schemars(with = "Option<String>")]
    pub allowance_per: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
}

/// Classes of time that an SLA may exclude.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawExclusionClass {
    /// Planned maintenance.
    Maintenance,
    /// Maintenance that could not wait.
    EmergencyMaintenance,
    /// Caused by the customer.
    Customer,
    /// Caused by a third party.
    ThirdParty,
    /// Force majeure.
    ForceMajeure,
}
