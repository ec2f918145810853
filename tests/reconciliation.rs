//! Monitors beside incidents, what other evidence would cost, the figures of tools, and what exports know beside states.

use crate::memory::MONTH;
use crate::memory::Memory;
use crate::memory::PLAIN_SLA;
use crate::memory::Window;
use crate::memory::assessed;
use amends::run;
use amends::run::Request;
use amends::time::Month;
use std::collections::BTreeMap;

/// 2026-03-01T00:00:00Z in seconds.
const ORIGIN: i64 = 1_772_323_200;

fn at(seconds: i64) -> i64 {
    ORIGIN + seconds
}

/// The files of a run, by path.
fn artefacts(memory: &Memory) -> BTreeMap<String, String> {
    let loaded = memory.load();
    let request = Request { month: Month::parse(MONTH).unwrap(), issued_on: None, as_of: None };
    let closed = run::close(&loaded, &request, &|_| ());
    assert!(closed.is_whole(), "{:#?}", closed.diags.sorted());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    closed.artefacts.iter().map(|a| (a.path.clone(), text(&a.bytes))).collect()
}

fn rules(decides: &str) -> String {
    format!(
        "[evidence]\ndecides = \"{decides}\"\nconfirm = 1\ngap_after = \"5min\"\nunknown_counts_as = \"up\"\nonset = \"first-failure\"\nrecovery = \"first-success\"\n"
    )
}

/// A monitor that saw two outages, of which people recorded the first one ten minutes too long, and one that it did
/// not see. `watched_until` is the hour at which it fell silent.
fn quarrel(decides: &str, watched_until: i64) -> Memory {
    let source = "[[monitoring]]\nid = \"watch\"\npath = \"monitoring/watch.csv\"\nformat = \"intervals\"\ntime = \"epoch-s\"\n";
    let row = |from: i64, to: i64, state: &str| format!("{},{},m,{state}\n", at(from), at(to));
    let rows = [
        row(0, 3_600, "up"),
        row(3_600, 7_200, "down"),
        row(7_200, 36_000, "up"),
        row(36_000, 43_200, "down"),
        row(43_200, watched_until * 3_600, "up"),
    ];
    Memory::new()
        .append("amends.toml", &format!("{}{source}", rules(decides)))
        .append("services.toml", "monitors = [\"m*\"]\n")
        .file("monitoring/watch.csv", format!("start,end,monitor,state\n{}", rows.concat()))
        .incident("I-1", &[Window::down(3_600, 7_800)])
        .incident("I-2", &[Window::down(72_000, 73_800)])
}

#[test]
fn every_stretch_of_either_account_is_told_once_with_what_both_have() {
    let files = artefacts(&quarrel("union", 24));
    assert_eq!(
        files["evidence/reconciliation.csv"],
        "service,region,start_utc,end_utc,incidents,sources,agreed_seconds,only_monitoring_seconds,only_incidents_seconds,decides,counted_seconds,approximate,finding\n\
         svc,,2026-03-01T01:00:00Z,2026-03-01T02:10:00Z,I-1,watch,3600,0,600,union,4200,,differs\n\
         svc,,2026-03-01T10:00:00Z,2026-03-01T12:00:00Z,,watch,0,7200,0,union,7200,,no-incident\n\
         svc,,2026-03-01T20:00:00Z,2026-03-01T20:30:00Z,I-2,,0,0,1800,union,1800,,not-seen\n"
    );
    let summary = &files["month-summary.md"];
    for part in ["no incident tells of it", "no monitor saw it", "edges differ", "(in force)"] {
        assert!(summary.contains(part), "{part} in {summary}");
    }
}

#[test]
fn what_nobody_watched_is_not_called_unseen() {
    let files = artefacts(&quarrel("union", 18));
    let last = files["evidence/reconciliation.csv"].lines().last().unwrap().to_owned();
    assert!(last.ends_with("not-watched"), "{last}");
}

#[test]
fn the_seconds_of_every_row_are_those_of_the_two_accounts() {
    for decides in ["union", "monitoring", "incidents", "intersection"] {
        let files = artefacts(&quarrel(decides, 24));
        let mut sums = [0_i64; 4];
        for line in files["evidence/reconciliation.csv"].lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            for (sum, column) in sums.iter_mut().zip([6, 7, 8, 10]) {
                *sum += cells[column].parse::<i64>().unwrap();
            }
        }
        let [both, monitors, incidents, counted] = sums;
        assert_eq!((both, monitors, incidents), (3_600, 7_200, 2_400));
        let expected = match decides {
            "union" => both + monitors + incidents,
            "monitoring" => both + monitors,
            "incidents" => both + incidents,
            _ => both,
        };
        assert_eq!(counted, expected, "{decides}");
    }
}

#[test]
fn each_choice_costs_what_a_run_under_it_owes() {
    let minor = |decides: &str| {
        let bands = "[[band]]\nwhen = \"99.7% <= uptime < 99.9%\"\ncredit = \"10%\"\n[[band]]\nwhen = \"uptime < 99.7%\"\ncredit = \"25%\"\n";
        let sla = PLAIN_SLA.replace("[[band]]\nwhen = \"uptime < 99.9%\"\ncredit = \"10%\"\n", bands);
        let files = artefacts(&quarrel(decides, 24).sla(sla));
        let owed: BTreeMap<String, i64> = files["evidence/choices.csv"]
            .lines()
            .skip(1)
            .map(|line| {
                let cells: Vec<&str> = line.split(',').collect();
                (cells[0].to_owned(), cells[3].parse().unwrap())
            })
            .collect();
        let in_force: Vec<&str> =
            files["evidence/choices.csv"].lines().filter(|l| l.split(',').nth(1) == Some("yes")).collect();
        assert_eq!(in_force.len(), 1);
        assert!(in_force[0].starts_with(decides), "{in_force:?}");
        owed
    };
    let union = minor("union");
    for decides in ["monitoring", "incidents", "intersection"] {
        assert_eq!(minor(decides), union, "the price list hangs on no choice");
    }
    // 99.7 % of March leaves 2 h 13 min 55.2 s: monitors saw 3 h, people recorded 1 h 40 min, both have 1 h.
    let expected = [("incidents", 1_000), ("intersection", 1_000), ("monitoring", 2_500), ("union", 2_500)];
    assert_eq!(union, expected.map(|(k, minor)| (k.to_owned(), minor)).into());
}

#[test]
fn the_figures_of_a_tool_stand_beside_what_was_measured() {
    let source = "[[monitoring]]\nid = \"summary\"\npath = \"monitoring/m1.json\"\nformat = \"better-stack\"\nzone = \"UTC\"\ncovers = \"2026-03-01/2026-04-01\"\n";
    let sla = "{\"data\":{\"id\":\"258338\",\"type\":\"monitor_sla\",\"attributes\":{\"availability\":99.9,\"total_downtime\":10000,\"number_of_incidents\":2,\"longest_incident\":7200,\"average_incident\":5000}}}";
    let memory = quarrel("monitoring", 24).append("amends.toml", source).file("monitoring/m1.json", sla);
    let files = artefacts(&memory);
    assert_eq!(
        files["evidence/totals.csv"],
        "source,monitor,service,region,from_utc,to_utc,stated_down_seconds,measured_down_seconds,difference_seconds,stated_unknown_seconds,stated_outages,place\n\
         summary,m1,svc,,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,10000,10800,-800,,2,monitoring/m1.json:1\n"
    );
    assert!(files["month-summary.md"].contains("Figures of the tools themselves"));
}

#[test]
fn a_monitor_that_speaks_for_a_part_of_the_month_is_named() {
    let loaded = quarrel("union", 24).load();
    let request = Request { month: Month::parse(MONTH).unwrap(), issued_on: None, as_of: None };
    let closed = run::close(&loaded, &request, &|_| ());
    let found: Vec<String> = closed.diags.sorted().iter().map(|d| d.title.clone()).collect();
    assert!(found.contains(&"one monitor speaks for a part of March 2026 only".to_owned()), "{found:#?}");
}

#[test]
fn a_correction_of_the_tool_is_maintenance_of_the_services_that_it_watches() {
    let source = "[[monitoring]]\nid = \"corrections\"\npath = \"monitoring/corrections.json\"\nformat = \"datadog-corrections\"\n";
    let corrections = format!(
        "{{\"data\":[{{\"id\":\"c1\",\"type\":\"correction\",\"attributes\":{{\"slo_id\":\"m-slo\",\"category\":\"Scheduled Maintenance\",\"start\":{},\"end\":{},\"description\":\"work\",\"timezone\":\"UTC\",\"created_at\":{}}}}}]}}",
        at(36_000),
        at(43_200),
        at(-900_000)
    );
    let sla =
        PLAIN_SLA.replace("[remedy]", "[[exclude]]\nclass = \"maintenance\"\nnotice = \"48h\"\n[remedy]");
    let affected = |memory: &Memory| assessed(memory, |a| a.affected().0 / 1_000)[0];
    let plain = quarrel("monitoring", 24).sla(sla);
    assert_eq!(affected(&plain), 10_800);
    let corrected = plain.append("amends.toml", source).file("monitoring/corrections.json", corrections);
    assert_eq!(affected(&corrected), 3_600);
}

/// A history of an SLO of Datadog: buckets of an hour, as good and all requests.
fn slo_history(buckets: &[(i64, u64, u64)]) -> String {
    let list = |of: &dyn Fn(&(i64, u64, u64)) -> String| buckets.iter().map(of).collect::<Vec<_>>().join(",");
    let times = list(&|b| format!("{}000", at(b.0)));
    let (good, all) = (list(&|b| b.1.to_string()), list(&|b| b.2.to_string()));
    let (from, to) = (at(buckets[0].0), at(buckets[buckets.len() - 1].0 + 3_600));
    format!(
        "{{\"data\":{{\"from_ts\":{from},\"to_ts\":{to},\"series\":{{\"numerator\":{{\"values\":[{good}],\"times\":[{times}]}},\"denominator\":{{\"values\":[{all}],\"times\":[{times}]}}}}}}}}"
    )
}

/// A file by its name, with its buckets: start, good and all requests.
type History<'h> = (&'h str, &'h [(i64, u64, u64)]);

/// A service measured by its requests, with these histories as files of one source.
fn counted(conflicts: &str, files: &[History<'_>]) -> Memory {
    let source = format!(
        "[[monitoring]]\nid = \"slo\"\npath = \"monitoring/**/m.json\"\nformat = \"datadog-slo\"\n{conflicts}"
    );
    let detect = "[detect]\nsignal = \"requests\"\nbucket = \"1h\"\naggregate = \"mean-of-rates\"\nidle = \"up\"\n[remedy]";
    let memory = Memory::new()
        .append("amends.toml", &format!("{}{source}", rules("incidents")))
        .append("services.toml", "monitors = [\"m*\"]\n")
        .sla(PLAIN_SLA.replace("[remedy]", detect));
    files.iter().fold(memory, |memory, (name, buckets)| {
        memory.file(&format!("monitoring/{name}/m.json"), slo_history(buckets))
    })
}

/// Start, requests and errors of each bucket.
fn buckets(loaded: &amends::run::Loaded) -> Vec<(i64, u64, u64)> {
    let requests = &loaded.workspace.as_ref().unwrap().requests;
    requests.values().flatten().map(|c| (c.at.0 / 1_000 - ORIGIN, c.requests, c.errors)).collect()
}

#[test]
fn counts_of_an_export_feed_an_sla_of_requests() {
    let memory = counted("", &[("march", &[(0, 900, 1_000), (3_600, 1_000, 1_000)])]);
    assert_eq!(buckets(&memory.load()), [(0, 1_000, 100), (3_600, 1_000, 0)]);
    // Two hours of 744 have requests, and the others are up: 1 - 0.1 / 744.
    let uptime = assessed(&memory, |a| a.measured.uptime.to_string());
    assert_eq!(uptime, ["7439/7440"]);
}

#[test]
fn counts_of_two_exports_that_overlap_count_once() {
    let exports: [History<'_>; 2] = [
        ("a", &[(0, 900, 1_000), (3_600, 1_000, 1_000)]),
        ("b", &[(3_600, 1_000, 1_000), (7_200, 500, 1_000)]),
    ];
    let loaded = counted("", &exports).load();
    assert_eq!(buckets(&loaded), [(0, 1_000, 100), (3_600, 1_000, 0), (7_200, 1_000, 500)]);
    let rows: Vec<(u64, u64, u64)> = loaded
        .evidence
        .files
        .iter()
        .map(|f| (f.counts.read, f.counts.accepted, f.counts.duplicates))
        .collect();
    assert_eq!(rows, [(2, 2, 0), (2, 1, 1)]);
}

#[test]
fn counts_that_disagree_ask_the_rule() {
    let exports: [History<'_>; 2] = [("a", &[(0, 900, 1_000)]), ("b", &[(0, 2_000, 2_000)])];
    let stopped = counted("", &exports).load_as_it_is();
    assert!(stopped.diags.has_errors(), "nobody said which of the two counts");
    for (rule, expected) in
        [("worst", vec![(0, 1_000, 100)]), ("first", vec![(0, 1_000, 100)]), ("last", vec![(0, 2_000, 0)])]
    {
        let loaded = counted(&format!("conflicts = \"{rule}\"\n"), &exports).load();
        assert_eq!(buckets(&loaded), expected, "{rule}");
    }
    let refused = counted("conflicts = \"refuse\"\non_reject = \"continue\"\n", &exports).load();
    assert_eq!(buckets(&refused), []);
    assert_eq!(refused.evidence.files.iter().map(|f| f.counts.rejected).sum::<u64>(), 2);
}

/// The same stretches in two files of one source.
fn overlapping(second: &str) -> Memory {
    let source = "[[monitoring]]\nid = \"watch\"\npath = \"monitoring/*.csv\"\nformat = \"intervals\"\ntime = \"epoch-s\"\n";
    let row = |from: i64, to: i64, state: &str| format!("{},{},m,{state}\n", at(from), at(to));
    let a = [row(0, 3_600, "up"), row(3_600, 7_200, "down")].concat();
    let b = [row(3_600, 7_200, second), row(7_200, 10_800, "up")].concat();
    Memory::new()
        .append("amends.toml", &format!("{}{source}", rules("monitoring")))
        .append("services.toml", "monitors = [\"m*\"]\n")
        .file("monitoring/a.csv", format!("start,end,monitor,state\n{a}"))
        .file("monitoring/b.csv", format!("start,end,monitor,state\n{b}"))
}

#[test]
fn records_of_two_exports_that_overlap_are_doubles_of_the_later_file() {
    let loaded = overlapping("down").load();
    let rows: Vec<(u64, u64)> =
        loaded.evidence.files.iter().map(|f| (f.counts.accepted, f.counts.duplicates)).collect();
    assert_eq!(rows, [(2, 0), (1, 1)]);
}

#[test]
fn records_of_two_exports_that_disagree_stop_the_run() {
    let loaded = overlapping("up").load_as_it_is();
    let titles: Vec<String> = loaded.diags.sorted().iter().map(|d| d.title.clone()).collect();
    assert_eq!(titles, ["`monitoring/b.csv` says two things about one time"]);
}
