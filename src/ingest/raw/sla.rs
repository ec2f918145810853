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
    /// Quarters and years: the month in which the first one of a year begins, 1 to 12; January if it is missing.
    pub first_month: Option<u32>,
    /// Rolling: how many days.
    pub days: Option<u32>,
    /// What uptime is divided by where it is not the time of the period: `43200min`, `730h`, or a formula over facts.
    #[schemars(with = "Option<String>")]
    pub measured_over: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
}

/// Kinds of period.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawPeriodKind {
    /// A calendar month.
    CalendarMonth,
    /// Three calendar months.
    CalendarQuarter,
    /// Three months of a year that begins in `first_month`.
    FiscalQuarter,
    /// Twelve calendar months.
    CalendarYear,
    /// A month from the day of the month on which the contract began.
    AnniversaryMonth,
    /// So many days up to the claim.
    Rolling,
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
    /// What tells up from down; outages if it is missing.
    pub signal: Option<RawSignal>,
    /// formula: the uptime, for instance `1 - unavailable / total_triggered`.
    #[schemars(with = "Option<String>")]
    pub uptime: Option<Text>,
    /// requests: the width of a bucket, for instance `5min`.
    #[schemars(with = "Option<String>")]
    pub bucket: Option<Text>,
    /// requests: how buckets become one figure.
    pub aggregate: Option<RawAggregate>,
    /// requests: what a bucket without requests counts as.
    pub idle: Option<RawIdle>,
    /// requests, time: the share of errors that makes a bucket downtime, for instance `> 10%`.
    #[schemars(with = "Option<String>")]
    pub error: Option<Text>,
    /// requests, time: a bucket with fewer requests is no downtime.
    pub min_requests: Option<u32>,
    /// From when an outage counts; from when it began if this is missing.
    pub clock: Option<RawClock>,
    /// Time is counted in whole units of the clock, for instance `1min`.
    #[schemars(with = "Option<String>")]
    pub unit: Option<Text>,
    /// unit: what a unit that was down in part counts as.
    pub partial: Option<RawPartial>,
    /// An outage counts only after so many full days from Monday to Friday.
    pub grace_business_days: Option<u32>,
    /// Only outages that long count: `>= 5min` or `> 5min`.
    #[schemars(with = "Option<String>")]
    pub min_run: Option<Text>,
    /// min_run: whether exclusions are taken out of an outage before its length is looked at, or after; before if it
    /// is missing.
    pub exclusions: Option<RawExclusionOrder>,
    /// The clause.
    pub clause: Option<String>,
}

/// When exclusions are taken out of an outage.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawExclusionOrder {
    /// Before its length is looked at.
    BeforeMinRun,
    /// After.
    AfterMinRun,
}

/// What tells up from down.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawSignal {
    /// Outages: stretches of time.
    Outages,
    /// Requests and errors in buckets of time.
    Requests,
    /// A formula over facts.
    Formula,
}

/// How buckets become one figure.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawAggregate {
    /// The mean of their error rates.
    MeanOfRates,
    /// All errors ÷ all requests.
    RatioOfTotals,
    /// The time of the buckets that count as down.
    SumOfTime,
}

/// What a bucket without requests counts as.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawIdle {
    /// As one without errors.
    Up,
    /// As not there.
    LeftOut,
}

/// From when an outage counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawClock {
    /// From when it began.
    Detected,
    /// From when the customer reported it.
    Reported,
}

/// What a unit that was down in part counts as.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawPartial {
    /// As up.
    Dropped,
    /// As down.
    Counted,
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
    /// Only when announced at least so long before, for instance `48h` or `5 business days`.
    #[schemars(with = "Option<String>")]
    pub notice: Option<Text>,
    /// maintenance: only within these hours of the wall clock, for instance `Mon-Fri 22:00-06:00; Sat-Sun`.
    #[schemars(with = "Option<String>")]
    pub only_within: Option<Text>,
    /// maintenance: only so much of it, the earliest first, for instance `12h`; what is beyond it counts.
    #[schemars(with = "Option<String>")]
    pub allowance: Option<Text>,
    /// allowance: in what: `month`, `quarter` or `year` of the calendar, or any stretch of a length such as `14d`; a month
    /// if it is missing.
    #[schemars(with = "Option<String>")]
    pub allowance_per: Option<Text>,
    /// The clause.
    pub clause: Option<String>,
}

/// The hours for which the service is promised.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawServiceTime {
    /// By the wall clock, for instance `Mon-Fri 08:00-18:00; Sat 09:00-12:30`.
    #[schemars(with = "String")]
    pub hours: Text,
    /// Days without service.
    #[serde(default)]
    #[schemars(with = "Vec<crate::ingest::raw::DateItem>")]
    pub holidays: Vec<TimeText>,
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

/// Whether the customer must ask.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawClaim {
    /// Paid without being asked for.
    pub automatic: bool,
    /// Otherwise: how long the customer has: `30d`, `72h`, `5 business days`, `2 months` (until the end of the last).
    #[schemars(with = "Option<String>")]
    pub within: Option<Text>,
    /// From when that counts.
    pub anchor: Option<RawAnchor>,
    /// What the customer must do beside it, each in time of its own.
    #[serde(default)]
    pub also: Vec<RawClaimStep>,
    /// The clause.
    pub clause: Option<String>,
}

/// Something that the customer must do for a credit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawClaimStep {
    /// What: `give notice`, `open a ticket`.
    pub what: String,
    /// How long they have: as for the claim.
    #[schemars(with = "String")]
    pub within: Text,
    /// From when that counts.
    pub anchor: RawAnchor,
}

/// From when a deadline counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawAnchor {
    /// The end of the period.
    PeriodEnd,
    /// The end of the last outage of the period.
    IncidentEnd,
    /// The start of the first outage of the period.
    IncidentStart,
}
