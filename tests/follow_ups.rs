//! Letters that follow up on promised actions: who hears, what became of it, and that nothing is told twice.

use crate::memory::Memory;
use crate::memory::Window;
use crate::register_commands::P;
use crate::register_commands::Place;
use crate::register_commands::month;
use amends::source::Folder;
use std::fs;
use std::process::Command;

/// An action of the incident; `more` are the keys that differ.
fn action(public: &str, more: &str) -> String {
    format!(
        "[[action]]\ntext = \"internal words\"\npublic_text = \"{public}\"\npublic_text_in = {{ de = \"{public} (de)\" }}\nterm = \"short\"\n{more}\n"
    )
}

/// Two customers, an incident in March, and what was promised after it.
fn promised(actions: &[String]) -> Memory {
    let memory = month(2).append("incidents/INC-7.toml", &actions.concat());
    memory.append("amends.toml", "follow_up = \"hit\"\n")
}

fn read(memory: &Memory, path: &str) -> String {
    String::from_utf8(memory.read(path).unwrap()).unwrap()
}

fn letter(place: &Place, period: &str, customer: &str) -> Option<String> {
    let path = place.at(&format!("out/{period}/customers/{customer}/follow-up.md"));
    Some(fs::read_to_string(path).ok()?.replace('\u{a0}', " "))
}

/// The letter of a month, which must be there.
fn told(memory: &Memory, period: &str) -> String {
    let place = Place::new(memory);
    let said = place.must(&format!("run --period {period}"));
    letter(&place, period, "c0").unwrap_or_else(|| panic!("no letter for {period}: {said}"))
}

fn silent(memory: &Memory, period: &str) {
    let place = Place::new(memory);
    let said = place.must(&format!("run --period {period}"));
    assert_eq!(letter(&place, period, "c0"), None, "{period}");
    assert!(!said.contains("promised in earlier months"), "{said}");
}

#[test]
fn only_those_whose_letter_was_sent_hear_what_became_of_it() {
    let memory = month(2).append(
        "incidents/INC-7.toml",
        &action("Check the part daily", "due = \"2026-04-20\"\nstatus = \"open\""),
    );
    let place = Place::new(&memory);
    place.must(&format!("run {P}"));
    let march = || {
        let text = fs::read_to_string(place.at("out/2026-03/customers/c0/letter.md")).unwrap();
        text.replace('\u{a0}', " ")
    };
    let first = march();
    assert!(first.contains("Check the part daily (by 20 April 2026)"), "{first}");
    place.must(&format!("approve {P} --all --by Ann"));
    place.must(&format!("mark {P} customers/c0/letter --as sent --by Ann"));
    let done = read(&memory, "incidents/INC-7.toml").replace(
        "due = \"2026-04-20\"\nstatus = \"open\"",
        "due = \"2026-04-20\"\nstatus = \"done\"\ndone_on = \"2026-04-17\"",
    );
    place.put("incidents/INC-7.toml", done.as_bytes());
    let said = place.must("run --period 2026-04");
    assert!(said.contains("1 letter on what was promised in earlier months"), "{said}");
    let text = letter(&place, "2026-04", "c0").expect("a letter");
    assert!(text.contains("| Check the part daily | 20 April 2026 | **Done on 17 April 2026** |"), "{text}");
    assert!(text.contains("we wrote to you about “t” (on 1 March 2026)"), "{text}");
    assert!(text.contains("all that we promised you is done"), "{text}");
    assert_eq!(letter(&place, "2026-04", "c1"), None, "nobody told them anything yet");
    // It is a document like a letter: approved, sent, and in the manifest, the book and a mail.
    let manifest = fs::read_to_string(place.at("out/2026-04/manifest.json")).unwrap();
    assert!(manifest.contains("\"document\": \"customers/c0/follow-up\""), "{manifest}");
    assert!(manifest.contains("\"follow_ups\": 1"), "{manifest}");
    place.must("approve --period 2026-04 customers/c0/follow-up --by Ann");
    place.must("run --period 2026-04");
    assert!(!letter(&place, "2026-04", "c0").expect("a letter").contains("DRAFT"));
    place.must("mark --period 2026-04 customers/c0/follow-up --as sent --by Ann");
    place.must("run --period 2026-04");
    let mut verify = Command::new(env!("CARGO_BIN_EXE_amends"));
    let verified = verify.args(["verify", "out/2026-04"]).current_dir(place.dir()).output().unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    // What changed since changes nothing in the letter that promised it.
    place.must(&format!("run {P}"));
    let again = march();
    assert!(again.contains("Check the part daily (by 20 April 2026)"), "{again}");
    let status = place.must("status");
    assert!(status.contains("document  sent"), "{status}");
    // A marking that was taken back is none.
    place.must(&format!("mark {P} customers/c0/letter --as draft --by Ann"));
    let said = place.must("run --period 2026-04");
    assert!(!said.contains("promised in earlier months"), "{said}");
}

#[test]
fn what_was_done_is_told_once_in_its_month() {
    let done = "due = \"2026-05-15\"\nstatus = \"done\"\ndone_on = \"2026-04-20\"";
    let memory = promised(&[action("Check the part daily", done)]);
    assert!(told(&memory, "2026-04").contains("**Done on 20 April 2026** |"));
    silent(&memory, "2026-05");
    silent(&memory, "2026-06");
    // The letter of March, of 1 April, says by itself what was done until then; and so what nobody gave a day.
    for done in ["done_on = \"2026-03-20\"", "done_on = \"2026-04-01\"", ""] {
        let keys = format!("due = \"2026-04-20\"\nstatus = \"done\"\n{done}");
        silent(&promised(&[action("Check the part daily", &keys)]), "2026-04");
    }
    // What stays inside is told to nobody.
    let inside = "[[action]]\ntext = \"a\"\nterm = \"short\"\ndue = \"2026-04-20\"\nstatus = \"open\"\n";
    silent(&promised(&[inside.to_owned()]), "2026-04");
}

#[test]
fn a_late_promise_needs_a_new_date_and_an_apology() {
    let open = "due = \"2026-04-20\"\nstatus = \"open\"";
    let place = Place::new(&promised(&[action("Check the part daily", open)]));
    let said = place.must("run --period 2026-04");
    assert!(said.contains("HELD") && said.contains("promised for 2026-04-20 and is late"), "{said}");
    assert!(letter(&place, "2026-04", "c0").expect("a letter").contains("HELD"));

    let late = "[[action.late]]\nnew_due = \"2026-06-10\"\nbecause = \"The maker delivers in May.\"\n";
    let memory = promised(&[action("Check the part daily", &format!("{open}\n{late}"))]);
    let text = told(&memory, "2026-04");
    assert!(text.contains("The failure is ours, and I am sorry."), "{text}");
    assert!(text.contains("| 20 April 2026 | **Late**; new date: 10 June 2026 |"), "{text}");
    assert!(text.contains("the new date is 10 June 2026. The maker delivers in May."), "{text}");
    assert!(text.contains("DRAFT") && !text.contains("HELD"), "{text}");
    silent(&memory, "2026-05");

    // Late again: each date goes by in its own month.
    let twice = format!("{late}[[action.late]]\nnew_due = \"2026-08-01\"\nbecause = \"It came broken.\"\n");
    let memory = promised(&[action("Check the part daily", &format!("{open}\n{twice}"))]);
    let text = told(&memory, "2026-06");
    assert!(text.contains("| 10 June 2026 | **Late**; new date: 1 August 2026 |"), "{text}");
    assert!(text.contains("It came broken.") && !text.contains("The maker"), "{text}");

    // Kept by its new date, and later than its only one.
    let kept = "due = \"2026-04-20\"\nstatus = \"done\"\ndone_on = \"2026-06-09\"";
    let memory = promised(&[action("Check the part daily", &format!("{kept}\n{late}"))]);
    assert!(told(&memory, "2026-06").contains("| 10 June 2026 | **Done on 9 June 2026** |"));
    let slow = "due = \"2026-04-10\"\nstatus = \"done\"\ndone_on = \"2026-04-28\"";
    let text = told(&promised(&[action("Check the part daily", slow)]), "2026-04");
    assert!(text.contains("**Done on 28 April 2026**, later than promised"), "{text}");
    assert!(text.contains("I am sorry"), "{text}");
}

#[test]
fn the_rest_is_named_and_one_letter_tells_of_several_incidents() {
    let open = "due = \"2026-07-31\"\nstatus = \"open\"";
    let memory = promised(&[
        action("Check the part daily", "due = \"2026-04-20\"\nstatus = \"done\"\ndone_on = \"2026-04-17\""),
        action("Buy a second part", open),
        action("Write it all down", "status = \"open\""),
    ])
    .incident("INC-8", &[Window::down(200_000, 210_000)])
    .append(
        "incidents/INC-8.toml",
        &action("Ring the bell", "due = \"2026-04-02\"\nstatus = \"done\"\ndone_on = \"2026-04-02\""),
    );
    let text = told(&memory, "2026-04");
    assert!(text.contains("| Buy a second part | 31 July 2026 | Not due yet |"), "{text}");
    assert!(text.contains("| Write it all down | – | Under way |"), "{text}");
    assert!(
        text.contains("(on 3 March 2026)") && text.contains("| Ring the bell | 2 April 2026 |"),
        "{text}"
    );
    assert!(text.contains("when what is still open is done"), "{text}");
}

#[test]
fn who_was_not_hit_or_is_hit_again_gets_none() {
    let done = "due = \"2026-04-20\"\nstatus = \"done\"\ndone_on = \"2026-04-17\"";
    // c1 alone was hit.
    let one = promised(&[action("Check the part daily", done)]);
    let text =
        read(&one, "incidents/INC-7.toml").replacen("[[impact]]\n", "[[impact]]\ncustomers = [\"c1\"]\n", 1);
    let place = Place::new(&one.file("incidents/INC-7.toml", text));
    place.must("run --period 2026-04");
    assert_eq!(letter(&place, "2026-04", "c0"), None);
    assert!(letter(&place, "2026-04", "c1").is_some());
    // It goes on in April, so that the letter of April says how things stand.
    let on = promised(&[action("Check the part daily", done)]);
    let more = "[[impact]]\nservice = \"svc\"\nstart = \"2026-04-05T00:00:00Z\"\nend = \"2026-04-05T01:00:00Z\"\nkind = \"down\"\n";
    let text = read(&on, "incidents/INC-7.toml").replacen("[[action]]", &format!("{more}[[action]]"), 1);
    silent(&on.file("incidents/INC-7.toml", text), "2026-04");
    // Nobody, where nobody wants it.
    let off = month(2)
        .append("incidents/INC-7.toml", &action("Check the part daily", done))
        .append("amends.toml", "follow_up = \"off\"\n");
    silent(&off, "2026-04");
}

#[test]
fn it_is_in_the_readers_language_or_in_the_workspaces_as_a_whole() {
    let done = "due = \"2026-04-20\"\nstatus = \"done\"\ndone_on = \"2026-04-17\"";
    let late = "due = \"2026-04-21\"\nstatus = \"open\"\n[[action.late]]\nnew_due = \"2026-06-10\"\nbecause = \"The maker delivers in May.\"\nbecause_in = { de = \"Der Hersteller liefert im Mai.\" }";
    let german = |memory: Memory| {
        let people = read(&memory, "customers.csv").replacen("en-GB", "de-AT", 1);
        memory.file("customers.csv", people)
    };
    let memory = german(promised(&[action("Teil prüfen", done), action("Zweites Teil", late)]));
    let whole = memory.append("incidents/INC-7.toml", "");
    let titled = read(&whole, "incidents/INC-7.toml").replacen(
        "[public]\n",
        "[public.de]\ntitle = \"Störung des Ladens\"\n[public]\n",
        1,
    );
    let memory = whole.file("incidents/INC-7.toml", titled.clone());
    let text = told(&memory, "2026-04");
    assert!(text.contains("„Störung des Ladens“ (am 1. März 2026)"), "{text}");
    assert!(
        text.contains("| Teil prüfen (de) | 20. April 2026 | **Erledigt am 17. April 2026** |"),
        "{text}"
    );
    assert!(text.contains("neuer Termin: 10. Juni 2026"), "{text}");
    assert!(text.contains("Der Hersteller liefert im Mai."), "{text}");
    assert!(text.contains("um Entschuldigung"), "{text}");
    // Without one translation all of it is in English, and the run says why.
    let memory = memory.file(
        "incidents/INC-7.toml",
        titled.replace("because_in = { de = \"Der Hersteller liefert im Mai.\" }", ""),
    );
    let place = Place::new(&memory);
    let said = place.must("run --period 2026-04");
    assert!(said.contains("`because_in.de` of “Zweites Teil” in INC-7"), "{said}");
    let text = letter(&place, "2026-04", "c0").expect("a letter");
    assert!(text.contains("**Late**; new date: 10 June 2026") && !text.contains("Störung"), "{text}");
}

#[test]
fn a_partner_gets_one_for_each_end_customer() {
    let done = "due = \"2026-04-20\"\nstatus = \"done\"\ndone_on = \"2026-04-17\"";
    let memory = promised(&[action("Check the part daily", done)]).file(
        "customers.csv",
        "id,name,email,language,time_zone,country,partner,credit_to\nc0,Customer 0 Ltd,c0@example.com,en-GB,UTC,GB,c1,partner\nc1,Customer 1 Ltd,c1@example.com,en-GB,UTC,GB,,\n",
    );
    let text = told(&memory, "2026-04");
    assert!(text.starts_with("**DRAFT**\n\nCustomer 1 Ltd"), "{text}");
    assert!(text.contains("This letter is about your customer Customer 0 Ltd."), "{text}");
    assert!(text.contains("What we promised for Customer 0 Ltd"), "{text}");
    // The list that goes with it names it; it says nothing of letters about the month, of which there are none.
    let place = Place::new(&memory);
    place.must("run --period 2026-04");
    let list = fs::read_to_string(place.at("out/2026-04/customers/c1/cover.md")).unwrap();
    assert!(list.contains("What became of our promises: 1 letter for your customer"), "{list}");
    assert!(list.contains("- Customer 0 Ltd (c0): customers/c0/follow-up.pdf\n"), "{list}");
    assert!(!list.contains("| Customer"), "{list}");
    // One that waits is told as waiting.
    let open = read(&memory, "incidents/INC-7.toml")
        .replace("status = \"done\"\ndone_on = \"2026-04-17\"", "status = \"open\"");
    let place = Place::new(&memory.file("incidents/INC-7.toml", open));
    place.must("run --period 2026-04");
    let list = fs::read_to_string(place.at("out/2026-04/customers/c1/cover.md")).unwrap();
    assert!(list.contains("follow-up.pdf (the letter waits)") && list.contains("HELD"), "{list}");
}

#[test]
fn what_a_late_letter_told_as_done_is_not_told_again() {
    let done = "due = \"2026-04-20\"\nstatus = \"done\"\ndone_on = \"2026-04-17\"";
    let memory = month(2).append("incidents/INC-7.toml", &action("Check the part daily", done));
    for (dated, is_told) in [("2026-04-01", true), ("2026-04-25", false)] {
        let place = Place::new(&memory);
        place.must(&format!("run {P} --issued-on {dated}"));
        let first = fs::read_to_string(place.at("out/2026-03/customers/c0/letter.md")).unwrap();
        assert_eq!(first.contains("(done, 17"), !is_told, "{first}");
        place.must(&format!("approve {P} --all --by Ann"));
        place.must(&format!("mark {P} customers/c0/letter --as sent --by Ann"));
        place.must("run --period 2026-04");
        assert_eq!(letter(&place, "2026-04", "c0").is_some(), is_told, "{dated}");
    }
}

#[test]
fn a_template_that_hides_a_date_or_invents_one_is_held() {
    let done = "due = \"2026-04-20\"\nstatus = \"done\"\ndone_on = \"2026-04-17\"";
    let base = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/report-templates/follow-up.md.hbs"));
    let base = base.expect("the template");
    for (from, to, because) in [
        ("**Done on {{done_on}}**", "**Done**", "It does not give 17 April 2026, the date of a promise"),
        (
            "{{promised}}{{else}}–",
            "19 April 2026{{else}}–",
            "It says 19 April 2026, a date that the facts do not know",
        ),
        (
            "This is how it stands:",
            "We gave you EUR 17.00.",
            "It says EUR 17.00, an amount that the ledger does not know",
        ),
        ("This is how it stands:", "Ask Customer 1 Ltd.", "It names another customer, Customer 1 Ltd"),
    ] {
        assert!(base.contains(from), "{from}");
        let memory = promised(&[action("Check the part daily", done)])
            .file("report-templates/follow-up.md.hbs", base.replace(from, to));
        let said = Place::new(&memory).must("run --period 2026-04");
        assert!(said.contains(because), "{to}: {said}");
    }
    // A date that was not kept wants an apology, as a warning.
    let slow = "due = \"2026-04-10\"\nstatus = \"done\"\ndone_on = \"2026-04-28\"";
    let memory = promised(&[action("Check the part daily", slow)])
        .file("report-templates/follow-up.md.hbs", base.replace(", and I am sorry", ""));
    let place = Place::new(&memory);
    place.must("run --period 2026-04");
    let flags = fs::read_to_string(place.at("out/2026-04/flags.csv")).unwrap();
    assert!(flags.contains("customers/c0/follow-up,warning,apology-late"), "{flags}");
    // A person may take the warning upon themselves.
    let accepted = memory.file(
        "follow-ups/c0.toml",
        "schema = 1\n[[accept]]\nrule = \"apology-late\"\nwords = \"no apology\"\nby = \"Ann Author\"\nreason = \"Said by telephone.\"\non = \"2026-05-01\"\n",
    );
    let place = Place::new(&accepted);
    place.must("run --period 2026-04");
    let flags = fs::read_to_string(place.at("out/2026-04/flags.csv")).unwrap();
    assert!(flags.contains("Ann Author"), "{flags}");
}
