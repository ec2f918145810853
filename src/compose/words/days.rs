//! Dates, and on which days something was.

use crate::compose::words::list;
use crate::interval::Interval;
use crate::time::Elapsed;
use crate::time::Zone;
use chrono::Datelike;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// More days than these are told by the first and the last.
const MOST_DAYS_NAMED: usize = 3;

/// `11 March 2026`.
pub fn date(day: NaiveDate) -> String {
    day.format("%-d\u{a0}%B %Y").to_string()
}

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

/// `on 11 March 2026`, `on 25 and 26 January 2016`, `between 9 and 19 May 2017`; empty for no day.
pub fn days(days: &BTreeSet<NaiveDate>) -> String {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
    if days.len() > MOST_DAYS_NAMED {
        return format!("between {}", joined(&[*first, *last]));
    }
    let days: Vec<NaiveDate> = days.iter().copied().collect();
    format!("on {}", joined(&days))
}

/// `16 to 31 March 2026`, `28 March to 2 April 2026`, `11 March 2026`; both days belong to it.
pub fn span_of_days(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return date(first);
    }
    format!("{} to {}", short_of(first, last), date(last))
}

/// A day before another one, without the month and year that they share.
fn short_of(day: NaiveDate, next: NaiveDate) -> String {
    let same_year = day.year() == next.year();
    let pattern = match (same_year, same_year && day.month() == next.month()) {
        (_, true) => "%-d",
        (true, false) => "%-d\u{a0}%B",
        (false, _) => "%-d\u{a0}%B %Y",
    };
    day.format(pattern).to_string()
}

/// Days joined by `and`, each with only what the next one does not say.
fn joined(days: &[NaiveDate]) -> String {
    let nexts = days.iter().skip(1).map(Some).chain([None]);
    let parts: Vec<String> = days
        .iter()
        .zip(nexts)
        .map(|(day, next)| next.map_or_else(|| date(*day), |next| short_of(*day, *next)))
        .collect();
    list(&parts)
}
