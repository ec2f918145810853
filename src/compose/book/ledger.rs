//! The ledger in the page: its rows, and its sums by currency.

use crate::compose::PeriodFacts;
use crate::compose::book::shape::Amount;
use crate::compose::book::shape::LedgerEntry;
use crate::compose::book::shape::Sums;
use crate::compose::terms;
use crate::credit::LedgerRow;
use crate::language::Language;
use crate::money::Currency;
use crate::money::Money;
use std::collections::BTreeSet;

/// Every row, in the order of the ledger.
pub fn book_ledger(facts: &PeriodFacts<'_>) -> Vec<LedgerEntry> {
    facts.ledger.rows.iter().map(entry).collect()
}

fn entry(row: &LedgerRow) -> LedgerEntry {
    let english = Language::english();
    let decision = row.decision.as_ref();
    LedgerEntry {
        id: row.id.clone(),
        short_id: row.short_id.clone(),
        customer: row.customer.to_string(),
        credit_to: (row.credit_to != row.customer).then(|| row.credit_to.to_string()),
        line: row.line.as_ref().map(ToString::to_string),
        sla: row.sla.as_ref().map(|(id, _)| id.to_string()),
        uptime: row.uptime.as_ref().map(|(_, shown)| shown.clone()),
        tier: row.tier.clone(),
        base: english.exact_money(&row.base),
        exact: english.exact_money(&row.exact),
        amount: Amount::new(row.amount),
        kind: row.kind.name(),
        state: row.state.name(),
        counts: row.is_in_control_total(),
        issued_before: (!row.issued_before.is_zero()).then(|| Amount::new(row.issued_before)),
        difference: (row.difference != row.amount).then(|| Amount::new(row.difference)),
        in_kind: row.in_kind.clone(),
        invoice: row.invoice.clone(),
        claim_by: row.claim_by.map(|day| day.to_string()),
        incident: decision.and_then(|d| d.incident.as_ref().map(ToString::to_string)),
        decided_by: decision.map(|d| d.by.clone()),
        reason: decision.map(|d| d.reason.in_own().to_owned()),
    }
}

/// The sums of the ledger, one row a currency.
pub(super) fn sums(facts: &PeriodFacts<'_>) -> Vec<Sums> {
    let ledger = &facts.ledger;
    let (owed, awaiting, goodwill) =
        (ledger.control_totals(), ledger.awaiting_totals(), ledger.goodwill_totals());
    let all: BTreeSet<Currency> =
        [&owed, &awaiting, &goodwill].into_iter().flat_map(|totals| totals.keys().copied()).collect();
    let one = |currency: Currency| {
        let of = || ledger.rows.iter().filter(move |row| row.difference.currency == currency);
        let count = |wanted: fn(&LedgerRow) -> bool| of().filter(|row| wanted(row)).count();
        let before = of().fold(Money::zero(currency), |sum, row| sum.plus(row.issued_before).unwrap_or(sum));
        Sums {
            currency: currency.code().to_owned(),
            owed: owed.get(&currency).copied().map(Amount::new),
            owed_rows: count(terms::is_owed),
            awaiting: awaiting.get(&currency).copied().map(Amount::new),
            awaiting_rows: count(terms::is_awaiting),
            goodwill: goodwill.get(&currency).copied().map(Amount::new),
            goodwill_rows: count(terms::is_goodwill),
            issued_before: (!before.is_zero()).then(|| Amount::new(before)),
        }
    };
    all.into_iter().map(one).collect()
}
