//! Paragraphs of letters in a person's own words: what they may be, in which forms they stand, what holds the letter.

use crate::memory::Memory;
use crate::register_commands::P;
use crate::register_commands::Place;
use crate::register_commands::month;
use amends::io::DiskFolder;
use amends::run;
use amends::run::Archive;
use amends::run::Closed;
use amends::run::Contexts;
use amends::run::Extras;
use amends::run::KeepInputs;
use amends::run::MemoryShelf;
use amends::run::Request;
use amends::source::Folder;
use amends::source::MemoryFolder;
use amends::time::Month;
use std::collections::BTreeMap;

/// A paragraph that every letter of the month has.
const TRUST: &str = "Trust comes back through what we do from here on. We mean to earn yours.";
/// The paragraph that tells what happened.
const CAUSE: &str = "It was old.";

fn edit(was: &str, text: &str) -> String {
    let was = toml::Value::from(was);
    format!(
        "schema = 1\n\n[[paragraph]]\nperiod = \"2026-03\"\nwas = {was}\ntext = '''\n{text}'''\nby = \"Ada Lovelace\"\nreason = \"They asked.\"\non = 2026-04-02\n"
    )
}

/// All forms but PDF, whose words are packed.
fn workspace() -> Memory {
    let memory = month(2);
    let settings = String::from_utf8(memory.read("amends.toml").unwrap()).unwrap();
    memory.file(
        "amends.toml",
        settings.replace("[\"md\", \"html\"]", "[\"md\", \"html\", \"txt\", \"docx\", \"eml\", \"pdf\"]"),
    )
}

fn closed(memory: &Memory, contexts: Contexts) -> (Closed, BTreeMap<String, Vec<u8>>) {
    let loaded = run::load(memory, &|_| ());
    let request = Request { month: Month::parse("2026-03").unwrap(), issued_on: None, as_of: None };
    let shelf = MemoryShelf::default();
    let extras = Extras { archive: Archive::No, contexts, inputs: KeepInputs::No };
    let closed = run::close_with(&loaded, &request, &shelf, extras, &|_| ());
    assert!(closed.mistake.is_none(), "{:?}", closed.mistake);
    let files = shelf.into_files().into_iter().map(|file| (file.path, file.bytes)).collect();
    (closed, files)
}

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8_lossy(files.get(path).unwrap_or_else(|| panic!("no {path}"))).into_owned()
}

/// The words of a mail draft without its line ends and its transfer encoding.
fn mail(files: &BTreeMap<String, Vec<u8>>) -> String {
    text(files, "customers/c1/letter.eml").replace("=\r\n", "").replace("\r\n", " ")
}

fn held(memory: &Memory) -> String {
    let (closed, _) = closed(memory, Contexts::No);
    assert!(closed.is_whole(), "{:?}", closed.diags);
    let held = closed.summary.held.iter().find(|(path, _)| path == "customers/c1/letter");
    held.map(|(_, why)| why.join(" ")).unwrap_or_default().replace('\u{a0}', " ")
}

#[test]
fn every_form_says_the_new_words() {
    let new = "Trust is earned.\nWe *begin* with <b>this</b> & a call.\n\nMy number is in the [letterhead](javascript:x).";
    let memory = workspace().file("letters/c1.toml", edit(TRUST, new));
    let (result, files) = closed(&memory, Contexts::Beside);
    assert!(result.is_whole() && held(&memory).is_empty(), "{:?}", result.summary.held);
    let plain = text(&files, "customers/c1/letter.txt");
    assert!(
        plain.contains("Trust is earned. We *begin* with <b>this</b> & a call.\n\nMy number is"),
        "{plain}"
    );
    assert!(!plain.contains("We mean to earn"), "{plain}");
    let html = text(&files, "customers/c1/letter.html");
    assert!(html.contains("<p>Trust is earned. We *begin* with &lt;b&gt;this&lt;/b&gt; &amp; a call.</p>\n<p>My number is in the [letterhead](javascript:x).</p>"), "{html}");
    let markdown = text(&files, "customers/c1/letter.md");
    assert!(markdown.contains("We \\*begin\\* with \\<b\\>this\\</b\\> \\& a call."), "{markdown}");
    assert!(
        mail(&files).contains("Trust is earned. We *begin* with <b>this</b> & a call."),
        "{}",
        mail(&files)
    );
    let page = text(&files, "customers/c0/letter.txt");
    assert!(page.contains("We mean to earn yours"), "another customer's letter is as it was");
    // The same words are in the digest that an approval holds for, and in the document made again from its data.
    let manifest = text(&files, "manifest.json");
    assert!(
        manifest.contains("\"path\": \"letters/c1.toml\"")
            && manifest.contains("\"at\": \"letters/c1.toml:3\""),
        "{manifest}"
    );
    let mut sources = amends::source::Sources::default();
    let mut diags = amends::diag::Diagnostics::default();
    let bytes = files["customers/c1/letter.context.json"].clone();
    let context = run::read_context(&mut sources, "letter.context.json", bytes, &mut diags).unwrap();
    let own = run::load_templates(&memory);
    let again = run::templates::Again { context: &context, own: &own, template: None, forms: &[] };
    let made =
        run::templates::render_again(&again, &sources, &mut diags).unwrap_or_else(|why| panic!("{why:?}"));
    for file in made {
        let of_run = &files[&format!("customers/c1/{}", file.path)];
        assert!(file.bytes == *of_run, "{} made again is another", file.path);
    }
}

#[test]
fn what_is_no_prose_is_not_edited() {
    let (_, files) = closed(&workspace(), Contexts::No);
    let plain = text(&files, "customers/c1/letter.txt");
    for words in ["Customer number: c1", "Fees are net of tax and after discounts", "Your credit:"] {
        let line =
            plain.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {plain}"));
        let memory = workspace().file("letters/c1.toml", edit(line.trim(), "Other words."));
        let why = held(&memory);
        assert!(why.contains("edits a paragraph that the letter does not have"), "{words}: {why}");
    }
}

#[test]
fn an_edit_whose_paragraph_is_gone_holds_the_letter_and_names_the_nearest() {
    let memory = workspace().file(
        "letters/c1.toml",
        edit("Trust comes back through what we do. We want to earn yours.", "Other words."),
    );
    let why = held(&memory);
    assert!(
        why.contains("letters/c1.toml:3 edits a paragraph")
            && why.contains(&format!("The nearest that it has now is “{TRUST}”")),
        "{why}"
    );
    // Another month leaves it alone.
    let other = edit("Not there.", "Other words.").replace("2026-03", "2026-02");
    assert_eq!(held(&workspace().file("letters/c1.toml", other)), "");
}

#[test]
fn an_edited_letter_is_read_like_any_other() {
    let hit = "letters/c1.toml:3, by Ada Lovelace";
    let with = |was: &str, new: &str| workspace().file("letters/c1.toml", edit(was, new));
    let says = |memory: &Memory, words: &str| {
        let why = held(memory);
        assert!(why.contains(words) && why.contains(hit), "{words}: {why}");
    };
    says(&with(TRUST, "We give you EUR 999.00 on top."), "It says EUR 999.00");
    says(&with(CAUSE, "It broke at 04:44 on 9 March 2026."), "04:44");
    says(&with(TRUST, "It was the fault of Customer 0 Ltd."), "Customer 0 Ltd");
    let empty = edit("A part failed.", "").replace("schema = 1", "");
    says(&with(CAUSE, "").append("letters/c1.toml", &empty), "The step `communicate` is empty");
    // What is not said any more was in the paragraph that is gone.
    let (_, files) = closed(&workspace(), Contexts::No);
    let letter = text(&files, "customers/c1/letter.txt");
    let mut all = letter.split("\n\n").map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "));
    let contact =
        all.find(|p| p.starts_with("For anything in this letter")).unwrap_or_else(|| panic!("{letter}"));
    let (_, files) = closed(&with(&contact, "Somebody will answer."), Contexts::No);
    let flags = text(&files, "flags.csv");
    let row = flags.lines().find(|line| line.contains("c1/letter") && line.contains("contact-missing"));
    assert!(row.is_some_and(|row| row.contains(hit)), "{flags}");
}

#[test]
fn approved_then_edited_is_a_draft_again() {
    let place = Place::new(&month(2));
    place.must(&format!("run {P}"));
    place.must(&format!("approve {P} --all --by Ann"));
    place.must(&format!("run {P}"));
    let letter = || std::fs::read_to_string(place.at("out/2026-03/customers/c1/letter.md")).unwrap();
    assert!(!letter().contains("DRAFT"));
    place.put("letters/c1.toml", edit(TRUST, "We will call you.").as_bytes());
    // The run does not know the edit yet: it is not what would be approved.
    place.refused(
        &format!("approve {P} customers/c1/letter --by Bo"),
        1,
        "letters/c1.toml has changed since the run",
    );
    place.refused(
        &format!("mark {P} customers/c1/letter --as reviewed --by Bo"),
        1,
        "letters/c1.toml has changed since the run",
    );
    place.must(&format!("run {P}"));
    assert!(letter().contains("DRAFT") && letter().contains("We will call you."));
    place.must(&format!("approve {P} customers/c1/letter --by Bo"));
    place.must(&format!("run {P}"));
    assert!(!letter().contains("DRAFT") && letter().contains("We will call you."));
    let said = place.must(&format!("explain {P} c1"));
    assert!(
        said.contains("Ada Lovelace on 2026-04-02: They asked.") && said.contains("letters/c1.toml:3"),
        "{said}"
    );
    let verify = std::process::Command::new(env!("CARGO_BIN_EXE_amends"))
        .arg("verify")
        .arg(place.at("out/2026-03"))
        .output();
    assert!(verify.unwrap().status.success(), "the run is made again with its edits");
}

#[test]
fn warnings_about_edited_words_are_accepted_like_others() {
    let file = edit(TRUST, "There may have been a delay.");
    let (_, files) = closed(&workspace().file("letters/c1.toml", file.clone()), Contexts::No);
    let flags = text(&files, "flags.csv");
    let row = |flags: &str| {
        flags.lines().find(|l| l.contains("c1/letter") && l.contains("hedge")).unwrap().to_owned()
    };
    assert!(row(&flags).contains("follow-up, edit letters/c1.toml:3, by Ada Lovelace"), "{flags}");
    let accept = "[[accept]]\nrule = \"hedge\"\nwords = \"may have been\"\nby = \"Bo Lee\"\nreason = \"So it was.\"\non = 2026-04-02\n";
    let (_, files) = closed(&workspace().file("letters/c1.toml", file + accept), Contexts::No);
    assert!(
        row(&text(&files, "flags.csv")).contains("Bo Lee,2026-04-02,So it was."),
        "{}",
        text(&files, "flags.csv")
    );
}

#[test]
fn an_edit_of_a_letter_that_nobody_gets_is_told() {
    let memory = workspace().append("customers.csv", "c9,Customer 9 Ltd,c9@example.com,en-GB,UTC,GB\n");
    let (result, _) = closed(&memory.file("letters/c9.toml", edit(TRUST, "Other words.")), Contexts::No);
    let told: Vec<&str> = result.diags.sorted().iter().map(|d| d.title.as_str()).collect();
    assert!(
        told.iter().any(|t| t.contains("a letter to c9 is edited, and there is none in March 2026")),
        "{told:?}"
    );
}

#[test]
fn a_redacted_workspace_has_no_words_of_people() {
    let story = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/northstar");
    let disk = DiskFolder::open(std::path::Path::new(story)).unwrap();
    let mut files: BTreeMap<String, Vec<u8>> =
        disk.list().into_iter().map(|path| (path.clone(), disk.read(&path).unwrap())).collect();
    files.insert("letters/castellan.toml".to_owned(), edit(TRUST, "We will call Rose Miller.").into_bytes());
    let folder = MemoryFolder { files };
    let loaded = run::load(&folder, &|_| ());
    let asked = run::RedactAsked { salt: None, scale: None };
    let Ok(redacted) = run::redact(&folder, &loaded, &asked) else { panic!("it is redacted") };
    assert!(redacted.left_out.iter().any(|path| path == "letters/castellan.toml"));
    assert!(!redacted.files.iter().any(|file| file.path.starts_with("letters/")));
}
