//! Command lines and what they answer. Each file of `tests/cli` begins with `$ amends …`, run from the
//! project's folder; below it stand the exit code, standard output and standard error as they must be.
//! `AMENDS_BLESS=1` stores what is said now.

use std::fs;
use std::path::Path;
use std::process::Command;

fn transcript(command: &str, out: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let args: Vec<String> = command
        .trim_start_matches("$ amends")
        .split_whitespace()
        .map(|word| word.replace("OUT", &out.display().to_string()))
        .collect();
    let output = Command::new(env!("CARGO_BIN_EXE_amends"))
        .args(&args)
        .current_dir(root)
        .env("COLUMNS", "100")
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("UTF-8").replace(&out.display().to_string(), "OUT");
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    };
    let code = output.status.code().expect("an exit code");
    let (said, told) = (text(output.stdout), text(output.stderr));
    format!("{command}\nexit {code}\n--- standard output\n{said}\n--- standard error\n{told}\n")
}

#[test]
fn every_transcript_is_true() {
    let bless = std::env::var_os("AMENDS_BLESS").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the transcripts") {
        let path = entry.expect("an entry").path();
        let stored = fs::read_to_string(&path).expect("a text");
        let out = tempfile::tempdir().expect("a folder");
        let now = transcript(stored.lines().next().expect("a command"), out.path());
        count += 1;
        if bless {
            fs::write(&path, now).expect("written");
        } else if stored != now {
            wrong.push(format!("{}:\n{now}", path.display()));
        }
    }
    assert!(count >= 15, "only {count} transcripts were found");
    assert!(
        wrong.is_empty(),
        "{} transcripts differ (AMENDS_BLESS=1 stores them):\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
