//! What the letter on promised actions sees.

use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Customer;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::Recipient;
use crate::compose::context::shared::Signatory;
use schemars::JsonSchema;
use serde::Serialize;

/// Everything that a letter may say of what became of promised actions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FollowUpContext {
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
    /// Name of the end customer when the recipient is a partner; else null.
    pub on_behalf_of: Option<String>,
    /// Date of the letter: `1 June 2026`.
    pub date: String,
    /// Our reference, to be quoted in answers.
    pub reference: String,
    /// The subject line.
    pub subject: String,
    /// The month that it tells of: `May 2026`.
    pub period: String,
    /// The incidents after which something was promised, in order of time.
    pub incidents: Vec<FollowUpIncident>,
    /// Whether a date was not kept: something is late, or was done later than promised.
    pub late: bool,
    /// Whether all that was promised after all of these incidents is done.
    pub complete: bool,
}

/// An incident and what was promised after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FollowUpIncident {
    /// Id, such as `INC-2026-031`.
    pub id: String,
    /// Title.
    pub title: String,
    /// On which days it hit the customer: `on 11 March 2026`; empty where only a gift was given for it.
    pub when: String,
    /// The day on which the letter with the promises was sent: `2 April 2026`; null where the register does not know it.
    pub letter_date: Option<String>,
    /// Address of the public page; null when there is none.
    pub link: Option<String>,
    /// What was promised, in order of the dates, without what an earlier letter said to be done.
    pub actions: Vec<FollowUpAction>,
}

/// A promised action and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FollowUpAction {
    /// What was promised (the action's `public_text`).
    pub text: String,
    /// What became of it: `done`, `late` (its day went by), `not-due` or `under-way` (promised for no day).
    pub state: String,
    /// The day that was promised last: `15 May 2026`; null when none was.
    pub promised: Option<String>,
    /// The day on which it was done; null while it is not.
    pub done_on: Option<String>,
    /// Whether it was done later than promised.
    pub done_late: bool,
    /// When late: the new date; null where nobody knows it yet (the letter is then held).
    pub new_due: Option<String>,
    /// When late: why, in words for customers; null when nobody wrote it.
    pub because: Option<String>,
}
