//! `[approval]` and `[goodwill]` of `amends.toml` to rules.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::model::ApprovalRules;
use crate::model::Decider;
use crate::model::Escalation;
use crate::model::GoodwillRules;
use crate::money::Currency;
use crate::money::Money;
use std::collections::BTreeMap;

/// The rules of approval.
pub(super) fn approval(r: &mut Reader<'_>, raw: raw::RawApproval) -> ApprovalRules {
    ApprovalRules { two_people_from: amounts(r, raw.two_people_from, "amount") }
}

/// What may be given as goodwill.
pub(super) fn goodwill_rules(r: &mut Reader<'_>, raw: raw::RawGoodwill) -> GoodwillRules {
    let budget_span = raw.budget.values().next().map(|text| r.span(text.span()));
    let budget = amounts(r, raw.budget, "budget");
    let deciders = raw.decider.into_iter().map(|d| Decider {
        name: d.name,
        role: d.role,
        up_to: amounts(r, d.up_to, "limit"),
    });
    GoodwillRules { deciders: deciders.collect(), budget, budget_span }
}

/// When management hears of a customer again and again.
pub(super) fn escalation(r: &mut Reader<'_>, raw: &raw::RawEscalation) -> Option<Escalation> {
    let (missed, within) = (*raw.missed.get_ref(), *raw.within.get_ref());
    if missed == 0 || missed > within || within > 24 {
        let span = r.span(raw.missed.span());
        r.push(
            Diagnostic::error(Code::NumberUnreadable, format!("{missed} of {within} months is no rule"))
                .at(span, "in so many months")
                .help("`missed` is at least 1 and at most `within`, which is at most 24: `missed = 3`, `within = 6`"),
        );
        return None;
    }
    Some(Escalation { missed: missed as usize, within: within as usize })
}

/// Amounts by currency.
fn amounts(r: &mut Reader<'_>, raw: BTreeMap<String, raw::Text>, what: &str) -> BTreeMap<Currency, Money> {
    let mut all = BTreeMap::new();
    for (code, text) in raw {
        let span = r.span(text.span());
        let Some(currency) = r.currency(&code, span) else { continue };
        if let Some(money) = r.money(text.get_ref(), currency, span, what) {
            all.insert(currency, money);
        }
    }
    all
}
