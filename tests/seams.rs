//! One export cut into daily files must tell what it tells in one file.

use crate::memory::Memory;
use amends::measure::Downtime;
use amends::run;
use amends::time::Month;

const RULES: &str = r#"
[evidence]
decides = "monitoring"
confirm = 2
gap_after = "150s"
unknown_counts_as = "up"
onset = "first-failure"
recovery = "first-success"
[[monitoring]]
id = "m"
path = "monitoring/*.csv"
"#;

/// The outages and the row counts of a workspace with these monitoring files.
fn told(source: &str, files: &[(&str, String)]) -> (Vec<String>, [u64; 4]) {
    let mut memory = Memory::new()
        .append("amends.toml", &format!("{RULES}{source}"))
        .append("services.toml", "monitors = [\"web\"]\n");
    for (name, text) in files {
        memory = memory.file(&format!("monitoring/{name}.csv"), text.clone());
    }
    let loaded = memory.load();
    let workspace = loaded.workspace.as_ref().unwrap();
    let horizon = run::horizon(workspace, &loaded.policies, Month::parse("2026-03").unwrap()).unwrap();
    let mut diags = amends::diag::Diagnostics::default();
    let down = Downtime::new(workspace, &loaded.evidence, &loaded.sources, horizon, &mut diags);
    let outages = amends::measure::outages(&down, horizon);
    let mut counts = [0; 4];
    for file in &loaded.evidence.files {
        let c = file.counts;
        assert_eq!(c.read, c.accepted + c.duplicates + c.rejected);
        counts =
            [counts[0] + c.read, counts[1] + c.accepted, counts[2] + c.duplicates, counts[3] + c.rejected];
    }
    let words = |o: &amends::measure::Outage| {
        format!("{} to {}, {} to {}", o.interval.start(), o.interval.end(), o.bounds.0, o.bounds.1)
    };
    (outages.iter().map(words).collect(), counts)
}

/// Every cut of the rows into two files gives what the whole gives.
fn any_cut_changes_nothing(source: &str, header: &str, rows: &[&str]) -> Vec<String> {
    let text = |rows: &[&str]| format!("{header}\n{}\n", rows.join("\n"));
    let whole = told(source, &[("all", text(rows))]);
    for at in 1..rows.len() {
        let cut = told(source, &[("a", text(&rows[..at])), ("b", text(&rows[at..]))]);
        assert_eq!(cut, whole, "cut before row {at}");
        let other_names = told(source, &[("b", text(&rows[..at])), ("a", text(&rows[at..]))]);
        assert_eq!(other_names, whole, "cut before row {at}, the later file first by name");
    }
    whole.0
}

#[test]
fn samples_are_one_story_over_all_files() {
    let rows = [
        "2026-03-10T00:00:00Z,web,up",
        "2026-03-10T00:01:00Z,web,down",
        "2026-03-10T00:02:00Z,web,down",
        "2026-03-10T00:03:00Z,web,down",
        "2026-03-10T00:04:00Z,web,up",
        "2026-03-10T00:05:00Z,web,down",
        "2026-03-10T00:06:00Z,web,up",
        "2026-03-10T00:20:00Z,web,down",
        "2026-03-10T00:21:00Z,web,down",
    ];
    let outages =
        any_cut_changes_nothing("format = \"samples\"\nstep = \"60s\"\n", "time,monitor,state", &rows);
    assert_eq!(outages.len(), 2, "{outages:?}");
    assert!(outages[0].starts_with("2026-03-10T00:01:00Z to 2026-03-10T00:04:00Z"), "{outages:?}");
}

#[test]
fn a_state_may_end_in_the_next_file() {
    let rows = [
        "2026-03-10T00:00:00Z,web,up",
        "2026-03-10T22:00:00Z,web,down",
        "2026-03-10T23:30:00Z,web,down",
        "2026-03-11T00:10:00Z,web,up",
        "2026-03-11T00:10:00Z,web,up",
        "2026-03-12T00:00:00Z,web,up",
    ];
    let outages =
        any_cut_changes_nothing("format = \"transitions\"\nhold = \"26h\"\n", "time,monitor,state", &rows);
    assert_eq!(
        outages,
        [
            "2026-03-10T22:00:00Z to 2026-03-11T00:10:00Z, 2\u{a0}h\u{a0}10\u{a0}min to 2\u{a0}h\u{a0}10\u{a0}min"
        ]
    );
}

#[test]
fn the_newest_event_of_a_robot_lasts_only_where_nothing_follows() {
    let rows = [
        "Down,web,,03-10-2026 22:00:00,timeout,\"9 hrs, 0 mins\",",
        "Up,web,,03-10-2026 20:00:00,OK,\"2 hrs, 0 mins\",",
        "Up,web,,03-11-2026 00:10:00,OK,\"1 hrs, 0 mins\",",
    ];
    let header = "Event,Monitor,Monitor URL,Date-Time,Reason,Duration,Duration (in mins.)";
    let outages = any_cut_changes_nothing("format = \"uptimerobot\"\nzone = \"UTC\"\n", header, &rows);
    assert_eq!(outages.len(), 1);
    assert!(outages[0].starts_with("2026-03-10T22:00:00Z to 2026-03-11T00:10:00Z"), "{outages:?}");
}
