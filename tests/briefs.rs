//! Support briefs and partners' cover lists of the stories: everybody who was hit, nobody else's customers, the ledger's amounts.

use crate::golden::story;
use crate::memory::Memory;
use crate::memory::Window;
use amends::run;
use amends::run::Artefact;
use amends::run::Request;
use amends::time::Month;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn texts(artefacts: &[Artefact]) -> BTreeMap<String, String> {
    let text =
        |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(['\\', '\u{a0}'], " ").replace("  ", " ");
    artefacts.iter().map(|a| (a.path.clone(), text(&a.bytes))).collect()
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let row = |r: csv::StringRecord| {
        header.iter().zip(r.iter()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    };
    reader.records().map(|r| row(r.expect("a row"))).collect()
}

#[test]
fn a_cover_list_names_a_partners_own_customers_and_nobody_else() {
    for (name, month, partners) in
        [("northstar", "2026-03", vec!["tidewell"]), ("reflexion", "2011-05", vec!["harborit", "keystone"])]
    {
        let (artefacts, _) = story(name, month);
        let files = texts(&artefacts);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name).join("customers.csv");
        let customers = rows(&fs::read_to_string(path).expect("customers"));
        let covers: Vec<&String> = files.keys().filter(|p| p.ends_with("/cover.md")).collect();
        assert_eq!(covers.len(), partners.len(), "{covers:?}");
        for partner in partners {
            let cover = &files[&format!("customers/{partner}/cover.md")];
            for c in customers.iter().filter(|c| c["id"] != partner) {
                let has_letter = files.contains_key(&format!("customers/{}/letter.md", c["id"]));
                let is_theirs = c["partner"] == partner && has_letter;
                assert_eq!(cover.contains(&c["name"]), is_theirs, "{partner}: {}", c["name"]);
                assert_eq!(
                    cover.contains(&format!("customers/{}/letter.pdf", c["id"])),
                    is_theirs,
                    "{partner}"
                );
            }
        }
    }
}

#[test]
fn a_brief_names_everybody_who_was_hit_and_how_to_explain_it() {
    for (name, month) in [
        ("northstar", "2026-03"),
        ("kayako", "2017-05"),
        ("olark", "2016-01"),
        ("reflexion", "2011-05"),
        ("toodledo", "2012-10"),
    ] {
        let (artefacts, _) = story(name, month);
        let files = texts(&artefacts);
        let mut briefed = BTreeSet::new();
        for (path, brief) in files.iter().filter(|(p, _)| p.ends_with("/brief.md")) {
            assert!(brief.contains("**INTERNAL**") && brief.contains("What not to say"), "{path}");
            for line in brief.lines().filter(|l| l.contains("`amends explain WORKSPACE ")) {
                assert!(line.contains(&format!(" --period {month}`")), "{path}: {line}");
            }
            briefed.extend(
                files
                    .keys()
                    .filter_map(|p| p.strip_prefix("customers/")?.strip_suffix("/letter.md"))
                    .filter(|id| brief.contains(&format!("({id})"))),
            );
        }
        // Every credit of the ledger stands in a brief, beside its customer.
        let all: String =
            files.iter().filter(|(p, _)| p.ends_with("/brief.md")).map(|(_, t)| t.as_str()).collect();
        let credits = rows(&files["ledger/credits.csv"]);
        for row in credits.iter().filter(|r| r["kind"] == "credit" && r["state"] == "owed") {
            assert!(briefed.contains(row["customer"].as_str()), "{name}: {} is in no brief", row["customer"]);
            let line = all.lines().find(|l| {
                l.contains(&format!("({})", row["customer"])) && l.contains(&format!(", {} ", row["line"]))
            });
            let line = line.unwrap_or_else(|| panic!("{name}: the line {} is in no brief", row["line"]));
            assert!(line.contains("owed"), "{name}: {line}");
        }
    }
}

const MONTH: &str = "2026-03";

fn run_of(memory: &Memory) -> BTreeMap<String, String> {
    let request = Request { month: Month::parse(MONTH).unwrap(), issued_on: None, as_of: None };
    let closed = run::close(&memory.load(), &request, &|_| ());
    assert!(closed.is_whole(), "{:#?} {:?}", closed.diags.sorted(), closed.mistake);
    texts(&closed.artefacts)
}

#[test]
fn what_may_not_be_said_yet_is_not_put_into_anybodys_mouth() {
    let hit = || Memory::new().incident("I-1", &[Window::down(36_000, 43_200)]);
    let silent = run_of(&hit());
    let brief = &silent["incidents/I-1/brief.md"];
    assert!(
        brief.contains("Say only what our public messages say.") && !brief.contains("**Say:**"),
        "{brief}"
    );
    assert!(brief.contains("The cause: it is not known."), "{brief}");
    let prose = "[internal]\nworkaround = \"Order by *phone*.\"\n[open_questions]\nlist = [\"Why twice?\"]\n[public]\nwhat_happened = \"A cable was cut. It was ours. Third.\"\n";
    let told = run_of(&hit().append("incidents/I-1.toml", prose));
    for (path, text) in told.iter().filter(|(path, _)| !path.contains("brief") && !path.ends_with(".pdf")) {
        assert!(!text.contains("Order by"), "{path} tells what is for our own people");
    }
    let brief = &told["incidents/I-1/brief.md"];
    assert!(brief.contains("**Say:** A cable was cut. It was ours. No data was lost."), "{brief}");
    assert!(
        brief.contains("**Meanwhile:** Order by *phone*.") && brief.contains("Not known yet: Why twice?"),
        "{brief}"
    );
    assert!(!brief.contains("Third."), "{brief}");
    for hold in ["legal", "security"] {
        let held = hit().append("incidents/I-1.toml", prose);
        let text = {
            use amends::source::Folder;
            String::from_utf8(held.read("incidents/I-1.toml").unwrap()).unwrap()
        };
        let held = held.file(
            "incidents/I-1.toml",
            text.replace("title = \"t\"", &format!("title = \"t\"\nhold = \"{hold}\"")),
        );
        let brief = &run_of(&held)["incidents/I-1/brief.md"];
        assert!(
            !brief.contains("A cable was cut.") && brief.contains(&format!("hold = \"{hold}\"")),
            "{brief}"
        );
        assert!(brief.contains("letter held"), "{brief}");
    }
}

const CUSTOMERS: &str =
    "id,name,contact,salutation,email,language,time_zone,address,country,channel,partner,credit_to
pa,First Partner,P A,Dear A,a@p.example,en-GB,UTC,1 Street | Leeds,GB,letter,,
pb,Second Partner,P B,Dear B,b@p.example,en-GB,UTC,1 Street | Leeds,GB,letter,,
c1,Customer One,C,Dear C,c@c.example,en-GB,UTC,1 Street | Leeds,GB,letter,pa,partner
c2,Customer Two,C,Dear C,c@c.example,en-GB,UTC,1 Street | Leeds,GB,letter,pa,customer
c3,Customer Three,C,Dear C,c@c.example,en-GB,UTC,1 Street | Leeds,GB,letter,pb,partner
c4,NAME,C,Dear C,c@c.example,en-GB,UTC,1 Street | Leeds,GB,letter,pa,partner
";

#[test]
fn a_cover_list_adds_up_what_goes_to_the_partner_and_keeps_names_as_text() {
    let base = |name: &str, incident: &str| {
        Memory::new()
            .file("customers.csv", CUSTOMERS.replace("NAME", name))
            .contracts(&[
                "L1,c1,svc,gold,100.00,EUR,monthly,2025-01-01,",
                "L2,c2,svc,gold,300.00,EUR,monthly,2025-01-01,",
                "L3,c3,svc,gold,500.00,EUR,monthly,2025-01-01,",
                "L4,c4,svc,gold,70.50,USD,monthly,2025-01-01,",
            ])
            .incident("I-1", &[Window::down(36_000, 43_200)])
            .append("incidents/I-1.toml", incident)
    };
    let prose = "[public]\nwhat_happened = \"A cable was cut.\"\n";
    let files = run_of(&base("Customer Four", prose));
    let cover = &files["customers/pa/cover.md"];
    assert!(cover.contains("**Credited to your account: EUR 10.00 and USD 7.05**"), "{cover}");
    assert!(cover.contains("credit of EUR 30.00 to their own account"), "{cover}");
    assert!(
        cover.contains("3 letters for your customers, March 2026") && cover.contains("**DRAFT**"),
        "{cover}"
    );
    assert!(!cover.contains("Three") && !cover.contains("50.00"), "{cover}");
    assert!(files["customers/pb/cover.md"].contains("1 letter for your customers"));
    let held = run_of(&base("Customer Four", ""));
    assert!(
        held["customers/pa/cover.md"].contains("(the letter waits)")
            && held["customers/pa/cover.md"].contains("**HELD**")
    );
    assert!(held["manifest.json"].contains("It goes with letters that are held: c1, c2, c4."));
    for name in [
        "<script>alert(1)</script>",
        "| a | b |",
        "::: credit",
        "`x` *y* [l](javascript:alert(1))",
        "{{company.name}}",
    ] {
        let files = run_of(&base(name, prose));
        for path in ["customers/pa/cover.html", "incidents/I-1/brief.html"] {
            assert!(
                !files[path].contains("<script") && !files[path].contains("href=\"javascript"),
                "{name}: {path}"
            );
            assert!(name != "{{company.name}}" || files[path].contains(name), "{name}: {path}");
        }
    }
}
