//! Exports of status pages and pagers, as evidence and as timelines, with the quirks that real ones have. All names,
//! times and words here are invented.

use crate::memory::Memory;
use amends::diag::Severity;
use amends::ingest::evidence::EvidenceFile;
use amends::ingest::evidence::Told;
use amends::ingest::samples::SampleState;
use amends::model::Audience;
use amends::model::DataLoss;
use amends::model::EventKind;
use amends::model::ImpactKind;
use amends::model::Incident;
use amends::model::IncidentId;
use amends::model::IncidentStatus;
use amends::run;
use amends::run::Closed;
use amends::run::Loaded;
use amends::run::Request;
use amends::time::Month;
use serde_json::Value;
use serde_json::json;

const DAY: &str = "2026-03-02T";

/// Times of one day as they stand in JSON: `10:00` is 2026-03-02T10:00:00.000Z.
fn t(time: &str) -> String {
    format!("{DAY}{time}:00.000Z")
}

/// A source of monitoring; `settings` are its keys.
fn with_source(memory: Memory, format: &str, settings: &str) -> Memory {
    let rules = "\n[evidence]\ndecides = \"monitoring\"\nconfirm = 1\ngap_after = \"5min\"\nunknown_counts_as = \"up\"\nonset = \"first-failure\"\nrecovery = \"first-success\"\n";
    memory.append(
        "amends.toml",
        &format!("{rules}[[monitoring]]\nid = \"export\"\npath = \"monitoring/*\"\nformat = \"{format}\"\non_reject = \"continue\"\n{settings}\n"),
    )
}

/// The evidence of one file.
fn evidence(format: &str, settings: &str, name: &str, text: &str) -> Loaded {
    with_source(Memory::new(), format, settings).file(&format!("monitoring/{name}"), text).load_as_it_is()
}

/// Monitor, region, state, start, end of every statement, the times without the day.
fn told(loaded: &Loaded) -> Vec<String> {
    let mut all = Vec::new();
    for series in &loaded.evidence.series {
        let Told::Statements(list) = &series.told else { panic!("statements") };
        for s in list {
            let time = |t: amends::time::Instant| t.to_string().replace(DAY, "").replace(":00Z", "");
            let place = series.key.region.as_ref().map(|r| format!(" in {r}")).unwrap_or_default();
            let (start, end) = (time(s.interval.start()), time(s.interval.end()));
            all.push(format!("{}{place} {:?} {start} {end}", series.key.monitor, s.state));
        }
    }
    all
}

/// Rows read, accepted, double, rejected; and the reasons.
fn counted(file: &EvidenceFile) -> ([u64; 4], Vec<String>) {
    let c = file.counts;
    assert_eq!(c.read, c.accepted + c.duplicates + c.rejected, "the counts add up");
    ([c.read, c.accepted, c.duplicates, c.rejected], file.rejects.iter().map(|r| r.reason.clone()).collect())
}

fn counts(loaded: &Loaded) -> ([u64; 4], Vec<String>) {
    assert!(!loaded.evidence.files.is_empty(), "{:#?}", loaded.diags.sorted());
    counted(&loaded.evidence.files[0])
}

/// An update of a Statuspage; `parts` are (name, new status).
fn update(status: &str, at: &str, parts: &[(&str, &str)]) -> Value {
    let list: Vec<Value> = parts
        .iter()
        .map(|(name, new)| json!({"code": format!("c-{name}"), "name": name, "old_status": "operational", "new_status": new}))
        .collect();
    let list = if list.is_empty() { Value::Null } else { Value::Array(list) };
    json!({"status": status, "body": format!("We are {status}."), "created_at": t(at), "display_at": t(at), "affected_components": list})
}

/// An incident of a Statuspage with its updates in order of time; the file has them newest first.
fn incident(id: &str, impact: &str, updates: Vec<Value>) -> Value {
    let status = updates.last().and_then(|u| u["status"].as_str()).unwrap_or("investigating").to_owned();
    let updates: Vec<Value> = updates.into_iter().rev().collect();
    json!({"id": id, "name": "Trouble with the shop", "status": status, "impact": impact, "shortlink": "https://status.example/x", "created_at": t("09:00"), "updated_at": t("12:00"), "started_at": null, "incident_updates": updates})
}

fn page(incidents: &[Value]) -> String {
    let page = json!({"id": "p", "name": "Example", "time_zone": "Europe/Berlin"});
    serde_json::to_string_pretty(&json!({"page": page, "incidents": incidents})).unwrap()
}

/// What an outage of the component `svc` looks like from beginning to end.
fn outage(id: &str) -> Value {
    incident(
        id,
        "minor",
        vec![
            update("investigating", "10:00", &[("svc", "partial_outage")]),
            update("identified", "10:20", &[("svc", "major_outage")]),
            update("monitoring", "11:00", &[("svc", "operational")]),
            update("resolved", "11:30", &[]),
        ],
    )
}

#[test]
fn the_state_of_a_component_is_that_of_the_updates_and_not_the_impact() {
    let loaded = evidence("statuspage", "", "p.json", &page(&[outage("a")]));
    assert_eq!(
        told(&loaded),
        ["svc Degraded 10:00 10:20", "svc Down 10:20 11:00", "svc Up 11:00 11:30"],
        "{:#?}",
        loaded.diags.sorted()
    );
    assert_eq!(counts(&loaded).0, [1, 1, 0, 0]);
    let loaded =
        evidence("statuspage", "states = { down = [\"partial_outage\"] }", "p.json", &page(&[outage("a")]));
    assert_eq!(told(&loaded)[0], "svc Down 10:00 11:00", "the source's own words win");
}

#[test]
fn an_incident_that_was_entered_afterwards_is_read_by_display_at() {
    let mut late = outage("a");
    for u in late["incident_updates"].as_array_mut().unwrap() {
        u["created_at"] = json!("2026-03-09T08:00:00+01:00");
    }
    let loaded = evidence("statuspage", "", "p.json", &page(&[late]));
    assert_eq!(told(&loaded)[0], "svc Degraded 10:00 10:20");
}

#[test]
fn what_the_first_update_says_was_so_from_started_at() {
    let mut early = outage("a");
    early["started_at"] = json!("2026-03-02T10:48:00.000+01:00");
    let loaded = evidence("statuspage", "", "p.json", &page(&[early]));
    assert_eq!(told(&loaded)[0], "svc Degraded 09:48 10:20");
    let mut without = outage("a");
    without.as_object_mut().unwrap().remove("started_at");
    assert_eq!(told(&evidence("statuspage", "", "p.json", &page(&[without])))[0], "svc Degraded 10:00 10:20");
}

#[test]
fn with_resolved_every_component_is_up_whatever_the_update_forgot() {
    let forgot = incident(
        "a",
        "major",
        vec![
            update("investigating", "10:00", &[("svc", "major_outage"), ("mail", "degraded_performance")]),
            update("resolved", "10:30", &[("mail", "degraded_performance")]),
            update("postmortem", "18:00", &[("svc", "major_outage")]),
        ],
    );
    let loaded = evidence("statuspage", "", "p.json", &page(&[forgot]));
    assert_eq!(told(&loaded), ["mail Degraded 10:00 10:30", "svc Down 10:00 10:30"]);
    assert_eq!(counts(&loaded).0, [1, 1, 0, 0]);
}

#[test]
fn an_incident_without_components_is_named_and_tells_nothing() {
    let nameless = incident(
        "n1",
        "critical",
        vec![update("investigating", "10:00", &[]), update("resolved", "11:00", &[])],
    );
    let notice =
        incident("n2", "none", vec![update("investigating", "10:00", &[]), update("resolved", "11:00", &[])]);
    let loaded = evidence("statuspage", "", "p.json", &page(&[nameless, notice]));
    assert!(told(&loaded).is_empty());
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [2, 1, 0, 1]);
    assert_eq!(reasons, ["`n1` names no component, so nobody can tell which service was hit"]);
}

#[test]
fn an_incident_that_is_not_over_is_a_reject_and_what_it_proves_is_told() {
    let open = incident(
        "a",
        "major",
        vec![
            update("investigating", "10:00", &[("svc", "major_outage")]),
            update("identified", "10:30", &[("svc", "partial_outage")]),
        ],
    );
    let loaded = evidence("statuspage", "", "p.json", &page(&[open]));
    assert_eq!(told(&loaded), ["svc Down 10:00 10:30"]);
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [1, 0, 0, 1]);
    assert_eq!(reasons, ["`a` is not over at the end of the file: `svc` has no end"]);
    // Watched, with nothing hit any more: there is nothing to guess.
    let watched = incident(
        "a",
        "major",
        vec![
            update("investigating", "10:00", &[("svc", "major_outage")]),
            update("monitoring", "10:30", &[("svc", "operational")]),
        ],
    );
    let loaded = evidence("statuspage", "", "p.json", &page(&[watched]));
    assert_eq!((told(&loaded), counts(&loaded).0), (vec!["svc Down 10:00 10:30".to_owned()], [1, 1, 0, 0]));
}

#[test]
fn an_incident_in_two_files_is_told_once_in_its_last_version() {
    let mut open = incident("a", "major", vec![update("investigating", "10:00", &[("svc", "major_outage")])]);
    open["updated_at"] = json!(t("10:00"));
    let memory = with_source(Memory::new(), "statuspage", "")
        .file("monitoring/2-february.json", page(&[open]))
        .file("monitoring/1-march.json", page(&[outage("a"), outage("a")]));
    let loaded = memory.load_as_it_is();
    assert_eq!(told(&loaded).len(), 3, "{:?}", told(&loaded));
    let files: Vec<[u64; 4]> = loaded.evidence.files.iter().map(|f| counted(f).0).collect();
    assert_eq!(files, [[2, 1, 1, 0], [1, 0, 1, 0]], "the open version counts for nothing");
}

#[test]
fn planned_work_is_kept_with_the_time_of_its_announcement() {
    let work = json!({
        "id": "m1", "name": "New disks", "status": "completed", "impact": "maintenance",
        "created_at": "2026-02-25T09:00:00-05:00", "scheduled_for": t("01:00"), "scheduled_until": t("03:00"),
        "components": [{"id": "c1", "name": "svc"}],
        "incident_updates": [
            update("completed", "02:40", &[("svc", "operational")]),
            update("in_progress", "01:00", &[("svc", "under_maintenance")]),
            update("scheduled", "00:10", &[("svc", "under_maintenance")]),
        ]
    });
    let nameless = json!({"id": "m2", "name": "?", "status": "scheduled", "impact": "maintenance", "created_at": t("01:00"), "scheduled_for": t("01:00"), "scheduled_until": t("03:00"), "incident_updates": []});
    let backwards = json!({"id": "m3", "name": "?", "status": "scheduled", "impact": "maintenance", "created_at": t("01:00"), "scheduled_for": t("03:00"), "scheduled_until": t("01:00"), "components": [{"id": "c1", "name": "svc"}], "incident_updates": []});
    let text = json!({"page": {}, "scheduled_maintenances": [work, nameless, backwards]}).to_string();
    let loaded = evidence("statuspage", "", "m.json", &text);
    assert_eq!(told(&loaded), ["svc Maintenance 01:00 02:40"], "{:#?}", loaded.diags.sorted());
    let planned = &loaded.evidence.planned;
    assert_eq!(planned.len(), 1);
    assert_eq!(planned[0].monitor.as_deref(), Some("svc"));
    assert_eq!(planned[0].announced_at.map(|a| a.to_string()).as_deref(), Some("2026-02-25T14:00:00Z"));
    let (start, end) = planned[0].first;
    assert_eq!(
        (start.to_string(), end.to_string()),
        ("2026-03-02 01:00:00".to_owned(), "2026-03-02 03:00:00".to_owned())
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [3, 1, 0, 2]);
    assert!(
        reasons[0].contains("`m2` names no component") && reasons[1].contains("ends before"),
        "{reasons:?}"
    );
}

#[test]
fn incident_io_says_when_each_component_was_hit() {
    let text = json!({
        "components": [{"id": "01C", "name": "svc"}],
        "incidents": [{
            "id": "01I", "name": "Slow", "status": "resolved",
            "component_impacts": [
                {"component_id": "01C", "component_status": "degraded_performance", "start_at": t("10:00"), "end_at": t("10:10")},
                {"component_id": "01C", "component_status": "full_outage", "start_at": t("10:10"), "end_at": t("10:15")},
                {"component_id": "01X", "component_status": "partial_outage", "start_at": t("10:00"), "end_at": t("10:15")}
            ],
            "updates": [{"to_status": "resolved", "message_string": "Fixed.", "published_at": t("10:20")}]
        }]
    })
    .to_string();
    let loaded = evidence("statuspage", "", "p.json", &text);
    assert_eq!(
        told(&loaded),
        ["01X Degraded 10:00 10:15", "svc Degraded 10:00 10:10", "svc Down 10:10 10:15"],
        "a component without a name is called by its id"
    );
}

#[test]
fn words_nobody_knows_are_named() {
    let strange_state = incident(
        "a",
        "major",
        vec![update("investigating", "10:00", &[("svc", "wobbly")]), update("resolved", "11:00", &[])],
    );
    let strange_status = incident(
        "b",
        "major",
        vec![
            update("investigating", "12:00", &[("svc", "major_outage")]),
            update("pondering", "12:10", &[]),
            update("resolved", "13:00", &[]),
        ],
    );
    let loaded = evidence("statuspage", "", "p.json", &page(&[strange_state, strange_status]));
    assert_eq!(told(&loaded), ["svc Unknown 10:00 11:00", "svc Down 12:00 13:00"]);
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [2, 0, 0, 2]);
    assert!(reasons[0].starts_with("`a`: not a state of this tool"), "{reasons:?}");
    assert!(reasons[1].starts_with("not a status of an incident"), "{reasons:?}");
}

#[test]
fn a_component_twice_in_one_update_has_the_worse_state() {
    let twice = incident(
        "a",
        "major",
        vec![
            update("investigating", "10:00", &[("svc", "degraded_performance"), ("svc", "major_outage")]),
            update("resolved", "10:10", &[]),
        ],
    );
    assert_eq!(told(&evidence("statuspage", "", "p.json", &page(&[twice]))), ["svc Down 10:00 10:10"]);
}

#[test]
fn two_components_of_one_name_are_two() {
    let part = |code: &str, new: &str| json!({"code": code, "name": "svc", "new_status": new});
    let mut one = outage("a");
    one["incident_updates"] = json!([
        {"status": "resolved", "body": "", "created_at": t("11:00"), "affected_components": []},
        {"status": "identified", "body": "", "created_at": t("10:20"), "affected_components": [part("eu", "operational")]},
        {"status": "investigating", "body": "", "created_at": t("10:00"), "affected_components": [part("eu", "major_outage"), part("us", "major_outage")]},
    ]);
    let loaded = evidence("statuspage", "", "p.json", &page(&[one]));
    assert_eq!(told(&loaded), ["svc Down 10:00 11:00"], "the other one was down to the end");
}

#[test]
fn updates_out_of_order_are_put_in_order() {
    let mut mixed = outage("a");
    mixed["incident_updates"].as_array_mut().unwrap().swap(0, 2);
    assert_eq!(
        told(&evidence("statuspage", "", "p.json", &page(&[mixed]))),
        told(&evidence("statuspage", "", "p.json", &page(&[outage("a")])))
    );
}

#[test]
fn ten_thousand_updates_are_read_in_order() {
    let second = |n: usize| crate::memory::at(n * 60).to_string();
    let updates: Vec<Value> = (0..10_000)
        .rev()
        .map(|n| {
            let word = if n % 2 == 0 { "major_outage" } else { "operational" };
            json!({"status": if n == 9_999 { "resolved" } else { "identified" }, "body": "x", "created_at": second(n), "display_at": second(n), "affected_components": [{"code": "c", "name": "svc", "new_status": word}]})
        })
        .collect();
    let one = json!({"id": "a", "name": "Long", "status": "resolved", "impact": "major", "incident_updates": updates});
    let text = page(&[one]);
    let loaded = evidence("statuspage", "", "p.json", &text);
    let Told::Statements(list) = &loaded.evidence.series[0].told else { panic!("statements") };
    assert_eq!(list.len(), 9_999);
    let down = list.iter().filter(|s| s.state == SampleState::Down).count();
    assert_eq!(down, 5_000);
    let loaded = Memory::new().file("incidents/p.json", text).load_as_it_is();
    let found = &loaded.workspace.unwrap().incidents[&IncidentId::new("a")];
    assert_eq!((found.impacts.len(), found.communications.len()), (5_000, 10_000));
}

/// Google's shape; `end` is missing while it goes on.
fn google(id: &str, end: Option<&str>, updates: Value) -> Value {
    let mut one = json!({
        "id": id, "number": "1", "begin": "2026-03-02T10:00:00+00:00", "created": t("10:30"), "modified": t("13:00"),
        "external_desc": "**Networking** is slow", "status_impact": "SERVICE_DISRUPTION", "severity": "medium",
        "service_key": "k", "service_name": "Multiple Products", "uri": "incidents/abc",
        "affected_products": [{"title": "svc", "id": "i1"}, {"title": "Cloud Mail", "id": "i2"}],
        "previously_affected_locations": [{"title": "Iowa (us-central1)", "id": "us-central1"}], "updates": updates
    });
    if let Some(end) = end {
        one["end"] = json!(t(end));
    }
    one
}

fn google_update(status: &str, at: &str, places: &[&str]) -> Value {
    let places: Vec<Value> = places.iter().map(|p| json!({"title": p, "id": p})).collect();
    json!({"created": t(at), "modified": t(at), "when": t(at), "text": "# Summary\n\nWe <b>look</b> into it.", "status": status, "affected_locations": places})
}

#[test]
fn google_changes_with_its_updates_and_says_where() {
    let updates = json!([
        google_update("AVAILABLE", "12:10", &[]),
        google_update("SERVICE_DISRUPTION", "11:30", &["us-central1"]),
        google_update("SERVICE_OUTAGE", "11:00", &["europe-west1", "us-central1"]),
        google_update("SERVICE_INFORMATION", "10:40", &["us-central1"]),
        google_update("SERVICE_DISRUPTION", "10:20", &["us-central1"]),
    ]);
    let text = json!([google("g1", Some("12:00"), updates)]).to_string();
    let loaded = evidence("gcp-status", "", "g.json", &text);
    let svc: Vec<String> = told(&loaded).into_iter().filter(|s| s.starts_with("svc")).collect();
    assert_eq!(
        svc,
        [
            "svc in europe-west1 Down 11:00 11:30",
            "svc in us-central1 Degraded 10:00 10:40",
            "svc in us-central1 Down 11:00 11:30",
            "svc in us-central1 Degraded 11:30 12:00",
        ]
    );
    assert_eq!(told(&loaded).len(), 8, "the same for the other product");
    assert_eq!(counts(&loaded).0, [1, 1, 0, 0]);
}

#[test]
fn a_cloud_tells_of_regions_that_a_service_does_not_run_in() {
    let services = "schema = 1\n[[service]]\nid = \"svc\"\nname = \"S\"\nmonitors = [\"svc\"]\nregions = [\"europe-west1\", \"us-central1\"]\ncombine_regions = \"any\"\n";
    let down = |places: &[&str]| {
        let text =
            json!([google("g1", Some("12:00"), json!([google_update("SERVICE_OUTAGE", "10:00", places)]))]);
        let memory = with_source(Memory::new(), "gcp-status", "").file("services.toml", services);
        let loaded = memory.file("monitoring/g.json", text.to_string()).load();
        let month = crate::memory::between(0, 31 * 86_400);
        let downtime = crate::memory::downtime(&loaded, month);
        downtime.of_line(crate::memory::line(&loaded)).chosen.set().length().to_string()
    };
    assert_eq!(down(&["asia-east1"]), "0\u{a0}s");
    assert_eq!(down(&["asia-east1", "europe-west1"]), "2\u{a0}h");
    assert_eq!(down(&["global"]), "2\u{a0}h", "everywhere is here too");
}

#[test]
fn google_that_is_not_over_or_was_written_afterwards() {
    let after = google("g1", Some("12:00"), json!([google_update("AVAILABLE", "13:00", &[])]));
    let open = google("g2", None, json!([google_update("SERVICE_OUTAGE", "10:30", &["us-central1"])]));
    let mut silent = google("g3", Some("12:00"), json!([]));
    silent.as_object_mut().unwrap().remove("status_impact");
    let mut backwards = google("g4", Some("09:00"), json!([]));
    backwards["status_impact"] = json!("SERVICE_OUTAGE");
    let loaded = evidence("gcp-status", "", "g.json", &json!([after, open, silent, backwards]).to_string());
    assert_eq!(
        told(&loaded),
        ["Cloud Mail in us-central1 Degraded 10:00 12:00", "svc in us-central1 Degraded 10:00 12:00"]
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [4, 1, 0, 3]);
    assert!(reasons[0].contains("`g2` is not over"), "{reasons:?}");
    assert!(reasons[1].contains("outage or a disruption"), "{reasons:?}");
    assert!(reasons[2].contains("ends before it starts"), "{reasons:?}");
}

const ADVANCED: &str = "id,incident_number,description,service_id,service_name,created_on,seconds_to_first_ack,seconds_to_resolve,auto_resolved,priority_name";

#[test]
fn pager_reports_are_by_the_clock_of_the_account() {
    let text = format!(
        "{ADVANCED}\n\
         Q1,101,\"[FIRING] disk, full\",S1,svc,2026-03-02T05:00:00,60,\"1,800\",false,P1\n\
         Q2,102,again,S1,svc,2026-03-02 06:00:00,,,false,P1\n\
         Q3,103,small,S1,svc,2026-03-02 07:00:00,30,600,true,P5\n\
         Q4,104,?,S1,svc,2026-03-08 02:30:00,30,600,true,P1\n\
         Q5,105,?,S1,svc,2026-03-02 08:00:00,30,soon,true,P1\n\
         Q6,106,?,,,2026-03-02 09:00:00,30,60,true,P1\n\
         Q1,101,\"[FIRING] disk, full\",S1,svc,2026-03-02T05:00:00,60,\"1,800\",false,P1\n"
    );
    let settings = "zone = \"America/New_York\"\nstates = { degraded = [\"P5\"] }";
    let loaded = evidence("pagerduty", settings, "pages.csv", &text);
    assert_eq!(
        told(&loaded),
        ["svc Down 10:00 10:30", "svc Degraded 12:00 12:10"],
        "{:#?}",
        loaded.diags.sorted()
    );
    let (numbers, reasons) = counts(&loaded);
    assert_eq!(numbers, [7, 2, 1, 4]);
    assert!(reasons[0].contains("`Q2` is not over"), "{reasons:?}");
    assert!(reasons[1].contains("does not exist"), "{reasons:?}");
    assert_eq!(reasons[2], "not a number of seconds");
    assert_eq!(reasons[3], "a record without a service");
}

#[test]
fn basic_pager_reports_have_both_times() {
    let text = "#,Service,Opened On,Resolved On,Resolve By,Duration,# Escalations\n\
                7,svc,2026-03-02 10:00:00,2026-03-02 10:05:00,Ann,5,0\n\
                8,svc,2026-03-02 10:03:00,2026-03-02 10:09:00,Ann,6,0\n\
                9,svc,2026-03-02 11:00:00,,,,0\n";
    let loaded = evidence("pagerduty", "zone = \"UTC\"", "pages.csv", text);
    assert_eq!(told(&loaded), ["svc Down 10:00 10:09"], "pages at once are one outage");
    assert_eq!(counts(&loaded).0, [3, 2, 0, 1]);
}

#[test]
fn a_pager_report_without_the_zone_of_its_account_is_refused() {
    let text = format!("{ADVANCED}\nQ1,101,x,S1,svc,2026-03-02 05:00:00,60,1800,false,P1\n");
    let loaded = evidence("pagerduty", "", "pages.csv", &text);
    let diags = loaded.diags.sorted();
    let found = diags.iter().find(|d| d.code.name() == "time::no-zone").expect("it is refused");
    assert!(found.help[0].contains("zone ="), "{found:#?}");
    let with_offset = text.replace("2026-03-02 05:00:00", "2026-03-02T05:00:00-05:00");
    assert_eq!(told(&evidence("pagerduty", "", "pages.csv", &with_offset)), ["svc Down 10:00 10:30"]);
}

#[test]
fn a_pager_report_of_exactly_twenty_thousand_rows_was_cut_off() {
    let rows = |n: usize| {
        let row = |i: usize| format!("Q{i},{i},x,S1,svc,2026-03-02T05:00:00Z,60,1800,false,P1\n");
        format!("{ADVANCED}\n{}", (0..n).map(row).collect::<String>())
    };
    let cut = |n: usize| {
        let loaded = evidence("pagerduty", "", "pages.csv", &rows(n));
        assert_eq!(counts(&loaded).0[1], n as u64);
        let diags = loaded.diags.sorted();
        let found = diags.iter().find(|d| d.title.contains("cuts a report off"));
        found.map(|d| (d.severity, d.help.join(" ")))
    };
    assert_eq!(cut(19_999), None);
    let (severity, help) = cut(20_000).expect("it is said");
    assert_eq!(severity, Severity::Error);
    assert!(help.contains("month by month"), "{help}");
}

#[test]
fn the_analytics_of_the_pager_say_when_there_is_more() {
    let record = json!({"id": "Q1", "incident_number": 7, "service_name": "svc", "created_at": t("10:00"), "seconds_to_resolve": 90, "seconds_to_first_ack": 12, "major": true, "priority_name": null, "description": "x"});
    let open = json!({"id": "Q2", "incident_number": 8, "service_name": "svc", "created_at": t("11:00"), "seconds_to_resolve": null});
    let text = json!({"data": [record, open], "more": true}).to_string();
    let loaded = evidence("pagerduty", "", "a.json", &text);
    assert_eq!(told(&loaded), ["svc Down 10:00 2026-03-02T10:01:30Z".replace("2026-03-02T", "").as_str()]);
    assert_eq!(counts(&loaded).0, [2, 1, 0, 1]);
    assert!(
        loaded
            .diags
            .sorted()
            .iter()
            .any(|d| d.severity == Severity::Error && d.title.contains("not the whole answer"))
    );
}

#[test]
fn what_is_not_the_format_is_refused_whole() {
    let truncated = page(&[outage("a")]);
    let truncated = &truncated[..truncated.len() / 2];
    let deep = "[".repeat(100_000);
    for (format, text) in [
        ("statuspage", truncated),
        ("statuspage", "{}"),
        ("statuspage", "{\"incidents\": 7}"),
        ("statuspage", deep.as_str()),
        ("gcp-status", "{\"incidents\": []}"),
        ("gcp-status", truncated),
        ("pagerduty", "{\"data\": {}}"),
        ("pagerduty", "a,b\n1,2\n"),
    ] {
        let loaded = evidence(format, "", "x", text);
        let said = loaded.diags.sorted().iter().any(|d| d.code.name() == "evidence::not-its-format");
        assert!(said, "{format}: {:#?}", loaded.diags.sorted());
    }
    // Records of a wrong kind inside of a right list are rejects, each with its line.
    for (format, text) in [
        ("statuspage", "{\"incidents\": [1, null, {}, {\"id\": [], \"incident_updates\": [[], 3]}]}"),
        ("gcp-status", "[1, null, {}, {\"id\": \"g\", \"begin\": 5, \"updates\": [[], 3]}]"),
        ("pagerduty", "{\"data\": [1, null, {}, {\"id\": \"g\", \"created_at\": 5}]}"),
    ] {
        let loaded = evidence(format, "", "x.json", text);
        assert_eq!(counts(&loaded).0, [4, 0, 0, 4], "{format}: {:#?}", loaded.diags.sorted());
    }
}

/// The incidents of a workspace with one file in `incidents/`.
fn timeline(name: &str, text: &str) -> Loaded {
    Memory::new().file(&format!("incidents/{name}"), text).load_as_it_is()
}

fn found<'a>(loaded: &'a Loaded, id: &str) -> &'a Incident {
    let all = &loaded.workspace.as_ref().unwrap().incidents;
    all.get(&IncidentId::new(id)).unwrap_or_else(|| panic!("no {id}: {:#?}", loaded.diags.sorted()))
}

fn events(incident: &Incident) -> Vec<(EventKind, String)> {
    incident.events.iter().map(|e| (e.kind, e.at.to_string().replace(DAY, "").replace(":00Z", ""))).collect()
}

fn warnings(loaded: &Loaded) -> Vec<String> {
    assert!(!loaded.diags.has_errors(), "{:#?}", loaded.diags.sorted());
    loaded.diags.sorted().iter().map(|d| format!("{} {}", d.code.name(), d.title)).collect()
}

#[test]
fn a_page_becomes_an_incident_with_windows_events_and_messages() {
    let mut one = outage("k3x");
    one["incident_updates"][3]["created_at"] = json!(t("10:07"));
    let loaded = timeline("page.json", &page(&[one]));
    let i = found(&loaded, "k3x");
    assert_eq!((i.title.as_str(), i.status), ("Trouble with the shop", IncidentStatus::Resolved));
    assert_eq!(i.zone.name(), "Europe/Berlin");
    assert_eq!(i.data_loss.value, DataLoss::Unknown);
    assert!(i.public.is_empty());
    let windows: Vec<(ImpactKind, String, String)> =
        i.impacts.iter().map(|w| (w.kind, w.start.to_string(), w.end.unwrap().to_string())).collect();
    let at = |time: &str| format!("{DAY}{time}:00Z");
    assert_eq!(
        windows,
        [(ImpactKind::Degraded, at("10:00"), at("10:20")), (ImpactKind::Down, at("10:20"), at("11:00"))]
    );
    assert_eq!(
        events(i),
        [
            (EventKind::Acknowledged, "10:00".to_owned()),
            (EventKind::Identified, "10:20".to_owned()),
            (EventKind::Mitigated, "11:00".to_owned()),
            (EventKind::Resolved, "11:30".to_owned())
        ]
    );
    let first = &i.communications[0];
    assert_eq!(
        (first.at.to_string(), first.audience),
        (at("10:07"), Audience::Public),
        "when readers could see it"
    );
    assert_eq!(first.text.in_own(), "We are investigating.");
    let harmless =
        incident("n", "none", vec![update("investigating", "10:00", &[]), update("resolved", "11:00", &[])]);
    assert!(warnings(&timeline("page.json", &page(&[harmless]))).is_empty(), "nothing was hit");
    let said = warnings(&loaded);
    assert_eq!(said, ["incident::data-loss `incidents/page.json` cannot say whether data was lost: `k3x`"]);
}

#[test]
fn a_fix_that_is_watched_while_something_is_down_is_no_mitigation() {
    let one = incident(
        "a",
        "major",
        vec![
            update("investigating", "10:00", &[("svc", "major_outage")]),
            update("monitoring", "10:30", &[]),
            update("resolved", "11:00", &[]),
        ],
    );
    let loaded = timeline("page.json", &page(&[one]));
    let kinds: Vec<EventKind> = found(&loaded, "a").events.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [EventKind::Acknowledged, EventKind::Action, EventKind::Resolved]);
}

#[test]
fn an_incident_that_opens_again_is_resolved_once() {
    let one = incident(
        "a",
        "major",
        vec![
            update("investigating", "10:00", &[("svc", "major_outage")]),
            update("resolved", "10:30", &[]),
            update("investigating", "10:40", &[("svc", "major_outage")]),
            update("resolved", "11:00", &[]),
        ],
    );
    let loaded = timeline("page.json", &page(&[one]));
    let i = found(&loaded, "a");
    assert_eq!(i.impacts.len(), 2);
    assert_eq!(i.events.iter().filter(|e| e.kind == EventKind::Resolved).count(), 1);
}

#[test]
fn components_find_their_services_by_pattern_name_or_id() {
    let services = "schema = 1\n[[service]]\nid = \"svc\"\nname = \"Service\"\n[[service]]\nid = \"shop\"\nname = \"The Shop\"\nmonitors = [\"Checkout *\", { name = \"Mail\", source = \"elsewhere\" }]\n";
    let part = |name: &'static str| (name, "major_outage");
    let parts = [part("SERVICE"), part("Checkout EU"), part("the shop"), part("Mail"), part("Fax")];
    let one = incident(
        "a",
        "major",
        vec![update("investigating", "10:00", &parts), update("resolved", "11:00", &[])],
    );
    let loaded =
        Memory::new().file("services.toml", services).file("incidents/p.json", page(&[one])).load_as_it_is();
    let mut hit: Vec<String> = found(&loaded, "a").impacts.iter().map(|w| w.service.to_string()).collect();
    hit.sort();
    assert_eq!(hit, ["shop", "svc"], "what is named twice is one window");
    let said = warnings(&loaded);
    assert!(
        said.iter().any(|w| w.contains("no service is called, or watched by, `Fax`, `Mail`")),
        "{said:?}"
    );
}

#[test]
fn an_incident_without_components_is_kept_and_asks_for_its_windows() {
    let one = incident(
        "a",
        "critical",
        vec![update("investigating", "10:00", &[]), update("resolved", "11:00", &[])],
    );
    let loaded = timeline("page.json", &page(&[one]));
    assert!(found(&loaded, "a").impacts.is_empty());
    let open = incident("o", "major", vec![update("investigating", "10:00", &[("svc", "major_outage")])]);
    let going_on = timeline("page.json", &page(&[open]));
    assert_eq!(
        (found(&going_on, "o").status, found(&going_on, "o").impacts[0].end),
        (IncidentStatus::Open, None)
    );
    assert!(warnings(&going_on).iter().any(|w| w.contains("exported before it was over")));
    assert!(warnings(&loaded).iter().any(|w| w.contains("does not say which service was hit")));
}

#[test]
fn the_words_of_googles_page_are_internal_notes() {
    let updates = json!([
        google_update("AVAILABLE", "12:10", &[]),
        google_update("SERVICE_OUTAGE", "10:20", &["us-central1"])
    ]);
    let text = json!([google("G/1..x", Some("12:00"), updates)]).to_string();
    let services = "schema = 1\n[[service]]\nid = \"svc\"\nname = \"S\"\nregions = [\"us-central1\", \"eu\"]\ncombine_regions = \"any\"\n[[service]]\nid = \"cloud-mail\"\nname = \"Cloud Mail\"\nregions = [\"eu\"]\n";
    let loaded = Memory::new().file("services.toml", services).file("incidents/g.json", text).load_as_it_is();
    let i = found(&loaded, "G-1.x");
    assert_eq!(i.title, "Networking is slow");
    assert!(i.communications.is_empty());
    assert_eq!(i.events[1].text, "Summary\nWe look into it.");
    let hit: Vec<(String, Vec<String>)> =
        i.impacts.iter().map(|w| (w.service.to_string(), w.regions.clone())).collect();
    assert_eq!(hit, [("svc".to_owned(), vec!["us-central1".to_owned()])], "what runs elsewhere was not hit");
}

#[test]
fn a_pager_report_in_incidents_is_told_from_a_timeline_by_its_header() {
    let text = format!(
        "{ADVANCED}\nQ1,101,\"db1: <b>CPU</b> of customer Foo\",S1,svc,2026-03-02 10:00:00,60,1800,false,P1\n"
    );
    let memory = with_source(Memory::new(), "pagerduty", "zone = \"UTC\"")
        .file("monitoring/pages.csv", text.clone())
        .file("incidents/pages.csv", text.clone());
    let loaded = memory.load_as_it_is();
    let i = found(&loaded, "Q1");
    assert_eq!(i.title, "Page 101: svc", "what a machine wrote for engineers is no title for customers");
    assert_eq!(
        events(i),
        [
            (EventKind::Detected, "10:00".to_owned()),
            (EventKind::Acknowledged, "10:01".to_owned()),
            (EventKind::Resolved, "10:30".to_owned())
        ]
    );
    assert_eq!(i.events[0].text, "db1: CPU of customer Foo");
    assert!(i.communications.is_empty());
    let alone = Memory::new().file("incidents/pages.csv", text).load_as_it_is();
    assert!(alone.diags.sorted().iter().any(|d| d.code.name() == "time::no-zone"), "nobody names the zone");
}

#[test]
fn a_json_file_that_nobody_knows_is_refused() {
    for text in ["{}", "[]", "[{\"a\": 1}]", "not json", ""] {
        let loaded = timeline("x.json", text);
        let said = loaded.diags.sorted().iter().any(|d| d.code.name() == "evidence::not-its-format");
        assert!(said, "{text}: {:#?}", loaded.diags.sorted());
    }
}

#[test]
fn planned_work_that_hit_nobody_is_no_incident() {
    let work = |word: &str| json!({"id": "m1", "name": "New disks", "status": "completed", "impact": "maintenance", "created_at": t("00:10"), "scheduled_for": t("01:00"), "scheduled_until": t("03:00"), "incident_updates": [update("completed", "02:40", &[]), update("in_progress", "01:00", &[("svc", word)])]});
    let text = |word: &str| json!({"scheduled_maintenances": [work(word)]}).to_string();
    assert!(timeline("m.json", &text("under_maintenance")).workspace.unwrap().incidents.is_empty());
    let loaded = timeline("m.json", &text("major_outage"));
    assert_eq!(found(&loaded, "m1").impacts.len(), 1, "customers were hit all the same");
}

const BESIDE: &str = "schema = 1\n[incident]\nid = \"k3x\"\ntitle = \"The shop was down\"\nstatus = \"resolved\"\ndata_loss = \"no\"\n[public]\nwhat_happened = \"The shop did not answer.\"\n";

#[test]
fn what_a_person_wrote_wins_and_the_rest_is_taken_from_the_export() {
    let memory =
        Memory::new().file("incidents/page.json", page(&[outage("k3x")])).file("incidents/k3x.toml", BESIDE);
    let loaded = memory.load_as_it_is();
    assert!(warnings(&loaded).is_empty(), "{:?}", warnings(&loaded));
    let i = found(&loaded, "k3x");
    assert_eq!((i.title.as_str(), &i.data_loss.value), ("The shop was down", &DataLoss::No));
    assert_eq!((i.impacts.len(), i.events.len(), i.communications.len()), (2, 4, 4));
    let own = "[[impact]]\nservice = \"svc\"\nstart = \"2026-03-02T09:55:00Z\"\nend = \"2026-03-02T11:05:00Z\"\nkind = \"down\"\n";
    let loaded = memory.clone().append("incidents/k3x.toml", own).load_as_it_is();
    assert_eq!(found(&loaded, "k3x").impacts.len(), 1, "windows that a person wrote win");
    // Two files that people wrote still may not share an id.
    let loaded = memory.file("incidents/other.toml", BESIDE).load_as_it_is();
    assert!(loaded.diags.sorted().iter().any(|d| d.code.name() == "id::duplicate"));
    // A person says it is over and the export does not.
    let open = incident("k3x", "major", vec![update("investigating", "10:00", &[("svc", "major_outage")])]);
    let loaded = Memory::new()
        .file("incidents/p.json", page(&[open]))
        .file("incidents/k3x.toml", BESIDE)
        .load_as_it_is();
    assert!(loaded.diags.sorted().iter().any(|d| d.code.name() == "incident::no-end"));
}

fn close(loaded: &Loaded) -> Closed {
    let month = Month::parse(crate::memory::MONTH).unwrap();
    let closed = run::close(loaded, &Request { month, issued_on: None, as_of: None }, &|_| ());
    assert!(closed.is_whole(), "{:#?} {:?}", closed.diags.sorted(), closed.mistake);
    closed
}

fn artefact(closed: &Closed, path: &str) -> String {
    let paths: Vec<&str> = closed.artefacts.iter().map(|a| a.path.as_str()).collect();
    let found =
        closed.artefacts.iter().find(|a| a.path == path).unwrap_or_else(|| panic!("{path}: {paths:?}"));
    String::from_utf8(found.bytes.clone()).unwrap()
}

#[test]
fn a_whole_run_from_a_page_holds_the_letter_until_somebody_writes_beside_it() {
    let sla = crate::memory::PLAIN_SLA.replace("99.9%", "99.95%");
    let memory = Memory::new().sla(sla).file("incidents/page.json", page(&[outage("k3x")]));
    let alone = memory.load();
    let closed = close(&alone);
    assert_eq!(closed.summary.affected, 1);
    let reasons =
        closed.summary.held.iter().find(|(path, _)| path.contains("letter")).expect("held").1.join(" ");
    assert!(reasons.contains("not yet known whether data was lost"), "{reasons}");
    let beside = memory.file("incidents/k3x.toml", BESIDE).load();
    let closed = close(&beside);
    assert!(closed.summary.held.is_empty(), "{:?}", closed.summary.held);
    assert_eq!(closed.summary.credits.0, 1);
    let text = artefact(&closed, "incidents/k3x/postmortem.md");
    for words in [
        "We are identified.",
        "The page said: monitoring.",
        "Time to first public notice",
        "impact began 10:00",
        "first notice 10:00",
        "Longest silence",
    ] {
        assert!(text.replace('\\', "").contains(words), "`{words}` is not in\n{text}");
    }
    let public = artefact(&closed, "incidents/k3x/postmortem-public.md");
    assert!(public.replace('\\', "").contains("We are investigating."), "{public}");
}

#[test]
fn hostile_words_of_a_page_stay_words() {
    let name = "=HYPERLINK(\"http://x.example\",\"svc\")";
    let mut one = incident(
        "a",
        "major",
        vec![update("investigating", "10:00", &[(name, "major_outage")]), update("resolved", "11:00", &[])],
    );
    one["name"] = json!("=cmd|' /C calc'!A0 <script>alert(1)</script>");
    one["incident_updates"][0]["body"] = json!(
        "<script>alert('x')</script><img src=x onerror=alert(1)> [here](javascript:alert(1)) **bold** ![p](http://x.example/p.png) \u{202e}evil {{company.name}}"
    );
    let services = format!(
        "schema = 1\n[[service]]\nid = \"svc\"\nname = \"Service\"\nmonitors = ['{}']\n",
        name.replace('(', "[(]").replace('=', "[=]")
    );
    let toml = "schema = 1\n[incident]\nid = \"a\"\ntitle = \"t\"\nstatus = \"resolved\"\ndata_loss = \"no\"\n[public]\nwhat_happened = \"w\"\n";
    let memory = with_source(Memory::new(), "statuspage", "").file("services.toml", services);
    let text = page(&[one]);
    for with_toml in [false, true] {
        let memory = memory
            .clone()
            .file("incidents/page.json", text.clone())
            .file("monitoring/page.json", text.clone());
        let memory = if with_toml { memory.file("incidents/a.toml", toml) } else { memory };
        let loaded = memory.load();
        assert_eq!(found(&loaded, "a").impacts.len(), 1);
        let closed = close(&loaded);
        for a in &closed.artefacts {
            let Ok(text) = std::str::from_utf8(&a.bytes) else { continue };
            if a.path.ends_with(".csv") {
                let mut reader =
                    csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
                for record in reader.records() {
                    let record = record.unwrap();
                    assert!(record.iter().all(|cell| !cell.starts_with('=')), "{}: {record:?}", a.path);
                }
            }
            if a.path.ends_with(".html") {
                for bad in ["<script>alert", "onerror=alert", "href=\"javascript", "x.example/p.png\""] {
                    assert!(!text.contains(bad), "{}: {bad}", a.path);
                }
            }
            assert!(!text.contains('\u{202e}') || a.path.ends_with(".json"), "{}", a.path);
        }
    }
}

/// A text cut off at any place, or with one wrong byte, is read or refused in words; the counts add up either way.
#[test]
fn damaged_files_are_read_or_refused() {
    let google = json!([google(
        "g1",
        Some("12:00"),
        json!([google_update("SERVICE_OUTAGE", "10:20", &["us-central1"])])
    )]);
    let texts = [
        ("statuspage", "p.json", json!({"incidents": [outage("a")]}).to_string()),
        ("gcp-status", "g.json", google.to_string()),
        ("pagerduty", "p.csv", format!("{ADVANCED}\nQ1,101,\"a, b\",S1,svc,2026-03-02T10:00:00Z,60,1800,false,P1\n")),
        ("pagerduty", "a.json", json!({"data": [{"id": "Q1", "service_name": "svc", "created_at": t("10:00"), "seconds_to_resolve": 90}]}).to_string()),
    ];
    let check = |format: &str, name: &str, text: &str| {
        let memory = with_source(Memory::new(), format, "zone = \"UTC\"");
        let memory =
            memory.file(&format!("monitoring/{name}"), text).file(&format!("incidents/{name}"), text);
        let loaded = memory.load_as_it_is();
        for file in &loaded.evidence.files {
            counted(file);
        }
        let refused = loaded.diags.has_errors();
        assert!(refused || !loaded.evidence.files.is_empty(), "{format}: {text}");
    };
    for (format, name, text) in &texts {
        for (i, _) in text.char_indices().step_by(23) {
            check(format, name, &text[..i]);
        }
        for (n, (i, c)) in text.char_indices().step_by(17).enumerate() {
            let wrong = ["\"", "{", "9", "-", "}", "\u{0}", "é", ","][n % 8];
            check(format, name, &format!("{}{wrong}{}", &text[..i], &text[i + c.len_utf8()..]));
        }
    }
}

#[test]
fn the_same_page_in_any_order_says_the_same() {
    let (a, b) = (
        outage("a"),
        incident(
            "b",
            "minor",
            vec![
                update("investigating", "10:10", &[("svc", "major_outage")]),
                update("resolved", "10:50", &[]),
            ],
        ),
    );
    let one = evidence("statuspage", "", "p.json", &page(&[a.clone(), b.clone()]));
    let other = evidence("statuspage", "", "p.json", &page(&[b, a]));
    assert_eq!(told(&one), told(&other));
    assert_eq!(told(&one), ["svc Degraded 10:00 10:10", "svc Down 10:10 11:00", "svc Up 11:00 11:30"]);
}

#[test]
fn one_id_for_two_incidents_of_one_file_loses_neither() {
    let early = outage("a");
    let mut late = incident(
        "a",
        "major",
        vec![
            update("resolved", "14:30", &[("svc", "operational")]),
            update("investigating", "14:00", &[("svc", "major_outage")]),
        ],
    );
    late["status"] = json!("resolved");
    for list in [[early.clone(), late.clone()], [late, early]] {
        let loaded = evidence("statuspage", "", "p.json", &page(&list));
        let down: Vec<String> = told(&loaded).into_iter().filter(|t| t.contains("Down")).collect();
        assert!(down.contains(&"svc Down 14:00 14:30".to_owned()) && down.len() == 2, "{down:?}");
    }
}
