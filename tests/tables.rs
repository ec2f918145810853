//! Tables for the small things: what goes in, what must come out, one row a case.

use crate::memory::Memory;
use crate::memory::PLAIN_SLA;
use crate::memory::Window;
use crate::memory::assessed;
use crate::memory::assessed_as_of;
use amends::credit::ClaimState;
use amends::credit::Outcome;
use amends::money::AmountProblem;
use amends::money::Currency;
use amends::money::Exact;
use amends::money::ExactMoney;
use amends::money::Money;
use amends::money::Rounding;
use amends::money::format_percent;
use amends::money::format_percent_down;
use amends::money::parse_percent;
use amends::sla::Band;
use amends::sla::Credit;
use amends::sla::Range;
use amends::sla::check_bands;
use amends::sla::formula::Formula;
use amends::source::Sources;
use amends::source::Span;
use amends::time::CivilProblem;
use amends::time::Elapsed;
use amends::time::Instant;
use amends::time::Month;
use amends::time::TimeProblem;
use amends::time::Zone;
use amends::time::parse_date;
use amends::time::parse_instant;
use chrono::NaiveDate;
use chrono::NaiveDateTime;

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

fn zone(name: &str) -> Zone {
    Zone::from_name(name).unwrap()
}

fn utc(text: &str) -> Instant {
    parse_instant(text, None).unwrap()
}

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn civil(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// Plain spaces, to be read in a table.
fn plain(text: impl ToString) -> String {
    text.to_string().replace('\u{a0}', " ")
}

#[test]
fn amounts_that_are_accepted() {
    let table = [
        ("EUR", "0", 0, "EUR 0.00"),
        ("EUR", "0.01", 1, "EUR 0.01"),
        ("EUR", "1", 100, "EUR 1.00"),
        ("EUR", "1.5", 150, "EUR 1.50"),
        ("EUR", " 1234.50 ", 123_450, "EUR 1,234.50"),
        ("EUR", "007.00", 700, "EUR 7.00"),
        ("USD", "999999999.99", 99_999_999_999, "USD 999,999,999.99"),
        ("JPY", "9877", 9877, "JPY 9,877"),
        ("JPY", "0", 0, "JPY 0"),
        ("KWD", "1.005", 1005, "KWD 1.005"),
        ("KWD", "12.3", 12_300, "KWD 12.300"),
        (
            "EUR",
            "99999999999999999999.99",
            9_999_999_999_999_999_999_999,
            "EUR 99,999,999,999,999,999,999.99",
        ),
    ];
    for (code, text, minor, shown) in table {
        let money = Money { currency: currency(code), minor };
        assert_eq!(Money::parse(text, currency(code)), Ok(money), "{code} {text}");
        assert_eq!(plain(money), shown);
    }
}

#[test]
fn amounts_that_are_refused() {
    use AmountProblem::*;
    let table = [
        ("EUR", "", NotDigits),
        ("EUR", "  ", NotDigits),
        ("EUR", ".", NotDigits),
        ("EUR", "1.", NotDigits),
        ("EUR", ".5", NotDigits),
        ("EUR", "1.2.3", NotDigits),
        ("EUR", "1e3", NotDigits),
        ("EUR", "+5", NotDigits),
        ("EUR", "EUR5", NotDigits),
        ("EUR", "٣", NotDigits),
        ("EUR", "NaN", NotDigits),
        ("EUR", "1,5", Separator),
        ("EUR", "1,234.50", Separator),
        ("EUR", "1.234,50", Separator),
        ("EUR", "1'234.50", Separator),
        ("EUR", "1 234.50", Separator),
        ("EUR", "1\u{a0}234", Separator),
        ("EUR", "1_000", Separator),
        ("EUR", "-1", Negative),
        ("EUR", "−0.01", Negative),
        ("EUR", "0.001", TooManyDecimals),
        ("EUR", "1.000", TooManyDecimals),
        ("JPY", "1.0", TooManyDecimals),
        ("KWD", "1.0001", TooManyDecimals),
        ("EUR", "999999999999999999999", TooLarge),
    ];
    for (code, text, why) in table {
        assert_eq!(Money::parse(text, currency(code)), Err(why), "{code} {text:?}");
    }
}

#[test]
fn currencies_have_their_own_decimals() {
    let table =
        [("EUR", 2), ("USD", 2), ("GBP", 2), ("JPY", 0), ("KRW", 0), ("KWD", 3), ("BHD", 3), ("CLF", 4)];
    for (code, decimals) in table {
        assert_eq!(currency(code).decimals(), decimals, "{code}");
        assert_eq!(currency(code).code(), code);
    }
    for code in ["eur", "EU", "EURO", "ABC", "", "€"] {
        assert_eq!(Currency::from_code(code), None, "{code:?}");
    }
}

#[test]
fn negative_amounts_are_shown_with_a_minus_sign() {
    let table = [("EUR", -1, "EUR −0.01"), ("EUR", -123_456, "EUR −1,234.56"), ("JPY", -9877, "JPY −9,877")];
    for (code, minor, shown) in table {
        assert_eq!(plain(Money { currency: currency(code), minor }), shown);
    }
}

#[test]
fn fractions_of_amounts_are_shown_whole_or_cut() {
    let table = [
        ("EUR", "100", "EUR 1.00"),
        ("EUR", "12500.5", "EUR 125.005"),
        ("EUR", "123456789.5", "EUR 1,234,567.895"),
        ("EUR", "1/3", "EUR 0.003333…"),
        ("EUR", "-1/3", "EUR −0.003333…"),
        ("JPY", "1/3", "JPY 0.3333…"),
    ];
    for (code, minor, shown) in table {
        let money = ExactMoney { currency: currency(code), minor: exact(minor) };
        assert_eq!(plain(money), shown, "{code} {minor}");
    }
    let third = ExactMoney { currency: currency("EUR"), minor: exact("1/3") };
    assert_eq!(third.major(), exact("1/300"));
}

/// In units of one cent: -0.015 of a euro is -1.5 cents.
#[test]
fn rounding_in_every_way() {
    //            euros    half-up  even  down  up
    let table = [
        ("-0.025", -3, -2, -2, -3),
        ("-0.015", -2, -2, -1, -2),
        ("-0.011", -1, -1, -1, -2),
        ("-0.01", -1, -1, -1, -1),
        ("-0.005", -1, 0, 0, -1),
        ("-0.001", 0, 0, 0, -1),
        ("0", 0, 0, 0, 0),
        ("0.001", 0, 0, 0, 1),
        ("0.005", 1, 0, 0, 1),
        ("0.006", 1, 1, 0, 1),
        ("0.01", 1, 1, 1, 1),
        ("0.014999", 1, 1, 1, 2),
        ("0.015", 2, 2, 1, 2),
        ("0.025", 3, 2, 2, 3),
        ("0.035", 4, 4, 3, 4),
        ("1/300", 0, 0, 0, 1),
        ("1/150", 1, 1, 0, 1),
        ("125.005", 12_501, 12_500, 12_500, 12_501),
    ];
    let ways = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Down, Rounding::Up];
    for (euros, half_up, even, down, up) in table {
        let cents = exact(euros).times(&Exact::whole(100));
        let amount = ExactMoney { currency: currency("EUR"), minor: cents.clone() };
        for (way, expected) in ways.into_iter().zip([half_up, even, down, up]) {
            let rounded = way.round(&amount).unwrap();
            assert_eq!(rounded.money.minor, expected, "{euros} {way:?}");
            assert_eq!(rounded.residue, cents.minus(&Exact::whole(expected)), "{euros} {way:?}");
        }
    }
    let vast =
        ExactMoney { currency: currency("EUR"), minor: Exact::whole(num_bigint::BigInt::from(10).pow(40)) };
    assert_eq!(Rounding::HalfUp.round(&vast), None);
}

#[test]
fn ratios_are_read_exactly() {
    let table = [
        ("0", "0/1"),
        ("-12.50", "-25/2"),
        ("1/30", "1/30"),
        ("2/4", "1/2"),
        ("1 / 3", "1/3"),
        ("0.1", "1/10"),
        ("1/0", ""),
        ("1.", ""),
        (".5", ""),
        ("1e3", ""),
        ("--1", ""),
        ("+1", ""),
        ("", ""),
        ("1,5", ""),
    ];
    for (text, expected) in table {
        let found = Exact::parse(text).map(|x| x.to_string()).unwrap_or_default();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn percentages_are_read_exactly() {
    let table = [
        ("99.9%", Some("999/1000")),
        ("99.9 %", Some("999/1000")),
        (" 100% ", Some("1")),
        ("0%", Some("0")),
        ("33.333%", Some("33333/100000")),
        ("1/3%", Some("1/300")),
        ("99.9", None),
        ("99,9%", None),
        ("%", None),
        ("99.9%%", None),
        ("ninety%", None),
    ];
    for (text, expected) in table {
        assert_eq!(parse_percent(text), expected.map(exact), "{text:?}");
    }
}

#[test]
fn shown_percentages_never_flatter() {
    let table = [
        ("998996/1000000", 1, "99.9%", "99.8 %"),
        ("998996/1000000", 3, "99.9%", "99.899 %"),
        ("99.9/100", 3, "99.9%", "99.900 %"),
        ("99.9/100", 1, "99.9%", "99.9 %"),
        ("9989999/10000000", 3, "99.9%", "99.899 %"),
        ("999999/1000000", 1, "99.9%", "99.9 %"),
        ("999999/1000000", 3, "100%", "99.999 %"),
        ("999999999/1000000000", 3, "100%", "99.999 %"),
        // Above the threshold, and one decimal would say that it is below: more places.
        ("99.957/100", 1, "99.95%", "99.95 %"),
        ("99.9951/100", 2, "99.995%", "99.995 %"),
        ("1", 3, "99.9%", "100.000 %"),
        ("0", 3, "99.9%", "0.000 %"),
        ("2/3", 2, "50%", "66.66 %"),
    ];
    for (ratio, places, threshold, shown) in table {
        let threshold = parse_percent(threshold).unwrap();
        assert_eq!(plain(format_percent_down(&exact(ratio), places, &[threshold])), shown, "{ratio}");
    }
    // A threshold that no decimals can reach is met exactly: the ratio itself.
    assert_eq!(format_percent_down(&exact("2/3"), 3, &[exact("2/3")]), "2/3");
    assert_eq!(plain(format_percent_down(&exact("1/3"), 1, &[])), "33.3 %");
}

#[test]
fn stated_percentages_keep_their_digits() {
    let table =
        [("1/10", "10 %"), ("9995/10000", "99.95 %"), ("1", "100 %"), ("1/3", "33.333333… %"), ("0", "0 %")];
    for (ratio, shown) in table {
        assert_eq!(plain(format_percent(&exact(ratio))), shown);
    }
}

#[test]
fn lengths_of_time() {
    let table = [
        ("90s", Some(90_000), "1 min 30 s"),
        ("5min", Some(300_000), "5 min"),
        ("1h 30min", Some(5_400_000), "1 h 30 min"),
        ("1h30min", Some(5_400_000), "1 h 30 min"),
        ("36h", Some(129_600_000), "36 h"),
        ("2d", Some(172_800_000), "48 h"),
        ("150ms", Some(150), "0.15 s"),
        ("1 day", Some(86_400_000), "24 h"),
        ("0s", Some(0), "0 s"),
        ("7h 26min 24s", Some(26_784_000), "7 h 26 min 24 s"),
        ("61min 1500ms", Some(3_661_500), "1 h 1 min 1.5 s"),
        ("", None, ""),
        ("5", None, ""),
        ("min", None, ""),
        ("5 m", None, ""),
        ("5M", None, ""),
        ("-5min", None, ""),
        ("1.5h", None, ""),
        ("1h,30min", None, ""),
        ("99999999999999999999s", None, ""),
        ("9999999999999999d", None, ""),
    ];
    for (text, ms, shown) in table {
        assert_eq!(Elapsed::parse(text), ms.map(Elapsed), "{text:?}");
        if let Some(ms) = ms {
            assert_eq!(plain(Elapsed(ms)), shown, "{text:?}");
        }
    }
    assert_eq!(plain(Elapsed(-90_000)), "−1 min 30 s");
    assert_eq!(Elapsed(-1).whole_seconds(), -1);
}

#[test]
fn instants_with_an_offset() {
    let table = [
        ("2026-03-11T14:02:00Z", "2026-03-11T14:02:00Z"),
        ("2026-03-11t14:02:00z", "2026-03-11T14:02:00Z"),
        ("2026-03-11 14:02:00Z", "2026-03-11T14:02:00Z"),
        ("2026-03-11 14:02Z", "2026-03-11T14:02:00Z"),
        ("2026-03-11T14:02+01:00", "2026-03-11T13:02:00Z"),
        ("2026-03-11T14:02:00+05:45", "2026-03-11T08:17:00Z"),
        ("2026-03-11T14:02:00.250Z", "2026-03-11T14:02:00.250Z"),
        ("2026-03-11T14:02:00.999999Z", "2026-03-11T14:02:00.999Z"),
        ("2026-03-11 14:02:00-08:00", "2026-03-11T22:02:00Z"),
        ("2026-01-01T00:30:00+14:00", "2025-12-31T10:30:00Z"),
    ];
    for (text, expected) in table {
        // A zone that is named has no say where the text has an offset.
        for zone in [None, Zone::from_name("Asia/Tokyo")] {
            assert_eq!(parse_instant(text, zone).map(|t| t.to_string()).as_deref(), Ok(expected), "{text}");
        }
    }
}

#[test]
fn wall_clock_times_need_a_zone() {
    let berlin = Some(zone("Europe/Berlin"));
    let table = [
        ("2026-03-11 14:02", "2026-03-11T13:02:00Z"),
        ("2026-03-11 14:02:30", "2026-03-11T13:02:30Z"),
        ("2026-03-11T14:02", "2026-03-11T13:02:00Z"),
        ("2026-03-11T14:02:30.5", "2026-03-11T13:02:30.500Z"),
        ("2026/03/11 14:02:30", "2026-03-11T13:02:30Z"),
        ("2026-07-11 14:02", "2026-07-11T12:02:00Z"),
    ];
    for (text, expected) in table {
        assert_eq!(parse_instant(text, berlin).map(|t| t.to_string()).as_deref(), Ok(expected), "{text}");
        assert_eq!(parse_instant(text, None), Err(TimeProblem::NoZone), "{text}");
    }
}

#[test]
fn times_that_are_not_read() {
    let utc = Some(Zone::UTC);
    for text in [
        "",
        "11.03.2026 14:02",
        "03/11/2026 14:02",
        "2026-03-11",
        "2026-02-30 10:00",
        "14:02",
        "1773237720",
        "2026-03-11 25:00",
        "2026-03-11 14:60",
    ] {
        assert_eq!(parse_instant(text, utc), Err(TimeProblem::Unreadable), "{text:?}");
    }
    for text in
        ["1970-01-01T00:00:00Z", "1989-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9999-01-01T00:00:00Z"]
    {
        assert_eq!(parse_instant(text, utc), Err(TimeProblem::OutOfRange), "{text:?}");
    }
    assert!(parse_instant("1990-01-01T00:00:00Z", utc).is_ok());
    for text in ["2026-3-1", "01-03-2026", "2026/03/01", "2026-02-29", "2026-03-01T00:00", ""] {
        assert_eq!(parse_date(text), None, "{text:?}");
    }
    assert_eq!(parse_date(" 2028-02-29 "), NaiveDate::from_ymd_opt(2028, 2, 29));
    for text in
        ["2026-3", "2026-13", "2026-00", "26-03", "2026", "2026-03-01", "1989-12", "2200-01", "+026-03"]
    {
        assert_eq!(Month::parse(text), None, "{text:?}");
    }
}

#[test]
fn times_that_the_clock_skipped() {
    let table = [
        ("Europe/Berlin", "2026-03-29 02:00", "2026-03-29 01:59", "2026-03-29 03:00"),
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:59", "2026-03-29 03:00"),
        ("Europe/Berlin", "2026-03-29 02:59", "2026-03-29 01:59", "2026-03-29 03:00"),
        ("America/New_York", "2026-03-08 02:30", "2026-03-08 01:59", "2026-03-08 03:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 01:59", "2026-10-04 02:30"),
        ("America/Sao_Paulo", "2018-11-04 00:00", "2018-11-03 23:59", "2018-11-04 01:00"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-29 23:59", "2011-12-31 00:00"),
    ];
    for (name, text, before, after) in table {
        let problem = CivilProblem::Gap { before: civil(before), after: civil(after) };
        assert_eq!(zone(name).resolve(civil(text)), Err(problem.clone()), "{text} in {name}");
        let read = parse_instant(text, Some(zone(name)));
        assert_eq!(read, Err(TimeProblem::Civil(problem, zone(name))));
    }
}

#[test]
fn times_that_exist_twice() {
    let table = [
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-05T01:45:00+11:00", "2026-04-05T01:45:00+10:30"),
        ("America/Sao_Paulo", "2018-02-17 23:30", "2018-02-17T23:30:00-02:00", "2018-02-17T23:30:00-03:00"),
    ];
    for (name, text, earlier, later) in table {
        let problem = CivilProblem::Fold { earlier: earlier.to_owned(), later: later.to_owned() };
        assert_eq!(zone(name).resolve(civil(text)), Err(problem), "{text} in {name}");
        assert!(utc(earlier) < utc(later));
    }
    // The edges of folds and gaps exist once.
    for (name, text) in [
        ("Europe/Berlin", "2026-10-25 01:59"),
        ("Europe/Berlin", "2026-10-25 03:00"),
        ("Europe/Berlin", "2026-03-29 03:00"),
        ("Australia/Lord_Howe", "2026-04-05 01:29"),
        ("Australia/Lord_Howe", "2026-04-05 02:00"),
    ] {
        assert!(zone(name).resolve(civil(text)).is_ok(), "{text} in {name}");
    }
}

#[test]
fn months_are_as_long_as_the_clock_says() {
    let table = [
        ("UTC", "2026-03", 744 * 60),
        ("Europe/Berlin", "2026-03", 743 * 60),
        ("Europe/Berlin", "2026-10", 745 * 60),
        ("Europe/Berlin", "2026-05", 744 * 60),
        ("Europe/Berlin", "2026-02", 672 * 60),
        ("Europe/Berlin", "2028-02", 696 * 60),
        ("Europe/London", "2026-03", 743 * 60),
        ("America/New_York", "2026-03", 743 * 60),
        ("America/New_York", "2026-11", 721 * 60),
        ("Australia/Lord_Howe", "2026-04", 720 * 60 + 30),
        ("Australia/Lord_Howe", "2026-10", 744 * 60 - 30),
        ("Asia/Kathmandu", "2026-03", 744 * 60),
        ("Pacific/Apia", "2011-12", 720 * 60),
    ];
    for (name, month, minutes) in table {
        let month = Month::parse(month).unwrap();
        let length = month.end(zone(name)).since(month.start(zone(name)));
        assert_eq!(length, Elapsed::seconds(minutes * 60), "{month} in {name}");
    }
    assert_eq!(Month::parse("2026-12").unwrap().next(), Month::parse("2027-01").unwrap());
    assert_eq!(Month::of(day("2028-02-29")).days(), 29);
}

#[test]
fn a_day_begins_where_its_clock_does() {
    let table = [
        ("UTC", "2026-03-01", "2026-03-01T00:00:00Z"),
        ("Europe/Berlin", "2026-03-01", "2026-02-28T23:00:00Z"),
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z"),
        ("Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z"),
        ("Asia/Kathmandu", "2026-03-01", "2026-02-28T18:15:00Z"),
        // Midnight is skipped: the day begins at one o'clock.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
        ("Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z"),
        // Midnight exists twice: the earlier one.
        ("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00:00Z"),
        ("America/Havana", "2024-11-03", "2024-11-03T04:00:00Z"),
        // The whole day is skipped: it begins and ends with the next one.
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
    ];
    for (name, date, expected) in table {
        assert_eq!(zone(name).start_of_day(day(date)).to_string(), expected, "{date} in {name}");
    }
}

#[test]
fn ranges_of_uptime() {
    //   text, and whether 98.9, 99.0, 99.5, 99.9, 100 are in it
    let table = [
        ("99.0% <= uptime < 99.9%", [false, true, true, false, false], "99 % ≤ uptime < 99.9 %"),
        ("99.0% < uptime <= 99.9%", [false, false, true, true, false], "99 % < uptime ≤ 99.9 %"),
        ("99.0%<=uptime<99.9%", [false, true, true, false, false], "99 % ≤ uptime < 99.9 %"),
        ("uptime < 99.0%", [true, false, false, false, false], "uptime < 99 %"),
        ("uptime <= 99.0%", [true, true, false, false, false], "uptime ≤ 99 %"),
        ("uptime >= 99.9%", [false, false, false, true, true], "99.9 % ≤ uptime"),
        ("uptime > 99.9%", [false, false, false, false, true], "99.9 % < uptime"),
        ("99.9% <= uptime", [false, false, false, true, true], "99.9 % ≤ uptime"),
        ("99% >= uptime", [true, true, false, false, false], "uptime ≤ 99 %"),
        ("uptime = 99%", [false, true, false, false, false], "uptime = 99 %"),
    ];
    let values = ["98.9%", "99.0%", "99.5%", "99.9%", "100%"].map(|t| parse_percent(t).unwrap());
    for (text, inside, words) in table {
        let range = Range::parse(text).unwrap();
        assert_eq!(values.clone().map(|v| range.contains(&v)), inside, "{text}");
        assert_eq!(plain(range.words()), words);
        assert!(!range.is_empty());
    }
    for text in [
        "uptime",
        "",
        "99% <= uptime >= 98%",
        "99 <= uptime",
        "99% uptime",
        "99%",
        "1h <= downtime < 5%",
        "1h = 2h",
        "uptime < 99%%",
        "uptime < 99% 98%",
    ] {
        assert_eq!(Range::parse(text), None, "{text:?}");
    }
    for text in ["99.9% <= uptime < 99.0%", "99% < uptime < 99%", "99% <= uptime < 99%"] {
        assert!(Range::parse(text).unwrap().is_empty(), "{text}");
    }
    assert!(!Range::parse("99% <= uptime <= 99%").unwrap().is_empty());
}

#[test]
fn bands_leave_no_hole_and_no_overlap() {
    let mut sources = Sources::default();
    let span = Span::new(sources.add("slas/x.toml", ""), 0, 0);
    let band = |when: &&str| Band {
        range: Range::parse(when).unwrap(),
        credit: Credit::Formula(Formula::parse("10%").unwrap()),
        table: None,
        clause: None,
        span,
    };
    let table: [(&[&str], &[&str]); 9] = [
        (&["99.0% <= uptime < 99.9%", "95.0% <= uptime < 99.0%", "uptime < 95.0%"], &[]),
        (&["99.0% < uptime < 99.9%", "uptime <= 99.0%"], &[]),
        (&["uptime < 99.9%"], &[]),
        (&["99.0% < uptime < 99.9%", "uptime < 99.0%"], &["at exactly 99 % no row applies"]),
        (&["99.0% <= uptime < 99.9%", "uptime <= 99.0%"], &["at exactly 99 % 2 rows apply"]),
        (
            &["99.0% <= uptime < 99.9%", "uptime < 98.9%"],
            &["at exactly 98.9 % no row applies", "between 98.9 % and 99 % no row applies"],
        ),
        (
            &["98.0% <= uptime < 99.9%", "uptime < 99.0%"],
            &["at exactly 98 % 2 rows apply", "between 98 % and 99 % 2 rows apply"],
        ),
        (&["uptime <= 99.9%"], &["at 99.9 %, where the commitment is kept, a row still pays"]),
        (
            &["50% <= uptime < 99.9%"],
            &["at exactly 0 % no row applies", "between 0 % and 50 % no row applies"],
        ),
    ];
    for (rows, expected) in table {
        let bands: Vec<Band> = rows.iter().map(band).collect();
        let found = check_bands(&bands, &exact("999/1000"));
        let found: Vec<String> = found.iter().map(|p| plain(&p.what)).collect();
        assert_eq!(found, expected, "{rows:?}");
    }
    assert_eq!(check_bands(&[], &exact("999/1000")).len(), 2);
}

/// An outage of so many seconds in March 2026, at EUR 100.00 a month: the outcome and the cents.
fn credit(sla: &str, fee: &str, seconds: usize) -> (Outcome, i128) {
    let row = format!("L1,acme,svc,gold,{fee},EUR,monthly,2025-01-01,");
    let memory = Memory::new().sla(sla).contracts(&[row]).incidents(&[Window::down(0, seconds)]);
    assessed(&memory, |a| (a.outcome, a.credit.minor)).pop().unwrap()
}

#[test]
fn exactly_the_commitment_is_kept() {
    // 0.1 % of 31 days are 2678.4 seconds.
    assert_eq!(credit(PLAIN_SLA, "100.00", 2678), (Outcome::Met, 0));
    assert_eq!(credit(PLAIN_SLA, "100.00", 2679), (Outcome::Owed, 1000));
    // 0.125 % are 3348 seconds, to the second.
    let sla = PLAIN_SLA.replace("99.9%", "99.875%");
    assert_eq!(credit(&sla, "100.00", 3348), (Outcome::Met, 0));
    assert_eq!(credit(&sla, "100.00", 3349), (Outcome::Owed, 1000));
    // Then no share is reckoned either, whatever the remedy.
    let linear = remedied("kind = \"linear\"\n").replace("99.9%", "99.875%");
    let share = |seconds| {
        let memory = Memory::new().sla(linear.clone()).incidents(&[Window::down(0, seconds)]);
        assessed(&memory, |a| a.remedied.pay.share.clone()).pop().unwrap()
    };
    assert_eq!(share(3348), Exact::zero());
    assert_eq!(share(3349), exact("3349/2678400"));
}

#[test]
fn the_edges_of_a_credit_table() {
    let two = |low: &str| {
        let rows = "[[band]]\nwhen = \"99.875% LOW uptime < 99.9%\"\ncredit = \"10%\"\n[[band]]\nwhen = \"uptime HIGH 99.875%\"\ncredit = \"25%\"\n";
        let high = if low == "<=" { "<" } else { "<=" };
        let rows = rows.replace("LOW", low).replace("HIGH", high);
        PLAIN_SLA.replace("[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"\n", &rows)
    };
    assert_eq!(credit(&two("<="), "100.00", 3348), (Outcome::Owed, 1000));
    assert_eq!(credit(&two("<="), "100.00", 3349), (Outcome::Owed, 2500));
    assert_eq!(credit(&two("<"), "100.00", 3347), (Outcome::Owed, 1000));
    assert_eq!(credit(&two("<"), "100.00", 3348), (Outcome::Owed, 2500));
}

/// [`PLAIN_SLA`] with another remedy.
fn remedied(remedy: &str) -> String {
    PLAIN_SLA.replace("kind = \"bands\"\n[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"\n", remedy)
}

#[test]
fn steps_that_have_begun_and_steps_that_are_full() {
    let sla = |round: &str, free: &str| {
        remedied(&format!(
            "kind = \"step\"\nunit = \"30min\"\nper_unit = \"5%\"\nround = \"{round}\"\nfirst_free = \"{free}\"\n"
        ))
    };
    //   seconds, floor, ceil, and both after the first hour
    let table = [
        (2678, 0, 0, 0, 0),
        (2679, 500, 1000, 0, 0),
        (3599, 500, 1000, 0, 0),
        (3600, 1000, 1000, 0, 0),
        (3601, 1000, 1500, 0, 500),
        (5399, 1000, 1500, 0, 500),
        (5400, 1500, 1500, 500, 500),
        (5401, 1500, 2000, 500, 1000),
    ];
    for (seconds, floor, ceil, floor_after, ceil_after) in table {
        assert_eq!(credit(&sla("floor", "0s"), "100.00", seconds).1, floor, "{seconds} s, floor");
        assert_eq!(credit(&sla("ceil", "0s"), "100.00", seconds).1, ceil, "{seconds} s, ceil");
        assert_eq!(credit(&sla("floor", "1h"), "100.00", seconds).1, floor_after, "{seconds} s, floor after");
        assert_eq!(credit(&sla("ceil", "1h"), "100.00", seconds).1, ceil_after, "{seconds} s, ceil after");
    }
    assert_eq!(credit(&sla("floor", "1h"), "100.00", 3000).0, Outcome::NothingOwed);
}

#[test]
fn in_proportion_to_the_time() {
    // 37200 of 2678400 seconds are 1/72 of the month.
    let linear = |rest: &str| remedied(&format!("kind = \"linear\"\n{rest}"));
    assert_eq!(credit(&linear(""), "100.00", 37_200), (Outcome::Owed, 139));
    assert_eq!(credit(&linear("factor = \"10\"\n"), "100.00", 37_200), (Outcome::Owed, 1389));
    // Less the tenth of a percent that the commitment allows: 100 × (1/72 - 1/1000).
    assert_eq!(credit(&linear("of = \"excess\"\n"), "100.00", 37_200), (Outcome::Owed, 129));
}

#[test]
fn a_cap_cuts_and_rounding_never_lifts_above_it() {
    let sla = |credit: &str, cap: &str, mode: &str| {
        let text = PLAIN_SLA.replace("credit = \"10%\"", &format!("credit = \"{credit}\""));
        text.replace("[claim]", &format!("[limits]\ncap = \"{cap}\"\n[rounding]\nmode = \"{mode}\"\n[claim]"))
    };
    let table = [
        // 10 % of 0.99 are 9.9 cents; rounded up they are 10, and no more than 10 % may be paid: 9.
        ("10%", "10%", "up", "0.99", 9),
        ("10%", "10%", "half-up", "0.99", 9),
        ("10%", "100%", "half-up", "0.99", 10),
        ("10%", "10%", "half-even", "0.95", 9),
        ("50%", "10%", "half-up", "0.99", 9),
        ("50%", "10%", "down", "100.00", 1000),
        ("50%", "10%", "half-up", "100.00", 1000),
        ("5%", "10%", "half-up", "100.00", 500),
        ("50%", "0%", "up", "100.00", 0),
    ];
    for (share, cap, mode, fee, cents) in table {
        assert_eq!(
            credit(&sla(share, cap, mode), fee, 40_000).1,
            cents,
            "{share} of {fee}, cap {cap}, {mode}"
        );
    }
}

#[test]
fn a_minimum_is_tested_on_the_unrounded_amount() {
    let sla = |minimum: &str| {
        PLAIN_SLA.replace("[claim]", &format!("[limits]\nminimum = [\"{minimum}\"]\n[claim]"))
    };
    let table = [
        // 10 % of the fee: 1.00 exactly; 0.996, which rounds to 1.00; 1.004, which rounds to 1.00.
        (">= 1.00 EUR", "10.00", Outcome::Owed, 100),
        ("> 1.00 EUR", "10.00", Outcome::BelowMinimum, 0),
        (">= 1.00 EUR", "9.96", Outcome::BelowMinimum, 0),
        ("> 1.00 EUR", "10.04", Outcome::Owed, 100),
        (">= EUR 1.00", "9.99", Outcome::BelowMinimum, 0),
        // A minimum in another currency says nothing.
        ("> 100.00 USD", "10.00", Outcome::Owed, 100),
        ("> 0.00 EUR", "0.00", Outcome::NothingOwed, 0),
    ];
    for (minimum, fee, outcome, cents) in table {
        assert_eq!(credit(&sla(minimum), fee, 40_000), (outcome, cents), "{minimum} at {fee}");
    }
}

#[test]
fn a_part_of_a_month_costs_its_days() {
    let base = |rows: &[&str], sla: &str| {
        let memory = Memory::new().sla(sla).contracts(rows).incidents(&[Window::down(0, 86_400 * 20)]);
        assessed(&memory, |a| a.base.amount.minor.to_string()).join(" ")
    };
    let full = PLAIN_SLA.replace("by-day", "full");
    let table: [(&[&str], &str, &str); 7] = [
        (&["L1,acme,svc,gold,31.00,EUR,monthly,2026-03-01,2026-04-01"], "3100/1", "3100/1"),
        (&["L1,acme,svc,gold,31.00,EUR,monthly,2026-03-11,"], "2100/1", "3100/1"),
        (&["L1,acme,svc,gold,31.00,EUR,monthly,2025-01-01,2026-06-01"], "3100/1", "3100/1"),
        (&["L1,acme,svc,gold,31.00,EUR,monthly,2025-01-01,2026-03-02"], "100/1", "3100/1"),
        (&["L1,acme,svc,gold,120.00,EUR,annual,2025-01-01,"], "1000/1", "1000/1"),
        (&["L1,acme,svc,gold,100.00,EUR,quarterly,2025-01-01,"], "10000/3", "10000/3"),
        (
            &[
                "L1,acme,svc,gold,31.00,EUR,monthly,2025-01-01,2026-03-11",
                "L1,acme,svc,gold,62.00,EUR,monthly,2026-03-11,",
            ],
            "5200/1",
            "6200/1",
        ),
    ];
    for (rows, by_day, whole) in table {
        assert_eq!(base(rows, PLAIN_SLA), by_day, "{rows:?}");
        assert_eq!(base(rows, &full), whole, "{rows:?}");
    }
}

#[test]
fn an_outage_is_long_enough_before_it_is_clipped() {
    let sla = |min: &str| {
        let text = PLAIN_SLA.replace("99.9%", "99.9999%");
        text.replace("[remedy]", &format!("[detect]\nmin_run = \"{min}\"\n[remedy]"))
    };
    let table = [
        (">= 5min", 299, Outcome::Met),
        (">= 5min", 300, Outcome::Owed),
        ("> 5min", 300, Outcome::Met),
        ("> 5min", 301, Outcome::Owed),
    ];
    for (min, seconds, outcome) in table {
        assert_eq!(credit(&sla(min), "100.00", seconds).0, outcome, "{min}, {seconds} s");
    }
    // Ten minutes over the end of the month, of which four lie in it.
    let month = 31 * 86_400;
    let memory = Memory::new().sla(sla(">= 5min")).incidents(&[Window::down(month - 240, month + 360)]);
    let found = assessed(&memory, |a| (a.outcome, a.measured.affected.to_string()));
    assert_eq!(found, [(Outcome::Owed, "240000/1".to_owned())]);
}

#[test]
fn a_claim_has_its_last_day() {
    let state = |zone: &str, within: &str, anchor: &str, month: &str, received: &[&str], as_of: &str| {
        let claim = format!("automatic = false\nwithin = \"{within}\"\nanchor = \"{anchor}\"\n");
        let sla = PLAIN_SLA
            .replace("automatic = true\n", &claim)
            .replace("zone = \"UTC\"", &format!("zone = \"{zone}\""));
        let month = Month::parse(month).unwrap();
        let rows: String = received.iter().map(|day| format!("acme,{month},{day}\n")).collect();
        let start = format!("{month}-10T08:00:00Z");
        let end = format!("{month}-11T10:00:00Z");
        let incident = format!(
            "schema = 1\n[incident]\nid = \"I\"\ntitle = \"t\"\nstatus = \"resolved\"\ndata_loss = \"no\"\n\
             [[impact]]\nservice = \"svc\"\nstart = \"{start}\"\nend = \"{end}\"\nkind = \"down\"\n"
        );
        let memory = Memory::new()
            .sla(sla)
            .file("claims.csv", format!("customer,period,received_on\n{rows}"))
            .file("incidents/I.toml", incident);
        assessed_as_of(&memory, month, utc(as_of), |a| (a.claim.clone(), a.outcome)).pop().unwrap()
    };
    let awaited = |d: &str| (ClaimState::Awaited(day(d)), Outcome::AwaitingClaim);
    let received = |d: &str| (ClaimState::Received(day(d)), Outcome::Owed);
    let late = |d: &str| (ClaimState::TooLate(day(d)), Outcome::TooLate);
    let none: &[&str] = &[];
    let table = [
        // Thirty days from the end of March run until the end of 30 April.
        ("UTC", "30d", "period-end", "2026-03", none, "2026-04-01T00:00:00Z", awaited("2026-04-30")),
        ("UTC", "30d", "period-end", "2026-03", none, "2026-04-30T23:59:59Z", awaited("2026-04-30")),
        ("UTC", "30d", "period-end", "2026-03", none, "2026-05-01T00:00:00Z", late("2026-04-30")),
        (
            "UTC",
            "30d",
            "period-end",
            "2026-03",
            &["2026-04-30"],
            "2026-06-01T00:00:00Z",
            received("2026-04-30"),
        ),
        ("UTC", "30d", "period-end", "2026-03", &["2026-05-01"], "2026-06-01T00:00:00Z", late("2026-04-30")),
        (
            "UTC",
            "30d",
            "period-end",
            "2026-03",
            &["2026-05-01", "2026-04-02"],
            "2026-06-01T00:00:00Z",
            received("2026-04-02"),
        ),
        ("UTC", "36h", "period-end", "2026-03", none, "2026-04-01T00:00:00Z", awaited("2026-04-02")),
        // The last outage ended on the 11th at ten.
        ("UTC", "30d", "incident-end", "2026-03", none, "2026-04-01T00:00:00Z", awaited("2026-04-10")),
        ("UTC", "24h", "incident-end", "2026-03", none, "2026-03-12T00:00:00Z", awaited("2026-03-12")),
        // Clocks change in between, forward and back: days are days.
        (
            "Europe/Berlin",
            "30d",
            "period-end",
            "2026-02",
            none,
            "2026-03-01T00:00:00Z",
            awaited("2026-03-30"),
        ),
        (
            "Europe/Berlin",
            "30d",
            "period-end",
            "2026-09",
            none,
            "2026-10-01T00:00:00Z",
            awaited("2026-10-30"),
        ),
        ("Europe/Berlin", "30d", "period-end", "2026-02", none, "2026-03-30T22:00:00Z", late("2026-03-30")),
    ];
    for (zone, within, anchor, month, claims, as_of, expected) in table {
        let found = state(zone, within, anchor, month, claims, as_of);
        assert_eq!(found, expected, "{within} from {anchor} of {month} in {zone} as of {as_of}, {claims:?}");
    }
}
