//! The one test binary. A test below fails when a file of this folder is not listed here.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod agreement_terms;
mod agreements;
mod archive;
mod book;
mod briefs;
mod bulk;
mod claims;
mod diff;
mod edits;
mod engines;
mod errors;
mod evidence_rules;
mod exclusions;
mod explain;
mod finance;
mod follow_ups;
mod forms;
mod fuzz_corpus;
mod golden;
mod hostile;
mod hostile_documents;
mod japanese;
mod kept_notices;
mod letters;
mod memory;
mod notices;
mod oracle;
mod own_words;
mod pages;
mod parts;
mod properties;
mod published;
mod read_only;
mod readers;
mod reconciliation;
mod register;
mod register_commands;
mod register_versions;
mod readers_db;
mod readers_more;
mod redact;
mod render;
mod repeatable;
mod request_schemas;
mod review;
mod review_edits;
mod samples;
mod scripts;
mod seams;
mod status_pages;
mod streams;
mod tables;
mod tidy;
mod templates;
mod transcripts;
mod vectors;
mod verify;
mod wording;
mod workbook;

use std::collections::BTreeSet;

#[test]
fn every_test_file_is_listed() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = std::fs::read_to_string(root.join("main.rs")).expect("tests/main.rs is there");
    let listed: BTreeSet<&str> =
        main.lines().filter_map(|l| l.strip_prefix("mod ")).filter_map(|l| l.strip_suffix(';')).collect();
    for entry in std::fs::read_dir(&root).expect("tests is a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        let is_module = path.extension().is_some_and(|e| e == "rs") || path.join("mod.rs").exists();
        if is_module && name != "main" {
            assert!(listed.contains(name.as_str()), "tests/{name} is not listed in tests/main.rs");
        }
    }
}
