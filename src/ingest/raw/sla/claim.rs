//! `[claim]` of an SLA as written.

use crate::ingest::raw::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// Whether the customer must ask.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawClaim {
    /// Paid without being asked for.
    pub automatic: bool,
    /// Otherwise: how long the customer has: `30d`, `72h`, `5 business days`, `2 months` (until the end of the last).
    #[schemars(with = "Option<String>")]
    pub within: Option<Text>,
    /// From when that counts.
    pub anchor: Option<RawAnchor>,
    /// What the customer must do beside it, each in time of its own.
    #[serde(default)]
    pub also: Vec<RawClaimStep>,
    /// The clause.
    pub clause: Option<String>,
}

/// Something that the customer must do for a credit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawClaimStep {
    /// What: `give notice`, `open a ticket`.
    pub what: String,
    /// How long they have: as for the claim.
    #[schemars(with = "String")]
    pub within: Text,
    /// From when that counts.
    pub anchor: RawAnchor,
}

/// From when a deadline counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawAnchor {
    /// The end of the period.
    PeriodEnd,
    /// The end of the last outage of the period.
    IncidentEnd,
    /// The start of the first outage of the period.
    IncidentStart,
}
