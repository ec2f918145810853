//! Exports of tools, as those tools write them, with their quirks: units, order, open records, soft states, a monitor
//! that was down itself.

use crate::memory::Memory;
use amends::ingest::evidence::Told;
use amends::ingest::samples::SampleState;
use amends::run::Loaded;

const DAY: &str = "2026-03-02";

/// The base of a workspace with one export; `settings` are the keys of its source.
pub(crate) fn loaded(name: &str, settings: &str, text: &str) -> Loaded {
    let memory = Memory::new();
    let source = format!(
        "\n[evidence]\ndecides = \"monitoring\"\nconfirm = 1\ngap_after = \"5min\"\nunknown_counts_as = \"up\"\nonset = \"first-failure\"\nrecovery = \"first-success\"\n[[monitoring]]\nid = \"export\"\npath = \"monitoring/{name}\"\non_reject = \"continue\"\n{settings}\n"
    );
    memory.append("amends.toml", &source).file(&format!("monitoring/{name}"), text).load_as_it_is()
}

/// Monitor, state, start, end of each statement, the times without the day.
pub(crate) fn statements(loaded: &Loaded) -> Vec<(String, SampleState, String, String)> {
    let mut all = Vec::new();
    for series in &loaded.evidence.series {
        let Told::Statements(list) = &series.told else { continue };
        let time = |t: amends::time::Instant| t.to_string().replace(&format!("{DAY}T"), "");
        all.extend(list.iter().map(|s| {
            (series.key.monitor.clone(), s.state, time(s.interval.start()), time(s.interval.end()))
        }));
    }
    all
}

/// Rows read, accepted, double, rejected; and the reasons with their lines.
pub(crate) fn counts(loaded: &Loaded) -> ([u64; 4], Vec<String>) {
    let file = &loaded.evidence.files[0];
    let c = file.counts;
    assert_eq!(c.read, c.accepted + c.duplicates + c.rejected, "the counts add up");
    let reasons = file.rejects.iter().map(|r| format!("{}: {}", r.line, r.reason)).collect();
    ([c.read, c.accepted, c.duplicates, c.rejected], reasons)
}

pub(crate) fn row(
    monitor: &str,
    state: SampleState,
    from: &str,
    to: &str,
) -> (String, SampleState, String, String) {
    (monitor.to_owned(), state, from.to_owned(), to.to_owned())
}

/// 2026-03-02T00:00:00Z in seconds.
pub(crate) const MIDNIGHT: i64 = 1_772_409_600;

#[test]
fn pingdom_outages_are_unix_seconds_and_named_after_the_file() {
    let at = |s: i64| MIDNIGHT + s;
    let text = format!(
        "{{\"summary\":{{\"states\":[\n{{\"status\":\"up\",\"timefrom\":{},\"timeto\":{}}},\n{{\"status\":\"down\",\"timefrom\":{},\"timeto\":{}}},\n{{\"status\":\"unmonitored\",\"timefrom\":{},\"timeto\":{}}},\n{{\"status\":\"broken\",\"timefrom\":1,\"timeto\":2}},\n{{\"status\":\"up\",\"timefrom\":1293143,\"timeto\":{}}}\n]}}}}",
        at(0),
        at(3600),
        at(3600),
        at(5400),
        at(5400),
        at(7200),
        at(9000)
    );
    let loaded = loaded("shop.json", "format = \"pingdom\"", &text);
    assert_eq!(
        statements(&loaded),
        [
            row("shop", SampleState::Up, "00:00:00Z", "01:00:00Z"),
            row("shop", SampleState::Down, "01:00:00Z", "01:30:00Z"),
            row("shop", SampleState::Unknown, "01:30:00Z", "02:00:00Z"),
        ]
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [5, 3, 0, 2]);
    assert_eq!(
        reasons,
        [
            "5: not a state of Pingdom (up, down, unknown, unmonitored, paused)",
            "6: a time before 1990 or after 2200; check the unit"
        ]
    );
}

#[test]
fn pingdom_transaction_reports_have_a_name_and_times_with_offsets() {
    let text = "{\"report\":{\"check_id\":1,\"name\":\"Checkout\",\"states\":[{\"error_in_step\":2,\"from\":\"2026-03-02T10:00:00.000Z\",\"message\":\"a \\\"[quoted]\\\" text\",\"status\":\"down\",\"to\":\"2026-03-02T12:30:00.000+02:00\"}]}}";
    let loaded = loaded("any.json", "format = \"pingdom\"", text);
    assert_eq!(statements(&loaded), [row("Checkout", SampleState::Down, "10:00:00Z", "10:30:00Z")]);
}

#[test]
fn statuscake_durations_are_milliseconds_and_open_periods_are_named() {
    let text = "{\"data\":[\n{\"created_at\":\"2026-03-02T10:00:00Z\",\"ended_at\":\"2026-03-02T10:10:00Z\",\"duration\":600000,\"status\":\"down\"},\n{\"created_at\":\"2026-03-02T10:10:00Z\",\"ended_at\":\"2026-03-02T11:10:00Z\",\"duration\":3600,\"status\":\"up\"},\n{\"created_at\":\"2026-03-02T12:00:00Z\",\"ended_at\":null,\"duration\":0,\"status\":\"down\"},\n{\"created_at\":\"2026-03-02T10:00:00Z\",\"ended_at\":\"2026-03-02T10:10:00Z\",\"duration\":600000,\"status\":\"down\"}]}";
    let loaded = loaded("api.json", "format = \"statuscake\"", text);
    assert_eq!(statements(&loaded), [row("api", SampleState::Down, "10:00:00Z", "10:10:00Z")]);
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [4, 1, 1, 2]);
    assert!(reasons[0].starts_with("3: the duration in milliseconds does not fit"), "{reasons:?}");
    assert_eq!(
        reasons[1],
        "4: the outage of `api` from 2026-03-02T12:00:00Z has no end: it was never closed"
    );
}

#[test]
fn uptimerobot_answers_are_newest_first_and_the_newest_lasts_as_long_as_it_says() {
    let text = format!(
        "{{\"stat\":\"ok\",\"monitors\":[{{\"id\":7,\"friendly_name\":\"Shop\",\"logs\":[\n{{\"type\":2,\"datetime\":{},\"duration\":600,\"reason\":{{\"code\":\"200\"}}}},\n{{\"type\":1,\"datetime\":{},\"duration\":300}},\n{{\"type\":98,\"datetime\":{MIDNIGHT},\"duration\":3600}},\n{{\"type\":5,\"datetime\":{MIDNIGHT},\"duration\":0}}]}},\n{{\"id\":8,\"friendly_name\":\"Empty\"}}]}}",
        MIDNIGHT + 3_900,
        MIDNIGHT + 3_600
    );
    let loaded = loaded("logs.json", "format = \"uptimerobot-api\"", &text);
    assert_eq!(
        statements(&loaded),
        [
            row("Shop", SampleState::Up, "00:00:00Z", "01:00:00Z"),
            row("Shop", SampleState::Down, "01:00:00Z", "01:05:00Z"),
            row("Shop", SampleState::Up, "01:05:00Z", "01:15:00Z"),
        ]
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [5, 3, 0, 2]);
    assert_eq!(
        reasons,
        [
            "1: not a kind of record of UptimeRobot (1, 2, 98, 99)",
            "6: a monitor without a name, or without logs: ask the API for `logs=1`"
        ]
    );
}

#[test]
fn nagios_counts_hard_states_and_is_blind_while_it_is_down() {
    let at = |s: i64| MIDNIGHT + s;
    let text = format!(
        "[{}] CURRENT HOST STATE: web1;UP;HARD;1;PING OK\n\
         [{}] SERVICE ALERT: web1;http;CRITICAL;SOFT;1;timeout\n\
         [{}] SERVICE ALERT: web1;http;CRITICAL;HARD;3;timeout\n\
         [{}] HOST DOWNTIME ALERT: web1;STARTED; Host has entered a period of scheduled downtime\n\
         [{}] SERVICE ALERT: web1;http;OK;HARD;3;HTTP OK; all well\n\
         [{}] Caught SIGTERM, shutting down...\n\
         [{}] Nagios 4.4.6 starting... (PID=1)\n\
         [{}] CURRENT SERVICE STATE: web1;http;OK;HARD;1;HTTP OK\n\
         not a line of a log\n\
         [{}] SERVICE ALERT: web1;http;STRANGE;HARD;1;?\n",
        at(0),
        at(600),
        at(720),
        at(800),
        at(1_320),
        at(3_600),
        at(7_200),
        at(7_200),
        at(7_300)
    );
    let loaded =
        loaded("nagios.log", "format = \"nagios-log\"\nhold = \"3h\"\nsoft_states = \"ignore\"", &text);
    assert_eq!(
        statements(&loaded),
        [
            row("web1", SampleState::Up, "00:00:00Z", "01:00:00Z"),
            row("web1", SampleState::Unknown, "01:00:00Z", "05:00:00Z"),
            row("web1/http", SampleState::Down, "00:12:00Z", "00:22:00Z"),
            row("web1/http", SampleState::Up, "00:22:00Z", "01:00:00Z"),
            row("web1/http", SampleState::Unknown, "01:00:00Z", "02:00:00Z"),
            row("web1/http", SampleState::Up, "02:00:00Z", "02:01:40Z"),
            // A word that is no state: nobody knows from then on.
            row("web1/http", SampleState::Unknown, "02:01:40Z", "05:01:40Z"),
        ]
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers[3], 2);
    assert_eq!(reasons, ["9: it does not begin with a time in brackets", "10: not a state of Nagios"]);
}

#[test]
fn zabbix_problems_end_with_the_event_that_names_them() {
    let text = format!(
        "{{\"clock\":{},\"ns\":500000000,\"value\":1,\"name\":\"No answer\",\"eventid\":42,\"hosts\":[{{\"host\":\"web1\",\"name\":\"Web\"}}]}}\n\
         {{\"clock\":{},\"ns\":0,\"value\":0,\"eventid\":43,\"p_eventid\":42}}\n\
         {{\"clock\":{},\"ns\":0,\"value\":0,\"eventid\":45,\"p_eventid\":41}}\n\
         {{\"clock\": oops}}\n",
        MIDNIGHT + 60,
        MIDNIGHT + 120,
        MIDNIGHT + 180
    );
    let loaded = loaded("problems.ndjson", "format = \"zabbix-events\"\nhold = \"1h\"", &text);
    assert_eq!(
        statements(&loaded),
        [
            row("web1: No answer", SampleState::Down, "00:01:00.500Z", "00:02:00Z"),
            row("web1: No answer", SampleState::Up, "00:02:00Z", "01:02:00Z"),
        ]
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [4, 2, 0, 2]);
    assert_eq!(reasons, ["3: the problem that it ends is not in the file", "4: it is not JSON"]);
}

#[test]
fn uptime_kuma_writes_utc_without_saying_so() {
    let text = "id,important,monitor_id,status,msg,time,ping,duration\n\
                1,1,3,1,200 - OK,2026-03-02 10:00:00.120,31,0\n\
                2,1,3,0,timeout,2026-03-02 10:01:00.250,,60\n\
                3,0,3,0,timeout,2026-03-02 10:02:00.250,,60\n\
                4,1,3,1,200 - OK,2026-03-02 10:03:00.000,40,60\n\
                5,1,3,3,Monitor under maintenance,2026-03-02 10:04:00.000,,60\n";
    let loaded = loaded("kuma.csv", "format = \"uptime-kuma\"", text);
    assert!(!loaded.diags.has_errors(), "{:#?}", loaded.diags);
    let series = &loaded.evidence.series[0];
    assert_eq!(series.key.monitor, "3");
    let Told::Samples(runs) = &series.told else { panic!("samples") };
    let found: Vec<(SampleState, u64)> = runs.iter().map(|r| (r.run.state, r.run.count)).collect();
    assert_eq!(
        found,
        [(SampleState::Up, 1), (SampleState::Down, 2), (SampleState::Up, 1), (SampleState::Maintenance, 1)]
    );
    assert_eq!(runs[0].run.first_ms, (MIDNIGHT + 36_000) * 1_000 + 120);
}

/// Hostile answers are refused in words, each as a whole.
#[test]
fn what_is_not_the_format_is_refused_whole() {
    let deep = "[".repeat(100_000);
    for (format, text) in [
        ("pingdom", "{}"),
        ("pingdom", "{\"summary\":{\"states\":7}}"),
        ("pingdom", "{\"summary\":"),
        ("statuscake", "[1,2,3]"),
        ("statuscake", deep.as_str()),
        ("uptimerobot-api", "{\"monitors\":{\"a\":1}}"),
        ("uptimerobot-api", "null"),
    ] {
        let loaded = loaded("x.json", &format!("format = \"{format}\""), text);
        let said = loaded.diags.sorted().iter().any(|d| d.code.name() == "evidence::not-its-format");
        assert!(said, "{format}: {:#?}", loaded.diags);
    }
}

/// State, first and last time in seconds of the day, and how many, of each run of a series.
pub(crate) fn runs(loaded: &Loaded, monitor: &str) -> Vec<(SampleState, i64, i64, u64)> {
    let series = loaded.evidence.series.iter().find(|s| s.key.monitor == monitor);
    let series = series.unwrap_or_else(|| panic!("no {monitor}: {:#?}", loaded.diags));
    let Told::Samples(runs) = &series.told else { panic!("samples") };
    let second = |ms: i64| ms / 1_000 - MIDNIGHT;
    runs.iter().map(|r| (r.run.state, second(r.run.first_ms), second(r.run.last_ms), r.run.count)).collect()
}

#[test]
fn prometheus_samples_that_are_missing_are_not_there() {
    let at = |s: i64| format!("{}.781", MIDNIGHT + s);
    let values: Vec<String> = [(0, "1"), (15, "1"), (30, "0"), (45, "NaN"), (900, "1")]
        .iter()
        .map(|(s, value)| format!("[{},\"{value}\"]", at(*s)))
        .collect();
    let text = format!(
        "{{\"status\":\"success\",\"data\":{{\"resultType\":\"matrix\",\"result\":[{{\"metric\":{{\"__name__\":\"probe_success\",\"instance\":\"https://example.com\",\"probe\":\"lon\"}},\"values\":[{}]}},{{\"metric\":{{}},\"values\":[[{MIDNIGHT},\"1\"]]}}]}}}}",
        values.join(",")
    );
    let loaded = loaded("probe.json", "format = \"prometheus\"", &text);
    assert_eq!(
        runs(&loaded, "https://example.com"),
        [
            (SampleState::Up, 0, 15, 2),
            (SampleState::Down, 30, 30, 1),
            (SampleState::Unknown, 45, 45, 1),
            (SampleState::Up, 900, 900, 1)
        ]
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [6, 5, 0, 1]);
    assert_eq!(reasons, ["6: the series has neither `instance` nor `monitor`"]);
    let instant =
        loaded_text_is_refused("prometheus", "{\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
    assert!(instant.contains("query_range"), "{instant}");
}

/// The title of the refusal of a whole file.
pub(crate) fn loaded_text_is_refused(format: &str, text: &str) -> String {
    let loaded = loaded("x.json", &format!("format = \"{format}\""), text);
    let diags = loaded.diags.sorted();
    let found = diags.iter().find(|d| d.code.name() == "evidence::not-its-format").expect("it is refused");
    found.title.clone()
}

#[test]
fn grafana_panels_in_all_their_forms() {
    let ms = |s: i64| (MIDNIGHT + s) * 1_000;
    let long = "Series;Time;Value\na;2026-03-02T00:00:00.000Z;1\na;2026-03-02T00:01:00.000Z;0\nb;2026-03-02T00:00:00.000Z;1.0\n".to_owned();
    let quoted = "\u{feff}sep=,\n\"time\",\"name\",\"value\"\n2026-03-02T00:00:00Z,\"a\",1\n2026-03-02T00:01:00Z,\"a\",0\n2026-03-02T00:00:00Z,\"b\",1\n".to_owned();
    let wide = "Time;a;b\n2026-03-02T00:00:00.000Z;1;1\n2026-03-02T00:01:00.000Z;0;\n".to_owned();
    let epoch = format!("Time;a;b;\n{};1;1;\n{};0;null;\n", ms(0), ms(60));
    let formatted = "\"Series\";\"Time\";\"Value\"\n\"a\";\"2026-03-02T11:00:00+11:00\";1\n\"a\";\"2026-03-02T11:01:00+11:00\";0\n\"b\";\"2026-03-02T11:00:00+11:00\";1.000\n".to_owned();
    for text in [long, quoted, wide, epoch, formatted] {
        let loaded = loaded("panel.csv", "format = \"grafana\"", &text);
        assert_eq!(
            runs(&loaded, "a"),
            [(SampleState::Up, 0, 0, 1), (SampleState::Down, 60, 60, 1)],
            "{text}"
        );
        assert_eq!(runs(&loaded, "b"), [(SampleState::Up, 0, 0, 1)], "{text}");
        assert_eq!(counts(&loaded).0, [3, 3, 0, 0], "{text}");
    }
    // Commas between thousands are no cells of their own; the value is no state, and it is named whole.
    let text = "\"Series\";\"Time\";\"Value\"\n\"a\";\"2026-03-02T00:00:00Z\";1,721,992,142.283\n";
    let loaded = loaded("panel.csv", "format = \"grafana\"", text);
    assert_eq!(loaded.evidence.files[0].rejects[0].value, "1721992142.283");
}
