//! `slas/*.toml` as written.

mod claim;
mod detect;
mod exclude;
mod remedy;

use crate::ingest::raw::Text;
use crate::ingest::raw::TimeText;
use schemars::JsonSchema;
use serde::Deserialize;

pub use claim::RawAnchor;
pub use claim::RawClaim;
pub use claim::RawClaimStep;
pub use detect::RawAggregate;
pub use detect::RawClock;
pub use detect::RawDegraded;
pub use detect::RawDetect;
pub use detect::RawIdle;
pub use detect::RawPartPeriod;
pub use detect::RawPartial;
pub use detect::RawPeriod;
pub use detect::RawPeriodKind;
pub use detect::RawServiceTime;
pub use detect::RawSignal;
pub use exclude::RawExclude;
pub use exclude::RawExclusionClass;
pub use exclude::RawExclusionOrder;
pub use remedy::RawBand;
pub use remedy::RawBase;
pub use remedy::RawLimits;
pub use remedy::RawPer;
pub use remedy::RawProration;
pub use remedy::RawRemedy;
pub use remedy::RawRemedyKind;
pub use remedy::RawRemedyOf;
pub use remedy::RawRight;
pub use remedy::RawRounding;
pub use remedy::RawRoundingMode;
pub use remedy::RawSettlement;
pub use remedy::RawStack;
pub use remedy::RawStackRule;
pub use remedy::RawStepRound;

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
    /// The hours for which the service is promised; always, if it is missing.
    pub service_time: Option<RawServiceTime>,
    /// Facts that the SLA needs and no clock can tell.
    #[serde(default)]
    #[schemars(with = "Vec<RawFact>")]
    pub fact: Vec<toml::Spanned<RawFact>>,
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
    /// Whether credits in time are paid, or added to the term.
    #[serde(default)]
    pub settlement: RawSettlement,
    /// Rights that a series of bad periods gives.
    #[serde(default)]
    pub right: Vec<RawRight>,
    /// What one outage that breaks several promises pays.
    pub stack: Option<RawStack>,
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
    /// What must be so for the SLA to apply, in words.
    #[serde(default)]
    pub requires: Vec<String>,
    /// How a text that leaves something open is read here, in words; letters and workings print it.
    pub interpretation: Option<String>,
    /// Which reading counts where rows leave a hole, overlap or contradict; undecided if it is missing. It needs an
    /// `interpretation`, which says why.
    #[schemars(with = "Option<RawInDoubt>")]
    pub in_doubt: Option<toml::Spanned<RawInDoubt>>,
}

/// Which reading of an open text counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawInDoubt {
    /// The one that gives the customer most.
    ForTheCustomer,
    /// The one that gives the customer least.
    ForTheProvider,
}

/// A fact that the SLA needs and no clock can tell.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFact {
    /// Its name in formulas: small letters, digits and `_`.
    #[schemars(with = "String")]
    pub name: Text,
    /// What it counts.
    pub kind: RawFactKind,
    /// What it is, for a person who is asked for it.
    pub about: String,
    /// What it is when nobody says, for instance `1` or `365d`.
    #[schemars(with = "Option<String>")]
    pub default: Option<Text>,
}

/// What a fact counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawFactKind {
    /// A plain number or a count.
    Number,
    /// A share, for instance `2.1%`.
    Share,
    /// A length of time.
    Time,
    /// Money in the currency of the fee.
    Money,
}

/// What is promised.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCommitment {
    /// The promised uptime as a percentage, for instance `99.9%`; missing where the text promises none.
    #[schemars(with = "Option<String>")]
    pub uptime: Option<Text>,
    /// When something is owed, where the text says it otherwise: `downtime > 0.1% * period`.
    #[schemars(with = "Option<String>")]
    pub breach: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
}
