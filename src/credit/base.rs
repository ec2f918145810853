//! The base: the amount that a credit is a share of.
//!
//! With a bill for the line and the month it is what was billed. Without one it is Σ over terms of the
//! month's fee × days in force ÷ days of the month; a month of an annual fee is a twelfth.

use crate::model::Bill;
use crate::model::Billing;
use crate::model::Term;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::sla::Proration;
use crate::source::Span;
use crate::time::Month;

/// One part of a base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePart {
    /// The fee per billing period, or the billed amount.
    pub fee: Money,
    /// How often the fee is due; `None` for a bill.
    pub billing: Option<Billing>,
    /// Days in force in the month.
    pub days: i64,
    /// The part of the base.
    pub amount: ExactMoney,
    /// Where the fee stands.
    pub span: Span,
}

/// A base with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// The sum.
    pub amount: ExactMoney,
    /// The parts in time order.
    pub parts: Vec<BasePart>,
    /// Days of the month.
    pub days: i64,
    /// Whether it is what was billed.
    pub is_billed: bool,
}

/// Days of a month on which a term is in force.
pub(super) fn days_in_force(term: &Term, month: Month) -> i64 {
    let start = term.start.max(month.first_day());
    let end = term.end.unwrap_or(month.next().first_day()).min(month.next().first_day());
    (end - start).num_days().max(0)
}

/// The fee of a whole month of a term, exact.
pub(super) fn monthly_fee(term: &Term) -> ExactMoney {
    let share = Exact::ratio(1, term.billing.months()).unwrap_or_else(Exact::one);
    term.fee.exact().times(&share)
}

/// The base of a contract line for a month. `terms` are those under the assessed SLA.
pub fn line_base(
    terms: &[&Term],
    bills: &[&Bill],
    currency: Currency,
    month: Month,
    rule: Proration,
) -> Base {
    let days = month.days();
    let mut parts: Vec<BasePart> = Vec::new();
    if bills.is_empty() {
        for term in terms {
            let in_force = days_in_force(term, month);
            if in_force > 0 {
                let share = Exact::ratio(in_force, days).unwrap_or_else(Exact::one);
                let fee = monthly_fee(term);
                parts.push(BasePart {
                    fee: term.fee,
                    billing: Some(term.billing),
                    days: in_force,
                    amount: if rule == Proration::ByDay { fee.times(&share) } else { fee },
                    span: term.fee_span,
                });
            }
        }
        if rule == Proration::Full && parts.len() > 1 {
            parts.drain(..parts.len() - 1); // the fee in force at the end of the period
        }
    } else {
        parts.extend(bills.iter().map(|b| BasePart {
            fee: b.net,
            billing: None,
            days,
            amount: b.net.exact(),
            span: b.span,
        }));
    }
    let zero = ExactMoney::zero(currency);
    let amount = parts.iter().fold(zero, |sum, p| sum.plus(&p.amount).unwrap_or(sum));
    Base { amount, parts, days, is_billed: !bills.is_empty() }
}
