//! Several credits for one incident: which of them is paid.

use crate::money::ExactMoney;
use crate::sla::Stack;
use crate::sla::StackRule;

/// A credit under one of several promises that the same incident broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Under which promise.
    pub promise: String,
    /// How much.
    pub amount: ExactMoney,
}

/// What the rule makes of the candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stacked {
    /// The most that is paid.
    pub amount: ExactMoney,
    /// Which promise pays: its place among the candidates; `None` where all do, or where the customer chooses.
    pub paying: Option<usize>,
    /// The rule in words.
    pub words: String,
}

/// Applies a stacking rule to candidates of one currency; `None` when there are none.
///
/// Where the customer chooses, the amount is that of the greatest, and nobody is named: both stay on the table.
pub fn stack(rule: &Stack, candidates: &[Candidate]) -> Option<Stacked> {
    let greatest = (0..candidates.len()).reduce(|best, i| {
        let better = candidates[i].amount.minor > candidates[best].amount.minor;
        if better { i } else { best }
    })?;
    let most = candidates[greatest].amount.clone();
    let one = |words: &str, paying| Stacked { amount: most.clone(), paying, words: words.to_owned() };
    Some(match rule.rule {
        StackRule::Sum => {
            let zero = ExactMoney::zero(most.currency);
            let sum = candidates.iter().fold(zero, |sum, c| sum.plus(&c.amount).unwrap_or(sum));
            Stacked { amount: sum, paying: None, words: "all of them are paid".to_owned() }
        }
        StackRule::Best => one("only the greatest is paid", Some(greatest)),
        StackRule::OnePerTime => one("one credit for the same time: the greatest", Some(greatest)),
        StackRule::Choice => one("the customer chooses one; they are never added", None),
    })
}
