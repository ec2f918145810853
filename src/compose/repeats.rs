//! Chronic failure, for management: rights that agreements give after several bad periods, and customers with credits in many
//! of the last months.

use crate::compose::LineResult;
use crate::compose::PeriodFacts;
use crate::compose::context::summary::SummaryRepeat;
use crate::compose::context::summary::SummaryRight;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::time::Month;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Rights that this month gives.
pub(super) fn rights(facts: &PeriodFacts<'_>) -> Vec<SummaryRight> {
    let decided =
        facts.lines.iter().filter_map(LineResult::assessment).filter(|a| a.outcome != Outcome::ToDate);
    decided
        .flat_map(|a| {
            a.rights.iter().map(move |right| SummaryRight {
                customer: a.customer.name.clone(),
                line: a.line.id.to_string(),
                right: right.name.clone(),
                why: match &right.clause {
                    Some(clause) => {
                        format!("{} of {} periods ({}), {clause}", right.bad, right.among, right.when)
                    }
                    None => format!("{} of {} periods ({})", right.bad, right.among, right.when),
                },
            })
        })
        .collect()
}

/// Customers who had credits in so many of the last months as the workspace asks for. What was issued before comes from
/// the register, this month from the run.
pub(super) fn repeats(
    facts: &PeriodFacts<'_>,
    credited: &BTreeMap<String, BTreeSet<Month>>,
) -> Vec<SummaryRepeat> {
    let Some(rule) = facts.workspace.settings.escalation else { return Vec::new() };
    let pays = |r: &&LedgerRow| {
        let is_due = matches!(r.state, RowState::Owed | RowState::AwaitingClaim);
        r.kind == RowKind::Credit && is_due && r.amount.minor > 0
    };
    let mut all = Vec::new();
    for customer in facts.workspace.customers.values() {
        let mut months = credited.get(customer.root().as_str()).cloned().unwrap_or_default();
        // Entries of before a renaming and after it may stand under two names.
        months.extend(credited.get(customer.id.as_str()).into_iter().flatten());
        if facts.ledger.of(&customer.id).iter().any(|r| pays(&r)) {
            months.insert(facts.month);
        }
        if months.len() >= rule.missed {
            all.push(SummaryRepeat {
                customer: customer.name.clone(),
                months: u32::try_from(months.len()).unwrap_or(u32::MAX),
                named: months.iter().map(|m| m.words()).collect::<Vec<_>>().join(", "),
            });
        }
    }
    all.sort_by(|a, b| b.months.cmp(&a.months).then_with(|| a.customer.cmp(&b.customer)));
    all
}

/// The rule in words; empty without one.
pub(super) fn rule(facts: &PeriodFacts<'_>) -> String {
    facts.workspace.settings.escalation.map_or_else(String::new, |rule| match rule.missed == rule.within {
        true => format!("each of the last {} months", rule.within),
        false => format!("{} or more of the last {} months", rule.missed, rule.within),
    })
}
