//! An SLA as data: each stage of the way from downtime to what is owed is one small closed set.

use crate::model::ExclusionClass;
use crate::model::SlaId;
use crate::money::Exact;
use crate::money::Money;
use crate::money::Rounding;
use crate::sla::Band;
use crate::source::Span;
use crate::time::Elapsed;
use crate::time::Zone;
use chrono::NaiveDate;

/// The zone that a period is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyZone {
    /// The same for everybody.
    Fixed(Zone),
    /// Each customer's own.
    Customer,
}

/// What time outside of the contract's term counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartPeriod {
    /// As working: the whole period is divided by.
    AssumeUp,
    /// As nothing: only the time under contract is divided by.
    ExistingTime,
}

/// What working badly counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Degraded {
    /// As working.
    Ignore,
    /// As down.
    Full,
    /// As down for the share that was hit.
    Share,
}

/// `>=` or `>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// At least.
    AtLeast,
    /// More than.
    MoreThan,
}

impl Comparator {
    /// Whether `value` passes `bound`.
    pub fn passes<T: Ord>(self, value: &T, bound: &T) -> bool {
        match self {
            Comparator::AtLeast => value >= bound,
            Comparator::MoreThan => value > bound,
        }
    }

    /// The words.
    pub fn words(self) -> &'static str {
        match self {
            Comparator::AtLeast => "at least",
            Comparator::MoreThan => "more than",
        }
    }
}

/// Only outages that long count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinRun {
    /// At least, or more than.
    pub op: Comparator,
    /// How long.
    pub length: Elapsed,
}

/// A class of time that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclude {
    /// The class.
    pub class: ExclusionClass,
    /// Only when announced at least so long before its start.
    pub notice: Option<Elapsed>,
    /// The clause.
    pub clause: Option<String>,
}

/// Of which time a remedy is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemedyOf {
    /// All affected time.
    Downtime,
    /// Affected time beyond what the commitment allows.
    Excess,
}

/// Whether a step that has begun counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRound {
    /// Only full steps.
    Floor,
    /// A step that has begun counts as a full one.
    Ceil,
}

/// What is owed when the commitment is missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A table of bands that partition everything below the commitment.
    Bands(Vec<Band>),
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
        /// The length of a step.
        unit: Elapsed,
        /// The share of the base for each.
        per_unit: Exact,
        /// Whether a step that has begun counts.
        round: StepRound,
        /// Time that earns nothing.
        first_free: Elapsed,
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

/// From when a claim's deadline counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The end of the period.
    PeriodEnd,
    /// The end of the last outage that counted.
    IncidentEnd,
}

/// Whether the customer must ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Paid without being asked for.
    Automatic,
    /// The customer must ask in time.
    Within {
        /// How long they have.
        length: Elapsed,
        /// From when.
        anchor: Anchor,
    },
}

/// An SLA as data. Clauses name the sentences of the text that the rules come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The id that contracts use.
    pub id: SlaId,
    /// Which edition of the text.
    pub version: String,
    /// The name in letters.
    pub name: String,
    /// Where the text stands.
    pub source: Option<String>,
    /// How the text was read.
    pub source_status: Option<String>,
    /// First day of this edition.
    pub effective_from: Option<NaiveDate>,
    /// The promised uptime.
    pub commitment: Exact,
    /// Its clause.
    pub commitment_clause: Option<String>,
    /// The zone of the period.
    pub zone: PolicyZone,
    /// What time outside of the term counts as.
    pub part_period: PartPeriod,
    /// The period's clause.
    pub period_clause: Option<String>,
    /// What working badly counts as.
    pub degraded: Degraded,
    /// Only outages that long count.
    pub min_run: Option<MinRun>,
    /// The clause of both.
    pub detect_clause: Option<String>,
    /// What does not count.
    pub exclude: Vec<Exclude>,
    /// What is owed.
    pub remedy: Remedy,
    /// Its clause.
    pub remedy_clause: Option<String>,
    /// What a part of a period costs.
    pub proration: Proration,
    /// The base's clause.
    pub base_clause: Option<String>,
    /// No more than this share of the base.
    pub cap: Option<Exact>,
    /// Nothing below these.
    pub minimum: Vec<Minimum>,
    /// The clause of both.
    pub limits_clause: Option<String>,
    /// How a fraction of a minor unit becomes a whole one.
    pub rounding: Rounding,
    /// Whether the customer must ask.
    pub claim: Claim,
    /// Its clause.
    pub claim_clause: Option<String>,
    /// Where the id stands.
    pub span: Span,
}

impl Policy {
    /// How much affected time the commitment allows in a period of this length: exact milliseconds.
    pub fn allowance(&self, denominator: Elapsed) -> Exact {
        Exact::one().minus(&self.commitment).times(&Exact::whole(denominator.0))
    }
}
