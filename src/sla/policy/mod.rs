//! An SLA as data: each stage of the way from downtime to what is owed is one small closed set.

mod claim;
mod detect;
mod exclude;
mod fact;
mod remedy;

use crate::model::SlaId;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::Rounding;
use crate::sla::Finding;
use crate::sla::formula::Condition;
use crate::sla::formula::Formula;
use crate::source::Span;
use crate::time::Elapsed;
use crate::workings::Arg;
use crate::workings::Phrase;
use chrono::NaiveDate;

pub use claim::Anchor;
pub use claim::Claim;
pub use claim::ClaimStep;
pub use claim::Deadline;
pub use detect::Aggregate;
pub use detect::Clock;
pub use detect::ClockUnit;
pub use detect::Degraded;
pub use detect::MinRun;
pub use detect::PartPeriod;
pub use detect::PeriodKind;
pub use detect::PolicyZone;
pub use detect::Requests;
pub use detect::ServiceTime;
pub use detect::Signal;
pub use exclude::Allowance;
pub use exclude::AllowancePer;
pub use exclude::Exclude;
pub use exclude::Notice;
pub use fact::FactRule;
pub use fact::FactUnit;
pub use fact::InDoubt;
pub use remedy::CARRIED_OVER;
pub use remedy::Cap;
pub use remedy::Credit;
pub use remedy::Minimum;
pub use remedy::Per;
pub use remedy::Proration;
pub use remedy::Remedy;
pub use remedy::RemedyOf;
pub use remedy::Right;
pub use remedy::Stack;
pub use remedy::StackRule;
pub use remedy::StepRound;

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

    /// An amount that must be reached or passed, for people.
    pub fn phrase(self, bound: impl Into<Arg>) -> Phrase {
        let id = match self {
            Comparator::AtLeast => "at-least",
            Comparator::MoreThan => "more-than",
        };
        Phrase::new(id).with("value", bound)
    }
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
    /// How a text that leaves something open is read here.
    pub interpretation: Option<String>,
    /// Which reading counts where the text leaves something open; otherwise it is undecided.
    pub in_doubt: Option<InDoubt>,
    /// What must be so for the SLA to apply, in words.
    pub requires: Vec<String>,
    /// Facts that it needs.
    pub facts: Vec<FactRule>,
    /// The promised uptime; 100 % where the text promises none.
    pub commitment: Exact,
    /// Whether the text promises an uptime.
    pub promises_uptime: bool,
    /// When something is owed, where the text says it otherwise than by the promised uptime.
    pub breach: Option<Condition>,
    /// Its clause.
    pub commitment_clause: Option<String>,
    /// The stretch of time.
    pub period: PeriodKind,
    /// The zone of the period.
    pub zone: PolicyZone,
    /// What uptime is divided by, where it is not the time of the period.
    pub measured_over: Option<Formula>,
    /// What time outside of the term counts as.
    pub part_period: PartPeriod,
    /// The period's clause.
    pub period_clause: Option<String>,
    /// What tells up from down.
    pub signal: Signal,
    /// From when an outage counts.
    pub clock: Clock,
    /// Whole units of the clock.
    pub unit: Option<ClockUnit>,
    /// Business days that an outage may last before it counts.
    pub grace: u32,
    /// What working badly counts as.
    pub degraded: Degraded,
    /// Only outages that long count.
    pub min_run: Option<MinRun>,
    /// The clause of both.
    pub detect_clause: Option<String>,
    /// What does not count.
    pub exclude: Vec<Exclude>,
    /// The hours for which the service is promised; always, if there are none.
    pub service_time: Option<ServiceTime>,
    /// Whether an outage is held against the least length before exclusions are taken out of it.
    pub runs_first: bool,
    /// For what the remedy is reckoned.
    pub per: Per,
    /// What is owed.
    pub remedy: Remedy,
    /// Its clause.
    pub remedy_clause: Option<String>,
    /// What a part of a period costs.
    pub proration: Proration,
    /// What the base is, where it is not the fee.
    pub base: Option<Formula>,
    /// How much time of service the base pays for, where it is not the period.
    pub base_pays_for: Option<Formula>,
    /// The base's clause.
    pub base_clause: Option<String>,
    /// The most for the period.
    pub cap: Option<Cap>,
    /// The most for each outage, day or hour.
    pub cap_each: Option<Formula>,
    /// Nothing below these.
    pub minimum: Vec<Minimum>,
    /// Credits are carried over until they pass this together.
    pub hold_until: Option<Minimum>,
    /// The clause of both.
    pub limits_clause: Option<String>,
    /// How a fraction of a minor unit becomes a whole one.
    pub rounding: Rounding,
    /// Whether time of service is added to the end of the term instead of being paid.
    pub extends_term: bool,
    /// Rights that a series of bad periods gives.
    pub rights: Vec<Right>,
    /// What one outage that breaks several promises pays.
    pub stack: Option<Stack>,
    /// What is wrong with the text itself.
    pub findings: Vec<Finding>,
    /// Whether the customer must ask.
    pub claim: Claim,
    /// Its clause.
    pub claim_clause: Option<String>,
    /// Where the id stands.
    pub span: Span,
}

impl Policy {
    /// Whether outages tell what is down: also where requests do, but only by telling which stretches are.
    pub fn is_by_outages(&self) -> bool {
        match &self.signal {
            Signal::Outages => true,
            Signal::Requests(rule) => rule.aggregate == Aggregate::Time,
            Signal::Formula(_) => false,
        }
    }

    /// Whether it looks at single outages, days or hours, which an uptime does not tell.
    pub fn looks_at_outages(&self) -> bool {
        let mut names: Vec<&str> = self.breach.iter().flat_map(|c| c.names()).collect();
        let mut add = |formula: &'_ Formula| {
            let uses = formula.names().iter().any(|n| matches!(*n, "longest" | "outages"));
            if uses {
                names.push("longest");
            }
        };
        match &self.remedy {
            Remedy::Bands(bands) => {
                for band in bands {
                    if let Credit::Formula(formula) = &band.credit {
                        add(formula);
                    }
                }
                names.extend(bands.iter().map(|band| band.range.on.as_str()));
            }
            Remedy::Formula(formula) | Remedy::Step { per_unit: formula, .. } => add(formula),
            Remedy::None | Remedy::Linear { .. } => {}
        }
        names.extend(self.rights.iter().flat_map(|right| right.when.names()));
        self.per != Per::Period || names.iter().any(|n| matches!(*n, "longest" | "outages"))
    }

    /// The currency that the text itself names, if it names one.
    pub fn currency(&self) -> Option<Currency> {
        let credits: Vec<&Formula> = match &self.remedy {
            Remedy::Bands(bands) => bands
                .iter()
                .filter_map(|band| match &band.credit {
                    Credit::Formula(formula) => Some(formula),
                    _ => None,
                })
                .collect(),
            Remedy::Formula(formula) | Remedy::Step { per_unit: formula, .. } => vec![formula],
            Remedy::None | Remedy::Linear { .. } => Vec::new(),
        };
        let words = |formula: &&Formula| {
            formula.text().split(|c: char| !c.is_ascii_alphabetic()).find_map(Currency::from_code)
        };
        let named = credits.iter().find_map(words);
        named.or_else(|| self.minimum.first().map(|minimum| minimum.amount.currency))
    }

    /// How much affected time the commitment allows in a period of this length: exact milliseconds.
    pub fn allowance(&self, denominator: Elapsed) -> Exact {
        Exact::one().minus(&self.commitment).times(&Exact::whole(denominator.0))
    }
}
