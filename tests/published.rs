//! Published SLAs by the facts that an assessment takes: exact uptime, exact credit, days, rights, faults, last days.
//!
//! `vectors/published.csv` holds the cases, one a row, with the cells written as the flags of `amends assess`. An SLA
//! is a preset, or a file of `vectors/policies` where too little of its text is known for one.

use amends::credit::Outcome;
use amends::diag::Diagnostics;
use amends::ingest::add_text;
use amends::money::Exact;
use amends::run::assess::Answer;
use amends::run::assess::Flags;
use amends::run::assess::assess;
use amends::run::assess::read_facts;
use amends::run::assess::read_policy;
use amends::sla::preset;
use amends::source::Sources;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The cells of a case.
type Row = BTreeMap<String, String>;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder().join("published.csv")).expect("the cases");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn list(row: &Row, name: &str) -> Vec<String> {
    row[name].split(';').filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

fn flags(row: &Row) -> Flags {
    let single = ["start", "end", "zone", "fee", "uptime", "in_force_from"];
    let single = single.into_iter().filter(|name| !row[*name].is_empty());
    Flags {
        single: single.map(|name| (name, row[name].clone())).collect(),
        outages: list(row, "outages"),
        maintenance: list(row, "maintenance"),
        buckets: list(row, "buckets"),
        facts: list(row, "facts"),
        candidates: list(row, "candidates"),
        history: list(row, "history"),
        ..Flags::default()
    }
}

/// The text of a preset, or of a policy of the tests.
fn sla(id: &str) -> String {
    match preset(id) {
        Some(preset) => preset.text.to_owned(),
        None => fs::read_to_string(folder().join("policies").join(format!("{id}.toml"))).expect("a policy"),
    }
}

fn answer(row: &Row) -> Answer {
    let (mut sources, mut diags) = (Sources::default(), Diagnostics::default());
    let name = &row["vector"];
    let id = add_text(&mut sources, "sla", sla(&row["sla"]).into_bytes(), &mut diags).expect("UTF-8");
    let policy = read_policy(&sources, id, &mut diags);
    let policy = policy.unwrap_or_else(|| panic!("{name}: {diags:#?}"));
    let text = flags(row).toml().expect("flags");
    let id = add_text(&mut sources, "facts", text.into_bytes(), &mut diags).expect("UTF-8");
    let facts = read_facts(&sources, id, &policy, &mut diags);
    let facts = facts.unwrap_or_else(|| panic!("{name}: {diags:#?}"));
    assess(&policy, &facts, "sla:1").unwrap_or_else(|problem| panic!("{name}: {problem:#?}"))
}

/// What of a case came out otherwise than expected.
fn differences(row: &Row, a: &Answer) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |name: &str, is: String| {
        if !row[name].is_empty() && row[name] != is {
            wrong.push(format!("{name}: {} expected, {is} found", row[name]));
        }
    };
    let exact = |value: &Exact| format!("{}/{}", value.numerator(), value.denominator());
    if !row["expected_last_day"].is_empty() {
        check("expected_last_day", a.claim.day().map(|day| day.to_string()).unwrap_or_default());
        return wrong;
    }
    let (credit, amount) = match &a.stacked {
        Some(stacked) => (stacked.amount.major(), stacked.amount.major()),
        None => (a.exact.major(), a.credit.exact().major()),
    };
    check("expected_uptime", exact(&a.judged.measured.uptime));
    check("expected_credit", exact(&credit));
    if !row["expected_amount"].is_empty() {
        let expected = Exact::parse(&row["expected_amount"]).expect("an amount");
        if expected != amount {
            wrong.push(format!("expected_amount: {} expected, {amount} found", row["expected_amount"]));
        }
    }
    if let Some(time) = amends::time::Elapsed::parse(&row["expected_time"]) {
        let found = &a.judged.remedied.pay.time;
        wrong.extend((Exact::whole(time.0) != *found).then(|| format!("{time} expected, {found} ms found")));
    }
    let rights: Vec<String> =
        a.judged.rights.iter().map(|r| r.name.clone()).chain(a.judged.remedied.pay.rights.clone()).collect();
    if rights.join(", ") != row["expected_right"] {
        wrong.push(format!("right: `{}` expected, {rights:?} found", row["expected_right"]));
    }
    let fault = a.judged.remedied.undecided.as_ref().map(|u| u.kind.word()).unwrap_or_default();
    if fault != row["expected_fault"] {
        wrong.push(format!("fault: `{}` expected, `{fault}` found", row["expected_fault"]));
    }
    if a.outcome == Outcome::Undecided {
        let readings = a.judged.remedied.undecided.as_ref().map_or(0, |u| u.readings.len());
        wrong.extend((readings < 2).then(|| format!("{readings} readings")));
        wrong.extend((!a.credit.is_zero()).then(|| "an amount although undecided".to_owned()));
    }
    wrong
}

#[test]
fn every_published_case_comes_out_exactly() {
    let rows = rows();
    let mut wrong = Vec::new();
    for row in &rows {
        let found = differences(row, &answer(row));
        wrong.extend((!found.is_empty()).then(|| format!("{}: {}", row["vector"], found.join("; "))));
    }
    assert!(wrong.is_empty(), "{} of {} cases differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    assert!(rows.len() >= 213, "only {} cases were read", rows.len());
}
