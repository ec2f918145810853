//! Goodwill: what a person decided to give, beside what is owed and never inside it.

use crate::credit::Decision;
use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::credit::base::days_in_force;
use crate::credit::base::monthly_fee;
use crate::credit::credit_ids;
use crate::language::Language;
use crate::model::CreditTo;
use crate::model::Customer;
use crate::model::CustomerId;
use crate::model::Gift;
use crate::model::Goodwill;
use crate::model::IncidentId;
use crate::model::Workspace;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::money::Rounding;
use crate::source::Sources;
use crate::time::Month;
use crate::workings::Arg;
use crate::workings::Phrase;
use crate::workings::Step;
use crate::workings::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The goodwill rows of a month. `hit_by` says whether an incident affected a customer.
pub fn goodwill_rows(
    w: &Workspace,
    month: Month,
    sources: &Sources,
    hit_by: &dyn Fn(&CustomerId, &IncidentId) -> bool,
) -> Vec<LedgerRow> {
    let mut rows = Vec::new();
    for gift in w.goodwill.iter().filter(|g| g.month == month) {
        let chosen = w.customers.values().filter(|c| gift.customer.as_ref().is_none_or(|id| *id == c.id));
        for customer in chosen {
            let everybody = gift.customer.is_none();
            let hit = gift.incident.as_ref().is_none_or(|i| hit_by(&customer.id, i));
            let fees = account(w, customer, month);
            if everybody && (!hit || fees.is_empty()) {
                continue;
            }
            for (currency, fee) in given(gift, &fees) {
                rows.extend(row(gift, customer, currency, &fee, month, sources));
            }
        }
    }
    rows
}

/// The fees of an account for a whole month, per currency: lines in force on at least one day.
fn account(w: &Workspace, customer: &Customer, month: Month) -> BTreeMap<Currency, ExactMoney> {
    let mut fees: BTreeMap<Currency, ExactMoney> = BTreeMap::new();
    for line in w.lines_of(&customer.id) {
        let last = line.terms.iter().rfind(|t| days_in_force(t, month) > 0);
        if let Some(term) = last {
            let fee = monthly_fee(term);
            let sum = fees.entry(line.currency).or_insert_with(|| ExactMoney::zero(line.currency));
            *sum = sum.plus(&fee).unwrap_or_else(|| sum.clone());
        }
    }
    fees
}

/// The accounts that a gift applies to; a fixed amount needs none.
fn given(gift: &Goodwill, fees: &BTreeMap<Currency, ExactMoney>) -> Vec<(Currency, ExactMoney)> {
    match gift.gift {
        Gift::Fixed(money) => vec![(money.currency, money.exact())],
        _ => fees.iter().map(|(c, f)| (*c, f.clone())).collect(),
    }
}

fn row(
    gift: &Goodwill,
    customer: &Customer,
    currency: Currency,
    fee: &ExactMoney,
    month: Month,
    sources: &Sources,
) -> Option<LedgerRow> {
    let (exact, words) = match &gift.gift {
        Gift::Fixed(money) => (money.exact(), Phrase::new("gift-fixed")),
        Gift::Days(days) => {
            let share = days.over(&Exact::whole(month.days()))?;
            let words =
                Phrase::new("gift-of-days").with("days", Arg::Decimal(days.clone())).with("of", month.days());
            (fee.times(&share), words)
        }
        Gift::Percent(share) => {
            (fee.times(share), Phrase::new("gift-of-fees").with("share", Arg::Share(share.clone())))
        }
    };
    let rounded = Rounding::HalfUp.round(&exact)?;
    if rounded.money.is_zero() {
        return None;
    }
    let incident = gift.incident.as_ref().map_or("account", IncidentId::as_str);
    let mut parts = vec![customer.root().as_str(), incident];
    parts.extend(gift.id.as_deref());
    parts.push(currency.code());
    let (id, short_id) = credit_ids("GW", month, &parts);
    let mut workings = Step::new("step-goodwill", Value::Money(rounded.money))
        .rule(
            Phrase::new("gift-decided")
                .with("gift", words.clone())
                .with("by", gift.decided_by.as_str())
                .with("reason", gift.reason.in_own()),
        )
        .source(sources.place(gift.span));
    if !matches!(gift.gift, Gift::Fixed(_)) {
        workings = workings.step(Step::new("step-fees-of-month", Value::ExactMoney(fee.clone())));
    }
    let credit_to = match &customer.partner {
        Some((partner, CreditTo::Partner)) => partner.clone(),
        _ => customer.id.clone(),
    };
    Some(LedgerRow {
        id,
        number: short_id.clone(),
        short_id,
        month,
        customer: customer.id.clone(),
        credit_to,
        line: None,
        sla: None,
        uptime: None,
        tier: Language::english().phrase(&words),
        base: fee.clone(),
        exact,
        rounding: Rounding::HalfUp,
        amount: rounded.money,
        residue: rounded.residue,
        kind: RowKind::Goodwill,
        state: RowState::Owed,
        affected: None,
        issued_before: Money::zero(currency),
        before: Vec::new(),
        changes: Vec::new(),
        difference: rounded.money,
        to_come: rounded.money,
        invoice: None,
        in_kind: String::new(),
        decision: Some(Decision {
            incident: gift.incident.clone(),
            by: gift.decided_by.clone(),
            on: gift.decided_on,
            reason: gift.reason.clone(),
            gift: gift.gift.clone(),
        }),
        claim_by: None,
        workings,
        digest: OnceLock::new(),
    })
}
