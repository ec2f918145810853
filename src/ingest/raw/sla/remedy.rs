//! What an SLA owes, as written: the remedy and its bands, the base, the limits, the rounding.

use crate::ingest::raw::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// Whether credits in time are paid, or added to the term.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSettlement {
    /// Time of service is added to the end of the term instead of being paid.
    #[serde(default)]
    pub extends_term: bool,
    /// The clause.
    pub clause: Option<String>,
}

/// A right that a series of bad periods gives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRight {
    /// What the customer may do, for instance `termination`.
    pub name: String,
    /// What makes a period a bad one, for instance `uptime < 98.5%`.
    #[schemars(with = "String")]
    pub when: Text,
    /// So many bad periods are needed; 1 if it is missing.
    pub times: Option<u32>,
    /// Among so many periods; as many as `times`, one after the other, if it is missing.
    pub within: Option<u32>,
    /// The clause.
    pub clause: Option<String>,
}

/// What one outage that breaks several promises pays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStack {
    /// The name that the promises share.
    pub group: String,
    /// The rule.
    pub rule: RawStackRule,
    /// The clause.
    pub clause: Option<String>,
}

/// What one outage that breaks several promises pays.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawStackRule {
    /// All of them.
    Sum,
    /// The greatest.
    Best,
    /// The one that the customer chooses.
    CustomerChooses,
    /// One for each stretch of time: the greatest.
    OnePerTime,
}

/// What is owed when the commitment is missed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRemedy {
    /// The kind.
    pub kind: RawRemedyKind,
    /// For what it is reckoned, each by itself, and summed; the period if it is missing.
    pub per: Option<RawPer>,
    /// linear, step: of which time; downtime if it is missing.
    pub of: Option<RawRemedyOf>,
    /// formula: what is owed, for instance `downtime * affected_share / period`.
    #[schemars(with = "Option<String>")]
    pub credit: Option<Text>,
    /// linear: the multiple of the fee for that time, for instance `1` or `10`.
    #[schemars(with = "Option<String>")]
    pub factor: Option<Text>,
    /// step: the length of one step, for instance `30min`.
    #[schemars(with = "Option<String>")]
    pub unit: Option<Text>,
    /// step: the credit for each step, for instance `5%`.
    #[schemars(with = "Option<String>")]
    pub per_unit: Option<Text>,
    /// step: whether a step that has begun counts (`ceil`), only a full one (`floor`), or the text does not say.
    pub round: Option<RawStepRound>,
    /// step: time that earns nothing, for instance `15min`.
    #[schemars(with = "Option<String>")]
    pub first_free: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
}

/// Kinds of remedy.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawRemedyKind {
    /// A table of bands.
    Bands,
    /// In proportion to the time.
    Linear,
    /// A formula.
    Formula,
    /// Nothing that can be reckoned: a right only, or a table that is not known.
    None,
    /// So much for each step of time.
    Step,
}

/// For what a remedy is reckoned.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawPer {
    /// The whole period.
    Period,
    /// Each outage.
    Outage,
    /// Each local day with affected time.
    Day,
    /// Each hour of the clock with affected time.
    Hour,
}

/// Of which time.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawRemedyOf {
    /// All affected time.
    Downtime,
    /// Affected time beyond what the commitment allows.
    Excess,
    /// The share by which uptime falls short of the commitment.
    Shortfall,
}

/// Whether a step that has begun counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawStepRound {
    /// Only full steps.
    Floor,
    /// A step that has begun counts as a full one.
    Ceil,
    /// The text does not say.
    Unstated,
}

/// A row of a credit table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBand {
    /// The range, for instance `99.0% <= uptime < 99.9%`.
    #[schemars(with = "String")]
    pub when: Text,
    /// The credit: `10%`, `3 days`, `20 USD * amps`, `nothing`, or `right: …` for what is no money.
    #[schemars(with = "String")]
    pub credit: Text,
    /// Which of several tables of the text it belongs to; they must agree.
    pub table: Option<String>,
    /// The clause.
    pub clause: Option<String>,
}

/// What a credit is a share of.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBase {
    /// What a part of a period costs.
    pub proration: RawProration,
    /// What a credit is a share of where it is not the fee: a formula over money facts, for instance `query_charges`.
    #[schemars(with = "Option<String>")]
    pub amount: Option<Text>,
    /// How much time of service the base pays for where it is not the period: `30d`, `672h`, or a formula.
    #[schemars(with = "Option<String>")]
    pub pays_for: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
}

/// What a part of a period costs.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawProration {
    /// Fee × days in force ÷ days of the period.
    ByDay,
    /// The whole fee.
    Full,
}

/// How much at most, how much at least.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLimits {
    /// The most for the period: a share of the base (`100%`), time of service (`10 days`) or money.
    #[schemars(with = "Option<String>")]
    pub cap: Option<Text>,
    /// The most for each outage, day or hour that the remedy is reckoned for.
    #[schemars(with = "Option<String>")]
    pub cap_each: Option<Text>,
    /// Nothing is paid unless the unrounded credit passes this, for instance `> 1.00 USD`; one for each currency.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub minimum: Vec<Text>,
    /// Credits are carried over until they pass this together, for instance `>= 1000.00 USD`; the fact `carried_over`
    /// says what stands over from before.
    #[schemars(with = "Option<String>")]
    pub hold_until: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
}

/// How a fraction of a minor unit becomes a whole one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRounding {
    /// The way; half-up if it is missing.
    pub mode: Option<RawRoundingMode>,
}

/// Ways of rounding.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawRoundingMode {
    /// A half goes up.
    HalfUp,
    /// A half goes to the even neighbour.
    HalfEven,
    /// Always down.
    Down,
    /// Always up.
    Up,
}
