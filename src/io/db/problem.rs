//! Why a register cannot be used, in words for people.

use crate::io::db::register::VERSION;
use crate::time::Instant;
use rusqlite::ErrorCode;
use std::fmt;

/// Why a register cannot be used.
#[derive(Debug)]
pub enum RegisterProblem {
    /// A newer Amends wrote it.
    Newer(i64),
    /// It is a file of something else.
    Other,
    /// It is damaged.
    Damaged(String),
    /// The clock is before the last entry: the instant of the clock, then that of the entry.
    Clock(Instant, Instant),
    /// Another command holds it.
    Busy,
    /// What the disk said.
    World(String),
    /// What was to be written must not be; why, in whole words.
    Refused(String),
}

impl RegisterProblem {
    /// Whether the disk or another command is the reason, and not what the file holds.
    pub fn is_of_the_world(&self) -> bool {
        matches!(self, RegisterProblem::World(_) | RegisterProblem::Busy | RegisterProblem::Clock(..))
    }
}

impl fmt::Display for RegisterProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RegisterProblem::Newer(version) => write!(
                f,
                "the register was written by a newer Amends (its tables are version {version}, this one knows {VERSION}); nothing was changed: use the newer one"
            ),
            RegisterProblem::Other => f.write_str("`register.db` is a file of something else, not a register; nothing was changed"),
            RegisterProblem::Damaged(what) => write!(
                f,
                "the register is damaged: {what}; nothing was changed. Put back a copy of register.db, or an export with `amends register import`"
            ),
            RegisterProblem::Clock(now, last) => write!(
                f,
                "the clock of this machine says {now}, and the last entry of the register is of {last}; nothing was written: set the clock, or entries would stand in a wrong order"
            ),
            RegisterProblem::Busy => f.write_str("another command is writing into the register; nothing was written: try again when it is done"),
            RegisterProblem::Refused(why) => write!(f, "{why}; nothing was written"),
            RegisterProblem::World(why) => write!(f, "the register cannot be used: {why}; nothing was written"),
        }
    }
}

impl From<rusqlite::Error> for RegisterProblem {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => RegisterProblem::Damaged(error.to_string()),
            Some(ErrorCode::NotADatabase) => RegisterProblem::Other,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => RegisterProblem::Busy,
            Some(ErrorCode::DiskFull) => RegisterProblem::World("the disk is full".to_owned()),
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => RegisterProblem::World(
                "it cannot be opened: this account may not read or write it, or not write beside it"
                    .to_owned(),
            ),
            Some(ErrorCode::ReadOnly) => RegisterProblem::World("it can only be read".to_owned()),
            _ => RegisterProblem::World(error.to_string()),
        }
    }
}
