//! Same input, same bytes: whatever the machine's zone, locale, thread count, folder or file order.

use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

/// Copies a story, its files in this order or the reverse one.
fn copy(story: &str, to: &Path, is_reversed: bool) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(story);
    let mut all = Vec::new();
    files(&from, &mut all);
    all.retain(|p| !p.starts_with(from.join("out")));
    all.sort();
    if is_reversed {
        all.reverse();
    }
    for path in all {
        let target = to.join(path.strip_prefix(&from).expect("below"));
        fs::create_dir_all(target.parent().expect("a parent")).expect("made");
        fs::copy(&path, target).expect("copied");
    }
}

/// Path to digest of everything that a run publishes.
fn published(story: &str, period: &str, env: &[(&str, &str)], is_reversed: bool) -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().expect("a folder");
    let workspace = dir.path().join(if is_reversed { "some-other-name" } else { "ws" });
    copy(story, &workspace, is_reversed);
    let status = Command::new(env!("CARGO_BIN_EXE_amends"))
        .args(["run", &workspace.display().to_string(), "--period", period])
        .envs(env.iter().copied())
        .output()
        .expect("it runs");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    let out = workspace.join("out");
    let mut all = Vec::new();
    files(&out, &mut all);
    let digest = |p: &PathBuf| {
        let bytes = fs::read(p).expect("bytes");
        let name = p.strip_prefix(&out).expect("below").display().to_string();
        (name, Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect())
    };
    all.iter().map(digest).collect()
}

#[test]
fn the_same_bytes_anywhere() {
    for (story, period) in [("reflexion", "2011-05"), ("northstar", "2026-03")] {
        let here = [("TZ", "UTC"), ("LANG", "C"), ("RAYON_NUM_THREADS", "1")];
        let there = [
            ("TZ", "Asia/Kathmandu"),
            ("LANG", "de_DE.UTF-8"),
            ("LC_ALL", "de_DE.UTF-8"),
            ("RAYON_NUM_THREADS", "2"),
        ];
        let first = published(story, period, &here, false);
        let second = published(story, period, &there, true);
        assert!(first.contains_key(&format!("{period}/manifest.json")), "{story}: {:?}", first.keys());
        let differing: Vec<&String> =
            first.keys().chain(second.keys()).filter(|k| first.get(*k) != second.get(*k)).collect();
        assert!(differing.is_empty(), "{story}: {differing:?}");
    }
}

/// What a crash left half-done is finished or undone by the next run.
#[test]
fn a_crash_is_mended_by_the_next_run() {
    use amends::io::publish;
    use amends::run::Artefact;
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("out");
    let one = [Artefact::new("ledger/credits.csv", "one")];
    let two = [Artefact::new("ledger/credits.csv", "two")];
    let text =
        |period: &str| fs::read_to_string(out.join(period).join("ledger/credits.csv")).expect("a file");
    publish(&out, "2026-03", "aaa", &one).expect("published");
    // A crash while a run was being written: only the staged files are there.
    fs::create_dir_all(out.join(".staging-bbb/ledger")).expect("made");
    // A crash after the former run was moved aside and before the new one took its place.
    fs::rename(out.join("2026-03"), out.join(".previous-2026-03")).expect("moved");
    publish(&out, "2026-04", "ccc", &two).expect("published");
    assert_eq!((text("2026-03"), text("2026-04")), ("one".to_owned(), "two".to_owned()));
    // A crash after the exchange: the former run still lies beside.
    fs::create_dir_all(out.join(".previous-2026-03/ledger")).expect("made");
    publish(&out, "2026-03", "ddd", &two).expect("published");
    assert_eq!(text("2026-03"), "two");
    let mut left: Vec<String> = fs::read_dir(&out)
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["2026-03", "2026-04"]);
}

/// What is about single customers is for its owner alone; the rest is as the system makes files.
#[cfg(unix)]
#[test]
fn letters_are_for_their_owner_alone() {
    use amends::io::publish;
    use amends::run::Artefact;
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a folder");
    let private = ["customers/mail-merge.csv", "customers/acme/letter.pdf", "inputs/slas/gold.toml"];
    let open = "ledger/credits.csv";
    let files: Vec<Artefact> = private.iter().chain([&open]).map(|path| Artefact::new(*path, "x")).collect();
    // Twice: what takes the place of a former run is as private as that one.
    for _ in 0..2 {
        let folder = publish(dir.path(), "2026-03", "abc", &files).expect("published");
        let mode =
            |path: &str| folder.join(path).metadata().expect("it is there").permissions().mode() & 0o777;
        for path in private {
            assert_eq!(mode(path), 0o600, "{path}");
        }
        for path in ["customers", "customers/acme", "inputs", "inputs/slas"] {
            assert_eq!(mode(path), 0o700, "{path}");
        }
        std::fs::write(dir.path().join("as-usual"), "x").expect("written");
        let usual = dir.path().join("as-usual").metadata().expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(open), usual);
    }
}
