//! What the words say.

use crate::compose::words;
use crate::interval::Interval;
use crate::time::Instant;
use crate::time::Zone;
use crate::time::parse_instant;
use chrono::NaiveDate;

fn at(text: &str) -> Instant {
    parse_instant(text, None).unwrap_or(Instant(0))
}

fn zone(name: &str) -> Zone {
    Zone::from_name(name).unwrap_or(Zone::UTC)
}

fn stretch(start: &str, end: &str) -> Interval {
    Interval::new(at(start), at(end)).unwrap_or_else(|| unreachable!("starts before it ends"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

#[test]
fn days_say_each_month_and_year_once() {
    let on = |days: &[&str]| words::days(&days.iter().map(|d| day(d)).collect());
    assert_eq!(on(&["2026-03-11"]), "on 11\u{a0}March 2026");
    assert_eq!(on(&["2016-01-25", "2016-01-26"]), "on 25 and 26\u{a0}January 2016");
    assert_eq!(on(&["2026-03-31", "2026-04-01"]), "on 31\u{a0}March and 1\u{a0}April 2026");
    assert_eq!(on(&["2025-12-31", "2026-01-01"]), "on 31\u{a0}December 2025 and 1\u{a0}January 2026");
    assert_eq!(
        on(&["2017-05-09", "2017-05-10", "2017-05-12", "2017-05-19"]),
        "between 9 and 19\u{a0}May 2017"
    );
    assert_eq!(on(&[]), "");
}

#[test]
fn a_stretch_to_midnight_does_not_touch_the_next_day() {
    let night = stretch("2026-03-10T22:00:00Z", "2026-03-11T00:00:00Z");
    assert_eq!(words::days(&words::days_of([&night], Zone::UTC)), "on 10\u{a0}March 2026");
    assert_eq!(words::days(&words::days_of([&night], zone("Europe/Berlin"))), "on 10 and 11\u{a0}March 2026");
}

#[test]
fn times_stand_in_the_readers_zone() {
    let berlin = zone("Europe/Berlin");
    let (start, end) = (at("2026-03-11T22:30:00Z"), at("2026-03-11T23:10:07Z"));
    assert_eq!(words::date_time(start, berlin, true), "11\u{a0}March 2026, about 23:30");
    assert_eq!(words::end_after(start, end, Zone::UTC, false), "23:10:07");
    assert_eq!(words::end_after(start, end, berlin, false), "12\u{a0}March 2026, 00:10:07");
    assert_eq!(words::on_day(start, berlin, false), "23:30 on 11\u{a0}March 2026");
    assert_eq!(words::time_beside(end, berlin, false), "12\u{a0}March 2026, 00:10:07");
    assert_eq!(words::zone_name(zone("America/Argentina/Buenos_Aires")), "Buenos Aires time");
    assert_eq!(words::zone_name(zone("Etc/UTC")), "UTC");
}

#[test]
fn changes_of_the_clocks_are_told() {
    let night = stretch("2026-03-29T00:40:00Z", "2026-03-29T02:50:00Z");
    let told = words::clock_change(night, zone("Europe/Paris"));
    assert_eq!(told.as_deref(), Some("clocks went forward by 1\u{a0}h at 02:00"));
    assert_eq!(words::clock_change(night, zone("Asia/Tokyo")), None);
    let autumn = stretch("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
    let told = words::clock_change(autumn, zone("Europe/Paris"));
    assert_eq!(told.as_deref(), Some("clocks went back by 1\u{a0}h at 03:00"));
}

#[test]
fn lists_numbers_and_places() {
    assert_eq!(words::list(&["a", "b", "c"]), "a, b and c");
    assert_eq!(words::number(16), "sixteen");
    assert_eq!(words::times("10"), "ten times");
    assert_eq!(words::span_of_days(day("2026-03-16"), day("2026-03-31")), "16 to 31\u{a0}March 2026");
    assert_eq!(words::place("contracts.csv:7"), "contracts.csv, line 7");
    assert_eq!(words::country("de"), "Germany");
    assert_eq!(words::region("us"), "United States");
    assert_eq!(words::region("eu-west-1"), "eu-west-1");
}
