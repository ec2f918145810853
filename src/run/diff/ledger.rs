//! Two written ledgers, row by row and customer by customer.

use crate::money::Currency;
use crate::money::Money;
use crate::run::Change;
use crate::run::diff::Field;
use crate::run::diff::Published;
use crate::run::diff::trees::Leaf;
use crate::run::diff::trees::WrittenStep;
use crate::run::diff::trees::first_difference;
use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

const LEDGER: &str = "ledger/credits.json";

/// `ledger/credits.json`, read back.
#[derive(Deserialize)]
pub(super) struct WrittenLedger {
    rows: Vec<WrittenRow>,
}

#[derive(Deserialize)]
struct WrittenRow {
    credit_id: String,
    customer: String,
    #[serde(default)]
    line: Option<String>,
    #[serde(default)]
    uptime_exact: Option<String>,
    #[serde(default)]
    uptime_shown: Option<String>,
    tier: String,
    currency: String,
    credit: String,
    credit_minor: String,
    kind: String,
    state: String,
    difference_minor: String,
    #[serde(default)]
    claim_by: Option<String>,
    #[serde(default)]
    sla_version: Option<String>,
    #[serde(default)]
    invoice_ref: Option<String>,
    workings: WrittenStep,
}

impl WrittenLedger {
    /// The ledger of a run.
    pub(super) fn read(run: &Published<'_>) -> Result<WrittenLedger, String> {
        let of = || format!("the ledger of run {}", run.recorded.run);
        let bytes = run.folder.read(LEDGER).map_err(|why| format!("{} cannot be read: {why}", of()))?;
        serde_json::from_slice(&bytes).map_err(|why| format!("{} is not one of ours: {why}", of()))
    }

    fn by_id(&self) -> BTreeMap<&str, &WrittenRow> {
        self.rows.iter().map(|row| (row.credit_id.as_str(), row)).collect()
    }
}

/// A credit or goodwill that is not what it was.
#[derive(Debug, Serialize)]
pub(super) struct CreditChange {
    pub(super) credit_id: String,
    pub(super) customer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<String>,
    pub(super) change: Change,
    /// What it was, as amount and state; `None` when it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) was: Option<String>,
    /// What it is; `None` when it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fields: Vec<Field>,
    /// The first step of the workings that differs and has no differing step below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first: Option<Leaf>,
    /// Changed inputs that this step rests on, or the whole row where it is new or gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) because_of: Vec<String>,
}

/// What all rows of a customer come to.
#[derive(Debug, Serialize)]
pub(super) struct CustomerChange {
    pub(super) customer: String,
    pub(super) currency: String,
    /// Credits and goodwill to be issued.
    pub(super) was: String,
    pub(super) is: String,
    pub(super) difference: String,
}

/// Every row that differs, by its id. `changed` are the paths of changed inputs.
pub(super) fn credits(was: &WrittenLedger, is: &WrittenLedger, changed: &[&str]) -> Vec<CreditChange> {
    let (was, is) = (was.by_id(), is.by_id());
    let ids: BTreeSet<&str> = was.keys().chain(is.keys()).copied().collect();
    ids.into_iter().filter_map(|id| credit(id, was.get(id).copied(), is.get(id).copied(), changed)).collect()
}

fn credit(
    id: &str,
    was: Option<&WrittenRow>,
    is: Option<&WrittenRow>,
    changed: &[&str],
) -> Option<CreditChange> {
    let row = is.or(was)?;
    let (change, fields, first) = match (was, is) {
        (Some(was), Some(is)) => {
            let fields = fields(was, is);
            let first = first_difference(&was.workings, &is.workings);
            if fields.is_empty() && first.is_none() {
                return None;
            }
            (Change::Changed, fields, first)
        }
        (None, _) => (Change::New, Vec::new(), None),
        (_, None) => (Change::Gone, Vec::new(), None),
    };
    let sources: BTreeSet<&str> = match &first {
        Some(leaf) => leaf.sources_was.iter().chain(&leaf.sources_is).map(String::as_str).collect(),
        None => row.workings.sources(),
    };
    let file = |place: &str| place.rsplit_once(':').map_or(place, |(path, _)| path).to_owned();
    let files: BTreeSet<String> = sources.into_iter().map(file).collect();
    let said = |row: &WrittenRow| format!("{} {} ({})", row.currency, row.credit, row.state);
    Some(CreditChange {
        credit_id: id.to_owned(),
        customer: row.customer.clone(),
        line: row.line.clone(),
        change,
        was: was.map(said),
        is: is.map(said),
        fields,
        first,
        because_of: files.into_iter().filter(|path| changed.contains(&path.as_str())).collect(),
    })
}

fn fields(was: &WrittenRow, is: &WrittenRow) -> Vec<Field> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let amount = |row: &WrittenRow| format!("{} {}", row.currency, row.credit);
    let uptime = (was.uptime_exact != is.uptime_exact).then(|| Field {
        name: "uptime".to_owned(),
        was: text(&was.uptime_shown),
        is: text(&is.uptime_shown),
    });
    let fields = [
        Field::of("amount", amount(was), amount(is)),
        Field::of("tier", &was.tier, &is.tier),
        uptime,
        Field::of("state", &was.state, &is.state),
        Field::of("kind", &was.kind, &is.kind),
        Field::of("SLA edition", text(&was.sla_version), text(&is.sla_version)),
        Field::of("last day for a claim", text(&was.claim_by), text(&is.claim_by)),
        Field::of("invoice", text(&was.invoice_ref), text(&is.invoice_ref)),
        Field::of("to be issued, in minor units", &was.difference_minor, &is.difference_minor)
            .filter(|_| was.credit_minor == is.credit_minor),
    ];
    fields.into_iter().flatten().collect()
}

/// What is to be issued to each customer, where it differs.
pub(super) fn customers(was: &WrittenLedger, is: &WrittenLedger) -> Vec<CustomerChange> {
    let (was, is) = (sums(was), sums(is));
    let keys: BTreeSet<&(&str, &str)> = was.keys().chain(is.keys()).collect();
    let mut all = Vec::new();
    for key in keys {
        let of = |sums: &BTreeMap<(&str, &str), i128>| sums.get(key).copied().unwrap_or(0);
        let (was, is) = (of(&was), of(&is));
        if was == is {
            continue;
        }
        let Some(currency) = Currency::from_code(key.1) else { continue };
        let words = |minor: i128| Money { currency, minor }.to_string().replace('\u{a0}', " ");
        all.push(CustomerChange {
            customer: key.0.to_owned(),
            currency: key.1.to_owned(),
            was: words(was),
            is: words(is),
            difference: words(is - was),
        });
    }
    all
}

/// Σ of what is owed, by customer and currency.
fn sums(ledger: &WrittenLedger) -> BTreeMap<(&str, &str), i128> {
    let mut sums: BTreeMap<(&str, &str), i128> = BTreeMap::new();
    for row in ledger.rows.iter().filter(|row| row.state == "owed") {
        let minor: i128 = row.difference_minor.parse().unwrap_or(0);
        let sum = sums.entry((row.customer.as_str(), row.currency.as_str())).or_default();
        *sum = sum.saturating_add(minor);
    }
    sums
}
