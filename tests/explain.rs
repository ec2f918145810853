//! `explain` answers for every customer, finds every figure of the ledger, and a paragraph names nobody else.

use amends::io::DiskFolder;
use amends::run;
use amends::run::ExplainAsked;
use amends::run::ExplainForm;
use amends::run::Explained;
use amends::run::Loaded;
use amends::run::MemoryShelf;
use amends::run::Request;
use amends::time::Month;
use std::path::Path;

const STORIES: [(&str, &str); 5] = [
    ("kayako", "2017-05"),
    ("northstar", "2026-03"),
    ("olark", "2016-01"),
    ("reflexion", "2011-05"),
    ("toodledo", "2012-10"),
];

fn loaded(story: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(story);
    run::load(&DiskFolder::open(&folder).expect("a folder"), &|_| ())
}

fn request(period: &str) -> Request {
    Request { month: Month::parse(period).expect("a month"), issued_on: None, as_of: None }
}

fn ask(loaded: &Loaded, period: &str, subject: &str, figure: Option<&str>, form: ExplainForm) -> Explained {
    let asked = ExplainAsked { subject: subject.to_owned(), figure: figure.map(str::to_owned), form };
    match run::explain(loaded, &request(period), &asked) {
        Ok(explained) => explained,
        Err(diags) => panic!("{:#?}", diags.sorted()),
    }
}

fn text(explained: Explained) -> String {
    match explained {
        Explained::Text(text) => text,
        Explained::Unknown(known) => panic!("unknown; known are {known:?}"),
        Explained::NoFigure { why, help } => panic!("{why}; {help}"),
    }
}

/// A column of a CSV of the run.
fn rows(files: &[run::Artefact], path: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let bytes = &files.iter().find(|f| f.path == path).expect("the file").bytes;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn every_row_and_every_outage_has_an_answer() {
    for (story, period) in STORIES {
        let loaded = loaded(story);
        let shelf = MemoryShelf::default();
        let closed = run::close_onto(&loaded, &request(period), &shelf, &|_| ());
        assert!(closed.is_whole());
        let files = shelf.into_files();
        for row in rows(&files, "ledger/credits.csv").iter().take(6) {
            let amount = format!("{} {}", row["credit"], row["currency"]);
            let answer = text(ask(&loaded, period, &row["customer"], Some(&amount), ExplainForm::Tree));
            assert!(answer.contains("  ← "), "{story}: a figure without a source:\n{answer}");
            let short = text(ask(&loaded, period, &row["short_id"], None, ExplainForm::Tree));
            assert!(short.contains(&row["credit_id"]), "{short}");
            if !row["uptime_shown"].is_empty() {
                text(ask(&loaded, period, &row["customer"], Some(&row["uptime_shown"]), ExplainForm::Tree));
            }
        }
        for row in rows(&files, "ledger/outages.csv").iter().take(4) {
            let answer = text(ask(&loaded, period, &row["outage"], None, ExplainForm::Json));
            let json: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
            assert_eq!(json["kind"], "outage");
            assert_eq!(json["parts"][0]["facts"]["start"], row["start"].as_str());
        }
    }
}

#[test]
fn a_paragraph_is_about_one_customer() {
    let (story, period) = STORIES[1];
    let loaded = loaded(story);
    let customers = &loaded.workspace.as_ref().expect("a workspace").customers;
    for customer in customers.values() {
        let answer = text(ask(&loaded, period, customer.id.as_str(), None, ExplainForm::Paragraph));
        assert_eq!(answer.lines().count(), 1, "{answer}");
        for other in customers.values().filter(|other| other.id != customer.id) {
            assert!(!answer.contains(&other.name), "{} names {}", customer.id, other.name);
        }
        assert!(!answer.contains(".csv") && !answer.contains(".toml"), "{answer}");
    }
    let answer = text(ask(&loaded, period, "INC-2026-034", None, ExplainForm::Paragraph));
    assert!(
        customers.values().all(|c| !answer.contains(&c.name) && !answer.contains(c.id.as_str())),
        "{answer}"
    );
}

#[test]
fn a_wrong_figure_is_not_found() {
    let (story, period) = STORIES[1];
    let loaded = loaded(story);
    for (figure, near) in [("GBP 112.40", "GBP 112.39"), ("2h25", "2 h 24 min"), ("99.675%", "99.676 %")] {
        match ask(&loaded, period, "castellan", Some(figure), ExplainForm::Tree) {
            Explained::NoFigure { help, .. } => assert!(help.contains(near), "{figure}: {help}"),
            _ => panic!("{figure} is in no letter to castellan"),
        }
    }
    assert!(matches!(
        ask(&loaded, period, "INC-2026-034", Some("GBP 1"), ExplainForm::Tree),
        Explained::NoFigure { .. }
    ));
}
