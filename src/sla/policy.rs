//! An SLA as data: each stage of the way from downtime to what is owed is one small closed set.

use crate::interval::Hours;
use crate::model::ExclusionClass;
use crate::model::SlaId;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::Money;
use crate::money::Rounding;
use crate::sla::Band;
use crate::sla::Finding;
use crate::sla::formula::Condition;
use crate::sla::formula::Formula;
use crate::sla::formula::Quantity;
use crate::sla::formula::Unit;
use crate::source::Span;
use crate::time::Elapsed;
use crate::time::Zone;
use crate::workings::Arg;
use crate::workings::Phrase;
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

    /// An amount that must be reached or passed, for people.
    pub fn phrase(self, bound: impl Into<Arg>) -> Phrase {
        let id = match self {
            Comparator::AtLeast => "at-least",
            Comparator::MoreThan => "more-than",
        };
        Phrase::new(id).with("value", bound)
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

/// How early something must be announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// So much time before its start.
    Time(Elapsed),
    /// So many full days from Monday to Friday between the announcement and the start.
    BusinessDays(u32),
}

/// In what an allowance is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowancePer {
    /// A month, a quarter or a year of the calendar.
    Calendar(PeriodKind),
    /// Any stretch of this length.
    Any(Elapsed),
}

/// How much of a class does not count; what is beyond it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// How much.
    pub time: Elapsed,
    /// In what.
    pub per: AllowancePer,
}

/// A class of time that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclude {
    /// The class.
    pub class: ExclusionClass,
    /// Only when announced so early.
    pub notice: Option<Notice>,
    /// Only within these hours.
    pub only_within: Option<Hours>,
    /// Only so much of it, the earliest first.
    pub allowance: Option<Allowance>,
    /// The clause.
    pub clause: Option<String>,
}

/// The hours for which a service is promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceTime {
    /// By the week.
    pub hours: Hours,
    /// Days without service.
    pub holidays: Vec<NaiveDate>,
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

/// Which reading of an open text counts. That doubt goes against whoever wrote the text is the rule *contra
/// proferentem* of the law of contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InDoubt {
    /// The one that gives the customer most.
    ForTheCustomer,
    /// The one that gives the customer least.
    ForTheProvider,
}

impl InDoubt {
    /// The words.
    pub fn words(self) -> &'static str {
        match self {
            InDoubt::ForTheCustomer => "in doubt for the customer",
            InDoubt::ForTheProvider => "in doubt for the provider",
        }
    }

    /// The message that says which reading counts.
    pub fn message(self) -> &'static str {
        match self {
            InDoubt::ForTheCustomer => "in-doubt-for-the-customer",
            InDoubt::ForTheProvider => "in-doubt-for-the-provider",
        }
    }
}

/// The stretch of time that one assessment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodKind {
    /// A calendar month.
    Month,
    /// Three months; the first quarter of the year begins with this month (1 for January).
    Quarter(u32),
    /// Twelve months from the first of this month.
    Year(u32),
    /// A month from the day of the month on which the contract began.
    Anniversary,
    /// So many days up to the claim.
    Rolling(u32),
}

/// What is looked at to tell up from down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Outages: stretches of time.
    Outages,
    /// Requests and errors in buckets of time.
    Requests(Requests),
    /// Uptime is a formula over facts: events, resource-minutes, what a report states.
    Formula(Formula),
}

/// How requests and errors become uptime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requests {
    /// The width of a bucket.
    pub bucket: Elapsed,
    /// How buckets become one figure.
    pub aggregate: Aggregate,
    /// Whether a bucket without requests counts as one without errors; otherwise it is left out.
    pub idle_is_up: bool,
    /// For [`Aggregate::Time`]: the share of errors that makes a bucket downtime.
    pub error: Option<(Comparator, Exact)>,
    /// For [`Aggregate::Time`]: a bucket with fewer requests is no downtime.
    pub min_requests: Exact,
}

/// How buckets become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// The mean of their error rates.
    Mean,
    /// All errors ÷ all requests.
    Total,
    /// The time of the buckets that count as down.
    Time,
}

/// Time is counted in whole units of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockUnit {
    /// The unit.
    pub length: Elapsed,
    /// Whether a unit that was down in part counts; otherwise it does not.
    pub partial_counts: bool,
}

/// From when an outage counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// From when it began.
    Detected,
    /// From when the customer reported it.
    Reported,
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

/// A fact that the SLA needs and that no clock can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRule {
    /// Its name in formulas.
    pub name: String,
    /// What it counts.
    pub unit: FactUnit,
    /// What it is, for a person who is asked for it.
    pub about: String,
    /// What it is when nobody says.
    pub default: Option<Quantity>,
}

impl FactRule {
    /// Reads a value of this kind: `4`, `2.1%`, `1/3`, `365d`, `12.50 EUR`. Nought has every unit.
    pub fn read(&self, text: &str, currency: Currency) -> Option<Quantity> {
        let unit = match self.unit {
            FactUnit::Number | FactUnit::Share => Unit::NUMBER,
            FactUnit::Time => Unit::TIME,
            FactUnit::Money => Unit::money(currency),
        };
        let value = Formula::parse(text).ok()?.constant()?;
        let is_too_much = self.unit == FactUnit::Share && value.amount > Exact::one();
        if value.amount.is_negative() || is_too_much {
            return None;
        }
        (value.unit == unit || value.amount.is_zero()).then_some(Quantity { unit, ..value })
    }
}

/// What a fact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactUnit {
    /// A plain number or a count.
    Number,
    /// A share: no more than all.
    Share,
    /// A length of time.
    Time,
    /// Money in the currency of the fee.
    Money,
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

/// From when a claim's deadline counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The end of the period.
    PeriodEnd,
    /// The end of the last outage that counted.
    IncidentEnd,
    /// The start of the first outage that counted.
    IncidentStart,
}

/// How long somebody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// So much time; whole days are days of the calendar.
    Time(Elapsed),
    /// So many days from Monday to Friday.
    BusinessDays(u32),
    /// So many months: until the end of the last of them.
    Months(u32),
}

/// Whether the customer must ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Paid without being asked for.
    Automatic,
    /// The customer must ask in time.
    Within {
        /// How long they have.
        length: Deadline,
        /// From when.
        anchor: Anchor,
        /// What must be done beside it, each in time of its own: a notice, a ticket.
        also: Vec<ClaimStep>,
    },
}

/// Something that the customer must do for a credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimStep {
    /// What.
    pub what: String,
    /// How long they have.
    pub length: Deadline,
    /// From when.
    pub anchor: Anchor,
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
