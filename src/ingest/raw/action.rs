//! What is done about an incident, as written: `[[action]]` of `incidents/*.toml`.

use crate::ingest::raw::TimeText;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What is done so that it does not happen again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAction {
    /// What; internal.
    pub text: String,
    /// What, in words for customers; without it the action stays inside.
    pub public_text: Option<String>,
    /// The same in other languages: `{ de = "…" }`.
    #[serde(default)]
    pub public_text_in: BTreeMap<String, String>,
    /// Who.
    pub owner: Option<String>,
    /// The ticket.
    pub ticket: Option<String>,
    /// By when. Customers are told this date; it stays as it is when it cannot be kept.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<TimeText>,
    /// How soon.
    pub term: RawTerm,
    /// Whether it is done.
    pub status: RawActionStatus,
    /// When it was done. Customers who were promised it hear of it with the letters of that month.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub done_on: Option<TimeText>,
    /// Each time that a date could not be kept, in order: the new one, and why.
    #[serde(default)]
    #[schemars(with = "Vec<RawLate>")]
    pub late: Vec<toml::Spanned<RawLate>>,
}

/// A date that could not be kept, and the one that takes its place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLate {
    /// The new date, after the one before it.
    #[schemars(with = "String", extend("format" = "date"))]
    pub new_due: TimeText,
    /// Why it is late, in words for customers.
    pub because: Option<String>,
    /// The same in other languages: `{ de = "…" }`.
    #[serde(default)]
    pub because_in: BTreeMap<String, String>,
}

/// How soon an action is due.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawTerm {
    /// At once.
    Immediate,
    /// Within weeks.
    Short,
    /// Within months.
    Long,
}

/// Whether an action is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawActionStatus {
    /// Not yet.
    Open,
    /// It is.
    Done,
}
