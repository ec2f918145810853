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
use crate::sla::PeriodDays;
use crate::sla::PeriodKind;
use crate::sla::Policy;
use crate::sla::Proration;
use crate::source::Span;
use crate::time::Month;
use chrono::NaiveDate;

/// One part of a base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePart {
    /// The fee per billing period, or the billed amount.
    pub fee: Money,
    /// How often the fee is due; `None` for a bill.
    pub billing: Option<Billing>,
    /// Days in force.
    pub days: i64,
    /// Of so many days of the month.
    pub of_days: i64,
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

/// The base of a contract line for a period. `terms` are those under the assessed SLA, `bills` what was billed for it.
///
/// A period of whole months costs what its months cost: what was billed, or the fees in force. A month from another
/// day on costs one month's fee, and what is in force of it its share by days. Any other stretch costs its days.
pub fn line_base(
    terms: &[&Term],
    bills: &[&Bill],
    currency: Currency,
    days: PeriodDays,
    policy: &Policy,
) -> Base {
    let rule = policy.proration;
    if policy.period == PeriodKind::Anniversary && !days.is_whole_months() {
        let mut parts = Vec::new();
        of_days(terms, days, days, rule, &mut parts);
        return sum(currency, parts);
    }
    let mut parts: Vec<BasePart> = Vec::new();
    let mut month = Month::of(days.first);
    let is_whole = days.is_whole_months();
    while month.first_day() < days.end {
        let billed = bills.iter().filter(|b| b.month == month && is_whole);
        let before = parts.len();
        parts.extend(billed.map(|b| BasePart {
            fee: b.net,
            billing: None,
            days: month.days(),
            of_days: month.days(),
            amount: b.net.exact(),
            span: b.span,
        }));
        if parts.len() == before {
            let whole = PeriodDays { first: month.first_day(), end: month.next().first_day() };
            of_days(terms, whole, days, rule, &mut parts);
        }
        month = month.next();
    }
    if rule == Proration::Full && !is_whole {
        parts.drain(..parts.len().saturating_sub(1));
    }
    sum(currency, parts)
}

fn sum(currency: Currency, parts: Vec<BasePart>) -> Base {
    let zero = ExactMoney::zero(currency);
    let amount = parts.iter().fold(zero, |sum, p| sum.plus(&p.amount).unwrap_or(sum));
    let is_billed = !parts.is_empty() && parts.iter().all(|p| p.billing.is_none());
    Base { amount, parts, is_billed }
}

/// The fees of one month, or of the days of it that are in the period.
fn of_days(terms: &[&Term], month: PeriodDays, days: PeriodDays, rule: Proration, parts: &mut Vec<BasePart>) {
    let before = parts.len();
    let all = (month.end - month.first).num_days();
    for term in terms {
        let first = term.start.max(month.first).max(days.first);
        let end = term.end.unwrap_or(NaiveDate::MAX).min(month.end).min(days.end);
        let in_force = (end - first).num_days().max(0);
        if in_force > 0 {
            let share = Exact::ratio(in_force, all).unwrap_or_else(Exact::one);
            let fee = monthly_fee(term);
            parts.push(BasePart {
                fee: term.fee,
                billing: Some(term.billing),
                days: in_force,
                of_days: all,
                amount: if rule == Proration::ByDay { fee.times(&share) } else { fee },
                span: term.fee_span,
            });
        }
    }
    if rule == Proration::Full && parts.len() > before + 1 {
        parts.drain(before..parts.len() - 1); // the fee in force at the end of the month
    }
}
