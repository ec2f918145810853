//! The list of customers: a row each, with what one searches, sorts and filters by.

use crate::compose::CustomerView;
use crate::compose::book::desk::is_open;
use crate::compose::book::shape::Amount;
use crate::compose::book::shape::DocumentFiles;
use crate::compose::terms;
use crate::compose::windows;
use crate::compose::windows::Interruption;
use crate::credit::LedgerRow;
use crate::money::sums;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// A customer in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CustomerRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Where the contract lines stand, and `goodwill`; the weightiest first. `no-contract` where no line was in force.
    pub states: Vec<&'static str>,
    /// Whether there was downtime under one of the lines, counted or not.
    pub affected: bool,
    /// How long, overlaps once, in milliseconds; what the agreements exclude is left out.
    pub affected_ms: i64,
    /// The same in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub affected_time: String,
    /// Credits that are owed, one sum a currency.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<Amount>,
    /// Credits that wait for a claim.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awaiting: Vec<Amount>,
    /// Goodwill.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goodwill: Vec<Amount>,
    /// SLAs in force.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub slas: Vec<String>,
    /// Currencies of the lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub currencies: Vec<String>,
    /// Incidents that gave affected time, or goodwill.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incidents: Vec<String>,
    /// `draft` or `held`; absent where no letter is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// Warnings about the letter that nobody has accepted.
    #[serde(skip_serializing_if = "is_zero")]
    pub warnings: usize,
    /// Whether the evidence leaves one of the results in doubt.
    #[serde(skip_serializing_if = "is_false")]
    pub doubt: bool,
    /// The partner through whom they are reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

fn is_false(is: &bool) -> bool {
    !*is
}

/// The heaviest first: what a reader must act on stands before what is only so.
const STATES: [&str; 14] = [
    "undecided",
    "owed",
    "awaiting-claim",
    "in-kind",
    "carried-over",
    "below-minimum",
    "too-late",
    "not-combined",
    "nothing-owed",
    "goodwill",
    "to-date",
    "met",
    "free",
    "no-promise",
];

/// The row of a customer, from the interruptions and documents that stand on the customer's own page.
pub(super) fn row(view: &CustomerView<'_>, all: &[Interruption], documents: &[DocumentFiles]) -> CustomerRow {
    let of_lines = view.lines.iter().map(|l| terms::outcome(l, terms::row_of(view, l)));
    let mut found: BTreeSet<&str> = of_lines.collect();
    if view.rows.iter().any(|r| terms::is_goodwill(r)) {
        found.insert("goodwill");
    }
    let mut states: Vec<&'static str> = STATES.into_iter().filter(|state| found.contains(state)).collect();
    if states.is_empty() {
        states.push("no-contract");
    }
    let told: Vec<&Interruption> = all.iter().filter(|i| i.is_told()).collect();
    let letter = documents.iter().find(|d| d.path.ends_with("/letter"));
    let of_lines = || view.lines.iter().filter_map(|l| l.assessment());
    let slas: BTreeSet<String> = of_lines().map(|a| a.policy.id.to_string()).collect();
    let currencies: BTreeSet<String> =
        view.lines.iter().map(|l| l.line().currency.code().to_owned()).collect();
    CustomerRow {
        id: view.customer.id.to_string(),
        name: view.customer.name.clone(),
        states,
        affected: !all.is_empty(),
        affected_ms: windows::covered(told.iter().copied()).0,
        affected_time: match told.is_empty() {
            true => String::new(),
            false => windows::covered_words(view.language, &told),
        },
        owed: to_come(&view.rows, terms::is_owed),
        awaiting: to_come(&view.rows, terms::is_awaiting),
        goodwill: to_come(&view.rows, terms::is_goodwill),
        slas: slas.into_iter().collect(),
        currencies: currencies.into_iter().collect(),
        incidents: view.incidents.iter().map(|i| i.id.to_string()).collect(),
        letter: letter.map(|d| d.state.clone()),
        warnings: letter.map_or(0, |d| d.flags.iter().filter(|f| is_open(f)).count()),
        doubt: of_lines().any(|a| a.doubt.is_some()),
        partner: view.partner.map(|p| p.id.to_string()),
    }
}

/// Sums of what is to be issued, one a currency.
fn to_come(rows: &[&LedgerRow], wanted: impl Fn(&LedgerRow) -> bool) -> Vec<Amount> {
    let wanted = rows.iter().filter(|row| wanted(row)).map(|row| row.difference);
    sums(wanted).into_values().map(Amount::new).collect()
}
