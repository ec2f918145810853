//! Names, prose and templates that mean harm, looked at in every form a document has: PDF, HTML, Markdown, text.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

/// What a run of the gallery's base workspace, changed, came to.
struct Ran {
    dir: tempfile::TempDir,
    output: Output,
}

impl Ran {
    fn said(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    fn letter(&self, ending: &str) -> PathBuf {
        self.dir.path().join("ws/out/2026-03/customers/acme").join(format!("letter.{ending}"))
    }

    fn text(&self, ending: &str) -> String {
        let path = self.letter(ending);
        fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    }

    /// The words of the letter's PDF, and every action that could be in it.
    fn pdf(&self) -> (String, usize) {
        let file = lopdf::Document::load(self.letter("pdf")).expect("a PDF");
        let pages = file.get_pages();
        for object in file.objects.values() {
            let Ok(action) = object.as_dict() else { continue };
            let is_script =
                action.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|kind| kind == b"JavaScript");
            let target = action.get(b"URI").and_then(lopdf::Object::as_str).unwrap_or_default();
            assert!(
                !is_script && !action.has(b"JS") && !target.starts_with(b"javascript"),
                "a script in the PDF"
            );
        }
        let text = file.extract_text(&pages.keys().copied().collect::<Vec<_>>()).expect("text");
        (squeeze(&text), pages.len())
    }

    /// How many files there are, and how many lines of the Markdown are headings, rows of tables and quotations.
    fn structure(&self) -> (usize, usize, usize, usize, usize) {
        let markdown = self.text("md");
        let lines = |start: &str| markdown.lines().filter(|line| line.starts_with(start)).count();
        let html = self.text("html");
        (files(self.dir.path()), lines("#"), lines("|"), lines(">"), html.matches("<h").count())
    }
}

fn squeeze(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == '\u{a0}')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path());
    entries.map(|path| if path.is_dir() && !path.is_symlink() { files(&path) } else { 1 }).sum()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target)
        } else {
            fs::copy(&path, &target).map(|_| ()).expect("copied")
        }
    }
}

fn amends(folder: &Path, args: &[&str]) -> Output {
    let output =
        Command::new(env!("CARGO_BIN_EXE_amends")).args(args).current_dir(folder).output().expect("it runs");
    let code = output.status.code().expect("no signal ended it");
    assert!([0, 1, 2, 3].contains(&code), "exit {code}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn run(change: impl Fn(&Path)) -> Ran {
    let dir = tempfile::tempdir().expect("a folder");
    let ws = dir.path().join("ws");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/base"), &ws);
    change(&ws);
    let output = amends(dir.path(), &["run", "ws", "--period", "2026-03", "--context"]);
    if output.status.success() {
        let folder = dir.path().join("ws/out/2026-03/customers/acme");
        let (context, folder) = (folder.join("letter.context.json"), folder.display().to_string());
        let context = context.display().to_string();
        let again = amends(
            dir.path(),
            &["template", "render", &context, "--form", "txt", "--out", &folder, "--dir", "ws"],
        );
        assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
    }
    Ran { dir, output }
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from), "{from} stands in {}", path.display());
    fs::write(path, text.replace(from, to)).expect("written");
}

fn named(name: &str) -> Ran {
    run(|ws| edit(&ws.join("customers.csv"), "Acme Ltd", &format!("\"{}\"", name.replace('"', "\"\""))))
}

fn told(prose: &str) -> Ran {
    let quoted = serde_json::Value::from(prose).to_string();
    run(|ws| {
        let path = ws.join("incidents/shop.toml");
        let text = fs::read_to_string(&path).expect("a text");
        let lines = text.lines().map(|line| match line.starts_with("what_happened") {
            true => format!("what_happened = {quoted}\n"),
            false => format!("{line}\n"),
        });
        fs::write(&path, lines.collect::<String>()).expect("written");
    })
}

/// A name is words in every form: it makes no heading, row, quotation, block, link or file.
#[test]
fn names_are_words_in_every_form() {
    let usual = run(|_| ()).structure();
    let names = [
        "=cmd|' /C calc'!A0",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "A\nB\n\n# C",
        "a | b | c",
        "`tick` ``two`` ```",
        "{{customer.id}} {{{x}}} {{> letterhead}}",
        "::: annex",
        "+++",
        "&lt;b&gt; <b>",
        "[x](javascript:alert(1)) ![y](figure:strip)",
        "\u{7}bell \u{202e}right to left\u{202c} \u{feff}mark",
        "a\u{300}\u{301}\u{302} e\u{323}\u{307}",
        "Ltd \\",
    ];
    for name in names {
        let ran = named(name);
        assert!(ran.output.status.success(), "{name}: {}", ran.said());
        assert_eq!(ran.structure(), usual, "{name}");
        let html = ran.text("html");
        assert!(
            !html.contains("<script") && !html.contains("<b>B") && !html.contains("\"javascript:"),
            "{name}"
        );
        let line = squeeze(name);
        let shown: String = line
            .chars()
            .filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{feff}'))
            .collect();
        assert!(squeeze(&ran.text("txt")).contains(&shown), "{name}: {}", ran.text("txt"));
        let (words, pages) = ran.pdf();
        assert!(pages <= 4, "{name}: {pages} pages");
        if shown.is_ascii() {
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert!(bare(&words).contains(&bare(&shown)), "{name}: {words}");
        }
    }
}

#[test]
fn a_nul_in_a_name_is_told_or_left_out() {
    let ran = named("A\0B");
    if ran.output.status.success() {
        for ending in ["html", "md", "txt"] {
            assert!(!ran.text(ending).contains('\0'), "{ending}");
        }
    } else {
        assert!(ran.said().contains("error["), "{}", ran.said());
    }
}

/// What cannot be printed is told with the text that it stands in and the customer whose letter it is.
#[test]
fn what_the_pages_cannot_print_is_told_by_text_and_customer() {
    for (name, character) in
        [("Acme \u{1f680} Ltd", "U+1F680"), ("\u{5e2}\u{5d1}\u{5e8}", "U+05E2"), ("\u{627}\u{644}", "U+0627")]
    {
        let ran = named(name);
        let said = ran.said();
        assert_eq!(ran.output.status.code(), Some(1), "{said}");
        for words in ["customers/acme/letter", character, name] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
}

/// Prose is words and a little Markdown: it opens no block and closes none, and holds no values.
#[test]
fn prose_is_words_in_every_form() {
    let usual = run(|_| ()).structure();
    let proses = [
        "It broke.\n\n:::\n\n::: credit\nEUR 1,000,000.00\n:::",
        "It broke.\n\n+++\ntitle = \"x\"\n+++",
        "It broke {{contact.name}} {{{x}}} {{> letterhead}} {{#each lines}}",
        "It broke\u{0} and\u{1b}[31m red \u{202e}back",
        "| a | b |\n|---|---|\n| c | d |",
        "It broke.\n\n# A heading\n\n## Another",
        "It broke.\n\n```\n:::\n",
        "It broke.\n\n![x](figure:strip)",
        "a\u{301}\u{301}\u{301} e\u{323}",
    ];
    for prose in proses {
        let ran = told(prose);
        if !ran.output.status.success() {
            assert!(ran.said().contains("error["), "{prose}: {}", ran.said());
            continue;
        }
        let (files, headings, rows, quotes, in_html) = ran.structure();
        assert_eq!((files, headings, rows, quotes, in_html), usual, "{prose}");
        for ending in ["html", "md", "txt"] {
            let text = ran.text(ending);
            assert!(!text.contains('\0') && !text.contains('\u{1b}'), "{prose}");
        }
        assert!(!ran.text("html").contains("class=\"credit\"") || usual.3 > 0, "{prose}");
        assert!(ran.pdf().1 <= 5, "{prose}");
    }
}

#[test]
fn very_long_words_stay_on_the_page() {
    let ran = named(&"Donaudampfschifffahrt".repeat(100));
    assert!(ran.output.status.success(), "{}", ran.said());
    let ran = told(&"x".repeat(12_000));
    assert!(ran.output.status.success() || ran.said().contains("error["), "{}", ran.said());
}

/// Ten megabytes of prose end with a message, not with a letter of ten thousand pages and not never.
#[test]
fn ten_megabytes_of_prose_are_too_much() {
    let ran = told(&"It broke, and then it broke again.\n\n".repeat(300_000));
    let said = ran.said();
    assert_eq!(ran.output.status.code(), Some(1), "{said}");
    assert!(said.contains("grows beyond 8 MiB"), "{}", said.chars().take(2_000).collect::<String>());
    assert!(said.contains("customers/acme/letter") && said.len() < 20_000, "{}", said.len());
}

/// A template of a workspace that means harm, or was damaged: a message, and nothing is published.
#[test]
fn templates_that_cannot_be_used_stop_the_run() {
    let deep = |n: usize| ("{{#if owed}}".repeat(n) + &"{{/if}}".repeat(n)).into_bytes();
    let open = "{{#if owed}}".repeat(2_000);
    let brackets = format!("{{{{#if {}owed{}}}}}x{{{{/if}}}}", "(not ".repeat(60), ")".repeat(60));
    let product =
        "{{#each windows}}{{#each @root.windows}}{{#each @root.windows}}{{/each}}{{/each}}{{/each}}";
    let cases: [(&str, Vec<u8>, &str); 17] = [
        ("letter.md.hbs", b"\xff\xfe{{date}}".to_vec(), "file::not-utf-8"),
        ("letter.md.hbs", b"{{> gone}}".to_vec(), "there is no partial `gone`"),
        ("letter.md.hbs", b"{{{customer.name}}}".to_vec(), "do not exist here"),
        ("letter.md.hbs", b"{{#if x}}".to_vec(), "letter.md.hbs:1"),
        ("letter.md.hbs", b"{{custmer.name}}".to_vec(), "did you mean `customer`?"),
        ("letter.md.hbs", b"{{lookup customer \"name\"}}".to_vec(), "there is no helper `lookup`"),
        ("letter.md.hbs", product.into(), "this could take for ever"),
        ("letter.md.hbs", deep(400), "more than 24 blocks stand inside one another"),
        ("letter.md.hbs", deep(60), "more than 24 blocks stand inside one another"),
        ("letter.md.hbs", deep(20_000), "more than 24 blocks stand inside one another"),
        ("letter.md.hbs", open.into_bytes(), "error[template::problem]"),
        ("letter.md.hbs", brackets.into_bytes(), "more than 24 brackets stand inside one another"),
        ("letter.md.hbs", vec![b'x'; 600 * 1024], "file::too-large"),
        ("letter.md.hbs", b"+++\nkind = \"letter\"\n".to_vec(), "never closed by `+++`"),
        ("letter.md.hbs", b"::: credit\n".to_vec(), "is never closed"),
        ("partials/windows.md.hbs", b"{{> windows}}".to_vec(), "`windows` includes itself"),
        ("partials/workings.md.hbs", b"{{> letter.md.hbs}}".to_vec(), "includes itself"),
    ];
    for (index, (file, bytes, message)) in cases.into_iter().enumerate() {
        let ran = run(|ws| {
            let path = ws.join("report-templates").join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, &bytes).expect("written");
        });
        let said: String = ran.said().chars().take(4_000).collect();
        assert_eq!(ran.output.status.code(), Some(1), "{message}: {said}");
        assert!(said.contains(message), "{message}: {said}");
        assert!(!ran.dir.path().join("ws/out").exists(), "{message}: something was written");
        // The check reads every template in every language: a few of them are enough, and those that are too deep.
        if index % 4 > 0 && !message.contains("stand inside one another") {
            continue;
        }
        let check = amends(ran.dir.path(), &["template", "check", "ws"]);
        let told: String = String::from_utf8_lossy(&check.stderr).chars().take(4_000).collect();
        assert_eq!(check.status.code(), Some(1), "{message}: {told}");
    }
}

/// Partials that multiply come to an end.
#[test]
fn partials_that_multiply_are_refused() {
    let ran = run(|ws| {
        let folder = ws.join("report-templates/partials");
        fs::create_dir_all(&folder).expect("made");
        for n in 0..12 {
            let text = format!("{{{{> p{}}}}}", n + 1).repeat(10);
            fs::write(folder.join(format!("p{n}.md.hbs")), text).expect("written");
        }
        fs::write(folder.join("p12.md.hbs"), "").expect("written");
        fs::write(folder.join("windows.md.hbs"), "{{> p0}}").expect("written");
    });
    let said: String = ran.said().chars().take(3_000).collect();
    assert_eq!(ran.output.status.code(), Some(1), "{said}");
    assert!(said.contains("or come to more than 10000"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_template_that_is_a_link_is_not_followed() {
    use std::os::unix::fs::symlink;
    let secret = "The secret of another folder";
    for place in ["report-templates/letter.md.hbs", "report-templates/partials", "report-templates"] {
        let ran = run(|ws| {
            let outside = ws.parent().expect("a parent").join("outside");
            fs::create_dir_all(&outside).expect("made");
            fs::write(outside.join("letter.md.hbs"), secret).expect("written");
            fs::create_dir_all(ws.join(place).parent().expect("a parent")).expect("made");
            let target = if place.ends_with(".hbs") { outside.join("letter.md.hbs") } else { outside };
            symlink(target, ws.join(place)).expect("a link");
        });
        assert_eq!(ran.output.status.code(), Some(1), "{place}: {}", ran.said());
        assert!(ran.said().contains("is a link") && !ran.said().contains(secret), "{}", ran.said());
    }
}
