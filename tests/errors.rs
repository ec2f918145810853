//! The error gallery: for every code a folder with the smallest workspace that shows it and the exact message.
//!
//! `errors/base` is a workspace without faults. A case lays the files of its `workspace` over it (a file
//! `DELETE` lists what is taken away), runs `check --period 2026-03`, or the command in
//! `workspace.command` after those in `workspace.before`, and compares the exit code and what is said with `expected.txt`.
//! `AMENDS_BLESS=1` stores what is said now.

use amends::diag::Code;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

fn gallery() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

fn folder(code: Code) -> PathBuf {
    code.name().split("::").fold(gallery(), |path, part| path.join(part))
}

/// Lays the files of a folder over another.
fn lay(from: &Path, over: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = over.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir_all(&to).expect("made");
            lay(&path, &to);
        } else if path.file_name().is_some_and(|n| n == "DELETE") {
            for name in fs::read_to_string(&path).expect("a list").lines() {
                fs::remove_file(over.join(name)).expect("removed");
            }
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}

/// The cases of a code: workspace, workspace-2 …
fn cases(code: Code) -> Vec<(PathBuf, PathBuf)> {
    let folder = folder(code);
    (1..)
        .map(|n| if n == 1 { String::new() } else { format!("-{n}") })
        .map(|end| (folder.join(format!("workspace{end}")), folder.join(format!("expected{end}.txt"))))
        .take_while(|(workspace, _)| workspace.exists())
        .collect()
}

/// What the command says about a case, with its exit code on top.
fn said(workspace: &Path) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    let ws = dir.path().join("ws");
    fs::create_dir(&ws).expect("made");
    lay(&gallery().join("base"), &ws);
    lay(workspace, &ws);
    let command =
        fs::read_to_string(workspace.with_extension("command")).unwrap_or_else(|_| "check".to_owned());
    // One word is a command on the workspace; more are a whole command line, said in it.
    let words: Vec<&str> = command.split_whitespace().collect();
    let (args, folder) = match words.as_slice() {
        [word] => (vec![*word, "ws", "--period", "2026-03"], dir.path().to_owned()),
        words => (words.to_vec(), ws.clone()),
    };
    let before = fs::read_to_string(workspace.with_extension("before")).unwrap_or_default();
    for line in before.lines() {
        let done = Command::new(env!("CARGO_BIN_EXE_amends"))
            .args(line.split_whitespace())
            .current_dir(&ws)
            .output();
        assert!(done.expect("it runs").status.success(), "{}: {line}", workspace.display());
    }
    let output = Command::new(env!("CARGO_BIN_EXE_amends"))
        .args(args)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .output()
        .expect("it runs");
    let code = output.status.code().expect("an exit code");
    if code != 0 {
        assert!(!ws.join("out").exists(), "{} wrote something", workspace.display());
    }
    let text: String = String::from_utf8(output.stderr).expect("UTF-8");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("exit {code}\n\n{}\n", lines.join("\n").trim_end())
}

#[test]
fn every_code_has_a_folder_and_every_message_is_as_stored() {
    let bless = std::env::var_os("AMENDS_BLESS").is_some();
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let cases = cases(*code);
        assert!(!cases.is_empty(), "{} has no case in the gallery", code.name());
        assert!(folder(*code).join("README.md").exists(), "{} has no README.md", code.name());
        for (workspace, expected) in cases {
            let said = said(&workspace);
            assert!(said.contains(&format!("[{}]", code.name())), "{} is not said:\n{said}", code.name());
            if bless {
                fs::write(&expected, said).expect("written");
            } else if fs::read_to_string(&expected).unwrap_or_default() != said {
                wrong.push(format!("{}:\n{said}", expected.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} messages differ (AMENDS_BLESS=1 stores them):\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_folder_has_a_code() {
    let known: BTreeSet<PathBuf> = Code::ALL.iter().map(|c| folder(*c)).collect();
    for area in fs::read_dir(gallery()).expect("the gallery") {
        let area = area.expect("an entry").path();
        if area.file_name().is_some_and(|n| n == "base") {
            continue;
        }
        for case in fs::read_dir(&area).expect("an area") {
            let case = case.expect("an entry").path();
            assert!(known.contains(&case), "{} is the folder of no code", case.display());
        }
    }
}

/// A workspace without faults says nothing but its counts.
#[test]
fn the_base_has_no_problems() {
    let empty = tempfile::tempdir().expect("a folder");
    let said = said(empty.path());
    assert!(said.starts_with("exit 0") && said.contains("no problems; nothing was written"), "{said}");
}

/// An error stops: exit code 1. A warning does not.
#[test]
fn errors_stop_and_warnings_do_not() {
    for code in Code::ALL {
        for (_, expected) in cases(*code) {
            let text = fs::read_to_string(&expected).expect("stored");
            let exit = if text.contains("error[") { "exit 1" } else { "exit 0" };
            assert!(text.starts_with(exit), "{}", expected.display());
        }
    }
}
