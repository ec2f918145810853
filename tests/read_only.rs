//! Disks that cannot be written, and things that stand where the register should: refused clearly, nothing lost, and what
//! only reads goes on reading.
#![cfg(unix)]

use crate::register_commands::P;
use crate::register_commands::Place;
use crate::register_commands::month;
use std::fs;
use std::fs::Permissions;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use tempfile::TempDir;

/// The user without any rights.
const NOBODY: u32 = 65534;

/// How a command is started by somebody whom the bits of files bind: root is bound by none, so it is nobody.
struct Bound {
    program: PathBuf,
    is_root: bool,
    _copy: TempDir,
}

impl Bound {
    fn new() -> Bound {
        let copy = tempfile::tempdir().unwrap();
        fs::set_permissions(copy.path(), Permissions::from_mode(0o755)).unwrap();
        let is_root = fs::metadata(copy.path()).unwrap().uid() == 0;
        let mut bound = Bound { program: env!("CARGO_BIN_EXE_amends").into(), is_root, _copy: copy };
        let start = bound.command(Path::new("/"), "--version").stdout(Stdio::null()).status();
        if start.is_err_and(|why| why.kind() == ErrorKind::PermissionDenied) {
            // It lies below a folder of root.
            let to = bound._copy.path().join("amends");
            fs::copy(&bound.program, &to).unwrap();
            bound.program = to;
        }
        bound
    }

    fn command(&self, dir: &Path, words: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words.split_whitespace()).current_dir(dir);
        if self.is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }

    fn try_to(&self, place: &Place, words: &str) -> (i32, String) {
        let output = self.command(place.dir(), words).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap().replace('\u{a0}', " ");
        (output.status.code().unwrap_or(-1), text(output.stdout) + &text(output.stderr))
    }
}

/// Every file below a folder with its bytes.
fn tree(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = walkdir::WalkDir::new(dir).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|e| e.file_type().is_file());
    files.map(|e| (e.path().to_owned(), fs::read(e.path()).unwrap())).collect()
}

/// Sets the bits of everything in a workspace: all may read and nobody may write, or as it was.
fn freeze(place: &Place, is_frozen: bool) {
    let (folder, file) = if is_frozen { (0o555, 0o444) } else { (0o755, 0o644) };
    for entry in walkdir::WalkDir::new(place.dir()).contents_first(true) {
        let entry = entry.unwrap();
        let mode = if entry.file_type().is_dir() { folder } else { file };
        fs::set_permissions(entry.path(), Permissions::from_mode(mode)).unwrap();
    }
}

#[test]
fn a_disk_that_can_only_be_read_is_read() {
    let place = Place::new(&month(3));
    place.must(&format!("run {P}"));
    place.must(&format!("approve {P} c0 --by Ann"));
    place.must(&format!("issue {P} c0 --by Fin"));
    place.must(&format!("run {P}"));
    let looks = ["status .", "history . c0", "register verify .", "register export ."];
    let told: Vec<String> = looks.iter().map(|look| place.must(look.replace(" .", "").trim())).collect();
    let bound = Bound::new();
    freeze(&place, true);
    let before = tree(place.dir());

    for (look, told) in looks.iter().zip(&told) {
        assert_eq!(bound.try_to(&place, look), (0, told.clone()), "{look}");
    }
    let (code, said) = bound.try_to(&place, &format!("check . {P}"));
    assert_eq!(code, 0, "{said}");
    let (code, said) = bound.try_to(&place, &format!("approve . {P} c1 --by Ann --dry-run"));
    assert!(code == 0 && said.contains("would be approved: 1 credit"), "{said}");

    for words in [
        format!("approve . {P} c1 --by Ann"),
        format!("hold . {P} c1 --by Ann"),
        format!("mark . {P} customers/c1/letter --as reviewed --by Ann"),
        format!("settle . {P} c0 --by Fin"),
        format!("void . {P} c0 --by Fin --note wrong"),
        format!("run . {P}"),
        "notice . INC-7 --kind identified --at 2026-03-01T00:30:00Z --keep".to_owned(),
        "register import . /dev/null".to_owned(),
    ] {
        let (code, said) = bound.try_to(&place, &words);
        assert_eq!(code, 3, "{words}: {said}");
        assert!(!said.contains("panicked"), "{words}: {said}");
        let is_clear = ["nothing was written", "published runs are as they were", "was not kept"]
            .iter()
            .any(|clear| said.contains(clear));
        assert!(is_clear, "{words}: {said}");
    }
    assert!(before == tree(place.dir()), "nothing was changed, and nothing added");

    // What its owner alone may read is not taken for an empty one.
    fs::set_permissions(place.at("register.db"), Permissions::from_mode(0o000)).unwrap();
    for words in [format!("run . {P}"), "status .".to_owned(), format!("settle . {P} c0 --by Fin")] {
        let (code, said) = bound.try_to(&place, &words);
        assert!(code == 3 && said.contains("this account may not read or write it"), "{words}: {said}");
    }
    freeze(&place, false);
    assert!(place.is_whole());
}

#[test]
fn an_older_register_on_such_a_disk_is_read_too() {
    let place = Place::new(&month(1));
    let connection = rusqlite::Connection::open(place.at("register.db")).unwrap();
    connection.execute_batch(include_str!("register-v1/tables.sql")).unwrap();
    drop(connection);
    let bound = Bound::new();
    freeze(&place, true);
    let before = place.bytes();
    let (code, said) = bound.try_to(&place, "register verify .");
    assert!(code == 0 && said.contains("the register is whole"), "{said}");
    assert_eq!(before, place.bytes());
    freeze(&place, false);
}

#[test]
fn what_stands_in_the_place_of_a_register_is_no_empty_register() {
    let place = Place::new(&month(1));
    place.must(&format!("run {P}"));
    let path = place.at("register.db");
    let all = [format!("approve {P} --all --by Ann"), format!("run {P}"), "status".to_owned()];

    fs::create_dir(&path).unwrap();
    for words in &all {
        place.refused(words, 3, "is a folder");
    }
    fs::remove_dir(&path).unwrap();

    // Somebody moved it to a disk that is not mounted: what was issued is not known, and would be given once more.
    std::os::unix::fs::symlink(place.at("elsewhere/register.db"), &path).unwrap();
    for words in &all {
        place.refused(words, 3, "is a link to a file that is not there");
    }
    fs::create_dir(place.at("elsewhere")).unwrap();
    fs::write(place.at("elsewhere/register.db"), b"").unwrap();
    place.must(&all[0]);
    assert!(place.is_whole() && path.is_symlink(), "a link to a register is one");
    fs::remove_file(&path).unwrap();

    // A command that was killed before its first entry leaves an empty file.
    fs::write(&path, b"").unwrap();
    let said = place.must("status");
    assert!(said.contains("nothing was approved yet"), "{said}");
    place.must(&format!("run {P}"));
    assert_eq!(fs::metadata(&path).unwrap().len(), 0, "who only looks makes no register");
    place.must(&all[0]);
    assert!(place.is_whole());
}
