//! A customer in the page: the row in the list, and everything that stands on the customer's own page.

use crate::compose::CustomerView;
use crate::compose::LineResult;
use crate::compose::Tongue;
use crate::compose::book::desk::BookDesk;
use crate::compose::book::desk::is_open;
use crate::compose::book::shape::Amount;
use crate::compose::book::shape::DocumentFiles;
use crate::compose::book::strip;
use crate::compose::book::strip::Strip;
use crate::compose::context::report::ReportLine;
use crate::compose::context::shared::Window;
use crate::compose::report;
use crate::compose::terms;
use crate::compose::windows;
use crate::compose::windows::Interruption;
use crate::credit::LedgerRow;
use crate::language::Language;
use crate::model::Customer;
use crate::money::Currency;
use crate::money::Money;
use crate::workings::Phrase;
use crate::workings::Step;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
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

/// A customer's own page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CustomerPage {
    /// Id.
    pub id: String,
    /// The person written to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Language of the letter.
    pub language: String,
    /// IANA name of the zone of the times.
    pub zone: String,
    /// The row of customers.csv.
    pub source: String,
    /// The month, drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strip: Option<Strip>,
    /// Contract lines.
    pub lines: Vec<BookLine>,
    /// Workings of goodwill on the account.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gifts: Vec<BookGift>,
    /// Interruptions, counted or not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<BookWindow>,
    /// Letter, report, cover list.
    pub documents: Vec<DocumentFiles>,
    /// The words at the places that are named, by place.
    pub quotes: BTreeMap<String, String>,
}

/// A contract line.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookLine {
    /// What was promised and what was delivered.
    pub facts: ReportLine,
    /// Id of the SLA; absent where nothing was promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sla_id: Option<String>,
    /// Id of its row in the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The rows of contracts.csv.
    pub sources: Vec<String>,
    /// The bounds, where the evidence leaves it in doubt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt: Option<BookDoubt>,
    /// Why it is what it is; absent where nothing was promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workings: Option<BookStep>,
}

/// A result between two bounds.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookDoubt {
    /// The credit if the least that is proved is true.
    pub least: String,
    /// The credit if the most that is allowed is true.
    pub most: String,
}

/// Goodwill with its workings.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookGift {
    /// Id of its row in the ledger.
    pub credit: String,
    /// Why it is what it is.
    pub workings: BookStep,
}

/// An interruption.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookWindow {
    /// When, what, whether it counts.
    pub facts: Window,
    /// Places in the input.
    pub sources: Vec<String>,
}

/// A step of the workings.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookStep {
    /// What kind of step it is, for links: `credit`, `uptime`, `affected`, `base`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<&'static str>,
    /// What the value is.
    pub what: String,
    /// The value.
    pub value: String,
    /// The exact value, where it has more to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
    /// The rule.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// The clause of the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Places in the input.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The steps that it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<BookStep>,
}

/// The page of one customer and the row in the list.
pub fn book_customer(desk: &BookDesk<'_>, customer: &Customer) -> (CustomerRow, CustomerPage) {
    let facts = desk.facts;
    let tongue = Tongue::in_house();
    let view = CustomerView::new(facts, customer);
    let view = CustomerView { tongue, language: tongue.language, lacks: Vec::new(), ..view };
    let all = windows::interruptions(&view);
    let documents = desk.documents_in(&format!("customers/{}/", customer.id));
    let row = row(&view, &all, &documents);
    let lines: Vec<BookLine> = view.lines.iter().map(|result| line(&view, result)).collect();
    let on_account = view.rows.iter().filter(|row| row.line.is_none());
    let gifts: Vec<BookGift> =
        on_account.map(|r| BookGift { credit: r.id.clone(), workings: step(&r.workings) }).collect();
    let told = windows::windows(&view, &all).into_iter().zip(&all);
    let windows: Vec<BookWindow> =
        told.map(|(facts, i)| BookWindow { facts, sources: places(&view, i) }).collect();
    let source = facts.sources.place(customer.span);
    let mut named: BTreeSet<&str> = BTreeSet::from([source.as_str()]);
    named.extend(windows.iter().flat_map(|w| &w.sources).map(String::as_str));
    for line in &lines {
        named.extend(line.sources.iter().map(String::as_str));
        line.workings.iter().for_each(|top| sources(top, &mut named));
    }
    gifts.iter().for_each(|gift| sources(&gift.workings, &mut named));
    let quote = |place: &str| Some((place.to_owned(), desk.quote(place)?));
    let quotes = named.iter().filter_map(|place| quote(place)).collect();
    let page = CustomerPage {
        id: customer.id.to_string(),
        contact: customer.contact.clone(),
        email: customer.email.clone(),
        language: customer.language.clone(),
        zone: customer.zone.to_string(),
        source,
        strip: strip::of_customer(&view, &all),
        lines,
        gifts,
        windows,
        documents,
        quotes,
    };
    (row, page)
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

fn row(view: &CustomerView<'_>, all: &[Interruption], documents: &[DocumentFiles]) -> CustomerRow {
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
        owed: sums(&view.rows, terms::is_owed),
        awaiting: sums(&view.rows, terms::is_awaiting),
        goodwill: sums(&view.rows, terms::is_goodwill),
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
fn sums(rows: &[&LedgerRow], wanted: impl Fn(&LedgerRow) -> bool) -> Vec<Amount> {
    let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
    for row in rows.iter().filter(|row| wanted(row)) {
        let sum = sums.entry(row.difference.currency).or_insert(Money::zero(row.difference.currency));
        *sum = sum.plus(row.difference).unwrap_or(*sum);
    }
    sums.into_values().map(Amount::new).collect()
}

fn line(view: &CustomerView<'_>, result: &LineResult<'_>) -> BookLine {
    let row = terms::row_of(view, result);
    let assessment = result.assessment();
    let terms = result.line().terms.iter().filter(|t| t.start < view.month.next().first_day());
    let terms = terms.filter(|t| t.end.is_none_or(|end| end > view.month.first_day()));
    BookLine {
        facts: report::line(view, result),
        sla_id: assessment.map(|a| a.policy.id.to_string()),
        credit: row.map(|r| r.id.clone()),
        sources: terms.map(|t| view.sources.place(t.span)).collect(),
        doubt: assessment.and_then(|a| a.doubt.as_ref()).map(|doubt| BookDoubt {
            least: doubt.credit_low.to_string(),
            most: doubt.credit_high.to_string(),
        }),
        workings: assessment.map(|a| step(&a.workings)),
    }
}

/// The places that an interruption is known from.
fn places(view: &CustomerView<'_>, i: &Interruption) -> Vec<String> {
    let mut all: Vec<String> = i.origins.iter().map(|o| view.origins.get(*o).place.clone()).collect();
    all.dedup();
    all.retain(|place| !place.is_empty());
    all
}

fn step(s: &Step) -> BookStep {
    let english = Language::english();
    let value = english.value(&s.value);
    BookStep {
        key: match &s.what {
            Phrase::Message(id, _) => id.strip_prefix("step-"),
            _ => None,
        },
        what: english.phrase(&s.what),
        exact: s.value.exact().filter(|exact| *exact != value),
        value,
        rule: english.phrase(&s.rule),
        clause: s.clause.clone(),
        sources: s.sources.clone(),
        steps: s.steps.iter().map(step).collect(),
    }
}

fn sources<'s>(top: &'s BookStep, into: &mut BTreeSet<&'s str>) {
    into.extend(top.sources.iter().map(String::as_str));
    top.steps.iter().for_each(|below| sources(below, into));
}
