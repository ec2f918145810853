//! The shape of what the page of a month shows before a customer is opened. `amends schema book` prints it.
//!
//! Amounts are texts that the ledger made, with their whole minor units beside them for putting in order. Times are
//! milliseconds since 1970 in UTC where something is drawn, and texts where something is read.

use crate::compose::book::list::CustomerRow;
use crate::compose::book::part::BookPart;
use crate::compose::book::strip::Strip;
use crate::compose::book::strip::ZoneDays;
use crate::compose::context::postmortem::Impact;
use crate::compose::context::postmortem::Metric;
use crate::compose::context::postmortem::Promises;
use crate::compose::context::postmortem::TimelineRow;
use crate::compose::context::shared::Window;
use crate::compose::context::summary::SummaryChoice;
use crate::compose::context::summary::SummaryStretch;
use crate::compose::context::summary::SummaryTotal;
use crate::compose::context::summary::SummaryUnknown;
use crate::compose::figure::Figure;
use crate::money::Money;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of the shape; it grows with every change that a reader of the data could stumble over.
pub const BOOK_SCHEMA: u32 = 1;

/// All of the data in the page, in the parts in which it stands there.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Book {
    /// What is shown first; it stands in the page as it is.
    pub front: Front,
    /// One row a customer, by id; packed.
    pub customers: Vec<CustomerRow>,
    /// Every row of the ledger, in its order; packed.
    pub ledger: Vec<LedgerEntry>,
    /// What customers' own pages show, so many customers a part; each part is packed.
    pub parts: Vec<BookPart>,
}

/// What is shown first.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Front {
    /// Version of the shape.
    pub schema: u32,
    /// First twelve digits of the digest of all inputs.
    pub run: String,
    /// `2026-03`.
    pub period: String,
    /// `March 2026`.
    pub month: String,
    /// The name that customers know.
    pub company: String,
    /// Date on documents: `1 April 2026`.
    pub issued_on: String,
    /// As of when claims and open incidents are judged: `1 April 2026, 00:00 UTC`.
    pub as_of: String,
    /// The zone of the company.
    pub zone: String,
    /// The days of the month in every zone that something is drawn in, by the name of the zone.
    pub zones: BTreeMap<String, ZoneDays>,
    /// How many of what.
    pub counts: Counts,
    /// Sums of the ledger, one row a currency.
    pub money: Vec<Sums>,
    /// What should be looked at before anything is approved; what blocks comes first.
    pub attention: Vec<Attention>,
    /// The outages of the month, one row a service and place.
    pub outages: Option<Strip>,
    /// The incidents, the one that hit most customers first.
    pub incidents: Vec<IncidentPage>,
    /// What the figures rest on.
    pub evidence: EvidencePage,
    /// Files of the run that are not a customer's or an incident's, with what they are.
    pub files: Vec<Named>,
    /// First lines of tables that places point into, by path.
    pub heads: BTreeMap<String, String>,
    /// SLAs in force, by id.
    pub slas: BTreeMap<String, SlaName>,
    /// How many customers stand in one packed part.
    pub customers_a_part: usize,
}

/// A name and what it stands for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Named {
    /// An id or a path.
    pub id: String,
    /// Words for people.
    pub name: String,
}

/// An SLA.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SlaName {
    /// Its name.
    pub name: String,
    /// Its edition.
    pub version: String,
    /// The promised level.
    pub commitment: String,
}

/// How many of what.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Counts {
    /// All customers of the workspace.
    pub listed: usize,
    /// Customers with a contract line in the period.
    pub customers: usize,
    /// Customers with downtime under one of their lines, counted or not.
    pub affected: usize,
    /// Customers to whom a credit is owed.
    pub owed: usize,
    /// Customers with a credit that waits for a claim.
    pub awaiting: usize,
    /// Customers with goodwill.
    pub goodwill: usize,
    /// Customers with a line, and no credit that is owed or waits.
    pub not_owed: usize,
    /// Letters written.
    pub letters: usize,
    /// Letters that are held.
    pub letters_held: usize,
    /// Rows of the ledger.
    pub ledger_rows: usize,
}

/// An amount of the ledger.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Amount {
    /// `EUR`.
    pub currency: String,
    /// Whole minor units, as digits.
    pub minor: String,
    /// `EUR 471.23`.
    pub text: String,
}

impl Amount {
    /// An amount as the ledger writes it.
    pub(super) fn new(money: Money) -> Self {
        Amount {
            currency: money.currency.code().to_owned(),
            minor: money.minor.to_string(),
            text: money.to_string(),
        }
    }
}

/// The sums of one currency; absent where there is nothing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Sums {
    /// `EUR`.
    pub currency: String,
    /// The control total: credits that are owed.
    pub owed: Option<Amount>,
    /// How many rows that is.
    pub owed_rows: usize,
    /// Credits that wait for a claim.
    pub awaiting: Option<Amount>,
    /// How many rows that is.
    pub awaiting_rows: usize,
    /// Goodwill.
    pub goodwill: Option<Amount>,
    /// How many rows that is.
    pub goodwill_rows: usize,
    /// What was issued before; absent until something was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_before: Option<Amount>,
}

/// Something that a person should look at.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Attention {
    /// Whether it must be dealt with before letters can be approved.
    pub blocks: bool,
    /// What it is: `3 documents are held`.
    pub title: String,
    /// Why it matters and what to do.
    pub why: String,
    /// One by one.
    pub items: Vec<AttentionItem>,
    /// How many more there are.
    pub more: usize,
    /// The list that shows all of them: `customers?letter=held`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AttentionItem {
    /// What it is about.
    pub title: String,
    /// What is to be said.
    pub text: String,
    /// Where it stands in the page: `customers/acme`; absent where it stands nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The place in the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// A row of the ledger.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LedgerEntry {
    /// Readable id.
    pub id: String,
    /// The same in at most 21 characters.
    pub short_id: String,
    /// Whose.
    pub customer: String,
    /// Who gets it, where that is somebody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_to: Option<String>,
    /// The contract line; absent for goodwill on the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The SLA.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sla: Option<String>,
    /// Uptime, rounded down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uptime: Option<String>,
    /// The row of the credit table that applies.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tier: String,
    /// What it is a share of.
    pub base: String,
    /// The amount before rounding.
    pub exact: String,
    /// The rounded amount.
    pub amount: Amount,
    /// `credit` or `goodwill`.
    pub kind: &'static str,
    /// `owed`, `awaiting-claim`, `too-late`, `below-minimum`, `carried-over`, `in-kind`, `not-combined`.
    pub state: &'static str,
    /// Whether it is in the control total.
    pub counts: bool,
    /// What was issued before; absent until something was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_before: Option<Amount>,
    /// What is to be issued now; absent where that is the amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Amount>,
    /// Time of service and rights that are no money.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub in_kind: String,
    /// Number of the invoice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice: Option<String>,
    /// Last day for a claim: `2026-04-30`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim_by: Option<String>,
    /// Goodwill: the incident it was given for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    /// Goodwill: who decided it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// Goodwill: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A document of the run with what was found in it.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct DocumentFiles {
    /// Its path without an ending: `customers/acme/letter`.
    pub path: String,
    /// `draft` or `held`.
    pub state: String,
    /// Why it is held.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<String>,
    /// The endings of its files: `pdf`, `html`.
    pub forms: Vec<String>,
    /// What was found in its words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<BookFlag>,
    /// Paragraphs that a person wrote anew.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<BookEdit>,
}

/// A paragraph of a letter in a person's own words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookEdit {
    /// The words of the paragraph as the template wrote it.
    pub was: String,
    /// The new words.
    pub text: String,
    /// Who wrote them.
    pub by: String,
    /// When: `2026-04-02`.
    pub on: String,
    /// Why.
    pub reason: String,
    /// Its place in the input.
    pub at: String,
}

/// What was found in the words of a document.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookFlag {
    /// Whether it holds the document.
    pub holds: bool,
    /// The rule.
    pub rule: String,
    /// Where in the document.
    pub place: String,
    /// The sentence.
    pub sentence: String,
    /// The words in it.
    pub words: String,
    /// Why it matters.
    pub why: String,
    /// What to write instead.
    pub instead: String,
    /// Who accepted it, when and why; absent while nobody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

/// An incident.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IncidentPage {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// `minor`, `major`, `critical` or `not recorded`.
    pub severity: String,
    /// `open`, `monitoring` or `resolved`.
    pub status: String,
    /// `11 March 2026, 09:02 to 10:20`.
    pub when: String,
    /// The zone of `when`.
    pub zone: String,
    /// What happened, in one sentence.
    pub gist: String,
    /// `None`, `Yes: …` or `Not yet known`.
    pub data_loss: String,
    /// Its place in the input.
    pub source: String,
    /// What it meant, in numbers.
    pub impact: Impact,
    /// The timeline, drawn; absent where there is too little to draw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    /// The windows as people recorded them.
    pub windows: Vec<Window>,
    /// The outages that belong to it.
    pub outages: Vec<OutageRow>,
    /// How quickly we acted.
    pub metrics: Vec<Metric>,
    /// Promised updates.
    pub promises: Promises,
    /// Everything that happened, in order of time.
    pub timeline: Vec<TimelineRow>,
    /// Postmortems, brief.
    pub documents: Vec<DocumentFiles>,
}

/// An outage.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OutageRow {
    /// Its id in `ledger/outages.csv`.
    pub id: String,
    /// The service and its place.
    pub service: String,
    /// `down` or `degraded`.
    pub kind: &'static str,
    /// From when to when, in UTC.
    pub when: String,
    /// How long.
    pub lasted: String,
    /// The least that the evidence proves.
    pub least: String,
    /// The most that it allows.
    pub most: String,
    /// The incidents that it belongs to.
    pub incidents: Vec<String>,
    /// Places in the input.
    pub sources: Vec<String>,
}

/// What the figures rest on.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct EvidencePage {
    /// The rules, one sentence each.
    pub rules: Vec<String>,
    /// Files of monitoring with their rows.
    pub files: Vec<FileRow>,
    /// Rows that could not be used.
    pub rejects: Vec<RejectRow>,
    /// How many more there are than stand here.
    pub rejects_more: u64,
    /// Monitors beside incidents; what disagrees comes first.
    pub reconciliation: Vec<SummaryStretch>,
    /// How many more there are than stand here.
    pub reconciliation_more: usize,
    /// How many of all agree.
    pub agreeing: usize,
    /// How many of all do not.
    pub disagreeing: usize,
    /// What the month would cost if other evidence decided.
    pub choices: Vec<SummaryChoice>,
    /// Figures of tools beside what was measured.
    pub totals: Vec<SummaryTotal>,
    /// Results that the evidence leaves in doubt.
    pub doubts: Vec<DoubtRow>,
    /// How many more there are than stand here.
    pub doubts_more: usize,
    /// Time that no monitor saw.
    pub unknown: Vec<SummaryUnknown>,
    /// Outages that no incident tells of.
    pub outages: Vec<OutageRow>,
    /// Files that were read, with their digests.
    pub inputs: Vec<Named>,
    /// How many more there are than stand here.
    pub inputs_more: usize,
}

/// A file of monitoring.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FileRow {
    /// The source it belongs to.
    pub source: String,
    /// Its path in the workspace.
    pub path: String,
    /// Rows read = accepted + duplicates + rejected.
    pub read: String,
    /// Rows used.
    pub accepted: String,
    /// Rows that say again what was said.
    pub duplicates: String,
    /// Rows that could not be used.
    pub rejected: String,
    /// The stretch that it speaks of.
    pub covers: String,
}

/// A row that could not be used.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RejectRow {
    /// Its place.
    pub at: String,
    /// The column.
    pub column: String,
    /// What was read.
    pub value: String,
    /// Why it cannot be used.
    pub reason: String,
}

/// A result between two bounds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DoubtRow {
    /// Whose.
    pub customer: String,
    /// Their name.
    pub name: String,
    /// The contract line.
    pub line: String,
    /// The credit if the least that is proved is true.
    pub least: String,
    /// The credit in the ledger.
    pub chosen: String,
    /// The credit if the most that is allowed is true.
    pub most: String,
}
