//! What the cover list for a partner sees: the partner's own end customers and nobody else.

use crate::compose::context::shared::Company;
use crate::compose::context::shared::Contact;
use crate::compose::context::shared::Furniture;
use crate::compose::context::shared::Recipient;
use crate::compose::context::shared::Signatory;
use schemars::JsonSchema;
use serde::Serialize;

/// The letter that goes with the letters about a partner's end customers, with a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverContext {
    /// Page and properties.
    pub furniture: Furniture,
    /// Who writes.
    pub company: Company,
    /// Whom to ask.
    pub contact: Contact,
    /// Who signs.
    pub signatory: Signatory,
    /// The partner.
    pub recipient: Recipient,
    /// The partner's id.
    pub partner: String,
    /// Date: `1 April 2026`.
    pub date: String,
    /// Our reference: period and partner.
    pub reference: String,
    /// The period in words: `March 2026`.
    pub period: String,
    /// How many end customers get a letter about the period.
    pub customer_count: u32,
    /// The end customers who get a letter about the period, by id; empty when there are only letters on promised actions.
    pub customers: Vec<CoverCustomer>,
    /// How many end customers get a letter on promised actions.
    pub follow_up_count: u32,
    /// The end customers who get a letter on promised actions, by id.
    pub follow_ups: Vec<CoverFollowUp>,
    /// Credits to the partner's account, one total a currency; empty when there is none.
    pub credited_to_partner: Vec<String>,
    /// Credits to the partner's account that wait for a claim, one total a currency.
    pub awaiting_to_partner: Vec<String>,
    /// Goodwill to the partner's account, one total a currency.
    pub goodwill_to_partner: Vec<String>,
    /// Whether anything is credited to end customers' own accounts.
    pub some_to_customers: bool,
    /// Whether any letter waits.
    pub some_held: bool,
}

/// An end customer of the partner who gets a letter on what became of promised actions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverFollowUp {
    /// Customer number.
    pub id: String,
    /// Name.
    pub name: String,
    /// The file of the letter, seen from the folder of the period: `customers/maple/follow-up.pdf`.
    pub letter: String,
    /// Whether the letter waits.
    pub held: bool,
}

/// An end customer of the partner who gets a letter about the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverCustomer {
    /// Customer number.
    pub id: String,
    /// Name.
    pub name: String,
    /// Names of the services that were affected; empty when the letter is about something else.
    pub services: Vec<String>,
    /// Time for which something was interrupted; null when nothing was.
    pub affected_time: Option<String>,
    /// What is credited, one total a currency; empty when nothing is.
    pub credited: Vec<String>,
    /// What waits for a claim, one total a currency.
    pub awaiting: Vec<String>,
    /// Last day of the earliest claim; null when none waits.
    pub claim_by: Option<String>,
    /// Goodwill, one total a currency.
    pub goodwill: Vec<String>,
    /// Whether all of it goes to the partner's account (true) or to the end customer's own (false).
    pub to_partner: bool,
    /// The file of the letter, seen from the folder of the period: `customers/maple/letter.pdf`.
    pub letter: String,
    /// Whether the letter waits.
    pub held: bool,
}
