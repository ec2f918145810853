//! Whether a credit must be asked for, until when, and whether it was.

use crate::sla::Anchor;
use crate::sla::Claim;
use crate::sla::Counted;
use crate::sla::Deadline;
use crate::sla::Measured;
use crate::sla::Policy;
use crate::sla::after_business_days;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
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
    /// None is waited for: the company credits without one. `file:line` that says so.
    Waived(String),
}

impl ClaimState {
    /// The same where the company credits without a claim: what nobody asked for needs not be asked for.
    pub(super) fn waived(self, place: Option<String>) -> ClaimState {
        match (self, place) {
            (ClaimState::Awaited(_) | ClaimState::TooLate(_), Some(place)) => ClaimState::Waived(place),
            (state, _) => state,
        }
    }

    /// The last day for a claim, or the day it came in.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            ClaimState::NotNeeded | ClaimState::Waived(_) => None,
            ClaimState::Received(day) | ClaimState::Awaited(day) | ClaimState::TooLate(day) => Some(*day),
        }
    }
}

/// The last civil day before the deadline. A length in whole days is counted in days of the calendar, so
/// that a clock put forward in between gives no day away.
fn last_day(from: Instant, length: Deadline, zone: Zone) -> NaiveDate {
    let day_before = |t: Instant| zone.civil(t.less(Elapsed(1))).date();
    match length {
        Deadline::Time(length) if length.0 % DAY_MS != 0 => day_before(from.plus(length)),
        Deadline::Time(length) => {
            let days = TimeDelta::try_days(length.0 / DAY_MS).unwrap_or(TimeDelta::MAX);
            day_before(from).checked_add_signed(days).unwrap_or(NaiveDate::MAX)
        }
        Deadline::BusinessDays(days) => {
            let after = after_business_days(day_before(from), days);
            after.pred_opt().unwrap_or(after)
        }
        Deadline::Months(months) => {
            let day = day_before(from);
            let end_of_month = Month::of(day);
            let last = (0..months).fold(end_of_month, |month, _| month.next());
            last.next().first_day().pred_opt().unwrap_or(day)
        }
    }
}

/// The last day for a claim under a policy: the earliest of all that the customer must do; `None` when none is
/// needed. It is the last civil day, in `zone`, that
/// has an instant before the deadline: thirty days from the end of March run until the end of 30 April.
pub(super) fn claim_by(policy: &Policy, measured: &Measured, zone: Zone) -> Option<NaiveDate> {
    let Claim::Within { length, anchor, also } = &policy.claim else {
        return None;
    };
    let first = by(*length, *anchor, measured, zone);
    also.iter().map(|step| by(step.length, step.anchor, measured, zone)).chain([first]).min()
}

/// The last day for one thing that a customer must do.
pub fn by(length: Deadline, anchor: Anchor, measured: &Measured, zone: Zone) -> NaiveDate {
    let counted = || measured.segments.iter().filter(|s| s.counted == Counted::Yes).map(|s| s.interval);
    let from = match anchor {
        Anchor::PeriodEnd => None,
        Anchor::IncidentEnd => counted().map(|i| i.end()).max(),
        Anchor::IncidentStart => counted().map(|i| i.start()).min(),
    };
    last_day(from.unwrap_or(measured.period.end()), length, zone)
}

/// The state of a claim as of an instant, from the days on which claims came in.
pub fn claim_state(
    policy: &Policy,
    received: &[NaiveDate],
    measured: &Measured,
    zone: Zone,
    as_of: Instant,
) -> ClaimState {
    let Some(last_day) = claim_by(policy, measured, zone) else {
        return ClaimState::NotNeeded;
    };
    // Nobody can claim what has not begun.
    let first_day = zone.civil(measured.period.start()).date();
    let is_late = received.iter().any(|day| *day > last_day);
    let in_time = received.iter().copied().filter(|day| first_day <= *day && *day <= last_day).min();
    match in_time {
        Some(day) => ClaimState::Received(day),
        None if !is_late && zone.civil(as_of).date() <= last_day => ClaimState::Awaited(last_day),
        None => ClaimState::TooLate(last_day),
    }
}
