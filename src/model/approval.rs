//! Who has to say yes: the rules of approval, and what may be given as goodwill by whom.

use crate::money::Currency;
use crate::money::Money;
use crate::source::Span;
use std::collections::BTreeMap;

/// The rules of approval.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalRules {
    /// From which amount on two different people have to approve, by currency. Where some currencies are named, an amount
    /// in any other always needs two.
    pub two_people_from: BTreeMap<Currency, Money>,
}

impl ApprovalRules {
    /// How many different people an amount needs.
    pub fn people_for(&self, amount: Money) -> usize {
        match self.two_people_from.get(&amount.currency) {
            Some(from) if amount.minor < from.minor => 1,
            None if self.two_people_from.is_empty() => 1,
            _ => 2,
        }
    }
}

/// When management hears of a customer who was let down again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// In so many months a credit was owed.
    pub missed: usize,
    /// Among so many, the month of the run included.
    pub within: usize,
}

/// What may be given as goodwill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoodwillRules {
    /// How much in a month altogether, by currency; currencies that are not named have no budget where any is named.
    pub budget: BTreeMap<Currency, Money>,
    /// Where the budget stands.
    pub budget_span: Option<Span>,
    /// Who may decide; anybody when there are none.
    pub deciders: Vec<Decider>,
}

/// Somebody who may decide on goodwill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decider {
    /// The name, as it stands in `decided_by`.
    pub name: String,
    /// What they do.
    pub role: String,
    /// How much for one gift to one customer, by currency; any amount when nothing is named.
    pub up_to: BTreeMap<Currency, Money>,
}
