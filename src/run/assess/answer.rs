//! Facts under a policy: what is owed, by when it must be claimed, and why.

use crate::credit::ClaimState;
use crate::credit::Judged;
use crate::credit::Outcome;
use crate::credit::Stacked;
use crate::credit::Told;
use crate::credit::claim_state;
use crate::credit::judge;
use crate::credit::outcome;
use crate::credit::stack;
use crate::credit::workings;
use crate::diag::Diagnostic;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::run::assess::facts::Facts;
use crate::run::assess::facts::wrong;
use crate::sla::Evidence;
use crate::sla::Policy;
use crate::sla::formula::FormulaProblem;
use crate::time::Instant;
use crate::workings::Phrase;
use crate::workings::Step;
use crate::workings::Value;

/// What a policy gives for some facts.
pub struct Answer {
    /// Measured, decided, valued.
    pub judged: Judged,
    /// What it comes to.
    pub outcome: Outcome,
    /// The credit in whole minor units: nought where no money is owed.
    pub credit: Money,
    /// The same before rounding.
    pub exact: ExactMoney,
    /// Where the claim stands.
    pub claim: ClaimState,
    /// What the rule for several credits says.
    pub stacked: Option<Stacked>,
    /// Why.
    pub workings: Step,
}

/// Applies a policy to facts. `place` is where the policy stands.
///
/// # Errors
/// What the facts do not say and the policy needs.
pub fn assess(policy: &Policy, facts: &Facts, place: &str) -> Result<Answer, Diagnostic> {
    let currency = facts.currency;
    let fee = facts.fee.clone().unwrap_or_else(|| ExactMoney::zero(currency));
    let evidence = Evidence {
        pieces: &facts.pieces,
        origins: &facts.origins,
        windows: &facts.windows,
        period: facts.period,
        in_force: &facts.in_force,
        zone: facts.zone,
        given: &facts.given,
    };
    let judged = judge(policy, evidence, &fee)
        .map_err(|problem| {
        let diagnostic = wrong(format!("the SLA `{}` cannot be applied: {problem}", policy.id));
        match problem {
            FormulaProblem::Unknown(name) if name == "downtime" => diagnostic
                .help("an earlier period is told with its downtime: `--history 99.8%@1h`, or `[[history]] downtime`"),
            _ => diagnostic,
        }
    })?;
    needs_fee(policy, facts, &judged)?;
    let as_of = facts.as_of.unwrap_or(Instant::MIN);
    let claim = claim_state(policy, &facts.claimed_on, &judged.measured, facts.zone, as_of);
    let outcome = outcome(policy, &judged.remedied, &judged.rights, &judged.amount, &claim);
    let owed = matches!(outcome, Outcome::Owed | Outcome::AwaitingClaim | Outcome::TooLate);
    let credit = if owed { judged.amount.money } else { Money::zero(currency) };
    let exact = if owed { judged.amount.exact.clone() } else { ExactMoney::zero(currency) };
    let stacked = policy.stack.as_ref().and_then(|rule| stack(rule, &facts.candidates));
    let told = Told {
        policy,
        policy_place: place,
        measured: &judged.measured,
        remedied: &judged.remedied,
        amount: &judged.amount,
        rights: &judged.rights,
        given: &facts.given,
        outcome,
        credit,
        claim: &claim,
        period: Phrase::quoted(&facts.period_words),
        period_zone: facts.zone,
        zone: facts.reader_zone,
        origins: &facts.origins,
        unknown: None,
        doubt: None,
    };
    let mut workings = workings(told, base(policy, facts));
    if let Some(stacked) = &stacked {
        workings = workings.step(several(facts, stacked));
    }
    Ok(Answer { credit, exact, outcome, claim, stacked, workings, judged })
}

/// Without a fee nothing can be a share of it.
fn needs_fee(policy: &Policy, facts: &Facts, judged: &Judged) -> Result<(), Diagnostic> {
    let pay = &judged.remedied.pay;
    let needs = !pay.share.is_zero() || (!pay.time.is_zero() && !policy.extends_term);
    if facts.fee.is_some() || policy.base.is_some() || !needs {
        return Ok(());
    }
    Err(wrong(format!("{pay} of the fee is owed, and the fee is not given"))
        .help("fee = \"1000.00 EUR\"   # or `--fee \"1000.00 EUR\"`: the fee of the period, net of tax"))
}

/// Where the base comes from.
fn base(policy: &Policy, facts: &Facts) -> Step {
    let zero = || ExactMoney::zero(facts.currency);
    let fee = facts.fee.clone().unwrap_or_else(zero);
    let rule = match &policy.base {
        Some(formula) => {
            Phrase::new("base-formula").with("formula", Phrase::Formula(formula.spoken().to_owned()))
        }
        None if facts.fee.is_none() => Phrase::new("no-fee-given"),
        None if facts.bill.is_empty() => Phrase::new("fee-as-given"),
        None => Phrase::new("bill-added-up"),
    };
    let value = match &policy.base {
        Some(formula) => Value::Phrase(Phrase::Formula(formula.spoken().to_owned())),
        None if facts.fee.is_none() => Value::Phrase(Phrase::new("not-given")),
        None => Value::ExactMoney(fee),
    };
    let mut step = Step::new("step-base", value).rule(rule).clause(policy.base_clause.as_deref());
    for (what, amount) in &facts.bill {
        step = step.step(Step::new("step-line", Value::Money(*amount)).rule(Phrase::quoted(what)));
    }
    step
}

/// The credits under all promises, and what is paid.
fn several(facts: &Facts, stacked: &Stacked) -> Step {
    let mut step = Step::new("step-several", Value::ExactMoney(stacked.amount.clone()))
        .rule(Phrase::quoted(&stacked.words));
    for candidate in &facts.candidates {
        step = step.step(
            Step::new("step-credit", Value::ExactMoney(candidate.amount.clone()))
                .rule(Phrase::quoted(&candidate.promise)),
        );
    }
    step
}
