//! `register.db`: the entries of the register in a SQLite file that only grows.
//!
//! One command is one transaction. The state that a command decides on is read inside of it, so that two commands at
//! once come one after the other and the second sees what the first did. What is killed on the way leaves the file as
//! it was: SQLite takes back what was not committed when it is opened the next time.

use crate::io::db::RegisterProblem;
use crate::money::Currency;
use crate::money::Money;
use crate::register::Act;
use crate::register::Book;
use crate::register::Draft;
use crate::register::Entry;
use crate::register::GENESIS;
use crate::register::Kind;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
use rusqlite::Connection;
use rusqlite::OpenFlags;
use rusqlite::Row;
use rusqlite::TransactionBehavior;
use rusqlite::params;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::time::Duration;

/// `AMND`: what makes a SQLite file a register.
const APPLICATION: i64 = 0x414D_4E44;
/// The version of the tables below.
pub(super) const VERSION: i64 = 1;
/// How long one command waits for another.
const PATIENCE: Duration = Duration::from_secs(15);
/// How far a clock may be behind the last entry without anybody having to look: two machines never quite agree.
const CLOCK_SLACK: Elapsed = Elapsed(120_000);

const TABLES: &str = "
CREATE TABLE entries (
  seq          INTEGER PRIMARY KEY,
  at_ms        INTEGER NOT NULL,
  act          TEXT NOT NULL,
  kind         TEXT NOT NULL,
  subject      TEXT NOT NULL,
  posting      TEXT NOT NULL,
  period       TEXT NOT NULL,
  customer     TEXT NOT NULL,
  currency     TEXT,
  amount_minor INTEGER,
  run          TEXT NOT NULL,
  batch        TEXT NOT NULL,
  said_by      TEXT NOT NULL,
  account      TEXT NOT NULL,
  note         TEXT NOT NULL,
  detail       TEXT NOT NULL,
  hash         TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_period ON entries (period, seq);
CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
  BEGIN SELECT RAISE(ABORT, 'the register only grows'); END;
CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
  BEGIN SELECT RAISE(ABORT, 'the register only grows'); END;
";

const COLUMNS: &str = "seq, at_ms, act, kind, subject, posting, period, customer, currency, amount_minor, run, \
                       batch, said_by, account, note, detail, hash";

/// Takes one entry in.
pub type Take<'t> = &'t mut dyn FnMut(&Entry) -> Result<(), RegisterProblem>;

/// An open register.
pub struct RegisterFile {
    connection: Connection,
}

impl RegisterFile {
    /// Opens a register to write into; it is made when there is none, readable by its owner only.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn open(path: &Path) -> Result<Self, RegisterProblem> {
        make_private(path).map_err(|why| RegisterProblem::World(why.to_string()))?;
        Self::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Opens a register to read; `None` when there is none.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn look(path: &Path) -> Result<Option<Self>, RegisterProblem> {
        if !path.try_exists().map_err(|why| RegisterProblem::World(why.to_string()))? {
            return Ok(None);
        }
        // What a killed command left is taken back when the file can be written, and told of when it cannot.
        match Self::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Err(RegisterProblem::World(_)) => Self::with(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map(Some),
            other => other.map(Some),
        }
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Self, RegisterProblem> {
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(PATIENCE)?;
        connection.execute_batch(
            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
        )?;
        let mut file = RegisterFile { connection };
        file.check_version()?;
        Ok(file)
    }

    fn pragma(&self, name: &str) -> Result<i64, RegisterProblem> {
        Ok(self.connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
    }

    /// An empty file becomes a register; everything else has to be one that this version knows.
    fn check_version(&mut self) -> Result<(), RegisterProblem> {
        let (application, version) = (self.pragma("application_id")?, self.pragma("user_version")?);
        if application == APPLICATION {
            return match version {
                VERSION => Ok(()),
                newer if newer > VERSION => Err(RegisterProblem::Newer(newer)),
                older => {
                    Err(RegisterProblem::Damaged(format!("its tables have the unknown version {older}")))
                }
            };
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tables: i64 =
            transaction.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
        let application: i64 = transaction.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        if tables == 0 {
            transaction.execute_batch(TABLES)?;
            transaction.execute_batch(&format!(
                "PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}"
            ))?;
            transaction.commit()?;
            return Ok(());
        }
        // Another command may have made it meanwhile.
        if application == APPLICATION { Ok(()) } else { Err(RegisterProblem::Other) }
    }

    /// The number and the hash of the last entry.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn head(&self) -> Result<Option<(u64, String)>, RegisterProblem> {
        Ok(last(&self.connection, u64::MAX)?.map(|(seq, _, hash)| (seq, hash)))
    }

    /// The state of a period now.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn book(&self, period: Month) -> Result<Book, RegisterProblem> {
        book(&self.connection, period, u64::MAX)
    }

    /// The state of a period as it was when the register had so many entries.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn book_as_of(&self, period: Month, entries: u64) -> Result<Book, RegisterProblem> {
        book(&self.connection, period, entries)
    }

    /// Every entry in order, or those of a period, or those about a subject or customer.
    ///
    /// # Errors
    /// Why they cannot be read, or what `visit` says.
    pub fn each(
        &self,
        which: &Which<'_>,
        visit: &mut dyn FnMut(Entry) -> Result<(), RegisterProblem>,
    ) -> Result<(), RegisterProblem> {
        each(&self.connection, which, visit)
    }

    /// Decides on the state of a period and writes what follows, in one transaction. Nothing is written when `decide`
    /// gives no entries. `before_commit` sees the state that they come to, and may still stop it.
    ///
    /// # Errors
    /// Why nothing was written.
    pub fn write<T>(
        &mut self,
        period: Month,
        now: Instant,
        account: &str,
        decide: impl FnOnce(&Book) -> (T, Vec<Draft>),
        before_commit: impl FnOnce(&Book, &[Entry]) -> Result<(), RegisterProblem>,
    ) -> Result<(T, Vec<Entry>), RegisterProblem> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut book = book(&transaction, period, u64::MAX)?;
        let (told, drafts) = decide(&book);
        let entries = append(&transaction, drafts, now, account)?;
        entries.iter().for_each(|entry| book.add(entry));
        before_commit(&book, &entries)?;
        if !entries.is_empty() {
            transaction.commit()?;
        }
        Ok((told, entries))
    }

    /// Takes in entries as they are fed to it, into a register that has none.
    ///
    /// # Errors
    /// Why nothing was taken in.
    pub fn import(
        &mut self,
        feed: &mut dyn FnMut(Take<'_>) -> Result<(), RegisterProblem>,
    ) -> Result<(), RegisterProblem> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if last(&transaction, u64::MAX)?.is_some() {
            return Err(RegisterProblem::World(
                "it has entries already, and an import would mix two histories".to_owned(),
            ));
        }
        feed(&mut |entry| insert(&transaction, entry))?;
        Ok(transaction.commit()?)
    }

    /// The months that it has entries of.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn periods(&self) -> Result<Vec<Month>, RegisterProblem> {
        let mut statement = self.connection.prepare("SELECT DISTINCT period FROM entries ORDER BY period")?;
        let found = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut months = Vec::new();
        for text in found {
            let text = text?;
            let month = Month::parse(&text);
            months.push(month.ok_or_else(|| RegisterProblem::Damaged(format!("`{text}` is no month")))?);
        }
        Ok(months)
    }

    /// The months from `first` to before `end` in which customers have credits that stand as issued, by the entries up to
    /// a number.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn credited(
        &self,
        first: Month,
        end: Month,
        up_to: u64,
    ) -> Result<BTreeMap<String, BTreeSet<Month>>, RegisterProblem> {
        let mut all: BTreeMap<String, BTreeSet<Month>> = BTreeMap::new();
        for month in self.periods()?.into_iter().filter(|m| first <= *m && *m < end) {
            let mut book = Book::default();
            self.each(&Which::Light(month), &mut |entry| {
                if entry.seq <= up_to {
                    book.add(&entry);
                }
                Ok(())
            })?;
            let credited =
                book.accounts.into_values().filter(|a| a.kind == Kind::Credit && a.issued().is_some());
            for account in credited {
                all.entry(account.customer).or_default().insert(month);
            }
        }
        Ok(all)
    }

    /// When the letters of a month went out, by the customers, by the entries up to a number.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn sent_letters(
        &self,
        month: Month,
        up_to: u64,
    ) -> Result<BTreeMap<String, Instant>, RegisterProblem> {
        let mut book = Book::default();
        self.each(&Which::Light(month), &mut |entry| {
            if entry.seq <= up_to && entry.says.kind == Kind::Document {
                book.add(&entry);
            }
            Ok(())
        })?;
        Ok(book.sent_letters())
    }

    /// What SQLite itself finds wrong with the file.
    ///
    /// # Errors
    /// Why it cannot be looked at.
    pub fn integrity(&self) -> Result<Vec<String>, RegisterProblem> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        let found = statement.query_map([], |row| row.get::<_, String>(0))?;
        let found: Vec<String> = found.collect::<Result<_, _>>()?;
        Ok(found.into_iter().filter(|line| line != "ok").collect())
    }
}

/// Which entries are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which<'w> {
    /// All of them.
    All,
    /// Those of a period, without what they rest on: enough to add up.
    Light(Month),
    /// Those of a period.
    Period(Month),
    /// Those whose subject, posting, customer or batch is called so.
    Named(&'w str),
}

/// The last entry up to a number: number, time and hash.
fn last(connection: &Connection, up_to: u64) -> Result<Option<(u64, Instant, String)>, RegisterProblem> {
    let sql = "SELECT seq, at_ms, hash FROM entries WHERE seq <= ?1 ORDER BY seq DESC LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([i64::try_from(up_to).unwrap_or(i64::MAX)])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some((row.get::<_, i64>(0)?.unsigned_abs(), Instant(row.get(1)?), row.get(2)?)))
}

/// The state that the entries of a period up to a number come to.
fn book(connection: &Connection, period: Month, up_to: u64) -> Result<Book, RegisterProblem> {
    let mut book = Book::default();
    each(connection, &Which::Period(period), &mut |entry| {
        if entry.seq <= up_to {
            book.add(&entry);
        }
        Ok(())
    })?;
    book.head = last(connection, up_to)?.map(|(seq, _, hash)| (seq, hash));
    match book.broken.first() {
        None => Ok(book),
        Some(first) => {
            Err(RegisterProblem::Damaged(format!("{first} (`amends register verify` names them all)")))
        }
    }
}

fn each(
    connection: &Connection,
    which: &Which<'_>,
    visit: &mut dyn FnMut(Entry) -> Result<(), RegisterProblem>,
) -> Result<(), RegisterProblem> {
    let (columns, condition, name) = match which {
        Which::All => (COLUMNS.to_owned(), "", None),
        Which::Light(month) => {
            (COLUMNS.replace("detail", "'' AS detail"), "WHERE period = ?1", Some(month.to_string()))
        }
        Which::Period(month) => (COLUMNS.to_owned(), "WHERE period = ?1", Some(month.to_string())),
        Which::Named(name) => (
            COLUMNS.to_owned(),
            "WHERE subject = ?1 OR posting = ?1 OR customer = ?1 OR batch = ?1",
            Some((*name).to_owned()),
        ),
    };
    let mut statement =
        connection.prepare_cached(&format!("SELECT {columns} FROM entries {condition} ORDER BY seq"))?;
    let mut rows = match &name {
        Some(name) => statement.query([name])?,
        None => statement.query([])?,
    };
    while let Some(row) = rows.next()? {
        visit(entry(row)?)?;
    }
    Ok(())
}

fn entry(row: &Row<'_>) -> Result<Entry, RegisterProblem> {
    let seq: i64 = row.get(0)?;
    let damaged = |what: &str| RegisterProblem::Damaged(format!("entry {seq} {what}"));
    let text = |at: usize| row.get::<_, String>(at);
    let amount = match (row.get::<_, Option<String>>(8)?, row.get::<_, Option<i64>>(9)?) {
        (Some(currency), Some(minor)) => {
            let currency =
                Currency::from_code(&currency).ok_or_else(|| damaged("has a currency that nobody knows"))?;
            Some(Money { currency, minor: i128::from(minor) })
        }
        _ => None,
    };
    Ok(Entry {
        seq: seq.unsigned_abs(),
        at: Instant(row.get(1)?),
        account: text(13)?,
        says: Draft {
            act: Act::named(&text(2)?)
                .ok_or_else(|| damaged("says that something was done that nobody knows"))?,
            kind: Kind::named(&text(3)?).ok_or_else(|| damaged("is of a kind that nobody knows"))?,
            subject: text(4)?,
            posting: text(5)?,
            period: Month::parse(&text(6)?).ok_or_else(|| damaged("has a period that is no month"))?,
            customer: text(7)?,
            amount,
            run: text(10)?,
            batch: text(11)?,
            by: text(12)?,
            note: text(14)?,
            detail: text(15)?,
        },
        hash: text(16)?,
    })
}

fn append(
    connection: &Connection,
    drafts: Vec<Draft>,
    now: Instant,
    account: &str,
) -> Result<Vec<Entry>, RegisterProblem> {
    let before = last(connection, u64::MAX)?;
    let (mut seq, at, mut hash) = match before {
        None => (0, now, GENESIS.to_owned()),
        Some((_, last, _)) if !drafts.is_empty() && now.plus(CLOCK_SLACK) < last => {
            return Err(RegisterProblem::Clock(now, last));
        }
        Some((seq, last, hash)) => (seq, now.max(last), hash),
    };
    let mut entries = Vec::with_capacity(drafts.len());
    for draft in drafts {
        seq += 1;
        let entry = Entry::after(&hash, seq, at, account, draft);
        insert(connection, &entry)?;
        hash.clone_from(&entry.hash);
        entries.push(entry);
    }
    Ok(entries)
}

fn insert(connection: &Connection, e: &Entry) -> Result<(), RegisterProblem> {
    let sql = format!(
        "INSERT INTO entries ({COLUMNS}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let too_large = || RegisterProblem::World("a figure is larger than a register can keep".to_owned());
    let minor = match e.says.amount {
        None => None,
        Some(money) => Some(i64::try_from(money.minor).map_err(|_| too_large())?),
    };
    statement.execute(params![
        i64::try_from(e.seq).map_err(|_| too_large())?,
        e.at.0,
        e.says.act.name(),
        e.says.kind.name(),
        e.says.subject,
        e.says.posting,
        e.says.period.to_string(),
        e.says.customer,
        e.says.amount.map(|m| m.currency.code().to_owned()),
        minor,
        e.says.run,
        e.says.batch,
        e.says.by,
        e.account,
        e.says.note,
        e.says.detail,
        e.hash,
    ])?;
    Ok(())
}

/// Makes an empty file that only its owner may read, if there is none.
fn make_private(path: &Path) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map(|_| ()),
    }
}
