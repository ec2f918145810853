//! Every story of `sample-data`, run and compared with what is stored in `tests/golden`.
//!
//! Tables, the Markdown of every document and the manifest's figures are stored whole; PDFs as page
//! counts, with their extracted order checked elsewhere. `AMENDS_BLESS=1` rewrites what is stored; the
//! difference is then read line by line before it is committed.

use amends::io::DiskFolder;
use amends::run;
use amends::run::Artefact;
use amends::run::Request;
use amends::time::Month;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a story in memory.
pub(crate) fn story(name: &str, month: &str) -> (Vec<Artefact>, run::Summary) {
    let folder = DiskFolder::open(&root().join("sample-data").join(name)).expect("the story is there");
    let loaded = run::load(&folder, &|_| ());
    let month = Month::parse(month).expect("a month");
    let closed = run::close(&loaded, &Request { month, issued_on: None, as_of: None }, &|_| ());
    assert!(!closed.diags.has_errors(), "{name}: {:#?}", closed.diags.sorted());
    assert_eq!(closed.mistake, None, "{name}");
    (closed.artefacts, closed.summary)
}

/// What of an artefact is stored: text forms whole; a PDF as its number of pages.
fn stored(artefact: &Artefact) -> Option<(String, String)> {
    let text = || String::from_utf8(artefact.bytes.clone()).expect("UTF-8");
    match artefact.path.rsplit('.').next() {
        Some("csv" | "md" | "txt" | "jsonl" | "journal") => Some((artefact.path.clone(), text())),
        Some("json") if artefact.path.starts_with("ledger/") => Some((artefact.path.clone(), text())),
        Some("pdf") => {
            let pages = lopdf::Document::load_mem(&artefact.bytes).expect("a PDF").get_pages().len();
            Some((format!("{}.pages", artefact.path), format!("{pages}\n")))
        }
        _ => None,
    }
}

fn compare(name: &str, month: &str) {
    let (artefacts, _) = story(name, month);
    let golden = root().join("tests/golden").join(name);
    let bless = std::env::var_os("AMENDS_BLESS").is_some();
    if bless && golden.exists() {
        fs::remove_dir_all(&golden).expect("the old golden files go");
    }
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, text) in artefacts.iter().filter_map(stored) {
        let file = golden.join(&path);
        seen.insert(file.clone());
        if bless {
            fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
            fs::write(&file, &text).expect("written");
            continue;
        }
        match fs::read_to_string(&file) {
            Ok(expected) if expected == text => {}
            Ok(expected) => {
                let line = expected.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or(0);
                let (was, is) = (expected.lines().nth(line), text.lines().nth(line));
                wrong.push(format!("{path}, line {}:\n  was {was:?}\n  is  {is:?}", line + 1));
            }
            Err(_) => wrong.push(format!("{path} is not stored")),
        }
    }
    for file in all_files(&golden) {
        if !seen.contains(&file) {
            wrong.push(format!("{} is stored, and nothing produced it", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{name} differs (AMENDS_BLESS=1 stores what is now):\n{}", wrong.join("\n"));
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut all = Vec::new();
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() { all.extend(all_files(&path)) } else { all.push(path) }
    }
    all
}

#[test]
fn northstar() {
    compare("northstar", "2026-03");
}

#[test]
fn olark() {
    compare("olark", "2016-01");
}

#[test]
fn kayako() {
    compare("kayako", "2017-05");
}

#[test]
fn reflexion() {
    compare("reflexion", "2011-05");
}

#[test]
fn toodledo() {
    compare("toodledo", "2012-10");
}

/// The totals that were worked out by hand and by an independent script before the program could run.
#[test]
fn totals_agree_with_the_independent_calculation() {
    let totals = |name: &str, month: &str| {
        let (_, s) = story(name, month);
        let words = |m: &[amends::money::Money]| {
            m.iter().map(|m| m.to_string().replace('\u{a0}', " ")).collect::<Vec<_>>().join(" + ")
        };
        (words(&s.credits.1), words(&s.goodwill.1), words(&s.awaiting.1), s.letters)
    };
    let expected = |a: &str, b: &str, c: &str, n: usize| (a.to_owned(), b.to_owned(), c.to_owned(), n);
    assert_eq!(
        totals("northstar", "2026-03"),
        expected("EUR 471.23 + GBP 300.89 + JPY 9,877 + USD 233.87", "GBP 25.00", "EUR 17.20", 17)
    );
    assert_eq!(totals("olark", "2016-01"), expected("USD 60.00", "EUR 1.87 + USD 90.85", "", 6));
    assert_eq!(totals("kayako", "2017-05"), expected("", "", "", 4));
    assert_eq!(totals("reflexion", "2011-05"), expected("USD 172.40", "", "", 5));
    assert_eq!(totals("toodledo", "2012-10"), expected("", "USD 33.75", "", 6));
}

#[test]
fn every_story_has_a_golden_folder() {
    for entry in fs::read_dir(root().join("sample-data")).expect("sample-data") {
        let entry = entry.expect("an entry");
        if entry.path().is_dir() {
            let name = entry.file_name().to_string_lossy().into_owned();
            assert!(root().join("tests/golden").join(&name).exists(), "{name} has no golden outputs");
        }
    }
}

/// Rows read = accepted + duplicates + rejected, for every file of evidence of every story.
#[test]
fn rows_add_up_in_every_manifest() {
    for (name, month) in [("northstar", "2026-03"), ("kayako", "2017-05")] {
        let (artefacts, _) = story(name, month);
        let manifest = artefacts.iter().find(|a| a.path == "manifest.json").expect("a manifest");
        let json: serde_json::Value = serde_json::from_slice(&manifest.bytes).expect("JSON");
        let files = json["evidence"].as_array().expect("a list");
        assert!(!files.is_empty());
        for file in files {
            let n = |key: &str| file[key].as_u64().expect("a count");
            assert_eq!(n("read"), n("accepted") + n("duplicates") + n("rejected"), "{name}: {file}");
        }
    }
}

/// A letter names no other customer.
#[test]
fn no_letter_names_another_customer() {
    for (name, month) in [("northstar", "2026-03"), ("reflexion", "2011-05")] {
        let (artefacts, _) = story(name, month);
        let csv = fs::read(root().join("sample-data").join(name).join("customers.csv")).expect("customers");
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        let header = reader.headers().expect("a header").clone();
        let at = |n: &str| header.iter().position(|h| h == n).expect("a column");
        let (id, title, partner) = (at("id"), at("name"), at("partner"));
        let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
        for row in &rows {
            let path = format!("customers/{}/letter.md", &row[id]);
            let Some(letter) = artefacts.iter().find(|a| a.path == path) else { continue };
            let text = String::from_utf8_lossy(&letter.bytes).replace('\\', "");
            for other in rows.iter().filter(|o| o[id] != row[id] && o[id] != row[partner]) {
                assert!(!text.contains(&other[title]), "{path} names {}", &other[title]);
            }
        }
    }
}
