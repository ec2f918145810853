//! More exports of tools, with their quirks: incidents that tell nothing of the time between them, figures without
//! times, planned work, counts of requests.

use crate::readers::MIDNIGHT;
use crate::readers::counts;
use crate::readers::loaded;
use crate::readers::loaded_text_is_refused;
use crate::readers::row;
use crate::readers::runs;
use crate::readers::statements;
use amends::ingest::evidence::Told;
use amends::ingest::samples::SampleState;
use amends::run::Loaded;
use amends::time::Instant;

const MARCH: &str = "covers = \"2026-03-01/2026-04-01\"\nzone = \"UTC\"";

/// The codes of what is said, by file and place.
fn codes(loaded: &Loaded) -> Vec<&'static str> {
    let all = loaded.diags.sorted().iter().map(|d| d.code.name()).collect::<Vec<_>>();
    all.into_iter().filter(|code| !code.starts_with("evidence::rejected")).collect()
}

/// Monitor, period, seconds down, seconds unknown and number of outages.
type Total = (String, String, i64, Option<i64>, Option<u64>);

/// The figures of tools.
fn totals(loaded: &Loaded) -> Vec<Total> {
    let period = |t: &amends::ingest::evidence::StatedTotal| {
        t.period.map_or(String::new(), |p| format!("{}/{}", p.start(), p.end()))
    };
    let total = |t: &amends::ingest::evidence::StatedTotal| {
        let unknown = t.unknown.map(|u| u.whole_seconds());
        (t.monitor.clone(), period(t), t.down.whole_seconds(), unknown, t.outages)
    };
    loaded.evidence.totals.iter().map(total).collect()
}

/// Monitor, first window, zone, rule and note of each planned work.
fn planned(loaded: &Loaded) -> Vec<String> {
    let work = |p: &amends::ingest::evidence::PlannedWork| {
        format!(
            "{} {} to {} {} {} {}",
            p.monitor.as_deref().unwrap_or("all"),
            p.first.0,
            p.first.1,
            p.zone,
            p.repeats.as_ref().map_or("once", |r| r.text()),
            p.note.as_deref().unwrap_or("-")
        )
    };
    loaded.evidence.planned.iter().map(work).collect()
}

fn incidents(rows: &[(&str, &str, &str)]) -> String {
    let cell = |text: &str| if text.is_empty() { "null".to_owned() } else { format!("\"{text}\"") };
    let row = |(name, from, to): &(&str, &str, &str)| {
        format!(
            "{{\"id\":\"1\",\"type\":\"incident\",\"attributes\":{{\"name\":{},\"cause\":\"Timeout\",\"started_at\":{},\"acknowledged_at\":null,\"resolved_at\":{}}}}}",
            cell(name),
            cell(from),
            cell(to)
        )
    };
    format!(
        "{{\"data\":[\n{}],\"pagination\":{{\"next\":null}}}}",
        rows.iter().map(row).collect::<Vec<_>>().join(",\n")
    )
}

#[test]
fn better_stack_incidents_tell_nothing_of_the_time_between_them_until_the_source_does() {
    let text = incidents(&[
        ("Shop", "2026-03-02T10:30:00.000Z", "2026-03-02T11:30:00.000+00:00"),
        ("Shop", "2026-03-02T08:00:00Z", "2026-03-02T08:05:00Z"),
        ("Shop", "2026-03-02T08:00:00Z", "2026-03-02T08:05:00Z"),
        ("", "2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z"),
    ]);
    let alone = loaded("bs.json", "format = \"better-stack\"", &text);
    let down = |from: &str, to: &str| row("Shop", SampleState::Down, from, to);
    assert_eq!(statements(&alone), [down("08:00:00Z", "08:05:00Z"), down("10:30:00Z", "11:30:00Z")]);
    assert_eq!(codes(&alone).iter().filter(|c| **c == "evidence::ends-early").count(), 1);
    let (numbers, reasons) = counts(&alone);
    assert_eq!(numbers, [4, 2, 1, 1]);
    assert_eq!(reasons, ["5: the record has no length"]);

    let settings =
        "format = \"better-stack\"\nzone = \"Europe/London\"\ncovers = \"2026-03-02/2026-03-03\"".to_owned();
    let covered = loaded("bs.json", &settings, &text);
    let up = |from: &str, to: &str| row("Shop", SampleState::Up, from, to);
    assert_eq!(
        statements(&covered),
        [
            up("00:00:00Z", "08:00:00Z"),
            down("08:00:00Z", "08:05:00Z"),
            up("08:05:00Z", "10:30:00Z"),
            down("10:30:00Z", "11:30:00Z"),
            up("11:30:00Z", "2026-03-03T00:00:00Z"),
        ]
    );
    assert!(!codes(&covered).contains(&"evidence::ends-early"));
}

#[test]
fn an_incident_that_was_never_closed_leaves_the_rest_unknown_and_no_other_monitor() {
    let text = incidents(&[
        ("Shop", "2026-03-02T10:30:00Z", ""),
        ("Api", "2026-03-02T08:00:00Z", "2026-03-02T08:05:00Z"),
    ]);
    let settings = "format = \"better-stack\"\ncovers = \"2026-03-02T08:00:00Z/2026-03-02T12:00:00Z\"";
    let open = loaded("bs.json", settings, &text);
    assert_eq!(
        statements(&open),
        [
            row("Api", SampleState::Down, "08:00:00Z", "08:05:00Z"),
            row("Api", SampleState::Up, "08:05:00Z", "12:00:00Z"),
            row("Shop", SampleState::Up, "08:00:00Z", "10:30:00Z"),
        ]
    );
    assert_eq!(
        counts(&open).1,
        ["2: the outage of `Shop` from 2026-03-02T10:30:00Z has no end: it was never closed"]
    );
    // Nobody knows whose record this is, or of when.
    let text = text.replace("2026-03-02T10:30:00Z", "yesterday");
    let unknown = loaded("bs.json", settings, &text);
    assert_eq!(statements(&unknown), [row("Api", SampleState::Down, "08:00:00Z", "08:05:00Z")]);
}

#[test]
fn a_page_that_is_missing_leaves_what_is_older_unknown() {
    let more = "\"next\":\"https://api.example/incidents?page=2\"";
    let text =
        incidents(&[("Shop", "2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z")]).replace("\"next\":null", more);
    let settings = "format = \"better-stack\"\ncovers = \"2026-03-02T08:00:00Z/2026-03-02T12:00:00Z\"";
    let down = row("Shop", SampleState::Down, "10:00:00Z", "10:30:00Z");
    let up = |from: &str, to: &str| row("Shop", SampleState::Up, from, to);
    let first = loaded("page-1.json", settings, &text);
    assert_eq!(statements(&first), [down.clone(), up("10:30:00Z", "12:00:00Z")]);
    assert_eq!(codes(&first), ["evidence::ends-early"]);
    // All that is older is older than what is covered.
    let later = settings.replace("T08:00:00Z/", "T10:00:00Z/");
    assert!(codes(&loaded("page-1.json", &later, &text)).is_empty());
    let last = loaded("page-1.json", settings, &text.replace(more, "\"next\":null"));
    assert_eq!(statements(&last), [up("08:00:00Z", "10:00:00Z"), down, up("10:30:00Z", "12:00:00Z")]);
    let v3 = "{\"data\":[],\"nextLink\":\"https://api.example/v3/incidents?cursor=2\"}";
    let settings = format!("format = \"uptimerobot-api\"\n{MARCH}");
    let nothing = loaded("shop.json", &settings, v3);
    assert!(statements(&nothing).is_empty());
    assert_eq!(codes(&nothing), ["evidence::ends-early"]);
}

#[test]
fn a_list_without_incidents_says_something_only_where_it_covers_a_stretch() {
    let alone = loaded("shop.json", "format = \"better-stack\"", "{\"data\":[]}");
    assert_eq!(codes(&alone), ["evidence::empty"]);
    let settings = format!("format = \"better-stack\"\n{MARCH}");
    let covered = loaded("shop.json", &settings, "{\"data\":[]}");
    let march = row("shop", SampleState::Up, "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
    assert_eq!(statements(&covered), [march]);
}

#[test]
fn covers_is_a_start_and_an_end_and_nothing_for_samples() {
    let text = incidents(&[]);
    for (settings, code) in [
        ("covers = \"March\"", "time::unreadable"),
        ("covers = \"2026-03-01/2026-04-01\"", "time::no-zone"),
        ("covers = \"2026-03-02T08:00/2026-03-02T09:00\"", "time::no-zone"),
        ("zone = \"UTC\"\ncovers = \"2026-03-01/2026-02-01\"", "interval::ends-before-it-starts"),
        ("zone = \"UTC\"\ncovers = \"2026-03-01/soon\"", "time::unreadable"),
        ("zone = \"Europe/Berlin\"\ncovers = \"2026-03-29 02:30/2026-04-01\"", "time::skipped-by-the-clock"),
    ] {
        let loaded = loaded("bs.json", &format!("format = \"better-stack\"\n{settings}"), &text);
        assert!(codes(&loaded).contains(&code), "{settings}: {:#?}", loaded.diags);
    }
    let samples = loaded("s.csv", &format!("format = \"samples\"\n{MARCH}"), "time,monitor,state\n");
    assert!(codes(&samples).contains(&"toml::unknown-value"), "{:#?}", samples.diags);
}

#[test]
fn better_stack_sla_is_a_figure_of_the_period_that_the_source_covers() {
    let text = "{\"data\":{\"id\":\"258338\",\"type\":\"monitor_sla\",\"attributes\":{\"availability\":99.98,\"total_downtime\":600,\"number_of_incidents\":3,\"longest_incident\":300,\"average_incident\":200}}}";
    let period = "2026-03-01T00:00:00Z/2026-04-01T00:00:00Z".to_owned();
    let alone = loaded("shop.json", "format = \"better-stack\"", text);
    assert_eq!(totals(&alone), [("shop".to_owned(), String::new(), 600, None, Some(3))]);
    let covered = loaded("shop.json", &format!("format = \"better-stack\"\n{MARCH}"), text);
    assert_eq!(totals(&covered), [("shop".to_owned(), period, 600, None, Some(3))]);
    assert_eq!(counts(&covered).0, [1, 1, 0, 0]);
    let half = loaded("shop.json", "format = \"better-stack\"", &text.replace("600", "600.5"));
    assert_eq!(counts(&half).1, ["1: not a whole number of seconds"]);
}

#[test]
fn uptimerobot_incidents_of_api_v3_are_named_in_the_record_or_after_the_file() {
    let text = "{\"data\":[
{\"id\":\"a\",\"status\":\"Resolved\",\"cause\":1,\"reason\":\"500\",\"duration\":300,\"startedAt\":\"2026-03-02T10:00:00Z\",\"resolvedAt\":\"2026-03-02T10:05:00Z\",\"monitor\":{\"id\":9,\"friendlyName\":\"Shop\"}},
{\"id\":\"b\",\"status\":\"Ongoing\",\"startedAt\":\"2026-03-02T11:00:00Z\",\"resolvedAt\":null},
{\"id\":\"c\",\"status\":\"Resolved\",\"startedAt\":\"2026-03-02T09:00\",\"resolvedAt\":\"2026-03-02T09:05:00Z\"},
{\"id\":\"d\",\"status\":\"Resolved\",\"startedAt\":\"2026-03-02T08:00:00Z\",\"resolvedAt\":\"2026-03-02T07:05:00Z\"}
],\"nextLink\":null}";
    let loaded = loaded("api.json", "format = \"uptimerobot-api\"", text);
    assert_eq!(statements(&loaded), [row("Shop", SampleState::Down, "10:00:00Z", "10:05:00Z")]);
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [4, 1, 0, 3]);
    assert_eq!(
        reasons,
        [
            "3: the outage of `api` from 2026-03-02T11:00:00Z has no end: it was never closed",
            "4: a time without an offset: add `zone` to the source",
            "5: it ends before it starts"
        ]
    );
}

#[test]
fn uptimerobot_windows_repeat_by_the_wall_clock_of_the_source() {
    let text = "[
{\"name\":\"Once\",\"interval\":\"once\",\"date\":\"2026-03-05\",\"time\":\"23:00:00\",\"duration\":120,\"days\":[],\"monitorIds\":[7,8]},
{\"name\":\"Week\",\"interval\":\"weekly\",\"date\":\"2026-03-02\",\"time\":\"02:30:00\",\"duration\":60,\"days\":[4,2]},
{\"name\":\"Month\",\"interval\":\"monthly\",\"date\":\"2026-03-02\",\"time\":\"04:00\",\"duration\":30,\"days\":[1,15]},
{\"name\":\"Day\",\"interval\":\"daily\",\"date\":null,\"time\":\"04:00\",\"duration\":30},
{\"name\":\"Bad\",\"interval\":\"weekly\",\"date\":\"2026-03-02\",\"time\":\"04:00\",\"duration\":30,\"days\":[0]},
{\"name\":\"Bad\",\"interval\":\"hourly\",\"date\":\"2026-03-02\",\"time\":\"04:00\",\"duration\":30},
{\"name\":\"Bad\",\"interval\":\"once\",\"date\":\"02/03/2026\",\"time\":\"04:00\",\"duration\":30},
{\"name\":\"Bad\",\"interval\":\"once\",\"date\":\"2026-03-02\",\"time\":\"04:00\",\"duration\":0}]";
    let found = loaded("mw.json", "format = \"uptimerobot-api\"\nzone = \"Europe/Berlin\"", text);
    assert_eq!(
        planned(&found),
        [
            "7 2026-03-05 23:00:00 to 2026-03-06 01:00:00 Europe/Berlin once Once",
            "8 2026-03-05 23:00:00 to 2026-03-06 01:00:00 Europe/Berlin once Once",
            "all 2026-03-03 02:30:00 to 2026-03-03 03:30:00 Europe/Berlin FREQ=WEEKLY;BYDAY=TU,TH Week",
            "all 2026-03-15 04:00:00 to 2026-03-15 04:30:00 Europe/Berlin FREQ=MONTHLY;BYMONTHDAY=1,15 Month",
        ]
    );
    let (numbers, reasons) = counts(&found);
    assert_eq!(numbers, [8, 3, 0, 5]);
    assert_eq!(reasons[0], "5: it does not say from which day on it repeats: add `covers` to the source");
    assert_eq!(reasons[1], "6: its days are not days of the week");
    assert_eq!(reasons[2], "7: neither once, daily, weekly nor monthly");
    let nowhere = loaded("mw.json", "format = \"uptimerobot-api\"", text);
    assert_eq!(counts(&nowhere).0, [8, 0, 0, 8]);
    assert!(counts(&nowhere).1[0].contains("add `zone`"));
}

#[test]
fn upptime_logs_are_newest_first_and_hold_commits_that_tell_of_no_state() {
    let text = "2026-03-02T05:20:00Z 🟩 Manual is down (the name) is up (200 in 261 ms) [skip ci] [upptime]
2026-03-02T05:15:00+00:00 🟥 Shop is down (0 in 0 ms) [skip ci] [upptime]
2026-03-02T05:12:00Z :card_file_box: Update status summary [skip ci] [upptime]

2026-03-02T05:10:33Z 🟨 Shop has degraded performance (200 in 9000 ms) [skip ci] [upptime]
2026-03-02T05:00:00Z 🟥 Shop is up (200 in 12 ms) [skip ci] [upptime]
yesterday 🟥 Shop is down (0 in 0 ms)
";
    let loaded = loaded("log.txt", "format = \"upptime\"\nhold = \"1h\"", text);
    assert_eq!(
        statements(&loaded),
        [
            row("Manual is down (the name)", SampleState::Up, "05:20:00Z", "06:20:00Z"),
            row("Shop", SampleState::Unknown, "05:00:00Z", "05:10:33Z"),
            row("Shop", SampleState::Degraded, "05:10:33Z", "05:15:00Z"),
            row("Shop", SampleState::Down, "05:15:00Z", "06:15:00Z"),
        ]
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [6, 4, 0, 2]);
    assert_eq!(reasons, ["6: its sign and its words disagree", "7: not a time"]);
}

#[test]
fn upptime_history_is_one_state_and_needs_hold() {
    let text = "url: https://shop.example/\nstatus: up\ncode: 200\nresponseTime: 261\nlastUpdated: 2026-03-02T23:04:42.667Z\nstartTime: 2026-02-12T18:00:07.640Z\ngenerator: Upptime <https://github.com/upptime/upptime>\n";
    let held = loaded("shop.yml", "format = \"upptime\"\nhold = \"30min\"", text);
    assert_eq!(statements(&held), [row("shop", SampleState::Up, "23:04:42.667Z", "23:34:42.667Z")]);
    let loose = loaded("shop.yml", "format = \"upptime\"", text);
    assert!(codes(&loose).contains(&"toml::missing-key"));
    let strange =
        loaded("shop.yml", "format = \"upptime\"\nhold = \"1h\"", &text.replace("up\n", "sleeping\n"));
    assert_eq!(counts(&strange).1, ["2: not a state of Upptime (up, down, degraded)"]);
}

#[test]
fn upptime_summaries_are_minutes_by_day_of_utc() {
    let text = "[{\"name\":\"Shop\",\"url\":\"https://x\",\"slug\":\"shop\",\"status\":\"up\",\"uptime\":\"99.62%\",\"dailyMinutesDown\":{\"2026-03-02\":36,\"2026-03-04\":1441,\"soon\":2}},\n{\"name\":\"Api\",\"dailyMinutesDown\":{}},\n{\"slug\":\"x\"}]";
    let loaded = loaded("summary.json", "format = \"upptime\"", text);
    let day = "2026-03-02T00:00:00Z/2026-03-03T00:00:00Z".to_owned();
    assert_eq!(totals(&loaded), [("Shop".to_owned(), day, 2_160, None, None)]);
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [5, 2, 0, 3]);
    assert_eq!(
        reasons,
        [
            "1: not the minutes of a day",
            "1: not a day such as `2026-03-01`",
            "3: a site without a name, or without minutes by day"
        ]
    );
}

/// A report of Nagios with these rows; each value is seconds of one column, in the order of `avail.cgi`.
fn avail(service: bool, rows: &[(&str, [i64; 8])]) -> String {
    let states: &[&str] =
        if service { &["OK", "WARNING", "UNKNOWN", "CRITICAL"] } else { &["UP", "DOWN", "UNREACHABLE"] };
    let mut names = vec!["HOST_NAME".to_owned()];
    names.extend(service.then(|| "SERVICE_DESCRIPTION".to_owned()));
    for state in states {
        for part in ["_SCHEDULED", "_UNSCHEDULED"] {
            names.push(format!("TIME_{state}{part}"));
            names.push(format!("PERCENT_TIME_{state}{part}"));
        }
        names.push(format!("TOTAL_TIME_{state}"));
    }
    names.extend(["TIME_UNDETERMINED_NO_DATA", "TOTAL_TIME_UNDETERMINED"].map(str::to_owned));
    let bad = if service { "CRITICAL" } else { "DOWN" };
    let blind = if service { "UNKNOWN" } else { "UNREACHABLE" };
    let line = |(name, [up, scheduled, unscheduled, total, dark, none, ..]): &(&str, [i64; 8])| {
        let cell = |column: &String| match column.as_str() {
            "HOST_NAME" => format!("\"{}\"", name.split('/').next().unwrap()),
            "SERVICE_DESCRIPTION" => format!("\"{}\"", name.split('/').nth(1).unwrap()),
            c if c.starts_with("PERCENT") => "0.000%".to_owned(),
            c if c == format!("TIME_{bad}_SCHEDULED") => scheduled.to_string(),
            c if c == format!("TIME_{bad}_UNSCHEDULED") => unscheduled.to_string(),
            c if c == format!("TOTAL_TIME_{bad}") => total.to_string(),
            c if c == format!("TOTAL_TIME_{blind}") => dark.to_string(),
            "TOTAL_TIME_UNDETERMINED" => none.to_string(),
            "TOTAL_TIME_UP" | "TOTAL_TIME_OK" => up.to_string(),
            _ => "0".to_owned(),
        };
        names.iter().map(cell).collect::<Vec<_>>().join(", ")
    };
    format!("{}\n{}\n", names.join(", "), rows.iter().map(line).collect::<Vec<_>>().join("\n"))
}

#[test]
fn nagios_reports_count_what_was_not_scheduled() {
    let text = avail(
        false,
        &[("web1", [100, 60, 290, 350, 4_900, 7, 0, 0]), ("web2", [100, 60, 290, 290, 0, 0, 0, 0])],
    );
    let settings = format!("format = \"nagios-avail\"\n{MARCH}");
    // Thruk's copy begins with a byte order mark.
    let hosts = loaded("avail.csv", &settings, &format!("\u{feff}sep=,\n{text}\"web3\", 1\n"));
    let march = "2026-03-01T00:00:00Z/2026-04-01T00:00:00Z".to_owned();
    assert_eq!(totals(&hosts), [("web1".to_owned(), march, 290, Some(4_907), None)]);
    let (numbers, reasons) = counts(&hosts);
    assert_eq!(numbers, [3, 1, 0, 2]);
    assert_eq!(reasons[0], "4: it is not the sum of its scheduled and unscheduled parts");
    assert!(reasons[1].starts_with("5: the row has 2 cells, the header has "), "{reasons:?}");
    let text = avail(true, &[("web1/Disk C:, D:", [100, 0, 30, 30, 5, 0, 0, 0])]);
    let services = loaded("avail.csv", "format = \"nagios-avail\"", &text);
    assert_eq!(totals(&services), [("web1/Disk C:, D:".to_owned(), String::new(), 30, Some(5), None)]);
    let why = loaded_text_is_refused("nagios-avail", "HOST_NAME, TIME_UP_SCHEDULED\n\"a\", 1\n");
    assert!(why.contains("TIME_DOWN_UNSCHEDULED"), "{why}");
}

#[test]
fn icinga_states_are_hard_and_in_milliseconds() {
    let at = |s: i64| (MIDNIGHT + s) * 1_000;
    let text = format!(
        "\u{feff}host;service;event_time;hard_state;previous_hard_state\n\
         web1;http;{};2;0\nweb1;http;{};1;2\nweb1;NULL;{};1;0\nweb1;;{};0;1\nweb1;http;{};7;1\nweb1;http;{MIDNIGHT};0;1\n;x;{};0;0\n",
        at(600),
        at(900),
        at(660),
        at(720),
        at(1_200),
        at(0)
    );
    let states = loaded("sla_history_state.csv", "format = \"icinga\"\nhold = \"1h\"", &text);
    assert_eq!(
        statements(&states),
        [
            row("web1", SampleState::Down, "00:11:00Z", "00:12:00Z"),
            row("web1", SampleState::Up, "00:12:00Z", "01:12:00Z"),
            row("web1/http", SampleState::Down, "00:10:00Z", "00:15:00Z"),
            row("web1/http", SampleState::Degraded, "00:15:00Z", "00:20:00Z"),
            row("web1/http", SampleState::Unknown, "00:20:00Z", "01:20:00Z"),
        ]
    );
    let (numbers, reasons) = counts(&states);
    assert_eq!(numbers, [7, 4, 0, 3]);
    assert_eq!(
        reasons,
        [
            "6: not a state of a service (0, 1, 2, 3, 99)",
            "7: a time before 1990 or after 2200; check the unit",
            "8: no host is named"
        ]
    );
    let text = format!(
        "name,downtime_start,downtime_end\nweb1,{},{}\nweb1,{},\\N\nweb1,{},{}\n",
        at(0),
        at(3_600),
        at(0),
        at(60),
        at(0)
    );
    let settings = "format = \"icinga\"\nhold = \"1h\"\ncolumns = { monitor = \"name\" }";
    let downtimes = loaded("downtime.csv", settings, &text);
    assert_eq!(planned(&downtimes), ["web1 2026-03-02 00:00:00 to 2026-03-02 01:00:00 UTC once -"]);
    assert_eq!(counts(&downtimes).0, [3, 1, 0, 2]);
    let loose = loaded("s.csv", "format = \"icinga\"", &text);
    assert!(codes(&loose).contains(&"toml::missing-key"));
}

#[test]
fn zabbix_figures_stand_in_a_square_of_periods_and_services() {
    let day = |n: i64| MIDNIGHT + n * 86_400;
    let excluded = format!(
        "[{{\"name\":\"Move\",\"period_from\":{},\"period_to\":{}}}]",
        day(0) + 3_600,
        day(0) + 7_200
    );
    let text = format!(
        "{{\"jsonrpc\":\"2.0\",\"result\":{{\"periods\":[{{\"period_from\":{},\"period_to\":{}}},{{\"period_from\":{},\"period_to\":{}}}],\"serviceids\":[50,\"51\"],\"sli\":[\n[{{\"uptime\":86000,\"downtime\":400,\"sli\":99.5,\"error_budget\":0,\"excluded_downtimes\":{excluded}}},{{\"uptime\":0,\"downtime\":0,\"sli\":-1,\"error_budget\":0,\"excluded_downtimes\":[]}}],\n[{{\"uptime\":86400,\"downtime\":1,\"sli\":99,\"error_budget\":0,\"excluded_downtimes\":[]}},{{\"uptime\":1,\"downtime\":-1}}]]}},\"id\":1}}",
        day(0),
        day(1),
        day(1),
        day(2)
    );
    let loaded = loaded("sli.json", "format = \"zabbix-sli\"", &text);
    let first = "2026-03-02T00:00:00Z/2026-03-03T00:00:00Z".to_owned();
    assert_eq!(
        totals(&loaded),
        [("50".to_owned(), first.clone(), 400, None, None), ("51".to_owned(), first, 0, None, None)]
    );
    assert_eq!(planned(&loaded), ["50 2026-03-02 01:00:00 to 2026-03-02 02:00:00 UTC once Move"]);
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [4, 2, 0, 2]);
    assert!(reasons[0].starts_with("3: uptime and downtime are longer than their period"), "{reasons:?}");
    assert_eq!(reasons[1], "3: not a whole number of seconds");
    let why = loaded_text_is_refused(
        "zabbix-sli",
        "{\"result\":{\"periods\":[1,2],\"serviceids\":[],\"sli\":[[]]}}",
    );
    assert!(why.contains("2 periods and figures of 1"), "{why}");
}

#[test]
fn datadog_counts_are_whole_and_errors_are_the_difference() {
    let ms = |s: i64| (MIDNIGHT + s) * 1_000;
    let text = format!(
        "{{\"data\":{{\"from_ts\":{MIDNIGHT},\"to_ts\":{},\"overall\":{{\"sli_value\":99.9}},\"series\":{{\"interval\":3600,\"numerator\":{{\"sum\":1,\"values\":[99.0,100.0,7.5,101.0,null]}},\"denominator\":{{\"values\":[100.0,1e2,8,100,1]}},\"times\":[{},{}.0,{},{},{}]}}}}}}",
        MIDNIGHT + 18_000,
        ms(0),
        ms(3_600),
        ms(7_200),
        ms(10_800),
        ms(14_400)
    );
    let loaded = loaded("checkout.json", "format = \"datadog-slo\"", &text);
    let found: Vec<(&str, Instant, u64, u64)> =
        loaded.evidence.counts.iter().map(|c| (c.monitor.as_str(), c.start, c.requests, c.errors)).collect();
    assert_eq!(found, [("checkout", Instant(ms(0)), 100, 1), ("checkout", Instant(ms(3_600)), 100, 0)]);
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [5, 2, 0, 3]);
    assert_eq!(
        reasons,
        [
            "1: not a whole number of events",
            "1: more good events than the 100 that there were",
            "1: not a whole number of events"
        ]
    );
    let uneven = "{\"data\":{\"series\":{\"numerator\":{\"values\":[1]},\"denominator\":{\"values\":[1,2]},\"times\":[1]}}}";
    let why = loaded_text_is_refused("datadog-slo", uneven);
    assert!(why.contains("they do not belong together"), "{why}");
}

#[test]
fn datadog_histories_of_monitors_last_until_the_end_of_the_answer() {
    let text = format!(
        "{{\"data\":{{\"to_ts\":{},\"overall\":{{\"name\":\"SLO\",\"history\":[[1,0]]}},\"monitors\":[{{\"name\":\"Ping\",\"history\":[[{},1],[{MIDNIGHT},0],[{},2],[{},9]]}}]}}}}",
        MIDNIGHT + 7_200,
        MIDNIGHT + 600,
        MIDNIGHT + 900,
        MIDNIGHT + 1_000
    );
    let loaded = loaded("slo.json", "format = \"datadog-slo\"", &text);
    assert_eq!(
        statements(&loaded),
        [
            row("Ping", SampleState::Up, "00:00:00Z", "00:10:00Z"),
            row("Ping", SampleState::Down, "00:10:00Z", "00:15:00Z"),
            row("Ping", SampleState::Unknown, "00:15:00Z", "02:00:00Z"),
        ]
    );
    assert_eq!(counts(&loaded).0, [4, 3, 0, 1]);
}

#[test]
fn datadog_corrections_are_planned_work_with_their_category() {
    let one = |attributes: &str| format!("{{\"type\":\"correction\",\"attributes\":{{{attributes}}}}}");
    let rows = [
        one(&format!(
            "\"category\":\"Scheduled Maintenance\",\"start\":{},\"end\":{},\"description\":\"Move\",\"slo_id\":\"abc\",\"created_at\":{MIDNIGHT}",
            MIDNIGHT + 3_600,
            MIDNIGHT + 7_200
        )),
        one(&format!(
            "\"category\":\"Outside Business Hours\",\"start\":{MIDNIGHT},\"duration\":3600,\"rrule\":\"FREQ=WEEKLY;BYDAY=MO\",\"timezone\":\"Europe/Berlin\",\"description\":\"\""
        )),
        one(&format!("\"category\":\"Holiday\",\"start\":{MIDNIGHT},\"end\":{}", MIDNIGHT + 60)),
        one(&format!("\"category\":\"Other\",\"start\":{MIDNIGHT},\"end\":null")),
        one(&format!(
            "\"category\":\"Other\",\"start\":{MIDNIGHT},\"duration\":60,\"rrule\":\"FREQ=SOMETIMES\""
        )),
        one(&format!("\"category\":\"Other\",\"start\":{MIDNIGHT},\"end\":{MIDNIGHT}")),
    ];
    let text = format!("{{\"data\":[\n{}\n]}}", rows.join(",\n"));
    let loaded = loaded("corrections.json", "format = \"datadog-corrections\"", &text);
    assert_eq!(
        planned(&loaded),
        [
            "abc 2026-03-02 01:00:00 to 2026-03-02 02:00:00 UTC once Scheduled Maintenance: Move",
            "all 2026-03-02 01:00:00 to 2026-03-02 02:00:00 Europe/Berlin FREQ=WEEKLY;BYDAY=MO Outside Business Hours",
        ]
    );
    assert_eq!(loaded.evidence.planned[0].announced_at, Some(Instant(MIDNIGHT * 1_000)));
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [6, 2, 0, 4]);
    assert_eq!(reasons[0], "4: not a category of Datadog's corrections");
    assert_eq!(reasons[1], "5: the record has no end: it was never closed");
    assert!(reasons[2].starts_with("6: not a rule of RFC 5545"), "{reasons:?}");
}

#[test]
fn cloudwatch_points_come_in_no_order() {
    let point = |time: &str, value: &str| {
        format!("{{\"Timestamp\":\"2026-03-02T{time}\",\"Minimum\":{value},\"Unit\":\"Count\"}}")
    };
    let points = [
        point("00:10:00Z", "0.0"),
        point("00:00:00+00:00", "1.0"),
        point("01:05:00+01:00", "1"),
        point("00:20:00Z", "0.4"),
    ];
    let text = format!("{{\"Label\":\"Healthy\",\"Datapoints\":[\n{}]}}", points.join(",\n"));
    let found = loaded("shop.json", "format = \"cloudwatch\"", &text);
    assert_eq!(runs(&found, "shop")[..2], [(SampleState::Up, 0, 300, 2), (SampleState::Down, 600, 600, 1)]);
    assert_eq!(counts(&found).1, ["5: a value for a state that the source does not name"]);
    let two = text.replace("\"Unit\"", "\"Maximum\":1,\"Unit\"");
    let why = loaded_text_is_refused("cloudwatch", &two);
    assert!(why.contains("columns = { state = \"Minimum\" }"), "{why}");
    let chosen = loaded("shop.json", "format = \"cloudwatch\"\ncolumns = { state = \"Maximum\" }", &two);
    assert_eq!(counts(&chosen).0, [4, 4, 0, 0]);
    let text = "{\"MetricDataResults\":[{\"Id\":\"m1\",\"Label\":\"shop\",\"Timestamps\":[\"2026-03-02T00:05:00Z\",\"2026-03-02T00:00:00Z\"],\"Values\":[0.0,1.0]},{\"Id\":\"m2\",\"Label\":\"\",\"Timestamps\":[],\"Values\":[]}]}";
    let series = loaded("any.json", "format = \"cloudwatch\"", text);
    assert_eq!(runs(&series, "shop"), [(SampleState::Up, 0, 0, 1), (SampleState::Down, 300, 300, 1)]);
    let uneven = "{\"MetricDataResults\":[{\"Id\":\"m1\",\"Timestamps\":[],\"Values\":[0.0]}]}";
    assert!(loaded_text_is_refused("cloudwatch", uneven).contains("do not belong together"));
}

#[test]
fn pingdom_performance_is_a_figure_and_a_day_lasts_until_the_next() {
    let text = format!(
        "{{\"summary\":{{\"hours\":[\n{{\"starttime\":{MIDNIGHT},\"avgresponse\":80,\"uptime\":3442,\"downtime\":0,\"unmonitored\":0}},\n{{\"starttime\":{},\"uptime\":0,\"downtime\":3500,\"unmonitored\":101}},\n{{\"starttime\":{},\"uptime\":3000,\"downtime\":500,\"unmonitored\":100}}]}}}}",
        MIDNIGHT + 3_600,
        MIDNIGHT + 7_200
    );
    let hours = loaded("shop.json", "format = \"pingdom\"", &text);
    let period = |from: &str, to: &str| format!("2026-03-02T{from}:00:00Z/2026-03-02T{to}:00:00Z");
    assert_eq!(
        totals(&hours),
        [
            ("shop".to_owned(), period("00", "01"), 0, Some(0), None),
            ("shop".to_owned(), period("02", "03"), 500, Some(100), None)
        ]
    );
    assert!(counts(&hours).1[0].starts_with("3: longer than the"), "{:?}", counts(&hours));
    // Berlin: the 29th of March has 23 hours.
    let day = |utc: i64| format!("{{\"starttime\":{utc},\"uptime\":0,\"downtime\":82800,\"unmonitored\":0}}");
    let first = 1_774_738_800;
    let text = format!("{{\"summary\":{{\"days\":[{},{}]}}}}", day(first + 82_800), day(first));
    let days = loaded("shop.json", "format = \"pingdom\"", &text);
    let periods: Vec<String> = totals(&days).into_iter().map(|t| t.1).collect();
    assert_eq!(
        periods,
        ["2026-03-29T22:00:00Z/2026-03-30T22:00:00Z", "2026-03-28T23:00:00Z/2026-03-29T22:00:00Z"]
    );
}

#[test]
fn pingdom_results_are_samples_of_probes() {
    let one = |probe: i64, s: i64, status: &str| {
        format!(
            "{{\"probeid\":{probe},\"time\":{},\"status\":\"{status}\",\"responsetime\":31}}",
            MIDNIGHT + s
        )
    };
    let rows = [one(2, 120, "up"), one(3, 60, "unconfirmed_down"), one(2, 0, "up"), one(2, 30, "odd")];
    let text = format!("{{\"activeprobes\":[2,3],\"results\":[\n{}]}}", rows.join(",\n"));
    let loaded = loaded("shop.json", "format = \"pingdom\"", &text);
    let found: Vec<(Option<&str>, usize)> = loaded
        .evidence
        .series
        .iter()
        .map(|s| {
            let Told::Samples(runs) = &s.told else { panic!("samples") };
            (s.key.probe.as_deref(), runs.len())
        })
        .collect();
    assert_eq!(found, [(Some("2"), 3), (Some("3"), 1)]);
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [4, 3, 0, 1]);
    assert_eq!(reasons, ["5: not a state of Pingdom (up, down, unconfirmed_down, unknown)"]);
}

/// What is not the format at all is refused whole, and so is half of it; nothing at all is empty.
#[test]
fn every_reader_refuses_what_is_not_its_format() {
    let formats = [
        ("better-stack", "{\"data\":[{\"attributes\":{\"started_at\":\"2026-0"),
        ("upptime", "[{\"name\":"),
        ("zabbix-sli", "{\"result\":{\"periods\":["),
        ("datadog-slo", "{\"data\":{\"series\":"),
        ("datadog-corrections", "{\"data\":["),
        ("cloudwatch", "{\"Datapoints\":["),
        ("uptimerobot-api", "{\"data\":["),
        ("pingdom", "{\"results\":["),
    ];
    for (format, half) in formats {
        let settings = format!("format = \"{format}\"\nhold = \"1h\"");
        for text in [half, "{\"a\":1}", "<html></html>"] {
            let loaded = loaded("x.json", &settings, text);
            assert_eq!(codes(&loaded), ["evidence::not-its-format"], "{format}: {text}");
        }
    }
    for format in ["upptime", "nagios-avail", "icinga"] {
        let settings = format!("format = \"{format}\"\nhold = \"1h\"");
        let loaded = loaded("x.csv", &settings, "time,what\n1,2\n");
        let codes = codes(&loaded);
        let told = ["evidence::not-its-format", "csv::header"];
        assert!(codes.iter().any(|c| told.contains(c)), "{format}: {codes:?}");
    }
    for format in ["upptime", "icinga", "nagios-avail"] {
        let settings = format!("format = \"{format}\"\nhold = \"1h\"");
        assert_eq!(codes(&loaded("x.csv", &settings, "\n")), ["evidence::empty"], "{format}");
    }
}

#[test]
fn presets_that_nobody_has_verified_say_so_and_give_way_to_the_source() {
    let jira = "Issue key,Summary,Comment,Comment,Status,Created,Resolved,Comment\nOPS-1,Shop,a,b,Done,02/Mar/26 10:34 AM,02/Mar/26 11:04 AM,c\nOPS-2,Shop,a,b,Open,02/Mar/26 12:34 PM,,c\n";
    let down = |from: &str, to: &str| row("Shop", SampleState::Down, from, to);
    let issues = loaded("jira.csv", "format = \"jira\"\nzone = \"UTC\"", jira);
    assert_eq!(statements(&issues), [down("10:34:00Z", "11:04:00Z")]);
    assert_eq!(codes(&issues), ["evidence::unverified-format"]);
    assert_eq!(counts(&issues).1, ["3: the record has no end: it was never closed"]);
    let at = |s: i64| (MIDNIGHT + s) * 1_000;
    let opsgenie = format!(
        "sep=;\nid;alias;status;createdAt;updatedAt\n1;Shop;closed;{};{}\n2;Shop;open;{};{}\n",
        at(0),
        at(60),
        at(120),
        at(180)
    );
    let alerts = loaded("alerts.csv", "format = \"opsgenie\"", &opsgenie);
    assert_eq!(
        statements(&alerts),
        [down("00:00:00Z", "00:01:00Z"), row("Shop", SampleState::Unknown, "00:02:00Z", "00:03:00Z")]
    );
    let text = "Start Time,End Time,Name,Status\n2026-03-02 10:00,2026-03-02 10:05,Shop,Down\n";
    let own = "format = \"site24x7\"\nzone = \"UTC\"\ntime = \"civil\"\ncolumns = { monitor = \"Name\" }";
    let outages = loaded("s.csv", own, text);
    assert_eq!(statements(&outages), [down("10:00:00Z", "10:05:00Z")]);
    assert_eq!(codes(&outages), ["evidence::unverified-format"]);
}

#[test]
fn auto_finds_a_key_that_stands_behind_a_long_list() {
    let point = "{\"Minimum\":1.0,\"Unit\":\"Count\"},".repeat(40_000);
    let last = "{\"Timestamp\":\"2026-03-02T00:10:00Z\",\"Minimum\":1.0}";
    let text = format!("{{\"Datapoints\":[{point}{last}],\"Label\":\"x\"}}");
    let found = loaded("shop.json", "format = \"auto\"", &text);
    assert!(codes(&found).contains(&"evidence::auto"));
    assert_eq!(runs(&found, "shop"), [(SampleState::Up, 600, 600, 1)]);
}

#[test]
fn auto_needs_hold_where_the_format_does() {
    let text = format!("host,service,event_time,hard_state\nweb1,,{},1\n", MIDNIGHT * 1_000);
    let loose = loaded("s.csv", "format = \"auto\"", &text);
    assert_eq!(codes(&loose), ["toml::missing-key", "evidence::auto"]);
    let held = loaded("s.csv", "format = \"auto\"\nhold = \"1h\"", &text);
    assert_eq!(statements(&held), [row("web1", SampleState::Down, "00:00:00Z", "01:00:00Z")]);
}

#[test]
fn a_state_that_ran_out_is_not_mended_by_what_the_source_covers() {
    let text = "time,monitor,state\n2026-03-02T01:00:00Z,a,down\n2026-03-02T04:00:00Z,a,up\n2026-03-02T01:00:00Z,b,up\n";
    let settings =
        "format = \"transitions\"\nhold = \"1h\"\ncovers = \"2026-03-02T00:00:00Z/2026-03-02T06:00:00Z\"";
    let loaded = loaded("t.csv", settings, text);
    let up = |monitor: &str, from: &str, to: &str| row(monitor, SampleState::Up, from, to);
    assert_eq!(
        statements(&loaded),
        [
            up("a", "00:00:00Z", "01:00:00Z"),
            row("a", SampleState::Down, "01:00:00Z", "02:00:00Z"),
            up("a", "04:00:00Z", "05:00:00Z"),
            up("a", "05:00:00Z", "06:00:00Z"),
            up("b", "00:00:00Z", "01:00:00Z"),
            up("b", "01:00:00Z", "02:00:00Z"),
            up("b", "02:00:00Z", "06:00:00Z"),
        ]
    );
}
