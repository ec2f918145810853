//! Letters: how much they say, and in which language.

use crate::memory::MONTH;
use crate::memory::Memory;
use crate::memory::PLAIN_SLA;
use crate::memory::Window;
use amends::run;
use amends::run::Request;
use amends::time::Month;
use std::collections::BTreeMap;

/// The texts of a run, by path.
pub(crate) fn texts(memory: &Memory) -> BTreeMap<String, String> {
    let loaded = memory.load();
    let request = Request { month: Month::parse(MONTH).unwrap(), issued_on: None, as_of: None };
    let closed = run::close(&loaded, &request, &|_| ());
    assert!(closed.is_whole(), "{:#?} {:?}", closed.diags.sorted(), closed.mistake);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    closed.artefacts.iter().map(|a| (a.path.clone(), text(&a.bytes))).collect()
}

fn letter(memory: &Memory) -> String {
    texts(memory)["customers/acme/letter.md"].replace('\u{a0}', " ")
}

/// One incident of so many minutes, told to the public.
fn hit(minutes: usize) -> Memory {
    let prose = "[public]\nwhat_happened = \"A cable was cut.\"\n";
    Memory::new()
        .incident("I-1", &[Window::down(36_000, 36_000 + minutes * 60)])
        .append("incidents/I-1.toml", prose)
}

#[test]
fn a_letter_is_as_long_as_the_outage_was_hard() {
    let (annex, call) = ("## Annex to our letter", "I will call you myself");
    let short = letter(&hit(20));
    assert!(!short.contains(annex) && !short.contains(call), "{short}");
    assert!(short.contains("How the figures come about"));
    let standard = letter(&hit(60));
    assert!(standard.contains(annex) && !standard.contains(call), "{standard}");
    let executive = letter(&hit(480));
    assert!(executive.contains(annex) && executive.contains(call), "{executive}");
}

#[test]
fn the_workspace_says_which_letters_are_long() {
    let rules = "[documents]\nletter_size = { executive = \"affected >= 10min and credit < 5%\", short = \"outages > 7\" }\n";
    let own = hit(20).append("amends.toml", rules);
    assert!(letter(&own).contains("I will call you myself"));
}

#[test]
fn the_one_who_signs_long_letters_can_be_another() {
    let second = "[[signatory]]\nid = \"chair\"\nname = \"Robin Chair\"\ntitle = \"Chair\"\n[documents]\nexecutive_signatory = \"chair\"\n";
    assert!(letter(&hit(480).append("amends.toml", second)).contains("Robin Chair"));
    assert!(!letter(&hit(60).append("amends.toml", second)).contains("Robin Chair"));
}

#[test]
fn rules_for_sizes_that_cannot_be_used_are_named() {
    for (rule, told) in [
        ("affcted >= 8h", "`affcted` is not known here"),
        ("affected >= 8", "cannot be used"),
        ("affected >=", "cannot be used"),
    ] {
        let rules = format!("[documents]\nletter_size = {{ executive = \"{rule}\" }}\n");
        let loaded = hit(20).append("amends.toml", &rules).load_as_it_is();
        let titles: Vec<String> = loaded.diags.sorted().iter().map(|d| d.title.clone()).collect();
        assert!(titles.iter().any(|title| title.contains(told)), "{rule}: {titles:#?}");
    }
}

/// The same customer, who reads German, with or without German words for the incident.
pub(crate) fn german(translation: &str, documents: &str) -> Memory {
    let memory = hit(60).append("incidents/I-1.toml", translation).append("amends.toml", documents);
    let customers = "id,name,contact,salutation,email,language,time_zone,address,country,channel
acme,Acme GmbH,Dana Buyer,Sehr geehrte Frau Buyer,dana@acme.example,de-AT,Europe/Vienna,1 Street | Wien,AT,letter
";
    memory.file("customers.csv", customers).sla(PLAIN_SLA)
}

pub(crate) const WORDS: &str =
    "[public.de]\ntitle = \"Kabel durchtrennt\"\nwhat_happened = \"Ein Kabel wurde durchtrennt.\"\n";

#[test]
fn a_letter_is_in_the_language_of_its_reader_as_a_whole() {
    let files = texts(&german(WORDS, ""));
    let letter = files["customers/acme/letter.md"].replace('\u{a0}', " ");
    assert!(
        letter.contains("Ein Kabel wurde durchtrennt.") && !letter.contains("A cable was cut."),
        "{letter}"
    );
    assert!(letter.contains("10,00 EUR") && !letter.contains("EUR 10.00"), "{letter}");
    assert!(letter.contains("1. März 2026") && !letter.contains("March"), "{letter}");
    assert!(files["customers/acme/letter.html"].contains("lang=\"de-AT\""));
    assert!(files["incidents/I-1/postmortem-public.de.md"].contains("Kabel durchtrennt"));
    assert!(files["incidents/I-1/postmortem-public.md"].contains("A cable was cut."));
    assert!(files["manifest.json"].contains("\"language\": \"de\""));
    assert!(files["month-summary.md"].contains("not reviewed by a native speaker"));
}

#[test]
fn a_letter_that_lacks_a_text_is_never_a_mixture() {
    let files = texts(&german("", ""));
    let letter = &files["customers/acme/letter.md"];
    assert!(letter.contains("A cable was cut.") && letter.contains("EUR\u{a0}10.00"), "{letter}");
    assert!(!letter.contains("März"), "{letter}");
    assert!(files["manifest.json"].contains("`what_happened` under [public.de] of I-1"));
    assert!(!files.contains_key("incidents/I-1/postmortem-public.de.md"));
    assert!(!files["manifest.json"].contains("It should be in `de-AT`"));
    let held = texts(&german("", "[documents]\nlanguage_fallback = \"hold\"\n"));
    assert!(held["manifest.json"].contains("It should be in `de-AT`"));
}

#[test]
fn a_language_without_words_is_told_and_never_a_mixture() {
    let klingon = german("", "");
    let customers = "id,name,contact,salutation,email,language,time_zone,address,country,channel
acme,Acme GmbH,Dana Buyer,Dear Ms Buyer,dana@acme.example,tlh,Europe/Vienna,1 Street | Wien,AT,letter
";
    let files = texts(&klingon.file("customers.csv", customers));
    assert!(files["customers/acme/letter.md"].contains("A cable was cut."));
    assert!(
        files["manifest.json"].contains("all words: there is no `languages/tlh.ftl`"),
        "{}",
        files["manifest.json"]
    );
    let settings = run_settings("sv");
    let loaded = settings.load_as_it_is();
    let titles: Vec<String> = loaded.diags.sorted().iter().map(|d| d.title.clone()).collect();
    assert_eq!(titles, ["there are no words for the language `sv`"]);
}

/// The same workspace with its prose in a language.
fn run_settings(language: &str) -> Memory {
    let own = Memory::settings().replace("language = \"en-GB\"", &format!("language = \"{language}\""));
    hit(20).file("amends.toml", own)
}
