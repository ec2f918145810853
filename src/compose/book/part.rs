//! The pages of some customers. What several of them show alike (steps of workings, interruptions, quoted lines) stands
//! there once: customers of one service went through the same, and nothing is put into words twice.

use crate::compose::CustomerView;
use crate::compose::LineResult;
use crate::compose::Tongue;
use crate::compose::book::desk::BookDesk;
use crate::compose::book::list::CustomerRow;
use crate::compose::book::list::row;
use crate::compose::book::shape::DocumentFiles;
use crate::compose::book::shared::Shared;
use crate::compose::book::strip;
use crate::compose::book::strip::Strip;
use crate::compose::context::shared::Window;
use crate::compose::terms;
use crate::compose::windows;
use crate::compose::words;
use crate::model::Customer;
use crate::sla::Counted;
use crate::time::Elapsed;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The pages of some customers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookPart {
    /// The pages, by id of the customer.
    pub pages: Vec<CustomerPage>,
    /// Steps of workings; a step names those that it rests on by their numbers here.
    pub steps: Vec<BookStep>,
    /// Interruptions.
    pub windows: Vec<BookWindow>,
    /// The words at the places that are named, by place.
    pub quotes: BTreeMap<String, String>,
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
    /// Goodwill on the account.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gifts: Vec<BookGift>,
    /// Interruptions, counted or not, by their numbers in the part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<usize>,
    /// Letter, report, cover list.
    pub documents: Vec<DocumentFiles>,
}

/// A contract line. Its figures are read from its workings, so that the two cannot differ.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BookLine {
    /// Id.
    pub line: String,
    /// Name of the service.
    pub service: String,
    /// Region in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Id of the SLA; absent where nothing was promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sla: Option<String>,
    /// `owed`, `awaiting-claim`, `met`, `no-promise`, …
    pub outcome: &'static str,
    /// `met`, `missed`, `not over` or `undecided`; absent where nothing was promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<&'static str>,
    /// Affected time where there are no workings to read it from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affected: Option<String>,
    /// Time that the promise allows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<String>,
    /// `44 min 10 s to spare` or `33 min 21 s too much`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<String>,
    /// Time that does not count, with the reasons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded: Option<String>,
    /// Id of its row in the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The rows of contracts.csv.
    pub sources: Vec<String>,
    /// The bounds, where the evidence leaves it in doubt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt: Option<BookDoubt>,
    /// Why it is what it is: the number of the step on top; absent where nothing was promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workings: Option<usize>,
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
    /// The number of the step on top.
    pub workings: usize,
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
    /// The numbers of the steps that it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<usize>,
}

/// The pages of some customers and their rows in the list.
pub fn book_part<'f>(desk: &BookDesk<'f>, customers: &[&'f Customer]) -> (Vec<CustomerRow>, BookPart) {
    let mut shared = Shared::new(desk);
    let (rows, pages) = customers.iter().map(|customer| page(desk, customer, &mut shared)).unzip();
    let (steps, windows, quotes) = shared.into_parts();
    (rows, BookPart { pages, steps, windows, quotes })
}

fn page<'f>(
    desk: &BookDesk<'f>,
    customer: &'f Customer,
    shared: &mut Shared<'_, 'f>,
) -> (CustomerRow, CustomerPage) {
    let facts = desk.facts;
    let tongue = Tongue::in_house();
    let view = CustomerView::new(facts, customer);
    let view = CustomerView { tongue, language: tongue.language, lacks: Vec::new(), ..view };
    let all = windows::interruptions(&view);
    let documents = desk.documents_in(&format!("customers/{}/", customer.id));
    let row = row(&view, &all, &documents);
    let on_account = view.rows.iter().filter(|row| row.line.is_none());
    let gifts = on_account.map(|r| BookGift { credit: r.id.clone(), workings: shared.step(&r.workings) });
    let gifts: Vec<BookGift> = gifts.collect();
    let lines: Vec<BookLine> = view.lines.iter().map(|result| line(&view, result, shared)).collect();
    let source = shared.place(facts.sources.place(customer.span));
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
        windows: all.into_iter().map(|i| shared.window(&view, i)).collect(),
        documents,
    };
    (row, page)
}

fn line<'f>(view: &CustomerView<'f>, result: &'f LineResult<'f>, shared: &mut Shared<'_, 'f>) -> BookLine {
    let (line, language) = (result.line(), view.language);
    let row = terms::row_of(view, result);
    let assessment = result.assessment();
    let month = view.month;
    let in_month = line.terms.iter().filter(|t| t.start < month.next().first_day());
    let in_month = in_month.filter(|t| t.end.is_none_or(|end| end > month.first_day()));
    let in_month: Vec<_> = in_month.collect();
    let segments = &result.measured().segments;
    let excluded = segments.iter().filter(|s| s.counted != Counted::Yes);
    let affected = || i64::try_from(result.measured().affected.floor()).unwrap_or(i64::MAX);
    BookLine {
        line: line.id.to_string(),
        service: windows::service_name(view.services, &line.service),
        place: windows::place_name(language, view.services, &line.service, None, line.region.as_deref()),
        plan: in_month.last().and_then(|t| t.plan.clone()),
        sla: assessment.map(|a| a.policy.id.to_string()),
        outcome: terms::outcome(result, row),
        verdict: assessment.map(|a| a.outcome.verdict()),
        affected: assessment.is_none().then(|| shared.length(Elapsed(affected()))),
        allowed: assessment.map(|a| shared.length(a.allowance())),
        margin: assessment.map(|a| {
            let kept = if terms::is_beyond(a) { "too much" } else { "to spare" };
            format!("{} {kept}", shared.length(terms::margin(a)))
        }),
        excluded: words::excluded_time(language, excluded.map(|s| (&s.counted, s.interval.length()))),
        credit: row.map(|r| r.id.clone()),
        sources: in_month.iter().map(|t| shared.place(view.sources.place(t.span))).collect(),
        doubt: assessment.and_then(|a| a.doubt.as_ref()).map(|doubt| BookDoubt {
            least: doubt.credit_low.to_string(),
            most: doubt.credit_high.to_string(),
        }),
        workings: assessment.map(|a| shared.step(&a.workings)),
    }
}
