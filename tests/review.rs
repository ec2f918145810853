//! `amends review` over HTTP: who gets in, what is served, what the buttons do, and what is refused.

use crate::register_commands::P;
use crate::register_commands::Place;
use crate::register_commands::month;
use serde_json::Value;
use serde_json::json;
use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

/// A running server; it ends with the value.
pub(crate) struct Server {
    child: Child,
    port: u16,
    token: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer: its number, its head and its body.
pub(crate) struct Answer(pub(crate) u16, String, Vec<u8>);

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.2).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.2).unwrap_or_else(|why| panic!("{why}: {}", self.text()))
    }
}

impl Server {
    pub(crate) fn of(place: &Place) -> Server {
        let mut command = place.command(&format!("review {P}"));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let rest = line.trim().strip_prefix("http://127.0.0.1:").unwrap_or_else(|| panic!("`{line}`"));
        let (port, token) = rest.split_once('/').unwrap();
        Server { child, port: port.parse().unwrap(), token: token.trim_end_matches('/').to_owned() }
    }

    /// Sends bytes as they are.
    fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(0);
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
        Answer(status, head, bytes.get(end + 4..).unwrap_or_default().to_vec())
    }

    fn ask(&self, line: &str, headers: &[String], body: &[u8]) -> Answer {
        let mut request = format!("{line} HTTP/1.1\r\n{}\r\n\r\n", headers.join("\r\n")).into_bytes();
        request.extend_from_slice(body);
        self.raw(&request)
    }

    fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET /{}/{path}", self.token), &[self.host()], b"")
    }

    pub(crate) fn status(&self) -> Value {
        let got = self.get("status");
        assert_eq!(got.0, 200, "{}", got.text());
        got.json()
    }

    fn post(&self, body: &[u8], more: &[String]) -> Answer {
        self.post_to("act", body, more)
    }

    pub(crate) fn post_to(&self, path: &str, body: &[u8], more: &[String]) -> Answer {
        let mut headers = vec![self.host(), format!("Content-Length: {}", body.len())];
        headers.extend_from_slice(more);
        self.ask(&format!("POST /{}/{path}", self.token), &headers, body)
    }

    pub(crate) fn own(&self) -> [String; 3] {
        [
            format!("Origin: http://127.0.0.1:{}", self.port),
            "Sec-Fetch-Site: same-origin".to_owned(),
            "Content-Type: application/json".to_owned(),
        ]
    }

    /// Presses a button on the page of the run that is published now.
    fn press(&self, act: &str, names: &[&str], by: &str) -> (u16, String) {
        let run = self.status()["run"].clone();
        self.send(&json!({ "run": run, "act": act, "names": names, "by": by, "note": "seen" }))
    }

    fn send(&self, body: &Value) -> (u16, String) {
        let got = self.post(body.to_string().as_bytes(), &self.own());
        assert_eq!(got.json()["done"], json!(got.0 == 200));
        (got.0, got.json()["said"].as_str().unwrap().replace('\u{a0}', " "))
    }

    pub(crate) fn must(&self, act: &str, names: &[&str], by: &str) -> String {
        let (status, said) = self.press(act, names, by);
        assert_eq!(status, 200, "{act} {names:?}: {said}");
        said
    }

    pub(crate) fn refuses(&self, act: &str, names: &[&str], by: &str, because: &str) {
        let (status, said) = self.press(act, names, by);
        assert!(
            status == 409 && said.contains(because),
            "{act} {names:?}: {status} `{said}`, not `{because}`"
        );
        assert!(said.contains("nothing was written"), "{said}");
    }
}

/// A month that was run.
pub(crate) fn ran(customers: usize) -> Place {
    let place = Place::new(&month(customers));
    place.must(&format!("run {P}"));
    place
}

fn short_ids(status: &Value) -> Vec<String> {
    status["credits"].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn without_the_token_there_is_nothing() {
    let place = ran(1);
    let server = Server::of(&place);
    assert_eq!(server.token.len(), 32);
    assert_ne!(server.token, Server::of(&place).token, "each has its own");
    let token = &server.token;
    let wrong = format!("{}0", &token[..31]);
    let also = format!("{}1", &token[..31]);
    let other = if wrong == *token { also } else { wrong };
    for path in [
        "/",
        "/index.html",
        "/status",
        &format!("/{token}"),
        &format!("/{other}/"),
        &format!("/{other}/status"),
        &format!("/{token}0/"),
        &format!("//{token}/"),
    ] {
        let got = server.ask(&format!("GET {path}"), &[server.host()], b"");
        assert!(got.0 == 404 && got.2.is_empty(), "{path}: {} {}", got.0, got.text());
    }
    for host in ["evil.example", &format!("evil.example:{}", server.port), "127.0.0.1", "127.0.0.1:1", ""] {
        let got = server.ask(&format!("GET /{token}/"), &[format!("Host: {host}")], b"");
        assert!(got.0 == 404 && got.2.is_empty(), "{host}: {}", got.0);
    }
    let got = server.ask(&format!("GET /{token}/status"), &[format!("Host: localhost:{}", server.port)], b"");
    assert_eq!(got.0, 200);
    let twice = server.ask(&format!("GET /{token}/"), &[server.host(), "Host: evil.example".to_owned()], b"");
    assert_eq!(twice.0, 400, "two hosts");
}

#[test]
fn only_what_the_run_wrote_is_served() {
    let place = ran(2);
    let server = Server::of(&place);
    let page = server.get("");
    assert_eq!(page.0, 200);
    for word in [
        "Cache-Control: no-store",
        "nosniff",
        "Referrer-Policy: no-referrer",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(page.1.contains(word), "{word}: {}", page.1);
    }
    assert!(page.text().contains("connect-src 'self'") && page.text().contains("review-by"));
    assert!(
        !page.1.contains("file:")
            && !fs::read_to_string(place.at("out/2026-03/index.html")).unwrap().contains("connect-src")
    );
    let letter = server.get("customers/c1/letter.html");
    assert_eq!(letter.2, fs::read(place.at("out/2026-03/customers/c1/letter.html")).unwrap());
    assert!(letter.1.contains("sandbox") && letter.1.contains("text/html"));
    assert_eq!(server.get("customers/c1/%6cetter.html").2, letter.2);
    assert!(server.get("ledger/credits.csv").1.contains("text/plain"));
    assert_eq!(server.get("manifest.json").0, 200);

    place.put("secret.txt", b"secret");
    place.put("out/2026-03/other.txt", b"nobody's");
    for path in [
        "other.txt",
        "../../secret.txt",
        "..%2f..%2fsecret.txt",
        "%2e%2e/%2e%2e/secret.txt",
        "customers/../manifest.json",
        "customers//c1/letter.html",
        "./manifest.json",
        "customers\\c1\\letter.html",
        "customers/c1",
        "%00",
        "%zz",
        "%ff",
        "/etc/passwd",
    ] {
        let got = server.get(path);
        assert!(got.0 == 404 && got.2.is_empty(), "{path}: {} {}", got.0, got.text());
    }
    #[cfg(unix)]
    {
        let letter = place.at("out/2026-03/customers/c0/letter.html");
        let elsewhere = place.at("elsewhere.html");
        fs::rename(&letter, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &letter).unwrap();
        assert_eq!(server.get("customers/c0/letter.html").0, 409, "a link is not followed");
    }
    place.put("out/2026-03/customers/c1/letter.html", b"<script>quite another letter</script>");
    let changed = server.get("customers/c1/letter.html");
    assert!(changed.0 == 409 && changed.text().contains("is not as the run"), "{}", changed.text());
}

#[test]
fn only_its_own_page_may_act() {
    let place = ran(1);
    let server = Server::of(&place);
    let run = server.status()["run"].clone();
    let body = json!({ "run": run, "act": "approve", "names": ["c0"], "by": "Ann" }).to_string();
    let kind = "Content-Type: application/json".to_owned();
    let origin = |of: &str| format!("Origin: {of}");
    let mine = format!("http://127.0.0.1:{}", server.port);
    for headers in [
        vec![kind.clone()],
        vec![kind.clone(), origin("null")],
        vec![kind.clone(), origin("http://evil.example")],
        vec![kind.clone(), origin("http://127.0.0.1:1")],
        vec![kind.clone(), origin(&mine.replace("http", "https"))],
        vec![kind.clone(), origin(&mine), "Sec-Fetch-Site: cross-site".to_owned()],
    ] {
        let got = server.post(body.as_bytes(), &headers);
        assert_eq!(got.0, 403, "{headers:?}: {}", got.text());
    }
    let form = server.post(body.as_bytes(), &[origin(&mine), "Content-Type: text/plain".to_owned()]);
    assert_eq!(form.0, 415);
    let method = |line: &str| server.ask(&format!("{line} /{}/act", server.token), &[server.host()], b"").0;
    assert_eq!((method("GET"), method("PUT"), method("DELETE")), (404, 405, 405));

    for (body, because) in [
        ("{".to_owned(), "cannot be read"),
        (body.replace("approve", "issue"), "unknown variant"),
        (body.replace("\"by\"", "\"who\""), "unknown field"),
        (body.replace("Ann", "  "), "write your name"),
        (body.replace("Ann", "An\\u0007n"), "nobody sees"),
        (body.replace("Ann", &"A".repeat(3000)), "too long"),
        (body.replace("[\"c0\"]", "[]"), "nothing was chosen"),
        (body.replace("approve", "reject"), "write a note"),
    ] {
        let got = server.post(body.as_bytes(), &server.own());
        assert!(got.0 == 400 && got.text().contains(because), "{because}: {} {}", got.0, got.text());
    }
    let huge = vec![b' '; 3 << 20];
    assert_eq!(server.post(&huge, &server.own()).0, 413, "a body that is too long");
    let host = server.host();
    assert_eq!(
        server
            .raw(
                format!("GET /{} HTTP/1.1\r\n{host}\r\nX: {}\r\n\r\n", server.token, "a".repeat(40_000))
                    .as_bytes()
            )
            .0,
        413
    );
    assert_eq!(server.raw(b"\x16\x03\x01 nonsense\r\n\r\n").0, 400);
    assert_eq!(
        server
            .raw(
                format!(
                    "POST /{}/act HTTP/1.1\r\n{host}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                    server.token
                )
                .as_bytes()
            )
            .0,
        400
    );
    assert!(place.bytes().is_none(), "nothing of all that touched the register");
    assert_eq!(server.post(body.as_bytes(), &server.own()).0, 200);
}

#[test]
fn buttons_do_what_the_commands_do() {
    let place = ran(3);
    let server = Server::of(&place);
    let before = server.status();
    let ids = short_ids(&before);
    assert_eq!(ids.len(), 3);
    assert!(ids.iter().all(|id| before["credits"][id]["state"] == "proposed"));
    assert_eq!(before["documents"]["customers/c1/letter"]["state"], "draft");

    // One letter, held and released; the words are those of the commands.
    server.must("hold", &["customers/c1/letter"], "Bo");
    assert_eq!(server.status()["documents"]["customers/c1/letter"]["hold"]["by"], "Bo");
    server.refuses("approve", &["customers/c1/letter"], "Ann", "Bo holds it since");
    server.must("release", &["customers/c1/letter"], "Bo");
    let said = server.must("approve", &["customers/c1/letter"], "  Ann \n Lee ");
    assert!(said.contains("approved: 1 document") && said.contains("is kept in"), "{said}");
    assert_eq!(server.status()["documents"]["customers/c1/letter"]["by"]["by"], "Ann Lee");
    assert!(place.must("status").contains("document  approved       1"));
    assert!(place.at("archive/2026-03").read_dir().unwrap().count() == 1, "what was approved is kept");

    // A credit, and back.
    let said = server.must("approve", &[&ids[0]], "Ann");
    assert!(said.contains("approved: 1 credit, EUR 10.00"), "{said}");
    assert_eq!(server.status()["credits"][&ids[0]]["state"], "approved");
    server.must("reject", &[&ids[0], "customers/c1/letter"], "Bo");
    let now = server.status();
    assert_eq!(
        (&now["credits"][&ids[0]]["state"], &now["documents"]["customers/c1/letter"]["state"]),
        (&json!("proposed"), &json!("draft"))
    );
    assert!(
        server.must("reject", &["c2"], "Bo").contains("unchanged"),
        "what nobody approved cannot be taken back"
    );
    assert!(place.must(&format!("history {}", ids[0])).contains("note seen"));

    // Several at once: what cannot be done is left out and told; by name it stops all.
    server.must("hold", &["c2"], "Bo");
    server.refuses("approve", &["c0", "c2"], "Ann", "Bo holds it");
    let run = now["run"].clone();
    let many = |dry: bool| json!({ "run": run, "act": "approve", "names": ["c0", "c1", "c2"], "by": "Ann", "leaves_out": true, "dry_run": dry });
    let bytes = place.bytes();
    let (status, said) = server.send(&many(true));
    assert!(status == 200 && said.contains("would be approved: 2 credits, EUR 20.00"), "{said}");
    assert_eq!(bytes, place.bytes(), "a dry run writes nothing");
    let (status, said) = server.send(&many(false));
    assert!(
        status == 200 && said.contains("approved: 2 credits, EUR 20.00") && said.contains("Bo holds it"),
        "{said}"
    );
    server.refuses("approve", &["c22"], "Ann", "did you mean `c2`");

    // What is issued is not taken back with a click.
    place.must(&format!("issue {P} c0 --by Fin"));
    server.refuses("reject", &["c0"], "Ann", "finance may have booked it");
    assert!(place.is_whole());
}

#[test]
fn large_amounts_need_two_people_here_too() {
    let two = "[approval]\ntwo_people_from = { EUR = \"5.00\" }\n";
    let place = Place::new(&month(1).append("amends.toml", two));
    place.must(&format!("run {P}"));
    let server = Server::of(&place);
    let id = &short_ids(&server.status())[0];
    let state = |server: &Server| server.status()["credits"][id]["state"].as_str().unwrap().to_owned();
    server.must("approve", &[id], "Ann");
    assert_eq!(state(&server), "waiting");
    assert!(server.must("approve", &[id], "  ANN ").contains("unchanged"), "the same person again");
    assert_eq!(state(&server), "waiting");
    place.refused(&format!("issue {P} {id} --by Fin"), 1, "2 different people");
    server.must("approve", &[id], "Bo");
    assert_eq!(state(&server), "approved");
    place.must(&format!("issue {P} {id} --by Fin"));
    assert_eq!(state(&server), "issued");
}

#[test]
fn a_page_of_another_run_approves_nothing() {
    let place = ran(2);
    let server = Server::of(&place);
    let old = server.status()["run"].clone();
    let first = server.get("").text();
    place.must(&format!("run {P} --issued-on 2026-04-05"));
    let (status, said) = server.send(&json!({ "run": old, "act": "approve", "names": ["c0"], "by": "Ann" }));
    assert!(status == 409 && said.contains("it was made again since you looked"), "{said}");
    assert!(place.bytes().is_none());
    let second = server.get("");
    assert!(second.0 == 200 && second.text() != first, "the page of the new run");
    server.must("approve", &["c0"], "Ann");
}

#[test]
fn a_broken_output_folder_is_told() {
    let place = ran(1);
    let server = Server::of(&place);
    let told = |path: &str, because: &str| {
        let got = server.get(path);
        assert!(got.0 == 409 && got.text().contains(because), "{path}: {} {}", got.0, got.text());
    };
    let out = |path: &str| place.at(&format!("out/2026-03/{path}"));
    fs::remove_file(out("customers/c0/letter.md")).unwrap();
    told("customers/c0/letter.md", "is not as the run");
    server.refuses("approve", &["customers/c0/letter"], "Ann", "is not as the run");
    let page = fs::read_to_string(out("index.html")).unwrap();
    fs::write(out("index.html"), page.replace("</body>", "<p>more</p></body>")).unwrap();
    told("", "is not as the run");
    // Another version of Amends: its script is not the one that this one knows how to extend.
    let other = page.replacen("const byId", "const other = 1; const byId", 1);
    fs::write(out("index.html"), &other).unwrap();
    let manifest = fs::read_to_string(out("manifest.json")).unwrap();
    let digest = |text: &str| amends::source::hex(&<sha2::Sha256 as sha2::Digest>::digest(text.as_bytes()));
    fs::write(out("manifest.json"), manifest.replace(&digest(&page), &digest(&other))).unwrap();
    told("", "another version of Amends");
    fs::write(out("manifest.json"), manifest).unwrap();
    fs::write(out("ledger/proposals.jsonl"), "{}\n").unwrap();
    told("status", "proposals.jsonl is not as the run");
    fs::write(out("manifest.json"), "{ \"run\": ").unwrap();
    for path in ["", "status", "ledger/credits.csv"] {
        told(path, "manifest.json is not that of this Amends");
    }
    fs::remove_dir_all(out("")).unwrap();
    for path in ["", "status", "ledger/credits.csv"] {
        told(path, "there is no published run");
    }
    let (status, said) = server.send(&json!({ "run": "x", "act": "approve", "names": ["c0"], "by": "Ann" }));
    assert!(status == 409 && said.contains("there is no published run"), "{said}");
    let (code, said) = place.try_to(&format!("review {P}"));
    assert!(code == 1 && said.contains("`amends run` makes one"), "{said}");
    place.must(&format!("run {P}"));
    assert_eq!(server.get("").0, 200, "and it goes on with the next run");
}

#[test]
fn two_browsers_at_once_do_not_get_in_each_others_way() {
    let place = ran(30);
    let (one, other) = (Server::of(&place), Server::of(&place));
    let names: Vec<String> = (0..30).map(|n| format!("c{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    std::thread::scope(|scope| {
        for server in [&one, &other, &one, &other] {
            scope.spawn(|| server.must("approve", &names, "Ann"));
        }
    });
    let approved = place.must("register export").matches("\"act\":\"approved\",\"kind\":\"credit\"").count();
    assert_eq!(approved, 30, "each credit once");
    assert!(place.is_whole());
}

/// A connection that says nothing, as browsers open them ahead, keeps nobody waiting; a locked register is told.
#[test]
fn a_locked_register_is_told_and_nobody_waits_for_silence() {
    let place = ran(1);
    let server = Server::of(&place);
    server.must("approve", &["customers/c0/letter"], "Ann");
    let _silent: Vec<TcpStream> =
        (0..8).map(|_| TcpStream::connect(("127.0.0.1", server.port)).unwrap()).collect();
    let run = server.status()["run"].clone();
    let lock = rusqlite::Connection::open(place.at("register.db")).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let body = json!({ "run": run, "act": "approve", "names": ["c0"], "by": "Ann" });
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| server.send(&body));
        assert_eq!(server.get("ledger/credits.csv").0, 200, "reading goes on");
        let (status, said) = waits.join().unwrap();
        assert!(
            status == 503 && said.contains("another command is writing into the register"),
            "{status} {said}"
        );
    });
    lock.execute_batch("ROLLBACK").unwrap();
    server.must("approve", &["c0"], "Ann");
    assert!(place.is_whole());
}

#[test]
fn a_taken_port_is_told() {
    let place = ran(1);
    let server = Server::of(&place);
    let (code, said) = place.try_to(&format!("review {P} --port {}", server.port));
    assert!(code == 3 && said.contains("cannot be opened"), "{code} {said}");
}

/// A person reads, approves, holds and rejects with clicks and keys, and `status` knows of it.
#[test]
fn in_a_real_browser() {
    let Some((browser, chromium)) = crate::book::real_browser("`amends review`") else { return };
    let place = ran(3);
    let server = Server::of(&place);
    let shots = std::env::var_os("AMENDS_SHOTS").map_or_else(|| place.at("shots"), std::path::PathBuf::from);
    let done = Command::new("node")
        .arg(browser.join("review.mjs"))
        .args([format!("http://127.0.0.1:{}/{}/", server.port, server.token).as_ref(), shots.as_os_str()])
        .env("AMENDS_CHROMIUM", &chromium)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && told.contains("1 passed, 0 failed"), "{told}");
    let status = place.must("status");
    for line in [
        "credit    approved       1  EUR 10.00",
        "credit    voided         1  EUR 10.00",
        "document  approved       1",
        "by Ann since",
    ] {
        assert!(status.contains(line), "{line}: {status}");
    }
    assert!(place.is_whole());
}
