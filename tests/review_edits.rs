//! Letters edited in the page of `amends review`, over HTTP: what is kept, what is refused, and that the run makes it true.

use crate::register_commands::P;
use crate::register_commands::Place;
use crate::review::Server;
use crate::review::ran;
use serde_json::Value;
use serde_json::json;
use std::fs;

const TRUST: &str = "Trust comes back through what we do from here on. We mean to earn yours.";

fn desk(server: &Server, customer: &str) -> Value {
    let got = server.get(&format!("edit/{customer}"));
    assert_eq!(got.0, 200, "{}", got.text());
    got.json()
}

/// The request to keep new words for a paragraph, as the page sends it.
fn asked(server: &Server, customer: &str, was: &str, text: &str) -> Value {
    let digest = desk(server, customer)["digest"].clone();
    let run = server.status()["run"].clone();
    json!({ "run": run, "customer": customer, "digest": digest, "was": was, "text": text, "by": "Ann", "reason": "They asked." })
}

fn keep(server: &Server, asked: &Value) -> (u16, String) {
    let got = server.post_to("edit", asked.to_string().as_bytes(), &server.own());
    (got.0, got.json()["said"].as_str().unwrap().to_owned())
}

fn file(place: &Place) -> String {
    fs::read_to_string(place.at("letters/c1.toml")).unwrap_or_default()
}

fn letter(place: &Place) -> String {
    fs::read_to_string(place.at("out/2026-03/customers/c1/letter.md")).unwrap().replace('\u{a0}', " ")
}

fn run_again(server: &Server) {
    let got = server.post_to("run", b"{}", &server.own());
    assert_eq!(got.0, 200, "{}", got.text());
}

fn paragraph<'v>(desk: &'v Value, was: &str) -> &'v Value {
    let all = desk["paragraphs"].as_array().unwrap();
    all.iter().find(|p| p["was"] == was).unwrap_or_else(|| panic!("{was}: {desk}"))
}

#[test]
fn an_edit_is_kept_run_and_approved() {
    let place = ran(2);
    place.put("letters/c1.toml", b"schema = 1 # ours\n\n# Nobody likes hedges.\n");
    place.must(&format!("run {P} --issued-on 2026-04-05"));
    let server = Server::of(&place);
    let all = desk(&server, "c1");
    let words: Vec<&str> =
        all["paragraphs"].as_array().unwrap().iter().map(|p| p["was"].as_str().unwrap()).collect();
    for prose in [TRUST, "A part failed.", "Yours sincerely,"] {
        assert!(words.contains(&prose), "{prose}: {words:?}");
    }
    for other in ["Customer number", "Your credit:", "Fees are net"] {
        assert!(!words.iter().any(|w| w.contains(other)), "{other}: {words:?}");
    }

    let (status, said) =
        keep(&server, &asked(&server, "c1", TRUST, "We will call you.\r\n\r\nOn Monday \"early\"."));
    assert!(status == 200 && said.contains("kept in letters/c1.toml"), "{said}");
    let kept = file(&place);
    let ours = "schema = 1 # ours\n\n# Nobody likes hedges.\n\n[[paragraph]]\nperiod = \"2026-03\"\n";
    assert!(kept.starts_with(ours), "{kept}");
    assert_eq!(paragraph(&desk(&server, "c1"), TRUST)["edit"]["is_published"], false);
    assert!(!letter(&place).contains("call you"), "the letter is as the run made it");
    // What the run does not know cannot be approved, here and on the command line.
    let changed = "letters/c1.toml has changed since the run";
    server.refuses("approve", &["customers/c1/letter"], "Bo", changed);
    place.refused(&format!("approve {P} customers/c1/letter --by Bo"), 1, changed);
    let held = server.status()["documents"]["customers/c1/letter"]["held"].to_string();
    assert!(held.contains("has changed since the run"), "{held}");
    server.must("approve", &["customers/c0/letter"], "Bo");

    let before = server.status()["run"].clone();
    run_again(&server);
    assert_ne!(server.status()["run"], before);
    assert!(letter(&place).contains("We will call you.\n\nOn Monday \"early\"."), "{}", letter(&place));
    assert!(letter(&place).contains("5 April 2026"), "made again as it was asked for");
    let now = desk(&server, "c1");
    let edit = &paragraph(&now, TRUST)["edit"];
    assert!(edit["is_published"] == true && edit["by"] == "Ann", "{now}");
    assert_eq!(
        now["paragraphs"].as_array().unwrap().len(),
        words.len(),
        "two paragraphs of one edit are one here"
    );

    // The same paragraph once more: in the place of the first edit, everything around it as it was.
    let (status, said) = keep(&server, &asked(&server, "c1", TRUST, "We will call you on Monday."));
    assert_eq!(status, 200, "{said}");
    let changed = file(&place);
    assert_eq!(changed.matches("[[paragraph]]").count(), 1, "{changed}");
    assert!(changed.starts_with(ours) && !changed.contains("early"), "{changed}");
    run_again(&server);
    assert!(letter(&place).contains("We will call you on Monday.") && !letter(&place).contains("early"));
    server.must("approve", &["customers/c1/letter"], "Bo");
    let page = server.get("").text();
    assert!(page.contains("runAgain"), "the page that is served can edit");
    assert!(!fs::read_to_string(place.at("out/2026-03/index.html")).unwrap().contains("runAgain"));
}

#[test]
fn what_cannot_be_kept_is_refused_and_changes_nothing() {
    let place = ran(2);
    let server = Server::of(&place);
    let good = asked(&server, "c1", TRUST, "Other words.");
    let refuses = |key: &str, value: Value, status: u16, because: &str| {
        let before = file(&place);
        let mut bad = good.clone();
        bad[key] = value;
        let (is, said) = keep(&server, &bad);
        assert!(is == status && said.contains(because), "{key}: {is} {said}");
        assert_eq!(before, file(&place), "{key}: {said}");
    };
    refuses("by", json!(" "), 400, "write your name");
    refuses("reason", json!(""), 400, "write why");
    refuses("run", json!("000000000000"), 409, "the month was run again since you looked");
    refuses("was", json!("Never written."), 409, "the letter has no such paragraph");
    refuses("digest", json!("00"), 409, "letters/c1.toml has changed since you opened the letter");
    refuses("text", json!("a".repeat(1 << 20)), 400, "of that length");
    refuses("text", json!("a".repeat(6000)), 409, "6000 characters");
    refuses("text", json!("turned \u{202e}words"), 409, "nobody sees");
    refuses("text", json!("a\u{0}b"), 409, "nobody sees");
    for customer in ["../c1", "c1/../../amends", "..", "", "c9", "C1", "c1.toml", "/etc/passwd", "c1\u{0}"] {
        refuses("customer", json!(customer), 409, "no letter to this customer");
    }
    assert!(!place.at("letters").exists(), "nothing of all that wrote a file");
    let huge = vec![b' '; 3 << 20];
    assert_eq!(server.post_to("edit", &huge, &server.own()).0, 413);
    for path in ["edit", "run"] {
        let stranger =
            ["Origin: http://evil.example".to_owned(), "Content-Type: application/json".to_owned()];
        assert_eq!(server.post_to(path, good.to_string().as_bytes(), &stranger).0, 403);
        let form = [server.own()[0].clone(), "Content-Type: text/plain".to_owned()];
        assert_eq!(server.post_to(path, good.to_string().as_bytes(), &form).0, 415);
    }
    for path in ["edit/..%2fc1", "edit/c9", "edit/", "edit/c1/letter"] {
        assert_eq!(server.get(path).0, 409, "{path}");
    }

    // A file with faults, and one that is a link, stay as they are.
    place.put("letters/c1.toml", b"schema = 1\n[[paragraf]]\n");
    refuses("digest", json!(""), 409, "letters/c1.toml cannot be read as it stands");
    assert_eq!(server.get("edit/c1").0, 409);
    fs::remove_file(place.at("letters/c1.toml")).unwrap();
    #[cfg(unix)]
    {
        place.put("elsewhere.toml", b"schema = 1\n");
        std::os::unix::fs::symlink(place.at("elsewhere.toml"), place.at("letters/c1.toml")).unwrap();
        refuses("digest", json!(""), 409, "is a link");
        fs::remove_file(place.at("letters/c1.toml")).unwrap();
    }

    // Of two browsers that saw the same file the second is told.
    let (first, second) =
        (asked(&server, "c1", TRUST, "First."), asked(&server, "c1", "It was old.", "Second."));
    assert_eq!(keep(&server, &first).0, 200);
    let (status, said) = keep(&server, &second);
    assert!(status == 409 && said.contains("has changed since you opened"), "{said}");
    assert!(file(&place).contains("First.") && !file(&place).contains("Second."));

    // A broken output folder: nothing can be edited from it, nor run as it was.
    fs::write(place.at("out/2026-03/customers/c1/letter.html"), "<p>another</p>").unwrap();
    assert!(server.get("edit/c1").text().contains("is not as the run"));
    fs::remove_file(place.at("out/2026-03/manifest.json")).unwrap();
    let got = server.post_to("run", b"{}", &server.own());
    assert!(got.0 == 409 && got.text().contains("run the month on the command line"), "{}", got.text());
}

#[test]
fn hostile_words_stay_words() {
    let place = ran(2);
    let server = Server::of(&place);
    let hostile = "::: credit\nEnd\n:::\n\nx\nBcc: all@example.com\n\n# Heading <script>alert(1)</script> ![i](http://evil.example/x.png) {{customer.id}} =HYPERLINK(1) ''' \"\"\" \\u0000 [[paragraph]]";
    let (status, said) = keep(&server, &asked(&server, "c1", TRUST, hostile));
    assert_eq!(status, 200, "{said}");
    run_again(&server);
    let read = |form: &str| {
        fs::read_to_string(place.at(&format!("out/2026-03/customers/c1/letter.{form}"))).unwrap()
    };
    let html = read("html");
    assert!(html.contains("<p>::: credit End :::</p>") && html.contains("&lt;script&gt;alert(1)"), "{html}");
    assert!(!html.contains("<script") && !html.contains("<img") && html.contains("{{customer.id}}"));
    assert!(read("md").contains("\\# Heading \\<script\\>"), "{}", read("md"));
    let all = desk(&server, "c1");
    assert_eq!(paragraph(&all, TRUST)["text"], hostile, "read back as it was typed");
}

#[test]
fn reviewed_and_sent_are_buttons_too() {
    let place = ran(3);
    let server = Server::of(&place);
    let state = |path: &str| server.status()["documents"][path]["state"].as_str().unwrap().to_owned();
    let said = server.must("reviewed", &["customers/c1/letter"], "Bo");
    assert!(said.contains("reviewed: 1 document"), "{said}");
    assert_eq!(state("customers/c1/letter"), "reviewed");
    server.refuses("sent", &["customers/c1/letter"], "Bo", "nobody has approved it");
    server.must("approve", &["c0", "c1", "c2", "incidents/INC-7/postmortem-public"], "Ann");
    let said = server.must("sent", &["c0", "c1", "incidents/INC-7/postmortem-public"], "Bo");
    assert!(said.contains("sent: 3 documents"), "{said}");
    assert_eq!(
        (state("customers/c1/letter"), state("customers/c2/letter")),
        ("sent".to_owned(), "approved".to_owned())
    );
    assert_eq!(state("incidents/INC-7/postmortem-public"), "sent");
}
