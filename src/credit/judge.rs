//! One policy held against the evidence of one period: measured, decided, valued. Nothing here knows a workspace.

use crate::credit::case::Amount;
use crate::credit::case::Case;
use crate::credit::case::GroupScope;
use crate::credit::remedy::Remedied;
use crate::credit::remedy::remedy;
use crate::money::ExactMoney;
use crate::sla::Evidence;
use crate::sla::Measured;
use crate::sla::Past;
use crate::sla::Policy;
use crate::sla::fact;
use crate::sla::formula::FormulaProblem;
use crate::sla::formula::Quantity;
use crate::sla::formula::Scope;
use crate::sla::measure;

/// What a policy gives for the evidence of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What was measured.
    pub measured: Measured,
    /// What is owed in its own units, and why.
    pub remedied: Remedied,
    /// What that comes to in money.
    pub amount: Amount,
    /// Rights that this period and the ones before it give.
    pub rights: Vec<RightGiven>,
}

/// A right that a series of bad periods gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightGiven {
    /// What the customer may do.
    pub name: String,
    /// Bad periods, this one included.
    pub bad: usize,
    /// Among so many periods.
    pub among: usize,
    /// What makes a period a bad one, as written.
    pub when: String,
    /// The clause.
    pub clause: Option<String>,
}

/// Applies a policy.
///
/// # Errors
/// A fact that the policy needs and that is not given.
pub fn judge(policy: &Policy, evidence: Evidence<'_>, fee: &ExactMoney) -> Result<Judged, FormulaProblem> {
    let measured = measure(policy, evidence)?;
    let case = Case { policy, measured: &measured, given: evidence.given, fee, zone: evidence.zone };
    let remedied = remedy(&case)?;
    let amount = case.amount(&remedied.pay)?.ok_or(FormulaProblem::TooLarge)?;
    let rights = rights(&case)?;
    Ok(Judged { remedied, amount, rights, measured })
}

/// A right is given when this period is a bad one and, with those before it, there are enough of them.
fn rights(case: &Case<'_>) -> Result<Vec<RightGiven>, FormulaProblem> {
    let mut given = Vec::new();
    let whole = case.whole();
    for right in &case.policy.rights {
        let is_bad = |period: &Past| right.when.holds(&PastScope { case, period });
        if !right.when.holds(&GroupScope { case, group: &whole })? {
            continue;
        }
        let mut bad = 1;
        for period in case.given.history.iter().rev().take(right.within.saturating_sub(1)) {
            bad += usize::from(is_bad(period)?);
        }
        if bad >= right.times {
            given.push(RightGiven {
                name: right.name.clone(),
                bad,
                among: right.within,
                when: right.when.spoken().to_owned(),
                clause: right.clause.clone(),
            });
        }
    }
    Ok(given)
}

/// The names of an earlier period.
struct PastScope<'a> {
    case: &'a Case<'a>,
    period: &'a Past,
}

impl Scope for PastScope<'_> {
    fn get(&self, name: &str) -> Option<Quantity> {
        match name {
            "uptime" => Some(Quantity::number(self.period.uptime.clone())),
            "downtime" => self.period.downtime.clone().map(Quantity::time),
            _ => fact(self.case.policy, self.case.given, name),
        }
    }
}
