//! Templates as a person uses them: copied, changed, checked, and documents made again from their data.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

fn amends(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_amends"))
        .args(args)
        .current_dir(folder)
        .env("COLUMNS", "100")
        .output()
        .expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// It went well; gives back what was said.
fn good(folder: &Path, args: &[&str]) -> String {
    let output = amends(folder, args);
    assert!(output.status.success(), "{args:?}: {}", said(&output));
    said(&output)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        if path.is_dir() && name != "out" {
            copy(&path, &to.join(name))
        } else if path.is_file() {
            fs::copy(&path, to.join(name)).map(|_| ()).expect("copied")
        }
    }
}

/// A story in a folder of its own, as `ws`.
fn story(name: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name), &dir.path().join("ws"));
    let path = dir.path().to_owned();
    (dir, path)
}

/// A new workspace as `ws`, with its templates ejected.
fn ejected() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().to_owned();
    good(&path, &["init", "ws"]);
    good(&path, &["template", "eject", "ws"]);
    (dir, path)
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from), "{from} does not stand in {}", path.display());
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

/// The words of a PDF, and every colour that something in it is filled with, as 0 to 255.
fn pdf(path: &Path) -> (String, Vec<[i64; 3]>) {
    let file = lopdf::Document::load(path).expect("a PDF");
    let pages = file.get_pages();
    let text = file.extract_text(&pages.keys().copied().collect::<Vec<_>>()).expect("text");
    let mut colours = Vec::new();
    for page in pages.values() {
        let content = file.get_and_decode_page_content(*page).expect("content");
        for operation in content.operations.iter().filter(|o| o.operator == "rg") {
            let part =
                |at: usize| (operation.operands[at].as_float().expect("a number") * 255.0).round() as i64;
            colours.push([part(0), part(1), part(2)]);
        }
    }
    let words = text.split(|c: char| c.is_whitespace() || c == '\u{a0}').filter(|w| !w.is_empty());
    (words.collect::<Vec<_>>().join(" "), colours)
}

/// The walk-through of report-templates/README.md: a sentence, the letterhead, the colour, the signature.
#[test]
fn a_sentence_the_letterhead_the_colour_and_the_signature_are_changed_by_editing_text() {
    let (_dir, at) = story("olark");
    let said = good(&at, &["template", "eject", "ws", "letter"]);
    assert!(said.contains("next: change a sentence"), "{said}");
    let folder = at.join("ws/report-templates");
    let names: Vec<String> = files(&folder)
        .iter()
        .map(|p| p.strip_prefix(&folder).expect("below").to_string_lossy().replace('\\', "/"))
        .collect();
    let partials =
        ["correction", "letterhead", "windows", "workings"].map(|name| format!("partials/{name}.md.hbs"));
    assert_eq!(names, [vec!["letter.md.hbs".to_owned()], partials.to_vec()].concat());

    let (letter, head) = (folder.join("letter.md.hbs"), folder.join("partials/letterhead.md.hbs"));
    edit(&letter, "This was our failure, and I am sorry.", "We let you down, and I apologise for it.");
    edit(
        &letter,
        "{{signatory.name}}\\\n*{{signatory.title}}*\\\n{{company.name}}",
        "Ada Quill\\\n*Head of Promises*",
    );
    edit(&head, "brand = {{toml furniture.brand}}", "brand = \"Olark, by hand\"");
    edit(
        &head,
        "{{#if furniture.accent}}\naccent = {{toml furniture.accent}}\n{{/if}}",
        "accent = \"#7a1f5c\"",
    );
    let said = good(&at, &["template", "check", "ws"]);
    assert!(said.starts_with("no problems in 94 templates and partials, 5 of them yours"), "{said}");
    assert!(said.contains("among them those of January 2016"), "{said}");
    good(&at, &["run", "ws", "--period", "2016-01"]);

    let customers = at.join("ws/out/2016-01/customers");
    let mut seen = 0;
    for folder in fs::read_dir(&customers).expect("customers").map(|e| e.expect("an entry").path()) {
        if !folder.join("letter.pdf").exists() {
            continue;
        }
        seen += 1;
        let (pdf_text, colours) = pdf(&folder.join("letter.pdf"));
        let html = read(&folder.join("letter.html"));
        let markdown = read(&folder.join("letter.md"));
        for (form, text) in [("PDF", &pdf_text), ("HTML", &html), ("Markdown", &markdown)] {
            let what = format!("the {form} of {}", folder.display());
            assert!(text.contains("We let you down, and I apologise for it."), "{what}: {text}");
            assert!(!text.contains("This was our failure, and I am sorry."), "{what}");
            assert!(text.contains("Ada Quill") && text.contains("Head of Promises"), "{what}: {text}");
            // Markdown has no letterhead.
            assert!(form == "Markdown" || text.contains("Olark, by hand"), "{what}: {text}");
        }
        assert!(html.contains("#7a1f5c"), "the colour in the HTML");
        assert!(colours.contains(&[0x7a, 0x1f, 0x5c]), "the colour in the PDF: {colours:?}");
    }
    assert_eq!(seen, 6);
}

#[test]
fn a_document_is_made_again_from_its_data_to_the_byte() {
    let (_dir, at) = story("northstar");
    fs::create_dir_all(at.join("ws/report-templates")).expect("made");
    good(&at, &["template", "eject", "ws", "windows"]);
    edit(&at.join("ws/report-templates/partials/windows.md.hbs"), "| Lasted |", "| For |");
    good(&at, &["run", "ws", "--period", "2026-03", "--context", "--issued-on", "2026-04-03"]);
    let out = at.join("ws/out/2026-03");
    let contexts: Vec<PathBuf> =
        files(&out).into_iter().filter(|p| p.to_string_lossy().ends_with(".context.json")).collect();
    assert!(contexts.len() > 30, "{contexts:?}");
    let wanted = ["month-summary", "customers/aster/letter", "customers/aster/sla-report"];
    let mut tried: Vec<PathBuf> = wanted.iter().map(|w| out.join(format!("{w}.context.json"))).collect();
    tried.retain(|path| path.exists());
    for ending in ["letter", "sla-report", "postmortem", "postmortem-public", "month-summary"] {
        let name = format!("{ending}.context.json");
        tried.extend(contexts.iter().filter(|p| p.file_name().is_some_and(|n| *n == *name)).take(2).cloned());
    }
    tried.sort();
    tried.dedup();
    assert!(tried.len() >= 9, "{tried:?}");
    for context in tried {
        let again = tempfile::tempdir().expect("a folder");
        let (file, folder) = (context.display().to_string(), again.path().display().to_string());
        good(&at, &["template", "render", &file, "--dir", "ws", "--out", &folder]);
        let made = files(again.path());
        assert!(!made.is_empty());
        for path in made {
            let first = context.parent().expect("a folder").join(path.file_name().expect("a name"));
            assert!(
                fs::read(&path).expect("bytes") == fs::read(&first).expect("bytes"),
                "{}",
                first.display()
            );
        }
    }
}

/// `--context` adds files and changes none, and says the same twice.
#[test]
fn the_data_beside_a_document_changes_nothing_else() {
    let run = |args: &[&str]| {
        let (dir, at) = story("olark");
        good(&at, &[&["run", "ws", "--period", "2016-01"], args].concat());
        let out = at.join("ws/out");
        let all: Vec<(String, Vec<u8>)> = files(&out)
            .iter()
            .map(|p| {
                (p.strip_prefix(&out).expect("below").display().to_string(), fs::read(p).expect("bytes"))
            })
            .filter(|(path, _)| !path.ends_with("manifest.json"))
            .collect();
        drop(dir);
        all
    };
    let (without, with) = (run(&[]), run(&["--context"]));
    let documents: Vec<&(String, Vec<u8>)> =
        with.iter().filter(|f| !f.0.ends_with(".context.json")).collect();
    assert_eq!(documents, without.iter().collect::<Vec<_>>());
    assert!(with.len() > without.len() + 10);
    assert!(with == run(&["--context"]), "the same twice");
}

#[test]
fn other_forms_and_another_template_for_the_same_data() {
    let (_dir, at) = ejected();
    good(&at, &["run", "ws", "--period", "2026-03", "--context"]);
    let context = "ws/out/2026-03/customers/alpha/letter.context.json";
    good(&at, &["template", "render", context, "--out", "o", "--form", "txt,md"]);
    assert_eq!(files(&at.join("o")).len(), 2);
    assert!(read(&at.join("o/letter.txt")).contains("Your credit: GBP\u{a0}48.00"), "the text form");
    fs::write(at.join("ws/report-templates/short.md.hbs"), "{{> letterhead}}\n\nHello {{customer.name}}.\n")
        .expect("written");
    let output = amends(
        &at,
        &["template", "render", context, "--dir", "ws", "--template", "short", "--out", "o", "--form", "md"],
    );
    assert_eq!(output.status.code(), Some(1), "a letter without its steps: {}", said(&output));
    assert!(said(&output).contains("the step `apologise` is missing"), "{}", said(&output));
    let output = amends(&at, &["template", "render", context, "--template", "leter", "--out", "o"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("did you mean `letter`?"), "{}", said(&output));
    let listed = amends(&at, &["template", "list", "ws"]);
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(listed.contains("yours, not used") && listed.contains("yours, same as built in"), "{listed}");
}

#[test]
fn a_context_that_does_not_fit_is_told_by_its_path() {
    let (_dir, at) = ejected();
    good(&at, &["run", "ws", "--period", "2026-03", "--context"]);
    let good_text = read(&at.join("ws/out/2026-03/customers/alpha/letter.context.json"));
    let value: serde_json::Value = serde_json::from_str(&good_text).expect("JSON");
    let with = |pointer: &str, new: serde_json::Value| {
        let mut value = value.clone();
        *value.pointer_mut(pointer).expect("it is there") = new;
        serde_json::to_string_pretty(&value).expect("JSON")
    };
    let without = |pointer: &str, name: &str| {
        let mut value = value.clone();
        value.pointer_mut(pointer).and_then(|v| v.as_object_mut()).expect("an object").remove(name);
        serde_json::to_string_pretty(&value).expect("JSON")
    };
    let mut named = value.clone();
    named["context"]["custmer"] = "x".into();
    let far = |key: &str| {
        with(
            "/figures",
            serde_json::json!({ "strip": { "width": 10, "height": 10, "alt": "", "shapes": [
        { "line": { "x1": if key == "x1" { i32::MAX } else { 0 }, "y1": 0, "x2": 0, "y2": 0, "stroke": { "colour": "ink", "width": 1, "dashed": false } } } ] } }),
        )
    };
    let cases: Vec<(&str, String, &str)> = vec![
        (
            "newer",
            with("/schema", 2.into()),
            "is written for version 2 of the format, and this program reads version 1",
        ),
        ("older", with("/schema", 0.into()), "version 0"),
        ("none", without("", "schema"), "is not the context of a document"),
        ("kind", with("/kind", "leter".into()), "did you mean `letter`?"),
        (
            "missing",
            without("/context/customer", "name"),
            "`context.customer.name` does not fit the letter: it is missing",
        ),
        (
            "wrong",
            with("/context/lines/0/amount", 12.into()),
            "`context.lines[0].amount` does not fit the letter: it is a number and not a text or null",
        ),
        ("count", with("/context/interruptions", (-1).into()), "`context.interruptions`"),
        ("unknown", serde_json::to_string(&named).expect("JSON"), "did you mean `customer`?"),
        ("date", with("/issued_on", "1 April".into()), "the date of the document"),
        ("figure", far("x1"), "beyond two metres"),
        ("figures", without("", "figures"), "`figures`"),
        ("cut", good_text[..good_text.len() / 2].to_owned(), "is not JSON"),
        ("deep", format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)), "is not JSON"),
        ("empty", String::new(), "is not JSON"),
        ("list", "[]".to_owned(), "is not the context of a document"),
    ];
    for (name, text, message) in cases {
        assert_ne!(text, good_text, "{name}");
        fs::write(at.join("c.json"), text).expect("written");
        let output = amends(&at, &["template", "render", "c.json", "--out", "made"]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}", said(&output));
        assert!(
            said(&output).contains(message) && said(&output).contains("c.json"),
            "{name}: {}",
            said(&output)
        );
        assert!(!at.join("made").exists(), "{name}: something was written");
    }
    fs::write(at.join("c.json"), [0xff, 0xfe, 0]).expect("written");
    let output = amends(&at, &["template", "render", "c.json"]);
    assert!(said(&output).contains("file::not-utf-8"), "{}", said(&output));
}

/// Each fault is found by the check, at its line and column, and all of them at once.
#[test]
fn the_check_finds_every_kind_of_fault_at_its_place() {
    let (_dir, at) = ejected();
    let folder = at.join("ws/report-templates");
    let change = |file: &str, from: &str, to: &str| edit(&folder.join(file), from, to);
    change("letter.md.hbs", "{{#if goodwill}}what we", "{{#if godwill}}what we");
    change("letter.md.hbs", "::: step empathise", "::: step empathize");
    change("letter.md.hbs", "{{subject}}", "Überfall: {{subjekt}}");
    change("partials/windows.md.hbs", "| {{end_utc}} |", "|");
    change("postmortem.md.hbs", "](figure:{{chart.name}})", "](figure:time-line)");
    change("month-summary.md.hbs", "{{#each money}}\n", "{{#each money}}\n\n");
    change("postmortem-public.md.hbs", "## In short", "## In short {{> letterheda}}");
    change("sla-report.md.hbs", "::: callout", "::: calout");
    change("sla-report.md.hbs", "{{/each}}", "{{/if}}");
    fs::write(folder.join("leter.md.hbs"), "Hello").expect("written");
    let output = amends(&at, &["template", "check", "ws"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    let expected = [
        ("there is no `godwill` here; did you mean `goodwill`?", "letter.md.hbs:41:65"),
        ("there is no step `empathize`; did you mean `empathise`?", "letter.md.hbs:46:1"),
        ("the step `empathise` is missing", "letter.md.hbs"),
        ("there is no `subjekt` here; did you mean `subject`?", "letter.md.hbs:23:11"),
        ("this row of the table has 3 cells, and the headings are 4", "partials/windows.md.hbs:5:1"),
        ("there is no figure `time-line`", "postmortem.md.hbs:38:1"),
        ("this row stands in no table", "month-summary.md.hbs:26:1"),
        ("there is no partial `letterheda`; did you mean `letterhead`?", "postmortem-public.md.hbs:7:13"),
        ("there is no block `calout`", "sla-report.md.hbs:7:1"),
        ("\"each\" was opened, but \"if\" is closing", "sla-report.md.hbs:37:1"),
        ("nothing asks for the template `report-templates/leter.md.hbs`", "leter.md.hbs"),
    ];
    for (message, place) in expected {
        let block = text.split("\n\n").find(|block| block.contains(message));
        let block = block.unwrap_or_else(|| panic!("{message} is not said:\n{text}"));
        assert!(block.contains(&format!("report-templates/{place}")), "{message} not at {place}:\n{block}");
    }
    let json = amends(&at, &["template", "check", "ws", "--message-format", "json"]);
    for line in said(&json).lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        assert!(value["places"][0]["file"].is_string(), "{line}");
    }
}

/// What only shows when a document is rendered.
#[test]
fn the_check_finds_what_shows_only_in_a_document() {
    let faults: [(&str, &str, &str, &str, &str); 7] = [
        ("letter.md.hbs", "{{#if consequence}}", "{{#if (eq id \"no\")}}", "step-empty", ""),
        (
            "letter.md.hbs",
            "{{> letterhead}}",
            "{{> letterhead}}\n\n<b>Hello</b>",
            "html",
            "HTML has no place",
        ),
        (
            "letter.md.hbs",
            "Date: {{date}}",
            "{{#if affected}}\n::: small\n{{/if}}\nDate: {{date}}",
            "fence",
            "is never closed",
        ),
        ("partials/letterhead.md.hbs", "page = {{toml furniture.page}}", "page = \"A7\"", "page", "A7"),
        ("partials/letterhead.md.hbs", "date = ", "dates = ", "key", "unknown field `dates`"),
        ("letter.md.hbs", "{{subject}}", "{{subject}} 🚀", "glyph", "U+1F680"),
        ("letter.md.hbs", "**{{list owed_totals}}**", "**some money**", "amount", ""),
    ];
    for (file, from, to, name, message) in faults {
        let (_dir, at) = ejected();
        let path = at.join("ws/report-templates").join(file);
        edit(&path, from, to);
        match name {
            "step-empty" => {
                let text = read(&path);
                let (before, rest) = text.split_once("::: step empathise\n").expect("the step");
                let (_, after) = rest.split_once(":::\n").expect("its end");
                fs::write(&path, format!("{before}::: step empathise\n\n:::\n{after}")).expect("written");
            }
            "amount" => {
                let text =
                    read(&path).replace("{{list owed_totals}}", "some money").replace("{{amount}}", "it");
                fs::write(&path, text).expect("written");
                let steps = at.join("ws/report-templates/partials/workings.md.hbs");
                fs::write(steps, "The steps are in our books.\n").expect("written");
            }
            _ => {}
        }
        let message = match name {
            "step-empty" => "the step `empathise` says nothing",
            "amount" => "leaves out an amount that is owed",
            _ => message,
        };
        let output = amends(&at, &["template", "check", "ws"]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}", said(&output));
        assert!(said(&output).contains(message), "{name}: {}", said(&output));
        let run = amends(&at, &["run", "ws", "--period", "2026-03"]);
        match name {
            "step-empty" => {
                assert!(run.status.success(), "{name}: {}", said(&run));
                let told = String::from_utf8_lossy(&run.stdout).into_owned();
                assert!(told.contains("HELD") && told.contains("empathise"), "{told}");
                assert!(read(&at.join("ws/out/2026-03/customers/alpha/letter.md")).contains("HELD"));
            }
            "amount" => {
                let told = String::from_utf8_lossy(&run.stdout).into_owned();
                assert!(told.contains("HELD") && told.contains("GBP"), "{told}");
            }
            _ => assert_eq!(run.status.code(), Some(1), "{name}: {}", said(&run)),
        }
    }
}

#[test]
fn ejecting_never_writes_over_a_template() {
    let (_dir, at) = ejected();
    let letter = at.join("ws/report-templates/letter.md.hbs");
    fs::write(&letter, "mine").expect("written");
    let output = amends(&at, &["template", "eject", "ws", "letter", "postmortem"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(
        said(&output).contains("letter.md.hbs` is already there") && read(&letter) == "mine",
        "{}",
        said(&output)
    );
    fs::remove_file(at.join("ws/report-templates/partials/workings.md.hbs")).expect("removed");
    let told = good(&at, &["template", "eject", "ws", "letter.md.hbs", "--force"]);
    assert!(told.contains("writing over ws/report-templates/letter.md.hbs"), "{told}");
    assert!(told.contains("keeping ws/report-templates/partials/windows.md.hbs"), "{told}");
    assert!(told.contains("wrote 2 templates") && read(&letter) != "mine", "{told}");
    let output = amends(&at, &["template", "eject", "ws", "leter"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("did you mean `letter`?"), "{}", said(&output));
    #[cfg(unix)]
    {
        let (_other, at) = story("olark");
        std::os::unix::fs::symlink(at.join("elsewhere"), at.join("ws/report-templates")).expect("a link");
        fs::create_dir(at.join("elsewhere")).expect("made");
        let output = amends(&at, &["template", "eject", "ws"]);
        assert_eq!(output.status.code(), Some(3));
        assert!(said(&output).contains("is a link") && files(&at.join("elsewhere")).is_empty());
    }
}
