//! The register's file with many entries: tables of version 1 beside those of today, each warm and from a cold disk.
//!
//! `AMENDS_REGISTER=500000` says how many entries; `AMENDS_REGISTER_IN=DIR` where the files are made, on the disk that is
//! to be measured. A cold disk needs the right to drop the caches of the system; without it that column is left out.

#![allow(missing_docs, clippy::print_stdout)]

use amends::io::RegisterFile;
use amends::io::Which;
use amends::money::Currency;
use amends::money::Money;
use amends::register::Act;
use amends::register::Book;
use amends::register::Draft;
use amends::register::Entry;
use amends::register::GENESIS;
use amends::register::Kind;
use amends::register::Said;
use amends::register::settle;
use amends::run::booking::Status;
use amends::time::Month;
use rusqlite::Connection;
use rusqlite::params;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

/// Credits of a month.
const CREDITS: u64 = 10_000;

/// The one of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let count: u64 = std::env::var("AMENDS_REGISTER").ok().and_then(|n| n.parse().ok()).unwrap_or(60_000);
    let folder = std::env::var("AMENDS_REGISTER_IN").map_or_else(
        |_| tempfile::tempdir().expect("a folder"),
        |parent| tempfile::tempdir_in(parent).expect("a folder"),
    );
    let (one, two) = (folder.path().join("1.db"), folder.path().join("2.db"));
    let entries = entries(count);
    write_version_1(&one, &entries);
    let mut file = RegisterFile::open(&two).expect("a register");
    file.import(&mut |take| entries.iter().try_for_each(&mut *take)).expect("taken in");
    drop((file, entries));
    println!("{count} entries");
    println!("{:<28} {:>12} {:>12}", "", "version 1", "version 2");
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |m| m.len());
    println!("{:<28} {:>9} MB {:>9} MB", "file", size(&one) / 1_000_000, size(&two) / 1_000_000);
    let status: Read = |file| {
        let mut status = Status::default();
        for month in file.periods().expect("months") {
            let mut book = Book::default();
            file.each(&Which::Light(month), &mut |entry| {
                book.add(&entry);
                Ok(())
            })
            .expect("read");
            status.take(month, &book, &|_| 1);
        }
        status.text().len()
    };
    let named: Read = |file| count_of(file, &Which::Named("customer-00007"));
    let whole: Read = |file| count_of(file, &Which::All);
    let book: Read =
        |file| file.book(Month::parse("2024-03").expect("a month")).expect("read").accounts.len();
    for (name, read) in [
        ("status", status),
        ("history of a customer", named),
        ("book of a month", book),
        ("all entries", whole),
    ] {
        let both = [&one, &two].map(|path| (cold().then(|| time(path, read)), time(path, read)));
        assert_eq!(both[0].1.1, both[1].1.1, "{name}: both versions say the same");
        if let [(Some(old), _), (Some(new), _)] = &both {
            println!("{:<28} {:>9.2} s  {:>9.2} s", format!("{name}, cold"), secs(old.0), secs(new.0));
        }
        println!(
            "{:<28} {:>9.2} s  {:>9.2} s",
            format!("{name}, warm"),
            secs(both[0].1.0),
            secs(both[1].1.0)
        );
    }
    let [old, new] = [&one, &two].map(|path| {
        let start = Instant::now();
        let mut file = RegisterFile::open(path).expect("a register");
        let month = Month::parse("2024-03").expect("a month");
        let said = Said { by: "Fin".to_owned(), note: String::new() };
        let chosen = |book: &Book| book.accounts.keys().next().cloned().expect("a credit");
        let wrote = file.write(
            month,
            amends::time::Instant(1_900_000_000_000),
            "bench",
            |book| ((), settle(book, &[&chosen(book)], &said).drafts),
            |_, _| Ok(()),
        );
        assert_eq!(wrote.expect("written").1.len(), 1);
        start.elapsed()
    });
    println!(
        "{:<28} {:>9.2} s  {:>9.2} s   (the first brings the file up to date)",
        "one entry written",
        secs(old),
        secs(new)
    );
    println!("{:<28} {:>9} MB {:>9} MB", "file", size(&one) / 1_000_000, size(&two) / 1_000_000);
}

type Read = fn(&RegisterFile) -> usize;

fn count_of(file: &RegisterFile, which: &Which<'_>) -> usize {
    let mut count = 0;
    file.each(which, &mut |_| {
        count += 1;
        Ok(())
    })
    .expect("read");
    count
}

fn time(path: &Path, read: Read) -> (Duration, usize) {
    let start = Instant::now();
    let file = RegisterFile::look(path).expect("a register").expect("it is there");
    let answer = read(&file);
    (start.elapsed(), answer)
}

fn secs(time: Duration) -> f64 {
    time.as_secs_f64()
}

/// Lets the system forget what it has read; whether it did.
fn cold() -> bool {
    let _ = Command::new("sync").status();
    std::fs::write("/proc/sys/vm/drop_caches", "3").is_ok()
}

/// Months of credits that were approved, issued and, all but the first of each month, settled.
fn entries(count: u64) -> Vec<Entry> {
    let (mut entries, mut hash) = (Vec::new(), GENESIS.to_owned());
    let mut month = Month::parse("2024-01").expect("a month");
    let rests_on = format!("{{\"rests_on\":\"{}\"}}", "x".repeat(1_100));
    loop {
        for act in [Act::Approved, Act::Issued, Act::Settled] {
            for n in 0..CREDITS {
                if entries.len() as u64 == count {
                    return entries;
                }
                if act == Act::Settled && n == 0 {
                    continue;
                }
                let id = format!("CR-{month}-{n:08X}");
                let says = Draft {
                    act,
                    kind: Kind::Credit,
                    subject: id.clone(),
                    posting: id,
                    period: month,
                    customer: format!("customer-{n:05}"),
                    amount: Some(Money {
                        currency: Currency::from_code("EUR").expect("euros"),
                        minor: 1_234,
                    }),
                    run: "0123456789ab".to_owned(),
                    batch: if act == Act::Issued { format!("{month}-01") } else { String::new() },
                    by: "Ann Approver".to_owned(),
                    note: String::new(),
                    detail: if act == Act::Approved { rests_on.clone() } else { String::new() },
                };
                let seq = entries.len() as u64 + 1;
                let at = amends::time::Instant(1_775_000_000_000);
                let entry = Entry::after(&hash, seq, at, "bench", says);
                hash.clone_from(&entry.hash);
                entries.push(entry);
            }
        }
        month = month.next();
    }
}

/// A file as the program of version 1 wrote it.
fn write_version_1(path: &Path, entries: &[Entry]) {
    let mut connection = Connection::open(path).expect("a file");
    connection.execute_batch(include_str!("../register-v1/tables.sql")).expect("tables");
    let transaction = connection.transaction().expect("a transaction");
    let mut insert = transaction
        .prepare("INSERT INTO entries VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)")
        .expect("a statement");
    for e in entries {
        let s = &e.says;
        let written = insert.execute(params![
            i64::try_from(e.seq).expect("small"),
            e.at.0,
            s.act.name(),
            s.kind.name(),
            s.subject,
            s.posting,
            s.period.to_string(),
            s.customer,
            s.amount.map(|m| m.currency.code().to_owned()),
            s.amount.map(|m| i64::try_from(m.minor).expect("small")),
            s.run,
            s.batch,
            s.by,
            e.account,
            s.note,
            s.detail,
            e.hash,
        ]);
        written.expect("written");
    }
    drop(insert);
    transaction.commit().expect("written");
}
