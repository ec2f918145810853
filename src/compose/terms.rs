//! What a contract line came to, in words: outcome, period, how the amount comes about, totals.

use crate::compose::CustomerView;
use crate::compose::LineResult;
use crate::credit::Assessment;
use crate::credit::BasePart;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::credit::credit_phrase;
use crate::language::Language;
use crate::language::days_of;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Rounding;
use crate::money::sums;
use crate::sla::Cap;
use crate::sla::Credit;
use crate::sla::PartPeriod;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::StepRound;
use crate::time::Elapsed;
use chrono::NaiveDate;

/// The ledger row of a result: the only place that its amount is read from.
pub(super) fn row_of<'v>(view: &CustomerView<'v>, result: &LineResult<'_>) -> Option<&'v LedgerRow> {
    let assessment = result.assessment()?;
    view.rows.iter().copied().find(|row| {
        row.kind == RowKind::Credit
            && row.line.as_ref() == Some(&assessment.line.id)
            && row.sla.as_ref().is_none_or(|(id, _)| *id == assessment.policy.id)
    })
}

/// `owed`, `awaiting-claim`, `too-late`, `below-minimum`, `nothing-owed`, `met`, `no-promise` or `free`.
pub(super) fn outcome(result: &LineResult<'_>, row: Option<&LedgerRow>) -> &'static str {
    match result {
        LineResult::Unpromised { is_free: true, .. } => "free",
        LineResult::Unpromised { .. } => "no-promise",
        LineResult::Assessed(a) => {
            match (row.filter(|r| !r.amount.is_zero() || a.outcome != Outcome::Met), a.outcome) {
                (Some(row), _) => row.state.name(),
                (None, Outcome::Met) => "met",
                (None, Outcome::Undecided) => "undecided",
                (None, Outcome::ToDate) => "to-date",
                (None, _) if a.base.amount.minor.is_zero() => "free",
                (None, _) => "nothing-owed",
            }
        }
    }
}

/// A ratio as a percentage with three decimals, rounded down, that never contradicts the commitment.
pub(super) fn percent(language: &Language, ratio: &Exact, commitment: &Exact) -> String {
    language.percent_down(ratio, 3, std::slice::from_ref(commitment))
}

/// A percentage that stands in an agreement, with no more decimals than it has.
pub(super) fn stated(language: &Language, share: &Exact) -> String {
    language.percent_down(share, 0, std::slice::from_ref(share))
}

/// What follows `in`: `March 2026`, or `the days from 16 to 31 March 2026` when only they count.
pub(super) fn period(language: &Language, a: &Assessment<'_>) -> String {
    let all = language.period(a.days.first, a.days.last());
    match days_under_contract(a).filter(|_| a.policy.part_period != PartPeriod::AssumeUp) {
        None if a.days.is_whole_months() => all,
        None => language.say_with("time-from", &[("days", &all)]),
        Some((first, last)) if first == last => {
            language.say_with("one-day-of", &[("day", &language.date(first))])
        }
        Some((first, last)) => {
            language.say_with("days-from", &[("days", &language.span_of_days(first, last))])
        }
    }
}

/// The first and last day that a line was under contract, where that is not the whole period.
fn days_under_contract(a: &Assessment<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let m = &a.measured;
    if m.in_force.length() == m.period.length() {
        return None;
    }
    let days = days_of(&m.in_force.iter().collect::<Vec<_>>(), a.zone);
    let (first, last) = (*days.first()?, *days.last()?);
    ((first, last) != (a.days.first, a.days.last())).then_some((first, last))
}

/// The period, or the days of it that a line was under contract: `16 to 31 March 2026`.
fn days_in_force(language: &Language, a: &Assessment<'_>) -> String {
    match days_under_contract(a) {
        Some((first, last)) => language.span_of_days(first, last),
        None => language.period(a.days.first, a.days.last()),
    }
}

/// How far the affected time is from what the promise allows.
pub(super) fn margin(a: &Assessment<'_>) -> Elapsed {
    let allowed = a.policy.allowance(a.measured.denominator);
    let difference = allowed.minus(&a.measured.affected).abs();
    Elapsed(i64::try_from(difference.floor()).unwrap_or(i64::MAX))
}

/// Whether more time was affected than the promise allows. Under some agreements it is kept all the same, because they
/// ask for something else as well before it counts as missed.
pub(super) fn is_beyond(a: &Assessment<'_>) -> bool {
    a.policy.allowance(a.measured.denominator) < a.measured.affected
}

/// An exact amount rounded to whole minor units, for a sentence that names a fee.
fn fee_amount(language: &Language, amount: &ExactMoney) -> String {
    Rounding::HalfUp
        .round(amount)
        .map_or_else(|| language.exact_money(amount), |rounded| language.money(rounded.money))
}

/// `the fee of GBP 1,250.00`, `the fees of GBP 2,247.74 (GBP 2,000.00 for 15 of 31 days and …)`, `the GBP 9.00 that was billed`.
fn fee(language: &Language, a: &Assessment<'_>) -> String {
    let amount = fee_amount(language, &a.base.amount);
    let amount = ("amount", amount.as_str());
    if a.base.is_billed {
        return language.say_with("fee-billed", &[amount]);
    }
    match a.base.parts.as_slice() {
        [] | [_] => language.say_with("fee-one", &[amount]),
        [first, rest @ ..] if rest.iter().all(|p| p.fee == first.fee && p.amount == first.amount) => {
            let (n, each) = ((rest.len() + 1).to_string(), fee_amount(language, &first.amount));
            language.say_with("fee-equal", &[amount, ("n", &n), ("each", &each)])
        }
        parts => {
            let part = |p: &BasePart| {
                let (fee, days, of) = (language.money(p.fee), p.days.to_string(), p.of_days.to_string());
                let n = usize::try_from(p.days).unwrap_or(usize::MAX);
                language.say_count("fee-part", n, &[("fee", &fee), ("days", &days), ("of", &of)])
            };
            let parts = language.list(&parts.iter().map(part).collect::<Vec<_>>());
            language.say_with("fee-parts", &[amount, ("parts", &parts)])
        }
    }
}

/// How the amount comes about, to follow `the agreement gives`; `None` where the agreement gives nothing.
pub(super) fn how(language: &Language, a: &Assessment<'_>) -> Option<String> {
    let how = how_much(language, a)?;
    let cap = match (&a.policy.cap, a.is_capped) {
        (Some(Cap::Share(cap)), true) => {
            language.say_with("share-of-fee", &[("share", &stated(language, cap))])
        }
        (Some(Cap::Formula(cap)), true) => language.formula(cap.spoken()),
        _ => return Some(how),
    };
    Some(language.say_with("how-capped", &[("how", &how), ("cap", &cap)]))
}

fn how_much(language: &Language, a: &Assessment<'_>) -> Option<String> {
    let beyond = match &a.policy.remedy {
        Remedy::Linear { of, .. } | Remedy::Step { of, .. } if *of == RemedyOf::Excess => {
            language.say("how-beyond")
        }
        _ => String::new(),
    };
    let share_of_fee = |share: &str| {
        let (fee, period) = (fee(language, a), days_in_force(language, a));
        language.say_with("how-share", &[("share", share), ("fee", &fee), ("period", &period)])
    };
    Some(match &a.policy.remedy {
        Remedy::Bands(_) if !a.remedied.pay.share.is_zero() => {
            share_of_fee(&stated(language, &a.remedied.pay.share))
        }
        Remedy::Bands(_) => language.phrase(&a.remedied.pay.phrase()),
        Remedy::Linear { factor, .. } => {
            let factor = factor.to_decimal(6).unwrap_or_else(|| factor.to_string());
            let times = language.times(&factor);
            let (amount, period) = (fee_amount(language, &a.base.amount), days_in_force(language, a));
            let id = if times.is_empty() { "how-linear" } else { "how-linear-times" };
            let values =
                [("times", times.as_str()), ("beyond", &beyond), ("amount", &amount), ("period", &period)];
            language.say_with(id, &values)
        }
        Remedy::Step { unit, per_unit, round: Some(round), first_free, .. } if steps_of(a).is_some() => {
            let count = steps_of(a).unwrap_or_default();
            let after = first_free.as_ref().map_or_else(String::new, |free| {
                language.say_with("how-after", &[("free", &language.formula(free.spoken()))])
            });
            let unit = unit.as_time().map_or(0, |ms| i64::try_from(ms.floor()).unwrap_or(0));
            let steps = steps(language, &count, Elapsed(unit), *round);
            let each = language.phrase(&credit_phrase(&Credit::Formula(per_unit.clone())));
            let fee = fee(language, a);
            let values = [
                ("each", each.as_str()),
                ("fee", &fee),
                ("steps", &steps),
                ("beyond", &beyond),
                ("after", &after),
            ];
            language.say_with("how-steps", &values)
        }
        Remedy::Step { .. } | Remedy::Formula(_) => {
            let pay = language.phrase(&a.remedied.pay.phrase());
            if a.remedied.pay.share.is_zero() { pay } else { share_of_fee(&pay) }
        }
        Remedy::None => return None,
    })
}

/// How many steps were paid, where each is a share of the fee and the period was reckoned as a whole.
fn steps_of(a: &Assessment<'_>) -> Option<String> {
    let Remedy::Step { per_unit, unit, .. } = &a.policy.remedy else { return None };
    unit.as_time()?;
    let each = per_unit.constant()?;
    let count = a.remedied.pay.share.over(each.as_number()?)?;
    a.remedied.parts.is_empty().then(|| count.floor().to_string())
}

/// `each of 4 full half-hours`, `one half-hour begun`.
fn steps(language: &Language, count: &str, unit: Elapsed, round: StepRound) -> String {
    let n = count.parse::<usize>().unwrap_or(usize::MAX);
    let id = match unit.0 {
        1_800_000 => "unit-half-hour",
        3_600_000 => "unit-hour",
        86_400_000 => "unit-day",
        60_000 => "unit-minute",
        _ => "unit-stretch",
    };
    let unit = language.say_count(id, n.max(1), &[("length", &language.elapsed(unit))]);
    match (n, round) {
        (0, _) => language.say_with("steps-none", &[("unit", &unit)]),
        (n, StepRound::Floor) => language.say_count("steps-full", n, &[("unit", &unit)]),
        (n, StepRound::Ceil) => language.say_count("steps-begun", n, &[("unit", &unit)]),
    }
}

/// The row of the credit table that applies: `99.0 % ≤ uptime < 99.9 %: 10 %`; the rule in words elsewhere.
pub(super) fn tier(language: &Language, a: &Assessment<'_>) -> String {
    if a.outcome == Outcome::Met || a.remedied.tier.is_empty() {
        return language.say("none");
    }
    let tier = language.phrase(&a.remedied.tier);
    let tier = match &a.policy.remedy {
        Remedy::Bands(_) => {
            let share = stated(language, &a.remedied.pay.share);
            language.say_with("tier-gives", &[("tier", &tier), ("share", &share)])
        }
        _ => tier,
    };
    if a.is_capped { language.say_with("tier-cut", &[("tier", &tier)]) } else { tier }
}

/// Time of service and rights that are no money; empty where there are none.
pub fn in_kind(language: &Language, a: &Assessment<'_>) -> String {
    language.apart(&a.in_kind().iter().map(|phrase| language.phrase(phrase)).collect::<Vec<_>>())
}

/// The amount of a row: what it owes, also when no money flows; and what of it was issued before.
pub(super) fn row_amount(language: &Language, row: &LedgerRow) -> String {
    if matches!(row.state, RowState::BelowMinimum | RowState::CarriedOver) {
        return fee_amount(language, &row.exact);
    }
    if !row.is_corrected() && !row.to_come.is_zero() || row.before.is_empty() {
        return language.money(row.amount);
    }
    let (amount, before) = (language.money(row.amount), language.money(row.issued_before));
    language.say_with("credited-before", &[("amount", &amount), ("before", &before)])
}

/// The least amount that is credited: `more than GBP 1.00`.
pub(super) fn minimum(language: &Language, a: &Assessment<'_>) -> Option<String> {
    let minimum = a.policy.minimum.iter().find(|m| m.amount.currency == a.line.currency)?;
    Some(language.phrase(&minimum.op.phrase(minimum.amount)))
}

/// Sums of what is to be issued, one a currency, in the order of the currencies' codes.
pub(super) fn totals<'r>(
    language: &Language,
    rows: impl IntoIterator<Item = &'r &'r LedgerRow>,
    wanted: impl Fn(&LedgerRow) -> bool,
) -> Vec<String> {
    let wanted = rows.into_iter().filter(|row| wanted(row));
    sums(wanted.map(|row| row.to_come)).values().map(|sum| language.money(*sum)).collect()
}

/// Credits to be paid without more ado.
pub(super) fn is_owed(row: &LedgerRow) -> bool {
    row.kind == RowKind::Credit && row.state == RowState::Owed && row.to_come.minor > 0
}

/// Credits that wait for a claim.
pub(super) fn is_awaiting(row: &LedgerRow) -> bool {
    row.kind == RowKind::Credit && row.state == RowState::AwaitingClaim
}

/// Gifts.
pub(super) fn is_goodwill(row: &LedgerRow) -> bool {
    row.kind == RowKind::Goodwill && row.state == RowState::Owed && row.to_come.minor > 0
}
