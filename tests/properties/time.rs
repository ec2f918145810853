//! Laws of time, over every zone of the database: civil time and UTC agree, and days fill a month.

use crate::properties::config;
use amends::time::CivilProblem;
use amends::time::Elapsed;
use amends::time::Instant;
use amends::time::Month;
use amends::time::Zone;
use amends::time::parse_instant;
use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::TimeDelta;
use proptest::prelude::*;

fn zone() -> impl Strategy<Value = Zone> {
    let names: Vec<&'static str> = Zone::names().collect();
    // Those with odd clocks come up often enough to matter.
    let odd = vec![
        "Europe/Berlin",
        "America/New_York",
        "America/St_Johns",
        "America/Sao_Paulo",
        "America/Havana",
        "Asia/Beirut",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Atlantic/Azores",
        "Africa/Casablanca",
        "Antarctica/Troll",
    ];
    prop_oneof![prop::sample::select(odd), prop::sample::select(names)]
        .prop_map(|n| Zone::from_name(n).unwrap())
}

fn civil() -> impl Strategy<Value = NaiveDateTime> {
    let first = NaiveDate::from_ymd_opt(1991, 1, 1).unwrap().and_time(chrono::NaiveTime::MIN);
    // Minutes between 1991 and 2060; hours around midnight and two o'clock are where clocks change.
    let any = (0..36_000_000_i64).prop_map(move |m| first + TimeDelta::minutes(m));
    let night = (0..25_000_i64, -90..260_i64)
        .prop_map(move |(day, m)| first + TimeDelta::days(day) + TimeDelta::minutes(m));
    prop_oneof![any, night]
}

/// Nights on which some zone's clock changes: Sundays of spring and autumn.
fn sunday_night() -> impl Strategy<Value = NaiveDateTime> {
    (1991..2037_i32, prop::sample::select(vec![3_u32, 4, 10, 11, 9, 2]), 0..31_i64, -90..260_i64).prop_map(
        |(year, month, day, minutes)| {
            let date = NaiveDate::from_ymd_opt(year, month, 1).unwrap() + TimeDelta::days(day);
            let to_sunday = 7 - i64::from(chrono::Datelike::weekday(&date).num_days_from_sunday());
            (date + TimeDelta::days(to_sunday % 7)).and_time(chrono::NaiveTime::MIN)
                + TimeDelta::minutes(minutes)
        },
    )
}

fn month() -> impl Strategy<Value = Month> {
    (1991..2060_i32, 1..=12_u32).prop_map(|(y, m)| Month::of(NaiveDate::from_ymd_opt(y, m, 1).unwrap()))
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn civil_time_comes_back_from_utc_except_in_gaps_and_folds(zone in zone(), t in prop_oneof![civil(), sunday_night()]) {
        match zone.resolve(t) {
            Ok(instant) => prop_assert_eq!(zone.civil(instant), t),
            Err(CivilProblem::Fold { earlier, later }) => {
                let (a, b) = (parse_instant(&earlier, None).unwrap(), parse_instant(&later, None).unwrap());
                prop_assert!(a < b, "{} before {}", earlier, later);
                prop_assert_eq!((zone.civil(a), zone.civil(b)), (t, t));
            }
            Err(CivilProblem::Gap { before, after }) => {
                prop_assert!(before < t && t < after || t == before + TimeDelta::minutes(1));
                let exists = |t: NaiveDateTime| !matches!(zone.resolve(t), Err(CivilProblem::Gap { .. }));
                prop_assert!(exists(before) && exists(after), "{} and {} in {}", before, after, zone);
                prop_assert!(!exists(before + TimeDelta::minutes(1)) && !exists(after - TimeDelta::minutes(1)));
            }
        }
    }

    #[test]
    fn an_instant_comes_back_from_civil_time_except_in_folds(zone in zone(), minutes in 10_500_000..47_000_000_i64) {
        let instant = Instant(minutes * 60_000);
        match zone.resolve(zone.civil(instant)) {
            Ok(same) => prop_assert_eq!(same, instant),
            Err(CivilProblem::Fold { earlier, later }) => {
                let both = [earlier, later].map(|t| parse_instant(&t, None).unwrap());
                prop_assert!(both.contains(&instant));
            }
            Err(gap) => prop_assert!(false, "{} is said not to exist in {}: {:?}", instant, zone, gap),
        }
    }

    #[test]
    fn a_day_begins_with_its_own_first_instant(zone in zone(), t in prop_oneof![civil(), sunday_night()]) {
        let day = t.date();
        let start = zone.start_of_day(day);
        prop_assert!(zone.civil(start).date() >= day, "{} begins at {}", day, zone.civil(start));
        let just_before = zone.civil(start.less(Elapsed(1))).date();
        prop_assert!(just_before < day, "{} of {} had begun before", day, zone);
        let tomorrow = zone.start_of_day(day.succ_opt().unwrap());
        prop_assert!(start <= tomorrow);
        prop_assert!(tomorrow.since(start) <= Elapsed::seconds(49 * 3600));
    }

    #[test]
    fn a_month_is_as_long_as_its_days_together(zone in zone(), month in month()) {
        let days = (0..month.days()).map(|n| month.first_day() + TimeDelta::days(n));
        let sum = days.fold(Elapsed::ZERO, |sum, day| {
            let next = day.succ_opt().unwrap();
            sum.plus(zone.start_of_day(next).since(zone.start_of_day(day)))
        });
        prop_assert_eq!(sum, month.end(zone).since(month.start(zone)));
        prop_assert_eq!(month.end(zone), month.next().start(zone));
        prop_assert_eq!(Month::parse(&month.to_string()), Some(month));
    }

    #[test]
    fn an_instant_is_read_as_it_was_printed(ms in 700_000_000_000..7_000_000_000_000_i64, zone in zone(), is_whole in any::<bool>()) {
        let instant = Instant(if is_whole { ms / 1000 * 1000 } else { ms });
        prop_assert_eq!(parse_instant(&instant.to_string(), None), Ok(instant));
        let local = zone.format(Instant(ms / 60_000 * 60_000), "%Y-%m-%dT%H:%M:%S%:z");
        prop_assert_eq!(parse_instant(&local, None), Ok(Instant(ms / 60_000 * 60_000)), "{}", local);
    }

    #[test]
    fn a_length_is_read_as_it_was_printed(seconds in 0..100_000_000_i64) {
        let length = Elapsed::seconds(seconds);
        prop_assert_eq!(Elapsed::parse(&length.to_string()), Some(length), "{}", length);
    }
}
