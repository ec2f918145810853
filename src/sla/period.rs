//! Stretches of time that an SLA is measured over, as days of the calendar.

use crate::interval::Interval;
use crate::sla::PeriodKind;
use crate::time::Month;
use crate::time::Zone;
use chrono::Datelike;
use chrono::Days;
use chrono::NaiveDate;

/// A period: its first day, and the day after its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PeriodDays {
    /// The first day.
    pub first: NaiveDate,
    /// The day after the last.
    pub end: NaiveDate,
}

impl PeriodDays {
    /// So many months from the first of this one.
    fn months(first: Month, count: u32) -> PeriodDays {
        let end = (0..count).fold(first, |month, _| month.next());
        PeriodDays { first: first.first_day(), end: end.first_day() }
    }

    /// From the first instant of the first day to that of the day after the last, in a zone.
    pub fn interval(self, zone: Zone) -> Option<Interval> {
        Interval::new(zone.start_of_day(self.first), zone.start_of_day(self.end))
    }

    /// Whether it begins and ends with a month.
    pub fn is_whole_months(self) -> bool {
        self.first.day() == 1 && self.end.day() == 1
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        self.end.pred_opt().unwrap_or(self.end)
    }

    /// `March 2026`, `April to June 2026`, `7 March to 6 April 2026`.
    pub fn words(self) -> String {
        let last = self.last();
        let whole = self.is_whole_months();
        let (from, to) = if whole { ("%B", "%B %Y") } else { ("%-d\u{a0}%B", "%-d\u{a0}%B %Y") };
        if whole && Month::of(self.first) == Month::of(last) {
            return Month::of(self.first).words();
        }
        let year = if self.first.year() == last.year() { "" } else { " %Y" };
        format!("{} to {}", self.first.format(&format!("{from}{year}")), last.format(to))
    }
}

impl PeriodKind {
    /// The period that holds a day; `anchor` is the first day of the contract, for months that begin with it. A
    /// rolling period ends with the day.
    pub fn containing(self, day: NaiveDate, anchor: NaiveDate) -> PeriodDays {
        match self {
            PeriodKind::Month => PeriodDays::months(Month::of(day), 1),
            PeriodKind::Quarter(first) => PeriodDays::months(begun(day, first, 3), 3),
            PeriodKind::Year(first) => PeriodDays::months(begun(day, first, 12), 12),
            PeriodKind::Anniversary => {
                let (this, next) = (Month::of(day), Month::of(day).next());
                let of = |month: Month| on_day(month, anchor.day());
                if day < of(this) {
                    let before = this.first_day().pred_opt().map_or(this, Month::of);
                    PeriodDays { first: of(before), end: of(this) }
                } else {
                    PeriodDays { first: of(this), end: of(next) }
                }
            }
            PeriodKind::Rolling(days) => {
                let end = day.succ_opt().unwrap_or(day);
                PeriodDays { first: end.checked_sub_days(Days::new(u64::from(days))).unwrap_or(day), end }
            }
        }
    }
}

impl PeriodKind {
    /// The period that a run of a month is about: the one that ends in it, or the one that is under way at its end.
    /// `anchor` is the first day of the contract.
    pub fn of_run(self, month: Month, anchor: NaiveDate) -> PeriodDays {
        match self {
            PeriodKind::Rolling(_) => {
                let last = month.next().first_day().pred_opt().unwrap_or(month.first_day());
                self.containing(last, anchor)
            }
            _ => self.containing(month.first_day(), anchor),
        }
    }

    /// The period before one.
    pub fn before(self, days: PeriodDays, anchor: NaiveDate) -> PeriodDays {
        let last = days.first.pred_opt().unwrap_or(days.first);
        self.containing(last, anchor)
    }
}

/// The month in which the stretch of so many months that holds a day began.
fn begun(day: NaiveDate, first: u32, length: u32) -> Month {
    let back = (day.month() + 12 - first) % length;
    let mut month = Month::of(day);
    for _ in 0..back {
        month = month.first_day().pred_opt().map_or(month, Month::of);
    }
    month
}

/// A day of a month, or its last one where the month is shorter.
fn on_day(month: Month, day: u32) -> NaiveDate {
    let first = month.first_day();
    first.with_day(day).unwrap_or_else(|| month.next().first_day().pred_opt().unwrap_or(first))
}
