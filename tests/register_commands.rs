//! The commands on the register, as a person types them: a month from run to settled, two people at once, a killed command,
//! and registers that cannot be used.

use crate::memory::MONTH;
use crate::memory::Memory;
use crate::memory::Window;
use amends::register::Act;
use amends::register::Draft;
use amends::register::Entry;
use amends::register::GENESIS;
use amends::register::Kind;
use amends::source::Folder;
use amends::time::Instant;
use amends::time::Month;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;
use std::time::Duration;
use tempfile::TempDir;

/// A workspace on disk.
pub(crate) struct Place(TempDir);

impl Place {
    pub(crate) fn new(memory: &Memory) -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        for path in memory.list() {
            place.put(&path, &memory.read(&path).unwrap());
        }
        place
    }

    pub(crate) fn dir(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.dir().join(path)
    }

    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amends"));
        let mut words = words.split_whitespace();
        command.args(words.by_ref().take(1));
        let rest: Vec<&str> = words.collect();
        // `register verify DIR` has its folder after the second word.
        let (before, after) = match rest.first() {
            Some(&("verify" | "export" | "import")) => rest.split_at(1),
            _ => rest.split_at(0),
        };
        command.args(before).arg(self.dir()).args(after).current_dir(self.dir());
        command
    }

    pub(crate) fn try_to(&self, words: &str) -> (i32, String) {
        let Output { status, stdout, stderr } = self.command(words).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap().replace('\u{a0}', " ");
        (status.code().unwrap_or(-1), text(stdout) + &text(stderr))
    }

    pub(crate) fn must(&self, words: &str) -> String {
        let (code, said) = self.try_to(words);
        assert_eq!(code, 0, "{words}: {said}");
        said
    }

    pub(crate) fn refused(&self, words: &str, code: i32, because: &str) {
        let before = self.bytes();
        let (is, said) = self.try_to(words);
        assert_eq!(is, code, "{words}: {said}");
        assert!(said.contains(because), "{words} says `{said}`, not `{because}`");
        assert!(before == self.bytes(), "{words} was refused and changed the register");
    }

    /// The register; an empty file is none.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        fs::read(self.at("register.db")).ok().filter(|bytes| !bytes.is_empty())
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.must("register verify").contains("the register is whole")
    }
}

/// Customers with one credit each.
pub(crate) fn month(customers: usize) -> Memory {
    let rows: Vec<String> =
        (0..customers).map(|n| format!("L{n},c{n},svc,gold,100.00,EUR,monthly,2025-01-01,")).collect();
    let people: String =
        (0..customers).map(|n| format!("c{n},Customer {n} Ltd,c{n}@example.com,en-GB,UTC,GB\n")).collect();
    Memory::new()
        .file("customers.csv", format!("id,name,email,language,time_zone,country\n{people}"))
        .contracts(&rows)
        .incident("INC-7", &[Window::down(600, 600 + 72 * 60)])
        .append(
            "incidents/INC-7.toml",
            "[public]\nwhat_happened = \"A part failed.\"\nconsequence = \"Nothing worked.\"\ncause = \"It was old.\"\nprevention = \"We replace such parts.\"\n",
        )
        .append("amends.toml", "[documents]\nforms = [\"md\", \"html\"]\n")
}

pub(crate) const P: &str = "--period 2026-03";

#[test]
fn a_month_from_run_to_settled() {
    let place = Place::new(&month(3));
    place.refused(&format!("approve {P} --all --by Ann"), 1, "there is no published run");
    place.must(&format!("run {P}"));
    let letter = || fs::read_to_string(place.at("out/2026-03/customers/c1/letter.md")).unwrap();
    assert!(letter().contains("DRAFT"));
    let said = place.must(&format!("approve {P} --all --by Ann --dry-run"));
    assert!(said.contains("would be approved: 3 credits, EUR 30.00") && place.bytes().is_none(), "{said}");
    place.must(&format!("mark {P} --as reviewed --all --by Bo"));
    place.refused(&format!("mark {P} customers/c1/letter --as sent --by Bo"), 1, "nobody has approved it");
    place.must(&format!("hold {P} c2 --by Bo --note legal"));
    let said = place.must(&format!("approve {P} --all --by Ann"));
    assert!(said.contains("approved: 2 credits, EUR 20.00") && said.contains("Bo holds it"), "{said}");
    place.refused(&format!("approve {P} c2 --by Ann"), 1, "Bo holds it");
    place.must(&format!("hold {P} c2 --release --by Bo"));
    place.must(&format!("approve {P} c2 --by Ann"));
    place.refused(&format!("approve {P} c22 --by Ann"), 1, "did you mean `c2`");

    let said = place.must(&format!("issue {P} --all --by Fin"));
    assert!(said.contains("issued: 3 credits, EUR 30.00"), "{said}");
    let batch = place.at("out/finance/2026-03/2026-03-01");
    let issued = fs::read(batch.join("issued.csv")).unwrap();
    fs::remove_dir_all(&batch).unwrap();
    place.must(&format!("issue {P} --again 2026-03-01"));
    assert_eq!(fs::read(batch.join("issued.csv")).unwrap(), issued, "the same batch gives the same bytes");

    let said = place.must(&format!("run {P}"));
    assert!(said.contains("no credits owed") && said.contains("issued before: EUR 30.00"), "{said}");
    assert!(!letter().contains("DRAFT"), "what is approved is no draft");
    assert!(batch.join("issued.csv").exists(), "a run takes nothing away from finance");
    place.must(&format!("mark {P} --all --as sent --by Ann"));
    let said = place.must(&format!("run {P}"));
    assert!(said.contains("0 mail drafts"), "what was sent is not sent again: {said}");
    place.must(&format!("settle {P} --all --by Fin --note invoice-7"));
    let status = place.must("status");
    for line in ["credit    settled        3  EUR 30.00", "document  sent"] {
        assert!(status.contains(line), "{status}");
    }
    assert!(place.must("history c1").contains("note invoice-7"));
    assert!(place.is_whole());
    assert!(place.at("archive/2026-03").read_dir().unwrap().count() >= 1);
}

#[test]
fn the_register_and_its_export_are_for_their_owner_only() {
    let place = Place::new(&month(1));
    place.must(&format!("run {P}"));
    place.must(&format!("approve {P} --all --by Ann"));
    place.must("register export --to all.jsonl");
    #[cfg(unix)]
    for file in ["register.db", "all.jsonl"] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(place.at(file)).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
    }
    let copy = Place::new(&month(1));
    copy.put("all.jsonl", &fs::read(place.at("all.jsonl")).unwrap());
    copy.must("register import all.jsonl");
    assert_eq!(place.must("register export"), copy.must("register export"));
    copy.refused("register import all.jsonl", 3, "it has entries already");

    let changed = fs::read_to_string(place.at("all.jsonl")).unwrap().replacen("1000", "9000", 1);
    let other = Place::new(&month(1));
    other.put("all.jsonl", changed.as_bytes());
    other.refused("register import all.jsonl", 1, "was changed");
}

#[test]
fn two_people_at_once_do_not_get_in_each_others_way() {
    let place = Place::new(&month(40));
    place.must(&format!("run {P}"));
    let children: Vec<_> = (0..4)
        .map(|_| {
            place
                .command(&format!("approve {P} --all --by Ann"))
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let approved = place.must("register export").matches("\"act\":\"approved\",\"kind\":\"credit\"").count();
    assert_eq!(approved, 40, "each credit once");
    assert!(place.is_whole());
    let archived: Vec<_> =
        place.at("archive/2026-03").read_dir().unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(archived.len(), 1, "the run is there once, and nothing half: {archived:?}");
}

#[test]
fn a_killed_command_leaves_a_whole_register() {
    let place = Place::new(&month(40));
    place.must(&format!("run {P}"));
    let mut killed = 0;
    for round in 0..24_u64 {
        let words = match round % 3 {
            0 => format!("approve {P} --all --by Ann{round}"),
            1 => format!("hold {P} --all --by Bo"),
            _ => format!("hold {P} --all --release --by Bo"),
        };
        let null = std::process::Stdio::null;
        let mut child = place.command(&words).stdout(null()).stderr(null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(3 * round));
        killed += u32::from(child.kill().is_ok() && !child.wait().unwrap().success());
        // A look takes back what was not committed, which may be all of it.
        place.must("status");
        if place.bytes().is_some() {
            assert!(place.is_whole(), "after round {round}");
        }
    }
    assert!(killed > 3, "only {killed} commands were killed before their end");
    place.must(&format!("hold {P} --all --release --by Bo"));
    place.must(&format!("approve {P} --all --by Ann"));
    assert!(place.is_whole());
}

#[test]
fn a_register_that_cannot_be_used_is_refused_and_left_alone() {
    let place = Place::new(&month(1));
    place.must(&format!("run {P}"));
    let approve = format!("approve {P} --all --by Ann");
    place.put(
        "register.db",
        b"these are notes about a register, and no database at all; they go on for a while.",
    );
    place.refused(&approve, 1, "is a file of something else");
    place.refused(&format!("run {P}"), 1, "is a file of something else");
    let other = |sql: &str| {
        let _ = fs::remove_file(place.at("register.db"));
        rusqlite::Connection::open(place.at("register.db")).unwrap().execute_batch(sql).unwrap();
    };
    other("CREATE TABLE recipes (name TEXT)");
    place.refused(&approve, 1, "is a file of something else");
    other("PRAGMA application_id = 0x414D4E44; PRAGMA user_version = 9");
    place.refused(&approve, 1, "newer Amends");
    place.refused(&format!("run {P}"), 1, "newer Amends");

    fs::remove_file(place.at("register.db")).unwrap();
    place.must(&approve);
    let whole = place.bytes().unwrap();
    let mut torn = whole.clone();
    torn[4096 + 8..].iter_mut().step_by(7).for_each(|byte| *byte ^= 0x5a);
    place.put("register.db", &torn);
    let (code, said) = place.try_to("status");
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("damaged"), "{said}");

    // A change behind the back of the triggers shows in the chain.
    place.put("register.db", &whole);
    let connection = rusqlite::Connection::open(place.at("register.db")).unwrap();
    assert!(connection.execute("UPDATE entries SET amount_minor = 1", []).is_err(), "it only grows");
    assert!(connection.execute("DELETE FROM entries", []).is_err(), "it only grows");
    connection
        .execute_batch("DROP TRIGGER entries_are_never_changed; UPDATE entries SET amount_minor = 1 WHERE kind = 'credit'")
        .unwrap();
    drop(connection);
    let (code, said) = place.try_to("register verify");
    assert_eq!(code, 1);
    assert!(said.contains("was changed"), "{said}");
}

#[test]
fn a_clock_that_runs_backwards_writes_nothing() {
    let place = Place::new(&month(1));
    place.must(&format!("run {P}"));
    let says = Draft {
        act: Act::Held,
        kind: Kind::Credit,
        subject: "CR-1".to_owned(),
        posting: String::new(),
        period: Month::parse(MONTH).unwrap(),
        customer: "c0".to_owned(),
        amount: None,
        run: String::new(),
        batch: String::new(),
        by: "Ann".to_owned(),
        note: String::new(),
        detail: String::new(),
    };
    // An entry of the year 2100.
    let entry = Entry::after(GENESIS, 1, Instant(4_102_444_800_000), "tests", says);
    place.put("all.jsonl", format!("{}\n", entry.line()).as_bytes());
    place.must("register import all.jsonl");
    place.refused(&format!("approve {P} --all --by Ann"), 3, "the clock of this machine says");
}

#[test]
#[cfg(unix)]
fn a_full_disk_writes_nothing() {
    let place = Place::new(&month(40));
    place.must(&format!("run {P}"));
    place.must(&format!("approve {P} c0 --by Ann"));
    let before = place.must("register export");
    // No file may grow beyond what the register has already, and beyond that of a document of the archive.
    let limit = fs::metadata(place.at("register.db")).unwrap().len() / 512;
    let script =
        format!("trap '' XFSZ; ulimit -f {limit}; exec \"$0\" approve . {P} --all --only credits --by Ann");
    let output = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_amends")])
        .current_dir(place.dir())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("nothing was written"), "{said}");
    assert_eq!(before, place.must("register export"));
    assert!(place.is_whole());
}

#[test]
fn what_was_changed_by_hand_since_the_run_is_not_approved() {
    let place = Place::new(&month(2));
    let said = place.must(&format!("run {P}"));
    let run = said.split_whitespace().nth(1).unwrap().trim_end_matches(':').to_owned();
    place.put("out/2026-03/customers/c1/letter.html", b"<p>quite another letter</p>");
    place.refused(&format!("approve {P} c1 --by Ann"), 1, "`customers/c1/letter.html` is not as the run");
    place.must(&format!("approve {P} c0 --by Ann --run {run}"));
    place.put("out/2026-03/ledger/proposals.jsonl", b"{}\n");
    place.refused(&format!("approve {P} --all --by Ann"), 1, "is not as the run");
    place.put("contracts.csv", &fs::read(place.at("contracts.csv")).unwrap());
    place.put("notes.csv", b"");
    place.must(&format!("run {P} --issued-on 2026-04-05"));
    place.refused(
        &format!("approve {P} --all --by Ann --run {run}"),
        1,
        "it was made again since you looked",
    );
}

#[test]
fn check_says_what_run_would_refuse() {
    let place = Place::new(&month(2));
    place.must(&format!("run {P}"));
    place.must(&format!("approve {P} --all --by Ann"));
    place.must(&format!("issue {P} --all --by Fin"));
    place.must(&format!("check {P}"));
    for file in ["customers.csv", "contracts.csv"] {
        let text = fs::read_to_string(place.at(file)).unwrap();
        place.put(file, text.replace("c1,", "other,").as_bytes());
    }
    place.put(
        "goodwill.csv",
        b"period,customer,incident,days,percent,amount,currency,decided_by,decided_on,reason\n2026-03,c0,,,,5.00,EUR,Sam,2026-04-01,Sorry\n",
    );
    let settings = fs::read_to_string(place.at("amends.toml")).unwrap();
    place.put("amends.toml", format!("{settings}[goodwill]\nbudget = {{ EUR = \"1.00\" }}\n").as_bytes());
    let errors = |words: &str| -> Vec<String> {
        let (code, said) = place.try_to(words);
        assert_eq!(code, 1, "{said}");
        said.lines().filter(|line| line.starts_with("error")).map(str::to_owned).collect()
    };
    let said = errors(&format!("check {P}"));
    assert_eq!(said, errors(&format!("run {P}")));
    assert!(said.iter().any(|e| e.contains("the workspace does not know the customer `c1`")), "{said:#?}");
    assert!(said.iter().any(|e| e.contains("more than its budget of EUR 1.00")), "{said:#?}");
    place.must("check");
}
