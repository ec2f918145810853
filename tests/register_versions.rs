//! Registers that an older Amends wrote: read as they are, brought up to date by the first command that writes, whole at
//! every moment. `tests/register-v1` holds the tables of version 1 and what the program of that version exported.

use crate::register_commands::Place;
use crate::register_commands::month;
use amends::money::Currency;
use amends::money::Money;
use amends::register::Act;
use amends::register::Draft;
use amends::register::Entry;
use amends::register::GENESIS;
use amends::register::Kind;
use amends::time::Instant;
use amends::time::Month;
use rusqlite::Connection;
use rusqlite::params;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

const TABLES: &str = include_str!("register-v1/tables.sql");
const ENTRIES: &str = include_str!("register-v1/entries.jsonl");
const SETTLE: &str = "settle --period 2016-01 fjordvik --by Fin";

/// A register of version 1 with these entries, as the program of that version wrote it.
fn write_v1(path: &Path, entries: &[Entry]) {
    let mut connection = Connection::open(path).unwrap();
    connection.execute_batch(TABLES).unwrap();
    let transaction = connection.transaction().unwrap();
    for e in entries {
        let s = &e.says;
        transaction
            .prepare_cached(
                "INSERT INTO entries VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)",
            )
            .unwrap()
            .execute(params![
                i64::try_from(e.seq).unwrap(),
                e.at.0,
                s.act.name(),
                s.kind.name(),
                s.subject,
                s.posting,
                s.period.to_string(),
                s.customer,
                s.amount.map(|m| m.currency.code().to_owned()),
                s.amount.map(|m| i64::try_from(m.minor).unwrap()),
                s.run,
                s.batch,
                s.by,
                e.account,
                s.note,
                s.detail,
                e.hash
            ])
            .unwrap();
    }
    transaction.commit().unwrap();
}

/// A workspace with the register that was exported.
fn old() -> Place {
    let place = Place::new(&month(1));
    let entries: Vec<Entry> = ENTRIES.lines().map(|line| Entry::read(line).unwrap()).collect();
    write_v1(&place.at("register.db"), &entries);
    place
}

fn pragma(path: &Path, name: &str) -> i64 {
    Connection::open(path).unwrap().query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).unwrap()
}

fn version(place: &Place) -> i64 {
    pragma(&place.at("register.db"), "user_version")
}

#[test]
fn a_register_of_version_1_is_read_as_it_is() {
    let place = old();
    let before = place.bytes();
    assert!(place.is_whole());
    assert_eq!(place.must("register export"), ENTRIES.replace('\u{a0}', " "));
    let status = place.must("status");
    for line in
        ["credit    settled        1  USD 60.00", "document  reviewed       4", "goodwill  voided         1"]
    {
        assert!(status.contains(line), "{status}");
    }
    assert!(place.must("history kumo").contains("„Prüfung“ bis Montag"));
    place.must(&format!("{SETTLE} --dry-run"));
    place.refused("settle --period 2016-01 nobody --by Fin", 1, "nothing is called");
    assert_eq!(before, place.bytes(), "neither a look nor a refusal changes it");
    assert_eq!(version(&place), 1);
}

#[test]
fn the_first_command_that_writes_brings_it_up_to_date() {
    let place = old();
    let said = place.must(SETTLE);
    assert!(said.contains("was of version 1 and is of version 2 now"), "{said}");
    assert_eq!(version(&place), 2);
    assert_eq!(pragma(&place.at("register.db"), "freelist_count"), 0, "older tables leave no empty room");
    assert!(place.is_whole());
    let export = place.must("register export");
    let (old, new) = export.split_at(ENTRIES.replace('\u{a0}', " ").len());
    assert_eq!(old, ENTRIES.replace('\u{a0}', " "), "the chain of hashes is what it was");
    assert!(new.lines().count() == 1 && new.contains("\"act\":\"settled\""), "{new}");
    let said = place.must("settle --period 2016-01 tallgrass --by Fin");
    assert!(!said.contains("version"), "it is brought up to date once: {said}");

    let connection = Connection::open(place.at("register.db")).unwrap();
    for table in ["entries", "details"] {
        for change in [format!("UPDATE {table} SET seq = seq + 100"), format!("DELETE FROM {table}")] {
            assert!(connection.execute(&change, []).is_err(), "{change}: it only grows");
        }
    }
    // What an entry rests on is part of its hash, wherever it stands.
    connection
        .execute_batch("DROP TRIGGER details_are_never_removed; DELETE FROM details WHERE seq = (SELECT max(seq) FROM details)")
        .unwrap();
    drop(connection);
    let (code, said) = place.try_to("register verify");
    assert!(code == 1 && said.contains("was changed"), "{said}");
}

#[test]
fn an_export_of_version_1_is_imported() {
    let place = Place::new(&month(1));
    place.put("all.jsonl", ENTRIES.as_bytes());
    place.must("register import all.jsonl");
    assert_eq!(version(&place), 2);
    assert_eq!(place.must("register export"), ENTRIES.replace('\u{a0}', " "));
    // A register of version 1 without entries takes one in as well.
    let place = Place::new(&month(1));
    write_v1(&place.at("register.db"), &[]);
    place.put("all.jsonl", ENTRIES.as_bytes());
    place.must("register import all.jsonl");
    assert!(place.is_whole());
}

#[test]
fn a_newer_version_is_refused_and_left_alone() {
    let place = old();
    let newer = pragma(&place.at("register.db"), "user_version") + 2;
    let connection = Connection::open(place.at("register.db")).unwrap();
    connection.execute_batch(&format!("PRAGMA user_version = {newer}")).unwrap();
    drop(connection);
    for words in [SETTLE, "status", "register verify", "register export"] {
        place.refused(words, 1, "newer Amends");
    }
}

/// Issued credits of many customers, with much to rest on.
fn many(count: u64) -> Vec<Entry> {
    let (mut entries, mut hash) = (Vec::new(), GENESIS.to_owned());
    for n in 0..count {
        let says = Draft {
            act: Act::Approved,
            kind: Kind::Credit,
            subject: format!("CR-{n}"),
            posting: format!("CR-{n}"),
            period: Month::parse("2016-01").unwrap(),
            customer: format!("c{n}"),
            amount: Some(Money { currency: Currency::from_code("EUR").unwrap(), minor: 1000 }),
            run: "0123456789ab".to_owned(),
            batch: String::new(),
            by: "Ann".to_owned(),
            note: String::new(),
            detail: format!("{{\"rests_on\":\"{}\"}}", "x".repeat(700)),
        };
        let issued =
            Draft { act: Act::Issued, batch: "2016-01-01".to_owned(), detail: String::new(), ..says.clone() };
        for says in [says, issued] {
            let seq = entries.len() as u64 + 1;
            let entry = Entry::after(&hash, seq, Instant(1_775_000_000_000), "tests", says);
            hash.clone_from(&entry.hash);
            entries.push(entry);
        }
    }
    entries
}

#[test]
fn killed_on_the_way_it_is_of_one_version_and_whole() {
    let place = Place::new(&month(1));
    let (path, journal) = (place.at("register.db"), place.at("register.db-journal"));
    write_v1(&path, &many(4000));
    let old = place.bytes().unwrap();
    let export = place.must("register export");
    let (mut torn, mut done, mut wait) = (0, 0, 20);
    for _ in 0..60 {
        fs::write(&path, &old).unwrap();
        let mut child = place
            .command("settle --period 2016-01 c7 --by Fin")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let is_killed = child.kill().is_ok() && !child.wait().unwrap().success();
        // A journal with a head in it is one that has to be taken back.
        let is_torn = fs::read(&journal).is_ok_and(|bytes| bytes.first().is_some_and(|byte| *byte != 0));
        torn += u32::from(is_torn);
        done += u32::from(!is_killed);
        wait = if is_killed { wait + 15 } else { 20 + wait % 17 };
        let now = place.must("register export");
        assert!(now.starts_with(&export), "nothing that was there is lost");
        let is_new = now.len() > export.len();
        assert_eq!(version(&place), if is_new { 2 } else { 1 }, "the entry and the tables come together");
        assert!(!is_torn || !journal.exists(), "what was torn was taken back");
        if torn >= 3 && done >= 1 {
            break;
        }
    }
    assert!(torn >= 1, "no command was killed in the middle");
    assert!(place.is_whole());
}

#[test]
fn two_commands_at_once_bring_it_up_to_date_once() {
    let place = Place::new(&month(1));
    write_v1(&place.at("register.db"), &many(1500));
    let children: Vec<_> = (0..4)
        .map(|n| {
            place
                .command(&format!("settle --period 2016-01 c{n} --by Fin"))
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut brought = 0;
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        brought += usize::from(said.contains("was of version 1"));
    }
    assert_eq!(brought, 1);
    assert_eq!(place.must("register export").matches("\"act\":\"settled\"").count(), 4);
    assert!(place.is_whole());
}
