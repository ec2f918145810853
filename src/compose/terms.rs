//! What a contract line came to, in words: outcome, period, how the amount comes about, totals.

use crate::compose::CustomerView;
use crate::compose::LineResult;
use crate::compose::words;
use crate::credit::Assessment;
use crate::credit::LedgerRow;
use crate::credit::Outcome;
use crate::credit::RowKind;
use crate::credit::RowState;
use crate::credit::credit_words;
use crate::money::Currency;
use crate::money::Exact;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::money::Rounding;
use crate::money::format_percent_down;
use crate::sla::Cap;
use crate::sla::Credit;
use crate::sla::PartPeriod;
use crate::sla::Remedy;
use crate::sla::RemedyOf;
use crate::sla::StepRound;
use crate::time::Elapsed;
use std::collections::BTreeMap;

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
        LineResult::Assessed(a) => match (row, a.outcome) {
            (Some(row), _) => row.state.name(),
            (None, Outcome::Met) => "met",
            (None, Outcome::Undecided) => "undecided",
            (None, Outcome::ToDate) => "to-date",
            (None, _) if a.base.amount.minor.is_zero() => "free",
            (None, _) => "nothing-owed",
        },
    }
}

/// A ratio as a percentage with three decimals, rounded down, that never contradicts the commitment.
pub(super) fn percent(ratio: &Exact, commitment: &Exact) -> String {
    format_percent_down(ratio, 3, std::slice::from_ref(commitment))
}

/// A percentage that stands in an agreement, with no more decimals than it has.
pub(super) fn stated(share: &Exact) -> String {
    format_percent_down(share, 0, std::slice::from_ref(share))
}

/// What follows `in`: `March 2026`, or `the days from 16 to 31 March 2026` when only they count.
pub(super) fn period(a: &Assessment<'_>) -> String {
    let all = a.days.words();
    let all = if a.days.is_whole_months() { all } else { format!("the time from {all}") };
    match days_in_force(a) {
        days if a.policy.part_period == PartPeriod::AssumeUp || a.days.words() == days => all,
        days if days.contains(" to ") => format!("the days from {days}"),
        day => format!("the one day of {day}"),
    }
}

/// The month, or the days of it that a line was under contract: `16 to 31 March 2026`.
fn days_in_force(a: &Assessment<'_>) -> String {
    let m = &a.measured;
    if m.in_force.length() == m.period.length() {
        return a.days.words();
    }
    let days = words::days_of(&m.in_force.iter().collect::<Vec<_>>(), a.zone);
    match (days.first(), days.last()) {
        (Some(first), Some(last)) => words::span_of_days(*first, *last),
        _ => a.days.words(),
    }
}

/// By how much a promise was kept or missed.
pub(super) fn margin(a: &Assessment<'_>) -> Elapsed {
    let allowed = a.policy.allowance(a.measured.denominator);
    let difference = allowed.minus(&a.measured.affected).abs();
    Elapsed(i64::try_from(difference.floor()).unwrap_or(i64::MAX))
}

/// An exact amount rounded to whole minor units, for a sentence that names a fee.
fn fee_amount(amount: &ExactMoney) -> String {
    Rounding::HalfUp.round(amount).map_or_else(|| amount.to_string(), |r| r.money.to_string())
}

/// `the fee of GBP 1,250.00`, `the fees of GBP 2,247.74 (GBP 2,000.00 for 15 of 31 days and …)`, `the GBP 9.00 that was billed`.
fn fee(a: &Assessment<'_>) -> String {
    let amount = fee_amount(&a.base.amount);
    if a.base.is_billed {
        return format!("the {amount} that was billed");
    }
    match a.base.parts.as_slice() {
        [] | [_] => format!("the fee of {amount}"),
        [first, rest @ ..] if rest.iter().all(|p| p.fee == first.fee && p.amount == first.amount) => {
            format!("the fees of {amount} ({} × {})", rest.len() + 1, fee_amount(&first.amount))
        }
        parts => {
            let parts: Vec<String> =
                parts.iter().map(|p| format!("{} for {} of {} days", p.fee, p.days, p.of_days)).collect();
            format!("the fees of {amount} ({})", words::list(&parts))
        }
    }
}

/// How the amount comes about, to follow `the agreement gives`.
pub(super) fn how(a: &Assessment<'_>) -> String {
    let cap = match (&a.policy.cap, a.is_capped) {
        (Some(Cap::Share(cap)), true) => format!(", and no more than {} of the fee", stated(cap)),
        (Some(Cap::Formula(cap)), true) => format!(", and no more than {}", cap.spoken()),
        _ => String::new(),
    };
    let over = match &a.policy.remedy {
        Remedy::Linear { of, .. } | Remedy::Step { of, .. } if *of == RemedyOf::Excess => {
            " beyond what the promise allows"
        }
        _ => "",
    };
    let text = match &a.policy.remedy {
        Remedy::Bands(_) => {
            format!("{} of {} for {}", stated(&a.remedied.pay.share), fee(a), days_in_force(a))
        }
        Remedy::Linear { factor, .. } => {
            let factor = factor.to_decimal(6).unwrap_or_else(|| factor.to_string());
            let times = words::times(&factor);
            let times = if times.is_empty() { times } else { format!("{times} ") };
            let amount = fee_amount(&a.base.amount);
            format!("{times}the fee for the affected time{over} ({amount} for {})", days_in_force(a))
        }
        Remedy::Step { unit, per_unit, round: Some(round), first_free, .. } if steps_of(a).is_some() => {
            let count = steps_of(a).unwrap_or_default();
            let after = first_free.as_ref().map(|free| format!(" after the first {}", free.text()));
            let unit = unit.as_time().map_or(0, |ms| i64::try_from(ms.floor()).unwrap_or(0));
            let steps = steps(&count, Elapsed(unit), *round);
            let each = credit_words(&Credit::Formula(per_unit.clone()));
            format!("{each} of {} for {steps}{over}{}", fee(a), after.unwrap_or_default())
        }
        Remedy::Step { .. } | Remedy::Formula(_) => match a.remedied.pay.share.is_zero() {
            true => a.remedied.pay.to_string(),
            false => format!("{} of {} for {}", a.remedied.pay, fee(a), days_in_force(a)),
        },
        Remedy::None => words::NONE.to_owned(),
    };
    format!("{text}{cap}")
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
fn steps(count: &str, unit: Elapsed, round: StepRound) -> String {
    let (one, many) = match unit.0 {
        1_800_000 => ("half-hour".to_owned(), "half-hours".to_owned()),
        3_600_000 => ("hour".to_owned(), "hours".to_owned()),
        86_400_000 => ("day".to_owned(), "days".to_owned()),
        60_000 => ("minute".to_owned(), "minutes".to_owned()),
        _ => (format!("stretch of {unit}"), format!("stretches of {unit}")),
    };
    match (count, round) {
        ("0", _) => format!("each {one}, of which there was none"),
        ("1", StepRound::Floor) => format!("one full {one}"),
        ("1", StepRound::Ceil) => format!("one {one} that had begun"),
        (n, StepRound::Floor) => format!("each of {n} full {many}"),
        (n, StepRound::Ceil) => format!("each of {n} {many} that had begun"),
    }
}

/// The row of the credit table that applies: `99.0 % ≤ uptime < 99.9 %: 10 %`; the rule in words elsewhere.
pub(super) fn tier(a: &Assessment<'_>) -> String {
    if a.outcome == Outcome::Met || a.remedied.tier.is_empty() {
        return words::NONE.to_owned();
    }
    let cap = if a.is_capped { ", cut to the cap" } else { "" };
    match &a.policy.remedy {
        Remedy::Bands(_) => format!("{}: {}{cap}", a.remedied.tier, stated(&a.remedied.pay.share)),
        _ => format!("{}{cap}", a.remedied.tier),
    }
}

/// The amount of a row: what it owes, also when no money flows; and what of it was issued before.
pub(super) fn row_amount(row: &LedgerRow) -> String {
    if matches!(row.state, RowState::BelowMinimum | RowState::CarriedOver) {
        return fee_amount(&row.exact);
    }
    if row.issued_before.is_zero() {
        return row.amount.to_string();
    }
    format!("{}, of which {} was credited before", row.amount, row.issued_before)
}

/// The least amount that is credited: `more than GBP 1.00`.
pub(super) fn minimum(a: &Assessment<'_>) -> Option<String> {
    let minimum = a.policy.minimum.iter().find(|m| m.amount.currency == a.line.currency)?;
    Some(format!("{} {}", minimum.op.words(), minimum.amount))
}

/// Sums of what is to be issued, one a currency, in the order of the currencies' codes.
pub(super) fn totals<'r>(
    rows: impl IntoIterator<Item = &'r &'r LedgerRow>,
    wanted: impl Fn(&LedgerRow) -> bool,
) -> Vec<String> {
    let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| wanted(row)) {
        let sum = sums.entry(row.difference.currency).or_insert(Money::zero(row.difference.currency));
        *sum = sum.plus(row.difference).unwrap_or(*sum);
    }
    sums.values().map(Money::to_string).collect()
}

/// Credits to be paid without more ado.
pub(super) fn is_owed(row: &LedgerRow) -> bool {
    row.is_in_control_total()
}

/// Credits that wait for a claim.
pub(super) fn is_awaiting(row: &LedgerRow) -> bool {
    row.kind == RowKind::Credit && row.state == RowState::AwaitingClaim
}

/// Gifts.
pub(super) fn is_goodwill(row: &LedgerRow) -> bool {
    row.kind == RowKind::Goodwill && row.state == RowState::Owed
}
