//! Goodwill beside the rules of who may give how much.

use crate::credit::LedgerRow;
use crate::credit::RowKind;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::did_you_mean;
use crate::model::Workspace;
use crate::money::Money;
use crate::money::sums;
use crate::time::Month;

/// Reports every gift that nobody may give, and a month that gives more than there is to give.
pub(super) fn check_goodwill(w: &Workspace, month: Month, rows: &[LedgerRow], diags: &mut Diagnostics) {
    let rules = &w.settings.goodwill;
    let names = || rules.deciders.iter().map(|d| d.name.as_str());
    for gift in w.goodwill.iter().filter(|g| g.month == month && !rules.deciders.is_empty()) {
        let Some(decider) = rules.deciders.iter().find(|d| d.name == gift.decided_by) else {
            let title = format!("`{}` may not decide on goodwill", gift.decided_by);
            diags.push(
                Diagnostic::error(Code::GoodwillLimit, title)
                    .at(gift.span, "decided here")
                    .note("the letter would name somebody who had no right to give it")
                    .help(did_you_mean(&gift.decided_by, names()))
                    .help("those who may decide stand under [[goodwill.decider]] in amends.toml"),
            );
            continue;
        };
        let mine = rows.iter().filter(|r| r.kind == RowKind::Goodwill).filter(|r| {
            r.decision.as_ref().is_some_and(|d| {
                d.by == gift.decided_by && d.incident == gift.incident && d.gift == gift.gift
            }) && gift.customer.as_ref().is_none_or(|id| *id == r.customer)
        });
        let beyond = |r: &&LedgerRow| {
            !decider.up_to.is_empty()
                && decider.up_to.get(&r.amount.currency).is_none_or(|most| r.amount.minor > most.minor)
        };
        if let Some(row) = mine.into_iter().find(beyond) {
            let most = match decider.up_to.get(&row.amount.currency) {
                Some(most) => format!("up to {most}"),
                None => format!("nothing in {}", row.amount.currency),
            };
            diags.push(
                Diagnostic::error(
                    Code::GoodwillLimit,
                    format!("{} gives {} to {}, and may give {most}", decider.name, row.amount, row.customer),
                )
                .at(gift.span, "this gift")
                .note(format!("{} is {}", decider.name, decider.role))
                .help("let somebody decide who may give that much, or give less"),
            );
        }
    }
    let sums = sums(rows.iter().filter(|r| r.kind == RowKind::Goodwill).map(|r| r.amount));
    for (currency, sum) in sums.into_iter().filter(|_| !rules.budget.is_empty()) {
        let most = rules.budget.get(&currency).copied().unwrap_or(Money::zero(currency));
        if sum.minor <= most.minor {
            continue;
        }
        let over = sum.minus(most).unwrap_or(sum);
        let mut diagnostic = Diagnostic::error(
            Code::GoodwillBudget,
            format!(
                "the goodwill of {} comes to {sum}, which is {over} more than its budget of {most}",
                month.words()
            ),
        )
        .note("a budget that is passed silently is none")
        .help("take gifts out of goodwill.csv, or raise `budget` under [goodwill] in amends.toml");
        if let Some(span) = rules.budget_span {
            diagnostic = diagnostic.at(span, "the budget of a month");
        }
        diags.push(diagnostic);
    }
}
