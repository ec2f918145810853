//! Repeating windows: the recurrence rules of RFC 5545 (`FREQ=WEEKLY;BYDAY=SU`), by the wall clock of a zone.
//!
//! A rule repeats the wall-clock time, as §3.8.5.3 says: a window at 22:00 stays at 22:00 when the clock is
//! changed. Occurrences are found on the wall clock alone; the zone makes instants of them afterwards.

use crate::time::Instant;
use crate::time::Zone;
use chrono::NaiveDateTime;
use rrule::Frequency;
use rrule::RRule;
use rrule::RRuleSet;
use rrule::Tz;
use rrule::Unvalidated;

/// A rule of RFC 5545, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    text: String,
}

/// More occurrences than this of one rule are a mistake, not a plan: a window a day for 27 years.
const OCCURRENCES_MAX: u16 = 10_000;

impl Repeat {
    /// Reads a rule, with or without `RRULE:` before it.
    ///
    /// # Errors
    /// What is wrong with it, in words for people.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim().trim_start_matches("RRULE:").to_owned();
        let rule = raw(&text, Zone::UTC)?;
        match rule.get_freq() {
            Frequency::Daily | Frequency::Weekly | Frequency::Monthly | Frequency::Yearly => {}
            _ => return Err("windows repeat by the day, week, month or year".to_owned()),
        }
        let probe = NaiveDateTime::default();
        let repeat = Repeat { text };
        repeat.set(probe, Zone::UTC).map(|_| repeat)
    }

    /// The rule as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn set(&self, first: NaiveDateTime, zone: Zone) -> Result<RRuleSet, String> {
        raw(&self.text, zone)?.build(first.and_utc().with_timezone(&Tz::UTC)).map_err(|e| e.to_string())
    }

    /// The wall-clock starts from the first one on, up to an instant. The first one always counts.
    pub fn starts(&self, first: NaiveDateTime, zone: Zone, until: Instant) -> Vec<NaiveDateTime> {
        let Ok(set) = self.set(first, zone) else { return vec![first] };
        let end = zone.civil(until).and_utc().with_timezone(&Tz::UTC);
        let found = set.before(end).all(OCCURRENCES_MAX).dates;
        let mut starts: Vec<NaiveDateTime> = found.into_iter().map(|t| t.naive_utc()).collect();
        if starts.first() != Some(&first) {
            starts.insert(0, first);
        }
        starts
    }
}

/// The rule, its `UNTIL` on the wall clock of a zone.
fn raw(text: &str, zone: Zone) -> Result<RRule<Unvalidated>, String> {
    let rule: RRule<Unvalidated> = civil_until(text, zone)?.parse().map_err(|e: rrule::RRuleError| {
        format!("not a rule of RFC 5545 such as `FREQ=WEEKLY;BYDAY=SU`: {e}")
    })?;
    Ok(rule)
}

/// `UNTIL` may be a day, a wall-clock time, or an instant of UTC; the rule is applied on the wall clock.
fn civil_until(text: &str, zone: Zone) -> Result<String, String> {
    let part = |part: &str| {
        let Some((name, value)) = part.split_once('=').filter(|(n, _)| n.eq_ignore_ascii_case("until"))
        else {
            return Ok(part.to_owned());
        };
        let wrong = || format!("`{value}` is not an end such as `20261231T235959`");
        let civil = match value.strip_suffix(['Z', 'z']) {
            Some(utc) => {
                let utc = NaiveDateTime::parse_from_str(utc, "%Y%m%dT%H%M%S").map_err(|_| wrong())?;
                zone.civil(Instant(utc.and_utc().timestamp_millis()))
            }
            None if value.len() == 8 => {
                NaiveDateTime::parse_from_str(&format!("{value}T235959"), "%Y%m%dT%H%M%S")
                    .map_err(|_| wrong())?
            }
            None => NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").map_err(|_| wrong())?,
        };
        Ok(format!("{name}={}", civil.format("%Y%m%dT%H%M%SZ")))
    };
    text.split(';')
        .filter(|p| !p.is_empty())
        .map(part)
        .collect::<Result<Vec<String>, String>>()
        .map(|p| p.join(";"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
    }

    fn starts(rule: &str, first: &str, zone: &str, until: &str) -> Vec<String> {
        let zone = Zone::from_name(zone).expect("a zone");
        let until = zone.first_at(at(until));
        let rule = Repeat::parse(rule).expect("a rule");
        rule.starts(at(first), zone, until).iter().map(|t| t.format("%m-%d %H:%M").to_string()).collect()
    }

    #[test]
    fn a_rule_repeats_the_wall_clock() {
        let got = starts("FREQ=WEEKLY;BYDAY=SU", "2026-03-22 02:30", "Europe/Berlin", "2026-04-06 00:00");
        // The 29th of March has no 02:30 in Berlin; the wall clock is what repeats, and the zone says what it means.
        assert_eq!(got, ["03-22 02:30", "03-29 02:30", "04-05 02:30"]);
    }

    #[test]
    fn an_end_in_utc_is_an_instant_and_a_day_is_a_whole_day() {
        let daily = |until: &str| {
            starts(
                &format!("FREQ=DAILY;UNTIL={until}"),
                "2026-03-01 22:00",
                "America/New_York",
                "2026-03-09 00:00",
            )
        };
        assert_eq!(daily("20260303T030000Z"), ["03-01 22:00", "03-02 22:00"]);
        assert_eq!(daily("20260303T025959Z"), ["03-01 22:00"]);
        assert_eq!(daily("20260303"), ["03-01 22:00", "03-02 22:00", "03-03 22:00"]);
    }

    #[test]
    fn the_last_sunday_of_a_month_and_every_second_week() {
        assert_eq!(
            starts("RRULE:FREQ=MONTHLY;BYDAY=-1SU", "2026-01-25 03:00", "UTC", "2026-05-01 00:00"),
            ["01-25 03:00", "02-22 03:00", "03-29 03:00", "04-26 03:00"]
        );
        assert_eq!(
            starts("FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2026-03-04 03:00", "UTC", "2027-01-01 00:00"),
            ["03-04 03:00", "03-18 03:00", "04-01 03:00"]
        );
    }

    #[test]
    fn what_is_not_a_rule_says_so() {
        for wrong in ["", "every Sunday", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=soon"] {
            assert!(Repeat::parse(wrong).is_err(), "{wrong}");
        }
    }
}
