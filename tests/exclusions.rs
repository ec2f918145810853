//! Time that does not count: windows that overlap, cross midnight, the end of a month or a change of the clocks, and
//! windows that repeat. The first tests are the bugs of a script that a hosting company reckoned its credits with.

use crate::memory::Memory;
use crate::memory::PLAIN_SLA;
use crate::memory::assessed_as_of;
use amends::money::format_percent_down;
use amends::time::Month;
use amends::time::Zone;

const INCIDENT: &str =
    "schema = 1\n[incident]\nid = \"ID\"\ntitle = \"t\"\nstatus = \"resolved\"\ndata_loss = \"no\"\n";

fn sla(zone: &str) -> String {
    let plain = PLAIN_SLA.replace("zone = \"UTC\"", &format!("zone = \"{zone}\""));
    plain.replace("[remedy]", "[[exclude]]\nclass = \"maintenance\"\n[remedy]")
}

/// Affected time in milliseconds, with and without exclusions, of a month.
fn affected(month: &str, zone: &str, outages: &[(&str, &str)], maintenance: &[&str]) -> (i64, i64) {
    let mut memory = Memory::new().sla(sla(zone));
    for (i, (start, end)) in outages.iter().enumerate() {
        let id = format!("I-{i}");
        let text = INCIDENT.replace("ID", &id);
        let impact = format!(
            "{text}[[impact]]\nservice = \"svc\"\nstart = \"{start}\"\nend = \"{end}\"\nkind = \"down\"\n"
        );
        memory = memory.file(&format!("incidents/{id}.toml"), impact);
    }
    if !maintenance.is_empty() {
        let rows: String = maintenance.iter().map(|r| format!("svc,{r}\n")).collect();
        memory = memory.file("maintenance.csv", format!("service,start,end,zone,kind,repeats\n{rows}"));
    }
    let month = Month::parse(month).unwrap();
    let found = assessed_as_of(&memory, month, month.end(Zone::UTC), |a| {
        let whole = |e: &amends::money::Exact| i64::try_from(e.floor()).unwrap();
        let all = a.measured.segments.iter().fold(0, |sum, s| sum + s.interval.length().0);
        (whole(&a.measured.affected), all)
    });
    found[0]
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

fn march(outages: &[(&str, &str)], maintenance: &[&str]) -> (i64, i64) {
    affected("2026-03", "UTC", outages, maintenance)
}

#[test]
fn windows_that_overlap_are_taken_out_once() {
    let outage = [("2026-03-10T00:00:00Z", "2026-03-10T10:00:00Z")];
    let windows = [
        "2026-03-10T01:00:00Z,2026-03-10T04:00:00Z,,planned,",
        "2026-03-10T02:00:00Z,2026-03-10T05:00:00Z,,planned,",
        "2026-03-10T02:00:00Z,2026-03-10T05:00:00Z,,planned,",
    ];
    // Three windows of three hours cover four hours; taken out one by one they would leave one hour of ten.
    assert_eq!(march(&outage, &windows), (6 * HOUR, 10 * HOUR));
}

#[test]
fn what_is_taken_out_of_one_outage_leaves_the_next_one_whole() {
    let outages =
        [("2026-03-10T00:00:00Z", "2026-03-10T01:00:00Z"), ("2026-03-11T00:00:00Z", "2026-03-11T01:00:00Z")];
    let window = ["2026-03-09T23:00:00Z,2026-03-10T01:00:00Z,,planned,"];
    assert_eq!(march(&outages, &window), (HOUR, 2 * HOUR));
    let reversed = [outages[1], outages[0]];
    assert_eq!(march(&reversed, &window), (HOUR, 2 * HOUR));
}

const NIGHTLY: &str = "2026-01-01 22:00,2026-01-02 04:00,Europe/Berlin,planned,FREQ=DAILY";

#[test]
fn a_night_window_belongs_to_the_evening_before_and_comes_again_the_next_night() {
    let berlin = |outages: &[(&str, &str)]| affected("2026-03", "Europe/Berlin", outages, &[NIGHTLY]);
    // One in the morning lies in the window of the evening before.
    assert_eq!(berlin(&[("2026-03-10T01:00:00+01:00", "2026-03-10T02:00:00+01:00")]), (0, HOUR));
    // From one evening to the morning after next: two nights are out, the day between them counts.
    let long = [("2026-03-10T21:00:00+01:00", "2026-03-12T05:00:00+01:00")];
    assert_eq!(berlin(&long), (HOUR + 18 * HOUR + HOUR, 32 * HOUR));
    // The first night of the month began in February.
    assert_eq!(
        berlin(&[("2026-03-01T00:30:00+01:00", "2026-03-01T04:30:00+01:00")]),
        (30 * MINUTE, 4 * HOUR)
    );
}

#[test]
fn an_outage_longer_than_the_month_counts_within_it_and_months_have_a_year() {
    let long = [("2026-02-27T00:00:00Z", "2026-04-02T00:00:00Z")];
    assert_eq!(march(&long, &[]), (31 * 24 * HOUR, 31 * 24 * HOUR));
    assert_eq!(march(&[("2025-03-10T00:00:00Z", "2025-03-10T01:00:00Z")], &[]), (0, 0));
}

#[test]
fn seconds_count() {
    let outages = [
        ("2026-03-10T00:00:00Z", "2026-03-10T00:00:59Z"),
        ("2026-03-10T01:00:00Z", "2026-03-10T01:00:00.250Z"),
    ];
    assert_eq!(march(&outages, &[]), (59_250, 59_250));
}

#[test]
fn a_window_that_repeats_goes_by_the_wall_clock() {
    let berlin = |outage: (&str, &str)| affected("2026-03", "Europe/Berlin", &[outage], &[NIGHTLY]);
    // The clock was put forward in the night to the 29th: the window lasts five hours, and ends at 02:00 UTC.
    let night = ("2026-03-28T21:00:00Z", "2026-03-29T03:00:00Z");
    assert_eq!(berlin(night), (HOUR, 6 * HOUR));
    let autumn = |outage: (&str, &str)| affected("2026-10", "Europe/Berlin", &[outage], &[NIGHTLY]);
    // And put back in the night to the 25th of October: the window lasts seven hours.
    assert_eq!(autumn(("2026-10-24T20:00:00Z", "2026-10-25T04:00:00Z")), (HOUR, 8 * HOUR));
}

#[test]
fn a_time_that_the_clock_skips_is_read_as_calendars_read_it() {
    // 02:30 does not exist on the 29th: as if the clock had not been put forward yet, it is 01:30 UTC.
    let weekly = "2026-03-22 02:30,2026-03-22 04:00,Europe/Berlin,planned,FREQ=WEEKLY;BYDAY=SU";
    let outage = [("2026-03-29T00:00:00Z", "2026-03-29T03:00:00Z")];
    assert_eq!(affected("2026-03", "Europe/Berlin", &outage, &[weekly]), (90 * MINUTE + HOUR, 3 * HOUR));
}

#[test]
fn a_rule_ends_when_it_says_so() {
    let with = |rule: &str| {
        let row = format!("2026-03-02 02:00,2026-03-02 03:00,UTC,planned,{rule}");
        let outages = [
            ("2026-03-02T02:00:00Z", "2026-03-02T03:00:00Z"),
            ("2026-03-09T02:00:00Z", "2026-03-09T03:00:00Z"),
            ("2026-03-16T02:00:00Z", "2026-03-16T03:00:00Z"),
        ];
        march(&outages, &[&row]).0
    };
    assert_eq!(with(""), 2 * HOUR);
    assert_eq!(with("FREQ=WEEKLY"), 0);
    assert_eq!(with("FREQ=WEEKLY;COUNT=2"), HOUR);
    assert_eq!(with("FREQ=WEEKLY;UNTIL=20260309"), HOUR);
    assert_eq!(with("FREQ=WEEKLY;INTERVAL=2"), HOUR);
    assert_eq!(with("FREQ=MONTHLY;BYDAY=1MO"), 2 * HOUR);
}

#[test]
fn a_rule_that_cannot_be_read_or_has_no_zone_stops_the_run() {
    let titles = |row: &str| {
        let table = format!("service,start,end,zone,kind,repeats\nsvc,{row}\n");
        let loaded = Memory::new().file("maintenance.csv", table).load_as_it_is();
        loaded.diags.sorted().iter().map(|d| d.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        titles("2026-03-02T02:00:00Z,2026-03-02T03:00:00Z,,planned,FREQ=DAILY"),
        ["a window that repeats needs a zone"]
    );
    let found = titles("2026-03-02 02:00,2026-03-02 03:00,UTC,planned,every night");
    assert!(found[0].starts_with("`every night` cannot be read: not a rule of RFC 5545"), "{found:?}");
    let found = titles("2026-03-02 02:00,2026-03-02 03:00,UTC,planned,FREQ=HOURLY");
    assert_eq!(found, ["`FREQ=HOURLY` cannot be read: windows repeat by the day, week, month or year"]);
}

#[test]
fn both_figures_are_always_there() {
    let memory =
        Memory::new().sla(sla("UTC")).incident("I-1", &[crate::memory::Window::down(0, 7_200)]).file(
            "maintenance.csv",
            "service,start,end,kind\nsvc,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,planned\n",
        );
    let shown =
        assessed_as_of(&memory, Month::parse("2026-03").unwrap(), crate::memory::at(40 * 86_400), |a| {
            let percent = |e: &amends::money::Exact| format_percent_down(e, 3, &[]);
            (percent(&a.measured.uptime), percent(&a.measured.uptime_all))
        });
    assert_eq!(
        shown,
        [("99.865 %".to_owned(), "99.731 %".to_owned())]
            .map(|(a, b)| (a.replace(' ', "\u{a0}"), b.replace(' ', "\u{a0}")))
    );
}
