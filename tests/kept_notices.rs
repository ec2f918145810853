//! Notices that are kept: drafts until a person has approved their words, found by path or incident, and bound to no run.

use crate::register_commands::P;
use crate::register_commands::Place;
use crate::register_commands::month;
use std::fs;

const FORMS: [&str; 3] = ["notice.txt", "notice.md", "notice.html"];
const FIRST: &str = "notices/INC-7/20260301T003000Z-identified";

/// `notice` has its incident behind the folder.
fn keep(place: &Place, words: &str) -> String {
    place.must(&format!("notice INC-7 {words} --keep"))
}

fn first(place: &Place) -> String {
    keep(place, "--kind identified --at 2026-03-01T00:30:00Z")
}

fn form(place: &Place, notice: &str, file: &str) -> String {
    fs::read_to_string(place.at(&format!("out/{notice}/{file}"))).unwrap()
}

fn all_say(place: &Place, notice: &str, word: &str) -> bool {
    FORMS.iter().all(|file| form(place, notice, file).contains(word))
}

fn none_says(place: &Place, notice: &str, word: &str) -> bool {
    FORMS.iter().all(|file| !form(place, notice, file).contains(word))
}

/// `status` with single spaces.
fn status(place: &Place) -> String {
    place.must("status").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn manifest(place: &Place, notice: &str) -> serde_json::Value {
    serde_json::from_str(&form(place, notice, "notice.json")).unwrap()
}

#[test]
fn from_draft_to_sent_without_a_run() {
    let place = Place::new(&month(2));
    let said = first(&place);
    assert!(said.starts_with("[DRAFT]\n"), "{said}");
    assert!(
        said.contains(&format!("amends approve {} {P} {FIRST} --by NAME", place.dir().display())),
        "{said}"
    );
    assert!(said.contains("[[communication]]"), "the record for the incident's file is still told: {said}");
    assert!(all_say(&place, FIRST, "DRAFT"));
    let draft = manifest(&place, FIRST);
    assert!(place.bytes().is_none(), "keeping writes nothing into the register");

    place.refused(&format!("mark {P} {FIRST} --as sent --by Sam"), 1, "nobody has approved it");
    place.must(&format!("mark {P} notices/INC-7 --as reviewed --by Sam"));
    let before = place.bytes();
    let said = place.must(&format!("approve {P} {FIRST} --by Ann --dry-run"));
    assert!(said.contains("would be approved: 1 notice") && before == place.bytes(), "{said}");
    assert!(!place.at("archive").exists(), "a dry run copies nothing");
    let said = place.must(&format!("approve {P} {FIRST} --by Ann"));
    assert!(said.contains("approved: 1 notice"), "{said}");
    let kept = place.at(&format!("archive/2026-03/{}", draft["notice"].as_str().unwrap()));
    let of_archive: serde_json::Value =
        serde_json::from_slice(&fs::read(kept.join("notice.json")).unwrap()).unwrap();
    assert_eq!(of_archive, draft, "what was approved stays as it was looked at");

    let said = first(&place);
    assert!(!said.contains("DRAFT") && said.contains("--as sent"), "{said}");
    assert!(none_says(&place, FIRST, "DRAFT"));
    let approved = manifest(&place, FIRST);
    assert_eq!(draft["words_sha256"], approved["words_sha256"]);
    assert_eq!(approved["state"], "approved");
    place.must(&format!("mark {P} {FIRST} --as sent --by Sam"));
    first(&place);
    assert!(none_says(&place, FIRST, "DRAFT"));

    assert!(status(&place).contains("notice sent 1"));
    let history = place.must("history INC-7");
    for word in ["reviewed", "approved", "sent"] {
        assert!(history.contains(word), "{history}");
    }
    assert_eq!(place.must(&format!("history {FIRST}")), history);
    assert!(place.is_whole());
}

#[test]
fn an_approval_holds_for_its_words() {
    let place = Place::new(&month(2));
    first(&place);
    let text = form(&place, FIRST, "notice.txt");
    place.put(&format!("out/{FIRST}/notice.txt"), text.replace("interrupted", "fine").as_bytes());
    place.refused(
        &format!("approve {P} {FIRST} --by Ann"),
        1,
        "notice.txt` is not as `amends notice` wrote it",
    );
    assert!(!place.at("archive").exists());
    first(&place);
    place.must(&format!("approve {P} {FIRST} --by Ann"));
    let words = manifest(&place, FIRST)["words_sha256"].clone();

    // Its own record changes no word of it.
    let said = first(&place);
    let record = &said[said.find("[[communication]]").unwrap()..];
    let incident = fs::read_to_string(place.at("incidents/INC-7.toml")).unwrap();
    let public = incident.find("[public]").unwrap();
    let with_record = format!("{}{record}\n{}", &incident[..public], &incident[public..]);
    place.put("incidents/INC-7.toml", with_record.as_bytes());
    first(&place);
    assert!(none_says(&place, FIRST, "DRAFT"));
    assert_eq!(manifest(&place, FIRST)["words_sha256"], words);

    // Another promise does.
    keep(&place, "--kind identified --at 2026-03-01T00:30:00Z --next-update 2026-03-01T01:20:00Z");
    assert!(all_say(&place, FIRST, "DRAFT"));
    assert_ne!(manifest(&place, FIRST)["words_sha256"], words);
    place.refused(
        &format!("mark {P} {FIRST} --as sent --by Ann"),
        1,
        "its words have changed since it was approved",
    );
    assert!(place.is_whole());
}

#[test]
fn a_held_notice_says_so_and_cannot_be_approved() {
    let place = Place::new(&month(1));
    first(&place);
    place.must(&format!("hold {P} notices/INC-7 --by Lea --note legal"));
    let said = first(&place);
    assert!(said.contains("Lea holds it: legal") && said.contains("--release"), "{said}");
    assert!(all_say(&place, FIRST, "HELD"));
    place.refused(&format!("approve {P} {FIRST} --by Ann"), 1, "Lea holds it");
    assert!(place.must("status").contains("HELD notices/INC-7/"));
    place.must(&format!("hold {P} {FIRST} --release --by Lea"));
    place.must(&format!("approve {P} {FIRST} --by Ann"));
    first(&place);
    assert!(none_says(&place, FIRST, "HELD") && none_says(&place, FIRST, "DRAFT"));
}

#[test]
fn a_notice_is_named_and_never_swept_along() {
    let place = Place::new(&month(2));
    first(&place);
    keep(&place, "--kind resolved --at 2026-03-01T01:30:00Z --next-update none");
    place.refused(&format!("approve {P} notices/INC-8 --by Ann"), 1, "known here: notices/INC-7/");
    place.refused(&format!("approve {P} {FIRST} c1 --by Ann"), 1, "there is no published run");
    place.refused(&format!("approve --period 2026-02 {FIRST} --by Ann"), 1, "write `--period 2026-03`");
    place.put("out/notices/INC-7/20260301T003000Z-update/notice.json", b"{}");
    place.refused(&format!("approve {P} notices/INC-7 --by Ann"), 1, "is not that of this Amends");
    fs::remove_dir_all(place.at("out/notices/INC-7/20260301T003000Z-update")).unwrap();
    fs::rename(place.at("out/notices/INC-7"), place.at("out/notices/INC-9")).unwrap();
    place.refused(&format!("approve {P} notices/INC-9 --by Ann"), 1, "lies in another folder");
    fs::rename(place.at("out/notices/INC-9"), place.at("out/notices/INC-7")).unwrap();

    let run = |place: &Place| place.must(&format!("run {P}"));
    let before = run(&place);
    let said = place.must(&format!("approve {P} notices/INC-7 --by Ann"));
    assert!(said.contains("approved: 2 notices"), "{said}");
    assert_eq!(run(&place), before, "what becomes of notices makes no other run of the month");
    let said = place.must(&format!("approve {P} --all --by Ann"));
    assert!(said.contains("approved: 2 credits") && !said.contains("notices/"), "{said}");
    place.must(&format!("mark {P} --all --as sent --by Ann"));
    assert!(status(&place).contains("notice approved 2"));
    let said = place.must(&format!("mark {P} {FIRST} customers/c1/letter --as draft --by Ann"));
    assert!(said.contains("voided: 1 document") && said.contains("voided: 1 notice"), "{said}");
    first(&place);
    assert!(all_say(&place, FIRST, "DRAFT"));
    assert!(place.is_whole());
}

#[test]
fn two_languages_of_a_notice_stand_side_by_side() {
    let place = Place::new(&month(1));
    first(&place);
    keep(&place, "--kind identified --at 2026-03-01T00:30:00Z --language de");
    let german = format!("{FIRST}-de");
    assert!(all_say(&place, &german, "ENTWURF") && all_say(&place, FIRST, "DRAFT"));
    place.must(&format!("approve {P} {german} --by Ann"));
    first(&place);
    assert!(all_say(&place, FIRST, "DRAFT"), "who approved the German words approved no others");
}

#[test]
fn what_is_kept_is_what_is_printed() {
    let place = Place::new(&month(1));
    let asked = "--kind identified --at 2026-03-01T00:30:00Z";
    first(&place);
    place.must(&format!("approve {P} {FIRST} --by Ann"));
    first(&place);
    for (file, name) in FORMS.iter().zip(["text", "markdown", "html"]) {
        let printed = place.at(&format!("printed.{name}"));
        place.must(&format!("notice INC-7 {asked} --form {name} --out {}", printed.display()));
        assert_eq!(fs::read_to_string(printed).unwrap(), form(&place, FIRST, file), "{name}");
    }
    let before = form(&place, FIRST, "notice.json");
    first(&place);
    assert_eq!(before, form(&place, FIRST, "notice.json"), "the same words give the same bytes");
}
