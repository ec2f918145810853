//! The review book: the bytes of `index.html`, and the page in a real browser where there is one.

use crate::golden::story;
use amends::run::Artefact;
use libdeflater::Decompressor;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The page of a run.
fn page(artefacts: &[Artefact]) -> String {
    let page = artefacts.iter().find(|a| a.path == "index.html").expect("a page");
    String::from_utf8(page.bytes.clone()).expect("UTF-8")
}

/// What stands in an element of the page.
fn element<'p>(page: &'p str, id: &str) -> &'p str {
    let from = page.find(&format!("id=\"data-{id}\">")).unwrap_or_else(|| panic!("{id} is there"));
    let rest = &page[from..];
    let text = &rest[rest.find('>').expect("an end") + 1..];
    &text[..text.find('<').expect("an end")]
}

/// A packed part of the page, as the browser unpacks it.
fn part(page: &str, id: &str) -> Value {
    use base64::Engine;
    let packed = base64::engine::general_purpose::STANDARD.decode(element(page, id)).expect("base64");
    let mut bytes = vec![0; 64 << 20];
    let length = Decompressor::new().zlib_decompress(&packed, &mut bytes).expect("deflated");
    serde_json::from_slice(&bytes[..length]).expect("JSON")
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn every_row_of_the_ledger_is_in_the_page_with_its_amount_and_its_workings() {
    for (name, month) in [("northstar", "2026-03"), ("olark", "2016-01")] {
        let (artefacts, _) = story(name, month);
        let page = page(&artefacts);
        let csv = artefacts.iter().find(|a| a.path == "ledger/credits.csv").expect("the ledger");
        let mut reader = csv::Reader::from_reader(csv.bytes.as_slice());
        let heads = reader.headers().expect("heads").clone();
        let at = |key: &str| heads.iter().position(|h| h == key).expect("a column");
        let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
        let (ledger, customers) = (part(&page, "ledger"), part(&page, "customers"));
        let pages = part(&page, "pages-0");
        let told = ledger.as_array().expect("rows");
        assert_eq!(told.len(), rows.len());
        for (row, told) in rows.iter().zip(told) {
            assert_eq!(text(told, "id"), &row[at("credit_id")]);
            assert_eq!(text(&told["amount"], "minor"), &row[at("credit_minor")]);
            assert_eq!(text(told, "state"), &row[at("state")]);
            let digits = |s: &str| s.chars().filter(char::is_ascii_digit).collect::<String>();
            assert_eq!(digits(text(&told["amount"], "text")), digits(&row[at("credit")]));
            let n = customers.as_array().expect("rows").iter().position(|c| c["id"] == row[at("customer")]);
            let own = &pages["pages"][n.expect("in the list")];
            let named = own["lines"].as_array().into_iter().chain(own["gifts"].as_array()).flatten();
            let named: Vec<&Value> = named.filter(|l| l["credit"] == told["id"]).collect();
            let [line] = named.as_slice() else { panic!("{} has one line", text(told, "id")) };
            let top = line["workings"].as_u64().expect("a number");
            let step = &pages["steps"][usize::try_from(top).expect("small")];
            assert!(!step["steps"].as_array().is_none_or(Vec::is_empty) || line.get("outcome").is_none());
        }
    }
}

#[test]
fn the_page_may_do_nothing_but_run_its_own_script() {
    let (artefacts, _) = story("northstar", "2026-03");
    let page = page(&artefacts);
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).expect("a policy");
    let policy = policy.split('"').next().expect("its end");
    for rule in
        ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"]
    {
        assert!(policy.contains(rule), "{rule} in {policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    for (tag, kind) in [("script", "script-src"), ("style", "style-src")] {
        let from = page.rfind(&format!("<{tag}>")).expect("an element") + tag.len() + 2;
        let body = &page[from..];
        let body = &body[..body.find(&format!("</{tag}>")).expect("its end")];
        let digest = {
            use base64::Engine;
            use sha2::Digest;
            base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(body.as_bytes()))
        };
        assert!(policy.contains(&format!("{kind} 'sha256-{digest}'")), "the digest of {tag}");
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "fetch(",
            "XMLHttp",
            "import(",
        ] {
            assert!(!body.contains(word), "{tag} says {word}");
        }
    }
    let shell: String = page
        .split("<script")
        .map(|piece| piece.split_once("</script>").map_or(piece, |(_, rest)| rest))
        .collect();
    for reach in ["src=\"http", "href=\"http", "url(", "@import", " onclick", " onload"] {
        assert!(!shell.contains(reach), "{reach} in the shell");
    }
}

#[test]
fn nothing_in_the_data_can_end_its_element() {
    let (artefacts, _) = story("northstar", "2026-03");
    let page = page(&artefacts);
    assert!(!element(&page, "front").contains(['<', '>', '&']));
    for id in ["customers", "ledger", "pages-0"] {
        let packed = element(&page, id);
        assert!(packed.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)), "{id}");
    }
}

#[test]
fn two_runs_make_the_same_page() {
    let (first, _) = story("northstar", "2026-03");
    let (second, _) = story("northstar", "2026-03");
    assert!(page(&first) == page(&second), "the bytes differ");
}

/// Every place that a step or an interruption names is quoted with the words that stand there, where the file is a text.
#[test]
fn places_are_quoted_with_their_own_words() {
    let (artefacts, _) = story("northstar", "2026-03");
    let pages = part(&page(&artefacts), "pages-0");
    let quotes = pages["quotes"].as_object().expect("quotes");
    let mut seen = 0;
    for (place, words) in quotes {
        let (path, line) = place.rsplit_once(':').expect("file:line");
        let Ok(text) = fs::read_to_string(root().join("sample-data/northstar").join(path)) else { continue };
        let lines = text.lines().skip(line.parse::<usize>().expect("a number") - 1);
        let there: Vec<&str> = lines.take(12).map(str::trim).collect();
        let words = words.as_str().expect("words");
        assert!(there.join(" ").starts_with(words.trim_end_matches('…')), "{place}: {words}");
        seen += 1;
    }
    assert!(seen > 30, "{seen} places");
}

/// A workspace whose names and words mean harm, run by the program.
fn hostile(into: &Path) -> PathBuf {
    let ws = into.join("hostile");
    crate::hostile::copy(&root().join("tests/errors/base"), &ws);
    let edit = |file: &str, from: &str, to: &str| {
        let path = ws.join(file);
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.contains(from), "{from} stands in {file}");
        fs::write(&path, text.replace(from, to)).expect("written");
    };
    edit("customers.csv", "Acme Ltd", "\"<script>window.harmed=1</script></script><!-- [[SCRIPT]]\"");
    for entry in fs::read_dir(ws.join("incidents")).expect("incidents") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a text");
        let Some(title) = text.lines().find(|line| line.starts_with("title = ")) else { continue };
        let harm = "title = \"<img src=x onerror=window.harmed=1> javascript:window.harmed=1\"";
        fs::write(&path, text.replace(title, harm)).expect("written");
    }
    ws
}

/// The folder of `tests/browser` and the browser, or `None`, which is said clearly.
pub(crate) fn real_browser(what: &str) -> Option<(PathBuf, String)> {
    let browser = root().join("tests/browser");
    let chromium = std::env::var("AMENDS_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let runs =
        |program: &str| Command::new(program).arg("--version").output().is_ok_and(|o| o.status.success());
    let lacks: Vec<&str> = [
        (!runs("node"), "node"),
        (!Path::new(&chromium).exists(), "chromium"),
        (!browser.join("node_modules/playwright-core").exists(), "`npm ci` in tests/browser"),
    ]
    .into_iter()
    .filter_map(|(is_missing, what)| is_missing.then_some(what))
    .collect();
    if !lacks.is_empty() {
        // Said past the test runner, which keeps the words of tests that pass to itself.
        let words = format!("skipped: {what} in a real browser (missing: {})\n", lacks.join(", "));
        let _ = std::io::stderr().write_all(words.as_bytes());
        return None;
    }
    Some((browser, chromium))
}

/// Runs the checks of `tests/browser`, or says clearly why it does not.
#[test]
fn in_a_real_browser() {
    let Some((browser, chromium)) = real_browser("the review book") else { return };
    let dir = tempfile::tempdir().expect("a folder");
    let shots = std::env::var_os("AMENDS_SHOTS").map_or_else(|| dir.path().join("shots"), PathBuf::from);
    let check = |kind: &str, workspace: &Path, month: &str, name: &str| {
        let out = dir.path().join("out").join(name);
        let run = Command::new(env!("CARGO_BIN_EXE_amends"))
            .args([
                "run".as_ref(),
                workspace.as_os_str(),
                "--period".as_ref(),
                month.as_ref(),
                "--out".as_ref(),
                out.as_os_str(),
            ])
            .output()
            .expect("it runs");
        assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
        let done = Command::new("node")
            .arg(browser.join("book.mjs"))
            .args([kind.as_ref(), out.join(month).as_os_str(), shots.join(name).as_os_str()])
            .env("AMENDS_CHROMIUM", &chromium)
            .output()
            .expect("node runs");
        let told =
            format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.success() && told.contains(" passed, 0 failed"), "{name}: {told}");
    };
    check("story", &root().join("sample-data/northstar"), "2026-03", "northstar");
    check("paths", &root().join("sample-data/kayako"), "2017-05", "kayako");
    check("hostile", &hostile(dir.path()), "2026-03", "hostile");
}
