//! `credits.csv` and `credits.json`: the ledger, row by row, with exact figures beside rounded ones.

use crate::compose::PeriodFacts;
use crate::credit::LedgerRow;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::Money;
use crate::money::Rounding;
use crate::money::sums;
use crate::render::table::sheet::Sheet;
use crate::render::table::sheet::plain;
use crate::render::table::sheet::text;
use crate::render::table::workings::JsonStep;
use serde::Serialize;
use std::collections::BTreeMap;

const COLUMNS: [&str; 30] = [
    "credit_id",
    "short_id",
    "period",
    "customer",
    "customer_name",
    "credit_to",
    "line",
    "sla_id",
    "sla_version",
    "uptime_exact",
    "uptime_shown",
    "tier",
    "base_minor",
    "base_exact",
    "credit_exact",
    "rounding",
    "credit_minor",
    "credit",
    "residue",
    "currency",
    "kind",
    "state",
    "in_kind",
    "issued_before_minor",
    "difference_minor",
    "invoice_ref",
    "claim_by",
    "incident",
    "decided_by",
    "workings_digest",
];

/// The ledger as CSV. `*_minor` are whole minor units; `*_exact` are ratios in minor units.
pub fn credits_csv(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let mut sheet = Sheet::new(&COLUMNS);
    for row in &facts.ledger.rows {
        let name = facts.workspace.customers.get(&row.customer).map_or("", |c| c.name.as_str());
        let (sla, version) = row.sla.as_ref().map_or(("", ""), |(id, v)| (id.as_str(), v.as_str()));
        let (exact, shown) = match &row.uptime {
            Some((exact, shown)) => (exact.to_string(), shown.clone()),
            None => (String::new(), String::new()),
        };
        let (incident, decided_by) = match &row.decision {
            Some(d) => (d.incident.as_ref().map_or("", |i| i.as_str()), d.by.as_str()),
            None => ("", ""),
        };
        sheet.row([
            plain(&row.id),
            plain(&row.short_id),
            plain(row.month),
            plain(&row.customer),
            text(name),
            plain(&row.credit_to),
            plain(row.line.as_ref().map_or("", |l| l.as_str())),
            plain(sla),
            text(version),
            plain(exact),
            plain(shown),
            text(&row.tier),
            plain(Rounding::HalfUp.whole(&row.base.minor)),
            plain(&row.base.minor),
            plain(&row.exact.minor),
            plain(row.rounding.name()),
            plain(row.amount.minor),
            plain(row.amount.digits()),
            plain(residue(&row.residue)),
            plain(row.amount.currency),
            plain(row.kind.name()),
            plain(row.state.name()),
            text(&row.in_kind),
            plain(row.issued_before.minor),
            plain(row.difference.minor),
            text(row.invoice.as_deref().unwrap_or("")),
            plain(row.claim_by.map(|d| d.to_string()).unwrap_or_default()),
            plain(incident),
            text(decided_by),
            plain(row.workings_digest()),
        ]);
    }
    sheet.bytes()
}

/// Decimal digits when they end, otherwise the ratio.
fn residue(residue: &Exact) -> String {
    residue.to_decimal(9).unwrap_or_else(|| residue.to_string())
}

/// The control totals read back from the written file: Σ `difference_minor` of credits that are owed and
/// above nought, per currency. `None` when the file can't be read back.
pub fn read_control_totals(csv: &[u8]) -> Option<BTreeMap<Currency, Money>> {
    let mut reader = csv::Reader::from_reader(csv);
    let header = reader.headers().ok()?.clone();
    let at = |name: &str| header.iter().position(|h| h == name);
    let (kind, state, difference, currency) =
        (at("kind")?, at("state")?, at("difference_minor")?, at("currency")?);
    let mut owed = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        let minor: i128 = record.get(difference)?.parse().ok()?;
        if record.get(kind) == Some("credit") && record.get(state) == Some("owed") && minor > 0 {
            owed.push(Money { currency: Currency::from_code(record.get(currency)?)?, minor });
        }
    }
    Some(sums(owed))
}

#[derive(Serialize)]
struct JsonLedger {
    schema: u32,
    period: String,
    control_totals: BTreeMap<String, String>,
    rows: Vec<JsonRow>,
}

#[derive(Serialize)]
struct JsonRow {
    credit_id: String,
    short_id: String,
    customer: String,
    credit_to: String,
    line: Option<String>,
    sla_id: Option<String>,
    sla_version: Option<String>,
    uptime_exact: Option<String>,
    uptime_shown: Option<String>,
    tier: String,
    currency: String,
    base_exact: String,
    credit_exact: String,
    rounding: &'static str,
    credit_minor: String,
    credit: String,
    residue: String,
    kind: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    in_kind: String,
    issued_before_minor: String,
    difference_minor: String,
    invoice_ref: Option<String>,
    claim_by: Option<String>,
    incident: Option<String>,
    decided_by: Option<String>,
    reason: Option<String>,
    workings_digest: String,
    workings: JsonStep,
}

/// The ledger as JSON, with the whole workings of each row.
pub fn credits_json(facts: &PeriodFacts<'_>) -> Vec<u8> {
    let totals = facts.ledger.control_totals();
    let ledger = JsonLedger {
        schema: 1,
        period: facts.month.to_string(),
        control_totals: totals.into_iter().map(|(c, m)| (c.code().to_owned(), m.digits())).collect(),
        rows: facts.ledger.rows.iter().map(json_row).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&ledger).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn json_row(row: &LedgerRow) -> JsonRow {
    let decision = row.decision.as_ref();
    JsonRow {
        credit_id: row.id.clone(),
        short_id: row.short_id.clone(),
        customer: row.customer.to_string(),
        credit_to: row.credit_to.to_string(),
        line: row.line.as_ref().map(ToString::to_string),
        sla_id: row.sla.as_ref().map(|(id, _)| id.to_string()),
        sla_version: row.sla.as_ref().map(|(_, v)| v.clone()),
        uptime_exact: row.uptime.as_ref().map(|(e, _)| e.to_string()),
        uptime_shown: row.uptime.as_ref().map(|(_, s)| s.clone()),
        tier: row.tier.clone(),
        currency: row.amount.currency.to_string(),
        base_exact: row.base.minor.to_string(),
        credit_exact: row.exact.minor.to_string(),
        rounding: row.rounding.name(),
        credit_minor: row.amount.minor.to_string(),
        credit: row.amount.digits(),
        residue: residue(&row.residue),
        kind: row.kind.name(),
        state: row.state.name(),
        in_kind: row.in_kind.clone(),
        issued_before_minor: row.issued_before.minor.to_string(),
        difference_minor: row.difference.minor.to_string(),
        invoice_ref: row.invoice.clone(),
        claim_by: row.claim_by.map(|d| d.to_string()),
        incident: decision.and_then(|d| d.incident.as_ref().map(ToString::to_string)),
        decided_by: decision.map(|d| d.by.clone()),
        reason: decision.map(|d| d.reason.in_own().to_owned()),
        workings_digest: row.workings_digest(),
        workings: JsonStep::new(&row.workings),
    }
}
