//! Letters read before they go out: each rule with sentences that must be flagged and near misses that must not,
//! language by language (`wording/*.csv`), and what can be proved, over whole stories.

use amends::compose::DocumentFacts;
use amends::compose::WindowFact;
use amends::io::DiskFolder;
use amends::model::Rule;
use amends::money::Currency;
use amends::money::Money;
use amends::proofread::Flag;
use amends::proofread::Lists;
use amends::proofread::Names;
use amends::proofread::builtin_wording;
use amends::proofread::proofread;
use amends::render::document::parse;
use amends::run;
use amends::run::Artefact;
use amends::run::Request;
use amends::time::Month;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::LazyLock;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A letter with some words in its `communicate` step.
fn letter(language: &str, words: &str) -> String {
    let steps = [
        ("apologise", "Your service was interrupted. This was our failure, and I am sorry."),
        ("empathise", "For 1 h you could not work."),
        ("restore", "It is working again."),
        ("communicate", words),
        ("follow-up", "If this is not enough, write to me."),
    ];
    let steps: String =
        steps.iter().map(|(name, words)| format!("::: step {name}\n{words}\n:::\n\n")).collect();
    format!("+++\nkind = \"letter\"\ntitle = \"A letter\"\nlang = \"{language}\"\n+++\n\n{steps}")
}

/// The lists that come with the program, compiled once.
fn lists() -> &'static Lists {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::new(&BTreeMap::new()));
    &LISTS
}

fn read_with(markdown: &str, facts: &DocumentFacts<'_>, names: &[&str]) -> Vec<Flag> {
    let document = parse(markdown).expect("a document");
    let names = Names::new(names.iter().copied());
    proofread(&document, facts, lists(), &names, &BTreeSet::new())
}

fn letter_facts() -> DocumentFacts<'static> {
    let prose = vec!["09:02 and 10:20 on 15 April 2026, 11 March 2026"];
    let (people, ids) = (BTreeSet::from(["Dana Smith", "Alex Reader"]), BTreeSet::from(["public-api"]));
    DocumentFacts {
        is_letter: true,
        prose,
        people,
        ids,
        names: vec!["Alex Reader"],
        ..DocumentFacts::default()
    }
}

fn rules(flags: &[Flag]) -> Vec<Rule> {
    flags.iter().map(|f| f.rule).collect()
}

#[test]
fn every_rule_of_every_language_flags_its_sentences_and_leaves_near_misses() {
    let mut wrong = Vec::new();
    for (language, _) in builtin_wording() {
        let path = root().join("tests/wording").join(format!("{language}.csv"));
        let mut reader = csv::Reader::from_path(&path).expect("a table of sentences");
        let mut flagged: BTreeSet<String> = BTreeSet::new();
        for row in reader.records() {
            let row = row.expect("a row");
            let rule = Rule::named(&row[0]).unwrap_or_else(|| panic!("{language}: {}", &row[0]));
            let flags = read_with(&letter(language, &row[2]), &letter_facts(), &[]);
            let found = rules(&flags).contains(&rule);
            if &row[1] == "yes" {
                flagged.insert(row[0].to_owned());
            }
            if found != (&row[1] == "yes") {
                wrong.push(format!("{language}: {} should be {}: {}", &row[0], &row[1], &row[2]));
            }
            let own: Vec<&Flag> = flags.iter().filter(|f| f.rule == rule).collect();
            if own.iter().any(|f| f.why.is_empty() || f.instead.is_empty() || f.sentence.is_empty()) {
                wrong.push(format!("{language}: {} does not say why", &row[0]));
            }
        }
        let lists =
            ["blame", "person-cause", "jargon", "hedge", "conditional-apology", "non-apology", "vague-count"];
        for rule in lists.into_iter().chain(["vague-promise", "minimising", "no-reply"]) {
            if !flagged.contains(rule) {
                wrong.push(format!("{language}: {rule} has no sentence"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A language without a list gets what needs none.
#[test]
fn a_reason_of_the_agreement_blames_nobody() {
    let reasons = vec!["2 h of force majeure"];
    let facts = DocumentFacts { reasons, ..letter_facts() };
    let blames = |words: &str| rules(&read_with(&letter("en", words), &facts, &[])).contains(&Rule::Blame);
    assert!(!blames("Not counted: 2 h of force majeure."));
    assert!(blames("It was force majeure."));
    assert!(blames("Not counted: 2 h of force majeure. It was force majeure."));
}

#[test]
fn a_language_without_a_list_gets_what_can_be_proved() {
    let words = "Leider may have been affected; we paid EUR 999.99.";
    let flags = read_with(&letter("fi", words), &letter_facts(), &[]);
    assert_eq!(rules(&flags), [Rule::Amount]);
    assert!(!lists().knows("fi") && lists().knows("pt-BR"));
}

#[test]
fn the_five_steps_are_there_in_order_and_not_empty() {
    let whole = letter("en", "It happened.");
    assert_eq!(read_with(&whole, &letter_facts(), &[]), []);
    for name in ["apologise", "empathise", "restore", "communicate", "follow-up"] {
        let without = whole.replace(&format!("step {name}\n"), "small\n");
        assert!(rules(&read_with(&without, &letter_facts(), &[])).contains(&Rule::Step), "without {name}");
        let misspelt = whole.replace(&format!("step {name}\n"), &format!("step {name}x\n"));
        let flags = read_with(&misspelt, &letter_facts(), &[]);
        let flag = flags.iter().find(|f| f.rule == Rule::Step).expect("a flag");
        assert!(flag.words.contains(&format!("{name}x")), "{}", flag.words);
    }
    for (a, b) in [("apologise", "empathise"), ("communicate", "follow-up"), ("empathise", "follow-up")] {
        let exchanged = whole.replace(a, "§").replace(b, a).replace('§', b);
        assert!(rules(&read_with(&exchanged, &letter_facts(), &[])).contains(&Rule::Step), "{b} before {a}");
    }
    for words in ["", "---", "**…**", "&nbsp;"] {
        let empty = letter("en", words);
        assert!(rules(&read_with(&empty, &letter_facts(), &[])).contains(&Rule::Step), "empty: {words:?}");
    }
}

#[test]
fn an_apology_is_early_and_owned_and_leaves_a_way() {
    let whole = letter("en", "It happened.");
    let sentence = "Your service was interrupted. This was our failure, and I am sorry.";
    let late = whole.replace(sentence, "It was down. It is up. This was our failure, and I am sorry.");
    assert_eq!(rules(&read_with(&late, &letter_facts(), &[])), [Rule::ApologyLate]);
    let disowned = whole.replace("This was our failure, and ", "");
    assert_eq!(rules(&read_with(&disowned, &letter_facts(), &[])), [Rule::ApologyNotOwned]);
    let shut = whole.replace("If this is not enough, write", "Write");
    assert_eq!(rules(&read_with(&shut, &letter_facts(), &[])), [Rule::RecourseMissing]);
}

#[test]
fn what_must_be_said_is_missed() {
    let window = WindowFact {
        service: "Shop",
        local: ("11 March 2026, 10:02", "11:20"),
        utc: ("11 March 2026, 09:02", "10:20"),
    };
    let contact = Some(("Ines Duarte", "ines@example.com"));
    let services = ["Shop".to_owned()];
    let facts = DocumentFacts {
        stated: vec!["11 March 2026, 10:02 11:20 09:02 10:20 30 April 2026"],
        services: &services,
        uses: vec!["sell things"],
        windows: vec![window],
        zone: Some("Paris time"),
        hows: vec!["10 % of the fee"],
        appears: vec!["on your next invoice"],
        claim_days: vec!["30 April 2026"],
        data_loss: vec!["None of your “data” was lost."],
        undated: vec!["Buy a second one"],
        contact,
        recourse: Some("maya@example.com"),
        ..letter_facts()
    };
    let good = "Your Shop: you could not sell things. None of your \"data\" was lost.\n\n\
        | Service | From (Paris time) | To | UTC |\n|---|---|---|---|\n| Shop | 11 March 2026, 10:02 | 11:20 | 11 March 2026, 09:02 – 10:20 |\n\n\
        The agreement gives 10 % of the fee; it appears on your next invoice. Claim it by 30 April 2026. Ask Ines Duarte, ines@example.com, or maya@example.com.";
    let whole = letter("en", good).replace("Your service was", "Your Shop was");
    assert_eq!(read_with(&whole, &facts, &[]), []);
    let cases = [
        ("was lost.", "was harmed.", Rule::DataLoss),
        ("| 11:20 |", "| 11:21 |", Rule::Window),
        ("| 11:20 |", "| 11:21 |", Rule::WindowMissing),
        ("09:02 –", "–", Rule::WindowMissing),
        ("(Paris time)", "", Rule::ZoneMissing),
        ("Your Shop was", "It was", Rule::ServiceMissing),
        ("sell things", "work", Rule::UseMissing),
        ("10 % of the fee", "this", Rule::HowMissing),
        ("on your next invoice", "there", Rule::AppearsMissing),
        ("30 April 2026", "1 May 2026", Rule::DateMissing),
        ("30 April 2026", "1 May 2026", Rule::Date),
        ("Ines Duarte,", "our team,", Rule::ContactMissing),
        ("or maya@example.com", "please", Rule::RecourseMissing),
        ("It is working again.", "- Buy a second one (under way)", Rule::UndatedAction),
    ];
    for (from, to, rule) in cases {
        assert!(whole.contains(from), "{from}");
        let flags = read_with(&whole.replace(from, to), &facts, &[]);
        assert!(rules(&flags).contains(&rule), "{from} → {to}: {flags:?}");
    }
}

/// A language's own way to write an amount is no false error, a changed digit always an error.
#[test]
fn amounts_are_compared_and_not_their_form() {
    let eur = Currency::from_code("EUR").expect("a currency");
    let amounts = vec![Money { currency: eur, minor: 123_450 }];
    let facts = DocumentFacts { amounts, ..letter_facts() };
    for said in ["EUR 1,234.50", "1.234,50 EUR", "1 234,50 €", "€1,234.50"] {
        assert_eq!(read_with(&letter("en", &format!("You get {said}.")), &facts, &[]), [], "{said}");
    }
    let none = read_with(&letter("en", "You get nothing."), &facts, &[]);
    assert_eq!(rules(&none), [Rule::AmountMissing]);
    // What people wrote is not the ledger's: a person looks.
    let prose = DocumentFacts { prose: vec!["Invoices of EUR 77.00 were late."], ..letter_facts() };
    let flags = read_with(&letter("en", "Invoices of EUR 77.00 were late."), &prose, &[]);
    assert_eq!(rules(&flags), [Rule::FigureUnsure]);
}

#[test]
fn names_that_are_words_are_told_apart_from_names() {
    let own = DocumentFacts {
        own_names: vec!["Harbour Light Hotels"],
        names: vec!["Mail Relay"],
        ..letter_facts()
    };
    let all = [
        "Harbour Light Hotels",
        "Harbour Light",
        "Blue Water Ltd",
        "Summit",
        "NovaTerra",
        "Mail Relay",
        "the shop",
    ];
    let read = |words: &str| rules(&read_with(&letter("en", words), &own, &all));
    for held in [
        "It hit Blue Water Ltd too.",
        "With NovaTerra it began.",
        "NovaTerra was first.",
        "As with Summit, it began.",
    ] {
        assert_eq!(read(held), [Rule::CustomerName], "{held}");
    }
    for unsure in [
        "Summit was first.",
        "It hit Harbour Light too.",
        "All of BLUE WATER LTD stood still.",
        "It was the shop.",
    ] {
        assert_eq!(read(unsure), [Rule::NameUnsure], "{unsure}");
    }
    for fine in [
        "Harbour Light Hotels was down.",
        "Your Mail Relay was down.",
        "The summit was high.",
        "NovaTerran was down.",
    ] {
        assert_eq!(read(fine), [], "{fine}");
    }
    let german = rules(&read_with(&letter("de", "Auf dem Summit war es so."), &own, &all));
    assert!(german.contains(&Rule::NameUnsure) && !german.contains(&Rule::CustomerName), "{german:?}");
}

proptest! {
    #![proptest_config(crate::properties::config(256))]

    #[test]
    fn a_changed_digit_is_never_missed(minor in 100_i128..99_999_999, at in 0_usize..8, by in 1_u32..10, form in 0_usize..3) {
        let eur = Currency::from_code("EUR").expect("a currency");
        let money = Money { currency: eur, minor };
        let said = match form {
            0 => money.to_string(),
            1 => format!("{} €", money.digits().replace('.', ",")),
            _ => format!("EUR {}", money.digits()),
        };
        let places: Vec<usize> = said.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(n, _)| n).collect();
        let place = places[at % places.len()];
        let digit = said[place..=place].parse::<u32>().expect("a digit");
        let mut changed = said.clone();
        changed.replace_range(place..=place, &((digit + by) % 10).to_string());
        let facts = DocumentFacts { amounts: vec![money], ..letter_facts() };
        let good = read_with(&letter("en", &format!("You get {said} now.")), &facts, &[]);
        prop_assert_eq!(good, []);
        let bad = rules(&read_with(&letter("en", &format!("You get {changed} now.")), &facts, &[]));
        prop_assert!(bad.contains(&Rule::Amount) && bad.contains(&Rule::AmountMissing), "{} for {}", changed, said);
    }

    #[test]
    fn no_text_breaks_the_reader(words in "\\PC{0,200}") {
        if let Ok(document) = parse(&letter("en", &words)) {
            let names = Names::new(["a b", "é", "İstanbul AŞ"]);
            proofread(&document, &letter_facts(), lists(), &names, &BTreeSet::new());
        }
    }
}

const STORIES: [(&str, &str); 5] = [
    ("northstar", "2026-03"),
    ("olark", "2016-01"),
    ("kayako", "2017-05"),
    ("reflexion", "2011-05"),
    ("toodledo", "2012-10"),
];

/// Runs a copy of a story, changed.
pub(crate) fn changed(
    story: &str,
    month: &str,
    change: &dyn Fn(&Path),
) -> (Vec<Artefact>, run::Summary, run::Closed) {
    let dir = tempfile::tempdir().expect("a folder");
    copy(&root().join("sample-data").join(story), dir.path());
    change(dir.path());
    let folder = DiskFolder::open(dir.path()).expect("the story is there");
    let loaded = run::load(&folder, &|_| ());
    let month = Month::parse(month).expect("a month");
    let mut closed = run::close(&loaded, &Request { month, issued_on: None, as_of: None }, &|_| ());
    let artefacts = std::mem::take(&mut closed.artefacts);
    (artefacts, closed.summary.clone(), closed)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

pub(crate) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("written");
}

/// The built-in letter with a text changed.
fn template(from: &str, to: &str) -> String {
    let text = fs::read_to_string(root().join("report-templates/letter.md.hbs")).expect("the letter");
    assert!(text.contains(from), "the letter has no `{from}`");
    text.replace(from, to)
}

type Row = BTreeMap<String, String>;

pub(crate) fn flags(artefacts: &[Artefact]) -> Vec<Row> {
    let table = artefacts.iter().find(|a| a.path == "flags.csv").expect("flags.csv");
    csv::Reader::from_reader(table.bytes.as_slice()).deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn the_stories_have_no_errors_and_no_open_warnings() {
    for (story, month) in STORIES {
        let (artefacts, summary, _) = changed(story, month, &|_| ());
        let rows = flags(&artefacts);
        assert_eq!((summary.proofs.errors, summary.proofs.open.0), (0, 0), "{story}: {rows:#?}");
        assert!(summary.proofs.documents > summary.letters, "{story}");
    }
}

/// Every customer's name, put into the template: each letter is held for each of the others.
#[test]
fn no_letter_passes_with_another_customers_name() {
    let customers =
        fs::read_to_string(root().join("sample-data/northstar/customers.csv")).expect("customers");
    let mut reader = csv::Reader::from_reader(customers.as_bytes());
    let rows: Vec<Row> = reader.deserialize().map(|row| row.expect("a row")).collect();
    let names: Vec<String> =
        rows.iter().map(|r| format!("It happened to {} as it did to you.", r["name"])).collect();
    let (artefacts, summary, _) = changed("northstar", "2026-03", &|folder| {
        let words = format!("::: step communicate\n{}\n", names.join("\n\n"));
        write(&folder.join("report-templates/letter.md.hbs"), &template("::: step communicate\n", &words));
        for language in ["de", "fr"] {
            let file = format!("report-templates/{language}/letter.md.hbs");
            let text = fs::read_to_string(root().join(&file)).expect("the letter");
            write(&folder.join(&file), &text.replace("::: step communicate\n", &words));
        }
    });
    assert_eq!(summary.held.iter().filter(|(d, _)| d.ends_with("/letter")).count(), summary.letters);
    let found = flags(&artefacts);
    let mut letters = 0;
    for reader in &rows {
        let document = format!("customers/{}/letter", reader["id"]);
        let Some(markdown) = artefacts.iter().find(|a| a.path == format!("{document}.md")) else { continue };
        letters += 1;
        let text = String::from_utf8_lossy(&markdown.bytes);
        let marks = ["**HELD**", "**ZURÜCKGEHALTEN**", "**RETENU**"];
        assert!(marks.iter().any(|mark| text.starts_with(mark)), "{document} is not marked");
        for other in rows.iter().filter(|o| o["id"] != reader["id"]) {
            let is_partner = reader["partner"] == other["id"];
            let flagged = found.iter().any(|f| {
                f["document"] == document && f["words"] == other["name"] && f["severity"] == "error"
            });
            assert_eq!(flagged, !is_partner, "{document} and {}", other["name"]);
        }
        let own = found.iter().any(|f| f["document"] == document && f["words"] == reader["name"]);
        assert!(!own, "{document} may name itself");
    }
    assert_eq!(letters, summary.letters);
}

/// An amount, a time and a date typed into the template by hand; and an amount taken out.
#[test]
fn what_a_hand_typed_into_the_template_is_held() {
    let cases = [
        ("::: step follow-up\n", "::: step follow-up\nYou get EUR 999.99.\n\n", "EUR 999.99", "amount"),
        ("::: step restore\n", "::: step restore\nIt ended at 03:33.\n\n", "03:33", "window"),
        ("::: step apologise\n", "::: step apologise\nIt began on 7 March 2025.\n\n", "7 March 2025", "date"),
        ("{{#if data_loss}}", "{{#if free}}", "None of your data was lost.", "data-loss"),
    ];
    for (from, to, words, rule) in cases {
        let (artefacts, summary, closed) = changed("olark", "2016-01", &|folder| {
            write(&folder.join("report-templates/letter.md.hbs"), &template(from, to));
        });
        assert_eq!((&closed.mistake, closed.diags.has_errors()), (&None, false));
        assert_eq!(summary.held.len(), summary.letters, "{rule}: {:?}", summary.held);
        let found = flags(&artefacts);
        let hits =
            found.iter().filter(|f| f["rule"] == rule && f["words"] == words && f["severity"] == "error");
        assert_eq!(hits.count(), summary.letters, "{rule}: {found:#?}");
        let reasons = summary.held.iter().all(|(_, reasons)| reasons.iter().any(|r| r.contains(words)));
        assert!(reasons, "{:?}", summary.held);
    }
    // A letter without its amounts is held; it is no mistake of ours.
    let (artefacts, summary, closed) = changed("reflexion", "2011-05", &|folder| {
        let text = template("{{list owed_totals}}", "a credit")
            .replace("**{{amount}}**", "that")
            .replace("{{> workings}}", "");
        write(&folder.join("report-templates/letter.md.hbs"), &text);
    });
    assert_eq!(closed.mistake, None);
    let found = flags(&artefacts);
    assert_eq!(found.iter().filter(|f| f["rule"] == "amount-missing").count(), 4, "{found:#?}");
    let letters = summary.held.iter().filter(|(document, _)| document.ends_with("/letter"));
    assert_eq!(letters.count(), 4);
}

#[test]
fn what_stands_in_a_template_for_good_is_known() {
    let typed = "::: step apologise\nOur fund of EUR 10,000.00 has been open since 7 March 2025, from 03:33, as Blue Water Ltd knows.\n\n";
    let (artefacts, summary, _) = changed("olark", "2016-01", &|folder| {
        write(&folder.join("report-templates/letter.md.hbs"), &template("::: step apologise\n", typed));
        let (_, list) = builtin_wording().iter().find(|(name, _)| *name == "en").expect("English");
        let list = list.replace(
            "known_figures = []",
            "known_figures = [\"EUR 10,000.00\", \"7 March 2025\", \"03:33\"]",
        );
        write(&folder.join("report-templates/wording/en.toml"), &list);
    });
    assert_eq!(summary.held, [], "{:#?}", flags(&artefacts));
}

#[test]
fn a_warning_is_accepted_by_name_and_comes_back_when_the_words_change() {
    let accept = |words: &str| {
        format!(
            "schema = 1\n[[accept]]\nrule = \"hedge\"\nwords = \"{words}\"\nby = \"Ada Lovelace\"\nreason = \"A quotation.\"\non = 2016-02-02\n"
        )
    };
    let run = |words: &str| {
        changed("olark", "2016-01", &|folder| {
            let text = template(
                "::: step communicate\n",
                "::: step communicate\nSome of it may have been heard.\n\n",
            );
            write(&folder.join("report-templates/letter.md.hbs"), &text);
            write(&folder.join("letters/lantern.toml"), &accept(words));
        })
    };
    let (artefacts, summary, closed) = run("may have been");
    assert_eq!((summary.proofs.accepted.len(), summary.proofs.open.0), (1, summary.letters - 1));
    assert_eq!(closed.diags.count(amends::diag::Severity::Warning), 0);
    let row =
        flags(&artefacts).into_iter().find(|f| f["document"] == "customers/lantern/letter").expect("a flag");
    assert_eq!((row["accepted_by"].as_str(), row["accepted_on"].as_str()), ("Ada Lovelace", "2016-02-02"));
    let manifest = artefacts.iter().find(|a| a.path == "manifest.json").expect("a manifest");
    let json: serde_json::Value = serde_json::from_slice(&manifest.bytes).expect("JSON");
    assert_eq!(json["wording"]["accepted"][0]["reason"], "A quotation.");
    assert!(json["inputs"].as_array().expect("a list").iter().any(|i| i["path"] == "letters/lantern.toml"));
    let (_, summary, closed) = run("might have been");
    assert_eq!((summary.proofs.accepted.len(), summary.proofs.open.0), (0, summary.letters));
    assert_eq!(closed.diags.count(amends::diag::Severity::Warning), 1);
}
