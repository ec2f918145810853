//! Notices: what is known at a time and nothing else, in the readers' zones, before they go home.

use crate::memory::Memory;
use amends::compose::NextUpdate;
use amends::compose::NoticeKind;
use amends::run;
use amends::run::NoticeAsked;
use amends::run::NoticeForm;
use amends::run::NoticeProblem;
use amends::run::Noticed;
use amends::time::Instant;
use amends::time::parse_instant;

const KINDS: [NoticeKind; 3] = [NoticeKind::Identified, NoticeKind::Update, NoticeKind::Resolved];
const FORMS: [NoticeForm; 3] = [NoticeForm::Text, NoticeForm::Markdown, NoticeForm::Html];

const SERVICES: &str = r#"schema = 1
[[service]]
id = "svc"
name = "Shop"
use = "take orders"
regions = ["eu", "us"]
combine_regions = "any"
[[service]]
id = "app"
name = "Phone App"
use = "order by phone"
needs = ["svc"]
[[service]]
id = "mail"
name = "Mail"
use = "read mail"
"#;

const CUSTOMERS: &str = "id,name,contact,salutation,email,language,time_zone,address,country,channel
acme,Acme Kaufhaus,Dana Buyer,Dear Ms Buyer,dana@acme.example,en-GB,Europe/Berlin,1 Street | Berlin,DE,letter
beta,Beta Stores,Ola Seller,Dear Mr Seller,ola@beta.example,en-GB,America/Los_Angeles,1 Street | Portland,US,letter
gamma,Gamma Bazaar,Ana Post,Dear Ms Post,ana@gamma.example,en-GB,Asia/Tokyo,1 Street | Tokyo,JP,letter
";

fn instant(text: &str) -> Instant {
    parse_instant(text, None).unwrap()
}

/// Three customers; the incident is the text.
fn workspace(incident: &str) -> Memory {
    Memory::new()
        .file("services.toml", SERVICES)
        .file("customers.csv", CUSTOMERS)
        .contracts(&[
            "L1,acme,svc,gold,100.00,EUR,monthly,2025-01-01,",
            "L2,beta,svc,gold,100.00,EUR,monthly,2025-01-01,",
            "L3,gamma,mail,gold,100.00,EUR,monthly,2025-01-01,",
        ])
        .file("incidents/i.toml", incident)
}

/// A thing of an incident with its time: it is left out of a file that was written earlier.
struct Entry {
    at: &'static str,
    text: &'static str,
}

const HEAD: &str = "schema = 1\n[incident]\nid = \"I-1\"\ntitle = \"Secret title\"\nseverity = \"major\"\n";

/// Windows: start, end, the rest.
const WINDOWS: [(&str, &str, &str); 3] = [
    (
        "2026-03-10T09:00:00Z",
        "2026-03-10T10:10:00Z",
        "service = \"svc\"\nregions = [\"eu\"]\nkind = \"down\"",
    ),
    (
        "2026-03-10T09:35:00Z",
        "2026-03-10T11:00:00Z",
        "service = \"mail\"\nkind = \"degraded\"\ncustomers = [\"gamma\"]",
    ),
    (
        "2026-03-10T11:40:00Z",
        "2026-03-10T12:20:00Z",
        "service = \"svc\"\nregions = [\"us\"]\nkind = \"down\"",
    ),
];

const ENTRIES: [Entry; 7] = [
    Entry { at: "2026-03-10T09:05:00Z", text: "[[event]]\nkind = \"detected\"\ntext = \"Secret alert\"" },
    Entry { at: "2026-03-10T09:50:00Z", text: "[[event]]\nkind = \"identified\"\ntext = \"Secret cause\"" },
    Entry { at: "2026-03-10T13:00:00Z", text: "[[event]]\nkind = \"resolved\"\ntext = \"Secret end\"" },
    Entry {
        at: "2026-03-10T09:12:00Z",
        text: "[[communication]]\nchannel = \"status page\"\naudience = \"public\"\ntext = \"Secret one\"\nnext_update = \"2026-03-10T09:40:00Z\"",
    },
    Entry {
        at: "2026-03-10T09:55:00Z",
        text: "[[communication]]\nchannel = \"status page\"\naudience = \"customers\"\ntext = \"Secret two\"\nnext_update = \"2026-03-10T12:00:00Z\"",
    },
    Entry {
        at: "2026-03-10T10:30:00Z",
        text: "[[communication]]\nchannel = \"chat\"\naudience = \"internal\"\ntext = \"Secret three\"",
    },
    Entry {
        at: "2026-03-10T12:30:00Z",
        text: "[[communication]]\nchannel = \"status page\"\naudience = \"public\"\ntext = \"Secret four\"",
    },
];

const PROSE: &str = "[cause]\nroot = \"Secret root\"\n[internal]\nsummary = \"Secret summary\"\n[public]\nwhat_happened = \"A cable was cut.\"\nconsequence = \"Nobody could order.\"\ncause = \"Told in the account.\"\n";

/// The file as somebody could have written it at a time; all of it without one.
fn written_at(at: Option<Instant>) -> String {
    let is_known = |text: &str| at.is_none_or(|at| instant(text) <= at);
    let status = if at.is_none() { "resolved" } else { "open" };
    let lost = if at.is_none() { "\"yes\"\ndata_loss_note = \"One order was lost.\"" } else { "\"unknown\"" };
    let mut text = format!("{HEAD}status = \"{status}\"\ndata_loss = {lost}\n");
    for (start, end, rest) in WINDOWS.iter().filter(|(start, ..)| is_known(start)) {
        text.push_str(&format!("[[impact]]\nstart = \"{start}\"\n{rest}\n"));
        if is_known(end) {
            text.push_str(&format!("end = \"{end}\"\n"));
        }
    }
    for entry in ENTRIES.iter().filter(|e| is_known(e.at)) {
        text.push_str(&format!("{}\nat = \"{}\"\n", entry.text, entry.at));
    }
    if at.is_none() {
        text.push_str(PROSE);
    }
    text
}

fn asked(kind: NoticeKind, at: Instant, form: NoticeForm) -> NoticeAsked {
    NoticeAsked { incident: "I-1".into(), kind, at, next_update: NextUpdate::Proposed, language: None, form }
}

fn written(memory: &Memory, asked: &NoticeAsked) -> Result<Noticed, String> {
    run::notice(&run::load_facts(memory), asked).map_err(|problem| match problem {
        NoticeProblem::Data(diags) => format!("{:#?}", diags.sorted()),
        NoticeProblem::Unknown { what, .. } | NoticeProblem::Refused { what, .. } => what,
    })
}

fn text_of(memory: &Memory, kind: NoticeKind, at: &str, form: NoticeForm) -> String {
    written(memory, &asked(kind, instant(at), form)).unwrap().text.replace('\u{a0}', " ")
}

#[test]
fn nothing_is_told_that_happened_later() {
    let whole = run::load_facts(&workspace(&written_at(None)));
    let mut told = 0;
    for minute in (0..290).step_by(5) {
        let at = Instant(instant("2026-03-10T08:45:00Z").0 + minute * 60_000);
        let then = run::load_facts(&workspace(&written_at(Some(at))));
        assert!(!then.diags.has_errors(), "{at}: {:#?}", then.diags.sorted());
        for kind in [NoticeKind::Identified, NoticeKind::Update] {
            // A page every few minutes is enough; the short form is looked at every minute.
            let forms = if minute % 20 == 0 { &FORMS[..] } else { &FORMS[..1] };
            for form in forms {
                let asked = asked(kind, at, *form);
                match (run::notice(&whole, &asked), run::notice(&then, &asked)) {
                    (Ok(now), Ok(before)) => {
                        assert_eq!(
                            (&now.text, &now.warnings, &now.record),
                            (&before.text, &before.warnings, &before.record),
                            "{at}"
                        );
                        told += 1;
                    }
                    (Err(_), Err(_)) => {}
                    _ => panic!("{at}, {kind:?}: only one of the two can be told"),
                }
            }
        }
    }
    assert!(told > 80, "only {told} notices were compared");
}

#[test]
fn prose_and_lost_data_wait_until_the_end_is_known() {
    let memory = workspace(&written_at(None));
    let early = text_of(&memory, NoticeKind::Resolved, "2026-03-10T12:25:00Z", NoticeForm::Markdown);
    assert!(!early.contains("A cable was cut.") && !early.contains("One order was lost."), "{early}");
    assert!(early.contains("Whether any data was lost will stand in it."), "{early}");
    let between = text_of(&memory, NoticeKind::Resolved, "2026-03-10T11:20:00Z", NoticeForm::Markdown);
    assert!(!between.contains("A cable was cut.") && !between.contains("11:40"), "{between}");
    let late = text_of(&memory, NoticeKind::Resolved, "2026-03-10T13:10:00Z", NoticeForm::Markdown);
    assert!(late.contains("A cable was cut.") && late.contains("**One order was lost.**"), "{late}");
    assert!(
        late.contains("| Mail, partly, for some customers | 10 March 2026, 09:35 | 11:00 | 1 h 25 min |"),
        "{late}"
    );
    assert!(!late.contains("Told in the account."), "{late}");
}

#[test]
fn nothing_internal_and_no_customer_is_ever_named() {
    let memory = workspace(&written_at(None));
    let (mut told, never) = (
        0,
        ["Secret", "Acme", "Beta", "Gamma", "acme", "beta", "gamma", "Dana", "EUR", "gold", "Gold", "L1"],
    );
    for minute in (0..300).step_by(10) {
        let at = Instant(instant("2026-03-10T08:45:00Z").0 + minute * 60_000);
        for (kind, form) in KINDS.into_iter().flat_map(|k| FORMS.map(|f| (k, f))) {
            let Ok(noticed) = written(&memory, &asked(kind, at, form)) else { continue };
            told += 1;
            for word in never {
                assert!(
                    !noticed.text.contains(word) && !noticed.record.contains(word),
                    "{at}: {word} in {}",
                    noticed.text
                );
            }
        }
    }
    assert!(told > 100, "only {told} notices");
}

#[test]
fn the_three_kinds_say_what_they_are_for() {
    let memory = workspace(&written_at(None));
    let first = text_of(&memory, NoticeKind::Identified, "2026-03-10T09:08:00Z", NoticeForm::Markdown);
    for part in [
        "# Shop (Europe) and Phone App are interrupted",
        "**Shop, Europe** is interrupted since 10 March 2026, 09:00 UTC. You cannot take orders there.",
        "**Phone App** is interrupted since 10 March 2026, 09:00 UTC, because it needs Shop. You cannot order by phone.",
        "what our other services are for: read mail.",
        "looking for the cause",
        "We will write again by 10 March 2026, 10:10 UTC,",
        "| Berlin time | 10 March 2026, 10:00 | 10 March 2026, 11:10 |",
    ] {
        assert!(first.contains(part), "{part} in {first}");
    }
    assert!(!first.contains("Tokyo"), "nobody there is hit: {first}");
    let update = text_of(&memory, NoticeKind::Update, "2026-03-10T10:15:00Z", NoticeForm::Markdown);
    for part in [
        "Since our message of 10 March 2026, 09:55 UTC",
        "**Shop, Europe** works again: from 10 March 2026, 09:00 to 10:10 UTC, for 1 h 10 min.",
        "**Mail** works only in part for some customers since 10 March 2026, 09:35 UTC. You cannot rely on being able to read mail.",
        "We know the cause",
        "Tokyo time",
    ] {
        assert!(update.contains(part), "{part} in {update}");
    }
    let between = text_of(&memory, NoticeKind::Update, "2026-03-10T11:10:00Z", NoticeForm::Text);
    assert!(between.starts_with("Update: Shop (Europe), Phone App and Mail work again\n"), "{between}");
    let silent = text_of(&memory, NoticeKind::Update, "2026-03-10T10:00:00Z", NoticeForm::Markdown);
    assert!(silent.contains("Nothing that you would notice has changed."), "{silent}");
}

#[test]
fn a_notice_that_would_be_untrue_is_refused() {
    let memory = workspace(&written_at(None));
    let why = |kind, at: &str, next_update| {
        let asked = NoticeAsked { next_update, ..asked(kind, instant(at), NoticeForm::Text) };
        written(&memory, &asked).unwrap_err()
    };
    let proposed = NextUpdate::Proposed;
    assert!(
        why(NoticeKind::Identified, "2026-03-10T08:59:00Z", proposed)
            .contains("no window of impact has begun")
    );
    assert!(
        why(NoticeKind::Identified, "2026-03-10T11:10:00Z", proposed)
            .contains("nothing is hit by I-1 any more")
    );
    assert!(
        why(NoticeKind::Resolved, "2026-03-10T10:30:00Z", proposed).contains("not over: Mail is still hit")
    );
    let before = NextUpdate::At(instant("2026-03-10T09:00:00Z"));
    assert!(why(NoticeKind::Update, "2026-03-10T09:30:00Z", before).contains("cannot come before"));
    for (hold, who) in [("legal", "a lawyer"), ("security", "the security team")] {
        let held = written_at(None).replace("severity", &format!("hold = \"{hold}\"\nseverity"));
        let asked = asked(NoticeKind::Identified, instant("2026-03-10T09:30:00Z"), NoticeForm::Text);
        let why = written(&workspace(&held), &asked).unwrap_err();
        assert!(why.contains(who), "{why}");
    }
}

#[test]
fn promises_missed_before_are_told_to_the_writer() {
    let memory = workspace(&written_at(None));
    let warnings = |kind, at: &str| {
        written(&memory, &asked(kind, instant(at), NoticeForm::Text)).unwrap().warnings.join("\n")
    };
    assert_eq!(warnings(NoticeKind::Identified, "2026-03-10T09:10:00Z"), "");
    assert_eq!(warnings(NoticeKind::Update, "2026-03-10T09:30:00Z"), "");
    let late = warnings(NoticeKind::Update, "2026-03-10T09:52:00Z");
    assert!(late.contains("09:12 UTC promised the next one by 09:40; it was 12 min late"), "{late}");
    let second = warnings(NoticeKind::Update, "2026-03-10T12:05:00Z");
    assert!(second.contains("by 12:00; it was 5 min late") && second.contains("15 min late"), "{second}");
    assert!(warnings(NoticeKind::Identified, "2026-03-10T09:30:00Z").contains("something was said before"));
    assert!(warnings(NoticeKind::Update, "2026-03-10T09:05:00Z").contains("nothing was said before"));
}

/// An incident of everywhere that is not over.
fn open(severity: &str, start: &str) -> Memory {
    let incident = format!(
        "{HEAD}status = \"open\"\ndata_loss = \"unknown\"\n[[impact]]\nservice = \"svc\"\nstart = \"{start}\"\nkind = \"down\"\n"
    );
    workspace(&incident.replace("major", severity))
}

#[test]
fn the_next_update_comes_before_readers_go_home() {
    // 10 March 2026 is a Tuesday; Berlin closes at 17:00 UTC, Los Angeles at 01:00 UTC of the next day.
    let memory = open("minor", "2026-03-10T15:00:00Z");
    let at = "2026-03-10T15:10:00Z";
    let record = |memory: &Memory, at: &str| {
        written(memory, &asked(NoticeKind::Identified, instant(at), NoticeForm::Text)).unwrap().record
    };
    assert!(
        record(&memory, at).contains("next_update = \"2026-03-10T17:00:00Z\""),
        "{}",
        record(&memory, at)
    );
    let asks = NoticeAsked {
        next_update: NextUpdate::At(instant("2026-03-10T19:00:00Z")),
        ..asked(NoticeKind::Identified, instant(at), NoticeForm::Text)
    };
    let noticed = written(&memory, &asks).unwrap();
    assert_eq!(noticed.warnings.len(), 1, "{:?}", noticed.warnings);
    let warning = &noticed.warnings[0];
    assert!(
        warning.contains("by 10 March 2026, 20:00, Berlin time") && warning.contains("(18:00)"),
        "{warning}"
    );
    assert!(warning.ends_with("better: --next-update 2026-03-10T17:00:00Z"), "{warning}");
    // What is said of the next word is in the readers' zones.
    let said = "Next update by 10 March 2026, 19:00 UTC (12:00 Los Angeles time; 20:00 Berlin time).";
    assert!(noticed.text.replace('\u{a0}', " ").contains(said), "{}", noticed.text);
    // By severity, at full five minutes.
    for (severity, at, due) in [
        ("critical", "2026-03-10T12:02:00Z", "2026-03-10T12:35:00Z"),
        ("major", "2026-03-10T12:00:00Z", "2026-03-10T13:00:00Z"),
        ("minor", "2026-03-10T12:00:00Z", "2026-03-10T16:00:00Z"),
    ] {
        let record = record(&open(severity, "2026-03-10T11:00:00Z"), at);
        assert!(record.contains(&format!("next_update = \"{due}\"")), "{severity}: {record}");
    }
    // At the week-end the next close of business is Monday's: nothing is in the way.
    assert!(
        record(&open("minor", "2026-03-14T11:00:00Z"), "2026-03-14T16:00:00Z")
            .contains("2026-03-14T20:00:00Z")
    );
}

#[test]
fn the_workspace_says_how_often_and_until_when() {
    let rules =
        "[documents]\nbusiness_hours = \"Mon-Sun 06:00-14:00\"\nupdate_every = { minor = \"90min\" }\n";
    let memory = open("minor", "2026-03-10T08:00:00Z").append("amends.toml", rules);
    let record = |at: &str| {
        written(&memory, &asked(NoticeKind::Identified, instant(at), NoticeForm::Text)).unwrap().record
    };
    assert!(record("2026-03-10T09:00:00Z").contains("next_update = \"2026-03-10T10:30:00Z\""));
    assert!(
        record("2026-03-10T12:00:00Z").contains("next_update = \"2026-03-10T13:00:00Z\""),
        "Berlin closes at 14:00"
    );
    for (rules, told) in [
        ("business_hours = \"office hours\"", "`office hours` are not hours of the week"),
        ("update_every = { major = \"0min\" }", "updates cannot follow each other so quickly"),
        ("update_every = { major = \"soon\" }", "`soon` is not a length of time"),
        ("update_every = { huge = \"1h\" }", "huge"),
    ] {
        let loaded =
            open("minor", "2026-03-10T08:00:00Z").append("amends.toml", &format!("[documents]\n{rules}\n"));
        let loaded = run::load_facts(&loaded);
        let titles: Vec<String> = loaded.diags.sorted().iter().map(|d| d.title.clone()).collect();
        assert!(titles.iter().any(|title| title.contains(told)), "{rules}: {titles:#?}");
    }
}

#[test]
fn nothing_promised_is_said_so() {
    let asks = NoticeAsked {
        next_update: NextUpdate::Unpromised,
        ..asked(NoticeKind::Identified, instant("2026-03-10T12:00:00Z"), NoticeForm::Text)
    };
    let noticed = written(&open("major", "2026-03-10T11:00:00Z"), &asks).unwrap();
    assert!(noticed.text.contains("as soon as there is news") && !noticed.record.contains("next_update"));
}

#[test]
fn names_that_mean_harm_are_text_and_the_short_form_stays_short() {
    let long = "Enormously Long Service Name ".repeat(30);
    for name in [
        "<script>alert(1)</script>",
        "| a | b |",
        "::: credit",
        "{{company.name}}",
        "+++",
        "# Free",
        "\\",
        "*b* [l](javascript:alert(1))",
        long.as_str(),
    ] {
        let toml = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let services = SERVICES.replace("\"Shop\"", &toml(name)).replace("\"take orders\"", &toml(name));
        let memory = workspace(&written_at(None)).file("services.toml", services);
        for (kind, at) in [
            (NoticeKind::Identified, "2026-03-10T09:30:00Z"),
            (NoticeKind::Update, "2026-03-10T10:15:00Z"),
            (NoticeKind::Resolved, "2026-03-10T13:10:00Z"),
        ] {
            let short = text_of(&memory, kind, at, NoticeForm::Text);
            assert!(short.trim_end().chars().count() <= 280, "{name}: {short}");
            assert_eq!(short.trim_end().lines().count(), 2, "{name}: a headline and a body: {short}");
            let html = text_of(&memory, kind, at, NoticeForm::Html);
            assert!(!html.contains("<script") && !html.contains("href=\"javascript"), "{name}");
            let record = written(&memory, &asked(kind, instant(at), NoticeForm::Text)).unwrap().record;
            toml::from_str::<toml::Table>(&record).unwrap_or_else(|why| panic!("{name}: {why}: {record}"));
        }
    }
}

#[test]
fn the_record_can_be_added_to_the_file_and_the_next_notice_knows_it() {
    let at = "2026-03-10T12:00:00Z";
    let memory = open("major", "2026-03-10T11:00:00Z");
    let noticed = written(&memory, &asked(NoticeKind::Identified, instant(at), NoticeForm::Text)).unwrap();
    assert_eq!(noticed.file, "incidents/i.toml");
    let memory = memory.append("incidents/i.toml", &noticed.record);
    let again = written(&memory, &asked(NoticeKind::Identified, instant(at), NoticeForm::Text)).unwrap();
    assert_eq!(noticed, again, "the same notice is the same after it was recorded");
    let update = text_of(&memory, NoticeKind::Update, "2026-03-10T12:50:00Z", NoticeForm::Markdown);
    assert!(update.contains("Since our message of 10 March 2026, 12:00 UTC"), "{update}");
}

/// A language that says everything as English does, but for its name and the word for January to December.
fn with_language(memory: Memory, has_notices: bool) -> Memory {
    let words = amends::language::builtin_languages()["en"]
        .replace("language-name = English", "language-name = Esperanto");
    let words = words.replace("month-3 = March", "month-3 = marto");
    let mut memory = memory.file("report-templates/languages/eo.ftl", words);
    for (name, text) in amends::render::builtin_templates() {
        let is_root = !name.contains('/') || name.starts_with("partials/");
        if is_root && (has_notices || !name.starts_with("notice")) {
            memory = memory.file(&format!("report-templates/eo/{name}"), text);
        }
    }
    memory
}

#[test]
fn a_notice_is_in_one_language_as_a_whole_or_in_the_workspaces() {
    let at = "2026-03-10T13:10:00Z";
    let in_eo = |memory: &Memory, kind| {
        let asks =
            NoticeAsked { language: Some("eo".into()), ..asked(kind, instant(at), NoticeForm::Markdown) };
        written(memory, &asks).unwrap()
    };
    let words = "[public.eo]\ntitle = \"T\"\nwhat_happened = \"Kablo.\"\nconsequence = \"Neniu.\"\ncause = \"K.\"\ndata_loss = \"Unu mendo.\"\n";
    let translated = |memory: Memory| {
        let services =
            SERVICES.replace("use = \"take orders\"", "use = \"take orders\"\nuse_in = { eo = \"mendi\" }");
        let services = services
            .replace("use = \"order by phone\"", "use = \"order by phone\"\nuse_in = { eo = \"telefoni\" }");
        let services =
            services.replace("use = \"read mail\"", "use = \"read mail\"\nuse_in = { eo = \"legi\" }");
        memory.file("services.toml", services).append("incidents/i.toml", words)
    };
    let base = || workspace(&written_at(None));
    let whole = in_eo(&translated(with_language(base(), true)), NoticeKind::Resolved);
    assert!(
        whole.text.contains("Kablo.") && whole.text.contains("marto") && whole.text.contains("Unu mendo."),
        "{}",
        whole.text
    );
    assert!(
        !whole.text.contains("A cable was cut.") && !whole.warnings.iter().any(|w| w.contains("instead of")),
        "{:?}",
        whole.warnings
    );
    // The record says it in the language of the workspace, and beside it in that of the notice.
    let record: toml::Table = toml::from_str(&whole.record).unwrap();
    let said = &record["communication"][0];
    let (own, here) = (said["text"].as_str().unwrap(), said["text_in"]["eo"].as_str().unwrap());
    assert!(own.contains("March") && here.contains("marto"), "{}", whole.record);
    for (memory, lacks) in [
        (translated(with_language(base(), false)), "report-templates/eo/notice.md.hbs"),
        (with_language(base(), true), "`what_happened` under [public.eo] of I-1"),
        (with_language(base(), true), "`use_in.eo` of the service svc"),
    ] {
        let own = in_eo(&memory, NoticeKind::Resolved);
        assert!(own.text.contains("A cable was cut.") && own.text.contains("March"), "{}", own.text);
        assert!(!own.text.contains("marto") && !own.text.contains("Kablo."), "{}", own.text);
        let warning = own.warnings.join("\n");
        assert!(warning.contains("in English instead of Esperanto") && warning.contains(lacks), "{warning}");
    }
    // A workspace that is written in a language without notices: English, and none of its prose.
    let settings = |memory: &Memory| {
        use amends::source::Folder;
        String::from_utf8(memory.read("amends.toml").unwrap()).unwrap().replace("\"en-GB\"", "\"eo\"")
    };
    let memory = with_language(base(), false);
    let memory = memory.clone().file("amends.toml", settings(&memory));
    let plain = written(&memory, &asked(NoticeKind::Resolved, instant(at), NoticeForm::Markdown)).unwrap();
    assert!(plain.text.contains("It is over.") && plain.text.contains("March"), "{}", plain.text);
    assert!(!plain.text.contains("A cable was cut.") && !plain.text.contains("One order"), "{}", plain.text);
    let unknown = NoticeAsked {
        language: Some("tlh".into()),
        ..asked(NoticeKind::Resolved, instant(at), NoticeForm::Text)
    };
    assert!(written(&base(), &unknown).unwrap_err().contains("no words in the language `tlh`"));
}
