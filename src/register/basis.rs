//! What an amount rests on: kept with what was issued, so that a later run can say what has changed.

use crate::credit::LedgerRow;
use serde::Deserialize;
use serde::Serialize;

/// The figures behind a credit, exact ones as ratios.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Uptime, exact.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub uptime: Option<String>,
    /// Uptime as it was shown.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub uptime_shown: Option<String>,
    /// The tier or rule.
    pub tier: String,
    /// The base in minor units, exact.
    pub base: String,
    /// The credit in minor units before rounding.
    pub exact: String,
    /// Affected time that counted, in milliseconds, rounded down.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub affected_ms: Option<i64>,
    /// The same by incident, in the order of their ids; what no incident explains under an empty id. Time that two
    /// incidents share stands under both.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub incidents: Vec<(String, i64)>,
}

impl Basis {
    /// What a row rests on.
    pub fn of(row: &LedgerRow) -> Basis {
        Basis {
            uptime: row.uptime.as_ref().map(|(exact, _)| exact.to_string()),
            uptime_shown: row.uptime.as_ref().map(|(_, shown)| shown.clone()),
            tier: row.tier.clone(),
            base: row.base.minor.to_string(),
            exact: row.exact.minor.to_string(),
            affected_ms: row.affected.as_ref().map(|a| a.total.0),
            incidents: row
                .affected
                .iter()
                .flat_map(|a| a.by_incident.iter())
                .map(|(id, t)| (id.clone(), t.0))
                .collect(),
        }
    }
}
