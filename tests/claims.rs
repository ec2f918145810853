//! Claims: what expires when, as a table and a calendar; credits without a claim; disputes that no customer reads of.

use amends::run;
use amends::run::Artefact;
use amends::run::ExplainAsked;
use amends::run::ExplainForm;
use amends::run::Explained;
use amends::run::Request;
use amends::source::MemoryFolder;
use amends::time::Month;
use std::fs;
use std::path::Path;

/// A story in memory, to be changed.
pub(crate) fn folder(story: &str) -> MemoryFolder {
    fn add(root: &Path, path: &Path, into: &mut MemoryFolder) {
        for entry in fs::read_dir(path).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root).expect("below").display().to_string();
            match path.is_dir() {
                true if name == "out" => {}
                true => add(root, &path, into),
                false => {
                    into.files.insert(name, fs::read(&path).expect("bytes"));
                }
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(story);
    let mut folder = MemoryFolder::default();
    add(&root, &root, &mut folder);
    folder
}

fn request() -> Request {
    Request { month: Month::parse("2026-03").expect("a month"), issued_on: None, as_of: None }
}

fn closed(folder: &MemoryFolder) -> Vec<Artefact> {
    let closed = run::close(&run::load(folder, &|_| ()), &request(), &|_| ());
    assert!(closed.is_whole(), "{:#?} {:?}", closed.diags.sorted(), closed.mistake);
    closed.artefacts
}

fn text(files: &[Artefact], path: &str) -> Option<String> {
    let file = files.iter().find(|f| f.path == path)?;
    Some(String::from_utf8(file.bytes.clone()).expect("UTF-8"))
}

fn append(folder: &mut MemoryFolder, path: &str, more: &str) {
    folder.files.get_mut(path).expect("the file").extend_from_slice(more.as_bytes());
}

#[test]
fn the_calendar_has_the_last_day_of_each_awaited_claim() {
    let files = closed(&folder("northstar"));
    let calendar = text(&files, "claims-calendar.ics").expect("a calendar");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{calendar}");
    let whole = calendar.replace("\r\n ", "");
    assert_eq!(whole.matches("BEGIN:VEVENT").count(), 1);
    for line in [
        "DTSTAMP:20260401T120000Z",
        "DTSTART;VALUE=DATE:20260430",
        "DTEND;VALUE=DATE:20260501",
        "SUMMARY:Last day to claim EUR 17.20: Ναυτιλιακή Οδύσσεια Α.Ε.",
        "TRIGGER:-P7D",
    ] {
        assert!(whole.lines().any(|l| l == line), "{line} is missing:\n{whole}");
    }
    assert!(whole.contains("quotes 2026-03/odyssea"), "{whole}");
    let claims = text(&files, "ledger/claims.csv").expect("claims");
    let states: Vec<&str> = claims.lines().skip(1).filter_map(|l| l.split(',').nth(1)).collect();
    assert_eq!(states, ["awaiting-claim", "claimed"], "{claims}");
}

#[test]
fn a_company_may_credit_without_a_claim() {
    let mut folder = folder("northstar");
    append(&mut folder, "amends.toml", "\n[credits]\nproactive = true\n");
    let files = closed(&folder);
    assert!(text(&files, "claims-calendar.ics").is_none());
    let credits = text(&files, "ledger/credits.json").expect("a ledger");
    let json: serde_json::Value = serde_json::from_str(&credits).expect("JSON");
    let row =
        json["rows"].as_array().expect("rows").iter().find(|r| r["customer"] == "odyssea").expect("a row");
    assert_eq!((&row["state"], &row["claim_by"]), (&"owed".into(), &serde_json::Value::Null));
    let steps = row["workings"]["steps"].as_array().expect("steps");
    let step = steps.iter().find(|s| s["what"] == "claim").expect("the step about the claim");
    let settings = String::from_utf8(folder.files["amends.toml"].clone()).expect("UTF-8");
    let line = settings.lines().position(|l| l == "proactive = true").expect("the line") + 1;
    assert_eq!(step["sources"][0], format!("amends.toml:{line}"));
    let letter = text(&files, "customers/odyssea/letter.md").expect("a letter");
    assert!(letter.contains("17.20"), "{letter}");
    let claims = text(&files, "ledger/claims.csv").expect("claims");
    assert!(claims.contains("without-claim") && !claims.contains("awaiting-claim"), "{claims}");
    // What was claimed stays claimed, and `false` is what a workspace without the setting does.
    assert!(claims.contains(",claimed,plavareka"), "{claims}");
    let mut off = self::folder("northstar");
    append(&mut off, "amends.toml", "\n[credits]\nproactive = false\n");
    assert!(text(&closed(&off), "claims-calendar.ics").is_some());
}

#[test]
fn a_dispute_is_for_our_own_people() {
    let mut folder = folder("northstar");
    let note = "Their probe saw 190 minutes";
    let rows = "customer,line,period,received_on,reference,disputed_on,dispute_note\n\
                plavareka,L-009,2026-03,2026-03-30,Mail,,\n\
                harbourlight,,2026-03,,,2026-03-31,Their probe saw 190 minutes\n";
    folder.files.insert("claims.csv".to_owned(), rows.as_bytes().to_vec());
    let files = closed(&folder);
    let claims = text(&files, "ledger/claims.csv").expect("claims");
    assert!(claims.lines().any(|l| l.contains("harbourlight") && l.contains(note)), "{claims}");
    let brief = text(&files, "incidents/INC-2026-031/brief.md").expect("a brief");
    assert!(brief.contains("disputed on 2026-03-31") && brief.contains(note), "{brief}");
    for file in files.iter().filter(|f| f.path.starts_with("customers/")) {
        let found = file.bytes.windows(note.len()).any(|w| w == note.as_bytes());
        assert!(!found, "{} tells of the dispute", file.path);
    }
    let loaded = run::load(&folder, &|_| ());
    let explained = |form| {
        let asked = ExplainAsked { subject: "harbourlight".to_owned(), figure: None, form };
        match run::explain(&loaded, &request(), &asked) {
            Ok(Explained::Text(text)) => text,
            _ => panic!("harbourlight is known"),
        }
    };
    assert!(explained(ExplainForm::Tree).contains("Their probe saw 190 minutes  ← claims.csv:3"));
    assert!(!explained(ExplainForm::Paragraph).contains(note));
}

#[test]
fn a_row_says_when_it_came_or_since_when_it_is_disputed() {
    let mut folder = folder("northstar");
    let rows = "customer,line,period,received_on,reference,disputed_on,dispute_note\n\
                harbourlight,,2026-03,,,,too little\n\
                plavareka,L-009,2026-03,,,,\n";
    folder.files.insert("claims.csv".to_owned(), rows.as_bytes().to_vec());
    let loaded = run::load(&folder, &|_| ());
    let errors = loaded.diags.sorted().iter().filter(|d| d.title.contains("is not a date")).count();
    assert_eq!(errors, 3, "{:#?}", loaded.diags.sorted());
}
