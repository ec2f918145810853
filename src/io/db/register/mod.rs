//! `register.db`: the entries of the register in a SQLite file that only grows.
//!
//! One command is one transaction. The state that a command decides on is read inside of it, so that two commands at
//! once come one after the other and the second sees what the first did. What is killed on the way leaves the file as
//! it was: SQLite takes back what was not committed when it is opened the next time.
//!
//! A command that reads takes a file of an older version as it is. The first one that writes brings it up to date, in
//! the transaction that writes its entries.

mod rows;
mod tables;

use crate::io::db::RegisterProblem;
use crate::io::db::register::rows::each;
use crate::io::db::register::rows::insert;
use crate::io::db::register::rows::last;
use crate::io::db::register::tables::File;
use crate::io::db::register::tables::bring_up_to_date;
use crate::io::db::register::tables::what_is;
use crate::register::Book;
use crate::register::Draft;
use crate::register::Entry;
use crate::register::GENESIS;
use crate::register::Kind;
use crate::register::SentLetter;
use crate::time::Elapsed;
use crate::time::Instant;
use crate::time::Month;
use rusqlite::Connection;
use rusqlite::OpenFlags;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::time::Duration;

pub use crate::io::db::register::rows::Which;
pub(super) use crate::io::db::register::tables::VERSION;

/// How long one command waits for another.
const PATIENCE: Duration = Duration::from_secs(15);
/// How far a clock may be behind the last entry without anybody having to look: two machines never quite agree.
const CLOCK_SLACK: Elapsed = Elapsed(120_000);

/// Takes one entry in.
pub type Take<'t> = &'t mut dyn FnMut(&Entry) -> Result<(), RegisterProblem>;

/// An open register.
pub struct RegisterFile {
    connection: Connection,
    older: Option<i64>,
}

impl RegisterFile {
    /// The version of the tables that it writes.
    pub const VERSION: i64 = tables::VERSION;

    /// Opens a register to write into. Where there is none an empty file is made, readable by its owner only; it becomes a
    /// register with its first entry.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn open(path: &Path) -> Result<Self, RegisterProblem> {
        if !is_there(path)? {
            make_private(path).map_err(|why| RegisterProblem::World(why.to_string()))?;
        }
        Self::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Opens a register to read; `None` when there is none, or none with a table in it yet.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn look(path: &Path) -> Result<Option<Self>, RegisterProblem> {
        if !is_there(path)? {
            return Ok(None);
        }
        // What a killed command left is taken back when the file can be written, and told of when it cannot.
        let file = match Self::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Err(RegisterProblem::World(_)) => Self::with(path, OpenFlags::SQLITE_OPEN_READ_ONLY),
            other => other,
        }?;
        Ok((what_is(&file.connection)? != File::Empty).then_some(file))
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Self, RegisterProblem> {
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(PATIENCE)?;
        connection.execute_batch(
            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
        )?;
        // Whether it is a register at all is said before anything else is done with it.
        what_is(&connection)?;
        Ok(RegisterFile { connection, older: None })
    }

    /// A transaction beside which nobody else writes.
    fn alone(&mut self) -> Result<Transaction<'_>, RegisterProblem> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// One look at the file: what is read through it is of one moment.
    fn now(&self) -> Result<Transaction<'_>, RegisterProblem> {
        Ok(self.connection.unchecked_transaction()?)
    }

    /// The version that the tables had before this program wrote into them, if that was an older one.
    pub fn was_of_version(&self) -> Option<i64> {
        self.older
    }

    /// The number and the hash of the last entry.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn head(&self) -> Result<Option<(u64, String)>, RegisterProblem> {
        Ok(last(&*self.now()?, u64::MAX)?.map(|(seq, _, hash)| (seq, hash)))
    }

    /// The state of a period now.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn book(&self, period: Month) -> Result<Book, RegisterProblem> {
        self.book_as_of(period, u64::MAX)
    }

    /// The state of a period as it was when the register had so many entries.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn book_as_of(&self, period: Month, entries: u64) -> Result<Book, RegisterProblem> {
        book(&*self.now()?, period, entries)
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
        each(&*self.now()?, which, visit)
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
        let transaction = self.alone()?;
        let mut book = book(&transaction, period, u64::MAX)?;
        let (told, drafts) = decide(&book);
        if drafts.is_empty() {
            before_commit(&book, &[])?;
            return Ok((told, Vec::new()));
        }
        let older = what_is(&transaction)?.older();
        bring_up_to_date(&transaction)?;
        let entries = append(&transaction, drafts, now, account)?;
        entries.iter().for_each(|entry| book.add(entry));
        before_commit(&book, &entries)?;
        transaction.commit()?;
        self.came_from(older);
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
        let transaction = self.alone()?;
        if last(&transaction, u64::MAX)?.is_some() {
            return Err(RegisterProblem::World(
                "it has entries already, and an import would mix two histories".to_owned(),
            ));
        }
        let older = what_is(&transaction)?.older();
        bring_up_to_date(&transaction)?;
        feed(&mut |entry| insert(&transaction, entry))?;
        transaction.commit()?;
        self.came_from(older);
        Ok(())
    }

    /// Gives back the room that older tables took.
    fn came_from(&mut self, older: Option<i64>) {
        if older.is_some() {
            self.older = older;
            // All is written; where there is no room for this, or others are reading, the file stays larger than it must be.
            let patience = self.connection.busy_timeout(Duration::from_secs(1));
            let _ = patience.and_then(|()| self.connection.execute_batch("VACUUM"));
        }
    }

    /// The months that it has entries of.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn periods(&self) -> Result<Vec<Month>, RegisterProblem> {
        let no_month = |text: &str| RegisterProblem::Damaged(format!("`{text}` is no month"));
        let found = rows::periods(&*self.now()?)?;
        found.iter().map(|text| Month::parse(text).ok_or_else(|| no_month(text))).collect()
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
    ) -> Result<BTreeMap<String, SentLetter>, RegisterProblem> {
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

/// Whether there is a file; what stands in its place and is none is a fault, and never an empty register.
fn is_there(path: &Path) -> Result<bool, RegisterProblem> {
    let cannot = |why: String| Err(RegisterProblem::World(why));
    match std::fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(true),
        Ok(found) if found.is_dir() => cannot(format!("`{}` is a folder", path.display())),
        Ok(_) => cannot(format!("`{}` is no file", path.display())),
        Err(why) if why.kind() == io::ErrorKind::NotFound => match path.is_symlink() {
            true => cannot(format!("`{}` is a link to a file that is not there", path.display())),
            false => Ok(false),
        },
        Err(why) => cannot(why.to_string()),
    }
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
