//! A redacted workspace reckons the same for every line, and none of the original's names stands in any byte of it.

use crate::claims::folder;
use amends::ingest::plain_text;
use amends::io::DiskFolder;
use amends::money::Exact;
use amends::run;
use amends::run::Artefact;
use amends::run::Loaded;
use amends::run::RedactAsked;
use amends::run::RedactProblem;
use amends::run::Redacted;
use amends::run::Request;
use amends::source::MemoryFolder;
use amends::time::Month;
use std::collections::BTreeMap;
use std::process::Command;

const STORIES: [(&str, &str); 5] = [
    ("kayako", "2017-05"),
    ("northstar", "2026-03"),
    ("olark", "2016-01"),
    ("reflexion", "2011-05"),
    ("toodledo", "2012-10"),
];

fn redacted(folder: &MemoryFolder, loaded: &Loaded, asked: &RedactAsked) -> Redacted {
    match run::redact(folder, loaded, asked) {
        Ok(redacted) => redacted,
        Err(problem) => panic!("{problem:?}"),
    }
}

fn as_folder(files: &[Artefact]) -> MemoryFolder {
    MemoryFolder { files: files.iter().map(|f| (f.path.clone(), f.bytes.clone())).collect() }
}

fn closed(loaded: &Loaded, period: &str) -> Vec<Artefact> {
    let request = Request { month: Month::parse(period).expect("a month"), issued_on: None, as_of: None };
    let closed = run::close(loaded, &request, &|_| ());
    assert!(closed.is_whole(), "{:#?} {:?}", closed.diags.sorted(), closed.mistake);
    closed.artefacts
}

fn rows(files: &[Artefact], path: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = &files.iter().find(|f| f.path == path).expect("the file").bytes;
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(|row| row.expect("a row")).collect()
}

fn times(text: &str, scale: u32) -> String {
    Exact::parse(text).expect("a number").times(&Exact::whole(i64::from(scale))).to_string()
}

/// Uptime, tier, state and exact amount of every credit and gift; and every line to which nothing is owed.
fn outcomes(files: &[Artefact], scale: u32) -> Vec<String> {
    let credit = |r: BTreeMap<String, String>| {
        format!(
            "{} {} {} {} {} {} {}",
            r["uptime_exact"],
            r["tier"],
            r["kind"],
            r["state"],
            r["currency"],
            times(&r["base_exact"], scale),
            times(&r["credit_exact"], scale)
        )
    };
    let not_owed = |r: BTreeMap<String, String>| {
        format!("{} {} {} {}", r["commitment"], r["uptime_shown"], r["allowed"], r["margin"])
    };
    let affected = |r: BTreeMap<String, String>| {
        format!(
            "{} {} {} {} {} {}",
            r["start"], r["end"], r["region"], r["share"], r["counted"], r["exclusion"]
        )
    };
    let mut all: Vec<String> = rows(files, "ledger/credits.csv").into_iter().map(credit).collect();
    all.extend(rows(files, "ledger/not-owed.csv").into_iter().map(not_owed));
    all.extend(rows(files, "ledger/affected.csv").into_iter().map(affected));
    all.sort();
    all
}

/// Whether an id stands as a word of its own.
fn stands(text: &str, id: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.match_indices(id).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + id.len()..].chars().next());
        !before.is_some_and(goes_on) && !after.is_some_and(goes_on)
    })
}

#[test]
fn every_story_reckons_the_same_and_names_nobody() {
    for (story, period) in STORIES {
        let original = folder(story);
        let loaded = run::load(&original, &|_| ());
        let Redacted { files, scale, left_out } = redacted(&original, &loaded, &RedactAsked::default());
        let new = as_folder(&files);
        let again = run::load(&new, &|_| ());
        let was = outcomes(&closed(&loaded, period), scale);
        let is = outcomes(&closed(&again, period), 1);
        assert_eq!(was, is, "{story}");
        assert!(left_out.contains(&"README.md".to_owned()), "{story}: {left_out:?}");
        let everything: String = files
            .iter()
            .map(|f| format!("{}\n{}\n", f.path, String::from_utf8(f.bytes.clone()).expect("a text")))
            .collect();
        // Every cell about a person or company, and every id, straight from the original files.
        let column = |path: &str, name: &str| -> Vec<String> {
            let Some(bytes) = original.files.get(path) else { return Vec::new() };
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let at = reader.headers().expect("a header").iter().position(|h| h == name);
            let Some(at) = at else { return Vec::new() };
            reader
                .records()
                .map(|r| r.expect("a row")[at].to_owned())
                .filter(|c| !c.is_empty() && c != "*")
                .collect()
        };
        for (path, name) in [
            ("customers.csv", "name"),
            ("customers.csv", "contact"),
            ("customers.csv", "salutation"),
            ("customers.csv", "email"),
            ("customers.csv", "address"),
            ("goodwill.csv", "reason"),
            ("goodwill.csv", "reason.de"),
            ("goodwill.csv", "reason.fr"),
            ("goodwill.csv", "decided_by"),
            ("claims.csv", "reference"),
        ] {
            for words in column(path, name) {
                assert!(!everything.contains(&words), "{story}: {words}");
            }
        }
        for (path, name) in [
            ("customers.csv", "id"),
            ("contracts.csv", "line"),
            ("contracts.csv", "service"),
            ("contracts.csv", "sla"),
        ] {
            for id in column(path, name) {
                assert!(!stands(&everything, &id), "{story}: {id}");
            }
        }
        let w = loaded.workspace.as_ref().expect("a workspace");
        for incident in w.incidents.values() {
            assert!(!everything.contains(incident.id.as_str()) && !everything.contains(&incident.title));
            for event in &incident.events {
                assert!(!everything.contains(&plain_text(&event.text)), "{story}: {}", event.text);
            }
            for said in incident.communications.iter().map(|c| &c.text) {
                for words in said.own.iter().chain(said.others.values()) {
                    assert!(!everything.contains(words), "{story}: {words}");
                }
            }
        }
        for service in w.services.values() {
            assert!(!everything.contains(&service.name), "{story}: {}", service.name);
        }
        for series in &loaded.evidence.series {
            assert!(!stands(&everything, &series.key.monitor), "{story}: {}", series.key.monitor);
        }
        let settings = String::from_utf8(original.files["amends.toml"].clone()).expect("a text");
        for mail in settings.split('"').filter(|part| part.contains('@')) {
            assert!(!everything.contains(mail), "{story}: {mail}");
        }
    }
}

#[test]
fn the_same_salt_gives_the_same_names_and_another_gives_others() {
    let original = folder("olark");
    let loaded = run::load(&original, &|_| ());
    let with = |salt: Option<&str>, scale| {
        redacted(&original, &loaded, &RedactAsked { salt: salt.map(str::to_owned), scale })
    };
    assert_eq!(with(Some("a"), None).files, with(Some("a"), None).files);
    assert_eq!(with(None, None).files, with(None, None).files);
    assert_ne!(with(Some("a"), None).files, with(Some("b"), None).files);
    assert_eq!(with(None, Some(11)).scale, 11);
    let contracts =
        |r: &Redacted| r.files.iter().find(|f| f.path == "contracts.csv").expect("contracts").bytes.clone();
    let text = String::from_utf8(contracts(&with(None, Some(11)))).expect("a text");
    assert!(text.contains(",484,USD"), "{text}");
}

#[test]
fn amounts_of_published_slas_are_scaled_too() {
    let mut original = folder("olark");
    let contracts = String::from_utf8(original.files["contracts.csv"].clone()).expect("a text");
    original
        .files
        .insert("contracts.csv".to_owned(), contracts.replace("chat-promise", "aws-ec2-region").into_bytes());
    let loaded = run::load(&original, &|_| ());
    let new = redacted(&original, &loaded, &RedactAsked { salt: None, scale: Some(7) });
    let own = new
        .files
        .iter()
        .find(|f| f.path.starts_with("slas/") && String::from_utf8_lossy(&f.bytes).contains("7 USD"));
    assert!(own.is_some(), "{:?}", new.files.iter().map(|f| &f.path).collect::<Vec<_>>());
    let was = outcomes(&closed(&loaded, "2016-01"), 7);
    let is = outcomes(&closed(&run::load(&as_folder(&new.files), &|_| ()), "2016-01"), 1);
    assert_eq!(was, is);
}

#[test]
fn what_cannot_be_written_anew_is_refused_with_its_name() {
    let mut original = folder("toodledo");
    let settings = String::from_utf8(original.files["amends.toml"].clone()).expect("a text");
    let more = "\n[[monitoring]]\nid = \"probe\"\npath = \"monitoring/probe.ndjson\"\nformat = \"samples\"\n\
                columns = { time = \"t\", monitor = \"m\", state = \"s\" }\ntime = \"rfc3339\"\n\
                states = { up = [\"ok\"] }\nstep = \"5min\"\n";
    original.files.insert("amends.toml".to_owned(), format!("{settings}{more}").into_bytes());
    let sample = "{\"t\": \"2012-10-14T00:00:00Z\", \"m\": \"www\", \"s\": \"ok\"}\n";
    original.files.insert("monitoring/probe.ndjson".to_owned(), sample.as_bytes().to_vec());
    let loaded = run::load(&original, &|_| ());
    assert!(!loaded.diags.has_errors(), "{:#?}", loaded.diags.sorted());
    match run::redact(&original, &loaded, &RedactAsked::default()) {
        Err(RedactProblem::Monitoring(files)) => assert_eq!(files[0].0, "monitoring/probe.ndjson"),
        _ => panic!("it cannot be written anew"),
    }
}

#[test]
fn the_command_writes_a_workspace_that_passes_check() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("shared");
    let story = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/toodledo");
    let amends = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_amends")).args(args).output().expect("it runs").status.code()
    };
    let (story, out) = (story.display().to_string(), out.display().to_string());
    assert_eq!(amends(&["redact", &story, &out]), Some(0));
    assert_eq!(amends(&["check", &out, "--period", "2012-10"]), Some(0));
    assert!(DiskFolder::open(std::path::Path::new(&out)).is_ok());
    // What is there is not overwritten.
    assert_eq!(amends(&["redact", &story, &out]), Some(3));
}
