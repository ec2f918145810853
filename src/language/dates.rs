//! Dates, and on which days something was.

use crate::interval::Interval;
use crate::language::Language;
use crate::time::Elapsed;
use crate::time::Month;
use crate::time::Zone;
use chrono::Datelike;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// More days than these are told by the first and the last.
const MOST_DAYS_NAMED: usize = 3;

/// The civil days that stretches touch in a zone.
pub fn days_of<'a>(stretches: impl IntoIterator<Item = &'a Interval>, zone: Zone) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::new();
    for stretch in stretches {
        let last = zone.civil(stretch.end().less(Elapsed(1))).date();
        let first = zone.civil(stretch.start()).date();
        days.extend(first.iter_days().take_while(|day| *day <= last));
    }
    days
}

impl Language {
    /// `11 March 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        let month = self.month_of_date(day);
        self.say_day("date", day.day(), &[("month", &month), ("year", &day.year().to_string())])
    }

    /// `11 March`.
    pub fn day_and_month(&self, day: NaiveDate) -> String {
        let month = self.month_of_date(day);
        self.say_day("day-and-month", day.day(), &[("month", &month), ("year", &day.year().to_string())])
    }

    /// `11`, before another day of the same month.
    fn day_alone(&self, day: NaiveDate) -> String {
        let (month, year) = (self.month_of_date(day), day.year().to_string());
        self.say_day("day-alone", day.day(), &[("month", &month), ("year", &year)])
    }

    /// The name of a month in a date, where the language says it in another form than alone.
    fn month_of_date(&self, day: NaiveDate) -> String {
        let id = format!("month-of-date-{}", day.month());
        if self.has(&id) { self.say(&id) } else { self.month_name(day) }
    }

    fn month_name(&self, day: NaiveDate) -> String {
        self.say(&format!("month-{}", day.month()))
    }

    /// `11 Mar`, for the axis of a figure.
    pub fn short_day(&self, day: NaiveDate) -> String {
        let month = self.say(&format!("month-short-{}", day.month()));
        self.say_day("short-day", day.day(), &[("month", &month)])
    }

    /// `March 2026`.
    pub fn month(&self, month: Month) -> String {
        let day = month.first_day();
        let year = day.year().to_string();
        self.say_with("month-and-year", &[("month", &self.month_name(day)), ("year", &year)])
    }

    /// A month without its year: `March`.
    fn month_alone(&self, month: Month) -> String {
        self.month_name(month.first_day())
    }

    /// `on 11 March 2026`, `on 25 and 26 January 2016`, `between 9 and 19 May 2017`; empty for no day.
    pub fn days(&self, days: &BTreeSet<NaiveDate>) -> String {
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
        if days.len() > MOST_DAYS_NAMED {
            let first = self.short_of(*first, *last);
            return self.say_with("between-days", &[("first", &first), ("last", &self.date(*last))]);
        }
        let days: Vec<NaiveDate> = days.iter().copied().collect();
        self.say_count("on-days", days.len(), &[("days", &self.joined(&days))])
    }

    /// `16 to 31 March 2026`, `28 March to 2 April 2026`, `11 March 2026`; both days belong to it.
    pub fn span_of_days(&self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            return self.date(first);
        }
        let (from, to) = (self.short_of(first, last), self.date(last));
        self.say_with("span-of-days", &[("from", &from), ("to", &to)])
    }

    /// `x to y`.
    pub(super) fn span(&self, from: &str, to: &str) -> String {
        self.say_with("span", &[("from", from), ("to", to)])
    }

    /// `April to June 2026`, `July 2025 to June 2026`, `March 2026`; both months belong to it.
    pub fn span_of_months(&self, first: Month, last: Month) -> String {
        if first == last {
            return self.month(first);
        }
        let same_year = first.first_day().year() == last.first_day().year();
        let from = if same_year { self.month_alone(first) } else { self.month(first) };
        self.span(&from, &self.month(last))
    }

    /// From a first day to a last, as months where it is made of whole ones: `April to June 2026`.
    pub fn period(&self, first: NaiveDate, last: NaiveDate) -> String {
        let ends_a_month = last.succ_opt().is_none_or(|next| next.day() == 1);
        match first.day() == 1 && ends_a_month {
            true => self.span_of_months(Month::of(first), Month::of(last)),
            false => self.span_of_days(first, last),
        }
    }

    /// A day before another one, without the month and year that they share.
    fn short_of(&self, day: NaiveDate, next: NaiveDate) -> String {
        match (day.year() == next.year(), day.month() == next.month()) {
            (true, true) => self.day_alone(day),
            (true, false) => self.day_and_month(day),
            (false, _) => self.date(day),
        }
    }

    /// Days joined by `and`, each with only what the next one does not say.
    fn joined(&self, days: &[NaiveDate]) -> String {
        let nexts = days.iter().skip(1).map(Some).chain([None]);
        let parts: Vec<String> = days
            .iter()
            .zip(nexts)
            .map(|(day, next)| next.map_or_else(|| self.date(*day), |next| self.short_of(*day, *next)))
            .collect();
        self.list(&parts)
    }
}
