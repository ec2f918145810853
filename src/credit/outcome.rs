//! What an assessment comes to under the rules of a policy.

use crate::credit::ClaimState;
use crate::credit::Remedied;
use crate::credit::RightGiven;
use crate::credit::case::Amount;
use crate::sla::Policy;

/// What an assessment comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The commitment was kept.
    Met,
    /// It was missed, and nothing is owed by the rules (a first step that is free, a fee of nought).
    NothingOwed,
    /// It was missed, and the amount does not pass the minimum.
    BelowMinimum,
    /// It was missed, and the amount is carried over until it passes a sum with others.
    CarriedOver,
    /// It was missed, and this is owed.
    Owed,
    /// It is owed when the customer asks in time.
    AwaitingClaim,
    /// It would have been owed; nobody asked in time.
    TooLate,
    /// It was missed, and time of service or a right is owed, not money.
    InKind,
    /// The text of the SLA does not decide what is owed.
    Undecided,
    /// The period is not over: nothing is decided yet.
    ToDate,
}

impl Outcome {
    /// Whether the promise was kept: `met`, `missed`, `not over` or `undecided`.
    pub fn verdict(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::ToDate => "not over",
            Outcome::Undecided => "undecided",
            _ => "missed",
        }
    }
}

/// What an amount comes to under the rules of a policy.
pub fn outcome(
    policy: &Policy,
    remedied: &Remedied,
    rights: &[RightGiven],
    amount: &Amount,
    claim: &ClaimState,
) -> Outcome {
    if remedied.undecided.is_some() {
        return Outcome::Undecided;
    }
    if !remedied.is_breach && rights.is_empty() {
        return Outcome::Met;
    }
    if amount.exact.minor.is_zero() || amount.money.is_zero() {
        let extends = policy.extends_term && !remedied.pay.time.is_zero();
        let in_kind = extends || !remedied.pay.rights.is_empty() || !rights.is_empty();
        return if in_kind { Outcome::InKind } else { Outcome::NothingOwed };
    }
    let minimum = policy.minimum.iter().find(|m| m.amount.currency == amount.exact.currency);
    if minimum.is_some_and(|m| !m.op.passes(&amount.exact.minor, &m.amount.exact().minor)) {
        return Outcome::BelowMinimum;
    }
    if policy.hold_until.is_some_and(|m| {
        m.amount.currency == amount.exact.currency
            && !m.op.passes(&amount.exact.minor, &m.amount.exact().minor)
    }) {
        return Outcome::CarriedOver;
    }
    match claim {
        ClaimState::NotNeeded | ClaimState::Received(_) | ClaimState::Waived(_) => Outcome::Owed,
        ClaimState::Awaited(_) => Outcome::AwaitingClaim,
        ClaimState::TooLate(_) => Outcome::TooLate,
    }
}
