//! What people decided, what was billed, and what is counted: goodwill, claims, bills, facts, requests.

use crate::model::CustomerId;
use crate::model::IncidentId;
use crate::model::LineId;
use crate::model::Translated;
use crate::money::Exact;
use crate::money::Money;
use crate::source::Span;
use crate::source::Spanned;
use crate::time::Instant;
use crate::time::Month;
use chrono::NaiveDate;

/// How much goodwill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gift {
    /// So many days' worth of the account.
    Days(Exact),
    /// A share of the account's monthly fees.
    Percent(Exact),
    /// A fixed amount.
    Fixed(Money),
}

/// What a person decides to give beside what is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goodwill {
    /// In which run it is given.
    pub month: Month,
    /// To whom; `None` means every customer with a contract line in the period.
    pub customer: Option<CustomerId>,
    /// For which incident; then only customers who were affected by it.
    pub incident: Option<IncidentId>,
    /// What tells it from other gifts to the same customer for the same incident.
    pub id: Option<String>,
    /// How much.
    pub gift: Gift,
    /// Who decided.
    pub decided_by: String,
    /// When.
    pub decided_on: Option<NaiveDate>,
    /// Why, in words a customer may read.
    pub reason: Translated,
    /// Where the row stands.
    pub span: Span,
}

/// A customer asked for what the SLA owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Who.
    pub customer: CustomerId,
    /// For which contract line; `None` means all of the customer's.
    pub line: Option<LineId>,
    /// For which period.
    pub month: Month,
    /// The day it came in; `None` in a row that only records a dispute.
    pub received_on: Option<NaiveDate>,
    /// Its number.
    pub reference: Option<String>,
    /// That the customer disputes the amount; for our own people.
    pub dispute: Option<Dispute>,
    /// Where the row stands.
    pub span: Span,
}

/// A customer disputes an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Since when.
    pub on: NaiveDate,
    /// What they say; empty when nobody wrote it down.
    pub note: String,
}

/// What was billed for a contract line and a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// For what.
    pub line: LineId,
    /// For which month.
    pub month: Month,
    /// Id of the invoice in the ledger.
    pub invoice_id: Option<String>,
    /// Number on the invoice.
    pub number: Option<String>,
    /// Net of tax.
    pub net: Money,
    /// The tax rate as a ratio.
    pub tax_rate: Option<Exact>,
    /// With tax.
    pub gross: Option<Money>,
    /// Whether it is paid; `None` where nobody says.
    pub paid: Option<bool>,
    /// Where the row stands.
    pub span: Span,
}

/// What no clock can tell and an SLA asks for: visitors that were hit, amps, failures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractFact {
    /// In which run it holds.
    pub month: Month,
    /// Its name in the SLA.
    pub name: String,
    /// Its value as written; the SLA says what it counts.
    pub value: Spanned<String>,
}

/// Requests and errors of a service in a bucket of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestCount {
    /// Where; `None` means everywhere.
    pub region: Option<String>,
    /// The start of the bucket.
    pub at: Instant,
    /// All requests.
    pub requests: u64,
    /// Those that failed.
    pub errors: u64,
}
