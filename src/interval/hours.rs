//! Hours of the week by the wall clock: when a service is promised, when maintenance is allowed, when readers are at work.

use crate::interval::Interval;
use crate::interval::IntervalSet;
use crate::time::Instant;
use crate::time::Zone;
use chrono::Datelike;
use chrono::NaiveDate;
use chrono::NaiveTime;
use chrono::TimeDelta;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const DAY_MINUTES: i64 = 24 * 60;

/// Some days of the week, from one minute of the day to another; past 24:00 it is the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    days: [bool; 7],
    from: i64,
    to: i64,
}

/// Hours of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    text: String,
    stretches: Vec<Stretch>,
}

/// `08:30` as minutes; `24:00` is the end of the day.
fn minutes(text: &str) -> Option<i64> {
    let (h, m) = text.trim().split_once(':')?;
    let is_short = |t: &str| t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit());
    let (h, m): (i64, i64) =
        (h.parse().ok().filter(|_| is_short(h))?, m.parse().ok().filter(|_| is_short(m))?);
    (m < 60 && (h < 24 || (h == 24 && m == 0))).then_some(h * 60 + m)
}

fn day(text: &str) -> Option<usize> {
    DAYS.iter().position(|d| d.eq_ignore_ascii_case(text.trim()))
}

/// `Mon-Fri`, `Sat`, `Fri-Mon`.
fn days(text: &str) -> Option<[bool; 7]> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (mut at, last) = (day(first)?, day(last)?);
    let mut days = [false; 7];
    loop {
        *days.get_mut(at)? = true;
        if at == last {
            return Some(days);
        }
        at = (at + 1) % 7;
    }
}

impl Hours {
    /// Reads `Mon-Fri 08:00-18:00; Sat 09:00-12:30`, `Mon-Sun 22:00-06:00` (over midnight) or `Mon-Fri` (whole days).
    pub fn parse(text: &str) -> Option<Hours> {
        let one = |part: &str| {
            let part = part.trim();
            let (on, times) = part.split_once(' ').unwrap_or((part, "00:00-24:00"));
            let (from, to) = times.trim().split_once('-')?;
            let (from, to) = (minutes(from)?, minutes(to)?);
            // The same time twice could mean all day or nothing.
            if from == to {
                return None;
            }
            let to = if to <= from { to + DAY_MINUTES } else { to };
            Some(Stretch { days: days(on)?, from, to })
        };
        let stretches: Option<Vec<Stretch>> = text.split(';').map(one).collect();
        Some(Hours { text: text.trim().to_owned(), stretches: stretches? })
    }

    /// As they were written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// These hours within a stretch of time, without holidays.
    pub fn within(&self, span: Interval, zone: Zone, holidays: &[NaiveDate]) -> IntervalSet {
        let mut parts: Vec<Interval> = Vec::new();
        let mut date = zone.civil(span.start()).date() - TimeDelta::days(1);
        while zone.start_of_day(date) < span.end() {
            let weekday = date.weekday().num_days_from_monday() as usize;
            let is_free = holidays.contains(&date);
            for stretch in self.stretches.iter().filter(|s| s.days[weekday] && !is_free) {
                let interval = Interval::new(at(zone, date, stretch.from), at(zone, date, stretch.to));
                parts.extend(interval.and_then(|i| i.intersection(span)));
            }
            match date.succ_opt() {
                Some(next) => date = next,
                None => break,
            }
        }
        parts.into_iter().collect()
    }
}

/// A minute of a civil day as an instant. A time that the clock skips is the first one after the gap; of one that
/// exists twice the earlier is meant.
fn at(zone: Zone, date: NaiveDate, minute: i64) -> Instant {
    let date = date + TimeDelta::days(minute / DAY_MINUTES);
    let minute = minute % DAY_MINUTES;
    if minute == 0 {
        return zone.start_of_day(date);
    }
    zone.first_at(date.and_time(NaiveTime::MIN + TimeDelta::minutes(minute)))
}
