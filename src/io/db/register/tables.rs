//! The tables of `register.db`, in every version that there was, and how an older one becomes the newest.
//!
//! Version 1 kept what an entry rests on in the row of the entry. Since version 2 that is a table of its own, so that
//! what only adds up does not read it, and entries may be about notices. The chain of hashes is the same in both.

use crate::io::db::RegisterProblem;
use rusqlite::Connection;

/// `AMND`: what makes a SQLite file a register.
const APPLICATION: i64 = 0x414D_4E44;
/// The version of the tables below.
pub(in crate::io::db) const VERSION: i64 = 2;

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
  hash         TEXT NOT NULL
) STRICT;
CREATE TABLE details (
  seq          INTEGER PRIMARY KEY REFERENCES entries (seq),
  detail       TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_period ON entries (period, seq);
CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
  BEGIN SELECT RAISE(ABORT, 'the register only grows'); END;
CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
  BEGIN SELECT RAISE(ABORT, 'the register only grows'); END;
CREATE TRIGGER details_are_never_changed BEFORE UPDATE ON details
  BEGIN SELECT RAISE(ABORT, 'the register only grows'); END;
CREATE TRIGGER details_are_never_removed BEFORE DELETE ON details
  BEGIN SELECT RAISE(ABORT, 'the register only grows'); END;
";

/// Moves the tables of version 1 out of the way of those above.
const ASIDE: &str = "
DROP TRIGGER entries_are_never_changed;
DROP TRIGGER entries_are_never_removed;
DROP INDEX entries_by_period;
ALTER TABLE entries RENAME TO entries_1;
";

/// Takes what they hold into those above.
const OVER: &str = "
INSERT INTO entries
  SELECT seq, at_ms, act, kind, subject, posting, period, customer, currency, amount_minor, run, batch, said_by,
         account, note, hash
  FROM entries_1 ORDER BY seq;
INSERT INTO details SELECT seq, detail FROM entries_1 WHERE detail <> '' ORDER BY seq;
DROP TABLE entries_1;
";

/// What a SQLite file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    /// Nothing yet.
    Empty,
    /// A register with tables of a version that this program knows.
    Register(i64),
}

impl File {
    /// Its version, if that is an older one.
    pub(super) fn older(self) -> Option<i64> {
        match self {
            File::Register(version) if version < VERSION => Some(version),
            _ => None,
        }
    }
}

/// What a file is.
///
/// # Errors
/// It is neither a register that this program knows nor empty.
pub(super) fn what_is(connection: &Connection) -> Result<File, RegisterProblem> {
    let (application, version) = (pragma(connection, "application_id")?, pragma(connection, "user_version")?);
    if application == APPLICATION {
        return match version {
            1..=VERSION => Ok(File::Register(version)),
            newer if newer > VERSION => Err(RegisterProblem::Newer(newer)),
            older => Err(RegisterProblem::Damaged(format!("its tables have the unknown version {older}"))),
        };
    }
    let things: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    if things == 0 { Ok(File::Empty) } else { Err(RegisterProblem::Other) }
}

fn pragma(connection: &Connection, name: &str) -> Result<i64, RegisterProblem> {
    Ok(connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
}

/// Makes tables of the newest version in a file, inside of a transaction: in an empty one, or in the place of older ones,
/// with all that these hold.
pub(super) fn bring_up_to_date(transaction: &Connection) -> Result<(), RegisterProblem> {
    match what_is(transaction)? {
        File::Register(VERSION) => return Ok(()),
        File::Empty => transaction.execute_batch(TABLES)?,
        File::Register(_) => {
            transaction.execute_batch(ASIDE)?;
            transaction.execute_batch(TABLES)?;
            transaction.execute_batch(OVER)?;
        }
    }
    Ok(transaction
        .execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}"))?)
}
