//! A published run is what its inputs come to, byte for byte; whatever was touched since is named.

use amends::io::DiskFolder;
use amends::io::Staging;
use amends::run;
use amends::run::Archive;
use amends::run::Contexts;
use amends::run::Extras;
use amends::run::KeepInputs;
use amends::run::Loaded;
use amends::run::Recorded;
use amends::run::Request;
use amends::run::Verified;
use amends::time::Instant;
use amends::time::Month;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

fn story(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name)
}

fn load(workspace: &Path) -> Loaded {
    run::load(&DiskFolder::open(workspace).expect("a folder"), &|_| ())
}

fn publish(loaded: &Loaded, out: &Path, request: Request, extras: Extras) -> PathBuf {
    let staging = Staging::new(out, "test").expect("a folder");
    let closed = run::close_with(loaded, &request, &staging, extras, &|_| ());
    assert!(closed.is_whole(), "{:#?}", closed.diags.sorted());
    staging.publish(&request.month.to_string()).expect("published")
}

fn verified(loaded: &Loaded, folder: &Path) -> Verified {
    let published = DiskFolder::open_whole(folder).expect("a folder");
    let recorded = Recorded::read(&published).expect("a manifest");
    run::verify(&published, &recorded, loaded, &|_| ())
}

fn request(period: &str) -> Request {
    Request { month: Month::parse(period).expect("a month"), issued_on: None, as_of: None }
}

/// Copies a story, to be changed.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true if path.ends_with("out") => {}
            true => copy(&path, &target),
            false => {
                fs::copy(&path, &target).expect("copied");
            }
        }
    }
}

#[test]
fn a_fresh_run_of_every_story_is_true() {
    let stories = [
        ("kayako", "2017-05"),
        ("northstar", "2026-03"),
        ("olark", "2016-01"),
        ("reflexion", "2011-05"),
        ("toodledo", "2012-10"),
    ];
    for (name, period) in stories {
        let (dir, loaded) = (tempfile::tempdir().expect("a folder"), load(&story(name)));
        let folder = publish(&loaded, dir.path(), request(period), Extras::default());
        let found = verified(&loaded, &folder);
        assert!(found.is_true(), "{name}: {found:#?}");
    }
}

#[test]
fn a_run_with_everything_asked_for_is_made_again_as_it_was() {
    let (dir, loaded) = (tempfile::tempdir().expect("a folder"), load(&story("northstar")));
    let asked = Request {
        issued_on: chrono::NaiveDate::from_ymd_opt(2026, 4, 9),
        as_of: Some(Instant(1_774_700_000_000)),
        ..request("2026-03")
    };
    let extras = Extras { archive: Archive::Yes, contexts: Contexts::Beside, inputs: KeepInputs::Yes };
    let folder = publish(&loaded, dir.path(), asked, extras);
    assert!(folder.join("inputs/contracts.csv").is_file());
    assert!(!folder.join("inputs/monitoring/blackbox-2026-03.csv.gz").exists());
    let found = verified(&loaded, &folder);
    assert!(found.is_true(), "{found:#?}");
}

#[test]
fn what_was_touched_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    let workspace = dir.path().join("olark");
    copy(&story("olark"), &workspace);
    let loaded = load(&workspace);
    let folder = publish(&loaded, &workspace.join("out"), request("2016-01"), Extras::default());
    let credits = folder.join("ledger/credits.csv");
    let text = fs::read_to_string(&credits).expect("a text");
    fs::write(&credits, text.replacen(",owed,", ",paid,", 1)).expect("written");
    fs::write(folder.join("ledger/.hidden.csv"), "mine").expect("written");
    fs::remove_file(folder.join("flags.csv")).expect("removed");
    let found = verified(&loaded, &folder);
    let said = |all: &[run::Odd], path: &str, what: &str| {
        all.iter().any(|o| o.path == path && o.what.contains(what))
    };
    assert!(!found.is_true() && found.compared > 0, "{found:#?}");
    assert!(said(&found.files, "ledger/credits.csv", "not those that the manifest names"), "{found:#?}");
    assert!(said(&found.files, "ledger/.hidden.csv", "does not name it"), "{found:#?}");
    assert!(said(&found.files, "flags.csv", "missing"), "{found:#?}");
    assert!(said(&found.differing, "ledger/credits.csv", "line 2"), "{found:#?}");
    assert!(said(&found.differing, "flags.csv", "missing"), "{found:#?}");
}

#[test]
fn a_manifest_that_was_made_up_is_found_out() {
    let (dir, loaded) = (tempfile::tempdir().expect("a folder"), load(&story("olark")));
    let folder = publish(&loaded, dir.path(), request("2016-01"), Extras::default());
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).expect("a text");
    fs::write(&path, text.replace("\"credits\": ", "\"credits\": 1")).expect("written");
    let found = verified(&loaded, &folder);
    assert_eq!(found.differing.iter().map(|o| o.path.as_str()).collect::<Vec<_>>(), ["manifest.json"]);
    assert!(!found.is_true());
}

fn amends(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_amends")).args(args).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

#[test]
fn a_changed_input_silences_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let workspace = dir.path().join("olark");
    copy(&story("olark"), &workspace);
    let (ws, out) = (workspace.display().to_string(), workspace.join("out/2016-01").display().to_string());
    assert_eq!(amends(&["run", &ws, "--period", "2016-01"]).0, 0);
    let (code, said, _) = amends(&["verify", &out]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("byte for byte"), "{said}");
    let goodwill = workspace.join("goodwill.csv");
    let text = fs::read_to_string(&goodwill).expect("a text");
    fs::write(&goodwill, format!("{text}\n")).expect("written");
    fs::write(workspace.join("claims.csv"), "customer,period,received_on\n").expect("written");
    let (code, said, _) = amends(&["verify", &out]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("goodwill.csv: it has changed since"), "{said}");
    assert!(said.contains("claims.csv: it was not there"), "{said}");
    assert!(said.contains("not verified: "), "{said}");
    let (code, _, told) = amends(&["verify", &ws]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("not a published run"), "{told}");
}
