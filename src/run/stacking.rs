//! Credits for the same time under several SLAs of one group: which of them is paid.

use crate::credit::Assessment;
use crate::credit::LedgerRow;
use crate::credit::RowState;
use crate::interval::IntervalSet;
use crate::model::CustomerId;
use crate::money::Money;
use crate::sla::Counted;
use crate::sla::StackRule;
use std::collections::BTreeMap;

/// The counted time of an assessment.
fn counted(a: &Assessment<'_>) -> IntervalSet {
    a.measured.segments.iter().filter(|s| s.counted == Counted::Yes).map(|s| s.interval).collect()
}

fn can_pay(row: &LedgerRow) -> bool {
    matches!(row.state, RowState::Owed | RowState::AwaitingClaim)
}

/// Of the credits of one customer, in one group and one currency, that share counted time, only the greatest is
/// paid; the others stay in the ledger as not combined. Where the customer may choose, the greatest is put forward.
pub(super) fn combine(rows: &mut [(LedgerRow, &Assessment<'_>)]) {
    let mut groups: BTreeMap<(CustomerId, String), Vec<usize>> = BTreeMap::new();
    for (i, (row, a)) in rows.iter().enumerate() {
        let Some(stack) = a.policy.stack.as_ref().filter(|s| s.rule != StackRule::Sum) else { continue };
        if can_pay(row) {
            groups.entry((row.customer.clone(), stack.group.clone())).or_default().push(i);
        }
    }
    for mut members in groups.into_values().filter(|m| m.len() > 1) {
        let order = |i: &usize| rows.get(*i).map(|(row, _)| (-row.amount.minor, row.id.clone()));
        members.sort_by_key(order);
        let mut paid: Vec<usize> = Vec::new();
        for i in members {
            let Some((row, a)) = rows.get(i) else { continue };
            let time = counted(a);
            let beside = paid.iter().copied().find(|p| {
                rows.get(*p).is_some_and(|(other, of)| {
                    other.amount.currency == row.amount.currency
                        && !counted(of).intersection(&time).is_empty()
                })
            });
            let Some(beside) = beside else {
                paid.push(i);
                continue;
            };
            let winner = rows.get(beside).map(|(row, _)| row.id.clone()).unwrap_or_default();
            let chooses = a.policy.stack.as_ref().is_some_and(|s| s.rule == StackRule::Choice);
            if let Some((row, _)) = rows.get_mut(i) {
                let may = if chooses { "; the customer may choose it instead" } else { "" };
                row.state = RowState::NotCombined;
                row.difference = Money::zero(row.amount.currency);
                row.to_come = row.difference;
                row.tier = format!("{}; not paid beside {winner}{may}", row.tier);
            }
        }
    }
}
