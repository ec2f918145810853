//! `[approval]` and `[goodwill]` of `amends.toml` as written.

use crate::ingest::raw::Text;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Who has to say yes before a credit is issued.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawApproval {
    /// From which amount on two different people have to approve, by currency: `{ EUR = "500.00" }`. Where some currencies
    /// are named, amounts in any other always need two.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub two_people_from: BTreeMap<String, Text>,
}

/// What may be given as goodwill, and by whom.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGoodwill {
    /// How much in a month altogether, by currency: `{ EUR = "2000.00" }`. Where some currencies are named, nothing may be
    /// given in any other.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub budget: BTreeMap<String, Text>,
    /// Who may decide; anybody when nobody is named.
    #[serde(default)]
    pub decider: Vec<RawDecider>,
}

/// When management hears of a customer who was let down again and again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEscalation {
    /// In so many months a credit was owed, by the register and the run.
    #[schemars(with = "u32")]
    pub missed: toml::Spanned<u32>,
    /// Among so many months, that of the run included; 24 at most.
    #[schemars(with = "u32")]
    pub within: toml::Spanned<u32>,
}

/// Somebody who may decide on goodwill.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDecider {
    /// The name, as it stands in `decided_by` of goodwill.csv.
    pub name: String,
    /// What they do: `Head of Support`.
    pub role: String,
    /// How much for one gift to one customer, by currency: `{ EUR = "200.00" }`; any amount when it is missing.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub up_to: BTreeMap<String, Text>,
}
