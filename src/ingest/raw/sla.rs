//! `slas/*.toml` as written.

use crate::ingest::raw::Text;
use crate::ingest::raw::TimeText;
use schemars::JsonSchema;
use serde::Deserialize;

/// An SLA: the text of the promise as data.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSla {
    /// Version of the format; 1.
    pub schema: i64,
    /// Which text it is.
    pub sla: RawSlaHead,
    /// What is promised.
    pub commitment: RawCommitment,
    /// Over which stretch of time it is measured.
    pub period: RawPeriod,
    /// What counts as downtime.
    #[serde(default)]
    pub detect: RawDetect,
    /// What does not count.
    #[serde(default)]
    #[schemars(with = "Vec<RawExclude>")]
    pub exclude: Vec<toml::Spanned<RawExclude>>,
    /// What is owed.
    #[schemars(with = "RawRemedy")]
    pub remedy: toml::Spanned<RawRemedy>,
    /// The rows of a credit table.
    #[serde(default)]
    #[schemars(with = "Vec<RawBand>")]
    pub band: Vec<toml::Spanned<RawBand>>,
    /// What a credit is a share of.
    pub base: RawBase,
    /// How much at most, how much at least.
    #[serde(default)]
    pub limits: RawLimits,
    /// How a fraction of a cent becomes a cent.
    #[serde(default)]
    pub rounding: RawRounding,
    /// Whether the customer must ask.
    pub claim: RawClaim,
}

/// Which text it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSlaHead {
    /// The id that contracts use.
    #[schemars(with = "String")]
    pub id: Text,
    /// Which edition of the text.
    pub version: String,
    /// The name in letters.
    pub name: String,
    /// Where the text stands.
    pub source: Option<String>,
    /// How the text was read: `own text`, `read`, `second-hand`, `from memory`.
    pub source_status: Option<String>,
    /// First day of this edition.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub effective_from: Option<TimeText>,
}

/// What is promised.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCommitment {
    /// The promised uptime as a percentage, for instance `99.9%`.
    #[schemars(with = "String")]
    pub uptime: Text,
    /// The clause.
    pub clause: Option<String>,
}

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
    /// The clause.
    pub clause: Option<String>,
}

/// Kinds of period.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawPeriodKind {
    /// A calendar month.
    CalendarMonth,
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
    /// Only outages that long count: `>= 5min` or `> 5min`.
    #[schemars(with = "Option<String>")]
    pub min_run: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
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

/// A class of time that does not count.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawExclude {
    /// The class.
    pub class: RawExclusionClass,
    /// Only when announced at least so long before, for instance `48h`.
    #[schemars(with = "Option<String>")]
    pub notice: Option<Text>,
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

/// What is owed when the commitment is missed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRemedy {
    /// The kind.
    pub kind: RawRemedyKind,
    /// linear, step: of which time; downtime if it is missing.
    pub of: Option<RawRemedyOf>,
    /// linear: the multiple of the fee for that time, for instance `1` or `10`.
    #[schemars(with = "Option<String>")]
    pub factor: Option<Text>,
    /// step: the length of one step, for instance `30min`.
    #[schemars(with = "Option<String>")]
    pub unit: Option<Text>,
    /// step: the credit for each step, for instance `5%`.
    #[schemars(with = "Option<String>")]
    pub per_unit: Option<Text>,
    /// step: whether a step that has begun counts (`ceil`) or only a full one (`floor`).
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
    /// So much for each step of time.
    Step,
}

/// Of which time.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawRemedyOf {
    /// All affected time.
    Downtime,
    /// Affected time beyond what the commitment allows.
    Excess,
}

/// Whether a step that has begun counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawStepRound {
    /// Only full steps.
    Floor,
    /// A step that has begun counts as a full one.
    Ceil,
}

/// A row of a credit table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBand {
    /// The range, for instance `99.0% <= uptime < 99.9%`.
    #[schemars(with = "String")]
    pub when: Text,
    /// The credit, for instance `10%`.
    #[schemars(with = "String")]
    pub credit: Text,
    /// The clause.
    pub clause: Option<String>,
}

/// What a credit is a share of.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBase {
    /// What a part of a period costs.
    pub proration: RawProration,
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
    /// No more than this share of the base, for instance `100%`.
    #[schemars(with = "Option<String>")]
    pub cap: Option<Text>,
    /// Nothing is paid unless the unrounded credit passes this, for instance `> 1.00 USD`; one for each currency.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub minimum: Vec<Text>,
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

/// Whether the customer must ask.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawClaim {
    /// Paid without being asked for.
    pub automatic: bool,
    /// Otherwise: how long the customer has, for instance `30d`.
    #[schemars(with = "Option<String>")]
    pub within: Option<Text>,
    /// From when that counts.
    pub anchor: Option<RawAnchor>,
    /// The clause.
    pub clause: Option<String>,
}

/// From when a deadline counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawAnchor {
    /// The end of the period.
    PeriodEnd,
    /// The end of the last outage of the period.
    IncidentEnd,
}
