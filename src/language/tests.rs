//! What a language says.

use crate::interval::Interval;
use crate::language::Language;
use crate::language::Languages;
use crate::language::builtin_languages;
use crate::language::days_of;
use crate::money::Currency;
use crate::money::Money;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Zone;
use crate::time::parse_instant;
use chrono::NaiveDate;
use std::collections::BTreeMap;

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
fn every_language_says_what_english_says() {
    // As files of a workspace they are compared with the English ones.
    let problems = Languages::new(&builtin_languages()).err().unwrap_or_default();
    assert!(problems.is_empty(), "{problems:#?}");
    let languages = Languages::builtin();
    assert_eq!(languages.iter().count(), builtin_languages().len());
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    let english = &builtin_languages()["en"];
    let broken = english
        .replace("gift-fixed = a fixed amount\n", "")
        .replace("twice = twice", "twice = { $times }")
        .replace("nothing = nothing", "nothing = nothing\nnothing-else = nothing else");
    let problems = Languages::new(&BTreeMap::from([("xx".to_owned(), broken)])).err().unwrap_or_default();
    let mut told: Vec<String> = problems.into_iter().map(|p| format!("{}: {}", p.tag, p.message)).collect();
    told.sort();
    assert_eq!(
        told,
        [
            "xx: nothing uses the message `nothing-else`",
            "xx: the message `gift-fixed` is missing",
            "xx: the message `twice` has no value `$times`",
        ]
    );
}

#[test]
fn the_nearest_language_is_taken() {
    let languages = Languages::builtin();
    assert_eq!(languages.get("en-GB").map(Language::tag), Some("en"));
    assert_eq!(languages.get("EN_us").map(Language::tag), Some("en"));
    assert_eq!(languages.get("tlh").map(Language::tag), None);
}

#[test]
fn days_say_each_month_and_year_once() {
    let en = Language::english();
    let on = |days: &[&str]| en.days(&days.iter().map(|d| day(d)).collect());
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
    let en = Language::english();
    let night = stretch("2026-03-10T22:00:00Z", "2026-03-11T00:00:00Z");
    assert_eq!(en.days(&days_of([&night], Zone::UTC)), "on 10\u{a0}March 2026");
    assert_eq!(en.days(&days_of([&night], zone("Europe/Berlin"))), "on 10 and 11\u{a0}March 2026");
}

#[test]
fn times_stand_in_the_readers_zone() {
    let en = Language::english();
    let berlin = zone("Europe/Berlin");
    let (start, end) = (at("2026-03-11T22:30:00Z"), at("2026-03-11T23:10:07Z"));
    assert_eq!(en.date_time(start, berlin, true), "11\u{a0}March 2026, about 23:30");
    assert_eq!(en.end_after(start, end, Zone::UTC, false), "23:10:07");
    assert_eq!(en.end_after(start, end, berlin, false), "12\u{a0}March 2026, 00:10:07");
    assert_eq!(en.on_day(start, berlin, false), "23:30 on 11\u{a0}March 2026");
    assert_eq!(en.time_beside(end, berlin, false), "12\u{a0}March 2026, 00:10:07");
    assert_eq!(en.zone_name(zone("America/Argentina/Buenos_Aires")), "Buenos Aires time");
    assert_eq!(en.zone_name(zone("Etc/UTC")), "UTC");
}

#[test]
fn changes_of_the_clocks_are_told() {
    let en = Language::english();
    let night = stretch("2026-03-29T00:40:00Z", "2026-03-29T02:50:00Z");
    let told = en.clock_change(night, zone("Europe/Paris"));
    assert_eq!(told.as_deref(), Some("clocks went forward by 1\u{a0}h at 02:00"));
    assert_eq!(en.clock_change(night, zone("Asia/Tokyo")), None);
    let autumn = stretch("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
    let told = en.clock_change(autumn, zone("Europe/Paris"));
    assert_eq!(told.as_deref(), Some("clocks went back by 1\u{a0}h at 03:00"));
}

#[test]
fn numbers_are_those_of_the_one_notation() {
    let en = Language::english();
    for (minor, code) in [(123_450, "EUR"), (-7, "USD"), (1_234_567, "JPY"), (0, "BHD")] {
        let Some(currency) = Currency::from_code(code) else { unreachable!("a currency") };
        let money = Money { currency, minor };
        assert_eq!(en.money(money), money.to_string());
    }
    for ms in [0, 1, 999, 60_000, 3_600_000, 26_784_500, -5_000] {
        assert_eq!(en.elapsed(Elapsed(ms)), Elapsed(ms).to_string());
    }
    assert_eq!(en.list(&["a", "b", "c"]), "a, b and c");
    assert_eq!(en.number(16), "sixteen");
    assert_eq!(en.number(1_600), "1,600");
    assert_eq!(en.times("10"), "ten times");
    assert_eq!(en.span_of_days(day("2026-03-16"), day("2026-03-31")), "16 to 31\u{a0}March 2026");
    assert_eq!(en.country("de"), "Germany");
    assert_eq!(en.region("us"), "United States");
    assert_eq!(en.region("eu-west-1"), "eu-west-1");
}

#[test]
fn formulas_keep_their_signs() {
    let en = Language::english();
    for text in
        ["99.0\u{a0}% ≤ uptime < 99.9\u{a0}%", "downtime > 15min and outages ≥ 2", "1 − errors ÷ requests"]
    {
        assert_eq!(en.formula(text), text);
    }
}
