//! What the brief for support agents about one incident sees. Internal: it names customers and money.

use crate::compose::context::postmortem::ImpactRow;
use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::PublicAction;
use crate::compose::context::shared::Signatory;
use crate::compose::context::shared::Window;
use crate::compose::context::shared::Zone;
use schemars::JsonSchema;
use serde::Serialize;

/// One page for those who answer customers about an incident: what to say, to whom, why it is this number, what not to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BriefContext {
    /// Page and properties.
    pub furniture: Furniture,
    /// Whose incident it was.
    pub company: Company,
    /// To whom a hard case goes first.
    pub contact: Contact,
    /// To whom it goes when that is not enough.
    pub signatory: Signatory,
    /// Id, such as `INC-2026-031`.
    pub id: String,
    /// Title.
    pub title: String,
    /// `minor`, `major`, `critical` or `not recorded`.
    pub severity: String,
    /// `open`, `monitoring` or `resolved`.
    pub status: String,
    /// Date of the brief: `1 April 2026`.
    pub date: String,
    /// The period of the credits in words: `March 2026`.
    pub period: String,
    /// The company's zone.
    pub zone: Zone,
    /// Prose: what to say, one or two sentences of the public account; null when nothing may be said yet.
    pub say: Option<String>,
    /// Why letters and public accounts wait; empty when they do not. As long as there is a reason, nothing beyond the public messages is said.
    pub held: Vec<String>,
    /// How many customers were affected.
    pub customers: u32,
    /// How many have one of its services under contract.
    pub customers_of_services: u32,
    /// Who was hit, by service and place.
    pub hit: Vec<ImpactRow>,
    /// The first windows, in UTC and the company's zone.
    pub windows: Vec<Window>,
    /// How many windows are not listed; 0 when all are.
    pub windows_more: u32,
    /// Prose: what people can do meanwhile (`[internal] workaround`); null when not recorded.
    pub workaround: Option<String>,
    /// Statement on data loss, one sentence.
    pub data_loss: String,
    /// Where the page of the incident is; null when there is none.
    pub link: Option<String>,
    /// Measures that customers were told of, with their dates.
    pub promised: Vec<PublicAction>,
    /// The last promise of an update: `08:00 UTC, kept`; null when none was made.
    pub next_update: Option<String>,
    /// The affected contract lines of the first customers, by customer.
    pub lines: Vec<BriefLine>,
    /// How many lines are not listed; 0 when all are.
    pub lines_more: u32,
    /// What the lines came to: how many of each outcome, with a customer to look at.
    pub outcomes: Vec<BriefOutcome>,
    /// Gifts for this incident, beside what is owed.
    pub gifts: Vec<BriefGift>,
    /// How many gifts are not listed; 0 when all are.
    pub gifts_more: u32,
    /// When and where a credit appears: `on your next invoice`.
    pub credit_appears: String,
    /// The last days for claims that were not made yet, each once; empty when none waits.
    pub claims_by: Vec<String>,
    /// Whether the cause stands in words for customers.
    pub cause_told: bool,
    /// Whether the root cause is recorded.
    pub cause_known: bool,
    /// What is not known yet, and so not said.
    pub open_questions: Vec<String>,
}

/// One contract line that the incident touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BriefLine {
    /// Customer number.
    pub customer: String,
    /// Name of the customer.
    pub name: String,
    /// Name of the partner through whom they are reached; null when there is none.
    pub partner: Option<String>,
    /// The contract line.
    pub line: String,
    /// Name of the service.
    pub service: String,
    /// Region in words; null when the line names none.
    pub place: Option<String>,
    /// How long this incident touched it, excluded time left out: `1 h 18 min`, or `none that counts`.
    pub affected_time: String,
    /// What the line comes to in the period, with all its interruptions: `EUR 1,234.50`; `none` without an amount.
    pub amount: String,
    /// What follows, by the words of the letter's lines: `owed`, `awaiting-claim`, `met`, `free` …
    pub outcome: String,
    /// Last day for a claim; null when none is needed.
    pub claim_by: Option<String>,
    /// How the figure comes about, in one line.
    pub why: String,
    /// Whether the letter to this customer waits.
    pub held: bool,
}

/// How many lines came to one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BriefOutcome {
    /// The outcome.
    pub outcome: String,
    /// How many contract lines.
    pub lines: u32,
    /// What shows the steps for the first customer with it: `amends explain WORKSPACE maple --period 2026-03`.
    pub command: String,
}

/// A gift for the incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BriefGift {
    /// Customer number.
    pub customer: String,
    /// The amount.
    pub amount: String,
    /// Why, in the decider's words.
    pub reason: String,
}
