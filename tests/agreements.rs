//! Contracts under agreements of every kind in one run: presets, quarters, anniversaries, years to date, rights from
//! earlier periods, time of service, facts, the customer's report, credits that are not added, texts that do not decide.

use amends::io::DiskFolder;
use amends::model::SlaId;
use amends::run::Closed;
use amends::run::Loaded;
use amends::run::Request;
use amends::run::close;
use amends::run::load;
use amends::run::what_if;
use amends::time::Month;
use std::collections::BTreeMap;
use std::path::Path;

fn loaded() -> Loaded {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agreements/workspace");
    load(&DiskFolder::open(&root).expect("the workspace"), &|_| ())
}

fn request(month: &str) -> Request {
    Request { month: Month::parse(month).expect("a month"), issued_on: None, as_of: None }
}

fn closed(month: &str) -> Closed {
    let loaded = loaded();
    let closed = close(&loaded, &request(month), &|_| ());
    assert!(closed.is_whole(), "{:#?}", closed.diags);
    closed
}

fn text(closed: &Closed, path: &str) -> String {
    let found = closed.artefacts.iter().find(|a| a.path == path).unwrap_or_else(|| panic!("no {path}"));
    let text = String::from_utf8(found.bytes.clone()).expect("UTF-8");
    text.replace(['\u{a0}', '\n'], " ")
}

/// The rows of the ledger by contract line.
fn rows(closed: &Closed) -> BTreeMap<String, BTreeMap<String, String>> {
    let file = closed.artefacts.iter().find(|a| a.path == "ledger/credits.csv").expect("the ledger");
    let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
    let rows = reader.deserialize::<BTreeMap<String, String>>().map(|row| row.expect("a row"));
    rows.map(|row| (row["line"].clone(), row)).collect()
}

#[test]
fn each_agreement_comes_out_in_the_run_in_which_its_period_ends() {
    let closed = closed("2026-03");
    let rows = rows(&closed);
    let table = [
        // line, credit, state, what is no money
        ("A-1", "360.00", "awaiting-claim", ""), // a quarter: 25 % of three fees of 480.00
        ("A-2", "0.00", "in-kind", "7 days of service, added to the end of the term"),
        ("A-3", "0.08", "too-late", ""), // 816 min × 2.1 % ÷ 44,640 min of 200.00
        ("A-4", "1200.00", "owed", ""),  // from the report at 09:20 on: 26 half-hours, capped
        ("A-5", "0.00", "in-kind", "the right to end the contract"), // February was bad too
        ("B-1", "66.00", "not-combined", ""),
        ("B-2", "90.00", "owed", ""),
        ("B-4", "31.00", "owed", ""), // 15 February to 14 March: one fee of 310.00
        ("B-6", "100.00", "owed", ""), // both rows apply, and doubt goes to the customer
        ("B-7", "50.00", "awaiting-claim", ""), // ten of 8,928 buckets of five minutes failed whole
    ];
    let found: Vec<(&str, &str, &str, &str)> = rows
        .iter()
        .map(|(line, row)| {
            (line.as_str(), row["credit"].as_str(), row["state"].as_str(), row["in_kind"].as_str())
        })
        .collect();
    let plain: Vec<(String, String, String, String)> = found
        .iter()
        .map(|(a, b, c, d)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned(), d.replace('\u{a0}', " ")))
        .collect();
    let table: Vec<(String, String, String, String)> = table
        .iter()
        .map(|(a, b, c, d)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned(), (*d).to_owned()))
        .collect();
    assert_eq!(plain, table);
    assert_eq!(rows["A-1"]["base_minor"], "144000");
    assert_eq!(rows["B-1"]["difference_minor"], "0");
    assert_eq!(rows["B-7"]["uptime_exact"], "4459/4464");
    assert_eq!(closed.summary.undecided, 1, "B-3 falls where two rows overlap");
}

#[test]
fn letters_say_what_is_no_money_and_are_held_where_the_text_does_not_decide() {
    let closed = closed("2026-03");
    let acme = text(&closed, "customers/acme/letter.html");
    for words in [
        "7 days of service, added to the end of the term",
        "the right to end the contract",
        "before it was reported",
    ] {
        assert!(acme.contains(words), "{words}");
    }
    let beta = text(&closed, "customers/beta/letter.html");
    for words in [
        "can be read in more than one way",
        "uptime ≤ 98.99 %: 10 %",
        "Where two rows apply, the one that pays more is meant.",
        "is not measured by the month",
    ] {
        assert!(beta.contains(words), "{words}");
    }
    let (held, reasons) = &closed.summary.held[0];
    assert!(held.contains("beta") && reasons[0].contains("B-3"), "{held}: {reasons:?}");
    assert_eq!(closed.summary.held.len(), 1);
}

#[test]
fn before_its_end_a_quarter_is_told_of_and_nothing_is_booked() {
    let closed = closed("2026-02");
    let rows = rows(&closed);
    assert!(!rows.contains_key("A-1"), "the quarter ends in March");
    assert!(rows.contains_key("A-2"), "the month ends in February");
    let report = text(&closed, "customers/acme/letter.md");
    assert!(report.contains("is not measured by the month"), "the letter tells of the quarter to date");
}

#[test]
fn what_if_compares_and_writes_nothing() {
    let loaded = loaded();
    let id = SlaId::new("stackb");
    let mut other = loaded.policies[&id].clone();
    other.version = "2".to_owned();
    other.stack = None;
    let said = what_if(&loaded, &BTreeMap::from([(id, other)]), &request("2026-03")).expect("no problems");
    let said = said.replace('\u{a0}', " ");
    assert!(said.contains("stackb: Stack b 2 instead of Stack b 1"), "{said}");
    assert!(said.contains("actual      EUR 90.00, for 1 of 1 lines"), "{said}");
    assert!(said.contains("instead     EUR 90.00, for 1 of 1 lines"), "{said}");
}
