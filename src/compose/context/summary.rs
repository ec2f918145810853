//! What the summary of a month sees.

use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Figure;
use crate::compose::context::shared::Furniture;
use schemars::JsonSchema;
use serde::Serialize;

/// The summary of a month for management: what was down, what it costs, where the evidence disagrees, what waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryContext {
    /// Page and properties.
    pub furniture: Furniture,
    /// Who reports.
    pub company: Company,
    /// Whom to ask.
    pub contact: Contact,
    /// Date of the summary: `1 April 2026`.
    pub date: String,
    /// The period in words: `March 2026`.
    pub period: String,
    /// How many customers have a contract line in the period.
    pub customer_count: u32,
    /// How many of them were affected.
    pub affected_count: u32,
    /// How many contract lines have an SLA.
    pub promised_count: u32,
    /// How many of those missed it.
    pub missed_count: u32,
    /// Money by currency, in the order of the codes; empty when nothing is owed, waiting or given.
    pub money: Vec<SummaryMoney>,
    /// Whether something was issued before.
    pub issued: bool,
    /// What agreements give beside money after several bad periods; empty where they give nothing.
    pub rights: Vec<SummaryRight>,
    /// Customers with credits in many of the last months; empty without a rule for it, and where there are none.
    pub repeats: Vec<SummaryRepeat>,
    /// The rule: `3 or more of the last 6 months`; empty without one.
    pub repeats_rule: String,
    /// Every service with downtime, by name.
    pub services: Vec<SummaryService>,
    /// The incidents of the month.
    pub incidents: Vec<SummaryIncident>,
    /// How quickly we acted, over the incidents that are over; empty with fewer than two.
    pub metrics: Vec<SummaryMetric>,
    /// How many incidents are not over and in none of these figures.
    pub still_open: u32,
    /// What people recorded beside what monitors saw; the first of very many.
    pub reconciliation: Vec<SummaryStretch>,
    /// How many stretches are not listed; 0 when all are.
    pub reconciliation_more: u32,
    /// How many of all stretches agree to the second.
    pub agreeing_count: u32,
    /// How many do not.
    pub disagreeing_count: u32,
    /// What the month would cost if other evidence decided; empty where there is one account only.
    pub choices: Vec<SummaryChoice>,
    /// Figures of tools beside ours; empty when no export holds any.
    pub totals: Vec<SummaryTotal>,
    /// How many figures are not listed; 0 when all are.
    pub totals_more: u32,
    /// Results that hang on the step of a monitor.
    pub doubts: Vec<SummaryDoubt>,
    /// How many of them are not listed; 0 when all are.
    pub doubts_more: u32,
    /// Services of which nothing was known for a while; empty when all was.
    pub unknown: Vec<SummaryUnknown>,
    /// Documents that wait, with the reasons; the first of very many.
    pub held: Vec<SummaryHeld>,
    /// How many are not listed; 0 when all are.
    pub held_more: u32,
    /// In which languages letters are; empty where all are in English.
    pub languages: Vec<SummaryLanguage>,
    /// Whether the words of one of them were not reviewed by anybody who is at home in it.
    pub unreviewed: bool,
    /// Letters in the language of the workspace instead of the reader's; the first of very many.
    pub fallbacks: Vec<SummaryFallback>,
    /// How many of them are not listed; 0 when all are.
    pub fallbacks_more: u32,
    /// The month as a calendar; null when nothing was down.
    pub calendar: Option<Figure>,
    /// How long each incident lasted, as bars; null without incidents, or with very many.
    pub durations: Option<Figure>,
    /// Files of evidence, with what became of their rows.
    pub evidence: Vec<SummaryFile>,
    /// How many files are not listed; 0 when all are.
    pub evidence_more: u32,
    /// The rules of evidence, one sentence each.
    pub evidence_rules: Vec<String>,
}

/// A language of letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryLanguage {
    /// Its name in itself.
    pub name: String,
    /// How many letters are in it.
    pub letters: u32,
    /// Who, at home in it, has reviewed its words; null when nobody has.
    pub reviewed_by: Option<String>,
}

/// A letter in another language than its reader's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryFallback {
    /// The customer.
    pub customer: String,
    /// The reader's language and what was missing in it.
    pub missing: String,
}

/// Money of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryMoney {
    /// Credits owed: the control total.
    pub owed: String,
    /// Credits that wait for a claim.
    pub awaiting: String,
    /// Goodwill.
    pub goodwill: String,
    /// What was issued before; the others are what is left.
    pub issued: String,
    /// What was issued beyond what is owed, below nought.
    pub beyond: String,
}

/// A metric over the incidents of the month that are over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryMetric {
    /// Its name: `Time to detect`.
    pub name: String,
    /// The median.
    pub median: String,
    /// The mean, rounded down to the second.
    pub mean: String,
    /// Each, from the shortest to the longest.
    pub lengths: String,
    /// For how many incidents it is recorded.
    pub recorded: u32,
    /// For how many it is not, or the end is before the beginning.
    pub missing: u32,
}

/// What an agreement gives a customer beside money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryRight {
    /// The customer.
    pub customer: String,
    /// The contract line.
    pub line: String,
    /// The right: `may end the contract`.
    pub right: String,
    /// In how many periods of how many, and the clause.
    pub why: String,
}

/// A customer who was let down again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryRepeat {
    /// The customer.
    pub customer: String,
    /// In how many months a credit was owed.
    pub months: u32,
    /// Which.
    pub named: String,
}

/// One service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryService {
    /// Its name.
    pub service: String,
    /// Region in words; null for a service without regions.
    pub place: Option<String>,
    /// How many outages.
    pub outages: u32,
    /// How long together.
    pub down: String,
    /// The longest one.
    pub longest: String,
}

/// One incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryIncident {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many customers it affected.
    pub customers: u32,
}

/// One stretch of downtime in either account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryStretch {
    /// The service and its place.
    pub service: String,
    /// When, in UTC.
    pub when: String,
    /// The incidents, or `none`.
    pub incidents: String,
    /// Time that both have; `none` when none.
    pub agreed: String,
    /// Time that only monitors have.
    pub only_monitoring: String,
    /// Time that only incidents have.
    pub only_incidents: String,
    /// Time that counts, by the rule that decides.
    pub counted: String,
    /// How the accounts stand to each other.
    pub finding: String,
}

/// What the month costs if a rule decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryChoice {
    /// The rule.
    pub decides: String,
    /// Whether it is the rule of this run.
    pub in_force: bool,
    /// Credits that are owed or wait for a claim, by currency.
    pub credits: String,
    /// The difference to the rule in force; `none` when there is none.
    pub difference: String,
    /// How many contract lines have a credit.
    pub lines: u32,
}

/// A figure of a tool beside ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryTotal {
    /// The source and the monitor.
    pub monitor: String,
    /// The service.
    pub service: String,
    /// The stretch, in UTC.
    pub period: String,
    /// Downtime that the tool states.
    pub stated: String,
    /// Downtime that was measured.
    pub measured: String,
}

/// A result that hangs on the step of a monitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryDoubt {
    /// The customer.
    pub customer: String,
    /// The contract line.
    pub line: String,
    /// The credit if the least that the evidence proves is true.
    pub least: String,
    /// The credit that the rules choose.
    pub chosen: String,
    /// The credit if the most that it allows is true.
    pub most: String,
}

/// A service of which nothing was known for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryUnknown {
    /// The service.
    pub service: String,
    /// For how long of the month.
    pub time: String,
}

/// A document that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryHeld {
    /// Its path.
    pub document: String,
    /// Why.
    pub reasons: String,
}

/// A file of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryFile {
    /// The source.
    pub source: String,
    /// The file.
    pub path: String,
    /// Rows read.
    pub read: String,
    /// Rows that said again what another had said.
    pub duplicates: String,
    /// Rows that could not be used.
    pub rejected: String,
    /// From when to when it speaks, in UTC.
    pub covers: String,
}
