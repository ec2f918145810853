//! What people wrote is in one language in each document: reasons of gifts, messages, incidents written as tables.

use crate::letters::WORDS;
use crate::letters::german;
use crate::letters::texts;
use crate::memory::Memory;
use std::collections::BTreeMap;

const ENGLISH: &str = "Your fair opened that morning.";
const GERMAN: &str = "Ihre Messe begann an diesem Morgen.";

/// A gift to the reader of German, with German words for it or without.
fn gift(translation: Option<&str>, documents: &str) -> Memory {
    let (column, cell) = match translation {
        Some(words) => (",reason.de", format!(",{words}")),
        None => ("", String::new()),
    };
    german(WORDS, documents).file(
        "goodwill.csv",
        format!(
            "period,customer,incident,amount,currency,decided_by,reason{column}\n2026-03,acme,I-1,25.00,EUR,Alex Reader,{ENGLISH}{cell}\n"
        ),
    )
}

/// Every form of the letter with its annex, its words without line ends.
fn forms(files: &BTreeMap<String, String>) -> Vec<String> {
    let words = |form: &str| {
        let letter = &files[&format!("customers/acme/letter.{form}")];
        letter.split_whitespace().filter(|word| *word != "|").collect::<Vec<_>>().join(" ")
    };
    ["md", "txt", "html"].map(words).to_vec()
}

/// The digests of the workings of all rows.
fn digests(files: &BTreeMap<String, String>) -> Vec<&str> {
    let lines = files["ledger/credits.json"].lines();
    lines.filter(|line| line.contains("\"workings_digest\"")).collect()
}

#[test]
fn the_reason_of_a_gift_is_in_the_language_of_the_letter_or_the_letter_in_that_of_the_reason() {
    let without = texts(&gift(None, ""));
    for letter in forms(&without) {
        assert!(letter.contains(ENGLISH) && letter.contains("A cable was cut."), "{letter}");
        assert!(!letter.contains("März") && !letter.contains("Kabel"), "{letter}");
    }
    assert!(
        without["manifest.json"].contains("`reason.de` in goodwill.csv:2"),
        "{}",
        without["manifest.json"]
    );
    assert!(!without["manifest.json"].contains("It should be in `de-AT`"));

    let held = texts(&gift(None, "[documents]\nlanguage_fallback = \"hold\"\n"));
    assert!(
        held["manifest.json"]
            .contains("It should be in `de-AT`, and this is missing: `reason.de` in goodwill.csv:2.")
    );

    let with = texts(&gift(Some(GERMAN), ""));
    for letter in forms(&with) {
        // In the letter and in its annex.
        assert_eq!(letter.matches(GERMAN).count(), 2, "{letter}");
        assert!(letter.contains("Ein Kabel wurde durchtrennt.") && !letter.contains(ENGLISH), "{letter}");
    }
    assert!(!with["manifest.json"].contains("reason.de"));
    // The ledger is in the language of the workspace, and a translation is no other decision.
    assert!(with["ledger/credits.json"].contains(ENGLISH) && !with["ledger/credits.json"].contains(GERMAN));
    assert_eq!(digests(&with), digests(&without));
    assert_eq!(digests(&with).len(), 2);
}

#[test]
fn a_cell_that_is_empty_is_no_translation() {
    let files = texts(&gift(Some(" "), ""));
    assert!(files["customers/acme/letter.md"].contains("A cable was cut."));
    assert!(files["manifest.json"].contains("`reason.de` in goodwill.csv:2"));
}

/// A message to the public, and one to customers only.
fn said(text_in: &str) -> Memory {
    let message = |audience: &str, text: &str, more: &str| {
        format!(
            "[[communication]]\nat = \"2026-03-01T10:05:00Z\"\nchannel = \"status page\"\naudience = \"{audience}\"\ntext = \"{text}\"\n{more}\n"
        )
    };
    let messages = message("public", "We are on it.", text_in) + &message("customers", "For you alone.", "");
    german(WORDS, "").append("incidents/I-1.toml", &messages)
}

fn notes(memory: &Memory) -> Vec<String> {
    let month = amends::time::Month::parse(crate::memory::MONTH);
    let found = amends::run::check(&memory.load(), month).diags;
    found.sorted().iter().filter(|d| d.code.name() == "incident::unquoted").map(|d| d.title.clone()).collect()
}

#[test]
fn an_account_quotes_a_message_in_its_own_language_or_not_at_all() {
    let silent = said("");
    let files = texts(&silent);
    let (own, here) =
        (&files["incidents/I-1/postmortem-public.md"], &files["incidents/I-1/postmortem-public.de.md"]);
    assert!(own.contains("We wrote: We are on it."), "{own}");
    assert!(here.contains("Wir haben eine Mitteilung veröffentlicht."), "{here}");
    assert!(!here.contains("We are on it.") && !here.contains("For you alone."), "{here}");
    assert_eq!(notes(&silent), ["public accounts of `I-1` leave messages unquoted: 1 of 1 in `de`"]);

    let quoted = said("text_in = { DE = \"Wir arbeiten daran.\" }");
    let files = texts(&quoted);
    let here = &files["incidents/I-1/postmortem-public.de.md"];
    assert!(here.contains("Wir haben mitgeteilt: Wir arbeiten daran."), "{here}");
    assert!(!here.contains("We are on it.") && !here.contains("Mitteilung veröffentlicht"), "{here}");
    assert!(files["incidents/I-1/postmortem-public.md"].contains("We wrote: We are on it."));
    assert_eq!(notes(&quoted), [""; 0]);
}

/// The same incident as a table, with German words in columns of their own.
fn table(german_cause: &str) -> Memory {
    let rows = format!(
        "incident,at,end,kind,title,title.de,text,text.de,service,impact,channel,audience,data_loss
I-1,2026-03-01T10:00:00Z,2026-03-01T11:00:00Z,impact,Cable cut,Kabel durchtrennt,,,svc,down,,,yes
I-1,2026-03-01T10:02:00Z,,detected,,,Somebody saw it,,,,,,
I-1,2026-03-01T10:05:00Z,,communication,,,We are on it.,Wir arbeiten daran.,,,status page,public,
I-1,,,public-what-happened,,,A cable was cut.,Ein Kabel wurde durchtrennt.,,,,,
I-1,,,public-cause,,,A digger.,Ein Bagger.,,,,,
I-1,,,public-cause,,,Nobody had a map.,{german_cause},,,,,
I-1,,,public-data-loss,,,The drafts of that hour are lost.,Die Entwürfe dieser Stunde sind verloren.,,,,,
"
    );
    german("", "").delete("incidents/I-1.toml").file("incidents/t.csv", rows)
}

#[test]
fn an_incident_written_as_a_table_speaks_the_languages_of_its_columns() {
    let whole = texts(&table("Niemand hatte einen Plan."));
    let (letter, account) =
        (&whole["customers/acme/letter.md"], &whole["incidents/I-1/postmortem-public.de.md"]);
    for words in [
        "Ein Kabel wurde durchtrennt.",
        "Ein Bagger.",
        "Niemand hatte einen Plan.",
        "Die Entwürfe dieser Stunde sind verloren.",
    ] {
        assert!(letter.contains(words) && account.contains(words), "{words}\n{letter}\n{account}");
    }
    assert!(account.contains("# Kabel durchtrennt") && account.contains("Wir arbeiten daran."), "{account}");
    for words in ["A cable", "A digger", "drafts of that hour", "We are on it", "Somebody"] {
        assert!(!letter.contains(words) && !account.contains(words), "{words}\n{letter}\n{account}");
    }
    let own = &whole["incidents/I-1/postmortem-public.md"];
    assert!(
        own.contains("The drafts of that hour are lost.") && own.contains("We wrote: We are on it."),
        "{own}"
    );
}

#[test]
fn a_paragraph_without_translation_makes_the_text_of_a_table_incomplete() {
    let files = texts(&table(""));
    let letter = &files["customers/acme/letter.md"];
    assert!(letter.contains("A digger.") && letter.contains("Nobody had a map."), "{letter}");
    assert!(!letter.contains("Bagger") && !letter.contains("März"), "{letter}");
    assert!(
        files["manifest.json"].contains("`text.de` of `public-cause` of I-1"),
        "{}",
        files["manifest.json"]
    );
    assert!(!files.contains_key("incidents/I-1/postmortem-public.de.md"));
}

#[test]
fn columns_are_known_for_the_languages_that_there_are_words_for() {
    let words = amends::language::builtin_languages()["en"]
        .replace("language-name = English", "language-name = Esperanto");
    let own = gift(Some(GERMAN), "").file("report-templates/languages/eo.ftl", words);
    let table = |column: &str| {
        let rows = format!(
            "period,customer,amount,currency,decided_by,reason,{column}\n2026-03,acme,25.00,EUR,Alex Reader,Why,Kial\n"
        );
        own.clone()
            .file("goodwill.csv", rows)
            .load_as_it_is()
            .diags
            .sorted()
            .iter()
            .map(|d| d.help.join(" "))
            .collect::<Vec<_>>()
    };
    assert_eq!(table("reason.eo"), [""; 0]);
    assert_eq!(table("Reason.DE"), [""; 0]);
    assert_eq!(table("reason.de-AT"), ["did you mean `reason.de`?"]);
    assert_eq!(table("reasn.eo"), ["did you mean `reason.eo`?"]);
    assert_eq!(table("reason_de"), ["did you mean `reason.de`?"]);
    assert_eq!(table("decided_by.de"), ["did you mean `decided_by`?"]);
    assert_eq!(
        table("reason.en"),
        ["leave it out: the text without a tag is in the language of the workspace, `en`"]
    );
    assert_eq!(
        table("reason.xx-typo"),
        [
            "there are words for these languages: reason.de, reason.eo, reason.es, reason.fr, reason.it, reason.ja, reason.nl, reason.pl, reason.pt"
        ]
    );
}

#[test]
fn the_shapes_of_tables_say_which_columns_stand_for_each_language() {
    for (name, texts) in [("goodwill", vec!["reason"]), ("timeline", vec!["text", "title"])] {
        let schema = amends::run::schema(name).unwrap().to_value();
        let patterns: Vec<&String> = schema["patternProperties"].as_object().unwrap().keys().collect();
        let wanted: Vec<String> =
            texts.iter().map(|text| format!("^{text}\\.[a-z]{{2,3}}(-[a-z0-9]{{2,8}})*$")).collect();
        assert_eq!(patterns, wanted.iter().collect::<Vec<_>>());
    }
}
