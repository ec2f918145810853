//! `diff` names what became of every credit, and the line of the input that caused it.

use crate::verify::copy;
use amends::io::DiskFolder;
use amends::run;
use amends::run::Extras;
use amends::run::KeepInputs;
use amends::run::MemoryShelf;
use amends::run::Published;
use amends::run::Recorded;
use amends::run::Request;
use amends::source::Folder;
use amends::source::MemoryFolder;
use amends::time::Month;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

fn published(workspace: &Path, period: &str, inputs: KeepInputs) -> MemoryFolder {
    let loaded = run::load(&DiskFolder::open(workspace).expect("a folder"), &|_| ());
    let request = Request { month: Month::parse(period).expect("a month"), issued_on: None, as_of: None };
    let shelf = MemoryShelf::default();
    let extras = Extras { inputs, ..Extras::default() };
    let closed = run::close_with(&loaded, &request, &shelf, extras, &|_| ());
    assert!(closed.is_whole(), "{:#?}", closed.diags.sorted());
    MemoryFolder { files: shelf.into_files().into_iter().map(|f| (f.path, f.bytes)).collect() }
}

fn difference(was: &MemoryFolder, is: &MemoryFolder, workspace: Option<&dyn Folder>) -> (Value, String) {
    let read = |folder| Recorded::read(folder).expect("a manifest");
    let (recorded_was, recorded_is) = (read(was), read(is));
    let was = Published { folder: was, recorded: &recorded_was };
    let is = Published { folder: is, recorded: &recorded_is };
    let found = run::diff(&was, &is, workspace).expect("two ledgers");
    (serde_json::to_value(&found).expect("JSON"), found.text())
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from), "{from} is not in {}", path.display());
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn a_raised_fee_is_found_in_its_line() {
    let dir = tempfile::tempdir().expect("a folder");
    let workspace = dir.path().join("ws");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/northstar"), &workspace);
    let was = published(&workspace, "2026-03", KeepInputs::Yes);
    let (nothing, _) = difference(&was, &was, None);
    assert_eq!(nothing["credits"], Value::Array(Vec::new()));
    // A customer more moves every line below it; only the fee is a difference.
    edit(
        &workspace.join("contracts.csv"),
        "L-013,castellan,reports,insight,2480.00",
        "L-013,castellan,reports,insight,2560.00",
    );
    let contracts = workspace.join("contracts.csv");
    let text = fs::read_to_string(&contracts).expect("a text");
    let (head, rest) = text.split_once('\n').expect("lines");
    fs::write(&contracts, format!("{head}\n\n{rest}")).expect("written");
    edit(&workspace.join("goodwill.csv"), "25.00", "40.00");
    let is = published(&workspace, "2026-03", KeepInputs::Yes);
    let (json, text) = difference(&was, &is, None);
    let credits = json["credits"].as_array().expect("a list");
    assert_eq!(credits.len(), 2, "{text}");
    let credit = credits.iter().find(|c| c["customer"] == "castellan").expect("castellan");
    assert_eq!(
        (&credit["was"], &credit["is"]),
        (&"GBP 112.39 (owed)".into(), &"GBP 114.45 (owed)".into()),
        "{text}"
    );
    assert_eq!(credit["first"]["path"], "credit › base › fee");
    assert_eq!(credit["first"]["sources_was"][0], "contracts.csv:15");
    assert_eq!(credit["first"]["sources_is"][0], "contracts.csv:16");
    assert_eq!(credit["because_of"], serde_json::json!(["contracts.csv"]));
    let customer =
        json["customers"].as_array().expect("a list").iter().find(|c| c["customer"] == "castellan");
    assert_eq!(customer.expect("castellan")["difference"], "GBP 2.06");
    let inputs = json["inputs"].as_array().expect("a list");
    let contracts = inputs.iter().find(|i| i["path"] == "contracts.csv").expect("contracts");
    assert_eq!(contracts["lines"].as_array().expect("lines").len(), 2, "{text}");
    assert!(contracts["lines"][1]["is"][1].as_str().expect("a line").contains("2560.00"), "{text}");
    let letters: Vec<&str> =
        json["letters"].as_array().expect("a list").iter().filter_map(|l| l["path"].as_str()).collect();
    assert!(letters.contains(&"customers/castellan/letter"), "{letters:?}");
    assert!(!letters.contains(&"customers/kitsune/letter"), "{letters:?}");
    // Without copies the workspace still has the later text, and nobody has the earlier one.
    let without = published(&workspace, "2026-03", KeepInputs::No);
    let disk = DiskFolder::open(&workspace).expect("a folder");
    let (json, _) = difference(&was, &without, Some(&disk));
    assert_eq!(
        json["inputs"].as_array().expect("a list").iter().filter(|i| i["lines"].is_array()).count(),
        2
    );
    let (json, _) = difference(&was, &without, None);
    assert!(json["inputs"].as_array().expect("a list").iter().all(|i| i["lines"].is_null()));
}

#[test]
fn new_and_gone_credits_name_the_input() {
    let dir = tempfile::tempdir().expect("a folder");
    let workspace = dir.path().join("ws");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/reflexion"), &workspace);
    let was = published(&workspace, "2011-05", KeepInputs::No);
    fs::remove_file(workspace.join("incidents/2011-05-18-storage.toml")).expect("removed");
    let is = published(&workspace, "2011-05", KeepInputs::No);
    for (from, to, change, file) in [(&was, &is, "gone", "gone"), (&is, &was, "new", "new")] {
        let (json, text) = difference(from, to, None);
        let credits = json["credits"].as_array().expect("a list");
        assert!(!credits.is_empty() && credits.iter().all(|c| c["change"] == change), "{text}");
        let incident = "incidents/2011-05-18-storage.toml";
        assert!(credits.iter().all(|c| c["because_of"][0] == incident), "{text}");
        let input = &json["inputs"][0];
        assert_eq!((&input["path"], &input["change"]), (&incident.into(), &file.into()), "{text}");
    }
}

#[test]
fn runs_are_found_by_their_ids() {
    let dir = tempfile::tempdir().expect("a folder");
    let workspace = dir.path().join("ws");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/olark"), &workspace);
    let amends = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_amends"))
            .current_dir(&workspace)
            .args(args)
            .output()
            .expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    assert_eq!(amends(&["run", ".", "--period", "2016-01"]).0, Some(0));
    let id = |path: &str| {
        let folder = DiskFolder::open_whole(&workspace.join(path)).expect("a folder");
        Recorded::read(&folder).expect("a manifest").run
    };
    let first = id("out/2016-01");
    fs::create_dir_all(workspace.join("archive/2016-01")).expect("made");
    fs::rename(workspace.join("out/2016-01"), workspace.join("archive/2016-01").join(&first)).expect("moved");
    assert_eq!(amends(&["run", ".", "--period", "2016-01", "--issued-on", "2016-02-15"]).0, Some(0));
    let (code, said, told) = amends(&["diff", &first, "out/2016-01"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(said.contains("issued on: 2016-02-01 → 2016-02-15"), "{said}");
    assert_eq!(amends(&["diff", &first, &id("out/2016-01"), "--format", "json"]).0, Some(0));
    let (code, _, told) = amends(&["diff", &first, &first.replace(|c: char| c.is_ascii_digit(), "0")]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("no published run is called"), "{told}");
}
