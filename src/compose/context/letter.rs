//! What the letter to one customer sees.

use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Customer;
use crate::compose::context::shared::Figure;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::PublicAction;
use crate::compose::context::shared::Recipient;
use crate::compose::context::shared::Signatory;
use crate::compose::context::shared::Window;
use crate::compose::context::shared::Workings;
use crate::compose::context::shared::Zone;
use schemars::JsonSchema;
use serde::Serialize;

/// Everything that the letter to one customer for one period may say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LetterContext {
    /// Page and properties.
    pub furniture: Furniture,
    /// Who writes.
    pub company: Company,
    /// Whom to ask.
    pub contact: Contact,
    /// Who signs.
    pub signatory: Signatory,
    /// To whom it goes: the customer or its partner.
    pub recipient: Recipient,
    /// Whom it is about.
    pub customer: Customer,
    /// Set when the recipient is a partner who looks after the customer; else null.
    pub on_behalf_of: Option<OnBehalfOf>,
    /// Date of the letter: `1 April 2026`.
    pub date: String,
    /// Our reference, to be quoted in answers.
    pub reference: String,
    /// The subject line: `Interruption of your Public API on 11 March 2026`.
    pub subject: String,
    /// The period in words: `March 2026`.
    pub period: String,
    /// How the customer prefers to hear from us: `letter`, `email`, `portal` or `phone`; null when not known.
    pub channel: Option<String>,
    /// How much it says, in proportion to what its reader went through: `short`, `standard` or `executive`.
    pub size: String,
    /// The zone of all local times in the letter.
    pub zone: Zone,
    /// Whether any interruption touched this customer (false: a letter about goodwill or a claim alone).
    pub affected: bool,
    /// Time for which something the customer uses was interrupted, overlaps counted once, excluded time left out: `1 h 18 min`; `about 5 h` when one of the times is only roughly known.
    pub affected_time: String,
    /// How many interruptions there were.
    pub interruptions: u32,
    /// Whether they are many and short: then one sentence tells of them and the annex lists them.
    pub grouped: bool,
    /// How long each was: `1 h 18 min`, or `between 3 min and 8 min`.
    pub each_lasted: String,
    /// On which days, ready to follow a verb: `on 11 March 2026`, `on 25 and 26 January 2016`, `between 9 and 19 May 2017`.
    pub when: String,
    /// Whether one or more of the times are only roughly known.
    pub approximate: bool,
    /// The end of the last interruption, in the customer's zone: `15:20 on 11 March 2026`, with `about` where it is; null while one is not over.
    pub restored: Option<String>,
    /// Whether no service was ever wholly down: all interruptions were partial.
    pub partial: bool,
    /// Whether there is more than one incident.
    pub several_incidents: bool,
    /// Names of the affected services, in the order of the contract lines.
    pub service_names: Vec<String>,
    /// How many names that are.
    pub service_count: u32,
    /// What the customer's people could not do, service by service.
    pub services: Vec<LetterService>,
    /// The incidents, in order of time; empty when none describes the interruptions.
    pub incidents: Vec<LetterIncident>,
    /// Whether an interruption is known from monitoring alone, so that no incident explains it.
    pub unexplained: bool,
    /// Statements on data loss, one a sentence, each once: `None of your data was lost.`
    pub data_loss: Vec<String>,
    /// Every interruption, in order of time.
    pub windows: Vec<Window>,
    /// The customer's contract lines whose service was affected or that have a claim to make, with what follows under the agreement.
    pub lines: Vec<LetterLine>,
    /// Set when an earlier letter told of another amount; else null.
    pub correction: Option<LetterCorrection>,
    /// Whether a credit is owed.
    pub owed: bool,
    /// Credits owed, one total a currency: `EUR 147.10`.
    pub owed_totals: Vec<String>,
    /// Whether a credit waits for the customer's claim.
    pub awaiting: bool,
    /// Credits that wait for a claim, one total a currency.
    pub awaiting_totals: Vec<String>,
    /// Whether all affected lines belong to free plans.
    pub free: bool,
    /// Whether a line met its promise and no line has a credit to it.
    pub met: bool,
    /// When and where a credit appears: `on your next invoice`.
    pub credit_appears: String,
    /// What we give by decision, beside what any agreement says; empty when nothing.
    pub goodwill: Vec<LetterGoodwill>,
    /// The steps behind each amount and percentage, for the annex.
    pub workings: Vec<Workings>,
    /// The availability strip of the period; null when nothing was measured.
    pub strip: Option<Figure>,
}

/// What an earlier letter told, and why it is another amount now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LetterCorrection {
    /// The day on which the last earlier amount was issued: `2 April 2026`.
    pub on: String,
    /// What was credited before, one total a currency.
    pub before: Vec<String>,
    /// What is owed altogether, one total a currency.
    pub now: Vec<String>,
    /// What is added by this letter, one total a currency.
    pub added: Vec<String>,
    /// Why, in whole sentences.
    pub reasons: Vec<String>,
}

/// The end customer, when the letter goes to a partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OnBehalfOf {
    /// Name of the end customer.
    pub name: String,
    /// Whether the credit goes to the partner's account (true) or to the end customer's (false).
    pub credited_to_partner: bool,
}

/// One affected service in the eyes of the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LetterService {
    /// Name of the service.
    pub name: String,
    /// Region or component in words; null when all of it.
    pub place: Option<String>,
    /// What people do with it, to follow `could not`: `send and read orders through the API`; null when not recorded.
    pub use_phrase: Option<String>,
    /// Whether it was never wholly down: then people could not *rely on being able to* do it.
    pub partial: bool,
    /// Time for which it was interrupted: `1 h 18 min`.
    pub affected_time: String,
}

/// One incident in the words for customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LetterIncident {
    /// Id, such as `INC-2026-031`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Address of the public page; null when there is none.
    pub link: Option<String>,
    /// Prose: what happened; null when not written yet (the letter is then held).
    pub what_happened: Option<String>,
    /// Prose: what it meant for the reader's people, now and later; null when not written.
    pub consequence: Option<String>,
    /// Prose: why, in plain words; null when not written.
    pub cause: Option<String>,
    /// Prose: what keeps it from happening again; null when not written.
    pub prevention: Option<String>,
    /// Measures with public wording, in order of their dates.
    pub actions: Vec<PublicAction>,
}

/// One contract line and what follows for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LetterLine {
    /// Stable id of the contract line.
    pub line: String,
    /// Name of the service.
    pub service: String,
    /// Region in words; null when the line names none.
    pub place: Option<String>,
    /// What follows: `owed`, `awaiting-claim`, `too-late`, `below-minimum`, `nothing-owed` (missed, but its rule comes to nothing), `met`, `no-promise`, `free`, `carried-over`, `in-kind` (time of service or a right, no money), `not-combined` (another credit for the same time is paid), `to-date` (the period is not over) or `undecided`.
    pub outcome: String,
    /// Name of the SLA; null when the line has none.
    pub sla: Option<String>,
    /// The period that was assessed: `March 2026`, or `16 to 31 March 2026` when only that part counts.
    pub period: String,
    /// The promised level: `99.9 %`; null without an SLA.
    pub commitment: Option<String>,
    /// The measured level, rounded down: `99.825 %`; null without an SLA.
    pub measured: Option<String>,
    /// How much time the promise allows in the period: `7 h 26 min 24 s`; null without an SLA.
    pub allowed: Option<String>,
    /// Affected time that counts under the agreement: `1 h 24 min`.
    pub affected_time: String,
    /// Time that does not count, and why: `1 h 23 min of maintenance announced in advance`; null when none.
    pub excluded: Option<String>,
    /// How far the affected time is from what is allowed: `6 h 2 min 24 s`; null without an SLA.
    pub margin: Option<String>,
    /// Whether more time was affected than is allowed. An agreement may count its promise as kept all the same, where a
    /// further condition is not met.
    pub beyond: bool,
    /// How the amount comes about, to follow `gives you`: `10 % of the fee of GBP 1,250.00 for March 2026`; null when there is no
    /// amount, and where the agreement gives nothing.
    pub how: Option<String>,
    /// The amount; null when there is none.
    pub amount: Option<String>,
    /// Last day for a claim: `30 April 2026`; null when no claim is needed.
    pub claim_by: Option<String>,
    /// The least amount that is credited, as the agreement says it: `more than GBP 1.00`; null unless the amount is below it.
    pub minimum: Option<String>,
    /// Time of service and rights that are no money: `3 days of service, added to the end of the term`; null when none.
    pub in_kind: Option<String>,
    /// How an agreement that leaves something open is read; null when it leaves nothing open, or nobody says.
    pub interpretation: Option<String>,
    /// The readings of an agreement that does not decide, in words; empty when it does.
    pub readings: Vec<String>,
}

/// A gift, decided by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LetterGoodwill {
    /// The amount.
    pub amount: String,
    /// What it is: `two days of your account fees`, `half of your monthly fees`, `a fixed amount`.
    pub what: String,
    /// Why, in the decider's words or what they are in the language of the letter; empty when none was recorded.
    pub reason: String,
    /// Who decided it.
    pub decided_by: String,
    /// When: `27 January 2016`; null when not recorded.
    pub decided_on: Option<String>,
    /// When and where it appears: `in the next few days`.
    pub appears: String,
}
