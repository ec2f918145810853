//! Facts as written to facts as they are: times in zones, amounts in currencies, with every problem at once.

mod given;
mod lower;
mod outages;
mod period;

use crate::credit::Candidate;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::ingest::lower::Reader;
use crate::ingest::raw;
use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::measure::Origins;
use crate::measure::Pieces;
use crate::money::Currency;
use crate::money::ExactMoney;
use crate::money::Money;
use crate::run::assess::facts::lower::Lower;
use crate::sla::ExclusionWindow;
use crate::sla::Given;
use crate::sla::Policy;
use crate::sla::PolicyZone;
use crate::time::Instant;
use crate::time::Zone;
use chrono::NaiveDate;

/// The facts of one period.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The period.
    pub period: Interval,
    /// It in words.
    pub period_words: String,
    /// The zone of the period.
    pub zone: Zone,
    /// The zone in which times are told.
    pub reader_zone: Zone,
    /// The time under contract.
    pub in_force: IntervalSet,
    /// The fee; `None` when nobody said it.
    pub fee: Option<ExactMoney>,
    /// The lines that the fee is the sum of.
    pub bill: Vec<(String, Money)>,
    /// The currency.
    pub currency: Currency,
    /// Stretches of downtime.
    pub pieces: Pieces,
    /// Where they come from.
    pub origins: Origins,
    /// Windows that do not count.
    pub windows: Vec<ExclusionWindow>,
    /// What no clock can tell.
    pub given: Given,
    /// Credits under other promises.
    pub candidates: Vec<Candidate>,
    /// When claims came in.
    pub claimed_on: Vec<NaiveDate>,
    /// As of when claims are judged.
    pub as_of: Option<Instant>,
}

/// Reads facts for a policy; `None` when something is wrong, which is then reported.
pub(super) fn facts(r: &mut Reader<'_>, raw: &raw::RawFacts, policy: &Policy) -> Option<Facts> {
    let whole = r.span(0..0);
    let customer = raw.zone.as_ref().map(|text| {
        let at = r.span(text.span());
        r.zone(text.get_ref(), at)
    });
    let zone = match (policy.zone, customer) {
        (PolicyZone::Fixed(zone), _) => Some(zone),
        (PolicyZone::Customer, Some(zone)) => zone,
        (PolicyZone::Customer, None) => {
            r.push(
                wrong("this SLA is measured in the customer's zone, and no zone is given")
                    .at(whole, "these facts")
                    .help("zone = \"Europe/Berlin\"   # or `--zone Europe/Berlin`"),
            );
            None
        }
    };
    let zone = zone?;
    let reader_zone = customer.flatten().unwrap_or(zone);
    let mut lower = Lower { r, policy, zone, local: customer.flatten(), is_good: true };
    let period = lower.period(raw, whole);
    let from = lower.moment(raw.in_force_from.as_ref(), zone);
    let until = lower.moment(raw.in_force_until.as_ref(), zone);
    let currency = lower.currency(raw);
    let bill: Vec<(String, Option<Money>)> =
        raw.bill.iter().map(|line| (line.what.clone(), lower.money(&line.amount, currency))).collect();
    let fee = raw.fee.as_ref().and_then(|text| lower.money(text, currency));
    let (pieces, origins) = lower.outages(raw);
    let windows = lower.windows(raw);
    let given = lower.given(raw, currency, period.as_ref().map(|(period, _)| *period), whole);
    let candidates = lower.candidates(raw, currency);
    let claimed_on = raw.claimed_on.iter().filter_map(|text| lower.date(text)).collect();
    let as_of = lower.moment(raw.as_of.as_ref(), zone);
    lower.fits(raw, whole);
    let mut is_good = lower.is_good;
    let (period, period_words) = period?;
    let in_force = Interval::new(from.unwrap_or(period.start()), until.unwrap_or(period.end()));
    let in_force = in_force.and_then(|i| i.intersection(period));
    if in_force.is_none() {
        is_good = false;
        r.push(wrong("no time of the period is under contract").at(whole, "these facts").help(
            "`in_force_until` is the day after the last one under contract, and lies after `in_force_from`",
        ));
    }
    let outside = pieces.iter().filter(|(stretch, _)| stretch.intersection(period).is_none()).count();
    if outside > 0 {
        let what = if outside == 1 { "1 outage lies".to_owned() } else { format!("{outside} outages lie") };
        r.push(
            Diagnostic::warning(
                Code::AssessFact,
                format!("{what} outside of the period and count for nothing"),
            )
            .at(whole, format!("the period is {period_words}")),
        );
    }
    let bill: Vec<(String, Money)> = bill.into_iter().filter_map(|(what, m)| Some((what, m?))).collect();
    let billed = bill.iter().fold(Money::zero(currency), |sum, (_, m)| sum.plus(*m).unwrap_or(sum));
    let fee = fee.or_else(|| (!bill.is_empty()).then_some(billed));
    is_good.then(|| Facts {
        period,
        period_words,
        zone,
        reader_zone,
        in_force: in_force.into_iter().collect(),
        fee: fee.map(Money::exact),
        bill,
        currency,
        pieces,
        origins,
        windows,
        given,
        candidates,
        claimed_on,
        as_of,
    })
}

/// A fact that is missing or makes no sense.
pub(super) fn wrong(title: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::AssessFact, title).note("a wrong figure would be told, so nothing is reckoned")
}
