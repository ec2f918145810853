//! What is owed when the commitment is missed, and its limits.

use crate::money::Exact;
use crate::money::Money;
use crate::sla::Band;
use crate::sla::Comparator;
use crate::sla::formula::Condition;
use crate::sla::formula::Formula;
use crate::sla::formula::Quantity;

/// Of which time a remedy is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemedyOf {
    /// All affected time.
    Downtime,
    /// Affected time beyond what the commitment allows.
    Excess,
    /// The share by which uptime falls short of the commitment.
    Shortfall,
}

/// Whether a step that has begun counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRound {
    /// Only full steps.
    Floor,
    /// A step that has begun counts as a full one.
    Ceil,
}

/// For what a remedy is reckoned, each by itself, and summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// The whole period.
    Period,
    /// Each outage.
    Outage,
    /// Each local day with affected time.
    Day,
    /// Each hour of the clock with affected time.
    Hour,
}

impl Per {
    /// The message that names it.
    pub fn message(self) -> &'static str {
        match self {
            Per::Period => "the-period",
            Per::Outage => "each-outage",
            Per::Day => "each-day",
            Per::Hour => "each-hour",
        }
    }
}

/// What is owed: a share of the base, time of service, money or a right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credit {
    /// A formula: a share, a time or money.
    Formula(Formula),
    /// A right or an action in words.
    Right(String),
    /// Nothing.
    Nothing,
}

/// The most that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cap {
    /// A share of the base.
    Share(Exact),
    /// A time of service, money, or anything else that a formula says.
    Formula(Formula),
}

/// A right that a series of bad periods gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// What the customer may do.
    pub name: String,
    /// What makes a period a bad one.
    pub when: Condition,
    /// So many bad periods are needed.
    pub times: usize,
    /// Among so many periods; as many as `times` means one after the other.
    pub within: usize,
    /// The clause.
    pub clause: Option<String>,
}

/// What one outage that breaks several promises pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackRule {
    /// All of them.
    Sum,
    /// The greatest.
    Best,
    /// The one that the customer chooses.
    Choice,
    /// One for each stretch of time: the greatest.
    OnePerTime,
}

/// Promises that are not paid beside each other without a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stack {
    /// The name that they share.
    pub group: String,
    /// The rule.
    pub rule: StackRule,
    /// The clause.
    pub clause: Option<String>,
}

/// The fact that says what stands over from earlier periods.
pub const CARRIED_OVER: &str = "carried_over";

/// What is owed when the commitment is missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A table of bands that partition everything below the commitment.
    Bands(Vec<Band>),
    /// A formula.
    Formula(Formula),
    /// Nothing that can be reckoned: a right, or a table that is not known.
    None,
    /// Base × time ÷ period × factor.
    Linear {
        /// Of which time.
        of: RemedyOf,
        /// The multiple.
        factor: Exact,
    },
    /// So much for each step of time.
    Step {
        /// Of which time.
        of: RemedyOf,
        /// The length of a step: a time, or a share for steps of uptime.
        unit: Quantity,
        /// What is owed for each.
        per_unit: Formula,
        /// Whether a step that has begun counts; `None` where the text does not say.
        round: Option<StepRound>,
        /// What earns nothing.
        first_free: Option<Formula>,
    },
}

/// What a part of a period costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proration {
    /// Fee × days in force ÷ days of the period.
    ByDay,
    /// The whole fee.
    Full,
}

/// Nothing is paid unless the unrounded credit passes this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minimum {
    /// At least, or more than.
    pub op: Comparator,
    /// The amount.
    pub amount: Money,
}
