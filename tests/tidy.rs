//! The house rules of the design, as tests: storeys, comments on top of files, who may name which crate.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// The storeys from the ground up. A module uses only storeys below its own; `money` and `time` are neighbours.
const STOREYS: [&[&str]; 20] = [
    &["source"],
    &["diag"],
    &["money", "time"],
    &["interval"],
    &["workings"],
    &["language"],
    &["model"],
    &["frame"],
    &["ingest"],
    &["measure"],
    &["sla"],
    &["credit"],
    &["register"],
    &["compose"],
    &["render"],
    &["finance"],
    &["proofread"],
    &["run"],
    &["io"],
    &["cli"],
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// Path below `src` (or `tests`) with forward slashes, and the text.
fn files(folder: &str) -> Vec<(String, String)> {
    let root = root().join(folder);
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    paths
        .into_iter()
        .map(|p| {
            let name = p.strip_prefix(&root).expect("below").to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&p).expect("a text"))
        })
        .collect()
}

fn storey(module: &str) -> Option<usize> {
    STOREYS.iter().position(|names| names.contains(&module))
}

#[test]
fn arrows_run_downwards() {
    let mut upstairs = Vec::new();
    for (name, text) in files("src") {
        let Some((module, _)) = name.split_once('/') else { continue };
        let here = storey(module).unwrap_or_else(|| panic!("{module} has no storey in tests/tidy.rs"));
        for (n, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for (at, _) in code.match_indices("crate::") {
                let rest = &code[at + 7..];
                let used: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(there) = storey(&used) else { continue };
                if used != module && there >= here {
                    upstairs.push(format!("src/{name}:{}: {module} uses {used}", n + 1));
                }
            }
        }
    }
    assert!(upstairs.is_empty(), "modules that look upstairs:\n{}", upstairs.join("\n"));
}

#[test]
fn lib_lists_the_modules_in_storey_order() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let listed: Vec<usize> = lib
        .lines()
        .filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(|m| storey(m).unwrap_or_else(|| panic!("{m} has no storey")))
        .collect();
    assert!(listed.windows(2).all(|w| w[0] <= w[1]), "lib.rs lists modules out of order");
}

#[test]
fn one_use_of_the_crate_per_line() {
    for (name, text) in files("src") {
        for (n, line) in text.lines().enumerate() {
            let grouped = line.trim_start().starts_with("use crate::") && line.contains('{');
            assert!(!grouped, "src/{name}:{}: write one `use crate::…` per line", n + 1);
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests"] {
        for (name, text) in files(folder) {
            assert!(text.starts_with("//!"), "{folder}/{name} has no `//!` on its first line");
        }
    }
}

#[test]
fn nothing_is_left_undone() {
    let marks = ["todo!", "unimplemented!", "dbg!", "FIXME", "#[ignore", "#[should_panic"];
    for folder in ["src", "tests"] {
        for (name, text) in files(folder).into_iter().filter(|(name, _)| name != "tidy.rs") {
            for mark in marks {
                assert!(!text.contains(mark), "{folder}/{name} holds `{mark}`");
            }
        }
    }
}

/// Who may name which crate.
#[test]
fn crates_stay_in_their_rooms() {
    let rooms = [
        ("polars", "frame/"),
        ("printpdf", "render/pdf/"),
        ("lopdf", "render/pdf/"),
        ("handlebars", "render/template/"),
        ("mail_builder", "render/mail/"),
        ("zip", "render/docx/ render/xlsx/"),
        ("rust_xlsxwriter", "render/xlsx/"),
        ("roxmltree", "render/xlsx/"),
        ("base64", "render/book/"),
        ("annotate_snippets", "cli/draw.rs"),
        ("indicatif", "cli/"),
        ("rusqlite", "io/db/"),
        ("httparse", "io/serve/"),
        ("getrandom", "io/serve/"),
        ("aho_corasick", "proofread/"),
    ];
    for (name, text) in files("src") {
        let code: String =
            text.lines().filter(|l| !l.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
        for (crate_name, room) in rooms {
            let named =
                code.contains(&format!("{crate_name}::")) || code.contains(&format!("use {crate_name}"));
            assert!(
                !named || room.split(' ').any(|room| name.starts_with(room)),
                "src/{name} names {crate_name}, which lives in src/{room}"
            );
        }
    }
}

/// Below `io` nothing touches the disk, the clock or the environment.
#[test]
fn only_io_and_cli_touch_the_world() {
    let world =
        ["std::fs", "SystemTime", "Utc::now", "Local::now", "std::env::var", "env::args", "Instant::now"];
    for (name, text) in files("src") {
        if name.starts_with("io/") || name.starts_with("cli/") || name == "main.rs" {
            continue;
        }
        for word in world {
            assert!(!text.contains(word), "src/{name} uses {word}");
        }
    }
}

/// No binary fraction touches money, time or a tier decision: floats live where pages are laid out.
#[test]
fn floats_live_only_in_the_layout_of_pages() {
    for (name, text) in files("src").into_iter().filter(|(name, _)| !name.starts_with("render/")) {
        for (n, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
            let float = words.into_iter().any(|w| w == "f32" || w == "f64");
            assert!(!float, "src/{name}:{}: a float", n + 1);
        }
    }
}

/// Nothing whose order is chance is iterated into an output.
#[test]
fn no_hash_order() {
    for (name, text) in files("src") {
        let lookup_only = name.starts_with("render/pdf/") || name.starts_with("ingest/samples/");
        let hashed = text.contains("HashMap") || text.contains("HashSet");
        assert!(!hashed || lookup_only, "src/{name} uses a hash collection");
    }
}

#[test]
fn the_top_level_is_what_was_agreed() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "CHANGELOG.md",
        "README.md",
        "src",
        "report-templates",
        "sample-data",
        "tests",
        "target",
        "out",
    ];
    for entry in fs::read_dir(root()).expect("the project") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(
            name.starts_with('.') || allowed.contains(&name.as_str()),
            "`{name}` does not belong on the top level"
        );
    }
}

#[test]
fn a_cargo_package_forbids_unsafe_code() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

/// The glossary's words: what is owed is a credit.
#[test]
fn the_words_that_we_never_use() {
    let never = ["refund", "rebate", "compensation"];
    let templates = root().join("report-templates");
    let mut texts = Vec::new();
    for entry in walk(&templates) {
        texts.push((entry.display().to_string(), fs::read_to_string(&entry).expect("a text")));
    }
    for (name, text) in texts {
        let lower = text.to_lowercase();
        for word in never {
            assert!(!lower.contains(word), "{name} says `{word}`");
        }
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { all.extend(walk(&path)) } else { all.push(path) }
    }
    all.retain(|p| p.extension().is_some_and(|e| e == "hbs"));
    all
}
