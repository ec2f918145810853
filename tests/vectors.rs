//! Published SLAs as data, with worked cases: exact uptime and exact credit, to the last fraction.
//!
//! `vectors/months.csv` holds the cases. A case is a whole workspace with a preset as its SLA, one customer, one contract line and one incident for each stretch of downtime.

use crate::memory::Memory;
use crate::memory::assessed_as_of;
use amends::credit::Outcome;
use amends::money::Exact;
use amends::sla::preset;
use amends::time::Month;
use amends::time::Zone;
use std::fmt::Write;
use std::path::Path;

struct Case {
    name: String,
    memory: Memory,
    month: Month,
    uptime: Exact,
    credit: Exact,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut reader = csv::Reader::from_path(folder.join("months.csv")).expect("the cases");
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    rows.iter()
        .map(|row| {
            let cell = |name: &str| &row[header.iter().position(|h| h == name).expect("a column")];
            let policy = preset(cell("sla")).expect("a preset").text;
            let start = if cell("resource_start").is_empty() { "2020-01-01" } else { cell("resource_start") };
            let fee =
                format!("L1,acme,svc,{},{},{},monthly,{start},", cell("sla"), cell("fee"), cell("currency"));
            let customer = format!(
                "id,name,time_zone\nacme,Acme Ltd,{}\n",
                if cell("zone").is_empty() { "UTC" } else { cell("zone") }
            );
            let mut memory = Memory::new()
                .file("slas/gold.toml", policy)
                .file("customers.csv", customer)
                .contracts(&[fee]);
            for (i, stretch) in cell("downtime").split(';').filter(|s| !s.trim().is_empty()).enumerate() {
                let (from, to) = stretch.trim().split_once('/').expect("start/end");
                let mut text = String::new();
                let _ = writeln!(
                    text,
                    "schema = 1\n[incident]\nid = \"I-{i}\"\ntitle = \"t\"\nstatus = \"resolved\""
                );
                let _ = writeln!(text, "data_loss = \"no\"\n[[impact]]\nservice = \"svc\"\nkind = \"down\"");
                let _ = writeln!(text, "start = \"{from}\"\nend = \"{to}\"");
                memory = memory.file(&format!("incidents/I-{i}.toml"), text);
            }
            Case {
                name: format!("{}: {}", cell("vector"), cell("why")),
                memory,
                month: Month::parse(cell("period")).expect("a month"),
                uptime: Exact::parse(cell("uptime_exact")).expect("a ratio"),
                credit: Exact::parse(cell("credit_exact")).expect("a ratio"),
            }
        })
        .collect()
}

#[test]
fn every_case_comes_out_exactly() {
    let mut wrong = Vec::new();
    let cases = cases();
    for case in &cases {
        let results = assessed_as_of(&case.memory, case.month, case.month.end(Zone::UTC), |a| {
            let owed = matches!(a.outcome, Outcome::Owed | Outcome::AwaitingClaim | Outcome::TooLate);
            let credit = if owed { a.exact.major() } else { Exact::zero() };
            (
                a.measured.uptime.clone(),
                credit,
                a.credit.exact().minor,
                a.exact.minor.clone(),
                a.residue.clone(),
            )
        });
        let [(uptime, credit, rounded, exact, residue)] = results.as_slice() else {
            panic!("{}: {} assessments", case.name, results.len());
        };
        if *uptime != case.uptime || *credit != case.credit {
            wrong.push(format!("{}\n  uptime {uptime}, credit {credit}", case.name));
        }
        if !credit.is_zero() {
            assert_eq!(rounded.plus(residue), *exact, "{}: exact = rounded + residue", case.name);
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 45, "only {} cases were read", cases.len());
}
