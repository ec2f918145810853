//! The rows of the workspace's CSV files: which columns there are, which must be there, and what they mean.
//!
//! Cells are read as texts; `lower` turns them into facts with the place of each cell.

use schemars::JsonSchema;
use serde::Deserialize;

/// A row of `customers.csv`.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct CustomerRow {
    /// The id that other files use.
    pub id: String,
    /// The name as it stands in letters.
    pub name: String,
    /// The person written to.
    pub contact: Option<String>,
    /// How the letter begins, for instance `Dear Ms Ferreira`.
    pub salutation: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// BCP 47 language tag; the company's if it is empty.
    pub language: Option<String>,
    /// IANA zone of the times in their letter; the company's if it is empty.
    pub time_zone: Option<String>,
    /// Postal address, its lines separated by ` | `, without the country.
    pub address: Option<String>,
    /// Two-letter country code; the company's if it is empty.
    pub country: Option<String>,
    /// The channel they prefer: letter, email, portal, phone.
    pub channel: Option<String>,
    /// The id of the partner through whom they are reached.
    pub partner: Option<String>,
    /// With a partner: `customer` or `partner`, who gets the credit.
    pub credit_to: Option<String>,
    /// A free label.
    pub segment: Option<String>,
    /// The first id that this customer ever had here, where it has another one now: what was credited under it stays theirs.
    pub renamed_from: Option<String>,
}

/// A row of `contracts.csv`: one term of a contract line.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ContractRow {
    /// The id of the line, stable and never used again; rows with the same id are successive terms.
    pub line: String,
    /// Who.
    pub customer: String,
    /// What.
    pub service: String,
    /// The SLA's id; empty when nothing was promised.
    pub sla: Option<String>,
    /// Net of tax, after discounts, per billing period, for the whole line.
    pub fee: String,
    /// ISO 4217.
    pub currency: String,
    /// monthly, quarterly or annual.
    pub billing: String,
    /// First day in force.
    pub start: String,
    /// First day no longer in force; empty while it goes on.
    pub end: Option<String>,
    /// The region under contract; empty for the service as a whole.
    pub region: Option<String>,
    /// The plan's name.
    pub plan: Option<String>,
    /// How many of it.
    pub quantity: Option<String>,
    /// The first id that this line ever had here, where it has another one now: what was credited under it stays its own.
    pub renamed_from: Option<String>,
}

/// A row of `maintenance.csv`.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct MaintenanceRow {
    /// What was worked on.
    pub service: String,
    /// When it began.
    pub start: String,
    /// When it ended.
    pub end: String,
    /// When customers were told.
    pub announced_at: Option<String>,
    /// planned or emergency.
    pub kind: String,
    /// Where; everywhere if it is empty.
    pub region: Option<String>,
    /// Zone of times that have no offset; of a window that repeats, the zone of the wall clock that it goes by.
    pub zone: Option<String>,
    /// How it repeats: a rule of RFC 5545 such as `FREQ=WEEKLY;BYDAY=SU`. `start` and `end` are then those of the
    /// first window.
    pub repeats: Option<String>,
    /// What it was for.
    pub note: Option<String>,
}

/// A row of `goodwill.csv`: what a person decided to give beside what is owed.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(extend("patternProperties" = {
    r"^reason\.[a-z]{2,3}(-[a-z0-9]{2,8})*$": {
        "type": "string",
        "description": "The reason in another language, by its tag: `reason.de`. Where it is missing, a letter in that language is in the language of the workspace as a whole, or held."
    }
}))]
pub struct GoodwillRow {
    /// The month of the run, for instance `2026-03`.
    pub period: String,
    /// To whom; `*` is every customer with a contract line in the period.
    pub customer: String,
    /// For which incident; then only customers who were affected by it.
    pub incident: Option<String>,
    /// What tells it from another gift to the same customer for the same incident: a word of your own that never changes,
    /// because a gift is remembered by it.
    pub id: Option<String>,
    /// So many days' worth of the account.
    pub days: Option<String>,
    /// So much of the account's monthly fees, for instance `5%`.
    pub percent: Option<String>,
    /// A fixed amount.
    pub amount: Option<String>,
    /// The currency of the amount.
    pub currency: Option<String>,
    /// Who decided.
    pub decided_by: String,
    /// When.
    pub decided_on: Option<String>,
    /// Why, in words a customer may read; in other languages in columns of their own, `reason.de`.
    pub reason: String,
}

/// A row of `claims.csv`: a customer asked for what the SLA owes.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ClaimRow {
    /// Who.
    pub customer: String,
    /// For which contract line; all of the customer's if it is empty.
    pub line: Option<String>,
    /// For which month, for instance `2026-03`.
    pub period: String,
    /// The day it came in; may be empty only in a row that records a dispute.
    pub received_on: Option<String>,
    /// Its number.
    pub reference: Option<String>,
    /// The day on which the customer disputed the amount; our own people see it, the customer's letter does not.
    pub disputed_on: Option<String>,
    /// What they say is wrong.
    pub dispute_note: Option<String>,
}

/// A row of `facts.csv`: what an SLA asks for and no clock can tell.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct FactRow {
    /// For which contract line.
    pub line: String,
    /// The month of the run, for instance `2026-03`.
    pub period: String,
    /// Its name in the SLA.
    pub name: String,
    /// Its value, for instance `2.1%`, `365d`, `12.50 EUR` or `4`.
    pub value: String,
}

/// A row of `requests.csv`: requests and errors of a service in a bucket of time.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct RequestRow {
    /// Which service.
    pub service: String,
    /// In which region; everywhere if it is empty.
    pub region: Option<String>,
    /// The start of the bucket, with its offset.
    pub start: String,
    /// All requests; nought or more. Users, or minutes of resources, where the SLA counts those.
    pub requests: String,
    /// Those that failed.
    pub errors: String,
}

/// A row of `bills.csv`: what was billed for a contract line and a month.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct BillRow {
    /// For which contract line.
    pub line: String,
    /// For which month, for instance `2026-03`.
    pub period: String,
    /// Id of the invoice in the ledger.
    pub invoice_id: Option<String>,
    /// Number on the invoice.
    pub number: Option<String>,
    /// Net of tax.
    pub net: String,
    /// The tax rate, for instance `19%`.
    pub tax_rate: Option<String>,
    /// With tax.
    pub gross: Option<String>,
    /// yes or no.
    pub paid: Option<String>,
}

/// A row of `ledger_ids.csv`: what a finance program calls a customer.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct LedgerIdRow {
    /// Who, by the id of customers.csv.
    pub customer: String,
    /// Which program: stripe, chargebee, lago, xero, quickbooks, netsuite, journal, hledger or beancount.
    pub target: String,
    /// The program's own id of the customer, for instance `cus_…`.
    pub id: Option<String>,
    /// The name in the program, letter by letter.
    pub name: Option<String>,
}

/// A row of `incidents/*.csv`: one entry of an incident's timeline.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(extend("patternProperties" = {
    r"^text\.[a-z]{2,3}(-[a-z0-9]{2,8})*$": {
        "type": "string",
        "description": "The text in another language, by its tag: `text.de`; of words for customers (public-…) and of messages (communication)."
    },
    r"^title\.[a-z]{2,3}(-[a-z0-9]{2,8})*$": {
        "type": "string",
        "description": "The incident's title in another language, on any one of its rows."
    }
}))]
pub struct TimelineRow {
    /// The incident's id.
    pub incident: String,
    /// When; empty for rows of prose.
    pub at: Option<String>,
    /// impact, communication, a kind of event (started, detected, …), cause, summary, action, or public-what-happened, public-consequence, public-cause, public-prevention, public-data-loss.
    pub kind: String,
    /// What.
    pub text: Option<String>,
    /// impact: when it ended. action: the day it is due.
    pub end: Option<String>,
    /// The incident's title, on any one of its rows.
    pub title: Option<String>,
    /// impact: the service.
    pub service: Option<String>,
    /// impact: the region.
    pub region: Option<String>,
    /// impact: the component.
    pub component: Option<String>,
    /// impact: the share that was hit, for instance `40%`.
    pub share: Option<String>,
    /// impact: down or degraded.
    pub impact: Option<String>,
    /// Where the fact comes from.
    pub source: Option<String>,
    /// communication: how.
    pub channel: Option<String>,
    /// communication: public, customers or internal.
    pub audience: Option<String>,
    /// communication: when the next word was promised.
    pub next_update: Option<String>,
    /// `yes` when the time is only about right; on an impact: start, end or both.
    pub approximate: Option<String>,
    /// Zone of times that have no offset; on any row, for that row.
    pub zone: Option<String>,
    /// Whether data was lost: no, yes or unknown, on any one row; with yes, a row of kind public-data-loss says what.
    pub data_loss: Option<String>,
    /// minor, major or critical, on any one row.
    pub severity: Option<String>,
    /// open, monitoring or resolved, on any one row.
    pub status: Option<String>,
}
