//! Whether a credit must be asked for, until when, and whether it was.

use crate::model::Claim as CustomerClaim;
use crate::sla::Anchor;
use crate::sla::Claim;
use crate::sla::Policy;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use chrono::NaiveDate;
use chrono::TimeDelta;

const DAY_MS: i64 = 86_400_000;

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimState {
    /// No claim is needed.
    NotNeeded,
    /// It came in on this day, in time.
    Received(NaiveDate),
    /// It may still come until the end of this day.
    Awaited(NaiveDate),
    /// The last day is over.
    TooLate(NaiveDate),
}

impl ClaimState {
    /// The last day for a claim, or the day it came in.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            ClaimState::NotNeeded => None,
            ClaimState::Received(day) | ClaimState::Awaited(day) | ClaimState::TooLate(day) => Some(*day),
        }
    }
}

/// The last civil day before the deadline. A length in whole days is counted in days of the calendar, so
/// that a clock put forward in between gives no day away.
fn last_day(from: Instant, length: Elapsed, zone: Zone) -> NaiveDate {
    let day_before = |t: Instant| zone.civil(t.less(Elapsed(1))).date();
    if length.0 % DAY_MS != 0 {
        return day_before(from.plus(length));
    }
    let days = TimeDelta::try_days(length.0 / DAY_MS).unwrap_or(TimeDelta::MAX);
    day_before(from).checked_add_signed(days).unwrap_or(NaiveDate::MAX)
}

/// The state of a claim as of an instant. The last day is the last civil day, in `zone`, that has an
/// instant before the deadline: thirty days from the end of March run until the end of 30 April.
pub(super) fn claim_state(
    policy: &Policy,
    claims: &[&CustomerClaim],
    period_end: Instant,
    last_outage_end: Option<Instant>,
    zone: Zone,
    as_of: Instant,
) -> ClaimState {
    let Claim::Within { length, anchor } = policy.claim else {
        return ClaimState::NotNeeded;
    };
    let from = match anchor {
        Anchor::PeriodEnd => period_end,
        Anchor::IncidentEnd => last_outage_end.unwrap_or(period_end),
    };
    let last_day = last_day(from, length, zone);
    let in_time = claims.iter().map(|c| c.received_on).filter(|day| *day <= last_day).min();
    match in_time {
        Some(day) => ClaimState::Received(day),
        None if claims.is_empty() && zone.civil(as_of).date() <= last_day => ClaimState::Awaited(last_day),
        None => ClaimState::TooLate(last_day),
    }
}
