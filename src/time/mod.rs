//! Instants of whole UTC milliseconds, exact lengths, civil time in named zones, and periods.
//!
//! Civil time becomes UTC at the door. A wall-clock time that does not exist, or exists twice, is a
//! problem to report, never a guess. Leap seconds do not exist here, as in POSIX time.

mod elapsed;
mod instant;
mod month;
mod parse;
mod zone;

pub use elapsed::Elapsed;
pub use instant::Instant;
pub use month::Month;
pub use parse::TimeProblem;
pub use parse::parse_date;
pub use parse::parse_instant;
pub use zone::CivilProblem;
pub use zone::Zone;
pub use zone::tz_database_version;
