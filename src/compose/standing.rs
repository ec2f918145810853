//! What became of an action of an earlier incident, by the dates that were promised and the day on which it was done.
//!
//! Every piece of news belongs to one month: that in which an action was done, or in which a promised day went by. So
//! each is told once, whatever the register knows.

use crate::model::Action;
use crate::model::Incident;
use crate::model::Translated;
use crate::time::Elapsed;
use crate::time::Month;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The days of a month that a letter can tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUpDays {
    /// The first day of the month.
    from: NaiveDate,
    /// Its last day, or the day of the letter where that comes sooner.
    until: NaiveDate,
}

impl FollowUpDays {
    /// The days of a month, as a letter of a day sees them.
    pub fn new(month: Month, issued_on: NaiveDate) -> FollowUpDays {
        let last = month.next().first_day().pred_opt().unwrap_or_default();
        FollowUpDays { from: month.first_day(), until: last.min(issued_on) }
    }

    /// Whether an action was done by the end of these days.
    pub fn has_seen_done(self, action: &Action) -> bool {
        action.is_done_by(self.until)
    }

    fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

/// Where a promised action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Done in this month.
    Done {
        /// When.
        on: NaiveDate,
        /// For when it was promised.
        promised: Option<NaiveDate>,
    },
    /// Not done by the day that was promised.
    Late {
        /// The day that went by.
        promised: NaiveDate,
        /// The new one; none where nobody knows it.
        new_due: Option<NaiveDate>,
        /// Why, for customers.
        because: Option<&'a Translated>,
    },
    /// Promised for a later day.
    NotDue(NaiveDate),
    /// Promised for no day.
    UnderWay,
}

/// Where an action stands at the end of a month; `None` for what was done before it, which was told then. `told_until` is
/// the date of the letter that promised it: what was done by then, it said itself.
pub fn standing(action: &Action, days: FollowUpDays, told_until: NaiveDate) -> Option<Standing<'_>> {
    let promises: Vec<NaiveDate> = action.promises().collect();
    if action.is_done_by(days.until) {
        let on = action.done_on.filter(|on| days.holds(*on) && *on > told_until)?;
        let in_force = promises.iter().find(|day| **day >= days.from).or(promises.last());
        return Some(Standing::Done { on, promised: in_force.copied() });
    }
    let late = |at: usize| Standing::Late {
        promised: promises[at],
        new_due: promises.get(at + 1).copied().or(action.done_on),
        because: action.late.get(at).map(|late| &late.because),
    };
    let gone_by = promises.iter().rposition(|day| *day <= days.until);
    Some(match (gone_by, promises.last()) {
        (_, None) => Standing::UnderWay,
        // A day before this month that has another in its place was told then.
        (Some(at), _) if days.holds(promises[at]) || at + 1 == promises.len() => late(at),
        (at, Some(last)) => {
            Standing::NotDue(promises.get(at.map_or(0, |at| at + 1)).copied().unwrap_or(*last))
        }
    })
}

/// Whether a month brings news of an action: it was done, or a promised day went by.
pub fn is_news(standing: &Standing<'_>, days: FollowUpDays) -> bool {
    match standing {
        Standing::Done { .. } => true,
        Standing::Late { promised, .. } => days.holds(*promised),
        Standing::NotDue(_) | Standing::UnderWay => false,
    }
}

/// The actions that customers were told of.
pub fn promised(incident: &Incident) -> impl Iterator<Item = &Action> {
    incident.actions.iter().filter(|action| action.public_text.own.is_some())
}

/// The months, in whatever zone, in which an incident hit somebody, before a month.
pub fn months_before(incident: &Incident, month: Month) -> BTreeSet<Month> {
    // No zone is further than a day from UTC.
    let day = Elapsed(86_400_000);
    let mut months = BTreeSet::new();
    for impact in &incident.impacts {
        let date = |at: crate::time::Instant| crate::time::Zone::UTC.civil(at).date();
        let mut at = Month::of(date(impact.start.less(day)));
        let last = impact.end.map_or(month, |end| Month::of(date(end.plus(day))));
        while at <= last && at < month {
            months.insert(at);
            at = at.next();
        }
    }
    months
}

/// The day of the letter about a month, where nobody chose another.
pub fn letter_day(month: Month) -> NaiveDate {
    month.next().first_day()
}
