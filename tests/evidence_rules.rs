//! The rules of evidence one by one: confirmation within a time, rules of one source, rows that disagree, rankings,
//! quorums of regions.

use crate::memory::Memory;
use crate::memory::between;
use crate::memory::downtime;
use crate::memory::line;
use crate::memory::second;
use amends::diag::Severity;
use amends::measure::Reading;

const EVIDENCE: &str = "[evidence]\ngap_after = \"5min\"\nunknown_counts_as = \"up\"\nonset = \"first-failure\"\nrecovery = \"first-success\"\n";
const CHECKS: &str = "[[monitoring]]\nid = \"checks\"\npath = \"monitoring/checks.csv\"\nformat = \"samples\"\ntime = \"epoch-s\"\nstep = \"60s\"\n";

/// 2026-03-01T00:00:00Z in seconds.
const ORIGIN: usize = 1_772_323_200;

/// A sample each minute; `d` is down, `g` degraded, `u` up, `.` none.
fn minutes(monitor: &str, states: &str) -> String {
    let word = |c| match c {
        'u' => "up",
        'd' => "down",
        _ => "degraded",
    };
    let rows = states.chars().enumerate().filter(|(_, c)| *c != '.');
    rows.map(|(i, c)| format!("{},{monitor},{}\n", ORIGIN + i * 60, word(c))).collect()
}

fn samples(rows: &str) -> String {
    format!("time,monitor,state\n{rows}")
}

fn base(rules: &str) -> Memory {
    Memory::new()
        .append("amends.toml", &format!("{EVIDENCE}{rules}\n"))
        .append("services.toml", "monitors = [\"m*\"]\n")
}

/// The downtime of the line in minutes after the origin.
fn down(memory: &Memory, reading: Reading) -> Vec<(usize, usize)> {
    let loaded = memory.load();
    let downtime = downtime(&loaded, between(0, 86_400));
    let set = downtime.of_line(line(&loaded)).under(reading).set();
    set.iter().map(|i| (second(i.start()) / 60, second(i.end()) / 60)).collect()
}

fn chosen(memory: &Memory) -> Vec<(usize, usize)> {
    down(memory, Reading::Chosen)
}

/// The problems of a workspace, in words.
fn problems(memory: &Memory) -> Vec<String> {
    let loaded = memory.load_as_it_is();
    loaded.diags.sorted().iter().filter(|d| d.severity == Severity::Error).map(|d| d.title.clone()).collect()
}

#[test]
fn failures_within_a_time_confirm_each_other_and_good_time_between_them_stays_good() {
    let with = |confirm: &str, states: &str| {
        let rules = format!("decides = \"monitoring\"\nconfirm = {confirm}\n{CHECKS}");
        chosen(&base(&rules).file("monitoring/checks.csv", samples(&minutes("m", states))))
    };
    let flapping = "uuduuduuduuuuuuuuuuuduuu";
    assert_eq!(with("3", flapping), []);
    let within = |minutes: usize| format!("{{ failures = 3, within = \"{minutes}min\" }}");
    // Failures at minutes 2, 5 and 8 are six minutes apart; the one at minute 20 stands alone.
    assert_eq!(with(&within(6), flapping), [(2, 3), (5, 6), (8, 9)]);
    assert_eq!(with(&within(5), flapping), []);
    assert_eq!(with(&within(18), flapping), [(2, 3), (5, 6), (8, 9), (20, 21)]);
    // In a row they count however far the run reaches.
    assert_eq!(with(&within(1), "uudddddddduu"), [(2, 10)]);
    assert_eq!(with("{ failures = 4, within = \"5min\" }", "uudduddu"), [(2, 4), (5, 7)]);
}

#[test]
fn a_source_may_have_rules_of_its_own() {
    let second = CHECKS.replace("checks", "other");
    let rules = |own: &str| format!("decides = \"monitoring\"\nconfirm = 2\n{CHECKS}{own}{second}");
    let with = |own: &str| {
        base(&rules(own))
            .file("monitoring/checks.csv", samples(&minutes("m1", "uduuuuddduuu")))
            .file("monitoring/other.csv", samples(&minutes("m2", "uuuuuuuuuuudd...uuuu")))
    };
    assert_eq!(chosen(&with("")), [(6, 9), (11, 16)]);
    assert_eq!(chosen(&with("confirm = 1\n")), [(1, 2), (6, 9), (11, 16)]);
    assert_eq!(chosen(&with("confirm = 4\n")), [(11, 16)]);
    assert_eq!(chosen(&with("onset = \"last-success\"\nrecovery = \"last-failure\"\n")), [(5, 8), (11, 16)]);
    // A shorter patience cuts runs apart: one step after the last failure nothing is known any more.
    let patient = with("").load_as_it_is();
    assert!(!patient.diags.has_errors());
    let own = rules("")
        .replace("path = \"monitoring/other.csv\"", "path = \"monitoring/other.csv\"\ngap_after = \"2min\"");
    let impatient = with("").file("amends.toml", memory_settings(&own));
    assert_eq!(chosen(&impatient), [(6, 9), (11, 13)]);
}

/// The settings of an empty workspace with rules at their end.
fn memory_settings(rules: &str) -> String {
    use amends::source::Folder;
    let plain = Memory::new().read("amends.toml").unwrap();
    format!("{}{EVIDENCE}{rules}\n", String::from_utf8(plain).unwrap())
}

#[test]
fn of_changes_that_disagree_the_rule_of_the_source_decides() {
    let text = "time,monitor,state\n2026-03-01T00:00:00Z,m,up\n2026-03-01T01:00:00Z,m,down\n2026-03-01T01:00:00Z,m,up\n2026-03-01T02:00:00Z,m,up\n";
    let with = |own: &str| {
        let source = format!(
            "decides = \"monitoring\"\nconfirm = 1\n[[monitoring]]\nid = \"a\"\npath = \"monitoring/a.csv\"\nformat = \"transitions\"\nhold = \"3h\"\n{own}"
        );
        base(&source).file("monitoring/a.csv", text)
    };
    assert_eq!(problems(&with("")), ["`monitoring/a.csv` says two things about one time"]);
    assert_eq!(chosen(&with("conflicts = \"worst\"\n")), [(60, 120)]);
    assert_eq!(chosen(&with("conflicts = \"first\"\n")), [(60, 120)]);
    assert_eq!(chosen(&with("conflicts = \"last\"\n")), []);
    let refused = with("conflicts = \"refuse\"\non_reject = \"continue\"\n");
    assert_eq!(chosen(&refused), []);
    let loaded = refused.load();
    let file = &loaded.evidence.files[0];
    assert_eq!((file.counts.read, file.counts.accepted, file.counts.rejected), (4, 2, 2));
    let reasons: Vec<String> = file.rejects.iter().map(|r| format!("{}: {}", r.line, r.reason)).collect();
    assert_eq!(
        reasons,
        [
            "3: line 4 says something else about the same time",
            "4: line 3 says something else about the same time"
        ]
    );
    // The time of the refused rows is unknown, not up.
    let known = downtime(&loaded, between(0, 86_400)).of_line(line(&loaded)).known.clone().unwrap();
    let known: Vec<(usize, usize)> = known.iter().map(|i| (second(i.start()), second(i.end()))).collect();
    assert_eq!(known, [(0, 3600), (7200, 18_000)]);
}

#[test]
fn of_records_that_overlap_and_disagree_the_rule_of_the_source_decides() {
    let text = "start,end,monitor,state\n2026-03-01T00:00:00Z,2026-03-01T02:00:00Z,m,up\n2026-03-01T01:00:00Z,2026-03-01T03:00:00Z,m,down\n2026-03-01T00:30:00Z,2026-03-01T00:40:00Z,m,up\n";
    let with = |own: &str| {
        let source = format!(
            "decides = \"monitoring\"\nconfirm = 1\n[[monitoring]]\nid = \"a\"\npath = \"monitoring/a.csv\"\nformat = \"intervals\"\n{own}"
        );
        base(&source).file("monitoring/a.csv", text)
    };
    assert_eq!(problems(&with("")), ["`monitoring/a.csv` says two things about one time"]);
    assert_eq!(chosen(&with("conflicts = \"worst\"\n")), [(60, 180)]);
    assert_eq!(chosen(&with("conflicts = \"first\"\n")), [(120, 180)]);
    assert_eq!(chosen(&with("conflicts = \"last\"\n")), [(60, 180)]);
    assert_eq!(chosen(&with("conflicts = \"refuse\"\non_reject = \"continue\"\n")), [(120, 180)]);
}

/// Two monitoring sources and an incident that tell different stories.
fn quarrel(decides: &str, service: &str) -> Memory {
    let outer = CHECKS.replace("checks", "outer");
    base(&format!("decides = {decides}\nconfirm = 1\n{CHECKS}{outer}"))
        .append("services.toml", service)
        .file("monitoring/checks.csv", samples(&minutes("m1", "uuuddduuuuuu")))
        .file("monitoring/outer.csv", samples(&minutes("m2", "uuuuudduuu")))
        .incident(
            "I-1",
            &[crate::memory::Window::down(4 * 60, 8 * 60), crate::memory::Window::down(1200, 1800)],
        )
}

#[test]
fn the_first_of_a_ranking_that_knows_of_a_time_decides_about_it() {
    let with = |decides: &str| chosen(&quarrel(decides, ""));
    assert_eq!(with("\"union\""), [(3, 8), (20, 30)]);
    assert_eq!(with("\"monitoring\""), [(3, 7)]);
    assert_eq!(with("\"intersection\""), [(4, 7)]);
    // `outer` ends after ten minutes; what comes then is for the next one to say.
    assert_eq!(with("[\"outer\"]"), [(5, 7)]);
    assert_eq!(with("[\"outer\", \"checks\"]"), [(5, 7)]);
    assert_eq!(with("[\"checks\", \"incidents\"]"), [(3, 6), (20, 30)]);
    assert_eq!(with("[\"outer\", \"incidents\"]"), [(5, 7), (20, 30)]);
    assert_eq!(with("[\"monitoring\", \"incidents\"]"), [(3, 7), (20, 30)]);
    assert_eq!(with("[\"incidents\"]"), [(4, 8), (20, 30)]);
}

#[test]
fn a_service_may_have_a_rule_of_its_own() {
    assert_eq!(chosen(&quarrel("\"monitoring\"", "decides = \"incidents\"\n")), [(4, 8), (20, 30)]);
    assert_eq!(chosen(&quarrel("\"incidents\"", "decides = [\"outer\"]\n")), [(5, 7)]);
}

#[test]
fn a_ranking_that_makes_no_sense_is_refused() {
    let with = |decides: &str| problems(&quarrel(decides, ""));
    assert_eq!(with("[]"), ["an empty ranking decides nothing"]);
    assert_eq!(
        with("[\"incidents\", \"checks\"]"),
        ["incidents know of every time, so that nothing after them is ever asked"]
    );
    assert_eq!(with("[\"checks\", \"checks\"]"), ["the same evidence stands in the ranking twice"]);
    assert_eq!(with("[\"cheks\"]"), ["the ranking names `cheks`, which is no `[[monitoring]]` source"]);
}

#[test]
fn a_number_of_regions_makes_the_whole() {
    let with = |combine: &str| {
        let service = format!("regions = [\"a\", \"b\", \"c\"]\ncombine_regions = {combine}\n");
        let source = CHECKS.replace("step =", "columns = { region = \"place\" }\nstep =");
        let row = |region: &str, states: &str| {
            minutes("m", states).lines().map(|l| format!("{l},{region}\n")).collect::<String>()
        };
        let rows = [row("a", "uddddduuuuuu"), row("b", "uuddduuuuudu"), row("c", "uuuddddduuuu")].concat();
        let memory = base(&format!("decides = \"monitoring\"\nconfirm = 1\n{source}"))
            .append("services.toml", &service)
            .file("monitoring/checks.csv", format!("time,monitor,state,place\n{rows}"));
        chosen(&memory)
    };
    assert_eq!(with("\"any\""), [(1, 8), (10, 11)]);
    assert_eq!(with("{ at_least = 2 }"), [(2, 6)]);
    assert_eq!(with("{ at_least = 3 }"), [(3, 5)]);
    assert_eq!(with("\"all\""), [(3, 5)]);
}

#[test]
fn a_monitor_that_says_degraded_tells_of_a_share_where_the_rule_names_one() {
    let share = |rule: &str| {
        let rules = format!("decides = \"monitoring\"\nconfirm = 1\n{rule}\n{CHECKS}");
        let memory = base(&rules).file("monitoring/checks.csv", samples(&minutes("m", "ugggguuu")));
        let loaded = memory.load();
        let downtime = downtime(&loaded, between(0, 86_400));
        let of_line = downtime.of_line(line(&loaded));
        let shares = of_line.chosen.iter().map(|(_, o)| downtime.origins.get(o).share.clone());
        shares.map(|s| s.map_or("all".to_owned(), |s| s.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(share(""), ["all"]);
    assert_eq!(share("degraded_share = \"50%\""), ["1/2"]);
}

#[test]
fn a_soft_state_counts_only_where_the_source_says_so() {
    let at = |minute: usize| ORIGIN + minute * 60;
    let text = format!(
        "[{}] CURRENT SERVICE STATE: m;web;OK;HARD;1;ok\n[{}] SERVICE ALERT: m;web;CRITICAL;SOFT;1;no\n[{}] SERVICE ALERT: m;web;CRITICAL;HARD;3;no\n[{}] SERVICE ALERT: m;web;OK;HARD;3;ok\n",
        at(0),
        at(10),
        at(12),
        at(20)
    );
    let with = |soft: &str| {
        let rules = format!(
            "decides = \"monitoring\"\nconfirm = 1\n[[monitoring]]\nid = \"n\"\npath = \"monitoring/n.log\"\nformat = \"nagios-log\"\nhold = \"1h\"\n{soft}"
        );
        base(&rules).file("monitoring/n.log", text.clone())
    };
    assert_eq!(chosen(&with("soft_states = \"ignore\"\n")), [(12, 20)]);
    assert_eq!(chosen(&with("soft_states = \"count\"\n")), [(10, 20)]);
    assert_eq!(
        problems(&with("")),
        ["a log of Nagios needs `soft_states`: whether a state counts that is still tried again"]
    );
}

#[test]
fn of_samples_that_disagree_the_rule_of_the_source_decides() {
    let rows = [minutes("m", "uuuduu"), minutes("m", "...uu.")].concat();
    let with = |own: &str| {
        base(&format!("decides = \"monitoring\"\nconfirm = 1\n{CHECKS}{own}"))
            .file("monitoring/checks.csv", samples(&rows))
    };
    assert_eq!(problems(&with("")), ["`monitoring/checks.csv` says two things about one time"]);
    assert_eq!(chosen(&with("conflicts = \"worst\"\n")), [(3, 4)]);
    assert_eq!(chosen(&with("conflicts = \"first\"\n")), [(3, 4)]);
    assert_eq!(chosen(&with("conflicts = \"last\"\n")), []);
    let refused = with("conflicts = \"refuse\"\non_reject = \"continue\"\n");
    assert_eq!(chosen(&refused), []);
    let loaded = refused.load();
    let known = downtime(&loaded, between(0, 86_400)).of_line(line(&loaded)).known.clone().unwrap();
    let known: Vec<(usize, usize)> =
        known.iter().map(|i| (second(i.start()) / 60, second(i.end()) / 60)).collect();
    assert_eq!(known, [(0, 3), (4, 6)]);
}

#[test]
fn rows_that_cannot_be_used_are_counted_once_even_when_they_share_an_instant() {
    let row = |state: &str| format!("{},m,{state}\n", ORIGIN + 60);
    let rows = [minutes("m", "u"), row("odd"), row("odd"), row("strange"), row("up"), row("up")].concat();
    let memory = base(&format!(
        "decides = \"monitoring\"\nconfirm = 1\nconflicts = \"worst\"\n{CHECKS}on_reject = \"continue\"\n"
    ))
    .file("monitoring/checks.csv", samples(&rows));
    let loaded = memory.load();
    let c = loaded.evidence.files[0].counts;
    assert_eq!((c.read, c.accepted, c.duplicates, c.rejected), (6, 2, 1, 3));
}

#[test]
fn what_a_tool_says_while_it_is_at_fault_itself_does_not_count() {
    let with = |own: &str| {
        base(&format!("decides = \"monitoring\"\nconfirm = 2\n{CHECKS}{own}"))
            .file("monitoring/checks.csv", samples(&minutes("m", "uudddddddduuuu")))
    };
    assert_eq!(chosen(&with("")), [(2, 10)]);
    let blind = with(
        "blind = [\"2026-03-01T00:04:00Z/2026-03-01T00:06:00Z\", \"2026-03-01T00:09:00Z/2026-03-01T00:30:00Z\"]\n",
    );
    assert_eq!(chosen(&blind), [(2, 4), (6, 9)]);
    assert_eq!(down(&blind, Reading::High), [(1, 4), (6, 9)]);
    let loaded = blind.load();
    let known = downtime(&loaded, between(0, 86_400)).of_line(line(&loaded)).known.clone().unwrap();
    let known: Vec<(usize, usize)> =
        known.iter().map(|i| (second(i.start()) / 60, second(i.end()) / 60)).collect();
    assert_eq!(known, [(0, 4), (6, 9)]);
    assert_eq!(problems(&with("blind = [\"yesterday\"]\n")), ["`yesterday` is not a stretch of time"]);
}

/// A service of two parts: monitors watch the first one, and see it down from the third minute to the fifth; people
/// recorded the second one as down from the fourth minute to the seventh.
fn parts(decides: &str, combine: &str) -> Vec<(usize, usize)> {
    let incident = "schema = 1\n[incident]\nid = \"I-1\"\ntitle = \"t\"\nstatus = \"resolved\"\ndata_loss = \"no\"\n[[impact]]\nservice = \"svc\"\ncomponent = \"b\"\nstart = \"2026-03-01T00:04:00Z\"\nend = \"2026-03-01T00:07:00Z\"\nkind = \"down\"\n";
    let memory = Memory::new()
        .append("amends.toml", &format!("{EVIDENCE}decides = {decides}\nconfirm = 1\n{CHECKS}"))
        .append(
            "services.toml",
            &format!("combine = \"{combine}\"\n[[service.component]]\nid = \"a\"\nmonitors = [\"m*\"]\n[[service.component]]\nid = \"b\"\n"),
        )
        .file("monitoring/checks.csv", samples(&minutes("m", "uuudduuuuu")))
        .file("incidents/I-1.toml", incident);
    chosen(&memory)
}

#[test]
fn the_evidence_is_weighed_part_by_part_before_the_parts_make_the_whole() {
    assert_eq!(parts("\"union\"", "any"), [(3, 7)]);
    assert_eq!(parts("\"union\"", "all"), [(4, 5)], "the first part by monitors, the second by people");
    assert_eq!(parts("\"intersection\"", "any"), [], "no part is down by both");
    assert_eq!(parts("[\"checks\", \"incidents\"]", "any"), [(3, 7)], "nothing watches the second part");
    assert_eq!(parts("[\"checks\", \"incidents\"]", "all"), [(4, 5)]);
    assert_eq!(parts("\"monitoring\"", "any"), [(3, 5)]);
}

#[test]
fn what_nobody_in_a_ranking_knows_of_is_unknown_and_counts_as_the_rule_says() {
    let with = |decides: &str, unknown: &str| {
        let outer = CHECKS.replace("checks", "outer");
        let rules =
            EVIDENCE.replace("unknown_counts_as = \"up\"", &format!("unknown_counts_as = \"{unknown}\""));
        let memory = Memory::new()
            .append("amends.toml", &format!("{rules}decides = {decides}\nconfirm = 1\n{CHECKS}{outer}"))
            .append("services.toml", "monitors = [\"m*\"]\n")
            .file("monitoring/checks.csv", samples(&minutes("m1", "uuuuuuuuuuuuu")))
            .file("monitoring/outer.csv", samples(&minutes("m2", ".......uudduu")));
        let loaded = memory.load();
        let downtime = downtime(&loaded, between(0, 13 * 60));
        let of_line = downtime.of_line(line(&loaded));
        let minutes = |set: &amends::interval::IntervalSet| {
            set.iter().map(|i| (second(i.start()) / 60, second(i.end()) / 60)).collect::<Vec<_>>()
        };
        (minutes(&of_line.chosen.set()), minutes(of_line.known.as_ref().unwrap()))
    };
    assert_eq!(with("[\"outer\"]", "up"), (vec![(9, 11)], vec![(7, 13)]));
    assert_eq!(with("[\"outer\"]", "down"), (vec![(0, 7), (9, 11)], vec![(7, 13)]));
    assert_eq!(with("[\"outer\", \"incidents\"]", "down").0, [(9, 11)], "people know of every time");
    assert_eq!(with("[\"outer\", \"monitoring\"]", "down"), (vec![(9, 11)], vec![(0, 13)]));
    assert_eq!(with("\"monitoring\"", "down"), (vec![(9, 11)], vec![(0, 13)]));
}

#[test]
fn an_incident_names_what_monitors_decide_about_and_changes_nothing_of_it() {
    for decides in ["\"monitoring\"", "[\"checks\", \"incidents\"]"] {
        let memory = quarrel(decides, "").file(
            "incidents/I-1.toml",
            "schema = 1\n[incident]\nid = \"I-1\"\ntitle = \"t\"\nstatus = \"resolved\"\ndata_loss = \"no\"\n[[impact]]\nservice = \"svc\"\nstart = \"2026-03-01T00:04:00Z\"\nend = \"2026-03-01T00:08:00Z\"\nkind = \"degraded\"\nshare = \"10%\"\n",
        );
        let loaded = memory.load();
        let downtime = downtime(&loaded, between(0, 15 * 60));
        let found = amends::measure::outages(&downtime, between(0, 15 * 60));
        assert_eq!(found.len(), 1, "{decides}");
        assert_eq!(found[0].kind, amends::model::ImpactKind::Down);
        assert_eq!(found[0].incidents.iter().map(|i| i.as_str()).collect::<Vec<_>>(), ["I-1"]);
        let weights = crate::memory::assessed(&memory, |a| a.affected().0 / 60_000);
        // Three minutes by `checks`; in a ranking nothing else is known of them, and `m2` is not asked.
        assert_eq!(weights, [if decides.starts_with('[') { 3 } else { 4 }]);
    }
}

#[test]
fn a_change_of_a_time_that_cannot_be_read_leaves_the_time_between_its_neighbours_unknown() {
    let row = |time: &str, state: &str| format!("{time},m,{state}\n");
    let known = |rows: &[String]| {
        let source = "decides = \"monitoring\"\nconfirm = 1\n[[monitoring]]\nid = \"a\"\npath = \"monitoring/a.csv\"\nformat = \"transitions\"\nhold = \"3h\"\non_reject = \"continue\"\n";
        let memory = base(source).file("monitoring/a.csv", format!("time,monitor,state\n{}", rows.concat()));
        let loaded = memory.load();
        let known = downtime(&loaded, between(0, 86_400)).of_line(line(&loaded)).known.clone().unwrap();
        known
            .iter()
            .map(|i| {
                let minutes = |t: amends::time::Instant| (t.0 - crate::memory::origin().0) / 60_000;
                (minutes(i.start()), minutes(i.end()))
            })
            .collect::<Vec<_>>()
    };
    let mut rows =
        [row("2026-03-01T00:00:00Z", "up"), row("soon", "down"), row("2026-03-01T02:00:00Z", "up")];
    // One millisecond after midnight nobody knows any more.
    let loaded = [(120, 300)];
    assert_eq!(known(&rows)[1..], loaded);
    rows.reverse();
    assert_eq!(known(&rows)[1..], loaded, "newest first");
}
